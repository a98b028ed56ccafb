// Loads the letterheads that somebody sets: the region's, and those of the units whose papers they set.
// It reads inside the transaction that will carry out the step, and decides nothing.
import { may, reachOf } from '../../domain/access.ts';
import type { LetterheadNeed } from '../../domain/conversation/letterhead/types.ts';
import { readEmblem, readOffices } from '../views/letterhead.ts';
import type { LoadersOf } from './context.ts';

/** Loader of letterheads. */
export const letterheadLoaders: LoadersOf<LetterheadNeed> = {
  letterhead: async (_, { db, person }) => {
    const { units, all } = reachOf(person.grants, 'set_letterhead');
    // Whoever sets any unit's may name each of them; there are some dozens.
    const every = all ? await db.selectFrom('unit').select('id').execute() : [];
    const wanted = new Set([...units, ...every.map(({ id }) => id)]);
    return {
      offices: await readOffices(db, [null, ...wanted], true),
      ...(may(person.grants, 'set_region_letterhead').ok
        ? { emblem: await readEmblem(db, null) }
        : {}),
    };
  },
};
