// Cuts a short text into the parts a date can be made of. Never decides what date they make.
import { FILLER, monthOf, VAGUE, WEEKDAYS } from './date-words.ts';
import { isNumberWord, numberFromWords } from './number-words.ts';
import { isAddress, plainWord, squeeze } from './words.ts';

/** A text cut for reading a date. */
export type CutDate = {
  /**
   * One sign a part: digits as typed, `@2` for February, `tgl` `bln` `thn` for their words,
   * `r:x` for the word x of a period or a relative date, and the signs `/ . - ' s/d`.
   */
  tokens: readonly string[];
  words: readonly string[];
  weekday: number | undefined;
  vague: boolean;
  /** A month's name was misspelt. */
  near: boolean;
  /** Words that belong to no date. */
  strange: number;
};

const DIGITS = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/gu;
const PART = /s\s?\/\s?d|s\.d\.?|\p{L}+|\d+|[/.\-–—'’‘~,]/gu;
const KEYWORDS: ReadonlyMap<string, string> = new Map([
  ['tangal', 'tgl'],
  ['bulan', 'bln'],
  ['tahun', 'thn'],
  ['sampai', 's/d'],
  ['sd', 's/d'],
  ['hinga', 's/d'],
  ['until', 's/d'],
  ['to', 's/d'],
  ['ke', 's/d'],
]);
const ROMAN: ReadonlyMap<string, number> = new Map(
  ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'].map((sign, index) => [
    sign,
    index + 1,
  ]),
);

/** Cuts a text; a word of a number (dua puluh) becomes its digits, a Roman numeral too. */
export function cutDate(text: string): CutDate {
  const plain = text
    .replace(DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
    .toLowerCase()
    .replace(/t\d{2}:\d{2}.*/u, '')
    .replace(/(?:^|\s)(?:jam|pukul|pkl)[\s.]*\d.*/u, '')
    .replace(/(\d)(?:st|nd|rd|th(?=\s+(?:of\s+)?[a-z]))(?!\p{L})/u, '$1')
    .replace(/(jum)['’‘]?(at)/u, '$1$2');
  const parts = plain.match(PART) ?? [];
  const result = {
    tokens: [] as string[],
    words: [] as string[],
    weekday: undefined as number | undefined,
    vague: false,
    near: false,
    strange: 0,
  };
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? '';
    if (!/^\p{L}+$/u.test(part)) {
      result.tokens.push(sign(part));
      continue;
    }
    let end = at;
    while (end < parts.length && isNumberWord(parts[end] ?? '')) end++;
    const value = end > at ? numberFromWords(parts.slice(at, end)) : null;
    if (value !== null && Number.isInteger(value)) {
      result.tokens.push(String(value));
      at = end - 1;
      continue;
    }
    takeWord(part, parts[at + 1], result);
  }
  return result;
}

function sign(part: string): string {
  if (/^s[\s./]*d/u.test(part)) return 's/d';
  if (part === '–' || part === '—') return '-';
  if (part === '’' || part === '‘') return "'";
  return part;
}

type Open = {
  tokens: string[];
  words: string[];
  weekday: number | undefined;
  vague: boolean;
  near: boolean;
  strange: number;
};

function takeWord(word: string, next: string | undefined, result: Open): void {
  const plain = plainWord(squeeze(word));
  result.words.push(plain);
  const roman = ROMAN.get(word);
  if (roman !== undefined && result.tokens.length > 0) {
    result.tokens.push(word.length === 1 && word === 'm' ? word : `i:${roman}`);
    return;
  }
  const keyword = KEYWORDS.get(plain) ?? KEYWORDS.get(word);
  if (keyword !== undefined) {
    result.tokens.push(keyword);
    return;
  }
  // `minggu` is Sunday only where a date follows; elsewhere it is a week.
  const weekday = WEEKDAYS.get(word) ?? WEEKDAYS.get(plain);
  if (
    weekday !== undefined &&
    !(plain === 'mingu' && (next === undefined || /^\p{L}/u.test(next)))
  ) {
    result.weekday = weekday;
    return;
  }
  const month = monthOf(word) ?? monthOf(squeeze(word));
  if (month !== undefined) {
    result.tokens.push(`@${month.month}`);
    if (month.near) result.near = true;
    return;
  }
  result.tokens.push(`r:${plain}`);
  if (VAGUE.has(plain) || VAGUE.has(word)) result.vague = true;
  else if (!FILLER.has(plain) && !FILLER.has(word) && !isAddress(word)) result.strange++;
}
