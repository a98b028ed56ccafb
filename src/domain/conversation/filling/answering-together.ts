// Takes the answer to several questions of one message: every line is stored by itself, what could not be read is
// asked again alone. It never stores a line over what somebody else has answered meanwhile.
import type { Item } from '../../edition/definition.ts';
import { type Reading, readAnswer } from '../../edition/items/index.ts';
import { showAnswer } from '../../edition/show.ts';
import { readCommand } from '../../language/index.ts';
import { yesNo } from '../shared/confirming.ts';
import type { Asking } from './types.ts';
import type { Turn } from '../turn.ts';
import { onAnswer, warn } from './answering.ts';
import { onlyAgrees, saysNothing } from './no-answer.ts';
import { ask, itemAfter } from './asking.ts';
import { type Line, readLines } from './answer-lines.ts';
import { readParts } from './answer-parts.ts';
import { sayUnread } from '../shared/unread.ts';
import { alongside, askedTogether } from './together.ts';

/** A line that is not stored: not read, not sure, or no answer. */
interface Unread {
  readonly item: Item;
  readonly typed: string;
  readonly why: Exclude<Reading, { kind: 'value' }> | { readonly kind: 'only_agrees' };
}

/** Takes a typed text as the answers to the questions that were asked in one message. */
export function onTogether(turn: Turn, asking: Asking, text: string): void {
  const { more: _, ...alone } = asking;
  const asked = askedTogether(turn, asking);
  const [first] = asked;
  const parts = readParts(asked, text, turn.moment.today);
  if (parts !== null && parts.lines.length === 0) {
    turn.say('together_unclear', {
      first: turn.form().numberOf.get(asking.item) ?? 1,
      parts: parts.unread,
    });
    return turn.askAgain();
  }
  const read =
    parts === null
      ? readLines(asked, turn.form().numberOf, text, (item, line) => meaningOf(turn, item, line))
      : { kind: 'lines' as const, lines: parts.lines };
  if (first === undefined || read.kind !== 'lines') {
    if (read.kind === 'several')
      turn.say('together_which_numbers', { first: turn.form().numberOf.get(asking.item) ?? 1 });
    else turn.say('together_too_many', { questions: asked.length });
    return turn.askAgain();
  }
  const { lines } = read;
  // One line without a number is an ordinary answer to the first question.
  const loose = parts?.unread ?? [];
  if (lines.length === 1 && lines[0]?.item === first && loose.length === 0) {
    turn.open(alone);
    return onAnswer(turn, alone, first, lines[0].text);
  }
  const unread = lines.flatMap((line) => take(turn, asking, line, text));
  const refused = unread.flatMap(({ typed, why }) => (isUnclear(why) ? [typed] : []));
  sayUnread(turn, [...refused, ...loose]);
  const [now, ...later] = unread;
  if (later.length > 0) turn.say('together_later', { labels: later.map(({ item }) => item.label) });
  if (now !== undefined) return askAgainAlone(turn, now);
  const { answers } = turn.needFocus();
  const left = asked.find(({ id }) => !answers.has(id) && !turn.state.skipped.includes(id));
  if (left !== undefined) return ask(turn, left, { more: alongside(turn, left) });
  itemAfter(turn, asked.at(-1)?.id ?? null);
}

/** What a line means as the answer to an item, to be compared; null for a line that is none. */
function meaningOf(turn: Turn, item: Item, text: string): string | null {
  if (isSkip(text) || (item.optional === true && saysNothing(text))) return '-';
  if (item.kind !== 'field') return null;
  // A text takes anything, so that it tells nothing about the number in front.
  if (item.value.type === 'text') return /^\d{1,3}\s*[.):=]/u.test(text) ? null : text;
  const read = readAnswer(item, text, turn.moment.today);
  return read.kind === 'value' || read.kind === 'confirm' ? JSON.stringify(read.value) : null;
}

/** Stores a line, or gives back why not. */
function take(turn: Turn, asking: Asking, { item, text }: Line, whole: string): readonly Unread[] {
  if (item.kind !== 'field') throw new Error('only fields are asked together');
  const now = turn.needFocus().answers.get(item.id);
  const seen = item.id === asking.item ? asking.revision : 0;
  if (now !== undefined && now.revision !== seen && now.writtenBy !== turn.person.id) {
    const number = turn.form().numberOf.get(item.id) ?? 0;
    turn.say('kept_theirs', { label: item.label, number, theirs: showAnswer(item, now.value) });
    return [];
  }
  if (item.optional === true && (saysNothing(text) || isSkip(text))) {
    turn.save(item.id, { type: 'none' });
    turn.say('left_out', { label: item.label });
    return [];
  }
  if (isSkip(text)) {
    turn.setSkipped([...turn.state.skipped, item.id]);
    turn.say('skipped', { label: item.label });
    return [];
  }
  if (item.value.type === 'text' && onlyAgrees(turn, item, text))
    return [{ item, typed: text, why: { kind: 'only_agrees' } }];
  const reading = readAnswer(item, text, turn.moment.today);
  if (reading.kind !== 'value') return [{ item, typed: text, why: reading }];
  turn.save(item.id, reading.value);
  turn.setLast(item.id, whole);
  turn.say('saved', { label: item.label, value: showAnswer(item, reading.value) });
  warn(turn, item, reading.value);
  return [];
}

/** Problems that tell nothing of what was typed. */
const unclearProblems: ReadonlySet<string> = new Set([
  ...['no_choice', 'number_unclear', 'date_unclear', 'coordinates_unclear', 'link_unclear'],
]);

const isUnclear = (why: Unread['why']): boolean =>
  why.kind === 'refused' && unclearProblems.has(why.problem.why);

const isSkip = (text: string): boolean => readCommand(text)?.name === 'skip';

function askAgainAlone(turn: Turn, { item, why }: Unread): void {
  const { label } = item;
  if (why.kind === 'refused') turn.say('answer_refused', { label, problem: why.problem });
  if (why.kind === 'unknown') turn.say('unknown_answer', { label });
  if (why.kind === 'only_agrees') turn.say('not_answered_yet', { label });
  ask(turn, item, { quiet: why.kind === 'confirm' });
  const { mode } = turn;
  if (why.kind !== 'confirm' || mode.name !== 'asking') return;
  turn.say('read_back', { label, value: showAnswer(item, why.value), why: why.why });
  turn.offer(yesNo);
  turn.open({ name: 'confirming', value: why.value, item: item.id, why: why.why, back: mode });
}
