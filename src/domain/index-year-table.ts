// The years of the national index side by side, in words for a paper and a page: the same rows in both, and what is not known is
// said to be; and what was handed in now, measured by the rules of each year.
import type { EditionDefinition } from './edition/definition.ts';
import { formOf } from './edition/journey.ts';
import type { Scored } from './index-estimate.ts';
import {
  type IndexYear,
  indexYears,
  maturityIn,
  meanIn,
  nationalIndicators,
  type PredicateBand,
  predicateIn,
} from './index-years.ts';
import { showNumber } from './language/index.ts';
import type { ScoreLevel } from './score.ts';

/** A row: what it is about, what that was called in other years, and a cell for each year. */
interface IndexYearRow {
  readonly label: string;
  readonly note: string | null;
  readonly cells: readonly string[];
}

/** What stands in a cell of which nothing is known. */
const notKnown = 'tidak diketahui';

const shown = (value: number | null | undefined): string =>
  value === null || value === undefined ? notKnown : showNumber(value);

function bandOf({ from, to, over, under }: PredicateBand): string {
  if (from === to && from !== null) return showNumber(from);
  if (over === true && from !== null) return `di atas ${showNumber(from)}`;
  if (under === true && to !== null) return `di bawah ${showNumber(to)}`;
  return from === null || to === null ? notKnown : `${showNumber(from)}–${showNumber(to)}`;
}

const limits: readonly (readonly [string, (year: IndexYear) => string])[] = [
  ['Skor tertinggi satu inovasi', ({ maturityMax }) => shown(maturityMax)],
  ['Pembagi rata-rata, paling sedikit', ({ divisorAtLeast }) => shown(divisorAtLeast)],
  [
    'Urusan pelayanan dasar, paling sedikit',
    ({ koersifAtLeast }) => (koersifAtLeast === null ? notKnown : `${koersifAtLeast} dari 6`),
  ],
  [
    'Nilai setiap inovasi untuk jumlahnya',
    ({ count }) =>
      count === null
        ? notKnown
        : `${showNumber(count.weight)}, sampai ${showNumber(count.cap)} inovasi`,
  ],
  ['SPD tertinggi', ({ spdMax }) => shown(spdMax)],
  ['Jumlah nilai tertinggi', ({ totalMax }) => shown(totalMax)],
  ...['Sangat Inovatif', 'Inovatif', 'Kurang Inovatif', 'Tidak Dapat Dinilai'].map(
    (label) =>
      [
        `Predikat ${label}`,
        ({ predicates }: IndexYear) => {
          const band = predicates?.find((one) => one.label === label);
          return band === undefined ? notKnown : bandOf(band);
        },
      ] as const,
  ),
  ['Pemerintah daerah yang melapor', ({ published }) => shown(published?.governments)],
  ['Inovasi yang dilaporkan se-Indonesia', ({ published }) => shown(published?.innovations)],
  ['Rata-rata indeks se-Indonesia', ({ published }) => shown(published?.mean)],
];

/** What an indicator was called in years in which it had another name. */
function formerly(former: Readonly<Record<number, string>>): string | null {
  const years = new Map<string, string[]>();
  for (const [year, name] of Object.entries(former))
    years.set(name, [...(years.get(name) ?? []), year]);
  return years.size === 0
    ? null
    : [...years].map(([name, all]) => `${all.join(', ')}: ${name}`).join('; ');
}

/** Weights by year, limits by year, and where each year is known from. */
export const indexYearTable: {
  readonly years: readonly string[];
  readonly weights: readonly IndexYearRow[];
  readonly limits: readonly IndexYearRow[];
  readonly sources: readonly string[];
} = {
  years: indexYears.map(({ year }) => String(year)),
  weights: nationalIndicators.map(({ no, name, former }) => ({
    label: `${no} ${name}`,
    note: formerly(former),
    cells: indexYears.map(({ weights }) => shown(weights?.get(no))),
  })),
  limits: limits.map(([label, cellOf]) => ({
    ...{ label, note: null },
    cells: indexYears.map(cellOf),
  })),
  sources: indexYears.map(({ year, source }) => `${year}: ${source}`),
};

const rounded = (value: number | null): string =>
  value === null ? notKnown : showNumber(Math.round(value * 100) / 100);

/**
 * What was handed in, by the weights and divisors of each year, and the predicate of the region's index by the bands of each;
 * without an index that row is left out. Levels are those of this edition, whose words differ from year to year.
 */
export function measuredByYear(
  definition: EditionDefinition,
  scored: readonly Scored[],
  index: number | null,
): readonly IndexYearRow[] {
  if (scored.length === 0) return [];
  const levels = scored.map((one) => nationalLevels(definition, one));
  const scores = indexYears.map((year) => {
    const all = levels.flatMap((each) => maturityIn(year, each).score ?? []);
    return all.length === levels.length ? all : null;
  });
  const cells = (of: (year: IndexYear, all: readonly number[] | null) => string) =>
    indexYears.map((year, at) => of(year, scores[at] ?? null));
  return [
    {
      ...{ label: 'Rata-rata skor menurut bobot tahun itu', note: null },
      cells: cells((_, all) =>
        rounded(all === null ? null : all.reduce((sum, one) => sum + one, 0) / all.length),
      ),
    },
    {
      ...{ label: 'SID menurut bobot dan pembagi tahun itu', note: null },
      cells: cells((year, all) => rounded(all === null ? null : meanIn(year, all))),
    },
    ...(index === null
      ? []
      : [
          {
            ...{ label: 'Predikat perkiraan indeks menurut batas tahun itu', note: null },
            cells: cells((year) => predicateIn(year, index) ?? notKnown),
          },
        ]),
  ];
}

/** Claimed levels by national number; of two indicators that became one the higher counts. */
function nationalLevels(
  definition: EditionDefinition,
  { claimed }: Scored,
): ReadonlyMap<number, ScoreLevel> {
  const levels = new Map<number, ScoreLevel>();
  for (const item of formOf(definition).items) {
    if (item.kind !== 'indicator' || item.nationalNo === null) continue;
    const level = claimed.get(item.id) ?? 0;
    if (level > (levels.get(item.nationalNo) ?? 0)) levels.set(item.nationalNo, level);
  }
  return levels;
}
