// One commit: mends the queue after the database's clock was set back.
// What was queued while it ran ahead would otherwise wait until that day has come.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

/**
 * Moves messages that were queued in what is now the future to the present. The longest wait that may be left of a
 * network's request is kept; what must not go out after its time is taken back by whoever queued it, and made anew.
 * Gives the number of messages.
 */
export async function mendClock(db: Kysely<Database>): Promise<number> {
  // Clocks are corrected by a second now and then, which is no reason.
  const { numAffectedRows } = await sql`
    update outbox set created_at = now(),
      /* before its own making it can only have been put off after the clock was set back */
      due_at = case when due_at < created_at then due_at else now() + (due_at - created_at) end,
      valid_until = case when valid_until is not null then now() end
    where state = 'queued' and created_at > now() + interval '1 minute'`.execute(db);
  return Number(numAffectedRows ?? 0);
}
