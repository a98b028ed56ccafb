// Attendance in memory, for conversations played without a database.
import { type AttendanceKind, type Rating, ratingItems } from '../../src/domain/attendance.ts';
import type {
  AttendanceEffect,
  AttendanceLoaded,
  AttendanceNeed,
} from '../../src/domain/conversation/attendance/types.ts';
import type { Meeting } from '../../src/domain/meeting.ts';
import type { Inhabitant } from './inhabitant.ts';

/** Who came to which meeting. */
export class TestAttendance {
  private readonly codes = new Map<number, Readonly<Record<AttendanceKind, string>>>();
  private readonly came = new Map<string, AttendanceKind>();
  private readonly guests = new Map<string, AttendanceKind>();
  private readonly ratings = new Map<string, Rating>();

  load(
    { person }: Inhabitant,
    need: AttendanceNeed,
    meetings: { find: (number: number) => Meeting | undefined },
  ): AttendanceLoaded {
    if (need.kind === 'attendance_fresh')
      return { attendanceFresh: { onsite: '48213', online: '90517' } };
    if (need.kind === 'attendance_code') {
      for (const [number, codes] of this.codes)
        for (const kind of ['onsite', 'online'] as const) {
          const meeting = meetings.find(number);
          if (codes[kind] !== need.code || meeting === undefined) continue;
          const { title, day } = meeting;
          const counted = this.came.get(`${number}:${person.id}`) ?? null;
          return { attendanceCode: { number, title, day, kind, counted } };
        }
      return { attendanceCode: null };
    }
    const { number } = need;
    const of = <T>(all: ReadonlyMap<string, T>): (readonly [string, T])[] =>
      [...all].filter(([key]) => key.startsWith(`${number}:`));
    const all = [...of(this.came), ...of(this.guests)];
    const rated = of(this.ratings).map(([, rating]) => rating);
    const mean = (item: (typeof ratingItems)[number]): number =>
      Math.round((rated.reduce((sum, one) => sum + one[item], 0) / rated.length) * 10) / 10;
    return {
      attendance: {
        count: {
          onsite: all.filter(([, way]) => way === 'onsite').length,
          online: all.filter(([, way]) => way === 'online').length,
          guests: of(this.guests).length,
          units: 2,
        },
        codes: this.codes.get(number) ?? null,
        people: of(this.came).map(([key]) => Number(key.split(':')[1])),
        ratings: rated.length,
        means:
          rated.length === 0
            ? null
            : (Object.fromEntries(ratingItems.map((item) => [item, mean(item)])) as Rating),
      },
    };
  }

  carryOut({ person }: Inhabitant, effect: AttendanceEffect): void {
    const { number } = effect;
    switch (effect.kind) {
      case 'open_attendance':
        this.codes.set(number, effect.codes);
        return;
      case 'attend':
        this.came.set(`${number}:${person.id}`, effect.way);
        return;
      case 'list_guests':
        for (const { name } of effect.guests) this.guests.set(`${number}:${name}`, effect.way);
        return;
      case 'rate_meeting':
        this.ratings.set(`${number}:${person.id}`, effect.rating);
    }
  }
}
