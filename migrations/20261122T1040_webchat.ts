// Creates what the web chat shows: every part the bot sent to a browser, once per key.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table webchat_message (
    id bigint generated always as identity primary key,
    address_id bigint not null references address (id),
    /* the key of the part in the outbox: sending it again shows it once */
    key text not null unique check (length(key) between 1 and 200),
    text text not null,
    choices jsonb not null default '[]',
    file jsonb,
    created_at timestamptz not null default clock_timestamp()
  )`,
  `create index webchat_message_address on webchat_message (address_id, created_at, id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
