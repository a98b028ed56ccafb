// What is said about the calendar and reminders, as data. Types only; the words are in bot/text/calendar.ts.
import type {
  CalendarChange,
  CalendarProblem,
  CalendarStep,
  DeadlineRule,
  StepToday,
} from '../../calendar.ts';
import type { DigestWait, UnitLines } from '../../reminders/lines.ts';
import type { DeadlineWait } from '../../reminders/lines.ts';
import type { GapLine, NoteLine, Nothing } from '../message-parts.ts';

interface Work {
  readonly code: string;
  readonly name: string;
  /** It is the one that is open in the person's conversation. */
  readonly inFocus: boolean;
}

/** What is said about the calendar and reminders. Times are ISO, UTC; a `date` or `day` is an ISO day. */
export interface CalendarMessages {
  calendar: {
    readonly edition: string;
    readonly today: string;
    readonly steps: readonly StepToday[];
    readonly rule: DeadlineRule;
    readonly entryEnds: string | null;
    /** Names of units that may still submit after a closed deadline; only for those who manage the calendar. */
    readonly exceptions: readonly string[] | null;
    readonly manages: boolean;
  };
  calendar_not_open: { readonly edition: string; readonly manages: boolean };
  calendar_how: Nothing;
  calendar_problem: { readonly problem: CalendarProblem };
  calendar_check: {
    readonly edition: string;
    readonly change: CalendarChange;
    /** Title of the step that moves, or name of the unit that is excepted. */
    readonly subject: string | null;
    readonly before: { readonly starts: string; readonly ends: string } | null;
    /** First and last day of the whole calendar that an opening would make. */
    readonly whole: { readonly starts: string; readonly ends: string } | null;
    /** Other steps that would no longer come before or after the one that moves. */
    readonly crossed: readonly CalendarStep[];
    readonly code: string;
  };
  calendar_changed: Nothing;
  calendar_moved_meanwhile: Nothing;
  ask_exception_unit: { readonly add: boolean };
  begin_after_deadline: { readonly ended: string; readonly closed: boolean; readonly unit: string };
  entry_late: { readonly ended: string };
  entry_closed: { readonly ended: string; readonly unit: string; readonly code: string };
  reminder_idle: Work & {
    readonly filled: number;
    readonly total: number;
    readonly next: GapLine | null;
    readonly days: number;
  };
  /** At most two items are missing, or none: then only handing in is. */
  reminder_almost: Work & { readonly open: readonly GapLine[] };
  reminder_returned: {
    readonly code: string;
    readonly name: string;
    readonly items: readonly NoteLine[];
    readonly total: number;
  };
  reminder_waiting: {
    readonly role: 'unit_admin' | 'unit_head';
    readonly rows: readonly {
      readonly code: string;
      readonly name: string;
      readonly days: number;
    }[];
    readonly total: number;
  };
  reminder_not_begun: {
    readonly name: string | null;
    readonly unit: string;
    readonly ends: string | null;
  };
  reminder_unit_not_begun: { readonly unit: string; readonly ends: string | null };
  reminder_deadline: {
    readonly no: number;
    readonly title: string;
    readonly ends: string;
    readonly days: number;
    readonly waits: DeadlineWait;
  };
  /** `waits` and `fills` are absent in digests that were written before they were told. */
  reminder_digest: {
    readonly units: readonly UnitLines[];
    readonly waits?: readonly DigestWait[];
    /** The reader may begin innovations in these units. */
    readonly fills?: boolean;
  };
  reminder_mentor_list: { readonly units: readonly UnitLines[] };
  reminder_foot: Nothing;
  reminders_off: Nothing;
  reminders_on: Nothing;
  reminders_on_already: Nothing;
  reminders_tomorrow: { readonly day: string };
}
