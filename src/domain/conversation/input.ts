// What can reach a conversation: a person's message after parsing, or the outcome of something they started.
// It holds types only.
import type { DocumentFacts } from './message-parts.ts';
import type { WorkbookReport } from '../edition/workbook/report.ts';
import type { DocumentReading } from '../excerpts/excerpt.ts';
import type { PaperName } from '../papers.ts';
import type { Quoted } from './quoted.ts';

/** The networks a person can write on. */
export type ChannelId = 'telegram' | 'whatsapp' | 'webchat';

/** What a message is, whatever the network calls it. */
export type InboundKind =
  | 'text'
  | 'choice'
  | 'file'
  | 'edit'
  | 'delete'
  | 'voice'
  | 'sticker'
  | 'location'
  | 'contact'
  | 'reaction'
  | 'undecryptable'
  | 'group'
  | 'blocked'
  | 'unblocked'
  /** The network says that the number, or the phone behind it, is another one than before. */
  | 'identity_changed'
  /** The chat was opened and nothing was written yet; the network reports it where we could write first then. */
  | 'opened'
  | 'other';

/** A file that came with the message; `index` is its place there. Its bytes are still to come. */
export interface AnnouncedFile {
  readonly index: number;
  readonly name: string;
  readonly size: number | null;
}

/** How fetching and checking a file ended. `duplicateOf` says where the same bytes stand: another item, or another innovation's code. */
export type FileOutcome =
  | {
      readonly result: 'stored';
      readonly size: number;
      readonly mime: string;
      readonly sha256: string;
      readonly format: string;
      readonly durationSeconds: number | null;
      readonly warnings: readonly string[];
      readonly facts: DocumentFacts;
      /** What of it a machine read off a photo; absent for others. */
      readonly photo?: DocumentFacts;
      readonly duplicateOf: string | null;
    }
  /** Text sent instead of typing; `reading` is what it would tell as an old document. */
  | {
      readonly result: 'text';
      readonly text: string;
      readonly words: number;
      readonly reading?: DocumentReading;
    }
  | { readonly result: 'document'; readonly reading: DocumentReading }
  | { readonly result: 'workbook'; readonly report: WorkbookReport }
  | { readonly result: 'refused'; readonly problem: FileProblemData }
  | {
      readonly result: 'failed';
      /** False: it is tried again without the person doing anything. */
      readonly final: boolean;
      /** There is no room for it on our side. */
      readonly full: boolean;
    };

/**
 * Which print a signed paper is: of the innovation as it is now, as it was before something of it changed, of something else;
 * or its number is none of ours, or could not be read.
 */
export type ScanMatch =
  | { readonly is: 'present' | 'older'; readonly paper: PaperName; readonly version: number | null }
  | { readonly is: 'other'; readonly paper: PaperName; readonly of: string | null }
  | { readonly is: 'unknown'; readonly number: string }
  | { readonly is: 'unread' };

/** One file's outcome, with the item it was sent for. */
export interface FileReport {
  readonly fileId: number;
  readonly name: string;
  readonly code: string | null;
  readonly item: string | null;
  readonly outcome: FileOutcome;
  /** Of a PDF made of photographed pages: how many; absent for what came as it is. */
  readonly pages?: number;
  /** Of a signed paper that came back: which print it is. */
  readonly scan?: ScanMatch;
  /** The lower quality of the same picture that was sent ahead of it, and its state. */
  readonly betterThan?: { readonly fileId: number; readonly state: string };
}

/** A refusal of a file, as data: reason code, what was found, what is accepted, limit and received value. */
export interface FileProblemData {
  readonly code: string;
  readonly found?: string;
  readonly accepted?: readonly string[];
  readonly limit?: number;
  readonly received?: number;
}

/** One input to the engine. */
export type Input =
  | {
      readonly kind: 'text';
      /** Cleaned text (see language `cleanText`). */
      readonly text: string;
      /** What this message quotes; absent where it quotes nothing that asks or decides. */
      readonly quoted?: Quoted;
      /** True when characters were taken out that cannot be stored. */
      readonly cleaned: boolean;
      /** Number of the newest prompt that had been shown when the message was written. */
      readonly seen: number;
      /** Number of the newest prompt that has been shown by now. */
      readonly shown: number;
    }
  | { readonly kind: 'choice'; readonly token: string }
  | {
      readonly kind: 'files';
      /** The item that an upload page was opened for; null for files sent in the chat. */
      readonly sentFor: { readonly code: string; readonly item: string } | null;
      /** The innovation of which these are signed papers that were put up at the desk; whatever is open in the chat. */
      readonly scanOf?: string;
      readonly files: readonly AnnouncedFile[];
      readonly caption: string | null;
      /** Files with the same one were chosen together; null where the network says nothing of it. */
      readonly album?: string | null;
      /** As for a text. */
      readonly quoted?: Quoted;
      /** The external id of the message that brought the same picture in a lower quality. */
      readonly betterThan?: string;
      /** As for a text. */
      readonly seen: number;
      readonly shown: number;
      readonly tooLarge: readonly {
        readonly name: string;
        readonly size: number;
        readonly limit: number;
      }[];
    }
  /** Files whose outcome was not told yet; `waiting` counts those still on the way. */
  | {
      readonly kind: 'file_outcomes';
      readonly outcomes: readonly FileReport[];
      readonly waiting: number;
    }
  | { readonly kind: 'edit'; readonly text: string; readonly target: string }
  | { readonly kind: 'delete'; readonly target: string }
  /** `invitation`: the code of one that was written into the group. */
  | { readonly kind: 'group'; readonly invitation?: string }
  /** `phone` (E.164) only where the network proves that the card is the sender's own, given when we asked for it. */
  | { readonly kind: 'contact'; readonly phone?: string }
  | { readonly kind: 'identity_changed' }
  | { readonly kind: 'opened' }
  /** `place`: latitude and longitude as one would type them, where the network told them. */
  | {
      readonly kind: 'location';
      readonly place?: string;
      /** As for a text. */
      readonly seen?: number;
      readonly shown?: number;
    }
  | {
      readonly kind: 'voice' | 'sticker' | 'reaction' | 'undecryptable' | 'other';
    };
