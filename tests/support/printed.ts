// A paper printed for real and read back as text, page by page.
// It compares nothing.
import { getDocumentProxy } from 'unpdf';
import type { Printer } from '../../src/documents/printer.ts';
import type { Body } from '../../src/documents/sheet.ts';
import { imprint, pictures } from './papers.ts';

interface PrintedText {
  readonly pages: readonly string[];
  readonly text: string;
  /** The structure of all pages as JSON. */
  readonly tree: string;
}

const plain = (text: string): string => text.replace(/[\s\u00a0]+/gu, ' ').trim();

/** Prints a paper and reads it back. */
export async function printed(printer: Printer, body: Body): Promise<PrintedText> {
  const done = await printer.print({ kind: 'pdf', body, imprint, pictures });
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  return readPdf(done.value.bytes);
}

/** Reads a PDF back. */
export async function readPdf(bytes: Uint8Array): Promise<PrintedText> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const pages: string[] = [];
  const trees: string[] = [];
  for (let at = 1; at <= pdf.numPages; at += 1) {
    const page = await pdf.getPage(at);
    const { items } = await page.getTextContent();
    pages.push(plain(items.map((item) => ('str' in item ? item.str : '')).join(' ')));
    trees.push(JSON.stringify(await page.getStructTree()));
  }
  return { pages, text: plain(pages.join(' ')), tree: trees.join('') };
}

/** Tells whether these pieces stand in a text, one after the other; blanks at line ends do not count. */
export function inOrder(text: string, pieces: readonly string[]): boolean {
  const bare = (one: string) => one.replace(/\s+/gu, '');
  const whole = bare(text);
  let at = 0;
  for (const piece of pieces) {
    const found = whole.indexOf(bare(piece), at);
    if (found < 0) throw new Error(`"${piece}" does not stand there in its place`);
    at = found + bare(piece).length;
  }
  return true;
}
