// Lets the retention find what was handled long ago without reading the whole inbox.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index inbox_done on inbox (done_at) where done_at is not null and raw <> ''::bytea`.execute(
    db,
  );
}
