// What is said about gakor, mentors and what people write to each other, as data. Types only; the words are in bot/text/mentors.ts.
import type { Nothing } from '../message-parts.ts';

interface GakorDone {
  readonly what: 'create' | 'add_unit' | 'drop_unit' | 'mentor';
  readonly gakor: string;
  readonly unit: string | null;
  readonly mentor: string | null;
}

/** What is said about gakor, mentors and what people write to each other. Times are ISO, UTC; a `date` or `day` is an ISO day. */
export interface MentorMessages {
  gakor_list: {
    readonly rows: readonly {
      readonly id: number;
      readonly name: string;
      readonly units: readonly string[];
      readonly mentors: readonly string[];
    }[];
  };
  gakor_how: Nothing;
  gakor_mentors: {
    readonly people: readonly { readonly id: number; readonly name: string | null }[];
  };
  /** `from` is the gakor that lost the unit. */
  gakor_changed: GakorDone & { readonly from: string | null };
  notice_gakor: GakorDone;
  mentor_no_unit: Nothing;
  mentor_ask: Nothing;
  mentor_asked: { readonly names: readonly string[] };
  mentor_too_long: { readonly limit: number };
  /** Today's messages to others are used up; this one was not sent. */
  mentor_enough: { readonly limit: number };
  message_write: { readonly id: number };
  message_unknown: { readonly id: number };
  message_sent: { readonly to: string | null };
  message_unit_write: { readonly unit: string };
  message_unit_check: { readonly unit: string; readonly text: string; readonly quiet: boolean };
  message_unit_unclear: { readonly typed: string; readonly like: readonly string[] };
  /** What the reader of a message is told, with what it is about. */
  notice_message: {
    readonly id: number;
    readonly from: string | null;
    readonly unit: string;
    readonly what: 'question' | 'answer' | 'message';
    readonly innovation: { readonly code: string; readonly name: string | null } | null;
    readonly item: string | null;
    readonly text: string;
  };
}
