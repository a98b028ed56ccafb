// What the desk shows: who is there, what waits for them, one innovation with all that a checker should know, units.
// It changes nothing but the moment at which a session was used last, and shows nothing outside the reach it is given.
import { type Kysely, sql } from 'kysely';
import { reachOf } from '../../domain/access.ts';
import type { CheckFacts, InnovationRow } from '../../domain/conversation/checking/types.ts';
import type { Person } from '../../domain/conversation/world.ts';
import type { UnitFacts } from '../../domain/unit-steps.ts';
import type { Innovation } from '../../domain/innovation/innovation.ts';
import { checkFacts, isOnlyChecker, queueCount, queueRows } from '../load/checking.ts';
import { loadInnovations } from '../load/innovations.ts';
import { loadPeople } from '../load/people.ts';
import type { Database } from '../schema.ts';
import { sha256 } from '../secrets.ts';
import type { Reach } from './innovations.ts';
import { keptFigures, MANY } from './kept-figures.ts';

/** Whose link this is, while it works; null otherwise. It is not used up. */
export async function deskLinkOf(db: Kysely<Database>, link: string): Promise<Person | null> {
  const { rows } = await sql<{ person_id: number }>`select person_id from desk_link
    where token_hash = ${sha256(link)} and used_at is null and expires_at > now()`.execute(db);
  return personOf(db, rows[0]?.person_id);
}

/** Who holds this session; null when it has ended or its person has taken the consent back. */
export async function deskPersonOf(db: Kysely<Database>, session: string): Promise<Person | null> {
  const { rows } = await sql<{ id: number; person_id: number; stale: boolean }>`
    select id, person_id, used_at < now() - interval '1 minute' as stale from desk_session
    where token_hash = ${sha256(session)} and ended_at is null and expires_at > now()`.execute(db);
  const [row] = rows;
  // An open page asks every other second; that is one use a minute.
  if (row?.stale === true)
    await sql`update desk_session set used_at = now() where id = ${row.id}`.execute(db);
  return personOf(db, row?.person_id);
}

async function personOf(db: Kysely<Database>, id: number | undefined): Promise<Person | null> {
  const person = id === undefined ? undefined : (await loadPeople(db, [id])).get(id)?.person;
  return person?.consented === true ? person : null;
}

/** Sessions of a person that are open now, newest first. */
export async function deskSessionsOf(
  db: Kysely<Database>,
  personId: number,
): Promise<readonly { readonly createdAt: Date; readonly usedAt: Date }[]> {
  return db
    .selectFrom('desk_session')
    .select(['created_at as createdAt', 'used_at as usedAt'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .orderBy('id', 'desc')
    .execute();
}

/** Which records somebody may read at the desk: those of the roles beyond the own innovations. */
export function deskReachOf({ grants }: Person): Reach {
  const units = (action: 'read_draft' | 'read_submitted') => {
    const { all, units: some } = reachOf(grants, action);
    return all ? ('all' as const) : some;
  };
  return { drafts: units('read_draft'), submitted: units('read_submitted') };
}

/** Nobody reads on beyond these: a page that counts to the end of 100,000 takes its time with every click. */
export const COUNTED = 999;

/** Most rows of one page; whoever has decided on some of them sees the next. */
const QUEUE = 300;

/** Which of the records that somebody may read they may take along in a file; null when none. */
export function deskExportReachOf(person: Person): Reach | null {
  const reach = deskReachOf(person);
  if (reachOf(person.grants, 'export_all').all) return reach;
  const own = reachOf(person.grants, 'export_unit').units;
  if (own.length === 0) return null;
  const some = (read: Reach['drafts']) => own.filter((id) => read === 'all' || read.includes(id));
  return { drafts: some(reach.drafts), submitted: some(reach.submitted) };
}

/** What waits for this person, longest first, as much of it as one page holds. */
export const deskQueueOf = (
  db: Kysely<Database>,
  person: Person,
  most = QUEUE,
): Promise<readonly InnovationRow[]> => queueRows(db, person, most);

/** How many wait for this person, exact up to `COUNTED`. */
export const deskWaitingOf = (db: Kysely<Database>, person: Person): Promise<number> =>
  queueCount(db, person, COUNTED);

/** An innovation as a checker reads it. */
export interface Sheet {
  readonly innovation: Innovation;
  readonly facts: CheckFacts;
  /** The unit has nobody else for the check that is due. */
  readonly onlyPerson: boolean;
}

/** Reads an innovation for its checker; the caller has made sure that it may be read. */
export async function deskSheetOf(
  db: Kysely<Database>,
  innovationId: number,
  personId: number,
): Promise<Sheet | null> {
  const innovation = (await loadInnovations(db, [innovationId])).get(innovationId)?.innovation;
  if (innovation === undefined) return null;
  const [facts, onlyPerson] = await Promise.all([
    checkFacts(db, innovation),
    isOnlyChecker(db, innovation, personId),
  ]);
  return { innovation, facts, onlyPerson };
}

/** How a unit stands in an edition. Drafts are counted, never shown. */
export interface UnitStanding {
  readonly id: string;
  readonly name: string;
  readonly drafts: number;
  /** Handed in and waiting, or returned. */
  readonly waiting: number;
  /** Accepted by the agency or further. */
  readonly accepted: number;
  /** The longest time for which one waits for somebody of the unit, days. */
  readonly oldestDays: number | null;
  readonly nil: boolean;
  /** Somebody of the unit has a role there. */
  readonly connected: boolean;
  /** Innovations of this edition by state, with the check that returned them. */
  readonly states: UnitFacts['states'];
  /** What was handed in over the years, by edition. */
  readonly years: Readonly<Record<string, number>>;
  /** A nil statement was made in any edition. */
  readonly everNil: boolean;
}

/** How units stand, as counted at one moment. */
export interface Standings {
  readonly units: readonly UnitStanding[];
  /** When it was counted, milliseconds. */
  readonly countedAt: number;
}

const keptStandings = keptFigures<Standings>(
  40,
  ({ units }) =>
    units.reduce((sum, { drafts, waiting, accepted }) => sum + drafts + waiting + accepted, 0) >
    MANY,
);

/** Reads how units stand, by name; `units` null for all. Of very many innovations the figures may be some minutes old. */
export const unitStandings = (
  db: Kysely<Database>,
  edition: string,
  units: readonly string[] | null,
): Promise<Standings> =>
  keptStandings(db, JSON.stringify([edition, units?.toSorted() ?? null]), async () => ({
    countedAt: Date.now(),
    units: await countStandings(db, edition, units),
  }));

/** Counts them: innovations are read once, in groups of the same unit, edition and state. */
async function countStandings(
  db: Kysely<Database>,
  edition: string,
  units: readonly string[] | null,
): Promise<readonly UnitStanding[]> {
  const within =
    units === null ? sql<boolean>`true` : sql<boolean>`unit_id = any(${[...units]}::text[])`;
  const now = sql`g.edition_id = ${edition}`;
  const { rows } = await sql<UnitStanding>`
    with grouped as materialized (
      select unit_id, edition_id, state, returned_from, submitted_at is not null as sent, count(*)::int as count, min(state_since) as since
      from innovation where ${within} group by 1, 2, 3, 4, 5)
    select u.id, u.name, c.drafts, c.waiting, c.accepted,
      floor(extract(epoch from now() - c.oldest) / 86400)::int as "oldestDays",
      exists (select 1 from nil_statement s where s.unit_id = u.id and s.edition_id = ${edition} and s.lapsed_at is null) as nil,
      exists (select 1 from role_grant g where g.unit_id = u.id and g.revoked_at is null
        and (g.ends_at is null or g.ends_at > now())) as connected,
      coalesce((select jsonb_agg(jsonb_build_object('state', s.state, 'from', s.returned_from, 'count', s.count)) from (
        select g.state, g.returned_from, sum(g.count)::int as count from grouped g
        where g.unit_id = u.id and ${now} group by 1, 2) s), '[]') as states,
      coalesce((select jsonb_object_agg(y.edition_id, y.count) from (
        select g.edition_id, sum(g.count)::int as count from grouped g
        where g.unit_id = u.id and g.sent and g.state not in ('draft', 'withdrawn', 'rejected') group by 1) y), '{}') as years,
      exists (select 1 from nil_statement s where s.unit_id = u.id and s.lapsed_at is null) as "everNil"
    from unit u cross join lateral (
      select
        coalesce(sum(g.count) filter (where g.state = 'draft'), 0)::int as drafts,
        coalesce(sum(g.count) filter (where g.state in ('submitted', 'unit_verified', 'unit_endorsed', 'returned')), 0)::int as waiting,
        coalesce(sum(g.count) filter (where g.state in ('accepted', 'monitored', 'designated', 'reported')), 0)::int as accepted,
        min(g.since) filter (where g.state in ('submitted', 'unit_verified', 'returned')) as oldest
      from grouped g where g.unit_id = u.id and ${now}) c
    where u.active and ${units === null ? sql<boolean>`true` : sql<boolean>`u.id = any(${[...units]}::text[])`}
    order by u.name`.execute(db);
  return rows;
}
