// Creates what innovators and mentors write to each other, kept with the innovation it is about.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table mentor_message (
    id bigint generated always as identity primary key,
    /* null: about no innovation in particular */
    innovation_id bigint references innovation (id),
    unit_id text not null references unit (id),
    from_id bigint not null references person (id),
    /* the message it answers; null for a question or a message to a unit */
    answers_id bigint references mentor_message (id),
    item text,
    text text not null check (length(text) between 1 and 4000),
    inbox_id bigint,
    written_at timestamptz not null default now()
  )`,
  `create index mentor_message_innovation on mentor_message (innovation_id, id) where innovation_id is not null`,
  `create table mentor_message_to (
    message_id bigint not null references mentor_message (id),
    person_id bigint not null references person (id),
    primary key (message_id, person_id)
  )`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
