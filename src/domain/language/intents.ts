// What people ask, as data: one row a meaning; add a pattern to teach another way of asking. A pattern is a list of words
// that must all occur, in any order; `a|b` takes either, `=a` only that form. Spelling, endings and missing vowels are seen to by questions.ts.

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
  {
    name: 'undo',
    sure: true,
    patterns: [
      'jawaban|isian|nomor salah|keliru nomor|jawaban|isian',
      'salah|keliru kirim|ketik|isi|pencet|tulis|jawab|pilih|tekan tadi|barusan|bagaimana|bisa|saya|gimana',
      'tadi|barusan salah|keliru|batal|dibatalkan',
      'cara|bagaimana|bisa|boleh|mau ubah|ganti|edit|perbaiki|betulkan|koreksi|revisi jawab|jawaban|isian|tadi|salah|kemarin|yang',
      'jawaban|isian bisa|boleh ubah|ganti|diubah|diganti|edit|diedit',
    ],
  },
  {
    name: 'saved',
    patterns: [
      'saya lanjut|terus|teruskan besok|nanti|lusa|senin|selasa|rabu|kamis|jumat|sabtu|minggu|malam|sore|pagi boleh|bisa|ya|kan',
      'lanjut|dilanjut|sambung|terus|isi besok|nanti|lusa|sore|malam|senin bisa|boleh|apa|kah',
      'lanjut|dilanjut|lanjutkan|sambung besok|nanti|lusa saja|aja|saya|malam|ya',
      'sudah|udah|cukup =dulu ya|bu|pak|hari|nanti',
      'bisa|boleh lanjut|dilanjut|sambung|berhenti|istirahat|ditutup|tutup|keluar',
      'hilang tidak|kah|kalau|apa',
      'simpan|tersimpan|disimpan belum|tidak|kah|otomatis|sudah|apa',
      'keluar|tutup|mati|hp|sinyal|kuota hilang|bagaimana|kalau|tersimpan',
    ],
  },
  {
    name: 'go_on',
    patterns: [
      'lanjut|lanjutkan|terus|teruskan|sambung kemarin|tadi|tempo|draf|dulu|lalu',
      'cara|bagaimana lanjut|lanjutkan|terus|teruskan|sambung|buka',
      'mana inovasi|draf|isian|punya kemarin|tadi|saya',
      'inovasi|draf|isian saya|kemarin mana|hilang|dimana',
      'habis|setelah|sesudah ini apa|bagaimana',
      'terus|lalu|selanjutnya apa|bagaimana',
    ],
  },
  {
    name: 'carry_over',
    patterns: [
      'inovasi|yang lalu|kemarin|lama|dulu boleh|bisa lagi|dipakai|pakai|ajukan|diajukan|lanjut',
      'inovasi lanjut|dilanjutkan lagi kah|boleh|bisa',
      'saya punya|ada word|file|proposal|laporan lama|dulu',
      'laporan|proposal|form|word lalu|lama kirim|dikirim|pakai|copas|salin',
      'tahun lalu|kemarin|sebelumnya pakai|dipakai|bisa|boleh|ikut|lagi|inovasi',
      'word|file|dokumen|proposal|laporan|form lama|dulu|jadi|ada|punya bisa|pakai|kirim|boleh|bagaimana',
      'ada|punya word|file|proposal|laporan|form lama|dulu|jadi|lengkap',
      'inovasi lama|dulu bisa|boleh|ikut|pakai|daftar',
      'copy|salin|kopi|tempel|paste bisa|boleh|dari|word',
    ],
  },
  {
    name: 'years',
    patterns: [
      't 0|1|2 tahun|apa|maksud|berapa|itu|kapan|mana',
      't0|t1|t2 tahun|apa|maksud|berapa|itu|kapan|mana',
    ],
  },
  {
    name: 'co_fill',
    patterns: [
      'bisa|boleh|cara rame|ramai|keroyokan|gotong isi|diisi|ngisi|mengisi',
      'tambah|nambah|ajak|mengajak teman|rekan|kawan|orang|staf isi|ngisi|mengisi|bantu|kerjakan',
      'rekan|teman|staf|kawan|orang ikut|bantu|isi isi|mengisi|kerjakan|mengerjakan|sebagian boleh|bisa',
      'teman|rekan|staf|orang|kawan|tim|bersama|bareng|berdua bantu|ikut|isi|mengisi bisa|boleh|bagaimana|mau|cara',
      'boleh|bisa|cara dua|berdua|bareng|bersama|banyak|beberapa|lain orang|isi|mengisi|ngisi',
      'isi|ngisi|mengisi bareng|bersama|berdua|barengan',
      'siapa boleh|bisa isi|daftar|ikut|mengisi|usul',
    ],
  },
  {
    name: 'rename',
    sure: true,
    patterns: [
      'ganti|ubah|rubah|edit|koreksi|perbaiki|salah nama|judul inovasi',
      'nama|judul inovasi salah|keliru|typo',
    ],
  },
  {
    name: 'withdraw',
    sure: true,
    patterns: [
      'inovasi|draf hapus|dihapus mau|tidak_jadi ini|itu|saya',
      'inovasi|draf tidak_jadi saya|mau|hapus|ini',
      'salah|keliru buat|bikin|membuat',
      'mau|ingin|hapus hapus|saja inovasi|draf',
      'inovasi|draf tidak_jadi',
      'draf|inovasi hapus|dihapus|batal bagaimana|bisa|saja|cara',
      'cara|bagaimana|bisa|mau|boleh|saya hapus|batalkan|tarik|cabut inovasi|draf|usulan|semua|isian',
      'salah buat|bikin|daftar inovasi|draf',
      'hapus saja|aja inovasi',
      'tarik|batalkan kiriman|kirimannya|kirim|dikirim dulu|kembali|salah|tadi|sudah',
      'terpencet|kepencet|keburu|terlanjur|telanjur kirim|terkirim',
    ],
  },
  {
    name: 'privacy',
    patterns: [
      'siapa bisa|boleh|saja lihat|baca|membaca|buka isian|jawaban|data',
      'jawaban|isian|data bisa|boleh|apa dilihat|dibaca|bocor|disebar orang|siapa|lain|tidak',
      'sebar|disebar|bocor data|jawaban|nomor|nip',
      'data|jawaban rahasia|dirahasiakan|aman',
      'aman|rahasia|privasi data|kah|tidak|apa|jawaban|ini',
      'siapa bisa|boleh lihat|baca|buka|akses',
      'bisa|boleh dilihat|dibaca siapa|orang',
      'data|jawaban saya|ini disimpan|untuk|buat apa|mana|dimana',
      'nip|nomor|hp|ktp|nama|data apa|kenapa|mengapa untuk|minta|perlu|buat',
      'kenapa|untuk|buat apa minta|perlu|tanya data|nama|nip|nomor',
    ],
  },
  {
    name: 'how',
    patterns: [
      'cara|bagaimana|gimana isi|mengisi|pakai|daftar|mulai|ikut|lapor|kerja|input|ajukan|usul|buat|main|jalan|kirim',
      'bot|aplikasi|layanan|ini|chat apa|untuk|fungsi|gunanya',
      'saya harus|mesti|perlu apa',
      'disuruh|diminta apa',
      'cara bagaimana',
      'panduan|petunjuk|tutorial|manual ada|mana|minta|dong|bagaimana',
    ],
  },
  {
    name: 'how_long',
    patterns: [
      'berapa lama',
      'lama tidak|kah isi|ngisi|mengisi',
      'berapa pertanyaan|isian|butir|soal|banyak|indikator',
      'banyak sekali|amat|banget pertanyaan|soal|isian|tanya',
      'masih|sampai banyak|lama|berapa kah|tidak|pertanyaan|soal|lagi',
    ],
  },
  {
    name: 'cost',
    patterns: ['bayar|biaya|gratis|pungutan|berbayar|tarif tidak|kah|apa|berapa|ini|daftar|bot'],
  },
  {
    name: 'trouble',
    sure: true,
    patterns: [
      'error',
      'eror',
      'tidak_bisa|tidak_mau|gagal|susah kirim|buka|masuk|upload|unggah|login|klik|pencet|balas|muncul',
      'kok|kenapa|mengapa begini|gini|error|macet|lambat|lemot|gagal|tidak|ulang|sama|aneh|salah|hilang',
      'macet|hang|lemot|ngelag aplikasi|bot|ini|terus|kok',
      'gagal terus|kirim|upload|lagi',
      'kok|kenapa|mengapa|belum|lama tidak|belum|kunjung ada|dapat|di =jawaban|=balasan|=respon',
    ],
  },
  {
    name: 'human',
    patterns: [
      'bicara|ngomong|ngobrol|tanya|hubungi|telepon|chat|kontak orang|manusia|petugas|panitia|admin|langsung|operator|cs',
      'nomor|kontak|wa petugas|panitia|admin|agensi|cs|pamong',
      'minta bantu|bantuan|tolong petugas|orang|pamong|langsung',
    ],
  },
  {
    name: 'nil',
    patterns: [
      'cara|bagaimana lapor nihil|kosong',
      'nihil bagaimana|cara|lapor|apa',
      'tidak|belum ada|punya inovasi bagaimana|kalau|apa|boleh|lapor|kami|unit',
      'cara|bagaimana|lapor nihil',
    ],
  },
  {
    name: 'queue',
    patterns: [
      'siapa|apa|ada|mana|berapa menunggu|nunggu|antre|antri|antrean|antrian',
      'harus|perlu periksa|setujui|tetapkan|cek mana|apa|berapa',
      'mana dulu periksa|cek|setujui|tetapkan',
    ],
  },
  {
    // Last, so that every other meaning that fits as well goes before.
    name: 'self_check',
    patterns: [
      'boleh|bisa|dapat|layak|pantas|perlu =didaftarkan|=dilaporkan|=diusulkan|=diikutkan',
    ],
  },
] as const satisfies readonly {
  readonly name: string;
  readonly sure?: true;
  readonly patterns: readonly string[];
}[];
