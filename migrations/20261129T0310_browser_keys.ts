// The page keeps a key beside the cookie: where a role has come, another cookie is given only to whoever shows it.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table webchat_session add column key_hash bytea check (length(key_hash) = 32)`.execute(
    db,
  );
}
