// Asks the items of a form one at a time, and finds what comes next.
// It never reads an answer (answering.ts, indicator.ts) and never stores a cursor: the next item is computed.
import { applies, formOf, missing, nextItem, previousItem } from '../../edition/journey.ts';
import type { Item, ItemId } from '../../edition/definition.ts';
import type { Innovation } from '../../innovation/innovation.ts';
import { isOpenForWriting } from '../../innovation/status.ts';
import type { AskStep, Asking } from './types.ts';
import { claimedScore } from './claimed-score.ts';
import type { Turn } from '../turn.ts';
import { variantOf } from './question.ts';
import { carried, hasLooseEnds, readLevels } from './loose-ends.ts';
import { alongside } from './together.ts';

/** Items a returned innovation is open for and that nobody worked on yet; null in a draft. */
export function openForRepair(innovation: Innovation): ReadonlySet<ItemId> | null {
  if (innovation.openItems === null) return null;
  return new Set([...innovation.openItems].filter(([, note]) => !note.done).map(([item]) => item));
}

/** Asks the item that comes after `after`, or says that nothing is left. */
export function itemAfter(turn: Turn, after: ItemId | null): void {
  const innovation = turn.needFocus();
  const form = turn.form();
  if (innovation.state === 'returned') {
    const left = openForRepair(innovation) ?? new Set();
    const next = form.items.find(
      (item) => left.has(item.id) && !turn.state.skipped.includes(item.id),
    );
    if (next !== undefined) return ask(turn, next, { walk: 'repair' });
    return allDone(turn);
  }
  const skipped = new Set(turn.state.skipped);
  const next = nextItem(form, innovation.answers, innovation.files, after, skipped);
  if (next !== null) return ask(turn, next, { more: alongside(turn, next) });
  allDone(turn);
}

function allDone(turn: Turn): void {
  if (stillMissing(turn).length > 0 || !hasLooseEnds(turn)) return sayEnd(turn);
  turn.open({ name: 'finishing' });
  turn.askAgain();
}

/** Items that keep the innovation from being handed in, besides what is only to be confirmed. */
function stillMissing(turn: Turn): readonly ItemId[] {
  const innovation = turn.needFocus();
  return innovation.state === 'returned'
    ? [...(openForRepair(innovation) ?? [])]
    : missing(turn.form(), innovation.answers, innovation.files).flatMap(({ item, gap }) =>
        gap === 'to_confirm' ? [] : [item.id],
      );
}

/** Says that everything is answered and how it is handed in, or what is left. */
export function sayEnd(turn: Turn): void {
  const innovation = turn.needFocus();
  turn.open({ name: 'idle' });
  const left = stillMissing(turn).length + readLevels(turn).length + carried(turn).length;
  if (left === 0) {
    turn.say(innovation.state === 'returned' ? 'repairs_done' : 'all_filled', {
      code: innovation.code,
      score: claimedScore(turn, innovation),
    });
    turn.offer([
      { label: { key: 'submit' }, reply: { command: 'submit' }, numbered: false },
      { label: { key: 'summary' }, reply: { command: 'summary' }, numbered: false },
    ]);
    return;
  }
  turn.say('only_skipped_left', { count: left });
  turn.offer([{ label: { key: 'missing' }, reply: { command: 'missing' }, numbered: false }]);
}

/** Opens an item at its first step and shows it, `more` in the same message; `quiet` leaves the showing to the caller. */
export function ask(
  turn: Turn,
  item: Item,
  how: {
    readonly walk?: 'repair';
    readonly step?: AskStep;
    readonly more?: readonly ItemId[];
    readonly quiet?: boolean;
  },
): void {
  const step = how.step ?? firstStep(turn, item);
  const revision = turn.needFocus().answers.get(item.id)?.revision ?? 0;
  turn.open({
    name: 'asking',
    item: item.id,
    step,
    revision,
    ...(how.more === undefined || how.more.length === 0 ? {} : { more: how.more }),
    ...(how.walk === undefined ? {} : { walk: how.walk }),
  });
  if (how.quiet !== true) turn.askAgain();
}

/** Goes on to another step of the item that is open and shows it. */
export function askStep(turn: Turn, asking: Asking, step: AskStep): void {
  const revision = turn.needFocus().answers.get(asking.item)?.revision ?? 0;
  turn.open({
    name: 'asking',
    item: asking.item,
    step,
    revision,
    ...(asking.walk === undefined ? {} : { walk: asking.walk }),
  });
  turn.askAgain();
}

/** The step at which an item begins: an indicator with variants asks which one, one without known levels asks for a description. */
export function firstStep(turn: Turn, item: Item): AskStep {
  if (item.kind === 'field') return item.value.type === 'files' ? 'files' : 'value';
  const value = turn.innovation?.answers.get(item.id)?.value;
  // Somebody who comes back to an indicator only because its evidence is missing is asked for that alone.
  if (
    value?.type === 'indicator' &&
    (value.level !== null || value.read !== undefined || item.variants === null) &&
    !hasEvidence(turn, item.id)
  )
    return 'files';
  if (item.variants === null) return 'description';
  if (item.variants.length === 1) return 'level';
  return variantOf(turn, item) === null ? 'variant' : 'level';
}

function hasEvidence(turn: Turn, item: ItemId): boolean {
  return (
    turn.innovation?.files.some((file) => file.item === item && file.state === 'stored') ?? false
  );
}

/** Opens any item of the form by id, if it applies and may be changed now. */
export function openItem(turn: Turn, item: Item): void {
  const innovation = turn.needFocus();
  const number = turn.form().numberOf.get(item.id) ?? 0;
  if (!isOpenForWriting(innovation.state)) {
    turn.say('not_open', { code: innovation.code, state: innovation.state });
    return;
  }
  if (!applies(item, innovation.answers)) {
    turn.say('does_not_apply', { number, label: item.label });
    turn.askAgain();
    return;
  }
  if (innovation.state === 'returned' && innovation.openItems?.has(item.id) !== true) {
    turn.say('not_returned', { number, label: item.label });
    turn.askAgain();
    return;
  }
  const start =
    item.kind === 'indicator'
      ? item.variants === null
        ? 'description'
        : item.variants.length > 1 && variantOf(turn, item) === null
          ? 'variant'
          : 'level'
      : undefined;
  ask(turn, item, {
    ...(start === undefined ? {} : { step: start }),
    ...(innovation.state === 'returned' ? { walk: 'repair' as const } : {}),
  });
}

/** Goes to the item before the open one. */
export function goBack(turn: Turn): void {
  const mode = turn.mode;
  if (mode.name !== 'asking') {
    turn.say('nothing_to_go_back', {});
    return;
  }
  const innovation = turn.needFocus();
  const only = innovation.openItems === null ? null : new Set(innovation.openItems.keys());
  const before = previousItem(formOf(turn.form().definition), innovation.answers, mode.item, only);
  if (before === null) {
    turn.say('at_the_start', {});
    turn.askAgain();
    return;
  }
  openItem(turn, before);
}
