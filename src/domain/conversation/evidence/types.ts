// What evidence files adds to a conversation: needs, loaded values, effects, modes. Types only.
import type { EvidenceFile } from '../../edition/answer.ts';
import type { ItemId } from '../../edition/definition.ts';
import type { Message } from '../message.ts';

/** What a message may ask for: what lies under the evidence of an innovation; null for the one in hand. */
export type EvidenceNeed = { readonly kind: 'set_aside'; readonly code: string | null };

/** A stored file that is no evidence now: a page of a PDF that was made of photos, or one that was taken out. */
export interface SetAside extends EvidenceFile {
  /** The PDF whose page it is; null for what was taken out. */
  readonly pageOf: number | null;
}

/** What was loaded for these needs; absent where it was not asked for. */
export interface EvidenceLoaded {
  /** The pages of each PDF stand in their order. */
  readonly setAside?: readonly SetAside[];
}

/** What is to be done. */
export type EvidenceEffect =
  | {
      readonly kind: 'take_file';
      readonly index: number;
      /** Null for a file that belongs to no innovation. */
      readonly code: string | null;
      readonly item: ItemId;
      readonly purpose: 'evidence' | 'text' | 'scan' | 'document' | 'workbook';
      readonly caption: string | null;
    }
  | {
      readonly kind: 'remove_file';
      readonly code: string;
      readonly fileId: number;
      readonly item: ItemId;
      readonly name: string;
    }
  | {
      /** A stored file that was taken out is evidence again. */
      readonly kind: 'restore_file';
      readonly code: string;
      readonly fileId: number;
      readonly item: ItemId;
    }
  | {
      /**
       * Stored photos become the pages of one PDF, behind those of `into`, which gives way to it; in this order of their ids
       * where one is given.
       */
      readonly kind: 'join_photos';
      readonly order?: readonly number[];
      /** The order of the pages before, of whoever put them into another. */
      readonly was?: readonly number[];
      readonly code: string;
      readonly item: ItemId;
      readonly pages: readonly { readonly file: number; readonly name: string }[];
      readonly into: { readonly file: number; readonly name: string } | null;
      readonly name: string;
    }
  | {
      /** The PDF could not be made or is taken apart: its pages are evidence of their own again. */
      readonly kind: 'part_photos';
      readonly code: string;
      readonly item: ItemId;
      readonly fileId: number;
      /** What was taken apart by whoever sent it: its name, and its pages in their order. */
      readonly name?: string;
      readonly pages?: readonly number[];
    }
  | {
      /** A file belongs to another item, and to `copies` as well: there it is taken once more. */
      readonly kind: 'move_file';
      readonly code: string;
      readonly fileId: number;
      readonly name: string;
      readonly from: ItemId;
      readonly to: ItemId;
      readonly copies: readonly ItemId[];
    }
  | {
      readonly kind: 'create_upload_link';
      readonly token: string;
      readonly code: string;
      readonly item: ItemId;
      readonly hours: number;
    }
  | {
      readonly kind: 'send_file';
      readonly sha256: string;
      readonly name: string;
      readonly mime: string;
      readonly size: number;
      readonly caption: Message;
    };
