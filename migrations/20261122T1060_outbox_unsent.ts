// Finds what is still to be sent to one address without reading everything it was ever sent,
// and numbers the claims of a message, so that a late word about an earlier claim changes nothing.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index outbox_unsent on outbox (address_id, id)
    where state in ('queued', 'sending', 'uncertain')`.execute(db);
  await sql`alter table outbox add column claims int not null default 0`.execute(db);
  await sql`create index outbox_parked on outbox (address_id) where state = 'parked'`.execute(db);
}
