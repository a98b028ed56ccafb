// Reads when a broadcast begins: at once, on a day at an hour, or every week until a day; moved out of the quiet hours.
// It asks no clock; the moment is passed in.
import { type BroadcastTime, monthlyAfter } from '../../broadcast.ts';
import { addDays, dayAt, isQuiet, loudFrom, momentOf, weekdayOf } from '../../calendar.ts';
import { type Day, readDate } from '../../language/index.ts';

const weekdays = ['senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu'];

function weekdayNamed(typed: string, now: number): string | null {
  const wanted = weekdays.indexOf(typed.toLowerCase()) + 1;
  if (wanted === 0) return null;
  const ahead = (wanted - weekdayOf(dayAt(now)) + 7) % 7 || 7;
  return dayAt(now + ahead * 86_400_000);
}

function dayNamed(typed: string, today: Day): string | null {
  const read = readDate(typed, today);
  if (read.kind === 'date' && read.precision === 'day') return read.value;
  return read.kind === 'relative' && read.hint !== null && read.hint.length === 10
    ? read.hint
    : null;
}

/** Reads "tanggal 5", "bulan tanggal 5": a day of every month. */
function monthDayNamed(typed: string): number | null {
  const day = Number(
    /^(?:bulan\s+)?(?:pada\s+)?(?:tanggal|tgl\.?)\s*(\d{1,2})$/iu.exec(typed)?.[1] ?? 0,
  );
  return day >= 1 && day <= 31 ? day : null;
}

/** When a broadcast begins; `moved` is set when the wanted time lay in the quiet hours. */
export interface TimeReading extends BroadcastTime {
  readonly moved: number | null;
}

/** Reads "sekarang", "1 desember 2026 08.00", "senin", "setiap senin 08.00 sampai 31 desember 2026", "setiap tanggal 5 …". */
export function readTime(typed: string, now: number, today: Day): TimeReading | 'unclear' | 'past' {
  if (/^(?:1|sekarang|langsung|segera)$/iu.test(typed))
    return { starts: null, until: null, moved: isQuiet(now) ? loudFrom(now) : null };
  const [, repeats, rest = ''] = /^(setiap\s+|tiap\s+)?(.+)$/isu.exec(typed) ?? [];
  const [first = '', last] = rest.split(/\s(?:sampai|hingga|s\/d|sd)\s/iu);
  const [, hour = '8', minute = '00'] =
    /(?:jam|pukul|pkl)?\s*\b(\d{1,2})[.:](\d{2})\b/iu.exec(first) ?? [];
  const dayText = first
    .replace(/(?:jam|pukul|pkl)?\s*\b\d{1,2}[.:]\d{2}\b\s*(?:wita)?/iu, '')
    .trim();
  const monthDay = repeats === undefined ? null : monthDayNamed(dayText);
  const at = (found: string): number => momentOf(found, Number(hour), Number(minute));
  const day =
    monthDay === null
      ? (weekdayNamed(dayText, now) ?? dayNamed(dayText, today))
      : [monthlyAfter(addDays(dayAt(now), -1), monthDay), monthlyAfter(dayAt(now), monthDay)].find(
          (found) => at(found) >= now,
        );
  const until = repeats === undefined ? null : dayNamed(last ?? '', today);
  if (day === null || day === undefined || Number(hour) > 23 || Number(minute) > 59)
    return 'unclear';
  if (repeats !== undefined && until === null) return 'unclear';
  const wanted = at(day);
  if (wanted < now) return 'past';
  const starts = loudFrom(wanted);
  return { starts, until, monthDay, moved: starts === wanted ? null : starts };
}
