// Rules on a spreadsheet as a table: how many cells it claims, and headings that would poison a program's objects.
// It never builds the table; it looks at the claims and at the first row.
import { isPoisonHeading } from '../poison-heading.ts';
import { type XmlPart, readXml } from './xml.ts';

/** Why a spreadsheet is refused. `received` is the number of cells claimed. */
export interface SheetProblem {
  readonly code: 'SHEET_TOO_BIG' | 'BAD_HEADER';
  readonly received?: number;
}

/** Checks every sheet of a workbook whose XML parts are given by lower-case name. */
export function sheetProblem(
  texts: ReadonlyMap<string, XmlPart>,
  maxCells: number,
): SheetProblem | undefined {
  const shared = sharedStrings(texts.get('xl/sharedstrings.xml'));
  for (const [name, part] of texts) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/u.test(name)) continue;
    const { cells, headings } = readSheet(part);
    if (cells > maxCells) return { code: 'SHEET_TOO_BIG', received: cells };
    if (headings.some((heading) => isPoisonHeading(textOf(heading, shared))))
      return { code: 'BAD_HEADER' };
  }
  return undefined;
}

/** A cell of the first row as it is written: its type, its value and the text inside it. */
interface Heading {
  readonly type: string;
  value: string;
  text: string;
}

/** Counts the cells of the declared rectangle, or of the one that the cells span, whichever is more. */
function readSheet(part: XmlPart): { readonly cells: number; readonly headings: Heading[] } {
  const headings: Heading[] = [];
  let declared = 0;
  let rows = 0;
  let row = 0;
  let column = 0;
  readXml(part, {
    element({ name, attribute }) {
      if (name === 'dimension') {
        const [from = '', to = from] = attribute('ref').split(':');
        declared = Math.max(declared, cellsBetween(parseCell(from), parseCell(to)));
      } else if (name === 'row') rows += 1;
      else if (name === 'c') {
        const cell = parseCell(attribute('r'));
        row = Math.max(row, cell.row);
        column = Math.max(column, cell.column);
        if (rows === 1) headings.push({ type: attribute('t'), value: '', text: '' });
      }
    },
    text(text, parent) {
      const cell = rows === 1 ? headings.at(-1) : undefined;
      if (cell && parent === 'v') cell.value += text;
      if (cell && parent === 't') cell.text += text;
    },
  });
  return { cells: Math.max(declared, row * column), headings };
}

function textOf({ type, value, text }: Heading, shared: readonly string[]): string {
  if (type === 's') return shared[Number(value)] ?? '';
  return value === '' ? text : value;
}

interface Cell {
  readonly row: number;
  readonly column: number;
}

function parseCell(reference: string): Cell {
  const found = /^\$?([A-Z]{1,4})\$?([0-9]{1,9})$/u.exec(reference.toUpperCase());
  let column = 0;
  for (const letter of found?.[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(found?.[2] ?? 0), column };
}

function cellsBetween(from: Cell, to: Cell): number {
  return (Math.abs(to.row - from.row) + 1) * (Math.abs(to.column - from.column) + 1);
}

function sharedStrings(part: XmlPart | undefined): readonly string[] {
  const texts: string[] = [];
  if (part === undefined) return texts;
  readXml(part, {
    element({ name }) {
      if (name === 'si') texts.push('');
    },
    text(text, parent) {
      if (parent === 't' && texts.length > 0) texts[texts.length - 1] += text;
    },
  });
  return texts;
}
