// A start after a death: people wait for it, so it loads nothing that only some of them need, and compiles nothing twice; and
// it does not depend on being able to print.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { buildProduct } from '../../scripts/build.ts';
import { sql } from 'kysely';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { freePort } from '../support/free-port.ts';
import { type ProductProcess, startProductProcess } from '../support/product.ts';
import { type StandIn, startTelegram } from '../support/telegram/stand-in.ts';
import { longTest } from '../support/long-tests.ts';

let folder: string;
let database: TestDatabase;
let telegram: StandIn;
let product: ProductProcess | undefined;
afterEach(async () => {
  await product?.close();
  product = undefined;
  await telegram.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function start(env: (folder: string) => Readonly<Record<string, string>>) {
  folder = await mkdtemp(path.join(os.tmpdir(), 'sepeda-start-'));
  database = await createTestDatabase();
  telegram = await startTelegram();
  product = await startProductProcess({ databaseUrl: database.url, telegram, env: env(folder) });
  return product;
}

/** What prints, reads or connects for some people only: each of them is loaded when the first of them comes. */
const HEAVY = [
  '@aws-sdk/client-s3',
  '@cantoo/pdf-lib',
  '@fastify/swagger',
  '@myriaddreamin/typst-ts-node-compiler',
  '@whiskeysockets/baileys',
  'docx',
  'heic-decode',
  'mammoth',
  'mediabunny',
  'prom-client',
  'qrcode',
  'sharp',
  'tar-stream',
  'tesseract.js',
  'unpdf',
  'write-excel-file',
  'yazl',
];

test('a start with Telegram and the web chat loads no driver of WhatsApp and nothing that makes or reads papers', async () => {
  const running = await start((own) => ({
    NODE_OPTIONS: `--import ${path.resolve(import.meta.dirname, '../support/loaded-modules.mjs')}`,
    LOADED_FILE: path.join(own, 'loaded'),
  }));
  await running.stop();
  const urls = (await readFile(path.join(folder, 'loaded'), 'utf8')).split('\n');
  const loaded = urls.flatMap(
    (url) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1] ?? [],
  );
  // Else the list says nothing.
  expect(urls.map((url) => path.basename(url))).toContain('main.mjs');
  expect(HEAVY.filter((name) => loaded.includes(name))).toEqual([]);
  const late = /^(?:papers|baileys|cloud)-.*\.mjs$/u;
  const parts = (await readdir(path.dirname(await buildProduct()))).filter((name) =>
    late.test(name),
  );
  expect(parts.length).toBeGreaterThanOrEqual(3);
  expect(urls.map((url) => path.basename(url)).filter((name) => late.test(name))).toEqual([]);
  // All that every start loads is in the build.
  expect(loaded.filter((name) => name !== '.cache')).toEqual([]);
});

test('a process that is killed leaves what it compiled to the next one', async () => {
  const running = await start((own) => ({ NODE_COMPILE_CACHE: path.join(own, 'compiled') }));
  const compiled = async (): Promise<readonly string[]> =>
    (
      await readdir(path.join(folder, 'compiled'), { recursive: true, withFileTypes: true }).catch(
        () => [],
      )
    )
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  // It is written while the process runs, right after its start, with what messages go through: that is named last.
  const named = (names: readonly string[]) => names.some((name) => name.startsWith('warm-'));
  await vi.waitUntil(async () => named(await compiled()), { timeout: 30_000, interval: 50 });
  expect((await compiled()).length).toBeGreaterThan(10);
  expect(running.log()).not.toContain('Stopping');
  await running.kill();
});

test('a start whose output goes to a full disk succeeds, and so does its end', async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'sepeda-start-'));
  database = await createTestDatabase();
  telegram = await startTelegram();
  const port = await freePort();
  const full = await open('/dev/full', 'w');
  const child = spawn(process.execPath, [await buildProduct()], {
    cwd: path.join(import.meta.dirname, '../..'),
    env: {
      PATH: process.env['PATH'] ?? '',
      DATABASE_URL: database.url,
      DATA_DIR: folder,
      PORT: String(port),
      SECRET_KEY: 'only-for-tests-only-for-tests-only-for-tests',
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      LOG_LEVEL: 'info',
    },
    stdio: ['ignore', full.fd, full.fd],
  });
  const ended = once(child, 'exit');
  await full.close();
  const ready = (): Promise<boolean> =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ status }) => status === 200,
      () => false,
    );
  try {
    await vi.waitUntil(ready, { timeout: 30_000, interval: 50 });
    const rina = telegram.phone(900_001);
    await rina.says('halo');
    await rina.sees(/\S/);
  } finally {
    child.kill('SIGTERM');
  }
  // It ends by itself and in order, not by what it could not print.
  expect(await ended).toEqual([0, null]);
});

test('a second process on the same port ends before it takes or says anything', async () => {
  const port = await freePort();
  await start(() => ({}));
  await product?.kill();
  const rina = telegram.phone(900_002);
  await rina.says('halo');
  const taken = createServer().listen(port, '127.0.0.1');
  await once(taken, 'listening');
  try {
    await expect(
      startProductProcess({
        databaseUrl: database.url,
        telegram,
        env: { PORT: String(port), HOST: '127.0.0.1' },
      }),
    ).rejects.toThrow(/EADDRINUSE/);
  } finally {
    taken.close();
  }
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from inbox`.execute(
    database.db,
  );
  expect([rows[0]?.n, rina.shown()]).toEqual([0, []]);
  // Nothing was lost by it: the next one answers.
  await product?.start();
  await rina.sees(/\S/);
});

longTest('a process that loses its port after it looked finishes what it was saying', async () => {
  const port = await freePort();
  await start(() => ({}));
  await product?.kill();
  const rina = telegram.phone(900_004);
  await rina.says('halo');
  telegram.fault({ method: 'send', times: 1, fault: { answerLate: 8000 } });
  const taken = path.join(folder, 'taken');
  const started = startProductProcess({
    databaseUrl: database.url,
    telegram,
    env: {
      PORT: String(port),
      HOST: '127.0.0.1',
      NODE_OPTIONS: `--import ${path.resolve(import.meta.dirname, '../support/port-taken.mjs')}`,
      PORT_TAKEN_WHEN: taken,
    },
  });
  const ended = started.then(() => 'started', String);
  // It is shown; that it was is known to the product only eight seconds later.
  await rina.sees(/\S/);
  await writeFile(taken, '');
  expect(await ended).toContain('EADDRINUSE');
  const { rows } = await sql<{ state: string }>`select state from outbox`.execute(database.db);
  expect(rows).toEqual([{ state: 'sent' }]);
});

test('people are answered at a known port while the pages are still loaded', async () => {
  const port = await freePort();
  const running = await start(() => ({ PORT: String(port), HOST: '127.0.0.1' }));
  expect(running.url()).toBe(`http://127.0.0.1:${port}`);
  await running.kill();
  const rina = telegram.phone(900_003);
  await rina.says('halo');
  await running.start();
  await rina.sees(/\S/);
  expect((await fetch(`${running.url()}/readyz`)).status).toBe(200);
});
