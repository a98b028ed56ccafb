// The way to PostgreSQL: one pool, with the timeouts and type parsers the whole product relies on.
// It never starts a server, never migrates and holds no query.
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { crashSeam, outside } from '../crash.ts';
import type { Logger } from '../log.ts';
import { watchAnswers } from './answers.ts';
import { PooledDialect } from './pooled.ts';
import { nameStatements } from './prepared.ts';
import { dropWhenReadOnly } from './read-only.ts';
import type { Database } from './schema.ts';

export type { Database } from './schema.ts';

/** The handle that queries go through; everything outside this layer names it by this type. */
export type Db = Kysely<Database>;

/** An open database: `db` for queries, `pool` for LISTEN and the like, `close` ends all connections. */
export type OpenDatabase = Readonly<{
  db: Db;
  pool: pg.Pool;
  /** Waits no longer than this for any answer from now on: the process stops. */
  hurry: (answerMs: number) => void;
  /** Milliseconds since the oldest query without an answer was asked. */
  oldestMs: () => number;
  close: () => Promise<void>;
}>;

/** How long one statement and one transaction may take in the server, and how long we wait for an answer; without the last we wait for ever. */
export type Patience = Readonly<{ statementMs: number; transactionMs?: number; answerMs?: number }>;

/** People wait: nothing of what is done for them takes as long. The server gives up first, so that it lets go of its locks. */
export const forPeople: Patience = { statementMs: 8000, transactionMs: 20_000, answerMs: 10_000 };
/** Migrations and commands, which set limits of their own for what takes long. */
export const forCommands: Patience = { statementMs: 30_000 };

const oid = { int8: 20, date: 1082 } as const;

/** How an address is used. `pooled`: behind it, two transactions of one connection may meet two sessions of the server. */
export type Way = Readonly<{ pooled: boolean }>;

/**
 * Opens a pool on `databaseUrl` without connecting yet. Times are UTC; `bigint` comes as number,
 * `date` as 'YYYY-MM-DD'. Waiting for a lock ends after 5 s in the server, as an idle transaction does. Lost connections are
 * logged and replaced, they never end the process; so are those to a server that has come to be read only. A connection
 * that is silent is broken, and idle ones are not trusted then.
 */
export function openDatabase(
  databaseUrl: string,
  log: Logger,
  poolSize = 10,
  patience: Patience = forPeople,
  { pooled }: Way = { pooled: false },
): OpenDatabase {
  const limits = limitsOf(patience);
  const idle = new Set<pg.PoolClient>();
  const answers = watchAnswers(patience.answerMs ?? Infinity, () => {
    // What silenced one connection may have silenced all: to find out one by one would take the deadline each time.
    for (const client of idle) answers.drop(client);
  });
  const pool = new pg.Pool({
    ...(pooled ? bare(databaseUrl) : connection(databaseUrl, patience)),
    max: poolSize,
    onConnect: async (client) => {
      if (client instanceof pg.Client) answers.watch(client);
      if (!pooled) await limitTransactions(client, patience);
    },
  });
  // Both listeners are needed: pg-pool takes its own off a client that is checked out, and one
  // restart of PostgreSQL would then end the process as an unhandled 'error' event.
  pool.on('error', (error) => log.warn({ err: error }, 'idle database connection lost'));
  pool.on('connect', (client) => {
    client.on('error', (error) => log.warn({ err: error }, 'database connection lost'));
    if (crashSeam) countQueries(client);
  });
  pool.on('release', (_error, client) => idle.add(client));
  pool.on('acquire', (client) => idle.delete(client));
  pool.on('remove', (client) => idle.delete(client));
  dropWhenReadOnly(pool, log);
  if (!pooled) nameStatements(pool);
  const dialect = pooled
    ? new PooledDialect({ pool }, limits, patience.transactionMs)
    : new PostgresDialect({ pool });
  const db = new Kysely<Database>({ dialect });
  return {
    db,
    pool,
    hurry: answers.hurry,
    oldestMs: answers.oldestMs,
    close: async () => {
      await db.destroy();
      answers.stop();
    },
  };
}

/** Gives the settings of one connection, for the pool and for connections that stand alone. */
export function connection(databaseUrl: string, patience: Patience = forPeople): pg.ClientConfig {
  const { timezone, synchronous_commit, client_min_messages, ...timeouts } = limitsOf(patience);
  const options = { timezone, synchronous_commit, client_min_messages };
  return {
    ...bare(databaseUrl),
    ...timeouts,
    options: Object.entries(options)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  };
}

/** What every session, or every transaction behind a pooler, goes by. */
function limitsOf({ statementMs }: Patience) {
  return {
    timezone: 'UTC',
    // A confirmation to a person is a promise, so a commit waits for the disk whatever the server's default.
    synchronous_commit: 'on',
    client_min_messages: 'warning',
    statement_timeout: statementMs,
    lock_timeout: 5000,
    // Whose connection fell silent in the middle must not keep people locked for longer than that.
    idle_in_transaction_session_timeout: 5000,
  };
}

/** A connection without limits of its own: a pooler takes none from whoever connects. */
const bare = (databaseUrl: string): pg.ClientConfig => ({
  connectionString: databaseUrl,
  application_name: 'sepeda-baru',
  keepAlive: true,
  // Without it Linux waits two hours before it asks for the first time.
  keepAliveInitialDelayMillis: 10_000,
  connectionTimeoutMillis: 5000,
  types: { getTypeParser },
});

/** Sets how long a transaction may take where the server knows that limit: PostgreSQL 17 and newer. */
async function limitTransactions(
  client: pg.ClientBase,
  { transactionMs }: Patience,
): Promise<void> {
  if (transactionMs === undefined) return;
  await client.query(
    `select set_config('transaction_timeout', $1, false)
     where current_setting('transaction_timeout', true) is not null`,
    [String(transactionMs)],
  );
}

const getTypeParser: typeof pg.types.getTypeParser = (id, format) => {
  if (format === 'binary') return pg.types.getTypeParser(id, 'binary');
  if (id === oid.int8) return safeInteger;
  // A calendar day has no time zone; a Date object would move it across midnight.
  if (id === oid.date) return (text: string) => text;
  return pg.types.getTypeParser(id, 'text');
};

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('a bigint is larger than 2^53');
  return value;
}

function countQueries(client: pg.PoolClient): void {
  client.query = new Proxy(client.query, {
    apply(target, self, args) {
      outside('query');
      return Reflect.apply(target, self, args);
    },
  });
}
