// Acts that cannot be taken back: what will happen is said first, then a one-time code carries it out.
// The code is bound to the person and to exactly this act; it never carries out anything else.
import { cardCode } from '../../codes.ts';
import { saysOnlyFigures } from '../../language/index.ts';
import { countWrongCode, saysToWait } from './attempts.ts';
import type { Audience } from './types.ts';
import type { Message, Part } from '../message.ts';
import type { Act, ActName } from '../act.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';
import { declines, readConfirmation } from './confirming.ts';

/** The act of this name. */
export type ActOf<Name extends ActName> = Extract<Act, { readonly do: Name }>;

/** What there is to know of a kind of act. */
export interface ActRow<Name extends ActName> {
  /** Asked when the code was typed: a right may have ended since the act was shown. */
  readonly may: (turn: Turn, act: ActOf<Name>) => boolean;
  readonly needs?: readonly Need[] | ((act: ActOf<Name>) => readonly Need[]);
  /** The words by which the act may be picked out of a list besides its number. */
  readonly label?: (turn: Turn, act: ActOf<Name>) => string;
  /** Says what the act will do, to somebody who picked it out of a list. */
  readonly ask?: (turn: Turn, act: ActOf<Name>) => void;
  /** True when what was to be done is gone meanwhile. */
  readonly isOutdated?: (turn: Turn, act: ActOf<Name>) => boolean;
  /** Says what was done, and tells whoever else is concerned. */
  readonly done: (turn: Turn, act: ActOf<Name>) => void;
}

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
  return `act:${JSON.stringify(act)}`;
}

/** The code a message consists of while an act waits; null when it is something else. */
export function actCode(text: string): string | null {
  if (!saysOnlyFigures(text)) return null;
  return /^\D*(\d{4})\D*$/.exec(text.trim())?.[1] ?? null;
}

/** Tells whether a message leaves what waits for a code: a plain no, or not now. */
export function leaves(text: string): boolean {
  const answer = readConfirmation(text);
  return declines(answer) || answer === 'none';
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

/** Tells somebody else what was done. */
export function tell(
  turn: Turn,
  audience: Audience,
  key: string,
  part: Part,
  choices: Message['choices'] = [],
): void {
  turn.do({
    kind: 'notify',
    audience,
    key,
    message: { parts: [part], choices, prompt: null },
  });
}
