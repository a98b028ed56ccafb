// What happens around an open sheet: who else has it open, who holds it, what changed since it was opened.
// It changes nothing.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

/** Somebody else who has it open. */
export interface Present {
  readonly name: string | null;
  readonly since: Date;
}

/** Who else looks at an innovation now. A page that is gone without a word counts for less than a minute. */
export async function presentAt(
  db: Kysely<Database>,
  innovationId: number,
  personId: number,
): Promise<readonly Present[]> {
  const { rows } = await sql<Present>`
    select p.name, d.began_at as since from desk_presence d join person p on p.id = d.person_id
    where d.innovation_id = ${innovationId} and d.person_id <> ${personId} and d.seen_at > now() - interval '45 seconds'
    order by d.began_at limit 5`.execute(db);
  return rows;
}

/** What somebody did to an innovation. */
export interface Deed {
  readonly type: string;
  readonly item: string | null;
  readonly by: string | null;
  readonly at: Date;
}

/** What was done since a version, oldest first; of several changes of one item the last. */
export async function deedsSince(
  db: Kysely<Database>,
  innovationId: number,
  version: number,
): Promise<readonly Deed[]> {
  const { rows } = await sql<Deed>`
    select type, item, by, at from (
      select distinct on (coalesce(e.item, e.id::text)) e.id, e.type, e.item, p.name as by, e.at
      from event e left join person p on p.id = e.person_id
      where e.innovation_id = ${innovationId} and e.seq > ${version}
      order by coalesce(e.item, e.id::text), e.id desc) d
    order by id limit 60`.execute(db);
  return rows;
}
