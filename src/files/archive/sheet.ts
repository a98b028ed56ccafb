// Rules on a spreadsheet as a table: how many cells it claims, and headings that would poison a program's objects.
// It never builds the table; it looks at the claims and at the first row.
import { attribute, resolveReferences } from './document-kind.ts';

/** Why a spreadsheet is refused. `received` is the number of cells claimed. */
export interface SheetProblem {
  readonly code: 'SHEET_TOO_BIG' | 'BAD_HEADER';
  readonly received?: number;
}

const POISON = new Set(['__proto__', 'constructor', 'prototype']);

/** Checks every sheet of a workbook whose XML parts are given by lower-case name. */
export function sheetProblem(
  texts: ReadonlyMap<string, string>,
  maxCells: number,
): SheetProblem | undefined {
  const shared = sharedStrings(texts.get('xl/sharedstrings.xml') ?? '');
  for (const [name, xml] of texts) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/u.test(name)) continue;
    const cells = claimedCells(xml);
    if (cells > maxCells) return { code: 'SHEET_TOO_BIG', received: cells };
    if (firstRow(xml, shared).some(isPoisonHeading)) return { code: 'BAD_HEADER' };
  }
  return undefined;
}

/** Tells whether a column heading would change a program's objects instead of naming a column. */
export function isPoisonHeading(heading: string): boolean {
  return POISON.has(heading.normalize('NFKC').trim().toLowerCase());
}

/** Cells of the declared rectangle, or of the one that the cells span, whichever is more. */
function claimedCells(xml: string): number {
  const dimension = /<(?:\w+:)?dimension\b([^>]*)>/u.exec(xml)?.[1] ?? '';
  const [from = '', to = from] = attribute(dimension, 'ref').split(':');
  const declared = cellsBetween(parseCell(from), parseCell(to));
  let row = 0;
  let column = 0;
  for (const [, reference = ''] of xml.matchAll(
    /<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Za-z]{1,3}[0-9]{1,7})["']/gu,
  )) {
    const cell = parseCell(reference);
    row = Math.max(row, cell.row);
    column = Math.max(column, cell.column);
  }
  return Math.max(declared, row * column);
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

function sharedStrings(xml: string): readonly string[] {
  return xml
    .split(/<(?:\w+:)?si\b/u)
    .slice(1)
    .map(plainText);
}

function plainText(xml: string): string {
  const texts = xml.matchAll(/<(?:\w+:)?t\b[^>]*>([^<]*)</gu);
  return [...texts].map(([, text = '']) => resolveReferences(text)).join('');
}

function firstRow(xml: string, shared: readonly string[]): readonly string[] {
  const start = xml.search(/<(?:\w+:)?row\b/u);
  if (start < 0) return [];
  const end = xml.slice(start).search(/<\/(?:\w+:)?row\s*>/u);
  const row = xml.slice(start, end < 0 ? undefined : start + end);
  return row
    .split(/<(?:\w+:)?c(?=[\s>])/u)
    .slice(1)
    .map((cell) => {
      const value = /<(?:\w+:)?v\b[^>]*>([^<]*)</u.exec(cell)?.[1] ?? '';
      if (attribute(cell.slice(0, cell.indexOf('>')), 't') === 's')
        return shared[Number(value)] ?? '';
      return value === '' ? plainText(cell) : resolveReferences(value);
    });
}
