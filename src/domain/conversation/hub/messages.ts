// What is said about the public catalogue, as data. Types only; the words are in bot/text/hub.ts.
import type { State } from '../../innovation/status.ts';
import type { Nothing } from '../message-parts.ts';

/** A published innovation in a line. */
export interface CardLine {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly year: number;
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
  hub_how: Nothing;
}
