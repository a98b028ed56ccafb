// Reads one date from its parts: the shapes in which days, months and years are written.
// Never reads spans or dates counted from today.
import { type Day, daysIn, iso, weekdayOf } from '../days.ts';
import type { DateDoubt, DateReading } from './date-reading.ts';
import type { CutDate } from './date-tokens.ts';

type Parts = { year: number; month?: number; day?: number; doubt?: DateDoubt; swapped?: boolean };
type Shape = {
  pattern: RegExp;
  read: (groups: readonly string[], today: Day) => Parts | 'invalid' | 'no_year';
};

// Before this year a date is more likely a slip than the start of an innovation of this regency.
const OLDEST_YEAR = 2000;

const Y = String.raw`(?:thn )?('? ?\d+)`;
const SHAPES: readonly Shape[] = [
  // 2021-01-02
  {
    pattern: /(?:^| )(\d{4}) [/.-] (\d{1,2}) [/.-] (\d{1,2})(?= |$)/u,
    read: ([y, m, d], today) => ymd(y, m, d, today),
  },
  // 2/1/21, 02-01-2021, 2.1.2021
  {
    pattern: /(?:^| )(\d{1,2}) ([/.-]) (\d{1,2}) \2 ('? ?\d+)(?= |$)/u,
    read: ([d, , m, y], today) => dayFirst(d, m, y, today),
  },
  // 12/III/2022
  {
    pattern: /(?:^| )(\d{1,2}) ([/.-]) i:(\d+) \2 (\d+)(?= |$)/u,
    read: ([d, , m, y], today) => ymd(y, m, d, today),
  },
  // tgl 2 bln 1 thn 2021, 2 bulan 1 2021
  {
    pattern: new RegExp(`(?:^| )(\\d{1,2}) (?:, )?bln (?:i:)?(\\d{1,2}) (?:, )?${Y}(?= |$)`, 'u'),
    read: ([d, m, y], today) => ymd(y, m, d, today),
  },
  // 2 Januari 2021, 2-jan-21
  {
    pattern: new RegExp(
      `(?:^| )(\\d{1,2}) (?:[/.,-] )?(?:bln )?@(\\d+) (?:[/.,-] )*${Y}(?= |$)`,
      'u',
    ),
    read: ([d, m, y], today) => ymd(y, m, d, today),
  },
  // 2021 Januari 2
  {
    pattern: /(?:^| )(\d{4}) (?:[/.,-] )?@(\d+) (?:[/.,-] )?(\d{1,2})(?= |$)/u,
    read: ([y, m, d], today) => ymd(y, m, d, today),
  },
  // Januari 2, 2021
  {
    pattern: /(?:^| )@(\d+) (?:tgl )?(\d{1,2}) (?:, )?(?:thn )?(\d{4})(?= |$)/u,
    read: ([m, d, y], today) => ymd(y, m, d, today),
  },
  // Januari 2021, Jan '21, bulan Januari tahun 21
  { pattern: /(?:^| )@(\d+) (?:[/.,-] )*(thn |)('? ?\d+)(?= |$)/u, read: readMonthYear },
  // tahun 2021 bulan Januari, 2021 Januari
  {
    pattern: /(?:^| )(?:thn )?(\d{4}) (?:[/.,-] )?(?:bln )?(?:@|i:)?(\d{1,2})(?= |$)/u,
    read: ([y, m], today) => ymd(y, m, undefined, today),
  },
  // bulan 3 tahun 2022, bulan 3 2022, 03/2022
  {
    pattern: new RegExp(`(?:^| )bln (?:i:)?(\\d{1,2}) (?:[/.,-] )?${Y}(?= |$)`, 'u'),
    read: ([m, y], today) => ymd(y, m, undefined, today),
  },
  {
    pattern: /(?:^| )(\d{1,2}) [/.-] (\d{4})(?= |$)/u,
    read: ([m, y], today) => ymd(y, m, undefined, today),
  },
  {
    pattern: /(?:^| )(?:i:)(\d{1,2}) (?:[/.-] )?(\d{4})(?= |$)/u,
    read: ([m, y], today) => ymd(y, m, undefined, today),
  },
  // 2 1 2021
  {
    pattern: /^(\d{1,2}) (\d{1,2}) (\d{4})$/u,
    read: ([d, m, y], today) => dayFirst(d, m, y, today),
  },
  // 02012021, 20210102
  {
    pattern: /^(\d{2})(\d{2})((?:19|20)\d{2})$/u,
    read: ([d, m, y], today) => doubtful(dayFirst(d, m, y, today)),
  },
  {
    pattern: /^((?:19|20)\d{2})(\d{2})(\d{2})$/u,
    read: ([y, m, d], today) => doubtful(ymd(y, m, d, today)),
  },
  // 2 Januari; tgl 2 bln 1; 2/1; Januari
  {
    pattern: /(?:^| )(\d{1,2}) (?:[/.,-] )?(?:bln )?@(\d+)(?= |$)/u,
    read: ([d, m]) => yearless(d, m),
  },
  { pattern: /(?:^| )@(\d+) (?:tgl )?(\d{1,2})(?= |$)/u, read: ([m, d]) => yearless(d, m) },
  { pattern: /(?:^| )(\d{1,2}) (?:bln|\/|-) (\d{1,2})(?= |$)/u, read: ([d, m]) => yearless(d, m) },
  { pattern: /(?:^| )@\d+(?= |$)/u, read: () => 'no_year' },
  { pattern: /(?:^| )bln (\d{1,2})(?= |$)/u, read: ([m]) => yearless('1', m) },
  { pattern: /(?:^| )tgl (\d{1,2})(?= |$)/u, read: ([d]) => yearless(d, '1') },
  // Tahun 2022, thn 22, '22, 2022
  {
    pattern: /(?:^| )(?:thn '? ?|' ?)(\d{2}|\d{4})(?= |$)/u,
    read: ([y], today) => ymd(y, undefined, undefined, today),
  },
  {
    pattern: /(?:^| )(\d{4})(?= |$)/u,
    read: ([y], today) =>
      Number(y) >= 1900 && Number(y) < 2200 ? ymd(y, undefined, undefined, today) : 'invalid',
  },
];

/** Reads the parts as one date; `unknown` when they are none. */
export function readPoint(cut: CutDate, today: Day): DateReading {
  const tokens = cut.tokens.filter((token) => !token.startsWith('r:'));
  const first = Math.max(
    0,
    tokens.findIndex((token) => token !== 's/d'),
  );
  const last = tokens.findLastIndex((token) => token !== 's/d');
  const line = tokens.slice(first, last + 1).join(' ');
  for (const { pattern, read } of SHAPES) {
    const match = pattern.exec(line);
    if (match === null) continue;
    const parts = read(
      match.slice(1).map((group) => group ?? ''),
      today,
    );
    if (parts === 'invalid' || parts === 'no_year') return { kind: parts, hint: null };
    const left = line.slice(0, match.index) + line.slice(match.index + match[0].length);
    return settle(parts, cut, /[\d@]/u.test(left), today);
  }
  return { kind: 'unknown', hint: null };
}

/** Gives a year its century: two digits are taken nearest to now, at most twenty years ahead. */
export function fullYear(written: string, today: Day): number | undefined {
  const digits = written.replace(/[' ]/gu, '');
  if (digits.length === 4) return Number(digits);
  if (digits.length !== 2) return undefined;
  const century = Math.floor(today.year / 100) * 100;
  const year = century + Number(digits);
  return year > today.year + 20 ? year - 100 : year;
}

function ymd(
  y: string | undefined,
  m: string | undefined,
  d: string | undefined,
  today: Day,
): Parts | 'invalid' {
  const year = fullYear(y ?? '', today);
  if (year === undefined || year < 1) return 'invalid';
  if (m === undefined) return { year };
  const month = Number(m);
  if (month < 1 || month > 12) return 'invalid';
  if (d === undefined) return { year, month };
  const day = Number(d);
  return day >= 1 && day <= daysIn(year, month) ? { year, month, day } : 'invalid';
}

function dayFirst(
  d: string | undefined,
  m: string | undefined,
  y: string | undefined,
  today: Day,
): Parts | 'invalid' {
  const normal = ymd(y, m, d, today);
  const other = ymd(y, d, m, today);
  if (normal !== 'invalid') {
    return other === 'invalid' || d === m || Number(d) === Number(m)
      ? normal
      : { ...normal, doubt: 'ambiguous_order', swapped: true };
  }
  // 2/13/2021 can only be the American order; 29/02/2022 is no day at all.
  return other !== 'invalid' && Number(m) > 12 ? { ...other, doubt: 'ambiguous_order' } : 'invalid';
}

function doubtful(parts: Parts | 'invalid'): Parts | 'invalid' {
  return parts === 'invalid' ? parts : { ...parts, doubt: 'ambiguous_order' };
}

// `Jan 21` may be the 21st or the year: with an apostrophe or `tahun` it is the year.
function readMonthYear(groups: readonly string[], today: Day): Parts | 'invalid' | 'no_year' {
  const [m = '', announced = '', y = ''] = groups;
  const plain = announced === '' && !y.includes("'");
  if (plain && y.length <= 2) {
    const year = fullYear(y, today);
    if (year === undefined || year < today.year - 15 || year > today.year) return yearless(y, m);
    return doubtful(ymd(y, m, undefined, today));
  }
  return ymd(y, m, undefined, today);
}

function yearless(d: string | undefined, m: string | undefined): 'no_year' | 'invalid' {
  const month = Number(m);
  return month >= 1 && month <= 12 && Number(d) >= 1 && Number(d) <= daysIn(2024, month)
    ? 'no_year'
    : 'invalid';
}

function settle(parts: Parts, cut: CutDate, left: boolean, today: Day): DateReading {
  const { year, month, day } = parts;
  let doubt = parts.doubt;
  if (cut.weekday !== undefined && month !== undefined && day !== undefined) {
    // People's weekdays count from Sunday, 0.
    const agrees = weekdayOf({ year, month, day }) % 7 === cut.weekday;
    if (agrees && parts.swapped === true) doubt = undefined;
    if (!agrees) doubt = 'weekday';
  }
  if (doubt === undefined && cut.near) doubt = 'spelling';
  if (cut.vague || left || cut.strange > 0) doubt ??= 'vague';
  if (year < OLDEST_YEAR) doubt = 'too_old';
  const value = iso(year, month, day);
  if (value > iso(today.year, month && today.month, day && today.day)) doubt = 'future';
  const precision = day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
  return {
    kind: 'date',
    value,
    precision,
    confirm: doubt !== undefined,
    ...(doubt === undefined ? {} : { why: doubt }),
  };
}
