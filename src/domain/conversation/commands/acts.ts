// Acts that cannot be taken back: what will happen is said first, then a one-time code carries it out.
// The code is bound to the person and to exactly this act; it never carries out anything else.
import { cardCode } from '../../codes.ts';
import type { Act } from '../season.ts';
import type { Turn } from '../turn.ts';
import { listNamed, listNumber } from '../choices.ts';
import { readYesNo } from '../../language/index.ts';
import { countWrongCode, saysToWait } from './attempts.ts';
import { actDone } from './acts-done.ts';

/** Asks for the code of an act; what it will do must have been said before. */
export function confirmAct(turn: Turn, act: Act): void {
  const code = cardCode(turn.moment.entropy);
  const purpose = purposeOf(act);
  turn.do({ kind: 'show_confirmation', purpose, code });
  turn.say('confirm_act', { act: act.do, code });
  turn.open({ name: 'confirming_act', act, purpose });
}

/** What a code stands for, in words the database compares. */
function purposeOf(act: Act): string {
  return `act:${JSON.stringify(act)}`.slice(0, 4000);
}

/** The code a message consists of while an act waits; null when it is something else. */
export function actCode(text: string): string | null {
  return /^\D{0,20}(\d{4})\D{0,5}$/.exec(text.trim())?.[1] ?? null;
}

/** Tells whether a message leaves what waits for a code: a plain no, or not now. */
export function leaves(text: string): boolean {
  return ['no', 'later', 'not_yet', 'none'].includes(readYesNo(text).kind);
}

/**
 * The confirmation behind the code that was typed, or null after it was said what is wrong. Only digits that this person
 * was never given count as a wrong code; words, and codes of their own that were used, do not.
 */
export function confirmationFor(turn: Turn, typed: string | null, detail: string): number | null {
  if (typed === null) {
    turn.say('type_the_code', {});
    return null;
  }
  if (saysToWait(turn)) return null;
  const found = turn.world.loaded.confirmation ?? null;
  if (found !== null) return found.id;
  const spent = turn.world.loaded.spentConfirmation ?? null;
  if (spent === null) {
    countWrongCode(turn, detail);
    turn.say('act_needs_code', {});
  } else turn.say('code_spent', { why: spent });
  return null;
}

/** Takes the message while an act waits for its code. */
export function onConfirmingAct(turn: Turn, text: string): void {
  const mode = turn.mode;
  if (mode.name !== 'confirming_act') return;
  if (leaves(text)) {
    turn.say('act_dropped', {});
    return turn.open({ name: turn.person.consented ? 'idle' : 'consent' });
  }
  const found = confirmationFor(turn, actCode(text), mode.act.do);
  if (found === null) return;
  turn.open({ name: 'idle' });
  actDone(turn, mode.act, found);
}

/** Takes what picks an entry of a list that was shown: its number, or words that only its label holds. */
export function chosenOf<T>(
  turn: Turn,
  options: readonly T[],
  text: string,
  labelOf: (option: T) => string,
): T | null {
  const number = /^\D{0,12}(\d{1,3})\D{0,3}$/.exec(text.trim())?.[1] ?? listNumber(text);
  const place = number === null ? listNamed(text, options.map(labelOf)) : Number(number) - 1;
  const option = place === null ? undefined : options[place];
  if (option !== undefined) return option;
  turn.say('choose_number', { count: options.length });
  return null;
}
