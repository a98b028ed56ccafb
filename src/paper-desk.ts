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
  MOST_ATTEMPTS,
  notePapers,
  overduePapers,
  paperEpochs,
  papersWithFiles,
  type PaperJobEnd,
  putBackPaperJob,
  releasePaperJob,
} from './db/transactions/paper-jobs.ts';
import { type LeftOut, leftOutList } from './documents/left-out.ts';
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
  /** How long a job rests that failed once, twice, and so on; milliseconds. */
  readonly restsMs?: readonly number[];
}

/** What is silent for a moment is tried again soon; a full disk is not mended in seconds. */
const RESTS_MS: readonly number[] = [1, 5, 15, 30].map((minutes) => minutes * 60_000);
/** So many papers in one job may break at its last attempt; of more the trouble lies elsewhere. */
const MOST_BROKEN = 5;

/** Makes papers. */
export interface PaperDesk {
  readonly start: () => void;
  /**
   * Takes nothing new, and before it waits breaks off what it can: a print that is under way ends when the printer does. What
   * is half made is gone on with by the next start, and was no attempt.
   */
  readonly stop: () => Promise<void>;
}

/** Where the file of a job lies. */
export const papersFile = (folder: string, id: number): string => path.join(folder, `${id}.file`);
const workOf = (folder: string, id: number): string => path.join(folder, `${id}.work`);

/** Makes the desk of this process. */
export function createPaperDesk(parts: PaperDeskParts): PaperDesk {
  const { db, folder, session, log, tickMs = 2000, restsMs = RESTS_MS } = parts;
  const stopping = new AbortController();
  /** When a job that failed here may be tried again, by its number; a new process tries at once. */
  const resting = new Map<number, number>();
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
    for (const [id, until] of resting) if (until <= Date.now()) resting.delete(id);
    if (stopping.signal.aborted) return;
    const claimed = await claimPaperJob(db, own, [...resting.keys()]);
    if (claimed === null) return;
    const job = { ...claimed, epoch: own };
    making = true;
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const end = await makeJob(parts, job, stopping.signal);
      await endPaperJob(db, job, end, (id) => `${parts.publicUrl()}/meja/berkas/pekerjaan/${id}`);
      parts.onEnded?.();
      if ('problem' in end) await sweep(parts);
    } catch (error) {
      if (stopping.signal.aborted) return await releasePaperJob(db, job.id, own);
      log.warn({ err: error, job: job.id }, 'papers could not be made');
      resting.set(job.id, Date.now() + (restsMs[job.attempts - 1] ?? restsMs.at(-1) ?? 0));
      await putBackPaperJob(db, own);
      // One that was tried too often has failed, and what it left goes.
      await sweep(parts);
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
    const [, id, kind = ''] = /^(\d{1,15})\.(file|work|file(?:\.\d+)?\.new)$/u.exec(name) ?? [];
    if (id === undefined) continue;
    const state = jobs.get(Number(id));
    const isHalf = kind.endsWith('.new');
    if (
      state === undefined ||
      (state === 'done' && kind !== 'file') ||
      (isHalf && state !== 'making')
    )
      await rm(path.join(folder, name), { recursive: true, force: true });
  }
}

/** A job that this process has. */
type HeldJob = ClaimedPaperJob & { readonly epoch: number };

async function makeJob(
  parts: PaperDeskParts,
  job: HeldJob,
  signal: AbortSignal,
): Promise<PaperJobEnd> {
  const { db, folder, make } = parts;
  const { paper, unitId, codes, editionId, nip, id } = job;
  const file = papersFile(folder, id);
  if (codes.length > 0) return makeMany(parts, job, signal);
  const made = await make({ paper, unitId } as PrintSubject, { editionId, nip });
  if (!made.ok) {
    const { why, sign, label } = made.problem;
    if (why === 'broken') throw new Error(`${paper} could not be made`);
    return { problem: why, sign, label };
  }
  await note(db, job, 0);
  await writeWhole(file, made.value.bytes, job.epoch);
  return { name: made.value.name, mime: made.value.mime, ...(await sumOf(file)) };
}

/** Notes how many are made; throws when another process has the job by now. */
async function note(db: PaperDeskParts['db'], job: HeldJob, made: number): Promise<void> {
  if (!(await notePapers(db, job, made))) throw new Error(`job ${job.id} is another process's`);
}

/**
 * One file for each innovation, and of those that cannot be made a list with the reason. One that breaks holds up the job, so
 * that it is tried again; at the last attempt it is left out as well.
 */
async function makeMany(
  { db, folder, make }: PaperDeskParts,
  job: HeldJob,
  signal: AbortSignal,
): Promise<PaperJobEnd> {
  const { id, paper, codes, editionId, nip, epoch } = job;
  const mostBroken = job.attempts >= MOST_ATTEMPTS ? MOST_BROKEN : 0;
  const work = workOf(folder, id);
  await mkdir(work, { recursive: true, mode: 0o700 });
  const names: { readonly name: string; readonly place: string }[] = [];
  const left: LeftOut[] = [];
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
    // What the end of the process broke off is no defect of this paper.
    signal.throwIfAborted();
    if (made.ok) {
      const name = `${code} - ${made.value.name}`;
      await writeWhole(place, made.value.bytes, epoch);
      await writeWhole(`${place}.name`, Buffer.from(name), epoch);
      names.push({ name, place });
    } else left.push({ code, ...made.problem });
    if (left.filter(({ why }) => why === 'broken').length > mostBroken)
      throw new Error(`${paper} of ${code} could not be made`);
    await note(db, job, nth + 1);
  }
  if (names.length === 0) return whyNone(left);
  const printed = names.length;
  if (left.length > 0) {
    const place = path.join(work, 'left');
    await writeWhole(place, Buffer.from(leftOutList(left)), epoch);
    names.push({ name: 'BELUM DAPAT DICETAK.txt', place });
  }
  const zip = path.join(work, `papers.${epoch}.zip`);
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
  await note(db, job, codes.length);
  await rename(zip, file);
  const sum = await sumOf(file);
  await rm(work, { recursive: true, force: true });
  return { name: `${paper} ${printed} inovasi.zip`, mime: 'application/zip', ...sum };
}

/** Why none of them could be made: what all of them lack, with the sign of the first one that has one. */
function whyNone(left: readonly LeftOut[]): PaperJobEnd {
  const reasons = new Set(left.map(({ why }) => why));
  if (reasons.has('broken')) throw new Error('no paper could be made');
  const [first] = left;
  if (first === undefined || reasons.size > 1) return { problem: 'nothing' };
  const { why, sign, label } = first;
  return { problem: why, sign, label };
}

async function sumOf(file: string): Promise<{ readonly size: number; readonly sha256: string }> {
  const sum = createHash('sha256');
  await pipeline(createReadStream(file), sum);
  return { size: (await stat(file)).size, sha256: sum.digest('hex') };
}
