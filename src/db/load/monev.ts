// Loads what was written down of a monev.
// It reads inside the transaction that will carry out the step, and never decides who may see what: the engine does.
import type { MonevLoaded } from '../../domain/conversation/monev/types.ts';
import { isMonevNo } from '../../domain/monev.ts';
import { type Kysely, sql } from 'kysely';
import type { LoadersOf } from './context.ts';
import type { MonevNeed } from '../../domain/conversation/monev/types.ts';
import type { Database } from '../schema.ts';

type Trx = Kysely<Database>;

/** Loads what was written for an innovation. */
export async function loadMonev(db: Trx, code: string): Promise<NonNullable<MonevLoaded['monev']>> {
  const { rows } = await sql<{ no: number; factual: string; advice: string | null }>`
    select m.no, m.factual, m.advice from monev_row m join innovation n on n.id = m.innovation_id
    where n.code = ${code} order by m.no`.execute(db);
  const visit = await sql<{ unit_officer: string }>`
    select v.unit_officer from monev_visit v join innovation n on n.id = v.innovation_id where n.code = ${code}`.execute(
    db,
  );
  return {
    rows: rows.flatMap(({ no, factual, advice }) =>
      isMonevNo(no) ? [{ no, factual, advice }] : [],
    ),
    officer: visit.rows[0]?.unit_officer ?? null,
  };
}

/** Loader of a monev. */
export const monevLoaders: LoadersOf<MonevNeed> = {
  monev: async (need, { db }) => ({ monev: await loadMonev(db, need.code) }),
};
