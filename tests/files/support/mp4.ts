// Writes real MP4 files: a video track whose frames are never decoded, in the three layouts that phones use.
import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';

/** Writes a film of this many seconds; the index at the end, at the start, or in fragments. */
export async function mp4(
  seconds: number,
  layout: 'end' | 'start' | 'fragments' = 'end',
): Promise<Buffer> {
  const fastStart = layout === 'end' ? false : layout === 'start' ? 'in-memory' : 'fragmented';
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart }), target });
  const film = new EncodedVideoPacketSource('avc');
  output.addVideoTrack(film, { frameRate: 1 });
  await output.start();
  const description = Uint8Array.from([
    1, 66, 0, 30, 255, 225, 0, 10, 0x67, 0x42, 0, 0x1e, 0xda, 0x02, 0x80, 0xbf, 0xe5, 0x40, 1, 0, 4,
    0x68, 0xce, 0x3c, 0x80,
  ]);
  const decoderConfig = { codec: 'avc1.42001e', codedWidth: 640, codedHeight: 360, description };
  for (let at = 0; at < seconds; at += 1) {
    await film.add(new EncodedPacket(new Uint8Array(400).fill(at), 'key', at, 1), {
      decoderConfig,
    });
  }
  await output.finalize();
  return Buffer.from(target.buffer ?? new ArrayBuffer());
}

/** Writes a sound recording in the same container, as voice recorders do. */
export async function soundOnly(seconds: number): Promise<Buffer> {
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: false }), target });
  const sound = new EncodedAudioPacketSource('aac');
  output.addAudioTrack(sound);
  await output.start();
  const decoderConfig = {
    codec: 'mp4a.40.2',
    sampleRate: 44_100,
    numberOfChannels: 1,
    description: Uint8Array.from([18, 8]),
  };
  for (let at = 0; at < seconds; at += 1) {
    await sound.add(new EncodedPacket(new Uint8Array(100), 'key', at, 1), { decoderConfig });
  }
  await output.finalize();
  return Buffer.from(target.buffer ?? new ArrayBuffer());
}
