// A whole season with everything running, written as one conversation: whole-season.chat beside this file.
// Nothing is put in by hand; what is looked up afterwards comes from phones, browsers, the command line, the API and the oracle.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { LiveSeason, type Told } from '../support/live/season.ts';
import { type Played, playLive } from '../support/live/transcript.ts';
import { violations } from '../support/oracle.ts';
import { type ProductProcess, startProductProcess } from '../support/product.ts';
import { startTelegram, type StandIn } from '../support/telegram/stand-in.ts';
import { blurred } from '../support/transcript-words.ts';

const script = path.join(import.meta.dirname, 'whole-season.chat');

let database: TestDatabase;
let telegram: StandIn;
let product: ProductProcess;
let season: LiveSeason;
let played: Played;
/** What has to end, also when the season breaks off; the last first. */
const ends: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  ends.unshift(() => database.drop());
  telegram = await startTelegram();
  ends.unshift(() => telegram.close());
  product = await startProductProcess({ databaseUrl: database.url, telegram });
  ends.unshift(() => product.close());
  season = new LiveSeason({ database, telegram, product });
  played = await playLive(season, readFileSync(script, 'utf8'));
  // A limit against hanging for ever; alone it takes less than a minute.
}, 600_000);
afterAll(async () => {
  for (const end of ends) await end();
});

test('is the conversation that was written down, and every promise held', async () => {
  await expect(played.text).toMatchFileSnapshot(script);
  const files = path.join(product.dataDir, 'evidence');
  expect(await violations({ db: database.db, telegram, files })).toEqual([]);
  expect(product.log()).not.toMatch(/unhandled|uncaught/i);
});

const firstLine = ({ to, seen }: Told): string =>
  `${to.who}: ${blurred(seen.text, played.codes).split('\n')[0]}`;

test('tells each person concerned of each event once, and nobody else', () => {
  const first = 'Siap Timbang (INV-1)';
  const second = 'Pengadaan Kursi (INV-2)';
  const both = (people: readonly string[], text: string): string[] =>
    people.map((who) => `${who}: ${text}`);
  const unasked = season.told.filter(({ by, to }) => by !== to.who).map(firstLine);
  expect(unasked.toSorted()).toEqual(
    [
      ...[
        'verifikator Bapperida sudah dipakai oleh Vera Lestari.',
        'Admin Inovasi UPT Puskesmas Awayan sudah dipakai oleh Salmah Hayati.',
        'Kepala unit UPT Puskesmas Awayan sudah dipakai oleh Hadi Rahman.',
        'Admin Inovasi RSUD Datu Kandang Haji sudah dipakai oleh Yusuf Anwar.',
        'Kepala unit RSUD Datu Kandang Haji sudah dipakai oleh Hadi Rahman.',
      ].map(
        (used) =>
          `Kora: Undangan ${used} Bila bukan orang yang Anda maksud, ketik "cabut" untuk mengakhirinya.`,
      ),
      'Salmah: Rina Wulandari bergabung sebagai inovator UPT Puskesmas Awayan. Bila orang ini bukan dari unit Anda, ketik "cabut" untuk mengakhirinya.',
      // Nil: the head is asked, then who declared it and Bapperida hear of it.
      'Hadi: Yusuf Anwar menyatakan bahwa RSUD Datu Kandang Haji belum memiliki inovasi. Ketik "nihil" untuk membaca dan mengesahkan.',
      ...both(
        ['Yusuf', 'Vera'],
        'Keterangan nihil RSUD Datu Kandang Haji disahkan oleh Hadi Rahman.',
      ),
      // The unit's check: handed in, returned, repaired, approved.
      `Salmah: Menunggu Anda: ${first}`,
      `Salmah: Menunggu Anda: ${second}`,
      `Rina: ${first} dikembalikan oleh Salmah Hayati untuk diperbaiki:`,
      `Salmah: Sudah diperbaiki dan menunggu Anda: ${first}`,
      `Rina: Kabar baik: ${first} disetujui oleh Salmah Hayati. Sekarang menunggu kepala unit.`,
      `Rina: Kabar baik: ${second} disetujui oleh Salmah Hayati. Sekarang menunggu kepala unit.`,
      // The second one waits ten minutes to be told, and by then Hadi has endorsed it.
      'Hadi: 1 inovasi menunggu penetapan:',
      ...[first, second].flatMap((named) =>
        both(
          ['Rina', 'Salmah'],
          `${named} ditetapkan oleh Hadi Rahman (Kepala unit); sekarang menunggu Bapperida.`,
        ),
      ),
      // Bapperida: one message about both; what came after the repair waits, and is decided before its time.
      'Vera: 2 inovasi menunggu pemeriksaan Bapperida:',
      `Rina: ${first} dikembalikan oleh Vera Lestari untuk diperbaiki:`,
      ...both(
        ['Hadi', 'Salmah'],
        `${first} dikembalikan oleh Vera Lestari (verifikator Bapperida).`,
      ),
      ...both(
        ['Hadi', 'Rina', 'Salmah'],
        `${second} ditolak oleh Vera Lestari (verifikator Bapperida).`,
      ),
      ...[
        'diterima oleh Vera Lestari (verifikator Bapperida).',
        'selesai monev oleh Vera Lestari (verifikator Bapperida); sekarang sudah monev.',
        'masuk SK Bupati oleh Kora Aulia (koordinator); sekarang ditetapkan.',
        'dientri ke aplikasi nasional oleh Vera Lestari (verifikator Bapperida).',
      ].flatMap((what) => both(['Hadi', 'Rina', 'Salmah'], `${first} ${what}`)),
    ].toSorted(),
  );
});

test('shows nothing twice that was not asked for twice', () => {
  // What phones show is what was read step by step: nothing came late, nothing stands between the lines.
  const onPhones = season.told.filter(({ to }) => to.network === 'telegram');
  expect(onPhones).toHaveLength(telegram.journal.shown().length);
  const texts = Map.groupBy(
    season.told,
    ({ to, seen }) => `${to.who} ${blurred(seen.text, played.codes)} ${seen.file?.name}`,
  );
  const doubled = [...texts.values()].filter(
    (told) =>
      told.length > 1 &&
      // An answer may be the same as another one to another message of the same person.
      (new Set(told.map(({ step }) => step)).size < told.length ||
        told.some(({ by, to }) => by !== to.who)),
  );
  expect(doubled.map((told) => told.map(firstLine))).toEqual([]);
});

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('keeps every file, and shows it to whoever checks', () => {
  const shown = season.told.flatMap(({ to, seen }) =>
    to.who === 'Salmah' && seen.file !== undefined ? [seen.file] : [],
  );
  expect(shown).toHaveLength(20);
  // Pictures are shown without what a camera wrote into them; everything else is byte for byte what was sent.
  for (const { name, bytes } of shown.filter((file) => !/\.(?:png|jpg)$/.test(file.name)))
    expect([name, sha256(bytes)]).toEqual([name, sha256(sent(name))]);
});

const sent = (name: string): Buffer => {
  const bytes = played.files.get(name);
  if (bytes === undefined) throw new Error(`${name} was not sent`);
  return bytes;
};

interface Shown {
  readonly state: string;
  readonly maturity: unknown;
  readonly verifiedLevels: unknown;
  readonly evidence: readonly { readonly name: string; readonly sha256: string }[];
  readonly history: readonly {
    readonly type: string;
    readonly by: string | null;
    readonly role: string | null;
    readonly channel: string | null;
  }[];
}

async function api<T>(pathname: string): Promise<T> {
  const token = await product.admin('token', '--role', 'verifier');
  const answer = await fetch(`${product.url()}/api/v1/${pathname}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}

const steps = ({ history }: Shown): string[] =>
  history
    .filter(({ role, type }) => role !== null && !/^(?:answer_|file_|monev_written)/.test(type))
    .map(({ type, by, role, channel }) => `${type} ${by} ${role} ${channel}`);

test('ends where the SOP ends: one entered nationally, one rejected, one unit nil', async () => {
  const [first = '', second = ''] = played.codes;
  const designated = await api<Shown>(`innovations/${first}`);
  expect(designated.state).toBe('reported');
  // Claimed 40; the verifier set one indicator of weight 2 a level higher.
  expect(designated.maturity).toEqual({ claimed: 40, verified: 42, most: 111 });
  expect(designated.verifiedLevels).toEqual([
    { item: 'sdm', level: 2, reason: 'jumlah SDM sesuai SK' },
  ]);
  expect(steps(designated)).toEqual([
    'created Rina Wulandari innovator telegram',
    'submit Rina Wulandari innovator telegram',
    'return Salmah Hayati unit_admin webchat',
    'repair Rina Wulandari innovator telegram',
    'verify Salmah Hayati unit_admin webchat',
    'endorse Hadi Rahman unit_head telegram',
    'return Vera Lestari verifier webchat',
    'repair Rina Wulandari innovator telegram',
    'level_verified Vera Lestari verifier webchat',
    'accept Vera Lestari verifier webchat',
    'monev_held Vera Lestari verifier webchat',
    'monitor Vera Lestari verifier webchat',
    'list_frozen Kora Aulia coordinator webchat',
    'designate Kora Aulia coordinator webchat',
    'report Vera Lestari verifier webchat',
  ]);
  const rejected = await api<Shown>(`innovations/${second}`);
  expect(rejected.state).toBe('rejected');
  expect(rejected.maturity).toEqual({ claimed: 37, verified: null, most: 111 });
  expect(steps(rejected)).toEqual([
    'created Rina Wulandari innovator webchat',
    'submit Rina Wulandari innovator webchat',
    'verify Salmah Hayati unit_admin webchat',
    'endorse Hadi Rahman unit_head telegram',
    'reject Vera Lestari verifier webchat',
  ]);

  const list = await api<{ items: { code: string; state: string }[] }>('innovations');
  expect(list.items.map(({ code, state }) => [code, state])).toEqual([
    [second, 'rejected'],
    [first, 'reported'],
  ]);
  const nil = await api<{ items: object[] }>('editions/balangan-2026/nil-statements');
  expect(nil.items).toEqual([
    expect.objectContaining({
      unitId: 'rsud',
      declaredBy: 'Yusuf Anwar',
      confirmedBy: 'Hadi Rahman',
    }),
  ]);
  const monev = await api<{ rows: object[]; officer: string }>(`innovations/${first}/monev`);
  expect(monev.officer).toBe('H. Salmah, SKM');
  expect(monev.rows).toHaveLength(7);
  expect(monev.rows[3]).toMatchObject({ no: 4, advice: 'Anggarkan lagi tahun depan' });
  const scan = sent('SK Bupati.pdf');
  expect(await api('editions/balangan-2026/designation')).toMatchObject({
    open: null,
    last: {
      skNumber: '188.45/321/2026',
      skDate: '2026-09-07',
      scan: { name: 'SK Bupati.pdf', size: scan.length, sha256: sha256(scan) },
    },
  });
  const stored = [...designated.evidence, ...rejected.evidence].map(({ sha256 }) => sha256);
  const evidence = [...played.files].filter(([name]) => name !== 'SK Bupati.pdf');
  for (const [, bytes] of evidence) expect(stored).toContain(sha256(bytes));
});

test('leaves a record that leads to the tables, by the operator’s own command', async () => {
  // The command fails when a chain is broken or a table differs; its last line is the anchor of the record.
  expect(await product.admin('verify')).toMatch(/^[0-9a-f]{64}$/);
});
