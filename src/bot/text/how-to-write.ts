// How each command is written, with an example: said to whoever began one that could not be read.
// It holds one line for each row of the table of commands; tests/bot/text/how-to-write.test.ts checks that none is missing.
import { roleName, roleNameFirst } from '../../domain/region.ts';
import { lines, quoted } from './format.ts';

const how: Readonly<Record<string, string>> = {
  back: 'Untuk ke pertanyaan sebelumnya, ketik "kembali" saja.',
  skip: 'Untuk melewati pertanyaan, ketik "lewati" saja.',
  change: 'Untuk mengganti jawaban, ketik "ubah" dan nomor butirnya, misalnya "ubah 17".',
  missing: 'Untuk melihat yang belum lengkap, ketik "kurang" saja.',
  summary: 'Untuk melihat sampai mana setiap bagian, ketik "ringkasan" saja.',
  missing_all: 'Untuk melihat semua yang belum lengkap, ketik "kurang semua".',
  summary_all: 'Untuk membaca semua jawaban, ketik "ringkasan lengkap".',
  help_all: 'Untuk melihat semua perintah, ketik "bantuan lengkap".',
  options: 'Untuk melihat semua pilihan sebuah isian, ketik misalnya "pilihan 8".',
  all_same: 'Bila semua yang terbawa masih sama, ketik "semua masih sama".',
  still_same: 'Bila isian yang ditanyakan masih sama, ketik "masih sama" saja.',
  carry_over:
    'Untuk melanjutkan inovasi tahun lalu, ketik "lanjutkan inovasi", atau dengan kodenya, misalnya "lanjutkan inovasi INV-7KQ4M".',
  carry_over_unit:
    'Untuk melanjutkan semua inovasi unit dari tahun lain, ketik "lanjutkan semua inovasi", atau dengan tahunnya, misalnya "lanjutkan semua inovasi 2026".',
  undo: 'Untuk membatalkan yang terakhir tersimpan, ketik "batal yang tadi".',
  move_files:
    'Untuk memindahkan berkas yang baru dikirim, ketik "pindah ke" dan nomor indikatornya, misalnya "pindah ke 9".',
  as_addition: 'Bila berkas terakhir tambahan untuk indikator sebelumnya, ketik "tambahan" saja.',
  order_pages:
    'Untuk mengurutkan halaman PDF dari foto, ketik misalnya "urut 2 1 3", atau "urut 2 1 3 indikator 5".',
  part_pages:
    'Untuk memisahkan PDF menjadi foto aslinya, ketik "pisah", atau dengan indikatornya, misalnya "pisah indikator 5".',
  originals:
    'Untuk melihat foto asli dari PDF gabungan, ketik "foto asli", atau dengan indikatornya, misalnya "foto asli 5".',
  edition:
    'Untuk melihat perubahan dari berkas edisi yang dikirim, ketik "perubahan edisi", atau "perubahan edisi 2" untuk halaman berikutnya.',
  edition_export:
    'Untuk mendapat buku kerja edisi (Excel), ketik "edisi ekspor", atau dengan nama edisinya, misalnya "edisi ekspor balangan-2026".',
  bundle:
    'Untuk paket entri nasional (ZIP), ketik "paket nasional", atau dengan nama unit atau kode inovasinya, misalnya "paket nasional INV-7KQ4M".',
  edition_try:
    'Untuk mencoba edisi seperti inovator, ketik "coba edisi" setelah mengirim buku kerjanya, atau dengan nama edisinya, misalnya "coba edisi balangan-2026".',
  old_list: 'Untuk melihat daftar lama yang dikirim, ketik "daftar lama" saja.',
  drafts: 'Untuk memilih inovasi yang diisi, ketik "draf" saja.',
  submit: 'Untuk mengirim inovasi ke admin unit, ketik "kirim" saja.',
  save: 'Setiap jawaban langsung tersimpan; tidak ada yang perlu diketik.',
  cancel: 'Untuk membatalkan, ketik "batal" saja.',
  done: 'Bila sudah selesai, ketik "selesai" saja.',
  status:
    'Untuk melihat sampai mana inovasi Anda, ketik "status", atau dengan kodenya, misalnya "status INV-7KQ4M".',
  score: 'Untuk perkiraan skor, ketik "skor", "skor INV-7KQ4M", "skor unit", atau "skor daerah".',
  what_if:
    'Untuk membayangkan skor, ketik misalnya "bila indikator 3 tingkat 3" atau "bila spd 50".',
  documents: 'Untuk memakai dokumen lama, ketik "dokumen" saja, lalu kirim Word atau PDF-nya.',
  take_read:
    'Untuk memakai yang terbaca, ketik misalnya "pakai semua", "pakai 1-6, 20", atau "pakai kecuali 25".',
  new: 'Untuk memulai inovasi baru, ketik "baru" saja.',
  check_idea:
    'Untuk memeriksa suatu kegiatan, ketik "cek" saja, atau "cek:" lalu kegiatannya dalam satu kalimat.',
  overview: 'Untuk keadaan semua unit, ketik "berapa yang sudah masuk".',
  not_begun: 'Untuk melihat unit yang belum mulai, ketik "belum mulai" saja.',
  stuck: 'Untuk melihat yang lama menunggu diperiksa, ketik "tertahan" saja.',
  late: 'Untuk melihat unit yang melewati batas langkah, ketik "terlambat" saja.',
  proposals:
    'Untuk usulan dari luar unit, ketik "usulan", "usulan desa", "usulan warga", "usulan dprd", atau "usulan latsar"; yang bukan pegawai unit mengetik "usul".',
  hub: 'Untuk mencari inovasi yang sudah terbit, ketik "cari inovasi" lalu katanya, misalnya "cari inovasi gizi".',
  past_card:
    'Untuk calon terbitan dari daftar lama, ketik "katalog lama"; membaca seluruhnya misalnya "K-12 baca", menerbitkannya "terbitkan K-12", menurunkannya "turunkan K-12".',
  promises:
    'Untuk janji unit, ketik "janji" saja; mencatatnya misalnya "janji Dinas Contoh: menyusun SOP; oleh Siti; sampai 11 Desember".',
  candidate_counts: 'Untuk jumlah temuan yang mulai diisi dan masuk, ketik "hitungan temuan" saja.',
  signed:
    'Untuk mencatat komitmen atau surat perintah yang sudah ditandatangani, ketik misalnya "komitmen sudah ditandatangani 3 Desember"; melihatnya: "status komitmen".',
  visits:
    'Untuk melihat unit yang perlu dikunjungi, ketik "kunjungan" saja, atau dengan nama unitnya.',
  visit_guide: 'Untuk pertanyaan saat berkunjung, ketik "panduan kunjungan" saja.',
  gaps_of:
    'Untuk melihat yang belum lengkap pada sebuah inovasi, ketik "kurang" dan kodenya, misalnya "kurang INV-7KQ4M", atau nama unitnya.',
  remind_not_begun: 'Untuk mengingatkan unit yang belum mulai, ketik "ingatkan mereka" saja.',
  name_help: 'Untuk ide nama inovasi, ketik "bantu nama" saja.',
  examples: 'Untuk melihat contoh, ketik "contoh" saja.',
  candidates:
    'Untuk melihat temuan, ketik "temuan" saja; untuk mencatatnya, ketik "temuan:" lalu kegiatannya, misalnya "temuan: posyandu dibuka malam hari".',
  link: 'Untuk menghubungkan akun lain, ketik "hubungkan" saja; kodenya kami berikan.',
  desk: 'Untuk membuka meja periksa di peramban, ketik "masuk" saja; tautannya kami kirim.',
  queue: 'Untuk melihat inovasi yang menunggu diperiksa, ketik "antrean" saja.',
  next: 'Untuk inovasi berikutnya, ketik "berikut" saja.',
  look: 'Untuk membaca inovasi, ketik "lihat" dan kodenya, misalnya "lihat INV-7KQ4M".',
  read: 'Untuk membaca isian yang sedang diperiksa, ketik "baca semua", atau satu butir dengan nomornya, misalnya "baca 7".',
  evidence:
    'Untuk melihat bukti, ketik "bukti" dan nomor indikatornya, misalnya "bukti 7", atau kode inovasinya.',
  approve:
    'Untuk menyetujui, ketik "setujui" dan empat angka pada kartunya, misalnya "setujui 4821".',
  accept: 'Untuk menerima, ketik "terima" dan empat angka pada kartunya, misalnya "terima 4821".',
  return:
    'Untuk mengembalikan, ketik "kembalikan", empat angka pada kartunya, nomor butir, dan catatannya, misalnya "kembalikan 4821 7 SK belum ditandatangani".',
  reject:
    'Untuk menolak, ketik "tolak", empat angka pada kartunya, dan alasannya, misalnya "tolak 4821 bukan inovasi daerah".',
  reopen: 'Untuk membuka lagi, ketik "buka lagi", empat angka pada kartunya, dan alasannya.',
  endorse:
    'Untuk menetapkan, ketik "tetapkan" dan empat angka pada kartunya, misalnya "tetapkan 4821".',
  report:
    'Untuk mencatat entri nasional, ketik "entri", empat angka pada kartunya, dan nomor dari portal, misalnya "entri 4821 IID-2026-0099".',
  designation:
    'Untuk daftar penetapan, ketik "daftar sk"; untuk mencatat SK, ketik "catat sk" dengan nomor dan tanggalnya, misalnya "catat sk 188.45/400/KUM/2026, 20 November 2026".',
  freeze_list: 'Untuk membekukan daftar, ketik "bekukan daftar" saja.',
  compare:
    'Untuk melihat lama dan baru, ketik "beda" setelah lembarnya dibuka, atau "beda 2" untuk halaman berikutnya.',
  history: 'Untuk membaca riwayat, ketik "riwayat" dan kodenya, misalnya "riwayat INV-7KQ4M".',
  comment: 'Untuk berkomentar, ketik "komentar", kode inovasinya, lalu isinya.',
  contacts: 'Untuk melihat kontak pengisi, ketik "kontak" dan kode inovasinya.',
  meeting_paper:
    'Untuk rapat, ketik "rapat" saja; rapat baru misalnya "rapat: Sosialisasi; 7 Desember; 09.00; Aula kantor", dan suratnya misalnya "surat undangan R-1". Mengundang: "R-1 undang semua admin". Kode hadirnya: "R-1 kode".',
  letterhead:
    'Untuk kop surat dan penanda tangan, ketik "kop" saja; mengubahnya misalnya "kop alamat: Jalan Contoh Nomor 1" atau "ttd kepala: Fulan, S.E., Pembina, NIP 19700303 199203 1 003". Bila mengurus beberapa unit, sebut unitnya: "kop RSUD alamat: …".',
  export: 'Untuk mengambil daftar, ketik "ekspor", "ekspor unit", atau "ekspor semua".',
  audit:
    'Untuk catatan kejadian, ketik "jejak", "jejak unit", atau "jejak semua"; halaman berikutnya "jejak 2".',
  unlink: 'Untuk melepas akun lain, ketik "putuskan tautan" saja.',
  sessions: 'Untuk melihat peramban yang terbuka atas nama Anda, ketik "sesi" saja.',
  end_sessions:
    'Untuk mengakhiri sesi, ketik "akhiri sesi" dan nomornya di daftar "sesi", misalnya "akhiri sesi 2", atau "akhiri sesi lain".',
  end_all_sessions:
    'Untuk mengakhiri sesi, ketik "akhiri semua sesi" saja, atau "akhiri sesi lain" untuk semuanya selain yang sedang dipakai.',
  accept_hand_over: 'Untuk menerima serah terima, ketik "terima serah terima" saja.',
  data_requests: 'Untuk melihat permintaan data, ketik "permintaan data" saja.',
  confirm_terms:
    'Untuk memastikan peran, ketik "pastikan peran", atau dengan pengecualian, misalnya "pastikan peran kecuali 2".',
  freeze_roles: 'Untuk membekukan peran, ketik "bekukan peran" saja, lalu pilih orangnya.',
  restore_roles: 'Untuk memulihkan peran, ketik "pulihkan peran" saja.',
  stand_in: 'Untuk menjadi Plt. admin, ketik "jadi plt admin" dan nama unitnya.',
  withdraw: 'Untuk menarik inovasi yang sudah dikirim, ketik "tarik" saja, atau dengan kodenya.',
  repair: 'Untuk memperbaiki yang dikembalikan, ketik "perbaiki" saja, atau dengan kodenya.',
  invite:
    'Untuk mengundang, ketik "undang", perannya, dan unitnya, misalnya "undang admin Dinas Kesehatan".',
  invite_many: 'Untuk mengundang banyak orang, ketik "undang banyak" saja, lalu kirim daftarnya.',
  invite_again: 'Untuk mencetak kode baru bagi yang belum datang, ketik "lembar undangan" saja.',
  invitations:
    'Untuk melihat undangan yang dibuat, ketik "undangan" saja; untuk memastikan orangnya, misalnya "undangan 12 benar".',
  revoke: 'Untuk mengakhiri peran, ketik "cabut" saja, lalu pilih dari daftarnya.',
  hand_over: 'Untuk menyerahkan tugas, ketik "serah terima" saja, lalu pilih orangnya.',
  nil: 'Untuk menyatakan unit belum punya inovasi, ketik "nihil" saja.',
  stop: 'Untuk menghentikan pengingat, ketik "berhenti" saja.',
  resume: 'Untuk menyalakan pengingat lagi, ketik "mulai lagi" saja.',
  remind_tomorrow: 'Untuk diingatkan besok, ketik "ingatkan besok" saja.',
  schedule: 'Untuk melihat jadwal, ketik "jadwal" saja.',
  broadcast: 'Untuk menulis kepada banyak orang, ketik "siaran" saja.',
  get ask_mentor() {
    return `Untuk bertanya kepada ${roleName('mentor')}, ketik "tanya pamong" lalu pertanyaannya. ${roleNameFirst('mentor')} menulis ke unit dengan "pesan unit" dan namanya.`;
  },
  my_data:
    'Tentang data Anda: ketik "data saya", "data saya unduh", "data saya ubah nama", "data saya ubah unit", atau "hapus data saya".',
  profile: 'Untuk melihat profil Anda, ketik "profil" saja.',
  unit_list: 'Untuk melihat inovasi unit, ketik "daftar" saja.',
  form: 'Untuk formulir, ketik "formulir" dan kode inovasinya, misalnya "formulir INV-7KQ4M", atau "formulir laporan INV-7KQ4M".',
  recap: 'Untuk rekapitulasi, ketik "rekap"; untuk daftar dalam Excel, ketik "unduh daftar".',
  monev: 'Untuk monev, ketik "monev" dan kode inovasinya, misalnya "monev INV-7KQ4M".',
  files: 'Untuk melihat berkas, ketik "berkas"; yang berikutnya: "berkas lagi".',
  delete: 'Untuk menghapus berkas, ketik "berkas" untuk melihat nomornya, lalu misalnya "hapus 2".',
  join: 'Untuk ikut mengisi, ketik kode dari rekan Anda, seperti ISI-7KQ4-M2PX-9RTB.',
  add_filler: 'Untuk mengajak rekan ikut mengisi, ketik "ajak" saja; kodenya kami berikan.',
  privacy: 'Untuk membaca cara data Anda dijaga, ketik "privasi" saja.',
  start: 'Untuk mulai, ketik "mulai" saja.',
};

/** Says how a command is written; what it cannot say so is answered with the way to the list. */
export function howToWrite({
  command,
  typed,
}: {
  readonly command: string;
  readonly typed: string;
}): string {
  return lines(
    `${quoted(typed, 60)} belum kami pahami.`,
    (Object.hasOwn(how, command) ? how[command] : undefined) ??
      'Ketik "bantuan" untuk melihat yang dapat diketik.',
  );
}
