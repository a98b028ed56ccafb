// Passkeys of people who sign in at the desk: the public half alone, and the challenges that wait for an answer.
// A challenge goes with its first answer, so that no answer counts twice; of it only the SHA-256 is kept.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table passkey (
    id bigint generated always as identity primary key,
    person_id bigint not null references person (id),
    credential_id bytea not null unique check (length(credential_id) between 1 and 1023),
    public_key bytea not null check (length(public_key) > 0),
    user_handle bytea not null check (length(user_handle) = 32),
    counter bigint not null check (counter >= 0),
    name text not null check (length(name) between 1 and 60),
    created_at timestamptz not null default now(),
    used_at timestamptz
  )`,
  `create index passkey_person on passkey (person_id)`,
  `create table passkey_challenge (
    challenge_hash bytea primary key check (length(challenge_hash) = 32),
    session_hash bytea check (length(session_hash) = 32),
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    check (expires_at > created_at)
  )`,
  `create index passkey_challenge_over on passkey_challenge (expires_at)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
