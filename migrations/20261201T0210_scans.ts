// Keeps which print a signed paper is that came back as a scan, so that one of another version is told apart.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table evidence_file add column print_id bigint references print (id)`.execute(db);
}
