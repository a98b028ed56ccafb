// Loads requests to copy, questions, and the people of an innovation that they are about.
// It reads inside the transaction that will carry out the step, and decides nothing.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { FoundCard, HubLoaded } from '../../domain/conversation/hub/types.ts';
import { type Copy, copyStates, type HubQuestion, type Source } from '../../domain/hub/copy.ts';
import type { Database } from '../schema.ts';

type Db = Kysely<Database>;

/** Most requests or questions about one innovation that are gone through. */
const mostRead = 200;

const sourceShape = {
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  edition_id: z.string(),
  edition_version: z.number(),
  owner_id: z.number(),
  fillers: z.array(z.number()),
  published: z.boolean(),
};
/** What is not published any more is called as it was when somebody asked; `asked` is null where nobody did. */
const sourceColumns = (asked: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`n.code, coalesce(c.name, ${asked}, n.name, '-') as name, n.unit_id as unit, n.edition_id, n.edition_version, n.owner_id,
  c.code is not null as published, array(select f.person_id::int from co_filler f where f.innovation_id = n.id and f.removed_at is null) as fillers`;
const sourceFrom = sql`innovation n left join hub_card c on c.code = n.code`;

function toSource(row: z.infer<z.ZodObject<typeof sourceShape>>): Source {
  const { code, name, published, fillers } = row;
  return {
    ...{ code, name, published, fillers, unitId: row.unit, ownerId: row.owner_id },
    ...{ editionId: row.edition_id, editionVersion: row.edition_version },
  };
}

const sourceSchema = z.object(sourceShape);
const copySchema = z.object({
  ...sourceShape,
  number: z.number(),
  person_id: z.number(),
  unit_id: z.string().nullable(),
  origin: z.string().nullable(),
  purpose: z.string().nullable(),
  state: z.enum(copyStates),
  remark: z.string().nullable(),
  version: z.number(),
});
const questionSchema = z.object({
  ...sourceShape,
  number: z.number(),
  person_id: z.number(),
  unit_id: z.string().nullable(),
  text: z.string(),
  answer: z.string().nullable(),
  hidden: z.boolean(),
  version: z.number(),
});

/** The innovation with its people. */
export async function readSource(db: Db, code: string): Promise<Source | null> {
  const { rows } = await sql<unknown>`
    select ${sourceColumns(sql`null::text`)} from ${sourceFrom} where n.code = ${code}`.execute(db);
  const [row] = rows;
  return row === undefined ? null : toSource(sourceSchema.parse(row));
}

/** Requests, the newest first. */
async function readCopies(db: Db, where: RawBuilder<unknown>): Promise<readonly Copy[]> {
  const { rows } = await sql<unknown>`
    select ${sourceColumns(sql`k.name`)}, k.number, k.person_id, k.unit_id, k.origin, k.purpose, k.state, k.remark, k.version
    from hub_copy k join ${sourceFrom} on n.code = k.code where ${where} order by k.number desc limit ${mostRead}`.execute(
    db,
  );
  return rows.map((raw) => {
    const row = copySchema.parse(raw);
    const { number, origin, purpose, state, remark, version } = row;
    const who = { personId: row.person_id, unitId: row.unit_id, origin };
    return { ...{ number, purpose, state, remark, version }, ...who, source: toSource(row) };
  });
}

/** Requests about an innovation. */
export const copiesOf = (db: Db, code: string): Promise<readonly Copy[]> =>
  readCopies(db, sql`k.code = ${code}`);

/** One request. */
export const copyNumbered = async (db: Db, number: number): Promise<Copy | null> =>
  (await readCopies(db, sql`k.number = ${number}`))[0] ?? null;

async function readQuestions(db: Db, where: RawBuilder<unknown>): Promise<readonly HubQuestion[]> {
  const { rows } = await sql<unknown>`
    select ${sourceColumns(sql`q.name`)}, q.number, q.person_id, q.unit_id, q.text, q.answer, q.hidden_by is not null as hidden, q.version
    from hub_note q join ${sourceFrom} on n.code = q.code
    where q.copy_number is null and ${where} order by q.number desc limit ${mostRead}`.execute(db);
  return rows.map((raw) => {
    const row = questionSchema.parse(raw);
    const { number, text, answer, hidden, version } = row;
    const who = { personId: row.person_id, unitId: row.unit_id };
    return { ...{ number, text, answer, hidden, version }, ...who, source: toSource(row) };
  });
}

/** Questions about an innovation. */
export const questionsOf = (db: Db, code: string): Promise<readonly HubQuestion[]> =>
  readQuestions(db, sql`q.code = ${code}`);

/** One question. */
export const questionNumbered = async (db: Db, number: number): Promise<HubQuestion | null> =>
  (await readQuestions(db, sql`q.number = ${number}`))[0] ?? null;

/** Published innovations that were accepted with a level and evidence for an indicator, one a unit, the newest first. */
export async function peersOf(db: Db, item: string): Promise<readonly FoundCard[]> {
  const { rows } = await sql<FoundCard>`
    select code, name, "unitId", year from (
      select distinct on (c.unit_id) c.seq, c.code, c.name, c.unit_id as "unitId", c.year
      from hub_card c join innovation n on n.code = c.code join answer a on a.innovation_id = n.id and a.item = ${item}
      where n.state in ('accepted', 'monitored', 'designated', 'reported') and (a.value ->> 'level')::int >= 1
        and exists (select 1 from evidence_file f where f.innovation_id = n.id and f.item = ${item} and f.state = 'stored')
      order by c.unit_id, c.seq desc) peer
    order by seq desc limit 5`.execute(db);
  return rows;
}

/** So many of the newest cards are looked through for peers that are offered without being asked for. */
const newestCards = 100;

/** Of each indicator the newest published innovation of another unit that was accepted with a level and evidence for it. */
export async function peersByItem(
  db: Db,
  besides: string | null,
): Promise<readonly (FoundCard & { readonly item: string })[]> {
  const { rows } = await sql<FoundCard & { readonly item: string }>`
    select distinct on (a.item) a.item, c.code, c.name, c.unit_id as "unitId", c.year
    from (select * from hub_card where unit_id is distinct from ${besides} order by seq desc limit ${newestCards}) c
    join innovation n on n.code = c.code join answer a on a.innovation_id = n.id
    where n.state in ('accepted', 'monitored', 'designated', 'reported') and a.value ->> 'type' = 'indicator'
      and (a.value ->> 'level')::int >= 1
      and exists (select 1 from evidence_file f where f.innovation_id = n.id and f.item = a.item and f.state = 'stored')
    order by a.item, c.seq desc`.execute(db);
  return rows;
}

/** A number for what is new, and how many texts this person wrote to others since yesterday. One that is not used stays unused. */
export async function newNumber(
  db: Db,
  of: 'copy' | 'note',
  personId: number,
): Promise<Pick<HubLoaded, 'hubNumber' | 'hubToday'>> {
  const sequence = of === 'copy' ? 'hub_copy_number' : 'hub_note_number';
  const { rows } = await sql<{ number: number; today: number }>`
    select nextval(${sequence}::regclass)::int as number,
      ((select count(*) from hub_copy where person_id = ${personId} and created_at > now() - interval '1 day')
        + (select count(*) from hub_note where person_id = ${personId} and created_at > now() - interval '1 day'))::int as today`.execute(
    db,
  );
  const [row] = rows;
  return row === undefined ? {} : { hubNumber: row.number, hubToday: row.today };
}
