// What the linked device sent: kept so that a phone can ask for it again, with how far it got.
// It never decides whether to send; it holds no key of the session.
import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';
import { makeSeal } from './whatsapp-seal.ts';

/** How far a message got; the order is the order of the steps. */
export type SentStatus = 'failed' | 'sent' | 'delivered' | 'read';

/** The record of one session's sending. */
export interface SentRecord {
  /** Keeps what is about to be sent under our own id; a second time it gives back what was kept first. */
  keep(messageId: string, message: string): Promise<string>;
  /** Gives what was sent under this id, or null. */
  recall(messageId: string): Promise<string | null>;
  /** Records a step; a step back changes nothing. Tells whether it was news. */
  mark(messageId: string, status: SentStatus): Promise<boolean>;
  /** Counts what left within the last 24 hours, and says when the oldest of it did. */
  lastDay(): Promise<{ readonly count: number; readonly oldest: Date | null }>;
  /** Forgets what is older than `days`; phones ask for at most two weeks back. */
  forgetOlderThan(days: number): Promise<void>;
  /** Tells whether the person behind this address ever wrote to us on WhatsApp. */
  hasWritten(address: string): Promise<boolean>;
}

const earlier: Record<SentStatus, readonly string[]> = {
  failed: ['pending'],
  sent: ['pending', 'failed'],
  delivered: ['pending', 'failed', 'sent'],
  read: ['pending', 'failed', 'sent', 'delivered'],
};

/** Opens the record; messages are sealed like the session's keys. The session's row must exist. */
export function sentRecord(db: Kysely<Database>, sessionId: string, secretKey: string): SentRecord {
  const seal = makeSeal(secretKey);
  const place = (messageId: string): string => `sent|${sessionId}|${messageId}`;
  const recall = async (messageId: string): Promise<string | null> => {
    const row = await db
      .selectFrom('wa_sent')
      .select('message')
      .where('session_id', '=', sessionId)
      .where('message_id', '=', messageId)
      .executeTakeFirst();
    return row ? seal.open(row.message, place(messageId)).toString() : null;
  };

  return {
    async keep(messageId, message) {
      await db
        .insertInto('wa_sent')
        .values({
          session_id: sessionId,
          message_id: messageId,
          message: seal.seal(message, place(messageId)),
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return (await recall(messageId)) ?? message;
    },

    recall,

    async mark(messageId, status) {
      const { numUpdatedRows } = await db
        .updateTable('wa_sent')
        .set({ status })
        .where('session_id', '=', sessionId)
        .where('message_id', '=', messageId)
        .where('status', 'in', [...earlier[status]])
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async lastDay() {
      const row = await db
        .selectFrom('wa_sent')
        .select((eb) => [
          eb.fn.countAll<number>().as('count'),
          eb.fn.min('created_at').as('oldest'),
        ])
        .where('session_id', '=', sessionId)
        .where('created_at', '>', sql<Date>`now() - interval '24 hours'`)
        .executeTakeFirstOrThrow();
      return { count: Number(row.count), oldest: row.oldest ?? null };
    },

    async forgetOlderThan(days) {
      await db
        .deleteFrom('wa_sent')
        .where('session_id', '=', sessionId)
        .where('created_at', '<', sql<Date>`now() - make_interval(days => ${days}::int)`)
        .execute();
    },

    async hasWritten(address) {
      const row = await db
        .selectFrom('address as asked')
        .innerJoin('address as own', 'own.person_id', 'asked.person_id')
        .innerJoin('inbox', 'inbox.address_id', 'own.id')
        .select('inbox.id')
        .where('asked.channel', '=', 'whatsapp')
        .where('asked.native_id', '=', address)
        .where('own.channel', '=', 'whatsapp')
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
