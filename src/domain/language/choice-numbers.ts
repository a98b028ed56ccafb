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
  'nomor pilihan pilih opsi yang jawab jawaban angka ke point poin huruf no dan jawabannya milih ambil saya ya oke saja option'.split(
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
  return numbered(folded, count, foreign);
}

function numbered(text: string, count: number, confirm: boolean): Numbers {
  const parts = text.toLowerCase().match(PART) ?? [];
  const letter = parts.filter(
    (part) => /^\p{L}+$/u.test(part) && !POINTERS.has(plainWord(squeeze(part))),
  );
  const single = letter.length === 1 && !/\d/u.test(text) ? LETTERS.indexOf(letter[0] ?? '-') : -1;
  if (single >= 0 && letter[0]?.length === 1)
    return single < count ? { kind: 'numbers', places: [single], rest: '', confirm } : BAD;
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
      if (value < 1 || value > count) return /^\d/u.test(part) || rest.length === 0 ? BAD : WORDS;
      const last = places.at(-1);
      if (span && last !== undefined && last + 1 < value)
        for (let between = last + 2; between < value; between++) places.push(between - 1);
      places.push(value - 1);
      span = false;
    } else if ((part === '-' || part === '–' || plain === 'sampai') && places.length > 0)
      span = true;
    else if (plain === 'semua') all = true;
    else if (plain === 'kecuali' || plain === 'selain') excluding = all;
    else if (/^\p{L}/u.test(part) && !POINTERS.has(plain) && !isAddress(part) && !isParticle(part))
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

function valueOf(part: string, plain: string, count: number): number | undefined {
  if (/^\d+$/u.test(part)) return Number(part);
  if (plain === 'terakhir' || plain === 'paling_bawah') return count;
  const ordinal = ORDINALS.get(part) ?? MORE_ORDINALS.get(part);
  if (ordinal !== undefined) return ordinal;
  const value = numberFromWords([plain]) ?? numberFromWords([part]);
  return value !== null && value >= 1 && value <= 10 ? value : undefined;
}
