// Half a year around the form as the issue of the programme tells it: 35 units, 98 found, 20 sorted out, 60 entered, a
// sosialisasi in two modes. Short form: half-year.test.ts.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { figuresOf } from '../support/half-year-oracle.ts';
import { playHalfYear } from '../support/half-year.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('says at its end what was typed in it', async () => {
  const half = await playHalfYear(database, {
    ...{ units: 35, found: 98, sorted: 20, entries: 60 },
    ...{ onsite: 45, online: 41, visits: 12 },
  });
  const is = figuresOf(half.typed, half.codes, half.handedIn);
  expect([is.found, is.sorted, is.entered, is.visits]).toEqual([98, 20, 60, 12]);
  expect([is.edaran, is.invited, is.confirmed]).toEqual([1, 35, 35]);
  expect(half.edaran).toBe(is.edaran);
  expect(half.invitations).toContain(
    `${is.invited} undangan: ${is.confirmed} sudah dipakai, ${is.invited - is.confirmed} belum`,
  );
  expect(half.asked).toBe(is.confirmed);
  expect(half.counts).toContain(
    `${is.found} ditemukan, ${is.sorted} disisihkan, ${is.begun} mulai diisi, ${is.entered} masuk, ${is.open} masih terbuka.`,
  );
  expect(half.came).toContain(
    `${is.onsite + is.online} orang hadir, ${is.onsite} luring dan ${is.online} daring`,
  );
  expect(half.visits).toBe(is.visits);
  for (const [unit, said] of half.ownCounts) {
    const own = is.byUnit.get(unit);
    expect(said).toContain(`${own?.found} ditemukan`);
    expect(said).toContain(`${own?.begun} mulai`);
  }
}, 600_000);
