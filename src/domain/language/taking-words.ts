// Reads what somebody takes of what was read in a document: "pakai semua", "pakai 1-6, 20", "pakai kecuali 25", "13a",
// "lihat 25", "bukan". It must understand every word, and never looks at the list.
import { visible } from './clean.ts';

/** A number of the list: of a field or an indicator, with the letter of one of several values. */
export interface TakenNumber {
  readonly of: 'field' | 'indicator';
  readonly number: number;
  readonly letter: string | null;
}

/** What was said. `rest` are parts of the message that speak of levels and of what is missing. */
export type Taking =
  | {
      readonly kind: 'take';
      readonly all: boolean;
      readonly numbers: readonly TakenNumber[];
      readonly except: readonly TakenNumber[];
      readonly rest: string;
    }
  | { readonly kind: 'look'; readonly number: TakenNumber }
  | { readonly kind: 'drop' }
  | { readonly kind: 'unread' };

const LONGEST = 300;
const MOST = 60;
const TAKE = new Set('pakai pake ambil gunakan gunain simpan terima masukkan'.split(' '));
const ALL = new Set('semua semuanya seluruhnya smua sma'.split(' '));
const EXCEPT = new Set('kecuali selain tanpa kcuali'.split(' '));
const LOOK = new Set('lihat liat baca tampilkan isi'.split(' '));
const AROUND = new Set(
  'isian nomor no nomer dan sama yang yg saja aja dulu ya dong butir juga itu ini'.split(' '),
);
const INDICATOR = new Set('indikator ind'.split(' '));
const DROP =
  /^(?:bukan|bukan (?:ini|itu|dokumen ini|dokumen itu|yang ini)|salah (?:dokumen|berkas|file|kirim)|jangan dipakai|tidak (?:usah )?dipakai|buang)$/u;
const REST = /=|belum ada|tidak ada|tingkat/u;

/** Reads a message to what was read in documents. */
export function readTaking(text: string): Taking {
  if (text.length > LONGEST) return { kind: 'unread' };
  const line = visible(text)
    .toLowerCase()
    .replaceAll(/[.!](?=\s|$)/gu, '')
    .trim();
  if (DROP.test(line)) return { kind: 'drop' };
  const parts = line.split(/[,;\n]/u).map((part) => part.trim());
  const rest = parts.filter((part) => REST.test(part));
  const words = parts
    .filter((part) => part !== '' && !REST.test(part))
    .join(' , ')
    .replaceAll(/(\d)\s?(?:-|–|—|s\s?[/.]?\s?d|sampai|hingga)\s?(?=\d)/gu, '$1-')
    .split(/\s+/u)
    .filter((word) => word !== '');
  const [first = ''] = words;
  if (LOOK.has(first)) {
    const numbers = numbersIn(words.slice(1));
    const [one, ...more] = numbers ?? [];
    return one === undefined || more.length > 0
      ? { kind: 'unread' }
      : { kind: 'look', number: one };
  }
  return taken(words, rest.join(', '));
}

function taken(words: readonly string[], rest: string): Taking {
  const plain = words.filter((word) => !TAKE.has(word));
  const at = plain.findIndex((word) => EXCEPT.has(word));
  const before = (at < 0 ? plain : plain.slice(0, at)).filter((word) => !ALL.has(word));
  const numbers = numbersIn(before);
  const except = at < 0 ? [] : numbersIn(plain.slice(at + 1));
  if (numbers === null || except === null || (at >= 0 && except.length === 0))
    return { kind: 'unread' };
  const all =
    plain.some((word) => ALL.has(word)) ||
    (at >= 0 && numbers.length === 0) ||
    // "pakai" alone means what is offered.
    (plain.length === 0 && words.length > 0);
  if (!all && numbers.length === 0) return { kind: 'unread' };
  return { kind: 'take', all, numbers, except, rest };
}

/** The numbers that these words name; null when one of them is something else. */
function numbersIn(words: readonly string[]): readonly TakenNumber[] | null {
  const found: TakenNumber[] = [];
  let of: TakenNumber['of'] = 'field';
  for (const word of words) {
    const span = /^(\d{1,2})-(\d{1,2})$/u.exec(word);
    const one = /^(i)?(\d{1,2})([a-h])?$/u.exec(word);
    if (INDICATOR.has(word)) of = 'indicator';
    else if (word === 'isian') of = 'field';
    else if (span !== null) {
      const [from, to] = [Number(span[1]), Number(span[2])];
      if (to < from || to - from > MOST) return null;
      for (let number = from; number <= to; number += 1) found.push({ of, number, letter: null });
    } else if (one !== null)
      found.push({
        of: one[1] === undefined ? of : 'indicator',
        number: Number(one[2]),
        letter: one[3] ?? null,
      });
    else if (word !== ',' && !AROUND.has(word)) return null;
  }
  return found.length > MOST ? null : found;
}

const CAPTIONS =
  /^(?:(?:ini|berkas|file|word|pdf|isi(?:an)?)\s)?(?:form(?:ulir)? ?c ?[.-]? ?1|laporan indeks(?: inovasi(?: daerah)?)?|rancang bangun(?: inovasi)?|profil inovasi|(?:dokumen|isian|inovasi|laporan|formulir|data) (?:lama|tahun lalu|th lalu|sebelumnya)|tahun lalu|dokumen(?: inovasi)?|formulir kosong|formulir isian|form isian)(?: \d{4})?$/u;
const LOOSE_CAPTIONS =
  /^(?:laporan|proposal|formulir|form|profil|inovasi|isian)(?: \p{L}+){0,3}(?: \d{4})?$/u;

/** What a caption says of a document: `surely` an old one to be read, `maybe` where nothing else is asked for, `no`. */
export function isDocumentCaption(caption: string): 'surely' | 'maybe' | 'no' {
  const line = visible(caption).toLowerCase().replaceAll(/\s+/gu, ' ').trim();
  if (line.length > LONGEST) return 'no';
  if (CAPTIONS.test(line)) return 'surely';
  return LOOSE_CAPTIONS.test(line) ? 'maybe' : 'no';
}
