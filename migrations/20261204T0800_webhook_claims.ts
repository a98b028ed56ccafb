// The number of a claim, which only rises: a note of an attempt counts for its own claim alone. The number of attempts begins
// anew when a program asks to be told again.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table webhook_delivery add column claims int not null default 0 check (claims >= 0)`.execute(
    db,
  );
  await sql`update webhook_delivery set claims = attempts`.execute(db);
}
