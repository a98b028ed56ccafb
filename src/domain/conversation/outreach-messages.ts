// What is said about the calendar, reminders, broadcasts and mentors: keys with arguments. Days are ISO, WITA.
// It holds types only; the words are in bot/text.
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

/** All of them. */
export interface OutreachMessages extends CalendarMessages {}

/** Buttons that these messages add. */
export type OutreachLabel = 'schedule';
