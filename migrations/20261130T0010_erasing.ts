// What a person who was erased was known by, until it is taken out of everybody's rows, and how far that has come.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table erasing (
    id bigint generated always as identity primary key,
    person_id bigint not null unique references person (id),
    traces jsonb not null,
    place text,
    block int not null default 0 check (block >= 0),
    changed int not null default 0 check (changed >= 0),
    left_over int not null default 0 check (left_over >= 0),
    passes int not null default 0 check (passes >= 0),
    due_at timestamptz not null default now()
  )`.execute(db);
}
