// Reads a date as people type it. Never guesses silently: whatever could be meant otherwise carries
// `confirm`, and what gives no date says why.
import type { Day } from '../days.ts';
import type { DateReading } from './date-reading.ts';
import { findPeriod } from './date-range.ts';
import { readPoint } from './date-point.ts';
import { findRelative } from './date-relative.ts';
import { visible } from './clean.ts';
import { cutDate } from './date-tokens.ts';

const MAX_LENGTH = 160;
const MAX_TOKENS = 40;

/**
 * Reads a message as a date or a span of dates, given today's date in the person's calendar.
 * Day comes before month, as in Indonesia; a numeric date that could be read the other way round is
 * confirmed unless a weekday settles it.
 */
export function readDate(text: string, today: Day): DateReading {
  const short = visible(text.slice(0, MAX_LENGTH + 1)).trim();
  if (short === '' || short.length > MAX_LENGTH) return { kind: 'unknown', hint: null };
  const cut = cutDate(short);
  if (cut.tokens.length === 0 || cut.tokens.length > MAX_TOKENS)
    return { kind: 'unknown', hint: null };
  return findRelative(cut, today) ?? findPeriod(cut, today) ?? readPoint(cut, today);
}
