// When a person was last knocked for with a template on WhatsApp, so that a restart does not knock again.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table address add column knocked_at timestamptz').execute(db);
}
