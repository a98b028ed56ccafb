// Whether a message says nothing besides the figures in it: only then are they what was asked for. "jangan 4821" and
// "4821 itu apa" hold the right figures and do not confirm. It never reads the figures.
import { visible } from './clean.ts';
import { isAddress, isParticle, plainWords, rawWords } from './words.ts';

/** Words that may stand beside a code or a count: an agreement, what it is called, and the verb of the act itself. */
const BESIDE = new Set(
  plainWords(
    'ya oke siap baik setuju benar betul lanjut lanjutkan kode kodenya nomor angka angkanya ini itu adalah yaitu dan saja dengan konfirmasi pin orang penerima untuk ke kepada kirim cabut tarik hapus nihil bekukan pulihkan undang serahkan terima ubah ganti koreksi ekspor sahkan setujui tetapkan lepaskan lepas putuskan pastikan catat berlakukan jalankan'.split(
      ' ',
    ),
  ),
);

/** True when everything in a message but its figures only goes along with them. */
export function saysOnlyFigures(text: string): boolean {
  if (text.length > 80 || text.includes('?')) return false;
  const words = plainWords(rawWords(visible(text).toLowerCase()));
  return words.every(
    (word) => /^\d+$/u.test(word) || BESIDE.has(word) || isAddress(word) || isParticle(word),
  );
}
