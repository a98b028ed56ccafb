// One commit: a program changes the groups of units, or is told that there is no such group or unit.
// It decides nothing about who may.
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { GakorChange } from '../../domain/conversation/mentors/types.ts';
import { type Result, no, ok } from '../../domain/result.ts';
import type { Database } from '../schema.ts';
import { changeGakor } from './change-gakor.ts';
import { type ProgramRequest, once } from './program-act.ts';

/** Changes a group once for each key. */
export async function changeGakorByProgram(
  db: Kysely<Database>,
  request: ProgramRequest,
  change: Exclude<GakorChange, { what: 'mentor' }>,
): Promise<
  Result<
    object,
    { readonly type: 'not_found' } | { readonly type: 'key_reused' } | { readonly type: 'moved' }
  >
> {
  return once(db, request, ['gakor', change], z.object({}), async (trx) => {
    if (change.what !== 'create') {
      const { rows } = await sql`select 1 from gakor g, unit u
        where g.id = ${change.id} and u.id = ${change.unitId}`.execute(trx);
      if (rows.length === 0) return no({ type: 'not_found' as const });
    }
    await changeGakor(trx, change, { personId: null, channel: 'api', inboxId: null });
    return ok({});
  });
}
