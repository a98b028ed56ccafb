// One change of the gakor, with its event; mentors see their new units with their next message.
// It decides nothing about who may.
import { type Kysely, sql } from 'kysely';
import type { GakorChange } from '../../domain/conversation/mentors/types.ts';
import { appendSystemEvent } from '../events.ts';
import type { Database } from '../schema.ts';

/** Has changes of the gakor wait for each other until the end of the transaction; what is read after it is not moved meanwhile. */
export async function lockGakor(trx: Kysely<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('gakor', 5))`.execute(trx);
}

/** Writes a change. Making a gakor that is there, or adding what belongs to it already, changes nothing. */
export async function changeGakor(
  trx: Kysely<Database>,
  change: GakorChange,
  by: {
    readonly personId: number | null;
    readonly channel: string;
    readonly inboxId: number | null;
  },
): Promise<void> {
  await lockGakor(trx);
  switch (change.what) {
    case 'create':
      await trx
        .insertInto('gakor')
        .values({ name: change.name })
        .onConflict((on) => on.doNothing())
        .execute();
      break;
    case 'add_unit':
      await trx
        .insertInto('gakor_unit')
        .values({ unit_id: change.unitId, gakor_id: change.id })
        .onConflict((on) => on.column('unit_id').doUpdateSet({ gakor_id: change.id }))
        .execute();
      break;
    case 'drop_unit':
      await trx
        .deleteFrom('gakor_unit')
        .where('unit_id', '=', change.unitId)
        .where('gakor_id', '=', change.id)
        .execute();
      break;
    case 'mentor':
      await trx
        .insertInto('gakor_mentor')
        .values({ gakor_id: change.id, person_id: change.personId })
        .onConflict((on) => on.doNothing())
        .execute();
  }
  // Copies of these people are stale: what they may see has changed.
  await sql`update person set rev = rev + 1 where id in (select person_id from gakor_mentor)
    and id is distinct from ${by.personId}::bigint`.execute(trx);
  await appendSystemEvent(trx, {
    subject: 'gakor',
    type: 'gakor_changed',
    personId: by.personId,
    role: 'coordinator',
    channel: by.channel,
    inboxId: by.inboxId,
    after: change,
  });
}
