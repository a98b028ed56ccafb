// Ends browsers that are open in somebody's name. What they have on their screen stays there; nothing more comes to it.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

/** Ends sessions of this person; those of anybody else are left alone. */
export async function endSessions(
  trx: Kysely<Database>,
  personId: number,
  { addressIds, deskIds }: Record<'addressIds' | 'deskIds', readonly number[]>,
): Promise<void> {
  const mine = sql`select native_id from address
    where person_id = ${personId} and channel = 'webchat' and id = any(${[...addressIds]}::bigint[])`;
  await sql`update webchat_session set ended_at = now()
    where native_id in (${mine}) and (ended_at is null or ended_at > now())`.execute(trx);
  // The first cookie of an address has no row before it was used with one.
  await sql`insert into webchat_session (token_hash, native_id, ended_at)
    select decode(native_id, 'hex'), native_id, now() from (${mine}) a where native_id ~ '^[0-9a-f]{64}$'
    on conflict (token_hash) do nothing`.execute(trx);
  await sql`update desk_session set ended_at = now()
    where person_id = ${personId} and id = any(${[...deskIds]}::bigint[]) and ended_at is null`.execute(
    trx,
  );
}
