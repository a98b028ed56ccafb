// What people call the choices that are the same in every edition. Data only: a row serves every
// option whose label begins with one of its labels.

/** One choice: its labels, words that surely mean it, and words that probably do (confirm); each
 * separated by bars. */
export type ChoiceWords = {
  readonly labels: string;
  readonly sure: string;
  readonly likely?: string;
};

export const CHOICE_WORDS: readonly ChoiceWords[] = [
  {
    labels: 'penerapan|implementasi',
    sure: 'penerapan|diterapkan|terapkan|menerapkan|terap|sudah terap|implementasi|diimplementasikan|diimplementasi|penerapannya|sudah berjalan|sudah jalan|sudah dijalankan',
    likely:
      'berjalan|jalan|dijalankan|dilaksanakan|digunakan|dipakai|pelaksanaan|aktif|operasional|launching|diluncurkan',
  },
  {
    labels: 'uji coba|ujicoba',
    sure: 'uji coba|ujicoba|diujicoba|diujicobakan|diuji coba|diuji cobakan|percobaan|piloting|trial|uji cobanya',
    likely: 'diuji|dicoba|coba|pilot|uji|mencoba|tes|testing|coba coba|pengujian|dites',
  },
  {
    labels: 'inisiatif',
    sure: 'inisiatif|inisiasi|tahap ide|inisiatifnya',
    likely:
      'ide|gagasan|rencana|direncanakan|konsep|usulan|rancangan|perencanaan|dirancang|niat|inisiator',
  },
  {
    labels: 'non digital|nondigital',
    sure: 'non digital|nondigital|manual|offline|non-digital|konvensional|luring',
    likely: 'tatap muka|kertas|langsung',
  },
  {
    labels: 'digital',
    sure: 'digital|aplikasi|berbasis aplikasi|elektronik|digitalisasi',
    likely:
      'online|web|website|daring|android|sistem informasi|whatsapp|wa|software|apk|app|internet',
  },
  {
    labels: 'pelayanan publik|inovasi pelayanan publik',
    sure: 'pelayanan publik|layanan publik|yanlik|yan publik|pel publik|pelayanan public|publik',
    likely: 'pelayanan|layanan|yanblik|pelayanan masyarakat',
  },
  {
    labels: 'tata kelola|tata kelola pemerintahan|inovasi tata kelola',
    sure: 'tata kelola|tatakelola|tata kelola pemerintahan|tata kelola pemerintahan daerah|tata kelola pemda',
    likely: 'pemerintahan|tata|kelola|manajemen|internal',
  },
  {
    labels:
      'lainnya|lain|inovasi daerah lainnya|bentuk lain|inovasi lainnya|inovasi bentuk lainnya',
    sure: 'lainnya|lain lain|lain lainnya|bentuk lain|selain itu|yang lain|lain|inovasi daerah lainnya',
    likely: 'bukan keduanya|bukan semua|tidak keduanya',
  },
  {
    labels: 'kepala daerah|kdh',
    sure: 'kepala daerah|kdh|bupati|kada kepala daerah|pak bupati|wakil bupati|bupati dan wakil bupati',
    likely: 'wabup|pimpinan daerah|pemda|wali kota|gubernur',
  },
  {
    labels: 'dprd|anggota dprd|dewan',
    sure: 'dprd|anggota dprd|dewan perwakilan rakyat daerah',
    likely: 'dpr|dewan|legislatif|anggota dewan',
  },
  {
    labels: 'asn|aparatur sipil negara|aparatur',
    sure: 'asn|pns|pppk|p3k|aparatur sipil negara|pegawai negeri|cpns',
    likely:
      'pegawai|staf|aparatur|guru|dokter|bidan|perawat|tenaga kesehatan|saya|saya sendiri|penyuluh|nakes',
  },
  {
    labels: 'skpd|opd|perangkat daerah|skpd/opd|opd/skpd',
    sure: 'skpd|opd|perangkat daerah|satuan kerja perangkat daerah|organisasi perangkat daerah',
    likely:
      'dinas|badan|kantor|puskesmas|upt|unit|instansi|kecamatan|pd|bidang|rsud|uptd|unit kerja|inspektorat',
  },
  {
    labels: 'masyarakat',
    sure: 'masyarakat|masy|masyrakat|msyarakat|masyarakat umum|warga|rakyat|warga masyarakat',
    likely: 'umum|kelompok masyarakat|komunitas|penduduk|lsm|swasta|desa|kader|urang|orang banyak',
  },
  { labels: 'ya|iya', sure: 'ya|betul|sudah|ada|oke' },
  {
    labels: 'tidak|tidak ada|belum',
    sure: 'tidak|tidak ada|bukan|belum|belum ada',
  },
  {
    labels: 'hadir',
    sure: 'hadir|datang|ikut|bisa hadir|insya allah hadir|siap hadir',
    likely: 'siap|bisa|ya|oke|insya allah|insyaallah',
  },
  {
    labels: 'tidak hadir|tidak',
    sure: 'tidak hadir|tidak bisa hadir|berhalangan|tidak datang|tidak bisa',
    likely: 'izin|absen',
  },
  {
    labels: 'diwakili|diwakilkan',
    sure: 'diwakili|diwakilkan|wakil|perwakilan|mewakilkan|ada wakil',
    likely: 'digantikan|mengutus',
  },
];

/** Words around a choice that add nothing: masih ujicoba, pilih yang digital saja. */
export const CHOICE_FILLER =
  'sudah masih baru sedang lagi yang pilih pilihan memilih ambil jawab jawaban jawabannya tahap tahapan jenis bentuk dari oleh sih saja ini itu adalah yaitu termasuk kayaknya sepertinya mungkin saya kami kita inovasi inovasinya nya dulu dalam untuk opsi nomor pak ya oke di pada ke berupa secara usulan sama nih deh kan juga dengan jadi mau';

/** Whole answers that say that the person does not know. */
export const DO_NOT_KNOW =
  'tidak tahu|tidak tau|kurang tahu|belum tahu|tidak mengerti|tidak paham|kurang paham|tidak ingat|lupa|bingung|ragu|ragu ragu|entah|entahlah|tidak yakin|kurang yakin|belum yakin|tidak jelas|masih bingung|masih ragu|belum pasti|belum jelas|tidak pasti|terserah|apa ya|yang mana ya|yang mana|tidak tahu yang mana|bingung yang mana|kurang ingat|belum paham|kurang jelas';
