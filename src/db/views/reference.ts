// Units as a list, for whoever may sign in at all.
// It holds no content of innovations.
import type { Kysely } from 'kysely';
import type { Database } from '../schema.ts';

/** Lists all units by name, inactive ones included. */
export async function listUnits(db: Kysely<Database>) {
  return db
    .selectFrom('unit')
    .select(['id', 'name', 'kind', 'short', 'aliases', 'former', 'active'])
    .orderBy('name')
    .execute();
}
