// What is said at the start, to commands, and while an innovation is handed in and checked first. Types only.
import type { Role } from '../access.ts';
import type { StepProblem } from '../innovation/innovation.ts';
import type { State } from '../innovation/status.ts';
import type { ChannelId } from './input.ts';
import type {
  SubmitWarning,
  Nothing,
  Labelled,
  Named,
  Numbered,
  GapLine,
  RoleHeld,
  Row,
  NoteLine,
  WaitingCard,
} from './message-parts.ts';

/** First contact, consent, unit, name, roles and codes. Times are ISO, UTC. */
export interface StartMessages {
  welcome: Nothing;
  ask_consent: Nothing;
  consent_recorded: Nothing;
  consent_declined: Nothing;
  consent_unclear: Nothing;
  ask_unit: Nothing;
  unit_candidates: { readonly typed: string };
  unit_not_found: { readonly typed: string };
  unit_chosen: { readonly unit: string };
  ask_name: Nothing;
  name_unclear: Nothing;
  registered: {
    readonly name: string;
    readonly unit: string | null;
    readonly roles: readonly RoleHeld[];
  };
  checker_hint: { readonly queue: boolean; readonly invites: boolean };
  greeting: { readonly name: string | null };
  thanks: Nothing;
  no_hurry: Nothing;
  saved_already: Nothing;
  privacy: Nothing;
  profile: {
    readonly name: string | null;
    readonly nip: string | null;
    readonly unit: string | null;
    readonly roles: readonly RoleHeld[];
  };
  group_only_private: Nothing;
  invitation_accepted: RoleHeld;
  invitation_unknown: Nothing;
  prove_phone: Nothing;
  prove_phone_or_cancel: Nothing;
  phone_not_own: Nothing;
  phone_not_proven: { readonly channel: ChannelId };
  too_many_codes: { readonly minutes: number; readonly crowded: boolean };
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
  link_code: { readonly code: string; readonly minutes: number };
  link_unknown: Nothing;
  link_same_channel: Nothing;
  linked: { readonly name: string | null };
  notice_joined: { readonly name: string | null; readonly unit: string };
  notice_invitation_used: RoleHeld & { readonly name: string | null };
  notice_linked: { readonly channel: ChannelId };
}

/** Commands about the form, drafts and handing in. */
export interface CommandMessages {
  help: { readonly roles: readonly Role[]; readonly hasDraft: boolean };
  help_item: Labelled & {
    readonly help: string;
    readonly instruction: string | null;
    readonly example: string | null;
    readonly levels: readonly { readonly level: number; readonly text: string }[];
    readonly evidence: {
      readonly kinds: readonly string[];
      readonly formats: readonly string[];
      readonly note: string | null;
    } | null;
    readonly optional: boolean;
  };
  missing_list: {
    readonly name: string | null;
    readonly code: string;
    readonly open: readonly GapLine[];
    readonly filled: number;
    readonly total: number;
    readonly gains: readonly (Numbered & { readonly gain: number })[];
  };
  summary: {
    readonly code: string;
    readonly name: string | null;
    readonly unit: string;
    readonly state: State;
    readonly filled: number;
    readonly total: number;
    readonly score: number | null;
    readonly max: number | null;
    readonly lines: readonly (Numbered & {
      readonly value: string | null;
      readonly files: number;
      readonly optional: boolean;
    })[];
  };
  change_which: { readonly total: number };
  change_not_found: {
    readonly typed: string;
    readonly total: number;
    readonly like: readonly Numbered[];
  };
  no_focus: { readonly creates: boolean; readonly checks: boolean; readonly lists: boolean };
  /** How a command is written, to somebody whose message begins with it; `command` is its name in the table. */
  command_how: { readonly command: string; readonly typed: string };
  send_once_more: Nothing;
  not_understood: Nothing;
  idle_hint: {
    readonly hasDraft: boolean;
    readonly fills: boolean;
    readonly checks: boolean;
    readonly invites: boolean;
  };
  draft_list: { readonly rows: readonly (Row & { readonly focus: boolean })[] };
  draft_opened: Named & { readonly state: State };
  pick_number: { readonly count: number };
  cancel_what: Nothing;
  put_aside: Nothing;
  going_on: Nothing;
  cancelled: Nothing;
  cannot_cancel_here: Nothing;
  already_submitted: { readonly code: string; readonly state: State; readonly since: string };
  incomplete: {
    readonly code: string;
    readonly open: readonly GapLine[];
    readonly repairing: boolean;
  };
  submit_check: Named & {
    readonly unit: string;
    readonly answered: number;
    readonly files: number;
    readonly score: number | null;
    readonly max: number | null;
    readonly warnings: readonly SubmitWarning[];
  };
  ask_submit: { readonly code: string };
  submit_put_off: { readonly code: string };
  submitted: Named & { readonly unit: string; readonly to: State };
  changed_meanwhile: { readonly code: string };
  step_refused: { readonly code: string; readonly problem: StepProblem };
  status: Named & {
    readonly unit: string;
    readonly state: State;
    readonly since: string;
    readonly score: number | null;
    readonly repairs: number;
  };
  nothing_to_repair: { readonly code: string; readonly state: State };
  repair_list: Named & { readonly items: readonly (NoteLine & { readonly done: boolean })[] };
  withdraw_check: { readonly code: string; readonly name: string | null };
  withdrawn: Named;
  not_withdrawn: { readonly code: string };
  not_allowed: Nothing;
  not_found: Nothing;
  not_yet_here: { readonly command: string };
  /** The step failed on our side; the operators see why. */
  trouble: Nothing;
}

/** The first check by the unit admin, and the notices around it. */
export interface CheckingMessages {
  queue: { readonly rows: readonly Row[] };
  unit_list: { readonly rows: readonly Row[] };
  look_by_code: { readonly code: string };
  card: Named & {
    readonly unit: string;
    readonly owner: string | null;
    readonly state: State;
    readonly since: string;
    readonly score: number | null;
    readonly max: number | null;
    readonly warnings: readonly SubmitWarning[];
    readonly sameFiles: readonly {
      readonly name: string;
      readonly otherCode: string;
      /** The item, where the same file stands in this innovation. */
      readonly otherNumber: number | null;
      readonly number: number;
    }[];
    readonly own: boolean;
    readonly lines: readonly (Numbered & {
      readonly value: string;
      readonly files: readonly string[];
      readonly before: string | null;
    })[];
    readonly cardCode: string | null;
  };
  no_evidence: { readonly code: string };
  evidence_follows: { readonly code: string; readonly count: number };
  evidence_caption: Numbered & { readonly code: string; readonly name: string };
  needs_code: { readonly verb: string };
  wrong_card_code: { readonly codes: number };
  too_many_card_codes: { readonly most: number };
  card_outdated: Named & { readonly state: State; readonly expired: boolean };
  approved: Named & { readonly to: State; readonly onlyPerson: boolean };
  ask_return_notes: Named & { readonly count: number };
  note_not_understood: { readonly line: string; readonly total: number };
  notes_so_far: Named & { readonly count: number };
  notes_understood: Named & {
    readonly items: readonly NoteLine[];
    readonly unread: readonly string[];
    readonly total: number;
  };
  return_which: Named & { readonly count: number };
  notes_left: Named & { readonly count: number };
  returned: Named & { readonly items: readonly NoteLine[] };
  notice_waiting: WaitingCard;
  notice_nobody: Named & { readonly unit: string; readonly role: Role };
  notice_verified: Named & { readonly by: string | null; readonly to: State };
  notice_returned: Named & { readonly by: string | null; readonly items: readonly NoteLine[] };
  notice_withdrawn: Named & { readonly by: string | null };
}
