// Newcomers of a unit are told of in one message an hour: the first at once, the others together at the next full hour.
// It never sends, and never changes what is being sent.
import { type Kysely, sql } from 'kysely';
import type { Effect } from '../../domain/conversation/effect.ts';
import type { Database } from '../schema.ts';
import { recipientsOf } from './notices.ts';

type Joined = Extract<Effect, { kind: 'tell_joined' }>;

/** Tells the admins of a unit who joined it. */
export async function tellOfNewcomer(
  trx: Kysely<Database>,
  { personId, unitId, name, unit }: Joined,
): Promise<void> {
  const audience = { to: 'role', role: 'unit_admin', unitId, except: personId } as const;
  for (const admin of await recipientsOf(trx, audience)) {
    const key = sql`'joined:' || ${unitId}::text || ':' || `;
    const hour = sql`trunc(extract(epoch from now()) / 3600)::bigint`;
    const message = {
      parts: [{ key: 'notice_joined', args: { name, unit, others: [] } }],
      choices: [],
      prompt: null,
    };
    await sql`
      with place as (
        select h.hour, ${key} h.hour || ${`:${admin.personId}`} as notice_key
        from (select ${hour} + n as hour, n from generate_series(0, 1) n) h
        where h.n = 1 or not exists (
          select 1 from outbox o where o.notice_key = ${key} h.hour || ${`:${admin.personId}`})
        order by h.n limit 1
      )
      insert into outbox (person_id, address_id, channel, kind, message, notice_key, for_role, for_unit, due_at)
      select ${admin.personId}, ${admin.addressId}, ${admin.channel}, 'notice', ${JSON.stringify(message)}::jsonb,
        place.notice_key, 'unit_admin', ${unitId}, greatest(now(), to_timestamp(place.hour * 3600)) from place
      on conflict (notice_key) where notice_key is not null do update set message = jsonb_set(outbox.message::jsonb, '{parts,0,args,others}',
        (outbox.message::jsonb #> '{parts,0,args,others}') || to_jsonb(${name}::text))
      where outbox.state = 'queued'`.execute(trx);
  }
}
