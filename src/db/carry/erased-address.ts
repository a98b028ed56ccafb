// Frees the addresses of people whose data was deleted: whoever writes from one begins as a person nobody knows, and
// one that nobody writes from again goes altogether. What was said before stays with the number of the person it was.
import { type Kysely, sql } from 'kysely';
import { newConversation } from '../../domain/conversation/state.ts';
import type { Database } from '../schema.ts';
import { lastShown } from '../transactions/record-send.ts';

type Trx = Kysely<Database>;

/**
 * Gives the addresses from which erased people write again to new people, before anything of it is handled. Accounts that
 * WhatsApp itself joined go together; of others each is a person of its own: linked channels are not remembered. Gives true when there was such an address.
 */
export async function beginAnew(trx: Trx, erased: readonly number[]): Promise<boolean> {
  if (erased.length === 0) return false;
  const { rows } = await sql<{ ids: number[] }>`
    select jsonb_agg(a.id order by wrote desc, a.id) as ids from (
      select a.*, exists (select 1 from inbox i where i.address_id = a.id and i.done_at is null
        and i.kind not in ('blocked', 'unblocked', 'reaction')) as wrote
      from address a where a.person_id = any(${[...erased]}::bigint[])) a
    group by case when a.channel = 'whatsapp' then a.person_id::text else 'address ' || a.id end
    having bool_or(wrote) order by min(a.id)`.execute(trx);
  for (const { ids } of rows) {
    const [spoken] = ids;
    if (spoken === undefined) continue;
    for (const id of ids) await leavePast(trx, id);
    const newcomer = await trx
      .insertInto('person')
      .defaultValues()
      .returning('id')
      .executeTakeFirstOrThrow();
    await sql`update address set person_id = ${newcomer.id}, phone = null, linked_at = null
      where id = any(${ids}::bigint[])`.execute(trx);
    await sql`insert into conversation (person_id, address_id, state)
      values (${newcomer.id}, ${spoken}, ${JSON.stringify(newConversation)}::jsonb)`.execute(trx);
  }
  return rows.length > 0;
}

/**
 * Deletes the addresses of erased people to whom nothing is to be said any more and who wrote nothing since; gives how many.
 * A process that still knows the number of such a row finds it gone, and looks the chat up again.
 */
export async function dropErasedAddresses(trx: Trx): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select a.id from address a join person p on p.id = a.person_id
    where p.erased_at is not null and a.native_id not like 'erased:%'
      and not exists (select 1 from outbox o where o.address_id = a.id and o.state in ('queued', 'sending', 'uncertain'))
      and not exists (select 1 from inbox i where i.address_id = a.id and i.done_at is null)
    order by a.id for update of a`.execute(trx);
  for (const { id } of rows) {
    const past = await leavePast(trx, id);
    await sql`update outbox set address_id = ${past} where address_id = ${id}`.execute(trx);
    await sql`delete from webchat_message where address_id = ${id}`.execute(trx);
    await sql`delete from address where id = ${id}`.execute(trx);
  }
  return rows.length;
}

/** Leaves what an address was used for with an address without a name, of the person who had it; gives that one's number. */
async function leavePast(trx: Trx, addressId: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into address (channel, native_id, person_id, state)
    select channel, 'erased:' || id || ':' || person_id, person_id, 'dead' from address where id = ${addressId}
    returning id`.execute(trx);
  const past = rows[0]?.id;
  // The messages that tell it are another's from now on.
  await sql`update address a set last_provider_id = ${lastShown} where a.id = ${addressId}`.execute(
    trx,
  );
  if (past === undefined) throw new Error(`no address ${addressId}`);
  await sql`update inbox set address_id = ${past} where address_id = ${addressId} and done_at is not null`.execute(
    trx,
  );
  // What is on its way still goes where it was meant to go.
  await sql`update outbox set address_id = ${past} where address_id = ${addressId}
    and state not in ('queued', 'sending', 'uncertain')`.execute(trx);
  // A paper that was asked for and is not made goes to nobody.
  await sql`update print_request set address_id = ${past}, claimed_by = null, ended_at = coalesce(ended_at, now()),
      state = case when state = 'done' then state else 'failed' end where address_id = ${addressId}`.execute(
    trx,
  );
  await sql`update conversation set address_id = ${past} where address_id = ${addressId}`.execute(
    trx,
  );
  return past;
}
