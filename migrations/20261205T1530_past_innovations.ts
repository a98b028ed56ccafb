// Innovations of earlier years that are counted and nothing else: rows of a list that a coordinator sent, by year and unit.
// Their words stay in the file; a row is known again by the hash of its name.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table past_innovation (
    year int not null check (year between 1990 and 2200),
    unit_id text not null references unit (id),
    name_hash bytea not null check (octet_length(name_hash) = 32),
    file_id bigint not null references evidence_file (id),
    position int not null check (position > 0),
    taken_at timestamptz not null default now(),
    primary key (year, unit_id, name_hash)
  )`,
  `create index past_innovation_file on past_innovation (file_id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
