// Messages per second, waiting times and CPU per message of the product, beside a bare loop in the same run.
// Everything durable is on; both use the same PostgreSQL (embedded, fsync on) and the same stand-in for Telegram.
//
// Each person begins with the first message and makes room for the next one after 20; a quarter of all messages warms up.
// With --each 0 the same people go on and on, measured after --warm messages of each.
//
// Usage: node bench/messages.ts [--users 500] [--total 2500] [--each 20] [--modes polling,webhook] [--rounds 5]
//   [--latency 0] [--seed 100000] [--warm 120] [--statements] [--wal] [--checkpoint 600] [--server URL] [--profile FOLDER]
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startEmbedded } from '../src/db/embedded.ts';
import { buildProduct } from '../scripts/build.ts';
import { makeLog } from '../src/log.ts';
import { newDatabase, query, seedInnovations } from './support.ts';

const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '500' },
    // People in all, each with so many messages.
    total: { type: 'string', default: '2500' },
    each: { type: 'string', default: '20' },
    modes: { type: 'string', default: 'polling,webhook' },
    rounds: { type: 'string', default: '5' },
    latency: { type: 'string', default: '0' },
    messages: { type: 'string', default: '0' },
    seed: { type: 'string', default: '0' },
    only: { type: 'string', default: 'bare,product' },
    // Messages of each user before the measured ones: 18 are past the registration, 120 deep in the form.
    warm: { type: 'string', default: '18' },
    // The statements that took longest, by pg_stat_statements.
    statements: { type: 'boolean', default: false },
    // What the log was written for, by table and index (pg_walinspect, as the owner of the server).
    wal: { type: 'boolean', default: false },
    // Milliseconds between two checkpoints: between them, a page is written to the log whole the first time it changes, which is
    // what most of the log is where messages are few.
    checkpoint: { type: 'string' },
    // A PostgreSQL in place of the embedded one; --statements needs one that loads pg_stat_statements.
    server: { type: 'string' },
    // Where each process leaves its CPU profile when it ends.
    profile: { type: 'string' },
  },
});
const root = path.join(import.meta.dirname, '..');
const token = '1000001:benchbenchbenchbenchbenchbenchbench';

class Process {
  readonly child: ChildProcess;
  private readonly unread: string[] = [];
  private wake: () => void = () => undefined;
  constructor(
    file: string,
    args: string[],
    env: Record<string, string>,
    flags: readonly string[] = [],
  ) {
    const profile =
      values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`];
    this.child = spawn(
      process.execPath,
      [...flags, ...profile, path.resolve(root, file), ...args],
      {
        cwd: root,
        env: { PATH: process.env['PATH'] ?? '', ...env },
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    );
    if (this.child.stdout === null) throw new Error('no output');
    createInterface({ input: this.child.stdout }).on('line', (line) => {
      this.unread.push(line);
      this.wake();
    });
  }
  /** Gives the next line that fits; lines before it are dropped. */
  async line(fits: (line: string) => boolean): Promise<string> {
    for (;;) {
      const line = this.unread.shift();
      if (line !== undefined && fits(line)) return line;
      if (line === undefined) await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }
  async end(): Promise<void> {
    const exited = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await exited;
  }
}

/** What `npm start` gives to Node. */
async function startFlags(): Promise<readonly string[]> {
  const text = await readFile(path.join(root, 'package.json'), 'utf8');
  const { scripts }: { scripts: { start: string } } = JSON.parse(text);
  return scripts.start.match(/--max-[a-z-]+=\d+/gu) ?? [];
}

/** CPU seconds used so far by a process, or by all PostgreSQL processes. */
async function cpuOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
}

async function cpuOfPostgres(): Promise<number> {
  let sum = 0;
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const comm = await readFile(`/proc/${name}/comm`, 'utf8').catch(() => '');
    if (comm.trim() === 'postgres') sum += await cpuOf(Number(name));
  }
  return sum;
}

interface Figures {
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
  readonly cpu: number;
  readonly cpuAll: number;
  /** Bytes of WAL, row versions, and the share of updates that touched no index, of one message. */
  readonly wal: number;
  readonly rows: number;
  readonly hot: number;
  /** Most memory of the process, MB. */
  readonly memory: number;
}

/** What the server has written for one database so far. */
interface Written {
  readonly wal: number;
  readonly versions: number;
  readonly updates: number;
  readonly hot: number;
}

async function writtenIn(url: string): Promise<Written> {
  // A session tells what it wrote at most once a second.
  await sleep(1200);
  const [row] = await query<Record<keyof Written, string>>(
    url,
    `select pg_current_wal_insert_lsn() - '0/0' as wal, sum(n_tup_ins + n_tup_upd + n_tup_del) as versions,
       sum(n_tup_upd) as updates, sum(n_tup_hot_upd) as hot from pg_stat_user_tables`,
  );
  const number = (key: keyof Written) => Number(row?.[key] ?? 0);
  return {
    wal: number('wal'),
    versions: number('versions'),
    updates: number('updates'),
    hot: number('hot'),
  };
}

/** The most memory that a process has had so far, MB. */
async function peakOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

async function measure(
  kind: 'bare' | 'product',
  mode: string,
  users: number,
  url: string,
): Promise<Figures> {
  const server = new Process(
    'bench/telegram-server.ts',
    [String(users), String(values.latency), values.each],
    {},
  );
  const { port }: { port: number } = JSON.parse(await server.line((line) => line.includes('port')));
  const dataDir = await mkdtemp(path.join(tmpdir(), 'sepeda-bench-'));
  const hook = 20_000 + Math.floor(Math.random() * 20_000);
  const env = {
    DATABASE_URL: url,
    TELEGRAM_API_ROOT: `http://127.0.0.1:${port}`,
    TELEGRAM_BOT_TOKEN: token,
    // One person says here in a minute what others say in a year.
    NEWCOMER_MESSAGES_PER_DAY: '999999',
  };
  const worker =
    kind === 'bare'
      ? new Process(
          'bench/bare-loop.ts',
          mode === 'webhook' ? ['webhook', 'secret', String(hook)] : [],
          env,
        )
      : new Process(
          await buildProduct(),
          [],
          {
            ...env,
            DATA_DIR: dataDir,
            PORT: String(hook),
            LOG_LEVEL: 'error',
            SECRET_KEY: 'benchbenchbenchbenchbenchbenchbench',
            ...(mode === 'webhook'
              ? {
                  TELEGRAM_MODE: 'webhook',
                  TELEGRAM_WEBHOOK_SECRET: 'secret',
                  PUBLIC_URL: `http://127.0.0.1:${hook}`,
                }
              : {}),
          },
          await startFlags(),
        );
  await worker.line((line) => line === 'ready' || line.includes('Channels'));
  const run = async (count: number) => {
    server.child.stdin?.write(`${JSON.stringify({ run: count })}\n`);
    const result: { answered: number; seconds: number; p50: number; p99: number } = JSON.parse(
      await server.line((line) => line.includes('answered')),
    );
    return result;
  };
  const each = Number(values.each);
  const all = Number(values.messages) || Math.max(users, Number(values.total)) * each;
  const count =
    each > 0
      ? Math.floor((all * 3) / 4)
      : Number(values.messages) || Math.max(400, Math.min(15_000, users * 30));
  // A warm JIT, and without --each the first messages (consent, unit, name), are no part of the figure.
  await run(each > 0 ? all - count : Math.max(users * Number(values.warm), 300));
  const pid = worker.child.pid ?? 0;
  const before = { cpu: await cpuOf(pid), all: await cpuOfPostgres(), db: await writtenIn(url) };
  const checkpoints =
    values.checkpoint === undefined
      ? undefined
      : setInterval(() => void checkpoint(url), Number(values.checkpoint));
  const result = await run(count);
  clearInterval(checkpoints);
  const after = { cpu: await cpuOf(pid), all: await cpuOfPostgres(), db: await writtenIn(url) };
  const memory = await peakOf(pid);
  if (values.statements) await tellStatements(url, result.answered);
  if (values.wal) await tellWal(url, before.db.wal, after.db.wal, result.answered);
  await worker.end();
  await server.end();
  await rm(dataDir, { recursive: true, force: true });
  return {
    rate: result.answered / result.seconds,
    p50: result.p50,
    p99: result.p99,
    cpu: ((after.cpu - before.cpu) / result.answered) * 1e6,
    cpuAll: ((after.cpu - before.cpu + after.all - before.all) / result.answered) * 1e6,
    wal: (after.db.wal - before.db.wal) / result.answered,
    rows: (after.db.versions - before.db.versions) / result.answered,
    hot: (after.db.hot - before.db.hot) / Math.max(1, after.db.updates - before.db.updates),
    memory,
  };
}

/** Prints which statements took longest, in one line each. */
async function tellStatements(url: string, messages: number): Promise<void> {
  await query(url, 'create extension if not exists pg_stat_statements');
  const rows = await query<Record<'text' | 'ms' | 'calls' | 'rows' | 'wal', string>>(
    url,
    `select regexp_replace(query, '\\s+', ' ', 'g') as text, total_exec_time as ms, calls, rows, wal_bytes as wal
     from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database())
     order by total_exec_time desc limit 15`,
  );
  for (const { text, ms, calls, wal } of rows)
    process.stdout.write(
      `  ${((Number(ms) * 1000) / messages).toFixed(0).padStart(5)} µs/msg ${(Number(wal) / messages).toFixed(0).padStart(6)} B WAL/msg ${calls.padStart(7)} calls  ${text.slice(0, 150)}\n`,
    );
}

/** The same server as its owner, who may do what the product may not. */
function asOwner(url: string): string {
  const owner = new URL(url);
  owner.username = 'postgres';
  return owner.href;
}

async function checkpoint(url: string): Promise<void> {
  await query(asOwner(url), 'checkpoint').catch((error: unknown) =>
    process.stderr.write(`no checkpoint: ${String(error)}\n`),
  );
}

/** Prints for which tables and indexes most of the log was written, and by what, in bytes a message. */
async function tellWal(url: string, from: number, to: number, messages: number): Promise<void> {
  await query(asOwner(url), 'create extension if not exists pg_walinspect');
  const rows = await query<Record<'what' | 'record' | 'bytes' | 'images' | 'records', string>>(
    asOwner(url),
    `select coalesce(c.relname, '-') as what, w.resource_manager || ' ' || w.record_type as record, count(*) as records,
       sum(w.record_length) as bytes, sum(w.block_fpi_length) as images
     from pg_get_wal_block_info('0/0'::pg_lsn + ${from}, '0/0'::pg_lsn + ${to}, false) w
     left join pg_class c on pg_relation_filenode(c.oid) = w.relfilenode
     where w.block_id = 0 and w.reldatabase = (select oid from pg_database where datname = current_database())
     group by 1, 2 order by 4 desc limit 40`,
  );
  for (const { what, record, records, bytes, images } of rows)
    process.stdout.write(
      `  ${(Number(bytes) / messages).toFixed(0).padStart(6)} B/msg, of it pages ${(Number(images) / messages).toFixed(0).padStart(5)} ${(Number(records) / messages).toFixed(2).padStart(6)} records/msg  ${what} ${record}\n`,
    );
}

const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
const medians = (all: readonly Figures[]): Figures => ({
  rate: median(all.map((one) => one.rate)),
  p50: median(all.map((one) => one.p50)),
  p99: median(all.map((one) => one.p99)),
  cpu: median(all.map((one) => one.cpu)),
  cpuAll: median(all.map((one) => one.cpuAll)),
  wal: median(all.map((one) => one.wal)),
  rows: median(all.map((one) => one.rows)),
  hot: median(all.map((one) => one.hot)),
  memory: median(all.map((one) => one.memory)),
});

const folder = await mkdtemp(path.join(tmpdir(), 'sepeda-bench-pg-'));
const postgres =
  values.server === undefined
    ? await startEmbedded(folder, makeLog('fatal'))
    : { url: values.server, stop: () => Promise.resolve() };
process.stdout.write(
  `latency of every Bot API call ${values.latency} ms, ${values.rounds} rounds, medians\n`,
);
process.stdout.write(
  'mode     users  what      msg/s    p50 ms   p99 ms   CPU µs/msg  with PostgreSQL  WAL B/msg  rows/msg  HOT %  peak MB\n',
);
for (const mode of values.modes.split(',')) {
  for (const users of values.users.split(',').map(Number)) {
    const found: Record<string, Figures> = {};
    const rounds: Record<'bare' | 'product', Figures[]> = { bare: [], product: [] };
    for (let round = 0; round < Number(values.rounds); round += 1) {
      for (const kind of ['bare', 'product'] as const) {
        if (!values.only.split(',').includes(kind)) continue;
        const database = await newDatabase(postgres.url);
        if (kind === 'product' && Number(values.seed) > 0)
          await seedInnovations(database.url, Number(values.seed));
        rounds[kind].push(await measure(kind, mode, users, database.url));
        await database.drop();
      }
    }
    for (const kind of ['bare', 'product'] as const) {
      if (rounds[kind].length === 0) continue;
      const figures = medians(rounds[kind]);
      found[kind] = figures;
      process.stdout.write(
        `${mode.padEnd(8)} ${String(users).padStart(5)}  ${kind.padEnd(8)} ${figures.rate.toFixed(0).padStart(6)} ${figures.p50.toFixed(1).padStart(9)} ${figures.p99.toFixed(1).padStart(8)} ${figures.cpu.toFixed(0).padStart(11)} ${figures.cpuAll.toFixed(0).padStart(15)} ${figures.wal.toFixed(0).padStart(10)} ${figures.rows.toFixed(1).padStart(9)} ${(figures.hot * 100).toFixed(0).padStart(6)} ${figures.memory.toFixed(0).padStart(8)}\n`,
      );
    }
    const { bare, product } = found;
    if (bare !== undefined && product !== undefined)
      process.stdout.write(
        `${mode.padEnd(8)} ${String(users).padStart(5)}  ratio: throughput ${(product.rate / bare.rate).toFixed(2)}, CPU ${(product.cpu / bare.cpu).toFixed(2)}, CPU with PostgreSQL ${(product.cpuAll / bare.cpuAll).toFixed(2)}\n`,
      );
  }
}
await postgres.stop();
await rm(folder, { recursive: true, force: true });
process.exit(0);
