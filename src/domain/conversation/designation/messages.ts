// What is said about designation by SK and entry into the national portal, as data. Types only; the words are in bot/text/designation.ts.
import type { State } from '../../innovation/status.ts';
import type { Named, Nothing } from '../message-parts.ts';

interface ListRow {
  readonly code: string;
  readonly name: string | null;
  readonly unit: string;
  readonly state: State;
}

/** What is said about designation by SK and entry into the national portal. Times are ISO, UTC; a `date` or `day` is an ISO day. */
export interface DesignationMessages {
  designation_lists: {
    readonly monitored: readonly ListRow[];
    readonly frozen: {
      readonly at: string;
      readonly by: string | null;
      readonly rows: readonly (ListRow & { readonly changed: boolean })[];
    } | null;
    readonly last: {
      readonly number: string;
      readonly date: string;
      readonly rows: readonly ListRow[];
      readonly scan: { readonly name: string; readonly size: number } | null;
    } | null;
  };
  freeze_ask: { readonly count: number };
  frozen: { readonly count: number };
  sk_how: Nothing;
  sk_nothing_frozen: Nothing;
  sk_changed: { readonly rows: readonly Named[] };
  /** What was read of the number, and what stood where the date is. */
  sk_unclear: { readonly number: string | null; readonly date: string | null };
  sk_future: { readonly number: string; readonly date: string };
  sk_ask: {
    readonly number: string;
    readonly date: string;
    readonly count: number;
    readonly ahead: boolean;
  };
  sk_recorded: { readonly number: string; readonly date: string; readonly count: number };
  sk_scan_how: Nothing;
  sk_scan_too_early: Nothing;
  sk_scan_unknown: { readonly numbers: readonly string[] };
  sk_scan_taken: { readonly number: string; readonly name: string; readonly more: boolean };
  sk_scan_stored: { readonly name: string; readonly size: number };
  portal_id_read: { readonly code: string; readonly portalId: string };
  portal_id_needed: { readonly code: string };
  portal_id_set: Named & { readonly portalId: string };
}
