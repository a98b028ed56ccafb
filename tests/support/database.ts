// A database of its own for each test that asks: all migrations done, nothing else in it. Copied from a template, and used
// again by the same process once it is as it was; never shared at the same time, so tests may run beside each other.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { inject } from 'vitest';
import {
  forCommands,
  openDatabase,
  type OpenDatabase,
  type Patience,
} from '../../src/db/connect.ts';
import { makeLog } from '../../src/log.ts';
import { keptDatabases, type Made, type Migrated } from './kept-databases.ts';
import { type Beginning, bringBack, lend, type Lent, readBeginning } from './lent-database.ts';
import { databaseUrl, testDatabaseName } from './server.ts';

export type TestDatabase = OpenDatabase & Readonly<{ url: string; drop: () => Promise<void> }>;

/** Removed rows are not cleaned away on this server, and slow down what reads past them. */
const MOST_USES = 20;

/** Gives a migrated, empty database, opened. Call `drop` in `afterAll` or `afterEach`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { url: server, template } = inject('testServer');
  const made = keptDatabases.pop() ?? (await copy(server, template));
  const lent = lend(made.open);
  return { ...lent.database, url: made.url, drop: () => giveBack(server, made, lent) };
}

/** Makes an empty database without our tables, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const { url: server } = inject('testServer');
  const made = await make(server, '', forCommands);
  return { ...made.open, url: made.url, drop: () => discard(server, made) };
}

/** Copies are alike: it is read once a process. */
let beginning: Promise<Beginning> | undefined;

async function copy(server: string, template: string): Promise<Migrated> {
  const made = await make(server, `template ${template} strategy = file_copy`);
  beginning ??= readBeginning(made.open.pool);
  return { ...made, beginning: await beginning, uses: 0, drop: () => discard(server, made) };
}

async function make(server: string, how: string, patience?: Patience): Promise<Made> {
  const name = testDatabaseName(inject('testServer').template);
  await onServer(server, `create database ${name} ${how}`);
  const url = databaseUrl(server, name);
  return { name, url, open: openDatabase(url, makeLog('fatal'), 10, patience) };
}

async function giveBack(server: string, made: Migrated, lent: Lent): Promise<void> {
  const uses = made.uses + 1;
  // Where the server does not let this role pass by triggers, each test makes its own.
  const asBefore = () => bringBack(made.open.pool, made.beginning).catch(() => false);
  if (lent.end() && uses < MOST_USES && (await asBefore())) keptDatabases.push({ ...made, uses });
  else await discard(server, made);
}

async function discard(server: string, { open, name }: Made): Promise<void> {
  await open.close();
  await drop(server, name);
}

/** Drops a database. The server's own cleaning may be at work in it, which nobody but the server can end: then soon again. */
async function drop(server: string, name: string): Promise<void> {
  for (let left = 20; ; left -= 1) {
    try {
      return await onServer(server, `drop database if exists ${name} with (force)`);
    } catch (error) {
      const cleaning = error instanceof pg.DatabaseError && error.code === '42501';
      if (!cleaning || left === 0) throw error;
      await sleep(250);
    }
  }
}

/** One connection a process makes and drops all its databases; a test that kills the server's sessions may have ended it. */
let asked: Promise<pg.Client> | undefined;

async function onServer(server: string, command: string): Promise<void> {
  asked ??= connectTo(server);
  await (await asked).query(command);
}

async function connectTo(server: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: server });
  const again = (): void => {
    asked = undefined;
  };
  client.on('error', again);
  client.on('end', again);
  await client.connect();
  return client;
}
