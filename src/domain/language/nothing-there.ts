// Reads whether an answer says that there is no evidence. "Tidak ada kendala" and "tidak hanya bidan" begin the same way and
// describe something: what is missing must be evidence, or what was asked about.
import { rawWords } from './words.ts';
import { readYesNo } from './yes-no.ts';

const EVIDENCE =
  'data bukti berkas dokumen file sk surat foto video link tautan regulasi aturan laporan undangan apa apapun'.split(
    ' ',
  );
const NOT = String.raw`(?:belum|balum|blm|tidak|tdk|gak|nggak|kada|kadada)`;
const OBJECT = new RegExp(
  String.raw`^(?:masih |memang |mohon maaf |maaf )?${NOT} (?:ada|punya|memiliki|tersedia|dibuat|pernah) (\S+)`,
  'iu',
);
const PARTLY = new RegExp(
  String.raw`^${NOT} (?:semua|seluruh|sepenuhnya|hanya|cuma|sekadar)(?![\p{L}])`,
  'iu',
);
const LONGEST_NO = 3;

/** Particles and time behind "belum ada". */
const PLAIN = new Set(
  'sama saat sekarang untuk juga semua semuanya dulu lagi ya pak bu kak min sampai sementara karena krn sebab masih dan'.split(
    ' ',
  ),
);

/** What says that something exists, or was made: without it "belum …" is talk about something else. */
const EXISTS = new Set(
  'ada punya memiliki tersedia dibuat pernah jadi terbit keluar dilaksanakan dilakukan dikerjakan mempunyai lengkap siap bisa dapat'.split(
    ' ',
  ),
);

/** True when there is nothing. `about`: the words of what was asked. */
export function saysNothingThere(text: string, about: string): boolean {
  const words = rawWords(text.toLowerCase());
  const { kind } = readYesNo(text);
  const negative = kind === 'none' || kind === 'not_yet' || kind === 'no';
  if (negative && words.length < LONGEST_NO) return true;
  const line = words.join(' ');
  if (PARTLY.test(line)) return false;
  const object = OBJECT.exec(line)?.[1];
  if (object !== undefined) {
    const asked = new Set([...EVIDENCE, ...rawWords(about.toLowerCase())]);
    return asked.has(object) || asked.has(object.replace(/nya$/u, '')) || PLAIN.has(object);
  }
  const of = new Set(rawWords(about.toLowerCase()));
  const said = words.slice(1).some((word) => EXISTS.has(word) || of.has(word));
  if (kind === 'not_yet') return true;
  return negative && words.length <= LONGEST_NO && (said || kind === 'none');
}
