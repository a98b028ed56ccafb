// Since when a process is known to be dead: one moment for all who look, however short they live themselves.
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/connect.ts';
import { openProcessSession } from '../../src/db/lease.ts';
import { deadFor, forgetDeadEpochs } from '../../src/db/transactions/dead-epochs.ts';
import { makeLog } from '../../src/log.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Looks once from a process of its own, which ends at once. */
async function look(epoch: number): Promise<number | null> {
  const { db, close } = openDatabase(database.url, makeLog('silent'));
  return deadFor(db, epoch).finally(close);
}

it('grows from the first look on, whoever looks, and begins only when the process is gone', async () => {
  const session = await openProcessSession(database.url, makeLog('silent'));
  const epoch = session.epoch();
  expect(await look(epoch)).toBeNull();
  await session.close();
  const began = performance.now();
  const first = (await look(epoch)) ?? -1;
  expect(first).toBeGreaterThanOrEqual(0);
  await sleep(60);
  const second = (await look(epoch)) ?? -1;
  expect(second - first).toBeGreaterThanOrEqual(59);
  expect(second - first).toBeLessThan(performance.now() - began + 100);
  // Two that look at once agree, and neither takes the other for the owner.
  const both = await Promise.all([look(epoch), look(epoch)]);
  for (const ms of both) expect(ms).toBeGreaterThanOrEqual(second);
});

it('is forgotten when nothing is claimed by it any more', async () => {
  await sql`insert into dead_epoch (epoch, seen_at) values (900, now() - interval '2 days'), (901, now())`.execute(
    database.db,
  );
  await forgetDeadEpochs(database.db);
  const { rows } = await sql<{ epoch: number }>`
    select epoch from dead_epoch where epoch >= 900`.execute(database.db);
  expect(rows).toEqual([{ epoch: 901 }]);
});
