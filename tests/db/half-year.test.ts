// Half a year around the form, small: what coordinator and admin read at its end is what an oracle counts from what was typed.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { checkHalfYear } from '../support/half-year-check.ts';
import { onDatabase, playHalfYear } from '../support/half-year.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('says at its end what was typed in it', async () => {
  const size = {
    ...{ units: 3, found: 13, sorted: 3, entries: 6 },
    ...{ onsite: 6, online: 5, visits: 2 },
  };
  const half = await playHalfYear(await onDatabase(database), size);
  expect(half.typed.length).toBeGreaterThan(20);
  checkHalfYear(half, size);
});
