// A database that tests use one after the other is as the migrations left it, or it is not used again.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { bringBack, readBeginning } from '../support/lent-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const settings = async () =>
  (await database.pool.query('select to_jsonb(s)::text as row from setting s order by 1')).rows;

test('rows and numbers that a test left are gone, those of the migrations are there', async () => {
  const { pool } = database;
  const before = await settings();
  const beginning = await readBeginning(pool);
  await pool.query('delete from setting');
  await pool.query(`insert into setting (key, value) values ('left behind', '1')`);
  const last = `select nextval('process_epoch')::int as n`;
  const { rows } = await pool.query<{ n: number }>(last);
  expect(await bringBack(pool, beginning)).toBe(true);
  expect(await settings()).toEqual(before);
  expect((await pool.query(last)).rows).toEqual(rows);
});

test.each([
  'create table left_behind (n int)',
  'alter table left_behind add column m int',
  'alter table left_behind drop column m',
  'alter table left_behind alter column n set default 1',
  'alter table left_behind add check (n > 0)',
  'create index on left_behind (n)',
  'create function left_over() returns trigger language plpgsql as $$ begin return new; end $$',
  'create or replace function left_over() returns trigger language plpgsql as $$ begin return old; end $$',
  'create trigger left_over before insert on left_behind for each row execute function left_over()',
  'alter table left_behind disable trigger left_over',
  'drop table left_behind',
])('after "%s" it is not used again', async (change) => {
  const { pool } = database;
  const beginning = await readBeginning(pool);
  expect(await bringBack(pool, beginning)).toBe(true);
  await pool.query(change);
  expect(await bringBack(pool, beginning)).toBe(false);
});
