// Makes the copy of a picture that people are shown: the same picture without what the camera wrote about the place.
// The stored file stays as it was sent.
import { DEFAULT_FILE_LIMITS } from './formats.ts';
import { decoder } from './pictures.ts';

/**
 * Encodes a stored picture anew: turned as its EXIF says, without EXIF, GPS, comments or bytes behind its end.
 * Rejects when it cannot be decoded.
 */
export async function strippedImage(
  picture: string | Uint8Array,
  format: 'jpg' | 'png',
): Promise<Buffer> {
  const sharp = await decoder();
  const upright = sharp(picture, {
    limitInputPixels: DEFAULT_FILE_LIMITS.maxPixels,
    failOn: 'error',
  }).autoOrient();
  return await (format === 'png' ? upright.png() : upright.jpeg({ quality: 90 })).toBuffer();
}
