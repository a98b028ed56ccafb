// Loads visits that were noted, and a number for a new one.
// It reads inside the transaction that will carry out the step, and decides nothing.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { reachOf } from '../../domain/access.ts';
import type { VisitNoteNeed } from '../../domain/conversation/visits/types.ts';
import { promiseStates } from '../../domain/promise.ts';
import { region } from '../../domain/region.ts';
import { type VisitDay, type VisitNote, visitsListed } from '../../domain/visit-note.ts';
import type { Database } from '../schema.ts';
import type { LoadersOf } from './context.ts';

const rowSchema = z.object({
  number: z.number(),
  unitId: z.string(),
  day: z.string(),
  text: z.string(),
  met: z.string().nullable(),
  madeById: z.number(),
  madeByName: z.string().nullable(),
  candidates: z.array(z.number()),
  promises: z.array(z.object({ number: z.number(), state: z.enum(promiseStates) })),
});

async function read(
  db: Kysely<Database>,
  which: RawBuilder<unknown>,
): Promise<readonly VisitNote[]> {
  const { zone } = region();
  const { rows } = await sql<unknown>`
    select v.number, v.unit_id as "unitId", v.day::text as day, v.text, v.met, v.made_by as "madeById", p.name as "madeByName",
      coalesce((select jsonb_agg(c.number order by c.number) from candidate c where c.unit_id = v.unit_id
        and c.reporter_id = v.made_by and (c.created_at at time zone ${zone})::date = v.day), '[]') as candidates,
      coalesce((select jsonb_agg(jsonb_build_object('number', j.number, 'state', j.state) order by j.number) from promise j
        where j.unit_id = v.unit_id and j.made_by = v.made_by and (j.created_at at time zone ${zone})::date = v.day), '[]') as promises
    from visit v join person p on p.id = v.made_by where ${which}`.execute(db);
  return rows.map((row) => rowSchema.parse(row));
}

/** Loaders of noted visits. */
export const visitNoteLoaders: LoadersOf<VisitNoteNeed> = {
  visit_note: async ({ number }, { db }) => ({
    visitNote: (await read(db, sql`v.number = ${number}`))[0] ?? null,
  }),
  last_visits: async (_, { db, person, currentEdition }) => {
    const { all, units } = reachOf(person.grants, 'hold_meeting');
    const days = await sql<VisitDay>`
      select number, "unitId", day, "madeById" from (
        select number, unit_id as "unitId", day::text as day, made_by as "madeById",
          row_number() over (partition by unit_id order by day desc, number desc) as at
        from visit where edition_id = ${currentEdition.id} and (${all} or unit_id = any(${[...units]}::text[]))) v
      where at <= ${visitsListed} order by day desc, number desc`.execute(db);
    return {
      visitDays: days.rows,
      lastVisits: await read(
        db,
        sql`v.number in (select distinct on (unit_id) number from visit where edition_id = ${currentEdition.id}
          and (${all} or unit_id = any(${[...units]}::text[])) order by unit_id, day desc, number desc)`,
      ),
    };
  },
  // What is not used stays unused: a gap between numbers says nothing.
  visit_number: async (_, { db }) => {
    const { rows } = await sql<{
      number: number;
    }>`select nextval('visit_number')::int as number`.execute(db);
    return rows[0] === undefined ? {} : { visitNumber: rows[0].number };
  },
};
