// The guides of one page for each role, as data: what to do, what to type, what to know.
// Words that can be typed are those of language/commands.ts; a test types each of them.
import { roleName, roleNameFirst } from '../../domain/region.ts';
import type { Region } from '../../domain/regions/shape.ts';
import type { OpenPaper } from '../../domain/papers.ts';

/** The name of a guide. */
export type GuideName = Exclude<OpenPaper, 'formulir-kosong' | 'formulir-isian'>;

/** What a guide says. */
export interface Guide {
  readonly for: string;
  /** What is done first and next: a word or two, and the rest. */
  readonly steps: readonly (readonly [string, string])[];
  /** What can be typed, and what comes of it. */
  readonly words: readonly (readonly [string, string])[];
  readonly know: readonly string[];
}

const everybody: readonly string[] = [
  'Jangan mengirim data pribadi warga: NIK, rekam medis, alamat rumah.',
  'Nomor telepon tidak dicetak pada dokumen mana pun.',
  'Ketik "berhenti" untuk menghentikan pengingat, "bantuan" untuk penjelasan.',
];

const checker: readonly string[] = [
  'Kode empat angka pada kartu berlaku untuk versi yang dibuka saja; bila isinya berubah, buka lagi.',
  'Inovasi yang ikut diisi sendiri diperiksa oleh orang lain.',
  ...everybody,
];

const innovator = ({ agencyShort }: Region): Guide => ({
  for: 'Untuk setiap orang yang membuat cara kerja atau layanan menjadi lebih baik.',
  steps: [
    ['Mulai.', 'Ketik "baru", lalu tulis nama inovasinya.'],
    [
      'Jawab satu per satu.',
      'Tulis dengan bahasa sehari-hari. Tidak harus selesai hari itu; ketik "lanjut" kapan saja.',
    ],
    [
      'Lampirkan bukti.',
      'Foto, PDF, atau video dikirim ke obrolan yang sama. Foto surat yang terbaca sudah cukup.',
    ],
    ['Periksa.', 'Ketik "kurang" untuk yang belum lengkap, "ringkasan" untuk membaca semua.'],
    [
      'Kirim.',
      `Ketik "kirim". ${roleName('unit_admin')} memeriksa, ${roleName('unit_head_title')} menetapkan, lalu ${agencyShort} memeriksa. Setiap perubahan dikabarkan.`,
    ],
  ],
  words: [
    ['baru', 'memulai inovasi baru'],
    ['draf', 'memilih inovasi yang diisi'],
    ['ubah 17', 'mengganti jawaban nomor 17'],
    ['kembali', 'ke pertanyaan sebelumnya'],
    ['lewati', 'melewati pertanyaan ini'],
    ['ajak', 'kode supaya rekan ikut mengisi'],
    ['berkas', 'melihat berkas yang terkirim'],
    ['status', 'sampai di mana inovasi'],
    ['skor', 'perkiraan nilai dan yang menambahnya'],
    ['bantuan', 'penjelasan dan contoh jawaban'],
  ],
  know: [
    'Siapkan bila ada: tanggal uji coba dan penerapan, surat keputusan, angka sebelum dan sesudah, foto, video 2 sampai 3 menit.',
    ...everybody,
  ],
});

const admin = (): Guide => ({
  for: `Untuk ${roleName('unit_admin')} pada SKPD, BLUD, dan Puskesmas.`,
  steps: [
    ['Undang.', 'Ketik "undang" untuk memberi rekan kode masuk, satu kode untuk satu orang.'],
    ['Dampingi.', 'Ketik "agenda" untuk melihat apa yang masih kurang pada setiap inovasi unit.'],
    ['Periksa.', 'Ketik "antrean", lalu "lihat" dan kodenya; bukti dibuka dengan "bukti".'],
    [
      'Putuskan.',
      'Ketik "setujui" atau "kembalikan" dengan angka pada kartu. Catatan dikirim kepada pengisinya.',
    ],
    [
      'Laporkan.',
      'Ketik "rekap" atau "formulir unit". Bila unit belum punya inovasi, ketik "nihil".',
    ],
  ],
  words: [
    ['antrean', 'inovasi yang menunggu'],
    ['daftar', 'semua inovasi unit'],
    ['undang', 'kode masuk bagi rekan'],
    ['siaran', 'menulis kepada orang unit'],
    ['rekap', 'rekapitulasi unit (Excel)'],
    ['formulir unit', 'semua form untuk kepala'],
    ['agenda', 'agenda pemenuhan unit'],
    ['skor unit', 'perkiraan nilai unit'],
    ['nihil', 'menyatakan belum ada inovasi'],
    ['masuk', 'tautan meja periksa'],
  ],
  know: checker,
});

const headOfUnit = (): Guide => ({
  for: `Untuk ${roleName('unit_head_title')}, direktur BLUD, dan kepala Puskesmas.`,
  steps: [
    ['Buka antrean.', `Ketik "antrean": inovasi yang sudah disetujui ${roleName('unit_admin')}.`],
    ['Baca.', 'Ketik "lihat" dan kodenya. Yang meragukan tertulis paling atas.'],
    ['Tetapkan.', 'Ketik "tetapkan" dengan angka pada kartu, atau "tetapkan semua".'],
    ['Tanda tangan.', 'Ketik "formulir unit" untuk form semua inovasi beserta daftarnya.'],
  ],
  words: [
    ['antrean', 'yang menunggu penetapan'],
    ['daftar', 'inovasi unit'],
    ['formulir unit', 'form untuk ditandatangani'],
    ['form pengesahan', 'pengesahan sesudah monev'],
    ['rekap', 'rekapitulasi unit (Excel)'],
    ['analisis', 'analisis rekapitulasi (PDF)'],
    ['skor unit', 'perkiraan nilai unit'],
    ['masuk', 'tautan meja periksa'],
  ],
  know: checker,
});

const mentor = (): Guide => ({
  for: `Untuk ${roleName('mentor')} yang mendampingi unit dalam satu gakor.`,
  steps: [
    [
      'Lihat unit.',
      'Ketik "masuk" untuk membuka meja periksa: unit mana yang belum mulai atau tertahan.',
    ],
    ['Baca.', 'Ketik "daftar", lalu "lihat" dan kodenya.'],
    ['Tulis.', 'Ketik "pesan" dan nama unitnya untuk menulis kepada orang-orangnya.'],
    ['Jawab.', 'Ketik "jawab" dan nomor pesannya.'],
  ],
  words: [
    ['daftar', 'inovasi unit dalam gakor'],
    ['masuk', 'tautan meja periksa'],
    ['jadwal', 'kegiatan dan batas waktu'],
    ['bantuan', 'yang dapat diketik'],
  ],
  know: [`${roleNameFirst('mentor')} mendampingi dan tidak memutuskan.`, ...everybody],
});

const verifier = ({ agencyShort, head }: Region): Guide => ({
  for: `Untuk ${roleName('verifier')} ${agencyShort}.`,
  steps: [
    ['Ambil.', 'Ketik "berikut" untuk yang belum dipegang siapa pun, "antrean" untuk semuanya.'],
    ['Baca.', 'Ketik "lihat", "baca semua", dan "bukti"; atau "masuk" untuk meja periksa.'],
    ['Putuskan.', 'Ketik "terima" atau "kembalikan" dengan angka pada kartu.'],
    ['Beri tingkat.', 'Ketik "tingkat 35 2" dan alasannya, dengan nomor butirnya.'],
    ['Monev.', 'Ketik "monev" dan kode inovasinya untuk mengisi Form C.2.'],
  ],
  words: [
    ['antrean', 'yang menunggu'],
    ['berikut', 'yang belum dipegang'],
    ['masuk', 'tautan meja periksa'],
    ['skor daerah', 'perkiraan indeks daerah'],
    ['daftar sk', `daftar untuk SK ${head}`],
    ['jadwal', 'kegiatan dan batas waktu'],
  ],
  know: checker,
});

const coordinator = ({ agencyShort }: Region): Guide => ({
  for: `Untuk ${roleName('coordinator')} ${agencyShort}.`,
  steps: [
    [
      'Undang.',
      `Ketik "undang" untuk admin, kepala, ${roleName('mentor')}, dan ${roleName('verifier')}.`,
    ],
    ['Buka jadwal.', 'Ketik "jadwal" untuk membuka dan memindahkan sembilan langkah.'],
    ['Pantau.', 'Ketik "masuk": siapa belum mulai, siapa tertahan, perkiraan indeks.'],
    ['Sampaikan.', 'Ketik "siaran" untuk menulis kepada banyak orang sekaligus.'],
    ['Tetapkan.', 'Ketik "daftar sk" untuk membekukan daftar, "lampiran sk" untuk lampirannya.'],
  ],
  words: [
    ['rekap semua', 'rekapitulasi semua unit (Excel)'],
    ['analisis semua', 'analisis rekapitulasi (PDF)'],
    ['daftar indeks semua', 'daftar indeks (PDF)'],
    ['lampiran sk', 'lampiran keputusan bupati'],
    ['skor daerah', 'perkiraan indeks daerah'],
    ['undang', 'kode masuk, satu untuk satu orang'],
    ['siaran', 'menulis kepada banyak orang'],
    ['permintaan data', 'penghapusan data pribadi'],
  ],
  know: everybody,
});

/** The guides. */
export const guides = (region: Region): Readonly<Record<GuideName, Guide>> => ({
  'panduan-inovator': innovator(region),
  'panduan-admin': admin(),
  'panduan-kepala': headOfUnit(),
  'panduan-pamong': mentor(),
  'panduan-verifikator': verifier(region),
  'panduan-koordinator': coordinator(region),
});
