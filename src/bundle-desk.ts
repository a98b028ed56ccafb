// Writes national bundles that were asked for, one after the other, beside everything else; a process that was killed is gone
// on from by the next one. Files lie in the data directory until their time is over. It decides no right.
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { BundleParts, checkBundle } from './bundle.ts';
import type { EvidenceStore } from './db/evidence-store.ts';
import { isEpochDead, type ProcessSession } from './db/lease.ts';
import {
  type BundleWay,
  bundlesWithFiles,
  bundlingEpochs,
  type ClaimedBundle,
  claimBundle,
  dropBundle,
  endBundle,
  noteBundle,
  overdueBundles,
  putBackBundle,
  releaseBundle,
} from './db/transactions/bundle-jobs.ts';
import type { Message } from './domain/conversation/message.ts';
import type { EditionDefinition } from './domain/edition/definition.ts';
import type { Logger } from './log.ts';

/** What writing them takes. */
export interface BundleDeskParts extends Omit<BundleParts, 'edition' | 'store'> {
  readonly store: EvidenceStore;
  /** Hides the token of a link in what is stored. */
  readonly seal: (message: Message, token: string) => Message;
  readonly folder: string;
  readonly session: Pick<ProcessSession, 'epoch'>;
  readonly editionOf: (id: string) => EditionDefinition;
  /** The address that people open, as it is known by then. */
  readonly publicUrl: () => string;
  /** Called when whoever asked is told how it ended. */
  readonly onEnded?: () => void;
  readonly log: Logger;
  readonly tickMs?: number;
  /** Bytes of the largest file that goes along in a chat. */
  readonly largestInChat?: number;
  /** How long a job rests that failed once, twice, and so on; milliseconds. */
  readonly restsMs?: readonly number[];
}

const MINUTE_MS = 60_000;
/** A full disk or a silent store is not mended in seconds. */
const RESTS_MS: readonly number[] = [1, 5, 15, 30].map((minutes) => minutes * MINUTE_MS);

/** Writes bundles. */
export interface BundleDesk {
  readonly start: () => void;
  /** Takes nothing new, and waits for no file: what is half written is gone on with by the next start, and was no attempt. */
  readonly stop: () => Promise<void>;
}

/** Where the file of a job lies. */
export const bundleFile = (folder: string, id: number): string => path.join(folder, `${id}.zip`);

/** Makes the desk of this process. */
export function createBundleDesk(parts: BundleDeskParts): BundleDesk {
  const { db, folder, session, log, tickMs = 2000, restsMs = RESTS_MS } = parts;
  const stopping = new AbortController();
  /** When a job that failed here may be tried again, by its number; a new process tries at once. */
  const resting = new Map<number, number>();
  let working: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let writing = false;
  let swept = false;

  const place = placeOf(parts);
  const round = async (): Promise<void> => {
    const own = session.epoch();
    for (const epoch of await bundlingEpochs(db))
      if (epoch === own ? !writing : await isEpochDead(db, epoch))
        await putBackBundle(db, epoch, place);
    for (const id of await overdueBundles(db)) {
      await rm(bundleFile(folder, id), { force: true });
      await dropBundle(db, id);
    }
    if (!swept) await sweep(parts);
    swept = true;
    for (const [id, until] of resting) if (until <= Date.now()) resting.delete(id);
    if (stopping.signal.aborted) return;
    const claimed = await claimBundle(db, own, [...resting.keys()]);
    if (claimed === null) return;
    const job = { ...claimed, epoch: own };
    writing = true;
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await write(parts, job, stopping.signal);
    } catch (error) {
      if (stopping.signal.aborted) return await releaseBundle(db, job.id, own);
      log.warn({ err: error, job: job.id }, 'a bundle could not be written');
      resting.set(job.id, Date.now() + (restsMs[job.attempts - 1] ?? restsMs.at(-1) ?? 0));
      await putBackBundle(db, own, place);
      // One that was tried too often has failed, and what it left goes.
      await sweep(parts);
    } finally {
      writing = false;
    }
  };
  const tick = (): void => {
    working ??= round()
      .catch((error: unknown) => log.warn({ err: error }, 'bundles could not be looked for'))
      .finally(() => {
        working = null;
      });
  };
  return {
    start() {
      timer = setInterval(tick, tickMs);
      timer.unref();
      tick();
    },
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await working;
    },
  };
}

/** Removes what no job needs: all of those that failed or are gone, and the working folders of finished ones. */
async function sweep({ db, folder }: BundleDeskParts): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  // Read after the folder, so that whatever stands in it has its job.
  const jobs = await bundlesWithFiles(db);
  for (const name of names) {
    const [, id, work] = /^(\d{1,15})\.zip(\.work)?$/u.exec(name) ?? [];
    if (id === undefined) continue;
    const state = jobs.get(Number(id));
    if (state === undefined || (state === 'done' && work !== undefined))
      await rm(path.join(folder, name), { recursive: true, force: true });
  }
}

async function write(
  parts: BundleDeskParts,
  job: ClaimedBundle & { readonly epoch: number },
  signal: AbortSignal,
): Promise<void> {
  const { db, store, region, folder, editionOf } = parts;
  const file = bundleFile(folder, job.id);
  // What is there whole was written by a process that died before it could say so.
  await rm(file, { force: true });
  const edition = editionOf(job.editionId);
  const onProgress = async (written: number, size: number): Promise<void> => {
    if (!(await noteBundle(db, job, { written, size })))
      throw new Error(`bundle ${job.id} is another process's`);
  };
  // Loaded when the first one is asked for, as what prints is.
  const { BundleRefused, writeBundle } = await import('./bundle.ts');
  const { unitId, codes } = job;
  const subject = codes.length > 0 ? { unitId, codes } : { unitId };
  const place = placeOf(parts);
  try {
    const around = { db, store, region, edition, onProgress, signal };
    const done = await writeBundle(around, subject, file);
    const way = done === null || !job.inChat ? {} : await wayOf(parts, job, done.bytes);
    await endBundle(db, job, done, place, way);
  } catch (error) {
    if (!(error instanceof BundleRefused && error.why === 'unknown_codes')) throw error;
    await endBundle(db, job, null, place, { unknown: error.names });
  }
  parts.onEnded?.();
}

/** The largest file that every network carries. */
const LARGEST_IN_CHAT = 50_000_000;

/** How a finished bundle goes to a chat: as a file where all networks carry it, else by a link that works once. */
async function wayOf(
  { store, folder, seal, publicUrl, log, largestInChat = LARGEST_IN_CHAT }: BundleDeskParts,
  { id, editionId }: ClaimedBundle,
  bytes: number,
): Promise<BundleWay> {
  if (bytes <= largestInChat) {
    const received = await store.receive(createReadStream(bundleFile(folder, id)), {
      maxBytes: largestInChat,
    });
    const kept = received.ok ? await store.keep(received.value) : received;
    if (kept.ok) {
      const { sha256, size } = kept.value;
      const name = `Paket ${editionId} nomor ${id}.zip`;
      return { file: { sha256, size, name, mime: 'application/zip' } };
    }
    log.warn(
      { job: id },
      'a bundle could not be put where chats send from; a link is sent instead',
    );
  }
  const token = randomBytes(24).toString('base64url');
  return {
    link: { token, url: `${publicUrl()}/paket/${token}` },
    seal: (message) => seal(message, token),
  };
}

const placeOf =
  ({ publicUrl }: Pick<BundleDeskParts, 'publicUrl'>) =>
  (id: number): string =>
    `${publicUrl()}/meja/berkas/paket/${id}`;

/** A look at every file takes seconds, and the page asks again whenever anything happens anywhere. */
const CHECKED_FOR_MS = MINUTE_MS;

/** What a bundle would hold. */
type BundleCheck = Pick<Awaited<ReturnType<typeof checkBundle>>, 'findings' | 'innovations'> & {
  readonly files: number;
};

/** Tells what a bundle of an edition would hold, without writing one; as it was found out at most a minute before. */
export function bundleCheck(
  parts: Pick<BundleParts, 'db' | 'store' | 'region'> & Pick<BundleDeskParts, 'editionOf'>,
): (edition: string) => Promise<BundleCheck> {
  const known = new Map<string, { readonly until: number; readonly check: Promise<BundleCheck> }>();
  const look = async (id: string): Promise<BundleCheck> => {
    const { db, store, region, editionOf } = parts;
    const { checkBundle: check } = await import('./bundle.ts');
    const found = await check({ db, store, region, edition: editionOf(id) }, { unitId: null });
    const { innovations, files, findings } = found;
    return { innovations, files: files.length, findings };
  };
  return (id) => {
    const before = known.get(id);
    if (before !== undefined && Date.now() < before.until) return before.check;
    const check = look(id);
    known.set(id, { until: Date.now() + CHECKED_FOR_MS, check });
    check.catch(() => known.delete(id));
    return check;
  };
}
