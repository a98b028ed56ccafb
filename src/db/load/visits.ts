// Loads how units stand for whoever plans a visit, and what a unit has for whoever helps it.
// It reads inside the transaction that will carry out the step, no further than this person may read.
import { type Kysely, sql } from 'kysely';
import { type Reach, reachOf } from '../../domain/access.ts';
import type { VisitLoaded, VisitNeed } from '../../domain/conversation/visits/types.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { formOf, missing } from '../../domain/edition/journey.ts';
import { searchUnits } from '../../domain/language/index.ts';
import { type ScoreLevel, verifiedMaturity } from '../../domain/score.ts';
import type { VisitFacts } from '../../domain/visits.ts';
import { readUnits } from '../reference.ts';
import type { Database } from '../schema.ts';
import { unitOverviews } from '../views/overview.ts';
import type { Loading, LoadersOf } from './context.ts';
import { loadInnovations } from './innovations.ts';

/** What is counted of a unit's drafts: levels by innovation that have something to show. */
interface DraftRow {
  readonly unit_id: string;
  readonly state: string;
  readonly days: number;
  readonly levels: Readonly<Record<string, ScoreLevel>>;
}

/** Units that may be visited, with what can still be won there. */
async function visitFacts(
  db: Kysely<Database>,
  edition: EditionDefinition,
  { all, units }: Reach,
): Promise<readonly VisitFacts[]> {
  const overviews = await unitOverviews(db, edition.id, all ? null : units);
  const { rows: open } = await sql<{ unit_id: string; count: number }>`
    select unit_id, count(*)::int as count from candidate
    where edition_id = ${edition.id} and remind_on is not null group by 1`.execute(db);
  const { rows } = await sql<DraftRow>`
    select n.unit_id, n.state, floor(extract(epoch from now() - n.updated_at) / 86400)::int as days,
      coalesce((select jsonb_object_agg(a.item, (a.value ->> 'level')::int) from answer a
        where a.innovation_id = n.id and a.value ->> 'type' = 'indicator' and a.value ->> 'level' is not null
          and (jsonb_array_length(a.value -> 'links') > 0 or exists (select 1 from evidence_file f
            where f.innovation_id = n.id and f.item = a.item and f.purpose = 'evidence' and f.state = 'stored'))), '{}') as levels
    from innovation n where n.edition_id = ${edition.id} and n.state in ('draft', 'returned')`.execute(
    db,
  );
  const found = new Map(open.map(({ unit_id: id, count }) => [id, count]));
  const works = Map.groupBy(rows, ({ unit_id: id }) => id);
  return overviews.map((unit) => {
    const own = works.get(unit.id) ?? [];
    const drafts = own.filter(({ state }) => state === 'draft');
    return {
      ...unit,
      openCandidates: found.get(unit.id) ?? 0,
      drafts: drafts.length,
      idleDays: drafts.length === 0 ? null : Math.max(...drafts.map(({ days }) => days)),
      points: edition.scoring.maturityMax === null ? null : pointsIn(edition, own),
    };
  });
}

const pointsIn = (edition: EditionDefinition, rows: readonly DraftRow[]): number =>
  rows
    .flatMap(
      ({ levels }) => verifiedMaturity(edition, new Map(Object.entries(levels))).perIndicator,
    )
    .reduce((sum, { nextGain }) => sum + (nextGain ?? 0), 0);

/** What a unit has, drafts only where this person may read them; null where the words fit no single unit. */
async function unitGaps(
  { db, person, currentEdition: edition, editionOf }: Loading,
  named: string,
): Promise<NonNullable<VisitLoaded['unitGaps']> | null> {
  const searched = searchUnits(await readUnits(db), named);
  if (searched.kind !== 'exact') return null;
  const { id: unitId } = searched;
  const reaches = ({ all, units }: Reach): boolean => all || units.includes(unitId);
  if (!reaches(reachOf(person.grants, 'list_innovations'))) return null;
  const { rows } = await sql<{ id: number; draft: boolean; touched: Date }>`
    select id, submitted_at is null or state = 'draft' as draft, updated_at as touched from innovation
    where unit_id = ${unitId} and edition_id = ${edition.id} and state not in ('withdrawn', 'rejected') order by id`.execute(
    db,
  );
  const readsDrafts = reaches(reachOf(person.grants, 'read_draft'));
  const whole = await loadInnovations(
    db,
    rows.map(({ id }) => id),
  );
  const works = rows.flatMap(({ id, draft, touched }) => {
    const innovation = whole.get(id)?.innovation;
    return innovation === undefined ? [] : [{ innovation, draft, touched: touched.toISOString() }];
  });
  const drafts = works.filter(({ draft }) => draft);
  const stops = Map.groupBy(
    drafts.flatMap(({ innovation: { editionVersion, answers, files } }) => {
      const [first] = missing(formOf(editionOf(edition.id, editionVersion)), answers, files);
      return first === undefined ? [] : [first.item.id];
    }),
    (item) => item,
  );
  const { rows: open } = await sql<{ count: number }>`
    select count(*)::int as count from candidate
    where unit_id = ${unitId} and edition_id = ${edition.id} and remind_on is not null`.execute(db);
  return {
    unitId,
    works: works
      .filter(({ draft }) => readsDrafts || !draft)
      .map(({ innovation, touched }) => ({ innovation, touched })),
    drafts: readsDrafts
      ? null
      : {
          count: drafts.length,
          stops: [...stops]
            .map(([item, all]) => ({ item, count: all.length }))
            .toSorted((a, b) => b.count - a.count),
        },
    candidates: open[0]?.count ?? 0,
  };
}

/** Loaders of visits. */
export const visitLoaders: LoadersOf<VisitNeed> = {
  visits: async (_, { db, person, currentEdition }) => ({
    visits: await visitFacts(db, currentEdition, reachOf(person.grants, 'hold_meeting')),
  }),
  unit_gaps: async ({ named }, at) => ({ unitGaps: await unitGaps(at, named) }),
};
