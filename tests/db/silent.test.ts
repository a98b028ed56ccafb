// Connections that fall silent without a word: our side notices, lets go of them and goes on over new ones.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/db/connect.ts';
import { isUnavailable } from '../../src/db/errors.ts';
import { openProcessSession } from '../../src/db/lease.ts';
import { listen } from '../../src/db/listen.ts';
import { makeLog } from '../../src/log.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { silentWay } from '../support/silent-way.ts';

const log = makeLog('silent');
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function wayThere() {
  const way = await silentWay(database.url);
  onTestFinished(() => way.close());
  return { way, url: way.url };
}

async function openPool(answerMs: number) {
  const { way, url } = await wayThere();
  const open = openDatabase(url, log, 5, { statementMs: answerMs, answerMs });
  onTestFinished(() => open.close());
  const ask = () => sql`select 1`.execute(open.db);
  return { way, open, ask };
}

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

test('a query on a silent connection ends as unavailable, and its connection is not used again', async () => {
  const { way, open, ask } = await openPool(400);
  await ask();
  expect(way.swallow()).toBe(1);
  expect(isUnavailable(await failureOf(ask()))).toBe(true);
  await ask();
  expect(open.pool.totalCount).toBe(1);
});

test('a transaction that falls silent ends, and so does its commit', async () => {
  const { way, open } = await openPool(400);
  const failure = await failureOf(
    open.db.transaction().execute(async (trx) => {
      await sql`select 1`.execute(trx);
      way.swallow();
    }),
  );
  expect(isUnavailable(failure)).toBe(true);
});

test('when one connection is found silent, idle ones are not trusted either', async () => {
  const { way, open, ask } = await openPool(400);
  await Promise.all(Array.from({ length: 4 }, ask));
  expect(open.pool.idleCount).toBe(4);
  expect(way.swallow()).toBe(4);
  await failureOf(ask());
  // Each of the others would cost the deadline again.
  for (let nth = 0; nth < 4; nth += 1) await ask();
});

test('an answer that takes its time within the deadline is waited for', async () => {
  const { open } = await openPool(3000);
  const { rows } = await sql<{ one: number }>`select 1 as one from pg_sleep(1)`.execute(open.db);
  expect(rows).toEqual([{ one: 1 }]);
});

test('in a hurry the deadline is shorter, for what is under way, too', async () => {
  const { way, open, ask } = await openPool(60_000);
  await ask();
  way.swallow();
  const failed = failureOf(ask());
  open.hurry(300);
  expect(isUnavailable(await failed)).toBe(true);
});

test('the age of the oldest query without an answer is known', async () => {
  const { way, open, ask } = await openPool(60_000);
  await ask();
  expect(open.oldestMs()).toBe(0);
  way.swallow();
  const failed = failureOf(ask());
  await expect.poll(() => open.oldestMs()).toBeGreaterThan(100);
  open.hurry(0);
  await failed;
  await expect.poll(() => open.oldestMs()).toBe(0);
});

test('a silent session is lost, and what it held does not stay behind in the server', async () => {
  const { way, url } = await wayThere();
  const session = await openProcessSession(url, log, { pulseMs: 100, answerMs: 400 });
  const before = session.epoch();
  expect(await session.tryLease('telegram-poller')).toBe(true);
  const lost = new Promise<void>((resolve) => {
    session.onLost(resolve);
  });
  expect(way.swallow()).toBe(1);
  await lost;
  expect(session.oldestMs()).toBeGreaterThan(0);
  await expect.poll(() => session.epoch(), { timeout: 30_000 }).toBeGreaterThan(before);
  await expect.poll(() => session.oldestMs()).toBe(0);
  // The server still believes in the silent connection: without being told it would keep the lease for a minute.
  await expect.poll(() => session.tryLease('telegram-poller'), { timeout: 30_000 }).toBe(true);
  way.swallow();
  await session.close();
});

test('a silent listener hears again', async () => {
  const { way, url } = await wayThere();
  const heard: (string | null)[] = [];
  const listener = listen(url, 'news', (payload) => heard.push(payload), log, {
    pulseMs: 100,
    answerMs: 400,
  });
  onTestFinished(() => listener.close());
  await expect.poll(() => listener.connected()).toBe(true);
  expect(way.swallow()).toBe(1);
  await expect.poll(() => heard.length, { timeout: 30_000 }).toBe(2);
  await sql`select pg_notify('news', 'hello')`.execute(database.db);
  await expect.poll(() => heard.at(-1)).toBe('hello');
});

test('closing does not wait for a connection that is silent', { timeout: 10_000 }, async () => {
  const { way, url } = await wayThere();
  const open = openDatabase(url, log, 2);
  await sql`select 1`.execute(open.db);
  const session = await openProcessSession(url, log);
  const listener = listen(url, 'news', () => undefined, log);
  await expect.poll(() => listener.connected()).toBe(true);
  expect(way.swallow()).toBe(3);
  await Promise.all([open.close(), session.close(), listener.close()]);
});
