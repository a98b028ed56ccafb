// Who is being written to is found by their addresses, in the index of what is not sent yet. An index for that question alone
// cost an entry, and its place in the log, with each reply.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index outbox_being_sent`.execute(db);
}
