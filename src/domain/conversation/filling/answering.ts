// Takes the answer to an open field: it is stored and the next item is asked. Long texts have their own file (long-text.ts).
// It never stores what must be confirmed first and never takes an indicator (indicator.ts).
import type { AnswerValue } from '../../edition/answer.ts';
import type { EditionDefinition, Item } from '../../edition/definition.ts';
import { readAnswer } from '../../edition/items/index.ts';
import type { Innovation } from '../../innovation/innovation.ts';
import { showAnswer } from '../../edition/show.ts';
import { sidesOf } from '../../language/index.ts';
import { agrees, declines, readConfirmation, yesNo } from '../shared/confirming.ts';
import type { Asking, Confirming } from './types.ts';
import type { ModeOf } from '../state.ts';
import type { Turn } from '../turn.ts';
import { ask, itemAfter } from './asking.ts';
import { askAboutRest, recordRest } from './by-number.ts';
import {
  leaveOut,
  mineOrTheirs,
  notAnswered,
  onlyAgrees,
  othersAnswer,
  saysNothing,
} from './no-answer.ts';
import { appendRest, askWhetherContinued, onLongText, storeLongText } from './long-text.ts';

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

/** What was asked beside the open question, which goes on afterwards. */
const aside: ReadonlySet<Confirming['why']> = new Set(['edited', 'quoted']);

/** Reads the yes or no to a value that was read back, edited, or given by two people. */
export function onConfirming(turn: Turn, mode: ModeOf<'confirming'>, text: string): void {
  const item = turn.form().byId.get(mode.item);
  if (item === undefined) throw new Error(`no item ${mode.item}`);
  const typed = text.trim();
  const answer = readConfirmation(typed);
  if (mode.why === 'rest_none') return onRest(turn, mode, answer);
  if (mode.why === 'continued' && mode.value.type === 'text' && mode.back !== null) {
    if (agrees(answer)) {
      turn.open(mode.back);
      return appendRest(turn, item, mode.value.text);
    }
    const next = turn.form().byId.get(mode.back.item);
    if (answer === 'no' && next !== undefined) {
      turn.open(mode.back);
      return storeLongText(turn, mode.back, next, mode.value.text);
    }
    turn.say('yes_or_no', {});
    return turn.askAgain();
  }
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
  if (back === null) return turn.open({ name: 'idle' });
  if (back.item !== item.id) return reopen(turn, back);
  turn.open(back);
  itemAfter(turn, item.id);
}

function onRest(
  turn: Turn,
  { back }: ModeOf<'confirming'>,
  answer: ReturnType<typeof readConfirmation>,
): void {
  if (agrees(answer)) {
    turn.open(back ?? { name: 'idle' });
    return recordRest(turn);
  }
  if (declines(answer)) {
    turn.say('not_changed', { label: null });
    turn.open(back ?? { name: 'idle' });
    return turn.askAgain();
  }
  turn.say('yes_or_no', {});
  turn.askAgain();
}

function reopen(turn: Turn, back: Asking): void {
  const item = turn.form().byId.get(back.item);
  if (item === undefined) return turn.open({ name: 'idle' });
  ask(turn, item, { step: back.step, ...(back.walk === undefined ? {} : { walk: back.walk }) });
}

/** Asks again whether the value that waits is meant. */
export function askConfirmation(turn: Turn, mode: Confirming): void {
  const item = turn.form().byId.get(mode.item);
  if (item === undefined) throw new Error(`no item ${mode.item}`);
  if (mode.why === 'rest_none') return askAboutRest(turn);
  if (mode.why === 'continued') return askWhetherContinued(turn, item, mode);
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
    turn.say('someone_answered', {
      ...{ label: item.label, theirs: now, yours: value },
      ...(turn.needFocus().answers.get(item.id)?.writtenBy === turn.person.id ? { own: true } : {}),
    });
  else {
    const why = mode.why === 'text_file' ? 'choice' : mode.why;
    turn.say('read_back', { label: item.label, value, why });
  }
  turn.offer(mode.why === 'overwrite' ? mineOrTheirs : yesNo);
}
