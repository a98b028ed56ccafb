// Reads dates counted from today (kemarin, tahun lalu) and the answer that the date is not known.
// Only hints at the date: what is stored is what the person confirms.
import { type Day, iso, plusDays, plusMonths } from './civil.ts';
import type { DateReading } from './date.ts';
import type { CutDate } from './date-tokens.ts';
import { UNKNOWN } from './date-words.ts';

const BACK = new Set([
  'lalu',
  'kemarin',
  'silam',
  'lampau',
  'yl',
  'lewati',
  'yanglalu',
  'ago',
  'last',
  'tadi',
  'sebelumnya',
]);
const AHEAD = new Set(['depan', 'besok', 'nanti', 'mendatang', 'datang', 'lagi', 'next']);
const TODAY = new Set(['sekarang', 'today', 'barusan', 'tadi', 'now']);

/** Reads the parts as counted from today or as not known, or gives undefined when a date is named. */
export function findRelative(cut: CutDate, today: Day): DateReading | undefined {
  const { tokens, words } = cut;
  // A named month or a written year is a date, whatever stands around it.
  if (tokens.some((token) => token.startsWith('@') || /^\d{3,}$/u.test(token))) return undefined;
  if (tokens.some((token) => ['/', '.', "'"].includes(token))) return undefined;
  const has = (word: string): boolean => words.includes(word);
  if (words.some((word) => UNKNOWN.has(word)) && !tokens.some((token) => /^\d/u.test(token)))
    return { kind: 'unknown', hint: null };
  const back = words.some((word) => BACK.has(word));
  const ahead = words.some((word) => AHEAD.has(word));
  const count = Number(tokens.find((token) => /^\d{1,2}$/u.test(token)) ?? 1);
  const step = back ? -count : ahead ? count : 0;
  const now = back || ahead || has('ini') || words.some((word) => TODAY.has(word));
  if (!now) return undefined;
  if (has('tahun') || has('setahun') || has('satahun')) return relative(iso(today.year + step));
  if (has('bulan') || has('sebulan') || has('sabulan')) {
    const { year, month } = plusMonths(today.year, today.month, step);
    return relative(iso(year, month));
  }
  if (has('mingu') || has('seminggu') || has('semingu')) return relative(shift(today, step * 7));
  if (
    has('hari') ||
    has('sehari') ||
    has('kemarin') ||
    has('besok') ||
    words.some((word) => TODAY.has(word))
  ) {
    return relative(shift(today, step));
  }
  if (has('lusa')) return relative(shift(today, 2));
  return back || ahead ? { kind: 'relative', hint: null } : undefined;
}

function shift(today: Day, days: number): string {
  const { year, month, day } = plusDays(today, days);
  return iso(year, month, day);
}

function relative(hint: string): DateReading {
  return { kind: 'relative', hint };
}
