// What evidence files adds to a conversation: needs, loaded values, effects, modes. Types only.
import type { ItemId } from '../../edition/definition.ts';
import type { Message } from '../message.ts';

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
      /** Stored photos become the pages of one PDF, behind those of `into`, which gives way to it. */
      readonly kind: 'join_photos';
      readonly code: string;
      readonly item: ItemId;
      readonly pages: readonly { readonly file: number; readonly name: string }[];
      readonly into: { readonly file: number; readonly name: string } | null;
      readonly name: string;
    }
  | {
      /** The PDF could not be made or is not wanted: its pages are evidence of their own again. */
      readonly kind: 'part_photos';
      readonly code: string;
      readonly item: ItemId;
      readonly fileId: number;
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
