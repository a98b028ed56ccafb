// Reads dates counted from today (kemarin, tahun lalu) and the answer that the date is not known.
// Only hints at the date: what is stored is what the person confirms.
import { type Day, iso, plusDays, plusMonths } from '../days.ts';
import type { DateReading } from './date-reading.ts';
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
  'terakhir',
]);
const AHEAD = new Set(['depan', 'besok', 'nanti', 'mendatang', 'datang', 'lagi', 'next']);
const TODAY = new Set(['sekarang', 'today', 'barusan', 'tadi', 'now']);

/** Reads the parts as counted from today or as not known, or gives undefined when a date is named. */
export function findRelative(cut: CutDate, today: Day): DateReading | undefined {
  const { tokens, words } = cut;
  // A written year is a date, whatever stands around it.
  if (tokens.some((token) => /^\d{3,}$/u.test(token) || ['/', '.', "'"].includes(token)))
    return undefined;
  const has = (...some: string[]): boolean => words.some((word) => some.includes(word));
  const back = words.some((word) => BACK.has(word));
  const ahead = words.some((word) => AHEAD.has(word));
  const month = tokens.find((token) => token.startsWith('@'))?.slice(1);
  if (month !== undefined) return monthAround(cut, Number(month), back, today);
  const counts = tokens.filter((token) => /^\d{1,2}$/u.test(token));
  if (words.some((word) => UNKNOWN.has(word)) && counts.length === 0)
    return { kind: 'unknown', hint: null };
  if (has('lusa')) return relative(shift(today, back ? -2 : 2));
  if (cut.weekday !== undefined && counts.length === 0) return { kind: 'relative', hint: null };
  const count = Number(counts[0] ?? 1);
  // "Tadi pagi" is today; "minggu tadi" is the week before, and "tadi malam" the day before.
  if (isOfToday(cut, counts.length)) return relative(shift(today, 0));
  const step = back ? -count : ahead ? count : 0;
  if (!back && !ahead && !has('ini') && !words.some((word) => TODAY.has(word))) return undefined;
  if (has('tahun', 'setahun', 'satahun')) return relative(iso(today.year + step));
  if (has('bulan', 'sebulan', 'sabulan')) {
    const moved = plusMonths(today, step);
    return relative(iso(moved.year, moved.month));
  }
  if (has('mingu', 'semingu')) return relative(shift(today, step * 7));
  if (has('hari', 'sehari', 'kemarin', 'besok') || words.some((word) => TODAY.has(word))) {
    return relative(shift(today, step));
  }
  return back || ahead ? { kind: 'relative', hint: null } : undefined;
}

/** Words that make another day or a longer time of "tadi". */
const NOT_TODAY = new Set(
  'hari sehari kemarin malam semalam mingu semingu bulan sebulan sabulan tahun setahun satahun'.split(
    ' ',
  ),
);

/** True for "tadi", "tadi pagi", "tadi barusan", with nothing that counts back beside it. */
function isOfToday({ words }: CutDate, counts: number): boolean {
  if (!words.includes('tadi') || counts > 0) return false;
  const others = words.filter((word) => word !== 'tadi');
  const today = words.includes('ini') && words.includes('hari');
  return (
    !others.some((word) => BACK.has(word)) && (today || !others.some((word) => NOT_TODAY.has(word)))
  );
}

// `maret tahun lalu`, `desember lalu`: the year is counted from today, the month is named.
function monthAround(
  cut: CutDate,
  month: number,
  back: boolean,
  today: Day,
): DateReading | undefined {
  const ofYear = cut.words.includes('tahun');
  const ofNow = cut.words.includes('ini');
  if (!back && !(ofYear && ofNow)) return undefined;
  const past = ofYear ? today.year - 1 : month < today.month ? today.year : today.year - 1;
  const day = cut.tokens.find((token) => /^\d{1,2}$/u.test(token));
  return relative(
    iso(back ? past : today.year, month, day === undefined ? undefined : Number(day)),
  );
}

function shift(today: Day, days: number): string {
  const { year, month, day } = plusDays(today, days);
  return iso(year, month, day);
}

function relative(hint: string): DateReading {
  return { kind: 'relative', hint };
}
