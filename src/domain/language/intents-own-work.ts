// The second half of what people ask (intents.ts): about their own work and about the product. Patterns as there; the order counts.

/** Meanings about one's own work and about the product. */
export const OWN_WORK = [
  {
    name: 'undo',
    sure: true,
    patterns: [
      'tertukar|ketuker|kebalik|terbalik foto|berkas|file|jawaban',
      'jawab asal|ngawur|sembarangan benar|betul|ubah|perbaiki|dibenerin',
      'barusan|tadi batal|batalkan|hapus|batalin',
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
      'stop|berhenti|rehat|istirahat dulu ya|lagi|tamu',
      'pamit dulu|nanti|lanjut',
      'otomatis tersimpan|kesimpen|simpan|save',
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
      'lapor|laporan|isian|data|lapran tahun|lalu kemarin|lalu|lama masih|ada',
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
      'ganti|gantikan|gantiin|menggantikan isi|ngisi|mengisi teman|rekan|saya|cuti|orang',
      'pindah|dipindah|alih|dialihkan akun|orang|teman|rekan inovasi|draf|isian',
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
      'judul|nama diganti|diubah|dipendekkan tadi|tolong|kurang',
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
      'isi|ngisi|buka komputer|laptop|pc|browser bisa|mana|link|lewat|kantor',
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
      'bot|robot|chat|aplikasi diam|bisu|mati|lelet|tidur',
      'kirim|ngirim foto|berkas|file cuma|hanya|baru|kok =masuk|=terkirim',
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
      'sambung|sambungkan|hubungkan petugas|admin|orang|langsung|operator',
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
] as const;
