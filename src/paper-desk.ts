// Makes long papers that were asked for at the desk and by programs, one job after the other: a paper of a unit or of all, or
// one of each of many innovations as a ZIP. What a killed process had made is not made again. It decides no right.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { OpenDatabase } from './db/connect.ts';
import { isEpochDead, type ProcessSession } from './db/lease.ts';
import {
  type ClaimedPaperJob,
  claimPaperJob,
  dropPapers,
  endPaperJob,
  notePapers,
  overduePapers,
  paperEpochs,
  papersWithFiles,
  type PaperJobEnd,
  putBackPaperJob,
  releasePaperJob,
} from './db/transactions/paper-jobs.ts';
import type { PaperMaker } from './domain/paper-material.ts';
import type { InnovationPaper, PrintSubject } from './domain/papers.ts';
import { writeZip } from './files/archive/zip-file.ts';
import type { Logger } from './log.ts';
import { writeWhole } from './whole-file.ts';

/** What making them takes. */
export interface PaperDeskParts {
  readonly db: OpenDatabase['db'];
  readonly folder: string;
  readonly session: Pick<ProcessSession, 'epoch'>;
  readonly make: PaperMaker;
  /** The address that people open, as it is known by then. */
  readonly publicUrl: () => string;
  /** Called when whoever asked is told how it ended. */
  readonly onEnded?: () => void;
  readonly log: Logger;
  readonly tickMs?: number;
}

/** Makes papers. */
export interface PaperDesk {
  readonly start: () => void;
  /** Takes nothing new; what is half made is gone on with by the next start, and was no attempt. */
  readonly stop: () => Promise<void>;
}

/** Where the file of a job lies. */
export const papersFile = (folder: string, id: number): string => path.join(folder, `${id}.file`);
const workOf = (folder: string, id: number): string => path.join(folder, `${id}.work`);

/** Makes the desk of this process. */
export function createPaperDesk(parts: PaperDeskParts): PaperDesk {
  const { db, folder, session, log, tickMs = 2000 } = parts;
  const stopping = new AbortController();
  let working: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let making = false;
  let swept = false;

  const round = async (): Promise<void> => {
    const own = session.epoch();
    for (const epoch of await paperEpochs(db))
      if (epoch === own ? !making : await isEpochDead(db, epoch)) await putBackPaperJob(db, epoch);
    for (const id of await overduePapers(db)) {
      await rm(papersFile(folder, id), { force: true });
      await dropPapers(db, id);
    }
    if (!swept) await sweep(parts);
    swept = true;
    if (stopping.signal.aborted) return;
    const job = await claimPaperJob(db, own);
    if (job === null) return;
    making = true;
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const end = await makeJob(parts, job, stopping.signal);
      await endPaperJob(
        db,
        job.id,
        end,
        (id) => `${parts.publicUrl()}/meja/berkas/pekerjaan/${id}`,
      );
      parts.onEnded?.();
    } catch (error) {
      if (stopping.signal.aborted) return await releasePaperJob(db, job.id, own);
      log.warn({ err: error, job: job.id }, 'papers could not be made');
      await putBackPaperJob(db, own);
    } finally {
      making = false;
    }
  };
  const tick = (): void => {
    working ??= round()
      .catch((error: unknown) => log.warn({ err: error }, 'papers could not be looked for'))
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

/** Removes what no job needs. */
async function sweep({ db, folder }: PaperDeskParts): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  // Read after the folder, so that whatever stands in it has its job.
  const jobs = await papersWithFiles(db);
  for (const name of names) {
    const [, id, kind] = /^(\d{1,15})\.(file|work)$/u.exec(name) ?? [];
    if (id === undefined) continue;
    const state = jobs.get(Number(id));
    if (state === undefined || (state === 'done' && kind === 'work'))
      await rm(path.join(folder, name), { recursive: true, force: true });
  }
}

async function makeJob(
  parts: PaperDeskParts,
  job: ClaimedPaperJob,
  signal: AbortSignal,
): Promise<PaperJobEnd> {
  const { folder, make } = parts;
  const { paper, unitId, codes, editionId, nip, id } = job;
  const file = papersFile(folder, id);
  if (codes.length > 0) return makeMany(parts, job, signal);
  const made = await make({ paper, unitId } as PrintSubject, { editionId, nip });
  if (!made.ok) {
    if (made.problem.why === 'broken') throw new Error(`${paper} could not be made`);
    return { problem: made.problem.why };
  }
  await writeWhole(file, made.value.bytes);
  return { name: made.value.name, mime: made.value.mime, ...(await sumOf(file)) };
}

/** One file for each innovation, and of those that cannot be made a list with the reason. */
async function makeMany(
  { db, folder, make }: PaperDeskParts,
  { id, paper, codes, editionId, nip }: ClaimedPaperJob,
  signal: AbortSignal,
): Promise<PaperJobEnd> {
  const work = workOf(folder, id);
  await mkdir(work, { recursive: true, mode: 0o700 });
  const names: { readonly name: string; readonly place: string }[] = [];
  const left: string[] = [];
  for (const [nth, code] of codes.entries()) {
    signal.throwIfAborted();
    const place = path.join(work, code);
    // Written whole by a process before: its name stands beside it.
    const known = await readFile(`${place}.name`, 'utf8').catch(() => null);
    if (known !== null) {
      names.push({ name: known, place });
      continue;
    }
    const subject = { paper: paper as InnovationPaper, code };
    const made = await make(subject, { editionId, nip });
    if (made.ok) {
      const name = `${code} - ${made.value.name}`;
      await writeWhole(place, made.value.bytes);
      await writeWhole(`${place}.name`, Buffer.from(name));
      names.push({ name, place });
    } else if (made.problem.why === 'broken')
      throw new Error(`${paper} of ${code} could not be made`);
    else
      left.push(
        `${code}\t${made.problem.why}${made.problem.sign === null ? '' : `\t${made.problem.sign}`}`,
      );
    await notePapers(db, id, nth + 1);
  }
  if (names.length === 0) return { problem: 'nothing' };
  if (left.length > 0) {
    const place = path.join(work, 'left');
    await writeWhole(place, Buffer.from(`${left.join('\n')}\n`));
    names.push({ name: 'BELUM DAPAT DICETAK.txt', place });
  }
  const zip = path.join(work, 'papers.zip');
  await rm(zip, { force: true });
  const entries = await Promise.all(
    names.map(async ({ name, place }) => ({
      name,
      size: (await stat(place)).size,
      bytes: async () => createReadStream(place),
    })),
  );
  const place = { read: async () => 0, write: async () => undefined };
  await writeZip(zip, entries, new Date(), place, signal);
  const file = papersFile(folder, id);
  await rename(zip, file);
  const sum = await sumOf(file);
  await rm(work, { recursive: true, force: true });
  return { name: `${paper} ${names.length} inovasi.zip`, mime: 'application/zip', ...sum };
}

async function sumOf(file: string): Promise<{ readonly size: number; readonly sha256: string }> {
  const sum = createHash('sha256');
  await pipeline(createReadStream(file), sum);
  return { size: (await stat(file)).size, sha256: sum.digest('hex') };
}
