// The edition of 2022: exactly Form C.1 of Pedoman Teknis Sepeda Baru 2022 with its 11 lines and 21 indicators.
// Weights, levels and formats per indicator are not in the pedoman; they stay null, so this edition has no score.
import type { EditionDefinition, Field, Indicator, Option, PaperLine } from '../definition.ts';
import { sopSteps } from './sop-2022.ts';

const form = 'Pedoman Teknis Sepeda Baru 2022, Form C.1';
const guide = 'Pedoman Teknis Sepeda Baru 2022, Form C.1 dan bagian D.1';

const bentuk: readonly Option[] = [
  {
    code: 'tata_kelola',
    label: 'Tata Kelola',
    words: ['tatakelola', 'tata kelola pemerintahan'],
    hints: ['internal', 'administrasi'],
  },
  {
    code: 'pelayanan_publik',
    label: 'Pelayanan Publik',
    words: ['layanan publik', 'yanlik'],
    hints: ['pelayanan', 'layanan'],
  },
  { code: 'lainnya', label: 'Lainnya', words: ['lain-lain', 'lain lain'], hints: ['lain'] },
];

const tahapan: readonly Option[] = [
  {
    code: 'inisiatif',
    label: 'Inisiatif',
    words: ['inisiasi'],
    hints: ['ide', 'baru ide', 'gagasan', 'rencana'],
  },
  {
    code: 'uji_coba',
    label: 'Uji Coba',
    words: ['ujicoba', 'uji-coba', 'masih uji coba', 'sedang uji coba'],
    hints: ['percobaan', 'dicoba'],
  },
  {
    code: 'penerapan',
    label: 'Penerapan',
    words: ['diterapkan', 'sudah diterapkan', 'telah diterapkan', 'sdh diterapkan', 'implementasi'],
    hints: ['sudah jalan', 'sudah berjalan'],
  },
];

// The instructions print "kepada Daerah"; read as Kepala Daerah.
const inisiator: readonly Option[] = [
  {
    code: 'kepala_daerah',
    label: 'Kepala Daerah',
    words: ['kdh', 'bupati', 'wakil bupati'],
    hints: ['kepala'],
  },
  { code: 'dprd', label: 'DPRD', words: ['anggota dprd'], hints: ['dpr', 'dewan'] },
  {
    code: 'asn',
    label: 'ASN',
    words: ['pns', 'pppk', 'aparatur sipil negara'],
    hints: ['pegawai', 'staf'],
  },
  {
    code: 'opd',
    label: 'SKPD',
    words: ['opd', 'perangkat daerah'],
    hints: ['dinas', 'badan', 'kantor', 'puskesmas', 'rsud'],
  },
  {
    code: 'masyarakat',
    label: 'Masyarakat',
    words: ['masy', 'warga'],
    hints: ['komunitas', 'desa'],
  },
];

/*
 * Lines 9 and 10 are two questions although the instructions join them as "Metode & Strategi Pemecahan Masalah": the
 * signed form has two lines, and one answer would leave one of them blank or print the same text twice. Two answers can
 * be joined at any time, one could not be split. Both carry the joint instruction. Line 1 comes from the unit.
 */
const fields: readonly Field[] = [
  {
    kind: 'field',
    id: 'nama',
    label: 'Nama Inovasi',
    help: 'Nama atau label inovasi, persis seperti ingin dicetak.',
    instruction:
      'Tulis namanya, lalu kepanjangannya dalam kurung bila ada. Besar kecil huruf kami simpan apa adanya.',
    example: 'SIAP PANEN (Sistem Antar Pupuk untuk Petani Desa)',
    value: { type: 'text', minChars: 3, maxChars: 1000, warnChars: 255 },
    source: guide,
  },
  {
    kind: 'field',
    id: 'bentuk',
    label: 'Bentuk Inovasi',
    help: 'Pilih satu yang paling utama.',
    instruction:
      'Tata Kelola memperbaiki cara kerja pemerintah, Pelayanan Publik memperbaiki layanan bagi warga. Selain itu pilih Lainnya.',
    example: 'Pelayanan Publik',
    value: { type: 'choice', options: bentuk },
    source: form,
  },
  {
    kind: 'field',
    id: 'tanggal_mulai',
    label: 'Inovasi Dimulai',
    help: 'Tanggal, bulan dan tahun inovasi dimulai.',
    instruction:
      'Tulis saat inovasi pertama kali mulai dikerjakan. Bila tanggalnya lupa, bulan dan tahun saja sudah cukup.',
    example: '18 November 2021',
    value: { type: 'date', precision: 'year' },
    source: form,
  },
  {
    kind: 'field',
    id: 'tahapan',
    label: 'Tahapan Inovasi',
    help: 'Sampai di mana inovasi ini sekarang?',
    instruction:
      'Inisiatif: masih gagasan atau persiapan. Uji Coba: sedang dicoba secara terbatas. Penerapan: sudah dijalankan sehari-hari.',
    example: 'Penerapan',
    value: { type: 'choice', options: tahapan },
    source: form,
  },
  {
    kind: 'field',
    id: 'inisiator',
    label: 'Jenis Indikator',
    help: 'Siapa penggagas inovasi ini? (Petunjuk formulir menyebutnya Jenis Inisiator.)',
    instruction:
      'Pilih asal gagasannya: kepala daerah, DPRD, seorang ASN, kantor (SKPD) atau masyarakat.',
    example: 'ASN',
    value: { type: 'choice', options: inisiator },
    source: guide,
  },
  {
    kind: 'field',
    id: 'latar_belakang',
    label: 'Latar Belakang',
    help: 'Aturan dan tugas SKPD yang melatarbelakangi inovasi.',
    instruction:
      'Jelaskan aturan yang menjadi dasar dan peran unit Anda dalam mendorong inovasi ini.',
    example:
      'Tugas kami memantau gizi semua balita. Pada 2021 hanya 187 dari 312 balita yang ditimbang setiap bulan.',
    value: { type: 'longtext', warnBelowWords: 40 },
    source: guide,
  },
  {
    kind: 'field',
    id: 'permasalahan',
    label: 'Permasalahan (Hulu)',
    help: 'Masalah mendesak yang membuat inovasi ini perlu.',
    instruction: 'Tuliskan masalahnya satu per satu, mulai dari yang paling berat.',
    example:
      '1. Empat dari sepuluh balita tidak ditimbang rutin. 2. Laporan kader terlambat dua minggu.',
    value: { type: 'longtext', warnBelowWords: 30 },
    source: guide,
  },
  {
    kind: 'field',
    id: 'metode',
    label: 'Metode & Strategi',
    help: 'Bentuk pemecahannya: cara baru apa yang dipakai?',
    instruction:
      'Baris ini dan baris berikutnya satu rangkaian: di sini metode dan strateginya, di baris berikut cara masalahnya diselesaikan.',
    example:
      'Kader mendatangi rumah balita yang tidak hadir, dengan jadwal dari daftar hadir posyandu.',
    value: { type: 'longtext' },
    source: guide,
  },
  {
    kind: 'field',
    id: 'pemecahan_masalah',
    label: 'Pemecahan masalah',
    help: 'Cara menyelesaikannya, langkah demi langkah.',
    instruction:
      'Lanjutan baris Metode & Strategi: urutkan langkahnya sampai masalah di atas teratasi.',
    example:
      '1. Kader menandai yang tidak hadir. 2. Kunjungan dalam tiga hari. 3. Hasil dikirim kepada petugas gizi.',
    value: { type: 'longtext' },
    source: guide,
  },
  {
    kind: 'field',
    id: 'manfaat',
    label: 'Manfaat atau dampak (Hilir)',
    help: 'Apa yang berubah bagi pengguna dan bagi daerah?',
    instruction:
      'Jelaskan perubahan yang dirasakan pengguna dan dampaknya bagi daya saing dan daya guna daerah, dengan angka bila ada.',
    example:
      'Balita yang ditimbang naik dari 60 menjadi 91 persen, dan balita berat kurang turun dari 24 menjadi 9 anak.',
    value: { type: 'longtext' },
    source: guide,
  },
];

const names: readonly (readonly [id: string, label: string, nationalNo: number, help: string])[] = [
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
    27,
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

const indicators: readonly Indicator[] = names.map(([id, label, nationalNo, help], at) => ({
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
  source: `${form}, Tabel Indikator; bukti dukung bagian D.2`,
}));

const unitLine: PaperLine = { no: '1', label: 'Nama SKPD', from: ['unit'], sure: true };

/** Defines the edition of 2022, version 1. */
export const balangan2022: EditionDefinition = {
  id: 'balangan-2022',
  version: 1,
  year: 2022,
  title: 'Sepeda Baru 2022',
  sections: [
    { id: 'profil', title: 'Profil inovasi', items: fields },
    { id: 'indikator', title: 'Tabel Indikator', items: indicators },
  ],
  groups: [],
  papers: [
    {
      id: 'form-c1',
      title: 'LAPORAN INDEKS INOVASI DAERAH TAHUN 2022',
      lines: [
        unitLine,
        ...fields.map((field, at) => ({
          no: String(at + 2),
          label: field.label,
          from: [field.id],
          sure: true,
        })),
      ],
    },
    {
      id: 'form-c1-indicators',
      title: 'Tabel Indikator',
      lines: indicators.map((indicator) => ({
        no: String(indicator.no),
        label: indicator.label,
        from: [indicator.id],
        sure: true,
      })),
    },
  ],
  counterparts: [],
  scoring: {
    maturityMax: null,
    region: null,
    source: 'bobot dan tingkat tidak tercantum dalam Pedoman Teknis Sepeda Baru 2022',
  },
  steps: sopSteps,
  age: null,
  nameItem: 'nama',
  startItem: 'tanggal_mulai',
};
