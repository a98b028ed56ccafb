// Acts that cannot be taken back: what will happen is said first, then a one-time code carries it out.
// The code is bound to the person and to exactly this act; it never carries out anything else.
import { cardCode } from '../../codes.ts';
import type { Act } from '../season.ts';
import type { Turn } from '../turn.ts';
import { saysToWait } from './attempts.ts';
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

/** Takes the message while an act waits for its code. */
export function onConfirmingAct(turn: Turn, text: string): void {
  const mode = turn.mode;
  if (mode.name !== 'confirming_act') return;
  if (actCode(text) === null) {
    turn.say('act_needs_code', {});
    return;
  }
  if (saysToWait(turn)) {
    turn.open({ name: 'idle' });
    return;
  }
  const found = turn.world.loaded.confirmation ?? null;
  if (found === null) {
    turn.do({ kind: 'count_attempt', what: 'card' });
    turn.do({ kind: 'record', what: 'wrong_code', detail: mode.act.do });
    turn.say('act_needs_code', {});
    return;
  }
  turn.open({ name: 'idle' });
  actDone(turn, mode.act, found.id);
}

/** Takes the number of an act out of a list that was shown. */
export function chosenOf<T>(turn: Turn, options: readonly T[], text: string): T | null {
  const number = /^\D{0,12}(\d{1,3})\D{0,3}$/.exec(text.trim())?.[1];
  const option = number === undefined ? undefined : options[Number(number) - 1];
  if (option !== undefined) return option;
  turn.say('choose_number', { count: options.length });
  return null;
}
