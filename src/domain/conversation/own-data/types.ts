// What one's own data and accounts adds to a conversation: needs, loaded values, effects, modes. Types only.
import type { Role } from '../../access.ts';
import type { State } from '../../innovation/status.ts';
import type { Asking } from '../filling/types.ts';
import type { ChannelId } from '../input.ts';
import type { OwnExport } from '../own-data/export-parts.ts';

/** An account that became part of another by a code, some days ago at most. ISO time, UTC. */
export interface LinkedAccount {
  readonly channel: ChannelId;
  readonly at: string;
  /** It is the one that is written from. */
  readonly own: boolean;
}

/** The account behind a link code, and what would become of the one that typed it. */
export interface LinkFound {
  readonly personId: number;
  readonly name: string | null;
  readonly unitId: string | null;
  /** The code was made by the very person who typed it. */
  readonly self: boolean;
  /** Why the typing account cannot be joined to another; null when it can. */
  readonly blocked: 'roles' | 'innovations' | 'addresses' | null;
  /** Roles that would move. `proof`: given to one number alone, which is to be proved again. */
  readonly moving: readonly {
    readonly role: Role;
    readonly unitId: string | null;
    readonly invitedBy: number | null;
    readonly proof: boolean;
  }[];
}

/** A browser that is open in somebody's name. Times are ISO, UTC. */
export interface OwnSession {
  readonly where: 'webchat' | 'desk';
  /** Of the browser's address, or of the session at the desk. */
  readonly id: number;
  readonly since: string;
  readonly used: string;
  /** It is the one that is written from. */
  readonly here: boolean;
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
  | { readonly kind: 'sessions' }
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
    /** An account was joined a few days ago: this one stays until then, so that nobody is thrown out. */
    readonly stays: boolean;
  }[];
  readonly link?: LinkFound | null;
  /** Oldest first. */
  readonly sessions?: readonly OwnSession[];
}

/** What is to be done. */
export type OwnDataEffect =
  /** Takes the request for deletion back. */
  | { readonly kind: 'withdraw_deletion' }
  /** Takes back what was joined by a code in the last days; roles beyond innovator rest until a word in person. */
  | { readonly kind: 'disown_links' }
  /** Ends browsers of the web chat, by their address, and sessions at the desk. */
  | {
      readonly kind: 'end_sessions';
      readonly addressIds: readonly number[];
      readonly deskIds: readonly number[];
    }
  | { readonly kind: 'create_link_code'; readonly code: string; readonly minutes: number }
  | { readonly kind: 'link_to'; readonly personId: number; readonly code: string };

/** What is open in the conversation. */
export type OwnDataMode =
  | {
      readonly name: 'correcting_name';
      readonly what?: 'nip';
      /** A text that may be a question, until it is said which; and one that was answered as a question. */
      readonly unsure?: string;
      readonly answered?: string;
    }
  /** What a code would do was shown; a yes carries it out. `back` is the question that was open before it. */
  | {
      readonly name: 'confirming_code';
      readonly of: 'link' | 'co_fill';
      readonly code: string;
      readonly back: Asking | null;
    }
  /** Whether all other browsers are to be ended was asked; a yes ends them. */
  | { readonly name: 'confirming_sessions'; readonly back: Asking | null };

/** Acts that wait for their code. */
export type OwnDataAct =
  | { readonly do: 'correct_name'; readonly name: string }
  | { readonly do: 'correct_nip'; readonly nip: string }
  | { readonly do: 'unlink'; readonly addressId: number; readonly channel: ChannelId }
  | { readonly do: 'withdraw_consent' }
  | { readonly do: 'ask_deletion' }
  | { readonly do: 'erase_person'; readonly request: number };
