// The clock that knocks: node-cron says when to look, and each job looks into the database for what is due.
// It decides nothing and remembers nothing: a knock that is missed, doubled or early changes only how soon one looks,
// because everything due is a row with a due time, and who takes it has locked it.
import { schedule, type ScheduledTask } from 'node-cron';
import { isRetryable, isUnavailable } from '../db/errors.ts';
import type { Logger } from '../log.ts';

/** Something to look into now and then. `knocks` is a cron pattern, seconds first. */
export interface Job {
  readonly name: string;
  readonly knocks: string;
  readonly run: () => Promise<void>;
}

/** The knocking of one process. */
export interface Scheduler {
  readonly start: () => void;
  /** Looks at once, without waiting for the next knock; joins a look that is under way. */
  readonly knock: (name: string) => void;
  /** Knocks no more and resolves when what is under way is committed. */
  readonly stop: () => Promise<void>;
}

/** Makes a scheduler; a job that fails is logged and tried again at the next knock, and never runs twice at once here. */
export function createScheduler(jobs: readonly Job[], log: Logger): Scheduler {
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();
  const tasks: ScheduledTask[] = [];
  let stopped = false;

  const look = async (job: Job): Promise<void> => {
    try {
      await job.run();
    } catch (error) {
      if (isRetryable(error) || isUnavailable(error))
        log.warn({ err: error, job: job.name }, 'a job waits for the database');
      else log.error({ err: error, job: job.name }, 'a job failed');
    }
  };
  const knock = (job: Job): void => {
    if (stopped) return;
    if (running.has(job.name)) {
      again.add(job.name);
      return;
    }
    const done = look(job).finally(() => {
      running.delete(job.name);
      if (again.delete(job.name)) knock(job);
    });
    running.set(job.name, done);
  };

  return {
    start() {
      for (const job of jobs)
        tasks.push(
          schedule(job.knocks, () => knock(job), {
            name: job.name,
            unref: true,
            // A missed knock is made up for by the next one; a busy minute is no news.
            suppressMissedWarning: true,
          }),
        );
    },
    knock: (name) => {
      const job = jobs.find((one) => one.name === name);
      if (job !== undefined) knock(job);
    },
    async stop() {
      stopped = true;
      for (const task of tasks) await task.destroy();
      await Promise.all(running.values());
    },
  };
}
