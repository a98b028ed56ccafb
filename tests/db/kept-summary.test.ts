// Figures of an edition: fresh where they are counted in a moment, kept for a while where there are many innovations.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadReference } from '../../src/db/reference.ts';
import { MANY } from '../../src/db/views/kept-figures.ts';
import { readSummary } from '../../src/db/views/statistics.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { referenceUnits } from '../../src/domain/units.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { addPerson } from '../support/records.ts';

const [unit = '', other = ''] = referenceUnits.map(({ id }) => id);
let database: TestDatabase;
let owner = 0;
beforeAll(async () => {
  database = await createTestDatabase();
  await loadReference(database.db);
  owner = await addPerson(database.db, 'Rahmawati');
});
afterAll(() => database.drop());

const add = (from: number, count: number, unitId: string) =>
  sql`insert into innovation (code, unit_id, edition_id, edition_version, owner_id, name, version)
    select 'INV-' || lpad(n::text, 6, '0'), ${unitId}, ${balangan2026.id}, ${balangan2026.version}, ${owner}, 'Posyandu', 1
    from generate_series(${from}::int, ${from + count - 1}::int) n`.execute(database.db);
const coordinator = { grants: [{ role: 'coordinator', unitId: null }] } as const;
const drafts = async (of: string | null) =>
  (await readSummary(database.db, coordinator, balangan2026, { unit: of, spd: null })).summary
    .drafts;

it('is fresh with each look, until there are many; a unit of few stays fresh beside them', async () => {
  await add(1, 2, unit);
  expect(await drafts(null)).toBe(2);
  await add(3, MANY, unit);
  expect(await drafts(null)).toBe(MANY + 2);
  await add(MANY + 3, 5, other);
  expect([await drafts(null), await drafts(other)]).toEqual([MANY + 2, 5]);
  await add(MANY + 8, 1, other);
  expect(await drafts(other)).toBe(6);
});

it('is counted once for all who look at the same moment, and anew for the next one', async () => {
  const look = () =>
    readSummary(database.db, coordinator, balangan2026, { unit: other, spd: null });
  const [one, two] = await Promise.all([look(), look()]);
  expect(two).toBe(one);
  expect(await look()).not.toBe(one);
});
