// Reads the positions that a message picks out of a numbered list: "1", "nomor 1 dan 3", "2-4", "berkas 1, 2". It must
// understand every word: "selain 1" and "yang buram" pick nothing. It never looks at the list.
import { visible } from './clean.ts';
import { isAddress, isParticle, plainWords, rawWords } from './words.ts';

/** Which places of a list are meant, from 1; `last` and `all` as said in words. */
export type Positions =
  | { readonly kind: 'numbers'; readonly numbers: readonly number[] }
  | { readonly kind: 'last' }
  | { readonly kind: 'all' }
  | { readonly kind: 'unread' };

const AROUND = new Set(
  plainWords('berkas file foto gambar video dokumen bukti nomor angka yang ke itu ini'.split(' ')),
);
const UNREAD: Positions = { kind: 'unread' };
const MOST = 50;

/** Reads positions. */
export function readPositions(text: string): Positions {
  if (text.length > 120) return UNREAD;
  const line = visible(text)
    .toLowerCase()
    .replaceAll(/(\d)\s*(?:-|–|—|s\s?[/.]?\s?d\.?)\s*(?=\d)/gu, '$1 sampai ');
  const words = plainWords(rawWords(line)).filter(
    (word) => !AROUND.has(word) && !isAddress(word) && !isParticle(word) && word !== 'dan',
  );
  if (words.length === 1 && words[0] === 'semua') return { kind: 'all' };
  if (words.length === 1 && words[0] === 'terakhir') return { kind: 'last' };
  const numbers: number[] = [];
  let span = false;
  for (const word of words) {
    if (word === 'sampai' && numbers.length > 0 && !span) span = true;
    else if (/^\d{1,3}$/u.test(word)) {
      const number = Number(word);
      const from = numbers.at(-1) ?? number;
      if (span && number <= from) return UNREAD;
      const first = span ? from + 1 : number;
      for (let place = first; place <= number; place++) numbers.push(place);
      span = false;
    } else return UNREAD;
    if (numbers.length > MOST) return UNREAD;
  }
  return numbers.length === 0 || span
    ? UNREAD
    : { kind: 'numbers', numbers: [...new Set(numbers)] };
}
