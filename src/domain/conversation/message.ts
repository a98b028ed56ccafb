// What is said to people, as data: a key and its arguments. The words are in bot/text, one sentence maker a key.
// It never holds a sentence; labels of the form are data of the edition and pass through.
import type { Role } from '../access.ts';
import type { FileState } from '../edition/answer.ts';
import type { Gap } from '../edition/journey.ts';
import type { AnswerProblem } from '../edition/items/index.ts';
import type { StepProblem } from '../innovation/innovation.ts';
import type { State } from '../innovation/status.ts';
import type { SecondCheckMessages } from './check-messages.ts';
import type { RecordsMessages } from './records-messages.ts';
import type { SeasonMessages } from './season-messages.ts';
import type { ChannelId, FileProblemData } from './input.ts';
import type { OutreachLabel, OutreachMessages } from './outreach-messages.ts';

/** Number, date (ISO) and subject of an official document, as far as they are known. */
export interface DocumentFacts {
  readonly number?: string;
  readonly date?: string;
  readonly subject?: string;
}

/** Something that does not stop a submission but will be asked about. */
export type SubmitWarning =
  | { readonly what: 'words'; readonly label: string; readonly words: number; readonly min: number }
  | { readonly what: 'age'; readonly date: string; readonly from: string; readonly to: string }
  | {
      readonly what: 'similar';
      readonly code: string;
      readonly name: string;
      readonly unit: string;
    }
  | { readonly what: 'mandatory'; readonly labels: readonly string[] };

interface Nothing {
  readonly [key: string]: never;
}
interface Labelled {
  readonly label: string;
}
interface Named {
  readonly code: string;
  readonly name: string;
}
interface Numbered extends Labelled {
  readonly number: number;
}
export interface GapLine extends Numbered {
  readonly gap: Gap | 'to_repair';
}
export interface RoleHeld {
  readonly role: Role;
  readonly unit: string | null;
  /** Where it is held for somebody else: when that ends, ISO time, UTC. */
  readonly actingUntil?: string;
}
export interface GroupWords {
  readonly label: string;
  readonly words: number;
  readonly min: number;
}
export interface Row {
  readonly code: string;
  readonly name: string | null;
  readonly unit: string;
  readonly state: State;
  readonly since: string;
  readonly ownerName: string | null;
}
export interface NoteLine extends Numbered {
  readonly note: string;
}
interface WaitingCard {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly by: string | null;
  readonly again: boolean;
  readonly state: State;
  readonly files: number;
  readonly answered: number;
  readonly score: number | null;
  readonly max: number | null;
  /** Filled in for each checker by the transaction that stores the notice. */
  readonly cardCode: string | null;
}

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
  too_many_codes: { readonly minutes: number };
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

/** Asking and answering the items of the form. */
export interface FillingMessages {
  cannot_begin: Nothing;
  begin_innovation: {
    readonly unit: string;
    readonly edition: string;
    readonly items: number;
    /** Short questions come several in one message. */
    readonly together: boolean;
  };
  ask_innovation_name: { readonly label: string; readonly help: string };
  innovation_begun: Named;
  text_refused: Labelled & AnswerProblem;
  where: {
    readonly kind: 'field' | 'indicator';
    readonly no: number;
    readonly of: number;
    readonly number: number;
    readonly filled: number;
    readonly total: number;
    readonly score: number | null;
    readonly name: string | null;
  };
  repair_note: { readonly note: string };
  ask_field: Labelled & {
    readonly help: string;
    readonly optional: boolean;
    readonly type: string;
    readonly many: boolean;
    readonly precision: 'day' | 'month' | 'year' | null;
    readonly unit: string | null;
    readonly current: string | null;
    readonly group: GroupWords | null;
  };
  /** Several short questions; `options` are those of a choice, in the order of their numbers. */
  ask_together: {
    readonly questions: readonly (Numbered & {
      readonly help: string;
      readonly options: readonly string[];
      readonly many: boolean;
      readonly unit: string | null;
    })[];
  };
  ask_variant: Labelled & { readonly help: string };
  ask_level: Labelled & {
    readonly help: string;
    readonly mandatory: boolean;
    readonly weight: number | null;
    readonly current: string | null;
  };
  ask_description: Labelled & {
    readonly help: string;
    readonly levels: boolean;
    readonly current: string | null;
  };
  ask_files: Labelled & {
    readonly kinds: readonly string[];
    readonly note: string | null;
    readonly formats: readonly string[];
    readonly link: boolean;
    readonly video: {
      readonly from: number;
      readonly to: number;
      readonly limit: number;
      readonly elements: readonly string[];
    } | null;
    readonly files: readonly {
      readonly name: string;
      readonly size: number | null;
      readonly state: FileState;
    }[];
    readonly links: number;
  };
  ask_document_confirm: {
    readonly number: string | null;
    readonly date: string | null;
    readonly subject: string | null;
  };
  ask_document_number: Labelled;
  ask_document_date: Labelled;
  ask_document_subject: Labelled;
  saved: Labelled & { readonly value: string | null };
  level_saved: Labelled & { readonly level: number; readonly text: string };
  description_saved: Labelled;
  document_saved: Labelled;
  link_saved: Labelled & { readonly url: string };
  read_back: Labelled & { readonly value: string; readonly why: 'date' | 'choice' | 'number' };
  read_document_date: { readonly date: string };
  unknown_answer: Labelled;
  answer_refused: Labelled & { readonly problem: AnswerProblem };
  left_out: Labelled;
  skipped: Labelled;
  kept: Labelled;
  recorded_none: Labelled & { readonly mandatory: boolean };
  already_stored: Labelled;
  someone_answered: Labelled & { readonly theirs: string; readonly yours: string };
  together_too_many: { readonly questions: number };
  together_later: { readonly labels: readonly string[] };
  kept_theirs: Numbered & { readonly theirs: string };
  yes_or_no: Nothing;
  not_changed: { readonly label: string | null };
  long_name: { readonly chars: number; readonly limit: number };
  age_warning: { readonly from: string; readonly to: string };
  text_grown: Labelled & {
    readonly added: number;
    readonly words: number;
    readonly chars: number;
    readonly group: GroupWords | null;
  };
  text_finished: Labelled & { readonly words: number };
  text_read: Labelled & {
    readonly name: string;
    readonly words: number;
    readonly begins: string;
    readonly ends: string | null;
  };
  text_file_too_late: { readonly name: string };
  one_text_file: { readonly name: string };
  nothing_written: Labelled;
  nothing_to_skip: Nothing;
  nothing_to_finish: Nothing;
  nothing_to_go_back: Nothing;
  at_the_start: Nothing;
  not_answered_yet: Labelled;
  text_cleaned: Nothing;
  blank: Nothing;
  welcome_back: { readonly name: string | null; readonly innovation: string | null };
  not_an_answer: { readonly kind: string };
  stale_button: Nothing;
  edit_ignored: Nothing;
  edit_explained: Numbered;
  edit_question: Labelled & { readonly before: string; readonly after: string };
  delete_explained: { readonly number: number };
  all_filled: { readonly code: string; readonly score: number | null };
  repairs_done: { readonly code: string; readonly score: number | null };
  only_skipped_left: { readonly count: number };
  not_open: { readonly code: string; readonly state: State };
  does_not_apply: Numbered;
  not_returned: Numbered;
}

/** Filling in together. */
export interface CoFillMessages {
  co_fill_code: { readonly name: string; readonly code: string; readonly hours: number };
  co_fill_joined: Named & { readonly owner: string | null };
  co_fill_already: Named;
  co_fill_unknown: Nothing;
  co_fill_how: Nothing;
  notice_filler: Named & { readonly by: string | null };
}

/** Files sent as evidence. */
export interface FileMessages {
  file_without_question: {
    readonly hasDraft: boolean;
    /** True where the SK Bupati may be recorded: its scan needs a caption. */
    readonly sk: boolean;
    /** True for whoever signs or checks: a signed form needs a caption. */
    readonly forms: boolean;
  };
  file_not_expected: Labelled;
  file_expected: Labelled & { readonly link: boolean };
  file_before_level: Labelled;
  too_many_files: Labelled & { readonly limit: number; readonly left: number };
  file_too_large: {
    readonly name: string;
    readonly size: number;
    readonly limit: number;
    readonly url: string;
    readonly hours: number;
    readonly link: boolean;
  };
  files_stored: Labelled & {
    readonly files: readonly {
      readonly name: string;
      readonly size: number;
      readonly warnings: readonly string[];
    }[];
    readonly other: string | null;
    readonly waiting: number;
  };
  more_files_or_done: { readonly refused: boolean };
  file_refused: { readonly name: string; readonly problem: FileProblemData };
  file_failed: { readonly name: string; readonly final: boolean; readonly full: boolean };
  file_seen_before: { readonly name: string; readonly where: string };
  video_too_long: { readonly name: string; readonly seconds: number; readonly limit: number };
  files_waiting: Labelled;
  no_file_yet: Labelled & { readonly optional: boolean };
  file_removed: Labelled & { readonly name: string };
  file_list: {
    readonly code: string;
    readonly files: readonly (Numbered & {
      readonly name: string;
      readonly size: number | null;
      readonly state: FileState;
    })[];
  };
  delete_which: { readonly count: number };
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
  wrong_card_code: Nothing;
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

/** The arguments of every sentence, by key. */
export interface MessageArgs
  extends
    StartMessages,
    FillingMessages,
    CoFillMessages,
    FileMessages,
    CommandMessages,
    OutreachMessages,
    CheckingMessages,
    SecondCheckMessages,
    SeasonMessages,
    RecordsMessages {}

/** The key of a sentence. */
export type MessageKey = keyof MessageArgs;

/** One thing said. */
export type Part = {
  readonly [K in MessageKey]: { readonly key: K; readonly args: MessageArgs[K] };
}[MessageKey];

/** Standing labels of buttons; their words are in bot/text. */
export type LabelKey =
  | OutreachLabel
  | 'share_phone'
  | 'agree'
  | 'decline'
  | 'yes'
  | 'no'
  | 'done'
  | 'skip'
  | 'none_yet'
  | 'correct'
  | 'incorrect'
  | 'submit'
  | 'summary'
  | 'missing'
  | 'new'
  | 'go_on'
  | 'put_aside'
  | 'use_mine'
  | 'keep_theirs'
  | 'approve'
  | 'endorse'
  | 'accept'
  | 'return'
  | 'evidence'
  | 'look'
  | 'repair';

/** A choice offered with a message. `reply` is what typing it would be; a numbered one is listed in the text as well. */
export interface Choice {
  readonly label: string | { readonly key: LabelKey } | { readonly role: Role };
  readonly reply: string;
  readonly numbered: boolean;
}

/** A whole message. `prompt` is the number of the open prompt it belongs to; null for notices, whose choices hold at any time. */
export interface Message {
  readonly parts: readonly Part[];
  readonly choices: readonly Choice[];
  readonly prompt: number | null;
  /** Asks for the person's own number, with a button where the network has one. */
  readonly asksPhone?: true;
  /** An evidence file sent along. */
  readonly file?: {
    readonly sha256: string;
    readonly name: string;
    readonly mime: string;
    readonly size: number;
  };
}
