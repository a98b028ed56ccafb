// The words about one's own data: what is kept, how it is corrected, what goes and what must stay.
// Every right says its limit before it is used.
import type { SeasonMessages } from '../../domain/conversation/season-messages.ts';
import { channelText } from './channel-text.ts';
import { eventName, refusedName } from './event-names.ts';
import { count, lines, moment, paragraphs, shorten } from './format.ts';
import { roleNames, stateNames } from './labels.ts';
import { ownExportWords } from './own-export.ts';
import type { WordsOf } from './words.ts';

type OwnDataMessages = Pick<
  SeasonMessages,
  | 'own_data'
  | 'own_export'
  | 'ask_new_nip'
  | 'nip_unclear'
  | 'nip_correct_ask'
  | 'nip_corrected'
  | 'own_data_choices'
  | 'ask_new_name'
  | 'name_correct_ask'
  | 'name_corrected'
  | 'withdraw_consent_ask'
  | 'consent_withdrawn'
  | 'unit_kept'
  | 'unit_change_ask'
  | 'notice_left'
  | 'no_deletion'
  | 'deletion_withdrawn'
  | 'notice_deletion_withdrawn'
  | 'deletion_ask'
  | 'deletion_asked'
  | 'deletion_pending'
  | 'notice_deletion_asked'
  | 'notice_deletion_waits'
  | 'data_request_list'
  | 'erase_ask'
  | 'erased'
  | 'notice_erased'
>;

function detailText({ what, detail }: { readonly what: string; readonly detail: string | null }) {
  const words = detail === null || what !== 'denied' ? detail : refusedName(detail);
  return words === null ? '' : ` (${words})`;
}

/** Words about one's own data. */
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
            `• ${one.name === null ? one.code : `${shorten(one.name, 120)} (${one.code})`}, ${stateNames[one.state]}`,
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
  no_deletion: () => 'Tidak ada permintaan penghapusan yang sedang menunggu.',
  deletion_withdrawn: () =>
    '✔ Tersimpan. Permintaan penghapusan dibatalkan; data Anda tetap seperti semula. Koordinator kami beri tahu.',
  notice_deletion_withdrawn: ({ name }) =>
    `${name ?? 'Seseorang'} membatalkan permintaan penghapusan datanya. Tidak ada yang perlu dikerjakan.`,
  deletion_ask: ({ stays }) =>
    lines(
      'Minta penghapusan data pribadi? Nama, NIP, alamat saluran, dan isi pesan Anda akan dihapus paling lambat 3 x 24 jam. Draf pindah ke Admin Inovasi unit.',
      stays === 0
        ? 'Catatan peristiwa tetap ada, tetapi hanya dengan nomor, tanpa nama.'
        : `${count(stays)} inovasi yang sudah dikirim dan catatan keputusannya tetap tersimpan sebagai arsip, tanpa nama Anda.`,
    ),
  deletion_asked: ({ dueAt }) =>
    `✔ Tersimpan. Permintaan penghapusan diterima; paling lambat selesai ${moment(dueAt)}. Koordinator sudah kami beri tahu. Bila tidak jadi, ketik "batal hapus".`,
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
};
