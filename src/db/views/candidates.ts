// Reads candidates (temuan): one, or those of an edition within somebody's reach.
// It decides nothing; how far somebody reaches is the access table's.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { reachOf } from '../../domain/access.ts';
import type { CandidateRow } from '../../domain/candidate-counts.ts';
import { type Candidate, candidateStates, type Sign } from '../../domain/candidate.ts';
import type { UnitPerson } from '../../domain/conversation/candidates/types.ts';
import type { Person } from '../../domain/conversation/world.ts';
import { liveGrant } from '../load/people.ts';
import type { Database } from '../schema.ts';

type Db = Kysely<Database>;

/** Most candidates of an edition that one list goes through. */
const mostListed = 2000;

const letters: Readonly<Record<Sign, string>> = { yes: 'y', no: 'n', unsure: '?' };
const signOf = new Map(Object.entries(letters).map(([sign, letter]) => [letter, sign as Sign]));

/** Five answers as they are stored, one letter each. */
export const lettersOf = (signs: readonly Sign[]): string =>
  signs.map((sign) => letters[sign]).join('');

const rowSchema = z.object({
  number: z.number(),
  edition_id: z.string(),
  unit_id: z.string(),
  sentence: z.string(),
  state: z.enum(candidateStates),
  reporter_id: z.number(),
  reporter: z.string().nullable(),
  owner_id: z.number().nullable(),
  owner: z.string().nullable(),
  taken_at: z.date().nullable(),
  signs: z.string().nullable(),
  reason: z.string().nullable(),
  same_candidate: z.number().nullable(),
  same_code: z.string().nullable(),
  code: z.string().nullable(),
  remind_on: z.string().nullable(),
  created_at: z.date(),
  version: z.number(),
});

const columns = sql`c.number, c.edition_id, c.unit_id, c.sentence, c.state, c.reporter_id, r.name as reporter, c.owner_id, o.name as owner,
  c.taken_at, c.signs, c.reason, c.same_candidate, s.code as same_code, n.code, c.remind_on::text as remind_on, c.created_at, c.version`;
const tables = sql`candidate c join person r on r.id = c.reporter_id left join person o on o.id = c.owner_id
  left join innovation s on s.id = c.same_innovation left join innovation n on n.id = c.innovation_id`;

function toCandidate(raw: unknown): Candidate {
  const row = rowSchema.parse(raw);
  return {
    number: row.number,
    editionId: row.edition_id,
    unitId: row.unit_id,
    sentence: row.sentence,
    state: row.state,
    reporterId: row.reporter_id,
    reporterName: row.reporter,
    ownerId: row.owner_id,
    ownerName: row.owner,
    taken: row.taken_at !== null,
    signs:
      row.signs === null ? null : [...row.signs].map((letter) => signOf.get(letter) ?? 'unsure'),
    reason: row.reason,
    sameAs: row.same_candidate ?? row.same_code,
    code: row.code,
    remindOn: row.remind_on,
    since: row.created_at.toISOString(),
    version: row.version,
  };
}

async function read(db: Db, where: RawBuilder<unknown>): Promise<readonly Candidate[]> {
  const { rows } = await sql<unknown>`
    select ${columns} from ${tables} where ${where} order by c.number desc limit ${mostListed}`.execute(
    db,
  );
  return rows.map(toCandidate);
}

/** Reads one by its number. */
export async function readCandidate(db: Db, number: number): Promise<Candidate | null> {
  return (await read(db, sql`c.number = ${number}`))[0] ?? null;
}

/** Lists those of an edition that somebody may read, the newest first. */
export function listCandidates(
  db: Db,
  person: Pick<Person, 'id' | 'grants'>,
  editionId: string,
): Promise<readonly Candidate[]> {
  const { all, units, own } = reachOf(person.grants, 'read_candidates');
  return read(
    db,
    sql`c.edition_id = ${editionId} and (${all} or c.unit_id = any(${[...units]}::text[])
      or (${own} and ${person.id} in (c.reporter_id, c.owner_id)))`,
  );
}

/** Lists those of a unit that wait to be begun, in the order in which they are to be. */
export async function openCandidates(
  db: Db,
  unitId: string,
  editionId: string,
): Promise<readonly Candidate[]> {
  const found = await read(
    db,
    sql`c.edition_id = ${editionId} and c.unit_id = ${unitId} and c.state in ('new', 'assigned', 'postponed')`,
  );
  const day = ({ remindOn }: Candidate): string => remindOn ?? '9999';
  return found.toSorted((a, b) =>
    day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.number - b.number,
  );
}

/** Counts those of every edition, or of one, in the units that somebody may read; own ones elsewhere are not counted. */
export async function countedCandidates(
  db: Db,
  person: Pick<Person, 'grants'>,
  editionId: string | null = null,
): Promise<readonly CandidateRow[]> {
  const { all, units } = reachOf(person.grants, 'read_candidates');
  const { rows } = await sql<CandidateRow>`
    select c.unit_id as "unitId", c.edition_id as "editionId", c.state, n.state as innovation,
      n.submitted_at is not null and n.state <> 'draft' as "handedIn", count(*)::int as count
    from candidate c left join innovation n on n.id = c.innovation_id
    where ${editionId === null ? sql`true` : sql`c.edition_id = ${editionId}`}
      and (${all} or c.unit_id = any(${[...units]}::text[])) group by 1, 2, 3, 4, 5`.execute(db);
  return rows.map((row) => ({ ...row, handedIn: row.handedIn === true }));
}

/** Lists who may fill in for a unit now. */
export async function fillersOf(db: Db, unitId: string): Promise<readonly UnitPerson[]> {
  const { rows } = await sql<UnitPerson>`
    select distinct p.id, p.name from person p join role_grant g on g.person_id = p.id
    where g.unit_id = ${unitId} and g.role in ('innovator', 'unit_admin') and ${liveGrant}
      and p.consented_at is not null and p.name is not null and p.erased_at is null
    order by p.name, p.id`.execute(db);
  return rows;
}
