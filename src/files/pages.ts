// Makes one PDF out of photographed pages: each upright, on an A4 page of its own, in their order, small enough to be sent on.
// It changes no photo and keeps nothing; the same photos give the same bytes.
import { type Result, no, ok } from '../domain/result.ts';
import { decoder } from './pictures.ts';

/** The longest side of a page, pixels: letters of a photographed A4 page stay readable. */
const LONGEST = 2000;
const QUALITY = 80;
/** A4 in points. */
const A4 = { short: 595.28, long: 841.89 };
/** A PDF of pages is not to be larger; its pages get smaller before that. Bytes. */
const MOST_BYTES = 10 * 1024 * 1024;
const SECONDS = 20;

/** Makes the PDF; `unreadable` when one of the photos cannot be decoded. Each photo is read when its page is made. */
export async function pagesToPdf(
  photos: readonly (() => Promise<Buffer>)[],
  maxPixels: number,
): Promise<Result<Uint8Array, 'unreadable'>> {
  let longest = LONGEST;
  for (;;) {
    const made = await pdfOf(photos, longest, maxPixels);
    if (!made.ok || made.value.byteLength <= MOST_BYTES || longest < 800) return made;
    longest = Math.round(longest * 0.8);
  }
}

async function pdfOf(
  photos: readonly (() => Promise<Buffer>)[],
  longest: number,
  maxPixels: number,
): Promise<Result<Uint8Array, 'unreadable'>> {
  // Loaded with the first photos: a start does not wait for it.
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  const document = await PDFDocument.create();
  // Without a date the same pages are the same file, for every indicator they are evidence of.
  document.setCreationDate(new Date(0));
  document.setModificationDate(new Date(0));
  document.setProducer('Sepeda Baru');
  document.setCreator('Sepeda Baru');
  for (const photo of photos) {
    const page = await uprightJpeg(await photo(), longest, maxPixels);
    if (page === null) return no('unreadable');
    const image = await document.embedJpg(page);
    const wide = image.width > image.height;
    const [width, height] = wide ? [A4.long, A4.short] : [A4.short, A4.long];
    const scale = Math.min(width / image.width, height / image.height);
    const [drawnWidth, drawnHeight] = [image.width * scale, image.height * scale];
    document.addPage([width, height]).drawImage(image, {
      x: (width - drawnWidth) / 2,
      y: (height - drawnHeight) / 2,
      width: drawnWidth,
      height: drawnHeight,
    });
  }
  return ok(await document.save());
}

/** The photo as its camera says it stands, on white, small enough; null when it cannot be decoded. */
async function uprightJpeg(
  bytes: Buffer,
  longest: number,
  maxPixels: number,
): Promise<Buffer | null> {
  const sharp = await decoder();
  try {
    return await sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' })
      .timeout({ seconds: SECONDS })
      .autoOrient()
      .resize(longest, longest, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: QUALITY })
      .toBuffer();
  } catch {
    return null;
  }
}
