// What is said about nil statements, monev, designation, roles and one's own data, as data.
// It holds types only; the words are in bot/text/season.ts and bot/text/own-data.ts.
import type { Role } from '../access.ts';
import type { MonevNo } from '../monev.ts';
import type { State } from '../innovation/status.ts';
import type { ChannelId } from './input.ts';
import type { ExportEntry } from './own-export.ts';
import type { ActName, FrozenWhy } from './season.ts';

interface Nothing {
  readonly [key: string]: never;
}
interface Named {
  readonly code: string;
  readonly name: string;
}
/** Why a try with an invitation's code came to nothing. */
export type TriedInVain =
  | 'used'
  | 'revoked'
  | 'expired'
  | 'other_number'
  | 'no_number'
  | 'in_group';

/** A role with its unit's name, and whether it is held for somebody else. */
export interface HeldRole {
  readonly role: Role;
  readonly unit: string | null;
  readonly acting: boolean;
}
interface Holder {
  readonly name: string | null;
  readonly roles: readonly HeldRole[];
}
interface ListRow {
  readonly code: string;
  readonly name: string | null;
  readonly unit: string;
  readonly state: State;
}

/** Messages about the season. Times are ISO, UTC; `date` is an ISO day. */
export interface SeasonMessages {
  /** The code that carries an act out; what the act does was said before it. */
  confirm_act: { readonly act: ActName; readonly code: string };
  act_needs_code: Nothing;
  type_the_code: Nothing;
  code_spent: { readonly why: 'used' | 'expired' | 'other' };
  act_dropped: Nothing;
  act_outdated: { readonly act: ActName };

  nil_list: {
    readonly rows: readonly {
      readonly unit: string;
      readonly declaredBy: string | null;
      readonly declaredAt: string;
      readonly confirmedBy: string | null;
      readonly confirmedAt: string | null;
    }[];
  };
  nil_not_now: { readonly unit: string; readonly handedIn: number };
  nil_ask: { readonly unit: string; readonly edition: string; readonly headed: boolean };
  nil_ask_head: { readonly unit: string; readonly by: string | null; readonly at: string };
  nil_declared: { readonly unit: string; readonly headed: boolean };
  nil_confirmed: { readonly unit: string };
  notice_nil_no_head: { readonly unit: string; readonly by: string | null };
  notice_nil_declared: { readonly unit: string; readonly by: string | null };
  notice_nil_confirmed: { readonly unit: string; readonly by: string | null };

  monev_which: Nothing;
  monev_begin: Named & { readonly unit: string; readonly written: number };
  monev_not_now: { readonly code: string; readonly state: State };
  ask_monev_factual: {
    readonly no: MonevNo;
    readonly of: number;
    readonly label: string;
    readonly prefilled: string | null;
    /** What stands there, when it is to be corrected. */
    readonly now: string | null;
  };
  ask_monev_advice: {
    readonly no: MonevNo;
    readonly label: string;
    readonly factual: string;
    readonly now: string | null;
  };
  monev_row_needed: { readonly no: MonevNo };
  monev_open: {
    readonly code: string;
    readonly no: MonevNo | null;
    readonly part: 'factual' | 'advice' | 'officer' | 'end';
  };
  monev_saved: { readonly no: MonevNo; readonly label: string };
  ask_monev_officer: { readonly code: string };
  monev_summary: Named & {
    readonly unit: string;
    readonly officer: string;
    readonly by: string | null;
    readonly rows: readonly {
      readonly no: MonevNo;
      readonly label: string;
      readonly factual: string;
      readonly advice: string | null;
    }[];
  };
  ask_monev_end: { readonly code: string; readonly advised: boolean };
  monev_done: Named;

  designation_lists: {
    readonly monitored: readonly ListRow[];
    readonly frozen: {
      readonly at: string;
      readonly by: string | null;
      readonly rows: readonly (ListRow & { readonly changed: boolean })[];
    } | null;
    readonly last: {
      readonly number: string;
      readonly date: string;
      readonly rows: readonly ListRow[];
      readonly scan: { readonly name: string; readonly size: number } | null;
    } | null;
  };
  freeze_ask: { readonly count: number };
  frozen: { readonly count: number };
  sk_how: Nothing;
  sk_nothing_frozen: Nothing;
  sk_changed: { readonly rows: readonly Named[] };
  /** What was read of the number, and what stood where the date is. */
  sk_unclear: { readonly number: string | null; readonly date: string | null };
  sk_future: { readonly number: string; readonly date: string };
  sk_ask: {
    readonly number: string;
    readonly date: string;
    readonly count: number;
    readonly ahead: boolean;
  };
  sk_recorded: { readonly number: string; readonly date: string; readonly count: number };
  sk_scan_how: Nothing;
  sk_scan_too_early: Nothing;
  sk_scan_unknown: { readonly numbers: readonly string[] };
  sk_scan_taken: { readonly number: string; readonly name: string; readonly more: boolean };
  sk_scan_stored: { readonly name: string; readonly size: number };
  portal_id_read: { readonly code: string; readonly portalId: string };
  portal_id_needed: { readonly code: string };
  portal_id_set: Named & { readonly portalId: string };

  role_list: {
    readonly rows: readonly (HeldRole & {
      readonly name: string | null;
      readonly endsAt: string | null;
      readonly invitation: boolean;
    })[];
  };
  no_roles_to_end: Nothing;
  choose_number: { readonly count: number };
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
  notice_wrong_codes: { readonly wrong: number; readonly people: number };
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
  not_me_nothing: Nothing;
  not_me_done: { readonly channels: readonly ChannelId[]; readonly frozen: boolean };
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
    readonly rows: readonly { readonly name: string | null; readonly unit: string }[];
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

  own_data: {
    readonly name: string | null;
    readonly nip: string | null;
    readonly unit: string | null;
    readonly consentVersion: string | null;
    readonly consentedAt: string | null;
    readonly addresses: readonly { readonly channel: string; readonly nativeId: string }[];
    readonly roles: readonly (HeldRole & { readonly from: string; readonly to: string | null })[];
    readonly innovations: readonly {
      readonly code: string;
      readonly name: string | null;
      readonly state: State;
    }[];
    readonly answers: number;
    readonly files: number;
    readonly messages: number;
    readonly trail: readonly {
      readonly at: string;
      readonly what: string;
      readonly detail: string | null;
    }[];
    readonly deletion: { readonly askedAt: string; readonly dueAt: string } | null;
  };
  /** A part of the copy of one's own data; parts count from 1. */
  own_export: {
    readonly part: number;
    readonly parts: number;
    readonly entries: readonly ExportEntry[];
  };
  ask_new_nip: Nothing;
  nip_unclear: Nothing;
  nip_correct_ask: { readonly before: string | null; readonly after: string };
  nip_corrected: { readonly nip: string };
  own_data_choices: Nothing;
  ask_new_name: Nothing;
  name_correct_ask: { readonly before: string | null; readonly after: string };
  name_corrected: { readonly name: string };
  withdraw_consent_ask: { readonly roles: number };
  consent_withdrawn: Nothing;
  unit_kept: { readonly unit: string };
  /** `leaves`: the role as innovator of the old unit ends. `stays`: roles that stay as they are. */
  unit_change_ask: {
    readonly before: string;
    readonly after: string;
    readonly leaves: boolean;
    readonly stays: readonly { readonly role: Role; readonly unit: string | null }[];
  };
  notice_left: { readonly name: string; readonly unit: string; readonly to: string };
  no_deletion: Nothing;
  deletion_withdrawn: Nothing;
  notice_deletion_withdrawn: { readonly name: string | null };
  deletion_ask: { readonly stays: number };
  deletion_asked: { readonly dueAt: string };
  deletion_pending: { readonly askedAt: string; readonly dueAt: string };
  notice_deletion_asked: { readonly name: string | null; readonly dueAt: string };
  /** `hours` of the 72 have passed. */
  notice_deletion_waits: {
    readonly name: string | null;
    readonly hours: number;
    readonly dueAt: string;
  };
  data_request_list: {
    readonly rows: readonly {
      readonly name: string | null;
      readonly askedAt: string;
      readonly dueAt: string;
      readonly late: boolean;
    }[];
  };
  erase_ask: { readonly name: string | null };
  erased: Nothing;
  notice_erased: Nothing;
}
