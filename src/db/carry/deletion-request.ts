// Asking for the deletion of one's own data, and taking that back while nobody has carried it out.
// It deletes nothing: a coordinator does, in own-data.ts.
import { type Kysely, sql } from 'kysely';
import { Moved } from '../commit/ledger.ts';
import type { Database } from '../schema.ts';
import { event } from './person-event.ts';
import type { Origin } from '../commit/record.ts';

type Trx = Kysely<Database>;

/** Starts the clock of 3 x 24 hours. */
export async function askDeletion(trx: Trx, by: Origin): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    insert into data_request (person_id) values (${by.personId})
    on conflict (person_id) where done_at is null and withdrawn_at is null do nothing returning id`.execute(
    trx,
  );
  if (rows.length === 0) throw new Moved('a request');
  await event(trx, by.personId, by, 'deletion_asked', { request: rows[0]?.id });
}

/** Takes the request back; throws `Moved` when there is none that waits. */
export async function withdrawDeletion(trx: Trx, by: Origin): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    update data_request set withdrawn_at = now()
    where person_id = ${by.personId} and done_at is null and withdrawn_at is null returning id`.execute(
    trx,
  );
  if (rows.length === 0) throw new Moved('a request');
  await event(trx, by.personId, by, 'deletion_withdrawn', { request: rows[0]?.id });
}
