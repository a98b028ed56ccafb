// What a fault is played on: a PostgreSQL, a Telegram and product processes of its own, and people who type again when nothing comes.
// It breaks nothing itself; each file in bench/faults does one thing.
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { openDatabase, type OpenDatabase } from '../src/db/connect.ts';
import { startEmbedded } from '../src/db/embedded.ts';
import { makeLog } from '../src/log.ts';
import { freePort } from '../tests/support/free-port.ts';
import { type ProductProcess, startProductProcess } from '../tests/support/product.ts';
import { type Silence, startRetypers } from '../tests/support/retypers.ts';
import { type StandIn, startTelegram } from '../tests/support/telegram/stand-in.ts';
import type { FaultResult, Figure } from './faults.ts';

/** The place where one thing breaks. */
export interface Stage {
  readonly telegram: StandIn;
  readonly db: OpenDatabase['db'];
  readonly products: readonly ProductProcess[];
  /** The only process, or the first, which polls. */
  readonly product: ProductProcess;
  /** The server's own process. */
  readonly postgres: () => number;
  /** Does something as the owner of the server. */
  readonly asOwner: (...statements: readonly string[]) => Promise<void>;
  readonly folder: string;
}

/** One fault: what is done, with whom, and what is wanted of it. */
export interface Play {
  readonly fault: string;
  readonly people: number;
  readonly seconds: number;
  readonly breaks: (stage: Stage, seconds: number) => Promise<void>;
  /** Product processes on the one database. */
  readonly processes?: number;
  /** Milliseconds that each call to the network takes. */
  readonly latencyMs?: number;
  /** Whether `/readyz` has to say 503 meanwhile. */
  readonly unready?: boolean;
  /** Where the product finds the database; gives what is undone at the end, too. */
  readonly way?: (
    databaseUrl: string,
    folder: string,
  ) => Promise<{ readonly env: Readonly<Record<string, string>>; close(): Promise<void> }>;
  /** Makes the folder of the server what it has to be. */
  readonly prepare?: (folder: string) => Promise<() => Promise<void>>;
  /** Further figures out of how long people waited; the fault was there from `began` to `ended`. */
  readonly measure?: (
    silences: readonly Silence[],
    span: { readonly began: number; readonly ended: number },
  ) => readonly Omit<Figure, 'fault'>[];
}

/** How long people wait before they type it again, and think before they answer. */
const habit = { patienceMs: 4000, thinkMs: 1500 };

/** Plays one fault, counts, and says meanwhile how far it is: whoever has no time for the end knows where it was. */
export async function play(given: Play): Promise<FaultResult> {
  const { fault, people, seconds } = given;
  const says = (what: string): void => void process.stderr.write(`${fault}: ${what}\n`);
  says(`${people} people begin`);
  const undo: (() => Promise<unknown>)[] = [];
  try {
    const stage = await open(given, undo);
    const { telegram, db, product } = stage;
    const crowd = startRetypers(telegram, { people, ...habit, random: Math.random });
    await crowd.begun;
    says(seconds === 0 ? 'it breaks' : `it breaks for ${seconds} s`);
    const ready = watchReadiness(product);
    const began = performance.now();
    await given.breaks(stage, seconds);
    const ended = performance.now();
    const statuses = await ready.end();
    says('it is over; 12 s, and a minute at most until nothing is left');
    await sleep(12_000);
    await crowd.end();
    const left = await quiet(db);
    const report = await crowd.report(db);
    const { wrong, missing, doubled, askedAgain } = report;
    const waited = crowd.silences().filter(({ since }) => since < ended);
    const back = waited.map(({ until }) => (until ?? ended + 12_000) - ended);
    const figure = (what: string, found: number, goal = 0) => ({ fault, what, found, goal });
    const figures: Figure[] = [
      figure('stored under another question', wrong.length),
      figure('said to be stored, and is not', missing.length),
      figure('stored twice', doubled.length),
      figure('asked again after an answer', askedAgain.length),
      ...(await closedAsFailed(db)).map(([what, found]) => figure(what, found)),
      figure('left to be handled or sent after a minute', left),
      figure(
        'ms after it until everybody is answered',
        Math.max(0, Math.round(Math.max(...back))),
        15_000,
      ),
      ...(given.unready === true
        ? [figure('/readyz never said 503', statuses.has(503) ? 0 : 1)]
        : []),
      ...(given.measure?.(crowd.silences(), { began, ended }) ?? []).map((one) => ({
        fault,
        ...one,
      })),
    ];
    const lines = [...wrong, ...missing, ...doubled, ...askedAgain].slice(0, 8);
    return {
      figures,
      lines: [
        `${fault}: ${Math.round((ended - began) / 100) / 10} s, ${people} people typed ${report.typed}, ` +
          `of it ${report.retyped} to silence; ${report.stored} answers stored`,
        ...lines.map((line) => `   ${line}`),
      ],
    };
  } finally {
    for (const one of undo.toReversed()) await one();
  }
}

async function open(given: Play, undo: (() => Promise<unknown>)[]): Promise<Stage> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sepeda-faults-'));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  const undone = await given.prepare?.(folder);
  if (undone !== undefined) undo.push(undone);
  await chmod(folder, 0o711);
  const server = await startEmbedded(folder, makeLog('fatal'));
  undo.push(server.stop);
  const telegram = await startTelegram({ idsFrom: 1_000_000, quick: true });
  undo.push(() => telegram.close());
  const database = openDatabase(server.url, makeLog('fatal'), 4);
  undo.push(database.close);
  const way = await given.way?.(server.url, folder);
  if (way !== undefined) undo.push(() => way.close());
  const products: ProductProcess[] = [];
  for (let nth = 0; nth < (given.processes ?? 1); nth += 1) {
    const product = await startProductProcess({
      databaseUrl: server.url,
      telegram,
      // As `npm start` does it, at an address that is known before it listens.
      env: {
        NODE_COMPILE_CACHE: 'node_modules/.cache/compile',
        PORT: String(await freePort()),
        ...way?.env,
      },
    });
    products.push(product);
    undo.push(() => product.close());
  }
  const [product] = products;
  if (product === undefined) throw new Error('no process');
  telegram.latencyMs = given.latencyMs ?? 0;
  const data = path.join(folder, 'postgres-18');
  return {
    ...{ telegram, db: database.db, products, product, folder },
    postgres: () => Number(readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0]),
    asOwner: async (...statements) => {
      const address = new URL(server.url);
      address.username = 'postgres';
      address.pathname = '/postgres';
      const client = new pg.Client({ connectionString: address.href });
      await client.connect();
      try {
        for (const statement of statements) await client.query(statement);
      } finally {
        await client.end();
      }
    },
  };
}

/** Asks twice a second whether the process calls itself ready; `end` gives what it said. */
function watchReadiness(product: ProductProcess): { end(): Promise<ReadonlySet<number>> } {
  const said = new Set<number>();
  const over = new AbortController();
  const looking = (async () => {
    while (!over.signal.aborted) {
      const signal = AbortSignal.timeout(5000);
      const status = await fetch(`${product.url()}/readyz`, { signal }).then(
        (answer) => answer.status,
        () => 0,
      );
      said.add(status);
      await sleep(500, undefined, { signal: over.signal }).catch(() => undefined);
    }
  })();
  return {
    async end() {
      over.abort();
      await looking;
      return said;
    },
  };
}

/** Waits until nothing is to be handled or sent; gives what is left after a minute. */
async function quiet(db: OpenDatabase['db']): Promise<number> {
  let left = 0;
  for (let tries = 0; tries < 600; tries += 1) {
    const { rows } = await sql<{ left: number }>`
      select (select count(*) from inbox where done_at is null)
        + (select count(*) from outbox where state in ('queued', 'sending', 'uncertain')) as left`.execute(
      db,
    );
    left = Number(rows[0]?.left);
    if (left === 0) return 0;
    await sleep(100);
  }
  return left;
}

/** Messages that were acknowledged to the network and are answered by nobody. */
async function closedAsFailed(db: OpenDatabase['db']): Promise<readonly [string, number][]> {
  const { rows } = await sql<{ failed: number; doubtful: number; dead: number }>`
    select count(*) filter (where outcome = 'failed') as failed, count(*) filter (where outcome = 'in_doubt') as doubtful,
      (select count(*) from outbox where state = 'dead') as dead from inbox`.execute(db);
  const [row] = rows;
  return [
    ['messages closed as failed', Number(row?.failed)],
    ['messages in doubt', Number(row?.doubtful)],
    ['replies given up', Number(row?.dead)],
  ];
}

/** How many people waited longer than this, once at least. */
export const peopleSilentOver = (silences: readonly Silence[], ms: number, now: number): number =>
  new Set(
    silences.filter(({ since, until }) => (until ?? now) - since > ms).map(({ chat }) => chat),
  ).size;

/**
 * Half of the waits that touched this span are not longer, 95 of a hundred, and all: in milliseconds. Who was answered by what
 * was on its way when it began is not counted.
 */
export function waitsIn(
  silences: readonly Silence[],
  { began, ended }: { readonly began: number; readonly ended: number },
): readonly number[] {
  const waits = silences
    .filter(
      ({ since, until }) => since < ended && (until === null || until > began + ON_ITS_WAY_MS),
    )
    .map(({ since, until }) => Math.round((until ?? ended + 60_000) - Math.max(since, 0)))
    .toSorted((a, b) => a - b);
  return [0.5, 0.95, 1].map((part) => waits[Math.max(0, Math.ceil(waits.length * part) - 1)] ?? 0);
}

/** Calls that were under way end within this. */
const ON_ITS_WAY_MS = 250;

/** The longest wait of anybody that touched this span, in milliseconds. */
export const longestWait = (
  silences: readonly Silence[],
  { began, ended }: { readonly began: number; readonly ended: number },
): number =>
  Math.round(
    Math.max(
      0,
      ...silences
        .map(({ since, until }) => ({ since, until: until ?? ended + 12_000 }))
        .filter(({ since, until }) => since < ended && until > began)
        .map(({ since, until }) => until - since),
    ),
  );

/** Lets so many seconds go by. */
export const hold = (seconds: number): Promise<void> => sleep(seconds * 1000);
