// Where an innovation is, and going on with the one in hand: its next item, or, when somebody else has it, who.
// It changes nothing.
import type { Innovation } from '../../innovation/innovation.ts';
import { isOpenForWriting } from '../../innovation/status.ts';
import { claimedScore } from '../claimed-score.ts';
import { askAgain } from '../modes/again.ts';
import { itemAfter } from '../modes/asking.ts';
import type { Turn } from '../turn.ts';
import { sayVerified } from './flags.ts';
import { meantInnovation } from './reading.ts';

/** Tells who has the innovation now and since when. */
export function status(turn: Turn): void {
  const innovation = meantInnovation(turn);
  if (innovation !== null) sayStatus(turn, innovation);
}

/** Goes on with the innovation in hand, or says who has it when it is not open for writing. */
export function goOn(turn: Turn): void {
  const innovation = turn.needFocus();
  if (isOpenForWriting(innovation.state)) return itemAfter(turn, null);
  sayStatus(turn, innovation);
}

function sayStatus(turn: Turn, innovation: Innovation): void {
  turn.say('status', {
    code: innovation.code,
    name: innovation.name ?? innovation.code,
    unit: turn.unitName(innovation.unitId),
    state: innovation.state,
    since: innovation.stateSince,
    score: claimedScore(turn, innovation),
    repairs: [...(innovation.openItems ?? [])].filter(([, note]) => !note.done).length,
  });
  sayRejection(turn, innovation);
  sayVerified(turn, innovation);
  askAgain(turn);
}

/** Says who rejected an innovation, and why, where the record was loaded. */
function sayRejection(turn: Turn, { state }: Innovation): void {
  const line = turn.world.loaded.history?.lines.find(({ what }) => what === 'reject');
  if (state !== 'rejected' || line === undefined) return;
  turn.say('status_rejected', { by: line.by, role: line.role, reason: line.reason });
}
