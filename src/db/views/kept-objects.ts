// Which objects of the evidence store something still refers to. It reads names of objects alone.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

/**
 * Tells whether a stored object has a row: a file that was taken or is being looked into, something on its way or said to a browser,
 * or an upload whose message was not handled yet.
 */
export async function isKept(db: Kysely<Database>, hash: string): Promise<boolean> {
  const { rows } = await sql<{ kept: boolean }>`
    select exists (select 1 from evidence_file where sha256 = ${hash} or original_sha256 = ${hash})
      or exists (select 1 from evidence_file where ref ->> 'stored' = ${hash} and state in ('announced', 'fetching'))
      or exists (select 1 from outbox where state in ('queued', 'sending', 'uncertain') and message -> 'file' ->> 'sha256' = ${hash})
      or exists (select 1 from webchat_message where file ->> 'sha256' = ${hash})
      or exists (select 1 from inbox where done_at is null and payload -> 'files' @> ${JSON.stringify([{ sha256: hash }])}::jsonb)
      as kept`.execute(db);
  return rows[0]?.kept !== false;
}
