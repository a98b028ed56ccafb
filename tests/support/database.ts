// A database of its own for each test that asks: all migrations done, nothing else in it.
// Copied from a template in milliseconds; never shared, so tests may run beside each other.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { inject } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../src/db/connect.ts';
import { makeLog } from '../../src/log.ts';
import { databaseUrl } from './server.ts';

export type TestDatabase = OpenDatabase & Readonly<{ url: string; drop: () => Promise<void> }>;

/** Makes a migrated database and opens it. Call `drop` in `afterAll` or `afterEach`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { url: server, template } = inject('testServer');
  return openTestDatabase(server, `template ${template} strategy = file_copy`);
}

/** Makes an empty database without our tables, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return openTestDatabase(inject('testServer').url, '');
}

async function openTestDatabase(server: string, how: string): Promise<TestDatabase> {
  const name = `sepeda_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `create database ${name} ${how}`);
  const url = databaseUrl(server, name);
  const database = openDatabase(url, makeLog('fatal'));
  return {
    ...database,
    url,
    async drop() {
      await database.close();
      await drop(server, name);
    },
  };
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
