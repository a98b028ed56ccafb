// Reads what an office tells of its letterhead and of who signs: "kop alamat: …", "ttd kepala: Plt. …, Pembina, NIP …".
// Everything it cannot place is said back; it never guesses a name, and which unit a name means is found out by others.
import { longestOffice, type Signatory, type SigningPlace, type Standing } from '../letterhead.ts';
import { readPersonName } from '../person-name.ts';
import { trimBothOf, trimEndOf } from '../trimming.ts';
import type { Row } from './command-row.ts';

/** Rows of the table of commands. What is changed is read below, with every sign as typed. */
export const LETTERHEAD_COMMANDS: readonly Row[] = [
  {
    name: 'letterhead',
    tail: 'rest',
    tailWords: 'unit',
    words:
      'kop|kop surat|lihat kop|lihat kop surat|atur kop|atur kop surat|ubah kop|isi kop|penanda tangan|penandatangan|siapa penanda tangan|siapa yang tanda tangan|daftar penanda tangan|atur penanda tangan|ttd',
  },
];

/** What is changed: a line of the letterhead, the picture that was sent, or who signs in a place; null takes it away. */
export type LetterheadChange =
  | { readonly what: 'names' | 'address' | 'contact'; readonly text: string | null }
  | { readonly what: 'emblem' }
  | { readonly what: 'signatory'; readonly place: SigningPlace; readonly text: string | null };

const LINES: Readonly<Record<string, 'names' | 'address' | 'contact'>> = {
  nama: 'names',
  alamat: 'address',
  kontak: 'contact',
  telepon: 'contact',
};
const PLACES: Readonly<Record<string, SigningPlace>> = {
  kepala: 'head',
  pimpinan: 'head',
  admin: 'admin',
  bupati: 'regent',
  gubernur: 'regent',
  walikota: 'regent',
};
const KOP = /^\/?(?:(?:atur|ubah|isi)\s+)?kop(?:\s+surat)?\s+(?<rest>\S[^]*)$/iu;
const TTD = /^\/?(?:(?:atur|ubah)\s+)?(?:ttd|tanda\s?tangan|penanda\s?tangan)\s+(?<rest>\S[^]*)$/iu;
const LINE_FIRST =
  /^(?<unit>unit\s+)?(?<line>nama|alamat|kontak|telepon)(?<by>\s*[:=]\s*|\s+)(?<text>\S[^]*)$/iu;
const USE_EMBLEM =
  /^\/?(?:kop\s+)?(?:(?:pakai|gunakan)\s+lambang|lambang(?::|\s)\s*(?:pakai|gunakan))$/iu;
const GONE = /^(?:hapus|kosongkan|-|–)\.?$/iu;
/** Words that go along with an office and name none: "ttd kepala dinas", "kop kami alamat". */
const NO_NAME = new Set(
  'unit dinas badan kantor opd skpd upt puskesmas pkm instansi kami saya perangkat daerah inovasi pemda milik untuk'.split(
    ' ',
  ),
);
/** A name of an office is no longer; what is longer is a sentence. Words. */
const LONGEST_NAME = 9;

/** A change of the letterhead or of who signs, as typed. */
export interface LetterheadLine {
  /** How the office is called; null: it is not named. */
  readonly office: string | null;
  /** A unit's is meant, whatever else the person looks after. */
  readonly ofUnit: boolean;
  readonly change: LetterheadChange;
  /** The text may begin with the name of an office: "kop alamat rsud: Jalan …". */
  readonly perhaps?: { readonly office: string; readonly change: LetterheadChange };
}

/** Reads a change of the letterhead or of who signs; null for every other text. */
export function readLetterhead(typed: string): LetterheadLine | null {
  const line = typed.trim();
  if (line.length > 700) return null;
  if (USE_EMBLEM.test(line)) return { office: null, ofUnit: false, change: { what: 'emblem' } };
  const kop = KOP.exec(line)?.groups?.['rest'];
  if (kop !== undefined) return readHeadLine(kop);
  const ttd = TTD.exec(line)?.groups?.['rest'];
  return ttd === undefined ? null : readPlaceLine(ttd);
}

function readHeadLine(rest: string): LetterheadLine | null {
  const first = LINE_FIRST.exec(rest)?.groups;
  const what = LINES[(first?.['line'] ?? '').toLowerCase()];
  if (first !== undefined && what !== undefined) {
    const text = first['text'] ?? '';
    const named = first['by']?.trim() === '' ? parted(text) : null;
    const perhaps =
      named === null || officeIn(named.words) === null
        ? {}
        : {
            perhaps: {
              office: officeIn(named.words) ?? '',
              change: { what, text: textOf(named.text) },
            },
          };
    return {
      office: null,
      ofUnit: first['unit'] !== undefined,
      change: { what, text: textOf(text) },
      ...perhaps,
    };
  }
  const named = parted(rest);
  const last = LINES[named?.words.at(-1)?.toLowerCase() ?? ''];
  if (named === null || last === undefined) return null;
  const words = named.words.slice(0, -1);
  return {
    ...{ office: officeIn(words), ofUnit: saysUnit(words) },
    change: { what: last, text: textOf(named.text) },
  };
}

function readPlaceLine(rest: string): LetterheadLine | null {
  // "wali kota" is one word for this.
  const named = parted(rest.replace(/\bwali\s+kota\b/iu, 'walikota'));
  if (named === null) return null;
  const { words } = named;
  const at = words[0]?.toLowerCase() === 'unit' ? 1 : 0;
  const [first, last] = [words[at] ?? '', words.at(-1) ?? ''].map(
    (word) => PLACES[word.toLowerCase()],
  );
  const place = first ?? last;
  if (place === undefined) return null;
  const left = first === undefined ? words.slice(0, -1) : words.filter((_, index) => index !== at);
  return {
    ...{ office: officeIn(left), ofUnit: saysUnit(left) },
    change: { what: 'signatory', place, text: textOf(named.text) },
  };
}

/** The words in front of a colon and the text behind it; null without one, or where a sentence stands there. */
function parted(text: string): { readonly words: readonly string[]; readonly text: string } | null {
  const at = text.search(/[:=]/u);
  const words = text.slice(0, Math.max(at, 0)).split(/\s+/u).filter(Boolean);
  const behind = text.slice(at + 1).trim();
  if (at < 1 || behind === '' || words.length > LONGEST_NAME) return null;
  return { words, text: behind };
}

const saysUnit = (words: readonly string[]): boolean => words[0]?.toLowerCase() === 'unit';

/** How an office is called in these words; null where they name none. */
function officeIn(words: readonly string[]): string | null {
  const named = saysUnit(words) ? words.slice(1) : words;
  if (named.every((word) => NO_NAME.has(word.toLowerCase()))) return null;
  return named.join(' ');
}

const textOf = (typed: string): string | null => {
  const text = typed.replace(/\s+/gu, ' ').trim();
  return GONE.test(text) ? null : text;
};

/** Lines of a name, written with a stroke between them. */
export const nameLines = (text: string): readonly string[] =>
  text
    .split(/[/|]/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Why a signatory could not be read. */
export type SignatoryProblem = 'nip' | 'name' | 'long';

const STANDING = /^(plt|plh|pjs|pj)\b\.?\s*/iu;
const ON_BEHALF = /^a\.?\s?n\.?\s+/iu;
// Blanks are single here; what stands around a part is taken off afterwards.
const NIP =
  /\bnip\b[ .:]{0,4}(?<marked>[\d .]{1,40})|(?<![\p{L}\d./-])(?<bare>\d[\d .]{12,30}\d)(?![\p{L}\d/-])/iu;
// Ranks of civil servants as they are written, with the grade behind them or not.
const RANK =
  /(?<=[ ,;])(?<rank>(?:juru|pengatur|penata|pembina)(?: (?:muda|utama|madya)){0,2}(?: (?:tingkat|tk\.?) ?(?:i|1))?(?:,? ?\(? ?(?:iv|iii|ii|i) ?\/? ?[a-e] ?\)?)?)(?=$|[ ,;])/iu;
const OFFICE = /\bjabatan\b ?[:=]? ?(?<office>[^;]{1,300})/iu;

const standingOf = (typed: string): Standing =>
  ({ plt: 'Plt.', plh: 'Plh.', pj: 'Pj.', pjs: 'Pjs.' } as const)[
    typed.toLowerCase() as 'plt' | 'plh' | 'pj' | 'pjs'
  ];

/**
 * Reads who signs out of one line, in any order behind the name: `Plt. Rina Contoh, S.Kep., Pembina Tk. I, NIP 19…`,
 * `a.n. Ahmad Contoh, S.H.; jabatan Sekretaris Daerah; Pembina Utama Madya; NIP 19…`.
 */
export function readSignatory(
  place: SigningPlace,
  typed: string,
):
  | { readonly ok: true; readonly signatory: Signatory }
  | { readonly ok: false; readonly why: SignatoryProblem } {
  let left = typed.replace(/\s+/gu, ' ').trim();
  let onBehalf = false;
  let standing: Standing | null = null;
  // Both may stand in front, in this order.
  if (ON_BEHALF.test(left)) {
    onBehalf = true;
    left = left.replace(ON_BEHALF, '');
  }
  const [whole, word] = STANDING.exec(left) ?? [];
  if (whole !== undefined && word !== undefined) {
    standing = standingOf(word);
    left = left.slice(whole.length);
  }
  const nip = NIP.exec(left);
  const digits = (nip?.groups?.['marked'] ?? nip?.groups?.['bare'])?.replace(/\D/gu, '') ?? null;
  if (digits !== null && digits.length !== 18) return { ok: false, why: 'nip' };
  if (nip !== null) left = left.replace(nip[0], ' ; ');
  const rank = RANK.exec(left)?.groups?.['rank']?.trim() ?? null;
  if (rank !== null) left = left.replace(RANK, ' ; ');
  const told = OFFICE.exec(left)?.groups?.['office'];
  const office = told === undefined ? null : trimEndOf(told, ' ,.(');
  if (office !== null) left = left.replace(OFFICE, ' ; ');
  if ((office ?? '').length > longestOffice || (rank ?? '').length > longestOffice)
    return { ok: false, why: 'long' };
  // What is left must be one name: a second part is something that was not understood.
  const parts = left
    .split(';')
    .map((part) => trimBothOf(part, ' ,()'))
    .filter((part) => part !== '');
  const [only] = parts;
  const name = only === undefined || parts.length > 1 ? null : readPersonName(only);
  if (name === null || (onBehalf && office === null)) return { ok: false, why: 'name' };
  return { ok: true, signatory: { place, name, rank, nip: digits, office, standing, onBehalf } };
}

const CAPTION = /^\/?(?:ini\s+)?(?:kop\s+)?(?:lambang|logo)(?<rest>(?:\s[^]*)?)$/iu;
const AROUND_EMBLEM = new Set(
  'daerah kabupaten kota provinsi unit kop surat untuk kami dinas pemda ya'.split(' '),
);

/** Whose emblem a caption calls a picture; `office`: how it is called, null where it is not named. */
type EmblemCaption = Pick<LetterheadLine, 'office' | 'ofUnit'>;

/** Reads a caption that calls a picture an emblem; null for every other. */
export function readEmblemCaption(caption: string | null): EmblemCaption | null {
  const typed = trimEndOf((caption ?? '').slice(0, 100).trim(), ' .!');
  const rest = CAPTION.exec(typed)?.groups?.['rest'];
  if (rest === undefined) return null;
  const words = rest.split(/\s+/u).filter(Boolean);
  const ofUnit = words.some((word) => word.toLowerCase() === 'unit');
  if (words.every((word) => AROUND_EMBLEM.has(word.toLowerCase()))) return { office: null, ofUnit };
  // A logo of something else is a proof; only the word of the law goes with a name.
  if (/\blogo\b/iu.test(typed)) return null;
  const lead = words.findIndex((word) => !['unit', 'untuk', 'kop'].includes(word.toLowerCase()));
  return { office: words.slice(lead).join(' '), ofUnit };
}
