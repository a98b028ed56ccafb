// PostgreSQL is restarted, cut off or away while people write: they notice a delay, and nothing else.
// The long form is database.long.test.ts.
import { mkdtemp, chmod, rm } from 'node:fs/promises';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../src/db/connect.ts';
import { type EmbeddedDatabase, startEmbedded } from '../../src/db/embedded.ts';
import { findServer } from '../../src/db/embedded/server.ts';
import { makeLog } from '../../src/log.ts';
import { createFiller, onTelegram } from '../support/filler.ts';
import { settled, violations } from '../support/oracle.ts';
import { type ProductProcess, startProductProcess } from '../support/product.ts';
import { type StandIn, startTelegram } from '../support/telegram/stand-in.ts';
import { opening } from './setting.ts';

const log = makeLog('silent');
let folder = '';
let server: EmbeddedDatabase;
let open: OpenDatabase;
let telegram: StandIn;
let product: ProductProcess;
let thaw = (): void => undefined;

/** How often the server is hit: restarted, then every connection cut, in turn. The long form does it six times. */
const hits = Number(process.env['HITS'] ?? 2);
/** How many write while it is away. */
const people = hits > 2 ? 10 : 4;

// A server of its own: tests of other files must not feel it. The people of these do not meet.
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sepeda-fault-'));
  await chmod(folder, 0o711);
  [server, telegram] = await Promise.all([
    startEmbedded(folder, log, { durable: false }),
    startTelegram(),
  ]);
  open = openDatabase(server.url, log, 2);
  product = await startProductProcess({ databaseUrl: server.url, telegram });
});
afterEach(() => thaw());
afterAll(async () => {
  await product.close();
  await telegram.close();
  await open.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Ends the server as `pg_ctl stop -m immediate` does: no goodbye, recovery at the next start. */
function stopImmediately(): void {
  process.kill(running(), 'SIGQUIT');
}

/** Gives the process that is the server. */
function running(): number {
  const data = readdirSync(folder).find((name) => /^postgres-\d+$/.test(name)) ?? '';
  const found = findServer(path.join(folder, data));
  if (found === undefined || found === 'starting') throw new Error('no server');
  return found.pid;
}

async function check(): Promise<void> {
  await settled(open.db, telegram);
  const files = path.join(product.dataDir, 'evidence');
  expect(await violations({ db: open.db, telegram, files })).toEqual([]);
}

const readiness = async (): Promise<number> => (await fetch(`${product.url()}/readyz`)).status;

test('restarted with -m immediate, and every connection cut, while people fill in', async () => {
  const pid = product.pid();
  const fillers = [1, 2].map((nth) =>
    createFiller(onTelegram(telegram, 970_000 + nth), {
      unit: 'Dinas Kesehatan',
      name: 'Rina Wulandari',
      innovation: `SIAP PANEN ${nth}`,
      patienceMs: 30_000,
    }),
  );
  const run = { over: false, hits: 0 };
  const stories = Promise.all(
    fillers.map((one) => one.until(hits > 2 ? /^Bukti: /m : /Isian (?:1[3-9]|2\d)\//)),
  ).finally(() => {
    run.over = true;
  });
  while (!run.over && run.hits < hits) {
    const before = telegram.journal.shown().length;
    await telegram.journal.until(
      () => run.over || telegram.journal.shown().length > before + 4 || undefined,
      () => 'nobody is answered any more',
      60_000,
    );
    if (run.over) break;
    run.hits += 1;
    if (run.hits % 2 === 1) stopImmediately();
    else
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'`
        .execute(open.db)
        .catch(() => undefined);
  }
  await stories;
  expect(run.hits).toBe(hits);
  await check();
  expect(product.pid()).toBe(pid);
  expect(product.log()).not.toMatch(/unhandled|uncaught/i);
  await expect.poll(readiness).toBe(200);
}, 120_000);

test('away while people write and the product dies: nothing was confirmed, so nothing is lost', async () => {
  const phones = Array.from({ length: people }, (_, nth) => telegram.phone(980_000 + nth));
  const shown = telegram.journal.shown().length;
  thaw = freeze();
  for (const place of opening(0).keys())
    for (const [nth, phone] of phones.entries()) await phone.says(opening(nth)[place] ?? '');
  // Time for a product that confirms too early to do so; one that does not passes whatever the time.
  await sleep(1000);
  expect(telegram.journal.shown()).toHaveLength(shown);
  await product.kill();
  thaw();
  await product.start();
  await settled(open.db, telegram);
  // Nothing was asked yet when they wrote: what came too early is asked for, never stored as an answer.
  await Promise.all(
    phones.map(async (phone, nth) => {
      for (const text of opening(nth).slice(1)) {
        const before = phone.shown().length;
        await phone.says(text);
        await expect.poll(() => phone.shown().length).toBeGreaterThan(before);
      }
    }),
  );
  await check();
  const rows = await open.db
    .selectFrom('innovation')
    .select('name')
    .where('name', 'like', 'INOVASI WARGA%')
    .execute();
  expect(rows.map(({ name }) => name).toSorted()).toEqual(
    phones.map((_, nth) => opening(nth).at(-1)).toSorted(),
  );
}, 120_000);

test('read only for a while, on the connections there are: the session is given up and comes back, nobody is lost', async () => {
  const owner = new URL(server.url);
  owner.username = 'postgres';
  owner.pathname = '/postgres';
  const superuser = new pg.Client({ connectionString: owner.href });
  await superuser.connect();
  const set = async (to: 'on' | 'off'): Promise<void> => {
    await superuser.query('set default_transaction_read_only = off');
    await superuser.query(`alter system set default_transaction_read_only = ${to}`);
    await superuser.query('select pg_reload_conf()');
  };
  const siti = telegram.phone(981_000);
  await siti.says('halo');
  await siti.sees(/./);
  const shown = telegram.journal.shown().length;
  await set('on');
  await siti.says('ya');
  await expect.poll(() => product.log()).toContain('process session lost');
  await expect.poll(readiness).toBe(503);
  expect(telegram.journal.shown()).toHaveLength(shown);
  await set('off');
  await superuser.end();
  await expect.poll(() => siti.shown().length).toBe(2);
  await expect.poll(readiness).toBe(200);
  await check();
}, 120_000);

/** Stops the server and every process of it where they are: nothing is answered, nothing is closed. */
function freeze(): () => void {
  const server = running();
  process.kill(server, 'SIGSTOP');
  // Read afterwards: who is stopped forks no more.
  const children = readFileSync(`/proc/${server}/task/${server}/children`, 'utf8');
  const frozen = [server, ...children.split(' ').filter(Boolean).map(Number)];
  for (const pid of frozen) process.kill(pid, 'SIGSTOP');
  let cold = true;
  return () => {
    if (cold) for (const pid of frozen) process.kill(pid, 'SIGCONT');
    cold = false;
  };
}
