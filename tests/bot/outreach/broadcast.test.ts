// A broadcast to hundreds of people over a network that often says "too fast" and sometimes "blocked", by processes
// that die: everybody once, patience kept, and progress that says what people saw.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderMessage } from '../../../src/bot/text/id.ts';
import { loadReference } from '../../../src/db/reference.ts';
import { feedBroadcasts } from '../../../src/db/transactions/feed-broadcasts.ts';
import { createBroadcast, steerBroadcast } from '../../../src/db/transactions/steer-broadcast.ts';
import { broadcastById } from '../../../src/db/views/broadcasts.ts';
import { everybody } from '../../../src/domain/broadcast.ts';
import { dayAt, momentOf } from '../../../src/domain/calendar.ts';
import type { Message } from '../../../src/domain/conversation/message.ts';
import { balangan2026 } from '../../../src/domain/edition/editions/balangan-2026.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { createNetwork, type Network } from '../sender/network.ts';
import { startFeeding } from './process.ts';
import { loudForHours } from '../../support/loud.ts';
import { longTest } from '../../support/long-tests.ts';

const actor = {
  personId: null,
  role: 'coordinator',
  channel: 'api',
  inboxId: null,
  requestId: null,
};
// Whatever the hour at which the test runs, it is a loud one with hours to come.
const now = loudForHours();

let database: TestDatabase;
let network: Network;
let tokenId: number;
beforeEach(async () => {
  database = await createTestDatabase();
  await loadReference(database.db);
  network = createNetwork();
  const { rows } = await sql<{ id: number }>`
    insert into api_token (token_hash, role, expires_at) values (${Buffer.alloc(32)}, 'coordinator', now() + interval '1 day') returning id`.execute(
    database.db,
  );
  tokenId = rows[0]?.id ?? 0;
});
afterEach(() => database.drop());

const people = (count: number) =>
  sql`
    with who as (insert into person (name, unit_id, consent_version, consented_at)
      select 'Orang ' || n, 'rsud', 'test', now() from generate_series(1, ${count}) n returning id),
    chat as (insert into address (channel, native_id, person_id) select 'telegram', 'chat' || id, id from who returning id, person_id)
    insert into conversation (person_id, address_id, state, last_inbound_at) select person_id, id, '{}', now() from chat`.execute(
    database.db,
  );

const begin = (text: string, more: Partial<Parameters<typeof createBroadcast>[1]> = {}) =>
  database.db.transaction().execute((trx) =>
    createBroadcast(
      trx,
      {
        code: 'S1234',
        by: { tokenId },
        unitId: null,
        audience: everybody,
        text,
        question: null,
        starts: now,
        until: null,
        late: false,
        confirmedCount: 1,
        confirmHash: null,
        ...more,
      },
      actor,
    ),
  );

const startProcess = () => startFeeding(database.url, network.channel, now);

const progress = async (id: number) => {
  const found = await broadcastById(database.db, id);
  if (found === null) throw new Error('no broadcast');
  return found;
};

longTest('everybody exactly once, through 429, 403 and dying processes', async () => {
  await people(800);
  const patience = 40;
  const wait = new Map<string, number>();
  const hurried: string[] = [];
  const closed = (address: string) => Number(address.slice(4)) % 50 === 0;
  let calls = 0;
  network.fault = (_part, { address }) => {
    calls += 1;
    if ((wait.get(address) ?? 0) > performance.now()) hurried.push(address);
    if (closed(address)) return { kind: 'gone', reason: 'blocked' };
    if ((calls * 7919) % 10 < 3) {
      wait.set(address, performance.now() + patience);
      return { kind: 'retry', afterMs: patience, scope: 'chat', reason: '429' };
    }
    return undefined;
  };
  const id = await begin('Yth. {nama} di {unit}, sosialisasi hari Kamis.');
  const lies: string[] = [];
  for (let kills = 0; kills < 8; kills += 1) {
    const process = await startProcess();
    const from = network.shown.length;
    await vi.waitUntil(() => network.shown.length >= Math.min(784, from + 60), {
      timeout: 30_000,
      interval: 5,
    });
    const shownBefore = network.shown.length;
    const said = await progress(id);
    if (said.sent > network.shown.length) lies.push(`${said.sent} said, ${shownBefore} shown`);
    if (said.waiting + said.underway + said.sent + said.failed.length + said.skipped.length !== 800)
      lies.push(JSON.stringify(said).slice(0, 200));
    await process.crash();
    // A network's "wait" that died with the process before it was written down binds nobody; the others do.
    const { rows } = await sql<{ chat: string }>`
      select a.native_id as chat from outbox o join address a on a.id = o.address_id where o.state = 'queued' and o.attempts > 0`.execute(
      database.db,
    );
    const told = new Set(rows.map(({ chat }) => chat));
    for (const chat of wait.keys()) if (!told.has(chat)) wait.delete(chat);
  }
  const last = await startProcess();
  await vi.waitUntil(async () => (await progress(id)).state === 'done', {
    timeout: 60_000,
    interval: 50,
  });
  await last.stop();

  const counts = Map.groupBy(network.shown, ({ address }) => address);
  expect([...counts.values()].filter((shown) => shown.length !== 1)).toEqual([]);
  expect(counts.size).toBe(784);
  expect([...counts.keys()].filter(closed)).toEqual([]);
  expect(hurried).toEqual([]);
  expect(lies).toEqual([]);
  const end = await progress(id);
  expect([end.sent, end.failed.length, end.waiting, end.underway]).toEqual([784, 16, 0, 0]);
  expect(network.shown[0]?.text).toMatch(/^Yth\. Orang \d+ di RSUD/u);
});

test('kill -9 in the middle, three times: everybody exactly once', async () => {
  await people(200);
  const id = await begin('Yth. {nama}, sosialisasi hari Kamis.');
  const script = path.join(import.meta.dirname, 'child.ts');
  for (let kill = 1; kill <= 3; kill += 1) {
    const child = spawn(process.execPath, [script, database.url, String(now)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    child.stdin.on('error', () => undefined);
    let calls = 0;
    for await (const line of createInterface(child.stdout)) {
      const { method, part, to, floor, ceiling, call } = JSON.parse(line);
      const answer =
        method === 'send'
          ? await network.channel.send(part, to)
          : await network.channel.probe?.(part, to, floor, ceiling);
      if (method === 'send') calls += 1;
      // The network showed the message; the process dies before it hears of it.
      if (calls === 10 + kill * 3) child.kill('SIGKILL');
      else child.stdin.write(`${JSON.stringify({ call, answer })}\n`);
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    expect(child.signalCode).toBe('SIGKILL');
  }
  const shown = network.shown.length;
  expect(shown).toBeGreaterThanOrEqual(30);
  expect(shown).toBeLessThan(200);
  const last = await startProcess();
  await vi.waitUntil(async () => (await progress(id)).state === 'done', {
    timeout: 60_000,
    interval: 20,
  });
  await last.stop();
  const counts = Map.groupBy(network.shown, ({ address }) => address);
  expect([...counts.values()].filter((one) => one.length !== 1)).toEqual([]);
  expect(counts.size).toBe(200);
  expect(await progress(id)).toMatchObject({ sent: 200, waiting: 0, underway: 0, failed: [] });
});

test('a pause holds what has not gone out, resuming sends the rest, cancelling sends nothing more', async () => {
  await people(600);
  network.latencyMs = 20;
  const id = await begin('Halo {nama}');
  const process = await startProcess();
  const steer = (to: 'pause' | 'resume' | 'cancel') =>
    database.db.transaction().execute((trx) => steerBroadcast(trx, id, to, actor));
  const quietNow = async () => {
    await vi.waitUntil(async () => (await progress(id)).underway === 0, {
      timeout: 30_000,
      interval: 20,
    });
    return network.shown.length;
  };
  await vi.waitUntil(() => network.shown.length > 30, { timeout: 30_000 });
  expect(await steer('pause')).toBe(true);
  const held = await quietNow();
  expect(held).toBeLessThan(600);
  expect(await progress(id)).toMatchObject({ state: 'paused', sent: held, waiting: 600 - held });
  expect(await steer('pause')).toBe(false);
  expect(await steer('resume')).toBe(true);
  await vi.waitUntil(() => network.shown.length > held + 100, { timeout: 30_000 });
  expect(await steer('cancel')).toBe(true);
  const ended = await quietNow();
  expect(await steer('resume')).toBe(false);
  await process.stop();
  expect(network.shown).toHaveLength(ended);
  expect(new Set(network.shown.map(({ address }) => address)).size).toBe(ended);
});

test('two processes that feed at the same moment give each person one message', async () => {
  await people(300);
  const id = await begin('Halo');
  for (let round = 0; round < 4; round += 1)
    await Promise.all(
      Array.from({ length: 4 }, () => feedBroadcasts(database.db, { edition: balangan2026, now })),
    );
  const { rows } = await sql<{ person_id: number; count: number }>`
    select person_id, count(*)::int as count from outbox group by person_id having count(*) > 1`.execute(
    database.db,
  );
  expect(rows).toEqual([]);
  const { waiting, underway } = await progress(id);
  expect(waiting + underway).toBe(300);
});

test('nothing begins in the quiet hours; what is half a day late waits for a decision', async () => {
  await people(3);
  const id = await begin('Halo');
  const night = now - (now % 86_400_000) + 16 * 3_600_000; // midnight WITA
  expect((await feedBroadcasts(database.db, { edition: balangan2026, now: night })).queued).toBe(0);
  await sql`update broadcast set starts_at = ${new Date(now - 48 * 3_600_000)} where id = ${id}`.execute(
    database.db,
  );
  await feedBroadcasts(database.db, { edition: balangan2026, now });
  expect((await progress(id)).state).toBe('paused');
  await database.db.transaction().execute((trx) => steerBroadcast(trx, id, 'resume', actor));
  await sql`update broadcast set starts_at = ${new Date(now)} where id = ${id}`.execute(
    database.db,
  );
  expect((await feedBroadcasts(database.db, { edition: balangan2026, now })).queued).toBe(3);
});

test('a weekly broadcast plans its next time once, and ends on its last day', async () => {
  await people(2);
  const until = new Date(now + 9 * 86_400_000).toISOString().slice(0, 10);
  await begin('Halo', { until });
  await feedBroadcasts(database.db, { edition: balangan2026, now });
  await feedBroadcasts(database.db, { edition: balangan2026, now });
  const rows = await database.db
    .selectFrom('broadcast')
    .select(['state', 'starts_at', 'parent_id'])
    .orderBy('id')
    .execute();
  expect(rows).toHaveLength(2);
  expect(rows[1]?.state).toBe('scheduled');
  expect(
    Math.round(
      ((rows[1]?.starts_at.getTime() ?? 0) - (rows[0]?.starts_at.getTime() ?? 0)) / 60_000,
    ),
  ).toBe(7 * 24 * 60);
});

test('a monthly broadcast plans the same day of the next month, and so does that one', async () => {
  await people(1);
  const starts = momentOf('2025-07-31', 8);
  await begin('Halo', { starts, until: '2026-07-31', monthDay: 31 });
  for (const at of [starts, momentOf('2025-09-01', 8), momentOf('2025-09-30', 8)])
    await feedBroadcasts(database.db, { edition: balangan2026, now: at });
  const rows = await database.db
    .selectFrom('broadcast')
    .select(['starts_at', 'repeat_monthday'])
    .orderBy('starts_at')
    .execute();
  // 31 August 2025 is a Sunday; September has thirty days.
  expect(rows.map((row) => dayAt(row.starts_at.getTime()))).toEqual([
    '2025-07-31',
    '2025-09-01',
    '2025-09-30',
    '2025-10-31',
  ]);
  expect(new Set(rows.map((row) => row.repeat_monthday))).toEqual(new Set([31]));
});

test('what was asked for on a Sunday goes out on Monday morning and is not late', async () => {
  await people(3);
  const sunday = momentOf('2025-12-07', 10);
  const id = await begin('Halo', { starts: sunday });
  const feed = (at: number) => feedBroadcasts(database.db, { edition: balangan2026, now: at });
  expect((await feed(sunday)).queued).toBe(0);
  expect((await feed(momentOf('2025-12-08', 7))).queued).toBe(3);
  expect(await progress(id)).toMatchObject({ state: 'running' });
});

test('who joins later is included only where that was chosen, and nobody twice', async () => {
  await people(5);
  const id = await begin('Halo', { late: true });
  await feedBroadcasts(database.db, { edition: balangan2026, now });
  await people(4);
  expect(
    (await feedBroadcasts(database.db, { edition: balangan2026, now: now + 60_000 })).queued,
  ).toBe(0);
  expect(
    (await feedBroadcasts(database.db, { edition: balangan2026, now: now + 700_000 })).queued,
  ).toBe(4);
  expect((await progress(id)).underway).toBe(9);
});

test('WhatsApp: only people who wrote lately, and never more than the daily cap', async () => {
  await people(40);
  await sql`update address set channel = 'whatsapp'`.execute(database.db);
  await sql`update conversation set last_inbound_at = now() - interval '31 days' where person_id % 4 = 0`.execute(
    database.db,
  );
  const id = await begin('Halo {nama}');
  const rules = { whatsappDays: 30, whatsappPerDay: 7 };
  for (let round = 0; round < 10; round += 1) {
    await feedBroadcasts(database.db, { edition: balangan2026, now: now + round, rules });
    await sql`update outbox set state = 'sent', sent_at = now() where state = 'queued'`.execute(
      database.db,
    );
  }
  const said = await progress(id);
  expect(said.sent).toBe(7);
  expect(said.skipped).toHaveLength(10);
  expect(new Set(said.skipped.map(({ why }) => why))).toEqual(new Set(['whatsapp_silent']));
  const { rows } = await sql<{ message: Message }>`select message from outbox order by id`.execute(
    database.db,
  );
  const openings = rows.map(({ message }) => renderMessage(message).text.split('\n')[0]);
  expect(new Set(openings.map((line) => line?.replace(/Orang \d+/u, '…'))).size).toBeGreaterThan(1);
});

test('a broadcast of somebody who lost the right stops', async () => {
  await people(200);
  const { rows } = await sql<{ id: number }>`
    insert into role_grant (person_id, role) select min(id), 'coordinator' from person returning person_id as id`.execute(
    database.db,
  );
  const personId = rows[0]?.id ?? 0;
  const id = await begin('Halo', { by: { personId } });
  await feedBroadcasts(database.db, { edition: balangan2026, now });
  expect((await progress(id)).underway).toBe(120);
  await sql`update role_grant set revoked_at = now() where person_id = ${personId}`.execute(
    database.db,
  );
  await feedBroadcasts(database.db, { edition: balangan2026, now });
  expect(await progress(id)).toMatchObject({ state: 'paused', underway: 0, waiting: 200 });
});
