// How much waits to be sent, for operators.
// It counts and shows no content.
import type { Kysely } from 'kysely';
import type { Database } from '../schema.ts';

/** Counts the messages of a channel that are not sent and not given up. */
export async function countWaiting(db: Kysely<Database>, channel: string): Promise<number> {
  const { waiting } = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .where('channel', '=', channel)
    .where('state', 'in', ['queued', 'sending', 'uncertain', 'parked'])
    .executeTakeFirstOrThrow();
  return Number(waiting);
}
