// Reads the length of an MP4 from the file itself, wherever its index lies and even when it comes in fragments.
// Meant for the reading process. It decodes nothing and trusts no length that the sender told.
import { FilePathSource, Input, MP4 } from 'mediabunny';

/** Length in seconds, and the size in pixels as shown; without a video track there is neither width nor height. */
export interface VideoReport {
  readonly seconds: number;
  readonly width?: number;
  readonly height?: number;
}

/** Reads tracks and length of a file; rejects when they cannot be read. */
export async function readVideo(path: string): Promise<VideoReport> {
  using input = new Input({ source: new FilePathSource(path), formats: [MP4] });
  const seconds = await input.computeDuration();
  const track = await input.getPrimaryVideoTrack();
  return track
    ? { seconds, width: await track.getDisplayWidth(), height: await track.getDisplayHeight() }
    : { seconds };
}
