// Where an innovation is, and going on with the one in hand: its next item, or, when somebody else has it, who.
// It changes nothing.
import type { Innovation } from '../../innovation/innovation.ts';
import { isOpenForWriting } from '../../innovation/status.ts';
import { claimedScore } from './claimed-score.ts';
import { itemAfter } from './asking.ts';
import { type Meant, meantInnovation } from '../shared/meant.ts';
import type { Turn } from '../turn.ts';
import { sayVerified } from '../checking/flags.ts';
import { hint } from './form.ts';

/** Tells who has the innovation now and since when. */
export function status(turn: Turn, meant: Meant): void {
  const innovation = meantInnovation(turn, meant);
  if (innovation !== null) sayStatus(turn, innovation);
}

/** Shows the open question again; where none is open, goes on with the innovation in hand. */
export function start(turn: Turn): void {
  const { name } = turn.mode;
  const asks = ['asking', 'choosing_unit', 'giving_name', 'naming_innovation'].includes(name);
  if (asks) turn.askAgain();
  else goOnOrHint(turn);
}

/** Goes on with the innovation in hand while it is open for writing; otherwise says what one can do. */
export function goOnOrHint(turn: Turn): void {
  const { innovation } = turn;
  if (innovation !== null && isOpenForWriting(innovation.state)) itemAfter(turn, null);
  else hint(turn);
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
  turn.askAgain();
}

/** Says who rejected an innovation, and why, where the record was loaded. */
function sayRejection(turn: Turn, { state }: Innovation): void {
  const line = turn.world.loaded.history?.lines.find(({ what }) => what === 'reject');
  if (state !== 'rejected' || line === undefined) return;
  turn.say('status_rejected', { by: line.by, role: line.role, reason: line.reason });
}
