// Epochs and leases against real connections: killed, terminated and handed over.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { isEpochDead, openProcessSession, type ProcessSession } from '../../src/db/lease.ts';
import { makeLog } from '../../src/log.ts';
import { startChild } from '../support/child.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const log = makeLog('silent');
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const open = (): Promise<ProcessSession> => openProcessSession(database.url, log);
const terminate = (epoch: number) =>
  sql`select pg_terminate_backend(pid) from pg_locks
      where locktype = 'advisory' and classid = 1 and objid = ${epoch}::int::oid
        and database = (select oid from pg_database where datname = current_database())`.execute(
    database.db,
  );
const lost = (session: ProcessSession): Promise<void> =>
  new Promise((resolve) => {
    session.onLost(resolve);
  });
const renewed = (session: ProcessSession): Promise<number> =>
  new Promise((resolve) => {
    session.onRenewed(resolve);
  });
/** Waits until PostgreSQL has noticed a closed socket; there is no event for that. */
async function until(check: () => Promise<boolean>): Promise<void> {
  while (!(await check())) await new Promise((resolve) => setTimeout(resolve, 10));
}

test('one session has a lease at a time, and it passes on', async () => {
  const [a, b] = await Promise.all([open(), open()]);
  expect(a.epoch()).not.toBe(b.epoch());
  expect(await a.tryLease('telegram')).toBe(true);
  expect(await a.tryLease('telegram')).toBe(true);
  expect(await b.tryLease('telegram')).toBe(false);
  expect(await b.tryLease('whatsapp')).toBe(true);
  await a.release('telegram');
  expect(await b.tryLease('telegram')).toBe(true);
  expect(await a.tryLease('telegram')).toBe(false);
  await b.close();
  await until(() => a.tryLease('telegram'));
  await a.close();
});

test('asking twice at once takes a lease once, so one release frees it', async () => {
  const [a, b] = await Promise.all([open(), open()]);
  expect(await Promise.all([a.tryLease('x'), a.tryLease('x')])).toEqual([true, true]);
  await a.release('x');
  expect(await b.tryLease('x')).toBe(true);
  await Promise.all([a.close(), b.close()]);
});

test('of twenty sessions that want one lease exactly one gets it', async () => {
  const sessions = await Promise.all(Array.from({ length: 20 }, open));
  const got = await Promise.all(sessions.map((session) => session.tryLease('only')));
  expect(got.filter(Boolean)).toHaveLength(1);
  await Promise.all(sessions.map((session) => session.close()));
});

test('a terminated session loses everything, says so, and comes back as a new epoch', async () => {
  const [a, b] = await Promise.all([open(), open()]);
  const before = a.epoch();
  await a.tryLease('telegram');
  expect(await isEpochDead(database.db, before)).toBe(false);
  const told = lost(a);
  const again = renewed(a);
  await terminate(before);
  await told;
  await until(() => isEpochDead(database.db, before));
  expect(await b.tryLease('telegram')).toBe(true);
  expect(await again).toBe(a.epoch());
  expect(a.epoch()).toBeGreaterThan(before);
  expect(await isEpochDead(database.db, a.epoch())).toBe(false);
  expect(await a.tryLease('telegram')).toBe(false);
  await Promise.all([a.close(), b.close()]);
});

test('many that look at one epoch at once all see it alive, then all see it dead', async () => {
  const a = await open();
  const look = () =>
    Promise.all(Array.from({ length: 30 }, () => isEpochDead(database.db, a.epoch())));
  expect(new Set(await look())).toEqual(new Set([false]));
  await a.close();
  await until(() => isEpochDead(database.db, a.epoch()));
  expect(new Set(await look())).toEqual(new Set([true]));
});

test('a killed process is dead at once, a frozen one is not before it was silent for long', async () => {
  const child = await startChild(
    `import { openProcessSession } from '../../src/db/lease.ts';
     import { makeLog } from '../../src/log.ts';
     const session = await openProcessSession(process.env.URL_OF_TEST, makeLog('silent'));
     await session.tryLease('telegram');
     process.stdout.write(JSON.stringify(session.epoch()) + '\\n');`,
    { env: { URL_OF_TEST: database.url } },
  );
  const epoch = z.number().parse(child.ready);
  const a = await open();
  const waiting = await openProcessSession(database.url, log, {
    ...{ pulseMs: 100, answerMs: 5000, silenceMs: 600 },
  });
  child.process.kill('SIGSTOP');
  expect(await isEpochDead(database.db, epoch)).toBe(false);
  expect(await a.tryLease('telegram')).toBe(false);
  // It keeps its socket; whoever waits ends its session in the server, and only then has the lease.
  await until(() => waiting.tryLease('telegram'));
  expect(await isEpochDead(database.db, epoch)).toBe(true);
  // One that only waits is not silent: it asks for a sign of life.
  expect(await isEpochDead(database.db, waiting.epoch())).toBe(false);
  await waiting.close();
  await child.end('SIGKILL');
  await until(() => isEpochDead(database.db, epoch));
  await until(() => a.tryLease('telegram'));
  await a.close();
});

test('closing while the server is away ends quietly', async () => {
  const other = await createTestDatabase();
  const session = await openProcessSession(other.url, log);
  const told = lost(session);
  await other.drop();
  await told;
  await session.close();
  expect(await session.tryLease('telegram')).toBe(false);
});
