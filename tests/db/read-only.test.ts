// A server that has come to be read only: one refusal, and the connections lead to the one that may be written to.
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../src/db/connect.ts';
import { isReadOnly } from '../../src/db/errors.ts';
import { makeLog } from '../../src/log.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let own: OpenDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
  await sql`create table mark (n int)`.execute(database.db);
  // What a connection is told when it is made stays with it, as with one to a server that was the first.
  await readOnly('on');
  own = openDatabase(database.url, makeLog('silent'), 4);
});
afterEach(async () => {
  await own.close();
  await database.drop();
});

async function readOnly(to: 'on' | 'off'): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`set default_transaction_read_only = off`);
  await client.query(
    `alter database ${new URL(database.url).pathname.slice(1)} set default_transaction_read_only = ${to}`,
  );
  await client.end();
}

const write = (): Promise<unknown> =>
  sql`insert into mark values (1)`.execute(own.db).catch((error: unknown) => error);
const pidOf = async (db: OpenDatabase['db']): Promise<number | undefined> =>
  (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)).rows[0]?.pid;

test('every connection is made anew after one refusal, idle or in use', async () => {
  const idle = await Promise.all([1, 2, 3].map(() => own.pool.connect()));
  const busy = await own.pool.connect();
  for (const client of idle) client.release();
  await readOnly('off');
  expect(isReadOnly(await write())).toBe(true);
  // One that is in use goes on to its end.
  expect((await busy.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  busy.release();
  const written = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(write));
  expect(written.filter((one) => one instanceof Error)).toEqual([]);
});

test('inside a transaction, while others wait for a connection', async () => {
  const holding = await Promise.all([1, 2, 3, 4].map(() => own.pool.connect()));
  const waiting = [1, 2, 3].map(() => pidOf(own.db));
  await readOnly('off');
  const [first] = holding;
  await first?.query('begin');
  await expect(first?.query('insert into mark values (1)')).rejects.toSatisfy(isReadOnly);
  await first?.query('rollback');
  for (const client of holding) client.release();
  await Promise.all(waiting);
  expect(await Promise.all([1, 2, 3, 4].map(write))).not.toContainEqual(expect.any(Error));
});

test('a server that stays read only is asked on new connections, and the pool never grows', async () => {
  for (let tries = 0; tries < 20; tries += 1) expect(isReadOnly(await write())).toBe(true);
  expect(own.pool.totalCount).toBeLessThanOrEqual(4);
  await readOnly('off');
  await write();
  expect(await write()).not.toBeInstanceOf(Error);
});
