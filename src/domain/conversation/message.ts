// What is said to people, as data: a key and its arguments. The words are in bot/text, one sentence maker a key.
// It never holds a sentence; labels of the form are data of the edition and pass through.
import type { Role } from '../access.ts';
import type { SecondCheckMessages } from './check-messages.ts';
import type { CheckingMessages, CommandMessages, StartMessages } from './command-messages.ts';
import type { CoFillMessages, FileMessages, FillingMessages } from './filling-messages.ts';
import type { OutreachLabel, OutreachMessages } from './outreach-messages.ts';
import type { RecordsMessages } from './records-messages.ts';
import type { SeasonMessages } from './season-messages.ts';

/** The arguments of every sentence, by key. */
export interface MessageArgs
  extends
    StartMessages,
    FillingMessages,
    CoFillMessages,
    FileMessages,
    CommandMessages,
    OutreachMessages,
    CheckingMessages,
    SecondCheckMessages,
    SeasonMessages,
    RecordsMessages {}

/** The key of a sentence. */
export type MessageKey = keyof MessageArgs;

/** One thing said. */
export type Part = {
  readonly [K in MessageKey]: { readonly key: K; readonly args: MessageArgs[K] };
}[MessageKey];

/** Standing labels of buttons; their words are in bot/text. */
export type LabelKey =
  | OutreachLabel
  | 'share_phone'
  | 'agree'
  | 'decline'
  | 'yes'
  | 'no'
  | 'done'
  | 'skip'
  | 'none_yet'
  | 'correct'
  | 'incorrect'
  | 'submit'
  | 'summary'
  | 'missing'
  | 'new'
  | 'go_on'
  | 'put_aside'
  | 'use_mine'
  | 'keep_theirs'
  | 'approve'
  | 'endorse'
  | 'accept'
  | 'return'
  | 'evidence'
  | 'look'
  | 'repair';

/** A choice offered with a message. `reply` is what typing it would be; a numbered one is listed in the text as well. */
export interface Choice {
  readonly label: string | { readonly key: LabelKey } | { readonly role: Role };
  readonly reply: string;
  readonly numbered: boolean;
}

/** A whole message. `prompt` is the number of the open prompt it belongs to; null for notices, whose choices hold at any time. */
export interface Message {
  readonly parts: readonly Part[];
  readonly choices: readonly Choice[];
  readonly prompt: number | null;
  /** Asks for the person's own number, with a button where the network has one. */
  readonly asksPhone?: true;
  /** An evidence file sent along. */
  readonly file?: {
    readonly sha256: string;
    readonly name: string;
    readonly mime: string;
    readonly size: number;
  };
}
