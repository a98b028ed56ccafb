// The headings under which reports, forms and old entries tell what the edition of 2026 asks, collected from Form C.1, the
// Laporan Indeks Inovasi Daerah, the national profile and the index of 2022. It holds no label of an item: those are known.
import type { HeadingRow, Headings } from '../../headings.ts';
import { counterparts } from './papers.ts';

const fields: readonly HeadingRow[] = [
  {
    item: null,
    names: [
      'Nama SKPD',
      'Nama SKPD / Kelompok',
      'Nama OPD',
      'Nama Perangkat Daerah',
      'Nama Unit Kerja',
      'Perangkat Daerah',
      'SKPD',
      'OPD',
      'Instansi',
      'Dibuat Oleh',
      'Unit Kerja',
    ],
  },
  {
    item: 'nama',
    names: ['Judul Inovasi', 'Nama/Label Inovasi', 'Nama Label Inovasi', 'Nama Inovasi Daerah'],
  },
  { item: 'bentuk', names: ['Bentuk Inovasi'] },
  { item: 'jenis', names: ['Jenis Inovasi Daerah'] },
  {
    item: 'tahapan',
    under: 'choice',
    names: ['Tahapan Inovasi', 'Tahap Inovasi', 'Tahapan Inovasi Daerah'],
  },
  { item: 'tahapan', under: 'choice', names: ['Status Inovasi'] },
  {
    item: 'inisiator',
    under: 'choice',
    names: [
      'Jenis Inisiator',
      'Jenis Indikator',
      'Inisiator Inovasi Daerah',
      'Inisiator Inovasi',
      'Inisiator',
    ],
  },
  {
    item: 'nama_inisiator',
    under: 'words',
    names: ['Inisiator Inovasi Daerah', 'Inisiator Inovasi', 'Inisiator'],
  },
  { item: 'nama_inisiator', names: ['Inovator', 'Pencipta', 'Nama Inovator', 'Nama Pencipta'] },
  { item: 'klasifikasi', names: ['Klasifikasi Inovasi Daerah'] },
  {
    item: 'urusan_utama',
    under: 'choice',
    names: ['Urusan Inovasi Daerah', 'Urusan Inovasi', 'Urusan Pemerintahan', 'Urusan'],
  },
  {
    item: 'urusan_beririsan',
    names: ['Urusan Yang Beririsan', 'Urusan Lain Yang Beririsan', 'Urusan Lain'],
  },
  {
    item: 'tanggal_mulai',
    names: ['Waktu Inovasi', 'Mulai Inovasi', 'Tanggal Mulai', 'Waktu Mulai', 'Inovasi Mulai'],
  },
  { item: 'tanggal_uji_coba', names: ['Waktu Uji Coba', 'Tanggal Uji Coba'] },
  {
    item: 'tanggal_penerapan',
    names: [
      'Waktu Penerapan',
      'Waktu Pelaksanaan',
      'Waktu Implementasi Inovasi Daerah',
      'Tanggal Penerapan',
      'Tanggal Implementasi',
    ],
  },
];

const texts: readonly HeadingRow[] = [
  { item: 'dasar_hukum', names: ['Landasan Hukum'] },
  { item: 'dasar_hukum', inside: true, short: true, names: ['Regulasi'] },
  { item: 'latar_belakang', names: ['Latar Belakang Masalah', 'Latar Belakang Inovasi'] },
  { item: 'latar_belakang', short: true, names: ['Pendahuluan'] },
  {
    item: 'permasalahan',
    names: [
      'Permasalahan',
      'Permasalahan (Makro dan Mikro)',
      'Rumusan Masalah',
      'Identifikasi Masalah',
    ],
  },
  { item: 'permasalahan', part: true, names: ['Permasalahan Makro', 'Permasalahan Mikro'] },
  { item: 'isu_strategis', part: true, names: ['Isu Global', 'Isu Nasional', 'Isu Lokal'] },
  {
    item: 'metode',
    names: [
      'Metode & Strategi',
      'Metode Pembaharuan',
      'Metode Pembaruan',
      'Upaya Yang Dilakukan Sebelum',
      'Strategi Pemecahan Masalah',
    ],
  },
  { item: 'metode', short: true, names: ['Metode', 'Strategi'] },
  { item: 'keunggulan', names: ['Keunggulan dan Kebaruan', 'Keunggulan Inovasi'] },
  { item: 'keunggulan', short: true, names: ['Keunggulan', 'Kebaharuan', 'Kebaruan'] },
  {
    item: 'cara_kerja',
    names: ['Cara Kerja', 'Cara Kerja Inovasi', 'Spesifikasi Inovasi', 'Pemecahan Masalah'],
  },
  { item: 'cara_kerja', short: true, names: ['Spesifikasi', 'Langkah-langkah'] },
  {
    item: 'cara_kerja',
    under: 'words',
    doubtful: true,
    names: ['Tahapan Inovasi', 'Tahapan Inovasi Daerah'],
  },
  { item: 'tujuan', names: ['Tujuan Inovasi', 'Maksud dan Tujuan'] },
  { item: 'tujuan', short: true, names: ['Tujuan'] },
  {
    item: 'manfaat',
    names: [
      'Manfaat Inovasi',
      'Manfaat Inovasi Daerah',
      'Manfaat atau Dampak',
      'Manfaat dan Dampak',
    ],
  },
  { item: 'manfaat', short: true, names: ['Manfaat'] },
  { item: 'hasil', names: ['Hasil Inovasi Daerah', 'Hasil Yang Dicapai'] },
  { item: 'hasil', short: true, names: ['Hasil', 'Dampak', 'Outcome'] },
];

/** What ends the text before it and is asked elsewhere, or not at all. */
const others: readonly HeadingRow[] = [
  {
    item: null,
    short: true,
    names: [
      'Tabel Indikator',
      'Indikator Inovasi',
      'Profil Inovasi',
      'Data Dukung',
      'Bukti Dukung',
      'Anggaran',
      'Sumber Anggaran',
      'Profil Bisnis',
      'HAKI',
      'Penghargaan',
      'Kematangan',
      'Video Inovasi',
      'Penutup',
      'Kesimpulan',
      'Kesimpulan dan Saran',
      'Saran',
      'Daftar Pustaka',
      'Daftar Isi',
      'Kata Pengantar',
      'Lampiran',
      'Dokumentasi',
      'Foto Kegiatan',
      'Rencana Tindak Lanjut',
      'Tindak Lanjut',
      'Kendala',
      'Sasaran',
      'Ruang Lingkup',
      'Pengertian',
      'Jadwal',
      'Jadwal Kegiatan',
      'Tim Pelaksana',
      'Sumber Daya',
      'Monitoring dan Evaluasi',
    ],
  },
];

/** The names of the index of 2022 and the numbers of the national list, and what reports of other years call them. */
const indicators: readonly HeadingRow[] = [
  ...counterparts.map(({ item, name, confidence }): HeadingRow => ({
    item,
    names: [name],
    ...(confidence === 'sure' ? {} : { doubtful: true as const }),
  })),
  { item: 'sdm', names: ['Ketersediaan SDM Terhadap Inovasi Daerah'] },
  {
    item: 'rkpd',
    doubtful: true,
    names: ['Program dan Kegiatan Inovasi Perangkat Daerah dalam RKPD'],
  },
  { item: 'monev', doubtful: true, names: ['Kepuasan Pengguna', 'Survei Kepuasan'] },
];

/** Holds the headings of the edition of 2026. */
export const headings2026: Headings = {
  rows: [...fields, ...texts, ...others, ...indicators],
  container: {
    group: 'rancang_bangun',
    names: [
      'Rancang Bangun',
      'Rancang Bangun Inovasi',
      'Rancang Bangun dan Pokok Perubahan',
      'Rancang Bangun dan Pokok Perubahan Yang Dilakukan',
      'Pokok Perubahan',
      'Pokok Perubahan Yang Dilakukan',
    ],
  },
  indicatorTable: {
    number: ['No', 'Nomor', 'No Indikator'],
    name: ['Indikator', 'Nama Indikator', 'Indikator Inovasi'],
    text: ['Uraian', 'Keterangan', 'Penjelasan', 'Isian'],
  },
  misplaced: [
    {
      item: 'tujuan',
      words: ['permasalahan', 'masalah', 'kendala', 'kurangnya', 'rendahnya', 'belum adanya'],
    },
  ],
  placeholders: [
    'diisi ',
    'jelaskan ',
    'tuliskan ',
    'uraikan ',
    'isi dengan',
    'tanggal bulan tahun',
    'belum ditentukan',
    'belum diisi',
    'pilih salah satu',
    'click or tap',
    'klik atau ketuk',
    'choose an item',
    'klik di sini',
  ],
  signatures: [
    'mengetahui',
    'nip',
    'nip.',
    'kepala skpd',
    'admin inovasi',
    'hormat kami',
    'tertanda',
  ],
};
