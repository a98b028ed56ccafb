// What is said about the desk in the browser, as data. Types only; the words are in bot/text/desk.ts.
import type { Nothing } from '../message-parts.ts';

/** What is said about the desk. */
export interface DeskMessages {
  /** The way in: works once, for so many minutes. */
  desk_link: { readonly url: string; readonly minutes: number };
  /** The way to the form as a page, for whoever fills in; `name` of the innovation that it opens. */
  form_link: { readonly url: string; readonly minutes: number; readonly name: string | null };
  /** Somebody without a role asked for it. */
  desk_not_for_you: Nothing;
}
