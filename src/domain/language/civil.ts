// Arithmetic of calendar days without a clock or a time zone.

/** A day of the calendar. */
export type Day = { readonly year: number; readonly month: number; readonly day: number };

/** Gives the number of days of a month. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Writes a date as ISO text of the precision of what is given. */
export function iso(year: number, month?: number, day?: number): string {
  const parts = [String(year).padStart(4, '0')];
  if (month !== undefined) parts.push(String(month).padStart(2, '0'));
  if (month !== undefined && day !== undefined) parts.push(String(day).padStart(2, '0'));
  return parts.join('-');
}

// Days since 1 March of the year 0, so that a leap day ends its year.
function dayNumber({ year, month, day }: Day): number {
  const shifted = month <= 2 ? year - 1 : year;
  const place = (month + 9) % 12;
  return (
    365 * shifted +
    Math.floor(shifted / 4) -
    Math.floor(shifted / 100) +
    Math.floor(shifted / 400) +
    Math.floor((153 * place + 2) / 5) +
    day -
    1
  );
}

/** Gives the weekday of a day; 0 is Sunday. */
export function weekday(day: Day): number {
  return (dayNumber(day) + 3) % 7;
}

/** Moves a day by a number of days, back when negative. */
export function plusDays(day: Day, days: number): Day {
  let { year, month, day: rest } = day;
  rest += days;
  while (rest < 1) {
    month = month === 1 ? 12 : month - 1;
    if (month === 12) year--;
    rest += daysIn(year, month);
  }
  while (rest > daysIn(year, month)) {
    rest -= daysIn(year, month);
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year++;
  }
  return { year, month, day: rest };
}

/** Moves a month by a number of months, back when negative. */
export function plusMonths(
  year: number,
  month: number,
  months: number,
): { year: number; month: number } {
  const count = year * 12 + month - 1 + months;
  return { year: Math.floor(count / 12), month: (count % 12) + 1 };
}
