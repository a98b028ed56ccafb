// More of what people write, by whom: sentences that were written before anybody looked at how they are read, and counted before
// anything was mended for them (see phrasings.test.ts for the table). Words alone; what they may be answered with stands beside them.
import type { PhrasingRow } from './rows.ts';

/** The table. */
export const secondRows: readonly PhrasingRow[] = [
  {
    ...{ rows: 'others', who: 'innovator', want: ['?status', 'status', 'status_line'] },
    said: 'maaf bu baru sempat buka, kemarin sampai mana ya|catatan admin apa aja|yang dikembalikan bagian mana|disuruh perbaiki apa ya',
  },
  {
    ...{ rows: 'others', who: 'innovator', want: ['?saved', 'stopped', 'put_aside'] },
    said: 'sy lg d lapangan nnt malam sy lanjut|kalau saya isi pakai hp anak saya nanti hilang kah|udah dulu ya bu|besok aja dilanjut',
  },
  {
    ...{ rows: 'others', who: 'innovator', want: ['?trouble', 'file_list', '?formats'] },
    said: 'foto sudah saya kirim kok tidak ada jawaban|berkas saya yang tadi masuk ke mana',
  },
  {
    ...{ rows: 'others', who: 'innovator', want: ['?formats', '?no_evidence'] },
    said: 'bisa pakai foto piagam saja gak bu|ttd kepala dinas harus basah atau boleh scan|video nya boleh link youtube|videonya kebesaran gak bisa kirim|gmn cara upload file gede|link upload nya mana',
  },
  {
    ...{ rows: 'others', who: 'innovator', want: ['?missing', 'missing_list', '?how_long'] },
    said: 'ini wajib semua kah yang dua puluh itu|yg wajib yg mana aja|kok banyak banget pertanyaannya|berapa lama lagi selesainya|sisa berapa pertanyaan lagi|kasih tau yg blm aja',
  },
  {
    ...{ rows: 'others', who: 'innovator', want: ['summary', 'overview', '?go_on'] },
    said: 'mau lihat isian saya dari awal|tolong tampilkan semua jawaban saya',
  },
  {
    ...{ rows: 'others', who: 'innovator', want: ['?undo', '?rename'] },
    said: 'saya salah pilih tadi harusnya uji coba|ganti judulnya dong jadi lebih pendek|itu fotonya kebalik tolong hapus',
  },
  {
    ...{ rows: 'others', who: 'innovator', want: ['?own_details', '?saved'] },
    said: 'mau ubah nama saya salah ketik|gelar saya belum masuk bagaimana menambahkannya|saya pindah ke puskesmas lain bagaimana|nomor hp saya ganti gimana ya',
  },
  {
    ...{ rows: 'others', who: 'innovator', want: ['?co_fill', '?who_checks'] },
    said: 'bu yg kemaren ngisi udah pensiun gmn|siapa aja yang ngisi di kantor kami',
  },
  {
    ...{ rows: 'others', who: 'innovator', want: ['?reminders'] },
    said: 'ingatkan saya jam 8 pagi besok|jangan kirim pengingat lagi',
  },
  {
    ...{ rows: 'others', who: 'innovator', want: ['?how', '?own_details'] },
    said: 'bisa isi lewat laptop gak|mau pindah ke komputer aja',
  },
  {
    ...{ rows: 'others', who: 'innovator', want: ['?papers'] },
    said: 'minta format wordnya dong|punya formulir kosongnya ga|cetak isian saya jadi pdf dong|download form c1 saya',
  },
  {
    ...{ rows: 'others', who: 'innovator', want: ['?withdraw'] },
    said: 'tarik dulu kirimannya ada yg salah|boleh tarik kembali yang sudah dikirim tadi sore|waduh kepencet kirim',
  },
  {
    ...{ rows: 'others', who: 'innovator', want: ['?item_help', '?years', 'help'] },
    said: 'T min satu itu maksudnya tahun lalu ya|PKPN itu apa sih|urusan beririsan maksudnya bagaimana|bedanya inisiator sama nama inisiator apa|titik koordinat ngambilnya dari mana|kalau inovasinya dari kepala dinas inisiatornya siapa',
  },
  {
    ...{ rows: 'others', who: 'innovator', want: ['?what_is', '?human'] },
    said: 'nama inovasi sudah ada yang pakai tidak|dikasih hadiah ga kalau menang',
  },
  {
    ...{
      rows: 'others',
      who: 'admin',
      want: ['queue', 'unit_list', 'not_begun', 'overview_not_begun'],
    },
    said: 'ada berapa yg nunggu saya periksa|mana yang paling lama nunggu|yg baru masuk punya siapa|siapa pengisi yang belum pernah nulis|bu rahmah udah ngisi belum|orang puskesmas kami siapa saja yg sudah daftar|kepala puskesmas kami sudah tanda tangan belum',
  },
  {
    ...{ rows: 'others', who: 'admin', want: ['sheet', 'one_item', 'queue', 'decide_how'] },
    said: 'buka punya bu rahmah|kirimin buktinya indikator 5|coba lihat foto indikator tiga|ini lengkap gak isiannya|apa saja yang diragukan|bedanya sama yang kemarin apa|nomor kodenya mana',
  },
  {
    ...{
      rows: 'others',
      who: 'admin',
      want: [
        '?who_checks',
        '?undo',
        '?withdraw',
        '?co_fill',
        'candidate_list',
        'candidate_list_empty',
      ],
    },
    said: 'kalau saya setujui terus ke siapa|bisa batalkan persetujuan tadi gak|salah pencet setuju gmn ini|gmn cara undang teman buat ngisi|daftar temuan unit kami',
  },
  {
    ...{
      rows: 'others',
      who: 'admin',
      want: ['invite_whom', 'command_how', 'half_decision', 'code_of_sheet', 'code_missing'],
    },
    said: 'kasih kode undangan buat staf baru|tutup aja temuan itu bukan inovasi|tolong ingatkan yang masih draf|suruh rahmah perbaiki indikator 5|balikin dulu suratnya belum ttd|acc aja|oke bagus semua setuju|cetak lembar periksa|besok saya cuti siapa gantinya',
  },
  {
    ...{ rows: 'others', who: 'head', want: ['batch', 'sheet', 'queue', 'unit_list', 'calendar'] },
    said: 'ada yang perlu saya tanda tangani malam ini|berapa berkas menunggu saya|bacakan yang nomor satu|nomor 2 itu tentang apa|siapa yang bikin yang nomor satu|kodenya yang mana ya|kapan batas saya menetapkan|bawahan saya siapa yang belum kirim|sdh sy ttd td kok msh ada|admin sudah periksa semua kah',
  },
  {
    ...{
      rows: 'others',
      who: 'head',
      want: ['command_how', 'batch', 'half_decision', 'code_of_sheet'],
    },
    said: 'tetapkan saja semuanya|sahkan semua|yang nomor satu tolak dulu|kembalikan yang itu fotonya buram|kalau saya tidak tetapkan apa akibatnya',
  },
  {
    ...{ rows: 'others', who: 'head', want: ['?score', 'score_unit', '?papers', 'sheet'] },
    said: 'skornya berapa yang nomor 1|unit kami dapat berapa poin|tanda tangannya di mana|formulirnya mana yang harus saya ttd|saya lagi dinas luar boleh diwakilkan',
  },
  {
    ...{
      rows: 'others',
      who: 'verifier',
      want: ['sheet', 'one_item', 'queue', 'second_queue', 'history', 'nothing_next'],
    },
    said: 'lanjut yg berikutnya|kasih saya satu lagi|siapa yang periksa ini sebelumnya|buktinya indikator 2 mana|tingkat 2 nya dari mana|sk nya asli kah|turunkan indikator 3 jadi tingkat 1|ini sudah pernah dinilai belum|berapa lagi jatah saya hari ini|saya masih pegang berapa|yang dipegang pak budi apa saja|catatan pemeriksa sebelumnya apa|alasan admin menyetujui apa|dasarnya tingkat tiga apa ya bu|buka lampiran anggaran|videonya coba kirim|ada yang mirip inovasi ini gak|lepas saja yang ini saya kenal orangnya',
  },
  {
    ...{ rows: 'others', who: 'verifier', want: ['?score', 'score_region', 'sheet'] },
    said: 'nilai akhirnya berapa|kenapa skornya turun',
  },
  {
    ...{
      rows: 'others',
      who: 'coordinator',
      want: [
        'standings',
        'overview_not_begun',
        'overview_unit',
        'overview_late',
        'overview_stuck',
        'invitations_none',
        'score_region',
      ],
    },
    said: 'total sudah berapa inovasi|dinas mana yang nol|rekapin dong buat laporan bupati|puskesmas mana yang paling rajin|kecamatan yang belum lapor|dinas kesehatan gimana progresnya|berapa persen yang sudah masuk|siapa verifikator yang paling lambat|macetnya di siapa|tegur yang telat|undangan yang belum dipakai siapa|skor kita tahun lalu berapa|urusan wajib mana yang kosong',
  },
  {
    ...{
      rows: 'others',
      who: 'coordinator',
      want: [
        'calendar',
        'broadcast_count',
        'proposal_list',
        'gakor_how',
        'gakor_list',
        'command_how',
        'meeting_unknown',
        '?trouble',
        'broadcast_ask_units',
      ],
    },
    said: 'kirim excelnya|perpanjang batas kirim seminggu|tanggal penutupan digeser bisa|buatkan surat undangan|usulan warga ada berapa|yang daftar hari ini siapa|hapus akun pak joko|gakor tiga siapa pendampingnya|servernya lagi lemot ya|sk nya sudah jadi belum',
  },
  {
    ...{
      rows: 'others',
      who: 'mentor',
      want: [
        'standings',
        'overview_not_begun',
        'overview_unit',
        'overview_stuck',
        'unit_list',
        'gaps_of_unit',
        'gaps',
        'visits',
        'visit_list',
        'score_unit',
        'score_region',
      ],
    },
    said: 'unit saya apa saja|siapa yang perlu saya bantu|dampingan saya yang belum mulai|puskesmas awayan sampai mana|kunjungan minggu ini ke mana|inovasi mana yang macet di gakor saya|skor rata rata gakor saya|ingatkan yang belum isi di kelompok saya|drafnya bu rina kurang apa',
  },
  {
    ...{
      rows: 'others',
      who: 'mentor',
      want: [
        'command_how',
        'message_unit_unclear',
        'calendar',
        'visit_unit_unclear',
        '?how',
        '?human',
      ],
    },
    said: 'mau kirim pesan ke bu siti|ada yang nanya ke saya gak|pesan yang belum saya jawab|apa yang ditanya waktu kunjungan|gmn cara jawab pertanyaan inovator|boleh saya isikan punya mereka|janji puskesmas juai apa kemarin|jadwal pendampingan kapan lagi',
  },
];
