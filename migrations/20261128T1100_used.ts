// Keeps with each conversation how much its person sent in the running hour and day, so that limits hold in all processes.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table conversation add column used jsonb not null default '{}'`.execute(db);
}
