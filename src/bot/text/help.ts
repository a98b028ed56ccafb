// The list of what one can type, by role, as long as it is useful to read on a phone.
// It never explains an item of the form; that text comes from the edition.
import { agency, decision, region, roleName } from '../../domain/region.ts';
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
    '• daftar, rekap, jadwal, siaran, undang, gakor, kunjungan, daftar sk, buka lagi, cabut: mengatur',
  ],
  [
    ['mentor'],
    '• daftar, lihat KODE, kurang NAMA UNIT, kunjungan, pesan NAMA UNIT, jawab 12: mendampingi',
  ],
  [['operator'], '• undang, jejak: mengelola layanan'],
  [['judge'], '• lomba, L-3 baca: menilai lomba'],
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

/** What somebody may do, as far as it tells which lines are for them. */
interface Reader {
  readonly roles: readonly Role[];
  readonly hasDraft: boolean;
  readonly fills: boolean;
  readonly checks: boolean;
  readonly reads: boolean;
  readonly exports: boolean;
  readonly bundles: boolean;
  readonly audits: boolean;
  readonly invites: boolean;
}

type For = (reader: Reader) => boolean;

/** A section: its title, whom it is for, and its lines; a line may be for some of them only. */
type Section = readonly [string, For, readonly (string | readonly [string, For])[]];

const filling = (): Section => [
  'Mengisi',
  ({ fills }) => fills,
  [
    '• baru: mulai inovasi baru',
    '• cek, contoh, cari inovasi gizi: mengenali',
    '• temuan, T-127, mulai T-127: yang ditemukan sebelum diisi',
    '• draf: pilih inovasi yang diisi',
    '• ajak: minta kode supaya rekan ikut mengisi',
    ['• lanjut: teruskan pertanyaan berikutnya', ({ hasDraft }) => hasDraft],
    '• kurang: apa yang belum lengkap',
    '• ringkasan: baca semua jawaban',
    '• ubah 17: ganti jawaban nomor 17',
    '• dokumen, pakai 1-6: mengisi dari Word atau PDF yang sudah ada',
    '• kembali, lewati: ke butir sebelumnya atau berikutnya',
    '• berkas, hapus 2: lihat dan hapus berkas',
    '• pindah ke 9, tambahan, urut 2 1 3, pisah: berkas terakhir',
    '• kirim: kirim ke admin unit',
    '• status, perbaiki, tarik: sesudah dikirim',
    '• formulir KODE: cetak Form C.1 dan laporannya',
    `• tanya pamong: bertanya kepada ${roleName('mentor')} unit`,
    '• riwayat, komentar KODE: membaca dan menulis catatan',
  ],
];

const checking: Section = [
  'Memeriksa',
  ({ checks }) => checks,
  [
    '• antrean: inovasi yang menunggu',
    '• lihat KODE, bukti KODE: baca isian dan buka berkasnya',
    '• setujui, kembalikan: diikuti angka pada kartu',
    '• daftar: semua inovasi unit',
    '• temuan: …; T-127 untuk NAMA: mencatat dan menugaskan temuan',
    '• janji, J-3 sudah: yang dijanjikan unit',
    '• riwayat KODE, komentar KODE, kontak KODE: catatan dan pengisinya',
    '• rekap, unduh daftar, formulir unit: berkas untuk unit',
    '• ekspor, jejak: daftar dan catatan kejadian unit',
    '• siaran: menulis kepada orang-orang unit',
  ],
];

const readingOnly: Section = [
  'Membaca',
  ({ checks, reads }) => reads && !checks,
  [
    '• daftar: inovasi unit; temuan: yang belum diisi',
    '• lihat KODE, bukti KODE: baca isian dan buka berkasnya',
    '• riwayat KODE, komentar KODE: membaca dan menulis catatan',
    '• formulir KODE: cetak Form C.1 dan laporannya',
    ['• rekap, unduh daftar: berkas Excel', ({ exports }) => exports],
    ['• ekspor: daftar inovasi sebagai teks', ({ exports }) => exports],
    ['• paket nasional: ZIP untuk portal', ({ bundles }) => bundles],
    ['• jejak: catatan kejadian', ({ audits }) => audits],
  ],
];

const deciding: Section = [
  'Menetapkan',
  ({ roles }) => roles.includes('unit_head'),
  [
    '• antrean: inovasi yang menunggu penetapan',
    '• tetapkan, tetapkan semua, kembalikan: diikuti angka pada kartu',
    '• nihil: mengesahkan keterangan nihil',
    '• terbitkan, turunkan KODE: katalog umum',
    '• pastikan peran: memastikan admin unit tiap awal tahun',
  ],
];

const verifying = (): Section => [
  `Memeriksa untuk ${agency()}`,
  ({ roles }) => roles.includes('verifier'),
  [
    '• antrean, berikut: yang menunggu, dan yang belum dipegang siapa pun',
    '• terima, kembalikan, tolak: diikuti angka pada kartu',
    `• tingkat 35 2 alasan: tingkat indikator menurut ${roleName('verifier')}`,
    '• monev KODE: mengisi Form C.2',
    '• entri: diikuti angka pada kartu dan nomor aplikasi nasional',
    '• nihil, daftar sk: daftar unit nihil dan penetapan',
  ],
];

const coordinating = (): Section => [
  'Mengatur',
  ({ roles }) => roles.includes('coordinator'),
  [
    '• berapa yang sudah masuk, belum mulai, tertahan, terlambat, unit NAMA: keadaan unit',
    '• kunjungan, panduan kunjungan, kurang UNIT: ke mana, bagaimana, apa yang kurang',
    '• janji, lomba, laporan bulan',
    '• rapat, R-1 kode, R-1 peserta, R-1 evaluasi: acara dan yang hadir',
    '• hitungan temuan: ditemukan, mulai, masuk, hilang',
    '• usulan, U-4 untuk UNIT: dari warga, desa, dan pelatihan',
    '• jadwal: membuka dan memindahkan jadwal edisi',
    '• siaran: menulis kepada banyak orang sekaligus',
    `• gakor: unit dan ${roleName('mentor')}nya`,
    `• daftar sk, catat sk: membekukan daftar dan mencatat ${decision()}`,
    '• buka lagi: diikuti angka pada kartu dan alasannya',
    '• cabut, pastikan peran: mengakhiri atau memastikan peran',
    '• bekukan peran, pulihkan peran: bila ponsel seseorang hilang atau nomornya berganti',
    '• jadi plt admin: menggantikan admin unit yang sedang kosong',
    '• permintaan data: penghapusan data pribadi',
  ],
];

const mentoring = (): Section => [
  'Mendampingi',
  ({ roles }) => roles.includes('mentor'),
  [
    `• pesan ${region().examples.otherUnit}: menulis kepada orang-orang satu unit`,
    '• jawab 12: membalas pesan nomor 12',
    '• janji UNIT: isi; sampai tanggal: mencatat janji',
    '• kunjungan, panduan kunjungan: ke mana dan bagaimana',
    '• kurang NAMA UNIT, kurang KODE: yang belum lengkap',
  ],
];

const judging: Section = [
  'Menilai lomba',
  // Whoever does much else reads the words in what they were sent to judge.
  ({ roles }) => roles.includes('judge') && roles.length <= MOST_ROLES,
  ['• lomba, L-3 baca, nilai L-3 80 75 90 70, L-3 mundur: alasan'],
];

const others: Section = [
  'Lainnya',
  () => true,
  [
    '• jadwal: kegiatan dan batas waktu',
    '• ingatkan besok, berhenti, mulai lagi: mengatur pengingat',
    '• hadir 12345: tercatat hadir di acara dengan kode di layar',
    [
      '• undang, undang banyak, undangan: undang rekan, banyak sekaligus, dan siapa yang belum datang',
      ({ invites }) => invites,
    ],
    ['• masuk: tautan ke meja periksa di peramban', ({ checks, reads }) => checks || reads],
    [
      '• masuk: tautan ke formulir sebagai halaman',
      ({ roles, checks, reads }) => roles.includes('innovator') && !checks && !reads,
    ],
    '• tautkan: pakai juga di Telegram, WhatsApp, atau web',
    '• profil, privasi: data Anda',
  ],
];

function allHelp({ roles, hasDraft }: SharedMessages['help']): string {
  const has = (...held: readonly Role[]): boolean => held.some((role) => roles.includes(role));
  const checks = has('unit_admin');
  const exports = has('unit_head', 'coordinator');
  const reader: Reader = {
    ...{ roles, hasDraft, checks, exports },
    reads: has('unit_head', 'verifier', 'coordinator', 'mentor'),
    audits: exports || has('operator'),
    bundles: has('verifier', 'coordinator'),
    fills: roles.length === 0 || has('unit_admin', 'innovator'),
    invites: has('unit_admin', 'coordinator', 'operator'),
  };
  const sections: readonly Section[] = [
    filling(),
    checking,
    readingOnly,
    deciding,
    verifying(),
    coordinating(),
    mentoring(),
    judging,
    others,
  ];
  return paragraphs(
    reader.fills
      ? 'Cukup jawab pertanyaan satu per satu. Yang dapat diketik kapan saja:'
      : 'Yang dapat diketik kapan saja:',
    ...sections.map(([title, isFor, all]) =>
      isFor(reader)
        ? lines(
            title,
            ...all.map((line) => {
              if (typeof line === 'string') return line;
              const [text, only] = line;
              return only(reader) ? text : null;
            }),
          )
        : null,
    ),
  );
}
