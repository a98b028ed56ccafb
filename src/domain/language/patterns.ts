// Patterns of words: a list of words that must all occur, in any order; `a|b` takes either, `a_b` two words beside each other, `=a` the
// word in that form only.
// Endings, missing vowels and one slip in a long word are seen to here. It knows no meaning.
import { distance } from './distance.ts';
import { isKnownWord, plainWords, squeeze } from './words.ts';

const VOWELS = /[aiueo]/gu;
const VOWEL_INSIDE = /(?!^)[aiueo]/u;

const ENDS = ['nya', 'kah', 'lah', 'pun', 'ku', 'in', 'kan', 'an', 'i'];
/** Prefixes, with how much must be left behind each: "berapa" is no form of "apa". */
const STARTS: readonly (readonly [string, number])[] = [
  ['di', 3],
  ['ng', 3],
  ['nge', 4],
  ['meng', 4],
  ['men', 4],
  ['mem', 4],
  ['me', 4],
  ['ber', 4],
  ['ter', 4],
  ['ke', 4],
  ['pe', 4],
];
/** What a verb begins with once its prefix has swallowed the first letter: "meriksa" is periksa, "nulis" tulis. */
const SWALLOWED: readonly (readonly [string, string])[] = [
  ['ny', 's'],
  ['ng', 'k'],
  ['m', 'p'],
  ['n', 't'],
];

/** The words of which a pattern takes one. */
export interface Group {
  readonly words: readonly string[];
  readonly bones: readonly string[];
}

/** Reads a pattern. */
export const groupsOf = (pattern: string): readonly Group[] => pattern.split(' ').map(groupOf);

/** True when a message holds a word for every group of a pattern. */
export function holds(groups: readonly Group[], forms: readonly Form[]): boolean {
  const places = groups.map((group) => forms.map((form) => fits(group, form)));
  return places.every((row) => row.includes(true)) && distinct(places);
}

/** The forms of a message's words; those in `short` were written without their vowels. */
export function formsIn(words: readonly string[], short: ReadonlySet<string>): readonly Form[] {
  const single = words.map(formsOf).map((form, at) => {
    const word = words[at] ?? '';
    return short.has(word) ? form : { ...form, bones: null };
  });
  return [...single, ...pairs(words)];
}

/** Words beside each other, for patterns in which the order tells the meaning: "tidak bisa" is not "bisa, tidak?". */
const pairs = (words: readonly string[]): Form[] =>
  words
    .slice(1)
    .map((word, at) => ({ words: new Set([`${words[at] ?? ''}_${word}`]), bones: null }));

/** Words that may have been written without their vowels: small letters without a full stop, which would make a title of them. */
export function shorthand(line: string): ReadonlySet<string> {
  const found = line.matchAll(/(?<![\p{L}\d.])\p{Lu}?\p{Ll}{1,12}(?![\p{L}\d]|\.(?!$))/gu);
  return new Set(
    [...found]
      .map(([word]) => squeeze(word.toLowerCase()))
      .filter((word) => word.length > (/^[aiueo]/u.test(word) ? 2 : 1) && !VOWEL_INSIDE.test(word)),
  );
}

/** True when every group has a word of its own: one word is not two. */
function distinct(
  places: readonly (readonly boolean[])[],
  at = 0,
  used: readonly number[] = [],
): boolean {
  if (at === places.length) return true;
  return (places[at] ?? []).some(
    (fit, place) => fit && !used.includes(place) && distinct(places, at + 1, [...used, place]),
  );
}

/** A word in the forms in which it may be meant. */
export interface Form {
  readonly words: ReadonlySet<string>;
  /** The consonants, where a word was written without its vowels. */
  readonly bones: string | null;
}

function groupOf(written: string): Group {
  const words = written
    .split('|')
    .flatMap((word) =>
      word.startsWith('=')
        ? [squeeze(word.slice(1))]
        : word.includes('_')
          ? [word]
          : [...formsOf(plainWords([squeeze(word)])[0] ?? '').words],
    );
  return { words, bones: written.replaceAll('=', '').split('|').map(bonesOf) };
}

/** True when a word is one of a group, in any of its forms, or one slip away from it. */
export function fits({ words, bones }: Group, form: Form): boolean {
  if (words.some((word) => form.words.has(word))) return true;
  if (form.bones !== null) return bones.includes(form.bones);
  return [...form.words].some(
    (typed) =>
      !isKnownWord(typed) &&
      words.some(
        (word) =>
          word[0] === typed[0] &&
          ((typed.length >= 6 && word.length >= 5 && distance(typed, word, 1) <= 1) ||
            lacksVowels(typed, word)),
      ),
  );
}

/** "vdeo" is video, "aplksi" aplikasi: nothing but vowels was left out. */
function lacksVowels(typed: string, word: string): boolean {
  if (typed.length < 4 || typed.length >= word.length) return false;
  let at = 0;
  for (const letter of word)
    if (letter === typed[at]) at += 1;
    else if (!/[aiueo]/u.test(letter)) return false;
  return at === typed.length;
}

/** What is left of a word without its vowels. */
export function bonesOf(word: string): string {
  return squeeze(word.replace(VOWELS, ''));
}

/** A word with what is left of it without the endings and prefixes of everyday Indonesian. */
export function formsOf(word: string): Form {
  const words = new Set([word]);
  for (const end of ENDS)
    for (const one of [...words])
      if (one.endsWith(end) && one.length - end.length >= 3) words.add(one.slice(0, -end.length));
  // "poinnya" was squeezed into "poinya": the n belongs to both.
  for (const one of [...words])
    if (one.endsWith('nya') && one.length >= 6) words.add(one.slice(0, -2));
  if (word.endsWith('ny') && word.length >= 6) words.add(word.slice(0, -2));
  for (const [start, least] of STARTS)
    for (const one of [...words])
      if (one.startsWith(start) && one.length - start.length >= least)
        words.add(one.slice(start.length));
  // A run of one letter is written once: "diisi" came as "disi".
  for (const one of [...words])
    if (one.startsWith('di') && one.length >= 4) words.add(one.slice(1));
  for (const one of [...words])
    for (const [gone, back] of SWALLOWED)
      if (one.startsWith(gone) && one.length >= 5) words.add(back + one.slice(gone.length));
  const plain = word.replace(/(?:nya|ny|y)$/u, '');
  const bare = plain.length >= 2 && !VOWEL_INSIDE.test(plain) && /\p{L}/u.test(plain);
  return { words, bones: bare ? squeeze(plain) : null };
}
