// Compares what people read at the end of a second half with what its oracle counts. For the short form and the long one.
import { expect } from 'vitest';
import { balangan } from '../../src/domain/regions/balangan.ts';
import type { playSecondHalf } from './second-half.ts';
import { secondHalfOf } from './second-half-oracle.ts';

/** Compares them. */
export function expectSecondHalf(half: Awaited<ReturnType<typeof playSecondHalf>>): void {
  const { typed, entered, left } = half;
  const points = balangan.recognition?.points ?? { handedIn: 0, accepted: 0, designated: 0 };
  const is = secondHalfOf(typed, entered, left, points);
  expect(is.entries).toBe(entered.length);
  expect(half.results).toHaveLength(is.places.size);
  for (const [category, ranked] of is.places) {
    const said = half.results.find((one) => one.includes(`kategori ${category} (`)) ?? '';
    const read = [...said.matchAll(/\(L-(\d+), ([\d,]+)/gu)].map(
      ([, entry, total]) => [Number(entry), Number(total?.replace(',', '.'))] as const,
    );
    expect([category, read]).toEqual([category, ranked]);
  }
  expect(half.decided).toContain(`${is.designated} inovasi ditetapkan`);
  expect(half.bundle).toMatchObject({ innovations: entered.length, files: entered.length });
  expect(half.found).toContain(`${is.published} inovasi terbit`);
  for (const [code, said] of half.copied)
    expect([code, /ditiru (\d+) unit/u.exec(said)?.[1]]).toEqual([
      code,
      String(is.copies.get(code) ?? 0),
    ]);
  expect(
    new Map(
      half.ranking.rows.filter(({ points: of }) => of > 0).map((row) => [row.unit, row.points]),
    ),
  ).toEqual(is.points);
  const thanked = half.heard.flatMap(({ to, text }) =>
    text.includes('masuk SK') && text.includes(`Terima kasih, ${to}`) ? [to] : [],
  );
  expect(thanked.toSorted()).toEqual(is.thanked);
  expect(half.tooLong).toEqual([]);
}
