// One commit: proves that a message taken now could be stored, without storing anything.
// It leaves no row behind; what it writes is a line of the server's log of changes, which the commit waits for.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';
import type { Accepted } from './accept-inbound.ts';

/** Goes the way of a message: a lock and a place in `inbox`, something written, a commit on the disk. Throws what that throws. */
export async function proveInbox(db: Kysely<Database>): Promise<Accepted> {
  await sql`
    with nothing as (insert into inbox (address_id) select address_id from inbox where false)
    select pg_logical_emit_message(true, 'sepeda-baru ready', '')`.execute(db);
  return { accepted: 0, repeated: 0, waiting: [] };
}
