// Counts what was written to people unasked, for the daily cap of a WhatsApp number.
// It counts what was queued as well: what waits will be sent.
import { type Kysely, sql } from 'kysely';
import { dayAt, startOf } from '../../domain/calendar.ts';
import type { Database } from '../schema.ts';

/** Counts reminders and broadcasts on WhatsApp on the day of `now`, in the region. */
export async function unaskedOnWhatsapp(db: Kysely<Database>, now: number): Promise<number> {
  const since = new Date(startOf(dayAt(now)));
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from outbox o
    where o.channel = 'whatsapp' and o.created_at >= ${since} and o.created_at <= ${new Date(now)}
      and o.state not in ('cancelled', 'dead', 'parked')
      and (o.kind = 'broadcast' or exists (select 1 from reminder r where r.outbox_id = o.id))`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}
