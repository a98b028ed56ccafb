// Uses up the code that confirmed something.
// It decides nothing: the code was compared when it was loaded.
import { type Kysely, sql } from 'kysely';
import { Moved } from '../commit/ledger.ts';
import type { Database } from '../schema.ts';

/** Uses a confirmation up; throws `Moved` when it was used meanwhile. */
export async function useConfirmation(trx: Kysely<Database>, id: number): Promise<void> {
  const used = await trx
    .updateTable('confirmation')
    .set({ used_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (Number(used.numUpdatedRows) !== 1) throw new Moved('a confirmation');
}
