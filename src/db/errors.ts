// What a failure of PostgreSQL means for the caller: try again, wait for the server, or a broken rule.
// It never swallows an error: what it does not know is a bug and stays one.

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const contention = new Set([
  '40001', // serialization_failure
  '40P01', // deadlock_detected
  '55P03', // lock_not_available
]);
const serverGone = new Set([
  '57P01', // admin_shutdown, also pg_terminate_backend
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '53300', // too_many_connections
]);
const socketCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT', // the unix socket is gone while the server restarts
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
]);
// node-postgres reports these by sentence only, without a code.
const lostConnection =
  /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Connection ended|connection is closed|Client was closed)/i;

/**
 * Tells whether the server cannot be reached or is restarting. Whether the last commit happened is
 * then unknown.
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // Several addresses were tried, IPv4 and IPv6.
  if (error instanceof AggregateError) return error.errors.some((inner) => isUnavailable(inner));
  const code = codeOf(error);
  if (code !== undefined) {
    if (serverGone.has(code) || code.startsWith('08')) return true;
    // ENOENT and the like also come from the file system; only a failed connect counts.
    if (socketCodes.has(code)) return 'syscall' in error && isSocketCall(error.syscall);
  }
  return lostConnection.test(error.message);
}

/** Tells whether the same transaction, run again from its start, may succeed. */
export function isRetryable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return contention.has(codeOf(error) ?? '') || isUnavailable(error);
}

/** Names the constraint that refused a row, or `undefined` when the error is another one. */
export function violatedConstraint(error: unknown): string | undefined {
  if (!(error instanceof Error) || !codeOf(error)?.startsWith('23')) return undefined;
  return 'constraint' in error && typeof error.constraint === 'string'
    ? error.constraint
    : undefined;
}

/** Tells whether the database's disk is full (53100) or it has run out of memory (53200). */
export function isFull(error: unknown): boolean {
  const code = error instanceof Error ? codeOf(error) : undefined;
  return code === '53100' || code === '53200';
}

type RetryOptions = Readonly<{
  /** Runs in all, the first included. */
  max?: number;
  /** Longest first pause in milliseconds; it doubles with each run. */
  pause?: number;
  sleep?: (milliseconds: number) => Promise<void>;
  random?: () => number;
}>;

/**
 * Runs one transaction again after a deadlock, a serialisation failure, a lock that could not be
 * had or a lost connection, at most five times with random pauses, so that two that met do not
 * meet again. `work` must be safe to run twice, also when the first commit had happened: what it
 * writes is keyed. Throws the last error when no run succeeded, any other error at once.
 */
export async function withRetry<T>(work: () => Promise<T>, options: RetryOptions = {}): Promise<T> {
  const { max = 5, pause = 50, sleep = wait, random = Math.random } = options;
  for (let run = 1; ; run += 1) {
    try {
      return await work();
    } catch (error) {
      if (run >= max || !isRetryable(error)) throw error;
      await sleep(random() * pause * 2 ** (run - 1));
    }
  }
}

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

const isSocketCall = (call: unknown): boolean =>
  typeof call === 'string' && /^(?:connect|read|write|getaddrinfo)$/.test(call);
