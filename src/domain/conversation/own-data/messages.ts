// What is said about one's own data and accounts, as data. Types only; the words are in bot/text/own-data.ts.
import type { Role } from '../../access.ts';
import type { PersonalCode } from '../../codes.ts';
import type { State } from '../../innovation/status.ts';
import type { ChannelId } from '../input.ts';
import type { Nothing, RoleHeld } from '../message-parts.ts';
import type { ExportEntry } from './export-parts.ts';
import type { OwnSession } from './types.ts';

/** A role with its unit's name, and whether it is held for somebody else. */
export interface HeldRole {
  readonly role: Role;
  readonly unit: string | null;
  readonly acting: boolean;
}

/** What is said about one's own data and accounts. Times are ISO, UTC; a `date` or `day` is an ISO day. */
export interface OwnDataMessages {
  own_data_unclear: { readonly number: string };
  sessions: { readonly rows: readonly OwnSession[] };
  sessions_ended: { readonly count: number };
  /** Whether all but the browser that is written from are meant; `here` tells that there is such a one. */
  sessions_all_ask: { readonly count: number; readonly here: boolean };
  sessions_kept: Nothing;
  session_is_here: Nothing;
  no_other_sessions: Nothing;
  not_me_nothing: Nothing;
  not_me_done: {
    readonly channels: readonly ChannelId[];
    /** The account that is written from was taken out, and is what it was before. */
    readonly own: boolean;
    readonly frozen: boolean;
  };
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
  profile: {
    readonly name: string | null;
    readonly nip: string | null;
    readonly unit: string | null;
    readonly roles: readonly RoleHeld[];
  };
  link_code: { readonly code: string; readonly minutes: number };
  link_unknown: Nothing;
  link_same_channel: Nothing;
  /** What a personal code in a longer text is for; nothing was done with it. */
  code_explained: { readonly of: PersonalCode };
  code_yes_or_no: { readonly of: 'link' | 'co_fill' };
  code_dropped: Nothing;
  /** Whose account the code is of, and what would move there. */
  link_ask: {
    readonly channel: ChannelId;
    readonly name: string | null;
    readonly unit: string | null;
    readonly moving: readonly RoleHeld[];
    readonly days: number;
  };
  link_refused: { readonly why: 'roles' | 'innovations' | 'addresses' };
  /**
   * `proof`: roles that rest until the number they were given to is proved again. `days` and `proof` are absent in what
   * an earlier release stored.
   */
  linked: {
    readonly name: string | null;
    readonly days?: number;
    readonly proof?: readonly RoleHeld[];
  };
  notice_linked: { readonly channel: ChannelId; readonly days?: number };
  notice_link_undone: { readonly channel: ChannelId };
  notice_role_moved: RoleHeld & {
    readonly from: string | null;
    readonly to: string | null;
    readonly proof: boolean;
  };
  unlink_list: {
    readonly rows: readonly { readonly channel: ChannelId; readonly nativeId: string }[];
  };
  unlink_only_one: Nothing;
  unlink_ask: { readonly channel: ChannelId };
  unlinked: { readonly channel: ChannelId };
}
