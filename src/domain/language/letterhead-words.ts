// Reads what an office tells of its letterhead and of who signs: "kop alamat: …", "ttd kepala: Plt. …, Pembina, NIP …".
// Everything it cannot place is said back; it never guesses a name.
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

/** What is changed: a line of the letterhead, or who signs in a place; null takes it away. */
type LetterheadChange =
  | { readonly what: 'names' | 'address' | 'contact'; readonly text: string | null }
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
  'wali kota': 'regent',
};
const KOP =
  /^\/?(?:atur\s+|ubah\s+|isi\s+)?kop(?:\s+surat)?(?<unit>\s+unit)?\s+(?<line>nama|alamat|kontak|telepon)(?:\s*[:=]\s*|\s+)(?<text>\S[^]*)$/iu;
const TTD =
  /^\/?(?:atur\s+|ubah\s+)?(?:ttd|tanda\s?tangan|penanda\s?tangan)(?<unit>\s+unit)?\s+(?<place>kepala|pimpinan|admin|bupati|gubernur|wali\s?kota)\s*[:=]\s*(?<text>\S[^]*)$/iu;
const GONE = /^(?:hapus|kosongkan|-|–)\.?$/iu;

/** A change of the letterhead as typed; `ofUnit`: the unit's is meant, whatever else the person looks after. */
export interface LetterheadLine {
  readonly ofUnit: boolean;
  readonly change: LetterheadChange;
}

/** Reads a change of the letterhead or of who signs; null for every other text. */
export function readLetterhead(typed: string): LetterheadLine | null {
  const line = typed.trim();
  if (line.length > 700) return null;
  const kop = KOP.exec(line)?.groups;
  const what = LINES[(kop?.['line'] ?? '').toLowerCase()];
  if (kop !== undefined && what !== undefined)
    return {
      ofUnit: kop['unit'] !== undefined,
      change: { what, text: textOf(kop['text'] ?? '') },
    };
  const ttd = TTD.exec(line)?.groups;
  const place = PLACES[(ttd?.['place'] ?? '').toLowerCase().replace(/\s+/gu, ' ')];
  if (ttd === undefined || place === undefined) return null;
  return {
    ofUnit: ttd['unit'] !== undefined,
    change: { what: 'signatory', place, text: textOf(ttd['text'] ?? '') },
  };
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

const CAPTION =
  /^\/?(?:ini\s+)?(?:kop\s+)?(?:lambang|logo)(?:\s+(?:daerah|kabupaten|kota|provinsi|unit|kop|surat|untuk|kami|dinas|pemda))*[\s.!]*$/iu;

/** Tells whether a caption calls a picture the emblem of an office; `ofUnit`: that of the unit. */
export function readEmblemCaption(caption: string | null): { readonly ofUnit: boolean } | null {
  const typed = (caption ?? '').slice(0, 100);
  return CAPTION.test(typed) ? { ofUnit: /\bunit\b/iu.test(typed) } : null;
}
