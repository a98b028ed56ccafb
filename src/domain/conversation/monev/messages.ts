// What is said about monev, as data. Types only; the words are in bot/text/monev.ts.
import type { State } from '../../innovation/status.ts';
import type { MonevNo } from '../../monev.ts';
import type { Named, Nothing } from '../message-parts.ts';

/** What is said about monev. Times are ISO, UTC; a `date` or `day` is an ISO day. */
export interface MonevMessages {
  monev_which: Nothing;
  monev_begin: Named & { readonly unit: string; readonly written: number };
  monev_not_now: { readonly code: string; readonly state: State };
  ask_monev_factual: {
    readonly no: MonevNo;
    readonly of: number;
    readonly label: string;
    readonly prefilled: string | null;
    /** What stands there, when it is to be corrected. */
    readonly now: string | null;
  };
  ask_monev_advice: {
    readonly no: MonevNo;
    readonly label: string;
    readonly factual: string;
    readonly now: string | null;
  };
  monev_row_needed: { readonly no: MonevNo };
  monev_open: {
    readonly code: string;
    readonly no: MonevNo | null;
    readonly part: 'factual' | 'advice' | 'officer' | 'end';
  };
  monev_saved: { readonly no: MonevNo; readonly label: string };
  ask_monev_officer: { readonly code: string };
  monev_summary: Named & {
    readonly unit: string;
    readonly officer: string;
    readonly by: string | null;
    readonly rows: readonly {
      readonly no: MonevNo;
      readonly label: string;
      readonly factual: string;
      readonly advice: string | null;
    }[];
  };
  ask_monev_end: { readonly code: string; readonly advised: boolean };
  monev_done: Named;
}
