// Loads innovations of other editions that may be carried over into the running one: a person's own, or those of their units.
// It reads inside the transaction that will carry out the step, and never decides who may see what: the engine does.
import { type Kysely, sql } from 'kysely';
import { reachOf } from '../../domain/access.ts';
import type { CarryOverNeed, UnitSource } from '../../domain/conversation/carry-over/types.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import type { Database } from '../schema.ts';
import { loadInnovations } from './innovations.ts';
import { liveGrant } from './people.ts';
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
  carry_unit: async ({ year }, { db, person, currentEdition, editionOf }) => {
    const units = new Set(reachOf(person.grants, 'carry_over').units);
    const carryUnit = [];
    for (const unitId of units)
      carryUnit.push({
        unitId,
        rows: await sourcesOfUnit(db, unitId, currentEdition, editionOf, year),
      });
    return { carryUnit };
  },
};

/**
 * What a unit handed in in other years and has no innovation of the same name for in this edition. `stays`: whoever had it
 * still fills in for this unit. `year` is that of the source, or the one into which it goes; null: all.
 */
export async function sourcesOfUnit(
  db: Kysely<Database>,
  unitId: string,
  into: EditionDefinition,
  editionOf: (id: string, version: number) => EditionDefinition,
  year: number | null,
): Promise<readonly UnitSource[]> {
  const { rows } = await sql<
    Omit<UnitSource, 'year'> & { readonly edition: string; readonly version: number }
  >`
    select distinct on (lower(n.name)) n.id, n.code, n.name, n.owner_id as "ownerId", n.edition_id as edition, n.edition_version as version,
      exists (select 1 from role_grant g where g.person_id = n.owner_id and g.unit_id = n.unit_id and ${liveGrant}
        and g.role in ('innovator', 'unit_admin')) as stays
    from innovation n where n.unit_id = ${unitId} and n.edition_id <> ${into.id} and n.name is not null
      and n.submitted_at is not null and n.state not in ('draft', 'withdrawn', 'rejected')
      and not exists (select 1 from innovation o where o.unit_id = n.unit_id and o.edition_id = ${into.id}
        and lower(o.name) = lower(n.name) and o.state <> 'withdrawn')
      and not exists (select 1 from innovation o join event e on e.innovation_id = o.id and e.type = 'carried_over'
        where o.unit_id = n.unit_id and o.edition_id = ${into.id} and o.state <> 'withdrawn' and e.after ->> 'from' = n.code)
    order by lower(n.name), n.id desc`.execute(db);
  return rows
    .map(({ edition, version, ...row }) => ({ ...row, year: editionOf(edition, version).year }))
    .filter((row) => year === null || year === row.year || year === into.year);
}
