// Innovations as lists and as one record, for people and programs that read.
// It decides nothing, but never shows a row outside the reach that it is given.
import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { State } from '../../domain/innovation/status.ts';
import { type Turn, turnStates } from '../../domain/innovation/turns.ts';
import { matchKey } from '../../domain/language/clean.ts';
import type { Database } from '../schema.ts';

/** Which units' records may be seen: drafts and submitted ones apart. */
export interface Reach {
  readonly drafts: 'all' | readonly string[];
  readonly submitted: 'all' | readonly string[];
}

/** What to list. `after` is the code of the last row of the page before. */
export interface InnovationFilter {
  readonly unit?: string | undefined;
  readonly state?: State | undefined;
  readonly edition?: string | undefined;
  /** Part of the name, or the code. */
  readonly q?: string | undefined;
  /** Name of a gakor. */
  readonly gakor?: string | undefined;
  /** Whose turn it is. */
  readonly turn?: Turn | undefined;
  /** Id of an item that lacks an answer, or an indicator its level or evidence. */
  readonly missing?: string | undefined;
  readonly after?: string | undefined;
}

/** A row of a list. */
export interface InnovationRow {
  readonly id: number;
  readonly code: string;
  readonly name: string | null;
  readonly unitId: string;
  readonly unit: string;
  readonly state: string;
  readonly version: number;
  readonly edition: string;
  readonly editionVersion: number;
  readonly submittedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Lists innovations within reach, newest first, up to `limit`. */
export async function listInnovations(
  db: Kysely<Database>,
  reach: Reach,
  filter: InnovationFilter,
  limit: number,
): Promise<readonly InnovationRow[]> {
  let query = narrowed(within(rows(db), reach), await withUnitIds(db, filter))
    .orderBy('i.id', 'desc')
    .limit(limit);
  const { after } = filter;
  if (after !== undefined) {
    // A code out of reach leads nowhere, like one that does not exist.
    const from = await findInnovation(db, reach, after);
    if (from === undefined) return [];
    query = query.where('i.id', '<', from.id);
  }
  return query.execute();
}

/** Counts what a filter leaves within reach; where there are more than `most`, it says one more than that and reads no further. */
export async function countInnovations(
  db: Kysely<Database>,
  reach: Reach,
  filter: InnovationFilter,
  most: number,
): Promise<number> {
  const found = narrowed(within(rows(db), reach), await withUnitIds(db, filter))
    .clearSelect()
    .select('i.id')
    .limit(most + 1);
  const { count } = await db
    .selectFrom(found.as('found'))
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** A filter with the unit it names found: whoever plans a query knows then how many rows it has. */
type Narrowing = Omit<InnovationFilter, 'unit'> & { readonly units?: readonly string[] };

async function withUnitIds(
  db: Kysely<Database>,
  { unit, ...filter }: InnovationFilter,
): Promise<Narrowing> {
  if (unit === undefined) return filter;
  const found = await db
    .selectFrom('unit')
    .select('id')
    .where((eb) => eb.or([eb('id', '=', unit), eb(sql`lower(name)`, '=', unit.toLowerCase())]))
    .execute();
  return { ...filter, units: found.map(({ id }) => id) };
}

/** Leaves what a filter asks for. */
function narrowed<O>(
  query: SelectQueryBuilder<Tables, 'i' | 'u', O>,
  { units, state, edition, q, gakor, turn, missing }: Narrowing,
): SelectQueryBuilder<Tables, 'i' | 'u', O> {
  let left = query;
  if (units !== undefined)
    left = left.where('i.unit_id', 'in', units.length > 0 ? [...units] : ['']);
  if (state !== undefined) left = left.where('i.state', '=', state);
  if (edition !== undefined) left = left.where('i.edition_id', '=', edition);
  if (q !== undefined) {
    const like = `%${matchKey(q).replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    left = left.where((eb) =>
      eb.or([eb('i.name_key', 'like', like), eb('i.code', '=', q.trim().toUpperCase())]),
    );
  }
  if (gakor !== undefined)
    left = left.where(
      sql<boolean>`exists (select 1 from gakor_unit gu join gakor g on g.id = gu.gakor_id
        where gu.unit_id = i.unit_id and lower(g.name) = ${gakor.toLowerCase()})`,
    );
  if (turn !== undefined) left = left.where('i.state', 'in', [...turnStates[turn]]);
  if (missing !== undefined)
    left = left.where(
      sql<boolean>`not exists (select 1 from answer a where a.innovation_id = i.id and a.item = ${missing} and not a.to_confirm
        and (a.value ->> 'type' not in ('indicator', 'files')
          or ((a.value ->> 'type' = 'files' or a.value ->> 'level' is not null)
            and (jsonb_array_length(coalesce(a.value -> 'links', '[]')) > 0 or exists (select 1 from evidence_file f
              where f.innovation_id = i.id and f.item = a.item and f.purpose = 'evidence' and f.state = 'stored')))))`,
    );
  return left;
}

/** Finds one innovation within reach by its code; undefined whether it is absent or out of reach. */
export async function findInnovation(
  db: Kysely<Database>,
  reach: Reach,
  code: string,
): Promise<InnovationRow | undefined> {
  return within(rows(db), reach).where('i.code', '=', code).executeTakeFirst();
}

/** Reads the answers of an innovation as stored. */
export async function readAnswers(db: Kysely<Database>, innovationId: number) {
  return db
    .selectFrom('answer')
    .select(['item', 'value', 'revision', 'to_confirm as toConfirm', 'updated_at as updatedAt'])
    .where('innovation_id', '=', innovationId)
    .execute();
}

/** Reads the evidence files of an innovation, in the order they were sent; removed ones are left out. */
export async function readEvidence(db: Kysely<Database>, innovationId: number) {
  return db
    .selectFrom('evidence_file')
    .select([
      'id',
      'item',
      'name',
      'caption',
      'state',
      'reason',
      'size',
      'format',
      'mime',
      'sha256',
      'duration_seconds as durationSeconds',
      'created_at as receivedAt',
      'stored_at as storedAt',
    ])
    .where('innovation_id', '=', innovationId)
    .where('purpose', 'in', ['evidence', 'scan'])
    .where('state', '<>', 'removed')
    .orderBy('id')
    .execute();
}

/** Finds a stored evidence file of an innovation. */
export async function findEvidence(db: Kysely<Database>, innovationId: number, evidenceId: number) {
  return db
    .selectFrom('evidence_file')
    .select(['id', 'name', 'sha256', 'mime', 'size'])
    .where('innovation_id', '=', innovationId)
    .where('id', '=', evidenceId)
    .where('purpose', 'in', ['evidence', 'scan'])
    .where('state', '=', 'stored')
    .executeTakeFirst();
}

/** Reads what happened to an innovation, oldest first, with the names of those who did it. */
export async function readHistory(db: Kysely<Database>, innovationId: number) {
  return db
    .selectFrom('event as e')
    .leftJoin('person as p', 'p.id', 'e.person_id')
    .select([
      'e.id',
      'e.at',
      'e.type',
      'e.item',
      'e.role',
      'e.channel',
      'e.before',
      'e.after',
      'e.reason',
      'p.name as by',
    ])
    .where('e.innovation_id', '=', innovationId)
    .orderBy('e.id')
    .execute();
}

const rows = (db: Kysely<Database>) =>
  db
    .selectFrom('innovation as i')
    .innerJoin('unit as u', 'u.id', 'i.unit_id')
    .select([
      'i.id',
      'i.code',
      'i.name',
      'i.unit_id as unitId',
      'u.name as unit',
      'i.state',
      'i.version',
      'i.edition_id as edition',
      'i.edition_version as editionVersion',
      'i.submitted_at as submittedAt',
      'i.created_at as createdAt',
      'i.updated_at as updatedAt',
    ]);

type Tables = Database & { i: Database['innovation']; u: Database['unit'] };

/** Cuts a query down to what may be seen. A draft is also what was withdrawn and is being written again, as in a chat. */
function within<O>(
  query: SelectQueryBuilder<Tables, 'i' | 'u', O>,
  { drafts, submitted }: Reach,
): SelectQueryBuilder<Tables, 'i' | 'u', O> {
  return query.where((eb) => {
    const units = (reach: 'all' | readonly string[]) =>
      reach === 'all'
        ? sql<boolean>`true`
        : sql<boolean>`${sql.ref('i.unit_id')} = any(${[...reach]}::text[])`;
    return eb.or([
      eb.and([
        eb.or([eb('i.submitted_at', 'is', null), eb('i.state', '=', 'draft')]),
        units(drafts),
      ]),
      eb.and([
        eb('i.submitted_at', 'is not', null),
        eb('i.state', '<>', 'draft'),
        units(submitted),
      ]),
    ]);
  });
}
