// Reads who shall fill in what was noted: the writer, the unit's admin, nobody yet, or a name as typed.
// It looks nobody up.
import { isAddress, isParticle, plainWords, rawWords } from './words.ts';
import { readYesNo } from './yes-no.ts';

/** Who shall fill it in. */
export type OwnerReading =
  | { readonly who: 'self' | 'admin' | 'later' }
  | { readonly who: 'named'; readonly name: string };

const SELF = new Set(
  [
    'saya',
    'saya sendiri',
    'saya yang isi',
    'saya isi',
    'biar saya',
    'saya yang mengisi',
    'diri sendiri',
    'sendiri',
    'saya ambil',
    'untuk saya',
  ].map((words) => plainWords(rawWords(words)).join(' ')),
);
const ADMIN = new Set([
  'admin',
  'admin inovasi',
  'admin unit',
  'ke admin',
  'serahkan ke admin',
  'biar admin',
  'terserah admin',
  'admin yang tentukan',
  'terserah',
]);
const LATER = new Set([
  'belum tahu',
  'nanti',
  'lewati',
  'tidak tahu',
  'belum ada',
  'tidak ada',
  'belum',
]);

/** Reads the answer. */
export function readOwner(text: string): OwnerReading {
  const raw = rawWords(text.toLowerCase().slice(0, 200));
  const words = plainWords(
    raw.filter(
      (word) => word === 'admin' || !isAddress(word) || SELF.has(plainWords([word]).join(' ')),
    ),
  );
  while (words.length > 1 && isParticle(words.at(-1) ?? '')) words.pop();
  const plain = words.join(' ');
  if (SELF.has(plain)) return { who: 'self' };
  if (ADMIN.has(plain)) return { who: 'admin' };
  const { kind } = readYesNo(text);
  if (
    LATER.has(plain) ||
    kind === 'later' ||
    kind === 'not_yet' ||
    kind === 'no' ||
    kind === 'none'
  )
    return { who: 'later' };
  return { who: 'named', name: text.trim() };
}

/** The people whose name a typed name means: every word of it begins a word of theirs, titles and address aside. */
export function peopleNamed<Person extends { readonly name: string | null }>(
  people: readonly Person[],
  typed: string,
): readonly Person[] {
  const wanted = nameWords(typed);
  if (wanted.length === 0 || wanted.join('').length < 2) return [];
  const found = people.filter(({ name }) => {
    const words = nameWords(name ?? '');
    return wanted.every((word) => words.some((one) => one.startsWith(word)));
  });
  const whole = found.filter(({ name }) => nameWords(name ?? '').join(' ') === wanted.join(' '));
  return whole.length === 1 ? whole : found;
}

const TITLES = new Set(['hj', 'h', 'dr', 'drg', 'ir', 'ns', 'drs', 'dra', 'prof']);
const nameWords = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '' && !isAddress(word) && !TITLES.has(word))
    .filter((word, at, all) => !(isParticle(word) && at === all.length - 1 && at > 0));
