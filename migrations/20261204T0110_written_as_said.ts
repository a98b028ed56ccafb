// What is written with every message and read whole is kept as the text that was written: as jsonb, which repeats the length of
// each name and value so that one of them can be found alone, it is a fifth to a third longer, in the table and in the log.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table conversation alter column used drop default,
    alter column state type json using state::json, alter column used type json using used::json`.execute(
    db,
  );
  await sql`alter table conversation alter column used set default '{}'`.execute(db);
  await sql`alter table outbox alter column message type json using message::json`.execute(db);
}
