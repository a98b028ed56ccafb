// Loads a person's innovations of other editions that may be carried over into the running one.
// It reads inside the transaction that will carry out the step, and never decides who may see what: the engine does.
import { sql } from 'kysely';
import type { CarryOverNeed } from '../../domain/conversation/carry-over/types.ts';
import { loadInnovations } from './innovations.ts';
import type { LoadersOf } from './context.ts';

const MOST = 30;

/** Loaders of what carrying over asks for. */
export const carryOverLoaders: LoadersOf<CarryOverNeed> = {
  carry_over: async (_, { db, person, currentEdition }) => {
    const { rows } = await sql<{ id: number }>`
      select n.id from innovation n where n.owner_id = ${person.id} and n.edition_id <> ${currentEdition.id}
        and not exists (select 1 from innovation o where o.owner_id = n.owner_id and o.edition_id = ${currentEdition.id}
          and lower(o.name) = lower(n.name) and o.state <> 'withdrawn')
      order by n.id desc limit ${MOST}`.execute(db);
    const ids = rows.map(({ id }) => id);
    const found = await loadInnovations(db, ids);
    return { carryOver: ids.flatMap((id) => found.get(id)?.innovation ?? []) };
  },
};
