// What reading the record and exports adds to a conversation: needs, loaded values, effects, modes. Types only.
import type { Role } from '../../access.ts';
import type { State } from '../../innovation/status.ts';
import type { ManyPaper } from '../../papers.ts';

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

/** What a message may ask for. */
export type ReadingNeed =
  /** What happened to an innovation and what was written about it; null: the one in hand. Pages count from 1, newest first. */
  | { readonly kind: 'history'; readonly code: string | null; readonly page: number }
  | { readonly kind: 'contacts'; readonly code: string | null }
  /** Every innovation that was handed in, as far as this person may export. */
  | { readonly kind: 'listing' }
  /** A page of the event record: of this person's units, whole, or what they may read. Pages count from 1, newest first. */
  | { readonly kind: 'audit'; readonly of: AuditOf; readonly page: number };

/** What was loaded for these needs; absent where it was not asked for. */
export interface ReadingLoaded {
  readonly history?: {
    readonly lines: readonly RecordLine[];
    /** How many older lines there are. */
    readonly earlier: number;
    readonly thread: readonly ThreadLine[];
  };
  readonly contacts?: readonly Contact[];
  readonly listing?: readonly ListingRow[];
  readonly audit?: { readonly lines: readonly RecordLine[]; readonly more: boolean };
}

/** What is to be done. */
export type ReadingEffect =
  /** Notes that somebody read what another person filled in. */
  { readonly kind: 'note_reading'; readonly code: string };

/** Acts that wait for their code. */
export type ReadingAct =
  /** Null: of all units. */
  {
    readonly do: 'export';
    readonly unitId: string | null;
    /** As which file; a list in the chat where it is absent. */
    readonly as?: ManyPaper;
    /** As a Word document. */
    readonly word?: true;
  };
