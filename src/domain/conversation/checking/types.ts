// What checking adds to a conversation: needs, loaded values, effects, modes. Types only.
import type { NameFound } from '../../innovation/named-in.ts';
import type { PictureFound } from '../../innovation/picture-doubts.ts';
import type { Role } from '../../access.ts';
import type { ItemId } from '../../edition/definition.ts';
import type { Innovation, Transition } from '../../innovation/innovation.ts';
import type { State, Step } from '../../innovation/status.ts';
import type { ScoreLevel } from '../../score.ts';

/** What a checker wants returned, collected item by item. */
export interface Returning {
  readonly name: 'returning';
  readonly card: string;
  readonly code: string;
  readonly notes: readonly (readonly [ItemId, string])[];
  /** Notes of the last message that were shown as they were understood; others in their place replace them. */
  readonly doubt?: readonly (readonly [ItemId, string])[];
  /** Another innovation was looked at meanwhile, so that the end is asked for once more. */
  readonly aside?: true;
}

/** A decision that lacks its reason or number; what it is bound to stays as it was named. */
export interface Completing {
  readonly name: 'completing';
  readonly code: string;
  readonly lacks:
    | { readonly step: 'reject' | 'reopen'; readonly card: string }
    /** `read`: the number as it was understood, read back. */
    | { readonly step: 'report'; readonly card: string; readonly read?: string }
    | {
        readonly step: 'level';
        readonly item: ItemId;
        readonly number: number;
        readonly label: string;
        readonly level: ScoreLevel;
        readonly version: number;
      };
}

/**
 * How somebody who decided knew the innovation: it was shown whole, by name and doubts in a list, or by what changed since
 * they returned it.
 */
export type Seen = 'opened' | 'listed' | 'changed';

/** What became of an item since its innovation was returned: the value then, and names of files that came and went. */
export interface ItemChange {
  readonly item: ItemId;
  readonly before: string | null;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Who holds an innovation of a shared queue, until when (ISO, UTC). */
export interface ClaimHeld {
  readonly personId: number;
  readonly name: string | null;
  readonly until: string;
}

/** What a checker should know beside the innovation itself. */
export interface CheckFacts {
  readonly claim: ClaimHeld | null;
  readonly similar: readonly {
    readonly code: string;
    readonly name: string;
    readonly unitId: string;
    /** Everybody may read it in the catalogue. */
    readonly published?: boolean;
  }[];
  readonly selfChecked: boolean;
  readonly unreachable: readonly string[];
  readonly scans: readonly string[];
  /** Signed papers of another version, or of something else. */
  readonly otherScans?: readonly string[];
  /** Of each file that should name the innovation and was looked through: whether it does. */
  readonly names?: readonly NameFound[];
  /** Pictures that were measured when they came. */
  readonly pictures?: readonly PictureFound[];
  /** Paragraphs that stand in another innovation that was handed in as well, by the item here. */
  readonly copied?: readonly {
    readonly item: ItemId;
    readonly code: string;
    readonly name: string;
    readonly unitId: string;
    readonly published?: boolean;
  }[];
}

/** The decision that made a card worthless. */
export interface DecidedBefore {
  readonly by: string | null;
  readonly role: Role | null;
  readonly step: Step;
  readonly at: string;
  /** It was the one who holds the card. */
  readonly own: boolean;
}

/** A card shown to this person, found by the code that was typed. */
export interface Card {
  readonly id: number;
  readonly version: number;
  readonly expired: boolean;
  /** The code decided once already, or was made void; it decides nothing any more. */
  readonly used?: boolean;
  readonly innovation: Innovation;
  /** The person has opened this version; otherwise it stood in a list of names. */
  readonly opened: boolean;
  /** It came with the notice of what changed since this person returned the innovation. */
  readonly changed?: boolean;
  /** True when the unit has no other admin, so that nobody else could check. */
  readonly onlyPerson: boolean;
  readonly claim?: ClaimHeld | null;
  /** The first decision since the card was shown; null when the content changed otherwise. */
  readonly decided?: DecidedBefore | null;
}

/** What a card that this person still holds goes by; it is bound to the version that stands now. */
export interface LivingCard {
  readonly cardCode: string;
  /** The code of the list in which it stood last; null where something of that list does not live any more. */
  readonly batchCode: string | null;
}

/** A file that stands elsewhere too. */
export interface SameFile {
  readonly item: ItemId;
  readonly name: string;
  readonly otherCode: string;
  readonly otherItem: ItemId;
}

/** One line of a list of innovations. */
export interface InnovationRow {
  readonly code: string;
  readonly name: string | null;
  readonly unitId: string;
  readonly state: State;
  /** ISO time, UTC. */
  readonly since: string;
  readonly ownerName: string | null;
  /** Where a card is made from a list, the version it is bound to. */
  readonly version?: number;
  readonly claim?: ClaimHeld | null;
}

/** What a message may ask for. */
export type CheckingNeed =
  /** Its rows up to this page; those of the first ones where none is named. */
  | { readonly kind: 'queue'; readonly page?: number }
  | { readonly kind: 'unit_list'; readonly page: number }
  | { readonly kind: 'look'; readonly code: string }
  | { readonly kind: 'card'; readonly code: string }
  /** Several codes, each of a card or of a batch. */
  | { readonly kind: 'cards'; readonly codes: readonly string[] }
  /** The next innovation of this person's queue after `after`, as `look`. */
  | { readonly kind: 'next'; readonly after: string | null };

/** What was loaded for these needs; absent where it was not asked for. */
export interface CheckingLoaded {
  readonly queue?: readonly InnovationRow[];
  /** Of the queue, what a head may endorse out of the list, whole: the list names the doubts of each. */
  readonly endorsable?: ReadonlyMap<
    string,
    { readonly innovation: Innovation; readonly facts: CheckFacts }
  >;
  readonly unitList?: readonly InnovationRow[];
  /** How many there are on all pages. */
  readonly unitTotal?: number;
  /** How many wait by their states, of which the queue holds the first; absent where it holds all. */
  readonly queueTotals?: ReadonlyMap<string, number>;
  /** Names of people of these units whom a notice did not reach. */
  readonly unreachable?: readonly string[];
  /** Null: there is none, or it is not theirs to see; both read alike. */
  readonly look?: {
    readonly innovation: Innovation;
    readonly onlyPerson: boolean;
    readonly sameFiles: readonly SameFile[];
    readonly before: ReadonlyMap<ItemId, string>;
    /** Items that changed since it was returned last; absent where it never was. */
    readonly changes?: readonly ItemChange[];
    readonly facts?: CheckFacts;
    /** The person has opened this version before. */
    readonly opened?: boolean;
  } | null;
  readonly card?: Card | null;
  readonly cards?: readonly Card[];
  /** By the codes of innovations: the cards that this person holds of the versions that stand now. */
  readonly livingCards?: ReadonlyMap<string, LivingCard>;
  /** How many of several typed codes belong to no card. */
  readonly unknownCards?: number;
}

/** What is to be done. */
export type CheckingEffect =
  | {
      readonly kind: 'take_step';
      readonly code: string;
      readonly transition: Transition;
      readonly role: Role;
      readonly onlyPerson: boolean;
      readonly cardId: number | null;
      /** Whether whoever decided had opened this version, or endorsed it out of a list; absent without a card. */
      readonly seen?: Seen;
    }
  | {
      readonly kind: 'show_card';
      readonly code: string;
      readonly version: number;
      readonly cardCode: string;
      /** It is the living code of a card that this person was shown before. */
      readonly again?: true;
    }
  /** Cards shown together: each has a code of its own, and `batchCode` stands for all of them. */
  | {
      readonly kind: 'show_batch';
      readonly cards: readonly {
        readonly code: string;
        readonly version: number;
        readonly cardCode: string;
        readonly again?: true;
      }[];
      readonly batchCode: string;
    }
  | { readonly kind: 'claim'; readonly code: string; readonly minutes: number }
  | {
      readonly kind: 'set_level';
      readonly code: string;
      readonly item: ItemId;
      readonly level: ScoreLevel;
      readonly reason: string;
      readonly before: ScoreLevel | null;
    };

/** What is open in the conversation. */
export type CheckingMode = Returning | Completing;
