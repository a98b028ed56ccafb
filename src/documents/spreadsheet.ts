// Writes tables as a workbook (XLSX): days are days, numbers numbers, and text is text for good, so that 18 digits of a NIP
// stay as they are and nothing that people wrote is ever calculated. It reads none.
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

/** A sheet of bare rows, the first one its columns, for people who change it and send it back. */
export interface BareSheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Writes a workbook of bare sheets; the row of columns stays in sight. */
export async function bareWorkbook(given: readonly BareSheet[]): Promise<Uint8Array> {
  const sheets = given.map(({ name, rows: [columns = [], ...rows] }) => ({
    sheet: name,
    data: [
      columns.map((title): Cell => ({
        value: escaped(String(title)),
        type: String,
        format: '@',
        ...head,
      })),
      ...rows.map((row) => row.map(bareCell)),
    ],
    columns: columns.map((_, at) => ({
      width: Math.min(60, Math.max(8, ...[columns, ...rows].map((row) => widthOf(row[at])))),
    })),
    stickyRowsCount: 1,
  }));
  return writeXlsxFile(sheets, { fontFamily: FONT, fontSize: 10 }).toBuffer();
}

const widthOf = (value: string | number | null | undefined): number =>
  value === null || value === undefined ? 0 : String(value).length + 2;

function bareCell(value: string | number | null): Cell {
  if (value === null) return { ...body };
  if (typeof value === 'number') return { value, type: Number, ...body };
  return { value: escaped(value), type: String, format: '@', ...body };
}

/** What looks like the escape of a character is written so that it is read as it stands. */
const escaped = (text: string): string => text.replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');

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
