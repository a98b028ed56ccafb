// The embedded PostgreSQL, for when DATABASE_URL names no server: started, watched, shared, stopped.
// Listens on a unix socket only. The data outlives everything here: nothing is ever removed.
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import type { Way } from './connect.ts';
import { preparePlace, type Place } from './embedded/place.ts';
import { isUnavailable } from './errors.ts';
import { expectSameDatabase, expectSessions } from './expect-session.ts';
import { reachServer, stopServer, type Server } from './embedded/server.ts';

/** A database to connect to. `stop` must be called at the end, after all other connections closed. */
export type EmbeddedDatabase = Readonly<{ url: string; stop: () => Promise<void> }>;

/** The database that was named, or the embedded one: `url` for the pool, `sessionUrl` for whatever needs a session. */
export type NamedDatabase = EmbeddedDatabase & Way & Readonly<{ sessionUrl: string }>;

// Every process that uses the server holds this lock shared; who gets it alone was the last one.
const presence = 7_341_001;
const setup = 7_341_002;
const name = 'sepeda';

/**
 * Gives the database that the configuration names, or the embedded one. Several processes on one
 * DATA_DIR share a server; the last to `stop` ends it, so a command run beside the product does not.
 * Throws one plain sentence when what needs a session would be without one.
 */
export async function connectOrStartEmbedded(
  {
    databaseUrl: url,
    databaseSessionUrl: given,
    dataDir,
  }: Pick<Config, 'databaseUrl' | 'databaseSessionUrl' | 'dataDir'>,
  log: Logger,
): Promise<NamedDatabase> {
  if (url === null) {
    const embedded = await startEmbedded(dataDir, log);
    return { ...embedded, sessionUrl: embedded.url, pooled: false };
  }
  if (given === null) await expectSessions(url, 'DATABASE_URL');
  else {
    await expectSessions(given, 'DATABASE_SESSION_URL');
    await expectSameDatabase(url, given);
  }
  const pooled = given !== null;
  return { url, sessionUrl: given ?? url, pooled, stop: () => Promise.resolve() };
}

/**
 * Starts PostgreSQL on `dataDir`, or joins the server that already runs there, also one that a
 * killed process left behind. While in use it is watched and started again when it dies.
 * `durable: false` is for tests. Throws one plain sentence when it cannot run here.
 */
export async function startEmbedded(
  dataDir: string,
  log: Logger,
  { durable = true }: { durable?: boolean } = {},
): Promise<EmbeddedDatabase> {
  const place = await preparePlace(dataDir, durable);
  const stop = new AbortController();
  let joined = await join(place);

  async function watch(): Promise<void> {
    const stopped = once(stop.signal, 'abort');
    for (let tries = 0; ; tries += 1) {
      await Promise.race([joined.lost, stopped]);
      if (stop.signal.aborted) return;
      try {
        log.warn({ tries }, 'connection to the embedded database lost');
        joined = await join(place);
        tries = 0;
      } catch (error) {
        log.error({ err: error }, 'embedded database does not start');
        const pause = Math.min(1000 * 2 ** tries, 30_000);
        await Promise.race([sleep(pause, undefined, { ref: false }), stopped]);
      }
    }
  }

  const watching = watch();
  const leaving = async (): Promise<void> => {
    stop.abort();
    await watching;
    await leave(joined, place);
  };
  let left: Promise<void> | undefined;
  return {
    url: `postgresql://${name}@localhost:${joined.server.port}/${name}?host=${encodeURIComponent(joined.server.socketFolder)}`,
    stop: () => (left ??= leaving()),
  };
}

type Joined = Readonly<{ server: Server; client: pg.Client; lost: Promise<void> }>;

/** Reaches the server and takes part in it: the connection stays open and holds the presence lock. */
async function join(place: Place): Promise<Joined> {
  for (;;) {
    const { server, client } = await reachServer(place);
    const { promise: lost, resolve } = Promise.withResolvers<void>();
    client.once('end', resolve);
    try {
      // Waits while the last user shuts the server down, and then fails: the next turn starts it.
      await client.query('select pg_advisory_lock_shared($1)', [presence]);
      await makeDatabase(client);
      return { server, client, lost };
    } catch (error) {
      const gone = await Promise.race([lost.then(() => true), sleep(1000, false)]);
      if (!gone) {
        await client.end();
        throw error;
      }
    }
  }
}

/** Makes the product's role, which is no superuser, and its database. */
async function makeDatabase(client: pg.Client): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [setup]);
  const role = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  if (role.rowCount === 0) await client.query(`create role ${name} login createdb`);
  const database = await client.query('select 1 from pg_database where datname = $1', [name]);
  if (database.rowCount === 0) await client.query(`create database ${name} owner ${name}`);
  await client.query('select pg_advisory_unlock($1)', [setup]);
}

async function leave({ server, client }: Joined, place: Place): Promise<void> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [presence]);
    const { rows } = await client.query<{ last: boolean }>(
      'select pg_try_advisory_lock($1) as last',
      [presence],
    );
    if (rows[0]?.last) await stopServer(server, place.dataFolder);
  } catch (error) {
    // The server ended first: there is nothing left to stop.
    if (!isUnavailable(error)) throw error;
  } finally {
    await client.end();
  }
}
