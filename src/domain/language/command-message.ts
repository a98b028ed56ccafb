// Reads a command that carries a message to somebody, such as `tanya pamong …`: whatever stands behind its words is that
// message, of any length and with any sign. Never changes a letter of it.
import type { CommandName } from './command-values.ts';
import { LEADING } from './command-words.ts';
import { longestPhrase, phrases, wordSet } from './phrases.ts';
import { isAddress, isParticle, plainWords, rawWords, squeeze } from './words.ts';
import { LONGEST_READ } from './limits.ts';

/** A message with the name of its command; without `rest` it is still to be written. */
export type MessageReading = { readonly name: CommandName; readonly rest?: string };

const leading = wordSet(LEADING);

/** Reads such a command; null when the text does not begin with one. */
export function readMessage(text: string): MessageReading | null {
  const typed = [...text.slice(0, 400).matchAll(/\S+/gu)].slice(0, longestPhrase + 4);
  for (let from = 0; from < typed.length; from++) {
    for (let count = Math.min(longestPhrase, typed.length - from); count >= 1; count--) {
      const first = typed[from];
      const last = typed[from + count - 1];
      if (first === undefined || last === undefined) continue;
      const end = last.index + last[0].length;
      const head = text.slice(first.index, end).replace(/^\//u, '').replaceAll('_', ' ');
      const phrase = phrases.get(plainWords(rawWords(head.toLowerCase())).join(' '));
      if (phrase?.row.tail !== 'message') continue;
      const rest = text
        .slice(end)
        .replace(/^[\s:,.;–—-]+/u, '')
        .trim();
      return saysNothing(rest) ? { name: phrase.row.name } : { name: phrase.row.name, rest };
    }
    // Only courtesy may stand before it.
    const word = squeeze(rawWords((typed[from]?.[0] ?? '').toLowerCase())[0] ?? '');
    const plain = plainWords([word])[0] ?? '';
    if (!isAddress(word) && !leading.has(plain) && !leading.has(word)) return null;
  }
  return null;
}

function saysNothing(rest: string): boolean {
  if (rest.length > LONGEST_READ) return false;
  return rawWords(rest.toLowerCase()).every((word) => isAddress(word) || isParticle(word));
}
