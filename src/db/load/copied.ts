// Finds paragraphs of an innovation that stand in another one as well, by the index of their hashes. It judges nothing; who may be
// told of the other one is the domain's.
import { sql } from 'kysely';
import type { CheckFacts } from '../../domain/conversation/checking/types.ts';
import type { Innovation } from '../../domain/innovation/innovation.ts';
import type { Db } from '../connect.ts';

/** What more innovations have in common was copied by nobody: a law that all of them name, a sentence of a guide. */
const MOST_ALIKE = 5;

/** Paragraphs that another innovation has as well, which was handed in and is not the same one of another year. */
export async function copiedIn(
  db: Db,
  { id, unitId, name, editionId }: Pick<Innovation, 'id' | 'unitId' | 'name' | 'editionId'>,
): Promise<NonNullable<CheckFacts['copied']>> {
  const { rows } = await sql<{ item: string; code: string; name: string; unit_id: string }>`
    with found as (
      select distinct a.item, n.id, n.code, coalesce(n.name, n.code) as name, n.unit_id
      from answer a
      join answer o on paragraph_hashes(o.value) && paragraph_hashes(a.value) and o.innovation_id <> a.innovation_id
        and o.value ->> 'type' = 'text' and length(o.value ->> 'text') >= 80
      join innovation n on n.id = o.innovation_id and n.submitted_at is not null
        and not (n.unit_id = ${unitId} and n.edition_id <> ${editionId} and lower(n.name) is not distinct from lower(${name}::text))
      where a.innovation_id = ${id} and a.value ->> 'type' = 'text' and length(a.value ->> 'text') >= 80)
    select f.item, f.code, f.name, f.unit_id from found f
    where (select count(*) from found g where g.item = f.item) <= ${MOST_ALIKE}::int
    order by f.item, f.id limit 10`.execute(db);
  return rows.map(({ item, code, name: called, unit_id }) => ({
    ...{ item, code, name: called, unitId: unit_id },
  }));
}
