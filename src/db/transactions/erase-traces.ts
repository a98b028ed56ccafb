// Takes a person who was erased out of everybody's rows: column after column, a page and a commit at a time, so that no
// message waits for it, and a process that is killed goes on where it was. Only when a whole pass found nothing is what the
// person was known by forgotten. It never decides who is erased.
import { type Kysely, sql } from 'kysely';
import { personalData } from '../personal-data.ts';
import type { Database } from '../schema.ts';
import { BLOCKS, type Erasing, type Place, type Traces, takeOutPage } from '../take-out.ts';

/** Columns in which everybody's words stand, in a fixed order. */
const columns: readonly Omit<Place, 'block'>[] = Object.entries<Erasing>(personalData).flatMap(
  ([place, erasing]) => {
    const [table = '', column = ''] = place.split('.');
    return 'everywhere' in erasing ? [{ table, column, kind: erasing.everywhere }] : [];
  },
);
const nameOf = ({ table, column }: Omit<Place, 'block'>): string => `${table}.${column}`;

/** After so many minutes is looked again for rows that somebody had in hand, or that were being sent. */
const AGAIN_MINUTES = 5;

/** Erases what is due until nothing is; gives how many people were forgotten altogether. */
export async function eraseDue(db: Kysely<Database>): Promise<number> {
  for (let forgotten = 0; ;) {
    const done = await db.transaction().execute(erasePage);
    if (done === 'nothing') return forgotten;
    if (done === 'forgotten') forgotten += 1;
  }
}

interface Row {
  readonly id: number;
  readonly traces: Traces;
  readonly place: string | null;
  readonly block: number;
  readonly changed: number;
  readonly left_over: number;
}

/** One page of whoever is due first; another process takes another person. */
async function erasePage(trx: Kysely<Database>): Promise<'nothing' | 'page' | 'forgotten'> {
  const { rows } = await sql<Row>`
    select id::int as id, traces, place, block, changed, left_over from erasing
    where due_at <= now() order by due_at, id limit 1 for update skip locked`.execute(trx);
  const [row] = rows;
  if (row === undefined) return 'nothing';
  // A column that the list has lost since then: the pass begins again.
  const at = Math.max(
    0,
    columns.findIndex((column) => nameOf(column) === row.place),
  );
  const column = columns[at];
  if (column === undefined) throw new Error('no column holds words of everybody');
  const same = nameOf(column) === row.place;
  const block = same ? row.block : 0;
  const page = await takeOutPage(trx, row.traces, { ...column, block });
  const changed = (same ? row.changed : 0) + page.changed;
  const leftOver = (same ? row.left_over : 0) + page.leftOver;
  const next = page.more ? column : columns[at + 1];
  if (next === undefined && changed + leftOver === 0) {
    await sql`delete from erasing where id = ${row.id}`.execute(trx);
    return 'forgotten';
  }
  const goes = next === undefined ? null : nameOf(next);
  await sql`update erasing set place = ${goes}, block = ${page.more ? block + BLOCKS : 0},
      changed = ${goes === null ? 0 : changed}, left_over = ${goes === null ? 0 : leftOver},
      due_at = case when ${goes === null && leftOver > 0} then now() + make_interval(mins => ${AGAIN_MINUTES}) else due_at end
    where id = ${row.id}`.execute(trx);
  return 'page';
}
