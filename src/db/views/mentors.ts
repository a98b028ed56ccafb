// Reads gakor, mentors, and what they and innovators wrote to each other.
// It decides nothing; who may read a thread, the caller has asked.
import { type Kysely, sql } from 'kysely';
import type { GakorRow, MentorLoaded } from '../../domain/conversation/mentors/types.ts';
import type { Database } from '../schema.ts';
import { region } from '../../domain/region.ts';
import { liveGrant } from '../load/people.ts';

type Db = Kysely<Database>;

/** Lists the gakor with unit ids and the names of mentors, by name. */
export async function gakorRows(db: Db): Promise<readonly GakorRow[]> {
  const { rows } = await sql<GakorRow>`
    select g.id, g.name,
      coalesce((select jsonb_agg(u.unit_id order by u.unit_id) from gakor_unit u where u.gakor_id = g.id), '[]') as units,
      coalesce((select jsonb_agg(coalesce(p.name, 'tanpa nama') order by p.name) from gakor_mentor m join person p on p.id = m.person_id
        where m.gakor_id = g.id), '[]') as mentors,
      coalesce((select jsonb_agg(m.person_id) from gakor_mentor m where m.gakor_id = g.id), '[]') as "mentorIds"
    from gakor g order by g.name`.execute(db);
  return rows;
}

/** Lists everybody who holds the role of a mentor now. */
export async function mentorPeople(
  db: Db,
): Promise<readonly { id: number; name: string | null }[]> {
  const { rows } = await sql<{ id: number; name: string | null }>`
    select distinct p.id, p.name from person p join role_grant g on g.person_id = p.id
    where g.role = 'mentor' and ${liveGrant} order by p.name`.execute(db);
  return rows;
}

/** Lists the names of a unit's mentors. */
export async function mentorNames(db: Db, unitId: string | null): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct coalesce(p.name, 'tanpa nama') as name from gakor_unit u join gakor_mentor m on m.gakor_id = u.gakor_id
    join person p on p.id = m.person_id join role_grant g on g.person_id = p.id and g.role = 'mentor' and ${liveGrant}
    where u.unit_id = ${unitId} order by name`.execute(db);
  return rows.map(({ name }) => name);
}

/** Counts what somebody wrote to others on this day of the region. */
export async function messagesToday(db: Db, personId: number): Promise<number> {
  const { zone } = region();
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from mentor_message where from_id = ${personId}
      and written_at >= date_trunc('day', now() at time zone ${zone}) at time zone ${zone}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** Reads a message by number, with whether it was written to this person. */
export async function messageFor(
  db: Db,
  id: number,
  personId: number,
): Promise<NonNullable<MentorLoaded['message']> | null> {
  const { rows } = await sql<NonNullable<MentorLoaded['message']>>`
    select m.from_id as "fromId", p.name as "fromName", m.unit_id as "unitId", n.code,
      exists (select 1 from mentor_message_to t where t.message_id = m.id and t.person_id = ${personId}) as mine,
      (select string_agg(coalesce(r.name, 'tanpa nama'), ', ' order by r.name) from mentor_message_to t join person r on r.id = t.person_id
        where t.message_id = m.id) as "toNames"
    from mentor_message m join person p on p.id = m.from_id left join innovation n on n.id = m.innovation_id
    where m.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** A message of a thread. */
export interface ThreadMessage {
  readonly id: number;
  readonly from: string | null;
  readonly item: string | null;
  readonly answers: number | null;
  readonly text: string;
  readonly at: Date;
}

/** Reads the thread of an innovation, oldest first. */
export async function threadOf(db: Db, code: string): Promise<readonly ThreadMessage[]> {
  const { rows } = await sql<ThreadMessage>`
    select m.id, p.name as from, m.item, m.answers_id as answers, m.text, m.written_at as at
    from mentor_message m join innovation n on n.id = m.innovation_id join person p on p.id = m.from_id
    where n.code = ${code} order by m.id`.execute(db);
  return rows;
}
