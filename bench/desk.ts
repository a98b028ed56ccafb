// How fast the desk and the API are with many innovations: `node bench/desk.ts [1000,10000,100000]`.
// It brings its own PostgreSQL, fills it by COPY with innovations in every state, ten answers each, and asks for pages as a
// verifier's browser and an office's program do. Prints the 50th and 95th percentile in milliseconds for each size, and how many
// times the p95 of the first size the last takes.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Kysely } from 'kysely';
import { buildServer } from '../src/api/server.ts';
import { sharedWords } from '../src/bot/text/shared-words.ts';
import { loadConfig } from '../src/config.ts';
import { openDatabase } from '../src/db/connect.ts';
import { startEmbedded } from '../src/db/embedded.ts';
import { openEvidenceStore } from '../src/db/evidence-store.ts';
import { migrate } from '../src/db/migrate.ts';
import { loadReference } from '../src/db/reference.ts';
import type { Database } from '../src/db/schema.ts';
import { createToken } from '../src/db/transactions/create-token.ts';
import { referenceUnits } from '../src/domain/units.ts';
import { makeLog } from '../src/log.ts';
import { createLoops } from '../src/loops.ts';
import { chance, fillDesk, missingItem, signIn, submittedCodes, word } from './desk-records.ts';
import { newDatabase } from './support.ts';

const SIZES = (process.argv[2] ?? '1000,10000,100000').split(',').map(Number);
const TURNS = 60;
const WARM = 5;

const folder = await mkdtemp(path.join(tmpdir(), 'desk-bench-'));
const postgres = await startEmbedded(path.join(folder, 'postgres'), makeLog('error'));
const results = new Map<string, number[]>();
try {
  for (const size of SIZES) await measureAt(size);
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
for (const [what, times] of results)
  process.stdout.write(
    `${what.padEnd(26)} ${((times.at(-1) ?? 0) / (times[0] ?? 1)).toFixed(1)} times\n`,
  );

async function measureAt(size: number): Promise<void> {
  const database = await newDatabase(postgres.url);
  const open = openDatabase(database.url, makeLog('error'));
  await migrate(open.db);
  await loadReference(open.db);
  await fillDesk(open.db, database.url, size);
  await measure(open.db, database.url, size);
  await open.close();
  await database.drop();
}

async function measure(db: Kysely<Database>, url: string, size: number): Promise<void> {
  const loaded = loadConfig({ DATA_DIR: folder, SECRET_KEY: 'k'.repeat(40) });
  if (!loaded.ok) throw new Error(loaded.problems.join(' '));
  const none = (): never => {
    throw new Error('no part of this measurement');
  };
  const app = await buildServer({
    ...{ config: loaded.config, db, sessionUrl: url, scanner: null, log: makeLog('error') },
    store: await openEvidenceStore(`file:${path.join(folder, 'evidence')}`, folder),
    ...{ papers: none, workbook: none, readWorkbook: none, bundle: none, words: sharedWords },
    templates: { tried: none, starter: none },
    ...{ sink: async () => undefined, loops: createLoops() },
    ready: () => Promise.resolve({ ok: true, details: {} }),
  });
  const cookies = await signIn(
    db,
    'Nor Hidayah',
    async (token) => (await app.inject({ method: 'POST', url: `/masuk/${token}` })).cookies,
  );
  const token = `sb_bench_${'b'.repeat(40)}`;
  await createToken(db, { token, role: 'verifier', unitId: null, label: null, days: 1 });
  const headers = { authorization: `Bearer ${token}` };
  const unit = () => referenceUnits[chance(referenceUnits.length)]?.id ?? '';
  const submitted = await submittedCodes(db);
  const code = () => submitted[chance(submitted.length)] ?? '';
  const asked: Readonly<Record<string, () => string>> = {
    'desk: home': () => '/meja',
    'desk: queue': () => '/meja/antrean',
    'desk: list': () => '/meja/inovasi',
    'desk: search': () => `/meja/inovasi?cari=${word()}`,
    'desk: unit and state': () => `/meja/inovasi?unit=${unit()}&keadaan=accepted`,
    'desk: an item missing': () => `/meja/inovasi?belum=${missingItem}`,
    'desk: one innovation': () => `/meja/inovasi/${code()}`,
    'desk: summary': () => '/meja/ringkasan',
    'desk: units by steps': () => '/meja/perangkat-daerah',
    'api: list': () => '/api/v1/innovations',
    'api: search': () => `/api/v1/innovations?q=${word()}`,
    'api: far down the list': () => `/api/v1/innovations?after=${code()}`,
    'api: one innovation': () => `/api/v1/innovations/${code()}`,
    'api: statistics': () => '/api/v1/statistics',
  };
  // What is compiled on its way is not what is measured.
  for (let turn = 0; turn < WARM; turn += 1)
    for (const address of Object.values(asked))
      await app.inject({ url: address(), cookies, headers });
  for (const [what, address] of Object.entries(asked)) {
    const times: number[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      const asking = address();
      const begun = performance.now();
      const { statusCode } = await app.inject({ url: asking, cookies, headers });
      if (statusCode !== 200) throw new Error(`${asking}: ${statusCode}`);
      times.push(performance.now() - begun);
    }
    const p95 = at(times, 0.95);
    results.set(what, [...(results.get(what) ?? []), p95]);
    process.stdout.write(
      `${String(size).padStart(7)}  ${what.padEnd(26)} p50 ${at(times, 0.5).toFixed(1).padStart(7)} p95 ${p95.toFixed(1).padStart(7)}\n`,
    );
  }
  await app.close();
}

function at(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}
