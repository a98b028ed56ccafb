// The crash seam: with CRASH_AT=n the process kills itself just before its n-th outside operation,
// so that every point where a crash could hurt can be tried. It never does anything in production.
import { writeSync } from 'node:fs';

type Kind = 'query' | 'http' | 'file';

const asked = process.env['NODE_ENV'] === 'production' ? undefined : process.env['CRASH_AT'];
const crashAt = asked !== undefined && /^\d+$/.test(asked) ? Number(asked) : undefined;
const seen = { query: 0, http: 0, file: 0 };

/** Tells whether the seam is on. Callers that would have to wrap something do so only then. */
export const crashSeam: boolean = crashAt !== undefined;

/**
 * Counts one operation whose effect outlives the process (a query, an HTTP call, a file call), and
 * ends the process by SIGKILL if it is the n-th. Call it just before the operation.
 * CRASH_AT=0 never kills: the counts are written to standard error at exit.
 */
export function outside(kind: Kind): void {
  if (crashAt === undefined) return;
  seen[kind] += 1;
  if (crashAt !== 0 && total() === crashAt) {
    process.kill(process.pid, 'SIGKILL');
    // The signal may arrive a moment later; nothing more may happen until then.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  }
}

const total = (): number => seen.query + seen.http + seen.file;

if (crashAt === 0) {
  process.on('exit', () => {
    const { query, http, file } = seen;
    writeSync(2, `outside operations: ${total()} (query ${query}, http ${http}, file ${file})\n`);
  });
}
