// Reads a decision on several of a list without a code: "acc semuanya kecuali nomor 2", "nomor 2 jangan dulu, yang lain
// tetapkan", "yang nomor 1 aja yang saya setujui". It only says which of the list were meant; nothing is decided by it.
import { visible } from './clean.ts';
import { withFigures } from './spoken-figures.ts';
import { isAddress, plainWords, rawWords, squeeze } from './words.ts';

/** Which of a list are meant. `but`: all without these; `only`: these alone. Numbers of the list, or codes, as typed. */
export interface SomeOfList {
  readonly kind: 'but' | 'only';
  readonly named: readonly string[];
}

const wordSet = (words: string): ReadonlySet<string> =>
  new Set([...words.split(' ').map(squeeze), ...plainWords(words.split(' ').map(squeeze))]);
const FORWARD = wordSet(
  'setujui setuju setujuin acc accin acckan tetapkan tetapin tetepin menetapkan sahkan sahin mengesahkan ttd',
);
const ALL = wordSet('semua semuanya smua smuanya seluruhnya sisanya lain lainnya selebihnya sisa');
const EXCEPT = wordSet('kecuali kcuali kecuai selain tanpa');
/** These take what they stand beside out of all, and say nothing where no word for all stands. */
const NOT = wordSet('jangan tunda tahan bukan tidak belum');
const FILLERS = wordSet(
  'yang dan nomor nomer no nmr ke urutan itu ini ya dulu saja aja saya kami tolong mohon ok oke baik siap lalu terus dong deh lah hanya cuma inovasi kode sama untuk buat jadi',
);
/** True where the word for a decision, or for all, stands behind this one before any number. */
function takesBack(words: readonly string[], at: number): boolean {
  const next = words
    .slice(at + 1)
    .find((word) => FORWARD.has(word) || ALL.has(word) || NUMBER.test(word) || CARD.test(word));
  return next !== undefined && (FORWARD.has(next) || ALL.has(next)) && !isTaken(words, at);
}

/** True where a number stands in front of it: "nomor 2 jangan, yang lain tetapkan". */
const isTaken = (words: readonly string[], at: number): boolean =>
  words.slice(0, at).some((word) => NUMBER.test(word) || CARD.test(word));

const NUMBER = /^\d{1,2}$/u;
const CARD = /^\d{4}$/u;
const CODE = /inv[\s–-]?[a-z0-9]{5}(?![\p{L}\p{N}])/giu;
const LONGEST = 160;
const MOST_NAMED = 10;

/** Reads such a text; null for any other, and for one with a word that is none of these. */
export function readSomeOfList(text: string): SomeOfList | null {
  const line = withFigures(visible(text.slice(0, LONGEST + 1)).trim());
  if (line.length > LONGEST || line.includes('?') || line.includes('\n')) return null;
  const codes = (line.match(CODE) ?? []).map((code) => code.toUpperCase());
  const words = plainWords(rawWords(line.replace(CODE, ' ').toLowerCase()));
  const numbers = words.filter((word) => NUMBER.test(word) || CARD.test(word));
  const named = [...numbers, ...codes];
  const has = (set: ReadonlySet<string>): boolean => words.some((word) => set.has(word));
  const known = (word: string): boolean =>
    [FORWARD, ALL, EXCEPT, NOT, FILLERS].some((set) => set.has(word)) ||
    isAddress(word) ||
    numbers.includes(word);
  if (named.length === 0 || named.length > MOST_NAMED || !has(FORWARD) || !words.every(known))
    return null;
  // "Jangan setujui semua, nomor 2 saja": what is not meant may be all of it.
  if (words.some((word, at) => NOT.has(word) && takesBack(words, at))) return null;
  if (has(EXCEPT) || (has(ALL) && has(NOT))) return { kind: 'but', named };
  // A code alone shows its card or decides by it; "jangan setujui nomor 2" leaves the others open.
  return has(ALL) || has(NOT) || named.some((one) => !NUMBER.test(one))
    ? null
    : { kind: 'only', named };
}
