// Moves innovations and the filling in of them from one person to another, and takes what they may fill in no more out of hand.
// It decides nothing and ends no role.
import { leaveCandidates } from './candidates.ts';
import type { Touched } from '../commit/occasion.ts';
import { type AnyOrigin, recordOfInnovation } from '../commit/record.ts';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

type Trx = Kysely<Database>;

/**
 * Gives innovations of a person in a unit (null: in all) to somebody else, each with an event; gives how many. `unfinished`
 * leaves those that were handed in with whoever filled them in: nobody becomes a filler of what they are to check. Ids
 * name the ones that are meant.
 */
export async function moveInnovations(
  trx: Trx,
  from: number,
  to: number,
  unitId: string | null,
  by: AnyOrigin,
  touched: Touched,
  which: 'all' | 'unfinished' | readonly number[] = 'all',
): Promise<number> {
  const named = typeof which === 'string' ? null : which;
  const rows = await trx
    .selectFrom('innovation')
    .select('id')
    .where('owner_id', '=', from)
    .$if(unitId !== null, (query) => query.where('unit_id', '=', unitId))
    .$if(named !== null, (query) => query.where('id', 'in', [0, ...(named ?? [])]))
    .$if(which === 'unfinished', (query) => query.where('state', 'in', ['draft', 'returned']))
    .orderBy('id')
    .forUpdate()
    .execute();
  for (const { id } of rows) {
    await recordOfInnovation(trx, id, by, {
      type: 'owner_changed',
      role: null,
      before: { owner: from },
      after: { owner: to },
    });
    await sql`update innovation set owner_id = ${to} where id = ${id}`.execute(trx);
    // The new owner needs no second entry as a co-filler.
    await sql`update co_filler set removed_at = now() where innovation_id = ${id} and person_id = ${to} and removed_at is null`.execute(
      trx,
    );
    touched.innovations.add(id);
  }
  await sql`update conversation set focus_id = null, rev = rev + 1,
      state = jsonb_set(state::jsonb, '{mode}', '{"name": "idle"}'::jsonb)
    where person_id = ${from} and focus_id = any(${rows.map(({ id }) => id)}::bigint[])`.execute(
    trx,
  );
  touched.people.add(from);
  touched.people.add(to);
  return rows.length;
}

/**
 * Ends filling in along with others, and what they were to begin, in a unit or (null) in all, each with an event; `to` goes
 * on in their place where it is given.
 */
export async function moveFilling(
  trx: Trx,
  {
    from,
    to,
    unitId,
  }: { readonly from: number; readonly to: number | null; readonly unitId: string | null },
  by: AnyOrigin,
  touched: Touched,
): Promise<void> {
  const rows = await trx
    .selectFrom('co_filler as f')
    .innerJoin('innovation as n', 'n.id', 'f.innovation_id')
    .select(['f.innovation_id', 'n.owner_id'])
    .where('f.person_id', '=', from)
    .where('f.removed_at', 'is', null)
    .$if(unitId !== null, (query) => query.where('n.unit_id', '=', unitId))
    .orderBy('f.innovation_id')
    .execute();
  for (const { innovation_id: id, owner_id } of rows) {
    const what = { role: null, before: { person: from } };
    await recordOfInnovation(trx, id, by, { type: 'filler_removed', ...what });
    await sql`update co_filler set removed_at = now() where innovation_id = ${id} and person_id = ${from}`.execute(
      trx,
    );
    touched.innovations.add(id);
    if (to === null || owner_id === to) continue;
    await recordOfInnovation(trx, id, by, {
      type: 'filler_added',
      role: null,
      after: { person: to },
    });
    await sql`insert into co_filler (innovation_id, person_id) values (${id}, ${to})
      on conflict (innovation_id, person_id) do update set removed_at = null`.execute(trx);
  }
  await leaveCandidates(trx, { from, to, unitId }, by);
}

/** Puts innovations of a unit out of somebody's hands, who may fill them in no more. */
export async function loseFocus(
  trx: Trx,
  personId: number,
  unitId: string,
  touched: Touched,
): Promise<void> {
  await sql`update conversation c set focus_id = null, rev = c.rev + 1, state = jsonb_set(c.state::jsonb, '{mode}', '{"name": "idle"}'::jsonb)
    from innovation n where c.person_id = ${personId} and n.id = c.focus_id and n.unit_id = ${unitId}`.execute(
    trx,
  );
  touched.people.add(personId);
}
