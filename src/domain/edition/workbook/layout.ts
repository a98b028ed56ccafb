// The sheets and columns of an edition's workbook, in the shape of XLSForm with sheets of our own for what it does not know.
// It names things only; read.ts and write.ts go by it, so that what is written is read again.

/** The sheets of an edition's workbook, in their order. */
export const sheetNames = [
  'survey',
  'choices',
  'settings',
  'indicators',
  'levels',
  'papers',
  'calendar',
] as const;

/** A sheet of an edition's workbook. */
export type SheetName = (typeof sheetNames)[number];

/** The papers that may print an option with other words, each with its column in `choices`. */
export const paperIds = [
  'form-c1',
  'laporan',
  'national-profile',
  'national-index',
  'form-c1-indicators',
] as const;

/** The columns of each sheet. Those in `spare` may be left out of a file. */
export const columnsOf = {
  survey: [
    'type',
    'name',
    'label',
    'hint',
    'instruction',
    'example',
    'required',
    'relevant',
    'min_chars',
    'max_chars',
    'warn_chars',
    'warn_below_words',
    'precision',
    'unit',
    'min',
    'max',
    'formats',
    'max_files',
    'warn_megabytes',
    'link',
    'off_paper',
    'source',
    'was',
  ],
  choices: [
    'list_name',
    'name',
    'label',
    'words',
    'hints',
    ...paperIds.map((id) => `label:${id}`),
    'was',
  ],
  settings: [
    'form_id',
    'form_title',
    'version',
    'year',
    'name_item',
    'start_item',
    'age_item',
    'age_renewed_by',
    'age_from',
    'age_to',
    'age_source',
    'maturity_max',
    'scoring_source',
    'spd_max',
    'divisor_at_least',
    'count_weight',
    'count_cap',
    'total_max',
    'koersif_at_least',
    'basic_urusan',
    'urusan_item',
    'predicates',
    'removed',
  ],
  indicators: [
    'name',
    'national_no',
    'weight',
    'mandatory',
    'evidence',
    'note',
    'video_warn_below',
    'video_warn_above',
    'video_limit',
    'video_elements',
  ],
  levels: ['indicator', 'variant', 'label', 'level_1', 'level_2', 'level_3'],
  papers: ['kind', 'name', 'no', 'label', 'from', 'sure', 'min_words', 'note', 'source'],
  calendar: ['no', 'title', 'owner', 'days', 'work'],
} as const satisfies Record<SheetName, readonly string[]>;

/** Columns that a file may lack. */
export const spare: ReadonlySet<string> = new Set([
  'was',
  'removed',
  'work',
  ...paperIds.map((id) => `label:${id}`),
]);

/** A sheet as it is written: rows of texts and numbers, the first one its columns; null is an empty cell. */
export interface WrittenSheet {
  readonly name: SheetName;
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A sheet as it was read: rows of what the cells say; numbers as they stand in the file. The first one is row 1. */
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** What is wrong in a workbook, with its place, such as `survey` and `C12`; `cell` is null where the sheet is meant. */
export interface WorkbookDefect {
  readonly sheet: string;
  readonly cell: string | null;
  readonly text: string;
}

/** The name of a cell, such as `AB12`; both count from 0. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCodePoint(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

/** Joins several values in one cell: `pdf | jpg`. A bar inside a value is written `\|`. */
export const joinList = (values: readonly string[]): string | null =>
  values.length === 0
    ? null
    : values
        .map((value) => value.replaceAll('\\', '\\\\').replaceAll('|', String.raw`\|`))
        .join(' | ');

/** Splits what `joinList` joined; empty parts are left out. */
export function splitList(cell: string): string[] {
  const parts = [''];
  let escaped = false;
  for (const char of cell) {
    if (!escaped && char === '|') parts.push('');
    else if (!escaped && char === '\\') {
      escaped = true;
      continue;
    } else parts[parts.length - 1] += char;
    escaped = false;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
