// How fast the public catalogue is with many innovations: `node bench/catalogue.ts [100000]`.
// It brings its own PostgreSQL, fills it by COPY, and asks for pages as browsers do: kept in memory, and right after a change,
// when every page has to be made anew. Prints the 50th and 95th percentile in milliseconds.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import Fastify from 'fastify';
import { sql } from 'kysely';
import { hubRoutes } from '../src/api/routes/hub.ts';
import { schemaController } from '../src/api/schema-controller.ts';
import { sharedWords } from '../src/bot/text/shared-words.ts';
import { loadConfig } from '../src/config.ts';
import { openDatabase } from '../src/db/connect.ts';
import { startEmbedded } from '../src/db/embedded.ts';
import { migrate } from '../src/db/migrate.ts';
import { loadReference } from '../src/db/reference.ts';
import { urusan } from '../src/domain/edition/editions/urusan.ts';
import { referenceUnits } from '../src/domain/units.ts';
import { makeLog } from '../src/log.ts';
import { addPerson } from '../tests/support/records.ts';
import { copyRows, newDatabase } from './support.ts';

const SIZE = Number(process.argv[2] ?? 100_000);
const TURNS = 200;

/** Common words first, so that searches find many, some and few. */
const words =
  'layanan warga desa balita gizi kader posyandu kelas kunjungan obat lansia antrean surat tanah sekolah guru baca sungai perahu panen pupuk ikan pasar usaha air sampah jalan jembatan hutan api banjir siaga data peta aduan cepat dekat murah bersama terpadu keliling malam pagi rumah'.split(
    ' ',
  );

/** The same numbers in every run. */
let seed = 42;
function chance(below: number): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * below);
}
const word = (): string => words[Math.floor((chance(words.length) * chance(1000)) / 1000)] ?? '';
const sentence = (length: number): string =>
  `${Array.from({ length }, word)
    .join(' ')
    .replace(/^./u, (sign) => sign.toUpperCase())}.`;

const folder = await mkdtemp(path.join(tmpdir(), 'catalogue-'));
const postgres = await startEmbedded(path.join(folder, 'postgres'), makeLog('error'));
const database = await newDatabase(postgres.url);
const { db, close } = openDatabase(database.url, makeLog('error'));
await migrate(db);
await loadReference(db);
await fill();
await measure();
await close();
await database.drop();
await postgres.stop();
await rm(folder, { recursive: true, force: true });

async function fill(): Promise<void> {
  const owner = await addPerson(db, 'Pengelola');
  const innovations: string[] = [];
  const cards: string[] = [];
  for (let n = 1; n <= SIZE; n += 1) {
    const code = `INV-${n.toString(36).toUpperCase().padStart(5, '0')}`;
    const unit = referenceUnits[chance(referenceUnits.length)]?.id ?? '';
    const name = `${sentence(4).slice(0, -1)} ${n}`;
    const year = 2021 + chance(6);
    innovations.push(
      [code, unit, 'balangan-2026', 2, owner, 'accepted', name, '2026-06-01', 1].join('\t'),
    );
    const texts = ['permasalahan', 'metode', 'cara_kerja', 'tujuan', 'manfaat', 'hasil'].map(
      (item) => ({ item, label: item, text: sentence(25) }),
    );
    const card = JSON.stringify({ summary: sentence(12), texts, video: null });
    const field = urusan[chance(urusan.length)]?.code ?? '';
    const form = ['tata_kelola', 'pelayanan_publik', 'lainnya'][chance(3)];
    const kind = ['digital', 'non_digital'][chance(2)];
    cards.push(
      [code, 1, unit, 'balangan-2026', year, name, form, kind, 'penerapan', field, card].join('\t'),
    );
  }
  await copy(
    'innovation (code, unit_id, edition_id, edition_version, owner_id, state, name, submitted_at, version)',
    innovations,
  );
  await copy(
    'hub_card (code, version, unit_id, edition_id, year, name, form, kind, stage, field, card)',
    cards,
  );
  await sql`analyze`.execute(db);
}

async function copy(into: string, rows: readonly string[]): Promise<void> {
  const begun = performance.now();
  await copyRows(database.url, into, rows);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  process.stdout.write(`${rows.length} rows of ${into.split(' ')[0]} in ${seconds} s\n`);
}

async function measure(): Promise<void> {
  const config = loadConfig({ DATA_DIR: folder, SECRET_KEY: 'k'.repeat(40) });
  if (!config.ok) throw new Error(config.problems.join(' '));
  const app = Fastify({ schemaController });
  hubRoutes(app, { db, config: config.config, words: sharedWords });
  const unit = () => referenceUnits[chance(referenceUnits.length)]?.id ?? '';
  const field = () => urusan[chance(urusan.length)]?.code ?? '';
  const code = () => `INV-${(1 + chance(SIZE)).toString(36).toUpperCase().padStart(5, '0')}`;
  const asked: Readonly<Record<string, () => string>> = {
    'first page': () => '/inovasi',
    'a card': () => `/inovasi/${code()}`,
    'one word': () => `/inovasi?cari=${word()}`,
    'three words': () => `/inovasi?cari=${word()}+${word()}+${word()}`,
    'a word nobody wrote': () => `/inovasi?cari=antariksa${chance(1000)}`,
    'unit and urusan': () => `/inovasi?unit=${unit()}&urusan=${field()}`,
    'word, unit, year': () => `/inovasi?cari=${word()}&unit=${unit()}&tahun=${2021 + chance(6)}`,
    'far down the list': () => `/inovasi?dari=${1 + chance(SIZE)}`,
    'feed of an urusan': () => `/inovasi/umpan.atom?urusan=${field()}`,
  };
  for (const [what, url] of Object.entries(asked)) {
    const anew: number[] = [];
    const kept: number[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      const address = url();
      await sql`update hub_revision set revision = revision + 1`.execute(db);
      anew.push(await timeOf(address));
      kept.push(await timeOf(address));
    }
    process.stdout.write(
      `${what.padEnd(22)} after a change ${shown(anew)}   kept ${shown(kept)}\n`,
    );
  }
  await app.close();

  async function timeOf(url: string): Promise<number> {
    const begun = performance.now();
    const { statusCode } = await app.inject({ url });
    const ms = performance.now() - begun;
    if (statusCode !== 200) throw new Error(`${url}: ${statusCode}`);
    return ms;
  }
}

function shown(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1).padStart(6);
  return `p50 ${at(0.5)} p95 ${at(0.95)}`;
}
