// Shapes that the arguments of many messages share. Types only.
import type { Role } from '../access.ts';
import type { Gap } from '../edition/journey.ts';
import type { Old } from '../edition/old.ts';
import type { State } from '../innovation/status.ts';

/** Number, date (ISO) and subject of an official document, as far as they are known. */
export interface DocumentFacts {
  readonly number?: string;
  readonly date?: string;
  readonly subject?: string;
}

/** Something that does not stop a submission but will be asked about. */
export type SubmitWarning =
  | { readonly what: 'words'; readonly label: string; readonly words: number; readonly min: number }
  | { readonly what: 'age'; readonly date: string; readonly from: string; readonly to: string }
  | {
      readonly what: 'similar';
      readonly code: string;
      readonly name: string;
      readonly unit: string;
    }
  /** In a unit whose innovations this person may not read. */
  | { readonly what: 'similar_elsewhere' }
  | { readonly what: 'mandatory'; readonly labels: readonly string[] };

/** No arguments. */
export interface Nothing {
  readonly [key: string]: never;
}

/** An item by its label. */
export interface Labelled {
  readonly label: string;
}

/** An innovation by code and name. */
export interface Named {
  readonly code: string;
  readonly name: string;
}

/** An item by its number in the form and its label. */
export interface Numbered extends Labelled {
  readonly number: number;
}

/** An item that lacks something, and what. */
export interface GapLine extends Numbered {
  /** `read`: it stands in an old document and was not taken yet. */
  readonly gap: Gap | 'to_repair' | 'read';
}

/** A role that somebody holds; `unit` is the unit’s name. */
export interface RoleHeld {
  readonly role: Role;
  readonly unit: string | null;
  /** Where it is held for somebody else: when that ends, ISO time, UTC. */
  readonly actingUntil?: string;
}

/** How many words the answers of a group have, and how many it asks for. */
export interface GroupWords {
  readonly label: string;
  readonly words: number;
  readonly min: number;
}

/** An innovation in a list; `since` is when it came to this state, ISO time, UTC. */
export interface Row {
  readonly code: string;
  readonly name: string | null;
  readonly unit: string;
  readonly state: State;
  readonly since: string;
  readonly ownerName: string | null;
}

/** An item with what a checker wants repaired. */
export interface NoteLine extends Numbered {
  readonly note: string;
}

/** What a checker is told of an innovation that waits; `again`: it was returned before. */
export interface WaitingCard {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly by: string | null;
  readonly again: boolean;
  readonly state: State;
  readonly files: number;
  readonly answered: number;
  readonly score: number | null;
  readonly max: number | null;
  /** What was to be repaired, with what stands there now; absent where that is more than a notice holds. */
  readonly repaired?: readonly RepairedLine[];
  /** The version that stands now, and the code for it of whoever returned the one before; absent for everybody else. */
  readonly version?: number;
  readonly cardCode?: string;
}

/** An item that was returned, with its note and what stands there now. */
export interface RepairedLine {
  readonly number: number;
  readonly label: string;
  readonly note: string;
  readonly value: string;
  readonly files: number;
}

/** A document and what is known of it, for the indicators it was sent for. */
export interface FactLine {
  readonly nos: readonly number[];
  readonly number: string | null;
  readonly date: string | null;
  readonly subject: string | null;
  /** Some of it was read off a photo; absent for others. */
  readonly photo?: true;
}

/** An answer that waits to be confirmed: its number as `ubah` takes it, its value in short, what may be out of date. */
export interface CarriedLine {
  readonly number: number;
  readonly label: string;
  readonly value: string;
  readonly old: Old | null;
}
