// Views of the list of innovations that somebody keeps by a name: filters and columns, as they stand in an address.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table desk_view (
    id bigint generated always as identity primary key,
    person_id bigint not null references person (id),
    name text not null check (length(name) between 1 and 60),
    /* the part of the address behind the question mark */
    query text not null check (length(query) between 1 and 2000),
    saved_at timestamptz not null default now()
  )`,
  `create unique index desk_view_name on desk_view (person_id, lower(name))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
