// Loads promises, and a number for a new one.
// It reads inside the transaction that will carry out the step, and decides nothing.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { reachOf } from '../../domain/access.ts';
import type { PromiseNeed } from '../../domain/conversation/promises/types.ts';
import { promiseStates, type UnitPromise } from '../../domain/promise.ts';
import type { Database } from '../schema.ts';
import type { LoadersOf } from './context.ts';

/** Most promises that one list goes through. */
const mostListed = 500;

const rowSchema = z.object({
  number: z.number(),
  unitId: z.string().nullable(),
  text: z.string(),
  who: z.string().nullable(),
  until: z.string(),
  state: z.enum(promiseStates),
  madeById: z.number(),
  madeByName: z.string().nullable(),
  version: z.number(),
});

async function read(
  db: Kysely<Database>,
  where: RawBuilder<unknown>,
): Promise<readonly UnitPromise[]> {
  const { rows } = await sql<unknown>`
    select j.number, j.unit_id as "unitId", j.text, j.who, j.until::text as until, j.state, j.made_by as "madeById",
      p.name as "madeByName", j.version
    from promise j join person p on p.id = j.made_by where ${where} order by j.until, j.number limit ${mostListed}`.execute(
    db,
  );
  return rows.map((row) => rowSchema.parse(row));
}

/** Loaders of promises. */
export const promiseLoaders: LoadersOf<PromiseNeed> = {
  promises: async (_, { db, person }) => {
    const { all, units } = reachOf(person.grants, 'read_candidates');
    return {
      promises: await read(
        db,
        sql`j.state = 'open' and (${all} or j.made_by = ${person.id} or j.unit_id = any(${[...units]}::text[]))`,
      ),
    };
  },
  promise: async ({ number }, { db }) => ({
    promise: (await read(db, sql`j.number = ${number}`))[0] ?? null,
  }),
  // What is not used stays unused: a gap between numbers says nothing.
  promise_number: async (_, { db }) => {
    const { rows } = await sql<{
      number: number;
    }>`select nextval('promise_number')::int as number`.execute(db);
    return rows[0] === undefined ? {} : { promiseNumber: rows[0].number };
  },
};
