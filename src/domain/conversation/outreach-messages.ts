// What is said about the calendar, reminders, broadcasts and mentors: keys with arguments. Days are ISO, WITA.
// It holds types only; the words are in bot/text.
import type { BroadcastQuestion } from '../broadcast.ts';
import type { TimeDoubt } from './modes/broadcast-time.ts';
import type { Unreachable } from '../reach.ts';
import type { AttendanceRow, BroadcastProgress, BroadcastRow, BroadcastSteer } from './outreach.ts';
import type { DeadlineWait } from '../reminders/facts.ts';
import type { DigestWait, UnitLines } from '../reminders/digest.ts';
import type { GapLine, NoteLine } from './message-parts.ts';
import type {
  CalendarChange,
  CalendarProblem,
  CalendarStep,
  DeadlineRule,
  StepToday,
} from '../calendar.ts';

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
    /** Other steps that would no longer come before or after the one that moves. */
    readonly crossed: readonly CalendarStep[];
    readonly code: string;
  };
  calendar_changed: Nothing;
  calendar_moved_meanwhile: Nothing;
  confirmation_wrong: Nothing;
  confirmation_dropped: Nothing;
  ask_exception_unit: { readonly add: boolean };
  begin_after_deadline: { readonly ended: string; readonly closed: boolean; readonly unit: string };
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
/** Putting a broadcast together, steering it, and answering its question. */
export interface BroadcastMessages {
  broadcast_list: { readonly rows: readonly BroadcastRow[] };
  broadcast_ask_roles: { readonly unit: string | null };
  broadcast_ask_units: { readonly chosen: readonly string[]; readonly gakor: readonly string[] };
  broadcast_unit_unclear: { readonly typed: string; readonly like: readonly string[] };
  broadcast_ask_work: Nothing;
  broadcast_ask_channels: Nothing;
  /** The audience as it stands: how many, and who of it cannot be reached. */
  broadcast_count: {
    readonly reached: number;
    readonly unreachable: number;
    readonly names: readonly { readonly name: string; readonly why: Unreachable }[];
  };
  broadcast_first_step: Nothing;
  /** `now` is the text as it stands when somebody comes back to it. */
  broadcast_ask_text: { readonly placeholders: readonly string[]; readonly now: string | null };
  broadcast_text_doubt: { readonly typed: string };
  broadcast_unknown_placeholder: {
    readonly found: readonly string[];
    readonly placeholders: readonly string[];
  };
  broadcast_too_long: { readonly chars: number; readonly limit: number };
  broadcast_ask_file: Nothing;
  /** `passed`: the step for files is over. */
  broadcast_file_not_now: { readonly passed: boolean };
  broadcast_file_too_large: {
    readonly name: string;
    readonly size: number;
    readonly limit: number;
  };
  broadcast_file_taken: { readonly name: string; readonly more: boolean };
  broadcast_file_stored: { readonly name: string; readonly size: number };
  broadcast_file_unused: { readonly name: string };
  broadcast_ask_question: Nothing;
  broadcast_ask_options: { readonly most: number };
  broadcast_ask_time: Nothing;
  broadcast_time_unclear: TimeDoubt & { readonly typed: string };
  broadcast_time_read: { readonly starts: string };
  broadcast_quiet: { readonly starts: string };
  broadcast_ask_late: { readonly days: number };
  broadcast_choose: Nothing;
  broadcast_nobody: Nothing;
  broadcast_preview: {
    readonly count: number;
    readonly samples: readonly { readonly name: string; readonly text: string }[];
    readonly file: string | null;
    readonly question: BroadcastQuestion | null;
    readonly starts: string | null;
    readonly until: string | null;
    /** Repeated on this day of every month; null: every week. */
    readonly monthDay: number | null;
    readonly late: boolean;
    readonly code: string;
  };
  broadcast_needs_code: { readonly count: number };
  broadcast_wrong_count: { readonly count: number };
  broadcast_count_changed: { readonly before: number; readonly count: number };
  broadcast_confirmed: {
    readonly code: string;
    readonly count: number;
    readonly starts: string | null;
  };
  broadcast_unknown: { readonly code: string };
  broadcast_progress: Omit<BroadcastProgress, 'id' | 'unitId' | 'attendance'>;
  broadcast_steered: { readonly code: string; readonly to: BroadcastSteer };
  broadcast_not_steered: { readonly code: string; readonly state: BroadcastRow['state'] };
  broadcast_attendance: {
    readonly code: string;
    readonly question: BroadcastQuestion | null;
    readonly rows: readonly AttendanceRow[];
  };
  /** The broadcast itself, as one person reads it; `opening` varies it where many equal texts are punished. */
  broadcast_text: {
    readonly text: string;
    readonly opening: number | null;
    readonly name: string | null;
  };
  broadcast_question: { readonly code: string; readonly question: BroadcastQuestion };
  broadcast_done: Omit<BroadcastProgress, 'id' | 'unitId' | 'attendance'>;
  broadcast_late: { readonly code: string; readonly starts: string };
  answer_saved: {
    readonly code: string;
    readonly answer: string;
    readonly representative: string | null;
    readonly again: boolean;
  };
  ask_representative: { readonly code: string };
  no_question: Nothing;
  no_such_option: { readonly code: string; readonly options: number };
}
/** Gakor, mentors, and what is written between them and innovators. */
export interface MentorMessages {
  gakor_list: {
    readonly rows: readonly {
      readonly id: number;
      readonly name: string;
      readonly units: readonly string[];
      readonly mentors: readonly string[];
    }[];
  };
  gakor_how: Nothing;
  gakor_mentors: {
    readonly people: readonly { readonly id: number; readonly name: string | null }[];
  };
  /** `from` is the gakor that lost the unit. */
  gakor_changed: GakorDone & { readonly from: string | null };
  notice_gakor: GakorDone;
  mentor_no_unit: Nothing;
  mentor_ask: Nothing;
  mentor_asked: { readonly names: readonly string[] };
  mentor_too_long: { readonly limit: number };
  message_write: { readonly id: number };
  message_unknown: { readonly id: number };
  message_sent: { readonly to: string | null };
  message_unit_write: { readonly unit: string };
  message_unit_check: { readonly unit: string; readonly text: string; readonly quiet: boolean };
  message_unit_unclear: { readonly typed: string; readonly like: readonly string[] };
  /** A dialogue was left by typing another command; nothing of it was sent. */
  dialogue_left: {
    readonly what: 'asking_mentor' | 'answering_message' | 'writing_unit' | 'representing';
    readonly id: number | null;
    readonly code: string | null;
  };
  /** A word that is a command too was typed where a text is asked for. */
  word_is_command: { readonly typed: string };
  /** What the reader of a message is told, with what it is about. */
  notice_message: {
    readonly id: number;
    readonly from: string | null;
    readonly unit: string;
    readonly what: 'question' | 'answer' | 'message';
    readonly innovation: { readonly code: string; readonly name: string | null } | null;
    readonly item: string | null;
    readonly text: string;
  };
}
interface GakorDone {
  readonly what: 'create' | 'add_unit' | 'drop_unit' | 'mentor';
  readonly gakor: string;
  readonly unit: string | null;
  readonly mentor: string | null;
}
interface Work {
  readonly code: string;
  readonly name: string;
  /** It is the one that is open in the person's conversation. */
  readonly inFocus: boolean;
}

/** All of them. */
export interface OutreachMessages
  extends CalendarMessages, ReminderMessages, BroadcastMessages, MentorMessages {}

/** Buttons that these messages add. */
export type OutreachLabel =
  | 'schedule'
  | 'remind_tomorrow'
  | 'queue'
  | 'drafts'
  | 'present'
  | 'absent'
  | 'represented'
  | 'pause'
  | 'resume'
  | 'cancel'
  | 'attendance'
  | 'everybody'
  | 'progress'
  | 'everybody'
  | 'progress'
  | 'answer';
