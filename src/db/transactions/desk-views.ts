// Views of the list of innovations that somebody keeps at the desk, each change one commit. They are their owner's alone.
// It knows no filter; what an address means is read where the list is shown.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

/** More are not looked through. */
const MOST_VIEWS = 30;

/** A view as its owner named it. */
export interface DeskView {
  readonly id: number;
  readonly name: string;
  readonly query: string;
}

/** The views of somebody, by name. */
export async function viewsOf(
  db: Kysely<Database>,
  personId: number,
): Promise<readonly DeskView[]> {
  const { rows } = await sql<DeskView>`
    select id, name, query from desk_view where person_id = ${personId} order by lower(name)`.execute(
    db,
  );
  return rows;
}

/** Keeps a view; one of that name becomes this one. False when there are as many as may be. */
export async function keepView(
  db: Kysely<Database>,
  personId: number,
  { name, query }: Pick<DeskView, 'name' | 'query'>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into desk_view (person_id, name, query)
    select ${personId}, ${name}, ${query} where
      (select count(*) from desk_view where person_id = ${personId} and lower(name) <> lower(${name})) < ${MOST_VIEWS}
    on conflict (person_id, lower(name)) do update set name = excluded.name, query = excluded.query, saved_at = now()
    returning id`.execute(db);
  return rows.length === 1;
}

/** Forgets a view; that of somebody else stays. */
export async function dropView(db: Kysely<Database>, personId: number, id: number): Promise<void> {
  await sql`delete from desk_view where person_id = ${personId} and id = ${id}`.execute(db);
}
