// What the public catalogue adds to a conversation: needs, loaded values, effects, acts. Types only.
import type { ItemId } from '../../edition/definition.ts';
import type { Role } from '../../access.ts';
import type { ToldParts } from '../../edition/other-form.ts';
import type { Copy, CopyChange, HubQuestion, Source } from '../../hub/copy.ts';
import type { PastCard } from '../../hub/past-card.ts';
import type { PublicCard } from '../../hub/public-card.ts';

/** A published innovation as lists show it. */
export interface FoundCard {
  readonly code: string;
  readonly name: string;
  readonly unitId: string;
  readonly year: number;
}

/** What a message may ask for. */
export type HubNeed =
  /** Whether an innovation is published. */
  | { readonly kind: 'hub_card'; readonly code: string }
  /** Entries out of old lists of the units that this person decides for, so many a page. */
  | { readonly kind: 'past_cards'; readonly page: number }
  | { readonly kind: 'past_card'; readonly number: number }
  | { readonly kind: 'hub_search'; readonly words: string; readonly page: number }
  /** A number for what is new, and how much this person wrote today. */
  | { readonly kind: 'hub_number'; readonly of: 'copy' | 'note' }
  /** An innovation with its people, and whether it is published. */
  | { readonly kind: 'hub_source'; readonly code: string }
  | { readonly kind: 'hub_copies'; readonly code: string }
  | { readonly kind: 'hub_request'; readonly number: number; readonly copies?: true }
  | { readonly kind: 'hub_thread'; readonly code: string }
  | { readonly kind: 'hub_question'; readonly number: number }
  /** Published innovations that were accepted with evidence for an indicator of the running edition, by its number. */
  | { readonly kind: 'hub_peers'; readonly no: number }
  /** Of each indicator the newest such innovation of another unit, looked for among the newest cards. */
  | { readonly kind: 'hub_peers_each' }
  /** What was told for the form of another competition besides the profile. */
  | { readonly kind: 'other_form'; readonly code: string; readonly form: string };

/** What was loaded for these needs; absent where it was not asked for. */
export interface HubLoaded {
  /** Null: it is not published. */
  readonly hubCard?: FoundCard | null;
  readonly pastCards?: { readonly rows: readonly PastCard[]; readonly total: number };
  /** Null: there is none. */
  readonly pastCard?: PastCard | null;
  readonly hubFound?: {
    readonly rows: readonly FoundCard[];
    readonly total: number;
    readonly more: boolean;
  };
  /** Null: there is none. */
  readonly hubSource?: Source | null;
  readonly hubNumber?: number;
  readonly hubToday?: number;
  readonly hubCopies?: readonly Copy[];
  readonly hubCopy?: Copy | null;
  readonly hubThread?: readonly HubQuestion[];
  readonly hubQuestion?: HubQuestion | null;
  readonly hubPeers?: readonly FoundCard[];
  /** What was told for the form, by part. */
  readonly otherForm?: ToldParts;
  readonly hubPeersEach?: ReadonlyMap<ItemId, FoundCard>;
}

/** Acts that wait for their code. `version` is that of the innovation which was shown. */
export type HubAct =
  | { readonly do: 'publish_card'; readonly code: string; readonly version: number }
  | { readonly do: 'take_card_back'; readonly code: string }
  | { readonly do: 'publish_past_card'; readonly number: number };

/** What is to be done. */
export type HubEffect =
  | {
      readonly kind: 'publish_card';
      readonly card: PublicCard;
      readonly version: number;
      readonly role: Role;
    }
  | { readonly kind: 'take_card_back'; readonly code: string; readonly role: Role }
  /** An entry out of an old list, as it was kept. */
  | { readonly kind: 'publish_past_card'; readonly number: number; readonly role: Role }
  /** A part of another competition's form; a text that is null takes it back. */
  | {
      readonly kind: 'tell_other_form';
      readonly code: string;
      readonly form: string;
      readonly part: string;
      readonly text: string | null;
      readonly role: Role;
    }
  | {
      readonly kind: 'ask_to_copy';
      readonly number: number;
      readonly code: string;
      /** What it is called in the catalogue. */
      readonly name: string;
      readonly unitId: string | null;
      readonly origin: string | null;
      readonly purpose: string | null;
    }
  /** `version` is that which was read. */
  | {
      readonly kind: 'change_copy';
      readonly number: number;
      readonly version: number;
      readonly role: Role | null;
      readonly what: CopyChange;
      readonly remark: string | null;
    }
  | {
      readonly kind: 'write_hub_note';
      readonly number: number;
      readonly code: string;
      readonly name: string;
      readonly copy: number | null;
      readonly unitId: string | null;
      readonly text: string;
    }
  | {
      readonly kind: 'change_hub_note';
      readonly number: number;
      readonly version: number;
      readonly role: Role;
      readonly what: 'answered' | 'hidden';
      readonly text: string;
    };
