// Replies are found by the addresses of their person: an index by person is kept only of what nobody asked for. It cost an entry
// when a reply was written and another one when it was sent.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index outbox_unasked on outbox (person_id, id) where kind <> 'reply'`.execute(
    db,
  );
  await sql`drop index outbox_person`.execute(db);
}
