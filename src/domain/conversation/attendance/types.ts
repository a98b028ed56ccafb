// What attendance adds to a conversation: needs, loaded values, effects. Types only.
import type {
  AttendanceCount,
  AttendanceKind,
  MeetingGuest,
  Rating,
  RatingItem,
} from '../../attendance.ts';
import type { IsoDay } from '../../days.ts';

/** What a message may ask for. */
export type AttendanceNeed =
  /** The meeting to which a code belongs. */
  | { readonly kind: 'attendance_code'; readonly code: string }
  /** Two codes that no meeting has. */
  | { readonly kind: 'attendance_fresh' }
  | { readonly kind: 'attendance'; readonly number: number };

/** Codes by the way of taking part. */
type Codes = Readonly<Record<AttendanceKind, string>>;

/** What was loaded for these needs; absent where it was not asked for. */
export interface AttendanceLoaded {
  /** Null: no meeting has this code. */
  readonly attendanceCode?: {
    readonly number: number;
    readonly title: string;
    readonly day: IsoDay;
    readonly kind: AttendanceKind;
    /** How this person was counted already. */
    readonly counted: AttendanceKind | null;
  } | null;
  readonly attendanceFresh?: Codes;
  readonly attendance?: {
    readonly count: AttendanceCount;
    readonly codes: Codes | null;
    /** Who came and has a chat. */
    readonly people: readonly number[];
    readonly ratings: number;
    /** Means of the marks, to one decimal; null without any. */
    readonly means: Readonly<Record<RatingItem, number>> | null;
  };
}

/** What is to be done. */
export type AttendanceEffect =
  | { readonly kind: 'open_attendance'; readonly number: number; readonly codes: Codes }
  | { readonly kind: 'attend'; readonly number: number; readonly way: AttendanceKind }
  | {
      readonly kind: 'list_guests';
      readonly number: number;
      readonly way: AttendanceKind;
      readonly guests: readonly MeetingGuest[];
    }
  /** Later marks of the same person replace the first. */
  | { readonly kind: 'rate_meeting'; readonly number: number; readonly rating: Rating };
