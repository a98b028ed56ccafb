// A meeting that moves: what whoever was asked knows of when and where it is, and when they are told that it is otherwise.
// It reads no clock and tells nobody.
import { loudFrom, momentOf } from './calendar.ts';
import { isTold, type Meeting, type MeetingChange } from './meeting.ts';

/** When and where a meeting is, and how one joins it. */
export interface MeetingPlace extends Pick<Meeting, 'day' | 'starts' | 'place'> {
  readonly mode?: string;
  readonly link?: string;
}

/** When and where a meeting is. */
export const placeOf = ({ day, starts, place, details }: Meeting): MeetingPlace => ({
  ...{ day, starts, place },
  ...(details?.mode === undefined ? {} : { mode: details.mode }),
  ...(details?.link === undefined ? {} : { link: details.link }),
});

/** When and where a meeting is once a change of it is made. */
export function afterMove(meeting: Meeting, change: MeetingChange): MeetingPlace {
  const place = placeOf(meeting);
  switch (change.what) {
    case 'day':
      return { ...place, day: change.day };
    case 'starts':
      return { ...place, starts: change.time };
    case 'place':
      return { ...place, place: change.text };
    case 'detail':
      return isTold(change) ? { ...place, [change.detail]: change.text } : place;
    default:
      return place;
  }
}

/** True where nobody has to go elsewhere, or at another time. */
export const isSamePlace = (a: MeetingPlace, b: MeetingPlace): boolean =>
  (['day', 'starts', 'place', 'mode', 'link'] as const).every((what) => a[what] === b[what]);

/** Minutes within which several changes are one move, told once. */
const together = 10;

/** The first moment at which whoever was asked may be told of a move that is made now, once for all of it. */
export const toldFrom = (now: number): number => loudFrom(now + together * 60_000);

/**
 * When whoever was asked is told of a move that is made now, in milliseconds UTC, never in the quiet hours. `late`: it begins
 * before anybody may be written to. Null: it is over, and nobody has to know.
 */
export function movedTold({ day, starts }: MeetingPlace, now: number): number | 'late' | null {
  const [hour = 0, minute = 0] = starts.split(':').map(Number);
  const begins = momentOf(day, hour, minute);
  if (begins <= now) return null;
  const due = toldFrom(now);
  if (due < begins) return due;
  const soon = loudFrom(now);
  return soon < begins ? soon : 'late';
}
