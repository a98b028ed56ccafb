// Pages that were opened inside Telegram and signed in with what Telegram signed for them: each counts once. Of the signed data
// only their own hash is kept.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table telegram_entry (
    data_hash bytea primary key check (length(data_hash) = 32),
    at timestamptz not null default now()
  )`,
  `create index telegram_entry_at on telegram_entry (at)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
