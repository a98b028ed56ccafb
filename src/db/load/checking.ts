// Loads what checkers ask for: their queue, the next innovation in it, and what they should know beside.
// It reads inside the transaction that will carry out the step, and never decides who may do what: the engine does.
import { type Kysely, sql } from 'kysely';
import type { NameFound } from '../../domain/innovation/named-in.ts';
import { copiedIn } from './copied.ts';
import type { PictureFound } from '../../domain/innovation/picture-doubts.ts';
import type { Role } from '../../domain/access.ts';
import { listPage } from '../../domain/conversation/checking/checking.ts';
import { batchSize } from '../../domain/conversation/checking/endorsing.ts';
import type { CheckFacts, InnovationRow } from '../../domain/conversation/checking/types.ts';
import type { Loaded, Person } from '../../domain/conversation/world.ts';
import { checks } from '../../domain/innovation/checks.ts';
import type { Innovation } from '../../domain/innovation/innovation.ts';
import { states } from '../../domain/innovation/status.ts';
import type { Database } from '../schema.ts';
import { changedSincePrint } from '../views/prints.ts';
import { liveGrant } from './people.ts';
import { reachOf } from '../../domain/access.ts';
import type { SameFile } from '../../domain/conversation/checking/types.ts';
import { answerValueSchema } from '../../domain/edition/answer.ts';
import { formOf } from '../../domain/edition/journey.ts';
import { showAnswer } from '../../domain/edition/show.ts';
import type { NeedContext } from './context.ts';
import { similarTo } from './similar.ts';
import { idsOfCodes, loadInnovations } from './innovations.ts';
import { type RawRow, rowColumns, toRow } from './rows.ts';
import type { LoadersOf } from './context.ts';
import { changesSince } from './changes.ts';
import type { CheckingNeed } from '../../domain/conversation/checking/types.ts';
import { cardsOfCodes, livingCards } from './cards.ts';

type Db = Kysely<Database>;

/** Most rows of each state of a queue that a chat needs at once. */
const queueLength = 30;
/** The same for whoever turns to its last pages. */
const longestQueue = 2000;

/** The states a person is waited for in, with the units (null: all). */
interface Waiting {
  readonly state: string;
  readonly units: readonly string[] | null;
}

function waitsFor(person: Person): readonly Waiting[] {
  return Object.entries(checks).flatMap(([state, check]): readonly Waiting[] => {
    const grants = person.grants.filter((grant) => grant.role === check.role);
    if (grants.length === 0) return [];
    if (!check.ofUnit) return [{ state, units: null }];
    return [{ state, units: grants.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])) }];
  });
}

/** The rows of one state that wait for this person; the index on state and time gives the longest waiting first. */
function waitingIn({ state, units }: Waiting) {
  return units === null
    ? sql`n.state = ${state}`
    : sql`n.state = ${state} and n.unit_id = any(${[...units]}::text[])`;
}

/**
 * What waits for this person: unit checks first, then the shared queue, each longest waiting first; at most so many, and of
 * each state at most `each`.
 */
export async function queueRows(
  db: Db,
  person: Person,
  most = queueLength,
  each = most,
): Promise<readonly InnovationRow[]> {
  const reach = waitsFor(person);
  if (reach.length === 0) return [];
  const { rows } = await sql<{
    code: string;
    name: string | null;
    unit_id: string;
    state: string;
    state_since: Date;
    version: number;
    owner_name: string | null;
    holder: number | null;
    holder_name: string | null;
    until: Date | null;
  }>`
    select n.code, n.name, n.unit_id, n.state, n.state_since, n.version, p.name as owner_name,
      c.person_id as holder, h.name as holder_name, c.until
    from (${sql.join(
      reach.map(
        (waiting) =>
          sql`(select n.* from innovation n where ${waitingIn(waiting)} order by n.state_since, n.id limit ${each})`,
      ),
      sql` union all `,
    )}) n join person p on p.id = n.owner_id
    left join claim c on c.innovation_id = n.id and c.until > now()
    left join person h on h.id = c.person_id
    order by array_position(${[...states]}::text[], n.state), n.state_since, n.id limit ${most}
  `.execute(db);
  return rows.map((row) => {
    const state = states.find((candidate) => candidate === row.state);
    if (state === undefined) throw new Error(`unknown state ${row.state}`);
    return {
      code: row.code,
      name: row.name,
      unitId: row.unit_id,
      state,
      since: row.state_since.toISOString(),
      ownerName: row.owner_name,
      version: row.version,
      claim:
        row.holder === null || row.until === null
          ? null
          : { personId: row.holder, name: row.holder_name, until: row.until.toISOString() },
    };
  });
}

/** How many wait for this person, however many of them are shown; `most` and one where there are more, read no further. */
export async function queueCount(db: Db, person: Person, most: number): Promise<number> {
  const reach = waitsFor(person).map(
    (waiting) => sql`(select 1 from innovation n where ${waitingIn(waiting)} limit ${most + 1})`,
  );
  if (reach.length === 0) return 0;
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${sql.join(reach, sql` union all `)}) n`.execute(db);
  return Math.min(rows[0]?.count ?? 0, most + 1);
}

/** How many wait for this person in each state. */
async function queueCounts(db: Db, person: Person): Promise<ReadonlyMap<string, number>> {
  const reach = waitsFor(person).map((waiting) => sql`(${waitingIn(waiting)})`);
  if (reach.length === 0) return new Map();
  const { rows } = await sql<{ state: string; count: number }>`
    select n.state, count(*)::int as count from innovation n where ${sql.join(reach, sql` or `)}
    group by n.state`.execute(db);
  return new Map(rows.map(({ state, count }) => [state, count]));
}

/** The code of the next innovation in this person's queue that nobody else holds, going round after `after`; null when none is left. */
export async function nextCode(
  db: Db,
  person: Person,
  after: string | null,
): Promise<string | null> {
  const reach = waitsFor(person);
  if (reach.length === 0) return null;
  const free = sql`n.code is distinct from ${after} and n.owner_id <> ${person.id}
    and not exists (select 1 from co_filler f where f.innovation_id = n.id and f.person_id = ${person.id} and f.removed_at is null)
    and not exists (select 1 from claim c where c.innovation_id = n.id and c.until > now() and c.person_id <> ${person.id})`;
  // For each state the first one after the current, and the first of all for going round.
  const candidates = reach.flatMap((waiting) => [
    sql`(select n.code, n.state, n.state_since, n.id, 0 as round from innovation n, current x
      where ${waitingIn(waiting)} and ${free} and (n.state_since, n.id) > (x.state_since, x.id) order by n.state_since, n.id limit 1)`,
    sql`(select n.code, n.state, n.state_since, n.id, 1 as round from innovation n
      where ${waitingIn(waiting)} and ${free} order by n.state_since, n.id limit 1)`,
  ]);
  const { rows } = await sql<{ code: string }>`
    with current as (select n.state_since, n.id from innovation n where n.code = ${after})
    select n.code from (${sql.join(candidates, sql` union all `)}) n
    order by n.round, array_position(${[...states]}::text[], n.state), n.state_since, n.id limit 1
  `.execute(db);
  return rows[0]?.code ?? null;
}

/** True when nobody else in the unit could take the check that is due. */
export async function isOnlyChecker(
  db: Db,
  innovation: Pick<Innovation, 'state' | 'unitId'>,
  personId: number,
): Promise<boolean> {
  const role: Role = checks[innovation.state]?.role ?? 'unit_admin';
  const { rows } = await sql<{ others: boolean }>`
    select exists (select 1 from role_grant g where g.role = ${role} and g.unit_id = ${innovation.unitId}
      and g.person_id <> ${personId} and ${liveGrant}) as others
  `.execute(db);
  return rows[0]?.others === false;
}

async function claimOf(db: Db, innovationId: number): Promise<CheckFacts['claim']> {
  const { rows } = await sql<{ person_id: number; name: string | null; until: Date }>`
    select c.person_id, p.name, c.until from claim c join person p on p.id = c.person_id
    where c.innovation_id = ${innovationId} and c.until > now()
  `.execute(db);
  const [row] = rows;
  return row === undefined
    ? null
    : { personId: row.person_id, name: row.name, until: row.until.toISOString() };
}

/** Names of people who own innovations in these units and whom a notice of the last month did not reach. */
async function unreachableIn(db: Db, units: readonly string[]): Promise<readonly string[]> {
  if (units.length === 0) return [];
  const { rows } = await sql<{ name: string }>`
    select distinct coalesce(p.name, '-') as name from outbox o join person p on p.id = o.person_id
    where o.kind = 'notice' and o.state in ('parked', 'dead') and o.created_at > now() - interval '30 days'
      and exists (select 1 from innovation n where n.owner_id = o.person_id and n.unit_id = any(${[...units]}::text[]))
    order by 1 limit 20`.execute(db);
  return rows.map((row) => row.name);
}

/** True for a scan `f` with its print `p` that is of the innovation as it is now, or of which nothing is known. */
const ofPresent = sql<boolean>`(f.print_id is null
  or p.innovation_id is not distinct from f.innovation_id and not ${changedSincePrint('p')})`;

/** What a checker should know beside the innovation: who holds it, look-alikes, self-checks, people not reached, scans. */
export async function checkFacts(db: Db, innovation: Innovation): Promise<CheckFacts> {
  const { rows } = await sql<{
    self_checked: boolean;
    unreachable: string[];
    scans: string[];
    other_scans: string[];
    names: NameFound[];
    pictures: PictureFound[];
  }>`
    select
      exists (select 1 from event e where e.innovation_id = ${innovation.id} and e.after ->> 'onlyPerson' = 'true') as self_checked,
      coalesce((select array_agg(distinct coalesce(p.name, '-')) from outbox o join person p on p.id = o.person_id
        where o.kind = 'notice' and o.state in ('parked', 'dead')
          and o.person_id = any(${[innovation.ownerId, ...innovation.fillers]}::bigint[])), '{}') as unreachable,
      coalesce((select array_agg(f.name order by f.id) from evidence_file f
        left join print p on p.id = f.print_id
        where f.innovation_id = ${innovation.id} and f.purpose = 'scan' and f.state = 'stored' and ${ofPresent}), '{}') as scans,
      coalesce((select array_agg(f.name order by f.id) from evidence_file f left join print p on p.id = f.print_id
        where f.innovation_id = ${innovation.id} and f.purpose = 'scan' and f.state = 'stored' and not ${ofPresent}), '{}') as other_scans,
      coalesce((select jsonb_agg(f.facts -> 'named' || jsonb_build_object('file', f.name, 'item', f.item) order by f.id) from evidence_file f
        where f.innovation_id = ${innovation.id} and f.purpose = 'evidence' and f.state = 'stored' and f.facts ? 'named'), '[]') as names,
      coalesce((select jsonb_agg(f.facts -> 'picture' || jsonb_build_object('file', f.name, 'item', f.item) order by f.id) from evidence_file f
        where f.innovation_id = ${innovation.id} and f.purpose = 'evidence' and f.state = 'stored' and f.facts ? 'picture'), '[]') as pictures
  `.execute(db);
  const [row] = rows;
  return {
    claim: await claimOf(db, innovation.id),
    similar: await similarTo(db, innovation),
    selfChecked: row?.self_checked ?? false,
    unreachable: row?.unreachable ?? [],
    scans: row?.scans ?? [],
    otherScans: row?.other_scans ?? [],
    names: row?.names ?? [],
    pictures: row?.pictures ?? [],
    copied: await copiedIn(db, innovation),
  };
}

/** Tells whether somebody has opened the version that stands now. */
async function hasOpened(
  db: Db,
  { id, version }: Pick<Innovation, 'id' | 'version'>,
  personId: number,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from card where innovation_id = ${id} and person_id = ${personId} and version = ${version}
      and seen = 'opened' limit 1`.execute(db);
  return rows.length > 0;
}

/** What a head may endorse out of the list: each whole, with what its doubts are made of. */
async function endorsable(
  db: Db,
  queue: readonly InnovationRow[],
): Promise<NonNullable<Loaded['endorsable']>> {
  const codes = queue.filter(({ state }) => state === 'unit_verified').map(({ code }) => code);
  const ids = [...(await idsOfCodes(db, codes.slice(0, batchSize))).values()];
  const found = new Map<string, { innovation: Innovation; facts: CheckFacts }>();
  if (ids.length === 0) return found;
  for (const { innovation } of (await loadInnovations(db, ids)).values())
    found.set(innovation.code, { innovation, facts: await checkFacts(db, innovation) });
  return found;
}

/** Own innovations, and those of others as far as this person may list them: drafts only where drafts may be read. */
async function unitRows(
  db: Db,
  person: Person,
  page: number,
): Promise<{ readonly unitList: readonly InnovationRow[]; readonly unitTotal: number }> {
  const { all, units } = reachOf(person.grants, 'list_innovations');
  const drafts = reachOf(person.grants, 'read_draft').units;
  const listed = sql`(n.state <> 'draft' and n.submitted_at is not null and (${all} or n.unit_id = any(${[...units]}::text[])))
      or n.unit_id = any(${[...drafts]}::text[])
      or n.owner_id = ${person.id}
      or exists (select 1 from co_filler f where f.innovation_id = n.id and f.person_id = ${person.id} and f.removed_at is null)`;
  const { rows } = await sql<RawRow & { total: number }>`
    select ${rowColumns}, count(*) over ()::int as total from innovation n join person p on p.id = n.owner_id
    where ${listed}
    order by n.state_since desc, n.id desc limit ${listPage} offset ${(page - 1) * listPage}
  `.execute(db);
  // Behind the last page there are none; how many there are on the others is counted apart.
  if (rows.length === 0 && page > 1) {
    const { rows: counted } = await sql<{ total: number }>`
      select count(*)::int as total from innovation n where ${listed}`.execute(db);
    return { unitList: [], unitTotal: counted[0]?.total ?? 0 };
  }
  return { unitList: rows.map(toRow), unitTotal: rows[0]?.total ?? 0 };
}

async function look(
  db: Db,
  code: string,
  person: Person,
  context: NeedContext,
): Promise<NonNullable<Loaded['look']> | null> {
  const id = (await idsOfCodes(db, [code])).get(code);
  const stored = id === undefined ? undefined : (await loadInnovations(db, [id])).get(id);
  if (stored === undefined) return null;
  const { innovation } = stored;
  return {
    innovation,
    onlyPerson: await isOnlyChecker(db, innovation, person.id),
    sameFiles: await sameFiles(db, innovation.id),
    before: await valuesBefore(db, innovation, context),
    ...(await changesSince(db, innovation, context)),
    facts: await checkFacts(db, innovation),
    opened: await hasOpened(db, innovation, person.id),
  };
}

async function sameFiles(db: Db, innovationId: number): Promise<readonly SameFile[]> {
  const { rows } = await sql<{ item: string; name: string; code: string; other: string }>`
    select distinct on (f.id) f.item, f.name, n.code, o.item as other
    from evidence_file f
    join evidence_file o on o.sha256 = f.sha256 and o.id <> f.id and o.state = 'stored' and o.purpose = 'evidence'
    join innovation n on n.id = o.innovation_id and (n.id = f.innovation_id or n.state <> 'draft')
    where f.innovation_id = ${innovationId} and f.state = 'stored' and f.purpose = 'evidence'
    order by f.id, o.id limit 20
  `.execute(db);
  return rows.map((row) => ({
    item: row.item,
    name: row.name,
    otherCode: row.code,
    otherItem: row.other,
  }));
}

/** What stood in each item when the innovation was returned last, for items changed since. */
async function valuesBefore(
  db: Db,
  innovation: Innovation,
  context: NeedContext,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ item: string; before: unknown }>`
    select distinct on (item) item, before from event
    where innovation_id = ${innovation.id} and type = 'answer_saved' and before is not null
      and seq > coalesce((select max(seq) from event where innovation_id = ${innovation.id} and type = 'return'), 2147483647)
    order by item, seq
  `.execute(db);
  const form = formOf(context.editionOf(innovation.editionId, innovation.editionVersion));
  const shown = new Map<string, string>();
  for (const row of rows) {
    const item = form.byId.get(row.item);
    if (item !== undefined)
      shown.set(row.item, showAnswer(item, answerValueSchema.parse(row.before)));
  }
  return shown;
}

/** Loaders of what checkers ask for. */
export const checkingLoaders: LoadersOf<CheckingNeed> = {
  queue: async ({ page = 1 }, { db, person, secrets }) => {
    const most = Math.min(longestQueue, Math.max(queueLength, page * batchSize));
    const queue = await queueRows(db, person, most * states.length, most);
    const queueTotals = queue.length < most ? {} : { queueTotals: await queueCounts(db, person) };
    const endorsed = await endorsable(db, queue);
    const listed = queue.flatMap(({ code, state }) => (state === 'unit_verified' ? [code] : []));
    const held =
      listed.length === 0 ? {} : { livingCards: await livingCards(db, person, secrets, listed) };
    return { queue, ...queueTotals, endorsable: endorsed, ...held };
  },
  unit_list: async ({ page }, { db, person }) => ({
    ...(await unitRows(db, person, page)),
    unreachable: await unreachableIn(db, reachOf(person.grants, 'unit_verify').units),
  }),
  look: async (need, at) => ({
    look: await look(at.db, need.code, at.person, at),
    livingCards: await livingCards(at.db, at.person, at.secrets, [need.code]),
  }),
  next: async (need, at) => {
    const code = await nextCode(at.db, at.person, need.after);
    return {
      look: code === null ? null : await look(at.db, code, at.person, at),
      livingCards: await livingCards(at.db, at.person, at.secrets, code === null ? [] : [code]),
    };
  },
  card: async (need, { db, person, secrets }) => ({
    card: (await cardsOfCodes(db, [need.code], person, secrets)).cards[0] ?? null,
  }),
  cards: (need, { db, person, secrets }) => cardsOfCodes(db, need.codes, person, secrets),
};
