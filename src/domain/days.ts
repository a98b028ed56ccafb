// Arithmetic of calendar days, without a clock and without a time zone: the only place in the domain that does it.
// It reads no text that people type; the moments and hours of a region are in calendar.ts.
import { Temporal } from 'temporal-polyfill';

/** A day as `2026-12-01`. */
export type IsoDay = string;

/** A day of the calendar by its parts. */
export type Day = { readonly year: number; readonly month: number; readonly day: number };

/** A day for reading what a line is about before it is known what today is: the line is read again with today's date. */
export const anyDay: Day = { year: 2000, month: 1, day: 1 };

/** What is asked of one day again and again. */
interface DayFacts {
  readonly date: Temporal.PlainDate;
  /** Days since the first of January 1970. */
  readonly number: number;
  readonly week: IsoDay;
}

const first = Temporal.PlainDate.from('1970-01-01');
const known = new Map<IsoDay, DayFacts>();

/** Remembers the days asked for: a plan of reminders asks tens of thousands of times for some hundred of them. */
function factsOf(day: IsoDay): DayFacts {
  const found = known.get(day);
  if (found !== undefined) return found;
  const date = Temporal.PlainDate.from(day);
  const facts = {
    date,
    number: first.until(date, { largestUnit: 'days' }).days,
    week: date.subtract({ days: date.dayOfWeek - 1 }).toString(),
  };
  if (known.size >= 20_000) known.clear();
  known.set(day, facts);
  return facts;
}

/** Moves a day by a number of days, back when negative. */
export function addDays(day: IsoDay, days: number): IsoDay {
  return factsOf(day).date.add({ days }).toString();
}

/** Counts the days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: IsoDay, to: IsoDay): number {
  return factsOf(to).number - factsOf(from).number;
}

/** Gives the weekday of a day, 1 Monday to 7 Sunday. */
export function weekdayOf(day: IsoDay | Day): number {
  return typeof day === 'string'
    ? factsOf(day).date.dayOfWeek
    : Temporal.PlainDate.from(day).dayOfWeek;
}

/** Gives the Monday of the week of a day. */
export function weekOf(day: IsoDay): IsoDay {
  return factsOf(day).week;
}

/** True for text that is a day of the calendar between 2000 and 2100. */
export function isDay(text: string): boolean {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

/** Gives the number of days of a month. */
export function daysIn(year: number, month: number): number {
  return Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
}

/** Moves a day by a number of days, back when negative. */
export function plusDays(day: Day, days: number): Day {
  return partsOf(Temporal.PlainDate.from(day).add({ days }));
}

/** Moves a month by a number of months, back when negative. */
export function plusMonths({ year, month }: Omit<Day, 'day'>, months: number): Omit<Day, 'day'> {
  const moved = Temporal.PlainYearMonth.from({ year, month }).add({ months });
  return { year: moved.year, month: moved.month };
}

function partsOf({ year, month, day }: Temporal.PlainDate): Day {
  return { year, month, day };
}

/** Writes a date as ISO text of the precision of what is given. */
export function iso(year: number, month?: number, day?: number): string {
  const parts = [String(year).padStart(4, '0')];
  if (month !== undefined) parts.push(String(month).padStart(2, '0'));
  if (month !== undefined && day !== undefined) parts.push(String(day).padStart(2, '0'));
  return parts.join('-');
}
