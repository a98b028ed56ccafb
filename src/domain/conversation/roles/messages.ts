// What is said about roles, invitations and handing over, as data. Types only; the words are in bot/text/roles.ts.
import type { Role } from '../../access.ts';
import type { ChannelId } from '../input.ts';
import type { LineDoubt } from '../../language/index.ts';
import type { Nothing, RoleHeld } from '../message-parts.ts';
import type { HeldRole } from '../own-data/messages.ts';
import type { FrozenWhy } from './types.ts';

/** Why a try with an invitation's code came to nothing. */
export type TriedInVain =
  | 'used'
  | 'revoked'
  | 'expired'
  | 'other_number'
  | 'no_number'
  | 'in_group';

interface UnclearLine {
  readonly line: number;
  readonly typed: string;
  readonly why: LineDoubt;
}

interface Holder {
  readonly name: string | null;
  readonly roles: readonly HeldRole[];
}

/** What is said about roles, invitations and handing over. Times are ISO, UTC; a `date` or `day` is an ISO day. */
export interface RoleMessages {
  role_list: {
    readonly rows: readonly (HeldRole & {
      readonly name: string | null;
      readonly endsAt: string | null;
      readonly invitation: boolean;
    })[];
  };
  no_roles_to_end: Nothing;
  revoke_ask: HeldRole & { readonly name: string | null; readonly own: boolean };
  revoke_invitation_ask: HeldRole;
  role_ended: HeldRole & { readonly name: string | null };
  invitation_ended: HeldRole;
  notice_role_ended: HeldRole & { readonly by: string | null };
  notice_no_admin: { readonly unit: string };
  invite_ask: { readonly role: Role };
  terms_all_confirmed: Nothing;
  terms_ask: {
    readonly leftOut: number;
    readonly rows: readonly (HeldRole & {
      readonly name: string | null;
      readonly endsAt: string;
      readonly over: boolean;
    })[];
  };
  terms_confirmed: { readonly count: number };
  notice_term_alone: { readonly endsAt: string };
  notice_term_ended: HeldRole;
  notice_terms: { readonly count: number; readonly endsAt: string };
  freeze_people: { readonly rows: readonly Holder[] };
  freeze_nobody: { readonly asked: string };
  freeze_person_ask: { readonly name: string | null };
  frozen_person: { readonly name: string | null };
  restore_list: {
    readonly rows: readonly (Holder & { readonly why: FrozenWhy; readonly at: string })[];
  };
  restore_nobody: Nothing;
  restore_ask: { readonly name: string | null };
  restored_person: { readonly name: string | null };
  notice_frozen: { readonly why: FrozenWhy; readonly roles: readonly HeldRole[] };
  notice_frozen_of: Holder & { readonly why: FrozenWhy };
  notice_restored: { readonly roles: readonly HeldRole[] };
  notice_silent: { readonly endsAt: string };
  stand_in_which: { readonly typed: string };
  stand_in_not_needed: { readonly units: readonly string[] };
  stand_in_units: { readonly units: readonly string[] };
  stand_in_ask: { readonly unit: string; readonly days: number };
  standing_in: { readonly unit: string; readonly days: number };
  notice_taken_over: {
    readonly from: string | null;
    readonly unit: string;
    readonly count: number;
  };
  notice_invitation_tried: {
    readonly role: Role;
    readonly unit: string | null;
    readonly why: TriedInVain;
  };
  acting_invitation: { readonly days: number };
  hand_over_from: {
    readonly rows: readonly {
      readonly name: string | null;
      readonly unit: string;
      readonly owns: number;
    }[];
  };
  hand_over_to: {
    readonly from: string | null;
    /** `admin`: named by the role alone. */
    readonly rows: readonly {
      readonly name: string | null;
      readonly admin?: boolean;
      readonly unit: string;
    }[];
  };
  hand_over_nobody: Nothing;
  hand_over_ask: {
    readonly from: string | null;
    readonly to: string | null;
    readonly unit: string;
    readonly owns: number;
  };
  hand_over_started: { readonly from: string | null; readonly to: string | null };
  notice_hand_over: {
    readonly from: string | null;
    readonly unit: string;
    readonly owns: number;
    readonly by: string | null;
  };
  hand_over_accept_ask: {
    readonly from: string | null;
    readonly unit: string;
    readonly owns: number;
  };
  hand_over_none_waiting: Nothing;
  hand_over_done: { readonly from: string | null; readonly unit: string };
  notice_handed_over: { readonly to: string | null; readonly unit: string };
  ask_invitations: Nothing;
  /** A list of people to invite that came as a file, before it is read back. */
  invitations_from_file: { readonly name: string; readonly lines: number };
  /** Such a list was looked into while something else was open: it is not kept. */
  invitations_wait: { readonly name: string; readonly lines: number };
  /** A file that was sent to invite tells of nobody to invite. */
  no_invitation_list: { readonly name: string };
  /** What was read of a list, before it is confirmed. */
  invitations_ready: {
    readonly count: number;
    readonly roles: readonly { readonly role: Role; readonly count: number }[];
    /** How many roles rest until it is said who used the code. */
    readonly resting: number;
    /** Roles that somebody holds or is invited to already, which are left out. */
    readonly held: number;
    readonly unclear: readonly UnclearLine[];
    readonly moreUnclear: number;
    readonly again: boolean;
  };
  invitations_unclear: {
    readonly unclear: readonly UnclearLine[];
    readonly moreUnclear: number;
    readonly held: number;
  };
  invitations_too_many: { readonly count: number; readonly most: number };
  invitations_made: { readonly count: number; readonly days: number };
  invitations_list: {
    readonly made: number;
    readonly used: number;
    readonly waiting: readonly (RoleHeld & { readonly id: number; readonly name: string | null })[];
    readonly open: readonly (RoleHeld & { readonly name: string | null })[];
    readonly moreOpen: number;
    readonly over: number;
    readonly refused: number;
  };
  invitations_none: Nothing;
  invitations_all_used: Nothing;
  invitation_not_waiting: { readonly id: number };
  invitation_answer_how: { readonly id: number };
  invitation_answered: RoleHeld & { readonly name: string | null; readonly right: boolean };
  invitation_rests: RoleHeld & { readonly hours: number };
  notice_invitation_rests: RoleHeld & {
    readonly id: number;
    readonly name: string | null;
    /** Whom it was made out to, where a name stood on it. */
    readonly invited: string | null;
    readonly hours: number;
  };
  notice_invitation_frozen: RoleHeld;
  notice_invitation_unanswered: RoleHeld & { readonly name: string | null };
  invitation_accepted: RoleHeld;
  invitation_unknown: Nothing;
  prove_phone: Nothing;
  prove_phone_or_cancel: Nothing;
  phone_not_own: Nothing;
  phone_not_proven: { readonly channel: ChannelId };
  invitee_name_unclear: Nothing;
  /** `read`: the number as it was read; null for what is none. */
  invite_number_unread: { readonly typed: string; readonly read: string | null };
  ask_invite_role: Nothing;
  ask_invite_unit: { readonly role: Role; readonly typed: string };
  invite_unit_not_found: { readonly role: Role; readonly typed: string };
  invitation_made: RoleHeld & {
    readonly code: string;
    readonly hours: number;
    readonly telegram: string | null;
    readonly web: string | null;
    /** Whom it is for and the only number it works from, where they were named. */
    readonly name: string | null;
    readonly phone: string | null;
  };
  notice_invitation_used: RoleHeld & { readonly name: string | null };
}
