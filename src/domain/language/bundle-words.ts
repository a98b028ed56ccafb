// Words about the national bundle: what asks for one, and of which innovations or unit it is to be.
// It knows no unit by itself: what is left of the text is looked for in the register that it is given.
import type { Row } from './command-row.ts';
import { searchUnits, type UnitNames, type UnitSearch } from './units.ts';

/** Rows of the table of commands. */
export const BUNDLE_COMMANDS: readonly Row[] = [
  {
    name: 'bundle',
    tail: 'free',
    words:
      'paket nasional|paket entri nasional|bundel nasional|minta paket nasional|buat paket nasional|buatkan paket nasional|unduh paket nasional|kirim paket nasional|kirimkan paket nasional',
  },
];

const code = /\binv[\s-]?([a-z0-9]{5})\b/giu;
/** Words in front of a unit's name; inside of one they belong to it: Sekretariat Daerah. */
const before: ReadonlySet<string> = new Set(
  'semua seluruh unit untuk dari kode nomor dan inovasi saja dong ya kabupaten daerah'.split(' '),
);
const behind: ReadonlySet<string> = new Set(['saja', 'dong', 'ya']);

/** The words between those that name nothing. */
function withoutAround(words: readonly string[]): readonly string[] {
  const isIn = (set: ReadonlySet<string>) => (word: string) => set.has(word.toLowerCase());
  const from = words.findIndex((word) => !isIn(before)(word));
  const to = words.findLastIndex((word) => !isIn(behind)(word));
  return from === -1 ? [] : words.slice(from, to + 1);
}

/**
 * Of what a bundle was asked for: innovations by their codes, and what else stands there, which may name a unit: `typed` as it
 * was written, `named` without the words around it.
 */
export function readBundleAsked(rest: string | undefined): {
  readonly codes: readonly string[];
  readonly typed: string;
  readonly named: string;
} {
  const whole = rest ?? '';
  const codes = [...whole.matchAll(code)].map(([, letters = '']) => `INV-${letters.toUpperCase()}`);
  const typed = whole
    .replaceAll(code, ' ')
    .replaceAll(/[\s,;.]+/gu, ' ')
    .trim();
  const named = withoutAround(typed.split(' ')).join(' ');
  return { codes: [...new Set(codes)].toSorted(), typed, named };
}

/** Looks for the unit of a bundle; all that was typed counts before what is left of it. */
export function unitOfBundle(
  units: readonly UnitNames[],
  { typed, named }: Pick<ReturnType<typeof readBundleAsked>, 'typed' | 'named'>,
): UnitSearch {
  const whole = searchUnits(units, typed);
  return whole.kind === 'exact' ? whole : searchUnits(units, named);
}
