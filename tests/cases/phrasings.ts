// What people write who ask something, as they write it in a chat: without vowels, without marks, dictated, in one breath.
// One line a meaning of src/domain/language/intents.ts, phrasings parted by a stroke.

/** Phrasings by what they mean. */
export const phrasings: Readonly<Record<string, string>> = {
  what_is:
    'apa itu inovasi?|apa itu inovasi|inovasi itu apa sih pak|ap itu inovasi|inovasi maksudnya apa ya|apa yg dimaksud dgn inovasi|contoh inovasi apa|contoh inovasi dong kak|inovasi harus aplikasi kah|inovasi harus pakai aplikasi ya?|apakah inovasi wajib digital|inovasi mesti baru kah|sepeda baru itu apa|apa bedanya inovasi sama kegiatan biasa|syarat inovasi apa saja|kriteria inovasi gmn|inovasi yg bagus spt apa ya pak|ap sih inovasi tuh|inovasi tu ap|inovasi kaya apa pak|mksd inovasi apa ya|apakah inovasi harus mahal|inovasi apa aja yang boleh',
  self_check:
    'posyandu keliling termasuk inovasi gak|ini inovasi bukan|apakah kegiatan kami termasuk inovasi|antar obat ke rumah masuk inovasi gak ya|bingung mulai dari mana|saya bingung harus mulai dari mana|sy bngung hrs mulai dr mn|mulai dari mana ya pak|layak disebut inovasi kah program kami|jemput bola ktp tergolong inovasi tidak|program kelas ibu hamil termasuk inovasi kah|apakah pelayanan malam disebut inovasi|gmn tahu ini inovasi bukan|kami punya posyandu keliling pakai motor tiap jumat, boleh didaftarkan?|boleh didaftarkan kah|kegiatan ini bisa diusulkan gak ya|yg begini perlu dilaporkan ga',
  missing:
    'kurang apa lagi ya pak|masih ada yg blm|masih ada yang kurang gak|tinggal apa lagi|tinggal brp lagi|apa lagi yang harus diisi|sisa berapa lagi ya|yg blm diisi mana aja|blm lengkap apanya|msh kurang ap aja|sudah lengkap belum ya punya saya|yang kurang apanya ya|apa aja yg masih kurang|brp lg yg hrs diisi|apa lg yg blm',
  score:
    'skor saya berapa|skor sy brp ya|biar naik skornya gimana|gimana cara naikin nilai|yg paling besar nilainya mana|berapa poin saya sekarang|nilai inovasi saya berapa ya|supaya skor tinggi gimana caranya|indikator mana yang nilainya besar|nilai sy brp|caranya nambah poin gmn|knp skor saya kecil',
  who_checks:
    'siapa admin saya|ini dikirim ke siapa|yg meriksa siapa ya|siapa yang memeriksa inovasi saya|nanti yang menilai siapa|yang setujui siapa pak|kalau mau tanya hubungi siapa|siapa pamong kami|dikirimnya ke siapa ya bu|yg verifikasi siapa|siapa admin unit kami ya|kepada siapa ini dikirim',
  status:
    'punya saya sudah sampai mana|kok belum diperiksa|kok blm dicek cek ya|kenapa dikembalikan|knp dikembalikan lagi|kenapa ditolak|inovasi saya sudah disetujui belum|sudah diperiksa belum ya|udah masuk belum punya saya ya|sudah terkirim belum pak|kapan hasilnya diumumkan|kapan diperiksa ya|gmn kabar inovasi saya|kok lama diperiksanya|kapan inovasi saya dinilai|dikembalikan kenapa ya pak',
  deadline:
    'kapan terakhir kirim|batas waktunya kapan|batas wktnya kpn|sampai kapan ya|terakhir tanggal berapa|deadline nya kapan ya min|kapan ditutup|paling lambat kapan ya pak|masih bisa kirim gak|kalau telat gimana|kapan dikumpulkan|tgl brp terakhir ngisi|tutupnya kpn|sampe kapan batas isinya|tgl brp tutup|bataswaktu kapan ya|besok masih bisa kirim gak',
  no_evidence:
    'kalau belum punya SK bagaimana|SK masih proses, boleh?|gak ada bukti gimana|klo blm ada sk gmn pak|sk nya masih di bagian hukum belum jadi gimana|belum ada foto boleh gak|tanpa sk boleh kah|harus ada sk ya|dokumennya nyusul boleh?|kalau bukti hilang gimana|sk blm ditandatangani bisa ga|wajib punya perbup gak sih|sk belum keluar gmn ya|fotonya belum ada boleh nyusul?|perlu surat tugas gak ya',
  item_rule:
    'berapa kata minimalnya?|brp kt mnmlnya|boleh panjang gak|boleh singkat saja ya?|minimal berapa kata|maksimal berapa kata ya pak|berapa panjangnya|harus panjang kah|isinya berapa kalimat|batas katanya berapa|berapa paragraf ya|minimal kata nya berapa|brp kata sih|harus berapa kalimat pak',
  item_help:
    'maksudnya apa ini|maksudnya gimana ya|mksudnya apa|ini maksudnya apa pak|contohnya gimana|ada contohnya gak|siapa yang dimaksud inisiator?|inisiator itu siapa|siapa yg dimaksud ya|ini diisi apa|diisi apa ya bu|harus jawab apa|gimana ngisinya|cara ngisinya gmn|kurang paham maksudnya apa|jelaskan dong maksud pertanyaan ini|apa bedanya dengan yang tadi|boleh dikosongkan gak|boleh dilewati dulu ya?|wajib diisi kah|ditulis lengkap gelarnya gak|pakai gelar gak ya|nama siapa yang ditulis|contoh jawabannya gimana|isinya apa ya pak|saya kurang ngerti maksudnya apa|ini harus diisi gak|dasar hukum itu apa ya|maksud isu strategis apa',
  formats:
    'boleh foto?|boleh pakai foto aja gak|harus PDF kah|harus pdf ya pak|bisa kirim video gak|format filenya apa|ukuran foto maksimal berapa|bisa word gak|boleh link google drive?|cara upload foto gimana|gmn cara kirim file|berapa mb maksimal|fotonya harus jelas ya atau boleh scan|bisa kirim excel gak|video berapa menit maksimal',
  undo: 'salah kirim tadi|yang barusan keliru|yg tadi salah pak|salah pencet tadi gimana|tadi salah ketik bisa diubah gak|cara ubah jawaban gimana|bisa ganti jawaban yang tadi gak|mau betulkan jawaban kemarin|jawaban bisa diedit gak|gmn cara ganti jawaban yg kmrn|salah isi barusan|jawaban tadi mau saya ganti gimana|bisa dibatalkan yang tadi gak',
  saved:
    'bisa dilanjut besok?|hilang gak kalau ditutup|boleh dilanjut besok gak|kalau hp mati hilang gak|sudah tersimpan belum ya|tersimpan otomatis kah|bisa istirahat dulu gak|dilanjut nanti sore bisa ya|kalau keluar jawabannya hilang gak|disimpan gak ini|kalau saya berhenti dulu bisa lanjut besok?|aman ditutup gak chatnya|jawaban saya tersimpan kah',
  go_on:
    'pak gimana cara lanjutin yg kemarin|gmn cr lanjutin yg kmrn|mau lanjutkan yang kemarin|inovasi saya yang kemarin mana|gimana lanjut yang tadi|lanjutin draf kemarin gimana ya|habis ini apa|setelah ini apa lagi pak|terus gimana|cara buka draf yang kemarin gimana|lanjutkan isian kemarin gimana|sambung yg kmrn gmn ya|inovasi kemarin saya lanjutkan di mana',
  carry_over:
    'inovasi tahun lalu bisa dipakai?|ada word yang lama|punya file word lama bisa dikirim?|inovasi lama boleh ikut lagi gak|yg thn lalu boleh dipakai lagi ga|bisa salin dari word gak|boleh copy paste gak pak|ada proposal lama bisa dipakai gak',
  years: 'T-1 tahun berapa|T-0 maksudnya|t-2 itu tahun berapa ya|t-1 itu apa pak|T-0 tahun berapa?',
  co_fill:
    'teman mau bantu isi|boleh dua orang|bisa diisi bareng teman gak|isi bareng gimana|bisa berdua gak ngisinya|siapa saja yang boleh isi|staf saya boleh ikut isi?|bagaimana kalau rekan mau ikut mengisi|boleh diisi orang lain gak|dua orang boleh ngisi bareng?',
  rename:
    'mau perbaiki judul inovasi bisa gak|nama inovasinya salah|cara ganti nama inovasi gimana|bisa ubah judul inovasi gak|gmn ganti judul inovasi',
  withdraw:
    'mau hapus inovasi ini bisa?|cara hapus draf gimana|bisa batalkan inovasi gak|salah buat inovasi gimana|inovasi yg kemarin bisa ditarik gak|gimana hapus draf',
  privacy:
    'yang bisa lihat siapa|aman kah data ini|datanya aman gak|siapa yang bisa baca jawaban saya|data saya disimpan di mana|kenapa minta nip|untuk apa nomor hp saya|rahasia gak ini',
  how: 'cara isinya gimana|gmn cr pakenya|gimana cara daftar|cara pakai bot ini gimana|bagaimana cara ikut|ini bot apa ya|aplikasi ini untuk apa|saya harus apa|cara kirim inovasi gimana|gimana mulai nya|caranya gimana pak|ada panduan gak|gimana cara mulainya|cara ngirimnya gimana|fungsi bot ini apa',
  how_long:
    'berapa lama ngisinya|lama gak ya isinya|ada berapa pertanyaan|brp pertanyaan semuanya|banyak banget pertanyaannya ya|berapa butir sih|masih banyak gak pertanyaannya',
  cost: 'bayar gak|ini gratis kah|ada biaya gak pak|berapa biayanya|dipungut biaya tidak',
  trouble:
    'error terus|kok error|kok begini|tidak bisa kirim|kenapa gak bisa dibuka|kok ngulang terus|gagal terus kirim fotonya|botnya lemot|kok gak bisa upload|macet ini aplikasinya|knp ga bisa kirim ya',
  human:
    'bisa bicara dengan petugas?|mau ngobrol sama orang langsung bisa?|minta nomor petugas dong|ada kontak panitia gak|nomor wa bapperida berapa|bisa telepon petugas gak',
  nil: 'kalau unit kami tidak ada inovasi bagaimana|tidak punya inovasi gimana pak|belum ada inovasi boleh lapor?|cara lapor nihil gimana',
};

/** Real answers that look a little like questions, and must be stored. */
export const realAnswers = {
  names: [
    'Kelas Gizi Balita Keliling (KEGILING)',
    'Batas Waktu Pelayanan Terpadu',
    'SIAP TIMBANG (Penimbangan Balita di Rumah)',
    'BISA SEHAT (Bimbingan Sanitasi Sehat)',
    'Ibu Sehat Bayi Kuat',
    'Pak Tani Go Digital',
    'Jemput Bola Administrasi Kependudukan',
    'Antrean Tanpa Kertas',
    'Bank Sampah Mandiri',
    'Posyandu Malam',
    'Lapor Jalan Rusak',
    'KAPAN SAJA (Kartu Pantau Balita)',
    'Sistem Informasi Skor Gizi',
    'Kirim Obat Sampai Rumah',
    'Data Aman Warga',
    'Posyandu peduli ibu',
    'Nama dari admin',
    'Janji layanan: selesai 15 menit',
    'Kunjungan rumah balita',
    'Kunjungan puskesmas awayan',
    'Usul warga; ditampung di desa',
  ],
  texts: [
    'Kader menimbang balita di rumah setiap bulan dan mencatat hasilnya.',
    'Mengapa warga enggan datang? Karena jarak ke puskesmas jauh, jalannya rusak, dan mereka harus menunggu berjam-jam tanpa kepastian dilayani.',
    'Warga bertanya kapan KTP jadi, berapa biayanya, dan harus ke mana; semua dijawab di satu loket dengan satu petugas yang tahu alurnya.',
    'Peraturan Bupati Nomor 12 Tahun 2024',
    'Data balita tersebar di tiga buku dan laporan bulanan sering terlambat.',
    'Belum ada sistem pencatatan terpadu, sehingga laporan dibuat ulang setiap bulan.',
    'Nilai gizi makanan tambahan belum diukur.',
    'Siapa pun dapat melapor lewat aplikasi tanpa datang ke kantor dan tanpa membayar, lalu petugas menindaklanjuti dalam dua hari.',
    'Masyarakat dapat mengirim foto jalan rusak dari ponsel.',
    'Surat keputusan ditandatangani kepala dinas.',
    'Janji temu daring: pasien mendaftar lewat WA, datang pada jamnya.',
    'Mengusulkan program ke kepala dinas; menyusun SOP; uji coba',
    'Usulkan ke desa; warga menyetujui dalam musyawarah\nlalu dicatat',
  ],
  people: [
    'Rahmawati, A.Md.Keb',
    'dr. H. Muhammad Noor, Sp.PD., M.Kes.',
    'Siti Aminah',
    'Drs. H. Akhmad Fauzan, M.Si',
    'drg. Nurul Hidayah, Sp.KGA',
    'Ns. Bapak Kpl. Hamdan S.Kep',
    'UPT Puskesmas Awayan',
    'Hj. Apriani',
    'Bu Siapiah',
    'Tim Kader Posyandu Desa Putat Basiun',
    'Kapandi',
  ],
} as const;
