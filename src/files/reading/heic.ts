// Decodes a picture as iPhones keep them (HEIC) into its pixels, upright. Meant for the reading process.
// It decodes no picture of more pixels than it is told.
import type { Pixels } from './tasks.ts';

/** A 48-megapixel phone; more would not fit into what the process may have. */
const MOST_PIXELS = 50_000_000;

/** Returns the first picture of a HEIC. */
export async function heicPixels(bytes: Buffer): Promise<Pixels> {
  // Loaded with the first such picture: no other file waits for it.
  const { default: decode } = await import('heic-decode');
  const images = await decode.all({ buffer: bytes });
  try {
    const [first] = images;
    if (first === undefined || first.width * first.height > MOST_PIXELS)
      throw new RangeError('no picture, or one that is too large');
    const { width, height, data } = await first.decode();
    return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
  } finally {
    images.dispose();
  }
}
