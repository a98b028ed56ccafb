// Looks for roles whose term ends or has ended, and tells whoever confirms them, whoever held them, and who is alone.
// It ends nothing, and renews only innovators who took part; the notice key holds what was said, so any process may look.
import { type Kysely, sql } from 'kysely';
import { isQuiet } from '../../domain/calendar.ts';
import type { Part } from '../../domain/conversation/message.ts';
import type { Database } from '../schema.ts';
import type { Secrets } from '../secrets.ts';
import { liveGrant } from '../load/people.ts';
import { tellOnce } from './clocks.ts';
import { roleNamed } from './ending-roles.ts';
import { confirms, hasHead, renewActiveInnovators, unconfirmed } from './terms.ts';

type Db = Kysely<Database>;
type Notice = Parameters<typeof tellOnce>[2];

/** What a look found: how many notices hold now, and whether somebody is left who may confirm and invite. */
export interface TermLook {
  readonly notices: number;
  readonly coordinatorLeft: boolean;
}

/**
 * Asks heads and coordinators in January to confirm their lists, and once more in the last week; tells people whose role
 * has run out, coordinators whom nobody else can confirm, and coordinators of units whose last admin is gone. Each once.
 */
export async function watchTerms(db: Db, secrets: Secrets, restAtNight = true): Promise<TermLook> {
  await renewActiveInnovators(db);
  const { rows } = await sql<{ now: Date; ever: boolean; left: boolean }>`
    select now() as now, exists (select 1 from role_grant g where g.role = 'coordinator') as ever,
      exists (select 1 from role_grant g where g.role = 'coordinator' and ${liveGrant}) as left`.execute(
    db,
  );
  const [clock] = rows;
  const coordinatorLeft = clock === undefined || clock.left || !clock.ever;
  if (clock === undefined || (restAtNight && isQuiet(clock.now.getTime())))
    return { notices: 0, coordinatorLeft };
  const notices = [
    ...(await listsToConfirm(db)),
    ...(await aloneCoordinators(db)),
    ...(await endedRoles(db)),
    ...(await unitsWithoutAdmin(db)),
  ];
  for (const notice of notices)
    await db.transaction().execute((trx) => tellOnce(trx, secrets, notice));
  return { notices: notices.length, coordinatorLeft };
}

/** The lists that end within the next thirty days, with who confirms them: a unit's head, or the coordinators (no unit). */
async function listsToConfirm(db: Db): Promise<readonly Notice[]> {
  const { rows } = await sql<{
    unit_id: string | null;
    count: number;
    ends_at: Date;
    last: boolean;
  }>`
    select case when g.role in ('unit_admin', 'innovator') then g.unit_id end as unit_id, count(*)::int as count,
      min(g.ends_at) as ends_at, min(g.ends_at) < now() + interval '7 days' as last
    from role_grant g where ${unconfirmed} and g.ends_at > now()
      and (g.role in ('unit_admin', 'innovator') and ${hasHead})
    group by 1
    union all
    select null, count(*)::int, min(g.ends_at), min(g.ends_at) < now() + interval '7 days'
    from role_grant g where ${unconfirmed} and g.ends_at > now()
      and exists (select 1 from role_grant m where m.role = 'coordinator' and ${confirms})
    having count(*) > 0 order by 1`.execute(db);
  return rows.map(({ unit_id, count, ends_at, last }) => ({
    audience: {
      to: 'role' as const,
      role: unit_id === null ? ('coordinator' as const) : ('unit_head' as const),
      unitId: unit_id,
    },
    key: `terms:${unit_id ?? 'all'}:${day(ends_at)}${last ? ':last' : ''}`,
    part: { key: 'notice_terms' as const, args: { count, endsAt: ends_at.toISOString() } },
  }));
}

/** Coordinators whose term ends and whom no other coordinator can confirm: only the operator on the server can. */
async function aloneCoordinators(db: Db): Promise<readonly Notice[]> {
  const { rows } = await sql<{ id: number; person_id: number; ends_at: Date }>`
    select g.id, g.person_id, g.ends_at from role_grant g
    where g.role = 'coordinator' and ${unconfirmed} and g.ends_at > now()
      and not exists (select 1 from role_grant m where m.role = 'coordinator' and ${confirms})
    order by g.id`.execute(db);
  return rows.map(({ id, person_id, ends_at }) =>
    toPerson(person_id, `term-alone:${id}:${day(ends_at)}`, {
      key: 'notice_term_alone',
      args: { endsAt: ends_at.toISOString() },
    }),
  );
}

/** Roles that ran out unconfirmed in the last thirty days; an innovator's renews itself, and an acting one was to end. */
async function endedRoles(db: Db): Promise<readonly Notice[]> {
  const { rows } = await sql<{
    id: number;
    person_id: number;
    role: string;
    unit: string | null;
    ends_at: Date;
  }>`
    select g.id, g.person_id, g.role, u.name as unit, g.ends_at from role_grant g left join unit u on u.id = g.unit_id
    where ${unconfirmed} and g.role <> 'innovator' and g.ends_at <= now() and g.ends_at > now() - interval '30 days'
    order by g.id`.execute(db);
  return rows.map(({ id, person_id, role, unit, ends_at }) =>
    toPerson(person_id, `term-ended:${id}:${day(ends_at)}`, {
      key: 'notice_term_ended',
      args: { role: roleNamed(role), unit, acting: false },
    }),
  );
}

/** Units whose last admin's role ran out or went with a consent; where it was revoked or frozen, that act told of it. */
async function unitsWithoutAdmin(db: Db): Promise<readonly Notice[]> {
  const { rows } = await sql<{ unit_id: string; unit: string; since: Date }>`
    select g.unit_id, u.name as unit, max(least(g.ends_at, coalesce(g.frozen_at, g.ends_at))) as since
    from role_grant g join unit u on u.id = g.unit_id and u.active
    where g.role = 'unit_admin' and g.revoked_at is null and coalesce(g.frozen_why, 'consent') = 'consent' and not exists (
      select 1 from role_grant l where l.role = 'unit_admin' and l.unit_id = g.unit_id
        and l.revoked_at is null and l.frozen_at is null and l.ends_at > now())
    group by 1, 2 having max(least(g.ends_at, coalesce(g.frozen_at, g.ends_at))) > now() - interval '30 days' order by 1`.execute(
    db,
  );
  return rows.map(({ unit_id, unit, since }) => ({
    audience: { to: 'role' as const, role: 'coordinator' as const, unitId: null },
    key: `admin-gone:${unit_id}:${since.toISOString()}`,
    part: { key: 'notice_no_admin' as const, args: { unit } },
  }));
}

const day = (at: Date): string => at.toISOString().slice(0, 10);

const toPerson = (personId: number, key: string, part: Part): Notice => ({
  audience: { to: 'person', personId },
  key,
  part,
});
