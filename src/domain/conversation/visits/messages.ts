// What is said about visits and what is missing in a unit, as data. Types only; the words are in bot/text/visits.ts.
import type { PromiseState } from '../../promise.ts';
import type { State } from '../../innovation/status.ts';
import type { VisitReason } from '../../visits.ts';
import type { GapLine } from '../message-parts.ts';
import type { Nothing } from '../message-parts.ts';

/** An innovation in a line of what a unit lacks. */
export interface GapRow {
  readonly code: string;
  readonly name: string | null;
  readonly state: State;
  readonly filled: number;
  readonly total: number;
  /** Days since anything was changed. */
  readonly days: number;
  /** What is open, the first few, and how much there is of it. */
  readonly open: readonly { readonly number: number; readonly label: string }[];
  readonly openTotal: number;
}

/** What is said about visits. */
export interface VisitMessages {
  visit_list: {
    readonly rows: readonly { readonly unit: string; readonly reasons: readonly VisitReason[] }[];
    readonly total: number;
    readonly page: number;
    readonly pages: number;
  };
  visit_guide: Nothing;
  visit_unit: {
    readonly unit: string;
    readonly reasons: readonly VisitReason[];
    readonly admin: string | null;
    readonly drafts: number;
    /** Open candidates, the newest first, and how many there are. */
    readonly candidates: readonly { readonly number: number; readonly sentence: string }[];
    readonly candidatesTotal: number;
    /** Open promises, the nearest day first, and how many there are. */
    readonly promises: readonly {
      readonly number: number;
      readonly text: string;
      readonly until: string;
    }[];
    readonly promisesTotal: number;
    /** The newest visit that was noted; absent without one, and in what an earlier release did not send yet. */
    readonly last?: {
      readonly number: number;
      readonly day: string;
      readonly by: string | null;
      readonly text: string;
    };
    /** Visits before that one which this person may read, the newest first. */
    readonly earlier?: readonly { readonly number: number; readonly day: string }[];
  };
  visit_noted: { readonly number: number; readonly unit: string; readonly day: string };
  visit_note: {
    readonly number: number;
    readonly unit: string;
    readonly day: string;
    readonly text: string;
    readonly met: string | null;
    readonly by: string | null;
    readonly candidates: readonly number[];
    readonly promises: readonly { readonly number: number; readonly state: PromiseState }[];
  };
  visit_note_how: { readonly why: 'new' | 'day' | 'long' };
  /** `lists`: this person sees the last visits of a unit. */
  visit_note_unknown: { readonly lists?: boolean };
  notice_visit: {
    readonly number: number;
    readonly unit: string;
    readonly day: string;
    readonly text: string;
    readonly by: string | null;
  };
  visit_unit_unclear: { readonly typed: string; readonly like: readonly string[] };
  gaps_unit: {
    readonly unit: string;
    readonly rows: readonly GapRow[];
    readonly total: number;
    readonly candidates: number;
    /** Drafts that this person reads only as counts; null where they are among the rows. */
    readonly drafts: {
      readonly count: number;
      readonly stops: readonly {
        readonly number: number;
        readonly label: string;
        readonly count: number;
      }[];
    } | null;
  };
  gaps_of: {
    readonly code: string;
    readonly name: string | null;
    readonly unit: string;
    readonly state: State;
    readonly filled: number;
    readonly total: number;
    readonly open: readonly GapLine[];
    readonly more: number;
    readonly gains: readonly {
      readonly number: number;
      readonly label: string;
      readonly gain: number;
    }[];
  };
}
