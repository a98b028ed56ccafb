// What visits to units add to a conversation: needs, loaded values, effects. Types only.
import type { Role } from '../../access.ts';
import type { ItemId } from '../../edition/definition.ts';
import type { Innovation } from '../../innovation/innovation.ts';
import type { NewVisit, VisitDay, VisitNote } from '../../visit-note.ts';
import type { VisitFacts } from '../../visits.ts';

/** What a message may ask for. */
export type VisitNeed =
  /** Units that this person may visit, counted. */
  | { readonly kind: 'visits' }
  /** What a unit has, as far as this person may read it; `named` as typed. */
  | { readonly kind: 'unit_gaps'; readonly named: string };

/** What a message may ask for of visits that were noted. */
export type VisitNoteNeed =
  | { readonly kind: 'visit_note'; readonly number: number }
  | { readonly kind: 'visit_number' }
  /** The newest visit of each unit that this person may visit, and the days of those before. */
  | { readonly kind: 'last_visits' };

/** What is to be done. */
export type VisitEffect = {
  readonly kind: 'note_visit';
  readonly number: number;
  readonly editionId: string;
  readonly role: Role;
  readonly visit: NewVisit;
};

/** An innovation that may be read, and when anything of it was changed last, ISO, UTC. */
export interface GapWork {
  readonly innovation: Innovation;
  readonly touched: string;
}

/** What was loaded for these needs; absent where it was not asked for. */
export interface VisitLoaded {
  readonly visits?: readonly VisitFacts[];
  readonly visitNote?: VisitNote | null;
  readonly visitNumber?: number;
  readonly lastVisits?: readonly VisitNote[];
  /** The newest few visits of each such unit, the newest first. */
  readonly visitDays?: readonly VisitDay[];
  /** Null: the words fit no unit, or several. */
  readonly unitGaps?: {
    readonly unitId: string;
    /** Innovations of the running edition that this person may read and that can still be worked on or were handed in. */
    readonly works: readonly GapWork[];
    /** Drafts that are only counted, by the first item that is open in each; null where drafts are read. */
    readonly drafts: {
      readonly count: number;
      readonly stops: readonly { readonly item: ItemId; readonly count: number }[];
    } | null;
    readonly candidates: number;
  } | null;
}
