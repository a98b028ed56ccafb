// Lines 2 to 11 of Form C.1 as questions, with their choices.
// It never joins or renames a line: labels are the form's own.
import type { Field, Option } from '../../definition.ts';

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

/**
 * Lists lines 2 to 11 of Form C.1; line 1 comes from the unit.
 *
 * Lines 9 and 10 are two questions although the instructions join them as "Metode & Strategi Pemecahan Masalah": the
 * signed form has two lines, and one answer would leave one of them blank or print the same text twice. Two answers can
 * be joined at any time, one could not be split. Both carry the joint instruction.
 */
export const fields: readonly Field[] = [
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
