// Makes a JPEG out of a picture as iPhones keep them (HEIC), which no browser of an office shows.
// The decoding is done by the reading process; the file that came is not changed.
import { type Result, no, ok } from '../domain/result.ts';
import { decoder } from './pictures.ts';
import { readFileWith } from './reading/reader.ts';

/** Longest computing time, milliseconds: a phone's picture takes about two seconds on a small machine. */
const COMPUTING_CAP = 12_000;

/** Decodes the picture at `path`; `unreadable` when it is damaged, too large, or of a kind that cannot be decoded. */
export async function heicToJpeg(
  path: string,
  owner: number | null,
): Promise<Result<Buffer, 'unreadable'>> {
  const read = await readFileWith('heic-pixels', path, { owner, computingCap: COMPUTING_CAP });
  if (!read.ok) return read;
  const sharp = await decoder();
  const { width, height, data } = read.value;
  try {
    return ok(
      await sharp(data, { raw: { width, height, channels: 4 } })
        .flatten({ background: '#ffffff' })
        .jpeg({ quality: 90 })
        .toBuffer(),
    );
  } catch {
    return no('unreadable');
  }
}
