// Reads what is typed about attendance: the code on the wall, what whoever holds the meeting asks for, and the ten marks
// afterwards. A message is taken whole or not at all.
import {
  type AttendanceKind,
  longestGuest,
  type MeetingGuest,
  mostGuests,
  mostHours,
  type Rating,
  ratingItems,
} from '../attendance.ts';
import { isAddress, isParticle, rawWords } from './words.ts';

/** Why a line about attendance could not be taken. */
export type AttendanceProblem = 'guests' | 'hours' | 'marks';

/** What somebody typed about attendance. */
export type AttendanceLine =
  | { readonly do: 'come'; readonly code: string }
  | { readonly do: 'codes' | 'count' | 'ask'; readonly number: number }
  | { readonly do: 'how_to_rate'; readonly number: number }
  | {
      readonly do: 'guests';
      readonly number: number;
      readonly kind: AttendanceKind;
      readonly guests: readonly MeetingGuest[];
    }
  | { readonly do: 'hours'; readonly number: number; readonly hours: number }
  | { readonly do: 'rate'; readonly number: number; readonly rating: Rating }
  | { readonly do: 'how'; readonly number: number; readonly why: AttendanceProblem };

const COME =
  /^\/?(?:saya )?(?:hadir|absen|kode hadir|kehadiran)[\s:#-]{1,5}(\d{5})(?!\d)([^\d\n]{0,60})$/iu;
const NUMBERED = /^\/?r[- ]?(?<number>\d{1,6})[\s:,]{1,3}(?<rest>\S[^]*)$/iu;
const RATE =
  /^\/?(?:evaluasi|nilai)\s+r[- ]?(?<number>\d{1,6})(?![\p{L}\p{N}])[\s:,]*(?<marks>[^]{0,120})$/iu;
const CODES = /^(?:kode|kode hadir|kode kehadiran|buka kehadiran|buka absen)[.!?]?$/iu;
const COUNT = /^(?:peserta|kehadiran|yang hadir|siapa yang hadir|hasil|hasil evaluasi)[.!?]?$/iu;
const ASK = /^(?:evaluasi|minta evaluasi|kirim evaluasi|tanyakan evaluasi)[.!]?$/iu;
const HOURS = /^(?:jp|jam pelajaran)\s?:?\s?(?<hours>[^\n]{0,20})$/iu;
const GUESTS =
  /^hadir(?:\s+(?<kind>luring|daring|online|offline|zoom|di ruangan))?\s?[:\n]\s*(?<lines>\S[^]*)$/iu;
const BULLET = /^(?:\d{1,3}[.)]|[-–•*])\s+/u;

/** Reads a line about attendance; null for every other text. */
export function readAttendance(text: string): AttendanceLine | null {
  if (text.length > 20_000) return null;
  const line = text.trim();
  const [, code, rest = ''] = COME.exec(line) ?? [];
  if (code !== undefined)
    return rawWords(rest.toLowerCase()).every((word) => isParticle(word) || isAddress(word))
      ? { do: 'come', code }
      : null;
  const rate = RATE.exec(line)?.groups;
  if (rate !== undefined) return readMarks(Number(rate['number']), rate['marks'] ?? '');
  const found = NUMBERED.exec(line)?.groups;
  return found === undefined ? null : readOf(Number(found['number']), (found['rest'] ?? '').trim());
}

/** Ten marks from 1 to 5, in any writing: "2 4 5 5 4 5 4 4 4 3", "2,4,5,…", "2455454443". */
function readMarks(number: number, typed: string): AttendanceLine {
  if (typed.trim() === '') return { do: 'how_to_rate', number };
  const digits = typed.replaceAll(/[\s,;.|/-]/gu, '');
  if (!/^[1-5]{10}$/u.test(digits)) return { do: 'how', number, why: 'marks' };
  const marks = [...digits].map(Number);
  return {
    ...{ do: 'rate', number },
    rating: Object.fromEntries(ratingItems.map((item, at) => [item, marks[at] ?? 0])) as Rating,
  };
}

function readOf(number: number, rest: string): AttendanceLine | null {
  if (CODES.test(rest)) return { do: 'codes', number };
  if (COUNT.test(rest)) return { do: 'count', number };
  if (ASK.test(rest)) return { do: 'ask', number };
  const hours = HOURS.exec(rest)?.groups?.['hours'];
  if (hours !== undefined) {
    const count = /^(\d{1,2})(?:\s?(?:jp|jam))?$/iu.exec(hours.trim())?.[1];
    return count === undefined || Number(count) < 1 || Number(count) > mostHours
      ? { do: 'how', number, why: 'hours' }
      : { do: 'hours', number, hours: Number(count) };
  }
  const list = GUESTS.exec(rest)?.groups;
  return list === undefined ? null : readGuests(number, list['kind'] ?? '', list['lines'] ?? '');
}

/** One a line: "Fulan, S.Pd; Desa Uren". Commas stand before titles. */
function readGuests(number: number, kind: string, lines: string): AttendanceLine {
  const guests = lines
    .split('\n')
    .map((line) => line.trim().replace(BULLET, ''))
    .filter((line) => line !== '')
    .map((line): MeetingGuest => {
      const [name = '', ...parts] = line.split(';').map((part) => part.trim());
      const office = parts.join('; ');
      return { name, office: office === '' ? null : office };
    });
  const fits = guests.every(
    ({ name, office }) =>
      /\p{L}{2}/u.test(name) &&
      name.length <= longestGuest &&
      (office?.length ?? 0) <= longestGuest,
  );
  if (!fits || guests.length > mostGuests) return { do: 'how', number, why: 'guests' };
  const online = /daring|online|zoom/iu.test(kind);
  return { do: 'guests', number, kind: online ? 'online' : 'onsite', guests };
}
