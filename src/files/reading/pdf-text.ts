// Takes the text out of PDF documents, whole, with paragraphs as lines. Meant for the reading process.
// It cuts nothing, corrects nothing and keeps no formatting.
import { extractTextItems, getDocumentProxy } from 'unpdf';

/** Text is taken over from what people write instead of typing; no such document is longer. */
const MOST_PAGES = 1000;

/** Returns the text of a PDF: the lines of a paragraph joined, pages one after the other. */
export async function pdfText(bytes: Buffer): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  if (document.numPages > MOST_PAGES) throw new RangeError('more pages than anybody writes');
  const { items } = await extractTextItems(document);
  return items.map((page) => joinLines(linesOf(page))).join('\n');
}

/** Returns the printed lines of a PDF, page by page; a tab stands where a line is set in cells. */
export async function pdfLines(
  bytes: Buffer,
): Promise<{ readonly pages: number; readonly lines: readonly { text: string; page: number }[] }> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  if (document.numPages > MOST_PAGES) throw new RangeError('more pages than anybody writes');
  const { items } = await extractTextItems(document);
  const lines = items.flatMap((page, at) =>
    cellLinesOf(page).map((text) => ({ text, page: at + 1 })),
  );
  return { pages: document.numPages, lines };
}

interface Item {
  readonly str: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly hasEOL: boolean;
}

/** One printed line: its text, its height on the page (points from the bottom) and where it ends. */
interface Line {
  readonly text: string;
  readonly y: number;
  readonly right: number;
}

function linesOf(items: readonly Item[]): readonly Line[] {
  const lines: Line[] = [];
  let text = '';
  let right = 0;
  for (const item of items) {
    text += item.str;
    if (item.str.trim() !== '') right = Math.max(right, item.x + item.width);
    if (!item.hasEOL && item !== items.at(-1)) continue;
    if (text.trim() !== '') lines.push({ text: text.trim(), y: item.y, right });
    text = '';
    right = 0;
  }
  return lines;
}

/** So far apart two pieces of a line are cells, points. */
const CELL_GAP = 14;

/** The lines of a page with their cells. A line that begins where another has its second cell begins with a tab. */
function cellLinesOf(items: readonly Item[]): readonly string[] {
  const lines: { text: string; x: number; second: number | null }[] = [];
  let line: { text: string; x: number; right: number; second: number | null } | null = null;
  for (const [at, item] of items.entries()) {
    if (item.str.trim() !== '') {
      if (line === null)
        line = { text: item.str, x: item.x, right: item.x + item.width, second: null };
      else {
        const gap = item.x - line.right;
        if (gap > CELL_GAP) line.second ??= item.x;
        line.text += `${gap > CELL_GAP ? '\t' : ''}${item.str}`;
        line.right = item.x + item.width;
      }
    } else if (line !== null && item.str !== '') line.text += ' ';
    if (line !== null && (item.hasEOL || at === items.length - 1)) {
      lines.push({
        text: line.text
          .split('\t')
          .map((cell) => cell.trim())
          .join('\t')
          .trim(),
        x: line.x,
        second: line.second,
      });
      line = null;
    }
  }
  const columns = lines.flatMap(({ second }) => second ?? []);
  return lines.map(({ text, x, second }) =>
    second === null && columns.some((column) => Math.abs(column - x) < 3) ? `\t${text}` : text,
  );
}

const LIST_ITEM = /^(?:[-•●▪–*]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s/iu;

/**
 * Joins printed lines into paragraphs. A paragraph ends before a list item, before a gap larger than the usual
 * distance of lines, and after a line that stops well short of the right edge.
 */
function joinLines(lines: readonly Line[]): string {
  const edge = Math.max(0, ...lines.map(({ right }) => right));
  const gaps = lines
    .slice(1)
    .map((line, at) => (lines[at]?.y ?? 0) - line.y)
    .filter((gap) => gap > 0);
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  let joined = '';
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    if (!before) joined = line.text;
    else {
      const gap = before.y - line.y;
      const ends =
        LIST_ITEM.test(line.text) || gap > usual * 1.4 || gap < 0 || before.right < edge * 0.8;
      joined += `${ends ? '\n' : ' '}${line.text}`;
    }
  }
  return joined;
}
