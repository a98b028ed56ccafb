// One commit: a receipt of WhatsApp moves a message of the outbox to delivered or read.
// It never moves one back. A reply that was given up without knowing whether it was shown is one that was, then.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

const before = {
  delivered: ['sent', 'superseded'],
  read: ['sent', 'superseded', 'delivered'],
} as const;

/**
 * Records that the message whose last part has this id was delivered or read. Resolves with false when there is
 * none in a state before it, as for a part that is not the last.
 */
export async function recordReceipt(
  db: Kysely<Database>,
  providerId: string,
  status: 'delivered' | 'read',
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ state: status, sent_at: sql`coalesce(sent_at, now())` })
    .where('channel', '=', 'whatsapp')
    .where(sql<boolean>`provider_ids[cardinality(provider_ids)] = ${providerId}`)
    .where('state', 'in', [...before[status]])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
