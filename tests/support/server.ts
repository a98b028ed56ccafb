// Starts the one PostgreSQL server of a test run and makes the template that test databases copy.
// Run by vitest before the first file; it removes all it made, also when the run is killed.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process, { env } from 'node:process';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { forCommands, openDatabase } from '../../src/db/connect.ts';
import { startEmbedded } from '../../src/db/embedded.ts';
import { findServer } from '../../src/db/embedded/server.ts';
import { migrate } from '../../src/db/migrate.ts';
import { makeLog } from '../../src/log.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server that holds the test databases, and the name of the template. */
    testServer: { url: string; template: string };
  }
}

/** Starts the server and gives the function that stops it. TEST_DATABASE_URL names another server. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const log = makeLog('fatal');
  const server = env['TEST_DATABASE_URL']
    ? { url: env['TEST_DATABASE_URL'], stop: () => Promise.resolve() }
    : await startTemporary();
  const template = `sepeda_template_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  try {
    await admin.query(`create database ${template}`);
    const { db, close } = openDatabase(databaseUrl(server.url, template), log, 1, forCommands);
    await migrate(db).finally(close);
  } catch (error) {
    await admin.end();
    await server.stop();
    throw error;
  }
  project.provide('testServer', { url: server.url, template });
  return async () => {
    await dropLeft(admin, template);
    // Autovacuum may hold the template for a moment and cannot always be put out; a leftover on a lasting server is no failure.
    for (let tries = 3; tries > 0; tries -= 1) {
      const dropped = await admin.query(`drop database if exists ${template} with (force)`).then(
        () => true,
        () => false,
      );
      if (dropped) break;
    }
    await admin.end();
    await server.stop();
  };

  async function startTemporary() {
    const folder = await mkdtemp(path.join(await placeOfData(), 'sepeda-test-'));
    // PostgreSQL may run as another user, who must be able to pass.
    await chmod(folder, 0o711);
    const embedded = await startEmbedded(folder, log, { durable: false });
    const sweeper = sweepAfterUs(folder);
    await suitTests(embedded.url);
    return {
      url: embedded.url,
      async stop() {
        await embedded.stop();
        await rm(folder, { recursive: true, force: true });
        sweeper.stdin?.end();
      },
    };
  }
}

/**
 * Lets the product's role pass by triggers where it says so, which nothing does but bringing a test's database back; and plans
 * named statements once: to plan them again for each value takes longer than all they read in tables of a few rows.
 */
async function suitTests(serverUrl: string): Promise<void> {
  const owner = new URL(databaseUrl(serverUrl, 'postgres'));
  const role = owner.username;
  owner.username = 'postgres';
  const client = new pg.Client({ connectionString: owner.href });
  await client.connect();
  try {
    await client.query(`grant set on parameter session_replication_role to ${role}`);
    await client.query(`alter role ${role} set plan_cache_mode = force_generic_plan`);
  } finally {
    await client.end();
  }
}

/** What the data of a run may need at most. Bytes. */
const roomOfData = 4 * 2 ** 30;

/**
 * Where the data lie: in memory where there is plenty, because a test's database is a thousand small files that are made and
 * removed again, which costs a disk's file system as much as all queries. Nothing of it must outlive the run.
 */
async function placeOfData(): Promise<string> {
  const memory = '/dev/shm';
  const room = await statfs(memory).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  const plenty = Math.min(room, process.availableMemory()) >= roomOfData;
  return env['TMPDIR'] === undefined && plenty ? memory : os.tmpdir();
}

/** Names a new database of the run that this template belongs to. */
export function testDatabaseName(template: string): string {
  return `${testDatabases(template)}${randomUUID().replaceAll('-', '')}`;
}

const testDatabases = (template: string) => `${template.replace('template', 'test').slice(0, 24)}_`;

/** Drops what processes of this run had kept for their next test. */
async function dropLeft(admin: pg.Client, template: string): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    `select datname as name from pg_database where starts_with(datname, $1)`,
    [testDatabases(template)],
  );
  for (const { name } of rows)
    await admin.query(`drop database if exists ${name} with (force)`).catch(() => undefined);
}

/** Gives the address of another database on the same server. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/**
 * Starts a small process that waits for our end, however it comes, and then stops the server and
 * removes the folder: a killed run can do neither itself. Its input ends when we do.
 */
function sweepAfterUs(folder: string) {
  const data = readdirSync(folder).find((name) => /^postgres-\d+$/.test(name)) ?? '';
  const server = findServer(path.join(folder, data));
  const script = 'cat >/dev/null; [ -d "$1" ] || exit 0; kill -QUIT "$2"; sleep 1; rm -rf "$1"';
  const sweeper = spawn(
    'sh',
    ['-c', script, 'sh', folder, String(typeof server === 'object' ? server.pid : '')],
    {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  );
  sweeper.unref();
  return sweeper;
}
