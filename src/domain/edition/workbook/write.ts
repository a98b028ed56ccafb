// Writes an edition as the sheets of a workbook that an office can change and send back.
// It leaves nothing out: what read.ts reads from these sheets is the same definition.
import type { EditionDefinition, Field, Indicator, Item, Option, Variant } from '../definition.ts';
import { writeCondition } from './condition.ts';
import { columnsOf, joinList, paperIds, type SheetName, type WrittenSheet } from './layout.ts';

type Value = string | number | null | undefined;
type Row = Readonly<Record<string, Value>>;

/** Writes all sheets of an edition. */
export function writeWorkbook(def: EditionDefinition): readonly WrittenSheet[] {
  const items = def.sections.flatMap((section) => section.items);
  const indicators = items.filter((item) => item.kind === 'indicator');
  const lists = listsOf(items);
  return [
    sheet(
      'survey',
      def.sections.flatMap((section) => [
        { type: 'begin_group', name: section.id, label: section.title },
        ...section.items.map((item) => surveyRow(def, item, lists)),
        { type: 'end_group' },
      ]),
    ),
    sheet('choices', [...new Set(lists.values())].flatMap(choiceRows)),
    sheet('settings', [settingsRow(def)]),
    sheet('indicators', indicators.map(indicatorRow)),
    sheet(
      'levels',
      indicators.flatMap((indicator) =>
        (indicator.variants ?? []).map((variant) => levelRow(indicator.id, variant)),
      ),
    ),
    sheet('papers', paperRows(def)),
    sheet(
      'calendar',
      def.steps.map(({ no, title, owner, days, work = null }) => ({
        no,
        title,
        owner,
        days,
        work,
      })),
    ),
  ];
}

function sheet(name: SheetName, rows: readonly Row[]): WrittenSheet {
  const columns: readonly string[] = columnsOf[name];
  return {
    name,
    rows: [columns, ...rows.map((row) => columns.map((column) => row[column] ?? null))],
  };
}

const yesNo = (value: boolean): string => (value ? 'yes' : 'no');

interface List {
  readonly name: string;
  readonly options: readonly Option[];
}

/** A list of options is called after the first item that offers it; items that offer the same share it. */
function listsOf(items: readonly Item[]): ReadonlyMap<string, List> {
  const byOptions = new Map<string, List>();
  const lists = new Map<string, List>();
  for (const item of items) {
    if (item.kind !== 'field' || item.value.type !== 'choice') continue;
    const { options } = item.value;
    const key = JSON.stringify(options);
    const list = byOptions.get(key) ?? { name: item.id, options };
    byOptions.set(key, list);
    lists.set(item.id, list);
  }
  return lists;
}

function surveyRow(def: EditionDefinition, item: Item, lists: ReadonlyMap<string, List>): Row {
  return {
    name: item.id,
    label: item.label,
    hint: item.help,
    instruction: item.instruction,
    example: item.example,
    required: yesNo(item.optional !== true),
    relevant: item.when === undefined ? null : writeCondition(item.when),
    off_paper: def.offPaper?.[item.id],
    source: item.source,
    ...(item.kind === 'field'
      ? fieldCells(item, lists.get(item.id)?.name ?? '')
      : filesCells(item)),
  };
}

function fieldCells({ value }: Field, list: string): Row {
  switch (value.type) {
    case 'text':
      return {
        type: 'text',
        min_chars: value.minChars,
        max_chars: value.maxChars,
        warn_chars: value.warnChars,
      };
    case 'longtext':
      return { type: 'longtext', warn_below_words: value.warnBelowWords };
    case 'choice':
      return { type: `${value.many === true ? 'select_multiple' : 'select_one'} ${list}` };
    case 'date':
      return { type: 'date', precision: value.precision };
    case 'number':
      return { type: 'decimal', unit: value.unit, min: value.min, max: value.max };
    case 'coordinates':
      return { type: 'geopoint' };
    case 'files':
      return {
        type: 'file',
        formats: joinList(value.formats),
        max_files: value.maxFiles,
        warn_megabytes: value.warnMegabytes,
        link: yesNo(value.link),
      };
  }
}

const filesCells = ({ evidence }: Indicator): Row => ({
  type: 'indicator',
  formats: joinList(evidence.formats),
  max_files: evidence.maxFiles,
  link: yesNo(evidence.link),
});

const choiceRows = ({ name, options }: List): Row[] =>
  options.map((option) => ({
    list_name: name,
    name: option.code,
    label: option.label,
    words: joinList(option.words ?? []),
    hints: joinList(option.hints ?? []),
    ...Object.fromEntries(paperIds.map((id) => [`label:${id}`, option.onPaper?.[id]])),
  }));

function settingsRow(def: EditionDefinition): Row {
  const { age, scoring } = def;
  return {
    form_id: def.id,
    form_title: def.title,
    version: def.version,
    year: def.year,
    name_item: def.nameItem,
    start_item: def.startItem,
    age_item: age?.item,
    age_renewed_by: age?.renewedBy,
    age_from: age?.from,
    age_to: age?.to,
    age_source: age?.source,
    maturity_max: scoring.maturityMax,
    scoring_source: scoring.source,
    spd_max: scoring.region?.spdMax,
    divisor_at_least: scoring.region?.divisorAtLeast,
    count_weight: scoring.region?.countWeight,
    count_cap: scoring.region?.countCap,
    total_max: scoring.region?.totalMax,
    koersif_at_least: scoring.region?.koersifAtLeast,
    basic_urusan: joinList(scoring.region?.basicUrusan ?? []),
    urusan_item: scoring.region?.urusanItem,
    predicates: joinList(
      (scoring.region?.predicates ?? []).map(
        ({ label, from, to }) => `${label} = ${from} .. ${to}`,
      ),
    ),
  };
}

const indicatorRow = ({ id, nationalNo, weight, mandatory, evidence }: Indicator): Row => ({
  name: id,
  national_no: nationalNo,
  weight,
  mandatory: mandatory === null ? null : yesNo(mandatory),
  evidence: joinList(evidence.kinds),
  note: evidence.note,
  video_warn_below: evidence.video?.warnBelow,
  video_warn_above: evidence.video?.warnAbove,
  video_limit: evidence.video?.limit,
  video_elements: joinList(evidence.video?.elements ?? []),
});

const levelRow = (indicator: string, { code, label, levels }: Variant): Row => ({
  indicator,
  variant: code,
  label,
  ...Object.fromEntries(levels.map(({ level, text }) => [`level_${level}`, text])),
});

function paperRows({ papers, groups, counterparts }: EditionDefinition): Row[] {
  return [
    ...papers.flatMap((paper): Row[] => [
      { kind: 'paper', name: paper.id, label: paper.title },
      ...paper.lines.map(({ no, label, from, sure }) => ({
        kind: 'line',
        name: paper.id,
        no,
        label,
        from: joinList(from),
        sure: yesNo(sure),
      })),
    ]),
    ...groups.flatMap((group): Row[] => [
      {
        kind: 'group',
        name: group.id,
        label: group.label,
        from: joinList(group.parts),
        min_words: group.minWords,
        source: group.source,
      },
      ...Object.entries(group.headings ?? {}).map(([part, label]) => ({
        kind: 'heading',
        name: group.id,
        label,
        from: part,
      })),
    ]),
    ...counterparts.map(({ item, edition, no, name, confidence, note }) => ({
      kind: 'counterpart',
      name: edition,
      no,
      label: name,
      from: item,
      sure: confidence,
      note,
    })),
  ];
}
