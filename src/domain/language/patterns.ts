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
interface Group {
  readonly words: readonly string[];
  readonly bones: readonly string[];
}

/** A pattern that a message holds, or of whose groups it holds some. */
export interface Held<Meaning> {
  readonly meaning: Meaning;
  /** How many groups the pattern has, and how many of them the message has a word for. */
  readonly groups: number;
  readonly held: number;
}

/**
 * Patterns with their meanings. A message is looked up by its words: what it costs goes by its length, hardly by how many
 * patterns there are.
 */
export class Patterns<Meaning> {
  readonly #patterns: { readonly meaning: Meaning; readonly groups: readonly number[] }[] = [];
  /** Patterns by one of their groups. */
  readonly #byFirst: number[][] = [];
  readonly #groups = new Map<string, number>();
  readonly #byWord = new Map<string, number[]>();
  readonly #byBones = new Map<string, number[]>();
  /** Forms of the words of patterns: most stand in many. */
  readonly #forms = new Map<string, readonly string[]>();
  /** Words that a slip may have been meant for, by their first letter. */
  readonly #byLetter = new Map<string, string[]>();

  constructor(rows: Iterable<readonly [Meaning, string]>) {
    for (const [meaning, pattern] of rows) {
      const groups = pattern.split(' ').map((written) => this.#add(written));
      const at = this.#patterns.push({ meaning, groups }) - 1;
      this.#byFirst[groups[0] ?? 0]?.push(at);
    }
  }

  /** The patterns of which a message holds a word for every group, in the order in which they were given. */
  heldBy(forms: readonly Form[]): readonly Held<Meaning>[] {
    const places = this.#places(forms);
    const found = [...places.keys()]
      .flatMap((group) => this.#byFirst[group] ?? [])
      .toSorted((a, b) => a - b);
    return found.flatMap((at): Held<Meaning>[] => {
      const { meaning, groups = [] } = this.#patterns[at] ?? {};
      const rows = groups.map((group) => places.get(group) ?? []);
      if (meaning === undefined || !rows.every((row) => row.length > 0) || !distinct(rows))
        return [];
      return [{ meaning, groups: groups.length, held: groups.length }];
    });
  }

  /** The patterns of which a message holds a word for at least half of the groups. */
  nearest(forms: readonly Form[]): readonly Held<Meaning>[] {
    const places = this.#places(forms);
    return this.#patterns.flatMap(({ meaning, groups }) => {
      const held = groups.filter((group) => places.has(group)).length;
      return held * 2 >= groups.length ? [{ meaning, groups: groups.length, held }] : [];
    });
  }

  /** Gives the number of a group; those that are written alike are one. */
  #add(written: string): number {
    const known = this.#groups.get(written);
    if (known !== undefined) return known;
    const nth = this.#byFirst.push([]) - 1;
    this.#groups.set(written, nth);
    const { words, bones } = groupOf(written, this.#forms);
    for (const word of new Set(words)) {
      const letter = word[0] ?? '';
      if (!this.#byWord.has(word)) listed(this.#byLetter, letter).push(word);
      listed(this.#byWord, word).push(nth);
    }
    for (const bone of new Set(bones)) listed(this.#byBones, bone).push(nth);
    return nth;
  }

  /** The places of the words that fit, by group. */
  #places(forms: readonly Form[]): ReadonlyMap<number, readonly number[]> {
    const places = new Map<number, number[]>();
    for (const [place, form] of forms.entries())
      for (const group of this.#fitting(form)) listed(places, group).push(place);
    return places;
  }

  /** The groups that a word is one of, in any of its forms, or one slip away from. */
  #fitting({ words, bones }: Form): ReadonlySet<number> {
    const found = new Set<number>();
    for (const word of words) for (const group of this.#byWord.get(word) ?? []) found.add(group);
    if (bones !== null) {
      for (const group of this.#byBones.get(bones) ?? []) found.add(group);
      return found;
    }
    for (const typed of words) {
      // A word of three letters has no slip that could be told.
      if (typed.length < 4 || isKnownWord(typed)) continue;
      for (const word of this.#byLetter.get(typed[0] ?? '') ?? [])
        if (isSlip(typed, word)) for (const group of this.#byWord.get(word) ?? []) found.add(group);
    }
    return found;
  }
}

function listed<Key, Value>(lists: Map<Key, Value[]>, key: Key): Value[] {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const list: Value[] = [];
  lists.set(key, list);
  return list;
}

const isSlip = (typed: string, word: string): boolean =>
  (typed.length >= 6 &&
    word.length >= 5 &&
    Math.abs(typed.length - word.length) <= 1 &&
    distance(typed, word, 1) <= 1) ||
  lacksVowels(typed, word);

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
  places: readonly (readonly number[])[],
  at = 0,
  used: readonly number[] = [],
): boolean {
  if (at === places.length) return true;
  return (places[at] ?? []).some(
    (place) => !used.includes(place) && distinct(places, at + 1, [...used, place]),
  );
}

/** A word in the forms in which it may be meant. */
export interface Form {
  readonly words: ReadonlySet<string>;
  /** The consonants, where a word was written without its vowels. */
  readonly bones: string | null;
}

function groupOf(written: string, known: Map<string, readonly string[]>): Group {
  const words = written.split('|').flatMap((word) => {
    const forms = known.get(word) ?? patternForms(word);
    known.set(word, forms);
    return forms;
  });
  return { words, bones: written.replaceAll('=', '').split('|').map(bonesOf) };
}

/** The forms in which a pattern takes a word. */
function patternForms(word: string): readonly string[] {
  if (word.startsWith('=')) return [squeeze(word.slice(1))];
  return word.includes('_') ? [word] : [...formsOf(plainWords([squeeze(word)])[0] ?? '').words];
}

/** "vdeo" is video, "aplksi" aplikasi: nothing but vowels was left out. */
function lacksVowels(typed: string, word: string): boolean {
  if (typed.length < 4 || typed.length >= word.length) return false;
  let at = 0;
  for (const letter of word)
    if (letter === typed[at]) at += 1;
    else if (!'aiueo'.includes(letter)) return false;
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
  // "ingtkn" keeps the vowel that it begins with; what a pattern's word is known by has none.
  const bones = bonesOf(plain);
  return { words, bones: bare ? (bones.length > 2 ? bones : squeeze(plain)) : null };
}
