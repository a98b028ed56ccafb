// A paper asked for in chat, over the real database and with a real printer: the file follows once, what cannot be printed is
// said, and what a dead process was printing is printed by the next.
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createPrintDesk, type PrintDesk } from '../../src/bot/print-desk.ts';
import { type EvidenceStore, openEvidenceStore } from '../../src/db/evidence-store.ts';
import { openProcessSession, type ProcessSession } from '../../src/db/lease.ts';
import { createPrinter } from '../../src/documents/printer.ts';
import type { Message } from '../../src/domain/conversation/message.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { balangan } from '../../src/domain/regions/balangan.ts';
import { renderMessage } from '../../src/bot/text/id.ts';
import { judgeWorkbook } from '../../src/domain/edition/workbook/judge.ts';
import { editionLimits, readWorkbookCells } from '../../src/files/archive/workbook.ts';
import { inMemory } from '../../src/files/bytes.ts';
import { makeLog } from '../../src/log.ts';
import { createPaperMaker } from '../../src/papers.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { addInnovation } from '../support/records.ts';
import { openTalk, type Somebody, type Talk } from '../support/talk.ts';

const unit = 'puskesmas-awayan';
const printer = createPrinter();
let database: TestDatabase;
let session: ProcessSession;
let dir: string;
let store: EvidenceStore;
let desk: PrintDesk;
let talk: Talk;
let rina: Somebody;
let admin: Somebody;
let innovationId: number;

beforeAll(async () => {
  database = await createTestDatabase();
  talk = await openTalk(database);
  const { db } = database;
  rina = await talk.meet('Rina', [{ role: 'innovator', unit }]);
  admin = await talk.meet('Budi', [{ role: 'unit_admin', unit }]);
  await talk.meet('H. Ahmad, S.KM', [{ role: 'unit_head', unit }]);
  await sql`update person set nip = '197001011990031001' where name like 'H. Ahmad%'`.execute(db);
  session = await openProcessSession(database.url, makeLog('silent'));
  dir = await mkdtemp(path.join(tmpdir(), 'print-desk-'));
  store = await openEvidenceStore(`file:${path.join(dir, 'files')}`, dir);
  innovationId = await addInnovation(db, {
    code: 'INV-PAPER',
    unitId: unit,
    ownerId: rina.personId,
  });
  await sql`update innovation set state = 'unit_verified', submitted_at = now(), name = 'Kelas Gizi', version = 7
    where id = ${innovationId}`.execute(db);
  desk = createPrintDesk({
    ...{ db, store, session, log: makeLog('silent'), tickMs: 20 },
    make: createPaperMaker({
      openCode: (sealed) => sealed,
      ...{ db, printer, store, region: balangan, editionOf: () => balangan2026 },
      publicUrl: () => 'https://inovasi.contoh.go.id',
      addresses: () => ({ web: 'https://inovasi.contoh.go.id', telegram: 'contoh_bot' }),
      onDefect: (paper, reason) => {
        throw new Error(`${paper}: ${reason}`);
      },
    }),
    onDone: () => undefined,
  });
});
afterAll(async () => {
  await desk.stop();
  printer.stop();
  await session.close();
  await database.drop();
  await rm(dir, { recursive: true, force: true });
});

/** What was queued for somebody by the printing, newest last. */
async function sent(who: Somebody): Promise<readonly Message[]> {
  const { rows } = await sql<{ message: Message }>`
    select message from outbox where person_id = ${who.personId}
      and message -> 'parts' -> 0 ->> 'key' in ('print_ready', 'print_failed') order by id`.execute(
    database.db,
  );
  return rows.map(({ message }) => message);
}

async function answered(who: Somebody, count: number): Promise<Message> {
  await vi.waitUntil(async () => (await sent(who)).length >= count, {
    timeout: 30_000,
    interval: 10,
  });
  return (await sent(who))[count - 1] as Message;
}

const head = async ({ file }: Message): Promise<string> =>
  (await buffer(await store.open(file?.sha256 ?? '', { start: 0, end: 7 }))).toString('latin1');

test('what a process that died was printing is printed by the next, once', async () => {
  const said = await talk.says(rina, 'formulir INV-PAPER');
  expect(said).toContain('Form C.1 untuk Kelas Gizi (INV-PAPER) sedang disiapkan');
  await sql`update print_request set state = 'printing', claimed_by = 999999999`.execute(
    database.db,
  );
  desk.start();
  const message = await answered(rina, 1);
  expect(message.file).toMatchObject({
    name: 'Form C.1 INV-PAPER versi 7.pdf',
    mime: 'application/pdf',
  });
  expect(await head(message)).toMatch(/^%PDF-1\.7/u);
  expect(renderMessage(message).text).toBe('Form C.1 untuk Kelas Gizi (INV-PAPER), versi 7');
});

test('the same content is the same print and the same file; another version is another', async () => {
  const [first] = await sent(rina);
  await talk.says(rina, 'formulir INV-PAPER');
  const again = await answered(rina, 2);
  expect(again.file?.sha256).toBe(first?.file?.sha256);
  await sql`update innovation set version = 8 where id = ${innovationId}`.execute(database.db);
  await talk.says(rina, 'formulir INV-PAPER');
  expect((await answered(rina, 3)).file?.sha256).not.toBe(first?.file?.sha256);
  const { rows } = await sql<{ version: number }>`select version from print order by id`.execute(
    database.db,
  );
  expect(rows.map(({ version }) => version)).toEqual([7, 8]);
});

test('a unit gets its forms bound, its rekapitulasi and its daftar, after the code', async () => {
  for (const [nth, [said, name, begins]] of [
    ['formulir unit', 'Form Pengisian UPT Puskesmas Awayan 2026.pdf', '%PDF-1.7'],
    ['rekap', 'Rekapitulasi UPT Puskesmas Awayan 2026.xlsx', 'PK'],
    ['unduh daftar', 'Daftar Inovasi UPT Puskesmas Awayan 2026.xlsx', 'PK'],
  ].entries()) {
    const asked = await talk.says(admin, said ?? '');
    const code = /kode ini: (\d{4})/u.exec(asked)?.[1] ?? '';
    expect(await talk.says(admin, code)).toContain('sedang disiapkan');
    const message = await answered(admin, nth + 1);
    expect(message.file?.name).toBe(name);
    expect(await head(message)).toContain(begins);
  }
});

test('a sign that cannot be printed is named with its item', async () => {
  await sql`update innovation set version = version + 1 where id = ${innovationId}`.execute(
    database.db,
  );
  await sql`insert into answer (innovation_id, item, value, revision, written_by)
    values (${innovationId}, 'metode', '{"type": "text", "text": "aneh 日"}', 1, ${rina.personId})`.execute(
    database.db,
  );
  const before = (await sent(rina)).length;
  await talk.says(rina, 'formulir INV-PAPER');
  const message = await answered(rina, before + 1);
  expect(message.file).toBeUndefined();
  expect(renderMessage(message).text).toContain(
    'Tanda "日" pada "Metode & Strategi" tidak dapat dicetak',
  );
});

test('a letter waits until its office told what it cannot go out without, and says what to type', async () => {
  const koor = await talk.meet('Kora', [{ role: 'coordinator' }]);
  await talk.says(koor, 'rapat: Sosialisasi; 7 Desember 2026; 09.00; Aula');
  await talk.says(koor, 'surat undangan R-1');
  const refused = renderMessage(await answered(koor, 1)).text;
  expect(refused).toContain('Surat Undangan untuk Sosialisasi (R-1) belum dapat dicetak.');
  for (const part of ['"kop alamat: "', '"lambang"', '"ttd kepala: "'])
    expect(refused).toContain(part);
  const confirm = async (line: string) => {
    const code = /kode ini: (\d{4})/u.exec(await talk.says(koor, line))?.[1] ?? '';
    await talk.says(koor, code);
  };
  await confirm('kop alamat: Jalan Contoh Nomor 1');
  await confirm('ttd kepala: Fulan, S.E., Pembina');
  const received = await store.receive(
    createReadStream(new URL('../fixtures/documents/lambang-contoh.png', import.meta.url)),
    { maxBytes: 1e6 },
  );
  const kept = received.ok ? await store.keep(received.value) : received;
  if (!kept.ok) throw new Error('the emblem was not kept');
  await sql`insert into evidence_file (person_id, item, purpose, state, channel, ref, name, sha256, size, format, mime, stored_at, told_at)
    values (${koor.personId}, 'emblem:*', 'scan', 'stored', 'telegram', '{}', 'lambang.png', ${kept.value.sha256}, ${kept.value.size}, 'png', 'image/png', now(), now())`.execute(
    database.db,
  );
  await confirm('pakai lambang');
  await talk.says(koor, 'surat undangan R-1');
  const message = await answered(koor, 2);
  expect(message.file?.name).toBe('Surat Undangan R-1 2026-12-07.pdf');
  expect(await head(message)).toContain('%PDF-1.7');
  await talk.says(koor, 'surat undangan R-1 word');
  const document = await answered(koor, 3);
  expect(document.file?.name).toBe('Surat Undangan R-1 2026-12-07.docx');
  expect(await head(document)).toContain('PK');
});

test('the workbook of an edition is sent, changed and read as what was changed', async () => {
  const koor = await talk.meet('Kori', [{ role: 'coordinator' }]);
  expect(await talk.says(koor, 'edisi ekspor')).toContain('sedang disiapkan');
  const message = await answered(koor, 1);
  expect(message.file?.name).toBe('Edisi balangan-2026 versi 2.xlsx');
  expect(renderMessage(message).text).toContain('kirim kembali ke sini dengan keterangan "edisi"');
  const bytes = await buffer(await store.open(message.file?.sha256 ?? ''));
  const cells = await readWorkbookCells(inMemory(bytes), editionLimits);
  const judged = cells.ok ? judgeWorkbook(cells.sheets, () => balangan2026) : cells;
  expect(judged).toMatchObject({ kind: 'right', changes: [] });
});
