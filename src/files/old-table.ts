// Reads tables that were saved as text: CSV, whatever separates its cells, and web pages. Cells as they are written, like those
// of a workbook. It runs nothing of a page and fetches nothing.
import { readFile } from 'node:fs/promises';
import type { WorkbookCells, WorkbookLimits } from './archive/workbook.ts';
import { csvRows } from './csv-rows.ts';
import { pageTables } from './page-tables.ts';
import { decodeOldText } from './plain-text.ts';

/** Reads the tables of a file that inspectFile accepted; a page has a sheet for each of its tables. */
export async function readOldTable(
  path: string,
  format: 'csv' | 'html',
  limits: WorkbookLimits,
): Promise<WorkbookCells> {
  const decoded = decodeOldText(await readFile(path));
  if (!decoded.ok) return failed('damaged', null, null);
  const tables = format === 'csv' ? [csvRows(decoded.value.text)] : pageTables(decoded.value.text);
  const sheets = tables.map((rows, at) => ({
    name: format === 'csv' ? 'CSV' : `Tabel ${at + 1}`,
    rows,
  }));
  const long = sheets.find(({ rows }) => rows.length > limits.rows);
  if (long !== undefined) return failed('too_many_rows', long.name, `A${limits.rows + 1}`);
  const wide = sheets.find(({ rows }) => rows.some((row) => row.length > limits.columns));
  return wide === undefined ? { ok: true, sheets } : failed('too_many_columns', wide.name, null);
}

const failed = (
  code: 'damaged' | 'too_many_rows' | 'too_many_columns',
  sheet: string | null,
  cell: string | null,
): WorkbookCells => ({ ok: false, problems: [{ code, sheet, cell }] });
