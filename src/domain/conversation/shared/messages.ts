// What is said about acts with a code, notices and the record, which every subject uses, as data. Types only; the words are in bot/text/shared.ts.
import type { Role } from '../../access.ts';
import type { ActName } from '../act.ts';
import type { Nothing } from '../message-parts.ts';

/** What is said about acts with a code, notices and the record, which every subject uses. Times are ISO, UTC; a `date` or `day` is an ISO day. */
export interface SharedMessages {
  /** The code that carries an act out; what the act does was said before it. */
  confirm_act: { readonly act: ActName; readonly code: string };
  act_needs_code: Nothing;
  type_the_code: Nothing;
  code_spent: { readonly why: 'used' | 'expired' | 'other' };
  act_dropped: Nothing;
  act_outdated: { readonly act: ActName };
  choose_number: { readonly count: number };
  notice_wrong_codes: { readonly wrong: number; readonly people: number };
  confirmation_wrong: Nothing;
  confirmation_dropped: Nothing;
  /** A dialogue was left by typing another command; nothing of it was sent. */
  dialogue_left: {
    readonly what: 'asking_mentor' | 'answering_message' | 'writing_unit' | 'representing';
    readonly id: number | null;
    readonly code: string | null;
  };
  /** A word that is a command too was typed where a text is asked for. */
  word_is_command: { readonly typed: string };
  unit_candidates: { readonly typed: string };
  unit_not_found: { readonly typed: string };
  greeting: { readonly name: string | null };
  thanks: Nothing;
  no_hurry: Nothing;
  saved_already: Nothing;
  /** The budget is used up; nothing of what was sent is kept. */
  too_much: {
    readonly what: 'messages' | 'files';
    readonly again: 'in_an_hour' | 'tomorrow';
  };
  /** It was carried out; others are not told of it today. */
  notices_used_up: Nothing;
  too_many_codes: { readonly minutes: number; readonly crowded: boolean };
  /** `all`: every word, not the main ones. */
  help: { readonly roles: readonly Role[]; readonly hasDraft: boolean; readonly all: boolean };
  no_focus: { readonly creates: boolean; readonly checks: boolean; readonly lists: boolean };
  /** How a command is written, to somebody whose message begins with it; `command` is its name in the table. */
  command_how: { readonly command: string; readonly typed: string };
  send_once_more: Nothing;
  /**
   * Parts of a message with several answers that are no answer, as typed. `missing`: indicators that were not recorded as
   * missing because of them.
   */
  parts_unread: { readonly parts: readonly string[]; readonly missing?: readonly number[] };
  not_understood: Nothing;
  idle_hint: {
    readonly hasDraft: boolean;
    readonly fills: boolean;
    readonly checks: boolean;
    readonly invites: boolean;
  };
  pick_number: { readonly count: number };
  cancelled: Nothing;
  cannot_cancel_here: Nothing;
  not_allowed: Nothing;
  not_found: Nothing;
  not_yet_here: { readonly command: string };
  /** The step failed on our side; the operators see why. */
  trouble: Nothing;
  yes_or_no: Nothing;
  text_cleaned: Nothing;
  blank: Nothing;
  not_an_answer: { readonly kind: string };
  stale_button: Nothing;
}
