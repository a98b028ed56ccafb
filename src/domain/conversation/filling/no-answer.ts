// What is no answer, and what another filler answered meanwhile: checks that every way of answering goes through.
// It reads no value.
import type { AnswerValue } from '../../edition/answer.ts';
import type { Item } from '../../edition/definition.ts';
import { showAnswer } from '../../edition/show.ts';
import { readYesNo } from '../../language/index.ts';
import type { Turn } from '../turn.ts';
import { itemAfter } from './asking.ts';
import type { Asking } from './types.ts';

/** True for "lanjut", "oke", "nanti": signs that one goes on, never the text of a form. A name may be such a word. */
export function onlyAgrees(turn: Turn, item: Item, text: string): boolean {
  if (item.id === turn.form().definition.nameItem) return false;
  return ['yes', 'weak_yes', 'later', 'already'].includes(readYesNo(text).kind);
}

/** Says that a word that only agrees answers nothing here, and asks again. */
export function notAnswered(turn: Turn, item: Item): void {
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

/**
 * Shows an answer that was given elsewhere after this question was asked, by another filler or on the form as a page; true
 * when the person must choose. The parts of an indicator come in any order from one person, so that theirs are no surprise.
 */
export function othersAnswer(turn: Turn, asking: Asking, item: Item, value: AnswerValue): boolean {
  const now = turn.needFocus().answers.get(item.id);
  if (now === undefined || now.revision === asking.revision) return false;
  const own = now.writtenBy === turn.person.id;
  const [theirs, yours] = [showAnswer(item, now.value), showAnswer(item, value)];
  if (own && (item.kind !== 'field' || theirs === yours)) return false;
  turn.say('someone_answered', {
    ...{ label: item.label, theirs, yours },
    ...(own ? { own } : {}),
  });
  turn.offer(mineOrTheirs);
  turn.open({ name: 'confirming', value, item: item.id, why: 'overwrite', back: asking });
  return true;
}

/** The choice between one's own answer and the one that somebody else gave meanwhile. */
export const mineOrTheirs = [
  { label: { key: 'use_mine' }, reply: { word: 'yes' }, numbered: true },
  { label: { key: 'keep_theirs' }, reply: { word: 'no' }, numbered: true },
] as const;
