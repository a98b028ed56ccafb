// What is said about the public catalogue, as data. Types only; the words are in bot/text/hub.ts.
import type { CopyChange, CopyState } from '../../hub/copy.ts';
import type { State } from '../../innovation/status.ts';
import type { Nothing } from '../message-parts.ts';

/** A published innovation in a line. */
export interface CardLine {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly year: number;
}

/** A request to copy, in a line. */
export interface CopyShown {
  readonly number: number;
  readonly code: string;
  /** The unit, or the other region as typed. */
  readonly who: string;
  readonly state: CopyState;
}

/** A question in a line; `unit`: who asks. */
export interface QuestionShown {
  readonly number: number;
  readonly code: string;
  readonly unit: string;
  readonly text: string;
  readonly answer: string | null;
}

/** What copies in other regions come to for the indicator of replication; `level` null: none yet. */
export interface CountedAs {
  readonly no: number;
  readonly label: string;
  readonly level: number | null;
  readonly text: string | null;
}

/** What is said about the catalogue. */
export interface HubMessages {
  card_preview: {
    readonly code: string;
    readonly name: string;
    readonly summary: string;
    readonly labels: readonly string[];
    readonly leftOut: number;
    readonly video: boolean;
    /** It is published in an older version already. */
    readonly again: boolean;
  };
  /** Entries out of old lists; `decides`: whoever is told may publish them. */
  past_cards: {
    readonly rows: readonly (CardLine & { readonly published: boolean })[];
    readonly total: number;
    readonly page: number;
    readonly pages: number;
    readonly decides: boolean;
  };
  past_card: {
    readonly code: string;
    readonly name: string;
    readonly unit: string;
    readonly year: number;
    readonly summary: string;
    readonly labels: readonly string[];
    readonly leftOut: number;
    readonly source: string;
    readonly place: string;
    /** In so many parts all of it is read; missing in what an earlier release did not send yet. */
    readonly pages?: number;
    /** Whether this person may publish it. */
    readonly decides?: boolean;
  };
  /** A part of what would be public. `decides`: the code to publish it stands below the last one. */
  past_card_read: {
    readonly code: string;
    readonly name: string;
    readonly label: string;
    readonly text: string;
    readonly page: number;
    readonly pages: number;
    readonly leftOut: number;
    readonly source: string;
    readonly place: string;
    readonly decides: boolean;
  };
  /** Whoever had the list taken over publishes nothing out of it. */
  past_card_own: { readonly code: string; readonly unit: string };
  past_card_there: { readonly code: string; readonly name: string; readonly url: string };
  /** To the heads of a unit. */
  notice_past_cards: {
    readonly name: string;
    readonly year: number;
    readonly cards: number;
    readonly unit: string;
  };
  card_not_yet: { readonly code: string; readonly state: State };
  card_empty: { readonly code: string };
  card_published: { readonly code: string; readonly name: string; readonly url: string };
  card_take_back: { readonly code: string; readonly name: string; readonly url: string };
  card_taken_back: { readonly code: string; readonly name: string };
  card_not_published: { readonly code: string };
  notice_card: {
    readonly code: string;
    readonly name: string;
    readonly by: string | null;
    readonly url: string | null;
  };
  hub_found: {
    readonly words: string;
    readonly rows: readonly CardLine[];
    readonly page: number;
    readonly pages: number;
    readonly total: number;
    /** There are more than were counted. */
    readonly more: boolean;
    readonly url: string;
  };
  /** `most`: the words were longer than so many characters. */
  hub_how: { readonly most: number | null };
  hub_unknown: Nothing;
  hub_enough: { readonly limit: number };
  hub_too_long: { readonly limit: number };
  copy_outside_how: { readonly code: string };
  copy_outside_own: { readonly code: string };
  copy_own_unit: { readonly code: string };
  copy_asked: { readonly number: number; readonly name: string; readonly unit: string };
  copy_list: {
    readonly code: string;
    readonly name: string;
    readonly rows: readonly CopyShown[];
    readonly total: number;
    /** How many run in other units here, and in how many other regions. */
    readonly here: number;
    readonly elsewhere: number;
    readonly indicator: CountedAs | null;
  };
  copy_shown: CopyShown & {
    readonly name: string;
    readonly purpose: string | null;
    readonly remark: string | null;
    readonly answers: boolean;
    readonly writes: boolean;
    /** What was typed behind the number decided nothing. */
    readonly unread: boolean;
  };
  copy_changed: CopyShown & { readonly what: CopyChange };
  copy_reason: { readonly number: number };
  copy_not_now: { readonly number: number; readonly state: CopyState };
  copy_written: { readonly number: number };
  copy_write_how: { readonly number: number };
  notice_copy: CopyShown & {
    readonly what: 'asked' | CopyChange | 'note';
    readonly name: string;
    readonly by: string | null;
    readonly text: string | null;
    readonly indicator: CountedAs | null;
  };
  question_asked: { readonly number: number; readonly unit: string };
  question_shown: QuestionShown & {
    readonly answers: boolean;
    readonly hides: boolean;
    readonly unread: boolean;
  };
  question_list: {
    readonly code: string;
    readonly name: string;
    readonly rows: readonly QuestionShown[];
    readonly total: number;
  };
  question_answered: { readonly number: number };
  question_hidden: { readonly number: number };
  question_how: { readonly number: number; readonly what: 'answered' | 'hidden' };
  question_done: { readonly number: number };
  notice_question: QuestionShown & {
    readonly what: 'asked' | 'answered' | 'hidden';
    readonly name: string;
    readonly reason: string | null;
  };
  hub_peers: { readonly no: number; readonly label: string; readonly rows: readonly CardLine[] };
  other_form: {
    readonly code: string;
    readonly name: string;
    readonly title: string;
    readonly year: number;
    readonly sure: boolean;
    readonly rows: readonly {
      readonly no: string;
      readonly label: string;
      readonly words: number;
      readonly maxWords: number | null;
      readonly besides: readonly string[];
    }[];
    /** The word that people type in front of the code; missing in what an earlier release did not send yet. */
    readonly word?: string;
    /** What is asked and not told yet, by part. */
    readonly missing?: readonly { readonly part: string; readonly label: string }[];
    /** Whether this person may tell it. */
    readonly tells?: boolean;
  };
  other_form_told: {
    readonly code: string;
    readonly word: string;
    readonly title: string;
    readonly no: string;
    readonly label: string;
    readonly words: number;
    readonly maxWords: number | null;
    /** It was taken back. */
    readonly dropped: boolean;
    /** What is told next; null where nothing is missing. */
    readonly next: { readonly part: string; readonly label: string } | null;
    /** The field has a text of its own, in place of the part that was told; absent where it has none. */
    readonly whole?: boolean;
  };
  /** More characters than are kept. */
  other_form_part_long: {
    readonly code: string;
    readonly word: string;
    readonly part: string;
    readonly most: number;
  };
  other_form_too_long: {
    readonly code: string;
    readonly word: string;
    readonly part: string;
    readonly no: string;
    readonly label: string;
    readonly words: number;
    readonly maxWords: number;
    /** Words that the field has without this text. */
    readonly before: number;
  };
  other_form_no_part: {
    readonly code: string;
    readonly word: string;
    readonly part: string;
    readonly parts: readonly string[];
  };
  hub_no_indicator: { readonly no: number };
}
