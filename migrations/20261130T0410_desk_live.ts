// What the desk shows by itself: who has an innovation open, and a knock for every change of one that was handed in.
// A draft makes no knock: its people alone read it, and writing it must stay as cheap as it is.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table desk_presence (
    person_id bigint not null references person (id),
    innovation_id bigint not null references innovation (id),
    began_at timestamptz not null default now(),
    seen_at timestamptz not null default now(),
    primary key (innovation_id, person_id)
  )`,
  `create index desk_presence_person on desk_presence (person_id)`,
  `create function knock_desk_innovation() returns trigger language plpgsql as $$
    begin
      perform pg_notify('desk', new.code);
      return null;
    end $$`,
  `create trigger knock_desk after update of version, state on innovation for each row
    when ((old.version <> new.version or old.state <> new.state) and (old.state <> 'draft' or new.state <> 'draft'))
    execute function knock_desk_innovation()`,
  `create function knock_desk_hold() returns trigger language plpgsql as $$
    begin
      perform pg_notify('desk', code) from innovation where id = coalesce(new.innovation_id, old.innovation_id);
      return null;
    end $$`,
  `create trigger knock_desk after insert or delete on claim for each row execute function knock_desk_hold()`,
  // The same person who holds it longer is no news.
  `create trigger knock_desk_taken after update on claim for each row
    when (old.person_id is distinct from new.person_id) execute function knock_desk_hold()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
