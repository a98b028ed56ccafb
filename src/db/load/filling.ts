// Loads what filling in asks for: own innovations, co-filling by code, the answer that a message gave.
// It reads inside the transaction that will carry out the step, and never decides who may see what: the engine does.
import type { Kysely } from 'kysely';
import type { InnovationRow } from '../../domain/conversation/checking/types.ts';
import type { Writing } from '../../domain/conversation/filling/pieces.ts';
import type { Loaded, Person } from '../../domain/conversation/world.ts';
import type { Innovation } from '../../domain/innovation/innovation.ts';
import { sha256 } from '../secrets.ts';
import { loadInnovations } from './innovations.ts';
import { type RawRow, rowColumns, toRow } from './rows.ts';
import { sql } from 'kysely';
import type { Database } from '../schema.ts';
import { storableId } from '../transactions/inbox-row.ts';
import type { LoadersOf } from './context.ts';
import type { FillingNeed } from '../../domain/conversation/filling/types.ts';
import { similarIn, similarTo } from './similar.ts';

type Db = Kysely<Database>;

async function ownRows(db: Db, person: Person): Promise<readonly InnovationRow[]> {
  const { rows } = await sql<RawRow>`
    select ${rowColumns} from innovation n join person p on p.id = n.owner_id
    where n.id in (
      select id from innovation where owner_id = ${person.id}
      union select innovation_id from co_filler where person_id = ${person.id} and removed_at is null)
    order by (n.state in ('returned', 'draft')) desc, (n.state = 'returned') desc, n.updated_at desc limit 30
  `.execute(db);
  return rows.map(toRow);
}

async function coFill(db: Db, code: string): Promise<Innovation | null> {
  const row = await db
    .selectFrom('co_fill_code')
    .select('innovation_id')
    .where('code_hash', '=', sha256(code))
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  return (
    (await loadInnovations(db, [row.innovation_id])).get(row.innovation_id)?.innovation ?? null
  );
}

/** The item whose answer came from the message with this id; null when none did. */
export async function answerOf(
  db: Db,
  externalId: string,
  addressIds: readonly number[],
): Promise<NonNullable<Loaded['target']> | null> {
  const { rows } = await sql<{ id: number; code: string; item: string; items: number }>`
    select n.id, n.code, e.item, count(*) over ()::int as items
    from inbox i join event e on e.inbox_id = i.id join innovation n on n.id = e.innovation_id
    where i.address_id = any(${[...addressIds]}::bigint[]) and i.external_id = ${storableId(externalId)} and e.type = 'answer_saved'
    order by e.id desc limit 1
  `.execute(db);
  const [found] = rows;
  if (found === undefined) return null;
  const { id, code, item, items } = found;
  const written = await writings(db, id, item, externalId, addressIds);
  return { code, item, ...(items > 1 ? { several: true } : {}), writings: written };
}

/** How an item came to be as it is. The text of a message is gone when its time of retention is over. */
async function writings(
  db: Db,
  innovationId: number,
  item: string,
  externalId: string,
  addressIds: readonly number[],
): Promise<readonly Writing[]> {
  const { rows } = await sql<Writing>`
    select e.before ->> 'text' as before, coalesce(e.after ->> 'text', '') as after,
      case when i.kind = 'choice' then '' else i.payload ->> 'text' end as text,
      coalesce(i.address_id = any(${[...addressIds]}::bigint[]) and i.external_id = ${externalId}, false) as mine
    from event e left join inbox i on i.id = e.inbox_id
    where e.innovation_id = ${innovationId} and e.item = ${item} and e.type = 'answer_saved'
    order by e.id`.execute(db);
  return rows;
}

/** What became of the message that brought a picture in a lower quality; one that was refused or failed does not count. */
async function lesserCopy(
  db: Db,
  externalId: string,
  addressIds: readonly number[],
): Promise<Loaded['lesserCopy']> {
  const { rows } = await sql<{ code: string | null; item: string | null; ended: boolean | null }>`
    select n.code, f.item, f.state in ('refused', 'failed') as ended
    from inbox i
    left join evidence_file f on f.inbox_id = i.id
    left join innovation n on n.id = f.innovation_id and f.purpose = 'evidence'
    where i.address_id = any(${[...addressIds]}::bigint[]) and i.external_id = ${storableId(externalId)}
    order by f.id limit 1
  `.execute(db);
  const [found] = rows;
  if (found === undefined || found.ended === true) return null;
  const { code, item } = found;
  return { file: code === null || item === null ? null : { code, item } };
}

/** Loaders of what filling in asks for. */
export const fillingLoaders: LoadersOf<FillingNeed> = {
  drafts: async (_, { db, person }) => ({ drafts: await ownRows(db, person) }),
  drafts_begun: async (_, { db, person, currentEdition, together }) => ({
    draftsBegun: await together.draftsBegun(db, person.id, currentEdition.id),
  }),
  target: async (need, { db, addressIds }) => ({
    target: await answerOf(db, need.externalId, addressIds),
  }),
  lesser_copy: async (need, { db, addressIds }) => {
    const found = await lesserCopy(db, need.externalId, addressIds);
    return { lesserCopy: found ?? null };
  },
  similar: async ({ name }, { db, focus, together }) => {
    if (name !== undefined) return { similar: similarIn(name, await together.catalogue(db)) };
    return { similar: focus === null ? [] : await similarTo(db, focus) };
  },
  co_fill: async (need, { db }) => ({ coFill: await coFill(db, need.code) }),
};
