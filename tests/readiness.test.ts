// Readiness: a message taken now is stored and answered soon. A lock, a read-only server and a loop that does not get on
// are told; one channel that is down stands in the body alone.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createIntake } from '../src/bot/intake.ts';
import { openDatabase } from '../src/db/connect.ts';
import { createHand, createLoops } from '../src/loops.ts';
import { makeLog } from '../src/log.ts';
import { createReadiness } from '../src/readiness.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { startTestServer } from './support/http.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const down = { health: () => ({ ok: false, detail: 'polling fails' }) };

function readinessOf(oldestMs: () => number = () => 0, url = database.url) {
  const open = openDatabase(url, makeLog('silent'), 2);
  onTestFinished(() => open.close());
  const intake = createIntake({ db: open.db, onAccepted: () => undefined });
  const loops = createLoops();
  loops.add('inbound', 5000, oldestMs);
  loops.add('scheduler', 5000, () => 60_000);
  loops.add('intake', 5000, intake.oldestMs);
  const ready = createReadiness({
    probe: intake.probe,
    loops,
    needed: new Set(['inbound', 'intake']),
    channels: new Map([['telegram', down]]),
  });
  return { ready, intake };
}

test('one channel and one loop that nobody waits for are down: told, and still ready', async () => {
  const { ready } = readinessOf();
  const { ok, details } = await ready();
  expect(ok).toBe(true);
  expect(details.channels).toEqual({ telegram: { ok: false, detail: 'polling fails' } });
  expect(details.loops['scheduler']).toEqual({ ok: false, detail: 'oldest 60.0 s' });
  expect(details.database).toEqual({ ok: true, detail: 'stores' });
});

test('a look stores nothing', async () => {
  const { ready } = readinessOf();
  await ready();
  const { rows } = await sql`select 1 from inbox`.execute(database.db);
  expect(rows).toEqual([]);
});

test('a loop that people wait for does not get on: not ready', async () => {
  const { ready } = readinessOf(() => 5001);
  const { ok, details } = await ready();
  expect(ok).toBe(false);
  expect(details.loops['inbound']).toEqual({ ok: false, detail: 'oldest 5.0 s' });
});

test('a server that only reads is not ready', async () => {
  const address = new URL(database.url);
  const [name] = address.pathname.slice(1).split('/');
  await sql
    .raw(`alter database ${name} set default_transaction_read_only = on`)
    .execute(database.db);
  const { ready } = readinessOf();
  const state = await ready();
  await sql
    .raw(`begin read write; alter database ${name} reset default_transaction_read_only; commit`)
    .execute(database.db);
  expect(state.details.database).toEqual({ ok: false, detail: 'does not store' });
  expect(state.ok).toBe(false);
});

test('a lock that keeps messages out is not ready, and ready again when it is gone', async () => {
  const { ready, intake } = readinessOf();
  await database.db.transaction().execute(async (trx) => {
    await sql`lock table inbox in access exclusive mode`.execute(trx);
    expect(await ready()).toMatchObject({
      ok: false,
      details: { database: { detail: 'does not answer' } },
    });
    expect(intake.oldestMs()).toBeGreaterThan(2900);
  });
  await expect.poll(async () => (await ready()).ok, { timeout: 30_000 }).toBe(true);
  expect(intake.oldestMs()).toBe(0);
});

test('many who ask at once cost one look', async () => {
  let looks = 0;
  const ready = createReadiness({
    probe: async () => void (looks += 1),
    loops: createLoops(),
    needed: new Set(),
    channels: new Map(),
  });
  await Promise.all(Array.from({ length: 20 }, ready));
  expect(looks).toBe(1);
});

test('the age of the oldest thing in hand, and none when all is laid down', () => {
  const hand = createHand();
  expect(hand.oldestMs()).toBe(0);
  const first = hand.begin();
  const second = hand.begin();
  expect(hand.oldestMs()).toBeGreaterThan(0);
  first();
  first();
  expect(hand.oldestMs()).toBeGreaterThan(0);
  second();
  expect(hand.oldestMs()).toBe(0);
});

test('metrics show each loop', async () => {
  const loops = createLoops();
  loops.add('intake', 5000, () => 1500);
  const server = await startTestServer({ loops });
  onTestFinished(() => server.close());
  const { body } = await server.app.inject({ url: '/metrics' });
  expect(body).toContain('loop_oldest_seconds{loop="intake"} 1.5');
  expect(body).toContain('loop_deadline_seconds{loop="intake"} 5');
  expect(body).toContain('loop_deadline_seconds{loop="listen"} 15');
});
