// What letterheads add to a conversation: needs, loaded values, effects. Types only.
import type { Office, Signatory, SigningPlace } from '../../letterhead.ts';

/** What a message may ask for. */
export type LetterheadNeed = { readonly kind: 'letterhead' };

/** What was loaded for these needs; absent where it was not asked for. */
export interface LetterheadLoaded {
  /** The region's (null) and those of the units that this person looks after. */
  readonly offices?: readonly { readonly unitId: string | null; readonly office: Office }[];
}

/** One change of an office; null takes away. */
export type OfficeChange =
  | { readonly what: 'names' | 'address' | 'contact'; readonly text: string | null }
  | {
      readonly what: 'signatory';
      readonly place: SigningPlace;
      readonly signatory: Signatory | null;
    };

/** What is to be done. */
export type LetterheadEffect = {
  readonly kind: 'change_office';
  /** Null: the region's. */
  readonly unitId: string | null;
  readonly change: OfficeChange;
};
