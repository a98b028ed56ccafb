// Sign-in to the desk in the browser: one-time links that the bot sends, and the sessions that begin with them.
// Of both only the SHA-256 is kept.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table desk_link (
    token_hash bytea primary key check (length(token_hash) = 32),
    person_id bigint not null references person (id),
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz,
    check (expires_at > created_at)
  )`,
  `create index desk_link_person on desk_link (person_id)`,
  `create table desk_session (
    id bigint generated always as identity primary key,
    token_hash bytea not null unique check (length(token_hash) = 32),
    person_id bigint not null references person (id),
    created_at timestamptz not null default now(),
    used_at timestamptz not null default now(),
    expires_at timestamptz not null,
    ended_at timestamptz,
    check (expires_at > created_at)
  )`,
  `create index desk_session_person on desk_session (person_id) where ended_at is null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
