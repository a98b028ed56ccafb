// Messages whose sending ended without a word: shown once where the network can be asked, never forgotten where it cannot.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { recordReceipt } from '../../src/db/transactions/whatsapp-receipt.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { createNetwork, type Fault, type Network } from './sender/network.ts';
import { type Chat, commit, handled, startProcess, states, writes } from './sender/process.ts';

/** The long form is reconcile.long.test.ts. */
const seeds = (process.env['RECONCILE_SEEDS'] ?? '11').split(',').map(Number);
const kills = Number(process.env['RECONCILE_KILLS'] ?? 2);

let database: TestDatabase;
let network: Network;
beforeEach(async () => {
  database = await createTestDatabase();
  network = createNetwork();
});
afterEach(() => database.drop());

const until = (check: () => Promise<unknown> | unknown): Promise<unknown> =>
  vi.waitUntil(async () => check(), { timeout: 30_000, interval: 5 });
const settled = async (): Promise<boolean> => {
  const found = await states(database.db);
  return !found['queued'] && !found['sending'] && !found['uncertain'];
};

/** A process that sent these and died before it wrote anything down; `shown` of them had arrived. */
async function deadProcess(to: readonly Chat[], texts: readonly string[], shown: number) {
  const { rows } = await sql<{ epoch: number }>`select nextval('process_epoch') as epoch`.execute(
    database.db,
  );
  const epoch = Number(rows[0]?.epoch);
  const claimed = await commit(
    database.db,
    to.flatMap((chat) => texts.map((text) => ({ to: chat, text, epoch }))),
  );
  for (const row of claimed.slice(0, shown)) {
    for (const [at, part] of network.channel
      .render({ text: String(row.message), choices: [] })
      .entries()) {
      await network.channel.send(part, { address: row.nativeId, key: `${row.id}-${at}` });
    }
  }
  return claimed;
}

describe('after a crash', () => {
  test('what was shown is not shown again, what was not is sent, in order', async () => {
    const chats = await Promise.all(
      Array.from({ length: 10 }, (_, n) => writes(database.db, `c${n}`)),
    );
    await deadProcess(chats, ['satu', 'dua'], 7);
    const process = await startProcess(database.url, [network.channel]);
    await until(settled);
    await process.stop();
    expect(await states(database.db)).toEqual({ sent: 20 });
    for (const { nativeId } of chats) expect(network.texts(nativeId)).toEqual(['satu', 'dua']);
  });

  test('a long message goes on after the last part that was shown', async () => {
    const a = await writes(database.db, 'a');
    const [row] = await deadProcess([a], ['satu|dua|tiga'], 0);
    await network.channel.send(
      { text: 'satu', choices: [] },
      { address: 'a', key: `${row?.id}-0` },
    );
    await network.channel.send({ text: 'dua', choices: [] }, { address: 'a', key: `${row?.id}-1` });
    const process = await startProcess(database.url, [network.channel]);
    await until(settled);
    await process.stop();
    expect(network.texts('a')).toEqual(['satu', 'dua', 'tiga']);
  });

  test('a reply that the person did not wait for is given up, the answer to the newer message is not', async () => {
    const first = await writes(database.db, 'a');
    await handled(database.db, first);
    const [old] = await deadProcess([first], ['lama'], 0);
    const second = await writes(database.db, 'a');
    await handled(database.db, second);
    const [young] = await deadProcess([second], ['baru'], 0);
    // Handled without an answer: the person still waits.
    await handled(database.db, await writes(database.db, 'a'));
    const process = await startProcess(database.url, [network.channel]);
    await until(settled);
    await process.stop();
    expect(network.texts('a')).toEqual(['baru']);
    const rows = await database.db
      .selectFrom('outbox')
      .select(['id', 'state', 'resent'])
      .orderBy('id')
      .execute();
    expect(rows).toEqual([
      { id: old?.id, state: 'superseded', resent: false },
      { id: young?.id, state: 'sent', resent: true },
    ]);
  });

  test.each(['superseded', 'dead', 'cancelled', 'parked'])(
    'a reply is not given up for a newer one that nobody is shown: %s',
    async (state) => {
      const first = await writes(database.db, 'a');
      await handled(database.db, first);
      const [old] = await deadProcess([first], ['lama'], 0);
      const second = await writes(database.db, 'a');
      await handled(database.db, second);
      const [young] = await commit(database.db, [{ to: second, text: 'baru' }]);
      await database.db
        .updateTable('outbox')
        .set({ state })
        .where('id', '=', young?.id ?? 0)
        .execute();
      const process = await startProcess(database.url, [network.channel]);
      await until(settled);
      await process.stop();
      expect(network.texts('a')).toEqual(['lama']);
      const rows = await database.db
        .selectFrom('outbox')
        .select(['id', 'state'])
        .orderBy('id')
        .execute();
      expect(rows).toEqual([
        { id: old?.id, state: 'sent' },
        { id: young?.id, state },
      ]);
    },
  );

  test('a reply that is given up keeps the ids it has on a network that takes ours, and a receipt still finds it', async () => {
    const told = await writes(database.db, 'a', 'whatsapp');
    await handled(database.db, told);
    const [old] = await deadProcess([told], ['lama satu|lama dua'], 0);
    const again = await writes(database.db, 'a', 'whatsapp');
    await handled(database.db, again);
    await commit(database.db, [{ to: again, text: 'baru' }]);
    const whatsapp = createNetwork('whatsapp', false);
    whatsapp.channel.idOf = (key) => `id of ${key}`;
    const process = await startProcess(database.url, [whatsapp.channel]);
    await until(settled);
    await process.stop();
    expect(whatsapp.texts('a')).toEqual(['baru']);
    const row = () =>
      database.db
        .selectFrom('outbox')
        .select(['state', 'provider_ids'])
        .where('id', '=', old?.id ?? 0)
        .executeTakeFirst();
    const provider_ids = [`id of ${old?.id}-0`, `id of ${old?.id}-1`];
    expect(await row()).toEqual({ state: 'superseded', provider_ids });
    // The phone says that it was shown after all.
    expect(await recordReceipt(database.db, `id of ${old?.id}-1`, 'delivered')).toBe(true);
    expect(await row()).toEqual({ state: 'delivered', provider_ids });
  });

  test('a network that drops a repeated key itself is simply sent to again', async () => {
    network = createNetwork('webchat', false);
    const w = await writes(database.db, 'w', 'webchat');
    await deadProcess([w], ['satu', 'dua'], 1);
    const process = await startProcess(database.url, [network.channel]);
    await until(settled);
    await process.stop();
    expect(network.texts('w')).toEqual(['satu', 'dua']);
    expect(network.calls()).toBe(3);
  });

  test('rows of a living process are left alone', async () => {
    const alive = await startProcess(database.url, [network.channel]);
    network.latencyMs = 300;
    const a = await writes(database.db, 'a');
    alive.sender.take(
      await commit(database.db, [{ to: a, text: 'x', epoch: alive.session.epoch() }]),
    );
    const other = await startProcess(database.url, [network.channel]);
    await until(settled);
    await Promise.all([alive.stop(), other.stop()]);
    expect(network.texts('a')).toEqual(['x']);
    expect(await states(database.db)).toEqual({ sent: 1 });
  });

  test('rows of a living process that it does not have in hand are settled, and a late hand-over sends nothing twice', async () => {
    const alive = await startProcess(database.url, [network.channel]);
    const [a, b] = [await writes(database.db, 'a'), await writes(database.db, 'b')];
    const epoch = alive.session.epoch();
    // The commit happened, its answer did not come: nobody hands the rows over.
    const rows = await commit(database.db, [
      { to: a, text: 'x', epoch },
      { to: b, text: 'y', epoch },
    ]);
    await until(settled);
    alive.sender.take(rows);
    await commit(database.db, [{ to: a, text: 'after' }]);
    await until(async () => (await states(database.db))['sent'] === 3);
    await alive.stop();
    expect([network.texts('a'), network.texts('b')]).toEqual([['x', 'after'], ['y']]);
  });

  test('rows of a channel that is served elsewhere are left to be taken over there', async () => {
    const [a, w] = [await writes(database.db, 'a'), await writes(database.db, 'w', 'webchat')];
    await deadProcess([a], ['x'], 1);
    const webchat = createNetwork('webchat', false);
    const elsewhere = await startProcess(database.url, [webchat.channel]);
    elsewhere.sender.take(
      await commit(database.db, [{ to: w, text: 'y', epoch: elsewhere.session.epoch() }]),
    );
    await until(() => webchat.shown.length === 1);
    const process = await startProcess(database.url, [network.channel]);
    await until(settled);
    await Promise.all([elsewhere.stop(), process.stop()]);
    expect(network.texts('a')).toEqual(['x']);
  });

  test('two processes that start at once settle each row once', async () => {
    const chats = await Promise.all(
      Array.from({ length: 30 }, (_, n) => writes(database.db, `c${n}`)),
    );
    await deadProcess(chats, ['x'], 15);
    const both = await Promise.all([
      startProcess(database.url, [network.channel]),
      startProcess(database.url, [network.channel]),
    ]);
    await until(settled);
    await Promise.all(both.map((process) => process.stop()));
    for (const { nativeId } of chats) expect(network.texts(nativeId)).toEqual(['x']);
    expect(network.calls()).toBe(30);
  });
});

describe('without proof', () => {
  test('sent once more, then parked with an alert: never lost in silence, never again and again', async () => {
    const [a, b] = [await writes(database.db, 'a'), await writes(database.db, 'b')];
    network.probeFault = () => ({ probe: 'unknown' });
    let calls = 0;
    // One chat's answers are always lost, the other's only the first time.
    network.fault = (_, to) => (to.address === 'a' || ++calls === 1 ? 'lost' : undefined);
    const process = await startProcess(database.url, [network.channel]);
    const epoch = process.session.epoch();
    process.sender.take(
      await commit(database.db, [
        { to: a, text: 'x', epoch },
        { to: b, text: 'y', epoch },
      ]),
    );
    await until(settled);
    await process.stop();
    expect(await states(database.db)).toEqual({ parked: 1, sent: 1 });
    expect([network.texts('a'), network.texts('b')]).toEqual([
      ['x', 'x'],
      ['y', 'y'],
    ]);
    expect(process.alerts).toMatchObject([{ kind: 'parked' }]);
  });
});

describe('looking for what may have been shown', () => {
  test('a network that says "later" to the question is asked again then, and nothing is said twice', async () => {
    const a = await writes(database.db, 'a');
    await deadProcess([a], ['satu'], 1);
    let asked = 0;
    network.probeFault = () => (++asked > 4 ? undefined : { probe: 'unknown', afterMs: 20 });
    const process = await startProcess(database.url, [network.channel]);
    await until(settled);
    await process.stop();
    expect(network.texts('a')).toEqual(['satu']);
    expect(asked).toBeGreaterThan(4);
  });

  test('a search that was too long for one look goes on to its end', async () => {
    const a = await writes(database.db, 'a');
    await deadProcess([a], ['satu'], 1);
    let asked = 0;
    // The stand-in has its first id at 101.
    network.probeFault = () => (++asked === 2 ? { probe: 'unknown', searchedTo: '99' } : undefined);
    const newestId = () => Promise.resolve('500');
    const process = await startProcess(database.url, [network.channel], { newestId });
    await until(settled);
    await process.stop();
    expect(network.texts('a')).toEqual(['satu']);
  });

  test.each([
    { what: 'a later part of the same message', texts: ['satu|dua'], shown: 2 },
    { what: 'another message in doubt', texts: ['satu', 'dua'], shown: 2 },
  ])('$what is never overwritten by what is looked for', async ({ texts, shown }) => {
    const [b, a] = [await writes(database.db, 'b'), await writes(database.db, 'a')];
    await commit(
      database.db,
      [b, a].map((to) => ({ to, text: 'awal' })),
    );
    const first = await startProcess(database.url, [network.channel]);
    await until(settled);
    await first.stop();
    // Before these something in doubt was not shown, so that their places say too little.
    await deadProcess([b], ['tidak', 'sampai'], 0);
    await deadProcess([a], texts, shown);
    network.overwrites = true;
    const newestId = () => Promise.resolve('105');
    const process = await startProcess(database.url, [network.channel], { newestId });
    await until(settled);
    await process.stop();
    expect(network.texts('a')).toEqual(['awal', 'satu', 'dua']);
    expect(network.texts('b')).toEqual(['awal', 'tidak', 'sampai']);
  });

  test('where it ends outlives the process that learnt it', async () => {
    const a = await writes(database.db, 'a');
    const [row] = await deadProcess([a], ['satu'], 0);
    network.probeFault = () => ({ probe: 'unknown', afterMs: 60_000 });
    const newestId = () => Promise.resolve('500');
    const first = await startProcess(database.url, [network.channel], { newestId });
    const ceiling = () =>
      database.db
        .selectFrom('outbox')
        .select('ceiling')
        .where('id', '=', row?.id ?? 0)
        .executeTakeFirst();
    await until(async () => (await ceiling())?.ceiling === '500');
    await first.crash();
    const ceilings: (string | null)[] = [];
    network.probeFault = (ceiling) => void ceilings.push(ceiling);
    const second = await startProcess(database.url, [network.channel]);
    await until(settled);
    await second.stop();
    expect(ceilings).toContain('500');
    expect(network.texts('a')).toEqual(['satu']);
    // A new attempt has no end yet.
    expect(await ceiling()).toEqual({ ceiling: null });
  });

  test('what dies again and again is said until it is there, where the network can be asked', async () => {
    const a = await writes(database.db, 'a');
    await deadProcess([a], ['satu'], 0);
    // The process dies before the call, three times; nothing says where a search for it ends.
    network.probeFault = (ceiling) =>
      ceiling === null ? { probe: 'unknown', searchedTo: '200' } : undefined;
    let sends = 0;
    network.fault = () => (++sends <= 3 ? { kind: 'unknown', reason: 'died' } : undefined);
    const process = await startProcess(database.url, [network.channel]);
    await until(settled);
    await process.stop();
    expect(await states(database.db)).toEqual({ sent: 1 });
    expect(network.texts('a')).toEqual(['satu']);
  });
});

describe('everything at once', () => {
  const faults: readonly Fault[] = [
    'lost',
    { kind: 'unknown', reason: 'cut' },
    { kind: 'retry', afterMs: 3, scope: 'chat', reason: '429' },
    { kind: 'retry', afterMs: 3, scope: 'channel', reason: '502' },
    { kind: 'gone', reason: 'blocked' },
    { kind: 'refused', reason: '400' },
  ];

  test.each(seeds)(
    'random failures, crashes and cut connections (seed %i): settled, ordered, shown once',
    async (seed) => {
      let state = seed;
      const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
      network.latencyMs = 1;
      network.fault = () => {
        const dice = random();
        if (dice > 0.3) return undefined;
        // Blocking and refusing end a row for good, so they are rare.
        return faults[Math.floor(dice * (dice < 0.01 ? 20 : 13.3))];
      };
      const chats = await Promise.all(
        Array.from({ length: 25 }, (_, n) => writes(database.db, `c${n}`)),
      );
      let process = await startProcess(database.url, [network.channel]);
      for (let round = 0; round < 12; round += 1) {
        const epoch = process.session.epoch();
        const rows = chats.map((to, at) => ({
          to,
          text: `${round}`,
          ...((at + round) % 3 === 0 ? { kind: 'notice' as const } : { epoch }),
        }));
        process.sender.take(
          (await commit(database.db, rows)).filter((row) => row.claimedBy !== undefined),
        );
        const calls = network.calls();
        await until(async () => network.calls() > calls + 10 || (await settled()));
        if (round % 4 === 1) {
          await process.crash();
          process = await startProcess(database.url, [network.channel]);
        }
        if (round % 4 === 3) {
          await sql`select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`.execute(
            database.db,
          );
        }
      }
      await until(settled);
      await process.stop();
      const ended = await states(database.db);
      expect(Object.keys(ended).filter((one) => !/sent|parked|dead/.test(one))).toEqual([]);
      expect(ended['sent']).toBeGreaterThan(100);
      for (const { nativeId, addressId } of chats) {
        // A row seen twice under one key was sent twice, whatever the reason.
        const keys = network.shown.filter((one) => one.address === nativeId).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        for (const kind of ['reply', 'notice']) {
          const own = await database.db
            .selectFrom('outbox')
            .select('id')
            .where('address_id', '=', addressId)
            .where('kind', '=', kind)
            .orderBy('id')
            .execute();
          const order = own.map(({ id }) => `${id}-0`);
          const seen = keys.filter((key) => order.includes(key));
          expect(seen).toEqual(order.filter((key) => seen.includes(key)));
        }
      }
    },
  );

  test('kill -9 while 100 messages are being sent, again and again: all shown once', async () => {
    const chats = await Promise.all(
      Array.from({ length: 20 }, (_, n) => writes(database.db, `c${n}`)),
    );
    const texts = ['1', '2', '3', '4', '5'];
    await commit(
      database.db,
      texts.flatMap((text) => chats.map((to) => ({ to, text }))),
    );
    const script = path.join(import.meta.dirname, 'sender', 'child.ts');
    for (let kill = 1; kill <= kills; kill += 1) {
      const child = spawn(process.execPath, [script, database.url], {
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
        if (calls === kill * 4) child.kill('SIGKILL');
        else child.stdin.write(`${JSON.stringify({ call, answer })}\n`);
      }
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      expect(child.signalCode).toBe('SIGKILL');
    }
    const last = await startProcess(database.url, [network.channel]);
    await until(settled);
    await last.stop();
    expect(await states(database.db)).toEqual({ sent: 100 });
    for (const { nativeId } of chats) expect(network.texts(nativeId)).toEqual(texts);
  });
});
