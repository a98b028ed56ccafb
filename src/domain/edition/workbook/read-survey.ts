// Reads the questions of an edition's workbook: sections and items in order, with their options, evidence and levels.
// It judges each cell alone; whether the form holds together is for check.ts.
import type { Field, FileFormat, Indicator, Item, Option, Variant } from '../definition.ts';
import { formats } from '../check-item.ts';
import { readCondition } from './condition.ts';
import { paperIds } from './layout.ts';
import type { Table, TableRow } from './table.ts';

/** A section under construction. */
interface ReadSection {
  readonly id: string;
  readonly title: string;
  readonly items: Item[];
}

/** What `survey` says. `was` names the former ids of items, where somebody wrote them. */
export interface Survey {
  readonly sections: readonly ReadSection[];
  readonly offPaper: Readonly<Record<string, string>>;
  readonly was: ReadonlyMap<string, readonly string[]>;
}

/** The rows of other sheets that belong to items. */
export interface Parts {
  readonly lists: ReadonlyMap<string, readonly Option[]>;
  readonly indicators: ReadonlyMap<string, TableRow>;
  readonly variants: ReadonlyMap<string, readonly Variant[]>;
}

/** Leaves out what has no value, so that a thing without it looks as if it was never there. */
const given = <T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
  ) as { [K in keyof T]?: NonNullable<T[K]> };

/** Reads `survey`, with what other sheets say about its items. */
export function readSurvey(table: Table, parts: Parts): Survey {
  const sections: ReadSection[] = [];
  const offPaper: Record<string, string> = {};
  const was = new Map<string, readonly string[]>();
  let open: ReadSection | null = null;
  let last: TableRow | null = null;
  let no = 0;
  for (const row of table.rows) {
    last = row;
    const type = row.text('type').toLowerCase().replaceAll(/\s+/g, ' ');
    const id = row.text('name');
    if (type === 'begin_group' || type === 'begin group') {
      if (open !== null) row.wrong('type', `the section "${open.id}" has no end_group above`);
      open = { id, title: row.text('label'), items: [] };
      if (id === '') row.wrong('name', 'the section has no name');
      sections.push(open);
      row.place(`section/${id}`);
    } else if (type === 'end_group' || type === 'end group') {
      if (open === null) row.wrong('type', 'end_group without begin_group above');
      open = null;
    } else {
      if (open === null)
        row.wrong('type', 'the item stands in no section; begin_group is missing above');
      if (id === '') row.wrong('name', 'the item has no name');
      const item: Item | null =
        type === 'indicator' ? readIndicator(row, id, (no += 1), parts) : readField(row, id, parts);
      row.place(`item/${id}`);
      if (item !== null) open?.items.push(item);
      if (row.text('off_paper') !== '') offPaper[id] = row.text('off_paper');
      if (row.list('was').length > 0) was.set(id, row.list('was'));
    }
  }
  if (open !== null) last?.wrong('type', `the section "${open.id}" has no end_group`);
  return { sections, offPaper, was };
}

function baseOf(row: TableRow, id: string) {
  const relevant = row.text('relevant');
  const when = relevant === '' ? null : readCondition(relevant);
  if (relevant !== '' && when === null)
    row.wrong(
      'relevant',
      "a condition names one earlier choice: selected(${tahapan}, 'penerapan') or selected(${tahapan}, 'uji_coba')",
    );
  return {
    id,
    label: row.text('label'),
    help: row.text('hint'),
    instruction: row.textOrNull('instruction'),
    example: row.textOrNull('example'),
    source: row.text('source'),
    ...(row.yesNo('required') === false ? { optional: true } : {}),
    ...(when === null ? {} : { when }),
  };
}

function readField(row: TableRow, id: string, { lists }: Parts): Field | null {
  const value = readType(row, lists);
  return value === null ? null : { kind: 'field', ...baseOf(row, id), value };
}

function readType(row: TableRow, lists: Parts['lists']): Field['value'] | null {
  const [type = '', list = ''] = row.text('type').split(/\s+/);
  switch (type.toLowerCase()) {
    case 'text':
      return {
        type: 'text',
        ...given({
          minChars: row.number('min_chars', true),
          maxChars: row.number('max_chars', true),
          warnChars: row.number('warn_chars', true),
        }),
      };
    case 'longtext':
      return {
        type: 'longtext',
        ...given({ warnBelowWords: row.number('warn_below_words', true) }),
      };
    case 'select_one':
    case 'select_multiple': {
      const options = lists.get(list);
      if (options === undefined) row.wrong('type', `"choices" has no list "${list}"`);
      return {
        type: 'choice',
        options: options ?? [],
        ...(type.toLowerCase() === 'select_multiple' ? { many: true } : {}),
      };
    }
    case 'date':
      return { type: 'date', precision: row.oneOf('precision', ['day', 'month', 'year']) };
    case 'decimal':
      return {
        type: 'number',
        ...given({
          unit: row.textOrNull('unit'),
          min: row.number('min'),
          max: row.number('max'),
        }),
      };
    case 'geopoint':
      return { type: 'coordinates' };
    case 'file':
      return {
        type: 'files',
        ...filesOf(row),
        ...given({ warnMegabytes: row.number('warn_megabytes') }),
      };
    default:
      row.wrong(
        'type',
        `"${row.text('type')}" is none of text, longtext, select_one LIST, select_multiple LIST, date, decimal, geopoint, file, indicator, begin_group, end_group`,
      );
      return null;
  }
}

function filesOf(row: TableRow) {
  const named = row.list('formats').map((format) => format.toLowerCase());
  for (const format of named)
    if (!formats.some((known) => known === format))
      row.wrong('formats', `"${format}" is none of ${formats.join(', ')}`);
  return {
    formats: named.flatMap((format): FileFormat[] => formats.filter((known) => known === format)),
    maxFiles: row.needed('max_files'),
    link: row.yesNo('link') ?? false,
  };
}

function readIndicator(survey: TableRow, id: string, no: number, parts: Parts): Indicator | null {
  const row = parts.indicators.get(id);
  if (row === undefined) {
    survey.wrong('name', `"indicators" has no row for "${id}"`);
    return null;
  }
  const video = {
    warnBelow: row.number('video_warn_below'),
    warnAbove: row.number('video_warn_above'),
    limit: row.number('video_limit'),
  };
  const hasVideo = Object.values(video).some((value) => value !== null);
  return {
    kind: 'indicator',
    ...baseOf(survey, id),
    no,
    nationalNo: row.number('national_no', true),
    weight: row.number('weight'),
    variants: parts.variants.get(id) ?? null,
    mandatory: row.yesNo('mandatory'),
    evidence: {
      kinds: row.list('evidence'),
      ...filesOf(survey),
      note: row.textOrNull('note'),
      ...(hasVideo
        ? {
            video: {
              warnBelow: row.needed('video_warn_below'),
              warnAbove: row.needed('video_warn_above'),
              limit: row.needed('video_limit'),
              elements: row.list('video_elements'),
            },
          }
        : {}),
    },
  };
}

/** Reads `choices`: the options of each list, and the former codes where somebody wrote them, by list and code. */
export function readChoices(table: Table): {
  readonly lists: ReadonlyMap<string, readonly Option[]>;
  readonly was: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
} {
  const lists = new Map<string, Option[]>();
  const was = new Map<string, Map<string, readonly string[]>>();
  for (const row of table.rows) {
    const list = row.text('list_name');
    const code = row.text('name');
    if (list === '') row.wrong('list_name', 'the option belongs to no list');
    row.place(`choice/${list}/${code}`);
    const onPaper = given(
      Object.fromEntries(paperIds.map((id) => [id, row.textOrNull(`label:${id}`)])),
    );
    const words = row.list('words');
    const hints = row.list('hints');
    const option: Option = {
      code,
      label: row.text('label'),
      ...(words.length > 0 ? { words } : {}),
      ...(hints.length > 0 ? { hints } : {}),
      ...(Object.keys(onPaper).length > 0 ? { onPaper } : {}),
    };
    lists.set(list, [...(lists.get(list) ?? []), option]);
    if (row.list('was').length > 0)
      was.set(list, new Map([...(was.get(list) ?? []), [code, row.list('was')]]));
  }
  return { lists, was };
}

/** Reads `indicators` and `levels`: what belongs to an indicator beside its question. */
export function readIndicatorParts(indicators: Table, levels: Table): Omit<Parts, 'lists'> {
  const rows = new Map<string, TableRow>();
  for (const row of indicators.rows) {
    const id = row.text('name');
    if (rows.has(id)) row.wrong('name', `the indicator "${id}" is there twice`);
    rows.set(id, row);
    row.place(`indicator/${id}`);
  }
  const variants = new Map<string, Variant[]>();
  for (const row of levels.rows) {
    const id = row.text('indicator');
    const code = row.text('variant');
    if (!rows.has(id)) row.wrong('indicator', `"indicators" has no "${id}"`);
    row.place(`variant/${id}/${code}`);
    const variant: Variant = {
      code,
      label: row.text('label'),
      levels: ([1, 2, 3] as const).map((level) => ({ level, text: row.text(`level_${level}`) })),
    };
    variants.set(id, [...(variants.get(id) ?? []), variant]);
  }
  return { indicators: rows, variants };
}
