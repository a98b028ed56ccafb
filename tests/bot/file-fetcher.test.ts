// Announced files: every one ends stored whole, refused with its reason or failed, whatever the network, the disk and kill -9 do.
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createFileFetcher, type FileFetcher } from '../../src/bot/file-fetcher.ts';
import { type EvidenceStore, openEvidenceStore } from '../../src/db/evidence-store.ts';
import { type Scanner, clamdScanner } from '../../src/files/scanner.ts';
import { openProcessSession, type ProcessSession } from '../../src/db/lease.ts';
import { makeLog } from '../../src/log.ts';
import { startClamd } from '../support/clamd.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { createFiles, type Files, rulesOf, type Served } from './file-fetcher/sources.ts';
import { type Chat, writes } from './sender/process.ts';
import { longTest } from '../support/long-tests.ts';

const log = makeLog('silent');
/** How far apart the points are at which a process is killed; 1 is every one of them. */
const crashStep = Number(process.env['FILE_CRASH_STEP'] ?? 20);
const lastPoints = crashStep === 1 ? 7 : 4;
const corpus = join(import.meta.dirname, '..', 'files', 'corpus', 'files');
const sample = (name: string): Promise<Buffer> => readFile(join(corpus, name));
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let database: TestDatabase;
let session: ProcessSession;
let dir = '';
let store: EvidenceStore;
let files: Files;
let chat: Chat;
let finished: number[] = [];
let full = 0;
let running: FileFetcher[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
  session = await openProcessSession(database.url, log);
  dir = await mkdtemp(join(tmpdir(), 'fetcher-'));
  store = await openEvidenceStore(`file:${join(dir, 'files')}`, dir);
  files = createFiles();
  chat = await writes(database.db, 'a');
  await sql`insert into unit (id, name, kind) values ('u', 'Dinas', 'skpd')`.execute(database.db);
  await sql`insert into edition values ('e', 1, '{}')`.execute(database.db);
  await sql`insert into innovation (code, unit_id, edition_id, edition_version, owner_id)
    values ('INV-AAAA', 'u', 'e', 1, ${chat.personId})`.execute(database.db);
  [finished, full, running] = [[], 0, []];
});
afterEach(async () => {
  await Promise.all(running.map((fetcher) => fetcher.stop()));
  await session.close();
  await database.drop();
  await rm(dir, { recursive: true, force: true });
});

function start(
  own: ProcessSession = session,
  from = store,
  ownGraceMs = 30_000,
  scanner: Scanner | null = null,
): FileFetcher {
  const fetcher = createFileFetcher({
    db: database.db,
    store: from,
    channels: new Map([['telegram', files.channel]]),
    session: own,
    log,
    rulesOf,
    scanner,
    onFinished: (personId) => void finished.push(personId),
    onStorageFull: () => void (full += 1),
    tickMs: 50,
    ownGraceMs,
  });
  running.push(fetcher);
  fetcher.start();
  return fetcher;
}

let nth = 0;
interface More {
  readonly purpose?: string;
  readonly ref?: object;
  readonly caption?: string;
}
async function announce(name: string, served?: Served, more: More = {}): Promise<number> {
  nth += 1;
  const id = `f${nth}`;
  if (served !== undefined) files.served.set(id, served);
  const { rows } = await sql<{ id: number }>`
    insert into evidence_file (person_id, innovation_id, item, purpose, channel, ref, name, caption)
    select ${chat.personId}, id, 'i1', ${more.purpose ?? 'evidence'}, 'telegram',
      ${JSON.stringify(more.ref ?? { id })}::jsonb, ${name}, ${more.caption ?? null}
    from innovation returning id`.execute(database.db);
  return rows[0]?.id ?? 0;
}
const rowOf = (id: number) =>
  database.db
    .selectFrom('evidence_file')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
const ended = (id: number, state: string) =>
  vi.waitUntil(
    async () => {
      const row = await rowOf(id);
      return row.state === state ? row : null;
    },
    { timeout: 30_000, interval: 5 },
  );

describe('files that come', () => {
  test('an accepted file is stored whole, with what was found in it', async () => {
    const pdf = await sample('ok.pdf');
    const caption = 'SK Bupati Nomor 188.45/123/KUM Tahun 2025 tentang Tim Inovasi';
    const id = await announce('../SK\u202efdp.pdf', pdf, { caption });
    start();
    const row = await ended(id, 'stored');
    expect(row).toMatchObject({
      sha256: sha(pdf),
      size: pdf.length,
      format: 'pdf',
      mime: 'application/pdf',
      attempts: 0,
      reason: null,
      told_at: null,
    });
    expect(row.stored_at).toBeInstanceOf(Date);
    expect(row.facts).toMatchObject({ warnings: [], document: { subject: 'Tim Inovasi' } });
    expect(await buffer(await store.open(sha(pdf)))).toEqual(pdf);
    expect(await readdir(join(dir, 'uploads'))).toEqual([]);
    await vi.waitUntil(() => finished.length === 1, { timeout: 30_000 });
    expect(finished).toEqual([chat.personId]);
  });

  test('an album of ten: four at a time, one that fails first does not hold the others', async () => {
    const jpg = await sample('ok.jpg');
    const ids: number[] = [];
    for (let at = 0; at < 10; at += 1) {
      const late = { kind: 'retry', afterMs: 0, reason: 'cut' } as const;
      ids.push(await announce(`foto ${at}.jpg`, at === 3 ? [jpg.subarray(0, 50), late] : jpg));
    }
    const fetcher = start();
    const others = ids.filter((_, at) => at !== 3);
    for (const id of others) await ended(id, 'stored');
    const failed = ids[3] ?? 0;
    await vi.waitUntil(async () => (await rowOf(failed)).attempts === 1, { timeout: 30_000 });
    const waiting = await rowOf(failed);
    expect(waiting.state).toBe('announced');
    expect(waiting.next_try_at.getTime()).toBeGreaterThan(waiting.created_at.getTime());
    expect(files.peak()).toBeLessThanOrEqual(4);
    files.served.set(String((waiting.ref as { id: string }).id), jpg);
    fetcher.wake();
    expect(await ended(failed, 'stored')).toMatchObject({ sha256: sha(jpg) });
  });

  test('a file that a browser put into the store is not fetched from anywhere', async () => {
    const png = await sample('ok.png');
    const incoming = await store.receive(chunks(png), { maxBytes: 1000 });
    if (!incoming.ok) throw new Error('not received');
    await store.keep(incoming.value);
    const id = await announce('a.png', undefined, { ref: { stored: sha(png) } });
    const lost = await announce('b.png', undefined, { ref: { stored: '0'.repeat(64) } });
    start();
    expect(await ended(id, 'stored')).toMatchObject({ sha256: sha(png), format: 'png' });
    expect(await ended(lost, 'failed')).toMatchObject({ reason: { code: 'GONE' } });
    expect(files.asked).toEqual([]);
  });

  test('text sent as a file is taken over; a document without text is refused', async () => {
    const words = 'Latar belakang:\r\ninovasi ini dimulai tahun 2021.';
    const id = await announce('rancang.txt', Buffer.from(words), { purpose: 'text' });
    const scan = await announce('pindai.pdf', await sample('ok.pdf'), { purpose: 'text' });
    start();
    expect(await ended(id, 'stored')).toMatchObject({
      facts: { text: 'Latar belakang:\ninovasi ini dimulai tahun 2021.', words: 7 },
      sha256: sha(Buffer.from(words)),
    });
    expect(await ended(scan, 'refused')).toMatchObject({
      reason: { code: 'EMPTY_FILE', found: 'scan' },
    });
  });
});

describe('files that are not taken', () => {
  test('content decides, and nothing of it stays on the disk', async () => {
    const html = await sample('fake_pdf_html_with_late_magic.pdf');
    const ids = [
      await announce('laporan.pdf', html),
      await announce('kosong.pdf', new Uint8Array(0)),
      await announce('lepas.pdf', 'endless'),
      await announce('besar.pdf', { kind: 'too_large', limit: 20, size: 21 }),
    ];
    start();
    const reasons = [];
    for (const id of ids) reasons.push((await ended(id, 'refused')).reason);
    expect(reasons).toMatchObject([
      { code: 'TYPE_MISMATCH' },
      { code: 'EMPTY_FILE' },
      { code: 'TOO_LARGE', limit: 20 * 1024 * 1024 },
      { code: 'TOO_LARGE', limit: 20, received: 21 },
    ]);
    expect(await readdir(join(dir, 'uploads'))).toEqual([]);
    expect(await readdir(join(dir, 'files'))).toEqual([]);
    await vi.waitUntil(() => finished.length === 4, { timeout: 30_000 });
  });

  test('gone for good fails at once, unreachable after the last try', async () => {
    const gone = await announce('a.pdf', { kind: 'gone', reason: '404' });
    const away = await announce('b.pdf', { kind: 'retry', afterMs: 10, reason: '502' });
    await sql`update evidence_file set attempts = 5 where id = ${away}`.execute(database.db);
    start();
    expect(await ended(gone, 'failed')).toMatchObject({ reason: { code: 'GONE' } });
    expect(await ended(away, 'failed')).toMatchObject({ reason: { code: 'UNREACHABLE' } });
    await vi.waitUntil(() => finished.length === 2, { timeout: 30_000 });
  });

  test('taken away by its sender while it is fetched: stays away, nobody is told', async () => {
    const id = await announce('a.pdf', 'hangs');
    const fetcher = start();
    await ended(id, 'fetching');
    await sql`update evidence_file set state = 'removed' where id = ${id}`.execute(database.db);
    await fetcher.stop();
    expect((await rowOf(id)).state).toBe('removed');
    expect(finished).toEqual([]);
  });

  test('a full disk: stays announced, the person is told, operators are called, and it goes on when there is room', async ({
    skip,
  }) => {
    const small = join(dir, 'small');
    await mkdir(small);
    const mount = spawn('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', small], {
      stdio: 'ignore',
    });
    const [code] = await once(mount, 'close').catch(() => [1]);
    if (code !== 0) skip('mounting a small file system needs root');
    try {
      const tight = await openEvidenceStore(`file:${join(small, 'files')}`, small);
      const noise = await sharp(randomBytes(300 * 300 * 3), {
        raw: { width: 300, height: 300, channels: 3 },
      })
        .png()
        .toBuffer();
      const id = await announce('a.png', noise);
      const fetcher = start(session, tight);
      await vi.waitUntil(() => full === 1 && finished.length === 1, { timeout: 30_000 });
      expect(await rowOf(id)).toMatchObject({
        state: 'announced',
        attempts: 0,
        reason: { code: 'BUSY', found: 'storage_full' },
      });
      await once(spawn('mount', ['-o', 'remount,size=8m', small], { stdio: 'ignore' }), 'close');
      await sql`update evidence_file set next_try_at = now()`.execute(database.db);
      expect(await ended(id, 'stored')).toMatchObject({ sha256: sha(noise), reason: null });
      await fetcher.stop();
    } finally {
      await once(spawn('umount', [small], { stdio: 'ignore' }), 'close');
    }
  });
});

test('a store that is set to read only: no try counts, the person is told, and it goes on when it can be written to', async ({
  skip,
}) => {
  const small = join(dir, 'small');
  await mkdir(small);
  const run = async (...args: readonly string[]): Promise<number> => {
    const mount = spawn('mount', args, { stdio: 'ignore' });
    return Number((await once(mount, 'close').catch(() => [1]))[0]);
  };
  if ((await run('-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', small)) !== 0)
    skip('mounting a small file system needs root');
  try {
    const kept = await openEvidenceStore(`file:${join(small, 'files')}`, small);
    await run('-o', 'remount,ro', small);
    const bytes = await sample('ok.png');
    const id = await announce('a.png', bytes);
    const fetcher = start(session, kept);
    await vi.waitUntil(() => finished.length === 1, { timeout: 30_000 });
    expect(await rowOf(id)).toMatchObject({
      state: 'announced',
      attempts: 0,
      reason: { code: 'BUSY', found: 'store' },
    });
    await run('-o', 'remount,rw', small);
    await sql`update evidence_file set next_try_at = now()`.execute(database.db);
    expect(await ended(id, 'stored')).toMatchObject({ sha256: sha(bytes), reason: null });
    await fetcher.stop();
  } finally {
    await once(spawn('umount', [small], { stdio: 'ignore' }), 'close');
  }
});

describe('the virus scanner', () => {
  test('a file waits while it is away, and is stored when it is back; an infected one is refused', async () => {
    const clamd = await startClamd();
    try {
      clamd.mood = 'cuts';
      const id = await announce('a.png', await sample('ok.png'));
      const down: string[] = [];
      start(
        session,
        store,
        undefined,
        clamdScanner(clamd.address, (reason) => void down.push(reason)),
      );
      await vi.waitUntil(() => finished.length === 1, { timeout: 30_000 });
      expect(await rowOf(id)).toMatchObject({
        state: 'announced',
        attempts: 0,
        sha256: null,
        reason: { code: 'BUSY', found: 'scanner' },
      });
      expect(down).toHaveLength(1);
      clamd.mood = 'scans';
      await sql`update evidence_file set next_try_at = now()`.execute(database.db);
      expect(await ended(id, 'stored')).toMatchObject({ attempts: 0, reason: null });
      const marked = await announce('b.pdf', await sample('eicar_like_in_pdf.pdf'));
      expect(await ended(marked, 'refused')).toMatchObject({ reason: { code: 'MALWARE_FOUND' } });
    } finally {
      await clamd.close();
    }
  });
});

describe('processes', () => {
  test('two of them share the work, each file once', async () => {
    const jpg = await sample('ok.jpg');
    const ids: number[] = [];
    for (let at = 0; at < 20; at += 1) ids.push(await announce(`${at}.jpg`, jpg));
    const second = await openProcessSession(database.url, log);
    start();
    start(second);
    for (const id of ids) await ended(id, 'stored');
    expect(files.asked.toSorted()).toEqual([...new Set(files.asked)].toSorted());
    await Promise.all(running.map((fetcher) => fetcher.stop()));
    await second.close();
  });

  test('stopping puts back what is under way, a dead process loses its files at once', async () => {
    const id = await announce('a.jpg', 'hangs');
    const fetcher = start();
    await ended(id, 'fetching');
    await fetcher.stop();
    expect(await rowOf(id)).toMatchObject({ state: 'announced', attempts: 0 });

    const { rows } = await sql<{ epoch: number }>`select nextval('process_epoch') as epoch`.execute(
      database.db,
    );
    await sql`update evidence_file set state = 'fetching', claimed_by = ${Number(rows[0]?.epoch)}`.execute(
      database.db,
    );
    const jpg = await sample('ok.jpg');
    files.served.set(String(((await rowOf(id)).ref as { id: string }).id), jpg);
    start();
    await ended(id, 'stored');
  });

  test('a file that a living process has claimed and does not have in hand is taken back', async () => {
    const pdf = await sample('ok.pdf');
    const id = await announce('SK.pdf', pdf);
    // The claim was committed, its answer did not come.
    await sql`update evidence_file set state = 'fetching', claimed_by = ${session.epoch()}`.execute(
      database.db,
    );
    start(session, store, 150);
    expect(await ended(id, 'stored')).toMatchObject({ sha256: sha(pdf) });
  });

  test('a file over which process after process dies is given up', async () => {
    const id = await announce('a.jpg', 'hangs');
    for (let death = 0; death < 20; death += 1) {
      const { rows } = await sql<{
        epoch: number;
      }>`select nextval('process_epoch') as epoch`.execute(database.db);
      await sql`update evidence_file set state = 'fetching', claimed_by = ${Number(rows[0]?.epoch)}`.execute(
        database.db,
      );
      const fetcher = start();
      await vi.waitUntil(async () => {
        const { claimed_by, state } = await rowOf(id);
        return claimed_by === session.epoch() || state === 'failed';
      });
      await fetcher.stop();
    }
    expect((await rowOf(id)).state).toBe('failed');
    expect(finished).toEqual([chat.personId]);
  });

  longTest(
    'kill -9 while 15 MB are being stored, at many points: fetched again, whole, with the right hash',
    async () => {
      const big = await sharp(randomBytes(2290 * 2290 * 3), {
        raw: { width: 2290, height: 2290, channels: 3 },
      })
        .png({ compressionLevel: 0 })
        .toBuffer();
      expect(big.length).toBeGreaterThan(15_000_000);
      const source = join(dir, 'big.png');
      await writeFile(source, big);
      const script = join(import.meta.dirname, 'file-fetcher', 'child.ts');
      const run = async (crashAt: number) => {
        const child = spawn(process.execPath, [script, database.url, dir, source], {
          stdio: ['ignore', 'ignore', 'pipe'],
          env: { ...process.env, NODE_ENV: 'test', CRASH_AT: String(crashAt) },
        });
        const output = text(child.stderr);
        const [, signal] = await once(child, 'close');
        return { signal, output: await output };
      };
      await announce('big.png', undefined, { ref: { id: 'big' } });
      const whole = await run(0);
      const operations = Number(/outside operations: (\d+)/.exec(whole.output)?.[1]);
      expect(operations).toBeGreaterThan(20);
      // Every so many points, and each of the last ones, where the file is whole but not yet written down.
      const points = Array.from({ length: operations }, (_, at) => at + 1).filter(
        (at) => at % crashStep === 2 % crashStep || at > operations - lastPoints,
      );
      const killed: number[] = [];
      for (const point of points) {
        await sql`delete from evidence_file`.execute(database.db);
        await rm(join(dir, 'files'), { recursive: true, force: true });
        const id = await announce('big.png', undefined, { ref: { id: 'big' } });
        if ((await run(point)).signal === 'SIGKILL') killed.push(point);
        const left = await rowOf(id);
        // What the row promised before the crash must be true without any repair.
        const promised =
          left.state === 'stored' ? await store.stat(sha(big)) : { size: big.length };
        expect(promised?.size).toBe(big.length);
        files.served.set('big', big);
        store = await openEvidenceStore(`file:${join(dir, 'files')}`, dir);
        const fetcher = start();
        await ended(id, 'stored');
        await fetcher.stop();
        expect(await rowOf(id)).toMatchObject({
          state: 'stored',
          sha256: sha(big),
          size: big.length,
        });
        expect(sha(await buffer(await store.open(sha(big))))).toBe(sha(big));
      }
      // How many pieces a file comes in differs by a few from run to run: only the last points may lie after the end.
      const early = points.filter((at) => at <= operations - lastPoints);
      expect(killed).toEqual(expect.arrayContaining(early));
      expect(killed.length).toBeGreaterThan(early.length);
    },
    180_000,
  );
});

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
