// Who has messages waiting: read for the worker when a batch failed and everybody is handled alone.
// It decides nothing.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

/** People with unhandled messages, those who wait longest first; at most 200. */
export async function peopleWaiting(db: Kysely<Database>): Promise<readonly number[]> {
  const { rows } = await sql<{ person_id: number }>`
    select a.person_id from inbox i join address a on a.id = i.address_id
    where i.done_at is null group by a.person_id order by min(i.id) limit 200
  `.execute(db);
  return rows.map((row) => row.person_id);
}
