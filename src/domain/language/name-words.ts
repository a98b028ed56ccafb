// Names of innovations: what is rather a story than a name, patterns of names out of a sentence, and whether a short form
// stands for its long form. It proposes and remarks; it never refuses a name.
import { plainWords, rawWords, squeeze } from './words.ts';

/** Most words of a name that stands without its long form in brackets, and most letters before a short form helps. */
const LONGEST_NAME = 12;
export const longName = 60;

const SUBJECTS = new Set(plainWords(rawWords('saya kami kita mereka beliau')));
const STOP = new Set(
  rawWords(
    'kami saya kita kini sekarang dulu dulunya tadinya yang untuk dengan ke di dari dan atau pada agar supaya secara sudah telah akan bisa dapat lebih setiap tiap hari para oleh karena lewat melalui mereka petugas ini itu juga ada cara baru langsung dalam antara sampai saat waktu bagi',
  ).map(squeeze),
);
const LONG_FORM = /\(\p{L}[^()]{2,300}\)/u;

/** True for a text that tells what is done rather than how it is called. */
export function tellsStory(text: string): boolean {
  const line = text.trim();
  if (line.length > 600 || line === '') return line !== '';
  if (LONG_FORM.test(line)) return false;
  const words = plainWords(rawWords(line.toLowerCase()));
  return words.length > LONGEST_NAME || (words.length >= 4 && SUBJECTS.has(words[0] ?? ''));
}

/** Names made of a sentence, one a pattern. */
export interface NamePatterns {
  /** What is done, and for whom. */
  readonly plain: string;
  /** A short form that can be read, and what it stands for; null where too few words give one. */
  readonly short: string | null;
  /** What is done, to stand beside a word of the place. */
  readonly service: string;
}

/** Makes names out of a sentence; null where it holds too little. */
export function namesFrom(sentence: string): NamePatterns | null {
  const [clause = ''] = sentence.split(/[,.;:!?]|\sdulu\s|\sagar\s|\ssupaya\s/iu);
  const words = [...clause.matchAll(/[\p{L}\p{N}]+/gu)]
    .map(([word]) => word)
    .filter((word) => !STOP.has(squeeze(word.toLowerCase())) && word.length > 1)
    .slice(0, 4);
  const [first, second] = words;
  const last = words.at(-1);
  if (first === undefined || second === undefined || last === undefined) return null;
  const titled = words.map(title);
  const short = shortOf(words);
  const plain = [...new Set([first, second, last])].map(title).join(' ');
  return {
    plain,
    short: short === null ? null : `${short} (${titled.join(' ')})`,
    service: [first, second].map(title).join(' '),
  };
}

const title = (word: string): string =>
  word === word.toUpperCase() ? word : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/** A syllable of each word; the last one closed, so that it can be read. */
function shortOf(words: readonly string[]): string | null {
  const spoken = words.filter((word) => word !== word.toUpperCase() && /[aiueo]/iu.test(word));
  const syllables = spoken.flatMap((word, at) => {
    const shape =
      at === spoken.length - 1 ? /^[^aiueo]{0,2}[aiueo][^aiueo]?/iu : /^[^aiueo]{0,2}[aiueo]/iu;
    return shape.exec(word)?.[0] ?? [];
  });
  return syllables.length < 2 ? null : syllables.join('').toUpperCase();
}

const IN_BRACKETS = /^([^()]{2,80})\(([^()]{2,300})\)$/u;
const SHORT = /^\p{Lu}[\p{Lu}-]{2,19}$/u;

/** The first letter of a short form that its long form does not hold in this order; null where all are there or there is no short form. */
export function letterMissing(name: string): string | null {
  const parts = IN_BRACKETS.exec(name.slice(0, 400).trim()) ?? [];
  const [, outside = '', inside = ''] = parts.map((part) => part.trim());
  const [short, long] = SHORT.test(outside) ? [outside, inside] : [inside, outside];
  if (!SHORT.test(short)) return null;
  const letters = long.toUpperCase();
  let from = 0;
  for (const letter of short.replaceAll('-', '')) {
    const place = letters.indexOf(letter, from);
    if (place < 0) return letter;
    from = place + 1;
  }
  return null;
}
