// What one's own data and accounts adds to a conversation: needs, loaded values, effects, modes. Types only.
import type { Role } from '../../access.ts';
import type { State } from '../../innovation/status.ts';
import type { ChannelId } from '../input.ts';
import type { OwnExport } from '../own-data/export-parts.ts';

/** An account that became this person's after the one they write from. ISO time, UTC. */
export interface LinkedAccount {
  readonly channel: ChannelId;
  readonly at: string;
}

/** Everything that is kept about one person. Times are ISO, UTC. */
export interface OwnData {
  readonly name: string | null;
  readonly nip: string | null;
  readonly unitId: string | null;
  readonly consentVersion: string | null;
  readonly consentedAt: string | null;
  readonly addresses: readonly { readonly channel: string; readonly nativeId: string }[];
  readonly roles: readonly {
    readonly role: Role;
    readonly unitId: string | null;
    readonly from: string;
    readonly to: string | null;
  }[];
  readonly innovations: readonly {
    readonly code: string;
    readonly name: string | null;
    readonly state: State;
  }[];
  readonly answers: number;
  readonly files: number;
  readonly messages: number;
  /** The processing trail, newest first: what was recorded about this person, and who read what they filled in. */
  readonly trail: readonly {
    readonly at: string;
    readonly what: string;
    readonly detail: string | null;
  }[];
  readonly deletion: { readonly askedAt: string; readonly dueAt: string } | null;
}

/** What a message may ask for. */
export type OwnDataNeed =
  | { readonly kind: 'new_links' }
  | { readonly kind: 'own_data' }
  | { readonly kind: 'own_export' }
  | { readonly kind: 'data_requests' }
  | { readonly kind: 'addresses' }
  | { readonly kind: 'link'; readonly code: string };

/** What was loaded for these needs; absent where it was not asked for. */
export interface OwnDataLoaded {
  readonly newLinks?: readonly LinkedAccount[];
  readonly ownData?: OwnData;
  readonly ownExport?: OwnExport;
  readonly dataRequests?: readonly {
    readonly id: number;
    readonly personId: number;
    readonly name: string | null;
    readonly askedAt: string;
    readonly dueAt: string;
  }[];
  readonly addresses?: readonly {
    readonly id: number;
    readonly channel: ChannelId;
    readonly nativeId: string;
  }[];
  readonly link?: {
    readonly personId: number;
    readonly name: string | null;
    readonly self: boolean;
  } | null;
}

/** What is to be done. */
export type OwnDataEffect =
  /** Takes the request for deletion back. */
  | { readonly kind: 'withdraw_deletion' }
  /** Undoes links that were made after the account the message came from. */
  | { readonly kind: 'disown_links' }
  | { readonly kind: 'create_link_code'; readonly code: string; readonly minutes: number }
  | { readonly kind: 'link_to'; readonly personId: number; readonly code: string };

/** What is open in the conversation. */
export type OwnDataMode = { readonly name: 'correcting_name'; readonly what?: 'nip' };

/** Acts that wait for their code. */
export type OwnDataAct =
  | { readonly do: 'correct_name'; readonly name: string }
  | { readonly do: 'correct_nip'; readonly nip: string }
  | { readonly do: 'unlink'; readonly addressId: number; readonly channel: ChannelId }
  | { readonly do: 'withdraw_consent' }
  | { readonly do: 'ask_deletion' }
  | { readonly do: 'erase_person'; readonly request: number };
