// Half a year around the form, small: what coordinator and admin read at its end is what an oracle counts from what was typed.
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
    ...{ units: 3, found: 13, sorted: 3, entries: 6 },
    ...{ onsite: 6, online: 5, visits: 2 },
  });
  const is = figuresOf(half.typed, half.codes, half.handedIn);
  expect([is.found, is.sorted, is.entered, is.visits]).toEqual([13, 3, 6, 2]);
  expect([is.edaran, is.invited, is.confirmed]).toEqual([1, 3, 3]);
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
});
