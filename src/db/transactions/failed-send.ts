// One commit: the network says later that a message it had taken did not arrive. The message is what it was before it was
// sent, and goes another way, waits, or is given up. A word that comes twice changes nothing.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';
import { closeAddress } from './release-outbox.ts';

/** What follows from the failure: sent again later, its address is closed, it waits for its person, or it is given up. */
export type AfterFailure =
  | { readonly follows: 'again'; readonly afterMs: number }
  | { readonly follows: 'closed'; readonly address: 'blocked' | 'dead' }
  | { readonly follows: 'waits' }
  | { readonly follows: 'given_up' };

/** Where the message is now; null when none was sent under this id, or its end is known already. */
export type Failed = { readonly id: number; readonly now: 'queued' | 'parked' | 'dead' } | null;

/** So often a message is sent in all whose failures pass. */
const MOST_ATTEMPTS = 3;

/** Records that the part with this id of the network did not arrive. Parts before it did, and are not sent again. */
export async function recordFailedSend(
  db: Kysely<Database>,
  providerId: string,
  after: AfterFailure,
  reason: string,
): Promise<Failed> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: number; addressId: number; attempts: number }>`
      select id, address_id as "addressId", attempts from outbox
      where channel = 'whatsapp' and state = 'sent' and ${providerId} = any(provider_ids)
        and (provider_ids[cardinality(provider_ids)] = ${providerId} or sent_at > now() - interval '1 day')
      order by id limit 1 for update`.execute(trx);
    const [row] = rows;
    if (row === undefined) return null;
    const over =
      after.follows === 'given_up' ||
      (after.follows === 'again' && row.attempts + 1 >= MOST_ATTEMPTS);
    const now = over ? 'dead' : after.follows === 'again' ? 'queued' : 'parked';
    await sql`
      update outbox set state = ${now}, sent_at = null, last_error = ${reason}, attempts = attempts + 1, floor = null,
        provider_ids = provider_ids[:array_position(provider_ids, ${providerId}) - 1],
        due_at = now() + ${after.follows === 'again' ? after.afterMs : 0} * interval '1 ms'
      where id = ${row.id}`.execute(trx);
    if (after.follows === 'closed') await closeAddress(trx, row.addressId, after.address);
    const moved = now === 'parked' && (await anotherWay(trx, row.id));
    return { id: row.id, now: moved ? 'queued' : now };
  });
}

/**
 * Queues a parked message for another network on which its person is notified of it, the address used last first. A
 * browser is none: who waits for a person to open it waits for them to write as well. False when there is none.
 */
export async function anotherWay(db: Kysely<Database>, outboxId: number): Promise<boolean> {
  const { rows } = await sql`
    update outbox o set address_id = other.id, channel = other.channel, state = 'queued', provider_ids = '{}',
      floor = null, ceiling = null, due_at = now()
    from (
      select a.id, a.channel from outbox p join address a on a.person_id = p.person_id
        left join conversation c on c.person_id = a.person_id
      where p.id = ${outboxId} and a.state = 'active' and a.channel not in (p.channel, 'webchat')
      order by (a.id = c.address_id) desc nulls last, a.id desc limit 1) other
    where o.id = ${outboxId} and o.state = 'parked' returning o.id`.execute(db);
  return rows.length > 0;
}
