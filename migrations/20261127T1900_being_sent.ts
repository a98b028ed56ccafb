// Finds what is being said to a person at this moment, so that what they write meanwhile waits for how that ends.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create index outbox_being_sent on outbox (person_id) where kind = 'reply' and state in ('sending', 'uncertain')`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
