// What can be the name of a person: it is shown to others, so it can say nothing but a name.
// Names of innovations and units have rules of their own.
import { trimEndOf } from './trimming.ts';

/** Longest name with its titles. */
export const longestPersonName = 80;

const signs = /^[\p{L}\p{M} .,'’/-]+$/u;
const apostrophes = /[`´‘ʹ′]/gu;
// What stands behind the last dot of an address; titles such as S.Ag or M.Si have at most two letters before the dot.
const endings =
  'com|net|org|info|biz|id|co|io|me|ly|gg|cc|tv|us|uk|eu|sg|my|au|ru|cn|in|link|click|site|online|shop|store|app|dev|xyz|top|live|website|web|page|mobi|asia|pro|name|icu|vip|club|gov|edu';
const addresses = [
  /(?:^|\s|\/)www\./iu,
  new RegExp(
    String.raw`(?:^|[^\p{L}-])[\p{L}-]{3,80}(?:\.\p{L}{1,20}){0,4}\.(?:${endings})(?![\p{L}\p{M}-])`,
    'iu',
  ),
  new RegExp(String.raw`\p{L}\.(?:${endings})/\p{L}`, 'iu'),
];

/**
 * Reads the name of a person, with titles; null for what cannot be one: other signs than letters, blanks and `.,'’-/`,
 * an address of the web, fewer than two letters, more than eighty signs.
 */
export function readPersonName(typed: string): string | null {
  if (typed.length > 1000) return null;
  const plain = typed.normalize('NFC').replaceAll(apostrophes, "'").replaceAll(/\s+/gu, ' ');
  const name = trimEndOf(plain, ' ,-/').trim();
  if (name.length > longestPersonName || !signs.test(name)) return null;
  // Marks heaped on a letter run into the lines around it.
  if (/\p{M}{4}/u.test(name)) return null;
  if ((name.match(/\p{L}/gu)?.length ?? 0) < 2 || !/^\p{L}/u.test(name)) return null;
  return addresses.some((address) => address.test(name)) ? null : name;
}

/** A person as somebody writes them: the name, and the NIP beside it as it was written; null without one. */
interface Named {
  readonly name: string;
  readonly nip: string | null;
}

const nipBeside =
  /[,.:(]{0,3}\s{0,3}(?:\bnip\b)?[\s.:]{0,5}(?<!\d)(\d[\d ]{16,24}\d)(?!\d)[\s)]{0,3}/i;

/** Reads a name with the 18 digits of a NIP, when they stand beside it; null for what cannot be a name. */
export function readNameWithNip(typed: string): Named | null {
  if (typed.length > 1000) return null;
  const [whole, nip] = nipBeside.exec(typed) ?? [];
  if (whole === undefined || nip === undefined || nip.replaceAll(' ', '').length !== 18) {
    const name = readPersonName(typed);
    return name === null ? null : { name, nip: null };
  }
  const name = readPersonName(typed.replace(whole, ' '));
  return name === null ? null : { name, nip };
}
