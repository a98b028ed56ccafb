// The rows of Form C.2 as they were written down, and the unit's officer who was there.
// It decides nothing; events are written with the ledger of the step.
import { type Kysely, sql } from 'kysely';
import type { MonevEffect } from '../../domain/conversation/monev/types.ts';
import type { Database } from '../schema.ts';

type Trx = Kysely<Database>;

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
