// What a season adds to a conversation beside innovations: nil statements, monev, designation, roles, one's own data.
// It holds types only. Whatever cannot be taken back is an act: shown first, then confirmed with a one-time code.
import type { Role } from '../access.ts';
import type { Invitee } from '../phone.ts';
import type { MonevNo, MonevRow } from '../monev.ts';
import type { State } from '../innovation/status.ts';
import type { ChannelId } from './input.ts';
import type { OwnExport } from './own-export.ts';

/** An act that waits for its code. */
export type Act =
  | { readonly do: 'declare_nil'; readonly unitId: string; readonly editionId: string }
  | { readonly do: 'confirm_nil'; readonly statement: number; readonly unitId: string }
  | {
      readonly do: 'freeze_list';
      readonly editionId: string;
      readonly items: readonly { readonly code: string; readonly version: number }[];
    }
  | {
      readonly do: 'record_sk';
      readonly designation: number;
      readonly number: string;
      /** ISO day. */
      readonly date: string;
    }
  | {
      readonly do: 'revoke_role';
      readonly grant: number;
      readonly personId: number;
      readonly role: Role;
      readonly unitId: string | null;
    }
  | {
      readonly do: 'revoke_invitation';
      readonly invitation: number;
      readonly role: Role;
      readonly unitId: string | null;
    }
  /** Invites to a role of Bappedalitbang; roles of a unit need no code. */
  | { readonly do: 'invite'; readonly role: Role; readonly invitee?: Invitee }
  | { readonly do: 'confirm_roles'; readonly grants: readonly number[] }
  | { readonly do: 'act_as_admin'; readonly unitId: string; readonly days: number }
  | {
      readonly do: 'start_hand_over';
      readonly from: number;
      readonly to: number;
      readonly unitId: string;
    }
  /** A phone is lost: everything its owner holds rests. */
  | { readonly do: 'freeze_person'; readonly personId: number }
  | { readonly do: 'restore_person'; readonly personId: number }
  | { readonly do: 'accept_hand_over'; readonly handOver: number; readonly unitId: string }
  | { readonly do: 'correct_name'; readonly name: string }
  | { readonly do: 'correct_nip'; readonly nip: string }
  | { readonly do: 'change_unit'; readonly from: string; readonly unitId: string }
  /** Null: of all units. */
  | { readonly do: 'export'; readonly unitId: string | null }
  | { readonly do: 'unlink'; readonly addressId: number; readonly channel: ChannelId }
  | { readonly do: 'withdraw_consent' }
  | { readonly do: 'ask_deletion' }
  | { readonly do: 'erase_person'; readonly request: number };

/** Why a role rests until whoever holds it proved themselves anew. */
export type FrozenWhy = 'identity' | 'silence' | 'lost' | 'doubt';

/** An account that became this person's after the one they write from. ISO time, UTC. */
export interface LinkedAccount {
  readonly channel: ChannelId;
  readonly at: string;
}

/** Somebody whose roles rest. Times are ISO, UTC. */
export interface FrozenPerson {
  readonly personId: number;
  readonly name: string | null;
  readonly why: FrozenWhy;
  readonly at: string;
  readonly roles: readonly { readonly role: Role; readonly unitId: string | null }[];
}

/** The name of an act. */
export type ActName = Act['do'];

/** What a message may ask for. */
export type SeasonNeed =
  | { readonly kind: 'nil' }
  | { readonly kind: 'monev'; readonly code: string }
  | { readonly kind: 'designation' }
  /** `named`: only people whose name holds this. */
  | { readonly kind: 'role_holders'; readonly named?: string }
  | { readonly kind: 'terms' }
  | { readonly kind: 'frozen' }
  | { readonly kind: 'new_links' }
  | { readonly kind: 'hand_over' }
  | { readonly kind: 'own_data' }
  | { readonly kind: 'own_export' }
  | { readonly kind: 'data_requests' };

/** A nil statement that holds. Times are ISO, UTC. */
export interface NilStatement {
  readonly id: number;
  readonly unitId: string;
  readonly declaredBy: string | null;
  readonly declaredById: number;
  readonly declaredAt: string;
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
}

/** An innovation on the way to designation. */
export interface ListedInnovation {
  readonly code: string;
  readonly name: string | null;
  readonly unitId: string;
  readonly state: State;
  readonly version: number;
}

/** The list as it was frozen last; `version` of a row is the frozen one. */
export interface FrozenList {
  readonly id: number;
  readonly frozenAt: string;
  readonly frozenBy: string | null;
  readonly skNumber: string | null;
  readonly skDate: string | null;
  /** The scan of the SK that was stored last. */
  readonly scan: { readonly name: string; readonly size: number; readonly sha256: string } | null;
  readonly rows: readonly (ListedInnovation & { readonly now: number })[];
}

/** Somebody who holds a role that the asking person may end. */
export interface RoleHolder {
  readonly grant: number;
  readonly personId: number;
  readonly name: string | null;
  readonly role: Role;
  readonly unitId: string | null;
  readonly acting: boolean;
  readonly endsAt: string | null;
}

/** What was loaded for these needs. */
export interface SeasonLoaded {
  readonly nil?: {
    readonly statements: readonly NilStatement[];
    /** How many innovations a unit of this person has handed in. */
    readonly handedIn: ReadonlyMap<string, number>;
    /** Units of this person that have a head now. */
    readonly headed: ReadonlySet<string>;
  };
  readonly monev?: {
    readonly rows: readonly MonevRow[];
    readonly officer: string | null;
  };
  readonly designation?: {
    readonly monitored: readonly ListedInnovation[];
    readonly open: FrozenList | null;
    readonly last: FrozenList | null;
    /** All lists with an SK, the newest first. */
    readonly recorded: readonly { readonly id: number; readonly number: string }[];
  };
  readonly roleHolders?: {
    readonly holders: readonly RoleHolder[];
    readonly invitations: readonly {
      readonly id: number;
      readonly role: Role;
      readonly unitId: string | null;
      readonly createdAt: string;
    }[];
  };
  readonly terms?: {
    /** Roles that run out with the past innovation year, which this person may confirm. Times are ISO, UTC. */
    readonly unconfirmed: readonly {
      readonly grant: number;
      readonly personId: number;
      readonly name: string | null;
      readonly role: Role;
      readonly unitId: string | null;
      readonly endsAt: string;
    }[];
    /** Active units in which nobody is admin now; for coordinators only. */
    readonly withoutAdmin: readonly string[];
  };
  readonly frozen?: readonly FrozenPerson[];
  readonly newLinks?: readonly LinkedAccount[];
  readonly handOver?: {
    /** People of the units this person may hand over for, with how many innovations each owns there. */
    readonly people: readonly {
      readonly personId: number;
      readonly name: string | null;
      readonly unitId: string;
      readonly owns: number;
      /** False: their role in the unit rests or has ended; they can hand over, not take over. */
      readonly active: boolean;
    }[];
    readonly waiting: readonly {
      readonly id: number;
      readonly fromName: string | null;
      readonly unitId: string;
      readonly owns: number;
    }[];
  };
  readonly ownData?: OwnData;
  readonly ownExport?: OwnExport;
  readonly dataRequests?: readonly {
    readonly id: number;
    readonly personId: number;
    readonly name: string | null;
    readonly askedAt: string;
    readonly dueAt: string;
  }[];
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

/** What is to be done. */
export type SeasonEffect =
  /** Carries an act out; the code that confirmed it is used up. */
  | { readonly kind: 'carry_out'; readonly act: Act; readonly confirmationId: number }
  | {
      readonly kind: 'save_monev';
      readonly code: string;
      readonly no: MonevNo;
      readonly factual: string;
      readonly advice: string | null;
    }
  | { readonly kind: 'name_officer'; readonly code: string; readonly officer: string }
  | { readonly kind: 'set_portal_id'; readonly code: string; readonly portalId: string }
  /** Takes the request for deletion back. */
  | { readonly kind: 'withdraw_deletion' }
  /** Undoes links that were made after the account the message came from. */
  | { readonly kind: 'disown_links' }
  /** Roles rest until whoever holds them proved themselves anew. */
  | { readonly kind: 'freeze_roles'; readonly why: FrozenWhy }
  /** Notes that somebody read what another person filled in. */
  | { readonly kind: 'note_reading'; readonly code: string };

/** What is open in the conversation. */
export type SeasonMode =
  | { readonly name: 'confirming_act'; readonly act: Act; readonly purpose: string }
  | { readonly name: 'choosing_act'; readonly options: readonly Act[] }
  | {
      readonly name: 'choosing_successor';
      readonly from: number;
      readonly unitId: string;
      readonly options: readonly number[];
    }
  | {
      readonly name: 'choosing_predecessor';
      readonly options: readonly { readonly personId: number; readonly unitId: string }[];
    }
  | { readonly name: 'correcting_name'; readonly what?: 'nip' }
  | { readonly name: 'standing_in' }
  | {
      readonly name: 'monev';
      readonly code: string;
      readonly no: MonevNo;
      readonly part: 'factual' | 'advice';
      readonly factual?: string;
    }
  | { readonly name: 'monev_officer'; readonly code: string }
  | {
      readonly name: 'monev_end';
      readonly code: string;
      /** Notes that were shown as they were understood. */
      readonly doubt?: readonly (readonly [string, string])[];
    };
