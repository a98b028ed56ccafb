// Reads the printed words off a photographed page: prepared here, read by the reading process, behind its turns.
// What a machine reads off a photo is never sure: it is for whoever uses it to have it confirmed by a person.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trimBothOf } from '../domain/trimming.ts';
import { DEFAULT_FILE_LIMITS } from './formats.ts';
import { decoder } from './pictures.ts';
import { readFileWith } from './reading/reader.ts';

/** Longest side of a prepared page, pixels: at least and at most. Smaller letters are guessed, larger ones only take longer. */
const LEAST = 1600;
const MOST = 2400;
/** The background is what is left of the page when it is so much smaller, and soft. */
const BACKGROUND_SHRINK = 16;
const PAPER = 235;
/** Below this the recogniser is guessing; its own scale, 0 to 100. */
const LEAST_SURE = 60;
const SECONDS = 20;
/** One page takes two to five seconds on a small machine; milliseconds of computing and by the clock. */
const COMPUTING_CAP = 40_000;
const TIME_CAP = 120_000;

/** Returns the words of a page; null when they are not plain enough, or cannot be read at all. */
export async function photoText(picture: Buffer, owner: number | null): Promise<string | null> {
  const page = await prepared(picture);
  if (page === null) return null;
  const folder = await mkdtemp(join(tmpdir(), 'sepeda-photo-'));
  try {
    const place = join(folder, 'page.png');
    await writeFile(place, page);
    const read = await readFileWith('photo-text', place, {
      ...{ owner, computingCap: COMPUTING_CAP, timeCap: TIME_CAP },
    });
    return read.ok && read.value.confidence >= LEAST_SURE ? tidy(read.value.text) : null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Lines without what the edge of the paper is taken for; blank ones say nothing of the page. */
const tidy = (text: string): string =>
  text
    .split('\n')
    .map((line) => trimBothOf(line, ' |!_'))
    .filter((line) => /[\p{L}\p{N}]{2}/u.test(line))
    .join('\n');

/** The page upright, in grey, as large as letters need, with the light of the room divided out; null for no picture. */
async function prepared(picture: Buffer): Promise<Buffer | null> {
  const sharp = await decoder();
  const limits = { limitInputPixels: DEFAULT_FILE_LIMITS.maxPixels };
  try {
    const { autoOrient } = await sharp(picture, limits).metadata();
    const { width: wide, height: high } = autoOrient;
    const scale = Math.min(Math.max(LEAST / Math.max(wide, high), 1), MOST / Math.max(wide, high));
    const { data, info } = await sharp(picture, limits)
      .timeout({ seconds: SECONDS })
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .resize(Math.max(1, Math.round(wide * scale)))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height } = info;
    const light = await sharp(data, { raw: { width, height, channels: 1 } })
      .resize(Math.max(1, Math.round(width / BACKGROUND_SHRINK)))
      .blur(4)
      .resize(width, height, { fit: 'fill' })
      .greyscale()
      .raw()
      .toBuffer();
    for (let at = 0; at < data.length; at += 1)
      data[at] = Math.min(255, ((data[at] ?? 0) * PAPER) / Math.max(light[at] ?? 0, 1));
    return await sharp(data, { raw: { width, height, channels: 1 } })
      .png()
      .toBuffer();
  } catch {
    return null;
  }
}
