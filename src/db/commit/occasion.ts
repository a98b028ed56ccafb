// What the effects of one step share: what the step was about, who took it, and what it changed beside its own rows.
// It holds types only.
import type { Kysely } from 'kysely';
import type { ChannelId } from '../../domain/conversation/input.ts';
import type { Innovation } from '../../domain/innovation/innovation.ts';
import type { NewEvent } from '../events.ts';
import type { Database } from '../schema.ts';
import type { StoredPerson } from '../load/people.ts';
import type { Waiting } from './lock.ts';

/** What a step was about: the person, the message (null for finished files), and the innovations it could touch. */
export interface Occasion {
  readonly stored: StoredPerson;
  readonly message: Waiting | null;
  readonly addressId: number;
  readonly channel: ChannelId;
  readonly nativeId: string;
  /** The request behind a step that was taken on a page or by a program and not in a chat; absent for messages. */
  readonly atDesk?: { readonly requestId: string; readonly channel: string };
  /** ISO time, UTC, of the database. */
  readonly at: string;
  readonly innovations: ReadonlyMap<
    string,
    { readonly innovation: Innovation; readonly eventHash: Buffer | null }
  >;
}

/** Effects that wait until the ledger is written, because they need ids or must see the new rows. */
export type AfterWrite = (trx: Kysely<Database>, touched: Touched) => Promise<void>;

/** Who takes a step, from where, and when: the part of an event that is the same for all effects of a step. */
export type Origin = Pick<NewEvent, 'personId' | 'channel' | 'inboxId' | 'requestId' | 'at'>;

/** What an act changed of people and innovations it was not about; a batch in memory reads them again. */
export interface Touched {
  readonly people: Set<number>;
  readonly innovations: Set<number>;
}
