// One commit: finds out whether the process of an epoch is gone, and since when that has been known to anybody.
// It takes nothing over; how long one must have been dead is decided elsewhere.
import { type Kysely, sql } from 'kysely';
import { epochLocks } from '../lease.ts';
import type { Database } from '../schema.ts';

/** Milliseconds since an epoch was first seen dead, by whichever process; null while it lives. */
export async function deadFor(db: Kysely<Database>, epoch: number): Promise<number | null> {
  const { rows } = await sql<{ ms: number }>`
    with look as materialized (
      select pg_try_advisory_xact_lock_shared(${epochLocks}, ${epoch}::int) as dead
    ), alive as (
      delete from dead_epoch where epoch = ${epoch} and not (select dead from look)
    ), seen as (
      insert into dead_epoch (epoch) select ${epoch} from look where dead
      on conflict (epoch) do update set epoch = excluded.epoch returning seen_at
    )
    select greatest(0, extract(epoch from now() - seen_at) * 1000)::float8 as ms from seen`.execute(
    db,
  );
  return rows[0]?.ms ?? null;
}

/** Forgets what was seen long ago: nothing is claimed by it any more. */
export async function forgetDeadEpochs(db: Kysely<Database>): Promise<void> {
  await sql`delete from dead_epoch d where seen_at < now() - interval '1 day'
    and not exists (select 1 from outbox o where o.claimed_by = d.epoch and o.state in ('sending', 'uncertain'))`.execute(
    db,
  );
}
