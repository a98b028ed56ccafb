// Reads who is to be invited out of a table: its columns are known by their heads. It gives lines as somebody would type them,
// which are read and shown like those; it finds no unit, and invites nobody.

const UNIT =
  /^(?:nama )?(?:unit(?: kerja)?|skpd|opd|perangkat daerah|instansi|kantor|dinas|puskesmas)$/u;
const NAME = /^nama(?: lengkap| orang| pejabat| pegawai| asn)?$/u;
const PHONE =
  /^(?:(?:nomor|no\.?|nmr) ?)?(?:hp|wa|whatsapp|telepon|telp|telpon|handphone|ponsel|kontak)(?: ?\/ ?(?:wa|hp|whatsapp))?$/u;
/** Counts the rows in front of the names, and is a number to call behind them, where no other column is. */
const NUMBER = /^nomor$/u;
const ROLE = /^(?:peran|sebagai|tugas|role|jadi|kedudukan|diundang sebagai)$/u;
const NIP = /^nip$/u;
/** A list of innovations has such columns too. */
const OTHER = /inovasi|judul|tahapan|inisiator/u;

/** The head stands among the first rows. */
const HEAD_ROWS = 10;
const MOST_LINES = 300;
const LONGEST_CELL = 120;

/** Gives a line for each row of the first table that tells whom to invite; null where no sheet holds one. */
export function readInvitationTable(
  sheets: readonly { readonly rows: readonly (readonly string[])[] }[],
): readonly string[] | null {
  for (const { rows } of sheets) {
    const at = rows.slice(0, HEAD_ROWS).findIndex((row) => columnsOf(row) !== null);
    const columns = columnsOf(rows[at] ?? []);
    if (columns === null) continue;
    const lines = rows.slice(at + 1).flatMap((row) => {
      const parts = columns.map((column) => tidy(row[column] ?? '')).filter((part) => part !== '');
      return parts.length === 0 ? [] : [parts.join('; ')];
    });
    return lines.slice(0, MOST_LINES);
  }
  return null;
}

/** The places of unit, name, number, NIP and role in a row of heads; null for any other row. */
function columnsOf(row: readonly string[]): readonly number[] | null {
  const heads = row.map((cell) => tidy(cell).toLowerCase());
  if (heads.some((head) => OTHER.test(head))) return null;
  const place = (shape: RegExp): number => heads.findIndex((head) => shape.test(head));
  const [unit, name, called, nip, role] = [UNIT, NAME, PHONE, NIP, ROLE].map(place);
  const number = place(NUMBER);
  const phone = called !== undefined && called < 0 && number > 0 ? number : called;
  if (unit === undefined || unit < 0 || ((role ?? -1) < 0 && (phone ?? -1) < 0)) return null;
  return [unit, name, phone, nip, role].filter((one) => one !== undefined && one >= 0) as number[];
}

/** A cell without what would part a line; a number that a workbook wrote with a fraction is whole. */
const tidy = (cell: string): string =>
  cell
    .replaceAll(/[\s;|]+/gu, ' ')
    .trim()
    .replace(/^(\d{9,18})\.0+$/u, '$1')
    .slice(0, LONGEST_CELL);

const CAPTION =
  /^\/?(?:daftar )?undang(?:an|kan)?(?: (?:banyak|sekaligus|semua|orang|mereka|ini))*[.!]?$/iu;

/** True for a caption that says that a file tells whom to invite. */
export const isInvitationCaption = (caption: string): boolean => CAPTION.test(caption.trim());
