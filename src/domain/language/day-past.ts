// Reads a text that is nothing but a day, as one that has been: a day without a year is the last such day.
// A day that could be another is said to be unclear; a text that tells anything beside a day is none.
import { type Day, daysIn, iso } from '../days.ts';
import { trimEndOf } from '../trimming.ts';
import { readDate } from './date.ts';
import { type CutDate, cutDate } from './date-tokens.ts';

/** What was read; null for a text that is no day. */
export type DayPast = { readonly kind: 'day'; readonly day: string } | { readonly kind: 'unclear' };

const unclear: DayPast = { kind: 'unclear' };
const words = (all: string): ReadonlySet<string> => new Set(all.split(' '));

/** Words that a day may have beside it. */
const BESIDE = words(
  'hari sehari ini itu yang pada di ke tahun setahun bulan sebulan mingu semingu pagi siang sore malam dulu wita wib wit',
);
/** Words that make a day of what stands beside them. */
const TELLING = words(
  'kemarin lalu yl silam lampau besok lusa tadi barusan sekarang depan nanti mendatang',
);
/** A week is no day, and neither is a month; "kemarin dulu" is the day before yesterday to some. */
const SPANS = words('mingu semingu sebulan setahun dulu');
const TODAY =
  /^(?:(?:pada )?hari ini|sekarang|barusan|tadi|tadi (?:pagi|siang|sore)|(?:pagi|siang|sore) (?:ini|tadi))$/iu;
const CLOCK =
  /(?:^|\s)(?:jam|pukul|pkl)[\s.]*\d[\d.:]*(?:\s(?:wita|wib|wit|pagi|siang|sore|malam))*$/iu;
const OF_CLOCK = /(?:^|\s)(?:jam|pukul|pkl)[\s.]*\d/iu;
const BACK = /\s(?:yang )?(?:lalu|kemarin|silam|yl)$/iu;

/** Reads "kemarin", "3 Desember", "20/11/2026"; `today`: the day on which it was written. */
export function readDayPast(typed: string, today: Day): DayPast | null {
  const text = trimEndOf(typed.trim().replace(CLOCK, ''), ' ,.');
  if (text === '' || text.length > 40 || OF_CLOCK.test(text)) return null;
  const cut = cutDate(text);
  if (!isOnlyDay(cut)) return null;
  if (TODAY.test(text)) return known(iso(today.year, today.month, today.day));
  if (cut.tokens.some((token) => SPANS.has(token.slice(2)))) return unclear;
  const ofMonth = cut.tokens.some((token) => token.startsWith('@')) && !cut.tokens.includes('thn');
  const plain = ofMonth ? text.replace(BACK, '') : text;
  const read = readDate(plain, today);
  if (read.kind === 'no_year') return lastSuch(plain, today);
  if (read.kind === 'date' && read.precision === 'day')
    return read.why === 'weekday' ? unclear : known(read.value);
  return read.kind === 'relative' ? known(read.hint ?? '') : unclear;
}

/** True where every word belongs to a day, and one tells which. */
function isOnlyDay({ tokens, weekday }: CutDate): boolean {
  const said = tokens.flatMap((token) => (token.startsWith('r:') ? [token.slice(2)] : []));
  if (said.some((word) => !BESIDE.has(word) && !TELLING.has(word))) return false;
  const numbers = tokens.filter((token) => /^\d+$/u.test(token)).length;
  return (
    weekday !== undefined ||
    (said.includes('hari') && said.includes('ini')) ||
    (said.includes('ini') && /pagi|siang|sore/u.test(said.join(' '))) ||
    said.some((word) => TELLING.has(word)) ||
    (numbers > 0 && tokens.some((token) => token.startsWith('@') || token === 'tgl')) ||
    (numbers > 1 && tokens.some((token) => token === '/' || token === '-')) ||
    (numbers > 2 && tokens.includes('.'))
  );
}

/** A day without its year: of this year where it has been, else of the last. */
function lastSuch(text: string, today: Day): DayPast {
  const now = iso(today.year, today.month, today.day);
  for (const year of [today.year, today.year - 1]) {
    const read = readDate(`${text}${/\d\s?[/-]\s?\d+$/u.test(text) ? '/' : ' '}${year}`, today);
    if (read.kind !== 'date' || read.precision !== 'day') continue;
    if (read.why === 'weekday') return unclear;
    if (read.value <= now) return known(read.value);
  }
  return unclear;
}

/** The day, where it is one of the calendar. */
function known(day: string): DayPast {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(day) ?? [];
  return date !== undefined && Number(date) <= daysIn(Number(year), Number(month))
    ? { kind: 'day', day }
    : unclear;
}
