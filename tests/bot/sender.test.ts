// The sender against a network that misbehaves: order, pace, proof, and what happens to what cannot be sent.
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { lastShown } from '../../src/db/transactions/record-send.ts';
import { releaseParked } from '../../src/db/transactions/release-outbox.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { createNetwork, type Network } from './sender/network.ts';
import { commit, type Process, startProcess, states, writes } from './sender/process.ts';

let database: TestDatabase;
let network: Network;
let process: Process;
beforeEach(async () => {
  database = await createTestDatabase();
  network = createNetwork();
  process = await startProcess(database.url, [network.channel]);
});
afterEach(async () => {
  await process.stop();
  await database.drop();
});

const until = (check: () => Promise<unknown> | unknown): Promise<unknown> =>
  vi.waitUntil(async () => check(), { timeout: 30_000, interval: 5 });
const allAre = (state: string) => async () => {
  const found = await states(database.db);
  return Object.keys(found).length === 1 && found[state] !== undefined;
};
const epoch = (): number => process.session.epoch();
const row = (id: number | undefined) =>
  database.db
    .selectFrom('outbox')
    .selectAll()
    .where('id', '=', id ?? 0)
    .executeTakeFirstOrThrow();

describe('sending', () => {
  test('what was committed is sent in order and written down with its proof', async () => {
    const [a, b] = [await writes(database.db, 'a'), await writes(database.db, 'b')];
    const rows = await commit(database.db, [
      { to: a, text: 'a1', epoch: epoch() },
      { to: b, text: 'b1', epoch: epoch() },
      { to: a, text: 'a2', epoch: epoch() },
    ]);
    process.sender.take(rows);
    await until(allAre('sent'));
    expect([network.texts('a'), network.texts('b')]).toEqual([['a1', 'a2'], ['b1']]);
    const last = network.shown.find(({ text }) => text === 'a2')?.id;
    expect(await row(rows[2]?.id)).toMatchObject({ provider_ids: [String(last)], attempts: 0 });
    const { rows: known } = await sql<{ id: string | null }>`
      select ${lastShown} as id from address a where a.id = ${a.addressId}`.execute(database.db);
    expect(known).toEqual([{ id: String(last) }]);
    expect(process.sender.inHand()).toEqual([]);
  });

  test('a slow network: chats beside each other, one call at a time in each, never more than allowed', async () => {
    network.latencyMs = 60;
    const chats = await Promise.all(
      Array.from({ length: 40 }, (_, n) => writes(database.db, `c${n}`)),
    );
    const texts = ['1', '2', '3'];
    const rows = texts.flatMap((text) => chats.map((to) => ({ to, text, epoch: epoch() })));
    process.sender.take(await commit(database.db, rows));
    await until(allAre('sent'));
    for (const { nativeId } of chats) expect(network.texts(nativeId)).toEqual(texts);
    expect(network.peak()).toEqual({ all: 16, chat: 1 });
  });

  test('what is queued is found without being told, twenty at a time for one chat', async () => {
    const a = await writes(database.db, 'a');
    const texts = Array.from({ length: 45 }, (_, n) => `n${n}`);
    await commit(
      database.db,
      texts.map((text) => ({ to: a, text })),
    );
    await until(allAre('sent'));
    expect(network.texts('a')).toEqual(texts);
  });

  test('replies go before notices, notices before broadcasts', async () => {
    await process.stop();
    const [a, b] = [await writes(database.db, 'a'), await writes(database.db, 'b')];
    await commit(database.db, [
      { to: a, text: 'siaran', kind: 'broadcast' },
      { to: a, text: 'pemberitahuan', kind: 'notice' },
      { to: b, text: 'siaran b', kind: 'broadcast' },
      { to: a, text: 'jawaban' },
    ]);
    process = await startProcess(database.url, [network.channel]);
    await until(allAre('sent'));
    expect(network.texts('a')).toEqual(['jawaban', 'pemberitahuan', 'siaran']);
    expect(network.shown.at(-1)?.text).toMatch(/^siaran/);
  });

  test('notices keep the pace of the channel, replies do not wait for it', async () => {
    await process.stop();
    // One notice now, the next in a quarter of an hour.
    const pace = { telegram: { concurrency: 16, perSecond: 0.001, perChatMs: 0 } };
    process = await startProcess(database.url, [network.channel], { pace });
    const chats = await Promise.all(
      Array.from({ length: 8 }, (_, n) => writes(database.db, `c${n}`)),
    );
    await commit(
      database.db,
      chats.map((to) => ({ to, text: 'pemberitahuan', kind: 'notice' })),
    );
    await until(() => network.calls() === 1);
    const replies = chats.map((to) => ({ to, text: 'jawaban', epoch: epoch() }));
    process.sender.take(await commit(database.db, replies));
    await until(async () => (await states(database.db))['sent'] === 9);
    expect(network.shown.filter(({ text }) => text === 'pemberitahuan')).toHaveLength(1);
  });

  test('a channel that another process serves is left to it', async () => {
    const w = await writes(database.db, 'w', 'whatsapp');
    process.sender.take(await commit(database.db, [{ to: w, text: 'x', epoch: epoch() }]));
    await until(allAre('queued'));
    expect(network.calls()).toBe(0);
  });

  test('two processes on one queue: each message once, each chat in order', async () => {
    const second = await startProcess(database.url, [network.channel]);
    network.latencyMs = 2;
    const chats = await Promise.all(
      Array.from({ length: 20 }, (_, n) => writes(database.db, `c${n}`)),
    );
    const texts = Array.from({ length: 10 }, (_, n) => `n${n}`);
    for (const text of texts) {
      await commit(
        database.db,
        chats.map((to) => ({ to, text })),
      );
    }
    await until(allAre('sent'));
    await second.stop();
    for (const { nativeId } of chats) expect(network.texts(nativeId)).toEqual(texts);
  });
});

describe('long messages', () => {
  test('all parts are proven; after a failure it goes on from the part that failed', async () => {
    const a = await writes(database.db, 'a');
    let failures = 2;
    network.fault = (part) =>
      part.text === 'tiga' && failures-- > 0
        ? { kind: 'retry', afterMs: 10, scope: 'chat', reason: 'busy' }
        : undefined;
    const [long] = await commit(database.db, [
      { to: a, text: 'satu|dua|tiga|empat', epoch: epoch() },
      { to: a, text: 'lima', epoch: epoch() },
    ]).then((rows) => (process.sender.take(rows), rows));
    await until(allAre('sent'));
    expect(network.texts('a')).toEqual(['satu', 'dua', 'tiga', 'empat', 'lima']);
    expect(new Set(network.shown.map(({ key }) => key)).size).toBe(5);
    const stored = await row(long?.id);
    expect(stored.provider_ids).toHaveLength(4);
    expect(stored.attempts).toBe(2);
  });
});

describe('failures', () => {
  test('429 holds one chat, in order, and nobody else', async () => {
    const [a, b] = [await writes(database.db, 'a'), await writes(database.db, 'b')];
    let first = true;
    network.fault = (_, to) => {
      if (to.address !== 'a' || !first) return undefined;
      first = false;
      return { kind: 'retry', afterMs: 300, scope: 'chat', reason: '429' };
    };
    const send = async (to: typeof a, text: string) =>
      process.sender.take(await commit(database.db, [{ to, text, epoch: epoch() }]));
    await send(a, 'a1');
    await until(() => !first);
    // What comes while the chat is held lines up behind.
    await send(a, 'a2');
    await send(b, 'b1');
    await until(() => network.texts('b').length === 1);
    expect(network.texts('a')).toEqual([]);
    await send(a, 'a3');
    await until(allAre('sent'));
    expect(network.texts('a')).toEqual(['a1', 'a2', 'a3']);
    expect(network.calls()).toBe(5);
  });

  test('a newer message does not pass one that may go only later, when the one before both was claimed', async () => {
    const a = await writes(database.db, 'a');
    // What a failing network hands back can be due in two moments, the older message first.
    const queued = await database.db.transaction().execute(async (trx) => {
      const rows = await commit(trx, [
        { to: a, text: 'satu' },
        { to: a, text: 'dua' },
      ]);
      await trx
        .updateTable('outbox')
        .set({ due_at: sql`now() + interval '1 second'` })
        .where('id', '=', rows[1]?.id ?? 0)
        .execute();
      return rows;
    });
    process.sender.lineUp([a.addressId]);
    process.sender.wake();
    await until(async () => (await row(queued[0]?.id)).state === 'sent');
    process.sender.take(await commit(database.db, [{ to: a, text: 'tiga', epoch: epoch() }]));
    await until(allAre('sent'));
    expect(network.texts('a')).toEqual(['satu', 'dua', 'tiga']);
  });

  test('a network that is away is not asked for every chat, and all arrives in order afterwards', async () => {
    const chats = await Promise.all(
      Array.from({ length: 30 }, (_, n) => writes(database.db, `c${n}`)),
    );
    let away = true;
    network.fault = () =>
      away ? { kind: 'retry', afterMs: 100, scope: 'channel', reason: '502' } : undefined;
    for (const text of ['1', '2', '3']) {
      const rows = chats.map((to) => ({ to, text, epoch: epoch() }));
      process.sender.take(await commit(database.db, rows));
    }
    await until(allAre('queued'));
    expect(network.calls()).toBeLessThan(90);
    away = false;
    await until(allAre('sent'));
    for (const { nativeId } of chats) expect(network.texts(nativeId)).toEqual(['1', '2', '3']);
  });

  test('blocked: parked with an alert, not tried again, released when the person is back', async () => {
    const a = await writes(database.db, 'a');
    let blocked = true;
    network.fault = () => (blocked ? { kind: 'gone', reason: 'blocked' } : undefined);
    const rows = await commit(database.db, [
      { to: a, text: 'jawaban', epoch: epoch() },
      { to: a, text: 'pemberitahuan', kind: 'notice', epoch: epoch() },
    ]);
    process.sender.take(rows);
    await until(allAre('parked'));
    expect(network.calls()).toBe(1);
    const parked = () =>
      process.alerts.flatMap((alert) => (alert.kind === 'parked' ? alert.parked : []));
    await until(() => parked().length === 2);
    expect(new Set(parked().map(({ id }) => id))).toEqual(new Set(rows.map(({ id }) => id)));
    blocked = false;
    expect(await releaseParked(database.db, a.addressId)).toBe(1);
    process.sender.wake();
    await until(async () => (await states(database.db))['sent'] === 1);
    expect(await states(database.db)).toEqual({ sent: 1, superseded: 1 });
    expect(network.texts('a')).toEqual(['pemberitahuan']);
  });

  test('blocked on one network, reachable on another: goes there, the address used last first', async () => {
    const webchat = createNetwork('webchat', false);
    await process.stop();
    process = await startProcess(database.url, [network.channel, webchat.channel]);
    const a = await writes(database.db, 'a');
    const w = await writes(database.db, 'w', 'webchat');
    await sql`update address set person_id = ${a.personId} where id = ${w.addressId}`.execute(
      database.db,
    );
    network.fault = () => ({ kind: 'gone', reason: 'dead' });
    process.sender.take(await commit(database.db, [{ to: a, text: 'x', epoch: epoch() }]));
    await until(allAre('sent'));
    expect(webchat.texts('w')).toEqual(['x']);
    // Queued later for the dead address by somebody who did not know.
    await commit(database.db, [{ to: a, text: 'y', kind: 'notice' }]);
    await until(allAre('sent'));
    expect(webchat.texts('w')).toEqual(['x', 'y']);
    expect(network.calls()).toBe(1);
  });

  test('a chat that moved is followed', async () => {
    const a = await writes(database.db, 'a');
    network.fault = (_, to) =>
      to.address === 'a' ? { kind: 'moved', address: '-100a' } : undefined;
    process.sender.take(await commit(database.db, [{ to: a, text: 'x', epoch: epoch() }]));
    await until(allAre('sent'));
    expect(network.texts('-100a')).toEqual(['x']);
  });

  test('a file that cannot be had is tried a few times, then the words go without it and the chat goes on', async () => {
    const a = await writes(database.db, 'a');
    const file = { sha256: 'a', name: 'SK.pdf', mime: 'application/pdf', size: 3 };
    network.channel.render = ({ text, choices }) => [
      text === 'biasa'
        ? { text, choices }
        : { text, choices, file: { ...file, instead: 'SK.pdf menyusul.' } },
    ];
    let tries = 0;
    network.fault = ({ text, file: sent }) => {
      if (sent === undefined) return undefined;
      tries += 1;
      return text === 'terlalu besar'
        ? { kind: 'refused', reason: 'too large' }
        : { kind: 'retry', afterMs: 5, scope: 'chat', reason: 'not readable', about: 'file' };
    };
    const rows = await commit(
      database.db,
      ['ini berkasnya', 'terlalu besar', 'biasa'].map((text) => ({ to: a, text })),
    );
    process.sender.wake();
    await until(allAre('sent'));
    expect(network.texts('a')).toEqual([
      'ini berkasnya\n\nSK.pdf menyusul.',
      'terlalu besar\n\nSK.pdf menyusul.',
      'biasa',
    ]);
    expect(tries).toBe(5);
    expect(await row(rows[0]?.id)).toMatchObject({ attempts: 3, last_error: 'not readable' });
    // Nobody should learn of it only from the person who waits for the file.
    await until(() => process.alerts.length === 2);
    expect(process.alerts).toEqual(
      [0, 1].map((nth) => expect.objectContaining({ kind: 'refused', outboxId: rows[nth]?.id })),
    );
  });

  test('refused or without words: dead, with an alert, and the queue does not stall behind it', async () => {
    const a = await writes(database.db, 'a');
    network.fault = (part) =>
      part.text === 'buruk' ? { kind: 'refused', reason: '400 bad' } : undefined;
    const rows = await commit(database.db, [
      { to: a, text: 'buruk', epoch: epoch() },
      { to: a, text: 'tanpa kata', epoch: epoch() },
      { to: a, text: 'baik', epoch: epoch() },
    ]);
    process.sender.take(rows.map((one, at) => (at === 1 ? { ...one, message: { odd: 1 } } : one)));
    await until(async () => (await states(database.db))['sent'] === 1);
    await until(() => process.alerts.length === 2);
    expect(await states(database.db)).toEqual({ dead: 2, sent: 1 });
    expect(await row(rows[0]?.id)).toMatchObject({ last_error: '400 bad' });
    expect(network.texts('a')).toEqual(['baik']);
  });

  test('a paused channel sends nothing until a human lets it, the others go on', async () => {
    const webchat = createNetwork('webchat', false);
    await process.stop();
    process = await startProcess(database.url, [network.channel, webchat.channel]);
    const [a, b] = [await writes(database.db, 'a'), await writes(database.db, 'b')];
    const w = await writes(database.db, 'w', 'webchat');
    let banned = true;
    network.fault = () =>
      banned ? { kind: 'paused', untilMs: null, reason: 'logged out' } : undefined;
    process.sender.take(await commit(database.db, [{ to: a, text: '1', epoch: epoch() }]));
    await until(() => process.alerts.length === 1);
    process.sender.take(await commit(database.db, [{ to: b, text: '2', epoch: epoch() }]));
    await commit(database.db, [{ to: w, text: '3', kind: 'notice' }]);
    await until(() => webchat.shown.length === 1);
    await until(async () => (await states(database.db))['queued'] === 2);
    expect(network.calls()).toBe(1);
    banned = false;
    process.sender.resume('telegram');
    await until(allAre('sent'));
    expect([network.texts('a'), network.texts('b')]).toEqual([['1'], ['2']]);
    expect(process.alerts).toEqual([{ kind: 'paused', channel: 'telegram', reason: 'logged out' }]);
  });

  test('a lost answer is looked into before anything else is said', async () => {
    const a = await writes(database.db, 'a');
    let calls = 0;
    network.fault = (part) => {
      calls += 1;
      if (part.text === 'tampil' && calls < 3) return 'lost';
      return part.text === 'hilang' && calls < 4 ? { kind: 'unknown', reason: 'cut' } : undefined;
    };
    process.sender.take(
      await commit(database.db, [
        { to: a, text: 'tampil', epoch: epoch() },
        { to: a, text: 'hilang', epoch: epoch() },
        { to: a, text: 'akhir', epoch: epoch() },
      ]),
    );
    await until(allAre('sent'));
    expect(network.texts('a')).toEqual(['tampil', 'hilang', 'akhir']);
  });
});

describe('the database goes away', () => {
  test('what was sent is recorded later and never sent again', async () => {
    network.latencyMs = 5;
    const chats = await Promise.all(
      Array.from({ length: 20 }, (_, n) => writes(database.db, `c${n}`)),
    );
    let over = false;
    const goesOn = (): boolean => !over;
    let cuts = 0;
    const cutting = (async () => {
      while (goesOn()) {
        const calls = network.calls();
        await sql`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`
          .execute(database.db)
          .catch(() => undefined);
        cuts += 1;
        await until(() => over || network.calls() >= calls + 15);
      }
    })();
    const texts = Array.from({ length: 15 }, (_, n) => `n${n}`);
    for (const text of texts) {
      const again = async (): Promise<void> => {
        const rows = chats.map((to) => ({ to, text, epoch: epoch() }));
        await commit(database.db, rows).then(process.sender.take, again);
      };
      await again();
    }
    await until(async () => (await states(database.db).catch(() => null))?.['sent'] === 300);
    over = true;
    await cutting;
    expect(cuts).toBeGreaterThan(5);
    for (const { nativeId } of chats) expect(network.texts(nativeId)).toEqual(texts);
  });

  test('stopping finishes what is under way and hands the rest back', async () => {
    network.latencyMs = 100;
    const chats = await Promise.all(
      Array.from({ length: 20 }, (_, n) => writes(database.db, `c${n}`)),
    );
    const rows = ['1', '2'].flatMap((text) => chats.map((to) => ({ to, text, epoch: epoch() })));
    process.sender.take(await commit(database.db, rows));
    await process.sender.stop();
    expect(await states(database.db)).toEqual({ sent: 16, queued: 24 });
    expect(network.calls()).toBe(16);
    process.sender.take(
      await commit(database.db, [{ to: chats[0] ?? never(), text: '3', epoch: epoch() }]),
    );
    await until(async () => (await states(database.db))['queued'] === 25);
    await process.stop();
    network.latencyMs = 0;
    process = await startProcess(database.url, [network.channel]);
    await until(allAre('sent'));
    expect(network.texts('c0')).toEqual(['1', '2', '3']);
    expect(network.shown).toHaveLength(41);
  });
});

const never = (): never => {
  throw new Error('unreachable');
};
