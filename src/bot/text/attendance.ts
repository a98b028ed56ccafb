// The words for attendance: codes, who came in which way, and the marks afterwards.
// They blame nobody who came late or typed a wrong code.
import type { AttendanceKind, RatingItem } from '../../domain/attendance.ts';
import type { AttendanceMessages } from '../../domain/conversation/attendance/messages.ts';
import { meetingName } from '../../domain/meeting.ts';
import { count, day, lines, theirs } from './format.ts';
import type { WordsOf } from './words.ts';

const ways: Readonly<Record<AttendanceKind, string>> = { onsite: 'luring', online: 'daring' };

const called = ({ number, title }: { readonly number: number; readonly title: string }): string =>
  `${meetingName(number)} ${theirs(title, 80)}`;

const ask = (number: number): string =>
  lines(
    'Mohon beri sepuluh angka 1 (rendah) sampai 5 (tinggi), berurutan:',
    'pemahaman 1. sebelum, 2. sesudah acara;',
    'kepuasan atas 3. materi, 4. narasumber, 5. tempat atau sambungan;',
    'acara ini 6. relevan, 7. efisien, 8. berdampak, 9. berkelanjutan, 10. dapat ditiru.',
    `Balas dalam satu pesan, misalnya "evaluasi ${meetingName(number)} 2 4 5 5 4 5 4 4 4 3".`,
  );

const names: readonly (readonly [RatingItem, string])[] = [
  ['material', 'materi'],
  ['speaker', 'narasumber'],
  ['venue', 'tempat'],
  ['relevance', 'relevansi'],
  ['efficiency', 'efisiensi'],
  ['impact', 'dampak'],
  ['sustainability', 'keberlanjutan'],
  ['replication', 'replikasi'],
];

/** The words. */
export const attendanceWords: WordsOf<AttendanceMessages> = {
  attendance_codes: (meeting) =>
    lines(
      `Kode hadir ${called(meeting)}, berlaku pada ${day(meeting.day)}:`,
      `Di ruangan (luring): hadir ${meeting.onsite}`,
      `Di panggilan video (daring): hadir ${meeting.online}`,
      'Peserta mengetiknya di obrolan ini. Kodenya bukan rahasia; boleh ditulis di layar.',
      `Yang tanpa ponsel: ketik "${meetingName(meeting.number)} hadir:" lalu nama dan unitnya, satu orang setiap baris.`,
      `Jumlahnya: "${meetingName(meeting.number)} peserta".`,
    ),
  attendance_taken: ({ before, way, ...meeting }) =>
    before === null
      ? `✔ Tersimpan. Bapak/Ibu tercatat hadir ${ways[way]} di ${called(meeting)}.`
      : `Bapak/Ibu memang sudah tercatat hadir ${ways[before]} di ${called(meeting)}.`,
  attendance_unknown: () =>
    'Kode hadir itu tidak dikenali. Mohon periksa lima angkanya di layar, lalu ketik lagi, misalnya "hadir 12345".',
  attendance_day: ({ day: on, over, ...meeting }) =>
    over
      ? `Daftar hadir ${called(meeting)} ditutup sesudah ${day(on)}. Bila Bapak/Ibu hadir, mohon sampaikan kepada penyelenggara.`
      : `${called(meeting)} baru berlangsung ${day(on)}. Mohon ketik kodenya pada hari itu.`,
  attendance_listed: ({ number, count: many, way }) =>
    lines(
      `✔ Tersimpan. ${count(many)} orang masuk daftar hadir ${ways[way]} ${meetingName(number)}; yang sudah ada tidak dihitung dua kali.`,
      `Jumlahnya: ketik "${meetingName(number)} peserta".`,
    ),
  attendance_count: ({ onsite, online, guests, units, ratings, means, ...meeting }) =>
    lines(
      `${called(meeting)}: ${count(onsite + online)} orang hadir, ${count(onsite)} luring dan ${count(online)} daring, dari ${count(units)} unit.`,
      guests === 0 ? null : `${count(guests)} di antaranya dari daftar tanpa ponsel.`,
      means === null
        ? `Evaluasi belum ada. Memintanya dari yang hadir: ketik "${meetingName(meeting.number)} evaluasi".`
        : `Evaluasi dari ${count(ratings)} orang: pemahaman ${count(means.before)} menjadi ${count(means.after)}; ${names.map(([item, name]) => `${name} ${count(means[item])}`).join(', ')}.`,
      `Daftar hadir dan sertifikat: ketik "daftar hadir ${meetingName(meeting.number)}" atau "sertifikat ${meetingName(meeting.number)}".`,
    ),
  attendance_how: ({ number, why }) =>
    ({
      guests: `Daftarnya belum terbaca. Tulis "${meetingName(number)} hadir:" lalu satu orang setiap baris, misalnya "Fulan, S.Pd; Desa Contoh". Paling banyak 200 orang.`,
      hours: `Jumlah jamnya belum terbaca. Tulis 1 sampai 40, misalnya "${meetingName(number)} jp 4".`,
      marks: `Angkanya belum terbaca: sepuluh angka, masing-masing 1 sampai 5. Tulis misalnya "evaluasi ${meetingName(number)} 2 4 5 5 4 5 4 4 4 3"; artinya: ketik "evaluasi ${meetingName(number)}".`,
    })[why],
  rating_asked: ({ number, people }) =>
    lines(
      `✔ Evaluasi ${meetingName(number)} ditanyakan kepada ${count(people)} orang yang hadir.`,
      `Hasilnya: ketik "${meetingName(number)} peserta".`,
    ),
  rating_nobody: ({ number }) =>
    `Belum ada yang tercatat hadir di ${meetingName(number)}. Kodenya: ketik "${meetingName(number)} kode".`,
  rating_how: ({ number }) => ask(number),
  rating_saved: ({ number }) =>
    `✔ Tersimpan. Terima kasih atas penilaian ${meetingName(number)}. Mengubahnya: kirim lagi sepuluh angkanya.`,
  rating_not_there: ({ number }) =>
    `${meetingName(number)} tidak ada di antara acara yang Bapak/Ibu hadiri. Bila hadir, mohon sampaikan kepada penyelenggara.`,
  notice_rating: (meeting) =>
    lines(`Terima kasih sudah hadir di ${called(meeting)}.`, ask(meeting.number)),
};
