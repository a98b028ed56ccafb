// Writes down how sends ended: all that ended while one statement was under way go into the next.
// It never gives up because the database is away: a send that is not recorded would be sent again.
import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenDatabase } from '../../db/connect.ts';
import { isRetryable } from '../../db/errors.ts';
import { recordSends, type SendRecord } from '../../db/transactions/record-send.ts';
import type { Logger } from '../../log.ts';

/** Records sends in batches. */
export interface Recorder {
  /** Resolves when the record is committed, or has turned out to be impossible. Never rejects. */
  add(record: SendRecord): Promise<void>;
  /** Ids of rows whose last record is not committed yet. */
  waiting(): Iterable<number>;
  /** Resolves when all that was added before is committed. */
  flushed(): Promise<void>;
}

const LONGEST_PAUSE_MS = 1000;

interface Batch {
  readonly records: Map<number, SendRecord>;
  readonly done: PromiseWithResolvers<void>;
}

const newBatch = (): Batch => ({ records: new Map(), done: Promise.withResolvers<void>() });

/** Makes a recorder. */
export function createRecorder(db: OpenDatabase['db'], log: Logger): Recorder {
  let next = newBatch();
  let current: Batch | null = null;
  let running = false;

  const write = async (records: readonly SendRecord[]): Promise<void> => {
    for (let run = 0; ; run += 1) {
      try {
        await recordSends(db, records);
        return;
      } catch (error) {
        if (!isRetryable(error)) {
          await writeApart(records, error);
          return;
        }
        if (run === 0) log.warn({ err: error, sends: records.length }, 'sends not recorded yet');
        await sleep(Math.min(LONGEST_PAUSE_MS, 20 * 2 ** run));
      }
    }
  };

  /** One record that cannot be written must not keep the others from being written. */
  const writeApart = async (records: readonly SendRecord[], error: unknown): Promise<void> => {
    if (records.length > 1) {
      for (const record of records) await write([record]);
    } else {
      log.error({ err: error, outboxId: records[0]?.id }, 'a send cannot be recorded');
    }
  };

  const run = async (): Promise<void> => {
    while (next.records.size > 0) {
      current = next;
      next = newBatch();
      await write([...current.records.values()]);
      current.done.resolve();
    }
    current = null;
    running = false;
  };

  return {
    add(record) {
      next.records.set(record.id, record);
      const { promise } = next.done;
      if (!running) {
        running = true;
        // What ends in the same turn of the event loop shares the first statement, too.
        setImmediate(() => void run());
      }
      return promise;
    },
    *waiting() {
      if (current) yield* current.records.keys();
      yield* next.records.keys();
    },
    async flushed() {
      if (next.records.size > 0) await next.done.promise;
      else if (current) await current.done.promise;
    },
  };
}
