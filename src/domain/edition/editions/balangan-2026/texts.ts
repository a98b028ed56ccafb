// The long texts of the 2026 profile, asked part by part, and the optional attachments.
// It never joins them: the group in balangan-2026.ts says what the rancang bangun consists of.
import type { Field } from '../../definition.ts';

const c1 = 'Form C.1 dan petunjuk pengisiannya (Pedoman Teknis Sepeda Baru 2022)';
const structure = 'susunan rancang bangun nasional 2023-2024 menurut aplikasi daerah';

/** Asks the parts that together make the rancang bangun of at least 300 words. */
export const designParts: readonly Field[] = [
  {
    kind: 'field',
    id: 'dasar_hukum',
    label: 'Dasar Hukum',
    help: 'Aturan yang menjadi dasar inovasi, satu per baris.',
    instruction:
      'Sebutkan undang-undang, peraturan atau surat keputusan yang menjadi dasar, dari yang tertinggi, lengkap dengan nomor dan tahunnya.',
    example:
      'UU Nomor 23 Tahun 2014 tentang Pemerintahan Daerah; PP Nomor 38 Tahun 2017 tentang Inovasi Daerah; SK Kepala Puskesmas tentang tim kelas gizi.',
    value: { type: 'longtext', warnBelowWords: 10 },
    source: structure,
  },
  {
    kind: 'field',
    id: 'latar_belakang',
    label: 'Latar Belakang',
    help: 'Keadaan yang mendorong inovasi ini, dikaitkan dengan tugas kantor.',
    instruction:
      'Ceritakan keadaan sebelum ada inovasi dan tugas unit Anda di bidang itu. Angka dari desa atau kantor sendiri lebih kuat daripada uraian umum.',
    example:
      'Pada 2023 ada 312 balita di wilayah kerja kami, tetapi hanya 187 yang ditimbang setiap bulan. Rumah warga jauh dari posyandu, sedangkan tugas kami memantau gizi semua balita.',
    value: { type: 'longtext', warnBelowWords: 40 },
    source: `${c1} baris 7`,
  },
  {
    kind: 'field',
    id: 'permasalahan',
    label: 'Permasalahan (Hulu)',
    help: 'Masalah mendesak yang ingin diatasi; besar (makro) dan di lapangan (mikro).',
    instruction:
      'Tuliskan masalahnya satu per satu, mulai dari yang paling berat. Sebutkan siapa yang terkena dan seberapa banyak.',
    example:
      '1. Empat dari sepuluh balita tidak ditimbang rutin. 2. Kader mencatat di kertas sehingga laporan terlambat dua minggu. 3. Balita dengan berat kurang baru diketahui setelah sakit.',
    value: { type: 'longtext', warnBelowWords: 30 },
    source: `${c1} baris 8; ${structure}`,
  },
  {
    kind: 'field',
    id: 'isu_strategis',
    label: 'Isu Strategis',
    help: 'Isu global, nasional dan lokal yang terkait.',
    instruction:
      'Hubungkan masalahnya dengan isu yang lebih luas: dunia, Indonesia, lalu Balangan. Satu atau dua kalimat untuk tiap tingkat sudah cukup.',
    example:
      'Global: perbaikan gizi termasuk tujuan pembangunan berkelanjutan. Nasional: penurunan stunting menjadi prioritas. Lokal: desa di kaki Meratus sulit dijangkau kendaraan.',
    value: { type: 'longtext', warnBelowWords: 20 },
    source: structure,
  },
  {
    kind: 'field',
    id: 'metode',
    label: 'Metode & Strategi Pemecahan Masalah',
    help: 'Cara lama, lalu cara baru yang dipakai untuk memecahkan masalah.',
    instruction:
      'Jelaskan apa yang dilakukan sebelum inovasi dan apa yang berubah sesudahnya. Bagian ini menjadi "metode pembaharuan" pada rancang bangun nasional.',
    example:
      'Dahulu warga datang ke posyandu sebulan sekali. Sekarang kader mendatangi rumah yang tidak hadir dalam tiga hari dan mengirim hasilnya lewat pesan singkat kepada petugas gizi.',
    value: { type: 'longtext', warnBelowWords: 40 },
    source: `${c1} baris 9 dan 10; ${structure}`,
  },
  {
    kind: 'field',
    id: 'keunggulan',
    label: 'Keunggulan dan Kebaharuan',
    help: 'Apa yang baru, dan apa yang lebih baik dari cara lain?',
    instruction:
      'Sebutkan bagian yang belum pernah dilakukan di tempat Anda, lalu bandingkan dengan cara lama: lebih cepat, lebih murah atau lebih banyak yang terlayani.',
    example:
      'Baru: jadwal kunjungan disusun otomatis dari daftar balita yang tidak hadir. Unggul: waktu laporan turun dari empat belas hari menjadi satu hari, tanpa alat tambahan.',
    value: { type: 'longtext', warnBelowWords: 30 },
    source: structure,
  },
  {
    kind: 'field',
    id: 'cara_kerja',
    label: 'Cara Kerja/Spesifikasi Inovasi',
    help: 'Langkah demi langkah, dari awal sampai warga menerima hasilnya.',
    instruction:
      'Urutkan langkahnya, siapa mengerjakan apa, alat apa yang dipakai, dan berapa lama. Sebutkan juga tahap pengembangannya bila ada.',
    example:
      '1. Kader menandai balita yang tidak hadir. 2. Daftar kunjungan terbit hari itu juga. 3. Kader menimbang di rumah. 4. Petugas gizi memeriksa data dan menghubungi keluarga bila berat kurang.',
    value: { type: 'longtext', warnBelowWords: 40 },
    source: structure,
  },
];

/** Asks what the innovation aims at, brings and has brought. */
export const outcomes: readonly Field[] = [
  {
    kind: 'field',
    id: 'tujuan',
    label: 'Tujuan Inovasi Daerah',
    help: 'Apa yang ingin dicapai?',
    instruction: 'Tulis satu tujuan utama, lalu beberapa tujuan khusus yang dapat diukur.',
    example:
      'Setiap balita di wilayah kerja ditimbang setiap bulan. Khusus: cakupan penimbangan 90 persen pada akhir 2025.',
    value: { type: 'longtext' },
    source: 'Laporan Indeks Inovasi Daerah baris 9; tata letak laporan nasional 1.9',
  },
  {
    kind: 'field',
    id: 'manfaat',
    label: 'Manfaat Yang Diperoleh',
    help: 'Siapa yang terbantu, dan terbantu apa?',
    instruction:
      'Sebutkan manfaat bagi warga, bagi pemerintah daerah dan bagi pihak lain, masing-masing satu atau dua kalimat.',
    example:
      'Ibu balita tidak perlu menempuh lima kilometer ke posyandu. Petugas gizi tahu lebih awal siapa yang perlu bantuan. Pemerintah desa memiliki data yang sama dengan puskesmas.',
    value: { type: 'longtext' },
    source: `${c1} baris 11; tata letak laporan nasional 1.10`,
  },
  {
    kind: 'field',
    id: 'hasil',
    label: 'Hasil Inovasi',
    help: 'Apa yang sudah berubah? Sertakan angka sebelum dan sesudah.',
    instruction:
      'Bandingkan keadaan sebelum dan sesudah inovasi dengan angka dan tahunnya. Bila masih inisiatif, tulis hasil yang diharapkan.',
    example:
      'Cakupan penimbangan naik dari 60 persen (2023) menjadi 91 persen (2025), dan balita dengan berat kurang turun dari 24 menjadi 9 anak.',
    value: { type: 'longtext' },
    source: 'Laporan Indeks Inovasi Daerah baris 11; tata letak laporan nasional 1.11',
  },
];

const attachment = {
  type: 'files',
  formats: ['pdf'],
  maxFiles: 3,
  warnMegabytes: 2,
  link: true,
} as const;
const limits = 'formulir nasional 2026; batas 2 MB dari formulir 2023-2024';

/** Asks for the profile's papers; none of them is required. */
export const attachments: readonly Field[] = [
  {
    kind: 'field',
    id: 'sumber_anggaran',
    label: 'Sumber Anggaran',
    help: 'Dari mana biayanya, misalnya APBD atau BOK? Boleh dilewati.',
    instruction:
      'Sebutkan sumber dan tahunnya. Bila inovasi berjalan tanpa biaya khusus, boleh dilewati.',
    example: 'BOK Puskesmas tahun 2025',
    value: { type: 'text', minChars: 2, maxChars: 300 },
    optional: true,
    source: limits,
  },
  {
    kind: 'field',
    id: 'lampiran_anggaran',
    label: 'Anggaran',
    help: 'Dokumen anggaran (PDF, sebaiknya paling besar 2 MB). Boleh dilewati.',
    instruction:
      'Kirim halaman anggaran yang memuat kegiatan inovasi ini, dengan baris belanjanya ditandai.',
    example: 'Halaman DPA kegiatan kelas gizi, 1 halaman PDF.',
    value: attachment,
    optional: true,
    source: limits,
  },
  {
    kind: 'field',
    id: 'profil_bisnis',
    label: 'Profil Bisnis',
    help: 'Profil bisnis inovasi (PDF, sebaiknya paling besar 2 MB). Boleh dilewati.',
    instruction:
      'Kirim satu dokumen ringkas tentang layanan, penggunanya, biaya dan rencana keberlanjutannya.',
    example: 'Profil layanan kelas gizi, 4 halaman PDF.',
    value: attachment,
    optional: true,
    source: limits,
  },
  {
    kind: 'field',
    id: 'haki',
    label: 'HAKI',
    help: 'Sertifikat hak kekayaan intelektual (PDF, sebaiknya paling besar 2 MB). Boleh dilewati.',
    instruction:
      'Kirim sertifikat atau bukti pendaftaran ciptaan, merek atau paten bila sudah ada.',
    example: 'Surat pencatatan ciptaan aplikasi, PDF.',
    value: attachment,
    optional: true,
    source: limits,
  },
  {
    kind: 'field',
    id: 'penghargaan',
    label: 'Penghargaan',
    help: 'Piagam atau penghargaan (PDF, sebaiknya paling besar 2 MB). Boleh dilewati.',
    instruction:
      'Kirim piagam yang menyebut inovasi ini, misalnya dari lomba kabupaten atau provinsi.',
    example: 'Piagam finalis Bailang 2025, PDF.',
    value: attachment,
    optional: true,
    source: limits,
  },
];
