// Finds the number of a print on a paper that came back: in the QR code of its foot, in the text of a PDF, or as it was typed.
// Whether there is such a print, and of what, is looked up elsewhere.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_FILE_LIMITS } from './formats.ts';
import { decoder } from './pictures.ts';
import { readFileWith } from './reading/reader.ts';

/** Looking for a code on a large scan; milliseconds of computing. */
const COMPUTING_CAP = 15_000;
const SECONDS = 20;
/** Longest sides at which a photo is looked at, pixels: as it is mostly, and as large as it came. */
const SIDES = [2400, 4000] as const;

/** What a paper is looked at with: its place, what it is, its text where it has any, and what was written beside it. */
export interface ReturnedPaper {
  readonly path: string;
  readonly format: 'pdf' | 'jpg' | 'png';
  readonly text: string | null;
  readonly caption: string | null;
  readonly owner: number | null;
}

/** Returns the number of the print; null where none can be read. */
export async function printNumberOn(paper: ReturnedPaper): Promise<string | null> {
  const { path, format, text, caption, owner } = paper;
  const options = { owner, computingCap: COMPUTING_CAP };
  const typed = typedNumber(caption ?? '');
  const written = inLink(text ?? '');
  if (written !== null) return written;
  if (format === 'pdf') {
    const read = await readFileWith('qr-pdf', path, options);
    return (read.ok ? firstOf(read.value) : null) ?? typed;
  }
  for (const side of SIDES) {
    const found = await inPicture(path, side, options);
    if (found !== null) return found;
  }
  return typed;
}

async function inPicture(
  path: string,
  side: number,
  options: { readonly owner: number | null; readonly computingCap: number },
): Promise<string | null> {
  const prepared = await grey(path, side);
  if (prepared === null) return null;
  const folder = await mkdtemp(join(tmpdir(), 'sepeda-qr-'));
  try {
    const place = join(folder, 'page.raw');
    await writeFile(place, prepared);
    const read = await readFileWith('qr-picture', place, options);
    return read.ok ? firstOf(read.value) : null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The picture upright and in grey, behind its width and height; null for no picture. */
async function grey(path: string, side: number): Promise<Buffer | null> {
  const sharp = await decoder();
  try {
    const { data, info } = await sharp(path, { limitInputPixels: DEFAULT_FILE_LIMITS.maxPixels })
      .timeout({ seconds: SECONDS })
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const header = Buffer.alloc(8);
    header.writeUInt32LE(info.width, 0);
    header.writeUInt32LE(info.height, 4);
    return Buffer.concat([header, data]);
  } catch {
    return null;
  }
}

const firstOf = (texts: readonly string[]): string | null =>
  texts.map(inLink).find((number) => number !== null) ?? null;

/** The number in the link at the foot of our papers. */
const inLink = (text: string): string | null =>
  /\/c\/([0-9A-HJKMNP-TV-Z]{10})(?![0-9A-Za-z])/iu
    .exec(text.slice(0, 200_000))?.[1]
    ?.toUpperCase() ?? null;

/** Ten signs that stand alone, letters and digits among them: no word of a caption, and no telephone number. */
const typedNumber = (caption: string): string | null =>
  /(?<![\w-])(?=[A-Z]{0,9}\d)(?=\d{0,9}[A-Z])([0-9A-HJKMNP-TV-Z]{10})(?![\w-])/iu
    .exec(caption.slice(0, 300))?.[1]
    ?.toUpperCase() ?? null;
