// Reads who was reminded of what, and whether it reached them. It plans nothing and shows no word of a message.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

/** A reminder that was queued for one person. */
export interface ReminderRow {
  readonly id: number;
  readonly day: string;
  readonly kind: string;
  readonly personId: number;
  readonly name: string | null;
  readonly channel: string;
  readonly state: 'waiting' | 'sent' | 'not_sent';
  readonly sentAt: Date | null;
  /** The person asked for no more of them since then. */
  readonly stopped: boolean;
}

/** Which reminders. `before` is the number of the last one of the page before. */
export interface ReminderFilter {
  /** Of people who hold a role in these units, without those that name the work of another unit of theirs. */
  readonly units: 'all' | readonly string[];
  readonly kind: string | null;
  readonly personId: number | null;
  readonly before: number | null;
  readonly limit: number;
}

/** Lists reminders, the newest first, so that those who page meet none twice. */
export async function listReminders(
  db: Kysely<Database>,
  { units, kind, personId, before, limit }: ReminderFilter,
): Promise<readonly ReminderRow[]> {
  const theirs = units === 'all' ? null : sql`any(${[...units]}::text[])`;
  // The key of one about an innovation names its code, that of a unit without any names the unit.
  const within =
    theirs === null
      ? sql`true`
      : sql`exists (select 1 from role_grant g where g.person_id = r.person_id and g.unit_id = ${theirs}
          and g.revoked_at is null and (g.ends_at is null or g.ends_at > now()))
        and not exists (select 1 from innovation n where n.code = any(string_to_array(r.key, ':')) and not n.unit_id = ${theirs})
        and (r.kind <> 'unit_not_begun' or split_part(r.key, ':', 2) = ${theirs})`;
  const { rows } = await sql<ReminderRow>`
    select o.id, to_char(r.day, 'YYYY-MM-DD') as day, r.kind, p.id as "personId", p.name, o.channel,
      case when o.state in ('queued', 'sending', 'uncertain') then 'waiting'
        when o.state in ('sent', 'delivered', 'read') then 'sent' else 'not_sent' end as state,
      o.sent_at as "sentAt", t.stopped_at is not null as stopped
    from reminder r join outbox o on o.id = r.outbox_id join person p on p.id = r.person_id
    left join reminder_setting t on t.person_id = r.person_id
    where ${within} and (${kind}::text is null or r.kind = ${kind}) and (${personId}::bigint is null or r.person_id = ${personId})
      and (${before}::bigint is null or o.id < ${before})
    order by o.id desc limit ${limit}`.execute(db);
  return rows;
}
