// Runs a piece of the product in a process of its own, so that a test may kill it for real.
// The code is a module that writes one line of JSON when it is ready and then stays.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export type Child = Readonly<{
  process: ChildProcess;
  /** What the first line said. */
  ready: unknown;
  /** Sends the signal and waits until the process has ended. */
  end: (signal: NodeJS.Signals) => Promise<void>;
}>;

/** Starts `code` as an ES module beside this file; `detached` gives it a process group of its own. */
export async function startChild(
  code: string,
  { env = {}, detached = false }: { env?: Record<string, string>; detached?: boolean } = {},
): Promise<Child> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: import.meta.dirname,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached,
  });
  const ended = once(child, 'exit');
  const line = once(createInterface(child.stdout), 'line');
  const first: unknown[] = await Promise.race([line, ended]);
  if (typeof first[0] !== 'string') throw new Error('the child ended before it was ready');
  return {
    process: child,
    ready: JSON.parse(first[0]),
    async end(signal) {
      child.kill(signal);
      await ended;
    },
  };
}
