// What is said about the contest, as data. Types only; the words are in bot/text/contest.ts.
import type { ContestState } from '../../contest/contest.ts';
import type { ContestRules } from '../../contest/rules.ts';
import type { MarksProblem } from '../../language/index.ts';
import type { Nothing } from '../message-parts.ts';

/** An entry in a line. */
export interface EntryShown {
  readonly number: number;
  readonly name: string;
  readonly unit: string;
}

/** A place in a line. `tie`: the rule that decided between equal results. */
export interface PlaceShown extends EntryShown {
  readonly category: string;
  readonly place: string;
  readonly total: number;
  readonly tie: 'criterion' | 'maturity' | 'vote' | null;
}

/** A page of a list. */
interface Paged<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** What is said about the contest. */
export interface ContestMessages {
  /** `example`: a day that could be told; missing in what an earlier release did not send yet. */
  contest_none: { readonly opens: boolean; readonly example?: string };
  contest_no_rules: Nothing;
  contest_there: { readonly name: string };
  /** `past`: the day was read and is over; absent where it was not read. */
  contest_day_unclear: { readonly example?: string; readonly past?: boolean };
  contest_opened: { readonly rules: ContestRules; readonly closesOn: string | null };
  contest_status: {
    readonly name: string;
    readonly state: ContestState;
    readonly closesOn: string | null;
    readonly entries: number;
    readonly meeting: { readonly title: string; readonly day: string } | null;
    /** For whoever runs it: how many judges there are. */
    readonly judges: number | null;
    readonly own: readonly EntryShown[];
  };
  contest_rules: { readonly rules: ContestRules };
  contest_entries: Paged<EntryShown & { readonly finalist: boolean }> & { readonly name: string };
  contest_entry: EntryShown & {
    readonly category: string;
    readonly finalist: boolean;
    readonly withdrawn: boolean;
    /** Set for a judge of this entry. */
    readonly judge: {
      readonly criteria: readonly { readonly label: string; readonly mark: number | null }[];
      readonly open: boolean;
    } | null;
    /** Set for whoever runs the contest. */
    readonly seats:
      | readonly {
          readonly name: string | null;
          readonly ended: boolean;
          readonly given: boolean;
        }[]
      | null;
  };
  contest_entry_unknown: Nothing;
  contest_not_now: { readonly state: ContestState; readonly locked: boolean };
  contest_entered: EntryShown & {
    readonly category: string;
    readonly name: string;
    readonly contest: string;
  };
  contest_enter_none: { readonly accepted: boolean };
  contest_enter_which: {
    readonly rows: readonly { readonly code: string; readonly name: string }[];
    readonly total: number;
  };
  contest_entered_before: { readonly number: number };
  contest_no_category: { readonly unit: string };
  contest_over: { readonly closesOn: string | null };
  contest_taken_out: { readonly number: number };
  contest_judges: {
    readonly rows: readonly {
      readonly name: string | null;
      readonly seats: number;
      readonly given: number;
      readonly withdrew: boolean;
    }[];
    readonly total: number;
  };
  contest_shared: {
    readonly seats: number;
    readonly conflicts: number;
    readonly short: readonly number[];
    readonly judges: number;
  };
  contest_seat_unclear: { readonly number: number; readonly typed: string };
  contest_seat_conflict: {
    readonly number: number;
    readonly who: string;
    readonly why: 'own_unit' | 'own_innovation';
  };
  contest_seat_had: { readonly number: number; readonly who: string };
  contest_unseated: { readonly number: number; readonly who: string };
  contest_leave_ask: { readonly entries: number; readonly reason: string };
  contest_seated: { readonly number: number; readonly who: string };
  contest_closed: { readonly entries: number };
  contest_empty: Nothing;
  contest_to_judge: Paged<EntryShown & { readonly given: boolean }> & {
    readonly stage: string;
    readonly criteria: readonly string[];
  };
  contest_judge_waits: { readonly state: ContestState | null };
  contest_evidence: {
    readonly number: number;
    readonly sent: number;
    readonly total: number;
    /** Numbers of the items that have files, as captions say them; empty where one was named. */
    readonly items: readonly number[];
  };
  contest_no_evidence: { readonly number: number; readonly items: readonly number[] };
  contest_read: {
    readonly number: number;
    readonly label: string;
    readonly text: string;
    readonly page: number;
    readonly pages: number;
  };
  contest_marks_unclear: {
    readonly number: number;
    readonly why: MarksProblem;
    readonly criteria: readonly string[];
    readonly scale: ContestRules['scale'];
  };
  contest_marks_ask: EntryShown & {
    readonly rows: readonly { readonly label: string; readonly mark: number }[];
    readonly before: boolean;
  };
  contest_marks_given: {
    readonly number: number;
    readonly left: number;
    readonly next: EntryShown | null;
  };
  contest_marks_dropped: { readonly number: number };
  contest_judge_left: { readonly entries: readonly number[]; readonly season: boolean };
  contest_spread: Paged<
    EntryShown & {
      readonly mean: number | null;
      readonly least: number;
      readonly greatest: number;
      readonly judges: number;
      readonly missing: number;
      readonly wide: boolean;
    }
  > & { readonly limit: number };
  contest_marks_missing: {
    readonly rows: readonly { readonly number: number; readonly missing: number }[];
    readonly total: number;
  };
  /** Finalists with marks of fewer judges in the first round than the least. */
  contest_desk_missing: {
    readonly entries: readonly number[];
    readonly total: number;
    readonly least: number;
  };
  contest_judged_again: Nothing;
  contest_level: {
    readonly category: string;
    readonly rows: readonly EntryShown[];
    readonly total: number;
  };
  contest_vote_unclear: Nothing;
  contest_voted: { readonly order: readonly number[] };
  contest_finalists: {
    readonly rows: readonly (EntryShown & { readonly category: string })[];
    readonly total: number;
  };
  contest_meeting: { readonly title: string; readonly day: string };
  contest_result: {
    /** The places of one category. */
    readonly rows: readonly PlaceShown[];
    readonly page: number;
    readonly pages: number;
    readonly state: ContestState;
    readonly runs: boolean;
  };
  contest_lock_ask: {
    readonly places: number;
    readonly confirms: boolean;
    readonly first: string | null;
  };
  contest_lock_own: Nothing;
  contest_lock_differs: { readonly first: string | null };
  contest_locked: { readonly confirms: boolean };
  contest_unlock_ask: { readonly first: string | null };
  contest_unlocked: Nothing;
  contest_announce_ask: { readonly name: string };
  contest_announced: { readonly name: string };
  notice_contest: {
    readonly what: 'entered' | 'seats' | 'left' | 'finalist' | 'lock' | 'won';
    readonly contest: string;
    readonly number: number | null;
    readonly name: string | null;
    readonly who: string | null;
    readonly detail: string | null;
    readonly count: number;
  };
}
