// Links to the desk that were asked for on the sign-in page by somebody's name: when, so that nobody is sent many.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table desk_link_request (
    id bigint generated always as identity primary key,
    person_id bigint not null references person (id),
    at timestamptz not null default now()
  )`,
  `create index desk_link_request_person on desk_link_request (person_id, at)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
