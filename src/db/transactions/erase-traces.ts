// Takes a person who was erased out of everybody's rows: column after column, a page and a commit at a time, so that no
// message waits for it, and a process that is killed goes on where it was. What the person
// was known by is forgotten after a pass that found nothing, or after so many that what is found is about others. It never decides who is erased.
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
/** Passes that follow each other at once. */
const AT_ONCE = 3;
/** After so many, what is still found was written since then: a name that many people have is written again and again. */
const MOST_PASSES = 10;

/**
 * Erases what is due until nothing is; gives how many people were forgotten altogether. One that fails does not hold up the
 * others: it is tried again an hour later, and the error is thrown at the end.
 */
export async function eraseDue(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select id::int as id from erasing where due_at <= now() order by due_at, id`.execute(db);
  let forgotten = 0;
  const failed: unknown[] = [];
  for (const { id } of rows)
    try {
      let done = await db.transaction().execute((trx) => erasePage(trx, id));
      while (done === 'page') done = await db.transaction().execute((trx) => erasePage(trx, id));
      if (done === 'forgotten') forgotten += 1;
    } catch (error) {
      failed.push(error);
      await sql`update erasing set due_at = now() + interval '1 hour' where id = ${id}`.execute(db);
    }
  if (failed.length > 0) throw new AggregateError(failed, 'a person could not be erased');
  return forgotten;
}

interface Row {
  readonly traces: Traces;
  readonly place: string | null;
  readonly block: number;
  readonly changed: number;
  readonly left_over: number;
  readonly passes: number;
}

/** One page of somebody who is due; what another process has in hand is left to it. */
async function erasePage(
  trx: Kysely<Database>,
  id: number,
): Promise<'nothing' | 'page' | 'forgotten'> {
  const { rows } = await sql<Row>`
    select traces, place, block, changed, left_over, passes from erasing
    where id = ${id} and due_at <= now() for update skip locked`.execute(trx);
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
  if (next !== undefined) {
    await sql`update erasing set place = ${nameOf(next)}, block = ${page.more ? block + BLOCKS : 0},
      changed = ${changed}, left_over = ${leftOver} where id = ${id}`.execute(trx);
    return 'page';
  }
  const passes = row.passes + 1;
  if (leftOver === 0 && (changed === 0 || passes >= MOST_PASSES)) {
    await sql`delete from erasing where id = ${id}`.execute(trx);
    return 'forgotten';
  }
  const waits = leftOver > 0 || passes >= AT_ONCE;
  await sql`update erasing set place = null, block = 0, changed = 0, left_over = 0, passes = ${passes},
      due_at = case when ${waits} then now() + make_interval(mins => ${AGAIN_MINUTES}) else due_at end
    where id = ${id}`.execute(trx);
  return 'page';
}
