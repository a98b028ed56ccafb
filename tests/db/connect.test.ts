// The pool: what its types promise, its timeouts, and that a lost connection ends nothing.
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/connect.ts';
import { isRetryable, isUnavailable, violatedConstraint, withRetry } from '../../src/db/errors.ts';
import { makeLog } from '../../src/log.ts';
import { startChild } from '../support/child.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const thrownBy = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};

describe('values', () => {
  test('bigint comes as number, a calendar day as text, a time as the same instant', async () => {
    const { rows } = await sql`
      select 9007199254740991::bigint as id, date '2021-01-02' as day,
             timestamptz '2021-01-02 03:04:05+08' as instant`.execute(database.db);
    expect(rows).toEqual([
      { id: 9_007_199_254_740_991, day: '2021-01-02', instant: new Date('2021-01-01T19:04:05Z') },
    ]);
  });

  test('a bigint that a number cannot hold is refused, not rounded', async () => {
    await expect(sql`select 9007199254740993::bigint`.execute(database.db)).rejects.toThrow(
      RangeError,
    );
    await expect(sql`select 1`.execute(database.db)).resolves.toBeDefined();
  });

  test('sessions are durable, in UTC and have limits', async () => {
    const { rows } = await sql`
      select name, setting from pg_settings where name in
        ('TimeZone', 'synchronous_commit', 'lock_timeout', 'statement_timeout',
         'idle_in_transaction_session_timeout') order by name collate "C"`.execute(database.db);
    expect(rows).toEqual([
      { name: 'TimeZone', setting: 'UTC' },
      { name: 'idle_in_transaction_session_timeout', setting: '5000' },
      { name: 'lock_timeout', setting: '5000' },
      { name: 'statement_timeout', setting: '8000' },
      { name: 'synchronous_commit', setting: 'on' },
    ]);
  });
});

test('with CRASH_AT the process dies just before that query, commits included', async () => {
  await sql`create table mark (n int)`.execute(database.db);
  const code = `import { sql } from 'kysely';
    import { openDatabase } from '../../src/db/connect.ts';
    import { makeLog } from '../../src/log.ts';
    const { db } = openDatabase(process.env.URL_OF_TEST, makeLog('silent'));
    await sql\`insert into mark values (1)\`.execute(db);
    await db.transaction().execute((trx) => sql\`insert into mark values (2)\`.execute(trx));`;
  // insert, begin, insert, commit: the fourth never reaches the server.
  const env = { URL_OF_TEST: database.url, CRASH_AT: '4' };
  await expect(startChild(code, { env })).rejects.toThrow('before it was ready');
  expect((await sql`select n from mark`.execute(database.db)).rows).toEqual([{ n: 1 }]);
});

describe('failures', () => {
  test('a transaction that takes too long is ended where the server knows that limit, and may be tried again', async () => {
    const own = openDatabase(database.url, makeLog('silent'), 1, {
      ...{ statementMs: 8000, transactionMs: 200 },
    });
    const failure = await thrownBy(
      own.db.transaction().execute(async (trx) => {
        for (let nth = 0; nth < 20; nth += 1) await sql`select pg_sleep(0.05)`.execute(trx);
      }),
    );
    expect(isRetryable(failure)).toBe(true);
    expect((await sql`select 1 as one`.execute(own.db)).rows).toEqual([{ one: 1 }]);
    await own.close();
  });

  test('terminating every connection, also inside a transaction, ends nothing', async () => {
    const own = openDatabase(database.url, makeLog('silent'));
    const idle = await own.pool.connect();
    idle.release();
    const failure = await thrownBy(
      own.db.transaction().execute(async (trx) => {
        const killer = new pg.Client({ connectionString: database.url });
        await killer.connect();
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
        await killer.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
        await killer.end();
        await sql`select 1`.execute(trx);
      }),
    );
    expect(isUnavailable(failure)).toBe(true);
    expect((await sql<{ one: number }>`select 1 as one`.execute(own.db)).rows).toEqual([
      { one: 1 },
    ]);
    await own.close();
  });

  test('a server that is not there is unavailable', async () => {
    const own = openDatabase('postgresql://nobody@127.0.0.1:1/none', makeLog('silent'));
    expect(isUnavailable(await thrownBy(sql`select 1`.execute(own.db)))).toBe(true);
    await own.close();
  });

  test('a broken constraint is named and not tried again', async () => {
    await sql`create table colour (name text constraint colour_once unique)`.execute(database.db);
    await sql`insert into colour values ('red')`.execute(database.db);
    let runs = 0;
    const failure = await thrownBy(
      withRetry(() => {
        runs += 1;
        return sql`insert into colour values ('red')`.execute(database.db);
      }),
    );
    expect(violatedConstraint(failure)).toBe('colour_once');
    expect(runs).toBe(1);
  });

  test('two transactions that lock in opposite order both succeed', async () => {
    await sql`create table seat (id int primary key, taken int not null)`.execute(database.db);
    await sql`insert into seat values (1, 0), (2, 0)`.execute(database.db);
    let runs = 0;
    // Each side waits, in its first run only, until the other has its first row.
    const met = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
    const take = (first: 0 | 1) => {
      let firstRun = true;
      return withRetry(() => {
        runs += 1;
        return database.db.transaction().execute(async (trx) => {
          await sql`update seat set taken = taken + 1 where id = ${first + 1}`.execute(trx);
          met[first].resolve();
          if (firstRun) {
            firstRun = false;
            await met[first === 0 ? 1 : 0].promise;
          }
          await sql`update seat set taken = taken + 1 where id = ${2 - first}`.execute(trx);
        });
      });
    };
    await Promise.all([take(0), take(1)]);
    expect(runs).toBeGreaterThan(2);
    const { rows } = await sql`select taken from seat order by id`.execute(database.db);
    expect(rows).toEqual([{ taken: 2 }, { taken: 2 }]);
  });

  test('trying again ends after five runs, with longer pauses, and throws what was thrown', async () => {
    const failure = Object.assign(new Error('could not serialize access'), { code: '40001' });
    const pauses: number[] = [];
    let runs = 0;
    const result = thrownBy(
      withRetry(
        () => {
          runs += 1;
          return Promise.reject(failure);
        },
        {
          sleep: async (milliseconds) => void pauses.push(milliseconds),
          random: () => 1,
          pause: 10,
        },
      ),
    );
    expect(await result).toBe(failure);
    expect(runs).toBe(5);
    expect(pauses).toEqual([10, 20, 40, 80]);
  });

  test.each([
    ['55P03', true],
    ['40P01', true],
    ['57P01', true],
    ['25P03', true],
    ['25P04', true],
    ['08006', true],
    ['23505', false],
    ['22021', false],
    ['57014', false],
    ['ENOENT', false],
  ])('SQLSTATE %s may be tried again: %s', (code, expected) => {
    expect(isRetryable(Object.assign(new Error('x'), { code }))).toBe(expected);
  });
});
