// Writes dates and numbers the Indonesian way. Never reads anything and never touches a clock.
import { MONTH_NAMES } from './date-words.ts';

/**
 * Writes an ISO date of any precision for people: `2 Januari 2021`, `Januari 2021`, `2022`.
 * Anything that is no such date comes back as it is.
 */
export function showDate(iso: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(iso) ?? [];
  if (year === undefined) return iso;
  const name = month === undefined ? undefined : MONTH_NAMES[Number(month) - 1];
  if (month !== undefined && name === undefined) return iso;
  return [day === undefined ? undefined : String(Number(day)), name, year]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** Writes a number with a dot between thousands and a decimal comma, at most four decimals. */
export function showNumber(value: number): string {
  return FORMAT.format(value);
}

const FORMAT = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 4 });
