// One sheet of an edition's workbook as a table: cells by the name of their column, with what is wrong in each.
// It knows no edition; read.ts puts one together.
import {
  cellName,
  columnsOf,
  type ReadSheet,
  type SheetName,
  spare,
  splitList,
  type WorkbookDefect,
} from './layout.ts';

/** Where the parts of a definition stand: `item/sdm/label` in `survey!C30`. */
export type Places = Map<string, { readonly sheet: string; readonly cell: string | null }>;

/** One row of a table. Every reading notes what is wrong, and gives null for a cell that cannot be read. */
export class TableRow {
  private readonly table: Table;
  private readonly at: number;

  constructor(table: Table, at: number) {
    this.table = table;
    this.at = at;
  }

  /** What the cell says; empty when it says nothing. */
  text(column: string): string {
    return this.table.textAt(this.at, column);
  }

  /** What the cell says; null when it is empty. */
  textOrNull(column: string): string | null {
    return this.text(column) || null;
  }

  list(column: string): string[] {
    return splitList(this.text(column));
  }

  number(column: string, whole = false): number | null {
    const text = this.text(column);
    if (text === '') return null;
    const number = /^-?\d+(?:[.,]\d+)?(?:e[+-]?\d{1,3})?$/i.test(text)
      ? Number(text.replace(',', '.'))
      : Number.NaN;
    if (Number.isFinite(number) && (!whole || Number.isInteger(number))) return number;
    this.wrong(column, `"${text}" is no ${whole ? 'whole ' : ''}number`);
    return null;
  }

  /** A number that must be there; 0 when it is not. */
  needed(column: string): number {
    const number = this.number(column);
    if (number === null && this.text(column) === '') this.wrong(column, 'a number is missing');
    return number ?? 0;
  }

  yesNo(column: string): boolean | null {
    const text = this.text(column).toLowerCase();
    if (text === '') return null;
    if (['yes', 'ya', 'true', '1'].includes(text)) return true;
    if (['no', 'tidak', 'false', '0'].includes(text)) return false;
    this.wrong(column, `"${text}" is neither yes nor no`);
    return null;
  }

  /** An ISO day; a cell that a spreadsheet made a date of is one, too. */
  day(column: string): string {
    const text = this.text(column);
    if (!/^\d{5}(?:\.0*)?$/.test(text)) return text;
    return new Date(Date.UTC(1899, 11, 30 + Math.trunc(Number(text)))).toISOString().slice(0, 10);
  }

  /** One of these words; the first when it is none of them. */
  oneOf<T extends string>(column: string, words: readonly [T, ...T[]]): T {
    const text = this.text(column).toLowerCase();
    const found = words.find((word) => word.toLowerCase() === text);
    if (found === undefined)
      this.wrong(
        column,
        text === ''
          ? `one of ${words.join(', ')} is missing`
          : `"${text}" is none of ${words.join(', ')}`,
      );
    return found ?? words[0];
  }

  /** Notes that the cell is wrong. */
  wrong(column: string, text: string): void {
    this.table.wrong(this.at, column, text);
  }

  /** Remembers that a part of the definition stands in this row, its columns below it. The last row of a part counts. */
  place(part: string): void {
    this.table.place(this.at, part);
  }
}

/** A sheet whose first row names its columns, in any order. */
export class Table {
  private readonly name: SheetName;
  private readonly sheet: ReadSheet;
  private readonly columns = new Map<string, number>();
  private readonly defects: WorkbookDefect[];
  private readonly places: Places;

  constructor(name: SheetName, sheet: ReadSheet, defects: WorkbookDefect[], places: Places) {
    this.name = name;
    this.sheet = sheet;
    this.defects = defects;
    this.places = places;
    const known: readonly string[] = columnsOf[name];
    for (const [at, title] of (sheet.rows[0] ?? []).entries()) {
      const column = title.trim().toLowerCase();
      if (!known.includes(column)) continue;
      if (this.columns.has(column))
        this.defects.push({
          sheet: name,
          cell: cellName(0, at),
          text: `the column "${column}" is there twice`,
        });
      this.columns.set(column, at);
    }
    for (const column of known)
      if (!this.columns.has(column) && !spare.has(column))
        this.defects.push({
          sheet: name,
          cell: 'A1',
          text: `the first row names no column "${column}"; write its name as it was exported`,
        });
  }

  /** The rows below the first one that say anything. */
  get rows(): readonly TableRow[] {
    return this.sheet.rows.flatMap((cells, at) =>
      at === 0 || cells.every((cell) => cell.trim() === '') ? [] : [new TableRow(this, at)],
    );
  }

  textAt(row: number, column: string): string {
    const at = this.columns.get(column);
    const text = at === undefined ? '' : (this.sheet.rows[row]?.[at] ?? '');
    return text.replaceAll(/\r\n?/g, '\n').trim();
  }

  wrong(row: number, column: string, text: string): void {
    this.defects.push({ sheet: this.name, cell: this.cellOf(row, column), text });
  }

  place(row: number, part: string): void {
    this.places.set(part, { sheet: this.name, cell: cellName(row, 0) });
    for (const column of this.columns.keys())
      this.places.set(`${part}/${column}`, { sheet: this.name, cell: this.cellOf(row, column) });
  }

  private cellOf(row: number, column: string): string {
    return cellName(row, this.columns.get(column) ?? 0);
  }
}
