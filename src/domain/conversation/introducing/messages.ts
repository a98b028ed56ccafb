// What is said about the first minutes, as data. Types only; the words are in bot/text/introducing.ts.
import type { Role } from '../../access.ts';
import type { Nothing, RoleHeld } from '../message-parts.ts';

/** What is said about the first minutes. Times are ISO, UTC; a `date` or `day` is an ISO day. */
export interface IntroducingMessages {
  unit_kept: { readonly unit: string };
  /** `leaves`: the role as innovator of the old unit ends. `stays`: roles that stay as they are. */
  unit_change_ask: {
    readonly before: string;
    readonly after: string;
    readonly leaves: boolean;
    readonly stays: readonly { readonly role: Role; readonly unit: string | null }[];
  };
  notice_left: { readonly name: string; readonly unit: string; readonly to: string };
  welcome: Nothing;
  ask_consent: Nothing;
  consent_recorded: Nothing;
  consent_declined: Nothing;
  consent_unclear: Nothing;
  ask_unit: Nothing;
  /** Somebody without an office named one while nothing was asked; null where several may be meant. */
  unit_told: { readonly unit: string | null };
  unit_chosen: { readonly unit: string };
  ask_name: Nothing;
  name_unclear: Nothing;
  /** Name and unit came with the consent. */
  registered_at_once: { readonly name: string; readonly unit: string };
  registered: {
    readonly name: string;
    readonly unit: string | null;
    readonly roles: readonly RoleHeld[];
  };
  checker_hint: { readonly queue: boolean; readonly invites: boolean };
  privacy: Nothing;
  group_only_private: Nothing;
  notice_joined: {
    readonly name: string | null;
    readonly unit: string;
    /** Who joined within the same hour. */
    readonly others?: readonly string[];
  };
}
