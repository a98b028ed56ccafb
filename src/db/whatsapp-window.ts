// Whether a person wrote on WhatsApp within the last 24 hours: then the Cloud API lets us write freely.
// It reads only; the clock is the database's.
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
