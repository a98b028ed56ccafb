// `rapat`: meetings are noted with a number, what was said and decided is added point by point, and their papers are asked for.
// It decides who may; papers are made later and follow as files.
import { addDays, dayAt } from '../../calendar.ts';
import { anyDay } from '../../days.ts';
import { invitationTo, readMeeting, type MeetingLine } from '../../language/index.ts';
import {
  broadcastsOf,
  endAfter,
  isTold,
  type Meeting,
  type MeetingChange,
  meetingName,
  mostPoints,
} from '../../meeting.ts';
import { afterMove, isSamePlace, movedTold, placeOf } from '../../meeting-move.ts';
import { hasWord } from '../../papers.ts';
import { maySeeNip } from '../../paper-rights.ts';
import { zoneName } from '../../region.ts';
import { beginInOneLine } from '../broadcasts/one-line.ts';
import { refuse } from '../shared/refusing.ts';
import type { NewPromise } from '../promises/types.ts';
import { promiseOfPoint } from '../promises/of-decision.ts';
import { tellUnit } from '../promises/promising.ts';
import type { CommandRow } from '../command-row.ts';
import type { Turn } from '../turn.ts';
import { gakorOfNew, heldMeeting, holdsAny, mayHold, noMeeting } from './holding.ts';
import type { Need } from '../world.ts';

/** What must be loaded for a line about meetings. */
function meetingNeeds(typed: string | undefined): readonly Need[] {
  const line = readMeeting(typed ?? 'rapat', anyDay);
  if (line === null || line.do === 'list') return [{ kind: 'meetings' }];
  if (line.do === 'new') return [{ kind: 'meeting_number' }];
  if (line.do === 'how') return [];
  const meeting: Need = { kind: 'meeting', number: line.number };
  if (isAsked(line)) return [meeting, { kind: 'promise_number' }];
  if (line.do === 'invite')
    return [
      ...[meeting, { kind: 'meeting_asked', number: line.number } as const],
      ...[{ kind: 'people', to: 'meeting' } as const, { kind: 'calendar', of: 'running' } as const],
    ];
  if (line.do !== 'print' && isMove(line))
    return [meeting, { kind: 'meeting_asked', number: line.number }];
  return line.do === 'broadcast'
    ? [meeting, { kind: 'attendance_asked', code: line.code }]
    : [meeting];
}

/** True for a line that says when or where a meeting is. */
const isMove = (line: MeetingLine): boolean =>
  line.do === 'detail'
    ? isTold({ what: 'detail', detail: line.detail, text: line.text })
    : line.do === 'day' || line.do === 'starts' || line.do === 'place';

/** True for a decision with a day: it is asked after when that comes. */
const isAsked = (line: MeetingLine): boolean =>
  line.do === 'point' && line.point.kind === 'decision' && line.point.until !== null;

/** The row of the command. */
export const meetingRow: CommandRow<'meeting'> = {
  during: 'registered',
  aside: true,
  needs: ({ rest }) => meetingNeeds(rest),
  run: (turn, { rest }) => onMeeting(turn, readMeeting(rest ?? 'rapat', turn.moment.today)),
};

/** The row for papers and the list, whose names are words of other people's answers. */
export const meetingPaperRow: CommandRow<'meeting_paper'> = {
  during: 'looking',
  aside: true,
  needs: ({ rest }) => meetingNeeds(rest),
  run: (turn, { rest }) => onMeeting(turn, readMeeting(rest ?? 'rapat', turn.moment.today)),
};

function onMeeting(turn: Turn, line: MeetingLine | null): void {
  if (!holdsAny(turn)) return refuse(turn, 'hold_meeting');
  if (line?.do === 'invite') return invite(turn, line);
  take(turn, line ?? { do: 'list' });
  turn.askAgain();
}

/** A day that sentences give as an example. */
const exampleOf = (turn: Turn): string => addDays(dayAt(turn.moment.now), 14);

/** Asks people to a meeting by a broadcast, which goes by the count and code of its preview and belongs to the meeting then. */
function invite(turn: Turn, { number, to }: Extract<MeetingLine, { do: 'invite' }>): void {
  const meeting = heldMeeting(turn);
  if (meeting === null) {
    noMeeting(turn, number, exampleOf(turn));
    return turn.askAgain();
  }
  beginInOneLine(turn, {
    ...{ to, text: invitationTo(meeting, zoneName()), attendance: true },
    ...{ meeting: number, asked: turn.world.loaded.meetingAsked ?? [] },
  });
}

function take(turn: Turn, line: MeetingLine): void {
  if (line.do === 'how')
    return turn.say('meeting_how', { why: line.why, example: exampleOf(turn) });
  if (line.do === 'list')
    return turn.say('meeting_list', {
      example: exampleOf(turn),
      rows: (turn.world.loaded.meetings ?? [])
        .filter((meeting) => mayHold(turn, meeting))
        .map(({ number, title, day }) => ({
          ...{ number, title, day },
        })),
    });
  if (line.do === 'new') return create(turn, line.meeting);
  const meeting = heldMeeting(turn);
  if (meeting === null) return noMeeting(turn, line.number, exampleOf(turn));
  if (line.do === 'invite') return;
  if (line.do === 'show') return show(turn, meeting);
  if (line.do === 'print') return print(turn, meeting, line);
  change(turn, meeting, line);
}

function show(turn: Turn, meeting: Meeting): void {
  const tells = meeting.broadcast !== null && movedTold(placeOf(meeting), turn.moment.now) !== null;
  turn.say('meeting_shown', { meeting, ...(tells ? { tells } : {}) });
}

function create(turn: Turn, meeting: Extract<MeetingLine, { do: 'new' }>['meeting']): void {
  const number = turn.world.loaded.meetingNumber;
  if (number === undefined)
    return turn.say('meeting_how', { why: 'new', example: exampleOf(turn) });
  const gakor = gakorOfNew(turn, meeting.title);
  if (gakor === 'unclear') return;
  const editionId = turn.world.currentEdition.id;
  const of = gakor === null ? {} : { gakorId: gakor.id };
  turn.do({ kind: 'create_meeting', number, editionId, meeting, ...of });
  turn.say('meeting_created', {
    number,
    meeting: {
      ...{ number, ...meeting },
      ...{ ends: null, letter: null, chair: null, secretary: null, broadcast: null },
    },
  });
}

function print(
  turn: Turn,
  { number, title }: Meeting,
  { paper, word }: Extract<MeetingLine, { do: 'print' }>,
): void {
  turn.say('print_coming', { paper, what: `${title} (${meetingName(number)})`, draft: false });
  turn.do({
    kind: 'request_print',
    subject: { paper, meeting: number },
    editionId: turn.world.currentEdition.id,
    nip: maySeeNip(turn.person.grants, null, false),
    ...(word && hasWord(paper) ? { word: true } : {}),
  });
}

type Changing = Exclude<MeetingLine, { do: 'how' | 'list' | 'new' | 'show' | 'print' | 'invite' }>;

function change(turn: Turn, meeting: Meeting, line: Changing): void {
  const { number } = meeting;
  if (line.do === 'point' && meeting.points.length >= mostPoints)
    return turn.say('meeting_full', { number, most: mostPoints });
  if (line.do === 'drop_point' && meeting.points[line.at - 1] === undefined)
    return show(turn, meeting);
  if (line.do === 'drop_broadcast' && !broadcastsOf(meeting).includes(line.code))
    return show(turn, meeting);
  // Whose answers count is said by whoever writes to all.
  if ((line.do === 'broadcast' || line.do === 'drop_broadcast') && !turn.may('hold_meeting'))
    return refuse(turn, 'hold_meeting');
  if (line.do === 'broadcast' && turn.world.loaded.attendanceAsked !== true)
    return turn.say('meeting_not_asked', { code: line.code });
  if (line.do === 'ends' && line.time <= meeting.starts)
    return turn.say('meeting_how', { why: 'time', example: exampleOf(turn) });
  if (line.do === 'starts' && meeting.ends !== null && line.time >= meeting.ends) {
    const { ends } = meeting;
    const until = endAfter(meeting.starts, ends, line.time);
    return turn.say('meeting_ends_before', { number, starts: line.time, ends, until });
  }
  const made = changeOf(line, meeting);
  const promise = promiseOf(turn, line);
  const people = toTell(turn, meeting, made);
  const due = people === 0 ? null : movedTold(afterMove(meeting, made), turn.moment.now);
  const dueIso = typeof due === 'number' ? new Date(due).toISOString() : null;
  turn.do({
    kind: 'change_meeting',
    number,
    change: made,
    ...(promise === null ? {} : { promise }),
    ...(isMoved(meeting, made) ? { move: { ...movedFrom(meeting), due: dueIso } } : {}),
  });
  turn.say('meeting_changed', {
    ...{ number, change: made },
    ...(promise === null ? {} : { promise: promise.number }),
    ...(due === 'late' ? { asked: true } : {}),
    ...(dueIso === null ? {} : { told: { people, due: dueIso } }),
  });
  if (promise !== null) tellUnit(turn, promise, 'made');
}

/** What whoever was asked to a meeting knows of it. */
const movedFrom = (meeting: Meeting) => ({
  was: placeOf(meeting),
  invitation: invitationTo(meeting, zoneName()),
});

/** True where people were asked to it, and would go elsewhere or at another time. */
const isMoved = (meeting: Meeting, made: MeetingChange): boolean =>
  meeting.broadcast !== null && !isSamePlace(placeOf(meeting), afterMove(meeting, made));

/** How many are to be told of a change: whoever was asked, but for the person who makes it. */
const toTell = (turn: Turn, meeting: Meeting, made: MeetingChange): number =>
  isMoved(meeting, made)
    ? (turn.world.loaded.meetingAsked ?? []).filter((id) => id !== turn.person.id).length
    : 0;

/** The promise that a decision is; of the unit that its words name, or of nobody's. */
function promiseOf(turn: Turn, line: Changing): NewPromise | null {
  const number = turn.world.loaded.promiseNumber;
  if (line.do !== 'point' || number === undefined) return null;
  const promise = promiseOfPoint(turn.world.units, line.point, number);
  const { unitId } = promise ?? { unitId: null };
  return unitId === null || turn.may('hold_meeting', { unitId }) ? promise : null;
}

function changeOf(line: Changing, { points }: Meeting): MeetingChange {
  switch (line.do) {
    case 'point':
      return { what: 'point', point: line.point };
    case 'drop_point':
      return { what: 'drop_point', at: line.at, text: points[line.at - 1]?.text ?? '' };
    case 'ends':
    case 'starts':
      return { what: line.do, time: line.time };
    case 'day':
      return { what: 'day', day: line.day };
    case 'title':
    case 'place':
      return { what: line.do, text: line.text };
    case 'letter':
      return { what: 'letter', text: line.text };
    case 'detail':
      return { what: 'detail', detail: line.detail, text: line.text };
    case 'broadcast':
    case 'drop_broadcast':
      return { what: line.do, code: line.code };
    case 'chair':
    case 'secretary':
      return { what: line.do, person: line.person };
  }
}
