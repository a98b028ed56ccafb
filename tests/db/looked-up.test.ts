// What a message costs must not grow with what was said before, nor with how many people write at the same moment: counted in
// rows that the server fetches, with statistics of a moment in which nothing waited and nothing was being sent.
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lockWaiting, readWaiting } from '../../src/db/commit/lock.ts';
import type { Database } from '../../src/db/connect.ts';
import { readPrompts } from '../../src/db/step/prompt-order.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const PEOPLE = 100;
const REPLIES = 60;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const run = (text: string) => sql.raw(text).execute(database.db);
  await run(
    `insert into person (id) overriding system value select n from generate_series(1, ${PEOPLE}) n`,
  );
  await run(`insert into address (id, channel, native_id, person_id) overriding system value
    select n, 'telegram', n::text, n from generate_series(1, ${PEOPLE}) n`);
  await run(`insert into conversation (person_id, address_id, state)
    select n, n, '{}' from generate_series(1, ${PEOPLE}) n`);
  await run(`insert into outbox (person_id, address_id, channel, kind, message, state, sent_at, provider_ids)
    select n, n, 'telegram', 'reply', '{"prompt":1}', 'sent', now() - interval '1 minute', array[k::text]
    from generate_series(1, ${REPLIES}) k, generate_series(1, ${PEOPLE}) n`);
  await run(`insert into inbox (address_id, external_id, kind, payload, raw, chat_order, sent_at, done_at, outcome)
    select n, k::text, 'text', '{"text":"ya"}', '', k, now(), now(), 'handled'
    from generate_series(1, ${REPLIES}) k, generate_series(1, ${PEOPLE}) n`);
  await run('analyze');
  // Half of them wait, while the other half is being written to.
  await run(`insert into outbox (person_id, address_id, channel, kind, message, state, claimed_by)
    select n, n, 'telegram', 'reply', '{}', 'sending', 1 from generate_series(2, ${PEOPLE}, 2) n`);
  await run(`insert into inbox (address_id, external_id, kind, payload, raw, chat_order, sent_at)
    select n, 'x', 'text', '{"text":"ya"}', '', 1000, now() from generate_series(1, ${PEOPLE}, 2) n`);
});
afterAll(() => database.drop());

/** Rows that a piece of work fetches from a table. */
async function fetched(
  table: 'inbox' | 'outbox',
  work: (trx: Kysely<Database>) => Promise<unknown>,
): Promise<number> {
  return database.db.transaction().execute(async (trx) => {
    const sofar = async (): Promise<number> => {
      const { rows } = await sql<{ rows: number }>`
        select (seq_tup_read + idx_tup_fetch)::int as rows from pg_stat_xact_user_tables where relname = ${table}
      `.execute(trx);
      return rows[0]?.rows ?? 0;
    };
    const before = await sofar();
    await work(trx);
    return (await sofar()) - before;
  });
}

const waiting = Array.from({ length: PEOPLE / 2 }, (_, nth) => 2 * nth + 1);
const writers = waiting.map((personId) => ({
  personId,
  first: { addressId: personId, order: 1000, wroteAt: new Date() },
}));

test('what somebody was shown is found without their history', async () => {
  const rows = await fetched('outbox', async (trx) => {
    const prompts = await readPrompts(trx, writers);
    expect(prompts.size).toBe(waiting.length);
  });
  expect(rows).toBeLessThanOrEqual(3 * waiting.length);
});

test('who waits is found without going through what is being sent to others for each of them', async () => {
  const rows = await fetched('outbox', async (trx) => {
    const { locked } = await lockWaiting(trx, 500, null);
    expect(locked.map(({ personId }) => personId)).toEqual(waiting);
  });
  expect(rows).toBeLessThanOrEqual(waiting.length);
});

test('what waits is read without going through what waits for others', async () => {
  const rows = await fetched('inbox', async (trx) => {
    expect(await readWaiting(trx, waiting, 20)).toHaveLength(waiting.length);
  });
  expect(rows).toBeLessThanOrEqual(waiting.length);
});
