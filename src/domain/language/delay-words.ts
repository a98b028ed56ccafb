// Reads for how long something is put off in words that name no day: "minggu depan", "2 minggu lagi", "sebulan lagi".
// Days and dates are read elsewhere.
import { plainWords, rawWords } from './words.ts';

const UNITS: { readonly [unit: string]: number } = { hari: 1, mingu: 7, pekan: 7, bulan: 30 };
const ONE: { readonly [word: string]: number } = { semingu: 7, sepekan: 7, sebulan: 30 };
const COUNTS: { readonly [word: string]: number } = { satu: 1, dua: 2, tiga: 3, empat: 4 };

/** Reads a delay in days; null when it is none. */
export function readDelay(text: string): number | null {
  const words = plainWords(rawWords(text.toLowerCase().slice(0, 60))).filter(
    (word) => !['lagi', 'depan', 'dulu', 'ya', 'ke'].includes(word),
  );
  const [first = '', second = '', ...more] = words;
  if (more.length > 0) return null;
  if (second === '') return ONE[first] ?? (first === 'hari' ? null : (UNITS[first] ?? null));
  const count = /^\d{1,2}$/u.test(first) ? Number(first) : COUNTS[first];
  const days = UNITS[second];
  return count === undefined || days === undefined || count === 0 ? null : count * days;
}
