// Counts what the record holds of an edition, for the summary at the desk, on paper and for programs.
// It reads no text of anybody and decides nothing; which units may be counted, the caller has asked.
import { type Kysely, sql } from 'kysely';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import { reachOf } from '../../domain/access.ts';
import type { Person } from '../../domain/conversation/world.ts';
import type { Scored } from '../../domain/index-estimate.ts';
import { measuredByYear } from '../../domain/index-year-table.ts';
import type { State, Step } from '../../domain/innovation/status.ts';
import { type Figures, kindItems, type Summary, summaryOf } from '../../domain/statistics.ts';
import { scoredIn } from '../load/scores.ts';
import type { Database } from '../schema.ts';
import { keptFigures, MANY } from './kept-figures.ts';

/** An edition summed up, with the levels from which it was computed. */
export interface ReadSummary {
  readonly summary: Summary;
  readonly scored: readonly Scored[];
  /** The same measured by the rules of each year of the national index; computed when it is first asked for. */
  readonly measured: () => ReturnType<typeof measuredByYear>;
  /** When it was counted, milliseconds. */
  readonly countedAt: number;
}

/** Which units somebody's summary counts: those whose innovations they may list; null for all. */
export function summaryUnits({ grants }: Pick<Person, 'grants'>): readonly string[] | null {
  const { all, units } = reachOf(grants, 'list_innovations');
  return all ? null : units;
}

/** So many summaries are kept: their levels stand in memory. */
const keptSummary = keptFigures<ReadSummary>(
  6,
  ({ summary }) => summary.handedIn + summary.drafts > MANY,
);

/**
 * Sums an edition up within the reach of somebody, or in one unit of it. Of an edition of many innovations the figures may be
 * some minutes old; `countedAt` says so.
 */
export async function readSummary(
  db: Kysely<Database>,
  person: Pick<Person, 'grants'>,
  edition: EditionDefinition,
  { unit, spd }: { readonly unit: string | null; readonly spd: number | null },
): Promise<ReadSummary> {
  const reach = summaryUnits(person);
  const units = unit === null ? reach : reach === null || reach.includes(unit) ? [unit] : [];
  const key = JSON.stringify([edition.id, edition.version, units?.toSorted() ?? null, spd]);
  return keptSummary(db, key, () => summaryIn(db, units, edition, spd));
}

/** Sums an edition up in these units, or in all (null); which may be counted, the caller has asked. */
export async function summaryIn(
  db: Kysely<Database>,
  units: readonly string[] | null,
  edition: EditionDefinition,
  spd: number | null = null,
): Promise<ReadSummary> {
  const countedAt = Date.now();
  const [figures, scored] = await Promise.all([
    readFigures(db, edition, units),
    scoredIn(db, units, edition),
  ]);
  const summary = summaryOf(edition, figures, scored, spd);
  // The region has an index, some of its units have none.
  const index = units === null ? (summary.index?.index ?? null) : null;
  let rows: ReturnType<typeof measuredByYear> | undefined;
  const measured = () => (rows ??= measuredByYear(edition, scored, index));
  return { summary, scored, measured, countedAt };
}

/** Counts an edition in these units; null for all. */
async function readFigures(
  db: Kysely<Database>,
  edition: EditionDefinition,
  units: readonly string[] | null,
): Promise<Figures> {
  const within =
    units === null ? sql<boolean>`true` : sql<boolean>`n.unit_id = any(${[...units]}::text[])`;
  const handedIn = sql<boolean>`n.submitted_at is not null and n.state not in ('draft', 'withdrawn', 'rejected')`;
  const [states, choices, answers, times, years, past] = await Promise.all([
    sql<{ state: State; from: State | null; count: number }>`
      select n.state, n.returned_from as from, count(*)::int as count from innovation n
      where n.edition_id = ${edition.id} and ${within} group by 1, 2`.execute(db),
    sql<{ item: string; code: string | null; count: number }>`
      select k.item, a.value -> 'codes' ->> 0 as code, count(*)::int as count
      from innovation n cross join unnest(${[...kindItems]}::text[]) as k(item)
      left join answer a on a.innovation_id = n.id and a.item = k.item
      where n.edition_id = ${edition.id} and ${handedIn} and ${within} group by 1, 2`.execute(db),
    sql<{ item: string; count: number }>`
      select a.item, count(*)::int as count from answer a join innovation n on n.id = a.innovation_id
      where n.edition_id = ${edition.id} and n.state = 'draft' and not a.to_confirm and ${within} group by 1`.execute(
      db,
    ),
    sql<{ step: Step; days: number }>`
      select step, round(percentile_cont(0.5) within group (order by days)::numeric, 1)::float as days from (
        select e.type as step, extract(epoch from e.at - lag(e.at) over (partition by e.innovation_id order by e.seq)) / 86400 as days
        from event e join innovation n on n.id = e.innovation_id
        where n.edition_id = ${edition.id} and ${within}
          and e.type in ('created', 'submit', 'verify', 'endorse', 'accept', 'monitor', 'return', 'repair')) taken
      where step in ('submit', 'verify', 'endorse', 'accept', 'monitor', 'repair') and days is not null
      group by step`.execute(db),
    sql<{ edition: string; count: number }>`
      select n.edition_id as edition, count(*)::int as count from innovation n where ${handedIn} and ${within} group by 1`.execute(
      db,
    ),
    sql<Figures['past'][number]>`
      select n.year, count(*)::int as count, left(max(f.name), 100) as source from past_innovation n join evidence_file f on f.id = n.file_id
      where ${within} group by 1 order by 1`.execute(db),
  ]);
  return {
    states: states.rows,
    choices: choices.rows,
    draftAnswers: new Map(answers.rows.map(({ item, count }) => [item, count])),
    times: times.rows,
    years: years.rows
      .flatMap(({ edition: id, count }) => {
        const year = findEdition(id)?.year;
        return year === undefined ? [] : [{ year, count }];
      })
      .toSorted((a, b) => a.year - b.year),
    past: past.rows,
  };
}
