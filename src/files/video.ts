// Reads the length of an MP4 from the file itself, wherever its index lies and even when it comes in fragments.
// Meant for the reading process. It decodes nothing and trusts no length that the sender told.
import { FilePathSource, Input, MP4, QTFF } from 'mediabunny';

/** Length in seconds, and the size in pixels as shown; without a video track there is neither width nor height. */
export interface VideoReport {
  readonly seconds: number;
  /** How the pictures are coded, where that is known; null: in a way that browsers do not show. */
  readonly codec?: string | null;
  readonly width?: number;
  readonly height?: number;
}

/** Codings of pictures that browsers show. */
const shown = ['avc', 'hevc', 'vp8', 'vp9', 'av1'] as const;

/** Reads tracks and length of a file; rejects when they cannot be read. */
export async function readVideo(path: string): Promise<VideoReport> {
  using input = new Input({ source: new FilePathSource(path), formats: [MP4, QTFF] });
  const seconds = await input.computeDuration();
  const track = await input.getPrimaryVideoTrack();
  const codec = await track?.getCodec();
  return track
    ? {
        seconds,
        codec: shown.find((one) => one === codec) ?? null,
        width: await track.getDisplayWidth(),
        height: await track.getDisplayHeight(),
      }
    : { seconds };
}
