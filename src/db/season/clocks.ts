// Looks for clocks of the season that have come to a point at which somebody must be told, and tells them once.
// It decides nothing and remembers nothing: the notice key holds what was said, so any process may look at any time.
import { type Kysely, sql } from 'kysely';
import { isQuiet } from '../../domain/calendar.ts';
import type { Audience } from '../../domain/conversation/effect.ts';
import type { Part } from '../../domain/conversation/message.ts';
import { sendNotice } from '../inbound/effects.ts';
import type { Database } from '../schema.ts';
import type { Secrets } from '../secrets.ts';
import { hasHead, unconfirmed } from './terms.ts';

/**
 * Tells the coordinators of requests for deletion that have waited 24 and 48 of the law's 72 hours (UU 27/2022);
 * after a downtime only of the later point. Gives how many requests are past a point.
 */
export async function watchDeletions(db: Kysely<Database>, secrets: Secrets): Promise<number> {
  const { rows } = await sql<{ id: number; hours: number; due_at: Date; name: string | null }>`
    select r.id, case when r.asked_at <= now() - interval '48 hours' then 48 else 24 end as hours, r.due_at, p.name
    from data_request r join person p on p.id = r.person_id
    where r.done_at is null and r.withdrawn_at is null and r.asked_at <= now() - interval '24 hours'
    order by r.due_at, r.id`.execute(db);
  for (const { id, hours, due_at, name } of rows)
    await db.transaction().execute((trx) =>
      tellOnce(trx, secrets, {
        audience: { to: 'role', role: 'coordinator', unitId: null },
        key: `deletion-waits:${id}:${hours}`,
        part: {
          key: 'notice_deletion_waits',
          args: { name, hours, dueAt: due_at.toISOString() },
        },
      }),
    );
  return rows.length;
}

/**
 * Asks heads in January to confirm the admins of their unit, and coordinators the heads and the admins of units without
 * head; and tells coordinators of units whose last admin's term has run out. Each once a year. Gives how many notices there are.
 */
export async function watchTerms(
  db: Kysely<Database>,
  secrets: Secrets,
  restAtNight = true,
): Promise<number> {
  const { rows } = await sql<{ year: number; now: Date }>`
    select extract(year from now() at time zone 'Asia/Makassar')::int as year, now() as now`.execute(
    db,
  );
  const [clock] = rows;
  if (clock === undefined || (restAtNight && isQuiet(clock.now.getTime()))) return 0;
  const lists = await sql<{ unit_id: string | null; count: number; ends_at: Date }>`
    select case when g.role = 'unit_admin' and ${hasHead} then g.unit_id end as unit_id, count(*)::int as count, min(g.ends_at) as ends_at
    from role_grant g where ${unconfirmed} and g.ends_at > now() group by 1 order by 1`.execute(db);
  const alone = await sql<{ unit_id: string; unit: string }>`
    select distinct g.unit_id, u.name as unit from role_grant g join unit u on u.id = g.unit_id
    where g.role = 'unit_admin' and g.revoked_at is null and g.ends_at <= now() and g.ends_at > now() - interval '30 days'
      and not exists (select 1 from role_grant l where l.role = 'unit_admin' and l.unit_id = g.unit_id
        and l.revoked_at is null and l.frozen_at is null and l.ends_at > now())`.execute(db);
  const notices: readonly Parameters<typeof tellOnce>[2][] = [
    ...lists.rows.map(({ unit_id, count, ends_at }) => ({
      audience: {
        to: 'role' as const,
        role: unit_id === null ? ('coordinator' as const) : ('unit_head' as const),
        unitId: unit_id,
      },
      key: `terms:${unit_id ?? 'all'}:${clock.year}`,
      part: { key: 'notice_terms' as const, args: { count, endsAt: ends_at.toISOString() } },
    })),
    ...alone.rows.map(({ unit_id, unit }) => ({
      audience: { to: 'role' as const, role: 'coordinator' as const, unitId: null },
      key: `term-over:${unit_id}:${clock.year}`,
      part: { key: 'notice_no_admin' as const, args: { unit } },
    })),
  ];
  for (const notice of notices)
    await db.transaction().execute((trx) => tellOnce(trx, secrets, notice));
  return notices.length;
}

async function tellOnce(
  trx: Kysely<Database>,
  secrets: Secrets,
  { audience, key, part }: { audience: Audience; key: string; part: Part },
): Promise<void> {
  const message = { parts: [part], choices: [], prompt: null };
  await sendNotice(trx, { kind: 'notify', audience, key, message }, secrets);
}
