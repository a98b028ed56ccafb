// What a checker writes about an item while reading: a draft that nobody else reads until the innovation is returned.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table desk_note (
    person_id bigint not null references person (id),
    innovation_id bigint not null references innovation (id),
    item text not null check (length(item) between 1 and 100),
    text text not null check (length(text) between 1 and 8000),
    version integer not null check (version >= 0),
    saved_at timestamptz not null default now(),
    primary key (person_id, innovation_id, item)
  )`,
  `create index desk_note_innovation on desk_note (innovation_id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
