// Several short questions in one message: which questions go together, and how they are shown. It reads no answer.
import type { Item, ItemId } from '../../edition/definition.ts';
import { applies, gapOf } from '../../edition/journey.ts';
import type { Asking } from './types.ts';
import type { Turn } from '../turn.ts';

/** Of a longer list of options only some are shown: it would crowd out the other questions of the message. */
const MOST_OPTIONS = 5;
const EXAMPLES = 2;

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
    if (item.optional === true) continue;
    // Whether it is asked at all depends on an answer that is still to come.
    if (together.some((asked) => asked.id === item.when?.item)) break;
    if (!applies(item, answers) || turn.state.skipped.includes(item.id)) continue;
    const gap = gapOf(item, answers, files);
    if (gap === null) continue;
    if (gap !== 'unanswered' || !isShort(item)) break;
    together.push(item);
  }
  const most = turn.moment.questionsAtOnce;
  // One more is no reason for another message where it is the last of them.
  const left = together.length === most + 1 && most >= MANY ? most + 1 : most;
  return together.slice(1, left).map((item) => item.id);
}

/** From so many questions in a message on, one more still fits. */
const MANY = 4;

function isShort(item: Item): boolean {
  if (item.kind !== 'field') return false;
  const { type } = item.value;
  return type === 'choice' || type === 'text' || type === 'date' || type === 'number';
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
  const most = turn.moment.questionsAtOnce;
  const more = open.slice(0, most >= MANY ? most : Math.max(0, most - 1));
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
  readonly moreOptions?: number;
  readonly many?: true;
  readonly unit?: string;
} {
  const type = item.kind === 'field' ? item.value : null;
  const options = type?.type === 'choice' ? type.options.map((option) => option.label) : [];
  const shown = options.length > MOST_OPTIONS ? EXAMPLES : options.length;
  return {
    options: options.slice(0, shown),
    // What is not said is not stored either: this is written for nearly every message.
    ...(options.length > shown ? { moreOptions: options.length - shown } : {}),
    ...(type?.type === 'choice' && type.many === true ? { many: true } : {}),
    ...(type?.type === 'number' && type.unit !== undefined ? { unit: type.unit } : {}),
  };
}
