// Words about the way to the desk in the browser. It never knows how a page looks.
import type { DeskMessages } from '../../domain/conversation/desk/messages.ts';
import { lines } from './format.ts';
import type { WordsOf } from './words.ts';

/** Words about the way to the desk. */
export const deskWords: WordsOf<DeskMessages> = {
  desk_link: ({ url, minutes }) =>
    lines(
      'Meja periksa di peramban, untuk membaca dan memutuskan dengan layar lebih lebar:',
      url,
      `Tautan ini hanya untuk Bapak/Ibu, berlaku ${minutes} menit dan sekali pakai. Mohon tidak diteruskan.`,
    ),
  desk_not_for_you: () =>
    'Meja periksa disediakan untuk yang memeriksa dan mengoordinasi. Isian Bapak/Ibu sendiri dapat dibaca di sini: ketik "ringkasan".',
};
