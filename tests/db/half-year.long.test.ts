// Half a year around the form as the issue of the programme tells it: 35 units, 98 found, 20 sorted out, 60 entered, a
// sosialisasi in two modes. Short form: half-year.test.ts; over three networks:
// tests/e2e/half-year.long.test.ts.
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
    ...{ units: 35, found: 98, sorted: 20, entries: 60 },
    ...{ onsite: 45, online: 41, visits: 12 },
  };
  const half = await playHalfYear(await onDatabase(database), size);
  expect(half.typed.length).toBeGreaterThan(200);
  checkHalfYear(half, size);
}, 600_000);
