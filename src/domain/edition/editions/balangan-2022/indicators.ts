// The 21 rows of Form C.1's Tabel Indikator. The pedoman gives names only: no weight, level or format per row.
// It never fills these gaps from another year.
import type { Indicator } from '../../definition.ts';

// `nationalNo` is null where the match to the national list is only a guess.
const names: readonly (readonly [
  id: string,
  label: string,
  nationalNo: number | null,
  help: string,
])[] = [
  ['regulasi', 'Regulasi Inovasi Daerah', 16, 'Aturan apa yang mendasari inovasi ini?'],
  ['sdm', 'Ketersediaan SDM Terhadap Inovasi', 17, 'Berapa orang yang mengelola inovasi ini?'],
  ['anggaran', 'Dukungan Anggaran', 18, 'Dari anggaran mana inovasi ini dibiayai?'],
  ['penggunaan_it', 'Penggunaan IT', 19, 'Teknologi apa yang dipakai?'],
  ['bimtek', 'Bimtek Inovasi', 20, 'Pelatihan apa yang pernah diadakan atau diikuti?'],
  [
    'renstra',
    'Program dan Kegiatan di Renstra OPD',
    21,
    'Di bagian mana Renstra inovasi ini tercantum?',
  ],
  ['jejaring', 'Jejaring Inovasi', 24, 'Perangkat daerah mana saja yang ikut?'],
  ['replikasi', 'Replikasi', 31, 'Siapa yang sudah meniru inovasi ini?'],
  ['pedoman_teknis', 'Pedoman Teknis', 26, 'Buku petunjuk apa yang tersedia?'],
  ['pengelola', 'Pengelola Inovasi', 23, 'Siapa pengelolanya, dan dengan surat apa ditetapkan?'],
  [
    'ketersediaan_layanan',
    'Ketersediaan Inovasi Layanan',
    null,
    'Layanan apa yang tersedia bagi pengguna?',
  ],
  ['pengaduan', 'Penyelesaian Layanan Pengaduan', 29, 'Bagaimana pengaduan ditangani?'],
  ['partisipasi', 'Tingkat Partisipasi Stakeholder', 22, 'Pihak mana saja yang ikut serta?'],
  [
    'informasi_layanan',
    'Kemudahan Informasi Layanan',
    27,
    'Dengan cara apa warga memperoleh informasi layanan?',
  ],
  [
    'informasi_dihasilkan',
    'Kemudahan Informasi yang Dihasilkan',
    28,
    'Seberapa mudah dan cepat hasilnya diperoleh?',
  ],
  ['online_sistem', 'Online Sistem', 30, 'Layanan daring apa yang dipakai?'],
  ['kecepatan', 'Kecepatan Inovasi', 32, 'Berapa lama inovasi ini dibuat?'],
  ['kemanfaatan', 'Kemanfaatan Inovasi', 33, 'Berapa banyak yang menerima manfaat?'],
  [
    'kepuasan',
    'Tingkat Kepuasan Penggunaan Inovasi Daerah',
    34,
    'Bagaimana kepuasan penggunanya diukur?',
  ],
  ['sosialisasi', 'Sosialisasi Kebijakan', 25, 'Bagaimana inovasi ini diperkenalkan?'],
  ['kualitas', 'Kualitas Inovasi Daerah', 35, 'Kirim video profil 2 sampai 3 menit.'],
];

const evidenceNote =
  'Pedoman menyebut bukti dukung berupa teks, foto dan video, tanpa aturan per indikator.';
const videoNote =
  'Video MP4 2 sampai 3 menit, singkat dan jelas, sekurangnya memuat latar belakang, permasalahan, metode dan strategi pemecahan masalah, dan manfaat atau dampak.';

/** Lists the 21 indicators in the order of the form. */
export const indicators: readonly Indicator[] = names.map(([id, label, nationalNo, help], at) => ({
  kind: 'indicator',
  id,
  no: at + 1,
  nationalNo,
  label,
  help,
  instruction: `Tulis uraian singkat, lalu kirim bukti dukungnya. ${id === 'kualitas' ? videoNote : evidenceNote}`,
  example: null,
  weight: null,
  variants: null,
  mandatory: null,
  evidence: {
    kinds: ['dokumen teks', 'foto', 'video'],
    // No format is prescribed: everything recognised of the three kinds is welcome.
    formats: ['pdf', 'docx', 'xlsx', 'jpg', 'png', 'mp4'],
    maxFiles: 10,
    link: true,
    note: id === 'kualitas' ? videoNote : evidenceNote,
    ...(id === 'kualitas' && {
      // 2-3 minutes is the pedoman's rule; the product refuses only above the national five minutes.
      video: {
        warnBelow: 120,
        warnAbove: 180,
        limit: 300,
        elements: [
          'latar belakang',
          'permasalahan',
          'metode dan strategi pemecahan masalah',
          'manfaat atau dampak',
        ],
      },
    }),
  },
  source: 'Pedoman Teknis Sepeda Baru 2022, Form C.1 Tabel Indikator; bukti dukung bagian D.2',
}));
