// Reads the record of events for those who may audit: all of it, or what happened to the innovations of some units.
// It shows who did what when, never what somebody wrote; that is part of each record.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

/** An event without its content. */
export interface AuditRow {
  readonly id: number;
  readonly at: Date;
  readonly subject: string;
  readonly type: string;
  readonly item: string | null;
  readonly by: string | null;
  readonly role: string | null;
  readonly channel: string | null;
  readonly requestId: string | null;
  readonly hash: Buffer;
}

/** Which events. `after` is the number of the last one of the page before. */
export interface AuditFilter {
  readonly units: 'all' | readonly string[];
  readonly subject: string | null;
  readonly type: string | null;
  readonly after: number;
  readonly limit: number;
}

/** Lists events, oldest first, so that a page does not change while others are written. */
export async function listEvents(
  db: Kysely<Database>,
  { units, subject, type, after, limit }: AuditFilter,
): Promise<readonly AuditRow[]> {
  const within =
    units === 'all'
      ? sql`true`
      : sql`exists (select 1 from innovation n where n.id = e.innovation_id and n.unit_id = any(${[...units]}::text[]))`;
  const { rows } = await sql<AuditRow>`
    select e.id, e.at, e.subject, e.type, e.item, p.name as by, e.role, e.channel, e.request_id as "requestId", e.hash
    from event e left join person p on p.id = e.person_id
    where e.id > ${after} and ${within} and (${subject}::text is null or e.subject = ${subject})
      and (${type}::text is null or e.type = ${type})
    order by e.id limit ${limit}`.execute(db);
  return rows;
}
