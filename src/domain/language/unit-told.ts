// Reads the office that somebody says they work for, while nothing asks for it: "Puskesmas Awayan", "saya dari dinkes pak".
// A text that says anything else is not taken, and a likeness only where the words begin as an office's name does.
import { matchKey } from './clean.ts';
import { searchUnits, type UnitNames, type UnitSearch } from './units.ts';
import { UNIT_COMMON, UNIT_SHORT_FORMS } from './unit-words.ts';
import { isOnlyAddress } from './words.ts';

/** Words in front of an office by which people say that it is theirs. */
const BEFORE: ReadonlySet<string> = new Set(
  'saya kami ulun aku unit kantor instansi kerja tugas nama bertugas bekerja berdinas dinas pegawai staf karyawan orang dari di pada ke pindah ternyata sekarang sudah maaf halo'.split(
    ' ',
  ),
);
const BEHIND: ReadonlySet<string> = new Set(['ya', 'aja', 'saja', 'sekarang']);
const KIND: ReadonlySet<string> = new Set([
  ...UNIT_COMMON.split(' '),
  ...'inspektorat rsud rs upt bagian'.split(' '),
]);
const LONGEST = 160;
const MOST_WORDS = 14;

/** The office that a text names and says nothing else of; null for any other text. */
export function unitTold(
  units: readonly UnitNames[],
  text: string,
): Exclude<UnitSearch, { kind: 'none' }> | null {
  const words = text
    .slice(0, LONGEST + 1)
    .trim()
    .split(/\s+/u);
  if (text.length > LONGEST || words.length > MOST_WORDS || text.includes('?')) return null;
  const plain = (word = ''): string => matchKey(word).replaceAll(/[^\p{L}]/gu, '');
  while (words.length > 1 && isBehind(plain(words.at(-1)))) words.pop();
  for (let from = 0; from < words.length; from += 1) {
    const found = searchUnits(units, words.slice(from).join(' '));
    if (found.kind === 'exact') return found;
    const first = plain(words[from]);
    const next = plain(words[from + 1]);
    // "Dinas di …" speaks of work, "Dinas …" is a name.
    const leads = BEFORE.has(first) && (first !== 'dinas' || next === 'di');
    if (leads) continue;
    return found.kind === 'candidates' && (KIND.has(first) || UNIT_SHORT_FORMS.has(first))
      ? found
      : null;
  }
  return null;
}

const isBehind = (word: string): boolean => BEHIND.has(word) || isOnlyAddress(word);
