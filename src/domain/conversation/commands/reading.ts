// Which innovation a command is about, and whether this person may see it.
// It never tells apart what does not exist from what is not theirs.
import { type Innovation, isDraft, isFiller } from '../../innovation/innovation.ts';
import { askAgain } from '../modes/again.ts';
import type { Turn } from '../turn.ts';
import { noFocus } from './form.ts';

/** True when this person may read the innovation as it is now. */
export function mayRead(turn: Turn, innovation: Innovation): boolean {
  const own = isFiller(innovation, turn.person.id);
  return turn.may(isDraft(innovation) ? 'read_draft' : 'read_submitted', {
    unitId: innovation.unitId,
    own,
  });
}

/** The innovation whose code was typed, or the one in hand when none was; null after it was said that there is none. */
export function meantInnovation(turn: Turn): Innovation | null {
  const found = turn.world.loaded.look;
  if (found === undefined) {
    if (turn.innovation === null) noFocus(turn);
    return turn.innovation;
  }
  if (found !== null && mayRead(turn, found.innovation)) return found.innovation;
  notFound(turn);
  return null;
}

/** Says that there is no such innovation, and records that somebody asked. */
export function notFound(turn: Turn): void {
  turn.say('not_found', {});
  turn.do({ kind: 'record', what: 'denied', detail: 'read_submitted' });
  askAgain(turn);
}
