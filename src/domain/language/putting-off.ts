// Reads whether somebody says that they will do something later, which tells nothing of what is asked. It is only for talk that
// begins so: "waktu tunggu pasien turun" describes a result.
import { visible } from './clean.ts';

const LONGEST = 8;
const WORD = String.raw`(?:nanti|besok|lusa|sebentar|tunggu|segera|menyusul|insya ?allah)`;
const WHO = String.raw`(?:saya|kami|ulun|kita)`;
const SENDS = String.raw`(?:kirim|kirimkan|dikirim|dikirimkan|susul|susulkan|disusulkan|menyusul|unggah|upload|lengkapi|dilengkapi|isi|carikan|cari|foto|fotokan|scan)`;
const BEGINS = new RegExp(
  String.raw`^(?:${WORD}(?:$| (?:dulu|ya|saja|lagi|pak|bu|min|kak|pagi|siang|sore|malam)(?: |$)| (?:${WHO} )?(?:akan )?${SENDS}(?: |$))|(?:${WHO} )?(?:akan |segera |nanti |besok )+(?:${WHO} )?(?:akan |segera )?${SENDS}(?: |$)|${WHO} ${SENDS}(?: |$)|\S+ (?:\S+ )?(?:nanti |akan |besok )?(?:menyusul|disusulkan)(?: ya| pak| bu)?$)`,
  'iu',
);

/** True for a short message that puts off what is asked. */
export function putsOff(text: string): boolean {
  const words = visible(text.slice(0, 200))
    .toLowerCase()
    .match(/[\p{L}\d]+/gu);
  return words !== null && words.length <= LONGEST && BEGINS.test(words.join(' '));
}
