// Prepares the options of a question for matching: every phrase that means one of them.
// Never reads an answer.
import { CHOICE_WORDS } from './choice-words.ts';
import { matchKey } from './clean.ts';
import { plainWords, rawWords } from './words.ts';

/** An option of a choice; `words` are further names of it in this edition, `hints` only suggest it. */
export type Option = {
  readonly code: string;
  readonly label: string;
  readonly words?: readonly string[];
  readonly hints?: readonly string[];
};

type Phrase = { option: number; sure: boolean };
/** Options ready for matching. */
export type Compiled = {
  labels: ReadonlyMap<string, number>;
  phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** Phrases without spaces, each of one option only. */
  joined: ReadonlyMap<string, Phrase>;
  longest: number;
};

const CACHE = new WeakMap<readonly Option[], Compiled>();

/** Prepares options, once for each list of them. */
export function compileOptions(options: readonly Option[]): Compiled {
  const known = CACHE.get(options);
  if (known !== undefined) return known;
  const compiled = compile(options);
  CACHE.set(options, compiled);
  return compiled;
}

function compile(options: readonly Option[]): Compiled {
  const labels = new Map<string, number>();
  const phrases = new Map<string, Phrase[]>();
  for (const [place, option] of options.entries()) {
    labels.set(matchKey(option.label), place);
    const add = (written: string, sure: boolean): void =>
      addPhrase(phrases, written, { option: place, sure });
    add(option.label, true);
    add(option.label.replace(/\([^()]*\)/gu, ' '), true);
    for (const inside of option.label.match(/\(([^)]{2,40})\)/gu) ?? []) add(inside, true);
    if (/^[\p{L}\d]+\/[\p{L}\d]+$/u.test(option.label))
      for (const part of option.label.split('/')) add(part, true);
    for (const word of option.words ?? []) add(word, true);
    for (const word of option.hints ?? []) add(word, false);
    const label = labelKey(option.label);
    for (const row of CHOICE_WORDS) {
      if (
        !row.labels
          .split('|')
          .map(labelKey)
          .some((begin) => label === begin || label.startsWith(`${begin} `))
      )
        continue;
      for (const word of row.sure.split('|')) add(word, true);
      for (const word of row.likely?.split('|') ?? []) add(word, false);
    }
  }
  // A word of the edition typed whole is as plain as a label, even where it holds a number ("pim 3").
  for (const [place, option] of options.entries())
    for (const word of option.words ?? [])
      if (!labels.has(matchKey(word))) labels.set(matchKey(word), place);
  const joined = new Map<string, Phrase>();
  let longest = 1;
  for (const [phrase, meanings] of phrases) {
    longest = Math.max(longest, phrase.split(' ').length);
    const [only] = meanings;
    if (meanings.length === 1 && only !== undefined) joined.set(phrase.replaceAll(' ', ''), only);
  }
  return { labels, phrases, joined, longest };
}

const labelKey = (label: string): string => rawWords(matchKey(label)).join(' ');

function addPhrase(phrases: Map<string, Phrase[]>, written: string, phrase: Phrase): void {
  const key = plainWords(rawWords(matchKey(written))).join(' ');
  if (key === '') return;
  const known = phrases.get(key);
  if (known === undefined) phrases.set(key, [phrase]);
  else {
    const same = known.find(({ option }) => option === phrase.option);
    if (same === undefined) known.push(phrase);
    else if (phrase.sure) same.sure = true;
  }
}
