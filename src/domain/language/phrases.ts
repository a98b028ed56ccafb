// The table of commands as it is looked up: every phrase in plain words, with its row.
// Reads no message.
import type { Row } from './command-row.ts';
import { COMMANDS } from './commands.ts';
import { plainWords, rawWords, squeeze } from './words.ts';

/** A phrase of the table; `first` is the way of saying it that people are taught. */
export type Phrase = {
  readonly row: Row;
  readonly words: readonly string[];
  readonly tailWords: ReadonlySet<string>;
  readonly first: boolean;
};

/** Gives the plain words of a list separated by spaces. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(plainWords(words.split(' ').map(squeeze)));
}

/** Every phrase by its plain words. */
export const phrases: ReadonlyMap<string, Phrase> = makePhrases();

/** Most words of a phrase. */
export const longestPhrase = Math.max(
  ...[...phrases.values()].map((phrase) => phrase.words.length),
);

function makePhrases(): Map<string, Phrase> {
  const made = new Map<string, Phrase>();
  for (const row of COMMANDS) {
    const tailWords = wordSet(row.tailWords ?? '');
    for (const [at, written] of row.words.split('|').entries()) {
      const words = plainWords(rawWords(written));
      const key = words.join(' ');
      if (!made.has(key)) made.set(key, { row, words, tailWords, first: at === 0 });
    }
  }
  return made;
}
