// Marks files of which their person is told, and empties those that were kept only to be told of. It says nothing to anybody.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

/** Marks files as told of. Of a list of people to invite nothing stays but that it came: it was read back, or is to be sent again. */
export async function markTold(trx: Kysely<Database>, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update evidence_file set told_at = now() where id = any(${[...ids]}::bigint[])`.execute(
    trx,
  );
  await sql`update evidence_file set state = 'removed', facts = null, sha256 = null, original_sha256 = null
    where id = any(${[...ids]}::bigint[]) and purpose = 'workbook' and state = 'stored'
      and facts -> 'workbook' ->> 'result' = 'invitations'`.execute(trx);
}
