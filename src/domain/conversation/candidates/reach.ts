// Who may do what with a candidate: rows 49 to 51 of the access table, for a candidate at hand.
// It says nothing and changes nothing.
import { type Action, may, type Role } from '../../access.ts';
import { type Candidate, isOwnCandidate } from '../../candidate.ts';
import { addDays, dayAt, type IsoDay } from '../../calendar.ts';
import { reminderDays } from '../../candidate.ts';
import type { Turn } from '../turn.ts';

/** The unit in whose name this person notes and begins; null for those who belong to none. */
export function homeUnit({ person }: Turn): string | null {
  return person.unitId ?? person.grants.find((grant) => grant.unitId !== null)?.unitId ?? null;
}

/** The role in which an action on a candidate is allowed; null where it is not. */
export function roleFor(turn: Turn, action: Action, candidate: Candidate): Role | null {
  const own = isOwnCandidate(candidate, turn.person.id);
  const allowed = may(turn.person.grants, action, { unitId: candidate.unitId, own });
  return allowed.ok ? allowed.value.role : null;
}

/** The role in which this person may note something in a unit: people without a wider role do so in their own. */
export function noterIn(turn: Turn, unitId: string): Role | null {
  const own = unitId === homeUnit(turn);
  const allowed = may(turn.person.grants, 'note_candidate', { unitId, own });
  return allowed.ok ? allowed.value.role : null;
}

/** True when this person may fill in for a unit what is theirs. */
export const fillsIn = (turn: Turn, unitId: string): boolean =>
  unitId === homeUnit(turn) && turn.may('create_draft', { unitId, own: true });

/** True when this person may begin an innovation out of a candidate. */
export const mayBegin = (turn: Turn, candidate: Candidate): boolean =>
  fillsIn(turn, candidate.unitId) && roleFor(turn, 'create_draft', candidate) !== null;

/** The day on which somebody is reminded unless they say otherwise. */
export const usualReminder = (turn: Turn): IsoDay => addDays(dayAt(turn.moment.now), reminderDays);
