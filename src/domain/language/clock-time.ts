// Reads the time of day out of a short text: `jam 9`, `16.00`, `setengah 9`, `jam 4 sore`, `jam 9 lewat seperempat`.
// It never decides on a day, and never takes an hour for morning or evening that may be either.
import { isNumberWord, numberFromWords } from './number-words.ts';
import { plainWord, squeeze } from './words.ts';

/** A part of the day. */
type DayPart = 'pagi' | 'siang' | 'sore' | 'malam';

/** What a text says about the time of day; `rest` is the text without it, in small letters. */
export type ClockReading =
  | { readonly kind: 'time'; readonly hour: number; readonly minute: number; readonly rest: string }
  /** Only a part of the day, or nothing. */
  | { readonly kind: 'none'; readonly part: DayPart | null; readonly rest: string }
  /** An hour from 1 to 6 that may be in the morning or in the afternoon. */
  | {
      readonly kind: 'either';
      readonly hour: number;
      readonly minute: number;
      readonly rest: string;
    }
  /** Two times, or an hour that no day has. */
  | { readonly kind: 'unclear' };

const said = String.raw`(?:jam|pukul|pkl|jm)\.?\s*`;
const count = String.raw`(\d{1,2}|seperempat)\s*(?:menit)?`;
const FORMS: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:${said})?(?<half>setengah)\s*(?<hour>\d{1,2})\b`, 'u'),
  new RegExp(
    String.raw`(?<![\d./-])(?:\b${said})?(?<hour>\d{1,2})[.:](?<minute>\d{2})(?![\d]|[./-]\d|\s*\d{4})`,
    'u',
  ),
  new RegExp(String.raw`\b${said}(?<hour>\d{1,2})\s+(?:lewat|lebih)\s+(?<past>${count})`, 'u'),
  new RegExp(String.raw`\b${said}(?<hour>\d{1,2})\s+kurang\s+(?<to>${count})`, 'u'),
  new RegExp(String.raw`\b${said}(?<hour>\d{1,2})\b(?![./-]\d)`, 'u'),
  /(?<![\d./-])(?<hour>\d{1,2})(?=\s*(?:pagi|siang|sore|petang|malam)\b)/u,
];
const PART = /\b(pagi|siang|sore|petang|malam)\b/gu;
const MAX_LENGTH = 160;

/** Reads the time of day. */
export function readClock(text: string): ClockReading {
  if (text.length > MAX_LENGTH) return { kind: 'unclear' };
  let rest = inDigits(text);
  const parts = new Set([...rest.matchAll(PART)].map(([word]) => word));
  const form = FORMS.find((one) => one.test(rest));
  const found = form?.exec(rest);
  if (found !== undefined && found !== null) rest = rest.replace(found[0], ' ');
  rest = rest
    .replaceAll(PART, ' ')
    .replaceAll(/\bwita\b/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  const [part = null] = parts;
  if (parts.size > 1 || FORMS.some((one) => one.test(rest))) return { kind: 'unclear' };
  const known = part === 'petang' ? 'sore' : (part as DayPart | null);
  if (found === undefined || found === null) return { kind: 'none', part: known, rest };
  return settle(found.groups ?? {}, known, rest);
}

type Groups = Readonly<Record<string, string | undefined>>;

function settle(groups: Groups, part: DayPart | null, rest: string): ClockReading {
  const typed = groups['hour'] ?? '';
  let hour = Number(typed);
  let minute = Number(groups['minute'] ?? 0);
  if (groups['past'] !== undefined) minute = minutesOf(groups['past']);
  if (groups['half'] !== undefined || groups['to'] !== undefined) {
    hour = hour === 1 ? 12 : hour - 1;
    minute = groups['to'] === undefined ? 30 : 60 - minutesOf(groups['to']);
  }
  if (hour > 23 || hour < 0 || minute > 59) return { kind: 'unclear' };
  if (part !== null) {
    const moved = inPart(hour, part);
    return moved === null ? { kind: 'unclear' } : { kind: 'time', hour: moved, minute, rest };
  }
  // `04.00` is written by the clock of 24 hours; `jam 4` and `4.00` are how people talk.
  const spoken = !/^0\d/u.test(typed) && hour >= 1 && hour <= 6;
  return { kind: spoken ? 'either' : 'time', hour, minute, rest };
}

/** The first and last hour that people call so, by the clock of 12 hours; null where the part does not have it. */
function inPart(hour: number, part: DayPart): number | null {
  if (hour > 12) return hour;
  switch (part) {
    case 'pagi':
      return hour === 12 ? null : hour;
    case 'siang':
      return hour >= 10 ? hour : hour >= 1 && hour <= 4 ? hour + 12 : null;
    case 'sore':
      return hour >= 2 && hour <= 7 ? hour + 12 : null;
    case 'malam':
      return hour >= 6 && hour <= 11 ? hour + 12 : null;
  }
}

const minutesOf = (typed: string): number =>
  typed.startsWith('seperempat') ? 15 : Number.parseInt(typed, 10);

/** Small letters, spellings of the words of time written out, and numbers that stand in words as digits. */
function inDigits(text: string): string {
  const words = text.toLowerCase().trim().split(/\s+/u);
  const made: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const before = made.at(-1) ?? '';
    if (/^(?:jam|jm|pukul|pkl\.?|setengah|stgh|lewat|lebih|kurang)$/u.test(before)) {
      let end = at;
      while (end < words.length && isNumberWord(words[end] ?? '')) end++;
      const value = end > at ? numberFromWords(words.slice(at, end)) : null;
      if (value !== null && Number.isInteger(value)) {
        made.push(String(value));
        at = end - 1;
        continue;
      }
    }
    const plain = plainWord(squeeze(word));
    made.push(
      /^(?:stgh|stengah|stgah|satengah)$/u.test(word)
        ? 'setengah'
        : ['pagi', 'siang', 'sore', 'malam', 'besok', 'sekarang', 'lewat'].includes(plain)
          ? plain
          : /^(?:mlm|mlam)$/u.test(word)
            ? 'malam'
            : word,
    );
  }
  return made.join(' ');
}
