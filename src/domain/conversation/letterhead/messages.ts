// What is said about letterheads and signatories, as data. Types only; the words are in bot/text/letterhead.ts.
import type { SignatoryProblem } from '../../language/index.ts';
import type { Signatory, SigningPlace } from '../../letterhead.ts';
import type { OfficeChange } from './types.ts';

/** What is said about letterheads. `unit` null: the region's. */
export interface LetterheadMessages {
  letterhead: {
    readonly unit: string | null;
    readonly names: readonly string[];
    readonly address: string | null;
    readonly contact: string | null;
    readonly emblem: 'own' | 'of_region' | null;
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
  /** A unit's is meant by somebody who looks after none, or several. */
  letterhead_which_unit: { readonly units: number };
  letterhead_too_long: { readonly limit: number };
  signatory_how: { readonly place: SigningPlace; readonly why: SignatoryProblem };
  signatory_not_here: { readonly place: SigningPlace; readonly unit: string | null };
  emblem_taken: { readonly unit: string | null; readonly name: string };
  emblem_stored: { readonly unit: string | null };
}
