// How values read inside a sentence: moments in the region's zone, sizes, lengths, lists, shortened texts.
// It never says anything by itself.
import { region, zoneName } from '../../domain/region.ts';
import { oneLine, showDate, showNumber } from '../../domain/language/index.ts';

const inWords = {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const;
let writer: { readonly timeZone: string; readonly format: Intl.DateTimeFormat } | undefined;

/** Writes moments in the zone of the region that is served; making a writer takes as long as writing a hundred moments. */
function inRegion(): Intl.DateTimeFormat {
  const timeZone = region().zone;
  if (writer?.timeZone !== timeZone)
    writer = { timeZone, format: new Intl.DateTimeFormat('id-ID', { ...inWords, timeZone }) };
  return writer.format;
}

/** Writes an ISO moment (UTC) for people: `Minggu, 22 November 2026 pukul 21.05 WITA`. What is no moment comes back as it is. */
export function moment(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const part = Object.fromEntries(
    inRegion()
      .formatToParts(date)
      .map(({ type, value }) => [type, value]),
  );
  return `${part['weekday']}, ${part['day']} ${part['month']} ${part['year']} pukul ${part['hour']}.${part['minute']} ${zoneName()}`;
}

/** The day of a moment alone, in the region's zone: `22 November 2026`. */
export const momentDay = (iso: string): string =>
  (moment(iso).split(' pukul ')[0] ?? iso).replace(/^[^,]{1,12}, /u, '');

/** Writes an ISO day for people; the same as dates in answers. */
export const day = showDate;

/** A day as an example of what could be typed. Messages of earlier releases bring none: without a year, it is the next such day. */
export const exampleDay = (iso: string | undefined): string =>
  iso === undefined ? '30 November' : showDate(iso);

/** Writes a count with a dot between thousands. */
export const count = showNumber;

/** Writes a size in bytes as networks count them (1 MB = 1024 KB): `820 KB`, `1,2 MB`. Nothing reads as nothing but 0. */
export function size(bytes: number): string {
  const kilo = bytes / 1024;
  if (kilo < 1024) return `${showNumber(Math.ceil(kilo))} KB`;
  return `${showNumber(Math.round((kilo / 1024) * 10) / 10)} MB`;
}

/** Writes the length of a film: `2 menit 5 detik`. */
export function length(seconds: number): string {
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  const rest = whole % 60;
  const words = [minutes > 0 ? `${minutes} menit` : '', rest > 0 ? `${rest} detik` : ''];
  return words.filter((word) => word !== '').join(' ') || '0 detik';
}

/** Joins with commas and a last `atau`. */
export function either(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} atau ${words.at(-1) ?? ''}`;
}

/** Cuts a long value for an echo, on whole characters; what is stored is never cut. */
export function shorten(text: string, most = 200): string {
  const letters = [...text.trim()];
  if (letters.length <= most) return text.trim();
  return `${letters.slice(0, most).join('').trimEnd()} …`;
}

/** Writes what a person wrote inside a line of ours: it cannot begin a line of its own. */
export function theirs(text: string, most = 200): string {
  return shorten(oneLine(text), most);
}

/** The same in quotes that it cannot close: wherever it is not plain whose words these are. */
export function quoted(text: string, most = 200): string {
  return `"${theirs(text.replaceAll(/["“”„«»]/gu, "'"), most)}"`;
}

/** So many parts that were not understood are quoted, each so long. */
const PARTS_QUOTED = 4;
const PART_LETTERS = 50;

/** Quotes the parts of a message that were not understood; of many the first ones, with the count of the others. */
export function unreadParts(parts: readonly string[]): string {
  const shown = parts.slice(0, PARTS_QUOTED).map((part) => quoted(part, PART_LETTERS));
  const more = parts.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? `, dan ${count(more)} lainnya` : ''}`;
}

/** Joins paragraphs; empty ones fall away. */
export function paragraphs(...texts: readonly (string | null)[]): string {
  return texts.filter((text) => text !== null && text !== '').join('\n\n');
}

/** Joins lines; empty ones fall away. */
export function lines(...texts: readonly (string | null)[]): string {
  return texts.filter((text) => text !== null && text !== '').join('\n');
}

/** Writes a score, with its highest value where that is known. */
export function score(value: number, max: number | null): string {
  return max === null ? count(value) : `${count(value)} dari ${count(max)}`;
}

/** Makes the first letter a capital. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * Rows of a list with names as long as there is room for: `rows` writes them with names of at most so many letters. `room` is
 * what a screen leaves for all of them together, in letters.
 */
export function fitted(room: number, rows: (most: number) => readonly string[]): readonly string[] {
  for (const most of [120, 80, 60, 40]) {
    const written = rows(most);
    if (written.join('\n').length <= room) return written;
  }
  return rows(24);
}
