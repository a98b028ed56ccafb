// An old document on the database: sent as a Word file, fetched, taken apart and read; what is taken over stands as answers
// with their source, in the record as any other; what is not stays for fourteen days and counts for nothing.
import { mkdtemp, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createFileFetcher, type FileFetcher } from '../../src/bot/file-fetcher.ts';
import { createAddressBook } from '../../src/db/address-book.ts';
import { type EvidenceStore, openEvidenceStore } from '../../src/db/evidence-store.ts';
import { openProcessSession, type ProcessSession } from '../../src/db/lease.ts';
import { acceptInbound } from '../../src/db/transactions/accept-inbound.ts';
import { handleInbound } from '../../src/db/transactions/handle-inbound.ts';
import { verifyRecord } from '../../src/db/verify/verify.ts';
import type { EditionDefinition } from '../../src/domain/edition/definition.ts';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
import { createFiles, type Files, rulesOf } from '../bot/file-fetcher/sources.ts';
import { docxEntries, zip } from '../files/support/zip.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openTalk, type Somebody, type Talk } from '../support/talk.ts';

const log = pino({ level: 'silent' });
let database: TestDatabase;
let talk: Talk;
let session: ProcessSession;
let store: EvidenceStore;
let files: Files;
let fetcher: FileFetcher;
let dir: string;

beforeAll(async () => {
  database = await createTestDatabase();
  talk = await openTalk(database);
  session = await openProcessSession(database.url, log);
  dir = await mkdtemp(join(tmpdir(), 'old-documents-'));
  store = await openEvidenceStore(`file:${join(dir, 'files')}`, dir);
  files = createFiles();
  fetcher = createFileFetcher({
    db: database.db,
    store,
    channels: new Map([['telegram', files.channel]]),
    session,
    log,
    rulesOf,
    scanner: null,
    onFinished: () => undefined,
    onStorageFull: () => undefined,
    tickMs: 20,
  });
  fetcher.start();
});
afterAll(async () => {
  await fetcher.stop();
  await session.close();
  await database.drop();
  await rm(dir, { recursive: true, force: true });
});

function editionOf(id: string, version: number): EditionDefinition {
  const found = findEdition(id, version);
  if (found === null) throw new Error(`no edition ${id}`);
  return found;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const cell = (text: string): string =>
  `<w:tc><w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p></w:tc>`;

/** A Word document with one table of these rows. */
const docx = (rows: readonly (readonly string[])[]): Buffer =>
  zip(
    docxEntries(
      `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`,
    ),
  );

/** Sends files together, waits until they were read, and gives what the sender is told then. */
async function sends(who: Somebody, named: Readonly<Record<string, Buffer>>): Promise<string> {
  for (const [name, bytes] of Object.entries(named)) files.served.set(name, bytes);
  const message = {
    channel: who.channel,
    address: who.nativeId,
    externalId: Object.keys(named).join(),
    order: 1,
    sentAt: new Date(),
    kind: 'file' as const,
    files: Object.keys(named).map((name) => ({ ref: { id: name }, name, mime: null, size: null })),
    raw: Buffer.from('{}'),
  };
  await acceptInbound(database.db, [message], createAddressBook());
  await handleInbound(database.db, talk.handling, 10, [who.personId]);
  const isDone = async (): Promise<boolean> => {
    const { rows } = await sql<{ left: number }>`select count(*)::int as left from evidence_file
      where person_id = ${who.personId} and state in ('announced', 'fetching')`.execute(
      database.db,
    );
    return rows[0]?.left === 0;
  };
  await vi.waitUntil(isDone, { timeout: 30_000, interval: 10 });
  await handleInbound(database.db, talk.handling, 10, [who.personId]);
  return (await talk.waiting(who)).at(-1) ?? '';
}

const report = z
  .object({ rows: z.array(z.array(z.string())) })
  .parse(JSON.parse(readFileSync('tests/fixtures/documents/report.json', 'utf8')));

interface Stored {
  item: string;
  value: { type: string; text?: string; source?: { name: string; heading: string } };
}
const answers = async (): Promise<readonly Stored[]> =>
  (await sql<Stored>`select item, value from answer order by item`.execute(database.db)).rows;

test('the report of the agency as a Word file fills the form; every cell with a text comes out as it is', async () => {
  const rina = await talk.meet('Rina', [{ role: 'innovator', unit: 'puskesmas-awayan' }]);
  const shown = await sends(rina, { 'laporan.docx': docx(report.rows) });
  expect(shown).toMatch(/Terbaca dari laporan\.docx: 14 isian, belum disimpan/u);
  expect(await answers()).toEqual([]);

  expect(await talk.says(rina, 'pakai kecuali 25')).toMatch(/tersimpan 13 isian.*INV-/u);
  const stored = new Map((await answers()).map(({ item, value }) => [item, value]));
  expect(stored.size).toBe(13);
  const cellOf = (label: string): string => report.rows.find(([name]) => name === label)?.[1] ?? '';
  expect(stored.get('tujuan')?.text).toBe(cellOf('Tujuan Inovasi'));
  expect(stored.get('hasil')?.text).toBe(cellOf('Hasil Inovasi'));
  expect(stored.get('latar_belakang')?.source).toMatchObject({
    name: 'laporan.docx',
    heading: 'Latar Belakang',
  });

  // What was not taken is told as such, and is in no count.
  expect(await talk.says(rina, 'kurang semua')).toMatch(/25\. .*: terbaca, belum dipastikan/u);
  const verdict = await verifyRecord(database.db, editionOf);
  expect(verdict.badEvent).toBeNull();
  // Roles were given to people here without their events.
  expect(verdict.differences.filter(({ table }) => table !== 'role_grant')).toEqual([]);

  expect(await talk.says(rina, 'batal yang tadi')).toContain('Dibatalkan');
  expect((await answers()).map(({ item }) => item)).toEqual(['nama']);

  await sql`update evidence_file set read_until = now() - interval '1 second' where read_until is not null`.execute(
    database.db,
  );
  expect(await talk.says(rina, 'dokumen')).toContain('Silakan kirim Word');
});

test('two documents that disagree; the one that is dropped stays as a file', async () => {
  const budi = await talk.meet('Budi', [{ role: 'innovator', unit: 'puskesmas-juai' }]);
  const shown = await sends(budi, {
    'satu.docx': docx([
      ['Nama Inovasi', 'SURAT KELILING'],
      ['Inovasi Dimulai', '3 Februari 2025'],
    ]),
    'dua.docx': docx([
      ['Nama Inovasi', 'SURAT KELILING'],
      ['Inovasi Dimulai', 'Maret 2025'],
    ]),
  });
  expect(shown).toMatch(/13 .*\(a\) 3 Februari 2025 di satu, \(b\) Maret 2025 di dua/u);
  expect(await talk.says(budi, 'bukan')).toContain('tidak dipakai');
  expect(await talk.says(budi, 'dokumen')).toContain('Silakan kirim Word');
  const { rows } = await sql<{ kept: number }>`select count(*)::int as kept from evidence_file
    where person_id = ${budi.personId} and state = 'stored'`.execute(database.db);
  expect(rows).toEqual([{ kept: 2 }]);
});

test('the database holds no reading of what is no document, and no source without its place', async () => {
  await expect(
    sql`update evidence_file set read_until = now(), facts = '{}'`.execute(database.db),
  ).rejects.toThrow('evidence_file_read_until');
  await expect(
    sql`update answer set value = value || '{"source": {"file": "x"}}'`.execute(database.db),
  ).rejects.toThrow('answer_source');
});
