// Reads a number as people type it: Indonesian separators, words, sizes, bounds and spans.
// Never rounds, never reads a number out of a long text, never gives what is not finite and safe.
import { visible } from './clean.ts';
import { readBound } from './number-bounds.ts';
import { cutNumbers, type Token } from './number-tokens.ts';
import { isAddress, isParticle, squeeze } from './words.ts';

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
    mingu: 'minggu',
  }),
);

/** Reads a message as one number or one span of numbers. */
export function readNumber(text: string): NumberReading {
  const short = visible(text.slice(0, MAX_LENGTH + 1)).trim();
  if (short === '' || short.length > MAX_LENGTH) return NONE;
  const tokens = cutNumbers(short);
  if (tokens === null || tokens.some((token) => token.kind === 'bad')) return NONE;
  const bound = readBound(tokens);
  return bound === undefined ? (between(tokens) ?? single(tokens)) : { kind: 'range', ...bound };
}

const is = (token: Token | undefined, ...words: string[]): boolean =>
  token?.kind === 'word' && words.includes(token.word);

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
  let approx = found.approx;
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
  if (afterApprox || trailing.some(({ word }) => APPROX.has(word) || word === 'lebih'))
    approx = true;
  const unitWords = trailing
    .slice(afterApprox ? 1 : 0)
    .filter(({ word }) => !APPROX.has(word) && word !== 'lebih' && word !== 'kurang');
  if (unitWords.length > 3) doubt = true;
  const name = unitWords
    .map(
      ({ word, raw }) =>
        UNITS.get(word) ??
        UNITS.get(raw.toLowerCase()) ??
        (word === squeeze(raw.toLowerCase()) ? raw.toLowerCase() : word),
    )
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
