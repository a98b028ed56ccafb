// Innovations with a similar name. Drafts, withdrawn and rejected ones do not count.
// It compares names only (domain/similarity.ts); whoever asks knows what is done about it.
import { type Kysely, sql } from 'kysely';
import type { CheckFacts } from '../../domain/conversation/checking/types.ts';
import type { Innovation } from '../../domain/innovation/innovation.ts';
import { type CataloguedName, similarNames } from '../../domain/similarity.ts';
import type { Database } from '../schema.ts';

type Db = Kysely<Database>;

/** The newest 5,000 names, without that of one innovation. */
export async function catalogue(db: Db, except: number | null): Promise<readonly CataloguedName[]> {
  const rows = await db
    .selectFrom('innovation')
    .select(['code', 'name', 'unit_id'])
    .select(
      sql<boolean>`exists (select 1 from hub_card c where c.code = innovation.code)`.as(
        'published',
      ),
    )
    .where('id', '<>', except ?? 0)
    .where('name', 'is not', null)
    // A draft is its people's alone, its name included.
    .where('state', 'not in', ['draft', 'withdrawn', 'rejected'])
    .orderBy('id', 'desc')
    .limit(5000)
    .execute();
  return rows.map((row) => ({
    code: row.code,
    name: row.name ?? '',
    unit: row.unit_id,
    published: row.published,
  }));
}

/** The three closest of a catalogue. */
export const similarIn = (
  name: string,
  names: readonly CataloguedName[],
): NonNullable<CheckFacts['similar']> =>
  similarNames(name, names)
    .slice(0, 3)
    .map(({ code, name, unit: unitId, published }) => ({
      ...{ code, name, unitId },
      ...(published === true ? { published } : {}),
    }));

/** The three closest to an innovation. */
export async function similarTo(
  db: Db,
  innovation: Pick<Innovation, 'id' | 'name'>,
): Promise<CheckFacts['similar']> {
  return innovation.name === null
    ? []
    : similarIn(innovation.name, await catalogue(db, innovation.id));
}
