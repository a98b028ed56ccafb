// Reads the numbers, ordinals and letters by which people point at lines of a list.
// Never looks at what the lines say.
import { numberFromWords } from './number-words.ts';
import { isAddress, isParticle, plainWord, squeeze } from './words.ts';

/** Places count from 0; `rest` is what stood beside the numbers; `bad` is a number out of the list. */
export type Numbers =
  | { kind: 'numbers'; places: readonly number[]; rest: string; confirm: boolean }
  | { kind: 'bad' }
  | { kind: 'words' };

const WORDS: Numbers = { kind: 'words' };
const BAD: Numbers = { kind: 'bad' };
const ORDINALS: ReadonlyMap<string, number> = new Map(
  'pertama kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh'
    .split(' ')
    .map((word, place) => [word, place + 1]),
);
const MORE_ORDINALS: ReadonlyMap<string, number> = new Map([
  ['partama', 1],
  ['kesatu', 1],
  ['pertma', 1],
  ['prtama', 1],
  ['katalu', 3],
  ['katiga', 3],
  ['kadua', 2],
  ['first', 1],
  ['second', 2],
]);
const POINTERS = new Set(
  'nomor pilihan pilih opsi yang jawab jawaban angka ke point poin huruf no dan atau jawabannya milih ambil saya ya oke saja option'.split(
    ' ',
  ),
);
const PART = /\d+|\p{L}+|[^\s\p{L}\d]/gu;
// Letters by which lines may be called; later letters are answers of their own (g, k, p, y).
const LETTERS = 'abcdef';

/** Reads the places a text points at in a list of `count` lines. */
export function readNumbers(text: string, count: number): Numbers {
  const keycaps = text.replace(/🔟/gu, ' 10 ').replace(/(\d)\ufe0f?\u20e3/gu, ' $1 ');
  const folded = keycaps
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 15));
  const foreign = folded !== keycaps && /\d/u.test(folded);
  if (/\d[.]\d|[-−]\s?\d+\s*$/u.test(folded) && !/\d\s?[-−]\s?\d/u.test(folded)) {
    return /^\s*(?:yang\s|yg\s)?ke\s?-\s?\d+\s*$/iu.test(folded)
      ? numbered(folded, count, foreign)
      : BAD;
  }
  // dua2nya and keduanya speak of both lines, not of the second.
  if (/dua\s?-?(?:2|dua)?\s?-?nya/iu.test(folded)) return WORDS;
  return numbered(folded, count, foreign || /\batau\b/iu.test(folded));
}

function numbered(text: string, count: number, confirm: boolean): Numbers {
  const parts = text.toLowerCase().match(PART) ?? [];
  const lettered = letters(parts, count);
  if (lettered !== undefined) {
    return lettered.includes(-1) ? BAD : { kind: 'numbers', places: lettered, rest: '', confirm };
  }
  const places: number[] = [];
  const rest: string[] = [];
  let excluding = false;
  let all = false;
  let span = false;
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? '';
    const plain = plainWord(squeeze(part));
    const value = valueOf(part, plain, count);
    if (value !== undefined) {
      // A number after other words counts something: sudah berjalan 2 tahun.
      if (rest.length > 0 && places.length === 0) return WORDS;
      if (value < 1 || value > count) return BAD;
      const last = places.at(-1);
      if (span && last !== undefined && last + 1 < value)
        for (let between = last + 2; between < value; between++) places.push(between - 1);
      places.push(value - 1);
      span = false;
    } else if ((part === '-' || part === '–' || plain === 'sampai') && places.length > 0)
      span = true;
    else if (plain === 'semua') all = true;
    else if (plain === 'kecuali' || plain === 'selain') {
      // "selain 2" may mean one of the others or all of them; only "semua kecuali 2" says which.
      if (!all) return BAD;
      excluding = true;
    } else if (
      /^\p{L}/u.test(part) &&
      !POINTERS.has(plain) &&
      !isAddress(part) &&
      !isParticle(part)
    )
      rest.push(part);
  }
  if (places.length === 0) return WORDS;
  if (excluding) {
    return {
      kind: 'numbers',
      places: Array.from({ length: count }, (_, place) => place).filter(
        (place) => !places.includes(place),
      ),
      rest: rest.join(' '),
      confirm: true,
    };
  }
  return { kind: 'numbers', places, rest: rest.join(' '), confirm };
}

// Places of lettered lines, -1 for a letter beyond the list; undefined when other words stand there.
function letters(parts: readonly string[], count: number): number[] | undefined {
  const words = parts.filter(
    (part) => /^[\p{L}\d]+$/u.test(part) && !POINTERS.has(plainWord(part)),
  );
  const kept = words.filter((word) => !isAddress(word) && !isParticle(word));
  if (kept.length === 0 || !kept.every((word) => word.length === 1 && LETTERS.includes(word)))
    return undefined;
  return kept.map((word) => (LETTERS.indexOf(word) < count ? LETTERS.indexOf(word) : -1));
}

function valueOf(part: string, plain: string, count: number): number | undefined {
  if (/^\d+$/u.test(part)) return Number(part);
  if (plain === 'terakhir' || plain === 'paling_bawah') return count;
  const ordinal = ORDINALS.get(part) ?? MORE_ORDINALS.get(part);
  if (ordinal !== undefined) return ordinal;
  const value = numberFromWords([plain]) ?? numberFromWords([part]);
  return value !== null && value >= 1 && value <= 10 ? value : undefined;
}
