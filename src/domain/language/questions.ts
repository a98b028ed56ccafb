// Reads whether a message asks something, and what. It never takes anything away from an answer: what could be either
// is said to be doubtful. Who asks where is for whoever calls; the meanings are data (intents.ts).
import { isEmojiOnly, visible } from './clean.ts';
import { LEADING } from './command-words.ts';
import { distance } from './distance.ts';
import { type Intent, INTENTS } from './intents.ts';
import { isAddress, isKnownWord, plainWords, rawWords, squeeze } from './words.ts';

/** What a message asks, as far as can be told from it alone. */
export interface QuestionReading {
  /** The meanings that fit, best first. */
  readonly intents: readonly Intent[];
  /** A question mark stands at the end, or inside a short message. */
  readonly mark: boolean;
  /** It begins with a word that asks, courtesy before it apart. */
  readonly begins: boolean;
  /** Something in it asks: a word that asks, an ending such as `-kah`, "gak ya" at the end, or a wish to do something. */
  readonly asks: boolean;
  /** Talk to whoever is behind the chat: it addresses somebody, or speaks of the writer. */
  readonly talks: boolean;
  /** It begins with a small letter, as talk in a chat does. */
  readonly casual: boolean;
  readonly words: number;
  /** Figures stand in it. */
  readonly digits: boolean;
}

const VOWELS = /[aiueo]/gu;
const A_VOWEL = /[aiueo]/u;
const LONGEST = 400;
const MOST_WORDS = 40;
const ASKING = wordSet(
  'apa ap apakah apaan mana siapa siapakah kapan kapankah mana dimana kemana darimana berapa berapakah bagaimana bagaimanakah kenapa mengapa ngapain bolehkah bisakah haruskah perlukah adakah napa kayapa pabila mengapa knp maksudnya',
);
const BEGINNING = wordSet('boleh bisa haruskah maksudnya kalau kok harus masa emang emangnya');
const WISH = wordSet('mau tolong minta jelaskan bantu tanya bertanya bingung');
const ENDING = wordSet('tidak bukan belum ya kah kan dong sih gimana');
const SELF = wordSet('saya kami ulun aku');
const COURTESY = new Set(
  [
    ...wordSet(LEADING),
    ...wordSet(
      'maaf permisi halo assalamualaikum mau tanya bertanya nanya numpang izin ijin begini gini terus lalu nah oh eh jadi ini itu tapi dan untuk sebenarnya sebetulnya kira punten ok btw saya',
    ),
  ].filter((word) => !ASKING.has(word) && !BEGINNING.has(word)),
);
const BONES = new Set([...ASKING, ...WISH].map(bonesOf).filter((bones) => bones.length > 1));

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
];
/** What a verb begins with once its prefix has swallowed the first letter: "meriksa" is periksa, "nulis" tulis. */
const SWALLOWED: readonly (readonly [string, string])[] = [
  ['ny', 's'],
  ['ng', 'k'],
  ['m', 'p'],
  ['n', 't'],
];

/** "… gak ya", "bisa ga": the no of a chat behind other words asks; in the text of a form it hardly ever stands. */
const CASUAL_NO = /\S\s+(?:gak|ga|gk|nggak|ngga|enggak|engga|ndak|kada|kadak)(?:\s|[?!.,]|$)/iu;
const OR_NOT = /\s(?:belum|blm|tidak|tdk|bukan)\s(?:ya|yaa|sih|pak|bu|min|kak)(?:\s|[?!.,]|$)/iu;

interface Group {
  readonly words: readonly string[];
  readonly bones: readonly string[];
}
interface Compiled {
  readonly name: Intent;
  readonly groups: readonly Group[];
}

const compiled: readonly Compiled[] = INTENTS.flatMap(({ name, patterns }) =>
  patterns.map((pattern) => ({ name, groups: pattern.split(' ').map(groupOf) })),
);
const sure: ReadonlySet<Intent> = new Set(
  INTENTS.flatMap((row) => ('sure' in row ? [row.name] : [])),
);

/** Tells whether a meaning is a question even without a word that asks. */
export const asksByItself = (intent: Intent): boolean => sure.has(intent);

/** Reads what a message asks. */
export function readQuestion(text: string): QuestionReading {
  const line = visible(text.slice(0, LONGEST + 1)).trim();
  const raw = line.length > LONGEST ? [] : rawWords(line.toLowerCase());
  if (raw.length === 0 || raw.length > MOST_WORDS || isEmojiOnly(line))
    return {
      ...{ intents: [], begins: false, asks: false, talks: false, casual: false, digits: false },
      mark: /^\?+$/u.test(line),
      // Too long to be a question counts as long, whatever its length is.
      words: line.length > LONGEST ? MOST_WORDS + 1 : raw.length,
    };
  const words = plainWords(raw);
  const short = shorthand(line);
  const kept = words.filter((word) => !isAddress(word));
  const first = kept.find((word) => !COURTESY.has(word)) ?? kept[0] ?? '';
  const mark =
    /[?？][\s\p{P}\p{S}]{0,20}$/u.test(line.slice(-40)) || (line.includes('?') && raw.length <= 15);
  const begins = (isAsking(first, short) && !WISH.has(first)) || BEGINNING.has(first);
  const last = kept.at(-1) ?? '';
  const asks =
    mark ||
    begins ||
    kept.some((word) => isAsking(word, short) || word === 'kalau') ||
    (kept.length > 2 && ENDING.has(last)) ||
    /kah\b/iu.test(line) ||
    CASUAL_NO.test(line) ||
    OR_NOT.test(line);
  const talks = isAddress(words[0] ?? '') || words.some((word) => SELF.has(word));
  const digits = raw.some((word) => /^\d/u.test(word));
  const casual = /^\P{Lu}*\p{Ll}/u.test(line);
  return {
    intents: intentsOf(words, short),
    mark,
    begins,
    asks,
    talks,
    casual,
    words: raw.length,
    digits,
  };
}

/** Words that may have been written without their vowels: small letters without a full stop, which would make a title of them. */
function shorthand(line: string): ReadonlySet<string> {
  const found = line.matchAll(/(?<![\p{L}\d.])\p{Lu}?\p{Ll}{1,12}(?![\p{L}\d.])/gu);
  return new Set(
    [...found]
      .map(([word]) => squeeze(word.toLowerCase()))
      .filter((word) => word.length > 1 && !A_VOWEL.test(word)),
  );
}

function isAsking(word: string, short: ReadonlySet<string>): boolean {
  if (ASKING.has(word) || WISH.has(word)) return true;
  if (word.length > 5 && word.endsWith('kah') && ASKING.has(word.slice(0, -3))) return true;
  return short.has(word) && BONES.has(word);
}

function intentsOf(words: readonly string[], short: ReadonlySet<string>): readonly Intent[] {
  const single = words.map(formsOf).map((form, at) => {
    const word = words[at] ?? '';
    return short.has(word) ? form : { ...form, bones: null };
  });
  const forms = [...single, ...pairs(words)];
  const found = new Map<Intent, number>();
  for (const { name, groups } of compiled) {
    const places = groups.map((group) => forms.map((form) => fits(group, form)));
    if (!places.every((row) => row.includes(true)) || !distinct(places)) continue;
    // A pattern of more words says more; words that stand close together say more as well.
    const weight = groups.length;
    if (weight > (found.get(name) ?? 0)) found.set(name, weight);
  }
  return [...found]
    .filter(([name, weight]) => weight > 1 || words.length <= 4 || sure.has(name))
    .toSorted((a, b) => b[1] - a[1])
    .map(([name]) => name);
}

/** Words beside each other, for patterns in which the order tells the meaning: "tidak bisa" is not "bisa, tidak?". */
const pairs = (words: readonly string[]): Form[] =>
  words
    .slice(1)
    .map((word, at) => ({ words: new Set([`${words[at] ?? ''}_${word}`]), bones: null }));

/** The meanings that come nearest to a message, best first: those of whose words it holds at least half. */
export function nearestIntents(text: string): readonly Intent[] {
  const forms = plainWords(rawWords(visible(text.slice(0, LONGEST)).toLowerCase())).map(formsOf);
  const best = new Map<Intent, number>();
  for (const { name, groups } of compiled) {
    const held = groups.filter((group) => forms.some((form) => fits(group, form))).length;
    const share = held / groups.length + held / 100;
    if (held * 2 >= groups.length && share > (best.get(name) ?? 0)) best.set(name, share);
  }
  return [...best].toSorted((a, b) => b[1] - a[1]).map(([name]) => name);
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

interface Form {
  readonly words: ReadonlySet<string>;
  /** The consonants, where a word was written without its vowels. */
  readonly bones: string | null;
}

function groupOf(written: string): Group {
  const words = written
    .split('|')
    .flatMap((word) =>
      word.includes('_') ? [word] : [...formsOf(plainWords([squeeze(word)])[0] ?? '').words],
    );
  return { words, bones: written.split('|').map(bonesOf) };
}

function fits({ words, bones }: Group, form: Form): boolean {
  if (words.some((word) => form.words.has(word))) return true;
  if (form.bones !== null) return bones.includes(form.bones);
  return [...form.words].some(
    (typed) =>
      typed.length >= 6 &&
      !isKnownWord(typed) &&
      words.some(
        (word) => word.length >= 5 && word[0] === typed[0] && distance(typed, word, 1) <= 1,
      ),
  );
}

function bonesOf(word: string): string {
  return squeeze(word.replace(VOWELS, ''));
}

/** A word with what is left of it without the endings and prefixes of everyday Indonesian. */
function formsOf(word: string): Form {
  const words = new Set([word]);
  for (const end of ENDS)
    for (const one of [...words])
      if (one.endsWith(end) && one.length - end.length >= 3) words.add(one.slice(0, -end.length));
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
  const bare = plain.length >= 2 && !A_VOWEL.test(plain) && /\p{L}/u.test(plain);
  return { words, bones: bare ? squeeze(plain) : null };
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set([...words.split(' ').map(squeeze), ...plainWords(words.split(' ').map(squeeze))]);
}
