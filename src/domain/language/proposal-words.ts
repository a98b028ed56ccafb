// Reads what people who belong to no office type, and what becomes of their proposals: `usul warga; Fulan; …`, `U-4 …`.
// A message is taken whole or not at all; it finds no unit.
import { longestSentence } from '../candidate.ts';
import { longestOrigin, type Origin } from '../proposal.ts';
import type { Row } from './command-row.ts';

/** Rows of the table of commands; what stands behind a number or a semicolon is read below. */
export const PROPOSAL_COMMANDS: readonly Row[] = [
  {
    name: 'proposals',
    tail: 'rest',
    tailWords: 'warga desa latsar masyarakat kelas pelatihan dprd dewan anggota',
    words: 'usulan|daftar usulan|lihat usulan|usulan dari luar',
  },
];

/** What somebody typed about proposals. Names of units and reasons stand as typed. */
export type ProposalLine =
  | {
      readonly do: 'new';
      readonly origin: Origin;
      /** As typed; null where it was left out. */
      readonly name: string | null;
      readonly sentence: string;
    }
  | { readonly do: 'how' }
  | { readonly do: 'show'; readonly number: number }
  | { readonly do: 'take' | 'give_back'; readonly number: number }
  | { readonly do: 'forward' | 'close'; readonly number: number; readonly rest: string };

const NEW = /^\/?(?:usul|usulkan)\s(?<origin>[^;\n]{4,140})[;\n](?<rest>[^]{3,2400})$/iu;
const DOOR = /^\/?usul(?:kan)?[.!?]?$/iu;
const CITIZEN =
  /^(?:(?:saya|kami|dari|seorang|sebagai)\s+)*(?:warga|masyarakat|umum|warga masyarakat)$/iu;
const VILLAGE =
  /^(?:(?:saya|kami|dari|warga|pemerintah|kantor)\s+)*(?<what>desa|kelurahan)\s+(?<name>[\p{L}\d][\p{L}\d .'-]{1,90})$/iu;
const CLASS =
  /^(?:(?:saya|kami|dari|peserta|alumni)\s+)*(?<what>latsar|pka|pkp|pkn)(?:\s+(?:angkatan|kode|kelas))?\s+(?<name>[\p{L}\d][\p{L}\d ./-]{0,90})$/iu;
// "Dewan" of another kind (of teachers, of a mosque) is no council of the region.
const OF_COUNCIL = String.raw`(?:dprd|dewan(?=\s*$|\s+(?:perwakilan|kabupaten|kota|provinsi|komisi|fraksi|dapil)(?![\p{L}])))`;
const COUNCIL = new RegExp(
  String.raw`^(?:(?:saya|kami|dari|seorang|sebagai|(?<member>anggota))\s+)*${OF_COUNCIL}(?:\s+(?<name>[\p{L}\d][\p{L}\d .'-]{0,80}))?$`,
  'iu',
);
const OUTSIDE = new RegExp(
  String.raw`^(?:(?:saya|kami|dari|peserta|seorang|sebagai)\s+)*(?:(?:warga|masyarakat|desa|kelurahan|latsar|pka|pkp)(?![\p{L}])|(?:anggota\s+)?${OF_COUNCIL})`,
  'iu',
);
const TRAINED = /^(?:(?:saya|kami|dari|peserta|alumni)\s+)*(?:latsar|pka|pkp|pkn)\b/iu;
const NUMBERED = /^\/?u\s?-\s?(?<number>\d{1,6})(?![\p{L}\p{N}])[\s:,]?(?<rest>[^]{0,700})$/iu;
const TAKE = /^(?:ambil|kami ambil|kami ambil alih|ambil alih|saya ambil|terima)[.!]?$/iu;
const GIVE_BACK = /^(?:bukan (?:untuk |urusan )?kami|kembalikan|bukan tugas kami)\b/iu;
const FORWARD = /^(?:untuk|ke|kepada|teruskan ke|teruskan kepada)\s+(?<unit>\S[^\n]{1,98})$/iu;
const CLOSE =
  /^(?:tutup|bukan inovasi|tolak)\b\s?:?\s?(?:karena |alasan )?(?<reason>[^]{0,500})$/iu;

/** Reads where somebody comes from; null where the words name no such place. */
function readOrigin(typed: string): Origin | null {
  const text = typed.trim();
  if (CITIZEN.test(text)) return { kind: 'citizen', name: null };
  const village = VILLAGE.exec(text)?.groups;
  if (village !== undefined)
    return {
      kind: 'village',
      name: `${capital(village['what'])} ${(village['name'] ?? '').trim()}`,
    };
  const council = COUNCIL.exec(text)?.groups;
  if (council !== undefined) {
    const part = (council['name'] ?? '').trim();
    return { kind: 'council', name: part === '' ? 'DPRD' : `DPRD ${part}` };
  }
  const course = CLASS.exec(text)?.groups;
  return course === undefined
    ? null
    : {
        kind: 'class',
        name: `${course['what'] ?? ''} ${(course['name'] ?? '').trim()}`.toUpperCase(),
      };
}

const capital = (word = ''): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/**
 * True where somebody who is asked for their office says that they belong to none: words of an office's name do not. The
 * council alone may be its secretariat, which is an office; a member of it belongs to none.
 */
export function saysOutside(typed: string): boolean {
  if (typed.length > 120) return false;
  const origin = readOrigin(typed);
  if (origin?.kind === 'council')
    return COUNCIL.exec(typed.trim())?.groups?.['member'] !== undefined;
  return origin !== null || TRAINED.test(typed.trim());
}

/** The kind of origin that a list is wanted of; null for all. */
export function originWanted(typed: string): Origin['kind'] | null {
  if (/latsar|kelas|pelatihan/iu.test(typed)) return 'class';
  if (/desa/iu.test(typed)) return 'village';
  if (/dprd|dewan/iu.test(typed)) return 'council';
  return /warga|masyarakat/iu.test(typed) ? 'citizen' : null;
}

/** Reads a line about proposals; null for every other text. */
export function readProposal(text: string): ProposalLine | null {
  if (text.length > longestSentence + 900) return null;
  const line = text.trim();
  if (DOOR.test(line)) return { do: 'how' };
  const made = NEW.exec(line)?.groups;
  if (made !== undefined) return readNew(made['origin'] ?? '', made['rest'] ?? '');
  const found = NUMBERED.exec(line)?.groups;
  return found === undefined ? null : readAct(Number(found['number']), found['rest'] ?? '');
}

function readNew(typed: string, rest: string): ProposalLine | null {
  const origin = readOrigin(typed);
  if (origin === null && !OUTSIDE.test(typed.trim())) return null;
  if (origin === null || (origin.name?.length ?? 0) > longestOrigin) return { do: 'how' };
  const [first = '', ...more] = rest.split(/[;\n]/u).map((part) => part.trim());
  const sentence = (more.length === 0 ? first : more.join(' ')).replace(/\s+/gu, ' ').trim();
  if (sentence.split(' ').length < 3 || sentence.length > longestSentence) return { do: 'how' };
  return { do: 'new', origin, name: more.length === 0 ? null : first, sentence };
}

function readAct(number: number, typed: string): ProposalLine | null {
  const rest = typed.trim().replace(/^[:,]\s?/u, '');
  if (rest === '' || /^(?:lihat|buka|status)$/iu.test(rest)) return { do: 'show', number };
  if (TAKE.test(rest)) return { do: 'take', number };
  if (GIVE_BACK.test(rest)) return { do: 'give_back', number };
  const unit = FORWARD.exec(rest)?.groups?.['unit'];
  if (unit !== undefined) return { do: 'forward', number, rest: unit.trim() };
  const reason = CLOSE.exec(rest)?.groups?.['reason'];
  return reason === undefined ? null : { do: 'close', number, rest: reason.trim() };
}
