// The national bundle at its size: how long 300 innovations with 20 files of 200 kB take, the most memory of the process that
// writes it, and the same killed in the middle (SIGKILL) and gone on from, with every checksum compared.
// node bench/bundle.ts [INNOVATIONS] [FILES] [KILOBYTES]
import { fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { type BundleDone, writeBundle } from '../src/bundle.ts';
import { type OpenDatabase, openDatabase } from '../src/db/connect.ts';
import { startEmbedded } from '../src/db/embedded.ts';
import { openEvidenceStore } from '../src/db/evidence-store.ts';
import { migrate } from '../src/db/migrate.ts';
import { loadReference } from '../src/db/reference.ts';
import { balangan2026 } from '../src/domain/edition/editions/balangan-2026.ts';
import { formOf } from '../src/domain/edition/journey.ts';
import { takenByPortal } from '../src/domain/portal.ts';
import { balangan } from '../src/domain/regions/balangan.ts';
import { listArchive } from '../src/files/archive/zip.ts';
import { withFile } from '../src/files/bytes.ts';
import { makeLog } from '../src/log.ts';
import { addInnovation, addPerson } from '../tests/support/records.ts';
import { newDatabase } from './support.ts';

interface Job {
  readonly url: string;
  readonly dir: string;
  readonly file: string;
}
interface Told {
  readonly done: BundleDone | null;
  readonly ms: number;
  readonly peakMb: number;
}

if (process.send === undefined) await measure();
else
  process.once('message', ({ url, dir, file }: Job) => {
    void write({ url, dir, file }).then((told) => process.send?.(told, () => process.exit(0)));
  });

/** Writes one bundle in this process. */
async function write({ url, dir, file }: Job): Promise<Told> {
  const { db, close } = openDatabase(url, makeLog('error'));
  const store = await openEvidenceStore(`file:${path.join(dir, 'files')}`, dir);
  const begun = performance.now();
  const parts = { db, store, region: balangan, edition: balangan2026 };
  const done = await writeBundle(parts, { unitId: null }, file);
  const ms = performance.now() - begun;
  await close();
  return { done, ms, peakMb: process.resourceUsage().maxRSS / 1024 };
}

function inChild(
  job: Job,
  killWhen?: (child: ReturnType<typeof fork>) => void,
): Promise<Told | null> {
  return new Promise((resolve) => {
    // As `npm run admin` starts it: with the cache of compiled modules, which saves memory, too.
    const cache = process.env['NODE_COMPILE_CACHE'] ?? 'node_modules/.cache/compile';
    const env = { ...process.env, NODE_COMPILE_CACHE: cache };
    const child = fork(import.meta.filename, [], { execArgv: [], env });
    let told: Told | null = null;
    child.on('message', (message: Told) => {
      told = message;
    });
    child.on('exit', () => resolve(told));
    child.send(job);
    killWhen?.(child);
  });
}

async function measure(): Promise<void> {
  const [innovations = 300, files = 20, kilobytes = 200] = process.argv.slice(2).map(Number);
  const dir = await mkdtemp(path.join(tmpdir(), 'bench-bundle-'));
  const given = process.env['DATABASE_URL'];
  const server =
    given === undefined ? await startEmbedded(path.join(dir, 'server'), makeLog('error')) : null;
  const database = await newDatabase(given ?? server?.url ?? '');
  const opened = openDatabase(database.url, makeLog('error'));
  await migrate(opened.db);
  try {
    await fill(opened, dir, { innovations, files, kilobytes });
    const job = { url: database.url, dir, file: path.join(dir, 'whole.zip') };
    report('whole', await inChild(job));
    const killed = { ...job, file: path.join(dir, 'killed.zip') };
    const half = (innovations * files * kilobytes * 1024) / 2;
    await inChild(killed, (child) => {
      const look = setInterval(() => {
        stat(`${killed.file}.work/bundle.zip`).then(
          ({ size }) => {
            if (size < half) return;
            clearInterval(look);
            child.kill('SIGKILL');
          },
          () => undefined,
        );
      }, 20);
      child.on('exit', () => clearInterval(look));
    });
    report('gone on from', await inChild(killed));
    process.stdout.write(`wrong checksums: ${await wrongSums(killed.file)}\n`);
  } finally {
    await opened.close();
    await database.drop();
    await server?.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

function report(what: string, told: Told | null): void {
  const { done, ms, peakMb } = told ?? { done: null, ms: Number.NaN, peakMb: Number.NaN };
  process.stdout.write(
    `${what}: ${done?.files ?? 0} files, ${((done?.bytes ?? 0) / 1e6).toFixed(0)} MB, ${(ms / 1000).toFixed(1)} s, peak ${peakMb.toFixed(0)} MB, resumed ${done?.resumed ?? '?'}\n`,
  );
}

async function fill(
  { db }: OpenDatabase,
  dir: string,
  size: { readonly innovations: number; readonly files: number; readonly kilobytes: number },
): Promise<void> {
  await loadReference(db);
  const store = await openEvidenceStore(`file:${path.join(dir, 'files')}`, dir);
  const owner = await addPerson(db, 'Rahmawati');
  const items = formOf(balangan2026).items.filter((item) => item.kind === 'indicator');
  for (let nth = 0; nth < size.innovations; nth += 1) {
    const code = `INV-${nth.toString(36).toUpperCase().padStart(5, '0')}`;
    const id = await addInnovation(db, { code, unitId: 'puskesmas-awayan', ownerId: owner });
    await sql`update innovation set state = 'unit_verified', submitted_at = now(), name = ${`Inovasi ${nth}`} where id = ${id}`.execute(
      db,
    );
    for (let at = 0; at < size.files; at += 1) {
      const bytes = randomBytes(size.kilobytes * 1024);
      const received = await store.receive(Readable.from([bytes]), { maxBytes: 1e8 });
      const kept = received.ok ? await store.keep(received.value) : received;
      if (!kept.ok) throw new Error('the store took no file');
      const item = items[at % items.length];
      // Where the portal takes pictures only these are pictures: drawing pages is another measurement.
      const taken = takenByPortal(balangan2026.year, item?.nationalNo ?? null);
      const [format, mime] =
        taken?.includes('pdf') === false ? ['jpg', 'image/jpeg'] : ['pdf', 'application/pdf'];
      await sql`insert into evidence_file (person_id, innovation_id, item, purpose, state, channel, ref, name, sha256, size, format, mime, stored_at, told_at)
        values (${owner}, ${id}, ${item?.id ?? ''}, 'evidence', 'stored', 'telegram', '{}', ${`bukti ${at}.${format}`}, ${kept.value.sha256}, ${kept.value.size}, ${format}, ${mime}, now(), now())`.execute(
        db,
      );
    }
  }
}

/** How many entries differ from the list of checksums inside. */
async function wrongSums(file: string): Promise<number> {
  return withFile(file, async (source) => {
    const listed = await listArchive(source, { entries: 1e6, bytes: 1e12 });
    if (!listed.ok) throw new Error(listed.problem);
    const sums = new Map<string, string>();
    let list = '';
    for (const { name, dataStart, size } of listed.value) {
      const bytes = await source.read(dataStart, size);
      sums.set(name, createHash('sha256').update(bytes).digest('hex'));
      if (name === 'SHA256SUMS.txt') list = bytes.toString();
    }
    return list
      .trim()
      .split('\n')
      .filter((line) => sums.get(line.slice(66)) !== line.slice(0, 64)).length;
  });
}
