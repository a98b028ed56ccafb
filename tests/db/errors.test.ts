// What counts as a defect of the message: the listed classes and our own bugs, and nothing else a server can answer.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/connect.ts';
import { isDefect, isReadOnly } from '../../src/db/errors.ts';
import { makeLog } from '../../src/log.ts';
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
const raised = (code: string): Promise<unknown> =>
  thrownBy(
    sql
      .raw(`do $$ begin raise exception 'as raised' using errcode = '${code}'; end $$`)
      .execute(database.db),
  );

describe('what a real server answers', () => {
  test.each(['21000', '22021', '22P02', '23505', '42P01', '42501', '44000', '54000', 'P0001'])(
    '%s is a defect',
    async (code) => {
      expect(isDefect(await raised(code))).toBe(true);
    },
  );

  test.each([
    ...['08006', '0A000', '25006', '25P02', '40001', '40P01', '53100', '53200', '53300', '53400'],
    ...['55P03', '57014', '57P01', '57P05', '58000', '58030', 'F0000', 'HV000', 'XX000', 'XX001'],
    '99123',
  ])('%s is none', async (code) => {
    expect(isDefect(await raised(code))).toBe(false);
  });

  test('a cancelled statement, by somebody and by its own limit, is none', async () => {
    const sleeping = thrownBy(sql`select pg_sleep(60) as cancel_me`.execute(database.db));
    await expect
      .poll(async () => {
        const { rows } = await sql<{ gone: boolean }>`
          select pg_cancel_backend(pid) as gone from pg_stat_activity
          where query like '%cancel_me%' and pid <> pg_backend_pid() and state = 'active'
            and datname = current_database()`.execute(database.db);
        return rows.length;
      })
      .toBe(1);
    expect(isDefect(await sleeping)).toBe(false);
    const late = database.db.transaction().execute(async (trx) => {
      await sql`set local statement_timeout = 20`.execute(trx);
      await sql`select pg_sleep(60)`.execute(trx);
    });
    expect(isDefect(await thrownBy(late))).toBe(false);
  });

  test('a server that may only be read is none, and is known as that', async () => {
    const refused = await thrownBy(
      database.db.transaction().execute(async (trx) => {
        await sql`set transaction read only`.execute(trx);
        await sql`create table never (n int)`.execute(trx);
      }),
    );
    expect([isDefect(refused), isReadOnly(refused)]).toEqual([false, true]);
  });

  test('a server that is not there is none', async () => {
    const own = openDatabase('postgresql://nobody@127.0.0.1:1/none', makeLog('silent'));
    expect(isDefect(await thrownBy(sql`select 1`.execute(own.db)))).toBe(false);
    await own.close();
  });
});

test('our own bugs are defects', () => {
  const ours = [
    new TypeError('x is undefined'),
    new RangeError('a bigint is larger than 2^53'),
    new Error('a person was locked and not loaded'),
    Object.assign(new Error('of Node'), { code: 'ERR_INVALID_ARG_TYPE' }),
    'not even an error',
  ];
  expect(ours.map((error) => isDefect(error))).toEqual(ours.map(() => true));
});

test('what the operating system says is none', () => {
  const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' });
  expect([isDefect(full), isDefect(new AggregateError([full]))]).toEqual([false, false]);
});

test('every sentence of the driver about its connection is none', () => {
  const folder = (name: string) =>
    fileURLToPath(new URL(`../../node_modules/${name}/`, import.meta.url));
  const files = [
    ...['client.js', 'connection.js', 'crypto/sasl.js'].map((file) => folder('pg/lib') + file),
    folder('pg-pool') + 'index.js',
  ];
  const sentences = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/new Error\(\s*(?:_\w+ \? )?'([^'\n]+)'/g)].map(
      ([, sentence = '']) => sentence,
    ),
  );
  /** How we call the driver, and not what a server does. */
  const misuse =
    /^Client has already been connected|^Passing a function|^Release called|^Called end|^Cannot use a pool|^sslnegotiation|^unexpected condition|^Buffer/;
  const found = sentences.filter((sentence) => !misuse.test(sentence));
  expect(found.length).toBeGreaterThan(20);
  expect(found.filter((sentence) => isDefect(new Error(sentence)))).toEqual([]);
});
