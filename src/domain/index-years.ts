// The national index as it was each year: indicators with their weights, limits, predicates and what the ministry published, as far
// as they are known. Every figure is second-hand and has its source; what was not found is null, and nothing is put in its place.
import type { EditionDefinition } from './edition/definition.ts';
import { balangan2026 } from './edition/editions/balangan-2026.ts';
import { formOf } from './edition/journey.ts';
import type { ScoreLevel } from './score.ts';

/** A predicate: from and to, both included, unless `over` or `under` says that the bound itself is outside. */
export interface PredicateBand {
  readonly label: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly over?: true;
  readonly under?: true;
}

/** One year of the national index. */
export interface IndexYear {
  readonly year: number;
  /** Weights by national number (16–35); null where none was found, of one indicator or of all. */
  readonly weights: ReadonlyMap<number, number | null> | null;
  /** The highest maturity of one innovation. */
  readonly maturityMax: number | null;
  /** What the maturities are divided by at least. */
  readonly divisorAtLeast: number | null;
  readonly koersifAtLeast: number | null;
  readonly count: { readonly weight: number; readonly cap: number } | null;
  readonly spdMax: number | null;
  readonly totalMax: number | null;
  readonly predicates: readonly PredicateBand[] | null;
  /** What the ministry published: governments that reported, their innovations, and the mean of their indices. */
  readonly published: {
    readonly governments: number;
    readonly innovations: number;
    readonly mean: number | null;
  } | null;
  readonly source: string;
}

/** An indicator with its name of the newest year, and other names by year. */
interface NationalIndicator {
  readonly no: number;
  readonly name: string;
  readonly former: Readonly<Record<number, string>>;
}

const other = (name: string, ...years: readonly number[]): Readonly<Record<number, string>> =>
  Object.fromEntries(years.map((year) => [year, name]));

/** The indicators of the unit SID by their national numbers. */
export const nationalIndicators: readonly NationalIndicator[] = [
  { no: 16, name: 'Regulasi Inovasi Daerah', former: {} },
  {
    no: 17,
    name: 'Ketersediaan dan peran SDM terhadap inovasi daerah',
    former: other('Ketersediaan SDM terhadap inovasi daerah', 2021, 2023, 2024),
  },
  { no: 18, name: 'Dukungan anggaran', former: {} },
  { no: 19, name: 'Alat Kerja', former: other('Penggunaan IT', 2021, 2023) },
  { no: 20, name: 'Bimtek inovasi', former: {} },
  {
    no: 21,
    name: 'Integrasi Program dan Kegiatan Inovasi dalam RKPD',
    former: {
      2021: 'Program RKPD',
      2023: 'Program dan kegiatan inovasi Perangkat Daerah dalam RKPD',
    },
  },
  { no: 22, name: 'Keterlibatan aktor inovasi', former: { 2021: 'Keterlibatan aktor' } },
  { no: 23, name: 'Pelaksana inovasi daerah', former: {} },
  { no: 24, name: 'Jejaring inovasi', former: {} },
  { no: 25, name: 'Sosialisasi Inovasi Daerah', former: { 2021: 'Sosialisasi inovasi' } },
  { no: 26, name: 'Pedoman teknis', former: {} },
  { no: 27, name: 'Kemudahan informasi layanan', former: {} },
  { no: 28, name: 'Kemudahan proses inovasi yang dihasilkan', former: {} },
  { no: 29, name: 'Penyelesaian layanan pengaduan', former: {} },
  { no: 30, name: 'Layanan Terintegrasi', former: other('Online Sistem', 2021, 2023) },
  { no: 31, name: 'Replikasi', former: {} },
  {
    no: 32,
    name: 'Kecepatan penciptaan inovasi',
    former: other('Kecepatan Inovasi', 2021, 2023),
  },
  { no: 33, name: 'Kemanfaatan inovasi', former: {} },
  { no: 34, name: 'Monitoring dan Evaluasi Inovasi Daerah', former: {} },
  {
    no: 35,
    name: 'Video inovasi daerah',
    former: { 2021: 'Kualitas Inovasi', ...other('Kualitas Inovasi Daerah', 2023, 2024) },
  },
];

/** Weights in the order of the indicators. */
const weighted = (...weights: readonly (number | null)[]): ReadonlyMap<number, number | null> =>
  new Map(nationalIndicators.map(({ no }, at) => [no, weights[at] ?? null]));

const unknown = {
  ...{ weights: null, maturityMax: null, divisorAtLeast: null, koersifAtLeast: null },
  ...{ count: null, spdMax: null, totalMax: null, predicates: null },
} as const;

/** The bands of 2022, which 2023 kept. */
const bands2022: readonly PredicateBand[] = [
  { label: 'Sangat Inovatif', from: 60.01, to: 100 },
  { label: 'Inovatif', from: 35, to: 60 },
  { label: 'Kurang Inovatif', from: 0.01, to: 34.99 },
  { label: 'Tidak Dapat Dinilai', from: 0, to: 0 },
];

/** A year out of the edition that holds its rules. */
function ofEdition(definition: EditionDefinition): IndexYear {
  const { region, maturityMax, source } = definition.scoring;
  const weights = formOf(definition).items.flatMap((item) =>
    item.kind === 'indicator' && item.nationalNo !== null
      ? [[item.nationalNo, item.weight] as const]
      : [],
  );
  return {
    ...{ year: definition.year, weights: new Map(weights), maturityMax, published: null, source },
    divisorAtLeast: region?.divisorAtLeast ?? null,
    koersifAtLeast: region?.koersifAtLeast ?? null,
    count: region === null ? null : { weight: region.countWeight, cap: region.countCap },
    spdMax: region?.spdMax ?? null,
    totalMax: region?.totalMax ?? null,
    predicates: region?.predicates ?? null,
  };
}

/** The years of which anything is known, the oldest first. */
export const indexYears: readonly IndexYear[] = [
  {
    ...unknown,
    year: 2021,
    weights: weighted(4, 2, 4, 2, 2, 2, 1, 2, 1, 2, 2, 2, 2, 2, 2, 2, 3, 5, 3, 5),
    maturityMax: 150,
    predicates: [
      { label: 'Sangat Inovatif', from: 60, to: 100, over: true },
      ...['Inovatif', 'Kurang Inovatif', 'Tidak Dapat Dinilai'].map((label) => ({
        ...{ label, from: null, to: null },
      })),
    ],
    published: { governments: 519, innovations: 25_124, mean: null },
    source:
      'bobot dan skor tertinggi: satu aplikasi daerah, tahunnya disimpulkan; predikat: pers; jumlah: BSKDN dan pers',
  },
  {
    ...unknown,
    year: 2022,
    maturityMax: 111,
    koersifAtLeast: 2,
    predicates: bands2022,
    published: { governments: 510, innovations: 26_900, mean: null },
    source:
      'skor tertinggi dan predikat: Bappelitbang Ngawi, 31 Oktober 2022; urusan dasar: bahan program 2022; jumlah: BSKDN dan pers',
  },
  {
    ...unknown,
    year: 2023,
    weights: weighted(3, 2, 2, 2, 1, 2, 1, 1, 1, 1, 1, 1, 2, 1, 2, 3, 2, 3, 2, 4),
    maturityMax: 111,
    divisorAtLeast: 10,
    predicates: bands2022,
    published: { governments: 527, innovations: 28_539, mean: null },
    source:
      'bobot: basis data satu aplikasi daerah 2023; pembagi dan predikat: pedoman 2023 di scribd; jumlah: BSKDN dan pers',
  },
  {
    ...unknown,
    year: 2024,
    // The source scores the regulation as if it weighed 1, which other years contradict; so its weight is not known.
    weights: weighted(null, 2, 2, 2, 1, 2, 1, 1, 1, 1, 1, 1, 2, 1, 2, 3, 2, 3, 2, 4),
    koersifAtLeast: 2,
    predicates: [
      { label: 'Sangat Inovatif', from: 60, to: 100, over: true },
      { label: 'Inovatif', from: 35, to: 60 },
      { label: 'Kurang Inovatif', from: 0, to: 35, under: true },
      { label: 'Tidak Dapat Dinilai', from: null, to: null },
    ],
    published: { governments: 529, innovations: 31_719, mean: 46.01 },
    source:
      'bobot: aplikasi BRIDA Makassar, tahunnya disimpulkan; urusan dasar dan predikat: pers; jumlah: BSKDN dan pers',
  },
  {
    ...unknown,
    year: 2025,
    predicates: [
      { label: 'Sangat Inovatif', from: 65, to: 100 },
      { label: 'Inovatif', from: null, to: 65, under: true },
      ...['Kurang Inovatif', 'Tidak Dapat Dinilai'].map((label) => ({
        ...{ label, from: null, to: null },
      })),
    ],
    published: { governments: 531, innovations: 36_742, mean: 49.43 },
    source: 'predikat: pers; jumlah: BSKDN dan pers, yang juga menulis 36.374 inovasi',
  },
  ofEdition(balangan2026),
];

/** What levels would be worth by the weights of a year. */
interface YearMaturity {
  /** Null where an indicator with a level has no known weight. */
  readonly score: number | null;
  /** The part whose weights are known. */
  readonly known: number;
  /** National numbers with a level and without a known weight. */
  readonly without: readonly number[];
}

/** Scores levels by national number as a year did; a level 0 is worth nothing, whatever the weight. */
export function maturityIn(
  { weights }: IndexYear,
  levels: ReadonlyMap<number, ScoreLevel>,
): YearMaturity {
  const claimed = [...levels].filter(([, level]) => level > 0);
  const weightOf = (no: number): number | null => weights?.get(no) ?? null;
  const without = claimed.filter(([no]) => weightOf(no) === null).map(([no]) => no);
  const known = claimed.reduce((sum, [no, level]) => sum + (weightOf(no) ?? 0) * level, 0);
  return { score: weights === null || without.length > 0 ? null : known, known, without };
}

/** The mean maturity of a region as a year divided; null where the divisor is not known. */
export const meanIn = ({ divisorAtLeast }: IndexYear, scores: readonly number[]): number | null =>
  divisorAtLeast === null
    ? null
    : scores.reduce((sum, one) => sum + one, 0) / Math.max(divisorAtLeast, scores.length);

/** The predicate of an index in a year; null where no band is known to hold it. */
export const predicateIn = ({ predicates }: IndexYear, index: number): string | null =>
  predicates?.find(
    ({ from, to, over, under }) =>
      from !== null &&
      to !== null &&
      (over === true ? index > from : index >= from) &&
      (under === true ? index < to : index <= to),
  )?.label ?? null;
