// One commit: a one-time upload link has done its work.
// It does not store files; they reach the conversation as a message of the person before this.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';
import { sha256 } from '../secrets.ts';

/** Marks a link as used; the second time changes nothing. */
export async function useUploadLink(db: Kysely<Database>, token: string): Promise<void> {
  await db
    .updateTable('upload_link')
    .set({ used_at: sql<Date>`now()` })
    .where('token_hash', '=', sha256(token))
    .where('used_at', 'is', null)
    .execute();
}
