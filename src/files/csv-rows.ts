// Cuts CSV into rows of cells: the separator is found, quotes are taken off. It reads no meaning into a cell, and ends where
// there is more than may be.
import type { WorkbookLimits } from './archive/workbook.ts';

const SEPARATORS = [';', ',', '\t', '|'] as const;
/** So many rows tell how cells are separated. */
const LOOKED_AT = 20;

/**
 * Cuts a text; the separator is the one that cuts most of the first rows into equally many cells. Of rows and columns beyond
 * the limits one is given and no more.
 */
export function csvRows(text: string, limits: WorkbookLimits): string[][] {
  const said = /^sep=(.)\r?\n/iu.exec(text);
  const body = said === null ? text : text.slice(said[0].length);
  if (said?.[1] !== undefined) return cut(body, said[1], limits);
  const first = { rows: LOOKED_AT, columns: limits.columns };
  let best = { separator: '', fits: -1 };
  for (const separator of SEPARATORS) {
    const fits = fitOf(cut(body, separator, first).slice(0, LOOKED_AT));
    if (fits > best.fits) best = { separator, fits };
  }
  return cut(body, best.separator, limits);
}

/** How many of the rows have as many cells as most of them, weighted by how many those are; one cell is no table. */
function fitOf(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return Math.max(
    0,
    ...[...counts].map(([cells, times]) => (cells < 2 ? 0 : times * 100 + Math.min(cells, 99))),
  );
}

/** Cuts at one separator; it ends with the first row or column too many. Empty rows at the end are left out. */
function cut(text: string, separator: string, limits: WorkbookLimits): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  /** Where the plain part of the cell begins that is being read. */
  let from = 0;
  /** Whether something but blanks stands in it: a quote is one of its signs then. */
  let begun = false;
  let blankRows = 0;
  const endCell = (end: number): void => {
    cell += text.slice(from, end).replaceAll('\r', '');
    from = end + 1;
    row.push(cell.trim());
    cell = '';
    begun = false;
  };
  const endRow = (): void => {
    if (row.every((one) => one === '')) blankRows += 1;
    else {
      for (; blankRows > 0 && rows.length <= limits.rows; blankRows -= 1) rows.push(['']);
      rows.push(row);
    }
    row = [];
  };
  let at = 0;
  for (; at < text.length && rows.length <= limits.rows && row.length <= limits.columns; at += 1) {
    const sign = text[at];
    if (sign === separator) endCell(at);
    else if (sign === '\n' && from === at && cell === '' && row.length === 0) {
      blankRows += 1;
      from = at + 1;
    } else if (sign === '\n') {
      endCell(at);
      endRow();
    } else if (sign === '"' && !begun) {
      const { content, end } = quotedFrom(text, at + 1);
      cell = content;
      from = end + 1;
      at = end;
      begun = cell.trim() !== '';
    } else if (!begun) begun = sign !== ' ' && sign !== '\t' && sign !== '\r';
  }
  if (row.length > limits.columns) rows.push(row);
  else if (rows.length <= limits.rows && (from < at || cell !== '' || row.length > 0)) {
    endCell(at);
    endRow();
  }
  return rows;
}

/** What stands up to the quote that closes, which may be missing; two quotes are one. */
function quotedFrom(
  text: string,
  start: number,
): { readonly content: string; readonly end: number } {
  let content = '';
  for (let from = start; ;) {
    const end = text.indexOf('"', from);
    if (end < 0) return { content: content + text.slice(from), end: text.length };
    content += text.slice(from, end);
    if (text[end + 1] !== '"') return { content, end };
    content += '"';
    from = end + 2;
  }
}
