// What reading the record adds to a conversation: needs and what is loaded for them.
// It holds types only; who may read what, the commands ask.
import type { Role } from '../access.ts';
import type { State } from '../innovation/status.ts';
import type { ChannelId } from './input.ts';

/** What a message may ask for. */
export type RecordsNeed =
  /** What happened to an innovation and what was written about it; null: the one in hand. Pages count from 1, newest first. */
  | { readonly kind: 'history'; readonly code: string | null; readonly page: number }
  | { readonly kind: 'contacts'; readonly code: string | null }
  /** Every innovation that was handed in, as far as this person may export. */
  | { readonly kind: 'listing' }
  /** A page of the event record: of this person's units, whole, or what they may read. Pages count from 1, newest first. */
  | { readonly kind: 'audit'; readonly of: AuditOf; readonly page: number }
  | { readonly kind: 'addresses' };

/** Which events were asked for; null when nothing was said. */
export type AuditOf = 'unit' | 'all' | null;

/** One thing that happened. Times are ISO, UTC. */
export interface RecordLine {
  readonly at: string;
  readonly what: string;
  readonly by: string | null;
  readonly role: Role | null;
  /** The innovation it was about; null when it was about a person or the programme. */
  readonly code: string | null;
  readonly item: string | null;
  readonly reason: string | null;
}

/** One person of an innovation, as others of it may reach them. */
export interface Contact {
  readonly name: string | null;
  readonly nip: string | null;
  readonly addresses: readonly { readonly channel: string; readonly nativeId: string }[];
}

/** A line of an export. */
export interface ListingRow {
  readonly code: string;
  readonly name: string | null;
  readonly unitId: string;
  readonly state: State;
  readonly since: string;
  readonly owner: string | null;
  readonly portalId: string | null;
}

/** A line of a thread. */
export interface ThreadLine {
  readonly at: string;
  readonly from: string | null;
  readonly text: string;
}

/** What was loaded for these needs. */
export interface RecordsLoaded {
  readonly history?: {
    readonly lines: readonly RecordLine[];
    /** How many older lines there are. */
    readonly earlier: number;
    readonly thread: readonly ThreadLine[];
  };
  readonly contacts?: readonly Contact[];
  readonly listing?: readonly ListingRow[];
  readonly audit?: { readonly lines: readonly RecordLine[]; readonly more: boolean };
  readonly addresses?: readonly {
    readonly id: number;
    readonly channel: ChannelId;
    readonly nativeId: string;
  }[];
}
