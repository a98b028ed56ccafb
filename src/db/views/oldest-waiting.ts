// What has waited longest: a message to be handled, one to be sent, a file to be stored. For operators; it shows no content.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

/** The number of the row that waits longest in each table; null where nothing waits. */
export interface OldestWaiting {
  readonly inbox: number | null;
  readonly outbox: number | null;
  readonly evidence_file: number | null;
}

/**
 * Finds them. What is to be sent later, and was not tried yet, does not wait. `offset 0` keeps the server from looking for the
 * lowest number from the first row of all on: that takes longer with each message that was ever handled.
 */
export async function oldestWaiting(db: Kysely<Database>): Promise<OldestWaiting> {
  const { rows } = await sql<OldestWaiting>`
    select (select min(id) from (select id from inbox where done_at is null offset 0) w) as inbox,
      (select min(id) from (select id from outbox where state in ('queued', 'sending', 'uncertain')
        and (state <> 'queued' or attempts > 0 or due_at < now()) offset 0) w) as outbox,
      (select min(id) from (
        select id from evidence_file where state in ('announced', 'fetching') offset 0) w) as evidence_file`.execute(
    db,
  );
  return rows[0] ?? { inbox: null, outbox: null, evidence_file: null };
}
