// The words for designation by SK and entry into the national portal.
// A message without a sentence does not compile.
import { decision } from '../../domain/region.ts';
import { count, day, lines, moment, paragraphs, quoted, size, theirs } from './format.ts';
import { stateNames } from './labels.ts';
import { named } from './phrases.ts';
import type { WordsOf } from './words.ts';
import type { DesignationMessages } from '../../domain/conversation/designation/messages.ts';

const rowLine = (
  row: { readonly code: string; readonly name: string | null; readonly unit: string },
  index: number,
) => `${index + 1}. ${named(row.code, row.name)}, ${row.unit}`;

/** The words. */
export const designationWords: WordsOf<DesignationMessages> = {
  designation_lists: ({ monitored, frozen, last }) =>
    paragraphs(
      monitored.length === 0
        ? 'Belum ada inovasi yang selesai monev dan menunggu penetapan.'
        : lines(`${count(monitored.length)} inovasi siap ditetapkan:`, ...monitored.map(rowLine)),
      frozen === null
        ? null
        : lines(
            `Daftar yang dibekukan ${moment(frozen.at)}${frozen.by === null ? '' : ` oleh ${frozen.by}`}:`,
            ...frozen.rows.map(
              (row, index) =>
                `${rowLine(row, index)}${row.changed ? ' (berubah sejak dibekukan)' : ''}`,
            ),
          ),
      last === null
        ? null
        : lines(
            `SK ${last.number} tanggal ${day(last.date)}:`,
            ...last.rows.map((row, index) => `${rowLine(row, index)}, ${stateNames[row.state]}`),
            last.scan === null ? null : `Scan SK: ${last.scan.name} (${size(last.scan.size)})`,
          ),
    ),
  freeze_ask: ({ count: rows }) =>
    `Bekukan ${count(rows)} inovasi di atas sebagai lampiran ${decision()}?`,
  frozen: ({ count: rows }) =>
    `✔ Tersimpan: daftar ${count(rows)} inovasi dibekukan. Sesudah SK terbit, ketik "catat sk 188.45/123/2026 tanggal 1 Desember 2026" dengan nomor dan tanggalnya.`,
  sk_how: () =>
    'Sesudah SK terbit, ketik "catat sk" lalu nomor dan tanggalnya, misalnya "catat sk 188.45/123/2026 tanggal 20 Oktober 2026".',
  sk_nothing_frozen: () =>
    'Belum ada daftar yang dibekukan. Ketik "daftar sk" untuk melihat dan membekukannya dulu.',
  sk_changed: ({ rows }) =>
    lines(
      'SK belum dapat dicatat, karena yang berikut berubah sejak daftar dibekukan:',
      ...rows.map((row) => `• ${named(row.code, row.name)}`),
      'Ketik "daftar sk" untuk membekukan daftar yang baru.',
    ),
  sk_unclear: ({ number, date }) =>
    lines(
      number === null ? 'Nomor SK-nya belum terbaca.' : `Nomor SK kami baca ${quoted(number, 80)}.`,
      number !== null && date === null ? 'Tanggalnya belum ada.' : null,
      date === null ? null : `Tanggalnya belum terbaca: ${quoted(date, 80)}.`,
      'Tulis lagi dengan nomor dan tanggal, bulan, tahunnya, misalnya "catat sk 188.45/123/2026 tanggal 20 Oktober 2026".',
    ),
  sk_future: ({ number, date }) =>
    `Tanggal ${day(date)} untuk SK ${theirs(number, 80)} masih jauh. SK dicatat sesudah terbit; mohon periksa tanggal dan tahunnya, lalu tulis lagi.`,
  sk_ask: ({ number, date, count: rows, ahead }) =>
    `Catat ${decision()} nomor ${number} tanggal ${day(date)} untuk ${count(rows)} inovasi pada daftar yang dibekukan?${ahead ? ' Perhatikan: tanggal itu belum tiba.' : ''}`,
  sk_recorded: ({ number, date, count: rows }) =>
    `✔ Tersimpan: SK ${number} tanggal ${day(date)}. ${count(rows)} inovasi ditetapkan; pengisinya kami beri tahu.`,
  sk_scan_how: () =>
    'Scan SK ini belum ada. Kirim berkasnya ke sini (PDF, JPG atau PNG) dengan keterangan "sk".',
  sk_scan_too_early: () =>
    'Belum ada SK yang dicatat, jadi scan ini belum dapat disimpan. Ketik "daftar sk" untuk melihat daftarnya dan mencatat SK, lalu kirim lagi berkasnya.',
  sk_scan_unknown: ({ numbers }) =>
    lines(
      'Belum ada SK yang dicatat dengan nomor itu. Yang sudah dicatat:',
      ...numbers.map((number) => `• ${number}`),
      'Mohon kirim lagi berkasnya dengan salah satu nomor itu, atau dengan keterangan "sk" saja untuk SK terbaru.',
    ),
  sk_scan_taken: ({ number, name, more }) =>
    lines(
      `${name} sedang kami simpan sebagai scan SK ${number}.`,
      more
        ? 'Hanya berkas pertama yang kami ambil. Bila SK-nya beberapa halaman, mohon gabungkan dalam satu PDF, lalu kirim lagi.'
        : null,
    ),
  sk_scan_stored: ({ name, size: bytes }) =>
    `✔ Tersimpan: ${name} (${size(bytes)}) sebagai scan ${decision()}. Ketik "daftar sk" untuk melihatnya.`,
  portal_id_read: ({ code, portalId }) =>
    `Nomor ${code} di aplikasi nasional kami baca "${portalId}". Simpan nomor itu? Bila bukan itu, tulis nomornya saja.`,
  portal_id_needed: ({ code }) =>
    `Berapa nomor ${code} di aplikasi nasional? Tulis nomornya saja, misalnya "IID-2026-00123", atau ketik "batal".`,
  portal_id_set: ({ code, name, portalId }) =>
    `✔ Tersimpan. ${named(code, name)} sudah dientri ke aplikasi nasional dengan nomor ${portalId}.`,
};
