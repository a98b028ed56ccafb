// What a conversation remembers between two messages: plain JSON, stored with every step.
// It never holds answers but those of a trial (all others are stored as such) and never a copy of what can be computed.
import type { ItemId } from '../edition/definition.ts';
import type { StoredReply } from '../language/index.ts';
import type { BroadcastMode } from './broadcasts/types.ts';
import type { CalendarMode } from './calendar/types.ts';
import type { CandidateMode } from './candidates/types.ts';
import type { CheckingMode } from './checking/types.ts';
import type { ContestMode } from './contest/types.ts';
import type { DocumentMode } from './documents/types.ts';
import type { TrialDraft, TrialOf } from './editions/types.ts';
import type { FillingMode, Grown, Stored } from './filling/types.ts';
import type { IntroducingMode } from './introducing/types.ts';
import type { LetterheadMode } from './letterhead/types.ts';
import type { MentorMode } from './mentors/types.ts';
import type { MonevMode } from './monev/types.ts';
import type { OwnDataMode } from './own-data/types.ts';
import type { RoleMode } from './roles/types.ts';
import type { SharedMode } from './shared/types.ts';

/** What is open in the conversation. */
export type Mode =
  | BroadcastMode
  | CalendarMode
  | CandidateMode
  | CheckingMode
  | ContestMode
  | DocumentMode
  | Trying
  | FillingMode
  | IntroducingMode
  | LetterheadMode
  | MentorMode
  | MonevMode
  | OwnDataMode
  | RoleMode
  | SharedMode;

/** An edition is tried: a conversation inside the conversation. */
interface Trying {
  readonly name: 'trying';
  readonly of: TrialOf;
  readonly inner: Conversation;
  /** Null until it has a name. */
  readonly draft: TrialDraft | null;
}

/** The open mode of this name. */
export type ModeOf<Name extends Mode['name']> = Extract<Mode, { readonly name: Name }>;

/** The innovation that this person looked at last to check it, or whose decision waits for a word; null when none. */
export function lookedAt(mode: Mode): string | null {
  if (mode.name === 'completing') return mode.code;
  return mode.name === 'idle' ? (mode.looking ?? null) : null;
}

/** A numbered list as it was shown: files of an innovation by their ids, innovations that wait by their codes, or items by their numbers. */
export type Listed =
  | { readonly of: 'files'; readonly code: string; readonly ids: readonly number[] }
  /** `next`: the page of the queue that follows. */
  | { readonly of: 'queue'; readonly codes: readonly string[]; readonly next?: number }
  | { readonly of: 'items'; readonly code: string; readonly numbers: readonly number[] };

/** The stored state of one person's conversation, whatever the channel. */
export interface Conversation {
  readonly mode: Mode;
  /** Number of the open prompt; rises with each, so that an old button is recognised. */
  readonly prompt: number;
  /** What typing would be for each button of the open prompt, in order. */
  readonly replies: readonly StoredReply[];
  readonly skipped: readonly ItemId[];
  /** What was typed last and stored, to recognise it when it is typed twice; unit and name of a person have no item (''). */
  readonly last: { readonly item: ItemId; readonly text: string } | null;
  /** The numbered list that was shown last: what its numbers stand for does not move while things are taken out of it. */
  readonly listed?: Listed;
  /** The long text written last; a "+" goes on from it. */
  readonly grown?: Grown;
  /** Where the files sent last belong; further ones of the same send go there too. */
  readonly send?: {
    readonly album: string | null;
    readonly items: readonly ItemId[];
    /** When it came, in milliseconds since 1970. */
    readonly at?: number;
    /** The newest prompt when it began, where no album tells what belongs to it: files that follow at once do. */
    readonly prompt?: number;
    /** The newest file before it; those of the send came after. */
    readonly since?: number;
    /** Where those of the send before it belong. */
    readonly before?: readonly ItemId[];
    /** What its caption called it, beside levels and facts; absent where nothing did. */
    readonly called?: string;
    /** A text was taken since then: what comes now without a word goes on from that, not from this send. */
    readonly answered?: true;
    /** Photos of it that were taken out of a PDF: they stay photos. */
    readonly parted?: readonly number[];
  };
  /** What was stored last, so that one word takes it back. */
  readonly stored?: Stored;
  /** Number of the prompt that asked the open question first; whoever was not shown one since then has not answered it. */
  readonly asked?: number;
  /** The last input that was stored or led to another question, the number of the prompt that said so, and whether it answered several items. */
  readonly taken?: { readonly text: string; readonly prompt: number; readonly several?: true };
}

/** The state of somebody who has not written yet. */
export const newConversation: Conversation = {
  mode: { name: 'new' },
  prompt: 0,
  replies: [],
  skipped: [],
  last: null,
};
