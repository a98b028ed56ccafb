// Moments at which people may be written to, for tests that run at any hour. It sets no clock.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../src/db/schema.ts';
import { loudFrom, quietFrom } from '../../src/domain/calendar.ts';

const hour = 3_600_000;

/** Gives a moment in the future that is followed by two hours or more in which people may be written to. */
export function loudForHours(now: number = Date.now()): number {
  const soon = loudFrom(now + hour);
  return quietFrom(soon) - soon < 2 * hour ? loudFrom(quietFrom(soon)) : soon;
}

/** Lets every broadcast that was made and has not begun begin at a moment, milliseconds UTC. */
export async function beginAt(db: Kysely<Database>, now: number): Promise<void> {
  await sql`update broadcast set starts_at = ${new Date(now)} where state = 'scheduled'`.execute(
    db,
  );
}
