// What old documents add to a conversation: needs, loaded values, effects, modes. Types only.
import type { ReadFile } from '../../excerpts/offers.ts';
import type { Asking } from '../filling/types.ts';

/** What a message may ask for. */
export type DocumentNeed = { readonly kind: 'documents' };

/** What was loaded for these needs; absent where it was not asked for. */
export interface DocumentLoaded {
  /** Documents of this person, and of the innovation in hand, that may still be taken from; the oldest first. */
  readonly documents?: readonly ReadFile[];
}

/** What is to be done. */
export type DocumentEffect =
  /** A document belongs to the innovation that something was taken for. */
  | { readonly kind: 'adopt_document'; readonly fileId: number; readonly code: string }
  /** Nothing more is taken from a document; the file stays. */
  | { readonly kind: 'drop_document'; readonly fileId: number };

/** What is open in the conversation. */
export type DocumentMode =
  /** The next files are old documents, whatever was asked before. */
  | { readonly name: 'sending_documents'; readonly back: Asking | null }
  /**
   * What was read in these documents was shown. `about`: whether they tell a new innovation or the one in hand; asked first
   * where their name differs.
   */
  | {
      readonly name: 'reviewing';
      readonly files: readonly number[];
      readonly about: 'asked' | 'new' | 'hand';
      readonly back: Asking | null;
    };
