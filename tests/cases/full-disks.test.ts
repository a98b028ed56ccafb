// Row 38: disks that are full. The product starts although nothing that it prints can be kept; while PostgreSQL has no room,
// whoever sends is told to come again and nothing is lost; operators are told. The errors are those of a full disk
// (/dev/full, SQLSTATE 53100); a disk that is really full is played by `npm run faults -- full-disk`.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { buildProduct } from '../../scripts/build.ts';
import { createOperatorNotices } from '../../src/bot/operator-notices.ts';
import { createStandstill } from '../../src/bot/standstill.ts';
import { telegramChannel } from '../../src/bot/telegram/adapter.ts';
import { oldestWaiting } from '../../src/db/views/oldest-waiting.ts';
import { makeLog } from '../../src/log.ts';
import { openSetting } from '../faults/setting.ts';
import { createTestDatabase } from '../support/database.ts';
import { openTalk } from '../support/talk.ts';
import { startTelegram } from '../support/telegram/stand-in.ts';

const fill = (table: string) =>
  sql.raw(`create or replace function full_disk() returns trigger language plpgsql as
    $$ begin raise exception 'no space left' using errcode = '53100'; end $$;
    create trigger full_disk before insert on ${table} for each statement execute function full_disk()`);
const empty = (table: string) => sql.raw(`drop trigger full_disk on ${table}`);

describe('row 38: full disks', () => {
  it('starts, answers and ends while what it prints goes to a full disk', async () => {
    const [database, telegram, folder] = await Promise.all([
      createTestDatabase(),
      startTelegram(),
      mkdtemp(path.join(os.tmpdir(), 'sepeda-full-')),
    ]);
    onTestFinished(async () => {
      await telegram.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    });
    const full = await open('/dev/full', 'w');
    const child = spawn(process.execPath, [await buildProduct()], {
      cwd: path.join(import.meta.dirname, '../..'),
      env: {
        PATH: process.env['PATH'] ?? '',
        DATABASE_URL: database.url,
        DATA_DIR: folder,
        PORT: String(await freePort()),
        SECRET_KEY: 'only-for-tests-only-for-tests-only-for-tests',
        TELEGRAM_BOT_TOKEN: telegram.token,
        TELEGRAM_API_ROOT: telegram.apiRoot,
        LOG_LEVEL: 'info',
      },
      stdio: ['ignore', full.fd, full.fd],
    });
    const ended = once(child, 'exit');
    onTestFinished(() => void child.kill('SIGKILL'));
    await full.close();
    const rina = telegram.phone(900_038);
    await rina.says('halo');
    await rina.sees(/Apakah Anda setuju/u);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  }, 60_000);

  it('without room in PostgreSQL nothing is taken, everybody is told so, and nothing is lost', async () => {
    const { product, telegram, database, check } = await openSetting();
    const ready = async (): Promise<number> => (await fetch(`${product.url()}/readyz`)).status;
    const page = await fetch(product.url(), { headers: { accept: 'text/html' } });
    const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const write = (text: string): Promise<Response> =>
      fetch(`${product.url()}/webchat/messages`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', origin: product.url() },
        body: JSON.stringify({ id: randomUUID(), text }),
      });
    expect((await write('halo')).status).toBe(202);
    await fill('inbox').execute(database.db);
    const refused = await write('apa itu inovasi?');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
    await expect.poll(ready, { timeout: 10_000 }).toBe(503);
    const rina = telegram.phone(900_039);
    await rina.says('halo');
    await empty('inbox').execute(database.db);
    // Telegram was not told that it was received, so it comes again.
    await rina.sees(/Apakah Anda setuju/u);
    expect((await write('apa itu inovasi?')).status).toBe(202);
    await expect.poll(ready, { timeout: 10_000 }).toBe(200);
    await check();
  }, 60_000);

  it('operators are told in their chat of what waits', async () => {
    const [database, telegram] = await Promise.all([createTestDatabase(), startTelegram()]);
    const channel = telegramChannel({
      token: telegram.token,
      apiRoot: telegram.apiRoot,
      log: makeLog('silent'),
      async *openFile() {},
    });
    const notices = createOperatorNotices({
      to: { channel, chat: '-4038' },
      log: makeLog('silent'),
    });
    onTestFinished(async () => {
      await notices.stop();
      await channel.stop();
      await telegram.close();
      await database.drop();
    });
    // A message was taken just before the room was gone, and its answer has no place any more.
    const talk = await openTalk(database);
    const rina = await talk.meet('Rina', [{ role: 'innovator', unit: 'dinkes' }]);
    await fill('outbox').execute(database.db);
    await expect(talk.says(rina, 'bantuan')).rejects.toThrow(/no space left/u);
    let minutes = 0;
    const watch = createStandstill({
      waiting: () => oldestWaiting(database.db),
      loops: { states: () => [] },
      channels: new Map(),
      tell: (reason, text) => notices.tell(reason, text),
      now: () => minutes * 60_000,
    });
    for (; minutes < 6; minutes += 1) await watch.look();
    await vi.waitUntil(() => telegram.shown('-4038').length > 0, { timeout: 20_000, interval: 5 });
    expect(telegram.shown('-4038').map(({ text }) => text)).toEqual([
      expect.stringMatching(/inbox/u),
    ]);
  });
});

/** A port that nobody listens on at this moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
