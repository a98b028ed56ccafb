// Reads when a broadcast begins: at once, on a day at an hour, or every week until a day; moved out of the quiet hours.
// It asks no clock; the moment is passed in.
import type { BroadcastTime } from '../../broadcast.ts';
import { dayAt, isQuiet, loudFrom, momentOf, weekdayOf } from '../../calendar.ts';
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

/** When a broadcast begins; `moved` is set when the wanted time lay in the quiet hours. */
export interface TimeReading extends BroadcastTime {
  readonly moved: number | null;
}

/** Reads "sekarang", "1 desember 2026 08.00", "senin", "setiap senin 08.00 sampai 31 desember 2026". */
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
  const day = weekdayNamed(dayText, now) ?? dayNamed(dayText, today);
  const until = repeats === undefined ? null : dayNamed(last ?? '', today);
  if (day === null || Number(hour) > 23 || Number(minute) > 59) return 'unclear';
  if (repeats !== undefined && until === null) return 'unclear';
  const wanted = momentOf(day, Number(hour), Number(minute));
  if (wanted < now) return 'past';
  const starts = loudFrom(wanted);
  return { starts, until, moved: starts === wanted ? null : starts };
}
