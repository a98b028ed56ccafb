// The words for the first minutes.
// A message without a sentence does not compile.
import { agency, region, roleName, roleNameSmall } from '../../domain/region.ts';
import { capital, count, lines, paragraphs, theirs } from './format.ts';
import { roleNames } from './labels.ts';
import { roleIn } from './phrases.ts';
import type { WordsOf } from './words.ts';
import type { IntroducingMessages } from '../../domain/conversation/introducing/messages.ts';

/** A message is at most twelve lines. */
const MOST_NAMES = 9;

/** The words. */
export const introducingWords: WordsOf<IntroducingMessages> = {
  unit_kept: ({ unit }) => `Unit Anda sudah ${unit}; tidak ada yang berubah.`,
  unit_change_ask: ({ before, after, leaves, stays }) =>
    lines(
      `Ganti unit Anda dari ${before} menjadi ${after}?`,
      leaves
        ? `Peran inovator di ${before} berakhir dan draf di sana pindah ke Admin Inovasi-nya. Admin kedua unit kami beri tahu.`
        : null,
      stays.length === 0
        ? null
        : `Tetap seperti sekarang: ${stays.map((held) => `${roleNames[held.role]}${held.unit === null ? '' : ` ${held.unit}`}`).join('; ')}.`,
    ),
  notice_left: ({ name, unit, to }) => `${name} pindah ke ${to} dan tidak lagi inovator ${unit}.`,
  welcome: () =>
    paragraphs(
      `Selamat datang di Sepeda Baru, layanan ${agency()} ${region().district} untuk mencatat inovasi daerah.`,
      lines(
        '• Kami menyimpan nama, unit, isian, dan berkas yang dikirim, hanya untuk pendataan dan penilaian inovasi daerah (UU 27/2022 tentang Pelindungan Data Pribadi).',
        '• Pesan lewat jaringan Telegram atau WhatsApp; berkas bukti disimpan di server daerah.',
        '• Selengkapnya: ketik "privasi". Data Bapak/Ibu: "data saya".',
      ),
    ),
  ask_consent: () =>
    lines(
      'Apakah Anda setuju data tersebut kami simpan untuk keperluan itu?',
      `Boleh sekaligus: setuju, Siti Aminah, ${region().examples.otherUnit}`,
    ),
  registered_at_once: ({ name, unit }) =>
    lines(
      `✔ Terdaftar: ${theirs(name, 80)} · ${unit}. Keliru? Ketik "data saya" untuk membetulkannya.`,
      'Cara tercepat: kirim Word atau PDF yang sudah ada (Form C.1, laporan, rancang bangun, atau isian tahun lalu).',
      'Belum punya? Ketik "baru" untuk mengisi dari ponsel, atau "cek" bila ragu kegiatannya termasuk inovasi.',
    ),
  consent_recorded: () => 'Terima kasih, persetujuan sudah dicatat.',
  consent_declined: () =>
    'Baik, tidak ada isian yang kami catat. Bila nanti berubah pikiran, balas "ya" di sini.',
  consent_unclear: () =>
    'Sebelum ada persetujuan, pesan lain belum kami catat. Mohon balas "ya" atau "tidak".',
  ask_unit: () =>
    `Anda bertugas di unit mana? Ketik nama atau singkatannya, misalnya "Dinas Kesehatan" atau "${region().examples.unit}".`,
  unit_told: ({ unit }) =>
    unit === null
      ? 'Bila Bapak/Ibu bertugas di salah satu unit ini, balas nomornya. Bila bukan, balas "tidak".'
      : `Apakah Bapak/Ibu bertugas di ${unit}? Balas "ya" atau "tidak".`,
  unit_chosen: ({ unit }) => `✔ Tersimpan. Unit: ${unit}.`,
  ask_name: () =>
    'Siapa nama lengkap Anda? Gelar boleh ditulis. NIP boleh ditambahkan di belakangnya, boleh juga tidak.',
  name_unclear: () =>
    'Nama itu belum dapat kami baca. Mohon tulis nama lengkap dengan huruf saja (gelar boleh), paling panjang 80 huruf, misalnya "Siti Aminah, A.Md.Keb".',
  registered: ({ name, unit, roles }) =>
    lines(
      `✔ Tersimpan. Senang berkenalan, ${name}.`,
      roles.length > 0
        ? `Peran: ${roles.map(roleIn).join('; ')}.`
        : unit === null
          ? null
          : `Unit: ${unit}.`,
    ),
  checker_hint: ({ queue, invites }) =>
    lines(
      queue
        ? 'Ketik "antrean" untuk melihat inovasi yang menunggu diperiksa, "daftar" untuk semua inovasi unit, "baru" untuk mengisi inovasi sendiri.'
        : null,
      invites
        ? `Ketik "undang" untuk mengundang admin, ${roleNameSmall('unit_head')}, atau rekan lain.`
        : null,
      queue || invites
        ? null
        : 'Pemberitahuan akan datang ke sini bila ada inovasi yang menunggu Anda.',
      'Ketik "bantuan" kapan saja untuk melihat pilihan.',
    ),
  privacy: () =>
    paragraphs(
      `Data dan privasi. Sepeda Baru dikelola ${agency()} ${region().district}.`,
      lines(
        '• Yang disimpan: nama, NIP bila diberikan, unit, akun pengirim pesan, isian inovasi, berkas bukti, serta catatan siapa mengubah apa.',
        '• Untuk apa: pendataan, pemeriksaan, dan penilaian inovasi daerah (UU Nomor 27 Tahun 2022).',
        `• Siapa yang melihat: Anda dan pengisi bersama, admin dan ${roleNameSmall('unit_head')}, ${roleName('mentor')}, serta ${agency()}.`,
        '• Pesan lewat Telegram atau WhatsApp bila memakainya; berkas bukti tinggal di server daerah.',
        '• Melihat, membetulkan, dan menghapus data sendiri: ketik "data saya".',
      ),
    ),
  group_only_private: () =>
    'Mohon kirim pesan langsung (japri) ke nomor atau akun ini. Di dalam grup, isian tidak kami catat supaya tetap rahasia.',
  notice_joined: ({ name, unit, others = [] }) =>
    others.length === 0
      ? `${capital(name ?? 'seseorang')} bergabung sebagai inovator ${unit}. Bila orang ini bukan dari unit Anda, ketik "cabut" untuk mengakhirinya.`
      : lines(
          `${count(others.length + 1)} orang bergabung sebagai inovator ${unit}:`,
          ...[name ?? 'seseorang', ...others].slice(0, MOST_NAMES).map((one) => `• ${one}`),
          others.length + 1 > MOST_NAMES
            ? `• dan ${count(others.length + 1 - MOST_NAMES)} orang lagi`
            : null,
          'Bila ada yang bukan dari unit Anda, ketik "cabut" untuk mengakhirinya.',
        ),
};
