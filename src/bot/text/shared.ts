// The words for what every subject says: codes, lists, refusals, courtesy.
// A message without a sentence does not compile.
import { agency, region, roleName, roleNameSmall } from '../../domain/region.ts';
import { count, lines, quoted, unreadParts } from './format.ts';
import { helpText } from './help.ts';
import { howToWrite } from './how-to-write.ts';
import type { WordsOf } from './words.ts';
import type { SharedMessages } from '../../domain/conversation/shared/messages.ts';

const otherKinds: Readonly<Record<string, string>> = {
  voice:
    'Maaf, pesan suara belum dapat kami baca. Mohon ketik jawabannya; papan ketik ponsel biasanya punya tombol mikrofon untuk mendikte.',
  sticker: 'Stiker tidak kami catat sebagai jawaban. Mohon ketik jawabannya.',
  location:
    'Lokasi hanya dicatat bila koordinat sedang ditanyakan. Untuk mengisinya, ketik "ubah koordinat", lalu bagikan lokasinya lagi.',
  contact: 'Kartu kontak tidak kami catat. Bila ingin menyebut seseorang, mohon ketik namanya.',
  undecryptable:
    'Satu pesan belum dapat dibuka oleh WhatsApp. Mohon kirim lagi pesan itu, bila perlu dengan diketik ulang.',
  other: 'Jenis pesan itu belum dapat kami baca. Mohon kirim sebagai tulisan, foto, atau dokumen.',
};

const unsent = {
  asking_mentor: () =>
    `Pertanyaan untuk ${roleName('mentor')} belum dikirim. Untuk bertanya, ketik "tanya pamong" lalu isinya.`,
  answering_message: (id: number | null) =>
    `Jawaban untuk pesan ${id ?? ''} belum dikirim. Untuk menjawab, ketik "jawab ${id ?? ''}" lalu isinya.`,
  writing_unit: () => 'Pesan untuk unit belum dikirim.',
  representing: (_: number | null, code: string | null) =>
    `Nama yang mewakili belum dicatat. Untuk mencatatnya, ketik "diwakili${code === null ? '' : ` ${code}`}" lalu namanya.`,
} as const;

const actNames: Readonly<Record<SharedMessages['confirm_act']['act'], string>> = {
  publish_card: 'menerbitkan',
  take_card_back: 'menurunkan',
  publish_past_card: 'menerbitkan',
  declare_nil: 'menyatakan nihil',
  confirm_nil: 'mengesahkan',
  freeze_list: 'membekukan daftar',
  record_sk: 'mencatat SK',
  lock_contest: 'mengunci hasil lomba',
  unlock_contest: 'melepas kunci hasil lomba',
  announce_contest: 'mengumumkan hasil lomba',
  leave_contest: 'mundur sebagai juri',
  freeze_person: 'membekukan',
  restore_person: 'memulihkan',
  revoke_role: 'mencabut',
  revoke_invitation: 'mencabut undangan',
  invite: 'membuat undangan',
  invite_many: 'membuat undangan',
  confirm_roles: 'memastikan peran',
  get act_as_admin() {
    return `menjadi Plt. ${roleName('unit_admin')}`;
  },
  start_hand_over: 'memulai serah terima',
  accept_hand_over: 'menerima',
  correct_name: 'mengganti nama',
  correct_nip: 'mengganti NIP',
  change_unit: 'mengganti unit',
  export: 'mengirim daftar',
  bundle: 'menulis paket nasional',
  get change_region_office() {
    return `menyimpan perubahan pada surat ${agency()}`;
  },
  carry_over_unit: 'melanjutkan semuanya',
  publish_edition: 'menerbitkan',
  take_over_list: 'mengambil daftarnya',
  unlink: 'memutuskan saluran',
  withdraw_consent: 'menarik persetujuan',
  ask_deletion: 'meminta penghapusan',
  erase_person: 'menghapus',
};

const spentCodes: Readonly<Record<SharedMessages['code_spent']['why'], string>> = {
  used: 'Kode itu sudah dipakai.',
  expired: 'Kode itu sudah lewat waktunya.',
  other: 'Kode itu untuk hal lain yang Anda minta sebelumnya.',
};

/** The words. */
export const sharedWords: WordsOf<SharedMessages> = {
  confirmation_wrong: () =>
    'Kode itu tidak cocok atau sudah lewat waktunya. Ketik 4 angka yang tertulis di atas, atau "batal" lalu ulangi.',
  confirmation_dropped: () => 'Baik, tidak ada yang diubah.',
  help: helpText,
  no_focus: ({ creates, checks, lists }) => {
    if (creates) return 'Belum ada inovasi yang sedang diisi. Ketik "baru" untuk memulai.';
    if (!lists)
      return 'Tidak ada inovasi yang Anda isi. Ketik "bantuan" untuk melihat yang dapat dilakukan.';
    return `Tidak ada inovasi yang Anda isi. ${checks ? 'Yang menunggu Anda ada di "antrean"; untuk' : 'Untuk'} inovasi tertentu, tulis juga kodenya, misalnya "status INV-7KQ4M". Ketik "daftar" untuk melihat semuanya.`;
  },
  command_how: howToWrite,
  send_once_more: () => 'Bila itu memang jawabannya, kirim sekali lagi.',
  parts_unread: ({ parts, missing = [] }) =>
    lines(
      `Belum kami mengerti: ${unreadParts(parts)}.`,
      missing.length === 0
        ? null
        : `Indikator ${missing.map(count).join(', ')} belum diubah. Bila memang belum ada semuanya, ketik "${missing.map(count).join(', ')} belum ada".`,
    ),
  not_understood: () => 'Pesan itu belum kami pahami.',
  idle_hint: ({ hasDraft, fills, checks, invites }) =>
    lines(
      hasDraft
        ? 'Ketik "lanjut" untuk meneruskan inovasi yang sedang diisi, atau "draf" untuk memilih yang lain.'
        : fills
          ? 'Ketik "baru" untuk mulai mengisi inovasi, atau "draf" untuk melihat inovasi Anda.'
          : null,
      checks ? 'Ketik "antrean" untuk melihat inovasi yang menunggu diperiksa.' : null,
      invites
        ? `Ketik "undang" untuk mengundang admin, ${roleNameSmall('unit_head')}, atau rekan lain.`
        : null,
      'Ketik "bantuan" untuk pilihan lain.',
    ),
  pick_number: ({ count: rows }) =>
    rows === 1
      ? 'Mohon balas 1 bila itu yang dimaksud.'
      : `Mohon balas dengan nomor 1 sampai ${count(rows)}.`,
  cancelled: () =>
    'Baik, dibatalkan. Yang sudah tersimpan tetap ada. Ketik "bantuan" untuk melihat pilihan.',
  cannot_cancel_here: () =>
    'Bagian ini perlu dijawab dulu supaya dapat mulai; sesudah itu boleh berhenti kapan saja.',
  not_allowed: () =>
    `Maaf, akun ini belum punya hak untuk langkah itu. Bila seharusnya punya, mohon minta undangan kepada admin unit atau ${agency()}. Ketik "bantuan" untuk melihat yang dapat dilakukan.`,
  not_found: () =>
    'Inovasi dengan kode itu tidak ditemukan. Mohon periksa kodenya, misalnya INV-7KQ42; ketik "draf" atau "daftar" untuk melihat pilihan.',
  trouble: () =>
    'Maaf, ada gangguan di sisi kami. Pesan Anda sudah kami terima dan petugas sedang memeriksanya. Silakan ketik "lanjut" untuk meneruskan.',
  not_yet_here: () =>
    `Perintah itu belum tersedia di percakapan ini. Bila perlu sekarang, mohon hubungi ${agency()}. Ketik "bantuan" untuk melihat pilihan.`,
  yes_or_no: () => 'Mohon balas "ya" atau "tidak".',
  text_cleaned: () =>
    'Ada tanda yang tidak dapat disimpan, sehingga kami hilangkan; tulisannya tetap utuh.',
  blank: () => 'Pesannya kosong. Silakan tulis jawabannya, atau ketik "bantuan".',
  not_an_answer: ({ kind }) => otherKinds[kind] ?? otherKinds['other'] ?? '',
  stale_button: () => 'Tombol itu sudah tidak berlaku, jadi tidak ada yang diubah.',
  dialogue_left: ({ what, id, code }) => unsent[what](id, code),
  word_is_command: ({ typed }) =>
    `${quoted(typed, 40)} belum kami ambil sebagai isi. Mohon tulis isinya dengan kalimat, atau ketik "batal".`,
  confirm_act: ({ act, code }) =>
    `Untuk ${actNames[act]}, balas dengan kode ini: ${code}. Ketik "batal" untuk tidak jadi.`,
  act_needs_code: () =>
    'Kode itu tidak cocok. Mohon balas dengan empat angka yang tertulis di atas, atau ketik "batal".',
  type_the_code: () =>
    'Untuk melanjutkan, mohon balas dengan empat angka yang tertulis di atas. Bila tidak jadi, ketik "batal".',
  code_spent: ({ why }) =>
    `${spentCodes[why]} Mohon balas dengan empat angka yang tertulis paling akhir, atau ketik "batal".`,
  act_dropped: () => 'Baik, tidak jadi. Tidak ada yang berubah.',
  act_outdated: ({ act }) =>
    `Keadaannya sudah berubah, jadi ${actNames[act]} tidak dilakukan. Mohon ulangi dari awal.`,
  choose_number: ({ count: rows }) =>
    rows === 1
      ? 'Balas 1, atau ketik "batal".'
      : `Mohon balas dengan nomor 1 sampai ${count(rows)}, atau ketik "batal".`,
  notice_wrong_codes: ({ wrong, people }) =>
    `Dalam satu jam terakhir ada ${count(wrong)} kode salah dari ${count(people)} akun. Mungkin ada yang mencoba-coba kode undangan. Kode yang benar tetap aman; bila ada undangan yang meragukan, ketik "cabut".`,
  unit_candidates: ({ typed }) =>
    `Unit yang mirip dengan ${quoted(typed, 80)}. Balas dengan nomornya, atau ketik nama yang lebih lengkap:`,
  unit_not_found: ({ typed }) =>
    `Unit ${quoted(typed, 80)} belum kami temukan. Coba tulis nama lengkapnya tanpa singkatan, misalnya "Dinas Pertanian" atau "${region().examples.unitInFull}". Bila unitnya memang belum terdaftar, mohon kabari ${agency()}. Bukan pegawai unit? Ketik "usul".`,
  greeting: ({ name }) => (name === null ? 'Halo!' : `Halo, ${name}!`),
  thanks: () => 'Sama-sama.',
  no_hurry: () => 'Silakan, tidak perlu terburu-buru. Yang sudah masuk tetap aman.',
  saved_already: () =>
    'Setiap jawaban langsung disimpan begitu diterima; tidak perlu disimpan lagi.',
  too_much: ({ what, again }) =>
    again === 'in_an_hour'
      ? 'Pesannya sudah banyak sekali dalam satu jam ini, jadi yang berikutnya belum kami baca. Mohon tunggu satu jam, lalu balas "ya" bila setuju datanya kami simpan.'
      : what === 'files'
        ? `Berkas untuk hari ini sudah mencapai batas, jadi yang baru saja dikirim belum kami simpan. Berkas yang sudah masuk tetap aman. Mohon kirim lagi besok, atau hubungi ${agency()} bila perlu sekarang.`
        : `Pesan untuk hari ini sudah mencapai batas, jadi yang baru saja dikirim belum kami baca. Isian yang sudah masuk tetap aman. Mohon lanjutkan besok, atau hubungi ${agency()} bila perlu sekarang.`,
  notices_used_up: () =>
    'Hari ini sudah banyak yang dikabarkan kepada orang lain, jadi yang ini tercatat tanpa kabar. Bila perlu hari ini, mohon sampaikan langsung kepada admin unit.',
  too_many_codes: ({ minutes, crowded }) =>
    `${crowded ? 'Sedang banyak kode salah dari berbagai akun, jadi kode dari akun baru belum dapat dipakai.' : 'Sudah beberapa kali kode yang salah.'} Demi keamanan, mohon tunggu ${minutes < 120 ? `${count(minutes)} menit` : `${count(Math.ceil(minutes / 60))} jam`} lalu coba lagi. Isian yang lain tetap dapat dilanjutkan.`,
};
