// Who waits for what: read by the worker when a batch failed and everybody is handled alone.
// It decides nothing.
import { type Kysely, sql } from 'kysely';
import { waitingInputs } from '../commit/lock.ts';
import type { Database } from '../schema.ts';
import type { PersonInput } from '../transactions/failing-inputs.ts';

/** People with unhandled messages or files that ended, and nothing that is known to fail, those who wait longest first; at most 200. */
export async function peopleWaiting(db: Kysely<Database>): Promise<readonly number[]> {
  const { rows } = await sql<{ person_id: number }>`
    select w.person_id from (${waitingInputs}) w
    where not exists (select 1 from failing_input f where f.person_id = w.person_id)
    group by w.person_id order by min(w.first) nulls last limit 200`.execute(db);
  return rows.map((row) => row.person_id);
}

/** What one person waits for, in the order in which it is handled. */
export async function inputsOf(
  db: Kysely<Database>,
  personId: number,
): Promise<readonly PersonInput[]> {
  const { rows } = await sql<{ id: number | null }>`
    (select null as id from (${waitingInputs}) w where w.person_id = ${personId} and w.files limit 1)
    union all
    (select i.id from inbox i join address a on a.id = i.address_id
      where a.person_id = ${personId} and i.done_at is null order by i.address_id, i.chat_order, i.id)`.execute(
    db,
  );
  return rows.map(({ id }) => id ?? 'files');
}
