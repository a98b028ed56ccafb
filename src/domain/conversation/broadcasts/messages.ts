// What is said about broadcasts, as data. Types only; the words are in bot/text/broadcasts.ts.
import type { BroadcastQuestion } from '../../broadcast.ts';
import type { Unreachable } from '../../reach.ts';
import type { TimeDoubt } from './time.ts';
import type { AttendanceRow, BroadcastProgress, BroadcastRow, BroadcastSteer } from './types.ts';
import type { Nothing } from '../message-parts.ts';

/** What is said about broadcasts. Times are ISO, UTC; a `date` or `day` is an ISO day. */
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
    /** People who would be reached and were asked to the meeting before; absent for none. */
    readonly asked?: number;
  };
  broadcast_first_step: Nothing;
  /** `now` is the text as it stands when somebody comes back to it. */
  broadcast_ask_text: { readonly placeholders: readonly string[]; readonly now: string | null };
  broadcast_text_doubt: { readonly typed: string };
  broadcast_unknown_placeholder: {
    readonly found: readonly string[];
    readonly placeholders: readonly string[];
  };
  /** `meeting`: it is the invitation to that meeting. */
  broadcast_too_long: { readonly chars: number; readonly limit: number; readonly meeting?: number };
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
  /** `asked`: so many were asked to the meeting before; absent for none. */
  broadcast_nobody: { readonly asked?: number };
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
    /** It asks to this meeting, and whoever wrote it steers no broadcast. */
    readonly meeting?: number;
  };
  /** Units that are not asked: they lie outside the gakor of whoever asks. */
  meeting_outside_gakor: { readonly units: readonly string[] };
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
