// What a failure means for the caller: try again, wait for the server, or a defect of what is written or of our own code.
// It never swallows an error. Only what is listed here as a defect is one: every other answer of a server may pass.

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
  '25P03', // idle_in_transaction_session_timeout: the connection is ended
  '25P04', // transaction_timeout, likewise
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
// The driver's sentences about a server that does not answer as it should; none of them is about the message.
const brokenTalk =
  /^(?:Query read timeout|timeout expired|Received unexpected |The server does not support SSL|There was an error establishing an SSL|SASL: |Unknown authenticationOk)/i;
/** Every SQLSTATE begins with a digit or one of these; a name of Node's errors does not. */
const sqlState = /^(?:[0-9][0-9A-Z]|F0|HV|P0|XX)[0-9A-Z]{3}$/;
/** cardinality, data, constraint, syntax or access rule, check option, program limit, PL/pgSQL: the same each time. */
const defectClasses = new Set(['21', '22', '23', '42', '44', '54', 'P0']);

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

// Drawn by chance and found taken when it is written: drawn anew the next time.
const drawnCodes = new Set(['broadcast_code_key', 'innovation_code_key', 'print_number_key']);

/** Tells whether a code that was drawn had been given to something else meanwhile. */
function isCodeTaken(error: unknown): boolean {
  return drawnCodes.has(violatedConstraint(error) ?? '');
}

/** Tells whether a statement with a name is not known in this session any more, or a migration has changed what it gives. */
export function isStalePlan(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  if (code === '26000' || code === '42P05') return true;
  return code === '0A000' && 'routine' in error && error.routine === 'RevalidateCachedQuery';
}

/** Tells whether two transactions were in each other's way and this one had to give in. */
export function isContention(error: unknown): boolean {
  return error instanceof Error && contention.has(codeOf(error) ?? '');
}

/** Tells whether the same transaction, run again from its start, may succeed. */
export function isRetryable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const moved = isContention(error) || isStalePlan(error);
  return moved || isCodeTaken(error) || isUnavailable(error);
}

/**
 * Tells whether the same work fails again however often it is tried: a defect of what it writes, or of our own code. Any
 * other answer of a server, known or not, is no defect, nor is what the operating system or the connection says.
 */
export function isDefect(error: unknown): boolean {
  if (!(error instanceof Error)) return true;
  if (isUnavailable(error) || isCodeTaken(error) || isStalePlan(error)) return false;
  if (error instanceof AggregateError) return error.errors.every((inner) => isDefect(inner));
  const code = codeOf(error);
  if (code !== undefined && sqlState.test(code)) return defectClasses.has(code.slice(0, 2));
  if ('syscall' in error) return false;
  return !brokenTalk.test(error.message);
}

/** Whether this process itself has closed its database: nothing more can be asked or written by it. */
export function isClosed(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(?:driver has already been destroyed|Cannot use a pool after calling end on the pool)/.test(
      error.message,
    )
  );
}

/** Tells whether a lock could not be had in the time that a statement may wait for one. */
export function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && codeOf(error) === '55P03';
}

/** Tells whether the server refuses to write because it is not the one that may: a standby, or one set to read only. */
export function isReadOnly(error: unknown): boolean {
  return error instanceof Error && codeOf(error) === '25006';
}

/** Tells whether a table that was asked for is not there. */
export function isMissingTable(error: unknown): boolean {
  return error instanceof Error && codeOf(error) === '42P01';
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

/** Runs one transaction again while a code that it draws is taken, and for no other reason: what it writes need not be keyed. */
export async function drawingAnew<T>(work: () => Promise<T>): Promise<T> {
  for (let run = 1; ; run += 1) {
    try {
      return await work();
    } catch (error) {
      if (run >= 5 || !isCodeTaken(error)) throw error;
    }
  }
}

/**
 * Runs one transaction once more when a statement of it was planned before a migration, and for no other reason: nothing of
 * it is stored then, so that what it writes need not be keyed.
 */
export async function planningAnew<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isStalePlan(error)) throw error;
    return work();
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
