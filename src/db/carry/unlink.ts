// Gives up a channel: the address goes to a person of its own, of whom nothing is known; all else stays where it is.
// It never takes the last address of somebody, nor any but the joined one while a joining can be taken back.
import { type Kysely, sql } from 'kysely';
import type { Act } from '../../domain/conversation/act.ts';
import { newConversation } from '../../domain/conversation/state.ts';
import { appendPersonEvents } from '../events.ts';
import { Moved } from '../commit/ledger.ts';
import type { Database } from '../schema.ts';
import type { Secrets } from '../secrets.ts';
import { hasOpenLink, takeAddressBack } from './disown.ts';
import type { Origin } from '../commit/record.ts';
import type { Touched } from '../commit/occasion.ts';

/** Takes an address from a person; throws `Moved` when it is not theirs any more or their last one. */
export async function unlinkAddress(
  trx: Kysely<Database>,
  act: Extract<Act, { do: 'unlink' }>,
  by: Origin,
  secrets: Secrets,
  touched: Touched,
): Promise<void> {
  if (await takeAddressBack(trx, act.addressId, by, secrets, touched)) return;
  if (await hasOpenLink(trx, by.personId)) throw new Moved('an address');
  const { rows: left } = await sql<{ id: number; channel: string }>`
    select o.id, o.channel from address a join address o on o.person_id = a.person_id and o.id <> a.id
    where a.id = ${act.addressId} and a.person_id = ${by.personId}
    order by o.id for update of a`.execute(trx);
  const [other] = left;
  if (other === undefined) throw new Moved('an address');
  await giveToStranger(trx, act.addressId);
  await sql`update conversation set address_id = ${other.id}, rev = rev + 1
    where person_id = ${by.personId} and address_id = ${act.addressId}`.execute(trx);
  // What waits to be told goes to a channel that is left; the answer to this very message still goes where it was typed.
  await sql`update outbox set address_id = ${other.id}, channel = ${other.channel}
    where person_id = ${by.personId} and address_id = ${act.addressId} and state = 'queued' and kind <> 'reply'`.execute(
    trx,
  );
  await appendPersonEvents(trx, [
    {
      personId: by.personId,
      type: 'address_unlinked',
      channel: by.channel,
      inboxId: by.inboxId,
      before: { channel: act.channel },
    },
  ]);
  touched.people.add(by.personId);
}

/** Makes an address that of a person nobody knows yet, as if it had written for the first time; gives their number. */
async function giveToStranger(trx: Kysely<Database>, addressId: number): Promise<number> {
  const stranger = await trx
    .insertInto('person')
    .defaultValues()
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`update address set person_id = ${stranger.id}, linked_at = null where id = ${addressId}`.execute(
    trx,
  );
  await sql`insert into conversation (person_id, address_id, state)
    values (${stranger.id}, ${addressId}, ${JSON.stringify(newConversation)}::jsonb)`.execute(trx);
  return stranger.id;
}
