// Commits about addresses that cannot be reached or can be reached again, and the messages that wait for them.
// It never sends and never drops a message: what cannot go anywhere is parked for a human to see.
import { type Kysely, sql } from 'kysely';
import { violatedConstraint } from '../errors.ts';
import type { Database } from '../schema.ts';
import { UNPROVEN } from './record-send.ts';

/** A message that had to be parked because none of its person's addresses can be reached. */
export interface Parked {
  readonly id: number;
  readonly personId: number;
}

/** Marks an address as blocked by its person or dead: nothing is claimed for it any more. */
export async function closeAddress(
  db: Kysely<Database>,
  addressId: number,
  state: 'blocked' | 'dead',
): Promise<void> {
  await db.updateTable('address').set({ state }).where('id', '=', addressId).execute();
}

/**
 * Moves what waits for closed addresses to another active address of the same person, the one last
 * used first. Gives the messages that found none and are parked now.
 */
export async function rerouteUnreachable(db: Kysely<Database>): Promise<Parked[]> {
  const { rows } = await sql<Parked & { state: string }>`
    with stuck as (
      select o.id, (
        select a.id from address a left join conversation c on c.person_id = a.person_id
        where a.person_id = o.person_id and a.state = 'active'
        order by (a.id = c.address_id) desc nulls last, a.id desc limit 1) as other
      from outbox o join address closed on closed.id = o.address_id
      where o.state = 'queued' and closed.state <> 'active'
      order by o.id for update of o skip locked
    )
    update outbox o set
      address_id = coalesce(stuck.other, o.address_id),
      channel = coalesce((select a.channel from address a where a.id = stuck.other), o.channel),
      state = case when stuck.other is null then 'parked' else 'queued' end,
      /* on another network nothing was shown yet, and the old one's ids mean nothing */
      provider_ids = case when stuck.other is null then o.provider_ids else '{}' end,
      floor = null, ceiling = null, due_at = now()
    from stuck where o.id = stuck.id
    returning o.id, o.person_id as "personId", o.state`.execute(db);
  return rows.filter((row) => row.state === 'parked').map(({ id, personId }) => ({ id, personId }));
}

/** Follows a chat that the network moved to another id. When that id has an address of its own, the old one is closed. */
export async function moveAddress(
  db: Kysely<Database>,
  addressId: number,
  nativeId: string,
): Promise<void> {
  try {
    await db
      .updateTable('address')
      .set({ native_id: nativeId })
      .where('id', '=', addressId)
      .execute();
  } catch (error) {
    if (violatedConstraint(error) === undefined) throw error;
    await closeAddress(db, addressId, 'dead');
  }
}

/**
 * Makes an address active again after its person wrote or unblocked the bot, and queues what was
 * parked for it or for another address of the person. Parked replies are not sent: the person has written since. Nor is what may have
 * been shown twice already. Gives the number of messages queued.
 */
export async function releaseParked(db: Kysely<Database>, addressId: number): Promise<number> {
  const { rows } = await sql<{ state: string }>`
    with opened as (
      update address set state = 'active' where id = ${addressId} and state <> 'active'
    )
    update outbox o set
      state = case kind when 'reply' then 'superseded' else 'queued' end, due_at = now(),
      address_id = a.id, channel = a.channel,
      provider_ids = case when o.address_id = a.id then o.provider_ids else '{}' end,
      floor = case when o.address_id = a.id then o.floor end, ceiling = null
    from address a
    where a.id = ${addressId} and o.state = 'parked' and o.last_error is distinct from ${UNPROVEN}
      and o.address_id in (select id from address where person_id = a.person_id)
    returning o.state`.execute(db);
  return rows.filter((row) => row.state === 'queued').length;
}
