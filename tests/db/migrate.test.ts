// Migrations on a real server: once, together, whole or not at all, and never on newer tables.
import { copyFile, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
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

test('a migration may take its time, also between two statements', async () => {
  await migration(
    '2026-1',
    run(
      `do $$ begin if current_setting('idle_in_transaction_session_timeout') <> '0' or current_setting('statement_timeout') <> '0' then
        raise 'limited'; end if; end $$`,
    ),
  );
  expect(await migrate(database.db, folder)).toEqual(['2026-1']);
  const { rows } = await sql<{ idle: string }>`
    select current_setting('idle_in_transaction_session_timeout') as idle`.execute(database.db);
  expect(rows).toEqual([{ idle: '5s' }]);
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

test('roles that had no end get one, nobody loses a role, and it is known who granted them', async () => {
  const names = (await readdir(real)).toSorted();
  await symlink(path.join(real, '../node_modules'), path.join(folder, 'node_modules'));
  for (const name of names.filter((file) => file < '20261122T1280'))
    await copyFile(path.join(real, name), path.join(folder, name));
  await migrate(database.db, folder);
  await sql`insert into unit (id, name, kind) values ('rsud', 'RSUD', 'blud')`.execute(database.db);
  await sql`insert into person (name) values ('Kora'), ('Rina'), ('Vina'), ('Budi')`.execute(
    database.db,
  );
  await sql`insert into invitation (code_hash, role, created_by, expires_at, used_by, used_at)
    values (sha256('a'), 'verifier', 1, now() + interval '1 day', 3, now())`.execute(database.db);
  await sql`insert into role_grant (person_id, role, unit_id, invitation_id, granted_at, frozen_at, revoked_at) values
    (1, 'coordinator', null, null, now() - interval '3 years', null, null),
    (2, 'innovator', 'rsud', null, now() - interval '2 years', now(), null),
    (3, 'verifier', null, 1, now(), null, null),
    (4, 'mentor', null, null, now(), null, now())`.execute(database.db);
  await migrate(database.db);
  const { rows } = await sql`
    select role, ends_at > now() + interval '30 days' as lasts, granted_by, frozen_why from role_grant order by id`.execute(
    database.db,
  );
  expect(rows).toEqual([
    { role: 'coordinator', lasts: true, granted_by: null, frozen_why: null },
    { role: 'innovator', lasts: true, granted_by: 2, frozen_why: 'consent' },
    { role: 'verifier', lasts: true, granted_by: 1, frozen_why: null },
    { role: 'mentor', lasts: null, granted_by: null, frozen_why: null },
  ]);
});
