// The list of what one can type, by role, as long as it is useful to read on a phone.
// It never explains an item of the form; that text comes from the edition.
import { agency, decision, region } from '../../domain/region.ts';
import type { SharedMessages } from '../../domain/conversation/shared/messages.ts';
import { lines, paragraphs } from './format.ts';

/** Lists the commands for somebody with these roles. */
export function helpText(args: SharedMessages['help']): string {
  return args.all ? allHelp(args) : shortHelp(args);
}

type Role = SharedMessages['help']['roles'][number];

/** The main words of each role that does more than fill in. */
const ofRole: readonly (readonly [readonly Role[], string])[] = [
  [
    ['unit_admin'],
    '• antrean, lihat KODE, setujui, kembalikan: memeriksa; undang, siaran, rekap: unit',
  ],
  [['unit_head'], '• antrean, lihat KODE, tetapkan, kembalikan, nihil: menetapkan'],
  [
    ['verifier'],
    '• antrean, berikut, lihat KODE, terima, kembalikan, tolak, tingkat, monev, entri: memeriksa',
  ],
  [
    ['coordinator'],
    '• daftar, rekap, jadwal, siaran, undang, gakor, daftar sk, buka lagi, cabut: mengatur',
  ],
  [['mentor'], '• daftar, lihat KODE, pesan NAMA UNIT, jawab 12: mendampingi'],
  [['operator'], '• undang, jejak: mengelola layanan'],
];

/** The words for filling in, and the same for somebody who does so much else that only the main ones fit on a screen. */
const fillingLines = (hasDraft: boolean): readonly string[] => [
  `• baru, draf${hasDraft ? ', lanjut' : ''}, dokumen: mulai, pilih, teruskan, atau isi dari Word dan PDF`,
  '• kurang, ringkasan, skor: yang belum, isinya, dan nilainya',
  '• ubah 17, kembali, lewati, berkas, hapus 2: memperbaiki isian dan berkas',
  '• kirim, status, perbaiki, tarik: mengirim dan sesudahnya',
  '• cek, contoh, temuan: apakah suatu kegiatan inovasi; ajak, tanya pamong',
];
const fillingInShort = '• baru, dokumen, kurang, ubah 17, kirim, status, temuan: mengisi';
const MOST_ROLES = 2;

function shortHelp({ roles, hasDraft }: SharedMessages['help']): string {
  const fills = roles.length === 0 || roles.includes('unit_admin') || roles.includes('innovator');
  const others = ofRole.flatMap(([held, line]) =>
    held.some((role) => roles.includes(role)) ? [line] : [],
  );
  const many = others.length > MOST_ROLES;
  return lines(
    fills && !many
      ? 'Cukup jawab pertanyaan satu per satu. Yang dapat diketik kapan saja:'
      : 'Yang dapat diketik kapan saja:',
    ...(fills ? (many ? [fillingInShort] : fillingLines(hasDraft)) : []),
    ...others,
    'Semua perintah: ketik "bantuan lengkap".',
  );
}

function allHelp({ roles, hasDraft }: SharedMessages['help']): string {
  const checks = roles.includes('unit_admin');
  const reads = roles.some((role) =>
    ['unit_head', 'verifier', 'coordinator', 'mentor'].includes(role),
  );
  const exports = roles.includes('unit_head') || roles.includes('coordinator');
  const audits = exports || roles.includes('operator');
  const fills = roles.length === 0 || checks || roles.includes('innovator');
  const invites = checks || roles.includes('coordinator') || roles.includes('operator');
  return paragraphs(
    fills
      ? 'Cukup jawab pertanyaan satu per satu. Yang dapat diketik kapan saja:'
      : 'Yang dapat diketik kapan saja:',
    fills
      ? lines(
          'Mengisi',
          '• baru: mulai inovasi baru',
          '• cek, contoh: lima pertanyaan untuk mengenali inovasi',
          '• temuan, T-127, mulai T-127: yang ditemukan sebelum diisi',
          '• draf: pilih inovasi yang diisi',
          '• ajak: minta kode supaya rekan ikut mengisi',
          hasDraft ? '• lanjut: teruskan pertanyaan berikutnya' : null,
          '• kurang: apa yang belum lengkap',
          '• ringkasan: baca semua jawaban',
          '• ubah 17: ganti jawaban nomor 17',
          '• dokumen, pakai 1-6: mengisi dari Word atau PDF yang sudah ada',
          '• kembali, lewati: ke butir sebelumnya atau berikutnya',
          '• berkas, hapus 2: lihat dan hapus berkas',
          '• pindah ke 9, tambahan: berkas terakhir untuk indikator lain',
          '• kirim: kirim ke admin unit',
          '• status, perbaiki, tarik: sesudah dikirim',
          '• formulir KODE: cetak Form C.1 dan laporannya',
          '• tanya pamong: bertanya kepada pamong unit',
          '• riwayat, komentar KODE: membaca dan menulis catatan',
        )
      : null,
    checks
      ? lines(
          'Memeriksa',
          '• antrean: inovasi yang menunggu',
          '• lihat KODE, bukti KODE: baca isian dan buka berkasnya',
          '• setujui, kembalikan: diikuti angka pada kartu',
          '• daftar: semua inovasi unit',
          '• temuan: …; T-127 untuk NAMA: mencatat dan menugaskan temuan',
          '• riwayat KODE, komentar KODE, kontak KODE: catatan dan pengisinya',
          '• rekap, unduh daftar, formulir unit: berkas untuk unit',
          '• ekspor, jejak: daftar dan catatan kejadian unit',
          '• siaran: menulis kepada orang-orang unit',
        )
      : reads
        ? lines(
            'Membaca',
            '• daftar: inovasi unit; temuan: yang belum diisi',
            '• lihat KODE, bukti KODE: baca isian dan buka berkasnya',
            '• riwayat KODE, komentar KODE: membaca dan menulis catatan',
            '• formulir KODE: cetak Form C.1 dan laporannya',
            exports ? '• rekap, unduh daftar: berkas Excel' : null,
            exports ? '• ekspor: daftar inovasi sebagai teks' : null,
            audits ? '• jejak: catatan kejadian' : null,
          )
        : null,
    roles.includes('unit_head')
      ? lines(
          'Menetapkan',
          '• antrean: inovasi yang menunggu penetapan',
          '• tetapkan, tetapkan semua, kembalikan: diikuti angka pada kartu',
          '• nihil: mengesahkan keterangan nihil',
          '• pastikan peran: memastikan admin unit tiap awal tahun',
        )
      : null,
    roles.includes('verifier')
      ? lines(
          `Memeriksa untuk ${agency()}`,
          '• antrean, berikut: yang menunggu, dan yang belum dipegang siapa pun',
          '• terima, kembalikan, tolak: diikuti angka pada kartu',
          '• tingkat 35 2 alasan: tingkat indikator menurut verifikator',
          '• monev KODE: mengisi Form C.2',
          '• entri: diikuti angka pada kartu dan nomor aplikasi nasional',
          '• nihil, daftar sk: daftar unit nihil dan penetapan',
        )
      : null,
    roles.includes('coordinator')
      ? lines(
          'Mengatur',
          '• berapa yang sudah masuk, belum mulai, tertahan, terlambat, unit NAMA: keadaan unit',
          '• jadwal: membuka dan memindahkan jadwal edisi',
          '• siaran: menulis kepada banyak orang sekaligus',
          '• gakor: unit dan pamongnya',
          `• daftar sk, catat sk: membekukan daftar dan mencatat ${decision()}`,
          '• buka lagi: diikuti angka pada kartu dan alasannya',
          '• cabut, pastikan peran: mengakhiri atau memastikan peran',
          '• bekukan peran, pulihkan peran: bila ponsel seseorang hilang atau nomornya berganti',
          '• jadi plt admin: menggantikan admin unit yang sedang kosong',
          '• permintaan data: penghapusan data pribadi',
        )
      : null,
    roles.includes('mentor')
      ? lines(
          'Mendampingi',
          `• pesan ${region().examples.otherUnit}: menulis kepada orang-orang satu unit`,
          '• jawab 12: membalas pesan nomor 12',
        )
      : null,
    lines(
      'Lainnya',
      '• jadwal: kegiatan dan batas waktu',
      '• ingatkan besok, berhenti, mulai lagi: mengatur pengingat',
      invites
        ? '• undang, undang banyak, undangan: undang rekan, banyak sekaligus, dan siapa yang belum datang'
        : null,
      checks || reads ? '• masuk: tautan ke meja periksa di peramban' : null,
      '• tautkan: pakai juga di Telegram, WhatsApp, atau web',
      '• profil, privasi: data Anda',
    ),
  );
}
