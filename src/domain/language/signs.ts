// Reads answers to several numbered questions of yes, no or doubt in one message: "ya semua kecuali 3 ragu", "1 ya 2 ya 3
// ragu", "y y r y y". It guesses nothing: what says two things about one question, or leaves one out, leaves it open.
import { plainWords, rawWords } from './words.ts';

/** An answer to one question. */
type Answer = 'yes' | 'no' | 'unsure';

const VALUES: readonly (readonly [string, Answer])[] = [
  [
    'ragu|ragu ragu|tidak tahu|belum tahu|kurang tahu|tidak yakin|kurang yakin|belum yakin|mungkin|belum pasti|tidak pasti|bingung|entah|r|rg|kurang paham|tidak paham',
    'unsure',
  ],
  ['tidak|bukan|belum|tidak ada|belum ada|t|n', 'no'],
  ['ya|betul|ada|sudah|jelas|tentu|pasti|iya|setuju', 'yes'],
];
const values: ReadonlyMap<string, Answer> = new Map(
  VALUES.flatMap(([phrases, value]) =>
    phrases.split('|').map((phrase) => [plainWords(rawWords(phrase)).join(' '), value] as const),
  ),
);
const plainSet = (words: string): ReadonlySet<string> => new Set(plainWords(rawWords(words)));
const ALL = plainSet('semua semuanya kelimanya seluruhnya');
const REST = plainSet('sisanya lainnya selebihnya lain sisa');
const BUT = plainSet('kecuali selain kcuali kecuai kcl kecali');
const UNTIL = plainSet('sampai sd');

type Token =
  | { readonly number: number }
  | { readonly value: Answer }
  | 'all'
  | 'rest'
  | 'but'
  | 'until';

/** Reads answers by the number of their question (from 1); null when nothing can be read, or it contradicts itself. */
export function readSigns(
  text: string,
  count: number,
  open: readonly number[] = Array.from({ length: count }, (_, at) => at + 1),
): ReadonlyMap<number, Answer> | null {
  if (text.length > 300 || text.includes('?')) return null;
  const { tokens, strange } = tokensOf(text, count);
  if (tokens === null) return null;
  const numbers = tokens.filter((one) => typeof one === 'object' && 'number' in one).length;
  const all = tokens.includes('all');
  if (numbers === 0 && (strange > 0 || tokens.length === 0)) return null;
  if (numbers === 0) return all ? whole(tokens, open) : inOrder(tokens, open);
  return numberedOnes(tokens, open);
}

function tokensOf(
  text: string,
  count: number,
): { readonly tokens: readonly Token[] | null; readonly strange: number } {
  const spaced = text
    .toLowerCase()
    .replace(/(\d)\s*(?:-|–|s\/d)\s*(?=\d)/gu, '$1 sampai ')
    .replace(/(\d)(?=\p{L})|(\p{L})(?=\d)/gu, '$1$2 ');
  const words = plainWords(rawWords(spaced));
  const tokens: Token[] = [];
  let strange = 0;
  for (let at = 0; at < words.length;) {
    const word = words[at] ?? '';
    const two = values.get(`${word} ${words[at + 1] ?? ''}`);
    const one = values.get(word);
    if (two !== undefined) {
      tokens.push({ value: two });
      at += 2;
      continue;
    }
    at += 1;
    if (/^\d{1,2}$/u.test(word)) {
      if (Number(word) < 1 || Number(word) > count) return { tokens: null, strange };
      tokens.push({ number: Number(word) });
    } else if (one !== undefined) tokens.push({ value: one });
    else if (ALL.has(word)) tokens.push('all');
    else if (REST.has(word)) tokens.push('rest');
    else if (BUT.has(word)) tokens.push('but');
    else if (UNTIL.has(word)) tokens.push('until');
    else if (!FILLERS.has(word)) strange += 1;
  }
  return { tokens, strange };
}

const FILLERS = new Set(
  plainWords(
    rawWords(
      'nomor untuk yang dan saja juga pak bu jawab jawabannya sama dengan soal kalau itu ini masih agak',
    ),
  ),
);

/** "ya semua": one value for all that is open. */
function whole(
  tokens: readonly Token[],
  open: readonly number[],
): ReadonlyMap<number, Answer> | null {
  const said = new Set(tokens.flatMap((one) => (isValue(one) ? [one.value] : [])));
  const [value] = said;
  if (value === undefined || said.size > 1 || tokens.includes('but')) return null;
  return new Map(open.map((number) => [number, value]));
}

/** "y y r y y": as many values as questions are open. */
function inOrder(
  tokens: readonly Token[],
  open: readonly number[],
): ReadonlyMap<number, Answer> | null {
  const said = tokens.flatMap((one) => (isValue(one) ? [one.value] : []));
  if (said.length !== open.length || said.length !== tokens.length) return null;
  return new Map(open.map((number, at) => [number, said[at] ?? 'unsure']));
}

const isValue = (one: Token): one is { readonly value: Answer } =>
  typeof one === 'object' && 'value' in one;

interface Reading {
  readonly said: Map<number, Answer>;
  readonly named: Set<number>;
  /** Numbers whose value is still to come. */
  pending: number[];
  /** The value that stands before its numbers. */
  ahead: Answer | null;
  rest: Answer | null;
  contradicts: boolean;
}

/** Numbers with values before or behind them, beside a word for all or for the rest. */
function numberedOnes(
  all: readonly Token[],
  open: readonly number[],
): ReadonlyMap<number, Answer> | null {
  const tokens = withoutInterjection(all);
  const read: Reading = {
    said: new Map(),
    named: new Set(),
    pending: [],
    ahead: null,
    rest: null,
    contradicts: false,
  };
  const claimed = valuesOfAll(read, tokens);
  for (const [at, one] of tokens.entries()) {
    if (claimed.has(at)) continue;
    if (one === 'until') takeRange(read, tokens[at + 1]);
    else if (one === 'all' || one === 'rest' || one === 'but') read.ahead = null;
    else if (isValue(one)) takeValue(read, one.value);
    else takeNumber(read, one.number);
  }
  if (read.contradicts) return null;
  const rest = read.rest;
  if (rest !== null)
    for (const number of open) if (!read.named.has(number)) read.said.set(number, rest);
  return read.said.size === 0 ? null : read.said;
}

/** "ya, 1 tidak, 2 ya": the first word answers nothing where every number has its own behind it. */
function withoutInterjection(tokens: readonly Token[]): readonly Token[] {
  const [first, second] = tokens;
  const last = tokens.at(-1);
  const between = first !== undefined && isValue(first) && second !== undefined && isNumber(second);
  return between && last !== undefined && isValue(last) && !tokens.includes('all')
    ? tokens.slice(1)
    : tokens;
}

const isNumber = (one: Token): one is { readonly number: number } =>
  typeof one === 'object' && 'number' in one;

/** Finds the value beside each word for all or for the rest ("ya semua", "sisanya ya"); gives the places of these values. */
function valuesOfAll(read: Reading, tokens: readonly Token[]): ReadonlySet<number> {
  const claimed = new Set<number>();
  for (const [at, one] of tokens.entries()) {
    if (one !== 'all' && one !== 'rest') continue;
    const [owner, before, after] = [tokens[at - 2], tokens[at - 1], tokens[at + 1]];
    // A value behind a number is the number's.
    const free =
      before !== undefined && isValue(before) && (owner === undefined || !isNumber(owner));
    const place = free ? at - 1 : after !== undefined && isValue(after) ? at + 1 : null;
    const found = place === null ? undefined : tokens[place];
    const value = found !== undefined && isValue(found) ? found.value : null;
    if (place === null || value === null || (read.rest !== null && read.rest !== value))
      read.contradicts = true;
    else claimed.add(place);
    read.rest = value;
  }
  return claimed;
}

function takeRange(read: Reading, next: Token | undefined): void {
  const from = read.pending.at(-1);
  if (from === undefined || next === undefined || !isNumber(next)) {
    read.contradicts = true;
    return;
  }
  for (let number = from + 1; number < next.number; number++) takeNumber(read, number);
}

function takeValue(read: Reading, value: Answer): void {
  if (read.pending.length === 0) read.ahead = value;
  for (const number of read.pending) say(read, number, value);
  read.pending = [];
}

function takeNumber(read: Reading, number: number): void {
  read.named.add(number);
  if (read.ahead === null) read.pending.push(number);
  else say(read, number, read.ahead);
}

function say(read: Reading, number: number, value: Answer): void {
  const before = read.said.get(number);
  if (before !== undefined && before !== value) read.contradicts = true;
  read.said.set(number, value);
}
