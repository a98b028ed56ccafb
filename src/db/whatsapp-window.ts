// Whether a person wrote on WhatsApp within the last 24 hours: then the Cloud API lets us write freely.
// Keeps in mind who was knocked for. The clock is the database's.
import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';

/** Tells whether this address has a message of the last 24 hours, less five minutes for the way. */
export async function wroteWithinDay(db: Kysely<Database>, address: string): Promise<boolean> {
  const row = await db
    .selectFrom('address')
    .innerJoin('inbox', 'inbox.address_id', 'address.id')
    .select('inbox.id')
    .where('address.channel', '=', 'whatsapp')
    .where('address.native_id', '=', address)
    .where('inbox.sent_at', '>', sql<Date>`now() - interval '23 hours 55 minutes'`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes that a person is knocked for with a template now; false when that was done within a day, by whatever process. */
export async function mayKnock(db: Kysely<Database>, address: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('address')
    .set({ knocked_at: sql`now()` })
    .where('channel', '=', 'whatsapp')
    .where('native_id', '=', address)
    .where(sql<boolean>`(knocked_at is null or knocked_at < now() - interval '1 day')`)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Takes the note back: the template did not go out. */
export async function notKnocked(db: Kysely<Database>, address: string): Promise<void> {
  await db
    .updateTable('address')
    .set({ knocked_at: null })
    .where('channel', '=', 'whatsapp')
    .where('native_id', '=', address)
    .execute();
}
