// Writes national bundles that were asked for, one after the other, beside everything else; a process that was killed is gone
// on from by the next one. Files lie in the data directory until their time is over. It decides no right.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { BundleParts } from './bundle.ts';
import { isEpochDead, type ProcessSession } from './db/lease.ts';
import {
  bundlingEpochs,
  type ClaimedBundle,
  claimBundle,
  dropBundle,
  endBundle,
  noteBundle,
  overdueBundles,
  putBackBundle,
} from './db/transactions/bundle-jobs.ts';
import type { EditionDefinition } from './domain/edition/definition.ts';
import type { Logger } from './log.ts';

/** What writing them takes. */
export interface BundleDeskParts extends Omit<BundleParts, 'edition'> {
  readonly folder: string;
  readonly session: Pick<ProcessSession, 'epoch'>;
  readonly editionOf: (id: string) => EditionDefinition;
  readonly log: Logger;
  readonly tickMs?: number;
}

/** Writes bundles. */
export interface BundleDesk {
  readonly start: () => void;
  /** Takes nothing new; what is half written is gone on with by the next start. */
  readonly stop: () => Promise<void>;
}

/** Where the file of a job lies. */
export const bundleFile = (folder: string, id: number): string => path.join(folder, `${id}.zip`);

/** Makes the desk of this process. */
export function createBundleDesk(parts: BundleDeskParts): BundleDesk {
  const { db, folder, session, log, tickMs = 2000 } = parts;
  let working: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let writing = false;

  const round = async (): Promise<void> => {
    const own = session.epoch();
    for (const epoch of await bundlingEpochs(db))
      if (epoch === own ? !writing : await isEpochDead(db, epoch)) await putBackBundle(db, epoch);
    for (const id of await overdueBundles(db)) {
      await rm(bundleFile(folder, id), { force: true });
      await dropBundle(db, id);
    }
    const job = await claimBundle(db, own);
    if (job === null) return;
    writing = true;
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await write(parts, job);
    } catch (error) {
      log.warn({ err: error, job: job.id }, 'a bundle could not be written');
      await putBackBundle(db, own);
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
      await working;
    },
  };
}

async function write(parts: BundleDeskParts, job: ClaimedBundle): Promise<void> {
  const { db, store, region, folder, editionOf } = parts;
  const file = bundleFile(folder, job.id);
  // What is there whole was written by a process that died before it could say so.
  await rm(file, { force: true });
  const edition = editionOf(job.editionId);
  const onProgress = (written: number, size: number) => noteBundle(db, job.id, { written, size });
  // Loaded when the first one is asked for, as what prints is.
  const { writeBundle } = await import('./bundle.ts');
  const done = await writeBundle(
    { db, store, region, edition, onProgress },
    { unitId: null },
    file,
  );
  if (done === null) return endBundle(db, job.id, null);
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  await endBundle(db, job.id, { ...done, sha256: hash.digest('hex') });
}

/** Tells what a bundle of an edition would hold, without writing one. */
export const bundleCheck =
  (parts: Pick<BundleDeskParts, 'db' | 'store' | 'region' | 'editionOf'>) => async (id: string) => {
    const { db, store, region, editionOf } = parts;
    const { checkBundle } = await import('./bundle.ts');
    const found = await checkBundle(
      { db, store, region, edition: editionOf(id) },
      { unitId: null },
    );
    return {
      innovations: found.innovations,
      files: found.files.length,
      findings: found.findings,
    };
  };
