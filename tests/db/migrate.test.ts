// Migrations on a real server: once, together, whole or not at all, and never on newer tables.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/connect.ts';
import { migrate } from '../../src/db/migrate.ts';
import { makeLog } from '../../src/log.ts';
import { startChild } from '../support/child.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts';

const real = fileURLToPath(new URL('../../migrations/', import.meta.url));
let database: TestDatabase;
let folder: string;
beforeEach(async () => {
  database = await createEmptyDatabase();
  folder = await mkdtemp(path.join(os.tmpdir(), 'sepeda-migrations-'));
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const migration = (name: string, up: string) =>
  writeFile(path.join(folder, `${name}.ts`), `export async function up(db) { ${up} }\n`);
const run = (text: string) =>
  `await db.executeQuery({ sql: ${JSON.stringify(text)}, parameters: [], query: { kind: 'RawNode' } });`;
const tables = async (): Promise<unknown[]> => {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_name not like 'kysely%' order by 1`.execute(
    database.db,
  );
  return rows.map((row) => row.name);
};

test('all migrations run once, in order', async () => {
  const names = (await readdir(real)).map((name) => path.parse(name).name).toSorted();
  expect(names.length).toBeGreaterThan(0);
  expect(await migrate(database.db)).toEqual(names);
  expect(await migrate(database.db)).toEqual([]);
  const { rows } = await sql<{ timeout: string }>`
    select current_setting('lock_timeout') as timeout`.execute(database.db);
  expect(rows).toEqual([{ timeout: '5s' }]);
});

test('three processes that start at once migrate once', async () => {
  const others = [1, 2, 3].map(() => openDatabase(database.url, makeLog('silent')));
  const done = await Promise.all(others.map(({ db }) => migrate(db)));
  expect(done.filter((names) => names.length > 0)).toHaveLength(1);
  await Promise.all(others.map((other) => other.close()));
});

test('a migration that fails leaves nothing, also of those before it', async () => {
  await migration('2026-1', run('create table one (id int)'));
  await migration('2026-2', run('create table two (id int); select 1/0'));
  await expect(migrate(database.db, folder)).rejects.toThrow(
    'The database could not be migrated (2026-2).',
  );
  expect(await tables()).toEqual([]);
});

test('a process killed half-way leaves nothing, and the next one does it all', async () => {
  await migration('2026-1', run('create table one (id int)'));
  await migration(
    '2026-2',
    `process.stdout.write('"half"\\n'); await new Promise(() => setInterval(() => 0, 9));`,
  );
  const child = await startChild(
    `import { openDatabase } from '../../src/db/connect.ts';
     import { migrate } from '../../src/db/migrate.ts';
     import { makeLog } from '../../src/log.ts';
     const { db } = openDatabase(process.env.URL_OF_TEST, makeLog('silent'));
     await migrate(db, process.env.FOLDER_OF_TEST);`,
    { env: { URL_OF_TEST: database.url, FOLDER_OF_TEST: folder } },
  );
  expect(child.ready).toBe('half');
  await child.end('SIGKILL');
  expect(await tables()).toEqual([]);
  await rm(path.join(folder, '2026-2.ts'));
  expect(await migrate(database.db, folder)).toEqual(['2026-1']);
  expect(await tables()).toEqual(['one']);
});

test('a database that newer code made is refused and left alone', async () => {
  await migrate(database.db);
  await sql`insert into kysely_migration (name, timestamp) values ('29991231T0000_later', 'x')`.execute(
    database.db,
  );
  const before = await tables();
  await expect(migrate(database.db)).rejects.toThrow(
    /made by a newer version of this program \(29991231T0000_later\)/,
  );
  expect(await tables()).toEqual(before);
});
