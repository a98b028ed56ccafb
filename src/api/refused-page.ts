// A refusal for somebody who reads a page of the desk: what is so and what to do next, in words instead of JSON.
// It never shows what was sent, and says nothing of what may not be seen.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerPage } from './desk/pages.ts';

/** Where people read pages; programs and scripts ask elsewhere, or not for a page. */
const pages = /^\/(?:meja|masuk|keluar|bukti)(?:[/?]|$)/u;

/** True for a browser that shows what it is answered. */
export const isForReading = ({ url, headers }: FastifyRequest): boolean =>
  pages.test(url) && headers.accept?.includes('text/html') === true;

const sentences: Readonly<Record<string, string>> = {
  bad_request:
    'Ada isian yang tidak dapat dibaca, misalnya angka yang terlalu besar atau teks yang terlalu panjang. Kembali ke halaman sebelumnya, perbaiki isiannya, lalu kirim lagi; belum ada yang diubah.',
  not_found: 'Halaman ini tidak ada, atau tidak tersedia untuk akun Bapak/Ibu.',
  too_large:
    'Kiriman ini terlalu besar. Kembali ke halaman sebelumnya, pendekkan isinya, lalu kirim lagi; belum ada yang diubah.',
  unsupported_type:
    'Kiriman ini tidak terbaca. Kembali ke halaman sebelumnya, lalu kirim lagi dari formulirnya.',
  request_timeout: 'Kirimannya terputus di tengah jalan. Periksa jaringan, lalu kirim lagi.',
  too_many_requests: 'Terlalu banyak permintaan sekaligus. Tunggu satu menit, lalu coba lagi.',
  unavailable: 'Sedang tidak dapat dilayani sebentar. Tunggu satu menit, lalu coba lagi.',
};
const other =
  'Permintaan ini tidak dapat dilayani sekarang dan sudah dicatat. Coba lagi nanti; bila tetap begini, sampaikan kepada operator.';

/** Answers with the page. */
export function answerInWords(reply: FastifyReply, status: number, code: string): FastifyReply {
  if (code === 'unavailable') reply.header('retry-after', '2');
  return answerPage(reply, status, 'refused', {
    title: 'Belum berhasil',
    said: sentences[code] ?? other,
  });
}
