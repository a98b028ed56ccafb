// Cookies of the web chat by their hash: a browser's address can have a new cookie, and one can be ended.
// A cookie without a row is the first of its address.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table webchat_session (
    id bigint generated always as identity primary key,
    token_hash bytea not null unique check (length(token_hash) = 32),
    native_id text not null check (length(native_id) between 1 and 200),
    began_at timestamptz not null default now(),
    used_at timestamptz not null default now(),
    ended_at timestamptz
  )`,
  `create index webchat_session_native on webchat_session (native_id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
