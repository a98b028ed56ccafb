// What the public catalogue adds to a conversation: needs, loaded values, effects, acts. Types only.
import type { Role } from '../../access.ts';
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
  | { readonly kind: 'hub_search'; readonly words: string; readonly page: number };

/** What was loaded for these needs; absent where it was not asked for. */
export interface HubLoaded {
  /** Null: it is not published. */
  readonly hubCard?: FoundCard | null;
  readonly hubFound?: {
    readonly rows: readonly FoundCard[];
    readonly total: number;
    readonly more: boolean;
  };
}

/** Acts that wait for their code. `version` is that of the innovation which was shown. */
export type HubAct =
  | { readonly do: 'publish_card'; readonly code: string; readonly version: number }
  | { readonly do: 'take_card_back'; readonly code: string };

/** What is to be done. */
export type HubEffect =
  | {
      readonly kind: 'publish_card';
      readonly card: PublicCard;
      readonly version: number;
      readonly role: Role;
    }
  | { readonly kind: 'take_card_back'; readonly code: string; readonly role: Role };
