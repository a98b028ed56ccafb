// What is said about the record: history, contacts, exports, the event record, channels that are given up, as data.
// It holds types only; the words are in bot/text/records.ts.
import type { ChannelId } from './input.ts';
import type { Contact, ListingRow, RecordLine, ThreadLine } from './records.ts';

interface Nothing {
  readonly [key: string]: never;
}
interface Named {
  readonly code: string;
  readonly name: string;
}

/** Messages about the record. Times are ISO, UTC. */
export interface RecordsMessages {
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
  unlink_list: {
    readonly rows: readonly { readonly channel: ChannelId; readonly nativeId: string }[];
  };
  unlink_only_one: Nothing;
  unlink_ask: { readonly channel: ChannelId };
  unlinked: { readonly channel: ChannelId };
}
