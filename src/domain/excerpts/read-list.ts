// Reads a list of innovations of earlier years, one a row: which columns tell which items, which unit each row belongs to,
// and what each cell says, by the same readers as old documents. What is not sure is left out and named; nothing is guessed.
import type { AnswerValue } from '../edition/answer.ts';
import type { Field, ItemId } from '../edition/definition.ts';
import type { Headings } from '../edition/headings.ts';
import type { Form } from '../edition/journey.ts';
import { cellName } from '../edition/workbook/layout.ts';
import type { Day } from '../days.ts';
import { searchUnits, type UnitNames } from '../language/index.ts';
import { findHeading, type HeadingWords, headingKey, headingWords } from './heading-words.ts';
import { choiceIn, isPlaceholder, readField } from './values.ts';

/** A sheet with the texts of its cells; the first row is row 1. */
interface ListSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** One innovation of a list. */
export interface ListedInnovation {
  readonly sheet: string;
  /** Counts from 1, as a spreadsheet shows it. */
  readonly row: number;
  readonly unitId: string;
  readonly name: string;
  /** Values with the heading of their column and their cell. */
  readonly values: readonly {
    readonly item: ItemId;
    readonly value: AnswerValue;
    readonly heading: string;
    readonly cell: string;
  }[];
}

/** Why a list cannot be taken: no row names its columns, or a row's cells do not stand under their headings. */
interface ListDefect {
  readonly code: 'no_columns' | 'no_unit_column' | 'moved' | 'no_name' | 'no_unit';
  readonly sheet: string;
  readonly cell: string;
}

/** What was read of a list. */
export type ReadList =
  | {
      readonly ok: false;
      readonly defects: readonly ListDefect[];
      /** Titles of the columns that were found, in their order; one without words is empty. */
      readonly titles: readonly string[];
      /** Those that tell nothing that is asked here. */
      readonly unknown: readonly string[];
    }
  | {
      readonly ok: true;
      readonly titles: readonly string[];
      readonly innovations: readonly ListedInnovation[];
      readonly columns: readonly { readonly title: string; readonly item: ItemId }[];
      /** Titles of columns that tell nothing that is asked here. */
      readonly unknown: readonly string[];
      /** Units as they are written and found nowhere, with the first cell and how many rows. */
      readonly strange: readonly {
        readonly unit: string;
        readonly cell: string;
        readonly rows: number;
      }[];
      /** Cells that say something which is no value of their item. */
      readonly unread: number;
      /** Rows that name an innovation again that stands above. */
      readonly twice: number;
    };

interface Reader {
  readonly form: Form;
  readonly words: HeadingWords;
  readonly headings: Headings;
  readonly units: readonly UnitNames[];
  readonly today: Day;
  readonly said: SaidColumns;
}

/** What somebody said of columns, by their titles: the unit of each row, an item, or nothing that is taken. */
export type SaidColumns = ReadonlyMap<string, 'unit' | 'skip' | ItemId>;

/** Where the columns of a sheet stand. */
interface Columns {
  readonly at: number;
  readonly name: number;
  readonly unit: number | null;
  /** Fields by column, several where one heading may mean either. */
  readonly fields: ReadonlyMap<number, readonly Field[]>;
  readonly titles: readonly string[];
}

/** The row of headings stands among the first ones. */
const HEAD_ROWS = 15;
/** What says how a row is counted, and nothing else. */
const COUNTING = /^(?:no|nomor|no urut|nomor urut|nr)$/u;
const UNIT =
  /^(?:(?:nama )?(?:skpd|opd|pd|perangkat daerah|unit|unit kerja|instansi|akun|pengusul|dinas)(?: (?:pelaksana|pengusul|pengampu|kelompok|terkait))?|nama skpd kelompok|dibuat oleh|pelaksana)$/u;

/** Tells whether a title, as it is compared, says whose an innovation is. */
export const isUnitTitle = (key: string): boolean => UNIT.test(key);

/** Reads all sheets of a list. */
export function readList(
  sheets: readonly ListSheet[],
  form: Form,
  headings: Headings,
  {
    units,
    today,
    said = new Map(),
  }: {
    readonly units: readonly UnitNames[];
    readonly today: Day;
    readonly said?: SaidColumns;
  },
): ReadList {
  const reader = { form, words: headingWords(form, headings), headings, units, today, said };
  const found = sheets.flatMap((sheet) => {
    const columns = columnsOf(reader, sheet);
    return columns === null ? [] : [{ sheet, columns }];
  });
  const defects = found.flatMap(({ sheet, columns }): ListDefect[] =>
    columns.unit === null
      ? [{ code: 'no_unit_column', sheet: sheet.name, cell: cellName(columns.at, 0) }]
      : movedIn(reader, sheet, columns),
  );
  const [first] = sheets;
  if (found.length === 0)
    defects.push({ code: 'no_columns', sheet: first?.name ?? '', cell: 'A1' });
  const titles = [...(found[0]?.columns.titles ?? [])];
  const unknown = found.flatMap(({ columns }) => unknownIn(columns, reader.said));
  if (defects.length > 0) return { ok: false, defects, titles, unknown };
  return readRows(reader, found);
}

/** Finds the row that names the columns: the one with most headings of ours, the name of the innovation among them. */
function columnsOf(reader: Reader, { rows }: ListSheet): Columns | null {
  let best: Columns | null = null;
  for (const [at, cells] of rows.slice(0, HEAD_ROWS).entries()) {
    const columns = headAt(reader, at, cells);
    if (columns !== null && columns.fields.size > (best?.fields.size ?? 0)) best = columns;
  }
  return best;
}

function headAt(reader: Reader, at: number, cells: readonly string[]): Columns | null {
  const { form, words, said } = reader;
  const fields = new Map<number, readonly Field[]>();
  let name: number | null = null;
  let unit: number | null = null;
  for (const [column, title] of cells.entries()) {
    const key = headingKey(title);
    if (key === '') continue;
    const means = said.get(title.trim());
    if (means === 'skip') continue;
    if (means === 'unit' || (means === undefined && unit === null && isUnitTitle(key))) {
      unit = column;
      continue;
    }
    const told = means === undefined ? undefined : form.byId.get(means);
    if (told?.kind === 'field') {
      if (told.id === form.definition.nameItem) name = column;
      fields.set(column, [told]);
      continue;
    }
    const meant = (findHeading(words, title)?.rows ?? []).flatMap(({ item }) => {
      const one = item === null ? undefined : form.byId.get(item);
      return one?.kind === 'field' && one.value.type !== 'files' ? [one] : [];
    });
    if (meant.length === 0) continue;
    if (meant.some(({ id }) => id === form.definition.nameItem)) name ??= column;
    fields.set(column, meant);
  }
  // A name alone is a title above a table, or an answer.
  return name === null || fields.size + (unit === null ? 0 : 1) < 2
    ? null
    : { at, name, unit, fields, titles: [...cells] };
}

const cellAt = (row: readonly string[], column: number): string => (row[column] ?? '').trim();

/** Rows below the head that name an innovation. A head that is repeated on every page is none. */
function bodyOf({ rows }: ListSheet, { at, name, titles }: Columns): readonly number[] {
  const title = headingKey(titles[name] ?? '');
  return rows.flatMap((cells, row) => {
    const text = cellAt(cells, name);
    const counts = text === '' || /^\d+$/u.test(text) || headingKey(text) === title;
    return row <= at || counts ? [] : [row];
  });
}

/** The first row from which on choices stand one column beside their headings: what moved in the middle of a list. */
function movedIn(reader: Reader, sheet: ListSheet, columns: Columns): ListDefect[] {
  const choices = [...columns.fields].flatMap(([column, fields]) =>
    fields.filter(({ value }) => value.type === 'choice').map((field) => ({ column, field })),
  );
  for (const row of bodyOf(sheet, columns)) {
    const cells = sheet.rows[row] ?? [];
    const moved = choices.filter(({ column, field }) => {
      if (choiceIn(field, cellAt(cells, column)) === 'sure') return false;
      return [column - 1, column + 1].some((beside) => {
        const text = cellAt(cells, beside);
        const own = columns.fields.get(beside) ?? [];
        const fitsThere = own.some((other) => choiceIn(other, text) === 'sure');
        return text !== '' && !fitsThere && choiceIn(field, text) === 'sure';
      });
    });
    const [first] = moved;
    if (first !== undefined && moved.length >= Math.min(2, choices.length))
      return [{ code: 'moved', sheet: sheet.name, cell: cellName(row, first.column) }];
  }
  return [];
}

function readRows(
  reader: Reader,
  found: readonly { readonly sheet: ListSheet; readonly columns: Columns }[],
): ReadList {
  const innovations: ListedInnovation[] = [];
  const strange = new Map<string, { unit: string; cell: string; rows: number }>();
  const seen = new Set<string>();
  let unread = 0;
  let twice = 0;
  for (const { sheet, columns } of found)
    for (const row of bodyOf(sheet, columns)) {
      const cells = sheet.rows[row] ?? [];
      const written = cellAt(cells, columns.unit ?? 0);
      const unit = searchUnits(reader.units, written);
      if (unit.kind !== 'exact') {
        const place = { unit: written, cell: `${sheet.name}!${cellName(row, columns.unit ?? 0)}` };
        const known = strange.get(written.toLowerCase()) ?? { ...place, rows: 0 };
        strange.set(written.toLowerCase(), { ...known, rows: known.rows + 1 });
        continue;
      }
      const name = cellAt(cells, columns.name).replaceAll(/\s+/gu, ' ');
      const key = `${unit.id} ${nameKey(name)}`;
      if (seen.has(key)) {
        twice += 1;
        continue;
      }
      seen.add(key);
      const read = readCells(reader, cells, columns, row);
      unread += read.unread;
      innovations.push({ sheet: sheet.name, row: row + 1, unitId: unit.id, name, ...read });
    }
  const columns = found.flatMap(({ columns: { fields, titles } }) =>
    [...fields].map(([column, [field]]) => ({
      title: titles[column]?.trim() ?? '',
      item: field?.id ?? '',
    })),
  );
  return {
    ...{ ok: true, innovations, columns, unread, twice },
    unknown: found.flatMap(({ columns: one }) => unknownIn(one, reader.said)),
    titles: [...(found[0]?.columns.titles ?? [])],
    strange: [...strange.values()],
  };
}

/** What is compared of a name: letters and digits. */
export const nameKey = (name: string): string =>
  name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');

const unknownIn = ({ titles, fields, unit }: Columns, said: SaidColumns): string[] =>
  titles.flatMap((title, column) => {
    const key = headingKey(title);
    const isRead = fields.has(column) || column === unit || said.has(title.trim());
    const known = key === '' || isRead || COUNTING.test(key);
    return known ? [] : [title.trim()];
  });

function readCells(
  { headings, today }: Reader,
  cells: readonly string[],
  { fields, titles }: Columns,
  row: number,
): { readonly values: ListedInnovation['values']; readonly unread: number } {
  const values: ListedInnovation['values'][number][] = [];
  let unread = 0;
  for (const [column, meant] of fields) {
    const text = cellAt(cells, column);
    if (isPlaceholder(headings, text)) continue;
    const read = meant
      .map((field) => ({ field, found: readField(field, headings, dayOf(field, text), today) }))
      .find((one) => one.found !== null);
    const found = read?.found ?? null;
    if (read === undefined || found === null || values.some(({ item }) => item === read.field.id)) {
      unread += 1;
      continue;
    }
    values.push({
      ...{ item: read.field.id, value: found.value },
      ...{ heading: titles[column]?.trim() ?? '', cell: cellName(row, column) },
    });
  }
  return { values, unread };
}

/** A day that a spreadsheet keeps as a number is written as one. */
function dayOf({ value }: Field, text: string): string {
  if (value.type !== 'date' || !/^[2-6]\d{4}(?:\.0*)?$/u.test(text)) return text;
  const day = new Date(Date.UTC(1899, 11, 30 + Math.trunc(Number(text))));
  return day.toISOString().slice(0, 10).split('-').toReversed().join('-');
}
