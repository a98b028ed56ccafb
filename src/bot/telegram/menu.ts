// The list that Telegram shows behind its menu button: the words used most. It is decoration; every word
// works without it, and nothing is permitted or forbidden by it.
import type { BotCommand } from 'grammy/types';

/** The words and what they do, in Indonesian; Telegram allows a-z, 0-9 and _ in a command. */
export const menu: readonly BotCommand[] = [
  { command: 'bantuan', description: 'Penjelasan dan contoh jawaban' },
  { command: 'draf', description: 'Pilih atau mulai inovasi' },
  { command: 'kurang', description: 'Yang masih kurang' },
  { command: 'ringkasan', description: 'Ringkasan isian' },
  { command: 'kembali', description: 'Ke pertanyaan sebelumnya' },
  { command: 'lewati', description: 'Lewati pertanyaan ini' },
  { command: 'kirim', description: 'Kirim inovasi untuk diperiksa' },
  { command: 'batal', description: 'Batalkan langkah ini' },
  { command: 'berhenti', description: 'Hentikan pengingat' },
];

/** Shown over the chat for a button that is not ours or no longer known; what to do stands in the message that follows. */
export const staleButtonNotice = 'Tombol ini tidak berlaku lagi.';
