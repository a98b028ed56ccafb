// The marks in our own form to fill in: by them its cells are known again, whatever was written into them.
// They are visible words, because office programs and phones drop what is hidden when they save.
import type { EditionDefinition, ItemId } from '../edition/definition.ts';

/** Which cell of the form is meant. */
export type MarkedPart =
  /** The answer of a field. */
  | { readonly part: 'value'; readonly item: ItemId }
  /** The levels of an indicator in one of its variants, as boxes. */
  | { readonly part: 'level'; readonly item: ItemId; readonly variant: string }
  /** What an indicator's level rests on. */
  | { readonly part: 'description'; readonly item: ItemId };

/** The edition that a form was made of. */
export interface FormMark {
  readonly edition: string;
  readonly version: number;
}

/** Writes the mark of a form; it stands once at its head. */
export const formMark = ({ id, version }: Pick<EditionDefinition, 'id' | 'version'>): string =>
  `[#formulir ${id}/${version}]`;

const FORM = /\[#formulir ([a-z0-9][a-z0-9-]{0,60})\/(\d{1,6})\]/u;

/** Finds the mark of a form in a text; null where there is none. */
export function formMarkIn(text: string): FormMark | null {
  const found = FORM.exec(text);
  return found === null ? null : { edition: found[1] ?? '', version: Number(found[2]) };
}

/** Writes the mark of a cell; it stands beside it, below the label. */
export function cellMark(marked: MarkedPart): string {
  switch (marked.part) {
    case 'value':
      return `[#${marked.item}]`;
    case 'level':
      return `[#${marked.item}:tingkat:${marked.variant}]`;
    case 'description':
      return `[#${marked.item}:penjelasan]`;
  }
}

const CELL = /\[#([a-z0-9_]{1,80})(?::(?:(penjelasan)|tingkat:([a-z0-9_-]{1,80})))?\]/u;

/** Finds the mark of a cell in what stands beside it; null where there is none. */
export function cellMarkIn(text: string): MarkedPart | null {
  const found = CELL.exec(text);
  if (found === null) return null;
  const [, item = '', description, variant] = found;
  if (description !== undefined) return { part: 'description', item };
  return variant === undefined ? { part: 'value', item } : { part: 'level', item, variant };
}

/** Writes the words behind the box of a level. */
export const levelWords = (level: number, text: string): string => `Tingkat ${level}: ${text}`;

/** Reads which level the words behind a box are; null for others. */
export function levelIn(words: string): 1 | 2 | 3 | null {
  const found = /^Tingkat ([123])(?!\d)/iu.exec(words.trim())?.[1];
  return found === '1' ? 1 : found === '2' ? 2 : found === '3' ? 3 : null;
}
