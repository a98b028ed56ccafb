// Lines for the operators: in the log always, in their chat once for a reason; and the line that bounds a search.
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createOperatorNotices, type OperatorNotices } from '../../src/bot/operator-notices.ts';
import { type TelegramChannel, telegramChannel } from '../../src/bot/telegram/adapter.ts';
import { makeLog } from '../../src/log.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { blocked } from '../support/telegram/faults.ts';
import { type StandIn, startTelegram } from '../support/telegram/stand-in.ts';
import { commit, startProcess, states, writes } from './sender/process.ts';

const ops = '-4001';
let telegram: StandIn;
let channel: TelegramChannel;
let notices: OperatorNotices;
let lines: string[];

const open = (chat: string | null = ops): OperatorNotices =>
  createOperatorNotices({
    to: chat === null ? null : { channel, chat },
    log: makeLog('warn', { write: (line) => void lines.push(line) }),
  });
const shown = (): string[] => telegram.shown(ops).map(({ text }) => text);
const until = (check: () => unknown): Promise<unknown> =>
  vi.waitUntil(check, { timeout: 30_000, interval: 5 });

beforeEach(async () => {
  telegram = await startTelegram();
  channel = telegramChannel({
    token: telegram.token,
    apiRoot: telegram.apiRoot,
    log: makeLog('silent'),
    async *openFile() {},
  });
  lines = [];
  notices = open();
});
afterEach(async () => {
  await notices.stop();
  await channel.stop();
  await telegram.close();
});

describe('a notice', () => {
  test('is logged each time and shown once for a reason', async () => {
    notices.tell('a', 'Satu.');
    notices.tell('a', 'Satu lagi.');
    notices.tell('b', 'Dua.');
    await until(() => shown().length === 2);
    expect(shown().toSorted()).toEqual(['Dua.', 'Satu.']);
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['Satu.', 'Satu lagi.', 'Dua.']);
  });

  test('is shown again for the same reason after ten minutes', async () => {
    const clock = vi.spyOn(performance, 'now');
    try {
      clock.mockReturnValue(0);
      notices.tell('a', 'Satu.');
      clock.mockReturnValue(599_000);
      notices.tell('a', 'Masih.');
      clock.mockReturnValue(601_000);
      notices.tell('a', 'Lagi.');
    } finally {
      clock.mockRestore();
    }
    await until(() => shown().length === 2);
    expect(shown().toSorted()).toEqual(['Lagi.', 'Satu.']);
  });

  test('comes when Telegram is back, and is only logged where there is no chat or none that answers', async () => {
    telegram.fault({
      method: 'send',
      times: 1,
      fault: { status: 502, description: 'Bad Gateway' },
    });
    notices.tell('a', 'Satu.');
    await until(() => shown().length === 1);
    telegram.fault({ method: 'send', times: 1, fault: blocked });
    notices.tell('b', 'Dua.');
    await until(() => lines.some((line) => line.includes('was not reached')));
    const silent = open(null);
    silent.tell('c', 'Tiga.');
    await silent.stop();
    expect(lines.some((line) => line.includes('Tiga.'))).toBe(true);
    expect(shown()).toEqual(['Satu.']);
  });

  test('tells of what will not arrive without repeating what a network said', async () => {
    notices.tellAlert({ kind: 'refused', outboxId: 12, reason: '400 rahasia' });
    notices.tellAlert({ kind: 'parked', parked: [{ id: 1 }, { id: 2 }] });
    notices.tellAlert({ kind: 'paused', channel: 'webchat', reason: 'mati' });
    // The driver of WhatsApp has told of its number already.
    notices.tellAlert({ kind: 'paused', channel: 'whatsapp', reason: 'whatsapp is resting' });
    await until(() => shown().length === 3);
    expect(shown().join('\n')).toMatch(/nomor 12 /);
    expect(shown().join('\n')).toMatch(/^2 pesan ditahan/m);
    expect(shown().join('\n')).toMatch(/lewat webchat berhenti/);
    await notices.stop();
    expect(shown()).toHaveLength(3);
    expect(shown().join('\n')).not.toContain('rahasia');
  });
});

describe('the line of a bot that is back', () => {
  test.each([
    ['900009', '1'],
    ['-4001', '1'],
    ['-1001234567890', null],
  ])('in chat %s tells the id that bounds others: %s', async (chat, id) => {
    expect(await open(chat).sayAlive()).toBe(id);
    expect(telegram.shown(chat).map(({ text }) => text)).toEqual([
      expect.stringContaining('Bot hidup lagi'),
    ]);
  });

  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => database.drop());

  test('settles with few questions what a dead process was sending: shown stays, absent is sent', async () => {
    const chats = await Promise.all(
      ['900001', '900002'].map(async (nativeId) => {
        const chat = await writes(database.db, nativeId);
        const floor = await telegram.phone(Number(nativeId)).says('halo');
        await sql`update address set last_provider_id = ${String(floor)}
          where id = ${chat.addressId}`.execute(database.db);
        return chat;
      }),
    );
    const { rows } = await sql<{
      epoch: number;
    }>`select nextval('process_epoch')::int as epoch`.execute(database.db);
    const claimed = await commit(
      database.db,
      chats.map((to) => ({ to, text: 'Pertanyaan berikutnya', epoch: rows[0]?.epoch ?? 0 })),
    );
    await sql`update outbox o set floor = a.last_provider_id from address a
      where a.id = o.address_id`.execute(database.db);
    // The first was shown before the process died, the second was not.
    const [first] = claimed;
    await channel.send(
      { text: 'Pertanyaan berikutnya', choices: [] },
      { address: '900001', key: `${first?.id}-0` },
    );

    // Telegram numbers all private chats of a bot together; the stand-in numbers each by itself.
    for (let nth = 0; nth < 5; nth += 1) notices.tell(`${nth}`, `Kabar ${nth}`);
    await until(() => shown().length === 5);

    const process = await startProcess(database.url, [channel], {
      newestId: () => notices.sayAlive(),
    });
    await vi.waitUntil(async () => (await states(database.db))['sent'] === 2, {
      timeout: 30_000,
      interval: 10,
    });
    await process.stop();
    for (const chat of chats)
      expect(telegram.shown(chat.nativeId).map(({ text }) => text)).toEqual([
        'Pertanyaan berikutnya',
      ]);
    const outbox = await database.db
      .selectFrom('outbox')
      .select(['resent', 'last_error'])
      .orderBy('id')
      .execute();
    // Proven absent, not merely unproven: the second was sent again with a clear conscience.
    expect(outbox).toEqual([
      { resent: false, last_error: null },
      { resent: true, last_error: null },
    ]);
    expect(telegram.calls.get('editMessageText')).toBeLessThan(10);
    expect(shown().at(-1)).toContain('Bot hidup lagi');
    expect(shown()).toHaveLength(6);
  });
});
