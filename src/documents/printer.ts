// Prints in a process of its own, one order after the other: the chat never waits for a paper, and whatever ends the
// printing process ends one order. The process begins with the first order and ends when nothing was ordered for a while.
import { type ChildProcess, fork } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type Result, no, ok } from '../domain/result.ts';
import type { TemplatePaper, TemplateProblem } from '../domain/paper-templates.ts';
import type { Table } from './sheet.ts';
import type { Answer, Order, Printed, PrintProblem, Sent } from './orders.ts';

export type { PrintProblem } from './orders.ts';

/** Makes files out of orders. */
export interface Printer {
  /**
   * Resolves when the file is made, or with why it is not; never rejects. What was asked for in a chat comes first and is
   * always taken; of everything else so much may wait, and more is broken off at once.
   */
  readonly print: (order: Order, from?: 'chat') => Promise<Result<Printed, PrintProblem>>;
  /** Ends the printing process; what is under way is broken off. */
  readonly stop: () => void;
}

/** How long one order may take (as long again for each 25 sheets of a paper) and an idle process lives, in ms; after how many orders a new process begins; how many wait. */
interface PrinterLimits {
  readonly orderMs?: number;
  readonly idleMs?: number;
  readonly orders?: number;
  readonly mostWaiting?: number;
}

interface Waiting {
  readonly sent: Sent;
  readonly done: (result: Result<Printed, PrintProblem>) => void;
  readonly from: 'chat' | undefined;
}

const program = fileURLToPath(new URL('child.ts', import.meta.url));

/** Makes the printer of this process. */
export function createPrinter(limits: PrinterLimits = {}): Printer {
  const { orderMs = 120_000, idleMs = 60_000, orders = 200, mostWaiting = 20 } = limits;
  const line: Waiting[] = [];
  let child: ChildProcess | null = null;
  let current: Waiting | null = null;
  let timer: NodeJS.Timeout | undefined;
  let made = 0;
  let count = 0;
  let stopped = false;

  const begin = (): ChildProcess => {
    // Nothing of the environment goes along but what a start needs: no secret can be read there.
    const env = { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] };
    const started = fork(program, [], {
      ...{ env, execArgv: ['--max-old-space-size=512', '--expose-gc'] },
      ...{ serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
    });
    started.on('message', (answer: Answer) => take(started, answer));
    started.on('error', (error) => lose(started, error.message));
    started.on('exit', (code, signal) =>
      lose(started, `ended with ${signal ?? code ?? 'nothing'}`),
    );
    made = 0;
    return started;
  };

  const end = (): void => {
    child?.kill('SIGKILL');
    child = null;
  };

  const next = (): void => {
    clearTimeout(timer);
    if (current !== null) return;
    current = line.shift() ?? null;
    if (current === null) {
      // A process that waits for orders keeps nothing else from ending.
      if (child !== null) idle(child);
      return;
    }
    child ??= begin();
    child.ref();
    child.channel?.ref();
    const longest = orderMs * timesLonger(current.sent.order);
    timer = setTimeout(() => finish(no(brokenOff('took too long')), true), longest);
    child.send(current.sent);
  };

  const idle = (waiting: ChildProcess): void => {
    waiting.unref();
    waiting.channel?.unref();
    timer = setTimeout(end, idleMs);
    timer.unref();
  };

  const finish = (result: Result<Printed, PrintProblem>, lost: boolean): void => {
    const ended = current;
    current = null;
    made += 1;
    if (lost || made >= orders) end();
    ended?.done(result);
    next();
  };

  const take = (from: ChildProcess, answer: Answer): void => {
    if (from !== child || answer.no !== current?.sent.no) return;
    finish(answer.ok ? ok(answer.printed) : no(answer.problem), false);
  };

  const lose = (from: ChildProcess, reason: string): void => {
    if (from !== child) return;
    child = null;
    if (current !== null) finish(no(brokenOff(reason)), true);
  };

  return {
    print: (order, from) =>
      new Promise((done) => {
        if (stopped) return done(no(untried('stopping')));
        if (from !== 'chat' && line.length >= mostWaiting)
          return done(no(untried('too many orders wait')));
        count += 1;
        const at = from === 'chat' ? line.findIndex((one) => one.from !== 'chat') : -1;
        line.splice(at < 0 ? line.length : at, 0, { sent: { no: count, order }, done, from });
        next();
      }),
    stop() {
      stopped = true;
      clearTimeout(timer);
      end();
      const left = [...(current === null ? [] : [current]), ...line.splice(0)];
      current = null;
      for (const { done } of left) done(no(untried('stopping')));
    },
  };
}

/** A paper of many sheets may take as long again for each 25 of them: the limit is for what hangs. */
const timesLonger = (order: Order): number =>
  'body' in order
    ? 1 + Math.floor(order.body.blocks.filter(({ kind }) => kind === 'page').length / 25)
    : 1;

const brokenOff = (reason: string): PrintProblem => ({ type: 'broken_off', reason });

const untried = (reason: string): PrintProblem => ({ type: 'broken_off', reason, untried: true });

/** What an office needs for a template of its own. */
export interface Templates {
  /** A document with every field of the paper; null when none could be written. */
  readonly starter: (paper: TemplatePaper) => Promise<Uint8Array | null>;
  /** A template filled with the names of its fields, or what is wrong with it. */
  readonly tried: (
    paper: TemplatePaper,
    template: Uint8Array,
  ) => Promise<Result<Uint8Array, readonly TemplateProblem[]>>;
}

/** The same by the printing process. */
export const printTemplates = (printer: Pick<Printer, 'print'>): Templates => ({
  async starter(paper) {
    const done = await printer.print({ kind: 'starter', paper });
    return done.ok ? done.value.bytes : null;
  },
  async tried(paper, template) {
    const done = await printer.print({ kind: 'try', paper, template });
    if (done.ok) return ok(done.value.bytes);
    const { problem } = done;
    if (problem.type === 'template') return no(problem.problems);
    const busy = problem.type === 'broken_off' && problem.untried === true;
    return no([{ type: busy ? 'busy' : 'unreadable' }]);
  },
});

/** Writes a workbook; null when none could be written. */
export async function printWorkbook(
  printer: Pick<Printer, 'print'>,
  tables: readonly Table[],
): Promise<Uint8Array | null> {
  const done = await printer.print({ kind: 'xlsx', tables });
  return done.ok ? done.value.bytes : null;
}
