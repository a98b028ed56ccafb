// Words about years and editions: what carries innovations over, what shows the workbook of an edition, names of files that are
// tables, captions that call one an edition or an old list.
// It reads no file.
import type { Row } from './command-row.ts';

/** Rows of the table of commands. */
export const EDITION_COMMANDS: readonly Row[] = [
  {
    name: 'old_list',
    tail: 'rest',
    tailWords: 'riwayat katalog sebagai jadikan tahun saja',
    words: 'daftar lama|lihat daftar lama|ambil daftar lama|daftar inovasi lama',
  },
  {
    name: 'carry_over_unit',
    tail: 'rest',
    tailWords: 'unit kami saya ini tahun lalu',
    words:
      'lanjutkan semua inovasi|lanjut semua inovasi|teruskan semua inovasi|bawa semua inovasi|lanjutkan inovasi unit|lanjutkan seluruh inovasi',
  },
  {
    name: 'carry_over',
    tail: 'code',
    words:
      'lanjutkan inovasi|lanjut inovasi|teruskan inovasi|bawa inovasi|lanjutkan inovasi tahun lalu|lanjutkan inovasi lama|bawa inovasi tahun lalu|pakai inovasi tahun lalu|inovasi tahun lalu|salin inovasi tahun lalu',
  },
  // Behind these stands the name of an edition, which is no word.
  {
    name: 'edition_try',
    tail: 'free',
    words: 'coba edisi|uji coba edisi|cobakan edisi|edisi coba',
  },
  { name: 'edition_export', tail: 'free', words: 'edisi ekspor|ekspor edisi' },
  {
    name: 'edition_export',
    tail: 'rest',
    tailWords: 'edisi ini berjalan formulir excel xlsx dong tahun',
    words:
      'unduh buku kerja|edisi unduh|unduh edisi|buku kerja edisi|buku kerja|minta buku kerja|kirim buku kerja|kirimkan buku kerja|ambil buku kerja|minta berkas edisi|unduh berkas edisi|berkas edisi',
  },
  {
    name: 'edition',
    tail: 'rest',
    tailWords: 'halaman',
    words:
      'edisi|perubahan edisi|lihat perubahan edisi|lihat edisi|terbitkan edisi|terbitkan versi baru|perubahan formulir edisi',
  },
];

const TABLE = /\.(?:xlsx|xlsm|xlsb|xls|xltx|ods|csv|tsv|html?)$/iu;
const REPORT = /\.(?:docx|odt|pdf|txt)$/iu;
const OLD = 'daftar lama|daftar inovasi|inovasi lama|laporan lama|data lama|sinovda';
const EDITION = new RegExp(`(?:^|[^\\p{L}])(?:edisi|buku kerja|${OLD})(?:$|[^\\p{L}])`, 'iu');
const OLD_REPORT = new RegExp(`(?:^|[^\\p{L}])(?:${OLD})(?:$|[^\\p{L}])`, 'iu');
const COLUMN =
  /^\/?kolom\s(?<column>[^=\n]{1,80}?)\s?(?:=|\s(?:adalah|berisi)\s)\s?(?<means>[^=\n]{1,80})$/iu;
/** What asks is no statement; with `=` it is one whatever its words are. */
const ASKS =
  /(?:^|\s)(?:apa|apakah|apaan|siapa|mana|berapa|bagaimana|gimana|kenapa|mengapa)(?:$|[\s?.!])|\?/iu;

/** True for the name of a file that is a table. */
export const isWorkbookName = (name: string): boolean => TABLE.test(name);

/** True for a caption that calls a file an edition or an old list. */
export const isWorkbookCaption = (caption: string): boolean => EDITION.test(caption);

/** True for a report of one old innovation: nothing but its caption tells it from evidence. */
export const isOldReport = (name: string, caption: string): boolean =>
  REPORT.test(name) && OLD_REPORT.test(caption);

/** Reads what a column of an old list tells: `kolom Skor SID = lewati`, `kolom C adalah unit`; null for every other text. */
export function readOldColumn(
  text: string,
): { readonly column: string; readonly means: string } | null {
  if (!text.includes('=') && ASKS.test(text)) return null;
  const groups = COLUMN.exec(text.trim().replaceAll(/\s+/gu, ' '))?.groups;
  const [column, means] = [groups?.['column']?.trim(), groups?.['means']?.trim()];
  return column === undefined || means === undefined || column === '' || means === ''
    ? null
    : { column, means };
}

/** What an old list becomes besides drafts: rows that are counted, or entries that wait for the catalogue. */
export type ListUse = 'history' | 'catalogue';

/**
 * Reads what an old list is to become: `riwayat 2024`, `katalog 2024`; null where nobody says that it is to be more than drafts.
 * `year` null: none was named that it can be of.
 */
export function readListUse(
  rest: string | undefined,
  before: number,
): { readonly use: ListUse; readonly year: number | null } | null {
  const word = /(?:^|\s)(riwayat|katalog)(?:\s|$)/iu.exec(rest ?? '')?.[1]?.toLowerCase();
  if (word === undefined) return null;
  const use = word === 'katalog' ? 'catalogue' : 'history';
  const year = Number(/(?:^|\s)((?:19|20)\d\d)(?:\s|$)/u.exec(rest ?? '')?.[1] ?? '0');
  return { use, year: year >= firstYear && year < before ? year : null };
}

/** No list tells of a year before this one. */
const firstYear = 1990;

/** Words by which a column is no item: the unit of each row, or nothing that is taken. */
export function columnMeans(means: string): 'unit' | 'skip' | null {
  if (/^(?:unit|skpd|opd|pd|perangkat daerah|nama unit|unit kerja|instansi)$/iu.test(means))
    return 'unit';
  return /^(?:lewati|abaikan|tidak diambil|bukan apa-apa|lewat|-)$/iu.test(means) ? 'skip' : null;
}

/** True for words that end the trial of an edition: `selesai coba`, `akhiri percobaan`, `batal`. */
export const readTrialEnd = (text: string): boolean =>
  /^\/?(?:batal|(?:selesai|akhiri|hentikan|berhenti|stop|keluar)(?: dari)? (?:coba|mencoba|percobaan|uji coba)(?: edisi)?)[.!]?$/iu.test(
    text.trim().replaceAll(/\s+/gu, ' '),
  );

/** The page that was typed behind a command; 1 where none was. */
export const pageTyped = (rest: string | undefined): number =>
  Number(/(\d{1,3})\s*$/u.exec(rest ?? '')?.[1] ?? '1');

/** An edition as it was typed behind a command: its id, its year, or whatever else was said; empty where nothing was. */
export interface TypedEdition {
  readonly id: string | null;
  readonly year: number | null;
  readonly said: string;
}

/** Words that name no edition, or the running one. */
const FILLERS = /^(?:(?:edisi|ini|berjalan|sekarang|formulir|excel|xlsx|dong|ya|tahun)\s*)*$/u;

const EDITION_ID = /^[a-z][a-z0-9]{0,30}-[a-z0-9-]{0,30}\d$/u;

/** Reads which edition is meant. */
export function readTypedEdition(rest: string | undefined): TypedEdition {
  const said = (rest ?? '').trim().toLowerCase();
  const year = /\b20\d\d\b/u.exec(said)?.[0];
  return {
    id: said.split(/\s+/u).find((word) => EDITION_ID.test(word)) ?? null,
    year: year === undefined ? null : Number(year),
    said: FILLERS.test(said) ? '' : said,
  };
}
