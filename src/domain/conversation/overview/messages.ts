// What is said about how units stand, as data. Types only; the words are in bot/text/overview.ts.
import type { UnitStage, WaitingState } from '../../overview.ts';
import type { State } from '../../innovation/status.ts';

/** A unit in one line. */
export interface UnitLine {
  readonly unit: string;
  readonly stage: UnitStage;
  readonly candidates: number;
  readonly states: readonly {
    readonly state: State;
    readonly count: number;
    readonly days: number;
  }[];
  readonly nil: boolean;
}

/** What is said about how units stand. Times are ISO, UTC; days are ISO days. */
export interface OverviewMessages {
  standings: {
    readonly edition: string;
    readonly at: string;
    readonly units: Readonly<Record<UnitStage, number>>;
    readonly candidates: number;
    readonly begun: number;
    readonly handedIn: number;
    readonly verified: number;
    readonly endorsed: number;
    readonly accepted: number;
    readonly stuck: { readonly state: WaitingState; readonly count: number } | null;
    /** After so many days something counts as stuck; absent in what was queued before this could be set. */
    readonly stuckDays?: number;
    readonly basics: {
      readonly filled: number;
      readonly of: number;
      readonly missing: readonly string[];
    } | null;
    readonly claimed: number | null;
    readonly max: number | null;
    readonly ends: string | null;
    readonly days: number | null;
    /** They may remind and write to all. */
    readonly all: boolean;
  };
  overview_not_begun: {
    readonly connected: readonly string[];
    readonly invited: readonly string[];
    readonly strangers: readonly string[];
    readonly reminds: boolean;
  };
  overview_stuck: {
    readonly rows: readonly {
      readonly unit: string;
      readonly state: WaitingState;
      readonly count: number;
      readonly days: number;
    }[];
    readonly total: number;
    readonly stuckDays?: number;
  };
  overview_late: {
    readonly rows: readonly {
      readonly unit: string;
      readonly step: number;
      readonly done: number;
      readonly of: number;
      readonly days: number;
    }[];
    readonly total: number;
    /** The calendar is open. */
    readonly calendar: boolean;
  };
  overview_unit: UnitLine & {
    readonly admin: { readonly name: string | null; readonly wrote: string | null } | null;
    readonly invited: boolean;
    readonly reminds: boolean;
  };
  overview_gakor: {
    readonly name: string | null;
    readonly number: number;
    readonly rows: readonly UnitLine[];
    readonly total: number;
  };
  /** A broadcast in one line to nobody who is known by these words. */
  broadcast_line_unclear: { readonly typed: string };
}
