// Meets a message before the open dialogue takes it: a question to us is answered and what is open stays open; what could
// be either is asked about, and then goes where the person says. Everything else goes on as it came.
import type { Item } from '../../edition/definition.ts';
import { readAnswer } from '../../edition/items/index.ts';
import {
  asksByItself,
  readEvidence,
  readNotes,
  tellsStory,
  type QuestionReading,
  readQuestion,
  readYesNo,
  readAttempt,
} from '../../language/index.ts';
import { wasSilent } from '../filling/asked.ts';
import { mayBeRest } from '../filling/long-text.ts';
import { noteLines } from '../candidates/noting.ts';
import { otherItemsTold } from '../filling/other-items.ts';
import type { Choice } from '../message.ts';
import { declines, readConfirmation } from '../shared/confirming.ts';
import type { Mode } from '../state.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';
import { judge, type Place } from './judging.ts';
import { explainsChoices } from './comparing.ts';
import { answerQuestion, openItem } from './replies.ts';
import {
  asksLeave,
  saysAbsent,
  meansAnswer,
  namesAnswer,
  meansCandidate,
  meansQuestion,
  meansStory,
} from '../../language/aside-words.ts';

/** What must be loaded to answer what a message may ask. */
export function questionNeeds(text: string): readonly Need[] {
  return readQuestion(text).intents.includes('deadline')
    ? [{ kind: 'calendar', of: 'running' }]
    : [];
}

/** What must be loaded for the word on a text that may be lines to be noted. */
export function pendingNeeds(mode: Mode): readonly Need[] {
  const pending = unsureOf(mode);
  if (pending !== undefined && mode.name === 'naming_innovation' && tellsStory(pending))
    return [{ kind: 'candidate_numbers', count: 1 }];
  const notes = pending === undefined ? null : readNotes(pending);
  return notes === null ? [] : [{ kind: 'candidate_numbers', count: notes.lines.length }];
}

/** A text that tells what is done came where a name is asked for: it is no name before the person says so. */
function askWhetherStory(turn: Turn, text: string): void {
  const { mode } = turn;
  if (mode.name !== 'naming_innovation') return;
  turn.say('name_or_story', {});
  turn.offer(nameOrStory);
  turn.open({ ...mode, unsure: text });
}

const nameOrStory: readonly Choice[] = [
  { label: { key: 'is_name' }, reply: { number: 1 }, numbered: true },
  { label: { key: 'is_story' }, reply: { number: 2 }, numbered: true },
];

/** Notes the story as a candidate; of what is noted already the name is asked again. */
function keepStory(turn: Turn, story: string): void {
  if (turn.mode.name === 'naming_innovation' && turn.mode.candidate !== undefined)
    return turn.askAgain();
  turn.open({ name: 'idle' });
  noteLines(turn, { unit: '', lines: [story], typed: story });
}

/** Lines to be noted that came where a text is asked for: they are neither before the person says which. */
export function doubtsNotes(turn: Turn, typed: string): boolean {
  const { mode } = turn;
  const item = openItem(turn);
  if (mode.name !== 'asking' || item?.kind !== 'field' || mode.step !== 'value') return false;
  if (item.value.type !== 'text' && item.value.type !== 'longtext') return false;
  turn.say('answer_or_candidate', { label: item.label });
  turn.offer(answerOrCandidate);
  turn.open({ ...mode, unsure: typed });
  return true;
}

const answerOrCandidate: readonly Choice[] = [
  { label: { key: 'is_answer' }, reply: { number: 1 }, numbered: true },
  { label: { key: 'is_candidate' }, reply: { number: 2 }, numbered: true },
];

/** Gives a message to the dialogue that is open, unless it is a question or in doubt. */
export function meetQuestion(turn: Turn, text: string, take: (said: string) => void): void {
  const pending = unsureOf(turn.mode);
  if (pending !== undefined) {
    const ofOthers = turn.mode.name === 'asking' && turn.mode.unsureOf === 'others';
    const means = ofOthers && !takesFigures(turn.mode) ? namesAnswer : meansAnswer;
    settle(turn);
    if (isSame(text, pending) || means.test(text.trim())) return take(pending);
    if (
      turn.mode.name === 'naming_innovation' &&
      tellsStory(pending) &&
      meansStory.test(text.trim())
    )
      return keepStory(turn, pending);
    const notes = readNotes(pending);
    if (notes !== null && meansCandidate.test(text.trim())) return noteLines(turn, notes);
    if (!ofOthers && meansQuestion.test(text.trim()))
      return answerQuestion(turn, readQuestion(pending));
    sayDropped(turn, pending);
  }
  if (!WRITING.has(turn.mode.name) && turn.mode.name !== 'new' && explainsChoices(turn, text))
    return;
  const reading = readQuestion(text);
  const place = placeOf(turn, reading, text);
  const verdict = place === null ? 'answer' : judge(text, reading, place);
  if (verdict === 'question' && !wasAnswered(turn.mode, text)) {
    remember(turn, text);
    return answerQuestion(turn, reading);
  }
  if (verdict === 'answer' && !wasAnswered(turn.mode, text) && askWhetherOther(turn, text)) return;
  if (place === 'name' && turn.mode.name === 'naming_innovation' && tellsStory(text))
    return askWhetherStory(turn, text);
  // Whoever comes back after a day is asked first whether to go on.
  if (
    verdict === 'answer' ||
    !canAsk(turn.mode) ||
    (turn.mode.name === 'asking' && wasSilent(turn))
  )
    return take(text);
  askWhich(turn, text);
}

/** True where no figure answers what is open, so that it can stand for a choice. */
const takesFigures = (mode: Mode): boolean => mode.name === 'asking' && mode.step === 'value';

/** Says that a text that waited is not stored, where another one follows: long texts are written in pieces. */
function sayDropped(turn: Turn, pending: string): void {
  const item = openItem(turn);
  if (item?.kind !== 'field' || item.value.type !== 'longtext') return;
  const number = turn.form().numberOf.get(item.id) ?? 0;
  turn.say('held_dropped', { typed: pending.trim(), number });
}

/** True for a question to us by somebody who has not agreed yet: answering it stores nothing. */
export function asksBeforeConsent(text: string): boolean {
  const reading = readQuestion(text);
  return (
    readYesNo(text).kind === 'unclear' &&
    reading.intents.length > 0 &&
    judge(text, reading, 'closed') === 'question'
  );
}

/** Answers such a question; the consent stays asked for. */
export const answerBeforeConsent = (turn: Turn, text: string): void =>
  answerQuestion(turn, readQuestion(text));

const isSame = (one: string, other: string): boolean => one.trim() === other.trim();

/** Where a text is not taken for a question: it is written to somebody else, or needs a code. */
const WRITING: ReadonlySet<Mode['name']> = new Set([
  'asking_mentor',
  'answering_message',
  'writing_unit',
  'broadcasting',
  'representing',
  'completing',
  'returning',
  'monev',
  'monev_officer',
  'monev_end',
  'group',
]);

function placeOf(turn: Turn, reading: QuestionReading, text: string): Place | null {
  const { mode } = turn;
  if (WRITING.has(mode.name)) return null;
  switch (mode.name) {
    case 'new':
    case 'idle':
      return saysNeither(text, reading) && !mayBeRest(turn.state, text) ? 'idle' : null;
    case 'naming_innovation':
      // Whoever has just taken something may put its name off.
      return mode.candidate !== undefined && declines(readConfirmation(text)) ? null : 'name';
    case 'giving_name':
    case 'correcting_name':
      return 'person';
    case 'asking': {
      const item = openItem(turn);
      return item === null ? null : placeOfItem(turn, item, mode.step, text, reading);
    }
    default:
      return saysNeither(text, reading) && (!reading.digits || reading.asks) ? 'closed' : null;
  }
}

/** What may go on from the text before, or is a command with something it cannot read, is asked about as such. */
const goesOn = (
  turn: Turn,
  text: string,
  { intents, mark, begins, casual }: QuestionReading,
): boolean =>
  readAttempt(text)?.sure === true ||
  (turn.state.grown !== undefined &&
    (casual || text.startsWith('+')) &&
    intents.length === 0 &&
    !mark &&
    !begins);

/** "Belum ada bukti bagaimana" begins as a no does, and asks. */
const saysNeither = (text: string, { intents, asks, words }: QuestionReading): boolean =>
  readYesNo(text).kind === 'unclear' ||
  (words > 2 && intents.length > 0 && (asks || intents.some(asksByItself)));

function placeOfItem(
  turn: Turn,
  item: Item,
  step: string,
  text: string,
  reading: QuestionReading,
): Place | null {
  // Several lines answer several questions.
  if (turn.mode.name === 'asking' && turn.mode.more !== undefined && text.trim().includes('\n'))
    return null;
  if (item.kind === 'field' && step === 'value') {
    if (item.id === turn.form().definition.nameItem) return 'name';
    if (item.value.type === 'text') return 'short';
    if (item.value.type === 'longtext') return goesOn(turn, text, reading) ? null : 'long';
    const { kind } = readAnswer(item, text, turn.moment.today);
    // A date or a choice can be read out of talk about something else; what is asked there counts more.
    const about =
      kind === 'confirm' &&
      (reading.asks ||
        (reading.intents.length > 0 &&
          (asksLeave.test(text) || reading.intents.some(asksByItself))));
    if (about) return 'loose';
    return kind === 'value' || kind === 'confirm' ? null : 'loose';
  }
  if (step === 'description') return 'long';
  if (step === 'document_number' || step === 'document_subject') return 'short';
  const described = step === 'level' || step === 'variant';
  if (described && !reading.mark && reading.words <= LEVEL_WORDS && isLevelAlone(text)) return null;
  // A complaint may hold the words that say there is none.
  const complains = reading.intents.some(asksByItself);
  if (described && !reading.asks && !complains && saysAbsent.test(text)) return null;
  if (described && !reading.asks && reading.digits && reading.intents.length === 0) return null;
  if (described && reading.words > 2) return 'basket';
  if (!saysNeither(text, reading)) return null;
  return described ? 'basket' : 'step';
}

/** A level with no more words than these is an answer. */
const LEVEL_WORDS = 5;

/** "Tingkat 1 saja dulu" says the level, however it ends; "tingkat 3 apa ya" asks what it is. */
function isLevelAlone(text: string): boolean {
  const { level, rest } = readEvidence(text, true);
  return level !== null && rest === '';
}

/** A mode that can hold a text until it is said what it is. */
type Holding = Extract<
  Mode,
  { name: 'asking' | 'naming_innovation' | 'giving_name' | 'correcting_name' }
>;

const canAsk = (mode: Mode): mode is Holding =>
  mode.name === 'asking' ||
  mode.name === 'naming_innovation' ||
  mode.name === 'giving_name' ||
  mode.name === 'correcting_name';

const unsureOf = (mode: Mode): string | undefined => (canAsk(mode) ? mode.unsure : undefined);

/** Opens the question as it was before the text came that was in doubt. */
function settle(turn: Turn): void {
  const { mode } = turn;
  if (!canAsk(mode)) return;
  const { unsure: _, answered: __, ...held } = mode;
  if (held.name !== 'asking') return turn.open(held);
  const { unsureOf: ___, ...open } = held;
  turn.open(open);
}

/** True for what was answered as a question just now: whoever sends it again may have meant it as the answer. */
const wasAnswered = (mode: Mode, text: string): boolean =>
  canAsk(mode) && mode.answered === text.trim();

function remember(turn: Turn, text: string): void {
  const { mode } = turn;
  if (canAsk(mode)) turn.open({ ...mode, answered: text.trim() });
}

/** Says which other items a text tells of; false where it tells of none, and is an answer like any other. */
function askWhetherOther(turn: Turn, text: string): boolean {
  const { mode } = turn;
  if (mode.name !== 'asking' || wasSilent(turn)) return false;
  const told = otherItemsTold(turn, mode, text);
  if (told === null) return false;
  const figures = takesFigures(mode);
  turn.say('answer_or_other', {
    ...{ label: openItem(turn)?.label ?? '', typed: text.trim(), ...told },
    ...(figures ? {} : { figures }),
  });
  turn.offer(figures ? which.slice(0, 1) : inWords);
  turn.open({ ...mode, unsure: text, unsureOf: 'others' });
  return true;
}

const inWords: readonly Choice[] = [
  { label: { key: 'is_answer' }, reply: { word: 'is_answer' }, numbered: false },
];

const which: readonly Choice[] = [
  { label: { key: 'is_answer' }, reply: { number: 1 }, numbered: true },
  { label: { key: 'is_question' }, reply: { number: 2 }, numbered: true },
];

function askWhich(turn: Turn, text: string): void {
  const { mode } = turn;
  if (!canAsk(mode)) return;
  turn.say('answer_or_question', { label: openItem(turn)?.label ?? '', typed: text.trim() });
  turn.offer(which);
  turn.open({ ...mode, unsure: text });
}
