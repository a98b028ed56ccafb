// Photographed pages on the database, with real pictures: one upright PDF where a document is wanted, the photos under it with
// their hashes, all of it in the record; and what happens when the PDF cannot be made.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import pino from 'pino';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { getDocumentProxy } from 'unpdf';
import { acceptedFormats, readsPhotos } from '../../src/bot/file-fetcher/accepted-formats.ts';
import { createFileFetcher, type FileFetcher } from '../../src/bot/file-fetcher.ts';
import { createAddressBook } from '../../src/db/address-book.ts';
import { type EvidenceStore, openEvidenceStore } from '../../src/db/evidence-store.ts';
import { openProcessSession, type ProcessSession } from '../../src/db/lease.ts';
import { acceptInbound } from '../../src/db/transactions/accept-inbound.ts';
import { handleInbound } from '../../src/db/transactions/handle-inbound.ts';
import { isKept } from '../../src/db/views/kept-objects.ts';
import { verifyRecord } from '../../src/db/verify/verify.ts';
import type { EditionDefinition } from '../../src/domain/edition/definition.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
import { createFiles, type Files, rulesOf } from '../bot/file-fetcher/sources.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { decree, paper, photographed } from '../support/photographed.ts';
import { openTalk, type Somebody, type Talk } from '../support/talk.ts';
import { longTest } from '../support/long-tests.ts';

const log = pino({ level: 'silent' });
let database: TestDatabase;
let talk: Talk;
let session: ProcessSession;
let store: EvidenceStore;
let files: Files;
let fetcher: FileFetcher;
let dir: string;
let rina: Somebody;
/** Reading photos takes seconds: only where it is looked at. */
let reads = false;

function beginFetching(): void {
  fetcher = createFileFetcher({
    ...{ db: database.db, store, session, log, scanner: null, tickMs: 20 },
    rulesOf: (file) => ({
      ...rulesOf(file),
      allowed: acceptedFormats(file, balangan2026),
      readsPhotos: reads && readsPhotos(file, balangan2026),
    }),
    channels: new Map([['telegram', files.channel]]),
    onFinished: () => undefined,
    onStorageFull: () => undefined,
  });
  fetcher.start();
}

beforeAll(async () => {
  database = await createTestDatabase();
  talk = await openTalk(database);
  session = await openProcessSession(database.url, log);
  dir = await mkdtemp(join(tmpdir(), 'photo-pages-'));
  store = await openEvidenceStore(`file:${join(dir, 'files')}`, dir);
  files = createFiles();
  beginFetching();
  rina = await talk.meet('Rina', [{ role: 'innovator', unit: 'puskesmas-awayan' }]);
  await talk.says(rina, 'baru');
  await talk.says(rina, 'Kelas Gizi Balita Keliling');
});
afterAll(async () => {
  await fetcher.stop();
  await session.close();
  await database.drop();
  await rm(dir, { recursive: true, force: true });
});

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A page as a camera keeps it: `turned` lies on its side and says so. */
const photo = (grey: number, turned = false): Promise<Buffer> =>
  sharp({
    create: {
      ...{ width: turned ? 1400 : 1000, height: turned ? 1000 : 1400, channels: 3 },
      background: { r: grey, g: grey, b: grey },
    },
  })
    .jpeg()
    .withMetadata(turned ? { orientation: 6 } : {})
    .toBuffer();

let sends = 0;

/** Sends photos together and lets them be announced. */
async function announce(caption: string, photos: readonly Buffer[], ending = 'jpg'): Promise<void> {
  sends += 1;
  // Everything that was said is on the phone.
  await sql`update outbox set sent_at = now() where sent_at is null`.execute(database.db);
  const named = photos.map((bytes, at) => {
    const name = `IMG_${sends}${at}.${at === 0 ? ending : 'jpg'}`;
    files.served.set(name, bytes);
    return { ref: { id: name }, name, mime: 'image/jpeg', size: bytes.byteLength };
  });
  await acceptInbound(
    database.db,
    [
      {
        ...{ channel: rina.channel, address: rina.nativeId, externalId: `send-${sends}` },
        ...{ order: sends, sentAt: new Date(), kind: 'file', raw: Buffer.from('{}') },
        ...{ files: named, text: caption },
      },
    ],
    createAddressBook(),
  );
  await handleInbound(database.db, talk.handling, 10, [rina.personId]);
}

async function allEnded(): Promise<void> {
  const isDone = async (): Promise<boolean> => {
    const { rows } = await sql<{ left: number }>`select count(*)::int as left from evidence_file
      where state in ('announced', 'fetching')`.execute(database.db);
    return rows[0]?.left === 0;
  };
  await vi.waitUntil(isDone, { timeout: 120_000, interval: 10 });
  await handleInbound(database.db, talk.handling, 10, [rina.personId]);
}

const heard = async (): Promise<string> => (await talk.waiting(rina)).join('\n');

interface Row {
  readonly id: number;
  readonly item: string;
  readonly state: string;
  readonly name: string;
  readonly sha256: string;
  readonly page_of: number | null;
  readonly page_no: number | null;
  readonly pages: number | null;
}
const rowsOf = async (item: string): Promise<readonly Row[]> =>
  (
    await sql<Row>`select id, item, state, name, sha256, page_of, page_no, pages from evidence_file
      where item = ${item} order by id`.execute(database.db)
  ).rows;

function editionOf(id: string, version: number): EditionDefinition {
  const found = findEdition(id, version);
  if (found === null) throw new Error(`no edition ${id}`);
  return found;
}

async function expectTrueRecord(): Promise<void> {
  const verdict = await verifyRecord(database.db, editionOf);
  expect(verdict.badEvent).toBeNull();
  // Roles were given to people here without their events.
  expect(verdict.differences.filter(({ table }) => table !== 'role_grant')).toEqual([]);
}

test('three photos become one PDF of three upright pages; the photos stay under it', async () => {
  const photos = [await photo(250), await photo(200, true), await photo(150)];
  await announce('indikator 1 tingkat 1 SK Bupati', photos);
  await allEnded();
  await allEnded();
  expect(await heard()).toMatch(
    /✔ 3 foto digabung: SK Bupati \(3 halaman\)\.pdf \(.*foto aslinya/u,
  );

  const rows = await rowsOf('regulasi');
  const pdf = rows.find(({ pages }) => pages === 3);
  expect(pdf).toMatchObject({ state: 'stored', name: 'SK Bupati (3 halaman).pdf', page_of: null });
  const pages = rows.filter(({ page_of }) => page_of === pdf?.id);
  expect(pages.map(({ state, sha256: hash, page_no }) => [state, hash, page_no])).toEqual(
    photos.map((bytes, at) => ['removed', sha256(bytes), at + 1]),
  );
  for (const { sha256: hash } of pages) expect(await store.stat(hash)).toBeTruthy();

  const document = await getDocumentProxy(
    new Uint8Array(await buffer(await store.open(pdf?.sha256 ?? ''))),
  );
  expect(document.numPages).toBe(3);
  for (let no = 1; no <= 3; no += 1) {
    const { width, height } = (await document.getPage(no)).getViewport({ scale: 1 });
    expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
  }
  await expectTrueRecord();
});

longTest(
  'for two indicators it is the same PDF, byte for byte; pictures that are wanted as pictures stay',
  async () => {
    await announce('2 dan 8 tim', [await photo(240), await photo(140)]);
    await allEnded();
    await allEnded();
    const [sdm] = (await rowsOf('sdm')).filter(({ state }) => state === 'stored');
    const [doers] = (await rowsOf('pelaksana')).filter(({ state }) => state === 'stored');
    expect(sdm?.pages).toBe(2);
    expect(doers?.sha256).toBe(sdm?.sha256);

    await announce('indikator 10', [await photo(230), await photo(130)]);
    await allEnded();
    await allEnded();
    const pictures = await rowsOf('sosialisasi');
    expect(pictures.map(({ state, pages }) => [state, pages])).toEqual([
      ['stored', null],
      ['stored', null],
    ]);
    await expectTrueRecord();
  },
);

test('photos whose PDF cannot be made are evidence of their own again', async () => {
  await announce('indikator 13', [await photo(220), await photo(120)]);
  await vi.waitUntil(
    async () => (await rowsOf('proses')).every(({ state }) => state === 'stored'),
    { timeout: 30_000, interval: 10 },
  );
  await fetcher.stop();
  // The photos are joined; then one of them is damaged where it is kept.
  await handleInbound(database.db, talk.handling, 10, [rina.personId]);
  const [first] = await rowsOf('proses');
  const kept = await readdir(dir, { recursive: true });
  const place = kept.find((name) => name.endsWith(first?.sha256 ?? '-'));
  if (place === undefined) throw new Error('the photo is not in the store');
  await writeFile(join(dir, place), 'damaged');
  beginFetching();
  await allEnded();
  expect(await heard()).toContain('tersimpan satu per satu');
  const rows = await rowsOf('proses');
  expect(rows.map(({ state, page_of }) => [state, page_of])).toEqual([
    ['stored', null],
    ['stored', null],
    ['failed', null],
  ]);
  await expectTrueRecord();
});

const heic = readFileSync('tests/fixtures/pictures/page.heic');

longTest(
  'photos as iPhones keep them are decoded, joined like any other, and kept as they came',
  async () => {
    await announce('indikator 16', [heic, await photo(210)], 'heic');
    await allEnded();
    await allEnded();
    expect(await heard()).toMatch(/✔ 2 foto digabung: Indikator 16 \(2 halaman\)\.pdf/u);
    const { rows } = await sql<{ name: string; original: string; format: string; jpeg: string }>`
    select name, original_sha256 as original, format, sha256 as jpeg from evidence_file
    where item = 'replikasi' and original_sha256 is not null`.execute(database.db);
    expect(rows).toEqual([
      expect.objectContaining({ name: 'IMG_50.jpg', original: sha256(heic), format: 'jpg' }),
    ]);
    // The picture is dark in its upper left quarter and nowhere else.
    const { data, info } = await sharp(await buffer(await store.open(rows[0]?.jpeg ?? '')))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([600, 800]);
    const redAt = (x: number, y: number): number => data[(y * info.width + x) * info.channels] ?? 0;
    expect([redAt(100, 100), redAt(500, 100), redAt(100, 700)].map((red) => red > 128)).toEqual([
      false,
      true,
      true,
    ]);
    expect(await store.stat(sha256(heic))).toBeTruthy();
    expect(await isKept(database.db, sha256(heic))).toBe(true);
    await expectTrueRecord();
  },
);

test('one that cannot be decoded is told how to come again', async () => {
  const damaged = Buffer.concat([heic.subarray(0, 500), Buffer.alloc(700)]);
  await announce('indikator 17', [damaged], 'heic');
  await allEnded();
  expect(await heard()).toContain('kirim lagi sebagai foto, bukan sebagai berkas');
  expect((await rowsOf('kecepatan')).map(({ state }) => state)).toEqual(['refused']);
});

test('what a photographed document says is shown as read off the photo, and counts once it is confirmed', async () => {
  reads = true;
  const { lines, facts } = decree(3);
  const page = await photographed(await paper(lines), 3, 0.5);
  await announce('indikator 5 tingkat 1', [page]);
  await allEnded();
  expect(await heard()).toMatch(/Terbaca dari foto, mohon dicocokkan.*: nomor 188\.45\//u);
  const documentOf = async (): Promise<unknown> =>
    (
      await sql<{ document: unknown }>`
        select value -> 'document' as document from answer where item = 'bimtek'`.execute(
        database.db,
      )
    ).rows[0]?.document;
  expect(await documentOf()).toEqual({
    ...facts,
    read: ['number', 'date', 'subject'],
    photo: facts,
  });

  // The first page and the last are read of what was joined.
  const more = decree(4);
  const pages = [
    await photographed(await paper(more.lines.slice(0, 9)), 4, 0.3),
    await photographed(await paper(more.lines.slice(9)), 6, 0.3),
  ];
  await announce('indikator 6 tingkat 1', pages);
  await allEnded();
  await allEnded();
  const { rows } = await sql<{ facts: { document: unknown; photo: unknown } }>`
    select facts from evidence_file where item = 'rkpd' and pages = 2`.execute(database.db);
  expect(rows[0]?.facts).toMatchObject({ document: more.facts, photo: more.facts });
  await expectTrueRecord();
}, 180_000);

longTest(
  'a photographed page of a form is read; each value waits to be taken by its number',
  async () => {
    const page = await paper([
      'FORM C.1',
      '',
      'Nama Inovasi : Kelas Gizi Balita Keliling',
      '',
      'Tujuan Inovasi : Balita ditimbang setiap bulan tanpa ibunya cuti.',
    ]);
    await announce('formulir lama', [await photographed(page, 8, 0.3)]);
    await allEnded();
    expect(await heard()).toMatch(/Mohon diperiksa: 26 \(.*terbaca dari foto/u);
    await talk.says(rina, 'pakai 26');
    const { rows } = await sql<{ text: string; photo: boolean }>`
    select value ->> 'text' as text, value -> 'source' -> 'photo' as photo from answer where item = 'tujuan'`.execute(
      database.db,
    );
    expect(rows).toEqual([
      { text: 'Balita ditimbang setiap bulan tanpa ibunya cuti.', photo: true },
    ]);
  },
  120_000,
);

test('a PDF that was moved takes its pages along', async () => {
  reads = false;
  await announce('indikator 3', [await photo(245), await photo(145)]);
  await allEnded();
  await allEnded();
  expect((await rowsOf('anggaran')).map(({ pages }) => pages)).toEqual([null, null, 2]);
  await talk.says(rina, 'pindah ke 9');
  expect(await rowsOf('anggaran')).toEqual([]);
  const rows = await rowsOf('jejaring');
  const pdf = rows.find(({ pages }) => pages === 2);
  expect(pdf?.state).toBe('stored');
  expect(rows.flatMap(({ page_of, page_no }) => (page_of === pdf?.id ? [page_no] : []))).toEqual([
    1, 2,
  ]);
  await expectTrueRecord();
});

test('its pages are put into another order, taken apart and joined again, and nothing of it is lost', async () => {
  const pagesNow = async (): Promise<readonly (string | null)[]> => {
    const rows = await rowsOf('jejaring');
    const pdf = rows.find(({ pages, state }) => pages === 2 && state === 'stored');
    return rows
      .filter(({ page_of }) => pdf !== undefined && page_of === pdf.id)
      .toSorted((a, b) => Number(a.page_no) - Number(b.page_no))
      .map(({ sha256: hash }) => hash);
  };
  const [first, second] = await pagesNow();
  await talk.says(rina, 'urut 2 1 indikator 9');
  await allEnded();
  expect(await heard()).toContain('2 foto digabung');
  expect(await pagesNow()).toEqual([second, first]);

  await talk.says(rina, 'pisah indikator 9');
  const photos = async (): Promise<readonly (string | null)[]> =>
    (await rowsOf('jejaring')).flatMap((row) => (row.state === 'stored' ? [row.sha256] : []));
  expect(await photos()).toEqual([first, second]);
  await expectTrueRecord();

  await talk.says(rina, 'batal yang tadi');
  await allEnded();
  expect(await pagesNow()).toEqual([second, first]);
  await talk.says(rina, 'foto asli 9');
  const { rows: sent } = await sql<{ hash: string }>`
    select message -> 'file' ->> 'sha256' as hash from outbox where message -> 'file' is not null order by id`.execute(
    database.db,
  );
  expect(sent.map(({ hash }) => hash)).toEqual([second, first]);

  const heardOfList = await talk.says(rina, 'berkas');
  const number = /(\d+)\. \S[^\n]*Jejaring/u.exec(String(heardOfList))?.[1] ?? '0';
  await talk.says(rina, `hapus ${number}`);
  expect(await pagesNow()).toEqual([]);
  await talk.says(rina, 'batal yang tadi');
  expect(await pagesNow()).toEqual([second, first]);
  await expectTrueRecord();
});
