// The table of words that are commands. One row a meaning; add a phrase to teach the bot another way
// of saying it. Phrases are written plainly: spelling variants come from words.ts by themselves.

import { ACCOUNT_COMMANDS } from './account-commands.ts';
import { BUNDLE_COMMANDS } from './bundle-words.ts';
import { CHECKING_COMMANDS } from './checking-commands.ts';
import type { Row } from './command-row.ts';
import { EDITION_COMMANDS } from './edition-words.ts';
import { LETTERHEAD_COMMANDS } from './letterhead-words.ts';
import { MEETING_COMMANDS } from './meeting-words.ts';
import { OVERVIEW_COMMANDS } from './overview-words.ts';
import { DOCUMENT_COMMANDS } from './document-commands.ts';
import { PAGE_COMMANDS } from './page-words.ts';

const ROLES =
  'inovator pengelola pencipta admin operator kepala pimpinan pamong mentor verifikator koordinator skpd opd unit upt puskesmas agensi inovasi rekan teman orang';

export const COMMANDS: readonly Row[] = [
  {
    name: 'help',
    tail: 'none',
    slips: true,
    words:
      'bantuan|bantu|tolong|tolong bantu|help|bingung|masih bingung|bagaimana|bagaimana cara|bagaimana caranya|bagaimana ini|cara|caranya|cara isi|cara mengisi|cara pakai|cara mengisinya|bagaimana cara mengisi|bagaimana cara isi|petunjuk|menu|perintah|daftar perintah|tidak paham|kurang paham|belum paham|tidak tahu caranya|mau tanya|tanya|bertanya|bantuannya|bisa bantu|bantu saya|apa maksudnya|maksudnya|maksudnya apa|maksudnya bagaimana|jelaskan|apa ini|ini apa|ini apa ya|bot apa ini|ini bot apa|siapa ini|numpang tanya|info|apa ini ya',
  },
  {
    name: 'help_all',
    tail: 'none',
    slips: true,
    words: 'bantuan lengkap|bantuan semua|semua perintah|daftar semua perintah|menu lengkap',
  },
  {
    name: 'back',
    tail: 'none',
    slips: true,
    words:
      'kembali|sebelumnya|back|kembali ke sebelumnya|pertanyaan sebelumnya|ke sebelumnya|kembali satu|kembali ke pertanyaan sebelumnya',
  },
  {
    name: 'skip',
    tail: 'none',
    slips: true,
    words: 'lewati|lalu|lewati pertanyaan|lewati yang|lewati nomor|lewati bagian',
  },
  {
    name: 'change',
    tail: 'item',
    slips: true,
    words:
      'ubah|lompat ke|loncat ke|langsung ke|lompat|loncat|ganti|edit|revisi|salah|ubah jawaban|ganti jawaban|ubah yang|ubah isian|perbaiki jawaban|mau ubah',
  },
  {
    name: 'missing',
    tail: 'none',
    slips: true,
    words:
      'kurang|kekurangan|kekurangannya|apa yang kurang|yang kurang|yang kurang apa|kurang apa|kurang apa lagi|apa lagi yang kurang|apa kurangnya|apa saja yang kurang|kurangnya apa|yang belum|yang belum apa|apa yang belum|apa saja yang belum|yang belum apa saja|belum apa saja|apa lagi|sisanya apa|sisa apa|yang masih kurang|apa yang belum lengkap|apa yang masih kurang|yang belum diisi|kurang berapa|tinggal apa|tinggal berapa|yang belum lengkap',
  },
  {
    name: 'missing_all',
    tail: 'none',
    slips: true,
    words:
      'kurang semua|kurang lengkap|semua yang kurang|lihat semua yang kurang|kekurangan semua|semua kekurangan|yang kurang semua|semua yang belum',
  },
  {
    name: 'summary_all',
    tail: 'none',
    slips: true,
    words:
      'ringkasan lengkap|ringkasan semua|semua jawaban|semua isian|lihat semua jawaban|lihat semua isian|rangkuman lengkap|semua jawaban saya',
  },
  {
    name: 'options',
    tail: 'item',
    slips: true,
    words:
      'pilihan|pilihannya|semua pilihan|lihat pilihan|lihat semua pilihan|daftar pilihan|pilihan lain|apa pilihannya|apa saja pilihannya|pilihannya apa|pilihannya apa saja',
  },
  {
    name: 'summary',
    tail: 'none',
    slips: true,
    words:
      'ringkasan|rangkuman|summary|ringkas|lihat ringkasan|lihat jawaban|jawaban saya|lihat jawaban saya|minta ringkasan',
  },
  {
    name: 'drafts',
    tail: 'none',
    slips: true,
    words:
      'draf|draft|drafts|daftar draf|daftar draft|draf saya|draft saya|inovasi saya|lihat draf|lihat draft|ganti draf|pindah draf|daftar inovasi saya|pindah inovasi|ganti inovasi',
  },
  {
    name: 'submit',
    tail: 'none',
    slips: true,
    changes: true,
    words:
      'kirim|kirim inovasi|kirim inovasi ini|ajukan inovasi|kirim usulan|ajukan usulan|kirim semua|kirim ke admin|kirim saja',
  },
  {
    name: 'save',
    tail: 'none',
    slips: true,
    words: 'simpan|simpan jawaban|simpan semua|simpan draf|simpan draft',
  },
  {
    name: 'undo',
    tail: 'none',
    changes: true,
    words:
      'batal yang tadi|batalkan yang tadi|batal yang barusan|batalkan yang barusan|batal yang terakhir|batalkan yang terakhir|batalkan jawaban tadi|batal jawaban tadi|tarik yang tadi|hapus jawaban tadi',
  },
  {
    name: 'all_same',
    tail: 'none',
    changes: true,
    words:
      'semua masih sama|semuanya masih sama|masih sama semua|masih sama semuanya|semua sama|semua tetap sama|tetap sama semua|semua masih berlaku|semua masih benar|tidak ada yang berubah|tidak ada perubahan|semua tidak berubah',
  },
  {
    name: 'still_same',
    tail: 'none',
    changes: true,
    words:
      'masih sama|tetap sama|masih berlaku|masih tetap sama|tidak berubah|belum berubah|masih benar|sama seperti tahun lalu|masih seperti tahun lalu',
  },
  {
    name: 'cancel',
    tail: 'none',
    slips: true,
    changes: true,
    words:
      'batal|tidak jadi|batal semua|batal kirim|tidak jadi kirim|tidak jadi dikirim|batal siaran|batalkan siaran|batalkan siarannya|batal siarannya|batalin siaran|batalin siarannya|batalin dulu siarannya|batalkan dulu siarannya',
  },
  {
    name: 'done',
    tail: 'none',
    slips: true,
    words:
      'selesai|selesai sudah|cukup|habis|sudah semua|sudah selesai|cukup selesai|sudah itu|itu saja|sudah cukup|cukup itu|selesai semua|sudah habis|hanya itu|cuma itu|sudah semuanya|sudah lengkap|itu sudah|itu semua|cukup sudah|tidak ada lagi|sudah tidak ada lagi',
  },
  {
    name: 'status',
    tail: 'code',
    slips: true,
    words:
      'status|sampai mana|sudah sampai mana|sampai di mana|sudah sampai di mana|sampai dimana|sudah sampai dimana|progres|progress|posisi|posisinya|status inovasi|status inovasi saya|cek status|lihat status|statusnya|statusnya bagaimana|bagaimana status|bagaimana statusnya|status saya',
  },
  {
    name: 'score',
    tail: 'paper',
    slips: true,
    tailWords:
      'unit skpd daerah kabupaten semua seluruh inovasi saya ini indeks iid kematangan berapa',
    words:
      'skor|skor saya|lihat skor|cek skor|kematangan|nilai kematangan|skor kematangan|berapa skor|berapa skornya|perkiraan skor|perkiraan indeks|skor indeks|indeks daerah|iid',
  },
  { name: 'what_if', tail: 'none', words: 'bila|bagaimana bila|seandainya' },
  {
    name: 'new',
    tail: 'none',
    words:
      'baru|inovasi baru|buat inovasi|buat inovasi baru|tambah inovasi|tambah inovasi baru|buat baru|isi inovasi|isi inovasi baru|daftar inovasi baru|lapor inovasi|laporkan inovasi|daftarkan inovasi|daftarkan inovasi baru|usulkan inovasi|usul inovasi|masukkan inovasi|input inovasi|bikin inovasi|bikin inovasi baru|mulai inovasi baru|tambah baru|new',
  },
  {
    name: 'check_idea',
    tail: 'none',
    words:
      'cek|cek inovasi|cek kegiatan|cek ide|cek gagasan|cek apakah inovasi|cek ini inovasi|cek termasuk inovasi|periksa kegiatan|periksa ide|uji ide|uji inovasi|lima pertanyaan|5 pertanyaan',
  },
  {
    name: 'name_help',
    tail: 'none',
    words:
      'bantu nama|bantuan nama|ide nama|saran nama|contoh nama|cari nama|cari ide nama|minta ide nama|bantu cari nama|bantu buat nama|bingung nama|bingung namanya|bantu namanya|usul nama|belum ada nama',
  },
  {
    name: 'examples',
    tail: 'none',
    slips: true,
    words: 'contoh|contohnya|contohnya apa|minta contoh|lihat contoh|beri contoh|contoh saja',
  },
  {
    name: 'candidates',
    tail: 'rest',
    tailWords:
      'saya unit semua baru halaman skpd puskesmas upt dinas badan kecamatan rsud kabupaten kami ini',
    words: 'temuan|daftar temuan|lihat temuan|semua temuan|list temuan',
  },
  {
    name: 'link',
    tail: 'rest',
    slips: true,
    tailWords: 'telegram whatsapp wa tele akun ke',
    words:
      'hubungkan|tautkan|kode tautan|minta kode tautan|tautan akun|sambungkan akun|hubungkan akun|tautkan akun',
  },
  {
    name: 'desk',
    tail: 'none',
    words:
      'masuk|meja|meja periksa|buka meja|buka meja periksa|masuk meja|tautan meja|link meja|buka di peramban|buka di komputer|buka di laptop|lewat komputer|halaman isian|buka halaman isian|isi di halaman|isi lewat halaman|dashboard|dasbor',
  },
  ...CHECKING_COMMANDS,
  ...ACCOUNT_COMMANDS,
  {
    name: 'withdraw',
    tail: 'code',
    changes: true,
    words: 'tarik|tarik kembali|tarik inovasi|tarik usulan|cabut usulan|tarik pengajuan',
  },
  {
    name: 'repair',
    tail: 'code',
    slips: true,
    words: 'perbaiki|perbaikan|perbaiki inovasi|mulai perbaiki|mulai perbaikan|perbaiki sekarang',
  },
  {
    name: 'invite',
    tail: 'rest',
    tailWords: `${ROLES} plt pelaksana tugas`,
    words: 'undang|buat undangan|undangan baru',
  },
  {
    name: 'revoke',
    tail: 'rest',
    changes: true,
    tailWords: `peran akses undangan tautan izin ${ROLES}`,
    words: 'cabut',
  },
  {
    name: 'hand_over',
    tail: 'rest',
    tailWords: `ke kepada draf draft ${ROLES}`,
    words: 'serah terima|serahkan tugas|alihkan draf',
  },
  {
    name: 'nil',
    tail: 'rest',
    tailWords: 'inovasi unit tahun ini',
    words:
      'nihil|keterangan nihil|pernyataan nihil|tidak ada inovasi|belum ada inovasi|lapor nihil|unit nihil',
  },
  {
    name: 'stop',
    tail: 'none',
    slips: true,
    words:
      'berhenti|stop|unsubscribe|hentikan|berhenti pengingat|stop pengingat|hentikan pengingat|matikan pengingat|jangan ingatkan|jangan ingatkan lagi|jangan ingatkan saya|jangan ingatkan saya lagi|berhenti mengingatkan|berhenti berlangganan|jangan kirim pengingat|stop siaran|berhenti siaran',
  },
  {
    name: 'resume',
    tail: 'none',
    words:
      'mulai lagi|aktifkan lagi|aktifkan pengingat|ingatkan lagi|ingatkan saya lagi|nyalakan pengingat|mulai pengingat|lanjutkan pengingat|hidupkan pengingat|mulai kembali',
  },
  {
    name: 'remind_tomorrow',
    tail: 'none',
    words:
      'ingatkan besok|ingatkan saya besok|besok ingatkan|besok ingatkan saya|besok ingatkan lagi|ingatkan besok pagi|ingatkan lagi besok|ingatkan saya lagi besok',
  },
  {
    name: 'schedule',
    tail: 'rest',
    slips: true,
    tailWords:
      'sop edisi tahapan langkah ubah tahun kegiatan buka mulai tutup peringatkan kecuali hapus sampai hingga s d sd besok januari februari maret april mei juni juli agustus september oktober november desember',
    words:
      'jadwal|lihat jadwal|kalender|jadwalnya|kapan batas waktunya|batas waktu|tenggat|kapan terakhir|kapan deadline|deadline|deadlinenya kapan|kapan deadlinenya|ubah jadwal',
  },
  {
    name: 'broadcast',
    tail: 'rest',
    tailWords: `baru ke kepada semua untuk daftar jeda lanjut lanjutkan batal batalkan hasil hadir kehadiran jawaban ${ROLES}`,
    words: 'siaran|buat siaran|kirim siaran|siaran baru',
  },
  {
    name: 'ask_mentor',
    tail: 'message',
    words: 'tanya pamong|hubungi pamong|tanyakan pamong|tanya ke pamong|tanya mentor',
  },
  {
    name: 'ask_mentor',
    tail: 'none',
    words: 'bantuan pamong|minta bantuan pamong',
  },
  {
    name: 'my_data',
    tail: 'rest',
    tailWords: 'hapus unduh ekspor salin ubah koreksi ganti nama nip unit tarik persetujuan batal',
    words:
      'data saya|hapus data saya|unduh data saya|ekspor data saya|lihat data saya|minta data saya|hapus akun|hapus akun saya|batal hapus|batal hapus data saya|tidak jadi hapus data saya|tarik persetujuan|tarik persetujuan saya|cabut persetujuan',
  },
  {
    name: 'profile',
    tail: 'none',
    words:
      'profil saya|siapa saya|profil|profilku|profile|akun saya|peran saya|siapakah saya|saya siapa',
  },
  {
    name: 'unit_list',
    tail: 'rest',
    slips: true,
    tailWords: 'inovasi unit skpd semua halaman',
    words: 'daftar|daftar inovasi|daftar unit|list|lihat daftar',
  },
  {
    name: 'form',
    tail: 'paper',
    slips: true,
    tailWords:
      'formulir form c1 c2 c 1 2 laporan indeks inovasi daerah pengisian isian penetapan pengesahan monev unit skpd semua keterangan nihil surat pdf untuk kepala ini saya tanda tangan kosong lampiran sk bupati panduan agenda pemenuhan analisis edisi tahun profil nasional portal edaran perintah pelaksanaan komitmen pernyataan piagam penghargaan seluruh kabupaten penjaringan inovator word docx',
    words:
      'formulir|form|cetak formulir|minta formulir|unduh formulir|cetak|form c1|formulir c1|minta form|unduh form|form c2|formulir c2|form monev|formulir monev|laporan indeks|minta laporan|unduh laporan|minta keterangan nihil|unduh keterangan nihil|surat keterangan nihil|minta surat keterangan nihil|formulir kosong|form kosong|minta formulir kosong|form pengesahan|formulir pengesahan|minta form pengesahan|lampiran sk|minta lampiran sk|cetak lampiran sk|lampiran sk bupati|profil nasional|profil inovasi nasional|minta profil nasional|cetak profil nasional|form profil nasional|surat edaran|minta surat edaran|cetak surat edaran|buat surat edaran|buatkan surat edaran|edaran|surat perintah|perintah pelaksanaan|minta surat perintah|cetak surat perintah|surat perintah pelaksanaan|komitmen|pernyataan komitmen|minta pernyataan komitmen|cetak pernyataan komitmen|laporan bulan|laporan bulanan|laporan bulan ini|minta laporan bulan|lembar saya|lembar tahunan|lembar tahunan saya|piagam|piagam penghargaan|minta piagam|cetak piagam|buatkan piagam',
  },
  {
    name: 'recap',
    tail: 'paper',
    slips: true,
    tailWords:
      'rekap rekapitulasi daftar analisis analisa agenda pemenuhan unit skpd semua seluruh kabupaten inovasi data indeks daerah excel xlsx pdf saya kami berkas file panduan inovator admin kepala pimpinan pamong verifikator koordinator agensi untuk',
    words:
      'rekap|rekapitulasi|minta rekap|minta rekapitulasi|cetak rekap|cetak rekapitulasi|unduh rekap|unduh rekapitulasi|cetak daftar|minta daftar|unduh daftar|daftar indeks|daftar excel|daftar indeks inovasi|analisis|analisa|analisis rekap|analisis rekapitulasi|minta analisis|cetak analisis|unduh analisis|kepatuhan|daftar kepatuhan|rekap kepatuhan|peringkat unit|daftar peringkat|agenda|agenda pemenuhan|minta agenda|cetak agenda|panduan|minta panduan|unduh panduan|cetak panduan|buku panduan',
  },
  {
    name: 'monev',
    tail: 'code',
    words: 'monev|mulai monev|isi monev|isi form monev|isi form c2|isi c2',
  },
  {
    name: 'files',
    tail: 'rest',
    tailWords: 'lagi lainnya berikutnya selanjutnya halaman',
    slips: true,
    words:
      'berkas|berkas saya|file saya|daftar berkas|daftar file|lihat berkas|lihat file|foto saya|daftar bukti|files|dokumen saya',
  },
  ...DOCUMENT_COMMANDS,
  ...PAGE_COMMANDS,
  {
    name: 'move_files',
    tail: 'rest',
    changes: true,
    tailWords: 'ke indikator nomor dan berkas file foto yang tadi',
    words:
      'pindah ke|pindahkan ke|pindah indikator|pindahkan indikator|pindah berkas|pindahkan berkas|pindahkan|harusnya ke|seharusnya ke|harusnya indikator|seharusnya indikator',
  },
  {
    name: 'as_addition',
    tail: 'none',
    changes: true,
    words:
      'tambahan|itu tambahan|ini tambahan|tambahan yang tadi|itu tambahan yang tadi|tambahan saja|tambahan untuk yang tadi|tambahan indikator yang tadi|tambahan bukti yang tadi',
  },
  {
    name: 'delete',
    tail: 'rest',
    changes: true,
    tailWords:
      'berkas file foto gambar video dokumen bukti draf draft nomor indikator yang terakhir semua inovasi jawaban ini tautan dan sampai',
    words: 'hapus',
  },
  {
    name: 'join',
    tail: 'code',
    words: 'gabung|ikut mengisi|gabung inovasi|bergabung',
  },
  {
    name: 'add_filler',
    tail: 'rest',
    tailWords: ROLES,
    words: 'ajak|ajak rekan|ajak teman|tambah pengisi|ajak mengisi',
  },
  {
    name: 'privacy',
    tail: 'none',
    slips: true,
    words: 'privasi|kebijakan privasi|privacy|pelindungan data|perlindungan data',
  },
  { name: 'start', tail: 'none', words: 'mulai|start|mulai sekarang|ayo mulai' },
  {
    name: 'wait',
    tail: 'none',
    slips: true,
    words:
      'tunggu|sebentar|tunggu sebentar|sebentar lagi|tunggu dulu|tunggu ya|masih dicari|lagi dicari|masih mencari|sedang dicari|nanti sebentar|tunggu saya',
  },
  ...OVERVIEW_COMMANDS,
  ...EDITION_COMMANDS,
  ...BUNDLE_COMMANDS,
  ...LETTERHEAD_COMMANDS,
  ...MEETING_COMMANDS,
];
