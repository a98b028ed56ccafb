// What is said about the calendar, reminders, broadcasts and mentors: keys with arguments. Days are ISO, WITA.
// It holds types only; the words are in bot/text.
import type { DeadlineWait } from '../reminders.ts';
import type { UnitLines } from '../reminders/digest.ts';
import type { GapLine, NoteLine } from './message.ts';
import type { CalendarChange, CalendarProblem, DeadlineRule, StepToday } from '../calendar.ts';

interface Nothing {
  readonly [key: string]: never;
}

/** The calendar of the edition and what its deadline means for somebody who submits. */
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
    readonly code: string;
  };
  calendar_changed: Nothing;
  calendar_moved_meanwhile: Nothing;
  confirmation_wrong: Nothing;
  confirmation_dropped: Nothing;
  ask_exception_unit: { readonly add: boolean };
  entry_late: { readonly ended: string };
  entry_closed: { readonly ended: string; readonly unit: string; readonly code: string };
}

/** What people are reminded of, and what they say about being reminded. */
export interface ReminderMessages {
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
  reminder_digest: { readonly units: readonly UnitLines[] };
  reminder_mentor_list: { readonly units: readonly UnitLines[] };
  reminder_foot: Nothing;
  reminders_off: Nothing;
  reminders_on: Nothing;
  reminders_on_already: Nothing;
  reminders_tomorrow: { readonly day: string };
}
interface Work {
  readonly code: string;
  readonly name: string;
  /** It is the one that is open in the person's conversation. */
  readonly inFocus: boolean;
}

/** All of them. */
export interface OutreachMessages extends CalendarMessages, ReminderMessages {}

/** Buttons that these messages add. */
export type OutreachLabel = 'schedule' | 'remind_tomorrow' | 'queue' | 'drafts';
