// Worked by hand, year by year: what levels were worth by the weights of that year, what the mean was divided by, and which predicate
// an index had. What a year does not know stays unknown.
import { expect, test } from 'vitest';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import {
  indexYears,
  maturityIn,
  meanIn,
  nationalIndicators,
  predicateIn,
} from '../../src/domain/index-years.ts';
import { indexYearTable, measuredByYear } from '../../src/domain/index-year-table.ts';
import { type ScoreLevel, verifiedMaturity } from '../../src/domain/score.ts';

const of = (year: number) => {
  const found = indexYears.find((one) => one.year === year);
  if (found === undefined) throw new Error(`no ${year}`);
  return found;
};
const every = (level: ScoreLevel) => new Map(nationalIndicators.map(({ no }) => [no, level]));
const levels = (given: Readonly<Record<number, ScoreLevel>>) =>
  new Map(Object.entries(given).map(([no, level]) => [Number(no), level]));

test.each([
  // Every indicator at its top: three times the sum of the weights, 3 × 50 and 3 × 37.
  [2021, every(3), 150, 150, []],
  [2023, every(3), 111, 111, []],
  [2026, every(3), 111, 111, []],
  // Of 2024 the regulation has no known weight; the others sum to 34, three times that is 102.
  [2024, every(3), null, 102, [16]],
  // Without a regulation nothing unknown is left: a level 0 is 0 by any weight.
  [2024, new Map([...every(3), [16, 0 as const]]), 102, 102, []],
  // Regulation 2, SDM 1, replication 3, video 2: 2021 4×2 + 2×1 + 2×3 + 5×2; 2023 3×2 + 2×1 + 3×3 + 4×2.
  [2021, levels({ 16: 2, 17: 1, 31: 3, 35: 2 }), 26, 26, []],
  [2023, levels({ 16: 2, 17: 1, 31: 3, 35: 2 }), 25, 25, []],
  [2024, levels({ 16: 2, 17: 1, 31: 3, 35: 2 }), null, 19, [16]],
  [2026, levels({ 16: 2, 17: 1, 31: 3, 35: 2 }), 25, 25, []],
  // Budget 1, IT 2, bimtek 3, benefit 3: 2021 4×1 + 2×2 + 2×3 + 5×3; later 2×1 + 2×2 + 1×3 + 3×3.
  [2021, levels({ 18: 1, 19: 2, 20: 3, 33: 3 }), 29, 29, []],
  [2023, levels({ 18: 1, 19: 2, 20: 3, 33: 3 }), 18, 18, []],
  [2024, levels({ 18: 1, 19: 2, 20: 3, 33: 3 }), 18, 18, []],
  [2026, levels({ 18: 1, 19: 2, 20: 3, 33: 3 }), 18, 18, []],
  // Weights of these years were never found.
  [2022, levels({ 18: 1, 19: 2 }), null, 0, [18, 19]],
  [2025, levels({ 18: 1 }), null, 0, [18]],
  [2022, new Map<number, ScoreLevel>(), null, 0, []],
] as const)('%i: levels are worth what they were then', (year, given, score, known, without) => {
  expect(maturityIn(of(year), given)).toEqual({ score, known, without });
});

test.each([
  // Four innovations of 100 points: 400 / 10 in 2023, 400 / 12 in 2026; fifteen are divided by fifteen.
  [2023, Array<number>(4).fill(100), 40],
  [2026, Array<number>(4).fill(100), 400 / 12],
  [2023, Array<number>(15).fill(60), 60],
  [2026, Array<number>(15).fill(60), 60],
  [2021, [100], null],
  [2022, [100], null],
  [2024, [100], null],
  [2025, [100], null],
] as const)('%i: the mean is divided as it was then', (year, scores, mean) => {
  const found = meanIn(of(year), scores);
  expect(found === null ? null : Math.round(found * 1e6)).toBe(
    mean === null ? null : Math.round(mean * 1e6),
  );
});

test.each([
  [2021, 60.01, 'Sangat Inovatif'],
  [2021, 60, null],
  [2022, 60.01, 'Sangat Inovatif'],
  [2022, 60, 'Inovatif'],
  [2022, 34.99, 'Kurang Inovatif'],
  [2022, 0, 'Tidak Dapat Dinilai'],
  [2023, 35, 'Inovatif'],
  [2024, 60, 'Inovatif'],
  [2024, 60.01, 'Sangat Inovatif'],
  [2024, 34.99, 'Kurang Inovatif'],
  [2025, 65, 'Sangat Inovatif'],
  // It was called "Inovatif", but from where on is not known.
  [2025, 64.02, null],
  [2026, 65, 'Inovatif'],
  [2026, 65.01, 'Sangat Inovatif'],
  [2026, 40, 'Kurang Inovatif'],
] as const)('%i: %d is %s', (year, index, predicate) => {
  expect(predicateIn(of(year), index)).toBe(predicate);
});

test('the year of the edition is worth what the edition says', () => {
  const all = balangan2026.sections.flatMap(({ items }) =>
    items.filter((item) => item.kind === 'indicator'),
  );
  expect(new Set(all.map(({ nationalNo }) => nationalNo))).toEqual(
    new Set(nationalIndicators.map(({ no }) => no)),
  );
  const own = new Map(all.map(({ id }, at) => [id, ((at % 3) + 1) as ScoreLevel]));
  const national = new Map(all.map(({ id, nationalNo }) => [nationalNo ?? 0, own.get(id) ?? 0]));
  expect(maturityIn(of(2026), national).score).toBe(verifiedMaturity(balangan2026, own).score);
});

test('no level ever lowers a score, in any year', () => {
  for (const year of indexYears)
    for (const { no } of nationalIndicators)
      for (const level of [0, 1, 2] as const) {
        const [below, above] = [level, level + 1].map(
          (one) => maturityIn(year, new Map([...every(1), [no, one as ScoreLevel]])).known,
        );
        expect(above).toBeGreaterThanOrEqual(below ?? Number.NaN);
      }
});

test('side by side, an unknown cell says so, and every year names where it is known from', () => {
  const { years, weights, limits, sources } = indexYearTable;
  expect(years).toEqual(['2021', '2022', '2023', '2024', '2025', '2026']);
  const row = (label: string) =>
    [...weights, ...limits].find((one) => one.label.startsWith(label))?.cells.join(' | ');
  const no = 'tidak diketahui';
  expect(row('16 ')).toBe(`4 | ${no} | 3 | ${no} | ${no} | 3`);
  expect(row('Skor tertinggi')).toBe(`150 | 111 | 111 | ${no} | ${no} | 111`);
  expect(row('Pembagi')).toBe(`${no} | ${no} | 10 | ${no} | ${no} | 12`);
  expect(row('Urusan')).toBe(`${no} | 2 dari 6 | ${no} | 2 dari 6 | ${no} | 5 dari 6`);
  expect(row('Predikat Inovatif')).toBe(`${no} | 35–60 | 35–60 | 35–60 | di bawah 65 | 40,01–65`);
  expect(row('Predikat Tidak')).toBe(`${no} | 0 | 0 | ${no} | ${no} | 0`);
  expect(row('Rata-rata indeks')).toBe(`${no} | ${no} | ${no} | 46,01 | 49,43 | ${no}`);
  expect(weights.find(({ label }) => label.startsWith('19 '))?.note).toBe(
    '2021, 2023: Penggunaan IT',
  );
  expect(sources).toHaveLength(6);
  expect(sources.every((source) => source.length > 10)).toBe(true);
});

test('what was handed in now is measured by the rules of each year', () => {
  const all = balangan2026.sections.flatMap(({ items }) =>
    items.filter((item) => item.kind === 'indicator'),
  );
  const one = (level: ScoreLevel) => ({
    ...{ code: 'A', name: 'A', unitId: 'a', urusan: null, verified: null },
    claimed: new Map(all.map(({ id }) => [id, level])),
  });
  const no = 'tidak diketahui';
  // Two innovations: all at 3 and all at 1. Means (150 + 50) / 2 and (111 + 37) / 2; divided by 10 and by 12.
  expect(measuredByYear(balangan2026, [one(3), one(1)], 62)).toMatchObject([
    { cells: ['100', no, '74', no, no, '74'] },
    { cells: [no, no, '14,8', no, no, '12,33'] },
    {
      cells: [
        'Sangat Inovatif',
        'Sangat Inovatif',
        'Sangat Inovatif',
        'Sangat Inovatif',
        no,
        'Inovatif',
      ],
    },
  ]);
  expect(measuredByYear(balangan2026, [one(3)], null)).toHaveLength(2);
  expect(measuredByYear(balangan2026, [], 62)).toEqual([]);
});
