// Reads QR codes off a prepared picture and off the pictures in a PDF, which is how a scanner keeps pages. Meant for the reading
// process. It draws no page: what is no picture in a PDF is read as text elsewhere.
import jsqr from 'jsqr';
import { extractImages, getDocumentProxy } from 'unpdf';

/** A signed paper is short; its code stands on every page. */
const MOST_PAGES = 4;
/** Larger pictures are no scans of a page. Pixels. */
const MOST_PIXELS = 40_000_000;
/** Longest side that is looked at, pixels: a code of 13 mm is still eighty wide then. */
const LONGEST = 2600;

/** Width and height of a prepared picture stand in front of its grey values, as numbers of 32 bits. */
const HEADER_BYTES = 8;

/** Returns the text of the code on a prepared picture; none: an empty list. */
export function qrInPicture(bytes: Buffer): readonly string[] {
  const width = bytes.readUInt32LE(0);
  const height = bytes.readUInt32LE(4);
  return textIn(bytes.subarray(HEADER_BYTES), width, height, 1);
}

/** Returns the texts of the codes on the pictures of a PDF's first pages, each once. */
export async function qrInPdf(bytes: Buffer): Promise<readonly string[]> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const found = new Set<string>();
  for (let page = 1; page <= Math.min(document.numPages, MOST_PAGES); page += 1) {
    for (const { data, width, height, channels } of await extractImages(document, page))
      for (const text of textIn(data, width, height, channels)) found.add(text);
    if (found.size > 0) break;
  }
  return [...found];
}

function textIn(
  data: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  channels: number,
): readonly string[] {
  if (width * height > MOST_PIXELS || data.length < width * height * channels) return [];
  const step = Math.max(1, Math.ceil(Math.max(width, height) / LONGEST));
  const [wide, high] = [Math.floor(width / step), Math.floor(height / step)];
  const pixels = new Uint8ClampedArray(wide * high * 4).fill(255);
  for (let row = 0; row < high; row += 1)
    for (let column = 0; column < wide; column += 1) {
      const from = (row * step * width + column * step) * channels;
      const to = (row * wide + column) * 4;
      for (let part = 0; part < 3; part += 1)
        pixels[to + part] = data[from + (channels < 3 ? 0 : part)] ?? 255;
    }
  const read = jsqr.default(pixels, wide, high, { inversionAttempts: 'dontInvert' });
  return read === null || read.data === '' ? [] : [read.data];
}
