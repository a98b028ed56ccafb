// The words for visits to units and for what is missing in what others fill in.
// They say why a unit is worth a visit without blaming anybody.
import type { GapRow, VisitMessages } from '../../domain/conversation/visits/messages.ts';
import type { VisitReason } from '../../domain/visits.ts';
import { promiseName, type PromiseState } from '../../domain/promise.ts';
import { region, roleName, roleNameFirst } from '../../domain/region.ts';
import { visitName } from '../../domain/visit-note.ts';
import { count, day, lines, paragraphs, quoted, shorten, theirs } from './format.ts';
import { gapNames, stateNames } from './labels.ts';
import type { WordsOf } from './words.ts';

const reasonOf = (reason: VisitReason): string => {
  switch (reason.why) {
    case 'silent':
      return 'belum ada temuan maupun laporan';
    case 'found':
      return `${count(reason.candidates)} temuan, belum ada draf`;
    case 'idle':
      return `${count(reason.drafts)} draf, terlama diam ${count(reason.days)} hari`;
    case 'points':
      return `dapat naik ${count(reason.points)} poin`;
  }
};

const named = ({ code, name }: Pick<GapRow, 'code' | 'name'>, most: number): string =>
  name === null ? code : `${theirs(name, most)} (${code})`;

function rowOf(row: GapRow, at: number): string {
  const rest = row.openTotal - row.open.length;
  const what =
    row.openTotal === 0
      ? 'lengkap'
      : `kurang ${row.open.map(({ number, label }) => `${count(number)} ${shorten(label, 18)}`).join(', ')}${rest > 0 ? `, ${count(rest)} lagi` : ''}`;
  return `${at + 1}. ${named(row, 22)}, ${stateNames[row.state]}: ${what}`;
}

const promiseStates: Readonly<Record<PromiseState, string>> = {
  open: 'terbuka',
  kept: 'dipenuhi',
  dropped: 'dibatalkan',
};

/** The first few, and how many more there are. */
const some = (all: readonly string[]): string =>
  `${all.slice(0, 8).join(', ')}${all.length > 8 ? ` dan ${count(all.length - 8)} lagi` : ''}`;

const noteExample = (): string =>
  `Misalnya "kunjungan ${region().examples.otherUnit}: loket sudah punya antrean lewat pesan; bertemu Siti; kemarin".`;

/** Whom a visit is for and what waits there, with what people wrote cut at so many characters. */
export function visitText(
  {
    unit,
    reasons,
    admin,
    drafts,
    candidates,
    candidatesTotal,
    promises,
    promisesTotal,
    last,
    earlier = [],
  }: VisitMessages['visit_unit'],
  most: number,
): string {
  return lines(
    `Kunjungan ke ${theirs(unit, most)}`,
    reasons.length === 0
      ? 'Tidak ada yang mendesak di unit ini.'
      : `Alasan: ${reasons.map(reasonOf).join('; ')}`,
    `${roleName('unit_admin')}: ${admin === null ? 'belum ada atau belum memberi nama' : theirs(admin, most)}. Draf: ${count(drafts)}.`,
    candidatesTotal === 0 ? null : `${count(candidatesTotal)} temuan belum diisi:`,
    ...candidates.map(({ number, sentence }) => `• T-${number} ${theirs(sentence, most)}`),
    promisesTotal === 0
      ? null
      : `${count(promisesTotal)} janji terbuka: ${promises.map(({ number, text, until }) => `${promiseName(number)} ${theirs(text, most)} (${day(until)})`).join('; ')}.`,
    last === undefined
      ? null
      : `Kunjungan terakhir ${day(last.day)} oleh ${theirs(last.by ?? 'seseorang', most)} (${visitName(last.number)}): ${theirs(last.text, most)}`,
    earlier.length === 0
      ? null
      : `Sebelumnya: ${earlier.map(({ number, day: on }) => `${visitName(number)} (${day(on)})`).join(', ')}. Membaca: ketik nomornya.`,
    `Yang belum lengkap: ketik "kurang" dan nama unitnya. Pertanyaannya: "panduan kunjungan".`,
    'Mencatat di tempat: "kunjungan NAMA UNIT: yang dilihat; bertemu siapa", "temuan NAMA UNIT:" lalu isinya, "janji NAMA UNIT: isi; sampai tanggal".',
  );
}

/** The words. */
export const visitWords: WordsOf<VisitMessages> = {
  visit_list: ({ rows, total, page, pages }) =>
    total === 0
      ? 'Belum ada unit yang perlu dikunjungi sekarang. Keadaan unit: ketik "berapa yang sudah masuk".'
      : lines(
          `${count(total)} unit sebaiknya dikunjungi${pages > 1 ? `, halaman ${count(page)} dari ${count(pages)}` : ''}:`,
          ...rows.map(
            ({ unit, reasons }) => `• ${theirs(unit, 30)}: ${reasons.map(reasonOf).join('; ')}`,
          ),
          page < pages ? `Selanjutnya: ketik "kunjungan ${count(page + 1)}".` : null,
          `Sebelum berangkat: ketik "kunjungan ${region().examples.otherUnit}" dan "panduan kunjungan".`,
        ),
  visit_guide: () =>
    lines(
      'Enam pertanyaan untuk unit, dijawab sambil bercerita:',
      '1. Apa yang dilakukan sekarang dan belum ada dua tahun lalu?',
      '2. Keluhan apa yang berkurang? Apa yang lebih cepat, murah, dekat?',
      '3. Apa yang ditanyakan tamu dari kantor lain? Adakah yang meniru?',
      '4. Bukti apa yang sudah ada: SK, SOP, foto, grup obrolan, daftar pengguna?',
      '5. Tugas siapa menurut aturan? Adakah beban baru bagi warga?',
      '6. Adakah proyek latsar, PKA, atau PKP yang masih berjalan?',
      `Catat di tempat: ketik "temuan ${region().examples.otherUnit}:", lalu satu kalimat setiap baris.`,
    ),
  visit_unit: (args) => visitText(args, 60),
  visit_noted: ({ number, unit, day: on }) =>
    lines(
      `✔ Tersimpan: kunjungan ${visitName(number)} ke ${theirs(unit, 60)}, ${day(on)}.`,
      `Temuan dan janji yang Bapak/Ibu catat untuk unit itu pada hari yang sama ikut terbaca: ketik "${visitName(number)}".`,
    ),
  visit_note: ({ number, unit, day: on, text, met, by, candidates, promises }) =>
    lines(
      `${visitName(number)}: kunjungan ke ${theirs(unit, 60)}, ${day(on)}, oleh ${theirs(by ?? 'seseorang', 60)}.`,
      met === null ? null : `Bertemu: ${theirs(met, 120)}`,
      `Catatan: ${theirs(text, 600)}`,
      candidates.length === 0
        ? 'Temuan hari itu: tidak ada.'
        : `Temuan hari itu: ${some(candidates.map((one) => `T-${one}`))}.`,
      promises.length === 0
        ? 'Janji hari itu: tidak ada.'
        : `Janji hari itu: ${some(promises.map((one) => `${promiseName(one.number)} ${promiseStates[one.state]}`))}.`,
      'Kekurangannya: ketik "kurang" dan nama unitnya.',
    ),
  visit_note_how: ({ why }) =>
    ({
      new: `Catatan kunjungan ditulis sesudah nama unit dan titik dua. ${noteExample()}`,
      day: `Tanggal kunjungan belum terbaca, atau belum tiba. ${noteExample()} Tanpa tanggal berarti hari ini.`,
      long: 'Catatannya terlalu panjang. Mohon ringkas, paling banyak 1.500 huruf, lalu kirim lagi.',
    })[why],
  visit_note_unknown: ({ lists }) =>
    lists === true
      ? `Kunjungan itu tidak ditemukan. Mohon periksa nomornya; yang terakhir ke satu unit: ketik misalnya "kunjungan ${region().examples.otherUnit}".`
      : 'Kunjungan itu tidak ditemukan. Mohon periksa nomornya; nomor itu tertulis pada pemberitahuan kunjungan ke unit. Yang dapat dilakukan di sini: ketik "bantuan".',
  notice_visit: ({ number, unit, day: on, text, by }) =>
    lines(
      `${theirs(by ?? roleNameFirst('mentor'), 60)} mencatat kunjungan ke ${theirs(unit, 60)} pada ${day(on)}:`,
      theirs(text, 300),
      `Membacanya lagi dengan temuan dan janjinya: ketik "${visitName(number)}".`,
    ),
  visit_unit_unclear: ({ typed, like }) =>
    like.length === 0
      ? `Unit ${quoted(typed, 60)} belum dikenali. Tulis nama unitnya, misalnya "kunjungan ${region().examples.otherUnit}".`
      : `Unit mana yang dimaksud: ${like.map((one) => theirs(one, 60)).join(', ')}? Tulis "kunjungan" dan namanya.`,
  gaps_unit: ({ unit, rows, total, candidates, drafts }) => {
    const parts = [
      drafts === null || drafts.count === 0
        ? null
        : `${count(drafts.count)} draf masih diisi unit${drafts.stops.length === 0 ? '' : `; berhenti di ${drafts.stops.map(({ number, label, count: often }) => `${count(number)} ${shorten(label, 16)} (${count(often)} draf)`).join(', ')}`}.`,
      candidates === 0 ? null : `${count(candidates)} temuan belum diisi.`,
    ];
    return paragraphs(
      lines(
        total === 0
          ? `${theirs(unit, 80)}: belum ada inovasi yang dapat dibaca di sini.`
          : `${theirs(unit, 60)}, ${count(total)} inovasi:`,
        ...rows.map(rowOf),
        total > rows.length ? `dan ${count(total - rows.length)} lainnya.` : null,
        ...parts,
      ),
      rows.length === 0
        ? 'Menanyakan kepada unit: ketik "kunjungan" untuk daftar kunjungan.'
        : 'Rincian: ketik misalnya "kurang 1" atau "kurang" dan kodenya.',
    );
  },
  gaps_of: ({ code, name, unit, state, filled, total, open, more, gains }) =>
    lines(
      `${named({ code, name }, 44)}, ${theirs(unit, 40)}, ${stateNames[state]}: ${count(filled)} dari ${count(total)} butir terisi.`,
      open.length === 0 ? 'Tidak ada yang kurang.' : 'Yang masih kurang:',
      ...open.map(
        ({ number, label, gap }) => `${count(number)}. ${shorten(label, 30)}: ${gapNames[gap]}`,
      ),
      more === 0 ? null : `dan ${count(more)} lagi.`,
      gains.length === 0
        ? null
        : `Menambah skor paling banyak bila naik satu tingkat: ${gains.map((gain) => `${count(gain.number)} ${shorten(gain.label, 18)} (+${count(gain.gain)})`).join(' · ')}.`,
      `Menulis kepada pengisinya: ketik "komentar ${code}" lalu isinya.`,
    ),
};
