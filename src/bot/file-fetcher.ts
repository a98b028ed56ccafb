// Fetches announced files beside everything else: claims, fetches a few at a time, writes down how each ended.
// It tells nobody anything: the conversation does, once it is told that a person's file is finished.
import type { OpenDatabase } from '../db/connect.ts';
import { isDefect } from '../db/errors.ts';
import type { EvidenceStore } from '../db/evidence-store.ts';
import { isEpochDead, type ProcessSession } from '../db/lease.ts';
import {
  type ClaimedFile,
  claimFiles,
  fetchingEpochs,
  fetchingFiles,
  takeBackFiles,
} from '../db/transactions/claim-files.ts';
import { type FileResult, finishFile } from '../db/transactions/finish-file.ts';
import type { ChannelId } from '../domain/conversation/input.ts';
import type { Scanner } from '../files/scanner.ts';
import type { Logger } from '../log.ts';
import { createHand } from '../loops.ts';
import type { Channel } from './channel.ts';
import type { FileRules } from './file-fetcher/examine.ts';
import { fetchOne } from './file-fetcher/fetch-one.ts';

export type { FileRules } from './file-fetcher/examine.ts';

/** What the fetcher works with. */
export interface FileFetcherSettings {
  readonly db: OpenDatabase['db'];
  readonly store: EvidenceStore;
  readonly channels: ReadonlyMap<ChannelId, Channel>;
  readonly session: Pick<ProcessSession, 'epoch'>;
  readonly log: Logger;
  /** Formats and limits where the file was sent. */
  readonly rulesOf: (file: ClaimedFile) => FileRules;
  /** Null when no virus scanner is set up. */
  readonly scanner: Scanner | null;
  /** A file of this person ended, or has to wait for room in the store or for the scanner. */
  readonly onFinished: (personId: number) => void;
  /** The store is full; called for every file that has to wait. */
  readonly onStorageFull: () => void;
  readonly atOnce?: number;
  readonly tickMs?: number;
  /** Longest time for the bytes of one file. */
  readonly fetchTimeoutMs?: number;
  /** How long a file of our own claim must be in nobody's hand before it is taken back. */
  readonly ownGraceMs?: number;
}

/** Fetches files. */
export interface FileFetcher {
  /** Looks for due files now and then, and takes back what dead processes were fetching. */
  start(): void;
  /** Says that a file was announced. */
  wake(): void;
  /** Milliseconds for which it has been looking for files without getting an answer. */
  oldestMs(): number;
  /** Breaks off what is being fetched; it stays announced. */
  stop(): Promise<void>;
}

/** Makes the fetcher of this process. */
export function createFileFetcher(settings: FileFetcherSettings): FileFetcher {
  const { db, channels, session, log, atOnce = 4, tickMs = 1000 } = settings;
  const { ownGraceMs = 3000 } = settings;
  const tools = { ...settings, fetchTimeoutMs: settings.fetchTimeoutMs ?? 15 * 60_000 };
  const served = [...channels.keys()];
  const current = new Map<number, Promise<void>>();
  const stopping = new AbortController();
  const timers = new Set<NodeJS.Timeout>();
  const strandedSince = new Map<number, number>();
  const hand = createHand();
  let looking: Promise<void> | null = null;
  let again = false;
  let ticking: NodeJS.Timeout | undefined;

  const stopped = (): boolean => stopping.signal.aborted;

  const fetch = async (file: ClaimedFile): Promise<void> => {
    let result: FileResult;
    try {
      result = await fetchOne(file, tools, stopping.signal);
    } catch {
      // Stopped: not the file's fault, the next process goes on at once.
      result = { state: 'announced', counts: false, afterMs: 0 };
    }
    const written = await write(file, result);
    if (written && (result.state !== 'announced' || result.problem)) {
      settings.onFinished(file.personId);
    }
    if (result.state === 'announced') wakeIn(result.afterMs);
  };

  /** Bytes that are kept must not be fetched again because the database was away for a moment. */
  const write = async (file: ClaimedFile, result: FileResult): Promise<boolean> => {
    for (let run = 0; ; run += 1) {
      try {
        return await finishFile(db, file, result);
      } catch (error) {
        if (isDefect(error) || stopped()) {
          log.error({ err: error, fileId: file.id }, 'the end of a file could not be written');
          return false;
        }
        await pause(Math.min(1000, 20 * 2 ** run));
      }
    }
  };

  const takeBack = async (): Promise<void> => {
    const own = session.epoch();
    for (const epoch of await fetchingEpochs(db)) {
      const dead = epoch !== own && (await isEpochDead(db, epoch));
      const inHand = [...current.keys()];
      const files =
        epoch === own ? await stranded(own) : dead ? await fetchingFiles(db, epoch, inHand) : [];
      const lost = await takeBackFiles(db, epoch, files);
      for (const personId of lost) settings.onFinished(personId);
    }
  };

  /** Files that this process has claimed and has not had in hand for some looks: an answer was lost, or an end not written. */
  const stranded = async (own: number): Promise<number[]> => {
    const files = await fetchingFiles(db, own, [...current.keys()]);
    const now = performance.now();
    for (const id of strandedSince.keys()) if (!files.includes(id)) strandedSince.delete(id);
    for (const id of files) if (!strandedSince.has(id)) strandedSince.set(id, now);
    return files.filter(
      (id) => !current.has(id) && now - (strandedSince.get(id) ?? now) >= ownGraceMs,
    );
  };

  const look = async (): Promise<void> => {
    while (again && !stopped()) {
      again = false;
      try {
        const room = atOnce - current.size;
        if (room <= 0) return;
        const done = hand.begin();
        const claimed = claimFiles(db, session.epoch(), served, room);
        const files = await claimed.finally(done);
        for (const file of files) begin(file);
      } catch (error) {
        log.warn({ err: error }, 'announced files could not be read');
      }
    }
  };

  const begin = (file: ClaimedFile): void => {
    const work = fetch(file).finally(() => {
      current.delete(file.id);
      wake();
    });
    current.set(file.id, work);
  };

  const wake = (): void => {
    if (stopped()) return;
    again = true;
    looking ??= look().finally(() => {
      looking = null;
      if (again && current.size < atOnce) wake();
    });
  };

  const wakeIn = (ms: number): void => {
    if (stopped()) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      wake();
    }, ms);
    timers.add(timer);
  };

  const tick = (): void => {
    takeBack().then(wake, (error: unknown) =>
      log.warn({ err: error }, 'files of dead processes could not be taken back'),
    );
  };

  return {
    start() {
      ticking = setInterval(tick, tickMs);
      tick();
    },
    wake,
    oldestMs: hand.oldestMs,
    async stop() {
      stopping.abort(new Error('stopping'));
      clearInterval(ticking);
      for (const timer of timers) clearTimeout(timer);
      await looking;
      await Promise.all(current.values());
    },
  };
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
