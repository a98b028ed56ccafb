// Reads whether a message asks something, and what. It never takes anything away from an answer: what could be either
// is said to be doubtful. Who asks where is for whoever calls; the meanings are data (intents.ts).
import { isEmojiOnly, visible } from './clean.ts';
import { LEADING } from './command-words.ts';
import { type Intent, INTENTS } from './intents.ts';
import { withoutAgency } from './agency-words.ts';
import { bonesOf, formsIn, formsOf, Patterns, shorthand } from './patterns.ts';
import { readOnce } from './read-once.ts';
import { withFigures } from './spoken-figures.ts';
import { isAddress, isOnlyAddress, plainWords, rawWords, squeeze } from './words.ts';

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
  /** No capital letter stands in it but the first and those of short forms: as talk is dictated to a phone. */
  readonly plain: boolean;
  /** It begins or ends as talk does ("waduh …", "… dong", "… pak", "… boleh"), or most of it is written without vowels. */
  readonly chatty: boolean;
  readonly words: number;
  /** Figures stand in it. */
  readonly digits: boolean;
}

const LONGEST = 400;
const MOST_WORDS = 40;
const ASKING = wordSet(
  'apa ap apakah apaan mana siapa siapakah kapan kapankah mana dimana kemana darimana berapa berapakah bagaimana bagaimanakah kenapa mengapa ngapain bolehkah bisakah haruskah perlukah adakah napa kayapa pabila mengapa knp maksudnya',
);
const BEGINNING = wordSet('boleh bisa haruskah maksudnya kalau kok harus masa emang emangnya');
const WISH = wordSet('mau tolong minta jelaskan bantu tanya bertanya bingung');
const ENDING = wordSet(
  'tidak bukan belum ya kah kan dong sih gimana boleh bisa enggak ndak kada pang diterima cukup dulu',
);
/** What talk begins with, and a name or a text hardly ever. */
const OPENING = wordSet(
  'waduh aduh duh eh lho loh lo kok wah hadeh astaga pamit maaf mohon tolong permisi punten numpang izin ijin coba min bot mau pengen pingin ingin minta ntar nanti tadi barusan masih emang kayaknya sepertinya kenapa gimana terus trus btw pak bu kak salah keliru bingung error hapus batalkan kalau kalo klo apa ap siapa sp kapan kpn berapa brp mana boleh bisa bs harus hrs apakah bagaimana gmn knp',
);
/** Words of talk: of oneself, of the question itself, of later, and what softens a message. */
const TALKING = wordSet(
  'saya aku ulun sini aja deh nih dong sih kok kan mah lho loh nggih pian euy nanti ntar tadi barusan bentar sebentar nunggu nanya nulis nanti bikin robot',
);
/** The same for what begins with a small letter: in a whole sentence they stand as well. */
const TALKING_IN_SMALL = wordSet(
  'sama kayak kaya namanya kemarin kmrn pertanyaan pertanyaannya jawaban jawabannya isian isiannya ini itu tu sudah sdh udah belum blm lagi dulu besok saja sini sana atau kami kita nomor',
);
/** A verb as it is spoken: "ngisi", "nyari"; some words begin so by themselves, and with a capital names do. */
const SPOKEN_VERB = /(?<![\p{L}'’-])n[gy][aeiou]\p{L}{0,20}/gu;
const NO_SPOKEN_VERB = wordSet(
  'nyata nyaman nyamuk nyawa nyai nyanyi ngaji nyala nyonya nyoman ngatini ngatiman ngadiman ngurah',
);
/** What talk ends with. */
const CLOSING = wordSet(
  'ya yaa dong donk sih deh nih kan kah kok lho loh pang lah gak ga gk nggak ngga enggak engga ndak tidak tdk belum blm bukan gimana gmn bagaimana boleh bisa bs apa siapa kapan mana berapa brp kpn sp dulu tadi barusan',
);
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

/** A greeting that addresses somebody, or goes over to what is wanted: talk, whatever stands behind it. Not the name "Selamat Ibu". */
const GREETING =
  /^(?:(?:as+alam\p{L}*|as+lm|aslm|(?:selamat|slmt|met)\s+(?:pagi|siang|sore|malam)|halo|hai|pagi|siang|sore|malam|permisi|punten|(?:mohon|mhn) (?:maaf|mf)|maaf|izin|ijin)[\s,.!]+){1,4}(?:(?:(?:pa?k|bapak|bu|buk|ibu|kak|min|mas|mbak)[\s,.!]+){1,2}(?=\S)|(?=(?:izin|ijin|mau|saya|sy|numpang|bertanya|tanya|mengganggu)(?!\p{L})))/iu;
/** "Stop dulu ya lagi ada tamu": what softens stands in the middle of a sentence of talk, and in no text of a form. */
const SOFTENED =
  /(?<!\p{L})(?:dulu|saja|aja|lagi|gitu|begitu) (?:ya+|dong|deh|sih|pak|bu|min|kak)(?!\p{L})/iu;

/** Says that something is not certain; it asks nothing, whatever its words are. */
const HEDGE =
  /(?<![\p{L}])(?:kalau|kalo|klo|kl) (?:tidak|tdk|gak|ga|nggak|ngga|enggak) (?:salah|keliru)(?![\p{L}])/giu;

/** "… gak ya", "bisa ga": the no of a chat behind other words asks; in the text of a form it hardly ever stands. */
const CASUAL_NO = /\S\s+(?:gak|ga|gk|nggak|ngga|enggak|engga|ndak|kada|kadak)(?:\s|[?!.,]|$)/iu;
const OR_NOT = /\s(?:belum|blm|tidak|tdk|bukan)\s(?:ya|yaa|sih|pak|bu|min|kak)(?:\s|[?!.,]|$)/iu;

const compiled = new Patterns<Intent>(
  INTENTS.flatMap(({ name, patterns }) => patterns.map((pattern) => [name, pattern] as const)),
);
const sure: ReadonlySet<Intent> = new Set(
  INTENTS.flatMap((row) => ('sure' in row ? [row.name] : [])),
);

/** Tells whether a meaning is a question even without a word that asks. */
export const asksByItself = (intent: Intent): boolean => sure.has(intent);

/** Reads what a message asks. */
export const readQuestion: (text: string) => QuestionReading = readOnce((text) => {
  const typed = visible(text.slice(0, LONGEST + 1))
    .replace(HEDGE, ' ')
    .trim();
  const behind = typed.replace(GREETING, '');
  // Nothing but a sign behind it ("Maaf bu 🙏"): the greeting is what was said.
  const line = rawWords(behind).length === 0 || isEmojiOnly(behind) ? typed : behind;
  const greets = behind !== typed;
  const raw = line.length > LONGEST ? [] : rawWords(line.toLowerCase());
  if (raw.length === 0 || raw.length > MOST_WORDS || isEmojiOnly(line))
    return {
      ...{ intents: [], begins: false, asks: false, talks: false, casual: false, plain: false },
      chatty: false,
      digits: false,
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
  const digits = raw.some((word) => /^\d/u.test(word)) || withFigures(line) !== line;
  const casual = /^\P{Lu}*\p{Ll}/u.test(line);
  // Capitals alone tell no talk from a name.
  const plain = /\p{Ll}/u.test(typed) && !/\s["'(]?\p{Lu}\p{Ll}/u.test(typed);
  const chatty =
    greets ||
    SOFTENED.test(line) ||
    opensTalk(raw[0] ?? '', short) ||
    raw.some((word) => isTalk(word, casual)) ||
    // As dictated, a sentence begins with a capital; a name has more of them.
    speaks(plain && raw.length > 2 ? line.slice(0, 1).toLowerCase() + line.slice(1) : line) ||
    (NOT.has(raw[0] ?? '') && raw.length > 2 && raw[1] !== 'ada') ||
    (raw.length > 1 && (CLOSING.has(raw.at(-1) ?? '') || isOnlyAddress(raw.at(-1) ?? ''))) ||
    isClipped(raw, short);
  return {
    intents: intentsOf(words, short),
    mark,
    begins,
    asks,
    talks,
    casual,
    plain,
    chatty,
    words: raw.length,
    digits,
  };
});

const NOT = wordSet('belum blm tidak tdk gak ga gk nggak engga ndak');
/** Most of it is written without vowels; one of two words may be an academic degree behind a name. */
const isClipped = (raw: readonly string[], short: ReadonlySet<string>): boolean => {
  const clipped = raw.filter((word) => short.has(word)).length;
  return raw.length > 2 ? clipped * 2 >= raw.length : raw.length === 2 && clipped === 2;
};
const isTalk = (word: string, casual: boolean): boolean =>
  TALKING.has(word) || (casual && TALKING_IN_SMALL.has(word));
const speaks = (line: string): boolean =>
  [...line.matchAll(SPOKEN_VERB)].some(
    ([word]) => !NO_SPOKEN_VERB.has(squeeze(word.toLowerCase())),
  );

const OPENING_BONES = new Set([...OPENING].map(bonesOf).filter((bones) => bones.length > 1));
const opensTalk = (word: string, short: ReadonlySet<string>): boolean =>
  OPENING.has(word) || (short.has(word) && OPENING_BONES.has(bonesOf(word)));

function isAsking(word: string, short: ReadonlySet<string>): boolean {
  if (ASKING.has(word) || WISH.has(word)) return true;
  if (word.length > 5 && word.endsWith('kah') && ASKING.has(word.slice(0, -3))) return true;
  return short.has(word) && BONES.has(bonesOf(word));
}

function intentsOf(words: readonly string[], short: ReadonlySet<string>): readonly Intent[] {
  const found = new Map<Intent, number>();
  // A pattern of more words says more.
  for (const { meaning, groups } of compiled.heldBy(formsIn(words.map(withoutAgency), short)))
    if (groups > (found.get(meaning) ?? 0)) found.set(meaning, groups);
  return [...found]
    .filter(([name, weight]) => weight > 1 || words.length <= 4 || sure.has(name))
    .toSorted((a, b) => b[1] - a[1])
    .map(([name]) => name);
}

/** The meanings that come nearest to a message, best first: those of whose words it holds at least half. */
export function nearestIntents(text: string): readonly Intent[] {
  const words = plainWords(rawWords(visible(text.slice(0, LONGEST)).toLowerCase()));
  const forms = words.map((word) => formsOf(withoutAgency(word)));
  const best = new Map<Intent, number>();
  for (const { meaning, groups, held } of compiled.nearest(forms)) {
    const share = held / groups + held / 100;
    if (share > (best.get(meaning) ?? 0)) best.set(meaning, share);
  }
  return [...best].toSorted((a, b) => b[1] - a[1]).map(([name]) => name);
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set([...words.split(' ').map(squeeze), ...plainWords(words.split(' ').map(squeeze))]);
}
