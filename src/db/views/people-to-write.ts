// Reads the people who take part with their addresses, the one used last first, for whoever writes to them unasked.
// It decides nothing: which address may be used, the domain says.
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type Grant, roles } from '../../domain/access.ts';
import type { ChannelId } from '../../domain/conversation/input.ts';
import type { KnownAddress } from '../../domain/reach.ts';
import { liveGrant } from '../world/people.ts';

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
