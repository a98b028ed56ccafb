// Rows of the table of commands that are decisions on cards.
// They only say what is loaded and who runs; the decisions stand beside it.
import type { Meant } from '../shared/meant.ts';
import type { Turn } from '../turn.ts';
import { decideWithReason } from './completing.ts';
import { advance } from './deciding.ts';
import { lookToDecide } from './look-to-decide.ts';

/** A step forward on cards; with the innovation's own code its card is shown, for deciding needs the code on it. */
export function decision(step: 'verify' | 'endorse' | 'accept') {
  return {
    during: 'registered',
    about: 'cards',
    run: (turn: Turn, _: unknown, { innovation, cards }: Meant): void =>
      innovation === null ? advance(turn, cards) : lookToDecide(turn, step),
  } as const;
}

/** A decision that wants a reason. */
export function reasoned(step: 'reject' | 'reopen') {
  return {
    during: 'registered',
    about: 'card',
    run: (
      turn: Turn,
      { code, note }: { readonly code: string; readonly note?: string },
      { innovation }: Meant,
    ): void =>
      innovation === null ? decideWithReason(turn, step, code, note) : lookToDecide(turn, step),
  } as const;
}
