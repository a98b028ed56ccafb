// Terms of roles: whose are to be confirmed for the new innovation year and by whom, and units in which nobody is admin.
// It never ends a term: that is the grant's own end, which counts without anybody doing anything.
import { type Kysely, sql } from 'kysely';
import type { Act } from '../../domain/conversation/act.ts';
import { appendPersonEvents } from '../events.ts';
import { Moved } from '../commit/ledger.ts';
import type { Database } from '../schema.ts';
import { liveGrant } from '../load/people.ts';
import type { AnyOrigin, Origin } from '../commit/record.ts';
import type { Touched } from '../commit/occasion.ts';

type Trx = Kysely<Database>;
type Of<Name extends Act['do']> = Extract<Act, { do: Name }>;

/** Grant `g` runs out with the past innovation year, or has run out; acting roles end as they were given. */
export const unconfirmed = sql`not g.acting and g.revoked_at is null and g.frozen_at is null and g.ends_at < term_end(now())`;

const live = (grant: string) => {
  const g = sql.ref(grant);
  return sql`${g}.revoked_at is null and ${g}.frozen_at is null and ${g}.ends_at > now()`;
};

/** A unit in which somebody else is head now; its admins are confirmed by the head, all others by a coordinator. */
export const hasHead = sql`exists (
  select 1 from role_grant h where h.role = 'unit_head' and h.unit_id = g.unit_id and h.person_id <> g.person_id and ${live('h')})`;

/**
 * Whoever holds grant `m` confirms grant `g`: a head the admins and innovators of the unit, an admin its innovators, a
 * coordinator everybody else. Nobody confirms themselves.
 */
export const confirms = sql`m.person_id <> g.person_id and ${live('m')} and (
  m.role = 'unit_head' and m.unit_id = g.unit_id and g.role in ('unit_admin', 'innovator')
  or m.role = 'unit_admin' and m.unit_id = g.unit_id and g.role = 'innovator'
  or m.role = 'coordinator' and (g.unit_id is null or g.role = 'unit_head' or g.role = 'unit_admin' and not ${hasHead}))`;

/** Confirms roles for the innovation year that runs now, as far as they still wait for exactly this person. */
export async function confirmRoles(
  trx: Trx,
  act: Of<'confirm_roles'>,
  by: Origin,
  touched: Touched,
): Promise<void> {
  const ids = await extendTerms(
    trx,
    sql`g.id = any(${[...act.grants]}::bigint[]) and exists (
      select 1 from role_grant m where m.person_id = ${by.personId} and ${confirms})`,
    by,
  );
  for (const id of ids) touched.people.add(id);
}

/**
 * Renews the role of innovators who write again after their term ran out: nobody is kept from filling in because
 * somebody else did not confirm a list (docs/decisions/terms-of-innovators.md). Gives whose roles changed.
 */
export async function renewInnovators(
  trx: Trx,
  people: readonly number[],
  channel: string | null,
): Promise<readonly number[]> {
  const changed: number[] = [];
  for (const personId of people) {
    const by = { personId, channel, inboxId: null, at: '' };
    const own = sql`g.person_id = ${personId} and g.role = 'innovator' and g.ends_at <= now()`;
    changed.push(...(await extendTerms(trx, own, by)));
  }
  return changed;
}

/**
 * Renews innovators whose term ran out and who wrote within the year before, so that whoever took part stays on the lists
 * and hears what is said to innovators; who was silent for a year is renewed when they write. At most 200 at once.
 */
export async function renewActiveInnovators(db: Trx): Promise<number> {
  const { rows } = await sql<{ person_id: number }>`
    select distinct g.person_id from role_grant g join conversation c on c.person_id = g.person_id
    where ${unconfirmed} and g.role = 'innovator' and g.ends_at <= now() and c.last_inbound_at > g.ends_at - interval '1 year'
    order by g.person_id limit 200`.execute(db);
  for (const { person_id: id } of rows)
    await db.transaction().execute((trx) => renewInnovators(trx, [id], null));
  return rows.length;
}

/** Lets unconfirmed roles last to the end of the running innovation year, each with an event; gives whose they are. */
export async function extendTerms(
  trx: Trx,
  which: ReturnType<typeof sql>,
  by: AnyOrigin,
): Promise<readonly number[]> {
  const { rows } = await sql<{
    person_id: number;
    role: string;
    unit_id: string | null;
    ends_at: Date;
  }>`
    update role_grant g set ends_at = term_end(now()), confirmed_at = now(), confirmed_by = ${by.personId}
    where ${unconfirmed} and ${which}
    returning g.person_id, g.role, g.unit_id, g.ends_at`.execute(trx);
  for (const { person_id, role, unit_id, ends_at } of rows)
    await eventOf(trx, by, person_id, 'role_confirmed', {
      role,
      unit: unit_id,
      until: ends_at.toISOString(),
    });
  return rows.map(({ person_id }) => person_id);
}

/** Makes the coordinator acting admin of a unit for so many days; throws `Moved` when the unit has an admin by now. */
export async function actAsAdmin(
  trx: Trx,
  act: Of<'act_as_admin'>,
  by: Origin,
  touched: Touched,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`admin of ${act.unitId}`}, 9))`.execute(
    trx,
  );
  const { rows } = await sql<{ id: number }>`
    insert into role_grant (person_id, role, unit_id, granted_by, acting, ends_at)
    select ${by.personId}, 'unit_admin', ${act.unitId}, ${by.personId}, true, now() + make_interval(days => ${act.days})
    where not exists (select 1 from role_grant g where g.role = 'unit_admin' and g.unit_id = ${act.unitId} and ${liveGrant})
    on conflict (person_id, role, coalesce(unit_id, '')) where revoked_at is null do update
      set ends_at = excluded.ends_at, acting = true, granted_by = excluded.granted_by, granted_at = now(), frozen_at = null, frozen_why = null
    returning id`.execute(trx);
  if (rows.length !== 1) throw new Moved('a unit without admin');
  await eventOf(trx, by, by.personId, 'role_granted', {
    role: 'unit_admin',
    unit: act.unitId,
    acting: true,
    days: act.days,
  });
  touched.people.add(by.personId);
}

async function eventOf(
  trx: Trx,
  by: AnyOrigin,
  personId: number,
  type: string,
  after: Record<string, unknown>,
): Promise<void> {
  await appendPersonEvents(trx, [
    {
      personId,
      type,
      channel: by.channel,
      inboxId: by.inboxId,
      after: { ...after, by: by.personId },
    },
  ]);
}
