// The words for whoever runs the contest: opening, judges and their seats, spread, finalists, lock, result.
import type { ContestMessages } from '../../domain/conversation/contest/messages.ts';
import { entryName } from '../../domain/contest/contest.ts';
import { agency, roleName, roleNameFirst } from '../../domain/region.ts';
import { contestStateWords, entryLine, nextPage } from './contest.ts';
import { count, day, exampleDay, lines, quoted, theirs } from './format.ts';
import type { WordsOf } from './words.ts';

const ties = {
  criterion: 'nilai kriteria',
  maturity: 'skor kematangan',
  vote: 'suara pleno',
} as const;

const conflicts = {
  own_unit: 'bertugas di unit yang sama',
  own_innovation: 'ikut mengisi inovasi itu',
} as const;

/** A mark as people read it, with one place behind the comma. */
const mark = (value: number): string => count(Math.round(value * 100) / 100);

type Others =
  | 'contest_no_rules'
  | 'contest_there'
  | 'contest_day_unclear'
  | 'contest_opened'
  | 'contest_judges'
  | 'contest_shared'
  | 'contest_seat_unclear'
  | 'contest_seat_conflict'
  | 'contest_seat_had'
  | 'contest_seated'
  | 'contest_unseated'
  | 'contest_closed'
  | 'contest_empty'
  | 'contest_spread'
  | 'contest_marks_missing'
  | 'contest_desk_missing'
  | 'contest_judged_again'
  | 'contest_level'
  | 'contest_vote_unclear'
  | 'contest_voted'
  | 'contest_finalists'
  | 'contest_meeting'
  | 'contest_result'
  | 'contest_lock_ask'
  | 'contest_lock_own'
  | 'contest_lock_differs'
  | 'contest_locked'
  | 'contest_unlock_ask'
  | 'contest_unlocked'
  | 'contest_announce_ask'
  | 'contest_announced';

/** The words for whoever runs it. */
export const contestRunningWords: WordsOf<Pick<ContestMessages, Others>> = {
  contest_no_rules: () =>
    'Aturan lomba belum ada dalam data daerah ini. Mohon minta operator menambahkannya pada berkas daerah (bagian contest).',
  contest_there: ({ name }) =>
    `${name} tahun ini sudah dibuka. Ketik "lomba" untuk melihat keadaannya.`,
  contest_day_unclear: ({ example, past = false }) =>
    `Batas pendaftarannya ${past ? 'sudah lewat' : 'belum terbaca'}, jadi lomba belum dibuka. Tulis tanggalnya, misalnya "lomba buka sampai ${exampleDay(example)}".`,
  contest_opened: ({ rules, closesOn }) =>
    lines(
      `✔ ${rules.name} dibuka${closesOn === null ? '' : `; pendaftaran sampai ${day(closesOn)}`}. Aturan: ${theirs(rules.source, 90)}.`,
      'Unit mengikutkan inovasi yang sudah diterima dengan mengetik "ikutkan".',
      'Berikutnya: "lomba aturan" untuk memeriksa aturan, "undang juri" untuk tiap juri, "siaran" untuk mengabarkan.',
    ),
  contest_judges: ({ rows, total }) =>
    total === 0
      ? 'Belum ada juri. Ketik "undang juri" untuk membuat undangannya.'
      : lines(
          `${count(total)} juri:`,
          ...rows.map(
            ({ name, seats, given, withdrew }) =>
              `• ${theirs(name ?? 'tanpa nama', 30)}: ${withdrew ? 'mundur' : `${count(given)} dari ${count(seats)} dinilai`}`,
          ),
          total > rows.length ? `dan ${count(total - rows.length)} lainnya.` : null,
          'Menambah: "undang juri". Membagi peserta: "lomba bagi".',
        ),
  contest_shared: ({ seats, conflicts: kept, short, judges }) =>
    judges === 0
      ? 'Belum ada juri yang dapat menilai. Ketik "undang juri" lebih dahulu.'
      : lines(
          seats === 0
            ? 'Tidak ada pembagian baru; semua peserta sudah punya jurinya.'
            : `✔ ${count(seats)} penilaian dibagi kepada ${count(judges)} juri; jurinya kami kabari.`,
          kept === 0
            ? null
            : `${count(kept)} kali juri dilewati karena peserta berasal dari unit sendiri.`,
          short.length === 0
            ? null
            : `Juri masih kurang untuk ${short.map(entryName).join(', ')}. Undang lagi dengan "undang juri", lalu "lomba bagi".`,
        ),
  contest_seat_unclear: ({ number, typed }) =>
    `Juri ${quoted(typed, 60)} belum dikenali. Ketik "lomba juri" untuk melihat namanya, lalu "${entryName(number)} juri" dan nama lengkapnya.`,
  contest_seat_conflict: ({ number, who, why }) =>
    `${theirs(who, 60)} ${conflicts[why]}, jadi tidak dapat menilai ${entryName(number)}. Pilih juri lain: ketik "lomba juri".`,
  contest_seat_had: ({ number, who }) =>
    `${theirs(who, 60)} sudah pernah ditugasi menilai ${entryName(number)}. Melihatnya: ketik "${entryName(number)}".`,
  contest_seated: ({ number, who }) =>
    `✔ ${theirs(who, 60)} menilai ${entryName(number)}; sudah kami kabari.`,
  contest_unseated: ({ number, who }) =>
    `✔ ${theirs(who, 60)} tidak lagi menilai ${entryName(number)}. Mencari penggantinya: ketik "lomba bagi".`,
  contest_closed: ({ entries }) =>
    lines(
      `✔ Pendaftaran ditutup dengan ${count(entries)} peserta; penilaian dimulai.`,
      'Pastikan semua punya juri: "lomba bagi". Melihat nilai: "lomba nilai". Setelah lengkap: "lomba finalis".',
    ),
  contest_empty: () =>
    'Belum ada peserta, jadi pendaftaran belum dapat ditutup. Kabarkan dengan "siaran" bahwa unit dapat mengetik "ikutkan".',
  contest_spread: ({ rows, total, page, pages, limit }) =>
    total === 0
      ? 'Belum ada peserta untuk dinilai. Ketik "lomba" untuk melihat keadaannya.'
      : lines(
          'Rata-rata nilai juri, dengan yang terendah dan tertinggi:',
          ...rows.map(
            ({ number, name, mean, least, greatest, missing, wide }) =>
              `• ${entryName(number)} ${theirs(name, 22)}: ${mean === null ? 'belum ada nilai' : `${mark(mean)} (${mark(least)}–${mark(greatest)})`}${wide ? ', berjauhan' : ''}${missing === 0 ? '' : `, kurang ${count(missing)}`}`,
          ),
          nextPage(page, pages, 'lomba nilai'),
          rows.some(({ wide }) => wide)
            ? `"Berjauhan": selisih juri lebih dari ${count(limit)}; mohon dibicarakan dengan juri.`
            : null,
        ),
  contest_marks_missing: ({ rows, total }) =>
    lines(
      `Nilai belum lengkap untuk ${count(total)} peserta: ${rows.map(({ number, missing }) => `${entryName(number)} kurang ${count(missing)}`).join(', ')}${total > rows.length ? ', …' : ''}.`,
      'Melihat jurinya: "lomba juri". Bila juri kurang: "undang juri", lalu "lomba bagi".',
      `Juri yang berhalangan: "${entryName(rows[0]?.number ?? 1)} lepas juri NAMA: alasan".`,
    ),
  contest_desk_missing: ({ entries, total, least }) =>
    lines(
      `Hasil belum dapat dikunci: penilaian berkas ${entries.map(entryName).join(', ')}${total > entries.length ? ', …' : ''} kurang dari ${count(least)} juri.`,
      'Ketik "lomba nilai berkas lagi" untuk kembali ke penilaian berkas, "lomba bagi" untuk mencari juri, lalu "lomba finalis".',
    ),
  contest_judged_again: () =>
    '✔ Lomba kembali ke penilaian berkas; daftar finalis dikosongkan, nilai presentasi tetap tersimpan. Bila juri kurang: "lomba bagi". Setelah lengkap: "lomba finalis".',
  contest_level: ({ category, rows, total }) =>
    lines(
      `Di kategori ${category}, ${count(total)} peserta tetap sama nilainya setelah semua aturan:`,
      ...rows.map((entry) => `• ${entryLine(entry)}`),
      `Juri memutuskan dalam pleno. Catat urutannya dan nomor berita acaranya, misalnya "lomba pleno ${rows.map(({ number }) => entryName(number)).join(' ')}: berita acara 5".`,
    ),
  contest_vote_unclear: () =>
    'Urutan pleno belum dapat dicatat. Sebut tiap peserta sekali, yang terbaik lebih dahulu, misalnya "lomba pleno L-3 L-5: berita acara 5".',
  contest_voted: ({ order }) =>
    `✔ Pleno dicatat: ${order.map(entryName).join(', ')}. Lanjutkan dengan "lomba finalis" atau "lomba kunci".`,
  contest_finalists: ({ rows, total }) =>
    lines(
      `✔ ${count(total)} finalis ditetapkan; pesertanya kami kabari.`,
      ...rows.map((entry) => `• ${entryLine(entry, [24, 20])}`),
      total > rows.length ? `dan ${count(total - rows.length)} lainnya: "lomba peserta".` : null,
      'Hari presentasi: catat rapatnya, lalu "lomba presentasi R-1" dengan nomornya.',
    ),
  contest_meeting: ({ title, day: on }) =>
    `✔ Presentasi finalis pada ${quoted(title, 80)}, ${day(on)}. Undangan dan daftar hadirnya dari rapat itu; mengabarkan finalis: "siaran".`,
  contest_result: ({ rows, page, pages, state, runs }) =>
    rows.length === 0
      ? 'Belum ada hasil; nilai finalis belum masuk. Melihat yang kurang: ketik "lomba nilai".'
      : lines(
          `Hasil lomba, kategori ${rows[0]?.category ?? ''} (${contestStateWords[state]}):`,
          ...rows
            .slice(0, 8)
            .map(
              ({ number, name, unit, place, total: sum, tie }) =>
                `• ${place}: ${theirs(name, 32)}, ${theirs(unit, 28)}${runs ? ` (${entryName(number)}, ${mark(sum)}${tie === null ? '' : `, dipisah ${ties[tie]}`})` : ''}`,
            ),
          rows.length > 8 ? `dan ${count(rows.length - 8)} lainnya pada piagam.` : null,
          nextPage(page, pages, 'lomba hasil'),
          runs && state === 'finals' ? 'Bila benar, ketik "lomba kunci".' : null,
        ),
  contest_lock_ask: ({ places, confirms, first }) =>
    confirms
      ? `${theirs(first ?? `${roleNameFirst('coordinator')} lain`, 60)} sudah mengunci hasil ini (${count(places)} tempat). Bapak/Ibu orang kedua; setelah ini nilai dan hasil tidak dapat diubah.`
      : `Hasil dengan ${count(places)} tempat akan dikunci. Setelah ini nilai tidak dapat diubah, dan ${agency()} perlu orang kedua untuk menguatkannya.`,
  contest_lock_own: () =>
    'Bapak/Ibu sudah mengunci hasil ini; yang menguatkan harus orang lain. Bila keliru, ketik "lomba lepas kunci".',
  contest_lock_differs: ({ first }) =>
    `Hasil sekarang berbeda dari yang dikunci ${theirs(first ?? 'orang pertama', 60)}. Ketik "lomba lepas kunci", periksa "lomba hasil", lalu kunci dari awal.`,
  contest_locked: ({ confirms }) =>
    confirms
      ? '✔ Hasil dikunci oleh dua orang. Mengumumkan: ketik "lomba umumkan". Piagam: "lomba piagam".'
      : `✔ Hasil dikunci, menunggu orang kedua. ${roleNameFirst('coordinator')} lain kami kabari; ia mengetik "lomba kunci".`,
  contest_unlock_ask: ({ first }) =>
    `Kunci hasil lomba dari ${theirs(first ?? roleName('coordinator'), 60)} akan dilepas, sehingga nilai dapat diubah lagi.`,
  contest_unlocked: () =>
    '✔ Kunci dilepas; nilai dapat diubah lagi. Mengunci kembali: ketik "lomba kunci".',
  contest_announce_ask: ({ name }) =>
    `Hasil ${name} akan dapat dibaca semua orang, dan pemenangnya kami kabari.`,
  contest_announced: ({ name }) =>
    `✔ Hasil ${name} diumumkan; pemenangnya kami kabari. Siaran untuk semua sudah disiapkan di bawah ini.`,
};
