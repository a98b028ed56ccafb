// A row of the inbox or the outbox is changed once, soon after it was written: half of each page is left for that, so that the
// change stays on the page of its row and the log gets what is new of it instead of the whole row with its message.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table inbox set (fillfactor = 50)`.execute(db);
  await sql`alter table outbox set (fillfactor = 50)`.execute(db);
}
