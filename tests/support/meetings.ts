// Meetings in memory, for conversations played without a database.
import type { Loaded } from '../../src/domain/conversation/world.ts';
import type { MeetingEffect, MeetingNeed } from '../../src/domain/conversation/meetings/types.ts';
import type { Message } from '../../src/domain/conversation/message.ts';
import { broadcastsOf, type Meeting } from '../../src/domain/meeting.ts';
import { placeOf } from '../../src/domain/meeting-move.ts';

/** What was noted. */
export class TestMeetings {
  private readonly all: Meeting[] = [];

  find(number: number): Meeting | undefined {
    return this.all.find((one) => one.number === number);
  }

  load(need: MeetingNeed, people: readonly number[]): Loaded {
    if (need.kind === 'meetings') return { meetings: this.all.toReversed() };
    if (need.kind === 'meeting_number') return { meetingNumber: this.all.length + 1 };
    if (need.kind === 'attendance_asked') return { attendanceAsked: need.code === 'S1234' };
    if (need.kind === 'meeting_asked')
      return { meetingAsked: isAsked(this.find(need.number)) ? people : [] };
    const { number } = need;
    const found = number === null ? this.all.at(-1) : this.all.find((one) => one.number === number);
    return { meeting: found ?? null };
  }

  /** Carries an effect out; gives the notices of a move, which here are shown at once. */
  carryOut(
    effect: MeetingEffect,
    people: readonly number[],
  ): readonly { readonly id: number; readonly message: Message }[] {
    if (effect.kind === 'create_meeting') {
      this.all.push({
        ...{ number: effect.number, ...effect.meeting, ends: null, letter: null, chair: null },
        ...{ secretary: null, broadcast: null, points: [] },
      });
      return [];
    }
    const at = this.all.findIndex(({ number }) => number === effect.number);
    const meeting = this.all[at];
    if (meeting === undefined) throw new Error(`no meeting ${effect.number}`);
    const after = changed(meeting, effect.change);
    this.all[at] = after;
    const { move } = effect;
    if (move === undefined || move.due === null || !isAsked(after)) return [];
    const { number, title, broadcast } = after;
    const args = { number, title, was: move.was, now: placeOf(after) };
    const part = {
      key: 'meeting_moved',
      args: { ...args, code: broadcast ?? '', answer: null },
    } as const;
    const message: Message = { parts: [part], choices: [], prompt: null };
    return people.map((id) => ({ id, message }));
  }
}

const isAsked = (meeting: Meeting | undefined): boolean => (meeting?.broadcast ?? null) !== null;

function changed(
  meeting: Meeting,
  change: Extract<MeetingEffect, { kind: 'change_meeting' }>['change'],
): Meeting {
  switch (change.what) {
    case 'ends':
    case 'starts':
      return { ...meeting, [change.what]: change.time };
    case 'day':
      return { ...meeting, day: change.day };
    case 'title':
    case 'place':
      return { ...meeting, [change.what]: change.text };
    // Only the desk's form takes something back.
    case 'drop_ends':
    case 'drop_hours':
    case 'drop_detail':
      return meeting;
    case 'letter':
      return { ...meeting, letter: change.text };
    case 'detail':
      return { ...meeting, details: { ...meeting.details, [change.detail]: change.text } };
    case 'hours':
      return { ...meeting, hours: change.hours };
    case 'broadcast':
      return { ...meeting, broadcast: [...broadcastsOf(meeting), change.code].join(', ') };
    case 'drop_broadcast': {
      const kept = broadcastsOf(meeting).filter((code) => code !== change.code);
      return { ...meeting, broadcast: kept.length === 0 ? null : kept.join(', ') };
    }
    case 'point':
      return { ...meeting, points: [...meeting.points, change.point] };
    case 'drop_point':
      return { ...meeting, points: meeting.points.filter((_, at) => at !== change.at - 1) };
    default:
      return { ...meeting, [change.what]: change.person };
  }
}
