// What is said about reading the record and exports, as data. Types only; the words are in bot/text/reading.ts.
import type { Named, Nothing } from '../message-parts.ts';
import type { Contact, ListingRow, RecordLine, ThreadLine } from './types.ts';

/** What is said about reading the record and exports. Times are ISO, UTC; a `date` or `day` is an ISO day. */
export interface ReadingMessages {
  /** Pages count from 1; `earlier` is how many events are on later ones. */
  history: Named & {
    readonly page: number;
    /** `item` is the label of the form. */
    readonly lines: readonly RecordLine[];
    readonly earlier: number;
    readonly thread: readonly ThreadLine[];
  };
  contacts: Named & { readonly people: readonly Contact[] };
  comment_how: { readonly code: string };
  /** `unit` is null for a list of all units. */
  /** One of several units, which are offered. */
  export_which: Nothing;
  export_ask: { readonly unit: string | null };
  export_list: {
    readonly unit: string | null;
    readonly rows: readonly (Omit<ListingRow, 'unitId'> & { readonly unit: string })[];
  };
  audit_list: {
    readonly whole: boolean;
    readonly page: number;
    readonly lines: readonly RecordLine[];
    readonly more: boolean;
  };
}
