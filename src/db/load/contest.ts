// Loads the season of the running edition, or else the last one, with its entries, judges and marks, and what may be entered.
// It reads inside the transaction that will carry out the step. Of marks it reads no more than this person may see:
// a judge's own, all for whoever runs the contest or once the result is public, none for others.
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { may, reachOf } from '../../domain/access.ts';
import { type Contest, contestStates, mayEnter, seatEnds } from '../../domain/contest/contest.ts';
import { contestRulesSchema, contestStages } from '../../domain/contest/rules.ts';
import type { ContestNeed } from '../../domain/conversation/contest/types.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import { states } from '../../domain/innovation/status.ts';
import { verifiedMaturity } from '../../domain/score.ts';
import type { Database } from '../schema.ts';
import type { LoadersOf } from './context.ts';
import { loadInnovations } from './innovations.ts';
import { scoredIn } from './scores.ts';

type Db = Kysely<Database>;

const seasonSchema = z.object({
  number: z.number(),
  editionId: z.string(),
  rules: contestRulesSchema,
  state: z.enum(contestStates),
  closesOn: z.string().nullable(),
  meeting: z.object({ number: z.number(), title: z.string(), day: z.string() }).nullable(),
  lock: z.object({ personId: z.number(), name: z.string().nullable(), of: z.string() }).nullable(),
  version: z.number(),
});

const marksSchema = z.partialRecord(z.enum(contestStages), z.record(z.string(), z.number()));

const entrySchema = z.object({
  number: z.number(),
  innovationId: z.number(),
  code: z.string(),
  name: z.string(),
  unitId: z.string(),
  category: z.string(),
  ownerId: z.number(),
  fillers: z.array(z.number()),
  withdrawn: z.boolean(),
  finalist: z.boolean(),
  place: z.number().nullable(),
  total: z.number().nullable(),
  vote: z.number().nullable(),
  seats: z.array(
    z.object({
      personId: z.number(),
      name: z.string().nullable(),
      ended: z.enum(seatEnds).nullable(),
      keepsDesk: z.boolean(),
      marks: marksSchema,
    }),
  ),
});

const judgeSchema = z.object({
  personId: z.number(),
  name: z.string().nullable(),
  units: z.array(z.string()),
  withdrew: z.boolean(),
});

/** An entry that takes part no more: taken out, or its innovation is; a place that was locked stands. */
const gone = sql`(e.withdrawn_at is not null or (n.state in ('withdrawn', 'rejected') and e.place is null))`;

/** Whose marks are read: everybody's, one person's, or nobody's. */
type MarksOf = 'all' | number | null;

/** The season that is read where an edition is the current one: its own, else the newest that is not over, else the last. */
const chosen = (edition: string) => sql`(select number from contest
  order by edition_id = ${edition} desc, state <> 'announced' desc, number desc limit 1)`;

/** Reads the season of an edition, or where it has none the one before; null where there is none at all. */
export async function readContest(
  db: Db,
  edition: EditionDefinition,
  marksOf: MarksOf | ((state: Contest['state']) => MarksOf),
  maturity: boolean,
): Promise<Contest | null> {
  const { rows } = await sql<unknown>`
    select c.number, c.edition_id as "editionId", c.rules, c.state, c.closes_on::text as "closesOn", c.version,
      case when m.number is not null then jsonb_build_object('number', m.number, 'title', m.title, 'day', m.day::text) end as meeting,
      case when c.locked_by is not null then jsonb_build_object('personId', c.locked_by, 'name', p.name, 'of', c.locked_of) end as lock
    from contest c left join meeting m on m.number = c.meeting_number left join person p on p.id = c.locked_by
    where c.number = ${chosen(edition.id)}`.execute(db);
  if (rows[0] === undefined) return null;
  const season = seasonSchema.parse(rows[0]);
  const of = findEdition(season.editionId) ?? edition;
  const whose = typeof marksOf === 'function' ? marksOf(season.state) : marksOf;
  const [entries, judges, levels] = await Promise.all([
    readEntries(db, season.number, whose),
    readJudges(db, season.number),
    maturity ? scoredIn(db, null, of) : [],
  ]);
  const scores = new Map(
    levels.map(({ code, verified, claimed }) => [
      code,
      verifiedMaturity(of, verified ?? claimed).score,
    ]),
  );
  return {
    ...season,
    judges,
    entries: entries.map((entry) => ({ ...entry, maturity: scores.get(entry.code) ?? null })),
  };
}

/** Which season is read for an edition and how often it was changed, without anything of its entries; null where there is none. */
export async function readSeasonVersion(
  db: Db,
  editionId: string,
): Promise<Pick<Contest, 'number' | 'version'> | null> {
  const { rows } = await sql<Pick<Contest, 'number' | 'version'>>`
    select number, version from contest where number = ${chosen(editionId)}`.execute(db);
  return rows[0] ?? null;
}

async function readEntries(
  db: Db,
  contest: number,
  marksOf: MarksOf,
): Promise<readonly z.infer<typeof entrySchema>[]> {
  const seen =
    marksOf === 'all' ? sql`true` : marksOf === null ? sql`false` : sql`s.person_id = ${marksOf}`;
  const { rows } = await sql<unknown>`
    select e.number, e.innovation_id as "innovationId", n.code, coalesce(n.name, n.code) as name, n.unit_id as "unitId",
      e.category, n.owner_id as "ownerId", ${gone} as withdrawn, e.finalist, e.place, e.total::float as total, e.vote,
      coalesce((select jsonb_agg(f.person_id) from co_filler f where f.innovation_id = n.id and f.removed_at is null), '[]') as fillers,
      coalesce((select jsonb_agg(jsonb_build_object('personId', s.person_id, 'name', p.name, 'ended', s.ended, 'keepsDesk', s.keeps_desk,
          'marks', case when ${seen} then coalesce((
            select jsonb_object_agg(g.stage, g.marks) from (
              select stage, jsonb_object_agg(criterion, value) as marks from contest_score
              where entry_number = s.entry_number and person_id = s.person_id group by stage) g), '{}') else '{}' end) order by s.given_at, s.person_id)
        from contest_seat s join person p on p.id = s.person_id where s.entry_number = e.number), '[]') as seats
    from contest_entry e join innovation n on n.id = e.innovation_id where e.contest_number = ${contest} order by e.number`.execute(
    db,
  );
  return rows.map((row) => entrySchema.parse(row));
}

async function readJudges(
  db: Db,
  contest: number,
): Promise<readonly z.infer<typeof judgeSchema>[]> {
  const { rows } = await sql<unknown>`
    select p.id as "personId", p.name,
      exists (select from contest_withdrawal w where w.contest_number = ${contest} and w.person_id = p.id) as withdrew,
      array(select p.unit_id where p.unit_id is not null union
        select g.unit_id from role_grant g where g.person_id = p.id and g.unit_id is not null and g.revoked_at is null) as units
    from person p where exists (select from role_grant g where g.person_id = p.id and g.role = 'judge'
      and g.revoked_at is null and g.frozen_at is null and (g.ends_at is null or g.ends_at > now()))
      -- Whoever runs the contest sees all marks, and so gives none.
      and not exists (select from role_grant g where g.person_id = p.id and g.role = 'coordinator'
        and g.revoked_at is null and g.frozen_at is null and (g.ends_at is null or g.ends_at > now())) order by p.id`.execute(
    db,
  );
  return rows.map((row) => judgeSchema.parse(row));
}

/** Loaders of the contest. */
export const contestLoaders: LoadersOf<ContestNeed> = {
  contest: async ({ maturity = false }, { db, person, currentEdition }) => {
    const all = may(person.grants, 'run_contest').ok;
    const judges = reachOf(person.grants, 'score_entry').own;
    const contest = await readContest(
      db,
      currentEdition,
      (state) => (all || state === 'announced' ? 'all' : judges ? person.id : null),
      maturity,
    );
    return { contest };
  },
  // What is not used stays unused: a gap between numbers says nothing.
  contest_number: async (_, { db }) => {
    const { rows } = await sql<{ number: number }>`
      select nextval('contest_number')::int as number`.execute(db);
    return rows[0] === undefined ? {} : { contestNumber: rows[0].number };
  },
  enterable: async (_, { db, person, currentEdition }) => {
    const { own, units } = reachOf(person.grants, 'enter_contest');
    const { rows } = await sql<unknown>`
      select n.id, n.code, coalesce(n.name, n.code) as name, n.unit_id as "unitId", n.owner_id as "ownerId", n.state,
        array(select f.person_id from co_filler f where f.innovation_id = n.id and f.removed_at is null) as fillers
      from innovation n where n.edition_id = coalesce((select edition_id from contest where number = ${chosen(currentEdition.id)}), ${currentEdition.id})
        and n.submitted_at is not null
        and (n.unit_id = any(${[...units]}::text[]) or (${own} and (n.owner_id = ${person.id} or exists (
          select from co_filler f where f.innovation_id = n.id and f.person_id = ${person.id} and f.removed_at is null))))
      order by n.id limit 200`.execute(db);
    const enterable = rows.map((row) => enterableSchema.parse(row));
    const ready = enterable.filter(({ state }) => mayEnter(state)).map(({ id }) => id);
    if (ready.length === 0) return { enterable };
    const { rows: drawn } = await sql<{ number: number }>`
      select nextval('contest_entry_number')::int as number where exists (
        select from unnest(${ready}::bigint[]) as i (id) where not exists (select from contest_entry e where e.innovation_id = i.id))`.execute(
      db,
    );
    return { enterable, ...(drawn[0] === undefined ? {} : { entryNumber: drawn[0].number }) };
  },
  judged_innovation: async ({ entry }, { db, person }) => {
    const { rows } = await sql<{ id: number }>`
      select e.innovation_id as id from contest_entry e join contest_seat s on s.entry_number = e.number
        join innovation n on n.id = e.innovation_id
      where e.number = ${entry} and not ${gone} and s.person_id = ${person.id} and s.ended_at is null`.execute(
      db,
    );
    const id = rows[0]?.id;
    if (id === undefined) return { judgedInnovation: null };
    return { judgedInnovation: (await loadInnovations(db, [id])).get(id)?.innovation ?? null };
  },
};

const enterableSchema = z.object({
  id: z.number(),
  code: z.string(),
  name: z.string(),
  unitId: z.string(),
  ownerId: z.number(),
  fillers: z.array(z.number()),
  state: z.enum(states),
});
