// Reads a public link that is given in place of a file: where it stands in a message, and what else was written there.
// It never opens it.
import { trimEndOf } from '../../trimming.ts';

const LONGEST = 2000;
const ADDRESS = /https?:\/\/[^\s<>"“”«»]+|(?<![\p{L}\p{N}@./-])www\.[^\s<>"“”«»]+/giu;
/** Signs that end a sentence, never an address. */
const ENDING = ".,;:!?…'’‘*~|";
const CLOSING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** A link, with the words beside it. */
export interface LinkRead {
  readonly url: string;
  readonly note: string;
}

/** Gives the one address in a short message with the words around it; null when there is none, or two different ones. */
export function readLinkWithNote(text: string): LinkRead | null {
  if (text.length > LONGEST) return null;
  const line = text.replace(INVISIBLE, '');
  const found = [...line.matchAll(ADDRESS)].map((match) => {
    // An underscore is a sign of emphasis only where one stands before the address as well.
    const emphasized = /[_*~]/u.test(line.charAt(match.index - 1));
    const typed = withoutEnding(match[0], emphasized ? `${ENDING}_` : ENDING);
    return { at: match.index, typed, url: /^https?:/iu.test(typed) ? typed : `https://${typed}` };
  });
  const [first] = found;
  if (first === undefined || found.some(({ url }) => url !== first.url)) return null;
  if (!URL.canParse(first.url)) return null;
  const { hostname, username } = new URL(first.url);
  if (!hostname.includes('.') || username !== '') return null;
  return { url: first.url, note: around(line, found) };
}

/** The same without the words. */
export const readLink = (text: string): string | null => readLinkWithNote(text)?.url ?? null;

/** Takes off what ends the sentence: full stops, and brackets that were opened before the address. */
function withoutEnding(typed: string, ending: string): string {
  let kept = typed;
  for (;;) {
    const bare = trimEndOf(kept, ending);
    const last = bare.at(-1) ?? '';
    const opening = CLOSING[last];
    const open = opening !== undefined && countOf(bare, opening) < countOf(bare, last);
    if (!open && bare === kept) return kept;
    kept = open ? bare.slice(0, -1) : bare;
  }
}

const countOf = (text: string, sign: string): number => text.split(sign).length - 1;

/** The words of a message without its addresses and the brackets that were left empty. */
function around(
  line: string,
  found: readonly { readonly at: number; readonly typed: string }[],
): string {
  let rest = '';
  let from = 0;
  for (const { at, typed } of found) {
    rest += `${line.slice(from, at)} `;
    from = at + typed.length;
  }
  const words = (rest + line.slice(from))
    .replaceAll(/[([{<"“«*_]\s*[)\]}>"”»*_]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/\s(?=[.,;:!?)\]}])/gu, '')
    .replaceAll(/:(?=[.,;])/gu, '')
    .replace(/^[\s.,;:!?-]{1,20}/u, '')
    .trim();
  return trimEndOf(words, ' ,;:-');
}
