// Lets the product find what holds a sealed one-time code without reading everything that was ever said.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create index outbox_sealed on outbox (id) where message::text like '%⟦k1:%'`,
  `create index webchat_message_sealed on webchat_message (id) where text like '%⟦k1:%'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
