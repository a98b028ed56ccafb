// What people write who ask something or want something, by the rows of the table of intents (section 8 of the design of
// the conversation): the design's own phrasings first, then others, as they are typed in a chat: without vowels, without
// marks, as dictated to a phone. Words alone; what they must be answered with stands beside them.

/** Who writes: each is in a state of their own, see places.ts. */
export type Writer = 'innovator' | 'admin' | 'head' | 'verifier' | 'coordinator' | 'mentor';

/** Phrasings of one meaning. */
export interface PhrasingRow {
  /** The rows of the table of intents. */
  readonly rows: string;
  readonly who: Writer;
  /** What is said in answer, one of these: the key of a message, or a question's meaning behind a `?`. */
  readonly want: readonly string[];
  /** What it plainly says is to be done, and does no harm. */
  readonly does?: string;
  /** Parted by a stroke. */
  readonly said: string;
}

/** The table. */
export const phrasingRows: readonly PhrasingRow[] = [
  {
    ...{ rows: '1-3', who: 'innovator', want: ['?what_is'] },
    said: 'apa itu inovasi?|inovasi harus aplikasi kah|contoh inovasi apa|inovasi daerah itu yg bagaimana pak|apakah inovasi itu harus pakai internet|yang disebut inovasi itu yang kayak gimana ya|inovsi hrs dlm bntk aplksi kh|ini maksud inovasi apa ya bu saya belum paham|inovasi tu harus baru semua kah atau boleh memperbaiki yang lama',
  },
  {
    ...{ rows: '4-6', who: 'innovator', want: ['?self_check'] },
    said: 'posyandu keliling termasuk inovasi gak|ini inovasi bukan|bingung mulai dari mana|kegiatan senam lansia kami bisa disebut inovasi tidak ya|kalau cuma pakai grup wa itu sudah inovasi belum|sy bngng mulai dr mna|program antar jemput pasien itu masuk kategori inovasi ndak|apakah arisan jamban termasuk inovasi daerah|perpustakaan keliling kami inovasi juga kah',
  },
  {
    ...{ rows: '7-9', who: 'innovator', want: ['?missing', 'missing_list'] },
    said: 'kurang apa lagi|masih ada yg blm|tinggal apa|apa saja yang belum saya isi|krg ap lg|msh krg brp ya pak|yang belum lengkap yang mana saja|masih banyak yang kosong kah|isian mana yang belum|apa lagi nih yang harus saya lengkapi',
  },
  {
    ...{ rows: '10-12', who: 'innovator', want: ['?score', 'score_one'] },
    said: 'skor saya berapa|biar naik skornya gimana|yg paling besar nilainya mana|nilainya sekarang berapa ya|skr sy brp|gimana supaya poinnya nambah|indikator apa yang poinnya paling tinggi|kok nilai inovasi saya kecil sekali|cara menaikkan skor kematangan bagaimana',
  },
  {
    ...{ rows: '13-14', who: 'innovator', want: ['?who_checks'] },
    said: 'siapa admin saya|ini dikirim ke siapa|yang nanti memeriksa isian saya siapa|admin unit saya siapa ya|habis dikirim diperiksa siapa|sp yg mriksa|setelah admin ke siapa lagi|siapa yang menilai nanti pak',
  },
  {
    ...{ rows: '15-17', who: 'innovator', want: ['?status', 'status', 'status_line'] },
    said: 'punya saya sudah sampai mana|kok belum diperiksa|kenapa dikembalikan|inovasi saya sudah sampai di siapa sekarang|blm diprks jg ya|sudah berapa lama di admin|kenapa belum disetujui juga ya|apakah kiriman saya sudah diterima|sdh smpe mn pny sy|kok lama sekali belum ada kabar',
  },
  {
    ...{ rows: '18-19', who: 'innovator', want: ['?deadline', 'calendar', 'calendar_next'] },
    said: 'kapan terakhir kirim|batas waktunya|terakhir ngumpul tanggal berapa|btswkt kpn|masih lama gak batasnya|kapan penutupannya ya bu|sisa berapa hari lagi ya untuk kirim|hari terakhir kapan|deadline nya tgl brp min|kpn trkhr krm',
  },
  {
    ...{ rows: '20-22', who: 'innovator', want: ['?no_evidence'] },
    said: 'kalau belum punya SK bagaimana|SK masih proses, boleh?|gak ada bukti gimana|sk nya masih di meja bupati bagaimana ya|klo gk pny sk gmn|surat tugasnya hilang gimana dong|kalau tidak ada foto kegiatannya boleh tidak|perbupnya belum jadi masih draft bolehkah|buktinya menyusul boleh gak|dokumen belum lengkap apa boleh lanjut dulu',
  },
  {
    ...{ rows: '23-24', who: 'innovator', want: ['?item_rule'] },
    said: 'berapa kata minimalnya|boleh panjang|panjangnya maksimal berapa|brp kt min|harus berapa kata ya pak|cukup dua kalimat boleh|ada batas huruf tidak|boleh ditulis poin poin saja tidak|kalau pendek saja boleh',
  },
  {
    ...{ rows: '25-26', who: 'innovator', want: ['?item_help', '?how', 'help'] },
    said: 'maksudnya apa ini|contohnya gimana|yang ini diisi apa ya|mksdny ap|saya tidak mengerti pertanyaannya|tolong dijelaskan pertanyaannya|bisa kasih contoh isiannya|cntohny gmn|pertanyaan ini maksudnya bagaimana bu|harus saya tulis apa di sini',
  },
  {
    ...{ rows: '27-28', who: 'innovator', want: ['?formats'] },
    said: 'boleh foto?|harus PDF kah|boleh difoto saja dokumennya|hrs pdf ya|kalau bentuk word diterima tidak|kirimnya lewat link gdrive boleh ya|foto pakai hp boleh kah|bs krm vdeo gk|ukuran filenya maksimal berapa mb|scan atau foto bebas ya pak',
  },
  {
    ...{
      rows: '29-30',
      who: 'innovator',
      want: ['?undo'],
    },
    said: 'salah kirim tadi|yang barusan keliru|waduh saya salah pencet|tadi keliru jawab|slh krm td|eh salah kirim foto barusan|jawaban yang tadi salah mau dibetulkan|maaf tadi saya salah isi|keliru pak yg barusan',
  },
  {
    ...{ rows: '31-32', who: 'innovator', want: ['?saved'] },
    said: 'bisa dilanjut besok?|hilang gak kalau ditutup|kalau saya keluar tersimpan tidak|bs dlnjut bsk gk|mau istirahat dulu boleh ya|nanti malam saya teruskan bisa kan|isian saya tadi sudah tersimpan kah|kalau kuota habis hilang tidak jawabannya|saya lanjut hari senin boleh pak',
  },
  {
    ...{
      rows: '33-34',
      who: 'innovator',
      want: ['?carry_over', '?saved'],
    },
    said: 'inovasi tahun lalu bisa dipakai?|ada word yang lama|yang tahun kemarin boleh diajukan lagi tidak|sy pny word lm|ada laporan tahun lalu bisa dikirim saja|inovasi 2025 boleh dilanjutkan lagi kah|form c1 lama bisa langsung dikirim tidak|boleh copas dari proposal lama',
  },
  {
    ...{ rows: '35-36', who: 'innovator', want: ['?years'] },
    said: 'T-1 tahun berapa|T-0 maksudnya|t1 itu tahun berapa|t-2 tahun brp ya|yang dimaksud t-0 tahun berapa pak|t 1 itu thn kpn',
  },
  {
    ...{ rows: '37-38', who: 'innovator', want: ['?co_fill'] },
    said: 'teman mau bantu isi|boleh dua orang|bisa diisi rame rame tidak|bs ngisi brdua gk|staf saya yang isi sebagian boleh ya|cara nambah teman buat ngisi bagaimana|boleh rekan kantor ikut mengerjakan|kalau saya ajak kawan mengisi bisa gak',
  },
  {
    ...{
      rows: '39-40',
      who: 'innovator',
      want: ['?withdraw'],
    },
    said: 'hapus saja inovasi ini|salah buat|mau dihapus saja inovasinya|gmn cr hps drf|inovasi ini tidak jadi mau saya hapus|saya keliru bikin inovasi bisa dihapus|draf ini dihapus gimana caranya',
  },
  {
    ...{ rows: '41-42', who: 'innovator', want: ['privacy'] },
    said: 'yang bisa lihat siapa|aman kah data ini|siapa saja yang bisa membaca isian saya|dt sy aman gk|apakah data kami dirahasiakan|nanti disebar ke mana datanya|kenapa harus minta nomor hp|jawaban saya bisa dilihat orang lain tidak',
  },
  {
    ...{ rows: '43-44', who: 'admin', want: ['queue', 'second_queue'] },
    said: 'ada yang menunggu saya?|yang mana dulu|ada yang perlu saya periksa hari ini|ad yg nnggu gk|berapa yang antre|apa saja yang belum saya periksa|yang harus dicek yang mana dulu ya|ada kiriman baru tidak|mana yang harus saya setujui|tugas saya apa hari ini',
  },
  {
    ...{
      rows: '45',
      who: 'admin',
      want: ['sheet', 'differences', 'queue'],
    },
    said: 'apa yang berubah|yang berubah apa saja|bedanya dengan yang kemarin apa|ap yg brbh|apa saja yang sudah diperbaiki|yang diubah bagian mana',
  },
  {
    ...{
      rows: '46-47',
      who: 'admin',
      want: ['unit_list'],
    },
    said: 'siapa di unit kami yang belum kirim|punya bu Rahmah sudah?|siapa yang belum ngirim di puskesmas ini|sp yg blm krm|punya rina sudah sampai mana|inovasi bu rina bagaimana|di unit saya siapa saja yang sudah kirim|daftar inovasi unit kami',
  },
  {
    ...{
      rows: '48-49',
      who: 'admin',
      want: ['?nil', 'unit_list'],
    },
    said: 'unit kami tidak ada inovasi|cara lapor nihil|kalau di puskesmas kami memang tidak punya inovasi gimana|unt km gk ad inovsi|gimana kalau tidak ada inovasi tahun ini|kami belum punya inovasi apa pun pak',
  },
  {
    ...{
      rows: '50-52',
      who: 'head',
      want: ['batch', 'sheet', 'history', '?who_checks', 'queue'],
    },
    said: 'apa yang harus saya tetapkan|ringkasnya nomor 2 apa|sudah dicek siapa|mana yang menunggu tanda tangan saya|ap yg hrs sy ttpkn|ada yang perlu saya sahkan|nomor 1 isinya apa|yang nomor 2 itu tentang apa|siapa yang sudah memeriksa|berapa inovasi yang menunggu saya pak',
  },
  {
    ...{
      rows: '53-54',
      who: 'verifier',
      want: ['one_item', 'sheet', 'second_queue'],
    },
    said: 'tingkat 3 dasarnya apa|buktinya cocok tidak|kenapa tingkatnya 2|bukti indikator 1 mana|dsr tngkt ny ap|indikator 1 buktinya apa|apa bukti indikator 17',
  },
  {
    ...{ rows: '55', who: 'verifier', want: ['second_queue', 'sheet'] },
    said: 'siapa yang pegang INV-AAAA2|yang memeriksa INV-AAAA2 siapa|INV-AAAA2 dipegang siapa|sp yg pgang INV-AAAA2|INV-AAAA2 lagi diperiksa siapa ya',
  },
  {
    ...{ rows: '56-58', who: 'coordinator', want: ['standings', 'overview_not_begun'] },
    said: 'berapa yang sudah masuk|siapa belum isi|unit mana yang belum mulai|sudah berapa inovasi yang terkumpul|brp yg sdh msk|total inovasi masuk berapa|siapa saja yang belum ngisi|unit yang belum apa apa yang mana|puskesmas mana yang belum mulai|sp yg blm isi|rekap keseluruhan dong|berapa unit yang sudah kirim|dinas mana saja yang masih kosong',
  },
  {
    ...{
      rows: '59-60',
      who: 'coordinator',
      want: ['overview_late', 'overview_stuck'],
    },
    said: 'yang terlambat siapa|macet di mana|siapa saja yang telat|yg tlmbt sp|paling banyak tertahan di mana|nyangkutnya di mana ya|unit mana yang lewat batas|mandek di siapa saja|tersendat di mana',
  },
  {
    ...{
      rows: '61',
      who: 'coordinator',
      want: ['overview_unit'],
    },
    said: 'puskesmas juai bagaimana|pkm awayan gmn|bagaimana puskesmas uren|keadaan dinas kesehatan|puskesmas juai sudah sampai mana|kabar puskesmas awayan|gimana perkembangan pkm juai|rsud bagaimana progresnya',
  },
  {
    ...{
      rows: '62',
      who: 'coordinator',
      want: ['score_region'],
    },
    said: 'skor daerah berapa|skor kabupaten sekarang berapa|skr daerah brp|perkiraan indeks kita berapa|nilai indeks daerah berapa ya|indeks inovasi kabupaten kita berapa',
  },
  {
    ...{ rows: '63', who: 'coordinator', want: ['standings'] },
    said: 'urusan dasar mana yang belum|urusan pelayanan dasar apa yang kosong|urusan wajib mana yang belum ada inovasinya|ursn dsr mn yg blm|urusan apa saja yang belum terisi',
  },
  {
    ...{
      rows: '64-65',
      who: 'coordinator',
      want: [
        'invitations_none',
        'invitations_list',
        'broadcast_nobody',
        'broadcast_preview',
        'overview_not_begun',
      ],
    },
    said: 'siapa belum jawab undangan|ingatkan yang belum|siapa yang belum menanggapi undangan|ingatkan unit yang belum kirim|ingtkn yg blm|undangan siapa yang belum dipakai|tolong ingatkan yang belum mulai ya',
  },
  {
    ...{
      rows: 'talk',
      who: 'innovator',
      want: [
        '?trouble',
        '?human',
        '?how_long',
        '?how',
        '?saved',
        '?item_help',
        '?undo',
        'help',
        'no_hurry',
        'thanks',
        'submit_put_off',
        'greeting',
        '?no_evidence',
      ],
    },
    said: 'kayaknya saya belum ngerti|sebentar saya cari dulu|wah banyak juga ya pertanyaannya|lagi di jalan nanti aja|sinyal di sini jelek|kok panjang amat isiannya|ga nyambung pertanyaannya|saya tanya bu kadis dulu|pusing saya pak|hp saya lemot ini|aduh capek ngetiknya|maaf anak saya yang pencet|pak ini wajib semua kah|yah kok ngulang lagi|bentar ya min|ok siap nanti saya isi|duh lupa nomor sk nya|bu saya gaptek|ini robot atau orang|besok aja deh pak|salah orang maaf|ini penipuan bukan|punten lagi rapat|admin tolong dong|saya kurang yakin jawabannya|gimana ya bingung euy|kada tahu ulun|amun kada tahu kayapa|ulun handak batakun dulu|napa maksudnya ini pian|iih sudah tadi ulun kirim|belum sempat foto|nunggu sk dari bagian hukum|masih nunggu kepala puskesmas',
  },
  {
    ...{
      rows: '1-12',
      who: 'innovator',
      want: [
        '?what_is',
        '?self_check',
        '?missing',
        'missing_list',
        '?score',
        'score_one',
        '?how_long',
      ],
    },
    said: 'inovasi ini sebenarnya untuk apa|posyandu biasa apakah bisa dianggap inovasi|kalau lomba tingkat provinsi itu inovasi bukan|apa syaratnya supaya disebut inovasi|yang belum beres apanya|tinggal berapa nomor lagi|nilai akhirnya nanti berapa|yang bikin nilai turun apa|poin paling banyak dari mana|kurangnya di bagian mana saja',
  },
  {
    ...{
      rows: '13-22',
      who: 'innovator',
      want: ['?who_checks', '?status', '?deadline', '?no_evidence', 'calendar', '?human'],
    },
    said: 'nanti bu kadis ikut memeriksa kah|yang tanda tangan siapa ya|punya kami nyangkut di mana|apakah sudah dibaca admin|terakhir tanggal 24 atau 31 ya|pengumumannya bulan apa|nota dinas saja cukup tidak buat bukti|sk tahun lalu masih berlaku kah|kalau suratnya belum bernomor bagaimana|bukti fisiknya sudah tidak ada gimana',
  },
  {
    ...{
      rows: '23-42',
      who: 'innovator',
      want: [
        '?item_rule',
        '?item_help',
        'help',
        '?formats',
        '?undo',
        '?saved',
        '?carry_over',
        '?years',
        '?co_fill',
        '?withdraw',
        'privacy',
        '?how',
      ],
    },
    said: 'satu paragraf aja cukup kah|ngisinya bahasa resmi atau bebas|ini yang ditanya apanya ya|boleh screenshot wa|filenya kegedean gimana|yang tadi mau saya tarik lagi|jawaban nomor 5 keliru|kalau keluar dari wa aman kah|data tahun kemarin masih ada tidak|t nol itu tahun ini kah|operator kantor boleh bantuin isi|yang barusan tolong dihapus|siapa saja yang nanti melihat nomor saya|contoh jawaban yang bagus seperti apa|boleh kirim lewat email tidak',
  },
];
