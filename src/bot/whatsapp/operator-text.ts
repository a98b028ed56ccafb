// What the operator is told about the WhatsApp number: one sentence for what happened, one for what to do.
// It never holds a phone number, a code or a name.
import { region } from '../../domain/region.ts';
import type { StopReason } from './baileys/reasons.ts';

const stopped: Readonly<Record<StopReason, string>> = {
  replaced:
    'WhatsApp berhenti: sambungan diambil alih oleh perangkat atau server lain. Pastikan hanya satu server yang memakai nomor ini, lalu jalankan ulang server.',
  logged_out:
    'WhatsApp berhenti: perangkat tertaut dikeluarkan. Buka WhatsApp di ponsel nomor ini, periksa Perangkat tertaut, lalu tautkan ulang.',
  locked:
    'WhatsApp berhenti: akun dikunci oleh WhatsApp. Buka WhatsApp di ponsel nomor ini dan ikuti petunjuknya; jangan mencoba menyambung berulang-ulang.',
  banned:
    'WhatsApp berhenti: nomor ini diblokir oleh WhatsApp. Ajukan peninjauan dari ponsel, atau pindah ke nomor cadangan (docs/whatsapp.md).',
  outdated:
    'WhatsApp berhenti: versi sambungan tidak diterima lagi. Perbarui Sepeda Baru, lalu jalankan ulang server.',
  multidevice:
    'WhatsApp berhenti: akun ini belum memakai mode multi-perangkat. Perbarui WhatsApp di ponsel, lalu tautkan ulang.',
  unknown:
    'WhatsApp berhenti karena alasan yang tidak dikenal. Periksa WhatsApp di ponsel nomor ini sebelum menjalankan ulang server.',
};

const when = (until: Date): string =>
  until.toLocaleString('id-ID', { timeZone: region().zone, dateStyle: 'long', timeStyle: 'short' });

/** The operator's sentences; times are shown in the region's zone. */
export const operatorText = {
  stopped: (reason: StopReason, code: number): string => `${stopped[reason]} (kode ${code})`,
  waiting: (until: Date): string =>
    `WhatsApp berhenti sementara: nomor ini dibatasi sampai ${when(until)}. Balasan disimpan dan dikirim sesudahnya; pengguna yang juga ada di Telegram tetap dilayani.`,
  paused: (reason: string, until: Date | null): string =>
    `Pengiriman WhatsApp dihentikan (${reason})${until ? ` sampai ${when(until)}` : ''}. Balasan disimpan. Jangan mengirim siaran lewat nomor ini sebelum diperiksa.`,
  undecryptable: (count: number): string =>
    `WhatsApp: ${count} pesan tidak dapat dibuka dalam satu jam terakhir. Pengirim sudah diminta mengirim ulang; bila terus terjadi, tautkan ulang perangkat.`,
  failed: (outboxId: number, reason: string, now: 'queued' | 'parked' | 'dead'): string =>
    `WhatsApp: pesan nomor ${outboxId} di tabel outbox tidak sampai (${reason}). ${
      {
        queued: 'Pesannya dikirim lagi atau lewat kanal lain.',
        parked:
          'Pesannya ditahan sampai penerimanya menulis lagi; bila mendesak, hubungi dengan cara lain.',
        dead: 'Pesannya tidak dikirim lagi; mohon hubungi penerimanya dengan cara lain.',
      }[now]
    }`,
  unfit: (kinds: readonly string[]): string =>
    `WhatsApp: ${kinds.length} pesan berbentuk lain daripada yang dikenal (${[...new Set(kinds)].join(', ')}). Pesannya disimpan apa adanya dan pengirimnya dijawab; bila terus terjadi, perbarui Sepeda Baru.`,
  needsPairing:
    'WhatsApp belum tertaut. Buka halaman operator atau konsol server untuk melihat kode penautan.',
  paired: 'WhatsApp tertaut dan menerima pesan.',
} as const;

/** What is shown on the console while a phone is to be linked. */
export const pairingText = {
  code: (code: string): string =>
    `WhatsApp: di ponsel buka Setelan > Perangkat tertaut > Tautkan dengan nomor telepon, lalu ketik kode ${code.slice(0, 4)}-${code.slice(4)}`,
  qr: (picture: string): string =>
    `WhatsApp: di ponsel buka Setelan > Perangkat tertaut > Tautkan perangkat, lalu pindai:\n${picture}`,
} as const;
