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
