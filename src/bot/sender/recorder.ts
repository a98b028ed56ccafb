// Writes down how sends ended: all that ended while one statement was under way go into the next.
// It never drops a record: a send that is not recorded would be sent again, and its chat would wait for it for ever.
import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenDatabase } from '../../db/connect.ts';
import { isClosed, isDefect, isReadOnly, isUnavailable } from '../../db/errors.ts';
import { recordSends, type SendRecord } from '../../db/transactions/record-send.ts';
import type { Logger } from '../../log.ts';
import { createHand } from '../../loops.ts';

/** Records sends in batches. */
export interface Recorder {
  /**
   * Resolves when the record, or a later one about the same row, is committed; or when this process has closed its database,
   * after which whoever starts next looks into what is not recorded. Never rejects.
   */
  add(record: SendRecord): Promise<void>;
  /** Ids of rows whose last record is not committed yet. */
  waiting(): Iterable<number>;
  /** Milliseconds since the oldest record not committed yet was given. */
  oldestMs(): number;
  /** Resolves when all that was added before is committed. */
  flushed(): Promise<void>;
}

const LONGEST_PAUSE_MS = 1000;
/** So often many records are tried together; one that cannot be written must not keep the others from being written. */
const TRIES_TOGETHER = 3;
/** A record that is a defect so often, alone, is written without what may be the defect. */
const MOST_DEFECTS = 3;

interface Entry {
  record: SendRecord;
  defects: number;
  readonly done: PromiseWithResolvers<void>;
}

/** Makes a recorder. */
export function createRecorder(db: OpenDatabase['db'], log: Logger): Recorder {
  const next = new Map<number, Entry>();
  const current = new Map<number, Entry>();
  /** What failed beside others: tried by itself, until it is written. */
  const apart = new Map<number, Entry>();
  let running = false;
  let mending = false;
  const hand = createHand();

  const write = async (): Promise<void> => {
    for (let run = 0; current.size > 0; run += 1) {
      try {
        await recordSends(
          db,
          [...current.values()].map(({ record }) => record),
        );
        for (const { done } of current.values()) done.resolve();
        current.clear();
      } catch (error) {
        if (isClosed(error)) {
          for (const { done } of current.values()) done.resolve();
          current.clear();
          return;
        }
        if (isDefect(error) || (run + 1 >= TRIES_TOGETHER && !concernsAll(error))) {
          log.warn({ err: error, sends: current.size }, 'sends are recorded one by one');
          setApart();
          void mend();
          return;
        }
        if (run === 0) log.warn({ err: error, sends: current.size }, 'sends not recorded yet');
        await sleep(pauseAfter(run));
      }
    }
  };

  const setApart = (): void => {
    for (const [id, entry] of current) {
      const later = next.get(id);
      if (later) {
        // Only the last word about a row is written, and whoever waits for the later one hears of it, too.
        next.delete(id);
        entry.record = later.record;
        void entry.done.promise.then(later.done.resolve);
      }
      apart.set(id, entry);
    }
    current.clear();
  };

  const run = async (): Promise<void> => {
    while (next.size > 0) {
      for (const [id, entry] of next) current.set(id, entry);
      next.clear();
      await write();
    }
    running = false;
  };

  /** Writes each of those apart by itself, again and again; what ends meanwhile goes its own way. */
  const mend = async (): Promise<void> => {
    if (mending) return;
    mending = true;
    for (let run = 0; apart.size > 0; run += 1) {
      for (const [id, entry] of apart) if (!(await writeAlone(id, entry))) break;
      if (apart.size > 0) await sleep(pauseAfter(run));
    }
    mending = false;
  };

  /** Gives false when the others would fail for the same reason now. */
  const writeAlone = async (id: number, entry: Entry): Promise<boolean> => {
    const { record } = entry;
    try {
      await recordSends(db, [record]);
      // A later word about the row came while this one was written: it is written next.
      if (entry.record === record) {
        apart.delete(id);
        entry.done.resolve();
      }
      return true;
    } catch (error) {
      if (isClosed(error)) {
        apart.delete(id);
        entry.done.resolve();
        return true;
      }
      if (!isDefect(error)) return !concernsAll(error);
      entry.defects += 1;
      if (entry.defects === MOST_DEFECTS) {
        log.error({ err: error, outboxId: id }, 'a send is recorded without its details');
        if (entry.record === record) entry.record = bare(record);
      }
      return true;
    }
  };

  return {
    add(record) {
      const known = apart.get(record.id) ?? next.get(record.id);
      if (known) {
        known.record = record;
        known.defects = 0;
        return known.done.promise;
      }
      const entry = { record, defects: 0, done: Promise.withResolvers<void>() };
      next.set(record.id, entry);
      void entry.done.promise.then(hand.begin());
      if (!running) {
        running = true;
        // What ends in the same turn of the event loop shares the first statement, too.
        setImmediate(() => void run());
      }
      return entry.done.promise;
    },
    *waiting() {
      for (const entries of [apart, current, next]) yield* entries.keys();
    },
    oldestMs: hand.oldestMs,
    async flushed() {
      const all = [apart, current, next].flatMap((entries) => [...entries.values()]);
      await Promise.all(all.map(({ done }) => done.promise));
    },
  };
}

/** The server is away or may not be written to: every record fails, together or alone. */
const concernsAll = (error: unknown): boolean => isUnavailable(error) || isReadOnly(error);

const pauseAfter = (run: number): number => Math.min(LONGEST_PAUSE_MS, 20 * 2 ** Math.min(run, 10));

/** How it ended, without the network's ids and words: those are what can be a defect. */
const bare = ({ id, addressId, claims, state }: SendRecord): SendRecord => ({
  id,
  addressId,
  claims,
  state,
  providerIds: [],
  error: 'recorded without its details',
});
