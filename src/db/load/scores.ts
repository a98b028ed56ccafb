// Loads what scores are computed from: levels by indicator of everything that was handed in, without a single text.
// It reads no further than this person may list; what the levels are worth is the domain's.
import { type Kysely, sql } from 'kysely';
import { reachOf } from '../../domain/access.ts';
import type { ScoreLoaded, ScoreNeed } from '../../domain/conversation/scores/types.ts';
import type { Person } from '../../domain/conversation/world.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import type { ScoreLevel } from '../../domain/score.ts';
import type { Database } from '../schema.ts';
import type { LoadersOf } from './context.ts';

type Levels = Readonly<Record<string, number>>;

const level = (value: number | undefined): ScoreLevel =>
  value === 1 || value === 2 || value === 3 ? value : 0;
const levels = (given: Levels): ReadonlyMap<string, ScoreLevel> =>
  new Map(Object.entries(given).map(([item, value]) => [item, level(value)]));

/** Levels of what was handed in for an edition, as far as this person may list it. */
export const scoredInnovations = (
  db: Kysely<Database>,
  person: Pick<Person, 'grants'>,
  edition: EditionDefinition,
): Promise<NonNullable<ScoreLoaded['scores']>> => {
  const { all, units } = reachOf(person.grants, 'list_innovations');
  return scoredIn(db, all ? null : units, edition);
};

/** Levels of what was handed in by these units, or by all (null): claimed ones with evidence, and those that stand after the check. */
export async function scoredIn(
  db: Kysely<Database>,
  within: readonly string[] | null,
  edition: EditionDefinition,
): Promise<NonNullable<ScoreLoaded['scores']>> {
  const [all, units] = [within === null, within ?? []];
  const urusan = edition.scoring.region?.urusanItem ?? '';
  const { rows } = await sql<{
    code: string;
    name: string | null;
    unit_id: string;
    urusan: string | null;
    claimed: Levels;
    verified: Levels;
    looked: boolean;
  }>`
    select n.code, n.name, n.unit_id,
      (select a.value -> 'codes' ->> 0 from answer a where a.innovation_id = n.id and a.item = ${urusan}) as urusan,
      coalesce((select jsonb_object_agg(a.item, (a.value ->> 'level')::int) from answer a
        where a.innovation_id = n.id and a.value ->> 'type' = 'indicator' and a.value ->> 'level' is not null
          and (jsonb_array_length(a.value -> 'links') > 0 or exists (select 1 from evidence_file f
            where f.innovation_id = n.id and f.item = a.item and f.purpose = 'evidence' and f.state = 'stored'))), '{}') as claimed,
      coalesce((select jsonb_object_agg(v.item, v.level) from verified_level v where v.innovation_id = n.id), '{}') as verified,
      n.state in ('accepted', 'monitored', 'designated', 'reported') as looked
    from innovation n
    where n.edition_id = ${edition.id} and n.submitted_at is not null and n.state not in ('draft', 'withdrawn', 'rejected')
      and (${all} or n.unit_id = any(${[...units]}::text[]))
    order by n.code`.execute(db);
  return rows.map((row) => ({
    ...{ code: row.code, name: row.name, unitId: row.unit_id, urusan: row.urusan },
    claimed: levels(row.claimed),
    // What a verifier did not set otherwise was confirmed with the acceptance.
    verified: row.looked ? levels({ ...row.claimed, ...row.verified }) : null,
  }));
}

/** Loader of scores. */
export const scoreLoaders: LoadersOf<ScoreNeed> = {
  scores: async (_, { db, person, currentEdition }) => ({
    scores: await scoredInnovations(db, person, currentEdition),
  }),
};
