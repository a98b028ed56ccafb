// What people ask, as data: one row a meaning; add a pattern to teach another way of asking. A pattern is a list of words
// that must all occur, in any order; `a|b` takes either, `=a` only that form. Spelling, endings and missing vowels are seen to by questions.ts.

import { OWN_WORK } from './intents-own-work.ts';

/** The name of a meaning. */
export type Intent = (typeof INTENTS)[number]['name'];

const DOCUMENT = 'sk|bukti|dokumen|surat|foto|berkas|sop|perbup|perda|regulasi|data';
const ASKS = 'apa|bagaimana|boleh|bisa|harus|wajib|perlu|kalau|kenapa|berapa';

/** Every meaning. `sure`: patterns that are a question even without a word that asks. */
export const INTENTS = [
  {
    // Before all others: words about reminders and about oneself say what they mean.
    name: 'reminders',
    sure: true,
    patterns: [
      'ingatkan|ingetin saya|aku besok|nanti|lusa|jam|pagi|malam|sore',
      'jangan|stop|berhenti|matikan kirim|mengirim|ingatkan|lagi =pengingat|=siaran|=ingatkan',
    ],
  },
  {
    name: 'own_details',
    sure: true,
    patterns: [
      'mutasi|pindah dinas|puskesmas|kantor|unit|inovasi saya|bagaimana',
      'ubah|ganti|perbaiki|betulkan|salah|koreksi|ketik =nama =saya',
      'gelar|nip|nama saya belum|salah|kurang|ganti|ubah bagaimana|masuk|tambah|menambahkan',
      'saya pindah|mutasi puskesmas|dinas|kantor|unit|instansi|tugas',
      'nomor hp|wa|telepon|telegram ganti|baru|hilang|rusak',
    ],
  },
  {
    name: 'papers',
    patterns: [
      'cetak|print|unduh|download isian|form|formulir|inovasi|laporan|pdf',
      'minta|punya|ada|mana form|format|formulir|blanko|template word|kosong',
    ],
  },
  {
    name: 'self_check',
    patterns: [
      'apakah termasuk|tergolong|disebut|dianggap|layak|kategori|masuk inovasi',
      'itu|ini inovasi sudah|juga kah|belum|tidak|kalau',
      'inovasi juga kah|tidak|bukan',
      'termasuk|tergolong|disebut|dianggap|layak|kategori|masuk inovasi',
      'inovasi bukan|tidak|kah ini|itu',
      'bingung mulai|mana',
      'mulai dari mana',
      'mulai darimana',
      'sudah|cukup disebut inovasi',
    ],
  },
  {
    name: 'what_is',
    patterns: [
      'maksud inovasi apa|bagaimana ini|itu|ya',
      'maksud inovasi apa|bagaimana',
      'inovasi seperti|kaya|kayak apa|bagaimana',
      'inovasi daerah bagaimana|apa',
      'contoh inovasi apa|dong|mana|ada',
      'inovasi harus|wajib|mesti baru|aplikasi|digital|mahal kah|atau|tidak',
      'apa inovasi',
      'maksud|arti|pengertian|definisi|contoh|beda|syarat|kriteria|jenis inovasi',
      'inovasi harus|wajib|mesti aplikasi|digital|baru|mahal|besar|sistem|web',
      'inovasi seperti apa|bagaimana',
      'apa sepeda baru',
      'sepeda baru itu',
      'apa program|kegiatan|lomba',
    ],
  },
  {
    name: 'missing',
    patterns: [
      'sudah|masih komplit|penuh|lengkap belum|apa|bagian',
      'belum komplit|penuh|beres apa|mana|bagian|cek',
      'kosong tinggal|sisa berapa|mana',
      'belum saya isi|jawab|lengkapi',
      'isian|butir|indikator mana|apa belum|kosong',
      'banyak|masih kosong|belum kah|apa|mana',
      'apa harus|perlu lengkap|lengkapi|dilengkapi',
      'kurang apa|mana|berapa',
      'masih ada belum|kurang',
      'tinggal apa|berapa|mana',
      'sisa apa|berapa|mana',
      'belum apa|mana lengkap|isi|jawab|selesai',
      'berapa lagi',
      'apa lagi',
      'lengkap belum|kah',
      'perlu|harus dilengkapi apa',
    ],
  },
  {
    name: 'score',
    patterns: [
      'skor|nilai|poin tambah|naik tidak|kalau|apa|bisa',
      'biar|supaya|agar tambah|naik|tinggi skor|nilai|poin',
      'indikator poin|nilai|skor tinggi|besar|banyak',
      'skor|nilai|poin|kematangan berapa|mana|bagaimana|naik|tinggi|besar|paling|apa',
      'cara naik|tambah skor|nilai|poin',
      'biar|supaya naik|tinggi skor|nilai|poin',
      'berapa skor|nilai|poin',
      'kenapa|kok|mengapa skor|nilai|poin',
    ],
  },
  {
    name: 'who_checks',
    patterns: [
      'siapa periksa|memeriksa|nilai|menilai nanti|isian|saya',
      'setelah|habis|sesudah admin|dikirim siapa',
      'siapa admin|pamong|verifikator|kepala|periksa|cek|verifikasi|setujui|nilai|sahkan|tetapkan',
      'kirim|dikirim ke|kepada siapa',
      'kirim|dikirim siapa|mana',
      'diperiksa|dicek|dinilai|disetujui siapa',
      'hubungi|tanya|lapor|kontak siapa|mana',
    ],
  },
  {
    name: 'status',
    patterns: [
      'status tidak|belum|kok berubah|gerak|ganti',
      'kabar|lanjut|kelanjutan|info|perkembangan =kelanjutan|kabar|nasib inovasi|usulan|punya',
      'sudah|belum tandatangan|tandatangani|acc|buka|dibuka|dibaca sudah|belum|apa',
      'sudah sampai mana|dimana|siapa',
      'berapa lama admin|kepala|diperiksa|pamong',
      'belum periksa|diperiksa|cek|setujui|disetujui|respon juga|ya|kah',
      'belum ada kabar',
      'kiriman|inovasi|punya sudah diterima|masuk|sampai kah|apa|belum',
      'sampai mana|dimana',
      'kenapa|kok belum periksa|diperiksa|cek|respon|setujui|disetujui|balas|kabar',
      'kenapa|kok lama periksa|diperiksa|cek|respon|balas',
      'kenapa|kok kembali|dikembalikan|tolak|ditolak|balik',
      'sudah periksa|diperiksa|cek|dicek|setujui|disetujui|terkirim|dikirim|diterima|masuk|sampai belum|kah|apa',
      'status bagaimana|apa|mana',
      'kabar|nasib inovasi|punya|usulan',
      'catatan admin|kepala|pemeriksa|agensi apa|mana|isi|saja',
      'kembali|dikembalikan|disuruh|diminta bagian|perbaiki|diperbaiki mana|apa',
      'kapan diperiksa|dinilai|diumumkan|pengumuman|hasil',
    ],
  },
  {
    name: 'deadline',
    patterns: [
      'lewat tanggal|batas|waktu|tenggat|akhir bagaimana|nasib|kalau',
      'kirim tanggal|bulan|hari masih|bisa diterima|terima|bisa',
      'terakhir|terakhirnya upload|unggah|kirim|revisi jam|kapan|berapa',
      'masih lama batas|tenggat|penutupan|deadline',
      'sisa|tinggal|berapa berapa|lagi hari',
      'lama batas|tenggat|penutupan|deadline',
      'kapan tutup|penutupan',
      'batas|tenggat waktu|nya',
      'kapan|tanggal|hari|berapa|sampai terakhir|batas|deadline|tutup|ditutup|tenggat|akhir',
      'batas waktu|akhir|kirim|pengisian|isi|kapan',
      'sampai kapan',
      'paling lambat|telat|akhir',
      'kapan kumpul|dikumpul|kirim|mulai|buka|jadwal',
      'masih bisa|sempat kirim|isi|daftar',
      'terlambat|telat bagaimana|boleh|bisa|kalau|apa',
    ],
  },
  {
    name: 'no_evidence',
    patterns: [
      'sk|bukti|dokumen|surat|foto|perbup|perda hilang|rusak',
      'dokumen|bukti|sk belum lengkap|jadi|ada boleh|bisa|lanjut',
      `belum|tidak ada|punya|jadi|dapat|keluar|terbit|lengkap ${DOCUMENT} ${ASKS}`,
      `${DOCUMENT} masih|sedang|lagi|belum proses|tanda|jadi|ada ${ASKS}`,
      `tanpa ${DOCUMENT} ${ASKS}`,
      `${DOCUMENT} menyusul|nyusul ${ASKS}`,
      `harus|wajib|perlu ada|punya|pakai ${DOCUMENT}`,
      `harus|wajib|perlu ${DOCUMENT}`,
      `${DOCUMENT} belum tandatangan|ditandatangani|ttd|jadi|keluar ${ASKS}`,
      `kalau ${DOCUMENT} hilang|belum|tidak`,
    ],
  },
  {
    name: 'item_rule',
    patterns: [
      'cukup|satu|dua|tiga|sedikit kalimat|kata|paragraf|baris boleh|bisa|cukup|saja|kah',
      'berapa kata|huruf|kalimat|panjang|halaman|karakter|baris|paragraf',
      'minimal|maksimal|paling|batas berapa|kata|huruf|panjang',
      'boleh|bisa|harus panjang|pendek|singkat|poin|ringkas|banyak',
    ],
  },
  {
    name: 'item_help',
    patterns: [
      'kasih_tahu|beritahu|ajari|tunjukkan cara jawab|isi',
      'bahasa gampang|mudah|sederhana|awam',
      'pertanyaan|pertanyaannya ulang|diulang|ulangi bisa|tolong|lagi',
      'bagaimana|mana pilih|milih|memilih kalau|ini|dua',
      'maksud apa|bagaimana|ini|itu|siapa|kah',
      'maksudnya',
      'contoh apa|bagaimana|mana|jawab|isi|ada|minta|dong',
      'siapa maksud|dimaksud|inisiator|pencipta|pengelola',
      'apa|itu|siapa maksud|dimaksud|bentuk|jenis|tahapan|klasifikasi|urusan|inisiator|regulasi|bimtek|jejaring|replikasi|dasar|latar|isu|metode|manfaat|tujuan|monev|tematik|asta|pkpn|koordinat|rancang apa|itu|siapa|kah',
      'isi|diisi|jawab|dijawab|tulis|ditulis|ketik apa|bagaimana|siapa|mana',
      'tidak|kurang|belum paham|ngerti|jelas|tahu maksud|ini|isi|pertanyaan|apa',
      'beda|bedanya apa|sama|dengan|dan',
      'pilih mana|apa',
      'jelaskan',
      'nama siapa|apa',
      'harus|wajib|perlu diisi|isi|dijawab|lengkap',
      'boleh|bisa kosong|dikosongkan|lewat|dilewati|skip|nanti|nyusul',
      'pakai|tulis gelar|nip|singkatan|kapital|lengkap',
    ],
  },
  {
    name: 'formats',
    patterns: [
      'tangkapan|screenshot|skrinsut|ss layar|diterima|boleh|cukup|bisa',
      'boleh|bisa kirim|isi suara|voice|note|rekaman|vn',
      'pdf|file|berkas|foto|halaman kegedean|besar|kebanyakan tidak|apa|maksimal',
      'undangan|hadir|nota|kuitansi cukup tidak|kah|apa|boleh',
      'lampir|lampirkan link|tautan foto|berkas bisa|boleh',
      'diterima|terima|bisa|boleh word|pdf|foto|scan|excel|video|link',
      'kirim|lewat link|gdrive|drive|tautan boleh|bisa|apa|kah',
      'foto|scan bebas|atau scan|foto|boleh',
      'ukuran|besar file|berkas|foto|video berapa|maksimal',
      'berapa mb|mega maksimal|file|ukuran|batas',
      'boleh|bisa|harus|wajib|apa|kirim foto|pdf|word|scan|video|jpg|gambar|link|tautan|excel|ppt|zip|berkas|file',
      'format|ukuran|besar|jenis|bentuk file|berkas|foto|video|bukti|apa|berapa',
      'berapa|maksimal mb|mega|megabyte|durasi|menit|ukuran',
      'cara|bagaimana kirim|upload|unggah foto|berkas|file|bukti|video|pdf|dokumen',
      'link|tautan upload|unggah mana|minta|apa',
    ],
  },
  ...OWN_WORK,
] as const satisfies readonly {
  readonly name: string;
  readonly sure?: true;
  readonly patterns: readonly string[];
}[];
