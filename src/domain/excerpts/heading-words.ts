// Recognises headings: which item a label, a cell or a line of its own stands for, and where headings stand inside running
// text. It reads no value.
import type { HeadingRow, Headings } from '../edition/headings.ts';
import type { Form } from '../edition/journey.ts';
import { matchKey } from '../language/index.ts';

/** What a heading may stand for: rows of the table, or the text that holds several items. */
export interface Heading {
  /** As it stands in the document. */
  readonly text: string;
  readonly rows: readonly HeadingRow[];
  readonly container: boolean;
}

/** The words of an edition's headings, ready to be looked up. */
export interface HeadingWords {
  readonly headings: Headings;
  readonly rows: ReadonlyMap<string, readonly HeadingRow[]>;
  readonly containers: ReadonlySet<string>;
  /** Every name as it is written, longest first. */
  readonly names: readonly { readonly name: string; readonly row: HeadingRow }[];
}

const NUMBER =
  /^(?:bab\s+(?:[ivxlc]+|\d+)\b[\s.:)–-]*|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?\s+|(?:[ivx]{1,5}|\d{1,2}|[a-z])[.)]\s*|\d{1,2}\s+(?=\p{Lu}))/iu;

/** A heading's number: how it is written, and which it is; null without one. */
export function numberOf(line: string): { readonly style: string; readonly no: number } | null {
  const deep = /^\d{1,2}(?:\.(\d{1,2}))(?:\.(\d{1,2}))?[.)]?\s/u.exec(line.trim());
  if (deep !== null)
    return {
      style: deep[2] === undefined ? '1.1' : '1.1.1',
      no: Number(deep[2] ?? deep[1]),
    };
  const found = /^(?:(bab)\s+)?([ivxlc]+|\d{1,2}|[a-z])[.):\s]/iu.exec(line.trim());
  const word = found?.[2];
  if (word === undefined || !NUMBER.test(line.trim())) return null;
  if (/^\d/u.test(word)) return { style: found?.[1] === undefined ? '1' : 'bab', no: Number(word) };
  const upper = word === word.toUpperCase() ? 'A' : 'a';
  if (found?.[1] !== undefined || /^[ivx]{2,}$/iu.test(word))
    return { style: found?.[1] === undefined ? `${upper}i` : 'bab', no: roman(word) };
  return { style: upper, no: word.toLowerCase().charCodeAt(0) - 96 };
}

function roman(word: string): number {
  const worth: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
  const values = [...word.toLowerCase()].map((letter) => worth[letter] ?? 0);
  return values.reduce(
    (sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value),
    0,
  );
}

/** A heading without its number. */
const withoutNumber = (line: string): string => line.trim().replace(NUMBER, '').trim();

/** What is compared of a heading: no case, number, bracket, colon or sign. */
export function headingKey(line: string): string {
  return matchKey(withoutNumber(line))
    .replace(/\([^()]*\)/gu, ' ')
    .replaceAll('&', ' dan ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const made = new WeakMap<Form, HeadingWords>();

/** Makes the words of a form's headings: its labels and the table of its edition. */
export function headingWords(form: Form, headings: Headings): HeadingWords {
  const known = made.get(form);
  if (known?.headings === headings) return known;
  const all: HeadingRow[] = [
    ...headings.rows.filter(({ item }) => item === null || form.byId.has(item)),
    // A label that a row gives a condition keeps it.
    ...form.items.flatMap((item): readonly HeadingRow[] =>
      headings.rows.some(
        (row) =>
          row.under !== undefined &&
          row.names.some((name) => headingKey(name) === headingKey(item.label)),
      )
        ? []
        : [{ item: item.id, names: [item.label] }],
    ),
  ];
  const rows = new Map<string, HeadingRow[]>();
  for (const row of all)
    for (const name of row.names) {
      const key = headingKey(name);
      const list = rows.get(key) ?? [];
      if (!list.some((one) => one.item === row.item && one.under === row.under)) list.push(row);
      rows.set(key, list);
    }
  const words: HeadingWords = {
    headings,
    rows,
    containers: new Set((headings.container?.names ?? []).map(headingKey)),
    names: all
      .flatMap((row) => row.names.map((name) => ({ name, row })))
      .toSorted((a, b) => b.name.length - a.name.length),
  };
  made.set(form, words);
  return words;
}

/** Finds what a heading stands for; null when it is none of ours. `inside` the text that holds several items. */
export function findHeading(words: HeadingWords, text: string, inside = false): Heading | null {
  const key = headingKey(text);
  if (key === '' || key.length > 120) return null;
  if (words.containers.has(key)) return { text: withoutNumber(text), rows: [], container: true };
  const rows = (words.rows.get(key) ?? []).filter((row) => row.inside !== true || inside);
  return rows.length === 0 ? null : { text: withoutNumber(text), rows, container: false };
}

const MOST_WORDS = 8;

/** Tells whether a line could be a heading by its shape: short, and no sentence. */
export function looksLikeHeading(line: string): boolean {
  const bare = withoutNumber(line);
  return bare !== '' && bare.split(/\s+/u).length <= MOST_WORDS && !/[.;,!?]$/u.test(bare);
}

/** A heading with what stands behind its colon on the same line; null for a line without a known label. */
export function labelLine(
  words: HeadingWords,
  line: string,
  inside = false,
): { readonly heading: Heading; readonly rest: string } | null {
  const colon = line.search(/[:：=]/u);
  if (colon < 0) return null;
  const label = line.slice(0, colon);
  if (withoutNumber(label).split(/\s+/u).length > MOST_WORDS + 2) return null;
  const heading = findHeading(words, label, inside);
  return heading === null ? null : { heading, rest: line.slice(colon + 1).trim() };
}
