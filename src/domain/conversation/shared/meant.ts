// What a command is about: the innovation or the cards that it names, and whether this person may see it.
// It never decides what is done with it.
import { type Innovation, isDraft, isFiller } from '../../innovation/innovation.ts';
import type { Turn } from '../turn.ts';
import { noFocus, notFound } from './refusing.ts';

/** What the words of a command name. `innovation`: null where they name none; `cards`: the codes of cards, as typed. */
export interface Meant {
  readonly innovation: string | null;
  readonly cards: readonly string[];
}

/** True when this person may read the innovation as it is now. */
export function mayRead(turn: Turn, innovation: Innovation): boolean {
  const own = isFiller(innovation, turn.person.id);
  return turn.may(isDraft(innovation) ? 'read_draft' : 'read_submitted', {
    unitId: innovation.unitId,
    own,
  });
}

/** The innovation that is named, or the one in hand when none is; null after it was said that there is none. */
export function meantInnovation(turn: Turn, { innovation: code }: Meant): Innovation | null {
  if (code === null) {
    if (turn.innovation === null) noFocus(turn);
    return turn.innovation;
  }
  const found = turn.world.loaded.look ?? null;
  if (found !== null && mayRead(turn, found.innovation)) return found.innovation;
  notFound(turn);
  return null;
}
