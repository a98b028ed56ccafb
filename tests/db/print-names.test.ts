// Every paper that can be asked for is one that the database takes: a migration that writes the list anew must name them all.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paperNames } from '../../src/domain/language/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('lets every paper be asked for in a chat', async () => {
  const { rows } = await sql<{ rule: string }>`
    select pg_get_constraintdef(oid) as rule from pg_constraint where conname = 'print_request_paper_check'`.execute(
    database.db,
  );
  const taken = [...(rows[0]?.rule ?? '').matchAll(/'([a-z0-9-]+)'/gu)].map(([, name]) => name);
  expect(Object.keys(paperNames).filter((name) => !taken.includes(name))).toEqual([]);
});
