// What filling in adds to a conversation: needs, loaded values, effects, modes. Types only.
import type { StoredReply } from '../../language/index.ts';
import type { AnswerValue } from '../../edition/answer.ts';
import type { ItemId } from '../../edition/definition.ts';
import type { Doubt } from '../../edition/items/index.ts';
import type { Innovation } from '../../innovation/innovation.ts';
import type { Writing } from './pieces.ts';
import type { InnovationRow } from '../checking/types.ts';

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

/** How the next piece of a long text joins the one before. */
export type Join = 'none' | 'space' | 'line';

/** The long text that was written last, which another message may go on from. */
export interface Grown {
  readonly item: ItemId;
  readonly join: Join;
  /** The network cut the message at its limit: the next one goes on from it. */
  readonly cut?: true;
  /** It may have been cut, or it was just that long: it is asked whether the next one goes on from it. */
  readonly mayBeCut?: true;
}

/** A question of the form is open. */
export interface Asking {
  readonly name: 'asking';
  readonly item: ItemId;
  readonly step: AskStep;
  /** Revision of the item's answer when it was asked (0: none), to notice another filler's newer one. */
  readonly revision: number;
  /** Further items that were asked in the same message, in its order; none of them was answered then. */
  readonly more?: readonly ItemId[];
  /** Kept by an earlier version while a long text was growing: the next text goes on from it. */
  readonly join?: Join;
  /** The person came to repair what a checker returned. */
  readonly walk?: 'repair';
  /** The question was offered again after a silence: a plain yes means "go on". */
  readonly offered?: boolean;
  /** What was typed last looked like a command; typed once more it is the answer. */
  readonly doubted?: string;
  /** What was typed last could be an answer or a question to us; nothing of it is stored before that is said. */
  readonly unsure?: string;
  /** What is unsure tells of other items: that it is the answer was the only choice. */
  readonly unsureOf?: 'others';
  /** What was typed last was answered as a question; sent once more it is asked about. */
  readonly answered?: string;
}

/** A value waits for a yes or no. `back` is the question that is open again afterwards. */
export interface Confirming {
  readonly name: 'confirming';
  readonly value: AnswerValue;
  readonly item: ItemId;
  /**
   * `continued`: whether a text goes on from that of `item`, or answers the question in `back`; `rest_none`: whether there
   * is nothing for all indicators of which nothing is known.
   */
  readonly why: Doubt | 'edited' | 'quoted' | 'overwrite' | 'text_file' | 'continued' | 'rest_none';
  readonly back: Asking | null;
  /** Revision of the answer that an edit was made from: of a newer one it would take words away. */
  readonly revision?: number;
  /** The last piece of the text that waits ends where a messenger cuts. */
  readonly cut?: true;
}

/** What a message may ask for. */
export type FillingNeed =
  | { readonly kind: 'drafts' }
  /** How many drafts of the running edition this person has begun and not handed in. */
  | { readonly kind: 'drafts_begun' }
  | { readonly kind: 'co_fill'; readonly code: string }
  | { readonly kind: 'target'; readonly externalId: string }
  | { readonly kind: 'lesser_copy'; readonly externalId: string }
  /** Innovations with a name like that of the innovation in hand, or like this one. */
  | { readonly kind: 'similar'; readonly name?: string };

/** What was loaded for these needs; absent where it was not asked for. */
export interface FillingLoaded {
  readonly drafts?: readonly InnovationRow[];
  readonly draftsBegun?: number;
  /** The innovation behind a co-filler's code. */
  readonly coFill?: Innovation | null;
  /** The item whose answer came from the message that was edited or deleted. */
  readonly target?: {
    readonly code: string;
    readonly item: ItemId;
    /** The message answered further items too. */
    readonly several?: boolean;
    /** How that item came to be as it is, oldest first. */
    readonly writings: readonly Writing[];
  } | null;
  /** What became of the same picture in a lower quality; null when that message never came, `file` null when it is no evidence. */
  readonly lesserCopy?: {
    readonly file: { readonly code: string; readonly item: ItemId } | null;
  } | null;
  readonly similar?: readonly {
    readonly code: string;
    readonly name: string;
    readonly unitId: string;
  }[];
}

/** What is to be done. */
export type FillingEffect =
  | {
      readonly kind: 'create_co_fill_code';
      readonly secret: string;
      readonly code: string;
      readonly hours: number;
    }
  /** `secret` is the code that was typed; null for the unit's admin, who needs none. */
  | { readonly kind: 'become_filler'; readonly code: string; readonly secret: string | null }
  | {
      readonly kind: 'create_innovation';
      readonly code: string;
      readonly unitId: string;
      readonly editionId: string;
      readonly editionVersion: number;
    }
  | { readonly kind: 'focus'; readonly code: string | null }
  | {
      readonly kind: 'save_answer';
      readonly code: string;
      readonly item: ItemId;
      readonly value: AnswerValue;
      readonly revision: number;
      readonly before: AnswerValue | null;
      readonly name: string | null;
      /** It waits to be confirmed by its owner. */
      readonly toConfirm?: boolean;
      /** What stood there before waited to be confirmed. */
      readonly waited?: true;
    }
  | {
      /** An answer is taken back by whoever gave it: the item is as if it had not been answered. */
      readonly kind: 'clear_answer';
      readonly code: string;
      readonly item: ItemId;
      readonly before: AnswerValue;
    }
  | { readonly kind: 'repaired'; readonly code: string; readonly item: ItemId }
  /** What repaired an item was taken back: it waits for its repair again. */
  | { readonly kind: 'unrepaired'; readonly code: string; readonly item: ItemId };

/** What the last message of a person stored, so that it can be taken back. */
export interface Stored {
  readonly code: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The answers as they were, and the revision they have since; null where there was none. */
  readonly answers: readonly {
    readonly item: ItemId;
    readonly before: AnswerValue | null;
    readonly revision: number;
    /** What stood there before waited to be confirmed. */
    readonly waited?: true;
  }[];
  /** Its files are those of the send that was taken last. */
  readonly files: boolean;
  /** What was chosen together is one message, however many brought it. */
  readonly album?: string;
  /** Files that went to another item, and where they were. */
  readonly moved?: readonly { readonly id: number; readonly from: ItemId }[];
  /** Items that were passed over. */
  readonly passed?: readonly ItemId[];
  /** Items that it repaired. */
  readonly repaired?: readonly ItemId[];
  /** Files that it took out. */
  readonly taken?: readonly number[];
  /** A PDF of photos that it took apart: its pages in their order, as they can be joined again. */
  readonly parted?: {
    readonly item: ItemId;
    readonly name: string;
    readonly pages: readonly number[];
  };
  /** Pages of a PDF that were put into another order, and their order before. */
  readonly ordered?: {
    readonly item: ItemId;
    readonly name: string;
    readonly was: readonly number[];
  };
  /** It cannot be taken back: files stand in several places; or it was by an earlier version. */
  readonly kept?: 'removed' | 'copied' | 'ordered';
}

/** What is open in the conversation. */
export type FillingMode =
  | {
      readonly name: 'idle';
      readonly offered?: readonly StoredReply[];
      /** The innovation whose card was shown last to somebody who checks. */
      readonly looking?: string;
    }
  | {
      readonly name: 'naming_innovation';
      /** The candidate out of which it is begun. */
      readonly candidate?: number;
      /** What was told of it, for help with the name. */
      readonly sentence?: string;
      readonly doubted?: string;
      readonly unsure?: string;
      readonly answered?: string;
    }
  | { readonly name: 'confirming_submit'; readonly version: number }
  | { readonly name: 'confirming_withdraw'; readonly code: string; readonly version: number }
  | { readonly name: 'confirming_cancel' }
  /** Every item is answered; what was only read is to be confirmed, and what documents lack is told, in one message. */
  | {
      readonly name: 'finishing';
      /** What was shown as read: only that is confirmed. */
      readonly shown?: readonly string[];
    }
  | {
      readonly name: 'picking_draft';
      readonly codes: readonly string[];
      /** Where the next page begins. */
      readonly next?: number;
      readonly back: Asking | null;
    }
  | Asking
  | Confirming;
