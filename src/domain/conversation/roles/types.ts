// What roles, invitations and handing over adds to a conversation: needs, loaded values, effects, modes. Types only.
import type { Role } from '../../access.ts';
import type { InvitationLine } from '../../language/index.ts';
import type { Invitee } from '../../phone.ts';

/** Why a role rests until whoever holds it proved themselves anew. */
export type FrozenWhy = 'identity' | 'silence' | 'lost' | 'doubt';

/** How long a role rests that a printed code gave, before it is frozen for want of a word. Hours. */
export const restHours = 48;

/** How long a printed code holds. Days. */
export const printedDays = 14;

/** An invitation made together with others, and what became of it. Times are ISO, UTC. */
export interface PrintedInvitation {
  readonly id: number;
  readonly role: Role;
  readonly unitId: string | null;
  readonly invitee: Invitee | null;
  /** `rests`: used by somebody whose role waits for the inviter's word. */
  readonly state: 'open' | 'over' | 'rests' | 'used' | 'refused';
  /** Who used it. */
  readonly usedBy: { readonly personId: number; readonly name: string | null } | null;
}

/** Somebody whose roles rest. Times are ISO, UTC. */
export interface FrozenPerson {
  readonly personId: number;
  readonly name: string | null;
  readonly why: FrozenWhy;
  readonly at: string;
  readonly roles: readonly { readonly role: Role; readonly unitId: string | null }[];
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

/** An invitation found by its code. */
export interface InvitationFound {
  readonly id: number;
  readonly role: Role;
  readonly unitId: string | null;
  readonly createdBy: number | null;
  /** E.164; when it is set, only an account that proved this number may use the invitation. */
  readonly phone: string | null;
  /** Printed: without a number, its role rests until the inviter says who it is. */
  readonly printed?: boolean;
  /** Whom it was made out to; null where no name stood on it. */
  readonly invited?: string | null;
}

/** What a message may ask for. */
export type RoleNeed =
  /** Invitations that this person made together, the newest sheet of each role first. */
  | { readonly kind: 'printed_invitations' }
  /** Roles of units that somebody holds, or is invited to. */
  | { readonly kind: 'held_roles' }
  /** `named`: only people whose name holds this. */
  | { readonly kind: 'role_holders'; readonly named?: string }
  | { readonly kind: 'terms' }
  | { readonly kind: 'frozen' }
  | { readonly kind: 'hand_over' }
  | { readonly kind: 'invitation'; readonly code: string }
  | { readonly kind: 'proven_phones' };

/** What was loaded for these needs; absent where it was not asked for. */
export interface RoleLoaded {
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
  readonly handOver?: {
    /** People of the units this person may hand over for, with how many innovations each owns there. */
    readonly people: readonly {
      readonly personId: number;
      readonly name: string | null;
      readonly unitId: string;
      readonly owns: number;
      /** False: their role in the unit rests or has ended; they can hand over, not take over. */
      readonly active: boolean;
      readonly admin: boolean;
      /** Fills in an innovation together with the person who asks. */
      readonly shares: boolean;
    }[];
    readonly waiting: readonly {
      readonly id: number;
      readonly fromName: string | null;
      readonly unitId: string;
      readonly owns: number;
    }[];
  };
  readonly printedInvitations?: readonly PrintedInvitation[];
  readonly heldRoles?: readonly { readonly role: Role; readonly unitId: string }[];
  readonly invitation?: InvitationFound | null;
  /** Numbers that the networks proved to be this person's, E.164. */
  readonly provenPhones?: readonly string[];
  /** The invitation behind a code that no longer holds, for whoever made it. */
  readonly spentInvitation?:
    | (InvitationFound & { readonly why: 'used' | 'revoked' | 'expired' })
    | null;
}

/** What is to be done. */
export type RoleEffect =
  /** Roles rest until whoever holds them proved themselves anew. */
  | { readonly kind: 'freeze_roles'; readonly why: FrozenWhy }
  | {
      readonly kind: 'accept_invitation';
      readonly invitationId: number;
      readonly role: Role;
      readonly unitId: string | null;
      /** The role rests until the inviter says that it is the right person. */
      readonly rests?: true;
    }
  /** Invitations are made together and printed, one a sheet, with a list to tick off; those they replace end. */
  | {
      readonly kind: 'create_invitations';
      readonly lines: readonly InvitationLine[];
      readonly editionId: string;
      readonly replaces: readonly number[];
    }
  /** Whoever invited says whether the right person used a printed code. */
  | {
      readonly kind: 'answer_invitation';
      readonly invitationId: number;
      readonly personId: number;
      readonly role: Role;
      readonly unitId: string | null;
      readonly right: boolean;
    }
  | {
      readonly kind: 'create_invitation';
      readonly code: string;
      readonly role: Role;
      readonly unitId: string | null;
      readonly hours: number;
      /** A role held for somebody else, which ends by itself after so many days. */
      readonly actingDays?: number;
      readonly invitee?: Invitee;
    }
  /** The network proved that this account has this number (E.164). */
  | { readonly kind: 'prove_phone'; readonly phone: string };

/** What is open in the conversation. */
export type RoleMode =
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
  | { readonly name: 'standing_in' }
  /** Waits for the list of whom to invite. */
  | { readonly name: 'inviting_many' }
  | {
      readonly name: 'inviting';
      readonly role: Role | null;
      readonly offered: readonly string[];
      readonly acting?: boolean;
      readonly invitee?: Invitee;
      /** The unit as it was typed, until the role is known. */
      readonly unit?: string;
    }
  /** Waits for the proof that this account has the number an invitation was made for. */
  | { readonly name: 'proving'; readonly invitation: string };

/** Acts that wait for their code. */
export type RoleAct =
  /** Invites many at once; `replaces`: invitations not used, which end. */
  | {
      readonly do: 'invite_many';
      readonly lines: readonly InvitationLine[];
      readonly replaces: readonly number[];
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
  | { readonly do: 'accept_hand_over'; readonly handOver: number; readonly unitId: string };
