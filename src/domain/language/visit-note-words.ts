// Reads what is typed to keep a visit: `kunjungan UNIT: what was seen; bertemu Siti; kemarin`, and `V-3` to read it again.
// A message is taken whole or not at all; the day is read with today's date passed in, and no unit is found here.
import { type Day, iso } from '../days.ts';
import { longestMet, longestVisitNote } from '../visit-note.ts';
import { readDayPast } from './day-past.ts';

/** What somebody typed about a visit; `day` null: what stands there is no day that has been. */
export type VisitLine =
  | { readonly do: 'show'; readonly number: number }
  | {
      readonly do: 'new';
      readonly unit: string;
      readonly text: string;
      readonly met: string | null;
      readonly day: string;
    }
  | { readonly do: 'how'; readonly why: 'new' | 'day' | 'long' };

const NEW =
  /^\/?(?:catat )?(?:hasil )?kunjungan (?:ke |di )?(?<unit>[^:\n;]{2,100}):\s?(?<rest>\S[^]{2,1900})$/iu;
const SHOW = /^\/?(?:kunjungan )?v\s?-\s?(?<number>\d{1,6})(?: lihat| buka)?[.!?]?$/iu;
const MET = /^(?:bertemu|ketemu|menemui|yang ditemui)\b\s?:?\s?(?:dengan |dgn )?/iu;
const ON = /^(?:(?:pada|tanggal|tgl)\b[\s.:]*){1,3}/iu;
/** What is meant as a day where one is announced: "tanggal 20", "pada 20 November", "pada 20/11". */
const DATED =
  /^(?:(?:pada )?(?:tanggal|tgl)\b[\s.:]*\d|pada (?:hari )?(?:\d{1,2}\/\d{1,2}(?!\d)|\d{1,2}[.-]\d{1,2}[.-]\d{2,4}(?!\d)|\d{1,2} (?:jan(?:uari)?|feb(?:ruari)?|mar(?:et)?|apr(?:il)?|mei|juni?|juli?|ag(?:ustus|u|s|t)|sep(?:t|tember)?|okt(?:ober)?|no[vp](?:ember)?|des(?:ember)?)(?!\p{L})))/iu;

/** Reads a line about a visit; null for every other text. */
export function readVisitNote(text: string, today: Day): VisitLine | null {
  if (text.length > longestVisitNote + 500) return null;
  const line = text.trim().replace(/[ \t]+/gu, ' ');
  const number = SHOW.exec(line)?.groups?.['number'];
  if (number !== undefined) return { do: 'show', number: Number(number) };
  const made = NEW.exec(line)?.groups;
  return made === undefined ? null : readNew(made['unit'] ?? '', made['rest'] ?? '', today);
}

function readNew(unit: string, typed: string, today: Day): VisitLine {
  const rest: string[] = [];
  let met: string | null = null;
  let day = iso(today.year, today.month, today.day);
  for (const part of typed.split(/[;\n]/u).map((one) => one.trim())) {
    if (part === '') continue;
    // "tanggal" says more than the number behind it: it stays for the second look.
    const on = readDayPast(part.replace(ON, ''), today) ?? readDayPast(part, today);
    if (on?.kind === 'day') day = on.day;
    else if (on !== null || DATED.test(part)) return { do: 'how', why: 'day' };
    else if (met === null && MET.test(part)) met = part.replace(MET, '').trim() || null;
    else rest.push(part);
  }
  const text = rest.join('; ');
  if (text === '') return { do: 'how', why: 'new' };
  if (text.length > longestVisitNote || (met?.length ?? 0) > longestMet)
    return { do: 'how', why: 'long' };
  return { do: 'new', unit: unit.trim().replace(/^unit /iu, ''), text, met, day };
}
