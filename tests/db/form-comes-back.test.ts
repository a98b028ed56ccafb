// The form to fill in, from the chat to the table and back: asked for, made by the printing process, filled in as an office
// program does, sent back, read by its marks, taken with all, and stored with its source.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createFileFetcher, type FileFetcher } from '../../src/bot/file-fetcher.ts';
import { createPrintDesk, type PrintDesk } from '../../src/bot/print-desk.ts';
import { renderMessage } from '../../src/bot/text/id.ts';
import { createAddressBook } from '../../src/db/address-book.ts';
import { type EvidenceStore, openEvidenceStore } from '../../src/db/evidence-store.ts';
import { openProcessSession, type ProcessSession } from '../../src/db/lease.ts';
import { acceptInbound } from '../../src/db/transactions/accept-inbound.ts';
import { handleInbound } from '../../src/db/transactions/handle-inbound.ts';
import { createPrinter } from '../../src/documents/printer.ts';
import type { Message } from '../../src/domain/conversation/message.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { cellMark } from '../../src/domain/excerpts/form-marks.ts';
import { balangan } from '../../src/domain/regions/balangan.ts';
import { createPaperMaker } from '../../src/papers.ts';
import { createFiles, type Files, rulesOf } from '../bot/file-fetcher/sources.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { filledForm, type Written } from '../support/filled-form.ts';
import { openTalk, type Somebody, type Talk } from '../support/talk.ts';

const log = pino({ level: 'silent' });
const printer = createPrinter();
let database: TestDatabase;
let talk: Talk;
let session: ProcessSession;
let store: EvidenceStore;
let files: Files;
let fetcher: FileFetcher;
let desk: PrintDesk;
let dir: string;
let rina: Somebody;

beforeAll(async () => {
  database = await createTestDatabase();
  talk = await openTalk(database);
  const { db } = database;
  session = await openProcessSession(database.url, log);
  dir = await mkdtemp(join(tmpdir(), 'form-comes-back-'));
  store = await openEvidenceStore(`file:${join(dir, 'files')}`, dir);
  files = createFiles();
  fetcher = createFileFetcher({
    ...{ db, store, session, log, rulesOf, scanner: null, tickMs: 20 },
    channels: new Map([['telegram', files.channel]]),
    onFinished: () => undefined,
    onStorageFull: () => undefined,
  });
  fetcher.start();
  desk = createPrintDesk({
    ...{ db, store, session, log, tickMs: 20, onDone: () => undefined },
    make: createPaperMaker({
      openCode: (sealed) => sealed,
      ...{ db, store, printer, region: balangan, editionOf: () => balangan2026 },
      publicUrl: () => 'https://inovasi.contoh.go.id',
      addresses: () => ({ web: 'https://inovasi.contoh.go.id', telegram: 'contoh_bot' }),
      onDefect: (paper, reason) => {
        throw new Error(`${paper}: ${reason}`);
      },
    }),
  });
  desk.start();
  rina = await talk.meet('Rina', [{ role: 'innovator', unit: 'puskesmas-awayan' }]);
});
afterAll(async () => {
  await desk.stop();
  printer.stop();
  await fetcher.stop();
  await session.close();
  await database.drop();
  await rm(dir, { recursive: true, force: true });
});

/** The file that was queued for Rina with what is said beside it. */
async function asksFor(said: string): Promise<Message> {
  await talk.says(rina, said);
  const found = async (): Promise<Message | undefined> =>
    (
      await sql<{ message: Message }>`select message from outbox where person_id = ${rina.personId}
        and message -> 'parts' -> 0 ->> 'key' = 'print_ready' order by id desc limit 1`.execute(
        database.db,
      )
    ).rows[0]?.message;
  return vi.waitUntil(found, { timeout: 30_000, interval: 10 });
}

async function sends(name: string, bytes: Buffer): Promise<string> {
  files.served.set(name, bytes);
  await acceptInbound(
    database.db,
    [
      {
        ...{ channel: rina.channel, address: rina.nativeId, externalId: name, order: 1 },
        ...{ sentAt: new Date(), kind: 'file', raw: Buffer.from('{}') },
        files: [{ ref: { id: name }, name, mime: null, size: null }],
      },
    ],
    createAddressBook(),
  );
  await handleInbound(database.db, talk.handling, 10, [rina.personId]);
  const isDone = async (): Promise<boolean> => {
    const { rows } = await sql<{ left: number }>`select count(*)::int as left from evidence_file
      where state in ('announced', 'fetching')`.execute(database.db);
    return rows[0]?.left === 0;
  };
  await vi.waitUntil(isDone, { timeout: 30_000, interval: 10 });
  await handleInbound(database.db, talk.handling, 10, [rina.personId]);
  return (await talk.waiting(rina)).at(-1) ?? '';
}

const value = (item: string): string => cellMark({ part: 'value', item });

test('the form goes out as a Word file, comes back filled in, and is stored as it was filled in', async () => {
  const message = await asksFor('formulir kosong');
  expect(message.file).toMatchObject({ name: 'Formulir Isian 2026.docx' });
  expect(renderMessage(message).text).toContain('kirim berkasnya kembali ke sini');
  const blank = await buffer(await store.open(message.file?.sha256 ?? ''));

  const filled = await filledForm(
    blank,
    new Map<string, Written>([
      [value('nama'), { words: 'Kelas Gizi Balita Keliling (KEGILING)' }],
      [value('jenis'), { ticks: [1] }],
      [value('tujuan'), { words: 'Balita ditimbang di posyandu malam.\nIbu tidak perlu cuti.' }],
      [cellMark({ part: 'level', item: 'kemanfaatan', variant: 'a_orang' }), { ticks: [1] }],
      [cellMark({ part: 'description', item: 'kemanfaatan' }), { words: '420 orang' }],
    ]),
  );
  const shown = await sends('Formulir Isian 2026.docx', filled);
  expect(shown).toMatch(/Terbaca dari Formulir Isian 2026\.docx: 3 isian dan 1 indikator/u);
  expect(shown).toContain('Indikator: 18 (tingkat 2)');
  expect(shown).not.toContain('Mohon diperiksa');

  expect(await talk.says(rina, 'pakai semua')).toMatch(/tersimpan 3 isian dan 1 indikator/u);
  const { rows } = await sql<{ item: string; value: unknown }>`
    select item, value - 'source' as value from answer order by item`.execute(database.db);
  expect(rows).toEqual([
    { item: 'jenis', value: { type: 'choice', codes: ['non_digital'] } },
    {
      item: 'kemanfaatan',
      value: {
        ...{ type: 'indicator', level: 2, variant: 'a_orang', description: '420 orang', links: [] },
      },
    },
    { item: 'nama', value: { type: 'text', text: 'Kelas Gizi Balita Keliling (KEGILING)' } },
    {
      item: 'tujuan',
      value: { type: 'text', text: 'Balita ditimbang di posyandu malam.\nIbu tidak perlu cuti.' },
    },
  ]);
  const sources = await sql<{ name: string }>`
    select distinct value -> 'source' ->> 'name' as name from answer`.execute(database.db);
  expect(sources.rows).toEqual([{ name: 'Formulir Isian 2026.docx' }]);

  expect(await sends('formulir isian 2026 (1).docx', filled)).toContain(
    'sama dengan yang sudah tersimpan',
  );
});

test('the form on paper stays a PDF', async () => {
  await sql`delete from outbox where person_id = ${rina.personId}`.execute(database.db);
  expect((await asksFor('formulir kosong pdf')).file).toMatchObject({
    name: 'Formulir Kosong 2026.pdf',
    mime: 'application/pdf',
  });
});
