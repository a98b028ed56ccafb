// Loads the national bundle that somebody asked for and that is not written yet. It decides nothing.
import { sql } from 'kysely';
import type { PaperLoaded, PaperNeed } from '../../domain/conversation/papers/types.ts';
import type { LoadersOf } from './context.ts';

/** Loaders of what is asked about papers. */
export const paperLoaders: LoadersOf<PaperNeed> = {
  own_bundle: async (_, { db, person }) => {
    const { rows } = await sql<NonNullable<PaperLoaded['ownBundle']>>`
      select id as number, written, size, unit_id as "unitId", codes from bundle_job
      where asked_by = ${person.id} and in_chat and state in ('waiting', 'writing') order by id limit 1`.execute(
      db,
    );
    return { ownBundle: rows[0] ?? null };
  },
};
