// What is looked for by age or by its end, so that the operator's page and the time of retention do not read whole tables.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create index webchat_message_created on webchat_message (created_at)`,
  `create index outbox_dead on outbox (created_at) where state = 'dead'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
