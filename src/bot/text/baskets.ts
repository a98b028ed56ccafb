// The words for what was taken of indicators, and for what is confirmed and told once all of them are answered.
// It never asks for an indicator (asking.ts).
import type { FillingMessages } from '../../domain/conversation/filling/messages.ts';
import type { FactLine } from '../../domain/conversation/message-parts.ts';
import { carriedText } from './carried.ts';
import { count, day, lines, quoted, shorten, theirs } from './format.ts';
import type { WordsOf } from './words.ts';

type Basket =
  | 'basket'
  | 'level_or_indicator'
  | 'number_of_what'
  | 'no_link_here'
  | 'not_for_indicators'
  | 'item_still_open'
  | 'levels_stored'
  | 'recorded_missing'
  | 'nothing_left_open'
  | 'ask_rest_none'
  | 'ask_finishing'
  | 'finishing_taken'
  | 'finishing_unread'
  | 'carried_confirmed'
  | 'nothing_to_confirm';

const factsLine = ({
  number,
  date,
  subject,
}: Pick<FactLine, 'number' | 'date' | 'subject'>): string | null => {
  const parts = [
    number === null ? null : `nomor ${theirs(number, 80)}`,
    date === null ? null : `tanggal ${day(date)}`,
    subject === null ? null : `tentang ${theirs(subject, 120)}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
};

/** How facts of a document are known. */
function howKnown({
  fromFile,
  fromPhoto,
}: Pick<FillingMessages['basket'], 'fromFile' | 'fromPhoto'>): string {
  if (fromPhoto === true) return 'Terbaca dari foto, mohon dicocokkan; dipastikan sebelum dikirim';
  return fromFile ? 'Terbaca, dipastikan sebelum dikirim' : 'Dokumen';
}

/** Names what was read off photos: letters and figures of a photo are mistaken more easily. */
function offPhotos(read: readonly FactLine[]): string | null {
  const nos = read.filter(({ photo }) => photo).flatMap((line) => line.nos);
  return nos.length === 0
    ? null
    : `Dari foto: indikator ${nos.map((no) => count(no)).join(', ')}; mohon cocokkan dulu dengan kertasnya.`;
}

/** One document as it is typed: indicators; number; date; subject. */
const typedLine = ({ nos, number, date, subject }: FactLine): string =>
  [
    nos.map((no) => count(no)).join(', '),
    number === null ? '-' : theirs(number, 60),
    date === null ? '-' : day(date),
    subject === null ? '-' : theirs(subject, 60),
  ].join('; ');

/** The words. */
export const basketWords: WordsOf<Pick<FillingMessages, Basket>> = {
  basket: ({ label, level, read, description, number, date, subject, links, ...from }) => {
    const facts = factsLine({ number, date, subject });
    const what =
      level !== null
        ? `tingkat ${count(level)}`
        : read !== null
          ? `tingkat ${count(read.level)} terbaca dari ${quoted(read.from, 80)}, belum dipastikan`
          : facts !== null
            ? 'keterangan dokumen'
            : description !== null
              ? 'penjelasan'
              : links.length > 0
                ? 'tautan'
                : null;
    return lines(
      what === null
        ? null
        : `✔ Tersimpan. ${read === null || level !== null ? label : shorten(label, 26)}: ${what}`,
      description === null ? null : `Penjelasan: ${theirs(description, 160)}`,
      facts === null ? null : `${howKnown(from)}: ${facts}.`,
      ...links.map(
        (url) => `Tautan: ${theirs(url, 200)} (mohon pastikan dapat dibuka tanpa kata sandi)`,
      ),
    );
  },
  number_of_what: ({ number, item, indicator }) =>
    `Angka ${count(number)} saja belum jelas. Ketik "ubah ${count(number)}" untuk ${shorten(item, 60)}${indicator === null ? '' : `, atau "indikator ${count(number)}" untuk ${shorten(indicator, 60)}`}.`,
  level_or_indicator: ({ number }) =>
    number > 3
      ? `Belum jelas. Bila untuk indikator ${count(number)}, mohon tulis "indikator ${count(number)}" di depannya; bila sebuah jumlah, sebut satuannya.`
      : `Belum jelas: tingkat ${count(number)} atau indikator ${count(number)}? Mohon tulis "tingkat ${count(number)}" atau "indikator ${count(number)}" di depannya.`,
  no_link_here: () =>
    'Untuk indikator ini bukti berupa tautan tidak diterima; mohon kirim berkas atau foto.',
  not_for_indicators: ({ numbers, file, open }) =>
    lines(
      `Indikator ${numbers.map((one) => count(one)).join(', ')} tidak dapat diisi sekarang${file === true ? ', jadi berkasnya belum kami ambil' : ''}. Yang masih terbuka: ketik "kurang".`,
      open === undefined
        ? null
        : `Bila berkas itu untuk indikator ${count(open)}, mohon kirim lagi dengan keterangan "indikator ${count(open)}".`,
    ),
  item_still_open: ({ kind, no, label, more = [] }) =>
    more.length > 0
      ? `Masih terbuka: ${[{ no, label }, ...more].map((one) => `${count(one.no)} ${shorten(one.label, 28)}`).join(' · ')}.`
      : kind === 'indicator'
        ? `Masih terbuka: indikator ${count(no)}, ${label}.`
        : `Masih terbuka: ${label}.`,
  levels_stored: ({ levels }) =>
    `✔ Tersimpan, tingkat ${count(levels.length)} indikator: ${levels.map(({ no, level }) => `${count(no)} = ${level === null ? 'belum ada' : count(level)}`).join(' · ')}.`,
  recorded_missing: ({ items, mandatory }) =>
    lines(
      items.length > 6
        ? `Dicatat belum ada: indikator ${items.map(({ number }) => count(number)).join(', ')}.`
        : `Dicatat belum ada: ${items.map(({ number, label }) => `${count(number)} ${shorten(label, 60)}`).join('; ')}.`,
      mandatory
        ? 'Ada yang wajib di antaranya; tanpa bukti, pemeriksa kemungkinan mengembalikannya.'
        : null,
      'Melengkapinya nanti: ketik "indikator ' + String(items[0]?.number ?? 1) + '".',
    ),
  nothing_left_open: () => 'Tidak ada indikator yang masih kosong.',
  ask_rest_none: ({ items }) =>
    lines(
      `Dicatat belum ada untuk ${count(items.length)} indikator ini?`,
      `${items.map(({ number, label }) => `${count(number)} ${shorten(label, 24)}`).join('; ')}.`,
    ),
  ask_finishing: ({ levels, read, lacking, more, moreLevels = 0, carried }) =>
    lines(
      carried === undefined ? null : carriedText(carried),
      levels.length === 0
        ? null
        : `Terbaca, mohon dipastikan: ${levels
            .slice(0, 8)
            .map(({ no, level, from }) => `${count(no)} tingkat ${count(level)} (${from})`)
            .join(' · ')}`,
      read.length === 0 ? null : 'Keterangan dokumen yang terbaca:',
      ...read.map(typedLine),
      offPhotos(read),
      lacking.length === 0
        ? null
        : `Keterangan dokumen belum lengkap untuk indikator: ${lacking.map(({ nos }) => nos.map((no) => count(no)).join(', ')).join(' · ')}.`,
      moreLevels === 0
        ? null
        : `${count(moreLevels)} tingkat lain yang terbaca ditampilkan sesudah ini.`,
      more === 0 ? null : `${count(more)} dokumen lain ditanyakan sesudah ini.`,
      carried !== undefined
        ? null
        : levels.length + read.length > 0
          ? lacking.length > 0
            ? 'Balas "benar", lalu satu baris satu dokumen: indikator; nomor; tanggal; tentang ("-" bila tidak ada).'
            : 'Balas "benar", atau tulis baris yang keliru dengan benar.'
          : 'Balas satu baris satu dokumen: indikator; nomor; tanggal; tentang ("-" bila tidak ada).',
      lacking[0] === undefined
        ? null
        : `Contoh: ${count(lacking[0].nos[0] ?? 1)}; 440/021/2025; 3 februari 2025; Tim pelaksana. Boleh juga "lewati".`,
    ),
  finishing_taken: ({ confirmed, documents }) =>
    lines(
      confirmed === 0 ? null : `✔ Dipastikan: ${count(confirmed)} yang terbaca.`,
      documents === 0 ? null : `✔ Tersimpan: keterangan ${count(documents)} dokumen.`,
    ),
  carried_confirmed: ({ count: confirmed, old }) =>
    lines(
      `✔ Dipastikan: ${count(confirmed)} isian masih sama.`,
      old === 0 ? null : `${count(old)} isian perlu dilihat satu per satu.`,
    ),
  nothing_to_confirm: ({ numbers }) =>
    numbers.length === 0
      ? 'Tidak ada isian yang perlu dipastikan. Untuk melihat yang belum lengkap, ketik "kurang".'
      : `Butir ${numbers.map((one) => count(one)).join(', ')} tidak menunggu dipastikan. Untuk menggantinya, ketik "ubah" dan nomornya.`,
  finishing_unread: ({ lines: unread }) =>
    lines(
      'Baris ini belum terbaca dan belum disimpan:',
      ...unread.map((line) => `• ${theirs(line, 100)}`),
    ),
};
