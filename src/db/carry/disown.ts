// Undoes a link that was not made by the person themselves: the foreign account becomes a stranger's at this commit.
// Said from an older account only, so that whoever linked theirs to somebody cannot throw the owner out.
import { type Kysely, sql } from 'kysely';
import type { ChannelId } from '../../domain/conversation/input.ts';
import { appendPersonEvents } from '../events.ts';
import type { Database } from '../schema.ts';
import type { Secrets } from '../secrets.ts';
import { freezeRoles } from './freezing.ts';
import type { Origin } from '../commit/record.ts';
import type { Touched } from '../commit/occasion.ts';
import { giveToStranger } from './unlink.ts';

type Trx = Kysely<Database>;

/** How long a link can be undone in this way. */
const undoable = sql`interval '30 days'`;

export const newerThan = (addressId: number) => sql`
  from address a join address mine on mine.id = ${addressId} and mine.person_id = a.person_id
  where a.id <> mine.id and a.linked_at > now() - ${undoable} and a.linked_at > coalesce(mine.linked_at, mine.created_at)`;

/** Takes those accounts away from the person, and freezes roles beyond innovator until a coordinator spoke with them. */
export async function disownLinks(
  trx: Trx,
  addressId: number,
  by: Origin,
  secrets: Secrets,
  touched: Touched,
): Promise<void> {
  const { rows } = await sql<{ id: number; channel: ChannelId }>`
    select a.id, a.channel ${newerThan(addressId)} order by a.id for update of a`.execute(trx);
  for (const { id, channel } of rows) {
    const stranger = await giveToStranger(trx, id);
    await sql`update outbox set state = 'cancelled' where address_id = ${id} and state = 'queued'`.execute(
      trx,
    );
    await appendPersonEvents(trx, [
      {
        personId: by.personId,
        type: 'address_disowned',
        channel: by.channel,
        inboxId: by.inboxId,
        after: { channel, person: stranger },
      },
    ]);
  }
  await sql`update conversation set address_id = ${addressId}, rev = rev + 1 where person_id = ${by.personId}`.execute(
    trx,
  );
  await sql`update link_code set used_at = now() where person_id = ${by.personId} and used_at is null`.execute(
    trx,
  );
  await freezeRoles(trx, by.personId, 'doubt', by, secrets);
  touched.people.add(by.personId);
}
