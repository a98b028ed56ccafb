// What is said about filling in, as data. Types only; the words are in bot/text/filling.ts.
import type { FileState } from '../../edition/answer.ts';
import type { ItemId } from '../../edition/definition.ts';
import type { AnswerProblem, Doubt } from '../../edition/items/index.ts';
import type { StepProblem } from '../../innovation/innovation.ts';
import type { State } from '../../innovation/status.ts';
import type {
  CarriedLine,
  FactLine,
  GapLine,
  GroupWords,
  Labelled,
  Named,
  NoteLine,
  Nothing,
  Numbered,
  Row,
  SubmitWarning,
} from '../message-parts.ts';

/** What is said about filling in. Times are ISO, UTC; a `date` or `day` is an ISO day. */
export interface FillingMessages {
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
    /** So many more are not listed; absent in what an earlier release left unsent. */
    readonly more?: number;
    readonly filled: number;
    readonly total: number;
    readonly gains: readonly (Numbered & { readonly gain: number })[];
    /** It is with the checkers: nothing of it can be changed now. */
    readonly handedIn: boolean;
  };
  /** How far the parts of the form are. */
  overview: {
    readonly code: string;
    readonly name: string | null;
    readonly state: State;
    readonly score: number | null;
    readonly max: number | null;
    readonly parts: readonly {
      readonly title: string;
      readonly filled: number;
      readonly of: number;
      /** Optional ones that are answered. */
      readonly extra: number;
      readonly open: readonly Numbered[];
    }[];
    /** Levels that were only read. */
    readonly read: number;
    readonly files: number;
  };
  /** All options of a choice; `open`: it is being asked. */
  options: Numbered & {
    readonly options: readonly string[];
    readonly open: boolean;
    /** Other questions were asked in the same message. */
    readonly together?: true;
  };
  options_of_what: Nothing;
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
  /** A page of them; `from` many stand before it, of `total` in all. */
  draft_list: {
    readonly rows: readonly (Row & { readonly focus: boolean })[];
    readonly from?: number;
    readonly total?: number;
  };
  draft_opened: Named & { readonly state: State };
  cancel_what: Nothing;
  put_aside: Nothing;
  going_on: Nothing;
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
  cannot_begin: Nothing;
  /** So many drafts wait already. */
  drafts_enough: { readonly count: number };
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
    /** What is asked about, for whoever quotes the question later. */
    readonly code: string;
    readonly item: ItemId;
  };
  repair_note: { readonly note: string };
  ask_field: Labelled & {
    readonly help: string;
    readonly optional: boolean;
    readonly type: string;
    /** Of a choice with many options: some of them, and how many there are; absent in what an earlier release left unsent. */
    readonly examples?: readonly string[];
    readonly optionCount?: number;
    readonly many: boolean;
    readonly precision: 'day' | 'month' | 'year' | null;
    readonly unit: string | null;
    readonly current: string | null;
    readonly group: GroupWords | null;
  };
  /** Several short questions; `options` are those of a choice, in the order of their numbers. */
  ask_together: {
    readonly questions: readonly (Numbered & {
      readonly item: ItemId;
      readonly help: string;
      readonly options: readonly string[];
      /** So many options are not shown. */
      readonly moreOptions?: number;
      readonly many?: boolean;
      readonly unit?: string | null;
    })[];
  };
  ask_variant: Labelled & { readonly help: string };
  /** What an earlier version did not say is optional: such a message may still wait. */
  ask_level: Labelled & {
    readonly help: string;
    readonly mandatory: boolean;
    readonly weight: number | null;
    readonly current: string | null;
    /** The unit in which it is measured, where another may be chosen. */
    readonly variant?: string | null;
    readonly kinds?: readonly string[];
    readonly formats?: readonly string[];
    readonly link?: boolean;
    /** The levels are told apart by a number, which may be typed instead. */
    readonly measured?: boolean;
    readonly hasFile?: boolean;
    /** The level was chosen before. */
    readonly chosen?: boolean;
  };
  ask_description: Labelled & {
    readonly help: string;
    readonly levels: boolean;
    readonly current: string | null;
  };
  ask_files: Labelled & {
    readonly kinds: readonly string[];
    readonly note?: string | null;
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
  /** Said by an earlier version; what was not sent then is still worded. */
  level_saved: Labelled & { readonly level: number; readonly text: string };
  description_saved: Labelled;
  document_saved: Labelled;
  link_saved: Labelled & { readonly url: string };
  /** What came into the basket of an indicator; null or empty where nothing did. */
  basket: Labelled & {
    readonly level: number | null;
    readonly read: { readonly level: number; readonly from: string } | null;
    readonly description: string | null;
    readonly number: string | null;
    readonly date: string | null;
    readonly subject: string | null;
    /** Some of the facts were only read, and are confirmed at the end. */
    readonly fromFile: boolean;
    /** They were read off a photo; absent for others. */
    readonly fromPhoto?: boolean;
    readonly links: readonly string[];
  };
  /** A number alone where nothing is open. */
  number_of_what: {
    readonly number: number;
    readonly item: string;
    readonly indicator: string | null;
  };
  level_or_indicator: { readonly number: number };
  no_link_here: Nothing;
  not_for_indicators: {
    readonly numbers: readonly number[];
    /** A file was sent for them, which was not taken. */
    readonly file?: true;
    /** The indicator that is open instead. */
    readonly open?: number;
  };
  levels_stored: {
    readonly levels: readonly { readonly no: number; readonly level: number | null }[];
  };
  /** `more`: asked in the same message; missing in what an earlier release did not send yet. */
  item_still_open: Labelled & {
    readonly kind: 'field' | 'indicator';
    readonly no: number;
    readonly more?: readonly { readonly no: number; readonly label: string }[];
  };
  recorded_missing: { readonly items: readonly Numbered[]; readonly mandatory: boolean };
  nothing_left_open: Nothing;
  ask_rest_none: { readonly items: readonly Numbered[] };
  ask_finishing: {
    readonly levels: readonly {
      readonly no: number;
      readonly label: string;
      readonly level: number;
      readonly from: string;
    }[];
    readonly read: readonly FactLine[];
    readonly lacking: readonly FactLine[];
    /** So many more are asked for afterwards. */
    readonly more: number;
    /** So many more levels were read; they are shown afterwards. */
    readonly moreLevels?: number;
    /** Absent in what an earlier release left unsent. `plain` may be confirmed all at once; `more` are not listed. */
    readonly carried?: {
      readonly lines: readonly CarriedLine[];
      readonly more: number;
      readonly total: number;
      readonly plain: number;
    };
  };
  finishing_taken: { readonly confirmed: number; readonly documents: number };
  /** Confirmed as they are; `old` more wait for a word of their own. */
  carried_confirmed: { readonly count: number; readonly old: number };
  /** `numbers` do not wait; none: nothing does. */
  nothing_to_confirm: { readonly numbers: readonly number[] };
  finishing_unread: { readonly lines: readonly string[] };
  /** Said by an earlier version; what was not sent then is still worded. */
  link_not_taken: Labelled;
  read_back: Labelled & { readonly value: string; readonly why: Doubt };
  read_document_date: { readonly date: string };
  unknown_answer: Labelled;
  answer_refused: Labelled & { readonly problem: AnswerProblem };
  left_out: Labelled;
  skipped: Labelled;
  peer_offered: Labelled & { readonly no: number; readonly code: string; readonly unit: string };
  kept: Labelled;
  recorded_none: Labelled & { readonly mandatory: boolean };
  already_stored: Labelled;
  none_drops_evidence: Labelled;
  names_other_item: Labelled;
  already_received: Nothing;
  typed_early: Nothing;
  someone_answered: Labelled & {
    readonly theirs: string;
    readonly yours: string;
    /** It was the same person, on the form as a page. */
    readonly own?: boolean;
  };
  /** Parts of one line could belong to several of the questions; `parts`: those that were not understood. */
  together_unclear: { readonly first: number; readonly parts?: readonly string[] };
  together_which_numbers: { readonly first: number };
  together_too_many: { readonly questions: number };
  together_later: { readonly labels: readonly string[] };
  kept_theirs: Numbered & { readonly theirs: string };
  not_changed: { readonly label: string | null };
  long_name: { readonly chars: number; readonly limit: number };
  age_warning: { readonly from: string; readonly to: string };
  /** Said by an earlier version; what was not sent then is still worded. */
  text_grown: Labelled & {
    readonly added: number;
    readonly words: number;
    readonly chars: number;
    readonly group: GroupWords | null;
  };
  text_finished: Labelled & { readonly words: number };
  /** A long text as it is stored now; `added` words came to one that was there. */
  text_written: Labelled & {
    readonly added: number;
    readonly words: number;
    readonly group: GroupWords | null;
  };
  continued_or_next: { readonly before: string; readonly next: string; readonly text: string };
  nothing_written: Labelled;
  nothing_to_skip: Nothing;
  nothing_to_finish: Nothing;
  nothing_to_close: Nothing;
  /** What the last message stored was taken back: of these items, and so many files. */
  undone: {
    readonly labels: readonly string[];
    readonly files: number;
    /** So many files went back to where they were. */
    readonly back?: number;
  };
  /** `why`: the innovation has its name from it, files are gone, files went to several items, pages have another order. */
  nothing_to_undo: { readonly why?: 'name' | 'removed' | 'copied' | 'ordered' };
  nothing_to_go_back: Nothing;
  at_the_start: Nothing;
  not_answered_yet: Labelled;
  welcome_back: { readonly name: string | null; readonly innovation: string | null };
  edit_ignored: Nothing;
  closing_word_cut: { readonly word: string };
  edit_explained: Numbered;
  edit_question: Labelled & { readonly before: string; readonly after: string };
  /** `before`: what is stored by now; null when the answer was only read with doubt. */
  quoted_replaces: Labelled & { readonly before: string | null; readonly after: string };
  quoted_over: Nothing;
  delete_explained: { readonly number: number };
  all_filled: { readonly code: string; readonly score: number | null };
  repairs_done: { readonly code: string; readonly score: number | null };
  only_skipped_left: { readonly count: number };
  not_open: { readonly code: string; readonly state: State };
  does_not_apply: Numbered;
  not_returned: Numbered;
  co_fill_code: { readonly name: string; readonly code: string; readonly hours: number };
  co_fill_ask: Named & {
    readonly owner: string | null;
    readonly unit: string;
    /** Whoever is asked checks this innovation, and could do so no more. */
    readonly checks: boolean;
  };
  co_fill_joined: Named & { readonly owner: string | null };
  co_fill_already: Named;
  co_fill_unknown: Nothing;
  co_fill_how: Nothing;
  notice_filler: Named & { readonly by: string | null };
}
