// Keeps what a look at a file found: warnings, guessed document facts, text taken over.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table evidence_file add column facts jsonb`.execute(db);
}
