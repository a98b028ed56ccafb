// Hands files to the reading processes, two at a time, with caps on time and memory and turns between people; pages that are
// drawn go to a process of their own, one at a time, because the library that draws is native code.
// A document that hangs or swells costs its own answer and that process, never the product. It is a process and
// no thread because a thread that runs out of memory takes the whole program with it.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type Result, no, ok } from '../../domain/result.ts';
import type { ArchiveLimits } from '../archive/inspect-archive.ts';
import type { Answer, Request, TaskName, Tasks } from './tasks.ts';
import { createTurns } from './turns.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PROGRAM = fileURLToPath(new URL('./process.ts', import.meta.url));
const LANES = 2;
const HEAP_MEGABYTES = 256;
/** What the process may have in all; half of it is address space that V8 keeps for code and never fills. */
const DATA_MEGABYTES = 1024;
/** Longest time for one file, milliseconds by the clock: a busy machine is nobody's fault. */
const TIME_CAP = 15_000;
/** Longest computing time for one file, milliseconds, and as much more for each 10 MB of it. */
const COMPUTING_CAP = 2000;
const LOOK_MS = 100;
/** An idle process gives its memory back after this, milliseconds. */
const IDLE_CAP = 60_000;

/** How a file is read: whose it is, longest time in milliseconds, and what an archive may hold. */
export interface ReadOptions {
  readonly owner?: number | null;
  readonly timeCap?: number;
  readonly computingCap?: number;
  readonly limits?: ArchiveLimits;
  /** Which page is drawn. */
  readonly page?: number;
}

interface Job {
  readonly owner: number | null;
  readonly request: Request;
  readonly timeCap: number;
  readonly computingCap: number;
  readonly done: (answer: Answer | undefined) => void;
}

/** A process and the folder in which it finds its file, and no other. */
interface Lane {
  /** Native code may be loaded there, which the permissions of Node do not hold; what is read there is the office's own task. */
  readonly draws: boolean;
  child: ChildProcess | null;
  folder: string | null;
  count: number;
  busy: boolean;
  idle: NodeJS.Timeout | undefined;
}

/** Lanes and the order in which files go through them. */
interface Way {
  readonly turns: ReturnType<typeof createTurns<Job>>;
  readonly lanes: readonly Lane[];
}

const wayOf = (lanes: number, draws: boolean): Way => ({
  turns: createTurns<Job>(lanes),
  lanes: Array.from({ length: lanes }, () => ({
    ...{ draws, child: null, folder: null, count: 0, busy: false, idle: undefined },
  })),
});
const reading = wayOf(LANES, false);
const drawing = wayOf(1, true);

/** Runs a task on a file of the product's own; `unreadable` when it fails, takes too long or needs too much memory. */
export async function readFileWith<Name extends TaskName>(
  task: Name,
  path: string,
  {
    owner = null,
    timeCap = TIME_CAP,
    computingCap = COMPUTING_CAP,
    limits,
    page,
  }: ReadOptions = {},
): Promise<Result<Tasks[Name], 'unreadable'>> {
  const request = { task, path, ...(limits && { limits }), ...(page && { page }) };
  const way = task === 'pdf-page' ? drawing : reading;
  const answer = await new Promise<Answer | undefined>((done) => {
    way.turns.add({ owner, request, timeCap, computingCap, done });
    begin(way);
  });
  // The process answers a task with that task's kind of value; the table of tasks there is typed by the same names.
  return answer?.done ? ok(answer.value as Tasks[Name]) : no('unreadable');
}

function begin(way: Way): void {
  const { turns, lanes } = way;
  for (const lane of lanes) {
    if (lane.busy) continue;
    const job = turns.next();
    if (job === undefined) return;
    lane.busy = true;
    // Without room for the folder nothing is read, and the product goes on.
    const asked = askOnce(lane, job).catch((): Outcome => ({ answer: undefined, late: false }));
    void asked.then(({ answer, late }) => {
      lane.busy = false;
      turns.ended(job, late);
      job.done(answer);
      begin(way);
      return undefined;
    });
  }
}

interface Outcome {
  readonly answer: Answer | undefined;
  readonly late: boolean;
}

/** Asks a live process and settles by its answer, by its end, or by the clock. */
function askOnce(lane: Lane, { request, timeCap, computingCap }: Job): Promise<Outcome> {
  clearTimeout(lane.idle);
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    let watch: NodeJS.Timeout | undefined;
    let settled = false;
    const settle = (answer: Answer | undefined, late: boolean): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      clearInterval(watch);
      asked.off('message', hear).off('error', drop).off('exit', drop);
      if (answer === undefined) forget(lane, asked);
      else rest(lane, asked);
      resolve({ answer, late });
    };
    const drop = (): void => settle(undefined, false);
    const late = (): void => settle(undefined, true);
    const ask = (): void => {
      const { pid } = asked;
      const most = computingCap * (1 + sizeOf(request.path) / 10_000_000);
      const before = computedMs(pid);
      // The clock begins when the process can begin.
      clearTimeout(timer);
      timer = setTimeout(late, timeCap);
      watch = setInterval(() => computedMs(pid) - before > most && late(), LOOK_MS);
      try {
        const path = placed(lane, request.path);
        asked.send({ ...request, path }, (error) => error && drop());
      } catch {
        drop();
      }
    };
    const hear = (message: Answer | 'ready'): void => {
      if (message === 'ready') ask();
      else settle(message, false);
    };
    const known = lane.child;
    const asked = known ?? startProcess(lane);
    keepAwake(asked, true);
    asked.on('message', hear).on('error', drop).on('exit', drop);
    timer = setTimeout(drop, TIME_CAP);
    if (known !== null) ask();
  });
}

function startProcess(lane: Lane): ChildProcess {
  lane.folder ??= mkdtempSync(join(tmpdir(), 'sepeda-reading-'));
  const readable = [join(ROOT, 'src'), join(ROOT, 'node_modules'), join(ROOT, 'package.json')];
  const node = [
    process.execPath,
    `--max-old-space-size=${HEAP_MEGABYTES}`,
    '--permission',
    ...(lane.draws ? ['--allow-addons'] : []),
    // Its own code and the one file that lies in its folder: neither the key nor other people's evidence.
    ...[...readable, lane.folder].map((place) => `--allow-fs-read=${place}`),
    '--disable-warning=ExperimentalWarning',
    PROGRAM,
  ];
  const limited =
    process.platform === 'linux'
      ? ['/bin/sh', '-c', 'ulimit -d "$0" && exec "$@"', String(DATA_MEGABYTES * 1024), ...node]
      : node;
  const [program = '', ...rest] = limited;
  const started = spawn(program, rest, {
    // Fonts of the machine are left alone: the same page looks the same everywhere.
    env: lane.draws ? { DISABLE_SYSTEM_FONTS_LOAD: '1' } : {},
    // The libraries print warnings about what they read; that is nobody's log.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // Pixels go over as they are, not as numbers in words.
    serialization: 'advanced',
  });
  // Between two questions nobody else listens, and an error without listener would end the product.
  started.on('error', () => forget(lane, started));
  started.on('exit', () => forget(lane, started));
  lane.child = started;
  return started;
}

/** Puts the file where the process may read it: a name in its folder, and the one before goes. */
function placed(lane: Lane, path: string): string {
  const folder = lane.folder ?? '';
  rmSync(join(folder, String(lane.count)), { force: true });
  lane.count += 1;
  const place = join(folder, String(lane.count));
  symlinkSync(path, place);
  return place;
}

function forget(lane: Lane, gone: ChildProcess): void {
  if (lane.child === gone) {
    lane.child = null;
    if (lane.folder !== null) rmSync(lane.folder, { recursive: true, force: true });
    lane.folder = null;
  }
  gone.kill('SIGKILL');
}

/** Lets the product end while the process idles, and ends the process when it idles long. */
function rest(lane: Lane, idle: ChildProcess): void {
  keepAwake(idle, false);
  rmSync(join(lane.folder ?? '', String(lane.count)), { force: true });
  lane.idle = setTimeout(() => forget(lane, idle), IDLE_CAP);
  lane.idle.unref();
}

process.once('exit', () => {
  for (const { folder } of [...reading.lanes, ...drawing.lanes])
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
});

function keepAwake(child: ChildProcess, awake: boolean): void {
  if (awake) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Computing time of a process so far, milliseconds; 0 where the system does not tell. */
function computedMs(pid: number | undefined): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // Behind the name in brackets: state is the first, user and system time are the 12th and 13th, in hundredths.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}
