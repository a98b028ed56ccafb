// Takes an old document apart, whatever its format: headings, lines and tables in their order.
// It reads no meaning into them. It expects a file that inspectFile accepted.
import { readFile } from 'node:fs/promises';
import type { Block, DocumentText } from '../domain/excerpts/document-text.ts';
import { cleanText } from '../domain/language/index.ts';
import { type Result, no, ok } from '../domain/result.ts';
import { decodeText } from './plain-text.ts';
import { readFileWith } from './reading/reader.ts';

/** The formats that old documents come in. */
export type DocumentFormat = 'docx' | 'pdf' | 'txt' | 'odt';

/** Takes a document of the product's own store apart. */
export async function documentText(
  path: string,
  format: DocumentFormat,
  owner: number | null = null,
): Promise<Result<DocumentText, 'unreadable'>> {
  if (format === 'txt') {
    const decoded = decodeText(await readFile(path));
    return decoded.ok ? ok(plain(decoded.value.text)) : no('unreadable');
  }
  const read = await readFileWith(`${format}-blocks`, path, { owner });
  return read.ok ? ok({ ...read.value, blocks: withoutFurniture(read.value).map(cleaned) }) : read;
}

/** Lines of plain text; runs of blanks are as good as a tab. */
function plain(text: string): DocumentText {
  const lines = cleanText(text).text.split('\n');
  return {
    blocks: lines.map((line) => ({
      kind: 'line',
      text: line.replace(/(?<=\S) {4,}(?=\S)/gu, '\t'),
      page: null,
    })),
    pages: null,
  };
}

function cleaned(block: Block): Block {
  const clean = (text: string): string => cleanText(text).text;
  return block.kind === 'table'
    ? { ...block, rows: block.rows.map((row) => row.map(clean)) }
    : { ...block, text: clean(block.text) };
}

/** So often a line that is on several pages is their head or foot. */
const OFTEN = 3;
const PAGE_NUMBER =
  /^(?:(?:halaman|hal\.?|page)\s)?-?\s?\d{1,4}\s?-?(?:\s?(?:dari|of|\/)\s?\d{1,4})?$/iu;

/** Leaves out numbers of pages and the lines that stand on most pages: they would stand in the middle of a text. */
function withoutFurniture({ blocks, pages }: DocumentText): readonly Block[] {
  if (pages === null) return blocks;
  const on = new Map<string, Set<number | null>>();
  for (const block of blocks)
    if (block.kind === 'line') {
      const key = block.text.trim();
      on.set(key, (on.get(key) ?? new Set()).add(block.page));
    }
  return blocks.filter(
    (block) =>
      block.kind !== 'line' ||
      !(
        PAGE_NUMBER.test(block.text.trim()) ||
        (on.get(block.text.trim())?.size ?? 0) >= Math.max(OFTEN, pages / 2)
      ),
  );
}
