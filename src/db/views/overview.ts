// Reads how units stand, for the chat: counts of what was found and of innovations by state, how long something waits, who
// is there. It decides nothing; which units, the caller has asked.
import { type Kysely, sql } from 'kysely';
import type { UnitOverview } from '../../domain/overview.ts';
import { liveGrant } from '../load/people.ts';
import type { Database } from '../schema.ts';
import { readEditionRules } from './edition-rules.ts';

/** Reads the units, by name; `units` null for all. */
export async function unitOverviews(
  db: Kysely<Database>,
  edition: string,
  units: readonly string[] | null,
): Promise<readonly UnitOverview[]> {
  const { stuckDays: days } = await readEditionRules(db, edition);
  const within =
    units === null ? sql<boolean>`true` : sql<boolean>`u.id = any(${[...units]}::text[])`;
  const { rows } = await sql<UnitOverview>`
    select u.id, u.name, u.kind, ${days}::int as "stuckDays", (select k.gakor_id from gakor_unit k where k.unit_id = u.id) as gakor,
      exists (select 1 from nil_statement s where s.unit_id = u.id and s.edition_id = ${edition} and s.lapsed_at is null) as nil,
      exists (select 1 from role_grant g where g.unit_id = u.id and ${liveGrant}) as connected,
      exists (select 1 from role_grant g join conversation c on c.person_id = g.person_id
        where g.unit_id = u.id and ${liveGrant} and c.last_inbound_at is not null) as wrote,
      exists (select 1 from invitation i where i.unit_id = u.id and i.used_at is null and i.revoked_at is null
        and i.expires_at > now()) as invited,
      (select count(*)::int from candidate c where c.unit_id = u.id and c.edition_id = ${edition}
        and c.state not in ('not_innovation', 'same')) as candidates,
      (select count(*)::int from candidate c where c.unit_id = u.id and c.edition_id = ${edition} and c.state = 'begun') as "begunCandidates",
      coalesce((select jsonb_agg(jsonb_build_object('state', s.state, 'from', s.returned_from, 'count', s.count)) from (
        select state, returned_from, count(*)::int as count from innovation
        where unit_id = u.id and edition_id = ${edition} group by 1, 2 order by 1) s), '[]') as states,
      coalesce((select jsonb_agg(jsonb_build_object('state', w.state, 'days', w.days, 'old', w.old)) from (
        select state, floor(extract(epoch from now() - min(state_since)) / 86400)::int as days,
          count(*) filter (where state_since < now() - make_interval(days => ${days}::int))::int as old
        from innovation where unit_id = u.id and edition_id = ${edition}
          and state in ('submitted', 'unit_verified', 'unit_endorsed') group by 1) w), '[]') as waits,
      (select jsonb_build_object('name', p.name, 'wrote', to_char(c.last_inbound_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
        from role_grant g join person p on p.id = g.person_id left join conversation c on c.person_id = p.id
        where g.unit_id = u.id and g.role = 'unit_admin' and ${liveGrant} order by g.acting, g.id limit 1) as admin
    from unit u where u.active and ${within} order by u.name`.execute(db);
  return rows;
}
