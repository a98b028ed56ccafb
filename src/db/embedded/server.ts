// The process of the embedded PostgreSQL: found or started, and stopped.
// It knows nothing of who uses the server; embedded.ts decides when it starts and stops.
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { isUnavailable } from '../errors.ts';
import { bareEnvironment, type Place } from './place.ts';

/** A running server: its process and where it listens. */
export type Server = Readonly<{ pid: number; socketFolder: string; port: number }>;

const patience = 60_000; // milliseconds; a server that replays a long log after a crash needs them
const pause = 25; // milliseconds between two looks
const largestLog = 10 * 1024 * 1024;

/**
 * Finds the server of this place or starts it, and connects as its owner. A server that an earlier
 * process left behind, or that another process starts at this moment, is used as it is.
 * Throws one plain sentence with PostgreSQL's own reason when it does not come up within 60 s.
 */
export async function reachServer(place: Place): Promise<{ server: Server; client: pg.Client }> {
  const deadline = performance.now() + patience;
  let child: Child | undefined;
  while (performance.now() < deadline) {
    const server = findServer(place.dataFolder);
    if (server === 'starting') {
      // Its own process has not said yet where it listens.
    } else if (server) {
      const client = await tryConnect(server);
      if (client) return { server, client };
    } else if (child === undefined || child.ended) {
      if (child && !mayPass(child.said())) break;
      child = start(place);
    }
    await sleep(pause);
  }
  const reason = child
    ?.said()
    .match(/(?:FATAL|PANIC|postgres|unshare):.*/g)
    ?.at(-1);
  throw new Error(
    `The embedded PostgreSQL does not start (${reason ?? 'no answer within 60 s'}); see ${place.logFile}.`,
  );
}

/** Reads which server runs on the folder; `undefined` when none does. */
export function findServer(dataFolder: string): Server | 'starting' | undefined {
  const file = path.join(dataFolder, 'postmaster.pid');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  // Lines: pid, data folder, start time, port, socket folder, …; the file grows while it starts.
  const [pid, , , port, socketFolder] = text.split('\n');
  if (!/^\d+$/.test(pid ?? '')) return undefined;
  const number = Number(pid);
  if (!runsIn(number, dataFolder)) {
    forgetRecycled(file, text, number);
    return undefined;
  }
  if (!socketFolder) return 'starting';
  return { pid: number, socketFolder, port: Number(port) };
}

/** Stops the server as `pg_ctl stop -m fast` would and waits until its process has ended. */
export async function stopServer(server: Server, dataFolder: string): Promise<void> {
  signal(server.pid, 'SIGINT');
  const deadline = performance.now() + patience;
  while (runsIn(server.pid, dataFolder)) {
    if (performance.now() > deadline) signal(server.pid, 'SIGQUIT');
    await sleep(pause);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has just ended, which is what we want.
  }
}

/** A server works in its data folder; a stranger who got the same process number does not. */
function runsIn(pid: number, dataFolder: string): boolean {
  try {
    const there = statSync(`/proc/${pid}/cwd`);
    const here = statSync(dataFolder);
    return there.ino === here.ino && there.dev === here.dev;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EACCES';
  }
}

/**
 * Removes the note of a server that died, where its number now belongs to another process:
 * PostgreSQL would take that process for the server and refuse to start for ever.
 */
function forgetRecycled(file: string, text: string, pid: number): void {
  try {
    process.kill(pid, 0);
    if (readFileSync(file, 'utf8') === text) rmSync(file);
  } catch {
    // No such process: PostgreSQL finds that out by itself.
  }
}

/** Connects, or gives `undefined` where the server is not there or says nothing in time: it may be busy, and is asked again. */
async function tryConnect(server: Server): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    host: server.socketFolder,
    port: server.port,
    user: 'postgres',
    database: 'postgres',
    application_name: 'sepeda-baru supervisor',
    connectionTimeoutMillis: 2000,
  });
  // A server that stops between two lines must not end this process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    const silent = error instanceof Error && error.message === 'timeout expired';
    if (!silent && !isUnavailable(error)) throw error;
    return undefined;
  }
}

type Child = { ended: boolean; said: () => string };

function start(place: Place): Child {
  const from = logSize(place.logFile);
  const log = openSync(place.logFile, 'a', 0o600);
  const [command = '', ...args] = [...place.identity.prefix, ...commandLine(place)];
  // Detached: Ctrl-C reaches the whole process group, and the product must drain before its database goes.
  const process = spawn(command, args, {
    ...place.identity.ids,
    cwd: '/',
    env: bareEnvironment,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  process.unref();
  const child: Child = {
    ended: false,
    said: () => readFileSync(place.logFile).subarray(from).toString(),
  };
  process.on('exit', () => (child.ended = true));
  process.on('error', () => (child.ended = true));
  return child;
}

function commandLine(place: Place): string[] {
  const set: Record<string, string> = {
    listen_addresses: '',
    port: '5432',
    unix_socket_directories: `"${place.socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    max_connections: '100',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off', // our queries are short; compiling them costs more than it saves
    wal_compression: 'on', // where messages are few, most of the log are whole pages, once each after a checkpoint
    // The log quotes no row and no parameter: both hold what people wrote.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_checkpoints: 'off',
    ...(place.durable ? {} : { fsync: 'off', full_page_writes: 'off', autovacuum: 'off' }),
  };
  const settings = Object.entries(set).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return [path.join(place.bin, 'postgres'), '-D', place.dataFolder, ...settings];
}

/** Another starter won, or the last children of a killed server are still leaving: look again. */
const mayPass = (said: string): boolean =>
  /lock file "[^"]+" already exists|pre-existing shared memory block|database system is ready/.test(
    said,
  );

function logSize(file: string): number {
  try {
    const { size } = statSync(file);
    if (size <= largestLog) return size;
    truncateSync(file);
  } catch {
    // Not made yet.
  }
  return 0;
}
