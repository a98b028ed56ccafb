// Draws one page of a PDF as a JPEG, for whoever takes pictures only. Meant for the drawing process.
// It draws no page half: a picture on it that cannot be decoded, or a font without signs, fails the whole page.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createIsomorphicCanvasFactory } from 'unpdf';
import { Decoders, openPdf } from './pdf-pictures.ts';
import type { DrawnPage } from './tasks.ts';

/** The longest side of a page that was drawn, pixels: about 170 dots to the inch of an A4, at which small print is read. */
const LONGEST = 2000;
const QUALITY = 85;

const fileOf = (place: string): string => fileURLToPath(import.meta.resolve(place));
const regular = fileOf('@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf');
const bold = fileOf('@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf');
const italic = fileOf('@expo-google-fonts/arimo/400Regular_Italic/Arimo_400Regular_Italic.ttf');
const boldItalic = fileOf('@expo-google-fonts/arimo/700Bold_Italic/Arimo_700Bold_Italic.ttf');
const symbols = fileOf(
  '@expo-google-fonts/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf',
);

/** Gives pdf.js its decoders, and a shipped font where a PDF names one of the fourteen that every reader has, and brings none. */
class ShippedFiles extends Decoders {
  override async fetch(asked: { readonly kind: string; readonly filename: string }) {
    const { kind, filename } = asked;
    if (kind === 'wasmUrl') return super.fetch(asked);
    // Signs of their own, which no letters stand for: drawn by the fonts that are behind all others.
    if (kind !== 'standardFontDataUrl' || /Symbol|Dingbats/u.test(filename))
      throw new Error('not shipped');
    const isBold = filename.includes('Bold');
    const [plain, slanted] = isBold ? [bold, boldItalic] : [regular, italic];
    return new Uint8Array(await readFile(filename.includes('Italic') ? slanted : plain));
  }
}

/** What pdf.js draws on is typed as the canvas of a browser. */
const drawsAsInBrowsers = (canvas: object): canvas is HTMLCanvasElement =>
  'getContext' in canvas && 'toDataURL' in canvas;

/** Draws page `number`, the first being 1, and tells how many there are. */
export async function pdfPage(bytes: Buffer, number: number): Promise<DrawnPage> {
  // Loaded with the first page: no other file waits for it.
  const canvases = await import('@napi-rs/canvas');
  // What a PDF names and does not bring, and no reader must have; behind them the signs that letters lack.
  for (const family of ['sans-serif', 'serif', 'monospace', 'symbols'])
    if (!canvases.GlobalFonts.has(family))
      canvases.GlobalFonts.registerFromPath(family === 'symbols' ? symbols : regular, family);
  const CanvasFactory = await createIsomorphicCanvasFactory(() => Promise.resolve(canvases));
  const document = await openPdf(bytes, {
    ...{ CanvasFactory, BinaryDataFactory: ShippedFiles },
    // As outlines: there is no document that fonts could be given to.
    ...{ disableFontFace: true, useSystemFonts: false },
  });
  try {
    const page = await document.getPage(number);
    const whole = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: LONGEST / Math.max(whole.width, whole.height) });
    const size = [Math.ceil(viewport.width), Math.ceil(viewport.height)] as const;
    const canvas = canvases.createCanvas(...size);
    const shown: object = canvas;
    if (!drawsAsInBrowsers(shown)) throw new TypeError('no canvas');
    await page.render({ canvas: shown, viewport }).promise;
    for (const drawn of [page.objs, page.commonObjs])
      for (const [, found] of drawn)
        if (found === null) throw new TypeError('a picture could not be decoded');
    return { pages: document.numPages, jpeg: await canvas.encode('jpeg', QUALITY) };
  } finally {
    await document.loadingTask.destroy();
  }
}
