// Names for files that came without one, as photos and films do on every network: what it is and a number, "foto-3".
// It never looks at a name that somebody gave, and knows no ending: that is added when the content is known.
import { trimBothOf } from '../../trimming.ts';
import { givenByPhone } from '../../language/document-words.ts';

/** What a file is called by its kind, as the network announced it. */
export function kindWord(mime: string | null): string {
  const [kind] = (mime ?? '').split('/');
  return kind === 'image'
    ? 'foto'
    : kind === 'video'
      ? 'video'
      : kind === 'audio'
        ? 'rekaman'
        : 'berkas';
}

/** A name for a further file beside those that have these names: its number is higher than all of theirs. */
export function givenName(mime: string | null, others: readonly string[]): string {
  const numbers = others.map((name) => Number(givenByPhone.exec(name)?.[1] ?? 0));
  return `${kindWord(mime)}-${Math.max(0, ...numbers) + 1}`;
}

/** A name for the PDF of photographed pages: what was said of them, else the number of the indicator. */
export function pagesName(said: string, indicator: number | null, pages: number): string {
  const words = said.replaceAll(/[^\p{L}\p{N}.,() -]+/gu, ' ').replaceAll(/\s+/gu, ' ');
  const name = trimBothOf(words, ' .,-');
  const begin = name === '' ? `Indikator ${String(indicator ?? 0).padStart(2, '0')}` : name;
  return `${begin} (${pages} halaman).pdf`;
}
