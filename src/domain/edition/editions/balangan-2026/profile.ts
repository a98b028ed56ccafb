// The short questions of the 2026 profile: what the innovation is, who began it, its field of government, its dates.
// It never holds the long texts (texts.ts) or the indicators.
import type { Field } from '../../definition.ts';
import { urusan } from '../urusan.ts';
import {
  asal,
  astaCita,
  bentuk,
  inisiator,
  jenis,
  klasifikasi,
  pkpnKlaster,
  tahapan,
} from './choices.ts';

const national = 'formulir nasional 2026 menurut aplikasi daerah; tata letak laporan nasional';

/** Asks what the innovation is called and what kind it is. */
export const identity: readonly Field[] = [
  {
    kind: 'field',
    id: 'nama',
    label: 'Nama Inovasi',
    help: 'Nama atau label inovasi, persis seperti ingin dicetak.',
    instruction:
      'Tulis nama pendek yang mudah diingat, lalu kepanjangannya dalam kurung bila ada. Besar kecil huruf kami simpan apa adanya. Nama yang lebih dari 255 huruf bisa ditolak aplikasi nasional.',
    example: 'SIAP PANEN (Sistem Antar Pupuk untuk Petani Desa)',
    value: { type: 'text', minChars: 3, maxChars: 1000, warnChars: 255 },
    source: `Form C.1 baris 2; ${national} 1.1; batas 255 huruf dari satu aplikasi bergaya nasional`,
  },
  {
    kind: 'field',
    id: 'bentuk',
    label: 'Bentuk Inovasi Daerah',
    help: 'Pilih satu yang paling utama.',
    instruction:
      'Tata kelola memperbaiki cara kerja di dalam pemerintah. Pelayanan publik memperbaiki layanan yang dirasakan warga. Bila menyentuh keduanya, pilih yang paling utama.',
    example: 'Pelayanan Publik, bila warga yang langsung merasakan layanannya.',
    value: { type: 'choice', options: bentuk },
    source: `Form C.1 baris 3; ${national} 1.6`,
  },
  {
    kind: 'field',
    id: 'jenis',
    label: 'Jenis Inovasi',
    help: 'Digital bila intinya aplikasi atau sistem elektronik.',
    instruction:
      'Pilih Digital bila inovasi hanya dapat berjalan dengan aplikasi, situs web atau layanan pesan. Selain itu pilih Non Digital.',
    example: 'Non Digital, untuk kunjungan rumah yang dicatat di buku.',
    value: { type: 'choice', options: jenis },
    source: `Laporan Indeks Inovasi Daerah baris 6; ${national} 1.5`,
  },
  {
    kind: 'field',
    id: 'tahapan',
    label: 'Tahapan Inovasi',
    help: 'Sampai di mana inovasi ini sekarang?',
    instruction:
      'Inisiatif: masih gagasan atau persiapan. Uji Coba: sedang dicoba secara terbatas. Penerapan: sudah dijalankan sehari-hari.',
    example: 'Penerapan, bila layanan sudah dipakai warga setiap hari.',
    value: { type: 'choice', options: tahapan },
    source: `Form C.1 baris 5; ${national} 1.3`,
  },
  {
    kind: 'field',
    id: 'inisiator',
    label: 'Inisiator Inovasi Daerah',
    help: 'Siapa yang pertama menggagas inovasi ini?',
    instruction:
      'Pilih asal gagasannya. Bila gagasan lahir dari pekerjaan bersama satu kantor, pilih OPD. Bila dari satu pegawai, pilih ASN.',
    example: 'ASN, bila digagas seorang bidan puskesmas.',
    value: { type: 'choice', options: inisiator },
    source: `Form C.1 baris 6 (petunjuk: Jenis Inisiator); ${national} 1.4`,
  },
  {
    kind: 'field',
    id: 'nama_inisiator',
    label: 'Nama Inisiator',
    help: 'Nama orang dengan gelarnya, atau nama kantor bila digagas bersama.',
    instruction:
      'Tulis nama lengkap seperti di dokumen resmi. Beberapa nama boleh dipisahkan dengan titik koma.',
    example: 'Rahmawati, A.Md.Keb',
    value: { type: 'text', minChars: 2, maxChars: 300 },
    source: national,
  },
  {
    kind: 'field',
    id: 'klasifikasi',
    label: 'Klasifikasi Inovasi',
    help: 'Inovasi milik perangkat daerah, desa atau masyarakat?',
    instruction:
      'Pilih menurut siapa yang menjalankan inovasinya. Puskesmas, RSUD, sekolah negeri dan kecamatan termasuk perangkat daerah.',
    example: 'Inovasi Perangkat Daerah',
    value: { type: 'choice', options: klasifikasi },
    source: national,
  },
];

/** Asks which fields of government and which national themes the innovation serves. */
export const theme: readonly Field[] = [
  {
    kind: 'field',
    id: 'urusan_utama',
    label: 'Urusan Utama',
    help: 'Pilih satu urusan pemerintahan yang paling utama; ketik nomornya atau sebagian namanya.',
    instruction:
      'Pilih urusan yang paling dilayani inovasi ini, bukan selalu urusan kantor Anda. Enam urusan pertama adalah pelayanan dasar.',
    example: 'Kesehatan, untuk layanan penimbangan balita.',
    value: { type: 'choice', options: urusan },
    source: `${national} 1.7; UU 23/2014 Pasal 12`,
  },
  {
    kind: 'field',
    id: 'urusan_beririsan',
    label: 'Urusan Beririsan',
    help: 'Urusan lain yang ikut terbantu, boleh lebih dari satu. Boleh dilewati.',
    instruction:
      'Sebutkan beberapa nomor sekaligus, dipisahkan koma. Lewati bila hanya satu urusan yang dilayani.',
    example: 'Sosial; Pemberdayaan Masyarakat dan Desa',
    value: { type: 'choice', options: urusan, many: true },
    optional: true,
    source: 'formulir nasional 2023-2024 menurut aplikasi daerah',
  },
  {
    kind: 'field',
    id: 'asta_cita',
    label: 'Asta Cita',
    help: 'Yang mana dari delapan Asta Cita yang paling didukung? Boleh dilewati.',
    instruction:
      'Pilih satu yang paling dekat dengan tujuan inovasi. Isinya kami tulis singkat; ke aplikasi nasional yang dimasukkan nomornya.',
    example: 'Asta Cita 4, untuk layanan penimbangan balita.',
    value: { type: 'choice', options: astaCita },
    // Required in the forms of two other regions of 2026; whether the portal demands it was not seen, so nobody is held up.
    optional: true,
    source: `${national}; isi: delapan misi Presiden 2024-2029, diringkas`,
  },
  {
    kind: 'field',
    id: 'pkpn_klaster',
    label: 'Klaster PKPN',
    help: 'Pilih klaster program nasional yang didukung, atau Non PKPN.',
    instruction:
      'Pilih satu klaster yang paling dekat dengan tujuan inovasi. Bila tidak ada yang cocok, pilih Non PKPN.',
    example: 'Kesehatan',
    value: { type: 'choice', options: pkpnKlaster },
    source: national,
  },
  {
    kind: 'field',
    id: 'pkpn_program',
    label: 'Program PKPN',
    help: 'Nama program dalam klaster itu. Boleh dilewati.',
    instruction:
      'Tulis nama program bila Anda mengetahuinya. Daftar resminya belum kami miliki, jadi tidak kami tebak.',
    example: 'Pemeriksaan kesehatan gratis',
    value: { type: 'text', minChars: 3, maxChars: 300 },
    optional: true,
    when: {
      item: 'pkpn_klaster',
      in: [
        'pangan',
        'energi_air',
        'pendidikan',
        'kesehatan',
        'hilirisasi',
        'perumahan_bencana',
        'ekonomi_desa',
        'kemiskinan',
      ],
    },
    source: national,
  },
];

/** Asks when and where, and whether a training gave birth to it. */
export const dates: readonly Field[] = [
  {
    kind: 'field',
    id: 'tanggal_mulai',
    label: 'Inovasi Dimulai',
    help: 'Kapan inovasi ini dimulai? Tanggal, bulan dan tahun bila ingat.',
    instruction:
      'Tulis saat inovasi pertama kali mulai dikerjakan. Bila tanggalnya lupa, bulan dan tahun saja sudah cukup.',
    example: '18 November 2024',
    value: { type: 'date', precision: 'year' },
    source: 'Form C.1 baris 4; Laporan Indeks Inovasi Daerah baris 7',
  },
  {
    kind: 'field',
    id: 'tanggal_uji_coba',
    label: 'Waktu Uji Coba Inovasi Daerah',
    help: 'Kapan inovasi mulai diuji coba?',
    instruction:
      'Tulis hari pertama uji coba. Rentang seperti "Februari s/d Maret 2025" juga boleh.',
    example: '3 Februari 2025',
    value: { type: 'date', precision: 'month' },
    when: { item: 'tahapan', in: ['uji_coba', 'penerapan'] },
    source: `${national} 1.12`,
  },
  {
    kind: 'field',
    id: 'tanggal_penerapan',
    label: 'Waktu Implementasi',
    help: 'Kapan inovasi mulai diterapkan?',
    instruction:
      'Tulis hari pertama inovasi dipakai sehari-hari, biasanya sesuai SK atau surat tugasnya.',
    example: '2 Juni 2025',
    value: { type: 'date', precision: 'month' },
    when: { item: 'tahapan', in: ['penerapan'] },
    source: `${national} 1.13`,
  },
  {
    kind: 'field',
    id: 'tanggal_pengembangan',
    label: 'Waktu Pengembangan Terbaru',
    help: 'Bila pernah dikembangkan lagi, kapan terakhir? Boleh dilewati.',
    instruction:
      'Inovasi yang diterapkan sebelum 2024 masih dapat dinilai bila ada pembaharuan antara 1 Januari 2024 dan 31 Desember 2025.',
    example: '20 Agustus 2025',
    value: { type: 'date', precision: 'month' },
    optional: true,
    when: { item: 'tahapan', in: ['penerapan'] },
    source: national,
  },
  {
    kind: 'field',
    id: 'koordinat',
    label: 'Koordinat',
    help: 'Lintang dan bujur tempat inovasi dijalankan. Boleh dilewati.',
    instruction:
      'Di Telegram atau WhatsApp: tekan penjepit kertas, pilih Lokasi. Atau salin dua angka dari aplikasi peta: lintang dahulu, lalu bujur, dipisahkan koma. Kalau berjalan di banyak tempat, pakai kantor unit.',
    example: '-2.3367, 115.4632',
    value: { type: 'coordinates' },
    // As with Asta Cita.
    optional: true,
    source: national,
  },
  {
    kind: 'field',
    id: 'asal',
    label: 'Asal Pelatihan',
    help: 'Apakah inovasi ini hasil latsar atau pelatihan kepemimpinan? Boleh dilewati.',
    instruction: 'Pilih pelatihan tempat inovasi ini pertama disusun, atau "Bukan dari pelatihan".',
    example: 'Latsar CPNS',
    value: { type: 'choice', options: asal },
    optional: true,
    source:
      'menu hasil pelatihan pada aplikasi nasional 2024; penjaringan latsar CPNS di Balangan sejak 2023',
  },
];
