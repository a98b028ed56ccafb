// The product as a process of its own, as `npm start` runs it: spawned, killed and started again by tests.
//
//   const product = await startProductProcess({ databaseUrl, telegram });
//   await product.kill();                     // kill -9
//   await product.start();                    // the same settings again
//   product.log()                             // everything it wrote
//   await product.admin('invite', '--role', 'verifier')   // the last line of the command's output
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { buildProduct } from '../../scripts/build.ts';

const root = path.join(import.meta.dirname, '../..');
const run = promisify(execFile);

/** The key under which codes are kept. */
export const testSecretKey = 'only-for-tests-only-for-tests-only-for-tests';

/** Settings of a run. `env` goes on top of what the others set. */
export interface ProductSettings {
  readonly databaseUrl: string;
  readonly telegram?: { readonly token: string; readonly apiRoot: string };
  readonly env?: Readonly<Record<string, string>>;
}

/** A running, or killed, product. */
export interface ProductProcess {
  readonly url: () => string;
  readonly dataDir: string;
  readonly log: () => string;
  readonly pid: () => number | undefined;
  readonly start: () => Promise<void>;
  readonly kill: () => Promise<void>;
  /** Sends a signal and waits for the end; gives the exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
  readonly admin: (...args: string[]) => Promise<string>;
  /** Ends it and removes its folder. */
  readonly close: () => Promise<void>;
}

/** Starts the product on a database and waits until it says where it is. */
export async function startProductProcess(settings: ProductSettings): Promise<ProductProcess> {
  const program = await buildProduct();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'sepeda-product-'));
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '',
    DATABASE_URL: settings.databaseUrl,
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'warn',
    // A test is many people behind one address in a moment.
    STRANGER_MESSAGES_PER_HOUR: '100000',
    PEOPLE_PER_ADDRESS: '100000',
    NEW_PEOPLE_PER_SECOND: '9999',
    SECRET_KEY: testSecretKey,
    ...(settings.telegram === undefined
      ? {}
      : {
          TELEGRAM_BOT_TOKEN: settings.telegram.token,
          TELEGRAM_API_ROOT: settings.telegram.apiRoot,
        }),
  };
  // Read at each start, so that a test may change a setting between two.
  const all = () => ({ ...env, ...settings.env });
  let child: ChildProcess | null = null;
  let output = '';
  let url = '';

  const start = async (): Promise<void> => {
    const started = spawn(process.execPath, [program], {
      cwd: root,
      env: all(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const from = output.length;
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /Web chat\s+(http:\S+)\//.exec(output.slice(from));
      if (found?.[1] === undefined) return;
      url = found[1];
      resolve();
    };
    started.stdout.on('data', read);
    started.stderr.on('data', read);
    started.once('exit', (code) =>
      reject(new Error(`the product ended with ${code}: ${output.slice(from)}`)),
    );
    await promise;
  };

  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    const running = child;
    if (running === null || running.exitCode !== null || running.signalCode !== null)
      return running?.exitCode ?? null;
    const exited = once(running, 'exit');
    running.kill(signal);
    await exited;
    return running.exitCode;
  };

  await start();
  return {
    url: () => url,
    dataDir,
    log: () => output,
    pid: () => child?.pid,
    start,
    kill: async () => void (await end('SIGKILL')),
    stop: (signal = 'SIGTERM') => end(signal),
    admin: async (...args) => {
      const { stdout } = await run(process.execPath, ['src/admin.ts', ...args], {
        cwd: root,
        env: all(),
      });
      return stdout.trim().split('\n').at(-1) ?? '';
    },
    close: async () => {
      await end('SIGTERM');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
