// Reads what is typed about a meeting (rapat): a new one in one line, its number with what is to be noted, and which of its
// papers is asked for. A message is taken whole or not at all; the day is read with today's date passed in.
import type { Day } from '../days.ts';
import {
  longestMeetingLine,
  longestPoint,
  type Meeting,
  type MeetingDetail,
  type meetingModes,
  type MeetingPerson,
  type MeetingPoint,
  type NewMeeting,
} from '../meeting.ts';
import type { Signatory } from '../letterhead.ts';
import type { MeetingPaper } from '../papers.ts';
import { trimBothOf } from '../trimming.ts';
import { readClock } from './clock-time.ts';
import type { Row } from './command-row.ts';
import { readDate } from './date.ts';
import { readDayAhead } from './day-ahead.ts';
import { showDate } from './show.ts';
import { readSignatory } from './letterhead-words.ts';
import { asksForWord } from './paper-words.ts';

/** Rows of the table of commands; what stands behind a number or a colon is read below. */
export const MEETING_COMMANDS: readonly Row[] = [
  {
    name: 'meeting_paper',
    tail: 'none',
    words:
      'rapat|daftar rapat|lihat rapat|rapat saya|semua rapat|buat rapat|catat rapat|jadwal rapat|surat undangan|minta surat undangan|cetak surat undangan|undangan rapat|surat undangan rapat|daftar hadir|minta daftar hadir|cetak daftar hadir|daftar hadir rapat|absensi rapat|notulensi|notulen|notula|minta notulensi|cetak notulensi|notulensi rapat|sertifikat|sertifikat rapat|minta sertifikat|cetak sertifikat',
  },
];

/** Why a line about a meeting could not be taken. */
export type MeetingProblem =
  | 'new'
  | 'day'
  | 'time'
  | 'person'
  | 'until'
  | 'decision'
  | 'long'
  | 'link'
  | 'mode'
  | 'invite';

/** What somebody typed about meetings. `number` null: the newest one. */
export type MeetingLine =
  | { readonly do: 'list' }
  | { readonly do: 'new'; readonly meeting: NewMeeting }
  | {
      readonly do: 'print';
      readonly number: number | null;
      readonly paper: MeetingPaper;
      /** As a Word document. */
      readonly word: boolean;
    }
  | { readonly do: 'show'; readonly number: number }
  | { readonly do: 'point'; readonly number: number; readonly point: MeetingPoint }
  | { readonly do: 'drop_point'; readonly number: number; readonly at: number }
  | { readonly do: 'ends' | 'starts'; readonly number: number; readonly time: string }
  | { readonly do: 'day'; readonly number: number; readonly day: string }
  | { readonly do: 'title' | 'place'; readonly number: number; readonly text: string }
  | { readonly do: 'letter'; readonly number: number; readonly text: string }
  | {
      readonly do: 'broadcast' | 'drop_broadcast';
      readonly number: number;
      readonly code: string;
    }
  | {
      readonly do: 'detail';
      readonly number: number;
      readonly detail: MeetingDetail;
      readonly text: string;
    }
  /** `to`: roles and units as typed. */
  | { readonly do: 'invite'; readonly number: number; readonly to: string }
  | {
      readonly do: 'chair' | 'secretary';
      readonly number: number;
      readonly person: MeetingPerson;
    }
  | { readonly do: 'how'; readonly why: MeetingProblem };

const NEW = /^\/?(?:catat |buat )?rapat\s?:\s?(\S[^]{2,1400})$/iu;
const NUMBERED = /^\/?r[- ]?(\d{1,6})(?![\p{L}\p{N}])\s?[:,]?\s?([^]*)$/iu;
const PRINT =
  /^\/?(?:(?:tolong|mohon|minta|cetak|unduh|buat|buatkan|kirim|kirimkan|siapkan) ){0,3}(?<paper>surat undangan|undangan rapat|undangan|daftar hadir|absensi|notulensi|notulen|notula|sertifikat)(?<rest>(?: (?:rapat|acara|kegiatan|peserta|untuk|kemarin|tadi|hari ini|terakhir|pertemuan|sosialisasi|itu|ini|ya|pak|bu|word|docx|r[- ]?\d{1,6})){0,6})[.!?]?$/iu;
const papers: Readonly<Record<string, MeetingPaper>> = {
  'surat undangan': 'surat-undangan',
  'undangan rapat': 'surat-undangan',
  undangan: 'surat-undangan',
  'daftar hadir': 'daftar-hadir',
  absensi: 'daftar-hadir',
  notulensi: 'notulensi',
  notulen: 'notulensi',
  notula: 'notulensi',
  sertifikat: 'sertifikat',
};
const ACT =
  /^(?<verb>pembahasan|bahas|catatan|keputusan|tindak lanjut|pimpinan|notulis|siaran|undang|jenis|tujuan|materi|narasumber|pembicara|tautan|link|mode|cara|nama acara|judul|hari|tanggal|mulai|jam(?! pelajaran)|tempat|selesai|nomor|surat undangan nomor|hapus)\b\s?(?<colon>:)?\.?\s?(?<rest>[^]*)$/iu;
const ASKING = String.raw`(?:di ?mana|ke ?mana|mana|apa|siapa|kapan|berapa|bagaimana|gimana)`;
/** Nothing but a question: "di mana", "siapa saja", "jam berapa ya". */
const ASKS = new RegExp(
  String.raw`^(?:(?:jam|pukul|hari|tanggal) )?${ASKING}(?: (?:saja|aja|ya|sih|itu|nih|pak|bu))*[.!]?$`,
  'iu',
);
/** A question word anywhere. */
const ASKS_IN = new RegExp(String.raw`(?<!\p{L})${ASKING}(?!\p{L})`, 'iu');
/** What may well be a question itself: what was said, and who is asked by a preview. */
const MAY_ASK: ReadonlySet<string> = new Set([
  'pembahasan',
  'bahas',
  'catatan',
  'keputusan',
  'tindak lanjut',
  'undang',
]);
const NAMES: ReadonlySet<string> = new Set(['nama acara', 'judul', 'tempat']);

/** True where a line asks for what it could tell; behind a colon it tells, unless nothing but signs stand there. */
function isQuestion(verb: string, rest: string, colon: boolean): boolean {
  if (MAY_ASK.has(verb)) return false;
  if (!/[\p{L}\p{N}]/u.test(rest)) return rest.includes('?');
  if (colon) return false;
  return rest.endsWith('?') || ASKS.test(rest) || (NAMES.has(verb) && ASKS_IN.test(rest));
}

/** Reads a line about meetings; null for every other text. */
export function readMeeting(text: string, today: Day): MeetingLine | null {
  if (text.length > longestPoint + 400) return null;
  const line = text.trim().replace(/[ \t]+/gu, ' ');
  const made = NEW.exec(line)?.[1];
  if (made !== undefined) return readNew(made, today);
  const print = PRINT.exec(line)?.groups;
  const paper = papers[(print?.['paper'] ?? '').toLowerCase()];
  if (print !== undefined && paper !== undefined) {
    const number = /r[- ]?(\d{1,6})/iu.exec(print['rest'] ?? '')?.[1];
    // "undangan" alone is an invitation of somebody to a role.
    if (/^\/?undangan$/iu.test(line)) return null;
    const word = asksForWord(line);
    return { do: 'print', number: number === undefined ? null : Number(number), paper, word };
  }
  if (/^\/?(?:(?:daftar|lihat|semua|buat|catat|jadwal) )?rapat(?: saya)?$/iu.test(line))
    return { do: 'list' };
  const [, digits, rest = ''] = NUMBERED.exec(line) ?? [];
  return digits === undefined ? null : readAct(Number(digits), rest.trim(), today);
}

const how = (why: MeetingProblem): MeetingLine => ({ do: 'how', why });

/** `Sosialisasi; Senin 7 Desember 2026; 09.00; Aula Bapperida`. */
function readNew(typed: string, today: Day): MeetingLine {
  const [title = '', day = '', time = '', place = '', ...more] = typed
    .split(/[;\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (place === '' || more.length > 0) return how('new');
  const date = dayOf(day, today);
  if (date === null) return how('day');
  const starts = clockOf(time);
  if (starts === null) return how('time');
  if (title.length > longestMeetingLine || place.length > longestMeetingLine) return how('long');
  return { do: 'new', meeting: { title, day: date, starts, place } };
}

/** The day of a meeting; without a year it is the next such day. */
function dayOf(typed: string, today: Day): string | null {
  const date = readDate(typed, today);
  if (date.kind === 'date' && date.precision === 'day') return date.value;
  return date.kind === 'no_year' ? readDayAhead(typed, today) : null;
}

const DETAILS: Readonly<Record<string, MeetingDetail>> = {
  jenis: 'kind',
  tujuan: 'aim',
  materi: 'material',
  narasumber: 'speakers',
  pembicara: 'speakers',
  tautan: 'link',
  link: 'link',
  mode: 'mode',
  cara: 'mode',
};

const MODES: Readonly<Record<string, string>> = {
  onsite: 'luring',
  online: 'daring',
  both: 'luring dan daring',
} satisfies Record<(typeof meetingModes)[number], string>;

/** The mode of a meeting as people read it. */
export const showMode = (mode: string): string => MODES[mode] ?? mode;

/** Words for in the hall, by video, or both. */
function modeOf(typed: string): (typeof meetingModes)[number] | null {
  const onsite = /\b(?:luring|tatap muka|offline|di ruangan)\b/iu.test(typed);
  const online = /\b(?:daring|video|online|zoom|virtual)\b/iu.test(typed);
  if ((onsite && online) || /\b(?:keduanya|hybrid|hibrida?|campuran|dua cara)\b/iu.test(typed))
    return 'both';
  if (onsite) return 'onsite';
  return online ? 'online' : null;
}

/** True for a whole address of a video call. */
export const isLink = (text: string): boolean => /^https?:\/\/[^\s<>"]{4,500}$/iu.test(text);

/** What is told of a meeting besides; whatever is too long, and a link that is none, is not taken. */
function readDetail(number: number, detail: MeetingDetail, text: string): MeetingLine {
  if (text.length > longestPoint) return how('long');
  if (detail === 'link' && !isLink(text)) return how('link');
  if (detail === 'mode') {
    const mode = modeOf(text);
    return mode === null ? how('mode') : { do: 'detail', number, detail, text: mode };
  }
  return { do: 'detail', number, detail, text };
}

const LINK = /https?:\/\/|www\./iu;

/** A text of an invitation in which nothing is taken for a placeholder; a link stays the link that it is. */
const plain = (text: string): string =>
  text
    .split(/\s+/u)
    .map((word) =>
      LINK.test(word)
        ? word.replaceAll('{', '%7B').replaceAll('}', '%7D')
        : word
            .replaceAll(/[{}](?=[\p{L}\p{N}])/gu, ' ')
            .replaceAll(/[{}]/gu, '')
            .trim(),
    )
    .filter((word) => word !== '')
    .join(' ');

/** A text with its full stop, unless it ends as a sentence does or with a link. */
const sentence = (text: string): string =>
  /[.!?…]$/u.test(text) || LINK.test(text.split(' ').at(-1) ?? '') ? text : `${text}.`;

/** The broadcast that asks to a meeting. Nothing of what was typed is taken for a placeholder. */
export function invitationTo(
  { title, day, starts, place, details }: Meeting,
  zone: string,
): string {
  const told = (label: string, text: string | undefined): readonly string[] =>
    text === undefined ? [] : [sentence(`${label}: ${plain(text)}`)];
  return [
    sentence(
      `Undangan: ${plain(title)}, ${showDate(day)} pukul ${starts.replace(':', '.')} ${zone}, ${plain(place)}`,
    ),
    ...told('Tujuan', details?.aim),
    ...told('Narasumber', details?.speakers),
    ...told('Materi', details?.material),
    ...(details?.mode === undefined ? [] : [`Diadakan ${showMode(details.mode)}.`]),
    ...told('Daring', details?.link),
  ].join('\n');
}

function clockOf(typed: string): string | null {
  const clock = readClock(typed.replace(/\b(?:wib|wita|wit)\b/giu, ' '));
  if (clock.kind !== 'time') return null;
  return `${String(clock.hour).padStart(2, '0')}:${String(clock.minute).padStart(2, '0')}`;
}

function readAct(number: number, typed: string, today: Day): MeetingLine | null {
  const paper = PRINT.exec(typed)?.groups?.['paper'];
  const named = papers[(paper ?? '').toLowerCase()];
  if (named !== undefined) return { do: 'print', number, paper: named, word: asksForWord(typed) };
  if (typed === '' || /^(?:lihat|buka)$/iu.test(typed)) return { do: 'show', number };
  const act = ACT.exec(typed)?.groups;
  if (act === undefined) return null;
  const verb = (act['verb'] ?? '').toLowerCase();
  const rest = (act['rest'] ?? '').trim();
  if (rest === '') return null;
  // Whoever asks is shown what is noted.
  if (isQuestion(verb, rest, act['colon'] !== undefined)) return { do: 'show', number };
  const detail = DETAILS[verb];
  if (detail !== undefined) return readDetail(number, detail, rest);
  switch (verb) {
    case 'pembahasan':
    case 'bahas':
    case 'catatan':
      return rest.length > longestPoint
        ? how('long')
        : { do: 'point', number, point: { kind: 'discussion', text: rest } };
    case 'keputusan':
    case 'tindak lanjut':
      return readDecision(number, rest, today);
    case 'pimpinan':
    case 'notulis': {
      const read = readSignatory('head', rest);
      if (!read.ok) return how('person');
      const { name, rank, nip } = read.signatory;
      const person = { name, rank, nip, office: officeOf(read.signatory) };
      return { do: verb === 'pimpinan' ? 'chair' : 'secretary', number, person };
    }
    case 'undang':
      return rest.length > 200 ? how('invite') : { do: 'invite', number, to: rest };
    case 'siaran': {
      const code = /^[a-z0-9-]{3,20}$/iu.exec(rest)?.[0];
      return code === undefined ? null : { do: 'broadcast', number, code: code.toUpperCase() };
    }
    case 'selesai':
    case 'mulai':
    case 'jam': {
      const time = clockOf(rest);
      if (time === null) return how('time');
      return { do: verb === 'selesai' ? 'ends' : 'starts', number, time };
    }
    case 'hari':
    case 'tanggal': {
      const day = dayOf(rest, today);
      return day === null ? how('day') : { do: 'day', number, day };
    }
    case 'nama acara':
    case 'judul':
    case 'tempat':
      return rest.length > longestMeetingLine
        ? how('long')
        : { do: verb === 'tempat' ? 'place' : 'title', number, text: rest };
    case 'hapus': {
      const code = /^siaran (s\d{4,6})$/iu.exec(rest)?.[1];
      if (code !== undefined) return { do: 'drop_broadcast', number, code: code.toUpperCase() };
      const at = /^(?:butir |nomor )?(\d{1,2})$/iu.exec(rest)?.[1];
      return at === undefined ? null : { do: 'drop_point', number, at: Number(at) };
    }
    default:
      return rest.length > 100 ? how('long') : { do: 'letter', number, text: rest };
  }
}

/** The office of who presided or wrote, with how it is held: a meeting keeps it as one text. */
function officeOf({ office, standing, onBehalf }: Signatory): string | null {
  const words = [onBehalf ? 'a.n.' : null, standing, office].filter((word) => word !== null);
  return words.length === 0 ? null : words.join(' ');
}

const WHO = /^(?:oleh|penanggung jawab|pj)\b\s?:?\s?/iu;
const UNTIL =
  /^(?:sampai|paling lambat|batas|batas waktu|tenggat|s\.?d\.?)\b\s?:?\s?(?:tanggal )?/iu;

/** `Setiap unit menunjuk admin; oleh Kepala unit; sampai 11 Desember 2026`, the parts behind the first in any order. */
function readDecision(number: number, typed: string, today: Day): MeetingLine {
  const [text = '', ...parts] = typed.split(';').map((part) => part.trim());
  let who: string | null = null;
  let until: string | null = null;
  for (const part of parts.filter((one) => one !== '')) {
    const day = readDate(part.replace(UNTIL, ''), today);
    if (UNTIL.test(part) || (day.kind === 'date' && who !== null)) {
      if (day.kind !== 'date' || day.precision !== 'day') return how('until');
      until = day.value;
    } else who = trimBothOf(part.replace(WHO, ''), ' ,.') || null;
  }
  if (text === '') return how('decision');
  if (text.length > longestPoint || (who?.length ?? 0) > longestMeetingLine) return how('long');
  return { do: 'point', number, point: { kind: 'decision', text, who, until } };
}
