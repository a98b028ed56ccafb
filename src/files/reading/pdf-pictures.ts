// Opens a PDF with the decoders of pictures that pdf.js keeps outside of its own file: JBIG2 and fax pages, as office scanners
// write them, and JPEG 2000. unpdf, which reads text, leaves them out. It reads nothing from elsewhere than the package.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { DocumentInitParameters } from 'pdfjs-dist/types/src/display/api.js';

const decoders: ReadonlyMap<string, string> = new Map(
  ['jbig2.wasm', 'openjpeg.wasm'].map((name) => [
    name,
    fileURLToPath(import.meta.resolve(`pdfjs-dist/wasm/${name}`)),
  ]),
);

/** Gives pdf.js its decoders, and nothing else. */
export class Decoders {
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }) {
    const decoder = kind === 'wasmUrl' ? decoders.get(filename) : undefined;
    if (decoder === undefined) throw new Error('not shipped');
    return new Uint8Array(await readFile(decoder));
  }
}

/** Opens a document; whoever opened it destroys it. */
export async function openPdf(bytes: Uint8Array, options: DocumentInitParameters) {
  // Loaded with the first page: the reading process, which imports this file, may load no native code and needs none of it.
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  return await getDocument({
    data: new Uint8Array(bytes),
    ...{ wasmUrl: 'wasm/', useWorkerFetch: false, verbosity: 0 },
    ...options,
  }).promise;
}
