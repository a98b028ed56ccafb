// A draft knocks while the form of it is open as a page, and at no other time: writing one in a chat stays as cheap as it is.
import { type Kysely, sql } from 'kysely';

const statements = [
  // The sign in front says that it is a draft: no queue of a checker changes with it.
  `create function knock_desk_draft() returns trigger language plpgsql as $$
    begin
      if exists (select 1 from desk_presence where innovation_id = new.id and seen_at > now() - interval '45 seconds') then
        perform pg_notify('desk', '.' || new.code);
      end if;
      return null;
    end $$`,
  `create trigger knock_desk_draft after update of version on innovation for each row
    when (old.version <> new.version and old.state = 'draft' and new.state = 'draft')
    execute function knock_desk_draft()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
