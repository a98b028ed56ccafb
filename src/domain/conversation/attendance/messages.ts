// What is said about attendance, as data. Types only; the words are in bot/text/attendance.ts.
import type { AttendanceCount, AttendanceKind, RatingItem } from '../../attendance.ts';
import type { AttendanceProblem } from '../../language/index.ts';
import type { Nothing } from '../message-parts.ts';

/** A meeting by number and title. */
interface Called {
  readonly number: number;
  readonly title: string;
}

/** What is said about attendance. Days are ISO days. */
export interface AttendanceMessages {
  attendance_codes: Called & {
    readonly day: string;
    readonly onsite: string;
    readonly online: string;
  };
  attendance_taken: Called & {
    readonly way: AttendanceKind;
    /** They were counted before, in this way. */
    readonly before: AttendanceKind | null;
  };
  attendance_unknown: Nothing;
  /** The code is typed on another day than the meeting's. */
  attendance_day: Called & { readonly day: string; readonly over: boolean };
  attendance_listed: {
    readonly number: number;
    readonly count: number;
    readonly way: AttendanceKind;
  };
  attendance_count: Called &
    AttendanceCount & {
      readonly ratings: number;
      readonly means: Readonly<Record<RatingItem, number>> | null;
    };
  attendance_how: { readonly number: number; readonly why: AttendanceProblem };
  rating_asked: { readonly number: number; readonly people: number };
  rating_nobody: { readonly number: number };
  rating_how: { readonly number: number };
  rating_saved: { readonly number: number };
  rating_not_there: { readonly number: number };
  notice_rating: Called;
}
