// What came back and what is shown to those who lead: a month, units against their target, the year of one innovator.
// It counts what the record holds and decides nothing; whoever asks has found out before that it may be shown.
import { type Kysely, sql } from 'kysely';
import { addDays, dayAt, startOf } from '../../domain/calendar.ts';
import { contestRulesSchema } from '../../domain/contest/rules.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { meanOf, regionOf } from '../../domain/index-estimate.ts';
import type { State } from '../../domain/innovation/status.ts';
import { stageOfUnit, stuckIn, unitsByStage } from '../../domain/overview.ts';
import type {
  ComplianceMaterial,
  MonthMaterial,
  OwnYearMaterial,
} from '../../domain/paper-material.ts';
import type { Region } from '../../domain/regions/shape.ts';
import { scoredIn } from '../load/scores.ts';
import type { Database } from '../schema.ts';
import { unitOverviews } from './overview.ts';

type Db = Kysely<Database>;

/** So many people and units a page names. */
const named = 6;

/**
 * The month that is told on a day: the one before until the calendar's page of this month was asked for and on that day,
 * then the running one. `paged`: the day on which it was asked for, which can lie after the region's day; null while it was not.
 */
export function monthTold(
  now: number,
  paged: string | null,
): { readonly from: string; readonly to: string } {
  const today = dayAt(now);
  const first = `${today.slice(0, 8)}01`;
  if (paged !== null && today > paged) return { from: first, to: today };
  const to = addDays(first, -1);
  return { from: `${to.slice(0, 8)}01`, to };
}

/** Counts a month of an edition, with what is worth a look today. */
export async function monthMaterial(
  db: Db,
  edition: EditionDefinition,
  { recognition }: Pick<Region, 'recognition'>,
): Promise<MonthMaterial> {
  const { rows: clock } = await sql<{ now: Date }>`select now() as now`.execute(db);
  const now = clock[0]?.now.getTime() ?? 0;
  const first = `${dayAt(now).slice(0, 8)}01`;
  const { rows: queued } = await sql<{ at: Date }>`
    select queued_at as at from monthly_page where month = ${first}::date`.execute(db);
  const sent = queued[0] === undefined ? null : dayAt(queued[0].at.getTime());
  // Where no page goes out by itself, the month before is told on the first day alone.
  const { from, to } = monthTold(now, recognition === undefined ? first : sent);
  const [starts, ends] = [startOf(from), startOf(addDays(to, 1))].map((at) => new Date(at));
  const within = (column: string) =>
    sql<boolean>`${sql.raw(column)} >= ${starts} and ${sql.raw(column)} < ${ends}`;
  const [counts, thanked, units, scored] = await Promise.all([
    sql<MonthMaterial['month']>`
      select (select count(*)::int from candidate c where c.edition_id = ${edition.id} and ${within('c.created_at')}) as found,
        count(*) filter (where e.type = 'created')::int as begun,
        count(distinct n.id) filter (where e.type = 'submit')::int as entered,
        count(distinct n.id) filter (where e.type = 'accept')::int as accepted,
        count(distinct n.id) filter (where e.type = 'return')::int as returned,
        count(distinct n.id) filter (where e.type = 'designate')::int as designated
      from event e join innovation n on n.id = e.innovation_id where n.edition_id = ${edition.id} and ${within('e.at')}`.execute(
      db,
    ),
    sql<MonthMaterial['thanked'][number]>`
      select p.name, u.name as unit, coalesce(n.name, n.code) as innovation from innovation n
      join person p on p.id = n.owner_id join unit u on u.id = n.unit_id
      where n.edition_id = ${edition.id} and p.name is not null and n.state in ('accepted', 'monitored', 'designated', 'reported')
        and exists (select from event e where e.innovation_id = n.id and e.type = 'accept' and ${within('e.at')})
      order by n.id`.execute(db),
    unitOverviews(db, edition.id, null),
    scoredIn(db, null, edition),
  ]);
  const month = counts.rows[0];
  if (month === undefined) throw new Error('a month that cannot be counted');
  const stages = unitsByStage(units);
  const mean = meanOf(edition, scored, 'claimed');
  const index = regionOf(edition, scored, 'claimed', null);
  const rules = edition.scoring.region;
  return {
    ...{ from, to, year: edition.year, month },
    whole: {
      handedIn: scored.length,
      accepted: scored.filter(({ verified }) => verified !== null).length,
      ...{ units: units.length, unitsIn: stages.handed_in, unitsNil: stages.nil },
    },
    maturity: mean === null ? null : { mean, max: edition.scoring.maturityMax },
    index:
      index === null || rules === null
        ? null
        : {
            points: index.sid + index.countScore,
            most: rules.totalMax - rules.spdMax,
            missing: index.koersif.missing.length,
          },
    stuck: stuckIn(units),
    notBegun: units.filter((unit) => stageOfUnit(unit) === 'not_begun').map(({ name }) => name),
    thanked: thanked.rows.slice(0, named),
    thankedMore: Math.max(0, thanked.rows.length - named),
  };
}

/** Counts each unit against the target of the year; equal points share a rank. */
export async function complianceMaterial(
  db: Db,
  edition: EditionDefinition,
  { recognition, zone }: Pick<Region, 'recognition' | 'zone'>,
): Promise<ComplianceMaterial> {
  const { rows } = await sql<{
    unit: string;
    handedIn: number;
    accepted: number;
    designated: number;
    nil: string | null;
    order: string | null;
    commitment: string | null;
  }>`
    select u.name as unit,
      count(n.id) filter (where n.submitted_at is not null and n.state not in ('draft', 'withdrawn', 'rejected'))::int as "handedIn",
      count(n.id) filter (where n.state in ('accepted', 'monitored', 'designated', 'reported'))::int as accepted,
      count(n.id) filter (where n.state in ('designated', 'reported'))::int as designated,
      (select max((s.confirmed_at at time zone ${zone})::date)::text from nil_statement s
        where s.unit_id = u.id and s.edition_id = ${edition.id} and s.lapsed_at is null and s.confirmed_at is not null) as nil,
      (select s.signed_on::text from signed_paper s where s.unit_id = u.id and s.edition_id = ${edition.id}
        and s.paper = 'perintah-pelaksanaan') as "order",
      (select s.signed_on::text from signed_paper s where s.unit_id = u.id and s.edition_id = ${edition.id}
        and s.paper = 'pernyataan-komitmen') as commitment
    from unit u left join innovation n on n.unit_id = u.id and n.edition_id = ${edition.id} where u.active
    group by u.id, u.name order by u.name`.execute(db);
  const { target = 0, points = { handedIn: 0, accepted: 0, designated: 0 } } = recognition ?? {};
  const scored = rows.map((row) => ({
    ...row,
    // What came furthest counts, once.
    points:
      row.designated * points.designated +
      (row.accepted - row.designated) * points.accepted +
      (row.handedIn - row.accepted) * points.handedIn,
  }));
  return {
    ...{ year: edition.year, target, source: recognition?.source ?? '' },
    rows: scored
      .map((row) => ({
        ...row,
        rank: 1 + scored.filter((other) => other.points > row.points).length,
      }))
      .toSorted((a, b) => a.rank - b.rank || a.unit.localeCompare(b.unit, 'id')),
  };
}

/** Reads the year of one person; null for somebody without a name. */
export async function ownYear(
  db: Db,
  personId: number,
  edition: EditionDefinition,
): Promise<OwnYearMaterial | null> {
  const [people, innovations, files, meetings, places] = await Promise.all([
    sql<{ name: string | null; unit: string | null }>`
      select p.name, u.name as unit from person p left join unit u on u.id = p.unit_id where p.id = ${personId}`.execute(
      db,
    ),
    sql<{ code: string; name: string; state: State }>`
      select n.code, coalesce(n.name, n.code) as name, n.state from innovation n
      where n.edition_id = ${edition.id} and n.state not in ('withdrawn', 'rejected') and (n.owner_id = ${personId} or exists (
        select from co_filler f where f.innovation_id = n.id and f.person_id = ${personId} and f.removed_at is null)) order by n.id`.execute(
      db,
    ),
    sql<{ count: number }>`
      select count(*)::int as count from evidence_file f join innovation n on n.id = f.innovation_id
      where n.edition_id = ${edition.id} and f.person_id = ${personId} and f.state = 'stored' and f.purpose = 'evidence'`.execute(
      db,
    ),
    sql<{ title: string; day: string; hours: number | null }>`
      select m.title, m.day::text as day, m.hours from meeting m join meeting_presence a on a.meeting_number = m.number
      where m.edition_id = ${edition.id} and a.person_id = ${personId} order by m.day`.execute(db),
    sql<{ rules: unknown; place: number; innovation: string }>`
      select c.rules, e.place, coalesce(n.name, n.code) as innovation from contest c join contest_entry e on e.contest_number = c.number
      join innovation n on n.id = e.innovation_id where c.edition_id = ${edition.id} and c.state = 'announced' and e.place is not null
        and (n.owner_id = ${personId} or exists (select from co_filler f
          where f.innovation_id = n.id and f.person_id = ${personId} and f.removed_at is null)) order by e.place`.execute(
      db,
    ),
  ]);
  const [person] = people.rows;
  if (person === undefined || person.name === null) return null;
  return {
    ...{ year: edition.year, name: person.name, unit: person.unit },
    ...{ innovations: innovations.rows, files: files.rows[0]?.count ?? 0, meetings: meetings.rows },
    places: places.rows.map(({ rules, place, innovation }) => {
      const { name, places: called } = contestRulesSchema.parse(rules);
      return { contest: name, place: called[place - 1] ?? `${place}`, innovation };
    }),
  };
}
