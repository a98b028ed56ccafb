// The lists people choose from in the 2026 edition: codes are stored, labels shown, `words` and `hints` recognised.
// It never decides which item uses a list, and holds no code that another list could change.
import type { Option } from '../../definition.ts';

/** Lists the three stages of an innovation. */
export const tahapan: readonly Option[] = [
  {
    code: 'inisiatif',
    label: 'Inisiatif',
    words: ['inisiasi', 'tahap inisiatif', 'masih inisiatif'],
    hints: ['ide', 'baru ide', 'gagasan', 'rencana', 'masih rencana', 'konsep'],
  },
  {
    code: 'uji_coba',
    label: 'Uji Coba',
    words: [
      'ujicoba',
      'uji-coba',
      'masih uji coba',
      'sedang uji coba',
      'tahap uji coba',
      'diuji coba',
      'diujicobakan',
      'trial',
      'pilot',
    ],
    hints: ['percobaan', 'dicoba', 'masih dicoba', 'coba coba'],
  },
  {
    code: 'penerapan',
    label: 'Penerapan',
    words: [
      'diterapkan',
      'sudah diterapkan',
      'telah diterapkan',
      'sdh diterapkan',
      'sudah penerapan',
      'tahap penerapan',
      'implementasi',
      'diimplementasikan',
    ],
    hints: ['sudah jalan', 'sudah berjalan', 'sudah dipakai', 'dipakai', 'berjalan'],
  },
];

/** Lists the three forms; Form C.1 prints the short names of its check boxes. */
export const bentuk: readonly Option[] = [
  {
    code: 'tata_kelola',
    label: 'Inovasi Tata Kelola Pemerintahan Daerah',
    words: [
      'tata kelola',
      'tatakelola',
      'tata kelola pemerintahan',
      'tata kelola pemerintahan daerah',
    ],
    hints: ['tata laksana', 'administrasi', 'internal'],
    onPaper: { 'form-c1': 'Tata Kelola' },
  },
  {
    code: 'pelayanan_publik',
    label: 'Inovasi Pelayanan Publik',
    words: ['pelayanan publik', 'layanan publik', 'yanlik'],
    hints: ['pelayanan', 'layanan', 'publik'],
    onPaper: { 'form-c1': 'Pelayanan Publik' },
  },
  {
    code: 'lainnya',
    label:
      'Inovasi Daerah Lainnya sesuai dengan Urusan Pemerintahan yang menjadi Kewenangan Daerah',
    words: ['lainnya', 'lain-lain', 'lain lain', 'inovasi lainnya', 'inovasi daerah lainnya'],
    hints: ['lain'],
    onPaper: { 'form-c1': 'Lainnya' },
  },
];

/** Lists the two kinds; whoever matches them tries Non Digital first. */
export const jenis: readonly Option[] = [
  {
    code: 'digital',
    label: 'Digital',
    words: ['inovasi digital', 'daring', 'online'],
    hints: ['aplikasi', 'pakai aplikasi', 'web', 'website', 'sistem'],
  },
  {
    code: 'non_digital',
    label: 'Non Digital',
    words: ['nondigital', 'non-digital', 'bukan digital', 'tidak digital'],
    hints: ['manual', 'luring', 'offline'],
  },
];

/** Lists who may start an innovation; Form C.1 has its own words for two of them. */
export const inisiator: readonly Option[] = [
  {
    code: 'kepala_daerah',
    label: 'Kepala Daerah',
    words: ['kdh', 'bupati', 'wakil bupati', 'wabup'],
    hints: ['kepala'],
  },
  {
    code: 'dprd',
    label: 'Anggota DPRD',
    words: ['dprd', 'anggota dprd', 'anggota dewan'],
    hints: ['dpr', 'dewan'],
    onPaper: { 'form-c1': 'DPRD' },
  },
  {
    code: 'opd',
    label: 'OPD',
    words: ['skpd', 'perangkat daerah', 'organisasi perangkat daerah'],
    hints: [
      'dinas',
      'badan',
      'kantor',
      'instansi',
      'puskesmas',
      'pkm',
      'rsud',
      'unit',
      'kecamatan',
    ],
    onPaper: { 'form-c1': 'SKPD' },
  },
  {
    code: 'asn',
    label: 'ASN',
    words: ['pns', 'pppk', 'p3k', 'aparatur sipil negara', 'pegawai asn'],
    hints: ['pegawai', 'staf', 'guru', 'bidan', 'perawat', 'cpns', 'saya sendiri'],
  },
  {
    code: 'masyarakat',
    label: 'Masyarakat',
    words: ['masy', 'warga', 'masyarakat umum'],
    hints: ['desa', 'kader', 'komunitas', 'umum'],
  },
];

/** Lists whose innovation it is by the 2026 classification. */
export const klasifikasi: readonly Option[] = [
  {
    code: 'perangkat_daerah',
    label: 'Inovasi Perangkat Daerah',
    words: ['perangkat daerah', 'opd', 'skpd', 'pd'],
    hints: ['dinas', 'badan', 'puskesmas', 'rsud', 'kecamatan'],
  },
  {
    code: 'desa',
    label: 'Inovasi Desa dan Kelurahan',
    words: ['desa', 'kelurahan', 'inovasi desa', 'inovasi kelurahan', 'pemerintah desa', 'pemdes'],
    hints: ['kampung'],
  },
  {
    code: 'masyarakat',
    label: 'Inovasi Masyarakat',
    words: ['masyarakat', 'masy', 'warga'],
    hints: ['komunitas', 'kelompok'],
  },
];

/** What each of the eight Asta Cita is about, in short, and what only suggests it; the number alone goes into the portal. */
const missions: readonly (readonly [about: string, hints: readonly string[]])[] = [
  ['Pancasila, demokrasi, hak asasi manusia', ['demokrasi', 'ham', 'pancasila']],
  [
    'pertahanan, pangan, energi, air, ekonomi kreatif',
    ['pangan', 'energi', 'air', 'pertanian', 'ketahanan pangan'],
  ],
  [
    'lapangan kerja, kewirausahaan, infrastruktur',
    ['umkm', 'lapangan kerja', 'wirausaha', 'infrastruktur'],
  ],
  [
    'SDM, pendidikan, kesehatan, pemuda, disabilitas',
    ['sdm', 'pendidikan', 'kesehatan', 'stunting', 'gender', 'disabilitas', 'olahraga'],
  ],
  ['hilirisasi dan industrialisasi', ['hilirisasi', 'industri']],
  ['desa, pemerataan, pemberantasan kemiskinan', ['desa', 'kemiskinan', 'pemerataan']],
  [
    'reformasi hukum dan birokrasi, antikorupsi',
    ['birokrasi', 'reformasi birokrasi', 'antikorupsi', 'narkoba', 'hukum'],
  ],
  ['selaras dengan alam dan budaya, toleransi', ['lingkungan', 'budaya', 'toleransi', 'sampah']],
];

/** Lists the eight Asta Cita: the number, and in our words what it is about. */
export const astaCita: readonly Option[] = missions.map(([about, hints], at) => ({
  code: `asta_cita_${at + 1}`,
  label: `Asta Cita ${at + 1}: ${about}`,
  words: [
    `asta cita ${at + 1}`,
    `asta cita ke-${at + 1}`,
    `asta cita ke ${at + 1}`,
    `astacita ${at + 1}`,
  ],
  hints,
}));

/** Lists the PKPN clusters of 2026; the last one means none. */
export const pkpnKlaster: readonly Option[] = [
  { code: 'pangan', label: 'Kedaulatan Pangan', words: ['pangan'] },
  {
    code: 'energi_air',
    label: 'Kemandirian Energi dan Air',
    words: ['energi', 'air', 'energi dan air'],
  },
  { code: 'pendidikan', label: 'Pendidikan', hints: ['sekolah'] },
  { code: 'kesehatan', label: 'Kesehatan', hints: ['stunting'] },
  {
    code: 'hilirisasi',
    label: 'Hilirisasi dan Industrialisasi',
    words: ['hilirisasi', 'industrialisasi'],
    hints: ['industri'],
  },
  {
    code: 'perumahan_bencana',
    label: 'Infrastruktur, Perumahan dan Ketahanan Bencana',
    words: ['perumahan', 'ketahanan bencana', 'infrastruktur perumahan'],
    hints: ['infrastruktur', 'bencana'],
  },
  {
    code: 'ekonomi_desa',
    label: 'Ekonomi Kerakyatan dan Desa',
    words: ['ekonomi kerakyatan', 'ekonomi desa', 'ekonomi kerakyatan dan desa'],
    hints: ['umkm', 'koperasi', 'desa'],
  },
  {
    code: 'kemiskinan',
    label: 'Penurunan Kemiskinan',
    words: ['kemiskinan', 'pengentasan kemiskinan', 'penanggulangan kemiskinan'],
    hints: ['bantuan sosial'],
  },
  {
    code: 'non_pkpn',
    label: 'Non PKPN',
    words: ['bukan pkpn', 'tidak termasuk pkpn', 'tidak termasuk', 'non-pkpn'],
    hints: ['lainnya', 'tidak ada'],
  },
];

/** Lists trainings from which an innovation may have come. */
export const asal: readonly Option[] = [
  {
    code: 'latsar',
    label: 'Latsar CPNS',
    words: ['latsar', 'pelatihan dasar', 'prajabatan', 'aktualisasi', 'aktualisasi latsar'],
    hints: ['cpns'],
  },
  {
    code: 'pkp',
    label: 'PKP',
    words: ['pelatihan kepemimpinan pengawas', 'pim 4', 'pim iv', 'diklatpim iv'],
  },
  {
    code: 'pka',
    label: 'PKA',
    words: ['pelatihan kepemimpinan administrator', 'pim 3', 'pim iii', 'diklatpim iii'],
  },
  {
    code: 'pkn',
    label: 'PKN',
    words: ['pelatihan kepemimpinan nasional', 'pim 2', 'pim ii', 'diklatpim ii'],
  },
  {
    code: 'bukan',
    label: 'Bukan dari pelatihan',
    words: ['bukan', 'tidak', 'bukan pelatihan', 'bukan dari diklat', 'tidak dari pelatihan'],
    hints: ['tidak ada'],
  },
];
