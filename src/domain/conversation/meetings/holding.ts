// Who holds which meeting (row 58 of the access table): the agency all, a mentor those of the own gakor, which nobody else's
// units belong to. It says nothing but which gakor is meant.
import { reachesAnything } from '../../access.ts';
import { matchKey } from '../../language/index.ts';
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
  const only = own.length === 1 ? own[0] : gakorNamed(own, title);
  if (only !== undefined) return only;
  if (own.length === 0) refuse(turn, 'hold_meeting');
  else turn.say('meeting_which_gakor', { names: own.map(({ name }) => name) });
  return 'unclear';
}

/** The words of a text between blanks, for comparing. */
const wordsOf = (text: string): string =>
  ` ${matchKey(text)
    .split(/[^\p{L}\p{N}]+/u)
    .join(' ')
    .trim()} `;

/** The gakor that a title names by whole words; of names that hold one another the longest counts. */
function gakorNamed(own: readonly MeetingGakor[], title: string): MeetingGakor | undefined {
  const said = wordsOf(title);
  const keyOf = ({ name }: MeetingGakor): string => wordsOf(name);
  const named = own.filter((gakor) => said.includes(keyOf(gakor)));
  const longest = named.filter(
    (gakor) => !named.some((other) => other !== gakor && keyOf(other).includes(keyOf(gakor))),
  );
  return longest.length === 1 ? longest[0] : undefined;
}
