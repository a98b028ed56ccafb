// Makes the choices offered with a prompt. The number is the answer; buttons only repeat it.
import { isAddress, isParticle, plainWords, rawWords } from '../language/index.ts';
import type { Choice } from './message.ts';

/** Numbers labels from 1; typing the number is the same as pressing. */
export function numbered(labels: readonly string[]): Choice[] {
  return labels.map((label, index) => ({ label, reply: String(index + 1), numbered: true }));
}

/** Yes and no, answered by word or number. */
export const yesNo: readonly Choice[] = [
  { label: { key: 'yes' }, reply: 'ya', numbered: true },
  { label: { key: 'no' }, reply: 'tidak', numbered: true },
];

/** Words around a number or a name that pick out of a list: "yg no 2 aja", "yang siti". */
const AROUND = new Set('yang nomor no nomer ke saja itu ini dulu pilih si atas nama'.split(' '));
const ORDINALS = new Map(
  ['pertama', 'kedua', 'ketiga', 'keempat', 'kelima', 'keenam', 'ketujuh'].map((word, at) => [
    word,
    at + 1,
  ]),
);

/** The words that pick, without those around them. */
function picking(text: string): readonly string[] {
  const words = plainWords(rawWords(text.slice(0, 120).toLowerCase()));
  return words.filter((word) => !AROUND.has(word) && !isAddress(word) && !isParticle(word));
}

/** The number that a message picks out of a numbered list, however it is put; null when it names something else. */
export function listNumber(text: string): number | null {
  const [word = '', ...more] = picking(text);
  if (more.length > 0) return null;
  return /^\d{1,3}$/.test(word) ? Number(word) : (ORDINALS.get(word) ?? null);
}

/** The one entry of a list whose label holds every word of a message, from their beginnings; null for none or several. */
export function listNamed(text: string, labels: readonly string[]): number | null {
  const words = picking(text);
  if (words.length === 0 || words.join('').length < 3) return null;
  const found = labels.flatMap((label, at) => {
    const known = rawWords(label.toLowerCase());
    return words.every((word) => known.some((one) => one.startsWith(word))) ? [at] : [];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}
