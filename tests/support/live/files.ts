// Files that people of a transcript send: real ones of the kind that their name says, no two papers alike.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pdf } from '../../files/support/pdf.ts';

const corpus = path.join(import.meta.dirname, '../../files/corpus/files');

/** Gives the bytes of a file with this name; a PDF has its own name on its page. */
export async function fileNamed(name: string): Promise<Buffer> {
  const format = path.extname(name).slice(1);
  if (format === 'pdf') return pdf({ lines: [[40, path.basename(name, '.pdf').toUpperCase()]] });
  return readFile(path.join(corpus, `ok.${format}`));
}
