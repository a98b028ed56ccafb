// What is not sent yet is found by its address, and by the process that claimed it among all that is not sent, which is little.
// An index for the latter cost each message two changes of it, and led the planner to read all that is being sent for each person.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index outbox_claimed`.execute(db);
}
