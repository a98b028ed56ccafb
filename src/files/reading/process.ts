// The reading process, and the drawing process: runs the libraries that take documents and videos apart, away from the product.
// It is started without the right to write files, to start programs, to see the environment, or to read any file but its
// code and the one it is asked about; it may be ended at any moment and holds nothing that would be missed.
import { readFile } from 'node:fs/promises';
import { type ArchiveLimits, inspectArchiveFile } from '../archive/inspect-archive.ts';
import { editionLimits } from '../archive/workbook.ts';
import { readOldTable } from '../old-table.ts';
import { inspectPdf } from '../pdf.ts';
import { readVideo } from '../video.ts';
import type { Block, DocumentText } from '../../domain/excerpts/document-text.ts';
import { docxBlocks } from './docx-blocks.ts';
import { docxText } from './docx-text.ts';
import { heicPixels } from './heic.ts';
import { odtBlocks } from './odt-blocks.ts';
import { pdfPage } from './pdf-page.ts';
import { pdfLines, pdfText } from './pdf-text.ts';
import { photoText } from './photo-text.ts';
import { qrInPdf, qrInPicture } from './qr-codes.ts';
import type { Answer, Request, TaskName, Tasks } from './tasks.ts';

const run: {
  readonly [Name in TaskName]: (
    path: string,
    limits?: ArchiveLimits,
    page?: number,
  ) => Promise<Tasks[Name]>;
} = {
  'inspect-archive': inspectArchiveFile,
  'inspect-pdf': async (path) => await inspectPdf(await readFile(path)),
  'read-video': readVideo,
  'pdf-text': async (path) => bounded(await pdfText(await readFile(path))),
  'docx-blocks': async (path) => document(await docxBlocks(await readFile(path)), null),
  'odt-blocks': async (path) => document(await odtBlocks(await readFile(path)), null),
  'pdf-blocks': async (path) => {
    const { pages, lines } = await pdfLines(await readFile(path));
    return document(
      lines.map(({ text, page }) => ({ kind: 'line', text, page })),
      pages,
    );
  },
  'heic-pixels': async (path) => await heicPixels(await readFile(path)),
  'photo-text': async (path) => await photoText(await readFile(path)),
  'qr-picture': async (path) => qrInPicture(await readFile(path)),
  'qr-pdf': async (path) => await qrInPdf(await readFile(path)),
  'pdf-page': async (path, _limits, page = 1) => await pdfPage(await readFile(path), page),
  'csv-table': (path) => readOldTable(path, 'csv', editionLimits),
  'page-table': (path) => readOldTable(path, 'html', editionLimits),
  'docx-text': async (path) => bounded(await docxText(await readFile(path))),
};

/** Thousands of pages of text; more is nobody's answer, and would cost whoever takes it over. */
const MOST_CHARACTERS = 5_000_000;

function document(blocks: readonly Block[], pages: number | null): DocumentText {
  const characters = (block: Block): number =>
    block.kind === 'table'
      ? block.rows.flat().reduce((sum, cell) => sum + cell.length, 0)
      : block.text.length;
  if (blocks.reduce((sum, block) => sum + characters(block), 0) > MOST_CHARACTERS)
    throw new RangeError('more text than anybody writes');
  return { blocks, pages };
}

function bounded(text: string): string {
  if (text.length > MOST_CHARACTERS) throw new RangeError('more text than anybody writes');
  return text;
}

process.on('message', (request: Request) => {
  void answer(request).then((reply) => process.send?.(reply));
});
// The product is gone: nobody waits for an answer any more.
process.on('disconnect', () => process.exit());

process.send?.('ready');

async function answer({ task, path, limits, page }: Request): Promise<Answer> {
  try {
    return { done: true, value: await run[task](path, limits, page) };
  } catch {
    return { done: false };
  }
}
