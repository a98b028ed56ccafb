// Cuts a short text into figures and words, with separators, number words and sizes worked in.
// Never decides what the figures mean together.
import { isNumberWord, numberFromWords, scaleOf } from './number-words.ts';
import { plainWord, squeeze } from './words.ts';
import { trimEndOf } from '../trimming.ts';

/** A figure, whose separators may leave a doubt, or a word beside it in its plain form. */
export type Token = Figure | { kind: 'bad' } | { kind: 'word'; word: string; raw: string };
/** A number in a text; `size` is the thousand, million … that was applied, or 1. */
type Figure = {
  kind: 'figure';
  value: number;
  ambiguous: boolean;
  words: boolean;
  approx: boolean;
  size: number;
};

const MAX_PARTS = 24;
const PART =
  /s\s?\/\s?d|s\.d\.?|\+\/?-|<=|>=|k?m2|k?m²|m3|m³|(?:(?<!\d)[.,])?\d[\d.,]*|\p{L}+|[-–—~±+%<>≤≥≈&/():]/giu;
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/gu;
const FRACTIONS: ReadonlyMap<string, string> = new Map([
  ['½', ' setengah '],
  ['¼', ' seperempat '],
  ['¾', ' tiga perempat '],
]);
const DOZENS: ReadonlyMap<string, number> = new Map([
  ['lusin', 12],
  ['kodi', 20],
]);

/** Cuts a text; null when it is too long or its number words make no number. */
export function cutNumbers(text: string): Token[] | null {
  const plain = text
    .replace(DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
    .replace(/[½¼¾]/gu, (sign) => FRACTIONS.get(sign) ?? sign)
    .replace(/^[-–—•*]\s+/u, '')
    .replace(/,-(?=\s|$)/gu, '')
    // kira2 25: the 2 doubles the word.
    .replace(/(\p{L}{4})2(?=\s|$)/gu, '$1');
  const parts = plain.match(PART) ?? [];
  if (parts.length > MAX_PARTS) return null;
  const tokens: Token[] = [];
  for (let at = 0; at < parts.length; at++) {
    const raw = parts[at] ?? '';
    const part = raw.toLowerCase();
    if (/^[.,]?\d/u.test(part)) {
      tokens.push(figure(part));
      continue;
    }
    // A size after a figure (1,5 jt) belongs to the figure.
    const last = tokens.at(-1);
    if (last?.kind === 'figure' && sized(last, raw, parts[at + 1])) {
      joinSizes(tokens);
      continue;
    }
    let end = at;
    while (end < parts.length && isNumberWord((parts[end] ?? '').toLowerCase())) end++;
    const value =
      end > at ? numberFromWords(parts.slice(at, end).map((word) => word.toLowerCase())) : null;
    if (value !== null) {
      tokens.push({ kind: 'figure', value, ambiguous: false, words: true, approx: false, size: 1 });
      at = end - 1;
    } else if (end > at) return null;
    else tokens.push({ kind: 'word', word: wordOf(part), raw });
  }
  return tokens;
}

function wordOf(part: string): string {
  if (/^s[\s./]*d/u.test(part)) return 'sampai';
  return part === '+-' ? '+/-' : plainWord(squeeze(part));
}

// Applies a size to the figure before it; `M` is a milliard, `m` may also be metres.
function sized(last: Figure, raw: string, next: string | undefined): boolean {
  const word = raw.toLowerCase();
  const plain = squeeze(word);
  const size = scaleOf(word) ?? scaleOf(plainWord(plain)) ?? DOZENS.get(word);
  if (size !== undefined) return scale(last, size, false);
  // ribuan, jutaan, rban: about so many thousands or millions.
  const about = /^(.{2,7}?)a?an$/u.exec(word)?.[1] ?? '';
  const rounded = scaleOf(about) ?? scaleOf(`${about}a`);
  if (rounded !== undefined) {
    last.approx = true;
    return scale(last, rounded, false);
  }
  if (last.words) return false;
  if (word === 'k' && next === undefined) return scale(last, 1e3, false);
  if (word === 'm' && last.value < 1000) return scale(last, 1e9, raw !== 'M');
  return raw === 'T' && scale(last, 1e12, false);
}

function scale(last: Figure, size: number, doubt: boolean): boolean {
  // Fifteen digits keep 2.3 × 1e6 from becoming 2299999.9999999995.
  last.value = Number((last.value * size).toPrecision(15));
  last.size = size;
  last.ambiguous = doubt;
  return true;
}

// 2 juta 500 ribu is one number when each size is smaller than the one before.
function joinSizes(tokens: Token[]): void {
  const [first, second] = tokens.slice(-2);
  if (first?.kind !== 'figure' || second?.kind !== 'figure') return;
  if (first.size <= second.size || second.value >= first.size) return;
  first.value += second.value;
  first.size = second.size;
  tokens.pop();
}

// Reads one figure with Indonesian separators: dots between thousands, a decimal comma.
function figure(written: string): Token {
  const found = separators(trimEndOf(written, '.,'));
  if (found === null || found.value > Number.MAX_SAFE_INTEGER) return { kind: 'bad' };
  return { kind: 'figure', words: false, approx: false, size: 1, ...found };
}

function separators(digits: string): { value: number; ambiguous: boolean } | null {
  if (/^[.,]\d+$/u.test(digits)) return { value: Number(`0.${digits.slice(1)}`), ambiguous: true };
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
  if (/^\d+\.\d+$/u.test(digits))
    return { value: Number(digits), ambiguous: /\.\d{4,}$/u.test(digits) };
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(digits))
    return { value: Number(digits.replaceAll(',', '')), ambiguous: true };
  return null;
}
