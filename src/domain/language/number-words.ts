// Reads numbers written as Indonesian words or as those of the region's languages. Never reads digits.
import { ofLanguages } from './regional-words.ts';

const UNITS: Readonly<Record<string, number>> = {
  nol: 0,
  satu: 1,
  sebuah: 1,
  seorang: 1,
  dua: 2,
  tiga: 3,
  empat: 4,
  lima: 5,
  enam: 6,
  tujuh: 7,
  tuju: 7,
  delapan: 8,
  lapan: 8,
  sembilan: 9,
  sepuluh: 10,
  spuluh: 10,
  sebelas: 11,
  selikur: 21,
  selawe: 25,
};
const units = ofLanguages(
  (spoken) =>
    new Map([UNITS, ...spoken.map(({ numbers }) => numbers)].flatMap((all) => Object.entries(all))),
);
const TEENS = new Set(['belas', 'walas', 'welas']);
const SCALES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ribu: 1e3,
    rb: 1e3,
    juta: 1e6,
    jt: 1e6,
    miliar: 1e9,
    milyar: 1e9,
    milyard: 1e9,
    triliun: 1e12,
    trilyun: 1e12,
  }),
);
const SINGLE_SCALES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    seribu: 1e3,
    saribu: 1e3,
    sejuta: 1e6,
    sajuta: 1e6,
    semiliar: 1e9,
    semilyar: 1e9,
    samilyar: 1e9,
  }),
);
const HUNDRED = new Set(['seratus', 'saratus']);
const HALF = new Set(['setengah', 'satengah', 'separuh', 'separo', 'saparuh', 'stengah']);

/** Tells whether a lower-case word may be a part of a number in words. */
export function isNumberWord(word: string): boolean {
  return (
    units().has(word) ||
    TEENS.has(word) ||
    SCALES.has(word) ||
    SINGLE_SCALES.has(word) ||
    HUNDRED.has(word) ||
    HALF.has(word) ||
    word === 'puluh' ||
    word === 'likur' ||
    word === 'ratus' ||
    word === 'koma' ||
    word === 'seperempat' ||
    word === 'perempat'
  );
}

/** Gives the factor of a word of size (ribu, juta, miliar, triliun). */
export function scaleOf(word: string): number | undefined {
  return SCALES.get(word);
}

/** Reads lower-case words as one number, or gives null when they do not make one. */
export function numberFromWords(words: readonly string[]): number | null {
  const joined = words.join(' ');
  if (joined === 'tiga perempat') return 0.75;
  if (joined === 'seperempat') return 0.25;
  const comma = words.indexOf('koma');
  if (comma >= 0) return withComma(words.slice(0, comma), words.slice(comma + 1));
  let total = 0;
  let part = 0;
  let seen = false;
  // What the next word may add must be smaller than what came before it.
  let room = Infinity;
  let scaleRoom = Infinity;
  for (const word of words) {
    const unit = units().get(word);
    const scale = SCALES.get(word) ?? SINGLE_SCALES.get(word);
    if (unit !== undefined) {
      if (unit >= room || (seen && unit === 0)) return null;
      part += unit;
      room = unit < 10 ? 1 : 0;
      // The last digit may still become tens or hundreds.
    } else if (TEENS.has(word) || word === 'likur' || word === 'puluh' || word === 'ratus') {
      const digit = part % 10;
      const size = TEENS.has(word) ? 1 : word === 'likur' ? 1 : word === 'puluh' ? 10 : 100;
      if (
        digit === 0 ||
        part - digit < 0 ||
        (word === 'ratus' && part > 9) ||
        (word !== 'ratus' && part % 100 > 9)
      )
        return null;
      part = part - digit + digit * size + (TEENS.has(word) ? 10 : word === 'likur' ? 20 : 0);
      room = word === 'ratus' ? 100 : word === 'puluh' ? 10 : 0;
    } else if (HUNDRED.has(word)) {
      if (part > 0 || (seen && room < 100)) return null;
      part = 100;
      room = 100;
    } else if (scale !== undefined) {
      if (scale >= scaleRoom) return null;
      if (SINGLE_SCALES.has(word)) {
        if (part > 0) return null;
        total += scale;
      } else {
        if (!seen || part === 0) return null;
        total += part * scale;
      }
      part = 0;
      room = Infinity;
      scaleRoom = scale;
    } else if (HALF.has(word)) {
      if (part % 1 !== 0) return null;
      part += 0.5;
      room = 0;
    } else return null;
    seen = true;
  }
  return seen ? total + part : null;
}

function withComma(whole: readonly string[], after: readonly string[]): number | null {
  const last = after.at(-1) ?? '';
  const scale = SCALES.get(last);
  const digits = (scale === undefined ? after : after.slice(0, -1)).map((word) =>
    units().get(word),
  );
  const base = numberFromWords(whole);
  // "setengah koma dua" is no number: only a whole one takes a decimal part.
  if (
    base === null ||
    !Number.isInteger(base) ||
    digits.length === 0 ||
    digits.some((digit) => digit === undefined || digit > 9)
  )
    return null;
  return Number(`${base}.${digits.join('')}`) * (scale ?? 1);
}
