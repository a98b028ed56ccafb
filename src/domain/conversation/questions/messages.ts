// What is said to somebody who asks, as data. Types only; the words are in bot/text/questions.ts.
import type { FileFormat } from '../../edition/definition.ts';
import type { State } from '../../innovation/status.ts';
import type { Intent } from '../../language/index.ts';
import type { Nothing } from '../message-parts.ts';

/** What the answers are made of; null where there is none. */
export interface QuestionFacts {
  readonly intent: Intent;
  readonly edition: string;
  readonly year: number;
  readonly unit: string | null;
  readonly items: number;
  /** The question that is open. */
  readonly item: {
    readonly label: string;
    readonly help: string;
    readonly instruction: string | null;
    readonly example: string | null;
    readonly formats: readonly FileFormat[];
  } | null;
  /** The group of texts that have a least number of words together, and how many there are. */
  readonly group: { readonly label: string; readonly words: number; readonly min: number } | null;
  /** Whether the open item belongs to that group. */
  readonly inGroup: boolean;
  readonly innovation: {
    readonly code: string;
    readonly name: string;
    readonly state: State;
    readonly since: string;
    readonly filled: number;
    readonly total: number;
  } | null;
}

/** What is said to somebody who asks. */
export interface QuestionMessages {
  question_answer: QuestionFacts;
  question_unknown: Nothing;
  /** Two choices of an item that somebody compared, and what the form says of them. */
  choices_compared: {
    readonly label: string;
    readonly no: number;
    readonly indicator: boolean;
    readonly choices: readonly string[];
    readonly told: string | null;
    readonly help: string;
  };
  /** Names what is still open, in one line. */
  still_open: { readonly mode: string; readonly label: string | null };
  answer_or_candidate: { readonly label: string };
  /** A text that says something of other items by their names; nothing of it is stored before the person says so. */
  answer_or_other: {
    readonly label: string;
    readonly typed: string;
    readonly others: readonly {
      readonly number: number;
      readonly label: string;
      readonly said: string;
    }[];
    readonly unread: readonly string[];
    /** A figure would answer the open step. */
    readonly figures?: false;
  };
  /** A text that waited for a word on it was followed by another one; `number`: of the item that was open. */
  held_dropped: { readonly typed: string; readonly number: number };
  answer_or_question: { readonly label: string; readonly typed: string };
  /** The meanings that are nearest to what was typed stand as choices below. */
  nearest_meanings: Nothing;
}
