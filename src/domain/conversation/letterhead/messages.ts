// What is said about letterheads and signatories, as data. Types only; the words are in bot/text/letterhead.ts.
import type { SignatoryProblem } from '../../language/index.ts';
import type { Signatory, SigningPlace } from '../../letterhead.ts';
import type { OfficeChange, RegionChange } from './types.ts';

/** What is said about letterheads. `unit` null: the region's. */
export interface LetterheadMessages {
  letterhead: {
    readonly unit: string | null;
    readonly names: readonly string[];
    readonly address: string | null;
    readonly contact: string | null;
    readonly emblem: 'own' | 'of_region' | null;
    /** The name of a picture that nobody confirmed yet; null and absent: none. */
    readonly waiting?: string | null;
    readonly signatories: readonly Signatory[];
    readonly places: readonly SigningPlace[];
  };
  letterhead_changed: {
    readonly unit: string | null;
    readonly what: OfficeChange['what'];
    readonly text: string | null;
    readonly signatory: Signatory | null;
    readonly place: SigningPlace | null;
  };
  /** What would change of the region's papers; nothing did. A picture stands by its name. */
  letterhead_change_ask: {
    readonly what: RegionChange['what'];
    readonly place: SigningPlace | null;
    readonly before: string | Signatory | null;
    readonly after: string | Signatory | null;
  };
  /** It stands there already. */
  letterhead_same: { readonly what: RegionChange['what'] };
  /** Whose is meant: one of these units by its number, or, without any, by its name. */
  letterhead_which_unit: { readonly units: readonly string[] };
  letterhead_unit_unknown: { readonly typed: string };
  /** The caption of an emblem names none of these units, of which it may be. */
  emblem_which_unit: { readonly units: readonly string[] };
  letterhead_too_long: { readonly limit: number };
  signatory_how: { readonly place: SigningPlace; readonly why: SignatoryProblem };
  signatory_not_here: { readonly place: SigningPlace; readonly unit: string | null };
  emblem_taken: { readonly unit: string | null; readonly name: string };
  emblem_stored: { readonly unit: string | null };
  /** The region's: it is stored and does not count before it is confirmed. */
  emblem_waits: { readonly name: string };
  emblem_changed: { readonly name: string };
}
