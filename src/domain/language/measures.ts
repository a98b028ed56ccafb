// Numbers with their units, in the texts of levels and in what people type about them: which level a number comes to.
// It never decides: two numbers that come to different levels give none.

/** A span of a measure that a level covers; `to` null: without an upper end. */
interface Bounds {
  readonly from: number;
  readonly to: number | null;
  readonly unit: string;
}

/** Words that people use for one unit; the first is its name. */
const units: readonly (readonly string[])[] = [
  [
    'orang',
    'sdm',
    'personil',
    'personel',
    'petugas',
    'kader',
    'anggota',
    'pegawai',
    'asn',
    'warga',
    'jiwa',
    'penerima',
    'peserta',
    'pengguna',
    'balita',
    'lansia',
    'siswa',
    'pasien',
  ],
  ['perangkat daerah', 'dinas', 'opd', 'skpd', 'instansi', 'badan'],
  ['kali', 'x'],
  ['hari'],
  ['bulan', 'bln'],
  ['%', 'persen'],
  ['metode', 'cara', 'kanal', 'saluran'],
  ['aktor', 'pihak'],
  ['unsur'],
  ['barang', 'produk', 'buah'],
  ['periode'],
];

const names = new Map(
  units.flatMap(([name = '', ...more]) => [name, ...more].map((one) => [one, name] as const)),
);
const unitWords = [...names.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map((word) => (word === '%' ? '%' : `${word.replaceAll(' ', String.raw`\s+`)}(?![\\p{L}])`))
  .join('|');

const FIGURE = String.raw`\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?`;
const MEASURE = new RegExp(String.raw`(?<![\p{L}\d.,/-])(${FIGURE})\s{0,2}(${unitWords})`, 'giu');
const LEVEL = new RegExp(
  String.raw`(?<bound>lebih dari|di atas|>=|<=|≥|≤)?\s{0,2}(?<![\p{L}\d.,/-])(?<from>${FIGURE})\s{0,2}%?(?:\s{0,2}(?:-|–|s\.d\.|sampai|atau(?=\s+\d))\s{0,2}(?<to>${FIGURE}))?(?:\s+dari\s+\d+)?\s{0,2}(?<unit>${unitWords})(?<more>[^.;]{0,12}\batau lebih)?`,
  'iu',
);

const valueOf = (figure: string): number => Number(figure.replaceAll('.', '').replace(',', '.'));
const unitOf = (word: string): string =>
  names.get(word.toLowerCase().replace(/\s+/gu, ' ')) ?? word;

/** Reads the span out of the text of a level; null when it names none. */
function boundsOf(text: string): Bounds | null {
  const found = LEVEL.exec(text)?.groups;
  if (found?.['from'] === undefined || found['unit'] === undefined) return null;
  const from = valueOf(found['from']);
  const unit = unitOf(found['unit']);
  const bound = found['bound']?.toLowerCase();
  const step = Number.isInteger(from) && unit !== '%' ? 1 : 0.01;
  if (bound === '<=' || bound === '≤') return { from: 0, to: from, unit };
  if (bound === 'lebih dari' || bound === 'di atas') return { from: from + step, to: null, unit };
  if (bound !== undefined || found['more'] !== undefined) return { from, to: null, unit };
  return { from, to: found['to'] === undefined ? from : valueOf(found['to']), unit };
}

/** A number with its unit, as it was typed. */
interface Measure {
  readonly value: number;
  readonly unit: string;
  readonly typed: string;
}

/** Every number with a unit in a text. */
function measuresIn(text: string): readonly Measure[] {
  return [...text.matchAll(MEASURE)].map(([typed, figure = '', unit = '']) => ({
    value: valueOf(figure),
    unit: unitOf(unit),
    typed: typed.replace(/\s+/gu, ' '),
  }));
}

/** True when a number at the beginning of a text counts something. */
export const countsSomething = (text: string): boolean =>
  new RegExp(String.raw`^\s{0,9}(?:${FIGURE})\s{0,2}(?:${unitWords})`, 'iu').test(text);

/** What a level with bounds is read from. */
export interface MeasuredLevel<Level> {
  readonly level: Level;
  readonly from: string;
}

/**
 * Says to which of the levels the numbers of a text come; null when the levels have no bounds of one unit, when no number
 * fits, or when two do. `bare`: a text that is a number alone counts in the unit of the levels.
 */
export function levelFrom<Level extends { readonly text: string }>(
  levels: readonly Level[],
  text: string,
): MeasuredLevel<Level> | null {
  const spans = levels.map((level) => ({ level, bounds: boundsOf(level.text) }));
  const [unit, ...others] = new Set(spans.map(({ bounds }) => bounds?.unit));
  if (unit === undefined || others.length > 0) return null;
  const bare = new RegExp(`^\\s*(${FIGURE})\\s*$`, 'u').exec(text)?.[1];
  const measures =
    bare === undefined
      ? measuresIn(text).filter((one) => one.unit === unit)
      : [{ value: valueOf(bare), unit, typed: `${bare} ${unit}` }];
  const found = measures.flatMap(({ value, typed }) =>
    spans.flatMap(({ level, bounds }) =>
      bounds !== null && value >= bounds.from && (bounds.to === null || value <= bounds.to)
        ? [{ level, from: typed }]
        : [],
    ),
  );
  const [one] = found;
  return one !== undefined &&
    found.every(({ level }) => level === one.level) &&
    found.length === measures.length
    ? one
    : null;
}

/** True when the levels of an indicator are told apart by a number. */
export const isMeasured = (levels: readonly { readonly text: string }[]): boolean =>
  new Set(levels.map(({ text }) => boundsOf(text)?.unit)).size === 1 &&
  boundsOf(levels[0]?.text ?? '') !== null;
