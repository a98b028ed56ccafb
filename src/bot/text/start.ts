// The words of the first minutes: who the bot is, consent, unit, name, invitations and linking.
// It never decides what is said when; the engine does.
import type { RoleHeld } from '../../domain/conversation/message-parts.ts';
import type { StartMessages } from '../../domain/conversation/command-messages.ts';
import { capital, count, lines, moment, paragraphs, shorten } from './format.ts';
import { channelNames, roleNames } from './labels.ts';
import type { WordsOf } from './words.ts';

const roleIn = ({ role, unit, actingUntil }: RoleHeld) =>
  `${actingUntil === undefined ? '' : 'Plt. '}${roleNames[role]}${unit === null ? '' : ` ${unit}`}${actingUntil === undefined ? '' : ` (sampai ${moment(actingUntil)})`}`;

/** Words for everything said at the start. */
export const startWords: WordsOf<StartMessages> = {
  welcome: () =>
    paragraphs(
      'Selamat datang di Sepeda Baru, layanan pengumpulan inovasi daerah dari Bapperida Kabupaten Balangan. Di sini inovasi dapat diceritakan sedikit demi sedikit, dan buktinya dikirim langsung dari ponsel.',
      lines(
        'Yang perlu diketahui dahulu:',
        '• Kami menyimpan nama, unit, isian, dan berkas yang dikirim, hanya untuk pendataan dan penilaian inovasi daerah (UU Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi).',
        '• Pesan dari Telegram atau WhatsApp lewat jaringan aplikasi itu. Berkas bukti disimpan di server daerah.',
        '• Kapan saja boleh mengetik "privasi" untuk membaca keterangan ini, atau "data saya" untuk melihat data yang kami simpan.',
      ),
    ),
  ask_consent: () => 'Apakah Anda setuju data tersebut kami simpan untuk keperluan itu?',
  consent_recorded: () => 'Terima kasih, persetujuan sudah dicatat.',
  consent_declined: () =>
    'Baik, tidak ada isian yang kami catat. Bila nanti berubah pikiran, balas "ya" di sini.',
  consent_unclear: () =>
    'Sebelum ada persetujuan, pesan lain belum kami catat. Mohon balas "ya" atau "tidak".',
  ask_unit: () =>
    'Anda bertugas di unit mana? Ketik nama atau singkatannya, misalnya "Dinas Kesehatan" atau "Puskesmas Lampihong".',
  unit_candidates: ({ typed }) =>
    `Unit yang mirip dengan "${shorten(typed, 80)}". Balas dengan nomornya, atau ketik nama yang lebih lengkap:`,
  unit_not_found: ({ typed }) =>
    `Unit "${shorten(typed, 80)}" belum kami temukan. Coba tulis nama lengkapnya tanpa singkatan, misalnya "Dinas Pertanian" atau "UPT Puskesmas Paringin". Bila unitnya memang belum terdaftar, mohon kabari Bapperida.`,
  unit_chosen: ({ unit }) => `✔ Tersimpan. Unit: ${unit}.`,
  ask_name: () =>
    'Siapa nama lengkap Anda? Gelar boleh ditulis. NIP boleh ditambahkan di belakangnya, boleh juga tidak.',
  name_unclear: () =>
    'Nama itu belum dapat kami baca. Mohon tulis nama lengkap dengan huruf, misalnya "Siti Aminah, A.Md.Keb".',
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
      invites ? 'Ketik "undang" untuk mengundang admin, kepala unit, atau rekan lain.' : null,
      queue || invites
        ? null
        : 'Pemberitahuan akan datang ke sini bila ada inovasi yang menunggu Anda.',
      'Ketik "bantuan" kapan saja untuk melihat pilihan.',
    ),
  greeting: ({ name }) => (name === null ? 'Halo!' : `Halo, ${name}!`),
  thanks: () => 'Sama-sama.',
  no_hurry: () => 'Silakan, tidak perlu terburu-buru. Yang sudah masuk tetap aman.',
  saved_already: () =>
    'Setiap jawaban langsung disimpan begitu diterima; tidak perlu disimpan lagi.',
  privacy: () =>
    paragraphs(
      'Data dan privasi. Sepeda Baru dikelola Bapperida Kabupaten Balangan.',
      lines(
        '• Yang disimpan: nama, NIP bila diberikan, unit, akun pengirim pesan, isian inovasi, berkas bukti, serta catatan siapa mengubah apa.',
        '• Untuk apa: pendataan, pemeriksaan, dan penilaian inovasi daerah (UU Nomor 27 Tahun 2022).',
        '• Siapa yang melihat: Anda dan pengisi bersama, admin dan kepala unit, pamong, serta Bapperida.',
        '• Pesan lewat jaringan Telegram atau WhatsApp bila memakai aplikasi itu; berkas bukti tinggal di server daerah.',
        '• Untuk melihat data Anda ketik "data saya". Di sana ada juga cara membetulkan dan menghapusnya.',
      ),
    ),
  profile: ({ name, nip, unit, roles }) =>
    lines(
      'Data Anda yang kami simpan:',
      `Nama: ${name ?? 'belum diisi'}`,
      `NIP: ${nip ?? 'tidak diisi'}`,
      `Unit: ${unit ?? 'belum dipilih'}`,
      `Peran: ${roles.length === 0 ? 'belum ada' : roles.map(roleIn).join('; ')}`,
      'Isian inovasi ada di "draf". Untuk membetulkan atau menghapus data, ketik "data saya".',
    ),
  group_only_private: () =>
    'Mohon kirim pesan langsung (japri) ke nomor atau akun ini. Di dalam grup, isian tidak kami catat supaya tetap rahasia.',
  invitation_accepted: (held) => `✔ Tersimpan. Undangan diterima; peran Anda: ${roleIn(held)}.`,
  invitation_unknown: () =>
    'Kode undangan itu tidak berlaku: mungkin salah ketik, sudah dipakai, atau sudah lewat waktunya. Mohon periksa lagi, atau minta kode baru kepada yang mengundang.',
  too_many_codes: ({ minutes, crowded }) =>
    `${crowded ? 'Sedang banyak kode salah dari berbagai akun, jadi kode dari akun baru belum dapat dipakai.' : 'Sudah beberapa kali kode yang salah.'} Demi keamanan, mohon tunggu ${minutes < 120 ? `${count(minutes)} menit` : `${count(Math.ceil(minutes / 60))} jam`} lalu coba lagi. Isian yang lain tetap dapat dilanjutkan.`,
  ask_invite_role: () => 'Mengundang siapa? Balas dengan nomor atau namanya:',
  ask_invite_unit: ({ role }) =>
    `Untuk unit mana undangan ${roleNames[role]} ini? Ketik nama atau singkatan unitnya.`,
  invite_unit_not_found: ({ typed }) =>
    `Unit "${shorten(typed, 80)}" belum kami temukan. Coba tulis nama lengkapnya, atau ketik "batal" untuk tidak jadi mengundang.`,
  prove_phone: () =>
    'Undangan ini hanya untuk satu nomor. Tekan "Bagikan nomor saya" di bawah kolom ketik, supaya Telegram membuktikan nomor akun ini.',
  prove_phone_or_cancel: () => 'Nomornya belum dibagikan. Ketik "batal" untuk tidak jadi.',
  phone_not_own: () =>
    'Nomor yang diketik, kartu orang lain, atau kartu yang diteruskan belum membuktikan nomor akun ini.',
  phone_not_proven: ({ channel }) =>
    channel === 'webchat'
      ? 'Undangan ini hanya untuk satu nomor, dan peramban tidak dapat membuktikannya. Kirim kode yang sama lewat WhatsApp dari nomor itu, atau lewat Telegram.'
      : 'Undangan ini hanya untuk satu nomor, dan nomor akun ini belum terbaca. Kirim kode yang sama lewat Telegram, atau minta pengundang membantu.',
  invitation_made: ({ role, unit, code, hours, telegram, web, name, phone }) =>
    paragraphs(
      `✔ Tersimpan. Undangan untuk ${roleIn({ role, unit })}, berlaku ${hours} jam dan hanya sekali pakai${phone ? `, hanya dari nomor ${phone}` : ''}. Teruskan kepada ${name ?? 'orangnya'}:`,
      lines(
        `Kode: ${code}`,
        telegram === null ? null : `Telegram: ${telegram}`,
        web === null ? null : `Lewat peramban: ${web}`,
        'Di WhatsApp: kirim kode itu sebagai pesan.',
      ),
    ),
  link_code: ({ code, minutes }) =>
    `Untuk memakai akun lain (Telegram, WhatsApp, atau obrolan web) dengan data yang sama, kirim kode ini dari akun itu dalam ${minutes} menit:\n${code}`,
  link_unknown: () =>
    'Kode tautan itu tidak berlaku lagi. Mohon ketik "tautkan" di akun yang lama untuk mendapat kode baru.',
  link_same_channel: () =>
    'Kode ini berasal dari akun ini sendiri. Kirimkan dari akun yang ingin ditautkan.',
  linked: ({ name }) =>
    `✔ Tersimpan. Akun ini sekarang terhubung${name === null ? '' : ` dengan ${name}`}. Draf dan peran sama di semua akun; ketik "lanjut" untuk meneruskan.`,
  notice_joined: ({ name, unit }) =>
    `${capital(name ?? 'seseorang')} bergabung sebagai inovator ${unit}. Bila orang ini bukan dari unit Anda, ketik "cabut" untuk mengakhirinya.`,
  notice_invitation_used: ({ name, ...held }) =>
    `Undangan ${roleIn(held)} sudah dipakai${name === null ? '' : ` oleh ${name}`}. Bila bukan orang yang Anda maksud, ketik "cabut" untuk mengakhirinya.`,
  notice_linked: ({ channel }) =>
    `Akun Anda baru saja dihubungkan dengan ${channelNames[channel]}. Bila bukan Anda yang melakukannya, balas "bukan saya" dari akun ini.`,
};
