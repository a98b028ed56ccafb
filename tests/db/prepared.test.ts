// Statements that are asked often: named on the direct way, never behind a pooler, and nobody notices when a name is gone.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../src/db/connect.ts';
import { planningAnew, withRetry } from '../../src/db/errors.ts';
import { makeLog } from '../../src/log.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await sql`create table word (id int, said text)`.execute(database.db);
  await sql`insert into word values (1, '7')`.execute(database.db);
});
afterAll(() => database.drop());

const open = (pooled: boolean): OpenDatabase =>
  openDatabase(database.url, makeLog('silent'), 1, undefined, { pooled });

const ask = async ({ db }: OpenDatabase): Promise<unknown> => {
  const { rows } = await sql<{ said: unknown }>`select * from word where id = ${1}`.execute(db);
  return rows[0]?.said;
};

const askOften = async (opened: OpenDatabase): Promise<void> => {
  for (let times = 0; times < 100; times += 1) expect(await ask(opened)).toBe('7');
};

const named = async ({ db }: OpenDatabase): Promise<readonly string[]> => {
  const { rows } = await sql<{ statement: string }>`
    select statement from pg_prepared_statements`.execute(db);
  return rows.map(({ statement }) => statement);
};

describe('a statement that is asked often', () => {
  test('is planned once on the direct way, and each time behind a pooler', async () => {
    for (const [pooled, names] of [
      [false, ['select * from word where id = $1']],
      [true, []],
    ] as const) {
      const opened = open(pooled);
      await askOften(opened);
      expect(await named(opened)).toEqual(names);
      await opened.close();
    }
  });

  test('is asked anew when its session has forgotten it', async () => {
    const opened = open(false);
    await askOften(opened);
    await sql`deallocate all`.execute(opened.db);
    expect(await ask(opened)).toBe('7');
    expect(await named(opened)).toHaveLength(1);
    await opened.close();
  });

  test('is asked anew when a migration has changed what it gives', async () => {
    const opened = open(false);
    await askOften(opened);
    await sql`alter table word alter column said type int using said::int`.execute(database.db);
    const inTransaction = () => opened.db.transaction().execute((db) => ask({ ...opened, db }));
    expect(await withRetry(inTransaction)).toBe(7);
    await opened.close();
  });

  test('is asked anew once in a transaction that is not keyed, and no other failure is', async () => {
    const opened = open(false);
    for (let times = 0; times < 100; times += 1) expect(await ask(opened)).toBe(7);
    await sql`alter table word alter column said type text using said::text`.execute(database.db);
    let runs = 0;
    const run = (work: (db: OpenDatabase['db']) => Promise<unknown>) =>
      planningAnew(() =>
        opened.db.transaction().execute((db) => {
          runs += 1;
          return work(db);
        }),
      );
    expect([await run((db) => ask({ ...opened, db })), runs]).toEqual(['7', 2]);
    await expect(run((db) => sql`select 1 / 0`.execute(db))).rejects.toThrow('division by zero');
    expect(runs).toBe(3);
    await opened.close();
  });
});
