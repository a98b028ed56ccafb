// Writes tables as a workbook (XLSX): days are days, numbers numbers, and text is text for good, so that 18 digits of a NIP
// stay as they are and nothing that people wrote is ever calculated. Runs in the printing process only.
import writeXlsxFile, {
  type Cell,
  type CellObject,
  type Row,
  type SheetData,
} from 'write-excel-file/node';
import type { Table, Value } from './sheet.ts';

const FONT = 'Arial';
const head: CellObject = {
  fontWeight: 'bold',
  backgroundColor: '#EBEBEB',
  wrap: true,
  align: 'center',
  alignVertical: 'center',
  borderStyle: 'thin',
};
const body: CellObject = { wrap: true, alignVertical: 'top', borderStyle: 'thin' };

/** Writes a workbook of these tables, one sheet each; the head row stays in sight. */
export async function spreadsheet(tables: readonly Table[]): Promise<Uint8Array> {
  const sheets = tables.map((table) => ({
    sheet: table.name,
    data: dataOf(table),
    columns: table.columns.map(({ width }) => ({ width })),
    stickyRowsCount: headRows(table) + 1,
    orientation: 'landscape' as const,
  }));
  return writeXlsxFile(sheets, { fontFamily: FONT, fontSize: 10 }).toBuffer();
}

/** Rows above the head of the table: its title, its notes and an empty one. */
const headRows = ({ notes }: Table): number => notes.length + 2;

function dataOf({ title, notes, columns, rows }: Table): SheetData {
  return [
    [{ value: title, type: String, fontWeight: 'bold', fontSize: 12, format: '@' }],
    ...notes.map((note): Row => [{ value: note, type: String, format: '@' }]),
    [],
    columns.map((column): Cell => ({ value: column.title, type: String, format: '@', ...head })),
    ...rows.map((row) => row.map(cellOf)),
  ];
}

function cellOf(value: Value): Cell {
  switch (value.kind) {
    case 'empty':
      return { ...body };
    case 'text':
      return { value: value.text, type: String, format: '@', ...body };
    case 'number':
      return { value: value.number, type: Number, format: value.format ?? '0', ...body };
    case 'day':
      return {
        value: new Date(`${value.day}T00:00:00Z`),
        type: Date,
        format: 'dd/mm/yyyy',
        ...body,
      };
  }
}
