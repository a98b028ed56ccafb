// Reads what is typed about promises (janji): a new one of a unit in one line, its number with what became of it, the list.
// A message is taken whole or not at all; the day is read with today's date passed in, and no unit is found here.
import type { Day } from '../days.ts';
import { longestPromise, longestWho } from '../promise.ts';
import { trimBothOf } from '../trimming.ts';
import type { Row } from './command-row.ts';
import { readDayAhead, readWeekdayAhead } from './day-ahead.ts';
import { readDelay } from './delay-words.ts';
import { isAddress, isParticle, plainWords, rawWords } from './words.ts';

/** Rows of the table of commands; what stands behind a number or a colon is read below. */
export const PROMISE_COMMANDS: readonly Row[] = [
  {
    name: 'promises',
    tail: 'none',
    words:
      'janji|daftar janji|lihat janji|semua janji|janji unit|tindak lanjut|daftar tindak lanjut',
  },
];

/** Why a line about a promise could not be taken. */
export type PromiseProblem = 'new' | 'until' | 'long' | 'act';

/** What somebody typed about promises; `until` null: a number of days stands in `days`. */
export type PromiseLine =
  | { readonly do: 'list' }
  | {
      readonly do: 'new';
      readonly unit: string;
      readonly text: string;
      readonly who: string | null;
      readonly until: string;
    }
  | { readonly do: 'show' | 'kept' | 'dropped'; readonly number: number }
  | { readonly do: 'move'; readonly number: number; readonly until: string }
  | { readonly do: 'move_by'; readonly number: number; readonly days: number }
  | { readonly do: 'how'; readonly why: PromiseProblem; readonly number?: number };

const NEW = /^\/?(?:catat )?janji (?<unit>[^:\n;]{2,100}):\s?(?<rest>\S[^]{2,1900})$/iu;
const NUMBERED =
  /^\/?(?:janji )?j\s?-\s?(?<number>\d{1,6})(?![\p{L}\p{N}])[\s:,]*(?<rest>[^\n]{0,200})$/iu;
const WHO = /^(?:oleh|penanggung jawab|pj)\b\s?:?\s?/iu;
const UNTIL =
  /^(?:sampai|paling lambat|batas|batas waktu|tenggat|s\.?d\.?)\b\s?:?\s?(?:tanggal |hari )?/iu;
const KEPT = wordsOf(
  'sudah selesai beres tuntas terpenuhi dipenuhi ditepati terlaksana ditindaklanjuti',
);
const DROPPED = wordsOf('hapus batal batalkan dibatalkan coret');
const NOT_YET = /^(?:belum|tunda|ditunda|undur|nanti)\b[\s,:]*/iu;

function wordsOf(words: string): ReadonlySet<string> {
  return new Set(plainWords(rawWords(words)));
}

/** Reads a line about promises; null for every other text. */
export function readPromise(text: string, today: Day): PromiseLine | null {
  if (text.length > longestPromise + 500) return null;
  const line = text.trim().replace(/[ \t]+/gu, ' ');
  const made = NEW.exec(line)?.groups;
  if (made !== undefined) return readNew(made['unit'] ?? '', made['rest'] ?? '', today);
  const found = NUMBERED.exec(line)?.groups;
  return found === undefined ? null : readAct(Number(found['number']), found['rest'] ?? '', today);
}

/** `Menyusun SOP; oleh Siti; sampai 11 Desember 2026`, the parts behind the first in any order. */
function readNew(unit: string, typed: string, today: Day): PromiseLine {
  const [first = '', ...parts] = typed
    .split(/[;\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const rest: string[] = [];
  let who: string | null = null;
  let until: string | null = null;
  for (const part of parts) {
    const day = dayIn(part, today);
    if (day !== null) until = day;
    else if (UNTIL.test(part)) return { do: 'how', why: 'until' };
    else if (WHO.test(part)) who = trimBothOf(part.replace(WHO, ''), ' ,.') || null;
    else rest.push(part);
  }
  const text = [first, ...rest].join('; ');
  if (text === '' || until === null) return { do: 'how', why: 'new' };
  if (text.length > longestPromise || (who?.length ?? 0) > longestWho)
    return { do: 'how', why: 'long' };
  return { do: 'new', unit: unit.trim().replace(/^unit /iu, ''), text, who, until };
}

function dayIn(part: string, today: Day): string | null {
  const said = part.replace(UNTIL, '');
  return readDayAhead(said, today) ?? readWeekdayAhead(said, today);
}

function readAct(number: number, typed: string, today: Day): PromiseLine | null {
  const rest = typed.trim().replace(/[.!]{1,5}$/u, '');
  const words = plainWords(rawWords(rest.toLowerCase())).filter(
    (word) => !isParticle(word) && !isAddress(word),
  );
  if (words.length === 0 || /^(?:lihat|buka)$/iu.test(rest)) return { do: 'show', number };
  if (words.every((word) => KEPT.has(word))) return { do: 'kept', number };
  if (words.every((word) => DROPPED.has(word))) return { do: 'dropped', number };
  const later = rest.replace(NOT_YET, '');
  if (later === '') return { do: 'how', why: 'act', number };
  if (later === rest && !UNTIL.test(rest)) return null;
  const delay = readDelay(later);
  if (delay !== null) return { do: 'move_by', number, days: delay };
  const until = dayIn(later, today);
  return until === null ? { do: 'how', why: 'act', number } : { do: 'move', number, until };
}
