// Puts a step on the list of each webhook that is told of it, in the commit of the step.
// It never sends, and tells of nothing that was never handed in; who may be told follows from the access table and from the unit
// of the innovation.
import { type Kysely, sql } from 'kysely';
import type { Step } from '../../domain/innovation/status.ts';
import { tellable } from '../../domain/webhooks.ts';
import type { Database } from '../schema.ts';

/** Queues the step that an innovation took last. */
export async function queueTellings(
  trx: Kysely<Database>,
  code: string,
  step: Step,
): Promise<void> {
  await sql`
    insert into webhook_delivery (webhook_id, event_id)
    select w.id, e.id from webhook w join api_token t on t.id = w.token_id
      cross join innovation n
      cross join lateral (select id from event where subject = ${`innovation:${code}`} and type = ${step}
        order by seq desc limit 1) e
    where w.ended_at is null and ${step} = any(w.steps) and t.revoked_at is null and t.expires_at > now()
      and n.code = ${code} and n.submitted_at is not null
      and (t.role = any(${[...tellable.all]}::text[])
        or (t.role = any(${[...tellable.unit]}::text[]) and t.unit_id = n.unit_id))
    on conflict (webhook_id, event_id) do nothing`.execute(trx);
}
