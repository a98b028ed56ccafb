// The years of a region: those before this product stand with their source, and give way to what was counted.
import { expect, test } from 'vitest';
import { analysisBody } from '../../src/documents/papers/analysis.ts';
import { balangan } from '../../src/domain/regions/balangan.ts';
import { yearsSince } from '../../src/domain/statistics.ts';
import { analysis } from '../support/papers.ts';

test('begin with what the region told, each with its source', () => {
  const counted = [
    { year: 2023, count: 5 },
    { year: 2026, count: 3 },
  ];
  const all = yearsSince(counted, balangan.history);
  expect(all.map(({ year, count }) => [year, count])).toEqual([
    [2020, 18],
    [2021, 25],
    [2022, 112],
    [2023, 5],
    [2026, 3],
  ]);
  expect(all.map(({ source }) => source === null)).toEqual([false, false, false, true, true]);
  expect(yearsSince(counted, [])).toHaveLength(2);
});

test('take what lists tell of a year where it is more than what the region told', () => {
  const source = 'daftar.xlsx';
  const past = [
    { year: 2022, count: 90, source },
    { year: 2023, count: 50, source },
    { year: 2024, count: 70, source },
    { year: 2021, count: 60, source },
  ];
  const all = yearsSince([{ year: 2023, count: 5 }], balangan.history, past);
  expect(all.map(({ year, count }) => [year, count])).toEqual([
    [2020, 18],
    [2021, 60],
    [2022, 112],
    [2023, 5],
    [2024, 70],
  ]);
  expect(all.at(-1)?.source).toBe(source);
});

test('stand so on the analysis of all units, and not on that of one', () => {
  const textOf = (unit: string | null) =>
    JSON.stringify(analysisBody({ ...analysis, unit }, balangan).blocks);
  expect(textOf(null)).toContain('2020, menurut Laporan Indeks Inovasi Daerah, Sepeda Baru V.03');
  expect(textOf('Dinas Contoh')).not.toContain('2020, menurut');
});
