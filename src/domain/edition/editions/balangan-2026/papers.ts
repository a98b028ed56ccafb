// Which answers of 2026 fill which line of which official paper, and how Balangan's list of 2022 names the indicators.
// It never prints; labels and order are those of the papers.
import type { Counterpart, Indicator, Paper, PaperLine } from '../../definition.ts';

const line = (no: string, label: string, from: readonly string[], sure = true): PaperLine => ({
  no,
  label,
  from,
  sure,
});

/** Lists the 21 indicator rows of Form C.1 with the national indicator that answers each. */
export const counterparts: readonly Counterpart[] = (
  [
    [1, 'Regulasi Inovasi Daerah', 'regulasi', 'sure', null],
    [2, 'Ketersediaan SDM Terhadap Inovasi', 'sdm', 'sure', null],
    [3, 'Dukungan Anggaran', 'anggaran', 'sure', null],
    [
      4,
      'Penggunaan IT',
      'alat_kerja',
      'sure',
      "nama nasional sampai 2023 'Penggunaan IT', sejak 2024 'Alat Kerja'",
    ],
    [5, 'Bimtek Inovasi', 'bimtek', 'sure', null],
    [
      6,
      'Program dan Kegiatan di Renstra OPD',
      'rkpd',
      'likely',
      'Balangan menyebut Renstra OPD, indikator nasional menyebut RKPD',
    ],
    [7, 'Jejaring Inovasi', 'jejaring', 'sure', null],
    [8, 'Replikasi', 'replikasi', 'sure', null],
    [9, 'Pedoman Teknis', 'pedoman_teknis', 'sure', null],
    [10, 'Pengelola Inovasi', 'pelaksana', 'likely', "nama nasional 'Pelaksana inovasi daerah'"],
    [
      11,
      'Ketersediaan Inovasi Layanan',
      'informasi_layanan',
      'guess',
      "mungkin 'Ketersediaan Informasi Layanan' yang lama; sama sasarannya dengan nomor 14",
    ],
    [12, 'Penyelesaian Layanan Pengaduan', 'pengaduan', 'sure', null],
    [
      13,
      'Tingkat Partisipasi Stakeholder',
      'aktor',
      'likely',
      "nama nasional 'Keterlibatan aktor inovasi'",
    ],
    [14, 'Kemudahan Informasi Layanan', 'informasi_layanan', 'sure', null],
    [
      15,
      'Kemudahan Informasi yang Dihasilkan',
      'proses',
      'likely',
      "mungkin salah tulis dari 'Kemudahan proses inovasi yang dihasilkan'",
    ],
    [
      16,
      'Online Sistem',
      'layanan_terintegrasi',
      'likely',
      "nama nasional 'Online Sistem' sampai 2023, 'Layanan Terintegrasi' sejak 2024",
    ],
    [17, 'Kecepatan Inovasi', 'kecepatan', 'sure', null],
    [18, 'Kemanfaatan Inovasi', 'kemanfaatan', 'sure', null],
    [
      19,
      'Tingkat Kepuasan Penggunaan Inovasi Daerah',
      'monev',
      'likely',
      'definisi nasional monitoring dan evaluasi berbicara tentang kepuasan pengguna',
    ],
    [
      20,
      'Sosialisasi Kebijakan',
      'sosialisasi',
      'likely',
      "nama nasional 'Sosialisasi Inovasi Daerah'",
    ],
    [21, 'Kualitas Inovasi Daerah', 'kualitas_video', 'sure', 'bukti nasionalnya adalah video'],
  ] as const
).map(([no, name, item, confidence, note]) => ({
  item,
  edition: 'balangan-2022',
  no,
  name,
  confidence,
  note,
}));

/** Lays out the five papers; `sure` is false where two lists of names were joined by reading, not by a source. */
export function papers(indicators: readonly Indicator[]): readonly Paper[] {
  return [
    {
      id: 'form-c1',
      title: 'LAPORAN INDEKS INOVASI DAERAH TAHUN 2026',
      lines: [
        line('1', 'Nama SKPD', ['unit']),
        line('2', 'Nama Inovasi', ['nama']),
        line('3', 'Bentuk Inovasi', ['bentuk']),
        line('4', 'Inovasi Dimulai', ['tanggal_mulai']),
        line('5', 'Tahapan Inovasi', ['tahapan']),
        // The form prints "Jenis Indikator", its instructions "Jenis Inisiator"; the list of choices settles the meaning.
        line('6', 'Jenis Indikator', ['inisiator']),
        line('7', 'Latar Belakang', ['latar_belakang']),
        line('8', 'Permasalahan (Hulu)', ['permasalahan']),
        line('9', 'Metode & Strategi', ['metode']),
        // The instructions ask lines 9 and 10 together for "bentuk dan cara"; the steps of the work are the second half.
        line('10', 'Pemecahan masalah', ['cara_kerja'], false),
        // "Manfaat atau dampak": what it brings, then what has changed.
        line('11', 'Manfaat atau dampak (Hilir)', ['manfaat', 'hasil'], false),
      ],
    },
    {
      id: 'form-c1-indicators',
      title: 'Tabel Indikator',
      lines: counterparts.map((c) => line(String(c.no), c.name, [c.item], c.confidence === 'sure')),
    },
    {
      id: 'laporan',
      title: 'Laporan Indeks Inovasi Daerah',
      lines: [
        line('1', 'Nama SKPD / Kelompok', ['unit']),
        line('2', 'Nama Inovasi', ['nama']),
        line('3', 'Tahapan Inovasi', ['tahapan']),
        // Free text there: a person's or an office's name.
        line('4', 'Inisiator Inovasi Daerah', ['nama_inisiator']),
        line('5', 'Bentuk Inovasi', ['bentuk']),
        line('6', 'Jenis Inovasi', ['jenis']),
        line('7', 'Inovasi Dimulai', ['tanggal_mulai']),
        line('8', 'Rancang Bangun dan Pokok Perubahan Yang Dilakukan', ['rancang_bangun']),
        line('9', 'Tujuan Inovasi', ['tujuan']),
        line('10', 'Manfaat Inovasi', ['manfaat']),
        line('11', 'Hasil Inovasi', ['hasil']),
      ],
    },
    {
      id: 'national-profile',
      title: 'PROFIL INOVASI',
      lines: [
        line('1.1', 'Nama Inovasi', ['nama']),
        line('1.2', 'Dibuat oleh', ['unit']),
        line('1.3', 'Tahapan Inovasi', ['tahapan']),
        line('1.4', 'Inisiator Inovasi Daerah', ['inisiator', 'nama_inisiator']),
        line('1.5', 'Jenis Inovasi', ['jenis']),
        line('1.6', 'Bentuk Inovasi Daerah', ['bentuk']),
        line('1.7', 'Urusan Inovasi Daerah', ['urusan_utama', 'urusan_beririsan']),
        line('1.8', 'Rancang Bangun dan Pokok Perubahan Yang Dilakukan', ['rancang_bangun']),
        line('1.9', 'Tujuan Inovasi Daerah', ['tujuan']),
        line('1.10', 'Manfaat Yang Diperoleh', ['manfaat']),
        line('1.11', 'Hasil Inovasi', ['hasil']),
        line('1.12', 'Waktu Uji Coba Inovasi Daerah', ['tanggal_uji_coba']),
        line('1.13', 'Waktu Implementasi', ['tanggal_penerapan']),
        line('1.14', 'Anggaran', ['sumber_anggaran', 'lampiran_anggaran']),
        line('1.15', 'Profil Bisnis', ['profil_bisnis']),
        line('1.16', 'Kematangan', ['maturity']),
      ],
    },
    {
      id: 'national-index',
      title: 'INDIKATOR INOVASI',
      lines: indicators.map((i) => line(String(i.nationalNo ?? i.no), i.label, [i.id])),
    },
  ];
}

/**
 * Names the items that no paper's layout prints and why they are asked: the national portal has an entry field for
 * each of them, though its printed report has no line.
 */
export const offPaper: Readonly<Record<string, string>> = {
  klasifikasi: 'isian portal nasional 2026 tanpa baris pada laporan cetaknya',
  asta_cita: 'isian portal nasional 2026 tanpa baris pada laporan cetaknya',
  pkpn_klaster: 'isian portal nasional 2026 tanpa baris pada laporan cetaknya',
  pkpn_program: 'isian portal nasional 2026 tanpa baris pada laporan cetaknya',
  tanggal_pengembangan: 'isian portal nasional 2026; dipakai aturan umur inovasi',
  koordinat: 'isian portal nasional 2026 tanpa baris pada laporan cetaknya',
  asal: 'penanda asal pelatihan; dipakai rekap Balangan',
  haki: 'lampiran portal nasional tanpa baris pada laporan cetaknya',
  penghargaan: 'lampiran portal nasional tanpa baris pada laporan cetaknya',
};
