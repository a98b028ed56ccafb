// Creates the one-time codes with which somebody fills in along.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table co_fill_code (
    code_hash bytea primary key check (length(code_hash) = 32),
    innovation_id bigint not null references innovation (id),
    created_by bigint not null references person (id),
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_by bigint references person (id),
    used_at timestamptz,
    check ((used_by is null) = (used_at is null))
  )`.execute(db);
}
