// What letterheads add to a conversation: needs, loaded values, effects, an act, a mode. Types only.
import type { LetterheadChange } from '../../language/index.ts';
import type { Office, Signatory, SigningPlace } from '../../letterhead.ts';

/** What a message may ask for. */
export type LetterheadNeed = { readonly kind: 'letterhead' };

/** A stored picture. */
export interface EmblemPicture {
  readonly fileId: number;
  readonly name: string;
}

/** What was loaded for these needs; absent where it was not asked for. */
export interface LetterheadLoaded {
  /** The region's (null) and those of the units whose papers this person sets. */
  readonly offices?: readonly { readonly unitId: string | null; readonly office: Office }[];
  /** Pictures of the region's emblem: the one that counts, and a newer one that nobody confirmed yet. */
  readonly emblem?: {
    readonly current: EmblemPicture | null;
    readonly waiting: EmblemPicture | null;
  };
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
  /** The region's changes by an act alone. */
  readonly unitId: string;
  readonly change: OfficeChange;
};

/** One change of the region's letterhead or of who signs there. */
export type RegionChange = OfficeChange | ({ readonly what: 'emblem' } & EmblemPicture);

/** The act that waits for its code. `was`: what stood there when it was shown, so that nothing else is changed. */
export interface LetterheadAct {
  readonly do: 'change_region_office';
  readonly change: RegionChange;
  readonly was: string | null;
}

/** What is open in the conversation. */
export interface LetterheadMode {
  /** Whose papers are meant was asked. `units`: the ones to choose from; none: its name is typed. */
  readonly name: 'choosing_office';
  readonly units: readonly string[];
  /** What is to be changed then; null: it is to be shown. */
  readonly change: LetterheadChange | null;
}
