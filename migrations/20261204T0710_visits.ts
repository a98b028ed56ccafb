// Keeps visits to units: when, by whom, who was met, what was seen.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create sequence visit_number as int`,
  `create table visit (
    number int primary key check (number > 0),
    edition_id text not null,
    unit_id text not null references unit (id),
    day date not null,
    text text not null check (length(trim(text)) > 0 and length(text) <= 1500),
    met text check (length(trim(met)) > 0 and length(met) <= 300),
    made_by bigint not null references person (id),
    created_at timestamptz not null default now()
  )`,
  `create index visit_unit on visit (edition_id, unit_id, day)`,
  `create index visit_made_by on visit (made_by)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
