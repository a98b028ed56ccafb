// Takes the answer to an open field: short ones are stored and the next item is asked, long texts grow until `selesai`.
// It never stores what must be confirmed first and never takes an indicator (indicator.ts).
import type { AnswerValue } from '../../edition/answer.ts';
import type { EditionDefinition, Item } from '../../edition/definition.ts';
import { readAnswer } from '../../edition/items/index.ts';
import { groupWords } from '../../edition/journey.ts';
import type { Innovation } from '../../innovation/innovation.ts';
import { showAnswer } from '../../edition/show.ts';
import { isBlank, readYesNo, sidesOf, withoutClosing, wordCount } from '../../language/index.ts';
import { readConfirmation, yesNo } from '../shared/confirming.ts';
import type { Asking, Confirming } from './types.ts';
import type { ModeOf } from '../state.ts';
import type { Turn } from '../turn.ts';
import { ask, itemAfter } from './asking.ts';

/** Takes a typed text as the answer to the open field. */
export function onAnswer(turn: Turn, asking: Asking, item: Item, text: string): void {
  if (item.kind === 'field' && item.value.type === 'longtext')
    return onLongText(turn, asking, item, text);
  if (item.kind !== 'field') throw new Error('an indicator is not answered here');
  if (item.optional === true && saysNothing(text)) return leaveOut(turn, item);
  if (item.value.type === 'text' && onlyAgrees(turn, item, text)) return notAnswered(turn, item);
  const reading = readAnswer(item, text, turn.moment.today);
  switch (reading.kind) {
    case 'value':
      return storeOrAsk(turn, asking, item, reading.value, text);
    case 'confirm':
      turn.say('read_back', {
        label: item.label,
        value: showAnswer(item, reading.value),
        why: reading.why,
      });
      turn.offer(yesNo);
      turn.open({
        name: 'confirming',
        value: reading.value,
        item: item.id,
        why: reading.why,
        back: asking,
      });
      return;
    case 'unknown':
      turn.say('unknown_answer', { label: item.label });
      return turn.askAgain();
    case 'refused':
      turn.say('answer_refused', { label: item.label, problem: reading.problem });
      return turn.askAgain();
  }
}

/** True for "lanjut", "oke", "nanti": signs that one goes on, never the text of a form. A name may be such a word. */
export function onlyAgrees(turn: Turn, item: Item, text: string): boolean {
  if (item.id === turn.form().definition.nameItem) return false;
  return ['yes', 'weak_yes', 'later', 'already'].includes(readYesNo(text).kind);
}

function notAnswered(turn: Turn, item: Item): void {
  turn.say('not_answered_yet', { label: item.label });
  turn.askAgain();
}

/** True for "-", "tidak ada", "belum": there is nothing to write. */
export function saysNothing(text: string): boolean {
  const trimmed = text.trim();
  return trimmed === '-' || ['none', 'not_yet'].includes(readYesNo(trimmed).kind);
}

/** Notes that there is nothing for an optional item, and goes on. */
export function leaveOut(turn: Turn, item: Item): void {
  turn.save(item.id, { type: 'none' });
  turn.say('left_out', { label: item.label });
  itemAfter(turn, item.id);
}

/** Stores an answer unless somebody else answered meanwhile; then the person chooses. */
export function storeOrAsk(
  turn: Turn,
  asking: Asking,
  item: Item,
  value: AnswerValue,
  typed: string,
): void {
  if (othersAnswer(turn, asking, item, value)) return;
  turn.save(item.id, value);
  turn.setLast(item.id, typed);
  turn.say('saved', { label: item.label, value: showAnswer(item, value) });
  warn(turn, item, value);
  itemAfter(turn, item.id);
}

/** Shows an answer that another filler gave after this question was asked; true when the person must choose. */
export function othersAnswer(turn: Turn, asking: Asking, item: Item, value: AnswerValue): boolean {
  const now = turn.needFocus().answers.get(item.id);
  if (now === undefined || now.revision === asking.revision || now.writtenBy === turn.person.id)
    return false;
  turn.say('someone_answered', {
    label: item.label,
    theirs: showAnswer(item, now.value),
    yours: showAnswer(item, value),
  });
  turn.offer(mineOrTheirs);
  turn.open({ name: 'confirming', value, item: item.id, why: 'overwrite', back: asking });
  return true;
}

/** Says what is allowed but will be asked about later: a very long name, a start date outside the age window. */
export function warn(turn: Turn, item: Item, value: AnswerValue): void {
  const definition = turn.form().definition;
  if (item.kind === 'field' && item.value.type === 'text' && value.type === 'text') {
    const chars = [...value.text].length;
    if (item.value.warnChars !== undefined && chars > item.value.warnChars)
      turn.say('long_name', { chars, limit: item.value.warnChars });
  }
  if (definition.age !== null && item.id === definition.age.item && tooOldFor(turn))
    turn.say('age_warning', { from: definition.age.from, to: definition.age.to });
}

/** True when the start lies outside the age window of the edition and no renewal inside it makes up for that. */
export function tooOldFor(turn: Turn): boolean {
  return turn.innovation !== null && outsideAge(turn.form().definition, turn.innovation);
}

/** The same for any innovation of an edition. */
export function outsideAge(
  definition: EditionDefinition,
  innovation: Pick<Innovation, 'answers'>,
): boolean {
  const { age } = definition;
  if (age === null) return false;
  const dateOf = (item: string | null) => {
    const value = item === null ? undefined : innovation.answers.get(item)?.value;
    return value?.type === 'date' ? value.date : null;
  };
  const start = dateOf(age.item);
  const renewed = dateOf(age.renewedBy);
  return start !== null && outside(start, age) && (renewed === null || outside(renewed, age));
}

/** True when a date of any precision lies wholly outside a window of ISO days. */
function outside(date: string, window: { readonly from: string; readonly to: string }): boolean {
  return date < window.from.slice(0, date.length) || date > window.to.slice(0, date.length);
}

/** How the next piece of a long text joins the one before; decided when the piece arrives, kept in the state. */
function joinAfter(piece: string, before: Asking['join']): 'none' | 'space' | 'line' {
  if (/\s$/u.test(piece)) return 'none';
  // Whoever cut the last piece at a blank did so here too, even where the blank fell right on the limit.
  if (before === 'space' && piece.length > 3500) return 'space';
  // Messengers cut at their limit of 4096 characters, some senders at a round number: mid-word, nothing is missing.
  if (piece.length >= 4096 || (piece.length >= 1000 && piece.length % 500 === 0)) return 'none';
  // A cut a little before the limit was made at a blank, which the network has trimmed.
  if (piece.length > 3500) return 'space';
  return 'line';
}

const glue = { none: '', space: ' ', line: '\n' } as const;

function onLongText(turn: Turn, asking: Asking, item: Item, typed: string): void {
  const closed = withoutClosing(typed);
  const text = closed?.text ?? typed;
  const before = turn.needFocus().answers.get(item.id)?.value;
  const going = asking.join !== undefined && before?.type === 'text';
  if (onlyAgrees(turn, item, text))
    return going ? sayGrown(turn, item, 0) : notAnswered(turn, item);
  if (!going) {
    if (item.optional === true && saysNothing(text)) return leaveOut(turn, item);
    const reading = item.kind === 'field' ? readAnswer(item, text, turn.moment.today) : null;
    if (reading?.kind === 'refused') {
      turn.say('answer_refused', { label: item.label, problem: reading.problem });
      return turn.askAgain();
    }
  }
  if (isBlank(text)) {
    turn.say('answer_refused', { label: item.label, problem: { why: 'blank' } });
    return sayGrown(turn, item, 0);
  }
  const joint =
    going && asking.join !== undefined ? (/^\s/u.test(text) ? '' : glue[asking.join]) : '';
  const value: AnswerValue = {
    type: 'text',
    text:
      going && before.type === 'text' ? `${before.text}${joint}${text}` : text.replace(/^\s+/u, ''),
  };
  if (!going && othersAnswer(turn, asking, item, value)) return;
  turn.save(item.id, value);
  turn.setLast(item.id, typed);
  if (closed !== null) {
    turn.say('closing_word_cut', { word: closed.word });
    return finishLongText(turn, item);
  }
  const revision = turn.needFocus().answers.get(item.id)?.revision ?? 0;
  turn.open({ ...asking, revision, join: joinAfter(text, asking.join) });
  sayGrown(turn, item, wordCount(text));
}

/** Tells how long a text is by now, against the rule of its group, and how to go on. */
export function sayGrown(turn: Turn, item: Item, added: number): void {
  const innovation = turn.needFocus();
  const value = innovation.answers.get(item.id)?.value;
  const text = value?.type === 'text' ? value.text : '';
  const group = turn.form().groupOf.get(item.id);
  turn.say('text_grown', {
    label: item.label,
    added,
    words: wordCount(text),
    chars: text.length,
    group:
      group === undefined || group.minWords === null
        ? null
        : {
            label: group.label,
            words: groupWords(group, innovation.answers, wordCount),
            min: group.minWords,
          },
  });
  turn.offer([{ label: { key: 'done' }, reply: { command: 'done' }, numbered: false }]);
}

/** Closes a long text and asks what comes next; without any text the question stays open. */
export function finishLongText(turn: Turn, item: Item): void {
  const value = turn.needFocus().answers.get(item.id)?.value;
  if (value?.type !== 'text' || isBlank(value.text)) {
    turn.say('nothing_written', { label: item.label });
    return turn.askAgain();
  }
  turn.say('text_finished', { label: item.label, words: wordCount(value.text) });
  itemAfter(turn, item.id);
}

/** What was asked beside the open question, which goes on afterwards. */
const aside: ReadonlySet<Confirming['why']> = new Set(['edited', 'quoted']);

/** Reads the yes or no to a value that was read back, edited, or given by two people. */
export function onConfirming(turn: Turn, mode: ModeOf<'confirming'>, text: string): void {
  const item = turn.form().byId.get(mode.item);
  if (item === undefined) throw new Error(`no item ${mode.item}`);
  const typed = text.trim();
  const answer = readConfirmation(typed);
  if (answer === 'yes' || answer === 'weak_yes') {
    if (mode.why === 'edited') return storeEdit(turn, mode, item);
    turn.save(item.id, mode.value);
    turn.setLast(item.id, typed);
    turn.say('saved', {
      label: item.label,
      value: mode.why === 'text_file' ? null : showAnswer(item, mode.value),
    });
    warn(turn, item, mode.value);
    if (aside.has(mode.why) && mode.back !== null && mode.back.item !== item.id)
      return reopen(turn, mode.back);
    if (aside.has(mode.why) && mode.back === null) return turn.open({ name: 'idle' });
    turn.open(mode.back ?? { name: 'idle' });
    return itemAfter(turn, item.id);
  }
  if (answer === 'no' || answer === 'not_yet') {
    turn.say('not_changed', { label: item.label });
    if (mode.back === null) return turn.open({ name: 'idle' });
    if (mode.why === 'overwrite') {
      turn.open(mode.back);
      return itemAfter(turn, item.id);
    }
    return reopen(turn, mode.back);
  }
  // Anything else is a new try at the answer itself: nobody should have to say "no" first.
  if (
    mode.back !== null &&
    mode.back.item === item.id &&
    !otherWhy.has(mode.why) &&
    item.kind === 'field'
  ) {
    turn.open(mode.back);
    return onAnswer(turn, mode.back, item, text);
  }
  turn.say('yes_or_no', {});
  turn.offer(mode.why === 'overwrite' ? mineOrTheirs : yesNo);
}

/** Values that wait for a yes although they were read without doubt. */
const otherWhy: ReadonlySet<Confirming['why']> = new Set(['edited', 'overwrite', 'text_file']);

/** Shows an edited answer and the stored one where they differ. */
export function sayEdit(turn: Turn, item: Item, before: AnswerValue, after: AnswerValue): void {
  const sides = sidesOf(showAnswer(item, before), showAnswer(item, after));
  turn.say('edit_question', { label: item.label, ...sides });
}

/** Stores an edit that was agreed to, unless the answer has become another one meanwhile. */
function storeEdit(turn: Turn, mode: Confirming, item: Item): void {
  const { back } = mode;
  const here = back !== null && back.item === item.id && back.join !== undefined;
  const revision = turn.needFocus().answers.get(item.id)?.revision ?? 0;
  if (mode.revision !== undefined && mode.revision !== revision) {
    const number = turn.form().numberOf.get(item.id) ?? 0;
    turn.say('edit_explained', { label: item.label, number });
  } else {
    turn.save(item.id, mode.value);
    turn.say('saved', {
      label: item.label,
      value:
        item.kind === 'field' && item.value.type === 'longtext'
          ? null
          : showAnswer(item, mode.value),
    });
    warn(turn, item, mode.value);
  }
  if (here) {
    turn.open({ ...back, revision: turn.needFocus().answers.get(item.id)?.revision ?? 0 });
    return sayGrown(turn, item, 0);
  }
  if (back === null) return turn.open({ name: 'idle' });
  if (back.item !== item.id) return reopen(turn, back);
  turn.open(back);
  itemAfter(turn, item.id);
}

function reopen(turn: Turn, back: Asking): void {
  const item = turn.form().byId.get(back.item);
  if (item === undefined) return turn.open({ name: 'idle' });
  if (back.join !== undefined) {
    turn.open(back);
    return sayGrown(turn, item, 0);
  }
  ask(turn, item, { step: back.step, ...(back.walk === undefined ? {} : { walk: back.walk }) });
}

/** Asks again whether the value that waits is meant. */
export function askConfirmation(turn: Turn, mode: Confirming): void {
  const item = turn.form().byId.get(mode.item);
  if (item === undefined) throw new Error(`no item ${mode.item}`);
  const value = showAnswer(item, mode.value);
  const stored = turn.needFocus().answers.get(item.id)?.value;
  const now = stored === undefined ? '-' : showAnswer(item, stored);
  if (mode.why === 'edited')
    turn.say('edit_question', { label: item.label, ...sidesOf(now, value) });
  else if (mode.why === 'quoted')
    turn.say('quoted_replaces', {
      label: item.label,
      before: stored === undefined ? null : now,
      after: value,
    });
  else if (mode.why === 'overwrite')
    turn.say('someone_answered', { label: item.label, theirs: now, yours: value });
  else {
    const why = mode.why === 'text_file' ? 'choice' : mode.why;
    turn.say('read_back', { label: item.label, value, why });
  }
  turn.offer(mode.why === 'overwrite' ? mineOrTheirs : yesNo);
}

/** The choice between one's own answer and the one that somebody else gave meanwhile. */
const mineOrTheirs = [
  { label: { key: 'use_mine' }, reply: { word: 'yes' }, numbered: true },
  { label: { key: 'keep_theirs' }, reply: { word: 'no' }, numbered: true },
] as const;
