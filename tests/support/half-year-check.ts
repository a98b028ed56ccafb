// Compares what coordinator and admins read at the end of half a year with what an oracle counts from what was typed.
import { expect } from 'vitest';
import { figuresOf } from './half-year-oracle.ts';
import type { playHalfYear, Size } from './half-year.ts';

/** Compares them; `size` is what was to be played. */
export function checkHalfYear(half: Awaited<ReturnType<typeof playHalfYear>>, size: Size): void {
  const is = figuresOf(half.typed, half.codes, half.handedIn);
  expect([is.found, is.sorted, is.entered, is.visits]).toEqual([
    ...[size.found, size.sorted, size.entries, size.visits],
  ]);
  expect([is.onsite, is.online]).toEqual([size.onsite, size.online]);
  expect([is.edaran, is.invited, is.confirmed]).toEqual([1, size.units, size.units]);
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
}
