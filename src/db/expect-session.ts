// Whether an address gives sessions: what one connection sets, locks and listens for stays with it until it closes.
// A pooler in transaction mode does not, and seems to work until a lease outlives its process. It changes nothing.
import { randomInt } from 'node:crypto';
import pg from 'pg';
import { connection } from './connect.ts';

/** Says what to set. The address itself is not repeated: it holds a password. */
const noSessions = {
  DATABASE_URL:
    'DATABASE_URL leads to a pooler that does not keep sessions; set DATABASE_SESSION_URL to the direct address of the same database.',
  DATABASE_SESSION_URL:
    'DATABASE_SESSION_URL leads to a pooler that does not keep sessions; set it to the direct address of the server.',
} as const;

/** Throws one plain sentence when the address in this setting gives no sessions; the cause when it cannot be reached. */
export async function expectSessions(
  databaseUrl: string,
  setting: keyof typeof noSessions,
): Promise<void> {
  if (!(await givesSessions(databaseUrl))) throw new Error(noSessions[setting]);
}

async function givesSessions(databaseUrl: string): Promise<boolean> {
  const one = new pg.Client(connection(databaseUrl));
  one.on('error', () => undefined);
  try {
    await one.connect();
    const { rows } = await one.query<{ pid: number; kept: boolean }>(
      `select pg_backend_pid() as pid, current_setting('statement_timeout') = '8s'
         and current_setting('idle_in_transaction_session_timeout') = '5s' as kept`,
    );
    const [told] = rows;
    if (told?.kept !== true) return false;
    // The server itself says its number when a connection is made; whoever stands between says another one.
    if (Reflect.get(one, 'processID') === told.pid) return true;
    return await staysWithOne(databaseUrl, one, told.pid);
  } catch (error) {
    if (refusesSettings(error)) return false;
    throw error;
  } finally {
    await one.end();
  }
}

/** While a second connection is in a transaction, does the first one still have the session it had, for itself? */
async function staysWithOne(databaseUrl: string, one: pg.Client, pid: number): Promise<boolean> {
  const other = new pg.Client(connection(databaseUrl));
  other.on('error', () => undefined);
  const pidOf = async (client: pg.Client): Promise<number | undefined> =>
    (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid;
  try {
    await other.connect();
    await other.query('begin');
    return (await pidOf(other)) !== pid && (await pidOf(one)) === pid;
  } finally {
    await other.end();
  }
}

/** A pooler that knows no session refuses what one would begin with, as a violation of the protocol. */
const refusesSettings = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === '08P01';

/** Throws one plain sentence when the two addresses lead to different databases. */
export async function expectSameDatabase(pooledUrl: string, sessionUrl: string): Promise<void> {
  const session = new pg.Client(connection(sessionUrl));
  const pooled = new pg.Client({ connectionString: pooledUrl, connectionTimeoutMillis: 5000 });
  for (const client of [session, pooled]) client.on('error', () => undefined);
  const key = randomInt(2 ** 31);
  try {
    await session.connect();
    await pooled.connect();
    await session.query('select pg_advisory_lock($1, $2)', [SAME_DATABASE, key]);
    const { rows } = await pooled.query<{ free: boolean }>(
      'select pg_try_advisory_xact_lock($1, $2) as free',
      [SAME_DATABASE, key],
    );
    if (rows[0]?.free !== false)
      throw new Error('DATABASE_URL and DATABASE_SESSION_URL lead to different databases.');
  } finally {
    await Promise.all([session.end(), pooled.end()]);
  }
}

/** The first key of these locks; epochs and leases have 1 and 2. */
const SAME_DATABASE = 3;
