// Reads a date of any kind as a day that is still to come: a date without a year is the next one, a weekday alone the next such day.
// What is in doubt is no day here.
import { type Day, iso, plusDays, weekdayOf } from '../days.ts';
import { trimEndOf } from '../trimming.ts';
import { readDate } from './date.ts';
import { cutDate } from './date-tokens.ts';

/** Reads "11 Desember 2026", "20 Desember", "besok", "lusa"; null for anything else. */
export function readDayAhead(typed: string, today: Day): string | null {
  const read = readDate(typed, today);
  if (read.kind === 'no_year') {
    const [now, later] = [today.year, today.year + 1].map((year) =>
      readDayAhead(`${trimEndOf(typed, ' ,.')} ${year}`, today),
    );
    const begins = iso(today.year, today.month, today.day);
    return now !== null && now !== undefined && now >= begins ? now : (later ?? null);
  }
  if (read.kind === 'date' && read.precision === 'day')
    return read.why === undefined || read.why === 'future' || read.why === 'ambiguous_order'
      ? read.value
      : null;
  return read.kind === 'relative' && read.hint !== null && read.hint.length === 10
    ? read.hint
    : null;
}

/** Reads "Senin", "hari Jumat depan": the next such day after today; null for anything else. */
export function readWeekdayAhead(typed: string, today: Day): string | null {
  const { weekday, tokens } = cutDate(typed.slice(0, 40));
  if (weekday === undefined || tokens.some((token) => /\d/u.test(token))) return null;
  const ahead = (weekday - (weekdayOf(today) % 7) + 7) % 7;
  const { year, month, day } = plusDays(today, ahead === 0 ? 7 : ahead);
  return iso(year, month, day);
}
