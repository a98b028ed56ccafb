// Attendance at a meeting: its two codes, who types one, the list of those without a phone, the count, and the marks afterwards.
// Whoever holds the meeting does the former (row 58 of the access table), each person the latter for themselves (row 59).
// A code is no secret: a wrong one counts toward no brake.
import { dayAt } from '../../calendar.ts';
import { type AttendanceLine, readAttendance } from '../../language/index.ts';
import type { Meeting } from '../../meeting.ts';
import type { CommandRow } from '../command-row.ts';
import { heldMeeting, holdsAny, noMeeting } from '../meetings/holding.ts';
import { tell } from '../shared/acting.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';

/** What must be loaded for a line about attendance. */
function attendanceNeeds(typed: string): readonly Need[] {
  const line = readAttendance(typed);
  if (line === null || line.do === 'how') return [];
  if (line.do === 'come') return [{ kind: 'attendance_code', code: line.code }];
  const { number } = line;
  return [
    { kind: 'meeting', number },
    { kind: 'attendance', number },
    ...(line.do === 'codes' ? [{ kind: 'attendance_fresh' as const }] : []),
  ];
}

/** The row of the command. */
export const attendanceRow: CommandRow<'attendance'> = {
  during: 'registered',
  aside: true,
  needs: ({ rest }) => attendanceNeeds(rest ?? ''),
  run: (turn, { rest }) => {
    const line = readAttendance(rest ?? '');
    if (line !== null) take(turn, line);
    turn.nameOpen();
  },
};

function take(turn: Turn, line: AttendanceLine): void {
  if (line.do === 'come' || line.do === 'rate' || line.do === 'how_to_rate') {
    if (!turn.may('answer_event', { own: true })) return refuse(turn, 'answer_event');
    return line.do === 'come' ? come(turn) : rate(turn, line);
  }
  if (line.do === 'how' && line.why === 'marks')
    return turn.say('attendance_how', { number: line.number, why: line.why });
  if (!holdsAny(turn)) return refuse(turn, 'hold_meeting');
  if (line.do === 'how') return turn.say('attendance_how', { number: line.number, why: line.why });
  const meeting = heldMeeting(turn);
  if (meeting === null) return noMeeting(turn, line.number);
  hold(turn, meeting, line);
}

/** Counts this person, once, in the way whose code they typed. */
function come(turn: Turn): void {
  const found = turn.world.loaded.attendanceCode ?? null;
  if (found === null) return turn.say('attendance_unknown', {});
  const { number, title, day, kind: way, counted } = found;
  const today = dayAt(turn.moment.now);
  if (day !== today) return turn.say('attendance_day', { number, title, day, over: day < today });
  if (counted === null) turn.do({ kind: 'attend', number, way });
  turn.say('attendance_taken', { number, title, way: counted ?? way, before: counted });
}

/** Takes the marks of somebody who came. */
function rate(turn: Turn, line: Extract<AttendanceLine, { do: 'rate' | 'how_to_rate' }>): void {
  const { number } = line;
  const came = turn.world.loaded.attendance?.people.includes(turn.person.id) === true;
  if (!came) return turn.say('rating_not_there', { number });
  if (line.do === 'how_to_rate') return turn.say('rating_how', { number });
  turn.do({ kind: 'rate_meeting', number, rating: line.rating });
  turn.say('rating_saved', { number });
}

type Holding = Exclude<AttendanceLine, { do: 'come' | 'rate' | 'how_to_rate' | 'how' }>;

function hold(turn: Turn, { number, title, day }: Meeting, line: Holding): void {
  const { attendance, attendanceFresh } = turn.world.loaded;
  if (attendance === undefined) throw new Error('attendance was not loaded');
  switch (line.do) {
    case 'codes': {
      const codes = attendance.codes ?? attendanceFresh;
      if (codes === undefined) throw new Error('attendance without codes');
      if (attendance.codes === null) turn.do({ kind: 'open_attendance', number, codes });
      return turn.say('attendance_codes', { ...{ number, title, day }, ...codes });
    }
    case 'guests': {
      const { kind: way, guests } = line;
      turn.do({ kind: 'list_guests', number, way, guests });
      return turn.say('attendance_listed', { number, count: guests.length, way });
    }
    case 'hours': {
      const change = { what: 'hours', hours: line.hours } as const;
      turn.do({ kind: 'change_meeting', number, change });
      return turn.say('meeting_changed', { number, change });
    }
    case 'count': {
      const { count, ratings, means } = attendance;
      return turn.say('attendance_count', { ...{ number, title, ratings, means }, ...count });
    }
    case 'ask':
      return askMarks(turn, { number, title }, attendance.people);
  }
}

/** Asks everybody who came for their marks, each once. */
function askMarks(
  turn: Turn,
  { number, title }: Pick<Meeting, 'number' | 'title'>,
  people: readonly number[],
): void {
  if (people.length === 0) return turn.say('rating_nobody', { number });
  for (const personId of people)
    tell(turn, { to: 'person', personId }, `rating:${number}`, {
      key: 'notice_rating',
      args: { number, title },
    });
  turn.say('rating_asked', { number, people: people.length });
}
