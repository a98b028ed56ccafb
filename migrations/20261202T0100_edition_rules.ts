// How long something may wait before it counts as stuck, and how long a sheet is held, in each edition; no row: 3 days, 45 minutes.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table edition_rule (
      edition_id text primary key,
      stuck_days integer not null default 3 check (stuck_days between 1 and 60),
      hold_minutes integer not null default 45 check (hold_minutes between 5 and 480),
      changed_at timestamptz not null default now()
    )`.execute(db);
}
