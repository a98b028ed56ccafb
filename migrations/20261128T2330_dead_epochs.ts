// Keeps when the epoch of a process was first seen dead, so that a process that starts does not begin to wait anew.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table dead_epoch (
    epoch int primary key,
    seen_at timestamptz not null default now()
  )`.execute(db);
}
