// What the operators are told in their chat: one sentence for what happened, one for what to do.
// It never names a person, a number or an answer. WhatsApp's own sentences stand with its drivers.
import { roleName } from '../../domain/region.ts';
import type { ChannelId } from '../../domain/conversation/input.ts';

/** The operators' sentences. */
export const operatorWords = {
  alive: 'Bot hidup lagi. Pesan yang pengirimannya terputus sedang diperiksa.',
  parked: (messages: number): string =>
    `${messages} pesan ditahan karena penerimanya tidak dapat dihubungi atau tidak pasti sudah menerimanya. Lihat baris "parked" di tabel outbox.`,
  refused: (outboxId: number): string =>
    `Pesan nomor ${outboxId} di tabel outbox ditolak jaringan, atau berkasnya tidak dapat dikirim. Alasannya ada di kolom last_error.`,
  paused: (channel: ChannelId, reason: string): string =>
    `Pengiriman lewat ${channel} berhenti (${reason}). Pesan disimpan. Periksa log server.`,
  unhandled: (kind: 'failed' | 'in_doubt' | 'overdue', inboxId: number | null): string => {
    const what =
      inboxId === null
        ? 'Hasil pemeriksaan berkas satu orang'
        : `Pesan nomor ${inboxId} di tabel inbox`;
    if (kind === 'failed')
      return `${what} tiga kali gagal diproses dan ditutup. Alasannya ada di kolom error; mohon laporkan kepada pengembang.`;
    if (kind === 'in_doubt')
      return `${what} tidak dapat diproses selama 10 menit; pesan sesudahnya dilanjutkan. Alasannya ada di kolom error, cara memprosesnya lagi ada di docs/operators.md.`;
    return `${what} sudah 10 menit belum dapat diproses dan terus dicoba. Lihat tabel failing_input dan periksa database.`;
  },
  get noCoordinator() {
    return `Tidak ada ${roleName('coordinator')} yang aktif: perannya berakhir atau dibekukan. Jalankan "npm run -s admin -- roles --role coordinator", lalu "confirm-role" atau "invite --role coordinator".`;
  },
  wrongCodes: (wrong: number): string =>
    `${wrong} kode salah dalam satu jam dari semua orang. Lihat tabel code_attempt: mungkin ada yang mencoba-coba kode.`,
  scannerDown:
    'Pemindai virus (clamd) tidak menjawab atau menolak berkas. Berkas menunggu dan diperiksa sendiri setelah pemindai kembali; mohon periksa CLAMD di pengaturan dan log server.',
  diskNearlyFull: (free: number): string =>
    `Ruang disk server tinggal ${Math.floor(free * 100)} %. Berkas baru menunggu sampai ada ruang; mohon kosongkan ruang, batasnya FREE_DISK_PERCENT di pengaturan.`,
  databaseDown:
    'Database sudah 5 menit tidak dapat dibaca. Pesan yang datang ditolak dan dikirim ulang oleh jaringannya; mohon periksa PostgreSQL, ruang disknya, dan log server.',
  channelDown: (channel: string, detail: string): string =>
    `Saluran ${channel} sudah 5 menit tidak tersambung (${detail}). Pesan disimpan dan dikirim setelah tersambung lagi; mohon periksa log server.`,
  loopStands: (name: string): string =>
    `Bagian "${name}" dari server sudah 5 menit tidak maju. Mohon periksa log server; bila tidak pulih sendiri, mulai ulang prosesnya.`,
  rowWaits: (table: string, row: number): string =>
    `Baris nomor ${row} di tabel ${table} sudah 5 menit menunggu. Sebabnya ada di log server dan di kolom kesalahan baris itu.`,
  storeFull:
    'Tempat penyimpanan berkas bukti penuh. Berkas menunggu dan diambil sendiri setelah ada ruang; mohon kosongkan ruang di server.',
} as const;
