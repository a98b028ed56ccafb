// What happens to the answers of a draft when its form gets a new version, or is another year's: every answer is kept, moved,
// split, set aside until its owner confirms it, or leaves the form; what is not exactly as it was is kept for the history.
// It stores nothing and asks nobody.
import type { Answer, AnswerValue } from './answer.ts';
import type { EditionDefinition, Item, ItemId } from './definition.ts';
import { formOf } from './journey.ts';
import { sameValue } from './same-value.ts';
import { showAnswer } from './show.ts';
import { fit } from './move-value.ts';
import type { Origins } from './workbook/origins.ts';

/** What became of an answer. */
export type Fate = 'kept' | 'moved' | 'split' | 'to_confirm' | 'dropped';

/** All fates, in the order in which they are told. */
export const fates = ['kept', 'moved', 'split', 'to_confirm', 'dropped'] as const;

/** An answer in its new place. `from` are the items it was taken from. */
interface MovedAnswer {
  readonly from: readonly [ItemId, ...ItemId[]];
  readonly value: AnswerValue;
  readonly toConfirm: boolean;
  /** It does not read as the first of those did. */
  readonly changed: boolean;
}

/** What becomes of all answers of a draft. */
export interface Moved {
  readonly answers: ReadonlyMap<ItemId, MovedAnswer>;
  readonly fates: ReadonlyMap<ItemId, Fate>;
  /** Values that are in the form no more as they were; they belong into the history. */
  readonly before: ReadonlyMap<ItemId, AnswerValue>;
  /** Where the evidence of an item belongs now, for items that are called otherwise. */
  readonly files: ReadonlyMap<ItemId, ItemId>;
}

type Answers = ReadonlyMap<ItemId, Answer>;

/** Moves the answers of a draft from one version of its form to another. */
export function moveAnswers(
  before: EditionDefinition,
  after: EditionDefinition,
  origins: Origins,
  answers: Answers,
): Moved {
  const old = formOf(before).byId;
  const moved = new Map<ItemId, MovedAnswer>();
  const targets = targetsOf(origins);
  for (const item of formOf(after).items) {
    const from = (origins.items.get(item.id) ?? []).filter((id) => answers.has(id) && old.has(id));
    const found = takeOver(item, from, { old, answers, origins, targets });
    if (found !== null) moved.set(item.id, found);
  }
  const result = new Map<ItemId, Fate>();
  const gone = new Map<ItemId, AnswerValue>();
  for (const [id, { value }] of answers) {
    const into = [...moved].filter(([, one]) => one.from.includes(id));
    result.set(id, fateOf(id, into));
    if (!into.some(([, one]) => sameValue(one.value, value))) gone.set(id, value);
  }
  const files = new Map<ItemId, ItemId>();
  for (const [id, into] of targets) {
    const [first] = into;
    if (first !== undefined && !into.includes(id)) files.set(id, first);
  }
  return { answers: moved, fates: result, before: gone, files };
}

/** The items that take what was said in an item before, in the order of the form. */
function targetsOf({ items }: Origins): ReadonlyMap<ItemId, readonly ItemId[]> {
  const targets = new Map<ItemId, ItemId[]>();
  for (const [id, was] of items)
    for (const former of was) targets.set(former, [...(targets.get(former) ?? []), id]);
  return targets;
}

function fateOf(id: ItemId, into: readonly (readonly [ItemId, MovedAnswer])[]): Fate {
  const [first] = into;
  if (first === undefined) return 'dropped';
  if (into.length > 1) return 'split';
  if (first[1].toConfirm) return 'to_confirm';
  return first[0] === id ? 'kept' : 'moved';
}

interface Source {
  readonly old: ReadonlyMap<ItemId, Item>;
  readonly answers: Answers;
  readonly origins: Origins;
  readonly targets: ReadonlyMap<ItemId, readonly ItemId[]>;
}

/** The answer that an item takes over from those before; null when nothing fits. */
function takeOver(item: Item, from: readonly ItemId[], source: Source): MovedAnswer | null {
  const { old, answers, origins, targets } = source;
  const fitting = from.flatMap((id) => {
    const was = old.get(id);
    const answer = answers.get(id);
    if (was === undefined || answer === undefined) return [];
    const found = fit(answer.value, was, item, origins.options.get(item.id) ?? new Map());
    return found === null ? [] : [{ id, was, answer, ...found }];
  });
  const [first, ...others] = fitting;
  if (first === undefined) return null;
  const isSplit = (targets.get(first.id)?.length ?? 0) > 1;
  const joined = others.length > 0 ? join(item, fitting) : null;
  const value = joined ?? first.value;
  return {
    from: joined === null ? [first.id] : [first.id, ...others.map(({ id }) => id)],
    value,
    changed: !sameValue(value, first.answer.value),
    toConfirm: first.answer.toConfirm || !first.sure || isSplit || others.length > 0,
  };
}

interface Fitting {
  readonly was: Item;
  readonly value: AnswerValue;
}

/** Several answers as one: texts below each other, options together; null where only one can stand. */
function join(item: Item, parts: readonly Fitting[]): AnswerValue | null {
  if (item.kind !== 'field') return null;
  const { value: type } = item;
  if (type.type === 'longtext' || type.type === 'text') {
    const text = parts
      .map(({ was, value }) => (value.type === 'text' ? value.text : showAnswer(was, value)))
      .join(type.type === 'longtext' ? '\n\n' : ' ');
    return { type: 'text', text };
  }
  if (type.type !== 'choice' || type.many !== true) return null;
  const codes = parts.flatMap(({ value }) => (value.type === 'choice' ? value.codes : []));
  return codes.length === 0 ? null : { type: 'choice', codes: [...new Set(codes)] };
}
