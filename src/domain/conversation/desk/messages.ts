// What is said about the desk in the browser, as data. Types only; the words are in bot/text/desk.ts.
import type { Nothing } from '../message-parts.ts';

/** Where the same page opens inside Telegram, which signs for whoever opens it; absent elsewhere. */
interface AtDesk {
  readonly app?: string;
}

/** What is said about the desk. */
export interface DeskMessages {
  /** The way in: works once, for so many minutes. */
  desk_link: AtDesk & { readonly url: string; readonly minutes: number };
  /** The way to the form as a page, for whoever fills in; `name` of the innovation that it opens. */
  form_link: AtDesk & {
    readonly url: string;
    readonly minutes: number;
    readonly name: string | null;
  };
  /** The same, asked for on the sign-in page by the person's name; `from`: the network address that asked. */
  desk_link_asked: { readonly url: string; readonly minutes: number; readonly from: string };
  /** A passkey of this name was registered at the desk, which whoever owns the account should know. */
  notice_passkey_added: { readonly name: string };
  /** So many passkeys of an account went when it was joined to another. */
  notice_passkeys_gone: { readonly count: number };
  /** Somebody without a role asked for it. */
  desk_not_for_you: Nothing;
}
