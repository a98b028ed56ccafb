// What is said about the desk in the browser, as data. Types only; the words are in bot/text/desk.ts.
import type { Nothing } from '../message-parts.ts';

/** What is said about the desk. */
export interface DeskMessages {
  /** The way in: works once, for so many minutes. */
  desk_link: { readonly url: string; readonly minutes: number };
  /** Somebody who only fills in asked for it. */
  desk_not_for_you: Nothing;
}
