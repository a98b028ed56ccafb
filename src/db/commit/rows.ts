// The rows and changes that a commit gathers before it writes them.
// It holds types only.
import type { Used } from '../../domain/budgets.ts';
import type { ChannelId } from '../../domain/conversation/input.ts';
import type { Message } from '../../domain/conversation/message.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import type { AnswerValue } from '../../domain/edition/answer.ts';
import type { Innovation } from '../../domain/innovation/innovation.ts';

/** What the person's message amounts to in the tables of the conversation and the inbox. */
export interface ConversationRow {
  readonly personId: number;
  readonly addressId: number;
  readonly focusCode: string | null;
  readonly state: Conversation;
  readonly used: Used;
  readonly at: Date | null;
}

/** A message to be sent; `due` false leaves it to whoever serves its channel. */
export interface OutboxRow {
  readonly personId: number;
  readonly addressId: number;
  readonly nativeId: string;
  readonly channel: ChannelId;
  readonly kind: 'reply' | 'notice';
  readonly message: Message;
  readonly noticeKey: string | null;
  readonly inboxId: number | null;
  readonly floor: string | null;
  /** The role (and unit) a notice was written for; it dies with the role. */
  readonly forRole?: string;
  readonly forUnit?: string | null;
  /** Not to be sent before; absent: at once. */
  readonly due?: Date;
}

/** A row of the outbox that was written as claimed by this process, ready to be sent. */
export interface Claimed extends OutboxRow {
  readonly id: number;
  readonly attempts: number;
}

/** An answer that was stored or changed. */
export interface AnswerRow {
  readonly code: string;
  readonly item: string;
  readonly value: AnswerValue;
  readonly revision: number;
  readonly by: number;
  readonly inbox: number | null;
  /** It does not count before its owner confirms it. */
  readonly toConfirm: boolean;
}

/** A file that is to be fetched. */
export interface FileRow {
  readonly person: number;
  readonly code: string | null;
  readonly item: string;
  readonly purpose: string;
  readonly inbox: number;
  readonly channel: string;
  readonly ref: unknown;
  readonly name: string;
  readonly caption: string | null;
  readonly album: string | null;
  readonly size: number | null;
}

/** What changes of innovation. */
export interface InnovationChange {
  readonly expected: number;
  version: number;
  eventHash: Buffer | null;
  row: Innovation;
  created: boolean;
  submitted: boolean;
  stateChanged: boolean;
}

/** What changes of person. */
export interface PersonChange {
  readonly rev: number;
  seq: number;
  hash: Buffer | null;
  name?: string;
  nip?: string | null;
  unit?: string;
  consent?: { version: string; inboxId: number };
}
