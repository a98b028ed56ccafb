// A third table of what people write: without vowels, without marks, dictated, with slips, polite openings before the wish, two
// wishes in one message. They were written and played before any rule was changed for them. Words alone, like the tables before.
import type { PhrasingRow } from './rows.ts';

/** The table. */
export const thirdRows: readonly PhrasingRow[] = [
  {
    ...{ rows: 'third', who: 'innovator', want: ['?missing', 'missing_list', '?how_long'] },
    said: 'mhn mf mngganggu pk, isian sy tggl yg mn aj ya|Selamat Siang Ibu izin bertanya yang belum komplit bagian apa saja nggih|tolong cek punya saya udah penuh apa blm|ASSALAMUALAIKUM MAU TANYA YG KOSONG TINGGAL BRP|itu yang merah merah kurangnya apa',
  },
  {
    ...{
      rows: 'third',
      who: 'innovator',
      want: ['?score', 'score_one', '?missing', 'missing_list'],
    },
    said: 'permisi bu skor saya skrg brp terus yg kurang apa|bs dpt nilai brp klo video gk ada|poinnya nambah ga kalo fotonya ditambah|mau ningkatin nilai dr mana dulu yg gampang',
  },
  {
    ...{
      rows: 'third',
      who: 'innovator',
      want: ['?status', 'status', 'status_line', '?deadline', 'calendar', 'calendar_next'],
    },
    said: 'izin pak, sudah dibuka blm ya berkas kami dan kapan terakhir revisi|yg kmrn dkrm udah d acc blm|kepala saya sudah ttd belum di sistem|mhn info kelanjutan inovasi kami pak trims|Bu kok statusnya gak berubah berubah',
  },
  {
    ...{ rows: 'third', who: 'innovator', want: ['?deadline', 'calendar', 'calendar_next'] },
    said: 'msh ada wktu gak bu smpe akhir bulan|pak kalau saya kirim tanggal dua enam masih diterima tidak|terakhir upload jam brp|klo lwt tgl trs gmn nasibnya',
  },
  {
    ...{ rows: 'third', who: 'innovator', want: ['?formats', '?no_evidence'] },
    said: 'foto dr galeri lama bs dipake gk|pdf nya 30 halaman kegedean ga ya|bukti tangkapan layar facebook diterima kah|boleh kirim voice note aja ga isinya|mau lampirin link ig sm foto bisa barengan gak|SK NYA MASIH DRAFT BELUM ADA NOMOR GIMANA DONG|undangan rapat doang tanpa daftar hadir cukup gk',
  },
  {
    ...{
      rows: 'third',
      who: 'innovator',
      want: ['?item_help', '?how', 'help', '?years', '?item_rule'],
    },
    said: 'ini pertanyaan ttg apa sih gk mudeng|maaf saya gaptek, yang ini mesti diisi bagaimana|bahasa gampangnya apa bu|tolong kasih tau cara jawabnya yg bener|kalau dua duanya gimana milihnya|pertanyaan barusan bs diulang gk',
  },
  {
    ...{ rows: 'third', who: 'innovator', want: ['?undo', '?rename', '?withdraw'] },
    said: 'eh ketuker pak foto sama yg indikator lain|td sy jwb asal aja mau dibenerin|astaga salah tulis nama orang, gmn benerinnya|yang barusan batalin aja deh|tolong judul yang tadi diganti soalnya kurang pas|hadeh salah inovasi ini mah',
  },
  {
    ...{ rows: 'third', who: 'innovator', want: ['?saved', 'stopped', 'put_aside', '?go_on'] },
    said: 'bsk sy sambung lg y bu mau dinas luar|ini otomatis kesimpen kan walau hp restart|stop dulu ya lagi ada tamu|kemarin udah sampe mana ngisi saya lupa|pamit dulu pak nanti malam insyaallah lanjut',
  },
  {
    ...{
      rows: 'third',
      who: 'innovator',
      want: ['?co_fill', '?who_checks', '?own_details', '?human'],
    },
    said: 'temen sy mau gantiin ngisi krn sy cuti gmn|bisa dipindah ke akun bu ani ga inovasinya|yang jadi admin puskesmas kita sekarang siapa sih, sama nomornya|sy udah mutasi ke dinkes inovasi saya gimana|tlg sambungin ke petugasnya langsung aja bu',
  },
  {
    ...{
      rows: 'third',
      who: 'innovator',
      want: [
        '?what_is',
        '?self_check',
        'candidate_list',
        'how_to_check',
        'ask_examples',
        'check_begin',
      ],
    },
    said: 'arisan ibu ibu utk bayar bpjs masuk inovasi ga ya|pak kalo cuma ganti jadwal loket jadi sore itu inovasi bukan|kami bikin grup wa konsultasi bidan dah lama layak gk diusulkan|inovasi sama program kerja beda dimana',
  },
  {
    ...{
      rows: 'third',
      who: 'innovator',
      want: ['?papers', '?carry_over', '?formats', '?how', '?own_details'],
    },
    said: 'minta hasil isian saya dlm bentuk pdf buat ditunjukin ke kepala|lapran thn kmrn msh ada di sini gk|ngisinya di komputer kantor bisa ga link nya mana|punya template c1 kosong ga min',
  },
  {
    ...{
      rows: 'third',
      who: 'innovator',
      want: ['?trouble', '?human', 'file_list', '?status', '?formats'],
    },
    said: 'pak bot nya diem aja dari tadi|kok jawaban saya gk kebaca baca|tombolnya ga bisa di klik|udah ngirim 5 foto kok cuma masuk 2',
  },
  {
    ...{
      rows: 'third',
      who: 'admin',
      want: ['queue', 'second_queue', 'unit_list', 'nothing_next'],
    },
    said: 'pagi bu izin cek yg masuk semalam|ad brp brkas yg blm sy prks|mana yg udh lama bgt nunggunya|sisa periksaan saya tinggal berapa|Tampilkan semua kiriman dari unit saya, yang belum saya lihat',
  },
  {
    ...{
      rows: 'third',
      who: 'admin',
      want: [
        'sheet',
        'one_item',
        'evidence_sent',
        'queue',
        'decide_how',
        'unit_list',
        'nothing_sent',
        'overview_unit',
      ],
    },
    said: 'lht pny rahmah dong bu|isi latar belakangnya apa|poto kegiatannya mana coba kirim sini|yg dicurigai dr inovasi ini apa aja|kode setujunya brp ya lupa|udh lengkap blm ini skornya brp',
  },
  {
    ...{
      rows: 'third',
      who: 'admin',
      want: [
        'command_how',
        'half_decision',
        'code_of_sheet',
        'needs_code',
        'code_missing',
        'queue',
      ],
    },
    said: 'ok bu disetujui aja punya rahmah|balikin yg fotonya burem trs suruh tambah sk|setuju semua ya capek saya|yang punya rina tolak aja deh|acc dulu nanti catatannya nyusul|kembalikan dong indikator 3 sama 5 kurang ttd',
  },
  {
    ...{
      rows: 'third',
      who: 'admin',
      want: [
        '?who_checks',
        '?undo',
        '?co_fill',
        '?deadline',
        'calendar',
        'calendar_next',
        'invite_whom',
        'command_how',
        '?own_details',
      ],
    },
    said: 'abis sy setujui lanjut ke siapa dan berapa lama|keburu kepencet setujui tadi bs dibatalin ga|mau nambahin admin satu lagi gmn|sy mau cuti siapa yg gantiin meriksa|batas periksa sy sampai tgl brp',
  },
  {
    ...{
      rows: 'third',
      who: 'head',
      want: [
        'batch',
        'sheet',
        'queue',
        'command_how',
        'half_decision',
        'code_of_sheet',
        'needs_code',
      ],
    },
    said: 'mhn info brp yg hrs sy ttd hr ini|tetapkan smua kecuali yg no 2|acc semuanya kecuali nomor 2|yg nomor 1 aja yg saya setujui dulu|nomor dua kok belum ada sk nya|lanjutkan saja semuanya saya percaya admin|bacain yg nomor 2 trs siapa yg bikin',
  },
  {
    ...{
      rows: 'third',
      who: 'head',
      want: [
        'batch',
        'sheet',
        'queue',
        '?deadline',
        'calendar',
        'calendar_next',
        '?score',
        'score_unit',
        '?who_checks',
        '?papers',
        'command_how',
        'unit_list',
        '?undo',
      ],
    },
    said: 'sampai kapan saya harus menetapkan bu|skor puskesmas kita brp skrg dibanding yg lain|keliru nih td sy tetapkan mau dibatalkan|siapa staf saya yg paling rajin ngisi|formulir yg mau ditandatangani kirim ke sini',
  },
  {
    ...{
      rows: 'third',
      who: 'verifier',
      want: [
        'sheet',
        'one_item',
        'evidence_sent',
        'queue',
        'second_queue',
        'history',
        'nothing_next',
      ],
    },
    said: 'tlg bukakan bukti yg indikator tujuh|latar blkgnya bgmn ini isinya|yg sblmnya periksa siapa trs catatannya apa|ada brp lg yg antri di verifikator|inovasi ini pernah dikembalikan brp kali|mirip sama inovasi lain ga ini|foto di indikator 4 itu tahun berapa',
  },
  {
    ...{
      rows: 'third',
      who: 'verifier',
      want: [
        'command_how',
        'half_decision',
        'code_of_sheet',
        'needs_code',
        'sheet',
        'one_item',
        'level_set_how',
        'completing_level',
        'level_reason',
      ],
    },
    said: 'trima aja yg ini udh bagus|indikator 3 kayaknya cuma tingkat 1 deh|tolak krn plagiat|balikin ke unit fotonya gk nyambung sm kegiatan|semua tingkatnya saya setujui',
  },
  {
    ...{
      rows: 'third',
      who: 'coordinator',
      want: [
        'standings',
        'overview_not_begun',
        'overview_unit',
        'overview_late',
        'overview_stuck',
        'invitations_none',
        'score_region',
        'unit_list',
        'queue',
        'second_queue',
      ],
    },
    said: 'pagi mas, update jumlah inovasi per hari ini dong|dr 35 unit brp yg blm gerak|pkm lokbatu sm pkm uren progresnya gmn|kecamatan mana yg plg lelet|yg nyangkut di kepala skpd ada brp|sp aja yg undangannya blm dibuka|LAPORAN BUAT PAK BUPATI BERAPA PERSEN YANG UDAH MASUK|rata2 skor kita brp klo dibanding tahun kemarin|urusan dasar yg blm keisi apa trs siapa yg hrs dicolek',
  },
  {
    ...{
      rows: 'third',
      who: 'coordinator',
      want: [
        'calendar',
        'broadcast_count',
        'broadcast_preview',
        'broadcast_ask_units',
        'command_how',
        'invite_whom',
        'invite_unit',
        'invite_name',
        'invitation_created',
        'invite_confirm',
        'overview_unit',
        'reminding_preview',
        'act_preview',
        'confirm_act',
      ],
    },
    said: 'umumkan ke semua admin bsk rapat jam 9|tlg colek yg blm mulai trs kasih saya rekapnya|mundurin batas kirim jd tgl 30 bisa|blokir akun yg salah unit td|ganti admin puskesmas awayan jadi bu tuti',
  },
  {
    ...{
      rows: 'third',
      who: 'coordinator',
      want: ['invitation_made', 'ask_invite_role', 'ask_invite_unit', 'unit_candidates'],
      does: 'create_invitation',
    },
    said: 'undang bu siti dari puskesmas juai jadi admin|tolong undang pak rahmat kepala dinas kesehatan|bikinin undangan admin utk pkm uren atas nama Ani|undang siti aminah sbg kepala puskesmas juai',
  },
  {
    ...{
      rows: 'third',
      who: 'mentor',
      want: [
        'standings',
        'overview_not_begun',
        'overview_unit',
        'overview_stuck',
        'overview_late',
        'unit_list',
        'gaps_of_unit',
        'gaps',
        'visits',
        'visit_list',
        'score_unit',
        'command_how',
        'message_unit_unclear',
        'calendar',
      ],
    },
    said: 'binaan sy yg plg tertinggal mana ya|bu rina perlu dibantu apanya|minggu dpn sy kunjungi puskesmas mana enaknya|kasih tau puskesmas awayan suruh lengkapi foto|gakor sy brp persen yg udah kirim',
  },
];
