// Reads of the public catalogue: what is published, names of units, and where it runs by now. It reads no other table, so
// that nothing else can be shown; everybody may read all of it.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { regionKey } from '../../domain/hub/origin.ts';
import type { Database } from '../schema.ts';

type Db = Kysely<Database>;

/** What a list of the catalogue is narrowed by; codes of options. */
export interface CardFilter {
  readonly words?: string | undefined;
  readonly unitId?: string | undefined;
  readonly year?: number | undefined;
  readonly form?: string | undefined;
  readonly kind?: string | undefined;
  readonly field?: string | undefined;
}

const rowSchema = z.object({
  seq: z.coerce.number(),
  code: z.string(),
  name: z.string(),
  unitId: z.string(),
  unit: z.string(),
  year: z.number(),
  form: z.string().nullable(),
  kind: z.string().nullable(),
  stage: z.string().nullable(),
  field: z.string().nullable(),
  summary: z.string(),
  publishedAt: z.coerce.date(),
});

/** A published innovation in a list. */
export type CardRow = Readonly<z.infer<typeof rowSchema>>;

const wholeSchema = rowSchema.extend({
  texts: z.array(z.object({ item: z.string(), label: z.string(), text: z.string() })),
  video: z.string().nullable(),
});

/** A published innovation, whole. */
export type WholeCard = Readonly<z.infer<typeof wholeSchema>>;

const columns = sql`c.seq, c.code, c.name, c.unit_id as "unitId", u.name as unit, c.year, c.form, c.kind, c.stage, c.field,
  c.card ->> 'summary' as summary, c.published_at as "publishedAt"`;

/** A number that rises with every change of what is published. */
export async function hubRevision(db: Db): Promise<string> {
  const { rows } = await sql<{ revision: string }>`
    select revision::text from hub_revision`.execute(db);
  return rows[0]?.revision ?? '';
}

/** Most words of a search that are looked for. */
const mostWords = 12;

/** The words of a search as a query: all of them, the last one perhaps not finished. Null where there are none. */
function wordsQuery(typed: string): RawBuilder<unknown> | null {
  const words = (typed.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, mostWords);
  const last = words.at(-1);
  if (last === undefined) return null;
  const before = words.slice(0, -1).join(' ');
  const begun = sql`(plainto_tsquery('indonesian', ${last}) || to_tsquery('simple', ${`${last.toLowerCase()}:*`}))`;
  return before === '' ? begun : sql`(plainto_tsquery('indonesian', ${before}) && ${begun})`;
}

function conditions(filter: CardFilter): RawBuilder<unknown> {
  const found: RawBuilder<unknown>[] = [sql`true`];
  const query = wordsQuery(filter.words ?? '');
  if (query !== null) found.push(sql`c.words @@ ${query}`);
  else if ((filter.words ?? '').trim() !== '') found.push(sql`false`);
  if (filter.unitId !== undefined) found.push(sql`c.unit_id = ${filter.unitId}`);
  if (filter.year !== undefined) found.push(sql`c.year = ${filter.year}`);
  if (filter.form !== undefined) found.push(sql`c.form = ${filter.form}`);
  if (filter.kind !== undefined) found.push(sql`c.kind = ${filter.kind}`);
  if (filter.field !== undefined) found.push(sql`c.field = ${filter.field}`);
  return sql.join(found, sql` and `);
}

/** Up to so many found by words are sorted; of more, the newest are met soon enough on the way down the list. */
const mostSorted = 200;

/** Lists what is published, the newest first; `before` is the place (`seq`) of the last one of the page before. */
export async function listCards(
  db: Db,
  filter: CardFilter,
  page: {
    readonly limit: number;
    readonly before?: number | undefined;
    readonly skip?: number;
    /** How many there are, where it was counted already. */
    readonly count?: number;
  },
): Promise<readonly CardRow[]> {
  const { limit, before, skip = 0 } = page;
  const after = before === undefined ? sql`true` : sql`c.seq < ${before}`;
  const worded = (filter.words ?? '').trim() !== '';
  // Left to itself, PostgreSQL goes down the whole list for a word that nobody wrote.
  const few =
    worded && (page.count ?? (await countCards(db, filter, mostSorted + 1))) <= mostSorted;
  const from = few
    ? sql`(select seq from hub_card c where ${conditions(filter)} offset 0) hit join hub_card c on c.seq = hit.seq`
    : sql`hub_card c`;
  const where = few ? after : sql`${conditions(filter)} and ${after}`;
  const { rows } = await sql<unknown>`
    select ${columns} from ${from} join unit u on u.id = c.unit_id
    where ${where} order by c.seq desc limit ${limit} offset ${skip}`.execute(db);
  return rows.map((row) => rowSchema.parse(row));
}

/** A word that many have written is met often enough among so many of the newest. */
const NEWEST = 2000;

/**
 * Counts what is published, up to `most`: more than that is not counted on. A word of many is counted among the newest. A rare
 * one is planned without the limit, for which PostgreSQL would go down the whole list, and read no further all the same.
 */
export async function countCards(db: Db, filter: CardFilter, most: number): Promise<number> {
  const within = conditions(filter);
  const counted = async (query: RawBuilder<{ n: number }>): Promise<number> =>
    (await query.execute(db)).rows[0]?.n ?? 0;
  const { words = '', unitId, year, field } = filter;
  // What is narrowed by one of these has an index of its own, and few rows.
  if (words.trim() === '' || (unitId ?? year ?? field) !== undefined)
    return counted(sql`
      select count(*)::int as n from (select 1 from hub_card c where ${within} limit ${most}) as counted`);
  const among = await counted(sql`
    select count(*)::int as n from (
      select 1 from (select * from hub_card order by seq desc limit ${NEWEST}) c where ${within} limit ${most}) as counted`);
  if (among >= most) return among;
  return counted(sql`
    with hit as materialized (select 1 from hub_card c where ${within})
    select count(*)::int as n from (select 1 from hit limit ${most}) as counted`);
}

/** Reads one card; null where it is not published, whether or not there is such an innovation. */
export async function readCard(db: Db, code: string): Promise<WholeCard | null> {
  const { rows } = await sql<unknown>`
    select ${columns}, c.card -> 'texts' as texts, c.card ->> 'video' as video
    from hub_card c join unit u on u.id = c.unit_id where c.code = ${code}`.execute(db);
  const [row] = rows;
  return row === undefined ? null : wholeSchema.parse(row);
}

/** The units in which a card's innovation runs as well, by name, and in how many other regions. Nobody's words are among it. */
export async function whereCopied(
  db: Db,
  code: string,
): Promise<{ readonly units: readonly string[]; readonly regions: number }> {
  const { rows } = await sql<{ unit: string | null; origin: string | null }>`
    select distinct u.name as unit, k.origin
    from hub_copy k left join unit u on u.id = k.unit_id where k.code = ${code} and k.state = 'done' order by 1`.execute(
    db,
  );
  const units = rows.flatMap(({ unit }) => (unit === null ? [] : [unit]));
  const regions = rows.flatMap(({ origin }) => (origin === null ? [] : [regionKey(origin)]));
  return { units, regions: new Set(regions).size };
}

/** The years of which something is published, the newest first. */
export async function cardYears(db: Db): Promise<readonly number[]> {
  // One look into the index for each year, however many cards there are.
  const { rows } = await sql<{ year: number }>`
    with recursive years as (
      (select year from hub_card order by year desc limit 1)
      union all
      select (select year from hub_card where year < years.year order by year desc limit 1) from years where years.year is not null
    ) select year from years where year is not null`.execute(db);
  return rows.map(({ year }) => year);
}

/** The units of which something is published, by name. */
export async function cardUnits(
  db: Db,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select u.id, u.name from unit u where exists (select 1 from hub_card c where c.unit_id = u.id) order by u.name`.execute(
    db,
  );
  return rows;
}

/** Codes and moments of publication for a sitemap: `size` of them from the oldest on. */
export async function cardCodes(
  db: Db,
  part: number,
  size: number,
): Promise<readonly { readonly code: string; readonly publishedAt: Date }[]> {
  const { rows } = await sql<{ code: string; publishedAt: Date }>`
    select code, published_at as "publishedAt" from hub_card order by seq limit ${size} offset ${part * size}`.execute(
    db,
  );
  return rows;
}
