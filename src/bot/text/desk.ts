// Words about the way to the desk in the browser. It never knows how a page looks.
import type { DeskMessages } from '../../domain/conversation/desk/messages.ts';
import type { Part } from '../../domain/conversation/message.ts';
import { lines, quoted, theirs } from './format.ts';
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
  desk_link_asked: ({ url, minutes, from }) =>
    lines(
      `Tautan masuk meja periksa diminta atas nama Bapak/Ibu di halaman masuk, dari alamat jaringan ${from}:`,
      url,
      `Tautan ini hanya untuk Bapak/Ibu, berlaku ${minutes} menit dan sekali pakai. Bila bukan Bapak/Ibu yang meminta, abaikan saja dan mohon tidak diteruskan.`,
    ),
  notice_passkey_added: ({ name }) =>
    lines(
      `Kunci masuk ${quoted(name, 60)} baru saja didaftarkan untuk akun Bapak/Ibu di meja periksa. Dengan kunci itu meja periksa terbuka tanpa tautan.`,
      'Bila bukan Bapak/Ibu yang mendaftarkannya, mohon ketik "masuk", buka Akun dan sesi, lalu hapus kunci itu.',
    ),
  notice_passkeys_gone: ({ count }) =>
    lines(
      `Akun yang ditautkan punya ${count} kunci masuk untuk meja periksa. Kunci itu dihapus, karena akunnya sudah menjadi satu dengan akun Bapak/Ibu.`,
      'Bila masih diperlukan, mohon ketik "masuk", buka Akun dan sesi, lalu daftarkan lagi.',
    ),
  desk_not_for_you: () =>
    'Halaman di peramban terbuka setelah Bapak/Ibu terdaftar. Ketik "mulai" untuk mendaftar.',
};

/** The page that a message leads to inside Telegram, and its button. */
export function pageInApp(
  parts: readonly Part[],
): { readonly label: string; readonly url: string } | null {
  for (const part of parts)
    if (part.key === 'desk_link' || part.key === 'form_link') {
      const label = part.key === 'desk_link' ? 'Buka meja periksa' : 'Buka formulir';
      if (part.args.app !== undefined) return { label, url: part.args.app };
    }
  return null;
}
