// What a conversation remembers between two messages: plain JSON, stored with every step.
// It never holds answers (they are stored as such) and never a copy of what can be computed.
import type { Invitee } from '../phone.ts';
import type { AnswerValue } from '../edition/answer.ts';
import type { Role } from '../access.ts';
import type { ItemId } from '../edition/definition.ts';
import type { ScoreLevel } from '../score.ts';
import type { OutreachMode } from './outreach.ts';
import type { SeasonMode } from './season.ts';

/** The part of an item that is open. Fields have `value`; indicators the rest. */
export type AskStep =
  | 'value'
  | 'variant'
  | 'level'
  | 'description'
  | 'files'
  | 'document_confirm'
  | 'document_number'
  | 'document_date'
  | 'document_subject';

/** A question of the form is open. */
export interface Asking {
  readonly name: 'asking';
  readonly item: ItemId;
  readonly step: AskStep;
  /** Revision of the item's answer when it was asked (0: none), to notice another filler's newer one. */
  readonly revision: number;
  /** Further items that were asked in the same message, in its order; none of them was answered then. */
  readonly more?: readonly ItemId[];
  /** The next long text goes on from the one before; tells how the pieces join. */
  readonly join?: 'none' | 'space' | 'line';
  /** The person came to repair what a checker returned. */
  readonly walk?: 'repair';
  /** The question was offered again after a silence: a plain yes means "go on". */
  readonly offered?: boolean;
  /** What was typed last looked like a command; typed once more it is the answer. */
  readonly doubted?: string;
}

/** A value waits for a yes or no. `back` is the question that is open again afterwards. */
export interface Confirming {
  readonly name: 'confirming';
  readonly value: AnswerValue;
  readonly item: ItemId;
  readonly why: 'date' | 'choice' | 'number' | 'edited' | 'overwrite' | 'text_file';
  readonly back: Asking | null;
}

/** What a checker wants returned, collected item by item. */
export interface Returning {
  readonly name: 'returning';
  readonly card: string;
  readonly code: string;
  readonly notes: readonly (readonly [ItemId, string])[];
  /** Notes of the last message that were shown as they were understood; others in their place replace them. */
  readonly doubt?: readonly (readonly [ItemId, string])[];
  /** Another innovation was looked at meanwhile, so that the end is asked for once more. */
  readonly aside?: true;
}

/** A decision that lacks its reason or number; what it is bound to stays as it was named. */
export interface Completing {
  readonly name: 'completing';
  readonly code: string;
  readonly lacks:
    | { readonly step: 'reject' | 'reopen'; readonly card: string }
    /** `read`: the number as it was understood, read back. */
    | { readonly step: 'report'; readonly card: string; readonly read?: string }
    | {
        readonly step: 'level';
        readonly item: ItemId;
        readonly number: number;
        readonly label: string;
        readonly level: ScoreLevel;
        readonly version: number;
      };
}

/** What is open in the conversation. */
export type Mode =
  | OutreachMode
  | SeasonMode
  | { readonly name: 'new' }
  | { readonly name: 'group' }
  | { readonly name: 'consent'; readonly invitation?: string }
  | { readonly name: 'choosing_unit'; readonly offered: readonly string[] }
  | { readonly name: 'giving_name'; readonly invitation?: string }
  | {
      readonly name: 'idle';
      readonly offered?: readonly string[];
      /** The innovation whose card was shown last to somebody who checks. */
      readonly looking?: string;
    }
  | { readonly name: 'naming_innovation'; readonly doubted?: string }
  | Asking
  | Confirming
  | { readonly name: 'confirming_submit'; readonly version: number }
  | { readonly name: 'confirming_withdraw'; readonly code: string; readonly version: number }
  | { readonly name: 'confirming_cancel' }
  | {
      readonly name: 'picking_draft';
      readonly codes: readonly string[];
      readonly back: Asking | null;
    }
  | {
      readonly name: 'inviting';
      readonly role: Role | null;
      readonly offered: readonly string[];
      readonly acting?: boolean;
      readonly invitee?: Invitee;
    }
  /** Waits for the proof that this account has the number an invitation was made for. */
  | { readonly name: 'proving'; readonly invitation: string }
  | Returning
  | Completing;

/** The open mode of this name. */
export type ModeOf<Name extends Mode['name']> = Extract<Mode, { readonly name: Name }>;

/** The innovation that this person looked at last to check it, or whose decision waits for a word; null when none. */
export function lookedAt(mode: Mode): string | null {
  if (mode.name === 'completing') return mode.code;
  return mode.name === 'idle' ? (mode.looking ?? null) : null;
}

/** The stored state of one person's conversation, whatever the channel. */
export interface Conversation {
  readonly mode: Mode;
  /** Number of the open prompt; rises with each, so that an old button is recognised. */
  readonly prompt: number;
  /** What typing would be for each button of the open prompt, in order. */
  readonly replies: readonly string[];
  readonly skipped: readonly ItemId[];
  /** What was typed last and stored, to recognise it when it is typed twice; unit and name of a person have no item (''). */
  readonly last: { readonly item: ItemId; readonly text: string } | null;
}

/** The state of somebody who has not written yet. */
export const newConversation: Conversation = {
  mode: { name: 'new' },
  prompt: 0,
  replies: [],
  skipped: [],
  last: null,
};
