// Loads which papers of the running edition are known to be signed. It decides nothing.
import { sql } from 'kysely';
import type { Signed, SignedNeed } from '../../domain/conversation/signed/types.ts';
import type { LoadersOf } from './context.ts';

/** Loader of signed papers. */
export const signedLoaders: LoadersOf<SignedNeed> = {
  signed_papers: async (_, { db, currentEdition }) => {
    const { rows } = await sql<Signed>`
      select s.unit_id as "unitId", s.paper, s.signed_on::text as day from signed_paper s join unit u on u.id = s.unit_id
      where s.edition_id = ${currentEdition.id} and u.active order by s.unit_id, s.paper`.execute(
      db,
    );
    return { signedPapers: rows };
  },
};
