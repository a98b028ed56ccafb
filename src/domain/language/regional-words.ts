// The words of the languages that the region names, beside Indonesian: read anew where another region is served.
// It holds no words itself; each language has a file of its own.
import { region } from '../region.ts';
import type { RegionLanguage } from '../regions/people.ts';
import { banjar } from './banjar.ts';

/** What a language adds to the tables that all readers share. */
export interface RegionalWords {
  /** Rows of `plain word: other spellings`, as in the table of spellings. */
  readonly spellings: readonly string[];
  /** Numbers in words. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Words by which a person is addressed, separated by spaces. */
  readonly addresses: string;
  /** Particles that soften a message and may stand at its end, separated by spaces. */
  readonly particles: string;
}

const languages: Readonly<Record<RegionLanguage, RegionalWords>> = { banjar };

/** Makes a table of the words of the region's languages, once for each region that is served. */
export function ofLanguages<T>(make: (spoken: readonly RegionalWords[]) => T): () => T {
  let made: { readonly of: readonly RegionLanguage[]; readonly table: T } | null = null;
  return () => {
    const { languages: of } = region();
    if (made?.of !== of) made = { of, table: make(of.map((language) => languages[language])) };
    return made.table;
  };
}
