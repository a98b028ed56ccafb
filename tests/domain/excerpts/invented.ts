// Twenty invented documents of different shapes, each with what stands in it, item by item, as a person would read it.
// No name and no text comes from a real document.

/** A document and what a person reads in it. An item that is not named is not told there. */
export interface Invented {
  readonly name: string;
  readonly text: string;
  readonly says: Readonly<Record<string, string>>;
}

const why = 'Warga tiga desa menempuh dua jam perjalanan untuk mengurus surat di kantor.';
const problem =
  'Hanya separuh warga yang surat-suratnya lengkap, dan antrean menumpuk setiap Senin.';
const issue =
  'Pemerataan layanan dasar di wilayah yang jauh menjadi perhatian nasional dan daerah.';
const method = 'Petugas datang ke balai desa dua kali sebulan dengan alat cetak yang dapat dibawa.';
const fresh = 'Belum pernah ada layanan cetak surat di balai desa sebelum kegiatan ini.';
const work =
  'Warga mendaftar lewat kader, petugas mencetak di tempat, lalu surat langsung diserahkan.';
const goal = 'Mendekatkan layanan kepada warga desa yang jauh dari kantor kecamatan.';
const use = 'Warga menghemat ongkos dan waktu, petugas melayani lebih tertib.';
const result = 'Kelengkapan surat naik dari 50 persen menjadi 86 persen dalam satu tahun.';
const law = 'Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah dan aturan turunannya.';

export const inventedDocuments: readonly Invented[] = [
  {
    name: 'the report in a table of two columns',
    text: `
Laporan Indeks Inovasi Daerah
| Rincian | Keterangan |
| Nama SKPD / Kelompok | Kecamatan Contoh |
| Nama Inovasi | SURAT KELILING (Surat Desa Keliling) |
| Tahapan Inovasi | Penerapan |
| Inisiator Inovasi Daerah | Raudah Permata, S.STP |
| Bentuk Inovasi | Inovasi Pelayanan Publik |
| Jenis Inovasi | Non Digital |
| Inovasi Dimulai | 03 February 2025 |
| Rancang Bangun dan Pokok Perubahan Yang Dilakukan | Dasar Hukum ${law} Latar Belakang ${why} Isu Strategis ${issue} Permasalahan (Makro dan Mikro) ${problem} Metode Pembaharuan ${method} Keunggulan dan Kebaharuan ${fresh} Cara Kerja ${work} |
| Tujuan Inovasi | ${goal} |
| Manfaat Inovasi | ${use} |
| Hasil Inovasi | ${result} |`,
    says: {
      nama: 'SURAT KELILING (Surat Desa Keliling)',
      tahapan: 'Penerapan',
      nama_inisiator: 'Raudah Permata, S.STP',
      bentuk: 'Inovasi Pelayanan Publik',
      jenis: 'Non Digital',
      tanggal_mulai: '3 Februari 2025',
      dasar_hukum: law,
      latar_belakang: why,
      isu_strategis: issue,
      permasalahan: problem,
      metode: method,
      keunggulan: fresh,
      cara_kerja: work,
      tujuan: goal,
      manfaat: use,
      hasil: result,
    },
  },
  {
    name: 'Form C.1 filled in by labels, boxes ticked',
    text: `
Form C. 1
LAPORAN INDEKS INOVASI DAERAH TAHUN 2025
Nama SKPD : Kecamatan Contoh
Nama Inovasi : SURAT KELILING
Bentuk Inovasi : ☐ Tata Kelola ☒ Pelayanan Publik ☐ Lainnya
Inovasi Dimulai : 3 Februari 2025
Tahapan Inovasi : ☐ Inisiatif ☐ Uji Coba ☑ Penerapan
Jenis Indikator : ASN
Latar Belakang : ${why}
Permasalahan (Hulu) : ${problem}
Metode & Strategi : ${method}
Pemecahan masalah : ${work}
Manfaat atau dampak (Hilir) : ${use}
Tabel Indikator
| No | Indikator | Uraian | Bukti Dukung |
| 1 | Regulasi Inovasi Daerah | SK Camat tentang tim layanan | sk.pdf |
| 2 | Ketersediaan SDM Terhadap Inovasi | 14 orang petugas | sk.pdf |
| 10 | Pengelola Inovasi | Seksi Pelayanan | |
| 18 | Kemanfaatan Inovasi | | |
Kepala SKPD
(Fulan bin Fulan)
NIP 19700101`,
    says: {
      nama: 'SURAT KELILING',
      bentuk: 'Inovasi Pelayanan Publik',
      tanggal_mulai: '3 Februari 2025',
      tahapan: 'Penerapan',
      inisiator: 'ASN',
      latar_belakang: why,
      permasalahan: problem,
      metode: method,
      cara_kerja: work,
      manfaat: use,
      regulasi: 'SK Camat tentang tim layanan',
      sdm: '14 orang petugas',
      pelaksana: 'Seksi Pelayanan',
    },
  },
  {
    name: 'the national profile with numbers before its labels',
    text: `
PROFIL INOVASI
| 1.1 | Nama Inovasi | SURAT KELILING |
| 1.2 | Dibuat Oleh | Kecamatan Contoh |
| 1.3 | Tahapan Inovasi | Uji Coba |
| 1.4 | Inisiator Inovasi Daerah | ASN |
| 1.5 | Jenis Inovasi | Digital |
| 1.6 | Bentuk Inovasi Daerah | Inovasi Tata Kelola Pemerintahan Daerah |
| 1.7 | Urusan Inovasi Daerah | Kesehatan |
| 1.8 | Rancang Bangun dan Pokok Perubahan Yang Dilakukan | Latar Belakang / ${why} / Permasalahan / ${problem} / Cara Kerja / ${work} |
| 1.9 | Tujuan Inovasi Daerah | ${goal} |
| 1.10 | Manfaat Yang Diperoleh | ${use} |
| 1.11 | Hasil Inovasi | ${result} |
| 1.12 | Waktu Uji Coba Inovasi Daerah | 03-03-2025 |
| 1.13 | Waktu Implementasi | 2 Juni 2025 |
| 1.14 | Anggaran | APBD |
| 1.16 | Kematangan | 54 |`,
    says: {
      nama: 'SURAT KELILING',
      tahapan: 'Uji Coba',
      inisiator: 'ASN',
      jenis: 'Digital',
      bentuk: 'Inovasi Tata Kelola Pemerintahan Daerah',
      urusan_utama: 'Kesehatan',
      latar_belakang: why,
      permasalahan: problem,
      cara_kerja: work,
      tujuan: goal,
      manfaat: use,
      hasil: result,
      tanggal_uji_coba: '3 Maret 2025',
      tanggal_penerapan: '2 Juni 2025',
    },
  },
  {
    name: 'a rancang bangun with headings as styles',
    text: `
# Rancang Bangun Inovasi SURAT KELILING
# Dasar Hukum
${law}
# Latar Belakang
${why}
## Kondisi Umum
Desa-desa itu dihubungkan jalan tanah.
# Permasalahan
${problem}
# Metode Pembaruan
${method}
# Keunggulan dan Kebaruan
${fresh}
# Penutup
Demikian rancang bangun ini dibuat.`,
    says: {
      dasar_hukum: law,
      latar_belakang: `${why}\nKondisi Umum\nDesa-desa itu dihubungkan jalan tanah.`,
      permasalahan: problem,
      metode: method,
      keunggulan: fresh,
    },
  },
  {
    name: 'chapters in capitals with Roman numbers',
    text: `
PROPOSAL INOVASI
BAB I PENDAHULUAN
A. LATAR BELAKANG
${why}
B. RUMUSAN MASALAH
1. Surat tidak lengkap
2. Antrean menumpuk
C. TUJUAN
${goal}
BAB II PELAKSANAAN
A. CARA KERJA
${work}
B. HASIL YANG DICAPAI
${result}
BAB III PENUTUP
Demikian proposal ini kami buat.`,
    says: {
      latar_belakang: why,
      permasalahan: '1. Surat tidak lengkap\n2. Antrean menumpuk',
      tujuan: goal,
      cara_kerja: work,
      hasil: result,
    },
  },
  {
    name: 'a plain text with labels and answers below them',
    text: `
Judul Inovasi: SURAT KELILING
Inovator: Raudah Permata, S.STP
Latar Belakang:
${why}
Tujuan:
${goal}
Manfaat:
${use}
Hasil:
${result}`,
    says: {
      nama: 'SURAT KELILING',
      nama_inisiator: 'Raudah Permata, S.STP',
      latar_belakang: why,
      tujuan: goal,
      manfaat: use,
      hasil: result,
    },
  },
  {
    name: 'an old entry that sits one field off',
    text: `
| Nama Inovasi | SURAT KELILING |
| Latar Belakang | ${why} |
| Tujuan Inovasi | Permasalahan yang dihadapi adalah antrean setiap Senin. |
| Manfaat Inovasi | Tujuan Inovasi: ${goal} |
| Hasil Inovasi | Manfaat Inovasi ${use} |`,
    says: { nama: 'SURAT KELILING', latar_belakang: why },
  },
  {
    name: 'the empty form with its instructions',
    text: `
Nama SKPD : Diisi nama Dinas/Badan/Kantor/Upt
Nama Inovasi : Diisi nama/label Inovasi
Bentuk Inovasi : ☐ Tata Kelola ☐ Pelayanan Publik ☐ Lainnya
Inovasi Dimulai : Tanggal Bulan Tahun
Tahapan Inovasi : ☐ Inisiatif ☐ Uji Coba ☐ Penerapan
Jenis Inisiator : Diisi pilihan list kepada Daerah/DPRD/ASN/SKPD/Masyarakat
Latar Belakang : Jelaskan latar belakang menurut ketentuan perundangan
Permasalahan (Hulu) : ..............................
Manfaat atau dampak (Hilir) : ____________`,
    says: {},
  },
  {
    name: 'a letter that names the innovation in passing',
    text: `
Nomor : 005/12/2025
Perihal : Undangan Sosialisasi
Kepada Yth. Kepala SKPD
Dengan hormat, dalam rangka sosialisasi inovasi SURAT KELILING kami mengundang Bapak/Ibu.
Hari/Tanggal : Senin, 12 Mei 2025
Tempat : Aula kantor kecamatan
Acara : Sosialisasi
Paringin, 5 Mei 2025
Camat Contoh`,
    says: {},
  },
  {
    name: 'a form in two languages of ticks',
    text: `
| Nama Inovasi | : | SURAT KELILING |
| Jenis Inovasi | : | [ ] Digital [x] Non Digital |
| Bentuk Inovasi Daerah | : | ( ) Tata Kelola (v) Pelayanan Publik ( ) Lainnya |
| Tahapan Inovasi | : | Inisiatif ☐ Uji Coba ☐ Penerapan ☒ |
| Klasifikasi Inovasi | : | ✓ Inovasi Perangkat Daerah |
| Tujuan | : | ${goal} |`,
    says: {
      nama: 'SURAT KELILING',
      jenis: 'Non Digital',
      bentuk: 'Inovasi Pelayanan Publik',
      tahapan: 'Penerapan',
      klasifikasi: 'Inovasi Perangkat Daerah',
      tujuan: goal,
    },
  },
  {
    name: 'choices printed with a stroke that was lost',
    text: `
| Nama Inovasi | SURAT KELILING |
| Jenis Inovasi | Digital/Non Digital |
| Tahapan Inovasi | Inisiatif, Uji Coba, Penerapan |
| Latar Belakang | ${why} |`,
    says: { nama: 'SURAT KELILING', latar_belakang: why },
  },
  {
    name: 'running text whose sentences speak of its headings',
    text: `
| Nama Inovasi | SURAT KELILING |
| Rancang Bangun | Latar Belakang ${why} Permasalahan Utama warga adalah jarak. Isu Strategis Kabupaten Contoh ialah layanan. Keunggulan dan Kebaruan ${fresh} |
| Tujuan Inovasi | ${goal} |`,
    says: { nama: 'SURAT KELILING', keunggulan: fresh, tujuan: goal },
  },
  {
    name: 'a heading that stands there twice',
    text: `
| Nama Inovasi | SURAT KELILING |
| Rancang Bangun | Dasar Hukum ${law} Latar Belakang ${why} Permasalahan (Makro) ${problem} Latar Belakang Selain itu jalan desa rusak. Cara Kerja ${work} |`,
    says: { nama: 'SURAT KELILING', dasar_hukum: law, cara_kerja: work },
  },
  {
    name: 'problems and issues told in parts',
    text: `
Nama Inovasi : SURAT KELILING
Permasalahan Makro : Angka kelengkapan surat nasional masih rendah.
Permasalahan Mikro : Antrean menumpuk setiap Senin di kantor.
Isu Global : Identitas sah bagi semua orang.
Isu Lokal : Jarak desa ke kantor kecamatan.
Tujuan : ${goal}`,
    says: {
      nama: 'SURAT KELILING',
      permasalahan:
        'Permasalahan Makro: Angka kelengkapan surat nasional masih rendah.\nPermasalahan Mikro: Antrean menumpuk setiap Senin di kantor.',
      isu_strategis:
        'Isu Global: Identitas sah bagi semua orang.\nIsu Lokal: Jarak desa ke kantor kecamatan.',
      tujuan: goal,
    },
  },
  {
    name: 'a printed table whose cells are set apart by gaps',
    text: `
Nama Inovasi→SURAT KELILING
Jenis Inovasi→Non Digital
Latar Belakang→Warga tiga desa menempuh dua jam perjalanan
→untuk mengurus surat di kantor.
Tujuan Inovasi→${goal}
Hasil Inovasi→${result}`,
    says: {
      nama: 'SURAT KELILING',
      jenis: 'Non Digital',
      latar_belakang:
        'Warga tiga desa menempuh dua jam perjalanan\nuntuk mengurus surat di kantor.',
      tujuan: goal,
      hasil: result,
    },
  },
  {
    name: 'a report that ends with signatures',
    text: `
Nama Inovasi : SURAT KELILING
Latar Belakang : ${why}
Hasil Inovasi : ${result}
Paringin, 12 Maret 2025
Mengetahui
Camat Contoh
Fulan bin Fulan
NIP. 197001011990011001`,
    says: { nama: 'SURAT KELILING', latar_belakang: why },
  },
  {
    name: 'the index of another year with its own numbers',
    text: `
| Nama Inovasi | SURAT KELILING |
| Tujuan | ${goal} |
| Hasil | ${result} |
Indikator
| Nomor | Nama Indikator | Keterangan |
| 16 | Regulasi Inovasi Daerah | SK Camat |
| 19 | Penggunaan IT | Aplikasi pencatat sederhana |
| 24 | Jejaring Inovasi | 3 dinas |
| 34 | Kepuasan Pengguna | survei bulan Juni |`,
    says: {
      nama: 'SURAT KELILING',
      tujuan: goal,
      hasil: result,
      regulasi: 'SK Camat',
      alat_kerja: 'Aplikasi pencatat sederhana',
      jejaring: '3 dinas',
    },
  },
  {
    name: 'dates that leave room for doubt',
    text: `
| Nama Inovasi | SURAT KELILING |
| Inovasi Dimulai | awal 2025 |
| Waktu Uji Coba | 03/04/2025 s.d. 30/06/2025 |
| Waktu Penerapan | 2 Juli 2025 |
| Manfaat | ${use} |`,
    says: { nama: 'SURAT KELILING', tanggal_penerapan: '2 Juli 2025', manfaat: use },
  },
  {
    name: 'two pairs of label and value in a row',
    text: `
| Nama Inovasi | SURAT KELILING | Jenis Inovasi | Non Digital |
| Bentuk Inovasi | | Tahapan Inovasi | Penerapan |
| Inovator | Raudah Permata | Instansi | Kecamatan Contoh |
| Latar Belakang | ${why} | | |`,
    says: {
      nama: 'SURAT KELILING',
      jenis: 'Non Digital',
      tahapan: 'Penerapan',
      nama_inisiator: 'Raudah Permata',
      latar_belakang: why,
    },
  },
  {
    name: 'lists under lettered headings',
    text: `
SURAT KELILING
a. Latar Belakang
${why}
b. Dasar Hukum
1. Undang-Undang Nomor 23 Tahun 2014
2. Peraturan Pemerintah Nomor 38 Tahun 2017
c. Cara Kerja
1. Warga mendaftar
2. Petugas mencetak
3. Surat diserahkan
d. Anggaran
APBD
e. Manfaat Inovasi
${use}`,
    says: {
      latar_belakang: why,
      dasar_hukum:
        '1. Undang-Undang Nomor 23 Tahun 2014\n2. Peraturan Pemerintah Nomor 38 Tahun 2017',
      cara_kerja: '1. Warga mendaftar\n2. Petugas mencetak\n3. Surat diserahkan',
      manfaat: use,
    },
  },
];
