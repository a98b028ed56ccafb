// How people call the region's agency, now and before: words out of the region's data, read anew each time, since which region
// is served is known only at the start. It names no agency.
import { agencyNames } from '../region.ts';
import { rawWords, squeeze } from './words.ts';

/** What stands for the agency in tables of words. */
const AGENCY = squeeze('agensi');

/** The short names of the agency in small letters, the present one first. */
export const agencyWords = (): readonly string[] => agencyNames().map((name) => name.toLowerCase());

/** Tells whether a word in small letters is a name of the agency, or part of one. */
function isAgencyWord(word: string): boolean {
  const names = agencyNames().join('\n');
  if (cut.names !== names)
    cut = { names, words: new Set(agencyWords().flatMap((name) => rawWords(name))) };
  return cut.words.has(squeeze(word));
}
/** The words of the names that were cut last: most words of all messages are compared with them. */
let cut: { readonly names: string; readonly words: ReadonlySet<string> } = {
  names: '',
  words: new Set(),
};

/** A name of the agency as tables have it; any other word as it is. */
export const withoutAgency = (word: string): string => (isAgencyWord(word) ? AGENCY : word);

/** Tells whether a word is one of a table, where any name of the agency may stand for its word. */
export const standsIn = (table: ReadonlySet<string>, word: string): boolean =>
  table.has(word) || (table.has(AGENCY) && isAgencyWord(word));
