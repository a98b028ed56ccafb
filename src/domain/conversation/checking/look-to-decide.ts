// A decision typed with the innovation's own code instead of the card's: whoever may decide is shown the card.
// It takes no decision.
import { actionOf, checks } from '../../innovation/checks.ts';
import { isFiller } from '../../innovation/innovation.ts';
import { type Step, transitions } from '../../innovation/status.ts';
import { mayRead } from '../shared/meant.ts';
import { notFound, refuse, refuseOwn } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import { look } from './checking.ts';

const forward: readonly Step[] = ['verify', 'endorse', 'accept'];

/**
 * Shows the card to somebody who typed a decision with the innovation's own code: deciding needs the code on the card.
 * Whoever may take neither that step nor the one that is due is refused; where none of them could be taken now,
 * everybody who may read the innovation sees how it stands.
 */
export function lookToDecide(turn: Turn, typed: Step): void {
  const found = turn.world.loaded.look ?? null;
  if (found === null || !mayRead(turn, found.innovation)) return notFound(turn);
  const { innovation, onlyPerson } = found;
  const { state, unitId } = innovation;
  const check = checks[state];
  // Of the steps forward whichever is due is meant, by whatever name.
  const step = forward.includes(typed) ? check?.step : typed;
  if (step === undefined || transitions[state][step] === undefined) return look(turn);
  const action = actionOf(state, step);
  if (!turn.may(action, { unitId }) && !turn.may(actionOf(state, typed), { unitId }))
    return refuse(turn, action);
  if (isFiller(innovation, turn.person.id) && !(onlyPerson && check?.ofUnit === true)) {
    refuseOwn(turn, innovation.code);
    return turn.askAgain();
  }
  look(turn);
}
