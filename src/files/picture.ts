// Looks at a JPEG or PNG: its size from the header before anything is decoded, then whether it decodes to the end.
// It never keeps the decoded picture.
import { type Result, no, ok } from '../domain/result.ts';
import type { ByteSource } from './bytes.ts';
import { takenOn } from './exif-date.ts';
import { decoder } from './pictures.ts';

/** What a look at a picture found; sizes in pixels as the picture is to be shown. */
export interface PictureFacts {
  readonly width: number;
  readonly height: number;
  /** Something follows the end of the picture. */
  readonly trailing: boolean;
  /** The day on which the camera says it was taken (ISO); absent where it says none, as in what messengers send on. */
  readonly taken?: string;
}

/** Why a picture is refused. `received` is its number of pixels. */
export type PictureProblem =
  | { readonly code: 'CORRUPT' }
  | { readonly code: 'IMAGE_TOO_BIG'; readonly limit: number; readonly received: number };

const SECONDS_TO_DECODE = 20;

/** Inspects the picture at `path`, which is also given as a source to look for its end. */
export async function inspectPicture(
  path: string,
  source: ByteSource,
  format: 'jpg' | 'png',
  maxPixels: number,
): Promise<Result<PictureFacts, PictureProblem>> {
  const sharp = await decoder();
  try {
    const claimed = await (format === 'png' ? claimedByPng(source) : claimedByJpeg(source));
    if (claimed > maxPixels)
      return no({ code: 'IMAGE_TOO_BIG', limit: maxPixels, received: claimed });
    const { width, height, autoOrient, exif } = await sharp(path, {
      limitInputPixels: false,
    }).metadata();
    const taken = exif === undefined ? null : takenOn(exif);
    const received = width * height;
    if (received > maxPixels) return no({ code: 'IMAGE_TOO_BIG', limit: maxPixels, received });
    // A one-pixel result needs every row of the source and next to no memory.
    await sharp(path, { limitInputPixels: maxPixels, failOn: 'error', sequentialRead: true })
      .timeout({ seconds: SECONDS_TO_DECODE })
      .resize(1, 1, { fit: 'fill', fastShrinkOnLoad: true })
      .raw()
      .toBuffer();
    return ok({
      ...autoOrient,
      trailing: await hasTrailingData(source, format),
      ...(taken === null ? {} : { taken }),
    });
  } catch {
    // sharp tells damage apart only in prose; whatever it cannot decode nobody can look at.
    return no({ code: 'CORRUPT' });
  }
}

// A header may claim sizes that the decoder calls damaged and not too big; so both are read here as well.
async function claimedByPng(source: ByteSource): Promise<number> {
  const header = await source.read(16, 8);
  return header.byteLength < 8 ? 0 : header.readUInt32BE(0) * header.readUInt32BE(4);
}

async function claimedByJpeg(source: ByteSource): Promise<number> {
  for await (const { marker, start } of jpegSegments(source)) {
    if (!FRAME_MARKERS.has(marker)) continue;
    const frame = await source.read(start + 3, 4);
    return frame.byteLength < 4 ? 0 : frame.readUInt16BE(0) * frame.readUInt16BE(2);
  }
  return 0;
}

const FRAME_MARKERS = new Set([
  0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf,
]);
const SCAN_MARKER = 0xda;

/** Walks the segments of a JPEG up to and including its first scan; `start` and `end` bound what follows the marker. */
export async function* jpegSegments(
  source: ByteSource,
): AsyncGenerator<{ marker: number; start: number; end: number }> {
  for (let at = 2; ;) {
    const header = await source.read(at, 4);
    if (header.byteLength < 4 || header[0] !== 0xff) return;
    const marker = header[1] ?? 0;
    const start = at + 2;
    at = start + header.readUInt16BE(2);
    yield { marker, start, end: at };
    if (marker === SCAN_MARKER) return;
  }
}

async function hasTrailingData(source: ByteSource, format: 'jpg' | 'png'): Promise<boolean> {
  const end = format === 'jpg' ? await endOfJpeg(source) : await endOfPng(source);
  return end !== undefined && end < source.size;
}

async function endOfPng(source: ByteSource): Promise<number | undefined> {
  for (let at = 8; at + 12 <= source.size;) {
    const header = await source.read(at, 8);
    at += 12 + header.readUInt32BE(0);
    if (header.toString('latin1', 4, 8) === 'IEND') return at;
  }
  return undefined;
}

/** Takes the first end mark behind the first scan; the data of a scan cannot contain one. */
async function endOfJpeg(source: ByteSource): Promise<number | undefined> {
  for await (const { marker, end } of jpegSegments(source)) {
    if (marker === SCAN_MARKER) return await findEndMark(source, end);
  }
  return undefined;
}

async function findEndMark(source: ByteSource, start: number): Promise<number | undefined> {
  const step = 1024 * 1024;
  for (let from = start; from < source.size; from += step) {
    const found = (await source.read(from, step + 1)).indexOf(Buffer.from([0xff, 0xd9]));
    if (found >= 0) return from + found + 2;
  }
  return undefined;
}
