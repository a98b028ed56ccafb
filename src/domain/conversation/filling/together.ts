// Several short questions in one message, for networks where each message costs money: which questions go together,
// and how they are shown. It reads and stores no answer.
import type { Item, ItemId } from '../../edition/definition.ts';
import { applies, gapOf } from '../../edition/journey.ts';
import type { Asking } from './types.ts';
import type { Turn } from '../turn.ts';

/** A longer list of options would crowd out the other questions of the message. */
const MOST_OPTIONS = 10;

/**
 * Gives the items to ask in the same message after `first`: the open short fields that follow it in the form, until
 * something else is due. None where one question is asked at a time.
 */
export function alongside(turn: Turn, first: Item): readonly ItemId[] {
  const innovation = turn.needFocus();
  const { answers, files } = innovation;
  const form = turn.form();
  if (turn.moment.questionsAtOnce < 2 || !isShort(first) || answers.has(first.id)) return [];
  const together = [first];
  for (const item of form.items.slice(form.numberOf.get(first.id) ?? 0)) {
    if (together.length === turn.moment.questionsAtOnce) break;
    // Whether it is asked at all depends on an answer that is still to come.
    if (together.some((asked) => asked.id === item.when?.item)) break;
    if (!applies(item, answers) || turn.state.skipped.includes(item.id)) continue;
    const gap = gapOf(item, answers, files);
    if (gap === null) continue;
    if (gap !== 'unanswered' || !isShort(item)) break;
    together.push(item);
  }
  return together.slice(1).map((item) => item.id);
}

function isShort(item: Item): boolean {
  if (item.kind !== 'field') return false;
  const { value } = item;
  if (value.type === 'choice') return value.options.length <= MOST_OPTIONS;
  return value.type === 'text' || value.type === 'date' || value.type === 'number';
}

/** Gives the items that are asked in one message with the open one, itself first. */
export function askedTogether(turn: Turn, asking: Asking): readonly Item[] {
  const { byId } = turn.form();
  return [asking.item, ...(asking.more ?? [])].flatMap((id) => byId.get(id) ?? []);
}

/** Shows the questions of one message; false when by now, or on this network, only the first is to be asked. */
export function showTogether(turn: Turn, asking: Asking): boolean {
  const { answers } = turn.needFocus();
  const { more: before = [], ...alone } = asking;
  const open = before.filter((id) => !answers.has(id));
  const more = open.slice(0, Math.max(0, turn.moment.questionsAtOnce - 1));
  const now: Asking = more.length === 0 ? alone : { ...alone, more };
  turn.open(now);
  if (more.length === 0) return false;
  turn.say('ask_together', {
    questions: askedTogether(turn, now).map((item) => ({
      item: item.id,
      number: turn.form().numberOf.get(item.id) ?? 0,
      label: item.label,
      help: item.help,
      ...shapeOf(item),
    })),
  });
  turn.offer([]);
  return true;
}

function shapeOf(item: Item): {
  readonly options: readonly string[];
  readonly many: boolean;
  readonly unit: string | null;
} {
  const type = item.kind === 'field' ? item.value : null;
  return {
    options: type?.type === 'choice' ? type.options.map((option) => option.label) : [],
    many: type?.type === 'choice' && type.many === true,
    unit: type?.type === 'number' ? (type.unit ?? null) : null,
  };
}
