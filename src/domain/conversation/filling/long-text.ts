// Long texts: one message is one answer, and the next question comes with the confirmation. What goes on from it is added:
// a message that begins with "+", one that the network cut off, one written before the next question was seen.
// It never decides by itself where a text belongs that could be either: that is asked.
import type { AnswerValue } from '../../edition/answer.ts';
import type { Item } from '../../edition/definition.ts';
import { readAnswer } from '../../edition/items/index.ts';
import { groupWords } from '../../edition/journey.ts';
import { isBlank, readYesNo, withoutClosing, wordCount } from '../../language/index.ts';
import { isOpenItem } from '../../innovation/innovation.ts';
import type { ChannelId } from '../input.ts';
import type { Conversation } from '../state.ts';
import type { Turn } from '../turn.ts';
import { readConfirmation } from '../shared/confirming.ts';
import { leaveOut, notAnswered, onlyAgrees, othersAnswer, saysNothing } from './no-answer.ts';
import { itemAfter } from './asking.ts';
import type { Asking, Confirming, Grown, Join } from './types.ts';
import { conjunctions } from '../../language/filling-words.ts';

/** Where the app of a network cuts a message in two; the others send a long text whole. */
const cutsAt: Partial<Record<ChannelId, number>> = { telegram: 4096 };
/** A cut a little before the limit was made at a blank, which the network has trimmed; or nothing was cut at all. */
const NEAR_LIMIT = 3500;

/** How the next piece of a long text joins this one. */
function joinAfter(turn: Turn, piece: string, before: Join | undefined): Join {
  if (/\s$/u.test(piece)) return 'none';
  // Whoever cut the last piece at a blank did so here too, even where the blank fell right on the limit.
  if (before === 'space' && piece.length > NEAR_LIMIT) return 'space';
  if (isCut(turn, piece) || isRound(piece)) return 'none';
  return piece.length > NEAR_LIMIT ? 'space' : 'line';
}

/** True for a piece that ends where the network cuts. Mid-word, nothing is missing. */
const isCut = ({ moment: { channel } }: Turn, piece: string): boolean =>
  piece.length >= (cutsAt[channel] ?? Number.POSITIVE_INFINITY);

/** Some senders cut at a round number; a text may also just be that long. */
const isRound = (piece: string): boolean => piece.length >= 1000 && piece.length % 500 === 0;

/** True for a piece that may have been cut, or may be whole: where the next text belongs is asked. */
const mayBeCut = (piece: string): boolean => piece.length > NEAR_LIMIT || isRound(piece);

/** True when a text is surely the rest of the one before: that was cut, or stops inside a sentence which this one goes on with. */
const wasCut = (grown: Grown, before: string, text: string): boolean =>
  grown.cut === true ||
  (grown.mayBeCut === true && /[\p{L}\p{N},-]\s*$/u.test(before) && /^\s*[^\p{Lu}\s]/u.test(text));

const glue = { none: '', space: ' ', line: '\n' } as const;

/** What is known of a piece that was stored; `rest` when it was the rest of one that was cut: its sender cuts again. */
function grownBy(turn: Turn, item: Item, piece: string, rest: boolean, before?: Join): Grown {
  const join = joinAfter(turn, piece, before);
  const cut = isCut(turn, piece) || (rest && mayBeCut(piece));
  return {
    item: item.id,
    join,
    ...(cut ? { cut: true } : mayBeCut(piece) ? { mayBeCut: true } : {}),
  };
}

/** Takes a text while a long text is asked for: its whole answer, or the rest of the one before. */
export function onLongText(turn: Turn, asking: Asking, item: Item, text: string): void {
  const before = turn.needFocus().answers.get(item.id)?.value;
  // Begun before this version: what comes now goes on from it.
  if (asking.join !== undefined && before?.type === 'text') {
    if (onlyAgrees(turn, item, text)) return finishLongText(turn, item);
    return append(turn, item, text, asking.join);
  }
  const grown = justGrown(turn.state);
  const previous = grown === null ? undefined : turn.form().byId.get(grown.item);
  const other = previous !== undefined && previous.id !== item.id;
  if (other && grown !== null && wasCut(grown, storedText(turn, previous), text))
    if (!onlyAgrees(turn, item, text)) return append(turn, previous, text, grown.join, true);
  if (onlyAgrees(turn, item, text)) return notAnswered(turn, item);
  if (item.optional === true && saysNothing(text)) return leaveOut(turn, item);
  const goes =
    grown?.mayBeCut === true ||
    (previous !== undefined && goesOn(storedText(turn, previous), text));
  if (other && before === undefined && goes) return doubt(turn, asking, previous, text);
  storeLongText(turn, asking, item, text);
}

/** Stores a text as the answer and asks what comes next. */
export function storeLongText(turn: Turn, asking: Asking, item: Item, text: string): void {
  const closed = withoutClosing(text);
  const kept = closed?.text ?? text;
  const reading = item.kind === 'field' ? readAnswer(item, kept, turn.moment.today) : null;
  if (reading?.kind === 'refused') {
    turn.say('answer_refused', { label: item.label, problem: reading.problem });
    return turn.askAgain();
  }
  const value: AnswerValue = { type: 'text', text: kept.replace(/^\s+/u, '') };
  if (othersAnswer(turn, asking, item, value)) {
    const { mode } = turn;
    if (mode.name === 'confirming' && isCut(turn, text)) turn.open({ ...mode, cut: true });
    return;
  }
  turn.save(item.id, value);
  turn.setLast(item.id, text);
  turn.setGrown(grownBy(turn, item, text, false));
  sayWritten(turn, item, 0);
  if (closed !== null) turn.say('closing_word_cut', { word: closed.word });
  itemAfter(turn, item.id);
}

/**
 * What goes on from a text written before, by its sign; null where nothing follows the sign, or there is none: "+-" and
 * "+/-" mean "about", and a figure directly behind it is a telephone number or a sum.
 */
const moreOf = (text: string): string | null =>
  /^\s*\+(?!\d|[ \t]*[-–±/])\s*(\S[^]*)$/u.exec(text)?.[1] ?? null;

/** Adds a text that begins with "+" to the long text written last; false when there is none, or no such sign. */
export function takesMore(turn: Turn, text: string): boolean {
  const more = moreOf(text);
  const { grown } = turn.state;
  const item = grown === undefined ? undefined : turn.form().byId.get(grown.item);
  if (more === null || item === undefined || !isOpenItem(turn.needFocus(), item.id)) return false;
  if (answersOther(turn)) return false;
  appendTo(turn, item, more);
  return true;
}

/** True where something else is asked, which a "+" may belong to, and the last message was not the long text. */
function answersOther(turn: Turn): boolean {
  const { state, mode } = turn;
  if (mode.name !== 'asking' || justGrown(state) !== null) return false;
  const open = turn.form().byId.get(mode.item);
  return open?.kind !== 'field' || open.value.type !== 'longtext';
}

/**
 * Takes the rest of a long text while something else is open: what begins with "+", and what follows a piece that the
 * messenger cut. A text that waits for a word about where it belongs grows; else the one written last does.
 */
export function takesRest(turn: Turn, text: string): boolean {
  if (turn.innovation === null) return false;
  const pending = pendingText(turn);
  const more = moreOf(text);
  const goesOn = readConfirmation(text) === 'unclear';
  if (pending !== null) {
    const { mode } = turn;
    const cut = mode.name === 'confirming' && mode.cut === true && goesOn;
    if (more === null && !cut) return false;
    return growPending(
      turn,
      more ?? text,
      more === null ? joinAfter(turn, pending, undefined) : 'line',
    );
  }
  if (takesMore(turn, text)) return true;
  const grown = justGrown(turn.state);
  const item = grown === null ? undefined : turn.form().byId.get(grown.item);
  if (grown === null || item === undefined || !goesOn) return false;
  if (!wasCut(grown, storedText(turn, item), text)) return false;
  if (!isOpenItem(turn.needFocus(), item.id)) return false;
  append(turn, item, text, grown.join, true);
  return true;
}

/** True where a text may be the rest of the long text written last; whether it is, is found out when it is taken. */
export function mayBeRest(state: Conversation, text: string): boolean {
  if (state.grown !== undefined && moreOf(text) !== null) return true;
  const grown = justGrown(state);
  return grown?.cut === true || (grown?.mayBeCut === true && /^\s*[^\p{Lu}\s]/u.test(text));
}

/** A long text that was typed and waits for a word about where it belongs, or whose it is. */
function pendingText({ mode }: Turn): string | null {
  if (mode.name !== 'confirming' || mode.value.type !== 'text') return null;
  return mode.why === 'continued' || mode.why === 'overwrite' ? mode.value.text : null;
}

function growPending(turn: Turn, piece: string, join: Join): boolean {
  const { mode } = turn;
  if (mode.name !== 'confirming' || mode.value.type !== 'text') return false;
  const { cut: _, ...open } = mode;
  turn.open({
    ...open,
    value: { type: 'text', text: `${mode.value.text}${glue[join]}${piece}` },
    ...(isCut(turn, piece) ? { cut: true } : {}),
  });
  turn.askAgain();
  return true;
}

/** The long text that the last message taken was for; null when it was for something else. */
function justGrown({ grown, last, taken }: Conversation): Grown | null {
  const same = last !== null && taken?.text === last.text && last.item === grown?.item;
  return same ? grown : null;
}

/** What can be open after a long text was stored. */
const goesOnIn: ReadonlySet<string> = new Set(['asking', 'confirming', 'finishing']);

/** Takes a text that was written before the question after a long text was seen: it goes on from the long text. */
export function goesOnUnseen(turn: Turn, text: string): boolean {
  if (readYesNo(text).kind !== 'unclear') return false;
  const pending = pendingText(turn);
  const begun = turn.state.taken?.text.trim();
  if (pending !== null && begun !== undefined && pending.trim().startsWith(begun))
    return growPending(turn, text, joinAfter(turn, pending, undefined));
  const grown = justGrown(turn.state);
  const item = grown === null ? undefined : turn.form().byId.get(grown.item);
  if (grown === null || item === undefined || !goesOnIn.has(turn.mode.name)) return false;
  append(turn, item, text, grown.join);
  return true;
}

/** Adds what was said to go on from a long text, joined where it was cut, and asks again what is open. */
export function appendRest(turn: Turn, item: Item, piece: string): void {
  const { grown } = turn.state;
  const cut = grown?.item === item.id && (grown.cut === true || grown.mayBeCut === true);
  append(turn, item, piece, cut ? grown.join : 'line', cut);
}

/** Adds a piece on a line of its own to a long text and asks again what is open. */
function appendTo(turn: Turn, item: Item, piece: string): void {
  append(turn, item, piece, 'line');
}

function append(turn: Turn, item: Item, piece: string, join: Join, rest = false): void {
  const text = storedText(turn, item);
  const { grown } = turn.state;
  const joint = text === '' || /^\s/u.test(piece) ? '' : glue[join];
  turn.save(item.id, { type: 'text', text: `${text}${joint}${piece}` });
  turn.setLast(item.id, piece);
  turn.setGrown(grownBy(turn, item, piece, rest, grown?.join));
  sayWritten(turn, item, wordCount(piece));
  const { mode } = turn;
  if (mode.name === 'asking' && mode.item === item.id) return itemAfter(turn, item.id);
  turn.askAgain();
}

function storedText(turn: Turn, item: Item): string {
  const value = turn.needFocus().answers.get(item.id)?.value;
  return value?.type === 'text' ? value.text : '';
}

function sayWritten(turn: Turn, item: Item, added: number): void {
  const innovation = turn.needFocus();
  const group = turn.form().groupOf.get(item.id);
  const ended = group !== undefined && group.parts.at(-1) === item.id && group.minWords !== null;
  turn.say('text_written', {
    label: item.label,
    added,
    words: wordCount(storedText(turn, item)),
    // The group stands with every question of it; behind its last part nothing else would tell.
    group: ended
      ? {
          label: group.label,
          words: groupWords(group, innovation.answers, wordCount),
          min: group.minWords ?? 0,
        }
      : null,
  });
}

/** True when a text reads like the rest of another: it goes on with its numbers, or begins as no text of this person does. */
function goesOn(before: string, text: string): boolean {
  const begin = text.trim();
  if (conjunctions.test(begin)) return true;
  const numbered = before.split('\n').map((line) => /^(\d{1,2})[.)]\s/u.exec(line.trim())?.[1]);
  const last = Number(numbered.findLast((number) => number !== undefined) ?? Number.NaN);
  const first = Number(/^(\d{1,2})[.)]\s/u.exec(begin)?.[1] ?? Number.NaN);
  if (first === last + 1) return true;
  return /^\p{Ll}/u.test(begin) && /^\p{Lu}/u.test(before.trim());
}

/** Asks where a text belongs; what was typed is stored with the answer. */
function doubt(turn: Turn, asking: Asking, previous: Item, text: string): void {
  const mode: Confirming = {
    name: 'confirming',
    value: { type: 'text', text },
    item: previous.id,
    why: 'continued',
    back: asking,
    ...(isCut(turn, text) ? { cut: true } : {}),
  };
  turn.open(mode);
  askWhetherContinued(turn, previous, mode);
}

/** Asks whether a text goes on from the one before, or answers the question after it. */
export function askWhetherContinued(turn: Turn, previous: Item, { value, back }: Confirming): void {
  const next = turn.form().byId.get(back?.item ?? '');
  turn.say('continued_or_next', {
    before: previous.label,
    next: next?.label ?? '',
    text: value.type === 'text' ? value.text : '',
  });
  turn.offer([
    { label: { key: 'continuation' }, reply: { word: 'yes' }, numbered: true },
    { label: { key: 'next_answer' }, reply: { word: 'no' }, numbered: true },
  ]);
}

/** Closes a long text and asks what comes next; without any text the question stays open. */
export function finishLongText(turn: Turn, item: Item): void {
  if (isBlank(storedText(turn, item))) {
    const grown = justGrown(turn.state);
    const written = grown === null ? undefined : turn.form().byId.get(grown.item);
    // The word that used to close the text before: it is stored, and this question is open.
    if (written !== undefined) sayWritten(turn, written, 0);
    else turn.say('nothing_written', { label: item.label });
    return turn.askAgain();
  }
  sayWritten(turn, item, 0);
  itemAfter(turn, item.id);
}
