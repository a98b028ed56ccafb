// The words of commands for those who check, decide and read: one row a meaning, as in commands.ts.
// It reads no text.
import type { Row } from './command-row.ts';

/** Rows of the table of commands that are about innovations of others. */
export const CHECKING_COMMANDS: readonly Row[] = [
  {
    name: 'queue',
    tail: 'rest',
    slips: true,
    tailWords: 'saya unit hari halaman lagi',
    words:
      'antrean|antrian|lihat antrian|lihat antrean|daftar antrian|daftar antrean|menunggu saya|yang menunggu|tugas saya',
  },
  {
    name: 'next',
    tail: 'none',
    slips: true,
    words:
      'berikut|berikutnya|selanjutnya|next|pertanyaan berikutnya|inovasi berikutnya|yang berikutnya',
  },
  {
    name: 'look',
    tail: 'code',
    slips: true,
    words: 'lihat|liat|tampilkan|buka|lihat inovasi|buka inovasi|lihat nomor|tampilkan inovasi',
  },
  {
    name: 'read',
    tail: 'rest',
    tailWords: 'semua semuanya lengkap seluruhnya isian indikator butir nomor',
    words:
      'baca|baca isian|baca butir|baca nomor|baca isi|bacakan|lihat isian|lihat butir|lihat isi',
  },
  {
    name: 'evidence',
    tail: 'item',
    slips: true,
    words:
      'bukti|bukti dukung|data dukung|lihat bukti|bukti indikator|bukti nomor|data dukung indikator|kirim bukti|tambah bukti|unggah bukti|upload bukti|lampiran',
  },
  {
    name: 'approve',
    tail: 'decision',
    words: 'setujui|setuju|sahkan|acc|menyetujui|disetujui|verifikasi',
  },
  { name: 'accept', tail: 'decision', words: 'terima|diterima' },
  { name: 'return', tail: 'decision', words: 'kembalikan|dikembalikan|pulangkan' },
  { name: 'reject', tail: 'decision', words: 'tolak|ditolak|menolak' },
  { name: 'reopen', tail: 'decision', words: 'buka lagi|buka kembali|buka ulang' },
  {
    name: 'endorse',
    tail: 'decision',
    words: 'tetapkan|ditetapkan|menetapkan|penetapan|tetapkan semua',
  },
  { name: 'report', tail: 'decision', words: 'entri|entri nasional' },
  {
    name: 'designation',
    tail: 'none',
    words: 'daftar sk|daftar penetapan|daftar sk bupati|catat sk|sk bupati',
  },
  { name: 'freeze_list', tail: 'none', words: 'bekukan daftar|bekukan|bekukan daftar sk' },
  {
    name: 'history',
    tail: 'code',
    words: 'riwayat|riwayat inovasi|lihat riwayat',
  },
  {
    name: 'compare',
    tail: 'code',
    words:
      'beda|bedanya|lihat beda|lihat bedanya|beda lama dan baru|lihat perbedaan|apa bedanya dengan yang lama',
  },
  { name: 'comment', tail: 'decision', words: 'komentar|komentari' },
  {
    name: 'contacts',
    tail: 'code',
    words: 'kontak|kontak inovasi|kontak pengisi|lihat kontak',
  },
  {
    name: 'export',
    tail: 'rest',
    tailWords: 'unit semua seluruh kabupaten daftar rekap inovasi',
    words: 'ekspor|ekspor daftar|ekspor rekap',
  },
  {
    name: 'audit',
    tail: 'rest',
    tailWords: 'unit semua seluruh kabupaten halaman',
    words: 'jejak|jejak audit|lihat jejak|catatan kejadian',
  },
];
