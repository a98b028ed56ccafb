// The words for making an innovation known: short forms, a description, the parts of its video.
// They offer; what is used is the innovator's to choose.
import type { BrandingMessages } from '../../domain/conversation/branding/messages.ts';
import { capital, lines, quoted, theirs } from './format.ts';
import type { WordsOf } from './words.ts';

/** The words. */
export const brandingWords: WordsOf<BrandingMessages> = {
  short_forms: ({ name, forms }) =>
    forms.length === 0
      ? `Belum ada singkatan yang enak diucapkan dari ${quoted(name, 100)}. Coba dengan susunan kata lain, misalnya "bantu singkatan: Kader Timbang Balita".`
      : lines(
          `Singkatan yang dapat diucapkan dari ${quoted(name, 100)}:`,
          ...forms.map((form) => `• ${form}`),
          'Yang dipilih boleh ditulis di depan namanya. Nama yang mirip kami beri tahu saat namanya disimpan; mengganti nama: ketik "ubah nama".',
        ),
  short_forms_how: () =>
    'Tulis nama atau kegiatannya di belakang titik dua, misalnya "bantu singkatan: Kader Timbang Balita". Bila inovasinya sudah dibuka, cukup "bantu singkatan".',
  described: ({ name, text }) =>
    text === null
      ? `Keterangan ${quoted(name, 80)} belum dapat disusun: isi dulu metode dan hasilnya. Melihat yang kurang: ketik "kurang".`
      : lines(
          `Keterangan singkat ${quoted(name, 80)}, dari isian Bapak/Ibu:`,
          theirs(text, 420),
          'Belum pas? Perbaiki isiannya dengan "ubah", lalu ketik "bantu deskripsi" lagi.',
        ),
  video_script: ({ name, parts }) =>
    lines(
      `Kerangka naskah video ${quoted(name, 60)}, dari isian Bapak/Ibu:`,
      ...parts.map(
        ({ element, text }, at) =>
          `${at + 1}) ${capital(element)}: ${text === null ? '(belum diisi)' : theirs(text, 100)}`,
      ),
      'Tiap bagian sekitar setengah menit. Mengubah isinya: ketik "ubah".',
    ),
};
