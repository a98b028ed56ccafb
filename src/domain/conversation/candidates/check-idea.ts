// Whether something at work may be an innovation: the signs by which a unit sees what it does already, the activity in a
// sentence, and the five questions at once. Every answer is a full one; the outcome is a candidate, never a refusal.
import { type Sign, signCount } from '../../candidate.ts';
import { oneLine, readSigns, readYesNo } from '../../language/index.ts';
import { agrees, declines, readConfirmation } from '../shared/confirming.ts';
import type { ModeOf } from '../state.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';
import { noteChecked, readSentence } from './noting.ts';
import { homeUnit } from './reach.ts';

type Answered = Readonly<Record<number, Sign>>;

/** Asks for the activity in a sentence, or takes the one that was typed along. */
export function checkIdea(turn: Turn, typed: string | undefined): void {
  if (homeUnit(turn) === null) {
    turn.say('candidate_which_unit', { typed: '' });
    return turn.askAgain();
  }
  turn.open({ name: 'describing_candidate' });
  if (typed === undefined) turn.say('ask_candidate', {});
  else onDescribing(turn, typed);
}

/** Shows what units often do without noticing that it is new. */
export function showExamples(turn: Turn): void {
  turn.open({ name: 'asking_examples' });
  turn.say('examples', {});
}

/** Any sign that is met leads on. */
export function onExamples(turn: Turn, text: string): void {
  const answer = readConfirmation(text);
  if (declines(answer) || answer === 'none') {
    turn.open({ name: 'idle' });
    turn.say('examples_none', {});
    return;
  }
  const words = oneLine(text)
    .toLowerCase()
    .split(/[^\p{L}\d]+/u);
  const letters = words.filter((word) => /^[a-e]$|^[1-5]$/u.test(word));
  if (agrees(answer) || readYesNo(text).kind === 'yes' || letters.length > 0)
    return checkIdea(turn, undefined);
  // Whoever tells of the activity right away has answered both.
  if (words.length >= 4) return onDescribing(turn, text);
  turn.say('examples_unclear', {});
}

/** Takes the activity and asks the five questions. */
export function onDescribing(turn: Turn, text: string): void {
  const sentence = readSentence(turn, text);
  if (sentence === null) return;
  turn.open({ name: 'asking_signs', sentence, signs: {} });
  turn.say('ask_signs', { open: openOf({}) });
}

const openOf = (signs: Answered): readonly number[] =>
  Array.from({ length: signCount }, (_, at) => at + 1).filter((one) => signs[one] === undefined);

/** Asks again for the questions that are open. */
export function askSigns(turn: Turn, { signs }: ModeOf<'asking_signs'>): void {
  turn.say('ask_signs', { open: openOf(signs) });
}

/** A number is needed once the last answer is there. */
export function signNeeds(mode: ModeOf<'asking_signs'>, text: string): readonly Need[] {
  return openOf(withAnswers(mode.signs, text)).length === 0
    ? [{ kind: 'candidate_numbers', count: 1 }]
    : [];
}

/** Takes answers, several or one, and goes on when all are there. */
export function onSigns(turn: Turn, mode: ModeOf<'asking_signs'>, text: string): void {
  const signs = withAnswers(mode.signs, text);
  const open = openOf(signs);
  if (open.length === 0)
    return noteChecked(
      turn,
      mode.sentence,
      Array.from({ length: signCount }, (_, at) => signs[at + 1] ?? 'unsure'),
    );
  if (open.length === openOf(mode.signs).length) return turn.say('signs_unclear', { open });
  turn.open({ ...mode, signs });
  turn.say('ask_signs', { open });
}

function withAnswers(signs: Answered, text: string): Answered {
  const read = readSigns(text, signCount, openOf(signs));
  return read === null ? signs : { ...signs, ...Object.fromEntries(read) };
}
