// The words for one's own data and accounts.
// A message without a sentence does not compile.
import { agency, roleName, roleNameFirst } from '../../domain/region.ts';
import { channelText } from './channel-text.ts';
import { eventName, refusedName } from './event-names.ts';
import { capital, count, lines, moment, paragraphs, theirs } from './format.ts';
import { channelNames, roleNames, stateNames } from './labels.ts';
import { ownExportWords } from './own-export.ts';
import { roleIn } from './phrases.ts';
import type { WordsOf } from './words.ts';
import type { PersonalCode } from '../../domain/codes.ts';
import { linkUndoDays } from '../../domain/conversation/own-data/unlinking.ts';
import type { OwnDataMessages } from '../../domain/conversation/own-data/messages.ts';
import type { OwnSession } from '../../domain/conversation/own-data/types.ts';

const sessionNames: Readonly<Record<OwnSession['where'], string>> = {
  webchat: 'obrolan web',
  desk: 'meja periksa',
};

/** As many as leave a reply short. */
const SESSIONS_SHOWN = 9;

function detailText({ what, detail }: { readonly what: string; readonly detail: string | null }) {
  const words = detail === null || what !== 'denied' ? detail : refusedName(detail);
  return words === null ? '' : ` (${words})`;
}

const explained: Readonly<Record<PersonalCode, string>> = {
  link: 'Di pesan itu ada kode tautan, yang menggabungkan akun ke pembuatnya; belum dipakai. Bila buatan sendiri, kirim kodenya saja; bila bukan, jangan.',
  co_fill:
    'Di pesan itu ada kode pengisi, yang membuat pengirimnya ikut mengisi inovasi rekan; belum ada yang dilakukan. Bila memang ingin ikut mengisi, kirim kodenya saja.',
  invitation:
    'Di pesan itu ada kode undangan, yang memberi pengirimnya sebuah peran; belum ada yang dilakukan. Bila undangan itu memang untuk Bapak/Ibu, kirim kodenya saja.',
};

const refusals: Readonly<Record<'roles' | 'innovations' | 'addresses', string>> = {
  roles: 'memegang peran selain inovator',
  innovations: 'sudah punya inovasi',
  addresses: 'sudah terhubung dengan akun lain',
};

/** The words. */
export const ownDataWords: WordsOf<OwnDataMessages> = {
  ...ownExportWords,
  own_data: (data) =>
    paragraphs(
      lines(
        'Data Anda yang kami simpan',
        `Nama: ${data.name ?? '-'}`,
        `NIP: ${data.nip ?? '-'}`,
        `Unit: ${data.unit ?? '-'}`,
        data.consentedAt === null
          ? 'Persetujuan: belum'
          : `Persetujuan: naskah ${data.consentVersion ?? '-'}, ${moment(data.consentedAt)}`,
      ),
      lines(
        'Saluran:',
        // A browser is known by the hash of its cookie, which tells nobody anything.
        ...data.addresses.map((one) =>
          one.channel === 'webchat'
            ? `• ${channelText(one.channel)}: satu peramban`
            : `• ${channelText(one.channel)}: ${one.nativeId}`,
        ),
      ),
      data.roles.length === 0
        ? null
        : lines(
            'Peran:',
            ...data.roles.map(
              (held) =>
                `• ${roleNames[held.role]}${held.unit === null ? '' : ` ${held.unit}`}, sejak ${moment(held.from)}${held.to === null ? '' : ` sampai ${moment(held.to)}`}`,
            ),
          ),
      lines(
        `Isian: ${count(data.answers)} jawaban, ${count(data.files)} berkas, ${count(data.messages)} pesan.`,
        ...data.innovations.map(
          (one) =>
            `• ${one.name === null ? one.code : `${theirs(one.name, 120)} (${one.code})`}, ${stateNames[one.state]}`,
        ),
      ),
      data.trail.length === 0
        ? null
        : lines(
            'Riwayat pemrosesan terbaru:',
            ...data.trail.map(
              (one) =>
                `• ${moment(one.at)}: ${one.what === 'record_read' ? 'inovasi Anda dibaca pemeriksa' : eventName(one.what)}${detailText(one)}`,
            ),
          ),
      data.deletion === null
        ? null
        : `Penghapusan diminta ${moment(data.deletion.askedAt)}; paling lambat selesai ${moment(data.deletion.dueAt)}. Bila tidak jadi, ketik "batal hapus".`,
    ),
  own_data_unclear: ({ number }) =>
    lines(
      'Kami belum yakin maksudnya, jadi belum ada yang diubah. Mohon ketik salah satu:',
      '• hapus data saya: meminta semua data pribadi Anda dihapus',
      `• data saya unduh ${number}: bagian ${number} dari salinan data Anda`,
      `• hapus ${number}: menghapus berkas nomor ${number} di daftar "berkas"`,
    ),
  own_data_choices: () =>
    lines(
      'Yang dapat Anda lakukan:',
      '• data saya unduh: salinan lengkap jawaban, berkas, dan pesan Anda',
      '• data saya ubah nama, data saya ubah nip, data saya ubah unit: membetulkannya',
      '• putuskan tautan: melepas salah satu saluran Anda',
      '• tarik persetujuan: berhenti diproses',
      '• hapus data saya: meminta penghapusan (paling lambat 3 x 24 jam)',
    ),
  ask_new_name: () => 'Tulis nama yang benar, lengkap dengan gelar bila ada.',
  name_correct_ask: ({ before, after }) =>
    `Ganti nama ${before === null ? '' : `"${before}" `}menjadi "${after}"?`,
  name_corrected: ({ name }) => `✔ Tersimpan. Nama Anda sekarang ${name}.`,
  ask_new_nip: () => 'Tulis NIP yang benar: 18 angka.',
  nip_unclear: () => 'NIP terdiri dari 18 angka. Mohon tulis lagi, atau ketik "batal".',
  nip_correct_ask: ({ before, after }) =>
    `${before === null ? 'Catat NIP' : `Ganti NIP ${before} menjadi`} ${after}?`,
  nip_corrected: ({ nip }) => `✔ Tersimpan. NIP Anda sekarang ${nip}.`,
  withdraw_consent_ask: ({ roles }) =>
    lines(
      'Tarik persetujuan? Sesudah itu tidak ada lagi data Anda yang kami olah di sini dan tidak ada pemberitahuan.',
      roles > 0
        ? 'Peran Anda dibekukan sampai persetujuan diberikan lagi; serahkan dulu pekerjaan dengan "serah terima" bila ada.'
        : null,
      'Inovasi yang sudah dikirim dan catatan keputusannya tetap tersimpan sebagai arsip pelayanan publik.',
    ),
  consent_withdrawn: () =>
    '✔ Tersimpan. Persetujuan Anda ditarik dan peran Anda dibekukan. Bila nanti ingin kembali, kirim pesan apa saja.',
  no_deletion: () => 'Tidak ada permintaan penghapusan yang sedang menunggu.',
  deletion_withdrawn: () =>
    `✔ Tersimpan. Permintaan penghapusan dibatalkan; data Anda tetap seperti semula. ${roleNameFirst('coordinator')} kami beri tahu.`,
  notice_deletion_withdrawn: ({ name }) =>
    `${name ?? 'Seseorang'} membatalkan permintaan penghapusan datanya. Tidak ada yang perlu dikerjakan.`,
  deletion_ask: ({ stays }) =>
    lines(
      `Minta penghapusan data pribadi? Nama, NIP, alamat saluran, dan isi pesan Anda akan dihapus paling lambat 3 x 24 jam. Draf pindah ke ${roleName('unit_admin')} unit.`,
      stays === 0
        ? 'Catatan peristiwa tetap ada, tetapi hanya dengan nomor, tanpa nama.'
        : `${count(stays)} inovasi yang sudah dikirim dan catatan keputusannya tetap tersimpan sebagai arsip, tanpa nama Anda.`,
    ),
  deletion_asked: ({ dueAt }) =>
    `✔ Tersimpan. Permintaan penghapusan diterima; paling lambat selesai ${moment(dueAt)}. ${roleNameFirst('coordinator')} sudah kami beri tahu. Bila tidak jadi, ketik "batal hapus".`,
  deletion_pending: ({ askedAt, dueAt }) =>
    `Permintaan penghapusan Anda dari ${moment(askedAt)} sedang dikerjakan, paling lambat selesai ${moment(dueAt)}. Bila tidak jadi, ketik "batal hapus".`,
  notice_deletion_asked: ({ name, dueAt }) =>
    `${name ?? 'Seseorang'} meminta datanya dihapus, paling lambat ${moment(dueAt)} (UU 27/2022). Ketik "permintaan data" untuk mengerjakannya.`,
  notice_deletion_waits: ({ name, hours, dueAt }) =>
    `Permintaan penghapusan data dari ${name ?? 'seseorang'} sudah menunggu ${hours} jam dan belum dikerjakan; batasnya ${moment(dueAt)} (UU 27/2022). Ketik "permintaan data" untuk mengerjakannya.`,
  data_request_list: ({ rows }) =>
    rows.length === 0
      ? 'Tidak ada permintaan penghapusan data.'
      : lines(
          `${count(rows.length)} permintaan penghapusan:`,
          ...rows.map(
            (row, index) =>
              `${index + 1}. ${row.name ?? '(belum bernama)'}, diminta ${moment(row.askedAt)}, batas ${moment(row.dueAt)}${row.late ? ' (LEWAT BATAS)' : ''}`,
          ),
        ),
  erase_ask: ({ name }) =>
    `Hapus data pribadi ${name ?? 'orang ini'} sekarang? Tidak dapat dikembalikan. Inovasi yang sudah dikirim dan catatan peristiwa tetap ada tanpa nama.`,
  erased: () => '✔ Tersimpan. Data pribadinya sudah dihapus dan orangnya kami beri tahu.',
  notice_erased: () =>
    'Data pribadi Anda sudah dihapus sesuai permintaan. Inovasi yang sudah dikirim dan catatan keputusannya tetap tersimpan sebagai arsip, tanpa nama Anda.',
  sessions: ({ rows }) =>
    rows.length === 0
      ? 'Tidak ada peramban yang terbuka atas nama Anda. Akun Telegram atau WhatsApp dilepas dengan "putuskan tautan".'
      : lines(
          'Peramban yang terbuka atas nama Anda:',
          ...rows
            .slice(0, SESSIONS_SHOWN)
            .map(
              ({ where, since, used, here }, index) =>
                `${index + 1}. ${sessionNames[where]}, sejak ${moment(since)}, terakhir ${moment(used)}${here ? ' (yang ini)' : ''}`,
            ),
          ...(rows.length > SESSIONS_SHOWN ? [`dan ${rows.length - SESSIONS_SHOWN} lagi.`] : []),
          'Ada yang bukan Anda? Ketik "akhiri sesi" dan nomornya, atau "akhiri sesi lain" untuk semuanya selain yang ini.',
        ),
  sessions_ended: ({ count: ended }) =>
    `✔ Tersimpan. ${ended === 1 ? 'Sesi itu' : `${ended} sesi`} sudah diakhiri dan tidak dapat lagi membuka data Anda.`,
  sessions_all_ask: ({ count: others, here }) =>
    here
      ? lines(
          `Akhiri ${others === 1 ? 'satu sesi lain' : `${count(others)} sesi lain`}, selain peramban yang sedang Anda pakai ini? Balas "ya" atau "tidak".`,
          'Yang ini diakhiri sendiri: buka Menu di halaman ini dan tekan "Keluar".',
        )
      : `Akhiri semua sesi peramban atas nama Anda (${count(others)})? Balas "ya" atau "tidak".`,
  sessions_kept: () => 'Baik, tidak ada sesi yang diakhiri. Ketik "sesi" untuk melihat daftarnya.',
  session_is_here: () =>
    'Itu peramban yang sedang Anda pakai. Untuk mengakhirinya, buka Menu di halaman ini dan tekan "Keluar".',
  no_other_sessions: () =>
    'Tidak ada peramban lain yang terbuka atas nama Anda. Ketik "sesi" untuk melihat daftarnya.',
  unlink_list: ({ rows }) =>
    lines(
      'Saluran yang tertaut dengan Anda:',
      ...rows.map(
        (row, index) => `${index + 1}. ${capital(channelNames[row.channel])}: ${row.nativeId}`,
      ),
      'Balas dengan nomor saluran yang ingin diputuskan, atau ketik "batal".',
    ),
  unlink_only_one: () =>
    'Ini satu-satunya saluran Anda, jadi belum dapat diputuskan. Tautkan saluran lain dulu dengan "tautkan", atau ketik "tarik persetujuan" bila ingin berhenti.',
  unlink_ask: ({ channel }) =>
    `Putuskan ${channelNames[channel]}? Draf dan peran Anda tetap ada di saluran yang lain; yang menulis dari saluran itu sesudahnya tidak lagi membuka data Anda.`,
  unlinked: ({ channel }) =>
    `✔ Tersimpan. ${capital(channelNames[channel])} tidak lagi tertaut dengan Anda.`,
  not_me_nothing: () =>
    `Tidak ada akun lain yang baru dihubungkan. Ketik "profil" untuk melihat data Anda, atau hubungi ${agency()} bila ada yang janggal.`,
  not_me_done: ({ channels, own, frozen }) =>
    own
      ? `✔ Tersimpan. Penggabungan dibatalkan; akun ini kembali seperti semula, dengan peran yang dulu dan inovasi yang dimulai di sini.${frozen ? ` Demi keamanan, peran akun yang satunya dibekukan sampai ${agency()} berbicara langsung dengan pemiliknya.` : ''}`
      : `✔ Tersimpan. Akun yang baru dihubungkan (${channels.map((channel) => channelNames[channel]).join(', ')}) sudah dilepas dan tidak dapat lagi membuka data Anda.${frozen ? ` Demi keamanan, peran Anda selain inovator dibekukan sampai ${agency()} berbicara langsung dengan Anda.` : ''}`,
  profile: ({ name, nip, unit, roles }) =>
    lines(
      'Data Anda yang kami simpan:',
      `Nama: ${name ?? 'belum diisi'}`,
      `NIP: ${nip ?? 'tidak diisi'}`,
      `Unit: ${unit ?? 'belum dipilih'}`,
      `Peran: ${roles.length === 0 ? 'belum ada' : roles.map(roleIn).join('; ')}`,
      'Isian inovasi ada di "draf". Untuk membetulkan atau menghapus data, ketik "data saya".',
    ),
  link_code: ({ code, minutes }) =>
    `Untuk memakai akun lain (Telegram, WhatsApp, atau obrolan web) dengan data yang sama, kirim kode ini dari akun itu dalam ${minutes} menit:\n${code}`,
  code_explained: ({ of }) => explained[of],
  code_yes_or_no: ({ of }) =>
    of === 'link'
      ? 'Balas "ya" bila akun ini memang akan digabung, atau "tidak" bila bukan. Belum ada yang berubah.'
      : 'Balas "ya" bila memang akan ikut mengisi, atau "tidak" bila tidak. Belum ada yang berubah.',
  code_dropped: () => 'Baik, kode itu tidak dipakai dan tidak ada yang berubah.',
  link_ask: ({ channel, name, unit, moving, days }) =>
    lines(
      `Kode ini dibuat di akun ${name ?? 'tanpa nama'}${unit === null ? '' : ` (${unit})`}. Bila dilanjutkan:`,
      `• Akun ${channelNames[channel]} ini menjadi bagian dari akun ${name ?? 'itu'}; yang ditulis di sini tercatat atas namanya dan terbuka baginya.`,
      moving.length === 0
        ? null
        : `• Ikut pindah ke akun itu: peran ${moving.map(roleIn).join('; ')}.`,
      `• Dalam ${days} hari dapat dibatalkan dengan "bukan saya".`,
      `Lanjutkan hanya bila akun itu milik Anda sendiri. Orang lain, termasuk ${agency()}, tidak pernah meminta Anda mengirim kode. Gabungkan?`,
    ),
  link_refused: ({ why }) =>
    `Akun ini ${refusals[why]}, jadi tidak dapat digabung ke akun lain dengan kode. Bila akun yang satunya juga milik Anda dan masih kosong, ketik "tautkan" di sini, lalu kirim kodenya dari akun itu. Bila orang lain yang meminta Anda mengirim kode tadi, jangan ikuti.`,
  link_unknown: () =>
    'Kode tautan itu tidak berlaku lagi. Mohon ketik "tautkan" di akun yang lama untuk mendapat kode baru.',
  link_same_channel: () =>
    'Kode ini berasal dari akun ini sendiri. Kirimkan dari akun yang ingin ditautkan.',
  linked: ({ name, days = linkUndoDays, proof = [] }) =>
    lines(
      `✔ Tersimpan. Akun ini sekarang terhubung${name === null ? '' : ` dengan ${name}`}. Draf dan peran sama di semua akun; ketik "lanjut" untuk meneruskan.`,
      proof.length === 0
        ? null
        : `Peran ${proof.map(roleIn).join('; ')} hanya untuk satu nomor, jadi dibekukan sampai nomornya dibuktikan lagi. Mohon hubungi ${agency()}.`,
      `Bila keliru, balas "bukan saya" dalam ${days} hari; akun ini kembali seperti semula.`,
    ),
  notice_linked: ({ channel, days = linkUndoDays }) =>
    `Akun Anda baru saja dihubungkan dengan ${channelNames[channel]}. Bila bukan Anda yang melakukannya, balas "bukan saya" dari akun ini dalam ${days} hari.`,
  notice_link_undone: ({ channel }) =>
    `Penggabungan dengan ${channelNames[channel]} sudah dibatalkan; kedua akun kembali terpisah seperti semula. Bila ada yang janggal, mohon hubungi ${agency()}.`,
  notice_role_moved: ({ from, to, proof, ...held }) =>
    `Peran ${roleIn(held)} ${from === null ? '' : `dari akun ${from} `}pindah ke akun ${to ?? 'lain'}, karena kedua akun digabung dengan kode.${proof ? ' Peran itu dibekukan: mohon cocokkan nama dan nomornya, lalu ketik "pulihkan peran".' : ''} Bila bukan orang yang Anda maksud, ketik "cabut" untuk mengakhirinya.`,
};
