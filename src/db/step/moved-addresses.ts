// Inputs of a batch whose address became somebody else's in the middle of it: they wait for the next batch.
// It handles nothing; the next batch asks anew whose each address is.
import type { Kysely } from 'kysely';
import type { Database } from '../schema.ts';
import type { Finished } from './file-outcomes.ts';
import type { Locked, Waiting } from '../commit/lock.ts';

/** A locked person and what waits for them. */
interface Inputs {
  readonly locked: Locked;
  readonly inputs: (Waiting | Finished)[];
}

/** Takes such inputs out of the work of a batch; true when there were any. */
export async function leaveMoved(trx: Kysely<Database>, work: readonly Inputs[]): Promise<boolean> {
  const ids = work.flatMap(({ inputs }) =>
    inputs.flatMap((input) => ('reports' in input ? [] : [input.addressId])),
  );
  if (ids.length === 0) return false;
  const rows = await trx
    .selectFrom('address')
    .select(['id', 'person_id'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  const holder = new Map(rows.map((row) => [row.id, row.person_id]));
  let left = false;
  for (const { locked, inputs } of work) {
    const kept = inputs.filter(
      (input) => 'reports' in input || holder.get(input.addressId) === locked.personId,
    );
    left ||= kept.length < inputs.length;
    inputs.splice(0, inputs.length, ...kept);
  }
  return left;
}
