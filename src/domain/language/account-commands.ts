// The words of commands about accounts, sessions and roles: one row a meaning, as in commands.ts.
// It reads no text.
import type { Row } from './command-row.ts';

/** Rows of the table of commands that are about who somebody is. */
export const ACCOUNT_COMMANDS: readonly Row[] = [
  {
    name: 'unlink',
    tail: 'none',
    words:
      'putuskan tautan|putuskan akun|putuskan saluran|putuskan kanal|putus tautan|lepas tautan|lepaskan tautan|lepas akun|cabut tautan',
  },
  {
    name: 'sessions',
    tail: 'none',
    words:
      'sesi|sesi saya|daftar sesi|lihat sesi|cek sesi|sesi aktif|peramban saya|perangkat saya|daftar perangkat',
  },
  {
    name: 'end_sessions',
    tail: 'rest',
    tailWords: 'sesi nomor lain lainnya selain ini semua seluruh yang saya',
    words:
      'akhiri sesi|tutup sesi|hentikan sesi|keluarkan sesi|hapus sesi|akhiri perangkat|tutup perangkat|keluarkan perangkat',
  },
  {
    name: 'end_all_sessions',
    tail: 'rest',
    tailWords: 'sesi lain lainnya selain ini yang saya',
    words:
      'akhiri semua sesi|tutup semua sesi|hentikan semua sesi|keluarkan semua sesi|hapus semua sesi|akhiri seluruh sesi|tutup seluruh sesi|hapus seluruh sesi|akhiri semua perangkat|keluarkan semua perangkat',
  },
  {
    name: 'accept_hand_over',
    tail: 'none',
    words: 'terima serah terima|terima tugas|terima penyerahan',
  },
  {
    name: 'data_requests',
    tail: 'none',
    words: 'permintaan data|permintaan hapus data|daftar permintaan data',
  },
  {
    name: 'confirm_terms',
    tail: 'rest',
    tailWords: 'kecuali selain nomor',
    words: 'pastikan peran|konfirmasi peran|pastikan daftar peran',
  },
  {
    name: 'freeze_roles',
    tail: 'free',
    words: 'bekukan peran|bekukan akun|bekukan orang|ponsel hilang|hp hilang',
  },
  {
    name: 'not_me',
    tail: 'none',
    words: 'bukan saya|itu bukan saya|bukan saya yang menghubungkan',
  },
  {
    name: 'restore_roles',
    tail: 'none',
    words: 'pulihkan peran|pulihkan akun|pulihkan|cairkan peran|aktifkan lagi peran',
  },
  {
    name: 'stand_in',
    tail: 'free',
    words: 'jadi plt admin|menjadi plt admin',
  },
  // Invitations for many, and what became of them.
  { name: 'invite_many', tail: 'none', words: 'undang banyak|undang sekaligus' },
  {
    name: 'invite_again',
    tail: 'none',
    words:
      'kirim ulang undangan|kirim ulang yang belum|cetak ulang undangan|undang ulang|undang lagi|lembar undangan',
  },
  {
    name: 'invitations',
    tail: 'rest',
    tailWords: 'benar bukan ya tidak belum',
    words: 'undangan|daftar undangan|undangan saya|siapa belum datang|siapa yang belum datang',
  },
];
