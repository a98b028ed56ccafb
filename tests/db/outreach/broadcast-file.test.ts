// A file with a broadcast, from the chat to every recipient: fetched and inspected for real, stored once, named in each message.
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { documentReader } from '../../../src/bot/file-fetcher/document-reader.ts';
import { createFileFetcher, type FileFetcher } from '../../../src/bot/file-fetcher.ts';
import { renderMessage } from '../../../src/bot/text/id.ts';
import { createAddressBook } from '../../../src/db/address-book.ts';
import { type EvidenceStore, openEvidenceStore } from '../../../src/db/evidence-store.ts';
import { openProcessSession, type ProcessSession } from '../../../src/db/lease.ts';
import { acceptInbound } from '../../../src/db/transactions/accept-inbound.ts';
import { findBroadcastFile } from '../../../src/db/transactions/broadcast-by-program.ts';
import { feedBroadcasts } from '../../../src/db/transactions/feed-broadcasts.ts';
import { handleInbound } from '../../../src/db/transactions/handle-inbound.ts';
import { broadcastFormats } from '../../../src/domain/broadcast.ts';
import { isQuiet } from '../../../src/domain/calendar.ts';
import type { Message } from '../../../src/domain/conversation/message.ts';
import { balangan2026 } from '../../../src/domain/edition/editions/balangan-2026.ts';
import { DEFAULT_FILE_LIMITS } from '../../../src/files/inspect.ts';
import { makeLog } from '../../../src/log.ts';
import { createFiles, type Files } from '../../bot/file-fetcher/sources.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { openTalk, type Somebody, type Talk } from '../../support/talk.ts';
import { beginAt, loudForHours } from '../../support/loud.ts';

const log = makeLog('silent');
const sample = (name: string): Promise<Buffer> =>
  readFile(join(import.meta.dirname, '../../files/corpus/files', name));

let database: TestDatabase;
let session: ProcessSession;
let dir: string;
let store: EvidenceStore;
let files: Files;
let fetcher: FileFetcher;
let talk: Talk;
let coordinator: Somebody;
beforeAll(async () => {
  database = await createTestDatabase();
  talk = await openTalk(database);
  coordinator = await talk.meet('Koordinator', [{ role: 'coordinator' }]);
  await talk.meet('Rina', [{ role: 'innovator', unit: 'puskesmas-awayan' }]);
  await talk.meet('Budi', [{ role: 'unit_admin', unit: 'puskesmas-juai' }], 'webchat');
  session = await openProcessSession(database.url, log);
  dir = await mkdtemp(join(tmpdir(), 'broadcast-file-'));
  store = await openEvidenceStore(`file:${join(dir, 'files')}`, dir);
  files = createFiles();
  fetcher = createFileFetcher({
    db: database.db,
    store,
    channels: new Map([['telegram', files.channel]]),
    session,
    log,
    rulesOf: () => ({
      allowed: broadcastFormats,
      limits: DEFAULT_FILE_LIMITS,
      readDocument: documentReader(balangan2026),
    }),
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

/** Sends a file, waits until it was fetched and checked, and gives what the sender is told then. */
async function sends(who: Somebody, id: string, name: string): Promise<string> {
  files.served.set(id, await sample(name));
  const message = {
    channel: who.channel,
    address: who.nativeId,
    externalId: id,
    order: 1,
    sentAt: new Date(),
    kind: 'file' as const,
    files: [{ ref: { id }, name, mime: null, size: null }],
    raw: Buffer.from('{}'),
  };
  await acceptInbound(database.db, [message], createAddressBook());
  const handled = await handleInbound(database.db, talk.handling, 10, [who.personId]);
  expect(handled.newFiles).toBe(true);
  await vi.waitUntil(
    async () =>
      (
        await sql`select 1 from evidence_file where name = ${name} and state in ('stored', 'refused')`.execute(
          database.db,
        )
      ).rows.length > 0,
    { timeout: 30_000, interval: 10 },
  );
  await handleInbound(database.db, talk.handling, 10, [who.personId]);
  return (await talk.waiting(who)).at(-1) ?? '';
}

test('a coordinator sends one file to everybody; the bytes are kept once', async () => {
  for (const typed of ['siaran', '1', 'semua', '1', '1']) await talk.says(coordinator, typed);
  expect(await talk.says(coordinator, 'Yth. {nama}, denah terlampir.')).toContain('boleh dilewati');
  const refused = await sends(coordinator, 'f1', 'docx_with_vba.docx');
  expect(refused).toContain('docx_with_vba.docx');
  expect(refused).toContain('boleh dilewati');
  expect(await sends(coordinator, 'f2', 'ok.png')).toMatch(/✔ ok\.png .*akan ikut dikirim/u);
  for (const typed of ['1', 'sekarang']) await talk.says(coordinator, typed);
  const preview = await talk.says(coordinator, '2');
  expect(preview).toContain('Berkas yang ikut dikirim: ok.png');
  const [, count, code] = /kodenya: (\d+) (\d{4})/u.exec(preview) ?? [];
  expect(count).toBe('3');
  expect(await talk.says(coordinator, `${count} ${code}`)).toContain(
    isQuiet(Date.now()) ? 'akan dikirim' : 'mulai dikirim',
  );
  // Whom it reaches is looked up when it begins; until then all who were counted wait.
  const listed = await talk.says(coordinator, 'siaran daftar');
  const name = /S\d{4}/u.exec(listed)?.[0] ?? '';
  expect(await talk.says(coordinator, `siaran ${name.slice(1)}`)).toContain('menunggu 3');

  const now = loudForHours();
  await beginAt(database.db, now);
  expect((await feedBroadcasts(database.db, { edition: balangan2026, now })).queued).toBe(3);
  const { rows } = await sql<{ message: Message }>`
    select message from outbox where kind = 'broadcast' order by person_id`.execute(database.db);
  const bytes = await sample('ok.png');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = expect.objectContaining({
    sha256,
    name: 'ok.png',
    mime: 'image/png',
    size: bytes.length,
  });
  expect(rows.map(({ message }) => renderMessage(message).file)).toEqual([file, file, file]);
  expect(rows.map(({ message }) => renderMessage(message).text)).toContain(
    'Yth. Budi, denah terlampir.',
  );
  expect(await store.stat(sha256)).toMatchObject({ size: bytes.length });

  // By its hash a program may send it again: a coordinator's, but not one of a unit whose people did not send it.
  expect(await findBroadcastFile(database.db, sha256, null)).toMatchObject({
    name: 'ok.png',
    size: bytes.length,
  });
  expect(await findBroadcastFile(database.db, sha256, 'puskesmas-juai')).toBeNull();
  expect(await findBroadcastFile(database.db, '0'.repeat(64), null)).toBeNull();
});

test('a file of a broadcast belongs to no innovation', async () => {
  const { rows } = await sql`
    select purpose, innovation_id, state from evidence_file order by id`.execute(database.db);
  expect(rows).toEqual([
    { purpose: 'broadcast', innovation_id: null, state: 'refused' },
    { purpose: 'broadcast', innovation_id: null, state: 'stored' },
  ]);
});
