// Reads entries of the catalogue out of old lists, published or not. Only published ones are public (views/hub.ts).
// It decides nothing.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { PastCard } from '../../domain/hub/past-card.ts';
import type { Database } from '../schema.ts';

type Db = Kysely<Database>;

const columns = sql`p.number, p.unit_id as "unitId", p.year, p.name, p.card ->> 'summary' as summary,
  p.card -> 'texts' as texts, p.left_out as "leftOut",
  f.name as source, p.place, f.person_id as "takenBy", exists (select 1 from hub_card c where c.code = p.code) as published`;

const from = sql`past_card p join evidence_file f on f.id = p.file_id`;

/** Reads one; null where there is none. */
export async function readPastCard(db: Db, number: number): Promise<PastCard | null> {
  if (number > 2_147_483_647) return null;
  const { rows } = await sql<PastCard>`
    select ${columns} from ${from} where p.number = ${number}`.execute(db);
  return rows[0] ?? null;
}

/** Reads a page of those of some units (null: of all), what is not published first. */
export async function listPastCards(
  db: Db,
  units: readonly string[] | null,
  { limit, skip }: { readonly limit: number; readonly skip: number },
): Promise<{ readonly rows: readonly PastCard[]; readonly total: number }> {
  const within: RawBuilder<unknown> =
    units === null ? sql`true` : sql`p.unit_id = any(${[...units]}::text[])`;
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from past_card p where ${within}`.execute(db);
  const { rows } = await sql<PastCard>`
    select ${columns} from ${from} where ${within}
    order by published, p.number limit ${limit} offset ${skip}`.execute(db);
  return { rows, total: counted[0]?.total ?? 0 };
}
