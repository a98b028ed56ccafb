// Records an event of a person after the ledger of the step was written.
// It decides nothing.
import type { Kysely } from 'kysely';
import type { Origin } from '../commit/record.ts';
import { appendPersonEvents } from '../events.ts';
import type { Database } from '../schema.ts';

type Trx = Kysely<Database>;

/** Appends an event to a person's own chain, in the transaction of the change. */
export async function event(
  trx: Trx,
  personId: number,
  by: Origin,
  type: string,
  after: unknown,
  before: unknown = null,
): Promise<void> {
  await appendPersonEvents(trx, [
    {
      personId,
      type,
      channel: by.channel,
      inboxId: by.inboxId,
      before,
      after,
    },
  ]);
}
