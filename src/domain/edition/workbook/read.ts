// Reads an edition from the sheets of a workbook, and says with sheet and cell what stands in its way.
// It repairs and guesses nothing: with a defect anywhere there is no edition.
import { findDefects } from '../check.ts';
import type { Counterpart, EditionDefinition, Group, Paper } from '../definition.ts';
import {
  columnsOf,
  paperIds,
  type ReadSheet,
  type SheetName,
  sheetNames,
  type WorkbookDefect,
} from './layout.ts';
import { stepWorks } from '../step-work.ts';
import { readChoices, readIndicatorParts, readSurvey } from './read-survey.ts';
import { type Places, Table, type TableRow } from './table.ts';

/** What a workbook says about things that had other names before, as somebody wrote it in `was` and `removed`. */
export interface Said {
  /** Former ids of an item; several where it joins them. */
  readonly items: ReadonlyMap<string, readonly string[]>;
  /** Former codes of options, by item and code. */
  readonly options: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** Ids, or `item.code`, that are gone for good. */
  readonly removed: readonly string[];
}

/** An edition as it was read. `version` is the one that the file was made from. */
export type ReadWorkbook =
  | {
      readonly ok: true;
      readonly definition: EditionDefinition;
      readonly said: Said;
      readonly places: Places;
    }
  | { readonly ok: false; readonly defects: readonly WorkbookDefect[] };

/** Reads an edition from the sheets of a workbook. */
export function readWorkbook(sheets: readonly ReadSheet[]): ReadWorkbook {
  const defects: WorkbookDefect[] = [];
  const places: Places = new Map();
  const tables = tablesOf(sheets, defects, places);
  if (tables === null || defects.length > 0) return { ok: false, defects };
  const choices = readChoices(tables.choices);
  const parts = {
    lists: choices.lists,
    ...readIndicatorParts(tables.indicators, tables.levels),
  };
  const survey = readSurvey(tables.survey, parts);
  const [settings, second] = tables.settings.rows;
  if (settings === undefined)
    defects.push({ sheet: 'settings', cell: 'A2', text: 'the row with the settings is missing' });
  second?.wrong('form_id', 'there is one row of settings');
  if (settings === undefined) return { ok: false, defects };
  settings.place('settings');
  const items = survey.sections.flatMap((section) => section.items);
  for (const [id, row] of parts.indicators)
    if (!items.some((item) => item.kind === 'indicator' && item.id === id))
      row.wrong('name', `"survey" asks for no indicator "${id}"`);
  const definition: EditionDefinition = {
    ...readSettings(settings),
    sections: survey.sections,
    ...readPapers(tables.papers),
    ...(Object.keys(survey.offPaper).length > 0 ? { offPaper: survey.offPaper } : {}),
    steps: tables.calendar.rows.map((row) => readStep(row)),
  };
  placeOptions(tables.survey, places);
  if (defects.length === 0)
    for (const { part, text } of findDefects(definition))
      defects.push({ ...placeOf(places, part), text });
  if (defects.length > 0) return { ok: false, defects };
  const options = new Map(
    [...listNames(tables.survey)].flatMap(([id, list]) => {
      const was = choices.was.get(list);
      return was === undefined ? [] : [[id, was] as const];
    }),
  );
  return {
    ok: true,
    definition,
    said: { items: survey.was, options, removed: settings.list('removed') },
    places,
  };
}

/** Finds where a part stands, or what it belongs to. */
export function placeOf(
  places: Places,
  part: string,
): { readonly sheet: string; readonly cell: string | null } {
  for (let rest = part; rest !== ''; rest = rest.slice(0, Math.max(0, rest.lastIndexOf('/')))) {
    const place = places.get(rest);
    if (place !== undefined) return place;
  }
  return { sheet: 'survey', cell: null };
}

/** The tables by name; null when a sheet is missing. A sheet that is no part of an edition is left alone, such as notes. */
function tablesOf(
  sheets: readonly ReadSheet[],
  defects: WorkbookDefect[],
  places: Places,
): Record<SheetName, Table> | null {
  const named = (name: string) => sheets.find((sheet) => sheet.name.trim().toLowerCase() === name);
  const others = sheets
    .filter((sheet) => !sheetNames.some((name) => named(name) === sheet))
    .map((sheet) => `"${sheet.name}"`);
  const tables: Partial<Record<SheetName, Table>> = {};
  for (const name of sheetNames) {
    const sheet = named(name);
    if (sheet !== undefined) tables[name] = new Table(name, sheet, defects, places);
    else
      defects.push({
        sheet: name,
        cell: null,
        text: `the sheet "${name}" is missing${others.length > 0 ? `; if it is ${others.join(' or ')}, give it its name back` : ''}`,
      });
  }
  const { survey, choices, settings, indicators, levels, papers, calendar } = tables;
  if (!survey || !choices || !settings || !indicators || !levels || !papers || !calendar)
    return null;
  return { survey, choices, settings, indicators, levels, papers, calendar };
}

/** Which list each item offers. */
const listNames = (survey: Table): ReadonlyMap<string, string> =>
  new Map(
    survey.rows.flatMap((row) => {
      const [type = '', list] = row.text('type').split(/\s+/);
      return type.startsWith('select_') && list !== undefined ? [[row.text('name'), list]] : [];
    }),
  );

/** Options are found by their item, too: `option/tahapan/penerapan/label`. */
function placeOptions(survey: Table, places: Places): void {
  for (const [id, list] of listNames(survey))
    for (const [part, place] of [...places])
      if (part.startsWith(`choice/${list}/`))
        places.set(`option/${id}/${part.slice(`choice/${list}/`.length)}`, place);
}

function readSettings(row: TableRow) {
  const item = row.text('age_item');
  const regional = [
    'spd_max',
    'divisor_at_least',
    'count_weight',
    'count_cap',
    'total_max',
    'urusan_item',
  ];
  const region = regional.some((column) => row.text(column) !== '');
  const other = columnsOf.settings.find(
    (column) => column.startsWith('age_') && row.text(column) !== '',
  );
  if (item === '' && other !== undefined) row.wrong('age_item', 'the age rule names no item');
  return {
    id: row.text('form_id'),
    version: row.needed('version'),
    year: row.needed('year'),
    title: row.text('form_title'),
    nameItem: row.text('name_item'),
    startItem: row.textOrNull('start_item'),
    age:
      item === ''
        ? null
        : {
            item,
            renewedBy: row.textOrNull('age_renewed_by'),
            from: row.day('age_from'),
            to: row.day('age_to'),
            source: row.text('age_source'),
          },
    scoring: {
      maturityMax: row.number('maturity_max'),
      region: region
        ? {
            spdMax: row.needed('spd_max'),
            divisorAtLeast: row.needed('divisor_at_least'),
            countWeight: row.needed('count_weight'),
            countCap: row.needed('count_cap'),
            totalMax: row.needed('total_max'),
            koersifAtLeast: row.number('koersif_at_least', true),
            basicUrusan: row.list('basic_urusan'),
            urusanItem: row.text('urusan_item'),
            predicates: row.list('predicates').map((band) => readBand(row, band)),
          }
        : null,
      source: row.text('scoring_source'),
    },
  };
}

function readBand(row: TableRow, band: string) {
  const [, label = '', from = '', to = ''] =
    /^(.*\S)\s*=\s*(\d+(?:[.,]\d+)?)\s*\.\.\s*(\d+(?:[.,]\d+)?)$/.exec(band) ?? [];
  if (label === '') row.wrong('predicates', `"${band}" is not like "Inovatif = 40.01 .. 65"`);
  return { label, from: Number(from.replace(',', '.')), to: Number(to.replace(',', '.')) };
}

const readStep = (row: TableRow) => {
  const no = row.needed('no');
  row.place(`step/${no}`);
  return {
    no,
    title: row.text('title'),
    owner: row.oneOf('owner', ['innovator', 'unit_admin', 'unit_head', 'verifier', 'coordinator']),
    days: row.needed('days'),
    ...(row.text('work') === '' ? {} : { work: row.oneOf('work', stepWorks) }),
  };
};

const kinds = ['paper', 'line', 'group', 'heading', 'counterpart'] as const;

function readPapers(table: Table): Pick<EditionDefinition, 'papers' | 'groups' | 'counterparts'> {
  const papers: (Paper & { lines: Paper['lines'][number][] })[] = [];
  const groups: (Group & { headings?: Record<string, string> })[] = [];
  const counterparts: Counterpart[] = [];
  for (const row of table.rows) {
    const name = row.text('name');
    const kind = row.oneOf('kind', kinds);
    if (kind === 'paper') {
      papers.push({ id: row.oneOf('name', paperIds), title: row.text('label'), lines: [] });
      row.place(`paper/${name}`);
    } else if (kind === 'line') {
      const line = {
        no: row.text('no'),
        label: row.text('label'),
        from: row.list('from'),
        sure: row.yesNo('sure') ?? true,
      };
      const paper = papers.find(({ id }) => id === name);
      if (paper === undefined)
        row.wrong('name', `no row of kind "paper" above is called "${name}"`);
      paper?.lines.push(line);
      row.place(`line/${name}/${line.no}`);
    } else if (kind === 'group') {
      groups.push({
        id: name,
        label: row.text('label'),
        parts: row.list('from'),
        minWords: row.number('min_words', true),
        source: row.text('source'),
      });
      row.place(`group/${name}`);
    } else if (kind === 'heading') {
      const at = groups.findIndex(({ id }) => id === name);
      const group = groups[at];
      if (group === undefined)
        row.wrong('name', `no row of kind "group" above is called "${name}"`);
      else
        groups[at] = {
          ...group,
          headings: { ...group.headings, [row.text('from')]: row.text('label') },
        };
    } else {
      counterparts.push(readCounterpart(row));
    }
  }
  return { papers, groups, counterparts };
}

function readCounterpart(row: TableRow): Counterpart {
  const no = row.needed('no');
  row.place(`counterpart/${row.text('name')}/${no}`);
  return {
    item: row.text('from'),
    edition: row.text('name'),
    no,
    name: row.text('label'),
    confidence: row.oneOf('sure', ['sure', 'likely', 'guess']),
    note: row.textOrNull('note'),
  };
}
