// What is typed about visits to units: the list, the guide, one unit, what is missing in a unit or in one innovation, and what
// became of what was found.
// It finds no unit; names stand as typed.
import { readInnovationCode } from '../codes.ts';
import type { Row } from './command-row.ts';
import { isAddress, isParticle, rawWords } from './words.ts';

/** Rows of the table of commands. */
export const VISIT_COMMANDS: readonly Row[] = [
  {
    name: 'visits',
    tail: 'rest',
    tailWords: 'halaman unit semua',
    words:
      'kunjungan|daftar kunjungan|rencana kunjungan|lihat kunjungan|unit yang perlu dikunjungi|unit mana yang perlu dikunjungi|siapa yang perlu dikunjungi|mana yang perlu dikunjungi|kunjungi siapa|ke mana berkunjung',
  },
  {
    name: 'visit_guide',
    tail: 'none',
    words:
      'panduan kunjungan|panduan berkunjung|petunjuk kunjungan|bahan kunjungan|pertanyaan kunjungan|cara berkunjung',
  },
  {
    name: 'candidate_counts',
    tail: 'rest',
    tailWords: 'halaman unit semua',
    words:
      'hitungan temuan|hitung temuan|jumlah temuan|rekap temuan|berapa temuan|berapa temuan yang masuk|temuan yang hilang|temuan yang belum masuk',
  },
  { name: 'gaps_of', tail: 'code', words: 'kurang inovasi|kekurangan inovasi|kurang pada inovasi' },
];

const GAPS =
  /^\/?(?:apa (?:saja )?yang |yang )?(?:kurang|kekurangan)\s+(?:di |pada |dari |unit )?(\S.{0,98})$/iu;
/** The same with the unit in front: "Puskesmas Awayan kurangnya apa saja", "kurangnya Puskesmas Awayan apa". */
const GAPS_BEHIND =
  /^(\S.{2,80}?) (?:masih )?(?:kurang|kurangnya|kekurangannya) ?(?:di )?(?:apa|apa saja|apa aja|mana|mana saja)$/iu;
const GAPS_AROUND = /^(?:kurangnya|kekurangan(?:nya)?) (\S.{2,80}?) (?:apa|apa saja|apa aja)$/iu;
const VISIT = /^\/?(?:kunjungan|kunjungi|berkunjung)\s+(?:ke |unit |ke unit )?(\S.{1,98})$/iu;

/** What is asked for a visit: a unit to be visited, or what is missing in a unit or at a number of the list; as typed. */
type VisitAsked =
  | { readonly what: 'visit' | 'gaps'; readonly unit: string }
  | { readonly what: 'gaps'; readonly number: number };

/** Reads it; null for any other text. `unit` may still be no unit at all. */
export function readVisitAsked(text: string): VisitAsked | null {
  const line = bare(text);
  if (line === null) return null;
  const visit = VISIT.exec(line)?.[1];
  if (visit !== undefined) return { what: 'visit', unit: visit };
  const gaps = (GAPS_AROUND.exec(line) ?? GAPS.exec(line) ?? GAPS_BEHIND.exec(line))?.[1];
  if (gaps === undefined) return null;
  const number = /^(?:nomor |no\.? ?)?(\d{1,2})$/iu.exec(gaps)?.[1];
  return number === undefined
    ? { what: 'gaps', unit: gaps }
    : { what: 'gaps', number: Number(number) };
}

/** Reads the code of the innovation in which what is missing is asked for; null for any other text. */
export function readGapsOf(text: string): string | null {
  const line = bare(text);
  const typed = line === null ? undefined : GAPS.exec(line)?.[1];
  return typed === undefined ? null : readInnovationCode(typed);
}

/** A line without courtesy and signs behind it; null where it is too long to ask anything of this. */
function bare(text: string): string | null {
  const line = text.trim().replace(/[?.!\s]{1,10}$/u, '');
  if (line.length > 120 || line.includes('\n')) return null;
  const typed = line.split(/\s+/u);
  let end = typed.length;
  while (end > 1 && rawWords((typed[end - 1] ?? '').toLowerCase()).every(isSoft)) end -= 1;
  return typed.slice(0, end).join(' ');
}

const isSoft = (word: string): boolean => isParticle(word) || isAddress(word);
