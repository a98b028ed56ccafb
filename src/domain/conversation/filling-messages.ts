// What is said while an innovation is filled in: questions, answers, files, people who fill in along. Types only.
import type { FileState } from '../edition/answer.ts';
import type { AnswerProblem } from '../edition/items/index.ts';
import type { State } from '../innovation/status.ts';
import type { FileProblemData } from './input.ts';
import type { Nothing, Labelled, Named, Numbered, GroupWords } from './message-parts.ts';

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
