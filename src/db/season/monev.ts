// The rows of Form C.2 as they were written down, and the unit's officer who was there.
// It decides nothing; events are written with the ledger of the step.
import { type Kysely, sql } from 'kysely';
import type { MonevEffect, MonevLoaded } from '../../domain/conversation/monev/types.ts';
import { isMonevNo } from '../../domain/monev.ts';
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

/** Stores a row; a later one takes its place, the record keeps both. */
export async function saveMonev(
  trx: Trx,
  personId: number | null,
  effect: Extract<MonevEffect, { kind: 'save_monev' }>,
): Promise<void> {
  await sql`
    insert into monev_row (innovation_id, no, factual, advice, written_by)
    select id, ${effect.no}, ${effect.factual}, ${effect.advice}, ${personId} from innovation where code = ${effect.code}
    on conflict (innovation_id, no) do update set factual = excluded.factual, advice = excluded.advice,
      written_by = excluded.written_by, written_at = now()`.execute(trx);
}

/** Stores who of the unit was there. */
export async function nameOfficer(
  trx: Trx,
  personId: number | null,
  effect: Extract<MonevEffect, { kind: 'name_officer' }>,
): Promise<void> {
  await sql`
    insert into monev_visit (innovation_id, unit_officer, officer_id)
    select id, ${effect.officer}, ${personId} from innovation where code = ${effect.code}
    on conflict (innovation_id) do update set unit_officer = excluded.unit_officer, officer_id = excluded.officer_id,
      held_at = now()`.execute(trx);
}
