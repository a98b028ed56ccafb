// Words about the way to the desk in the browser. It never knows how a page looks.
import type { DeskMessages } from '../../domain/conversation/desk/messages.ts';
import { lines, theirs } from './format.ts';
import type { WordsOf } from './words.ts';

/** Words about the way to the desk. */
export const deskWords: WordsOf<DeskMessages> = {
  desk_link: ({ url, minutes }) =>
    lines(
      'Meja periksa di peramban, untuk membaca dan memutuskan dengan layar lebih lebar:',
      url,
      `Tautan ini hanya untuk Bapak/Ibu, berlaku ${minutes} menit dan sekali pakai. Mohon tidak diteruskan.`,
    ),
  form_link: ({ url, minutes, name }) =>
    lines(
      name === null
        ? 'Formulir sebagai halaman di peramban, semua isian dalam satu layar:'
        : `Formulir ${theirs(name, 80)} sebagai halaman di peramban, semua isian dalam satu layar:`,
      url,
      `Tautan ini hanya untuk Bapak/Ibu, berlaku ${minutes} menit dan sekali pakai. Mohon tidak diteruskan. Isian di halaman dan di obrolan sama.`,
    ),
  desk_not_for_you: () =>
    'Halaman di peramban terbuka setelah Bapak/Ibu terdaftar. Ketik "mulai" untuk mendaftar.',
};
