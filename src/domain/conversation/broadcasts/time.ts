// Reads when a broadcast begins: at once, on a day at an hour, or every week or month until a day; moved out of the quiet hours.
// It asks no clock, the moment is passed in; and it guesses nothing: what may mean two times is asked for.
import { type BroadcastTime, monthlyAfter } from '../../broadcast.ts';
import { addDays, dayAt, isQuiet, loudFrom, momentOf, weekdayOf, weekOf } from '../../calendar.ts';
import {
  type Day,
  isAddress,
  isParticle,
  plainWords,
  rawWords,
  readClock,
  readDayAhead,
} from '../../language/index.ts';
import { LONGEST_READ } from '../../language/limits.ts';
import {
  dayOfMonth,
  dayWord,
  maybeRepeated,
  otherZone,
  untilBetween,
} from '../../language/broadcast-words.ts';

const weekdays = ['senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu', 'mingu'];

/** The hour at which a broadcast goes out when only its day was said. */
export const usualHour = 8;

/** When a broadcast begins; `moved` is set when the wanted time lay in the quiet hours. */
export interface TimeReading extends BroadcastTime {
  readonly moved: number | null;
}

/** Why a time was not read: what must be asked. */
export type TimeDoubt =
  | { readonly why: 'unclear' | 'past' | 'no_hour' | 'no_end' }
  | { readonly why: 'half_day'; readonly hour: number; readonly minute: number }
  /** `jumat depan`, said on a Monday. */
  | { readonly why: 'which_week'; readonly days: readonly [string, string] };

type DayRead = { readonly day: string; readonly near: boolean } | TimeDoubt;
const unclear = { why: 'unclear' } as const;

/** Reads "sekarang", "besok jam 16", "jam 9 besok", "1 des 08.00", "senin depan jam 10", "setiap senin jam 8 sampai 31 desember 2026". */
export function readTime(typed: string, now: number, today: Day): TimeReading | TimeDoubt {
  if (typed.length > LONGEST_READ) return unclear;
  const [, repeats, line = ''] = maybeRepeated.exec(typed.trim()) ?? [];
  const [first = '', last, ...more] = line.split(untilBetween);
  if (more.length > 0 || (repeats === undefined && last !== undefined)) return unclear;
  const clock = readClock(first);
  if (clock.kind === 'unclear') return unclear;
  const words = meaning(clock.rest);
  const silent = words.length === 0 && clock.kind === 'none' && clock.part === null;
  if (silent || otherZone.test(clock.rest)) return unclear;
  if (repeats === undefined && saysNow(words) && clock.kind === 'none' && clock.part === null)
    return { starts: null, until: null, moved: isQuiet(now) ? loudFrom(now) : null };
  if (clock.kind === 'either') return { why: 'half_day', hour: clock.hour, minute: clock.minute };
  const hour = clock.kind === 'time' ? clock.hour : usualHour;
  const minute = clock.kind === 'time' ? clock.minute : 0;
  const at = (day: string): number => momentOf(day, hour, minute);
  const lacksHour = clock.kind === 'none' && clock.part !== null && clock.part !== 'pagi';
  if (repeats === undefined) {
    const found = dayOf(words, clock.rest, now, today);
    if ('why' in found) return found;
    // Today at the usual hour was hardly meant, and neither is a part of the day an hour.
    if (lacksHour || (clock.kind === 'none' && found.near)) return { why: 'no_hour' };
    return beginning(at(found.day), now, null, null);
  }
  const monthDay = monthDayNamed(words);
  const every = words[0] === 'mingu' && words.length > 1 ? words.slice(1) : words;
  const day =
    monthDay === null ? weekdayNamed(every, now, dayWord.test(first)) : nextOn(monthDay, now, at);
  if (day === null || typeof day === 'object') return unclear;
  if (lacksHour) return { why: 'no_hour' };
  if (last === undefined) return { why: 'no_end' };
  const until = dayOf(meaning(last), last, now, today);
  if ('why' in until) return until;
  return beginning(at(day), now, until.day, monthDay);
}

function beginning(
  wanted: number,
  now: number,
  until: string | null,
  monthDay: number | null,
): TimeReading | TimeDoubt {
  if (wanted < now || (until !== null && until < dayAt(wanted))) return { why: 'past' };
  const starts = loudFrom(wanted);
  return { starts, until, monthDay, moved: starts === wanted ? null : starts };
}

/** The plain words that say something about a day. */
function meaning(text: string): readonly string[] {
  const idle = new Set(['kirim', 'dikirim', 'kirimkan', 'pada', 'hari', 'juga', 'tolong', 'di']);
  const kept = new Set(['ini', 'sekarang']);
  return plainWords(rawWords(text.toLowerCase())).filter(
    (word) => kept.has(word) || !(isAddress(word) || isParticle(word) || idle.has(word)),
  );
}

const saysNow = (words: readonly string[]): boolean =>
  words.length > 0 && words.every((word) => ['sekarang', 'langsung', 'segera', '1'].includes(word));

/** Reads one day from today on; `near` is today. */
function dayOf(words: readonly string[], text: string, now: number, today: Day): DayRead {
  const thisDay = dayAt(now);
  if (words.every((word) => ['nanti', 'ini', 'sekarang'].includes(word)))
    return { day: thisDay, near: true };
  const weekday = weekdayNamed(words, now, dayWord.test(text));
  if (weekday !== null)
    return typeof weekday === 'string' ? { day: weekday, near: false } : weekday;
  // A week or a month from now is no day.
  if (words.includes('mingu') && !/\d/u.test(text)) return unclear;
  const monthDay = monthDayNamed(words);
  const named =
    monthDay === null
      ? readDayAhead(text, today)
      : nextOn(monthDay, now, (day) => momentOf(day, 23, 59));
  const said = weekdays.findIndex((name) => words.includes(name)) + 1;
  if (named === null || (said > 0 && said !== weekdayOf(named))) return unclear;
  return { day: named, near: named === thisDay };
}

/**
 * Reads a weekday to come. `senin depan` is that of the next week; where the coming one lies in this week, it is asked.
 * `minggu` is a day only with `hari` before it, else a week.
 */
function weekdayNamed(
  words: readonly string[],
  now: number,
  isDay: boolean,
): string | TimeDoubt | null {
  const [name = '', ...after] = words;
  const place = weekdays.indexOf(name) + 1;
  if (place === 0 || (name === 'mingu' && !isDay)) return null;
  const thisDay = dayAt(now);
  const ahead = (place - weekdayOf(thisDay) + 7) % 7 || 7;
  const coming = addDays(thisDay, ahead);
  const nextWeek = addDays(weekOf(thisDay), 6 + place);
  switch (after.join(' ')) {
    case '':
    case 'ini':
    case 'besok':
    case 'nanti':
      return coming;
    case 'mingu depan':
      return nextWeek;
    case 'depan':
    case 'yang akan datang':
      return coming === nextWeek ? coming : { why: 'which_week', days: [coming, nextWeek] };
    default:
      return null;
  }
}

/** Reads "tanggal 5", "bulan tanggal 5": a day of a month. */
function monthDayNamed(words: readonly string[]): number | null {
  const day = Number(dayOfMonth.exec(words.join(' '))?.[1] ?? 0);
  return day >= 1 && day <= 31 ? day : null;
}

function nextOn(monthDay: number, now: number, at: (day: string) => number): string | null {
  const days = [
    monthlyAfter(addDays(dayAt(now), -1), monthDay),
    monthlyAfter(dayAt(now), monthDay),
  ];
  return days.find((found) => at(found) >= now) ?? null;
}
