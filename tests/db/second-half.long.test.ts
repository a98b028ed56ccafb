// The second half of a year as large as the issue of the programme tells it: 35 units, five judges, ten finalists in two
// categories. Short form: second-half.test.ts.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEvidenceStore } from '../../src/db/evidence-store.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { expectSecondHalf } from '../support/second-half-check.ts';
import { playSecondHalf } from '../support/second-half.ts';

let database: TestDatabase;
let dir: string;
beforeAll(async () => {
  database = await createTestDatabase();
  dir = await mkdtemp(path.join(tmpdir(), 'second-half-'));
});
afterAll(async () => {
  await database.drop();
  await rm(dir, { recursive: true, force: true });
});

it('says at its end what was typed in it', async () => {
  const store = await openEvidenceStore(`file:${path.join(dir, 'files')}`, dir);
  const half = await playSecondHalf(
    database,
    { store, dir },
    { units: 35, judges: 5, left: 5, copies: 12 },
  );
  expectSecondHalf(half);
  expect(half.entered.length).toBeGreaterThan(1);
}, 900_000);
