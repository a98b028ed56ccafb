// The clock that knocks: node-cron says when to look, and each job looks into the database for what is due.
// It decides nothing and remembers nothing: a knock that is missed, doubled or early changes only how soon one looks,
// because everything due is a row with a due time, and who takes it has locked it.
//
// The ticks are our own: a clock that is set forty days ahead would let node-cron walk through every second in between, and
// one that is set back would let it sleep until that day. A timer goes by the time that passes, whatever the clock says.
import { createTask, type ScheduledTask } from 'node-cron';
import { isDefect } from '../db/errors.ts';
import type { Logger } from '../log.ts';
import { createHand } from '../loops.ts';

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
  /** Milliseconds since the oldest look under way began. */
  readonly oldestMs: () => number;
  /** Knocks no more and resolves when what is under way is committed. */
  readonly stop: () => Promise<void>;
}

const TICK_MS = 250;
/** Right after a start, people who wrote meanwhile come first; what passes until then is looked into all the same. */
const FIRST_TICK_MS = 2000;
/** A longer step is a clock that was set, or a machine that slept: everything is looked into once. */
const LONGEST_GAP_S = 120;

/** Makes a scheduler; a job that fails is logged and tried again at the next knock, and never runs twice at once here. */
export function createScheduler(jobs: readonly Job[], log: Logger): Scheduler {
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();
  const tasks: { readonly job: Job; readonly task: ScheduledTask }[] = [];
  const hand = createHand();
  let stopped = false;
  let ticking: NodeJS.Timeout | undefined;
  let seen = 0;

  const look = async (job: Job): Promise<void> => {
    const done = hand.begin();
    try {
      await job.run();
    } catch (error) {
      if (!isDefect(error)) log.warn({ err: error, job: job.name }, 'a job waits for the database');
      else log.error({ err: error, job: job.name }, 'a job failed');
    } finally {
      done();
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

  /** Reading the patterns takes long enough to be felt in a start. */
  const begin = (): void => {
    for (const job of jobs)
      tasks.push({ job, task: createTask(job.knocks, () => undefined, { name: job.name }) });
    tick();
    ticking = setInterval(tick, TICK_MS);
    ticking.unref();
  };

  const tick = (): void => {
    const second = Math.floor(Date.now() / 1000);
    const passed = second - seen;
    if (passed === 0) return;
    const jumped = passed < 0 || passed > LONGEST_GAP_S;
    const seconds = jumped ? [] : Array.from({ length: passed }, (_, nth) => seen + 1 + nth);
    seen = second;
    for (const { job, task } of tasks)
      if (jumped || seconds.some((one) => task.match(new Date(one * 1000)))) knock(job);
  };

  return {
    start() {
      seen = Math.floor(Date.now() / 1000);
      ticking = setTimeout(begin, FIRST_TICK_MS);
      ticking.unref();
    },
    knock: (name) => {
      const job = jobs.find((one) => one.name === name);
      if (job !== undefined) knock(job);
    },
    oldestMs: hand.oldestMs,
    async stop() {
      stopped = true;
      clearInterval(ticking);
      for (const { task } of tasks) await task.destroy();
      await Promise.all(running.values());
    },
  };
}
