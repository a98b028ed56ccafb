// Reads a number as people type it: Indonesian separators, words, sizes, bounds and spans.
// Never rounds, never reads a number out of a long text, never gives what is not finite and safe.
import { isNumberWord, numberFromWords, scaleOf } from './number-words.ts';
import { isAddress, isParticle, plainWord, squeeze } from './words.ts';

/** What a message says as a number; `unit` is the plain word after it (persen, km2, orang). */
export type NumberReading =
  | {
      kind: 'number';
      value: number;
      approx: boolean;
      unit: string | null;
      /** The separators, or two different numbers, leave a doubt: read it back. */
      ambiguous?: boolean;
      /** The number was written in words. */
      words?: true;
    }
  /** Both ends belong to it; `to` is null for an open end. */
  | { kind: 'range'; from: number; to: number | null }
  | { kind: 'none' };

const NONE: NumberReading = { kind: 'none' };
const MAX_LENGTH = 160;
const MAX_PARTS = 24;
const FIGURE = String.raw`\d[\d.,]*`;
const PART = new RegExp(
  String.raw`s\s?/\s?d|s\.d\.?|\+/-|<=|>=|km2|km²|m2|m²|m3|m³|${FIGURE}|\p{L}+|[-–—~±+%<>≤≥≈&/():]`,
  'gu',
);
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/gu;

const APPROX = new Set(
  'sekitar kira kirakira kisaran hampir kurleb lebihkurang seputar rata ± ~ ≈ +/- sekitaran parak mendekati estimasi perkiraan'.split(
    ' ',
  ),
);
const FILLER = new Set(
  'ada sebanyak jumlah jumlahnya total totalnya yaitu adalah yang nya baru sudah itu ini kami di semuanya sebesar senilai hasilnya hasil mencapai seluruhnya untuk pada ya tercatat terdapat'.split(
    ' ',
  ),
);
const RUPIAH = new Set(['rp', 'idr', 'rupiah', 'rph']);
const UNITS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '%': 'persen',
    persen: 'persen',
    prosen: 'persen',
    persentase: 'persen',
    procent: 'persen',
    percent: 'persen',
    km2: 'km2',
    'km²': 'km2',
    m2: 'm2',
    'm²': 'm2',
    'm³': 'm3',
    m3: 'm3',
    rp: 'rupiah',
    idr: 'rupiah',
    rph: 'rupiah',
    x: 'kali',
    buting: 'buah',
    bh: 'buah',
    ha: 'ha',
    kk: 'kk',
    jiwa: 'jiwa',
    jam: 'jam',
    mnt: 'menit',
  }),
);
const DOZENS: ReadonlyMap<string, number> = new Map([
  ['lusin', 12],
  ['kodi', 20],
]);

type Token =
  | { kind: 'figure'; value: number; ambiguous: boolean; words: boolean }
  | { kind: 'bad' }
  | { kind: 'word'; word: string; raw: string };

/** Reads a message as one number or one span of numbers. */
export function readNumber(text: string): NumberReading {
  const short = text.slice(0, MAX_LENGTH + 1).trim();
  if (short === '' || short.length > MAX_LENGTH) return NONE;
  const tokens = cut(short);
  if (tokens === null || tokens.some((token) => token.kind === 'bad')) return NONE;
  return bound(tokens) ?? between(tokens) ?? single(tokens);
}

function cut(text: string): Token[] | null {
  const plain = text.replace(DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 15));
  const parts = plain.replaceAll(/,-(?=\s|$)/gu, '').match(new RegExp(PART.source, 'giu')) ?? [];
  if (parts.length > MAX_PARTS) return null;
  const tokens: Token[] = [];
  for (let at = 0; at < parts.length; at++) {
    const raw = parts[at] ?? '';
    const part = raw.toLowerCase();
    if (/^\d/u.test(part)) {
      tokens.push(figure(part));
      continue;
    }
    let end = at;
    while (end < parts.length && isNumberWord((parts[end] ?? '').toLowerCase())) end++;
    // A size after a figure (1,5 jt) belongs to the figure.
    const last = tokens.at(-1);
    if (last?.kind === 'figure' && sized(last, raw, parts[at + 1])) continue;
    const value =
      end > at ? numberFromWords(parts.slice(at, end).map((word) => word.toLowerCase())) : null;
    if (value !== null) {
      tokens.push({ kind: 'figure', value, ambiguous: false, words: true });
      at = end - 1;
    } else if (end > at) return null;
    else tokens.push({ kind: 'word', word: wordOf(part), raw });
  }
  return tokens;
}

function wordOf(part: string): string {
  if (/^s[\s./]*d/u.test(part)) return 'sampai';
  return plainWord(squeeze(part));
}

// Applies a size to the figure before it; `M` is a milliard, `m` may also be metres.
function sized(last: Token & { kind: 'figure' }, raw: string, next: string | undefined): boolean {
  const word = raw.toLowerCase();
  const size = scaleOf(word) ?? scaleOf(plainWord(squeeze(word))) ?? DOZENS.get(word);
  if (size !== undefined) return scale(last, size, false);
  if (last.words) return false;
  if (word === 'k' && next === undefined) return scale(last, 1e3, false);
  if (word === 'm' && last.value < 1000) return scale(last, 1e9, raw !== 'M');
  if (raw === 'T') return scale(last, 1e12, false);
  return false;
}

function scale(last: Token & { kind: 'figure' }, size: number, doubt: boolean): boolean {
  // Twelve digits keep 2.3 × 1e6 from becoming 2299999.9999999995.
  last.value = Number((last.value * size).toPrecision(15));
  last.ambiguous = doubt;
  return true;
}

/** Reads one figure with Indonesian separators: dots between thousands, a decimal comma. */
function figure(written: string): Token {
  const digits = written.replace(/[.,]+$/u, '');
  const found = separators(digits);
  if (found === null || !Number.isFinite(found.value) || found.value > Number.MAX_SAFE_INTEGER)
    return { kind: 'bad' };
  return { kind: 'figure', words: false, ...found };
}

function separators(digits: string): { value: number; ambiguous: boolean } | null {
  if (/^\d+$/u.test(digits))
    return { value: Number(digits), ambiguous: digits.length > 2 && digits.startsWith('0') };
  // 1.616 is 1616, or the decimal 1,616 of somebody with an English keyboard.
  if (/^[1-9]\d{0,2}\.\d{3}$/u.test(digits))
    return { value: Number(digits.replace('.', '')), ambiguous: !digits.endsWith('00') };
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/u.test(digits)) {
    return {
      value: Number(digits.replaceAll('.', '').replace(',', '.')),
      ambiguous: digits.startsWith('0.'),
    };
  }
  if (/^\d+,\d+$/u.test(digits))
    return {
      value: Number(digits.replace(',', '.')),
      ambiguous: /^[1-9]\d{0,2},\d{3}$/u.test(digits),
    };
  if (/^\d+\.\d+$/u.test(digits)) return { value: Number(digits), ambiguous: false };
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(digits))
    return { value: Number(digits.replaceAll(',', '')), ambiguous: true };
  return null;
}

const is = (token: Token | undefined, ...words: string[]): boolean =>
  token?.kind === 'word' && words.includes(token.word);
const phraseAt = (tokens: readonly Token[], at: number, ...words: string[]): boolean =>
  words.every((word, step) => is(tokens[at + step], word));

// More than, less than, at least, at most.
const ABOVE: readonly string[][] = [
  ['>'],
  ['lebih', 'dari'],
  ['di', 'atas'],
  ['diatas'],
  ['lebih', 'besar', 'dari'],
  ['melebihi'],
  ['lewati', 'dari'],
  ['lebih', 'banyak', 'dari'],
  ['labih', 'matan'],
  ['labih', 'dari'],
];
const BELOW: readonly string[][] = [
  ['<'],
  ['kurang', 'dari'],
  ['di', 'bawah'],
  ['dibawah'],
  ['lebih', 'kecil', 'dari'],
  ['tidak', 'sampai'],
  ['belum', 'sampai'],
  ['lebih', 'sedikit', 'dari'],
];
const FROM: readonly string[][] = [
  ['≥'],
  ['>='],
  ['minimal'],
  ['min'],
  ['paling', 'sedikit'],
  ['paling', 'kurang'],
  ['sedikitnya'],
  ['setidaknya'],
  ['tidak', 'kurang', 'dari'],
  ['mulai', 'dari'],
  ['mulai'],
  ['minimum'],
  ['sekurangnya'],
  ['sekurang', 'kurangnya'],
];
const UP_TO: readonly string[][] = [
  ['≤'],
  ['<='],
  ['maksimal'],
  ['maks'],
  ['max'],
  ['paling', 'banyak'],
  ['sampai'],
  ['sampai', 'dengan'],
  ['tidak', 'lebih', 'dari'],
  ['maksimum'],
  ['sebanyak', 'banyaknya'],
  ['paling', 'tinggi'],
];

function bound(tokens: readonly Token[]): NumberReading | undefined {
  const figures = tokens.filter((token) => token.kind === 'figure');
  const [only] = figures;
  if (figures.length !== 1 || only?.kind !== 'figure') return undefined;
  const at = tokens.indexOf(only);
  const step = Number.isInteger(only.value) ? 1 : 0;
  const before = (lists: readonly string[][]): boolean =>
    lists.some((words) => words.length <= at && phraseAt(tokens, at - words.length, ...words));
  if (before(FROM)) return { kind: 'range', from: only.value, to: null };
  if (before(UP_TO)) return upTo(only.value);
  if (before(BELOW)) return upTo(only.value - step);
  if (before(ABOVE)) return { kind: 'range', from: only.value + step, to: null };
  if (
    phraseAt(tokens, at + 1, 'ke', 'atas') ||
    phraseAt(tokens, at + 1, 'keatas') ||
    phraseAt(tokens, at + 1, '+')
  )
    return { kind: 'range', from: only.value, to: null };
  if (phraseAt(tokens, at + 1, 'ke', 'bawah') || phraseAt(tokens, at + 1, 'kebawah'))
    return upTo(only.value);
  return undefined;
}

function upTo(value: number): NumberReading {
  return value < 0 ? NONE : { kind: 'range', from: 0, to: value };
}

function between(tokens: readonly Token[]): NumberReading | undefined {
  const places = tokens.flatMap((token, at) => (token.kind === 'figure' ? [at] : []));
  const [first, second] = places;
  if (places.length !== 2 || first === undefined || second === undefined) return undefined;
  const link = tokens.slice(first + 1, second);
  const [only] = link;
  const joined =
    (link.length === 1 &&
      (is(only, '-', '–', '—', '~', 'sampai') ||
        (is(only, 'dan') && tokens.slice(0, first).some((token) => is(token, 'antara'))))) ||
    (link.length === 2 && is(only, 'sampai') && is(link[1], 'dengan')) ||
    (link.length === 2 && is(link[1], '-', '–', 'sampai') && isUnit(only));
  const from = tokens[first];
  const to = tokens[second];
  if (!joined || from?.kind !== 'figure' || to?.kind !== 'figure') return undefined;
  return from.value < to.value ? { kind: 'range', from: from.value, to: to.value } : NONE;
}

function isUnit(token: Token | undefined): boolean {
  return token?.kind === 'word' && !/^[^\p{L}%]/u.test(token.word);
}

function single(tokens: readonly Token[]): NumberReading {
  const places = tokens.flatMap((token, at) => (token.kind === 'figure' ? [at] : []));
  const [at, second] = places;
  const found = at === undefined ? undefined : tokens[at];
  if (at === undefined || found?.kind !== 'figure' || places.length > 2) return NONE;
  let doubt = found.ambiguous;
  let value = found.value;
  let rest = tokens.slice(at + 1);
  if (second !== undefined) {
    // 8 (delapan) says one number twice; 3/4 is a fraction.
    const twin = tokens[second];
    if (twin?.kind !== 'figure') return NONE;
    const link = tokens.slice(at + 1, second);
    if (link.length === 1 && is(link[0], '(')) doubt ||= twin.value !== value;
    else if (link.length === 1 && is(link[0], '/') && twin.value > 0) {
      value /= twin.value;
      doubt = true;
    } else return NONE;
    rest = tokens.slice(second + 1);
  }
  const lead = tokens.slice(0, at);
  let approx = false;
  let negative = false;
  let money = false;
  for (const [place, token] of lead.entries()) {
    if (token.kind !== 'word') return NONE;
    const { word } = token;
    if (word === '-' && place === lead.length - 1) negative = true;
    else if (APPROX.has(word) || word === '+') approx = true;
    else if (word === 'lebih' || word === 'kurang' || word === 'plus' || word === 'minus')
      approx = true;
    else if (RUPIAH.has(word)) money = true;
    else if (word === '(' || word === ':') continue;
    else if (['tidak', 'belum', 'bukan', 'jangan'].includes(word)) return NONE;
    else if (!FILLER.has(word) && !isAddress(word) && !isParticle(word)) doubt ||= lead.length > 3;
  }
  const after = rest.flatMap((token) => (token.kind === 'word' ? [token] : []));
  const trailing = after.filter(
    ({ word }) => !/^[^\p{L}%]$/u.test(word) && !isAddress(word) && !isParticle(word),
  );
  if (trailing.length > 10) return NONE;
  const [next] = trailing;
  const afterApprox = next !== undefined && ['an', 'han', 'lebih', 'kurang'].includes(next.word);
  if (afterApprox || trailing.some(({ word }) => APPROX.has(word))) approx = true;
  const unitWords = trailing
    .slice(afterApprox ? 1 : 0)
    .filter(({ word }) => !APPROX.has(word) && word !== 'lebih' && word !== 'kurang');
  if (unitWords.length > 3) doubt = true;
  const name = unitWords
    .map(({ word, raw }) => UNITS.get(word) ?? UNITS.get(raw.toLowerCase()) ?? word)
    .join(' ');
  const unit = name !== '' ? name : money ? 'rupiah' : null;
  // A unit of things makes 1.616 a count, since nobody writes 1,616 people.
  if (
    unit !== null &&
    unit !== 'persen' &&
    found.ambiguous &&
    Number.isInteger(value) &&
    second === undefined
  )
    doubt = unitWords.length > 3;
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER || (negative && value === 0)) return NONE;
  return {
    kind: 'number',
    value: negative ? -value : value,
    approx,
    unit,
    ...(doubt ? { ambiguous: true } : {}),
    ...(found.words ? { words: true } : {}),
  };
}
