// Who holds which meeting (row 58 of the access table): the agency all, a mentor those of the own gakor, which nobody else's
// units belong to. It says nothing but which gakor is meant.
import { reachesAnything } from '../../access.ts';
import type { Meeting, MeetingGakor } from '../../meeting.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';

/** True for whoever holds any meeting at all. */
export const holdsAny = (turn: Turn): boolean =>
  reachesAnything(turn.person.grants, 'hold_meeting');

/** True where somebody may hold this one. */
export const mayHold = (turn: Turn, { gakor }: Pick<Meeting, 'gakor'>): boolean =>
  turn.may('hold_meeting') ||
  (gakor !== undefined &&
    gakor.units.length > 0 &&
    gakor.units.every((unitId) => turn.may('hold_meeting', { unitId })));

/** The meeting that was loaded, for whoever may hold it; null for everybody else, whether it exists or not. */
export function heldMeeting(turn: Turn): Meeting | null {
  const meeting = turn.world.loaded.meeting ?? null;
  return meeting !== null && mayHold(turn, meeting) ? meeting : null;
}

/** Says that there is no such meeting; to whoever holds those of a gakor alone the same as of one that is not theirs. */
export function noMeeting(turn: Turn, number: number | null, example?: string): void {
  if (!turn.may('hold_meeting')) return refuse(turn, 'hold_meeting');
  turn.say('meeting_unknown', { number, ...(example === undefined ? {} : { example }) });
}

/** The gakor for which a new meeting is: null is the agency. `unclear` after it was asked which. */
export function gakorOfNew(turn: Turn, title: string): MeetingGakor | null | 'unclear' {
  if (turn.may('hold_meeting')) return null;
  const own = (turn.world.loaded.meetingGakor ?? []).filter((gakor) => mayHold(turn, { gakor }));
  const named = own.filter(({ name }) => title.toLowerCase().includes(name.toLowerCase()));
  const [only] = own.length === 1 ? own : named;
  if (only !== undefined && (own.length === 1 || named.length === 1)) return only;
  turn.say('meeting_which_gakor', { names: own.map(({ name }) => name) });
  return 'unclear';
}
