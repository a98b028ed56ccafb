// The embedded PostgreSQL with real processes: shared, killed, left behind, found again.
// Filling a folder takes seconds; tests that are not about it begin with a copy of one that was filled once.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { startEmbedded, type EmbeddedDatabase } from '../../src/db/embedded.ts';
import { makeLog } from '../../src/log.ts';
import { startChild, type Child } from '../support/child.ts';

const log = makeLog('silent');
const isRoot = process.getuid?.() === 0;
let filled: string;
let home: string;
let started: EmbeddedDatabase[];
let children: Child[];

beforeAll(async () => {
  filled = await mkdtemp(path.join(os.tmpdir(), 'sepeda-filled-'));
  await chmod(filled, 0o711);
  await (await startEmbedded(filled, log)).stop();
});
afterAll(() => rm(filled, { recursive: true, force: true }));

beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'sepeda-embedded-'));
  await chmod(home, 0o711);
  started = [];
  children = [];
});
afterEach(async () => {
  for (const child of children) await child.end('SIGKILL');
  for (const one of started) await one.stop();
  await rm(home, { recursive: true, force: true });
});

/** Lets the folder of this test be one that was filled and used before. */
const usedBefore = async (folder = home): Promise<void> =>
  void (await promisify(execFile)('cp', ['-a', path.join(filled, 'postgres-18'), folder]));

async function start(folder = home): Promise<EmbeddedDatabase> {
  const one = await startEmbedded(folder, log);
  started.push(one);
  return one;
}
async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}
async function untilAnswers(url: string, text: string): Promise<unknown[]> {
  for (;;) {
    try {
      return await query(url, text);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
const pidFile = (folder = home): string => path.join(folder, 'postgres-18', 'postmaster.pid');
const serverPid = async (folder = home): Promise<number> =>
  Number.parseInt(await readFile(pidFile(folder), 'utf8'), 10);
/** A process that starts the database, says so, and waits to be killed. */
async function childOn(folder: string, detached = false): Promise<Child> {
  const child = await startChild(
    `import { startEmbedded } from '../../src/db/embedded.ts';
     import { makeLog } from '../../src/log.ts';
     const { url } = await startEmbedded(process.env.FOLDER_OF_TEST, makeLog('silent'));
     process.stdout.write(JSON.stringify(url) + '\\n');`,
    { env: { FOLDER_OF_TEST: folder }, detached },
  );
  children.push(child);
  return child;
}

test('data stays over a stop, the product is no superuser, and commits are durable', async () => {
  await usedBefore();
  const first = await start();
  await query(first.url, 'create table kept as select 7 as n');
  await first.stop();
  expect(existsSync(pidFile())).toBe(false);
  const second = await start();
  expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }]);
  expect(
    await query(
      second.url,
      `select current_setting('fsync') f, current_setting('full_page_writes') p,
              current_setting('synchronous_commit') s, current_setting('listen_addresses') l,
              current_setting('wal_compression') c,
              (select rolsuper from pg_roles where rolname = current_user) superuser`,
    ),
  ).toEqual([{ f: 'on', p: 'on', s: 'on', l: '', c: 'pglz', superuser: false }]);
});

test('two that start at once on an empty folder share one server, the last one ends it', async () => {
  const [a, b, child] = await Promise.all([start(), start(), childOn(home)]);
  expect(a.url).toBe(b.url);
  expect(child.ready).toBe(a.url);
  await a.stop();
  expect(await query(b.url, 'select 1 as n')).toEqual([{ n: 1 }]);
  await child.end('SIGKILL');
  // The server notices a little later that the killed process is gone; until then somebody is still there.
  const present =
    "select count(*)::int as n from pg_locks where locktype = 'advisory' and mode = 'ShareLock'";
  await expect.poll(() => query(b.url, present)).toEqual([{ n: 1 }]);
  await b.stop();
  expect(existsSync(pidFile())).toBe(false);
});

test('starting while the last user leaves gives a server that stays', async () => {
  await usedBefore();
  const first = await start();
  const [, second] = await Promise.all([first.stop(), start()]);
  expect(await query(second.url, 'select 1 as n')).toEqual([{ n: 1 }]);
});

test('a server left behind by a killed process is used as it is', async () => {
  await usedBefore();
  const child = await childOn(home);
  const before = await serverPid();
  await query(z.string().parse(child.ready), 'create table kept as select 7 as n');
  await child.end('SIGKILL');
  const next = await start();
  expect(await serverPid()).toBe(before);
  expect(await query(next.url, 'select n from kept')).toEqual([{ n: 7 }]);
});

test('Ctrl-C reaches the product and not its database', async () => {
  await usedBefore();
  const child = await childOn(home, true);
  const group = child.process.pid;
  if (group === undefined) throw new Error('the child has no process id');
  const ended = new Promise((resolve) => child.process.once('exit', resolve));
  process.kill(-group, 'SIGINT');
  await ended;
  expect(await query(z.string().parse(child.ready), 'select 1 as n')).toEqual([{ n: 1 }]);
  await start();
});

test('a server that is killed while in use comes back with everything committed', async () => {
  await usedBefore();
  const one = await start();
  await query(one.url, 'create table kept as select 7 as n');
  const before = await serverPid();
  process.kill(before, 'SIGKILL');
  expect(await untilAnswers(one.url, 'select n from kept')).toEqual([{ n: 7 }]);
  expect(await serverPid()).not.toBe(before);
});

test('stopping right after the server died ends without a server', async () => {
  await usedBefore();
  const one = await start();
  process.kill(await serverPid(), 'SIGKILL');
  await one.stop();
  const next = await start();
  expect(await query(next.url, 'select 1 as n')).toEqual([{ n: 1 }]);
});

test('a note that names a process which is no server does not keep it from starting', async () => {
  await usedBefore();
  const first = await start();
  const note = await readFile(pidFile(), 'utf8');
  await first.stop();
  await writeFile(pidFile(), note.replace(/^\d+/, String(process.pid)));
  const next = await start();
  expect(await query(next.url, 'select 1 as n')).toEqual([{ n: 1 }]);
});

test('a server that takes a connection and says nothing is asked again', async () => {
  await usedBefore();
  // As one on a machine that is very busy; it ends as soon as whoever asked has given up.
  const silent = await startChild(
    `import { rmSync, writeFileSync } from 'node:fs';
     import { createServer } from 'node:net';
     process.chdir(process.env.FOLDER_OF_TEST);
     createServer((socket) => {
       socket.on('error', () => undefined).on('close', () => {
         rmSync('postmaster.pid');
         process.exit();
       });
       socket.resume();
     }).listen('.s.PGSQL.5432', () => {
       const here = process.cwd();
       writeFileSync('postmaster.pid', [process.pid, here, 0, 5432, here, '', '', 'ready'].join('\\n'));
       process.stdout.write('0\\n');
     });`,
    { env: { FOLDER_OF_TEST: path.join(home, 'postgres-18') } },
  );
  children.push(silent);
  const one = await start();
  expect(await query(one.url, 'select 1 as n')).toEqual([{ n: 1 }]);
});

test('a long path gets its socket in a private folder elsewhere', async () => {
  const deep = path.join(home, 'x'.repeat(100));
  await mkdir(deep, { mode: 0o711 });
  await usedBefore(deep);
  const one = await start(deep);
  const folder = new URL(one.url).searchParams.get('host') ?? '';
  expect(folder.startsWith(deep)).toBe(false);
  expect((await stat(folder)).mode & 0o077).toBe(0);
  expect(await query(one.url, 'select 1 as n')).toEqual([{ n: 1 }]);
  await one.stop();
  await chmod(folder, 0o755);
  await expect(startEmbedded(deep, log)).rejects.toThrow('open to others');
  await rm(folder, { recursive: true });
});

test('half a first filling is removed, and another major version is never passed over', async () => {
  const half = path.join(home, 'postgres-unfinished-999999999-x');
  await mkdir(half);
  const one = await start();
  await one.stop();
  expect(existsSync(half)).toBe(false);
  await rm(path.join(home, 'postgres-18'), { recursive: true });
  await mkdir(path.join(home, 'postgres-17'));
  await expect(startEmbedded(home, log)).rejects.toThrow('another version of PostgreSQL than 18');
});

test('PostgreSQL tells why it does not start', async () => {
  await usedBefore();
  await (await start()).stop();
  await writeFile(path.join(home, 'postgres-18', 'postgresql.auto.conf'), 'nonsense = 1\n');
  await expect(startEmbedded(home, log)).rejects.toThrow(/does not start \(FATAL: .*configuration/);
});

test.runIf(isRoot)(
  'root runs it where no other user can reach, and moves between both',
  async () => {
    await usedBefore();
    const one = await start();
    await query(one.url, 'create table kept as select 7 as n');
    await one.stop();
    await chmod(home, 0o700);
    const closed = await start();
    expect(await query(closed.url, 'select n from kept')).toEqual([{ n: 7 }]);
    await closed.stop();
    await chmod(home, 0o711);
    const open = await start();
    expect(await query(open.url, 'select n from kept')).toEqual([{ n: 7 }]);
  },
);
