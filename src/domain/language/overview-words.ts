// Questions about how units stand: their words as commands, a unit or a gakor that is asked about, and a broadcast in one line.
// It finds no unit; names stand as typed.
import { unitKinds } from '../region.ts';
import type { Row } from './command-row.ts';
import { HUB_COMMANDS } from './hub-words.ts';
import { PROPOSAL_COMMANDS } from './proposal-words.ts';
import { PROMISE_COMMANDS } from './promise-words.ts';
import { VISIT_COMMANDS } from './visit-words.ts';
import { isAddress, isParticle, plainWords, rawWords } from './words.ts';

/** Rows of the table of commands. */
export const OVERVIEW_COMMANDS: readonly Row[] = [
  ...VISIT_COMMANDS,
  ...PROMISE_COMMANDS,
  ...PROPOSAL_COMMANDS,
  ...HUB_COMMANDS,
  {
    name: 'overview',
    tail: 'none',
    words:
      'keadaan unit|berapa yang sudah masuk|berapa yang masuk|sudah berapa yang masuk|yang sudah masuk berapa|berapa inovasi yang sudah masuk|berapa inovasi yang masuk|sudah berapa inovasi yang masuk|berapa inovasi masuk|berapa sudah masuk|sudah masuk berapa|keadaan semua unit|bagaimana keadaan unit|corong|berapa yang sudah kirim|berapa yang sudah mengirim|sudah berapa yang kirim|perkembangan unit|perkembangan semua unit',
  },
  {
    name: 'not_begun',
    tail: 'none',
    words:
      'belum mulai|siapa yang belum mulai|siapa belum mulai|yang belum mulai|yang belum mulai siapa|yang belum mulai siapa saja|unit yang belum mulai|unit mana yang belum mulai|unit mana yang belum|siapa yang belum isi|siapa belum isi|siapa saja yang belum isi|siapa saja yang belum mulai|siapa yang belum mengisi|unit belum mulai|mana yang belum mulai|unit mana saja yang belum mulai|siapa yang belum masuk|siapa belum masuk|unit yang belum masuk',
  },
  {
    name: 'stuck',
    tail: 'none',
    words:
      'tertahan|macet dmn|tertahan dmn|yang tertahan|yang tertahan di mana|yang tertahan dimana|tertahan di mana|tertahan dimana|macet di mana|macet dimana|di mana macetnya|dimana macetnya|macetnya di mana|macetnya dimana|apa yang tertahan|siapa yang tertahan|mana yang tertahan|yang macet',
  },
  {
    name: 'late',
    tail: 'none',
    words:
      'terlambat|yang terlambat|yang terlambat siapa|siapa yang terlambat|siapa terlambat|siapa saja yang terlambat|unit yang terlambat|unit mana yang terlambat|yang telat|siapa yang telat|yang telat siapa|siapa telat',
  },
  {
    name: 'remind_not_begun',
    tail: 'none',
    changes: true,
    words:
      'ingatkan mereka|ingatkan yang belum mulai|ingatkan yang belum|ingatkan semuanya|ingatkan unit yang belum mulai|kirim pengingat ke mereka|tolong ingatkan mereka',
  },
];

const ASKING = new Set(
  plainWords(
    rawWords(
      'bagaimana keadaannya kabarnya sampai mana dimana di perkembangannya progresnya sudah gimana apa kabar status statusnya',
    ),
  ),
);
const BEFORE =
  /^(?:bagaimana|gimana|gmn|bgmn|keadaan|kondisi|perkembangan|progres|cek|lihat)\s+(?:unit\s+)?(\S.{1,98})$/iu;
const NAMED = /^unit\s+(\S.{1,98})$/iu;
const GAKOR = /^\/?gakor\s+(\d{1,4})$/iu;

/** What is asked about: a gakor by its number, or a unit as typed. */
export type StandingAsked = { readonly gakor: number } | { readonly unit: string };

/** Reads a question about one unit or gakor; null for any other text. `unit` may still be no unit at all. */
export function readStandingAsked(text: string): StandingAsked | null {
  const line = text.trim().replace(/[?.!\s]{1,10}$/u, '');
  if (line.length > 120 || line.includes('\n')) return null;
  const gakor = GAKOR.exec(line)?.[1];
  if (gakor !== undefined) return { gakor: Number(gakor) };
  const named = NAMED.exec(line)?.[1] ?? BEFORE.exec(line)?.[1];
  const typed = (named ?? line).split(/\s+/u);
  let end = typed.length;
  while (end > 1 && isAround(typed[end - 1] ?? '')) end -= 1;
  const asks = named !== undefined || typed.slice(end).some(isAsking);
  return asks ? { unit: typed.slice(0, end).join(' ') } : null;
}

/** A word that asks, or softens what was asked. */
const isAround = (word: string): boolean =>
  isAsking(word) || rawWords(word.toLowerCase()).every((one) => isParticle(one) || isAddress(one));

function isAsking(word: string): boolean {
  const plain = plainWords(rawWords(word.toLowerCase()));
  return plain.length > 0 && plain.every((one) => ASKING.has(one));
}

const LINE = /^\/?siaran\s+(?:untuk|utk|ke|kepada|buat)\s+([^:\n]{2,100}):\s*(\S[^]{0,3499})$/iu;
const ATTENDANCE = /\b(?:konfirmasi|mohon|harap)\b[^.]{0,60}\b(?:kehadiran|hadir(?:nya)?)\b/iu;

/** A broadcast in one line: to whom as typed, its text, and whether it asks who comes. */
export interface BroadcastLine {
  readonly to: string;
  readonly text: string;
  readonly attendance: boolean;
}

/** Reads a broadcast in one line; null for any other text. */
export function readBroadcastLine(typed: string): BroadcastLine | null {
  const [, to, text] = LINE.exec(typed.trim()) ?? [];
  if (to === undefined || text === undefined) return null;
  return { to: to.trim(), text: text.trim(), attendance: ATTENDANCE.test(text) };
}

const ALL_OF = new Set(plainWords(rawWords('semua seluruh para unit')));

/** Reads the kind of units that a text means, all of them; null where it names something else. */
export function readUnitKind(typed: string): string | null {
  const [kind = '', ...more] = plainWords(rawWords(typed.toLowerCase())).filter(
    (word) => !ALL_OF.has(word),
  );
  if (more.length > 0) return null;
  // The words of the region are compared as what was typed is read: "pkm" is "puskesmas" by then.
  return (
    unitKinds().find(({ words }) =>
      words.some((word) => plainWords(rawWords(word)).join(' ') === kind),
    )?.id ?? null
  );
}

/** What a unit that has not begun is told; names in brackets are filled in for each. */
export const notBegunReminder =
  'Yth. Bapak/Ibu {nama}. {unit} belum mencatat inovasi; dapat dikirim sampai {tenggat}. Ketik "contoh": lima pertanyaan untuk menemukan yang sudah berjalan.';
