// The way to PostgreSQL: one pool, with the timeouts and type parsers the whole product relies on.
// It never starts a server, never migrates and holds no query.
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { crashSeam, outside } from '../crash.ts';
import type { Logger } from '../log.ts';
import { dropWhenReadOnly } from './read-only.ts';
import type { Database } from './schema.ts';

export type { Database } from './schema.ts';

/** The handle that queries go through; everything outside this layer names it by this type. */
export type Db = Kysely<Database>;

/** An open database: `db` for queries, `pool` for LISTEN and the like, `close` ends all connections. */
export type OpenDatabase = Readonly<{
  db: Db;
  pool: pg.Pool;
  close: () => Promise<void>;
}>;

const oid = { int8: 20, date: 1082 } as const;

/**
 * Opens a pool on `databaseUrl` without connecting yet. Times are UTC; `bigint` comes as number,
 * `date` as 'YYYY-MM-DD'. A statement ends after 30 s, waiting for a lock after 5 s, an idle
 * transaction after 30 s. Lost connections are logged and replaced, they never end the process; so are those to a server
 * that has come to be read only.
 */
export function openDatabase(databaseUrl: string, log: Logger, poolSize = 10): OpenDatabase {
  const pool = new pg.Pool({ ...connection(databaseUrl), max: poolSize });
  // Both listeners are needed: pg-pool takes its own off a client that is checked out, and one
  // restart of PostgreSQL would then end the process as an unhandled 'error' event.
  pool.on('error', (error) => log.warn({ err: error }, 'idle database connection lost'));
  pool.on('connect', (client) => {
    client.on('error', (error) => log.warn({ err: error }, 'database connection lost'));
    if (crashSeam) countQueries(client);
  });
  dropWhenReadOnly(pool, log);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
}

/** Gives the settings of one connection, for the pool and for connections that stand alone. */
export function connection(databaseUrl: string): pg.ClientConfig {
  return {
    connectionString: databaseUrl,
    application_name: 'sepeda-baru',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    lock_timeout: 5000,
    idle_in_transaction_session_timeout: 30_000,
    // A confirmation to a person is a promise, so a commit waits for the disk whatever the server's default.
    options: '-c timezone=UTC -c synchronous_commit=on -c client_min_messages=warning',
    types: { getTypeParser },
  };
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
