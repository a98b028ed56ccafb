// Hands files to the reading process, one at a time, with a cap on time and memory.
// A document that hangs or swells costs its own answer and that process, never the product. It is a process and
// no thread because a thread that runs out of memory takes the whole program with it.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Result, no, ok } from '../../domain/result.ts';
import type { ArchiveLimits } from '../archive/inspect-archive.ts';
import type { Answer, Request, TaskName, Tasks } from './tasks.ts';

const PROGRAM = fileURLToPath(new URL('./process.ts', import.meta.url));
const MEGABYTES = 384;
/** Longest time for one file, milliseconds: far beyond what an honest 100 MB document needs. */
const TIME_CAP = 15_000;
/** An idle process gives its memory back after this, milliseconds. */
const IDLE_CAP = 60_000;

let running: ChildProcess | undefined;
let idleTimer: NodeJS.Timeout | undefined;
let queue: Promise<unknown> = Promise.resolve();

/** How a file is read: longest time in milliseconds, and what an archive may hold. */
interface ReadOptions {
  readonly timeCap?: number;
  readonly limits?: ArchiveLimits;
}

/** Runs a task on a file of the product's own; `unreadable` when it fails, takes too long or needs too much memory. */
export async function readFileWith<Name extends TaskName>(
  task: Name,
  path: string,
  { timeCap = TIME_CAP, limits }: ReadOptions = {},
): Promise<Result<Tasks[Name], 'unreadable'>> {
  const turn = queue.then(() => askOnce({ task, path, ...(limits && { limits }) }, timeCap));
  queue = turn;
  const answer = await turn;
  // The process answers a task with that task's kind of value; the table of tasks there is typed by the same names.
  return answer?.done ? ok(answer.value as Tasks[Name]) : no('unreadable');
}

/** Asks a live process and settles in any case: by its answer, by its end, or by the clock. Never rejects. */
function askOnce(request: Request, timeCap: number): Promise<Answer | undefined> {
  clearTimeout(idleTimer);
  const asked = liveProcess();
  keepAwake(asked, true);
  return new Promise((resolve) => {
    const settle = (answer?: Answer): void => {
      clearTimeout(timer);
      asked.off('message', settle).off('error', drop).off('exit', drop);
      rest(asked);
      resolve(answer);
    };
    const drop = (): void => {
      forget(asked);
      settle();
    };
    const timer = setTimeout(drop, timeCap);
    asked.on('message', settle).on('error', drop).on('exit', drop);
    asked.send(request, (error) => error && drop());
  });
}

function liveProcess(): ChildProcess {
  if (running) return running;
  const started = fork(PROGRAM, {
    execArgv: [
      `--max-old-space-size=${MEGABYTES}`,
      '--permission',
      '--allow-fs-read=*',
      '--disable-warning=ExperimentalWarning',
    ],
    env: {},
    // The libraries print warnings about what they read; that is nobody's log.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // Between two questions nobody else listens, and an error without listener would end the product.
  started.on('error', () => forget(started));
  started.on('exit', () => forget(started));
  running = started;
  return started;
}

function forget(gone: ChildProcess): void {
  if (running === gone) running = undefined;
  gone.kill('SIGKILL');
}

/** Lets the product end while the process idles, and ends the process when it idles long. */
function rest(idle: ChildProcess): void {
  keepAwake(idle, false);
  idleTimer = setTimeout(() => forget(idle), IDLE_CAP);
  idleTimer.unref();
}

function keepAwake(child: ChildProcess, awake: boolean): void {
  if (awake) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}
