// Which files are fetched next: one person's many files keep nobody waiting.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { claimFiles } from '../../src/db/transactions/claim-files.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('people take turns, and what is being fetched for somebody counts', async () => {
  const { db } = database;
  const { rows } = await sql<{ id: number }>`
    insert into person select from generate_series(1, 3) returning id`.execute(db);
  const [many = 0, few = 0, one = 0] = rows.map(({ id }) => id);
  for (const [person, count] of [
    [many, 30],
    [few, 3],
    [one, 1],
  ] as const)
    await sql`insert into evidence_file (person_id, purpose, channel, ref, name, next_try_at)
      select ${person}, 'text', 'telegram', '{}', 'x', now() - interval '1 minute' from generate_series(1, ${count}::int)`.execute(
      db,
    );
  const owners = async (limit: number): Promise<readonly number[]> =>
    (await claimFiles(db, 1, ['telegram'], limit))
      .map(({ personId }) => personId)
      .toSorted((a, b) => a - b);
  expect(await owners(4)).toEqual([many, many, few, one]);
  // Two of the one who sent many are on their way, one of the other.
  expect(await owners(2)).toEqual([few, many].toSorted((a, b) => a - b));
  expect(await owners(3)).toEqual([many, many, few].toSorted((a, b) => a - b));
});
