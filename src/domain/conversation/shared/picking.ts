// Lists that a number picks from: their choices, and reading which entry a message means.
// It guesses nothing: what fits none or several picks none.
import { isAddress, isParticle, plainWords, rawWords, visible } from '../../language/index.ts';
import { readInnovationCode } from '../../codes.ts';
import type { Choice } from '../message.ts';
import type { Turn } from '../turn.ts';

/** Numbers labels from 1; typing the number is the same as pressing. */
export function numbered(labels: readonly string[]): Choice[] {
  return labels.map((label, index) => ({ label, reply: { number: index + 1 }, numbered: true }));
}

/** Words around a number or a name that pick out of a list: "yg no 2 aja", "yang siti". */
const AROUND = new Set(
  plainWords(
    'yang nomor ke saja itu ini dulu pilih pilihan ambil mau saya si atas nama buka lanjut lanjutkan oke tolong'.split(
      ' ',
    ),
  ),
);
const ORDINALS = new Map(
  ['pertama', 'kedua', 'ketiga', 'keempat', 'kelima', 'keenam', 'ketujuh'].map((word, at) => [
    word,
    at + 1,
  ]),
);

const COUNTED = new Map(
  ['satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh'].map((word, at) => [word, at + 1]),
);
const LONGEST = 120;

/** The words that pick, without those around them. */
function picking(text: string): readonly string[] {
  const words = plainWords(rawWords(visible(text.slice(0, LONGEST)).toLowerCase()));
  return words.filter((word) => !AROUND.has(word) && !isAddress(word) && !isParticle(word));
}

/** The number that a message picks out of a numbered list, however it is put; null when it names something else. */
export function listNumber(text: string): number | null {
  // "2?" and "2 apa" ask about an entry; they pick none.
  if (text.length > LONGEST || text.includes('?')) return null;
  const [word = '', ...more] = picking(text);
  if (more.length > 0) return null;
  return /^\d{1,3}$/.test(word) ? Number(word) : (ORDINALS.get(word) ?? COUNTED.get(word) ?? null);
}

/** The one entry of a list whose label holds every word of a message, from their beginnings; null for none or several. */
export function listNamed(text: string, labels: readonly string[]): number | null {
  const words = picking(text);
  if (words.length === 0 || words.join('').length < 3) return null;
  const found = labels.flatMap((label, at) => {
    const known = rawWords(label.toLowerCase());
    return words.every((word) => known.some((one) => one.startsWith(word))) ? [at] : [];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Takes what picks an entry of a list that was shown: its number, or words that only its label holds. */
export function chosenOf<T>(
  turn: Turn,
  options: readonly T[],
  text: string,
  labelOf: (option: T) => string,
): T | null {
  const number = listNumber(text);
  const place = number === null ? listNamed(text, options.map(labelOf)) : number - 1;
  const option = place === null ? undefined : options[place];
  if (option !== undefined) return option;
  turn.say('choose_number', { count: options.length });
  return null;
}

/** The innovation's code that a number or code picks out of a shown list. */
export function pickedCode(codes: readonly string[], text: string): string | null {
  const code = readInnovationCode(text);
  if (code !== null) return codes.includes(code) ? code : null;
  const place = listNumber(text);
  return place === null ? null : (codes[place - 1] ?? null);
}
