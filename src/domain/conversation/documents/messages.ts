// What is said about old documents, as data. Types only; the words are in bot/text/documents.ts.
import type { ExcerptDoubt } from '../../excerpts/excerpt.ts';
import type { GroupWords, Nothing } from '../message-parts.ts';

/** A number of the list with its label. */
interface Listed {
  readonly of: 'field' | 'indicator';
  readonly number: number;
  readonly label: string;
}

/** A value of several for one item, by its letter. */
interface Lettered {
  readonly letter: string;
  readonly value: string;
  readonly file: string;
}

/** What is said about old documents. */
export interface DocumentMessages {
  /** Asks for documents. */
  send_documents: Nothing;
  /** One was read, others of the same send are still on their way. */
  documents_coming: { readonly names: readonly string[]; readonly waiting: number };
  document_nothing: {
    readonly name: string;
    /** `empty`, `unread` and `torn` are of our own form: nothing filled in, nothing that can be read, its cells gone. */
    readonly why: 'scan' | 'photo' | 'nothing' | 'known' | 'empty' | 'unread' | 'torn';
  };
  document_whole: { readonly words: number };
  document_which: { readonly document: string; readonly name: string; readonly code: string };
  documents_read: {
    readonly files: readonly string[];
    readonly fields: number;
    readonly indicators: number;
    readonly short: readonly (Listed & {
      readonly value: string;
      readonly stored: string | null;
    })[];
    readonly several: readonly (Listed & { readonly values: readonly Lettered[] })[];
    readonly long: readonly (Listed & { readonly words: number; readonly stored: boolean })[];
    readonly told: readonly { readonly no: number; readonly level: number | null }[];
    readonly doubtful: readonly (Listed & {
      readonly why: ExcerptDoubt;
      readonly heading: string;
      readonly withAll: boolean;
    })[];
    readonly takesAll: boolean;
    /** Words of a rancang bangun without headings of its parts. */
    readonly whole: number;
    /** One is our own form: whether it is of another edition, and what was filled in and not understood; absent for others. */
    readonly own?: { readonly other: boolean; readonly unread: readonly Listed[] };
  };
  excerpt_shown: Listed & {
    readonly values: readonly (Lettered & {
      readonly words: number;
      readonly heading: string;
      readonly page: number | null;
    })[];
    readonly stored: string | null;
  };
  excerpts_taken: {
    readonly fields: number;
    readonly indicators: number;
    readonly code: string;
    readonly name: string | null;
    readonly created: boolean;
    /** Indicators whose level was told in the same message; absent in what an earlier release left unsent. */
    readonly levels?: readonly number[];
    /** They stood in our own form, which tells levels as well; absent for others. */
    readonly own?: boolean;
    readonly group: GroupWords | null;
    readonly left: readonly Listed[];
  };
  excerpt_not_there: { readonly numbers: readonly number[] };
  excerpt_needs_letter: { readonly number: number; readonly letters: readonly string[] };
  documents_need_name: { readonly number: number | null };
  documents_dropped: { readonly names: readonly string[] };
  taking_how: Nothing;
  review_open: Nothing;
  documents_gone: Nothing;
}
