// Hands files to the reading worker, one at a time, with a cap on time and memory.
// A document that hangs or swells costs its own answer and the worker, never the product.
import { Worker } from 'node:worker_threads';
import { type Result, no, ok } from '../../domain/result.ts';
import type { Answer, Request, TaskName, Tasks } from './tasks.ts';

const MEGABYTES = 384;
/** Longest time for one file, milliseconds: far beyond what an honest 100 MB document needs. */
const TIME_CAP = 15_000;
/** An idle worker gives its memory back after this, milliseconds. */
const IDLE_CAP = 60_000;

let worker: Worker | undefined;
let idleTimer: NodeJS.Timeout | undefined;
let queue: Promise<unknown> = Promise.resolve();

/** Runs a task on a file of the product's own; `unreadable` when it fails, takes too long or needs too much memory. */
export async function readFileWith<Name extends TaskName>(
  task: Name,
  path: string,
  timeCap = TIME_CAP,
): Promise<Result<Tasks[Name], 'unreadable'>> {
  const turn = queue.then(() => askOnce({ task, path }, timeCap));
  queue = turn;
  const answer = await turn;
  // The worker answers a task with that task's kind of value; the table of tasks there is typed by the same names.
  return answer?.done ? ok(answer.value as Tasks[Name]) : no('unreadable');
}

/** Asks a live worker and settles in any case: by its answer, by its end, or by the clock. */
function askOnce(request: Request, timeCap: number): Promise<Answer | undefined> {
  clearTimeout(idleTimer);
  const asked = liveWorker();
  asked.ref();
  return new Promise((resolve) => {
    const settle = (answer: Answer | undefined): void => {
      clearTimeout(timer);
      asked.off('message', settle).off('error', drop).off('exit', drop);
      rest(asked);
      resolve(answer);
    };
    const drop = (): void => {
      forget(asked);
      settle(undefined);
    };
    const timer = setTimeout(drop, timeCap);
    asked.on('message', settle).on('error', drop).on('exit', drop);
    asked.postMessage(request, []);
  });
}

function liveWorker(): Worker {
  if (worker) return worker;
  const started = new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    // The libraries print warnings about what they read; that is nobody's log.
    stdout: true,
    stderr: true,
    env: {},
  });
  started.stdout.resume();
  started.stderr.resume();
  // Between two questions nobody else listens, and an error without listener would end the product.
  started.on('error', () => forget(started));
  started.on('exit', () => forget(started));
  worker = started;
  return started;
}

function forget(gone: Worker): void {
  if (worker === gone) worker = undefined;
  void gone.terminate();
}

/** Lets the process end while the worker idles, and ends the worker when it idles long. */
function rest(idle: Worker): void {
  idle.unref();
  idleTimer = setTimeout(() => forget(idle), IDLE_CAP);
  idleTimer.unref();
}
