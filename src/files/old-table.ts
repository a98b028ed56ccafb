// Reads tables that were saved as text: CSV, whatever separates its cells, and web pages. Cells as they are written, like those
// of a workbook. It runs nothing of a page and fetches nothing.
import { readFile } from 'node:fs/promises';
import type { WorkbookCells, WorkbookLimits } from './archive/workbook.ts';
import { csvRows } from './csv-rows.ts';
import { type PageTables, pageTables } from './page-tables.ts';
import { decodeOldText } from './plain-text.ts';

/** Reads the tables of a file that inspectFile accepted; a page has a sheet for each of its tables. */
export async function readOldTable(
  path: string,
  format: 'csv' | 'html',
  limits: WorkbookLimits,
): Promise<WorkbookCells> {
  const decoded = decodeOldText(await readFile(path));
  if (!decoded.ok) return failed('damaged', null, null);
  return format === 'csv'
    ? csvTable(csvRows(decoded.value.text, limits), limits)
    : pageSheets(pageTables(decoded.value.text, limits));
}

function csvTable(rows: readonly (readonly string[])[], limits: WorkbookLimits): WorkbookCells {
  if (rows.length > limits.rows) return failed('too_many_rows', 'CSV', `A${limits.rows + 1}`);
  return rows.some((row) => row.length > limits.columns)
    ? failed('too_many_columns', 'CSV', null)
    : { ok: true, sheets: [{ name: 'CSV', rows }] };
}

function pageSheets({ tables, tooMany }: PageTables): WorkbookCells {
  const name = (at: number): string => `Tabel ${at + 1}`;
  const last = name(tables.length - 1);
  switch (tooMany) {
    case 'tables':
      return failed('too_big', null, null);
    case 'rows':
      return failed('too_many_rows', last, null);
    case 'columns':
      return failed('too_many_columns', last, null);
    case null:
      return { ok: true, sheets: tables.map((rows, at) => ({ name: name(at), rows })) };
  }
}

const failed = (
  code: 'damaged' | 'too_big' | 'too_many_rows' | 'too_many_columns',
  sheet: string | null,
  cell: string | null,
): WorkbookCells => ({ ok: false, problems: [{ code, sheet, cell }] });
