// Reads the people who take part with their addresses, the one used last first, for whoever writes to them unasked.
// It decides nothing: which address may be used, the domain says.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type Grant, roles } from '../../domain/access.ts';
import type { ChannelId } from '../../domain/conversation/input.ts';
import type { PersonToWrite, WorkState } from '../../domain/broadcast.ts';
import type { KnownAddress } from '../../domain/reach.ts';
import type { Database } from '../schema.ts';
import { liveGrant } from '../load/people.ts';

/** The columns of `person p`: grants that count now, with the units of a mentor's gakor, and since when there is one. */
export const grantColumns: RawBuilder<unknown> = sql`
  (select jsonb_agg(jsonb_build_object('role', g.role, 'unit', g.unit_id)) from role_grant g where g.person_id = p.id and ${liveGrant}) as grants,
  (select jsonb_agg(u.unit_id) from gakor_mentor m join gakor_unit u on u.gakor_id = m.gakor_id where m.person_id = p.id) as gakor_units,
  (select min(g.granted_at) from role_grant g where g.person_id = p.id and ${liveGrant}) as since`;

/** The addresses of `person p` whose `conversation c` was joined. */
export const addressColumn: RawBuilder<unknown> = sql`
  (select jsonb_agg(jsonb_build_object('id', a.id, 'channel', a.channel, 'state', a.state,
      'wrote', case when a.id = c.address_id then extract(epoch from c.last_inbound_at) * 1000 end)
    order by (a.id = c.address_id) desc, a.id desc) from address a where a.person_id = p.id) as addresses`;

const grantsSchema = z
  .array(z.object({ role: z.enum(roles), unit: z.string().nullable() }))
  .nullable();
const unitsSchema = z.array(z.string()).nullable();
const channels = ['telegram', 'whatsapp', 'webchat'] as const satisfies readonly ChannelId[];
const addressesSchema = z
  .array(
    z.object({
      id: z.number(),
      channel: z.enum(channels),
      state: z.enum(['active', 'blocked', 'dead']),
      wrote: z.number().nullable(),
    }),
  )
  .nullable();

/** Reads the grants out of a row. */
export function grantsOf(grants: unknown, gakorUnits: unknown): readonly Grant[] {
  const units = unitsSchema.parse(gakorUnits) ?? [];
  return (grantsSchema.parse(grants) ?? []).map(({ role, unit }) =>
    role === 'mentor' ? { role, unitId: unit, gakorUnits: units } : { role, unitId: unit },
  );
}

/** Reads the addresses out of a row. */
export function addressesOf(addresses: unknown): readonly KnownAddress[] {
  return addressesSchema.parse(addresses) ?? [];
}

/** Reads everybody who takes part: consent, and a role or a unit. `scopeUnit` narrows it to the people of one unit. */
export async function peopleToWrite(
  db: Kysely<Database>,
  editionId: string,
  scopeUnit: string | null,
  only: readonly number[] | null = null,
): Promise<readonly PersonToWrite[]> {
  const { rows } = await sql<{
    id: number;
    name: string | null;
    unit_id: string | null;
    stopped: boolean;
    states: string[] | null;
    gakor: number[] | null;
    grants: unknown;
    gakor_units: unknown;
    addresses: unknown;
  }>`
    select p.id, p.name, p.unit_id, s.stopped_at is not null as stopped, w.states, ${grantColumns}, ${addressColumn},
      (select jsonb_agg(distinct u.gakor_id) from gakor_unit u
        where u.unit_id = p.unit_id or u.unit_id in (select g.unit_id from role_grant g where g.person_id = p.id and ${liveGrant})) as gakor
    from person p
    join conversation c on c.person_id = p.id
    left join reminder_setting s on s.person_id = p.id
    left join (
      select f.person_id, jsonb_agg(distinct f.state) as states from (
        select owner_id as person_id, state from innovation where edition_id = ${editionId}
        union all
        select co.person_id, n.state from co_filler co join innovation n on n.id = co.innovation_id
        where co.removed_at is null and n.edition_id = ${editionId}) f group by f.person_id) w on w.person_id = p.id
    where p.consented_at is not null
      and ${only === null ? sql`true` : sql`p.id = any(${[...only]}::bigint[])`}
      and (p.unit_id is not null or exists (select 1 from role_grant g where g.person_id = p.id and ${liveGrant}))
      and (${scopeUnit}::text is null or p.unit_id = ${scopeUnit}
        or exists (select 1 from role_grant g where g.person_id = p.id and g.unit_id = ${scopeUnit} and ${liveGrant}))
    order by p.name, p.id
  `.execute(db);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    unitId: row.unit_id,
    grants: grantsOf(row.grants, row.gakor_units),
    gakor: row.gakor ?? [],
    work: workOf(row.states ?? []),
    addresses: addressesOf(row.addresses),
    stopped: row.stopped,
  }));
}

/** Groups the states of somebody's innovations as an audience asks for them. */
function workOf(states: readonly string[]): readonly WorkState[] {
  const found = new Set<WorkState>();
  for (const state of states) {
    const group = groupOf[state];
    if (group !== undefined) found.add(group);
  }
  return found.size === 0 ? ['not_begun'] : [...found];
}

const groupOf: Readonly<Record<string, WorkState>> = {
  draft: 'draft',
  returned: 'returned',
  submitted: 'waiting',
  unit_verified: 'waiting',
  unit_endorsed: 'waiting',
  accepted: 'finished',
  monitored: 'finished',
  designated: 'finished',
  reported: 'finished',
};
