// What a new version changes, in plain words: added, removed, renamed, moved, and every cell that says something else.
// It compares what the workbooks of both versions would say, so that nothing that can be changed goes unsaid.
import type { EditionDefinition, Item, ItemId } from '../definition.ts';
import type { SheetName } from './layout.ts';
import type { Origins } from './origins.ts';
import { writeWorkbook } from './write.ts';

/** What a change is. */
export const changeKinds = [
  'removed',
  'renamed',
  'split',
  'joined',
  'added',
  'moved',
  'changed',
] as const;

/** One change. `about` is the id of an item, or the sheet where it is no item's. */
export interface Change {
  readonly kind: (typeof changeKinds)[number];
  readonly about: string;
  readonly text: string;
  readonly parts: ChangeParts;
}

/** The same as `text` in parts, for sentences in the language of whoever reads them. */
interface ChangeParts {
  /** Labels of items as they were and as they are; where one became several, or several one, all of them. */
  readonly was: readonly string[];
  readonly now: readonly string[];
  /** The row that belongs to an item or to none, with what it is called; null: the item itself. */
  readonly row: readonly [RowKind, string] | null;
  /** The column that says something else, as it was and as it is; of a moved item its places. */
  readonly column: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** What a row of a workbook is about, where it is no item. */
type RowKind =
  | 'section'
  | 'variant'
  | 'option'
  | 'settings'
  | 'paper'
  | 'line'
  | 'group'
  | 'heading'
  | 'counterpart'
  | 'step';

const nothing: ChangeParts = {
  ...{ was: [], now: [], row: null, column: null, from: null, to: null },
};

/** How the columns are called in sentences. */
const columnWords: Readonly<Record<string, string>> = {
  hint: 'line of help',
  relevant: 'condition',
  was: '',
  removed: '',
  version: '',
  level_1: 'text of level 1',
  level_2: 'text of level 2',
  level_3: 'text of level 3',
  off_paper: 'reason why it is asked',
};

type Cells = Readonly<Record<string, string>>;

/** Lists what `after` changes of `before`. */
export function changesOf(
  before: EditionDefinition,
  after: EditionDefinition,
  origins: Origins,
): readonly Change[] {
  const old = itemsOf(before);
  const now = itemsOf(after);
  return [
    ...itemChanges(old, now, origins),
    ...movedItems(before, after, origins),
    ...cellChanges(before, after, origins),
  ];
}

const itemsOf = (def: EditionDefinition): ReadonlyMap<ItemId, Item> =>
  new Map(def.sections.flatMap(({ items }) => items).map((item) => [item.id, item]));

const nameOf = (item: Item | undefined, id: ItemId): string =>
  item === undefined ? `"${id}"` : `"${item.label}" (${id})`;

const labelOf = (item: Item | undefined, id: ItemId): string => item?.label ?? id;

function itemChanges(
  old: ReadonlyMap<ItemId, Item>,
  now: ReadonlyMap<ItemId, Item>,
  { items }: Origins,
): Change[] {
  const changes: Change[] = [];
  for (const [id, item] of now) {
    const was = items.get(id) ?? [];
    const [former] = was;
    const before = was.map((one) => labelOf(old.get(one), one));
    const parts = { ...nothing, was: before, now: [item.label] };
    if (former === undefined)
      changes.push({ kind: 'added', about: id, text: nameOf(item, id), parts });
    else if (was.length > 1)
      changes.push({
        ...{ kind: 'joined', about: id, parts },
        text: `${was.map((one) => nameOf(old.get(one), one)).join(' and ')} → ${nameOf(item, id)}`,
      });
    else if (former !== id)
      changes.push({
        ...{ kind: 'renamed', about: id },
        // Its label may be the same.
        parts: { ...parts, was: [`${before[0]} (${former})`], now: [`${item.label} (${id})`] },
        text: `${nameOf(old.get(former), former)} → ${nameOf(item, id)}`,
      });
  }
  for (const [id, item] of old) {
    const into = [...items].filter(([, was]) => was.includes(id)).map(([one]) => one);
    const parts = {
      ...{ ...nothing, was: [item.label] },
      now: into.map((one) => labelOf(now.get(one), one)),
    };
    if (into.length === 0)
      changes.push({ kind: 'removed', about: id, text: nameOf(item, id), parts });
    if (into.length > 1)
      changes.push({
        ...{ kind: 'split', about: id, parts },
        text: `${nameOf(item, id)} → ${into.map((one) => nameOf(now.get(one), one)).join(' and ')}`,
      });
  }
  return changes;
}

/** Items that stand elsewhere: in another section, or outside the longest run that kept its order. */
function movedItems(
  before: EditionDefinition,
  after: EditionDefinition,
  { items }: Origins,
): Change[] {
  const placesOf = (def: EditionDefinition) =>
    def.sections.flatMap((section) => section.items.map((item) => ({ item, section })));
  const was = new Map(placesOf(before).map((place, at) => [place.item.id, { ...place, at }]));
  const kept = placesOf(after).flatMap((place, at) => {
    const former = was.get(items.get(place.item.id)?.[0] ?? '');
    return former === undefined ? [] : [{ ...place, at, former }];
  });
  const still = longestRise(kept.map(({ former }) => former.at));
  return kept.flatMap(({ item, section, at, former }, index): Change[] => {
    const otherSection = former.section.id !== section.id;
    if (still.has(index) && !otherSection) return [];
    return [
      {
        ...{ kind: 'moved', about: item.id },
        parts: {
          ...{ ...nothing, now: [item.label] },
          ...{ from: String(former.at + 1), to: String(at + 1) },
        },
        text: `${nameOf(item, item.id)} from place ${former.at + 1} to ${at + 1}${otherSection ? `, from "${former.section.title}" to "${section.title}"` : ''}`,
      },
    ];
  });
}

/** The indexes of a longest rising run. */
function longestRise(values: readonly number[]): ReadonlySet<number> {
  const length: number[] = [];
  const previous: (number | null)[] = [];
  let end: number | null = null;
  for (const [at, value] of values.entries()) {
    let best: number | null = null;
    for (let one = 0; one < at; one += 1)
      if (
        (values[one] ?? 0) < value &&
        (length[one] ?? 0) > (best === null ? 0 : (length[best] ?? 0))
      )
        best = one;
    previous.push(best);
    length.push(best === null ? 1 : (length[best] ?? 0) + 1);
    if (end === null || (length[at] ?? 0) > (length[end] ?? 0)) end = at;
  }
  const run = new Set<number>();
  for (let at = end; at !== null; at = previous[at] ?? null) run.add(at);
  return run;
}

/** The rows of a version by what they are about, with names as they are called in the new version. */
function rowsOf(def: EditionDefinition, rename: (id: string) => string): ReadonlyMap<string, Row> {
  const found = new Map<string, Row>();
  for (const { name, rows } of writeWorkbook(def)) {
    const columns = (rows[0] ?? []).map(String);
    for (const cells of rows.slice(1)) {
      const row: Record<string, string> = Object.fromEntries(
        columns.map((column, at) => [column, String(cells[at] ?? '')]),
      );
      const about = aboutOf(name, row, rename);
      if (about !== null) found.set(`${name} ${about.key}`, { sheet: name, ...about, cells: row });
    }
  }
  return found;
}

interface Row {
  readonly sheet: SheetName;
  readonly key: string;
  readonly item: string | null;
  readonly words: string;
  readonly part: ChangeParts['row'];
  readonly cells: Cells;
}

function aboutOf(
  sheet: SheetName,
  row: Cells,
  rename: (id: string) => string,
): Pick<Row, 'key' | 'item' | 'words' | 'part'> | null {
  const of = (column: string) => row[column] ?? '';
  switch (sheet) {
    case 'survey': {
      if (of('type') === 'end_group') return null;
      if (of('type') === 'begin_group')
        return {
          ...{ key: `section ${of('name')}`, item: null, words: `section "${of('label')}"` },
          part: ['section', of('label')],
        };
      const item = rename(of('name'));
      return { key: item, item, words: '', part: null };
    }
    case 'indicators': {
      const item = rename(of('name'));
      return { key: item, item, words: '', part: null };
    }
    case 'levels': {
      const item = rename(of('indicator'));
      return {
        key: `${item} ${of('variant')}`,
        item,
        words: `way of measuring "${of('variant')}"`,
        part: ['variant', of('label') || of('variant')],
      };
    }
    case 'choices': {
      const item = rename(of('list_name'));
      return {
        ...{ key: `${item} ${of('name')}`, item, words: `option "${of('label')}"` },
        part: ['option', of('label')],
      };
    }
    case 'settings':
      return { key: '', item: null, words: 'settings', part: ['settings', ''] };
    case 'papers':
      return {
        key: [of('kind'), of('name'), of('no'), of('kind') === 'heading' ? of('from') : ''].join(
          ' ',
        ),
        item: null,
        words: `${of('kind')} ${[of('no'), `of ${of('name')}`].filter((one) => one !== '').join(' ')}`,
        part: [of('kind') as RowKind, [of('no'), of('name')].filter((one) => one !== '').join(' ')],
      };
    case 'calendar':
      return { key: of('no'), item: null, words: `step ${of('no')}`, part: ['step', of('no')] };
  }
}

function cellChanges(
  before: EditionDefinition,
  after: EditionDefinition,
  { items }: Origins,
): Change[] {
  const next = new Map([...items].map(([id, was]) => [was[0] ?? id, id]));
  const old = rowsOf(before, (id) => next.get(id) ?? id);
  const now = rowsOf(after, (id) => id);
  const labels = itemsOf(after);
  const changes: Change[] = [];
  const say = (
    kind: Change['kind'],
    row: Row,
    detail: string,
    cell: Pick<ChangeParts, 'column' | 'from' | 'to'> = nothing,
  ) => {
    const about = row.item ?? row.sheet;
    const name = row.item === null ? '' : `${nameOf(labels.get(row.item), row.item)}`;
    const text = [name, row.words, detail].filter((part) => part !== '').join(', ');
    const label = row.item === null ? [] : [labelOf(labels.get(row.item), row.item)];
    const { column, from, to } = cell;
    changes.push({
      ...{ kind, about, text },
      parts: { was: [], now: label, row: row.part, column, from, to },
    });
  };
  for (const [key, row] of now) {
    const former = old.get(key);
    // A new item is told of once, not with every row that belongs to it.
    const isNew = row.item !== null && !items.has(row.item);
    if (former === undefined) {
      if (!isNew && row.words !== '') say('added', row, '');
      continue;
    }
    for (const [column, value] of Object.entries(row.cells)) {
      const then = former.cells[column] ?? '';
      const words = columnWords[column] ?? column.replaceAll('_', ' ');
      const isName = ['name', 'list_name', 'indicator'].includes(column);
      // Lists are called after their item, which may have another name.
      const sameList = column === 'type' && then.split(' ')[0] === value.split(' ')[0];
      if (then === value || words === '' || isName || sameList) continue;
      say('changed', row, `${words}: ${quoted(then)} → ${quoted(value)}`, {
        ...{ column, from: then, to: value },
      });
    }
  }
  const stays = new Set(items.keys());
  for (const [key, row] of old)
    if (!now.has(key) && row.words !== '' && (row.item === null || stays.has(row.item)))
      say('removed', row, '');
  return changes;
}

const quoted = (text: string): string => (text === '' ? '(empty)' : `"${text}"`);
