// Reads spans of time: from–to, semesters and quarters. Never reads a single date.
import { type Day, daysIn, iso } from '../days.ts';
import type { DateReading, Precision } from './date-reading.ts';
import { fullYear, readPoint } from './date-point.ts';
import type { CutDate } from './date-tokens.ts';

// Months in one part of a year that people count by.
const PERIODS: ReadonlyMap<string, number> = new Map([
  ['semester', 6],
  ['smt', 6],
  ['sem', 6],
  ['smstr', 6],
  ['triwulan', 3],
  ['trwulan', 3],
  ['triwln', 3],
  ['tw', 3],
  ['twl', 3],
  ['kuartal', 3],
  ['kwartal', 3],
  ['quarter', 3],
  ['q', 3],
  ['caturwulan', 4],
  ['cawu', 4],
]);
const ORDINALS: ReadonlyMap<string, string> = new Map([
  ['pertama', '1'],
  ['kesatu', '1'],
  ['kedua', '2'],
  ['ketiga', '3'],
  ['keempat', '4'],
]);

/** Reads the parts as a span, or gives undefined when they are none. */
export function findPeriod(cut: CutDate, today: Day): DateReading | undefined {
  return partOfYear(cut, today) ?? fromTo(cut, today);
}

function partOfYear(cut: CutDate, today: Day): DateReading | undefined {
  const at = cut.tokens.findIndex((token) => PERIODS.has(token.slice(2)) && token.startsWith('r:'));
  const months = PERIODS.get(cut.tokens[at]?.slice(2) ?? '');
  if (months === undefined) return undefined;
  const rest = cut.tokens
    .slice(at + 1)
    .filter((token) => !['thn', '/', '-', ',', '.', 'r:ke', 's/d'].includes(token))
    .map((token) =>
      token.startsWith('i:') ? token.slice(2) : (ORDINALS.get(token.slice(2)) ?? token),
    );
  const [order = '', year = ''] = rest;
  if (!/^\d$/u.test(order)) return undefined;
  if (!/^\d+$/u.test(year)) return { kind: 'no_year', hint: null };
  const count = Number(order);
  const full = fullYear(year, today);
  if (full === undefined || full < 1900 || count < 1 || count > 12 / months)
    return { kind: 'invalid', hint: null };
  return span(iso(full, (count - 1) * months + 1), iso(full, count * months), 'month');
}

function fromTo(cut: CutDate, today: Day): DateReading | undefined {
  const years = /^(?:thn )?(\d{4}) (?:s\/d|-|~|\/|r:dan) (?:thn )?(\d{4})$/u.exec(
    kept(cut).join(' '),
  );
  if (years?.[1] !== undefined && years[2] !== undefined)
    return ordered(years[1], years[2], 'year');
  for (const [at, token] of cut.tokens.entries()) {
    if (
      !linksMonths(cut.tokens, at) &&
      token !== 's/d' &&
      token !== '-' &&
      token !== '~' &&
      !(token === 'r:dan' && cut.words.includes('antara'))
    )
      continue;
    const left = cut.tokens.slice(0, at);
    const right = cut.tokens.slice(at + 1);
    if (!isWhole(left) || !isWhole(right)) continue;
    const found = join(left, right, cut, today);
    if (found !== undefined) return found;
  }
  return undefined;
}

// mei/juni, maret dan april: a sign that joins two months by name.
function linksMonths(tokens: readonly string[], at: number): boolean {
  const named = (part: readonly string[]): boolean => part.some((token) => token.startsWith('@'));
  return (
    (tokens[at] === '/' || tokens[at] === 'r:dan') &&
    named(tokens.slice(0, at)) &&
    named(tokens.slice(at + 1))
  );
}

// A hyphen inside 2-1-2021 separates no span: one side must name a month, or the sign be a word.
function isWhole(tokens: readonly string[]): boolean {
  const line = tokens.filter((token) => !token.startsWith('r:')).join(' ');
  return (
    /^(?:(?:tgl )?\d{1,2}|(?:tgl |thn |bln )?[\d@].*)$/u.test(line) &&
    !/[-/.,]$|^[-/.,]/u.test(line)
  );
}

function join(
  left: readonly string[],
  right: readonly string[],
  cut: CutDate,
  today: Day,
): DateReading | undefined {
  const end = single(right, cut, today);
  if (end === undefined) return undefined;
  const lacking = left.filter(
    (token) => !token.startsWith('r:') && token !== 'tgl' && token !== 'bln',
  );
  const [year = '', month = ''] = end.value.split('-');
  const begin = single(left, cut, today);
  if (begin !== undefined) {
    return begin.precision === end.precision
      ? ordered(begin.value, end.value, end.precision)
      : undefined;
  }
  const line = lacking.join(' ');
  const day = /^(\d{1,2})(?: @(\d+))?$/u.exec(line);
  if (end.precision === 'day' && day?.[1] !== undefined) {
    const first = Number(day[2] ?? month);
    if (Number(day[1]) < 1 || Number(day[1]) > daysIn(Number(year), first))
      return { kind: 'invalid', hint: null };
    return ordered(iso(Number(year), first, Number(day[1])), end.value, 'day');
  }
  const named = /^@(\d+)$/u.exec(line) ?? (left.includes('bln') ? /^(\d{1,2})$/u.exec(line) : null);
  if (end.precision === 'month' && named?.[1] !== undefined) {
    return ordered(iso(Number(year), Number(named[1])), end.value, 'month');
  }
  // 1-3 Maret 2022 read from its month: the right side is a day then, never only a month.
  return undefined;
}

function single(
  tokens: readonly string[],
  cut: CutDate,
  today: Day,
): { value: string; precision: Precision } | undefined {
  const found = readPoint({ ...cut, tokens, weekday: undefined }, today);
  return found.kind === 'date' ? found : undefined;
}

function kept(cut: CutDate): readonly string[] {
  return cut.tokens.filter((token) => !token.startsWith('r:') || token === 'r:dan');
}

function ordered(from: string, to: string, precision: Precision): DateReading {
  return from < to ? span(from, to, precision) : { kind: 'invalid', hint: null };
}

function span(from: string, to: string, precision: Precision): DateReading {
  return { kind: 'range', from, to, precision, confirm: true };
}
