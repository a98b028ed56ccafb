// Loads the letterheads that somebody sets: the region's, and those of the units they look after.
// It reads inside the transaction that will carry out the step, and decides nothing.
import { reachOf } from '../../domain/access.ts';
import type { LetterheadNeed } from '../../domain/conversation/letterhead/types.ts';
import { readOffices } from '../views/letterhead.ts';
import type { LoadersOf } from './context.ts';

/** Loader of letterheads. */
export const letterheadLoaders: LoadersOf<LetterheadNeed> = {
  letterhead: async (_, { db, person }) => {
    const { units } = reachOf(person.grants, 'set_letterhead');
    return { offices: await readOffices(db, [null, ...units], true) };
  },
};
