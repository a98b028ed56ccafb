// The second half of a year, small: what people read at its end is what an oracle counts from what was typed. Long form:
// second-half.long.test.ts.
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
    { units: 4, judges: 2, left: 1, copies: 3 },
  );
  expectSecondHalf(half);
  expect(half.entered.length).toBeGreaterThan(1);
});
