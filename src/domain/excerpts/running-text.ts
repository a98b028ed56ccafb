// Finds headings inside running text: forms whose cells lost their lines hold whole chapters in one paragraph.
// It cuts nothing away and reads no value; where a cut is not sure, both sides of it are marked.
import { findHeading, type Heading, type HeadingWords, headingKey } from './heading-words.ts';

/** A piece of running text: the heading before it, null for what stands before the first. */
export interface Piece {
  readonly heading: Heading | null;
  readonly text: string;
  /** It may end too early, begin too late, or hold more than one item. */
  readonly doubtful: boolean;
}

interface Cut {
  readonly from: number;
  readonly to: number;
  readonly heading: Heading;
  /** A sentence ends before it, or the text begins with it. */
  readonly clean: boolean;
}

/** A bracket behind a heading explains it: "(Makro dan Mikro)", "(upaya yang dilakukan sebelum)". */
const EXPLAINED = /^\s*\((?:[^()\d]{2,60})\)/u;
/** With more headings than these a text is no description of an innovation. */
const MOST_CUTS = 200;
/** So many cuts make it plain that a text is told by headings. */
const PLAIN = 3;

/**
 * Cuts a text at the headings of the parts of the container. A heading is written as in the table, a whole word, followed by
 * a capital letter or a bracket, the longest first; one that is found twice cuts nowhere.
 */
export function cutRunningText(
  words: HeadingWords,
  parts: ReadonlySet<string>,
  text: string,
): readonly Piece[] {
  const found = headingsIn(words, parts, text);
  const times = new Map<string, number>();
  for (const { heading } of found)
    for (const item of itemsOf(heading)) times.set(item, (times.get(item) ?? 0) + 1);
  const twice = (cut: Cut): boolean =>
    itemsOf(cut.heading).some((item) => (times.get(item) ?? 0) > 1) &&
    cut.heading.rows.every(({ part }) => part !== true);
  const cuts = found.filter((cut) => !twice(cut));
  const left = found.filter(twice);
  const plain = cuts.length >= PLAIN;
  const ends = [...cuts.map(({ from }) => from), text.length];
  const pieces: Piece[] = [];
  const opening = text.slice(0, ends[0]).trim();
  const holds = (from: number, to: number): boolean =>
    left.some((cut) => cut.from >= from && cut.from < to) || suspects(words, text.slice(from, to));
  const sure = (cut: Cut | undefined): boolean => cut === undefined || (cut.clean && plain);
  if (opening !== '')
    pieces.push({
      heading: null,
      text: opening,
      doubtful: !sure(cuts[0]) || holds(0, ends[0] ?? 0),
    });
  for (const [at, cut] of cuts.entries()) {
    const end = ends[at + 1] ?? text.length;
    pieces.push({
      heading: cut.heading,
      text: trimLeading(text.slice(cut.to, end)),
      doubtful: !sure(cut) || !sure(cuts[at + 1]) || holds(cut.to, end),
    });
  }
  return pieces;
}

const trimLeading = (text: string): string =>
  text
    .trim()
    .replace(/^[:：.–-]/u, '')
    .trim();

function headingsIn(words: HeadingWords, parts: ReadonlySet<string>, text: string): readonly Cut[] {
  const cuts: Cut[] = [];
  for (const { name, row } of words.names) {
    if (row.item === null || !parts.has(row.item) || row.short === true) continue;
    for (const at of places(text, name)) {
      if (cuts.some((cut) => at < cut.to && at + name.length > cut.from)) continue;
      const heading = findHeading(words, name, true);
      if (heading === null) continue;
      // No text is told in so many chapters.
      if (cuts.length >= MOST_CUTS) return [];
      const explained = EXPLAINED.exec(text.slice(at + name.length))?.[0] ?? '';
      cuts.push({
        from: at,
        to: at + name.length + explained.length,
        heading,
        clean:
          endsSentence(text.slice(Math.max(0, at - 4), at)) &&
          (name.includes(' ') || explained !== '') &&
          !goesOnAsName(text.slice(at + name.length + explained.length)),
      });
    }
  }
  return cuts.toSorted((a, b) => a.from - b.from);
}

const endsSentence = (before: string): boolean =>
  /\s/u.test(before.slice(-1)) || before === ''
    ? /[.:;!?”")]$|^$/u.test(before.trimEnd()) ||
      before.slice(before.trimEnd().length).includes('\n')
    : before.trim() === '';

/** "Isu Strategis Kabupaten Bahari" is a name in a sentence: behind a heading the second word begins small. */
const goesOnAsName = (behind: string): boolean =>
  /^\s*\p{Lu}[\p{L}-]*\s+\p{Lu}[\p{Ll}-]+/u.test(behind);

/** Behind a heading stands a colon, a bracket, a list, a new line, or a blank and a capital letter. */
function goesOnAsHeading(behind: string): boolean {
  const text = behind.trimStart();
  const blank = behind.slice(0, behind.length - text.length);
  return (
    blank.includes('\n') ||
    /^[:：(]/u.test(text) ||
    (blank !== '' && /^["“]?\p{Lu}|^\d{1,2}[.)]/u.test(text))
  );
}

/** Where a name stands as a heading: whole words, a capital letter, a digit or a bracket behind it. */
function places(text: string, name: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text.slice(0, at).at(-1) ?? ' ';
    const behind = text.slice(at + name.length);
    if (/[\p{L}\p{N}]/u.test(before) || !goesOnAsHeading(behind)) continue;
    found.push(at);
  }
  return found;
}

/** True for a text in which a short heading may stand: a sentence that begins with it and goes on with a capital letter. */
function suspects(words: HeadingWords, text: string): boolean {
  return words.names.some(
    ({ name, row }) =>
      row.item !== null &&
      !name.includes(' ') &&
      places(text, name).some((at) => endsSentence(text.slice(Math.max(0, at - 4), at))),
  );
}

const itemsOf = ({ rows }: Heading): readonly string[] => [
  ...new Set(rows.flatMap(({ item }) => item ?? [])),
];

/** True for a text that opens with the heading of another item than `own`. */
export function opensWithOther(words: HeadingWords, own: string, text: string): boolean {
  const start = text.slice(0, 200).trimStart();
  return words.names.some(({ name, row }) => {
    if (row.item === own || row.item === null || row.short === true) return false;
    if (headingKey(name) === '' || !start.startsWith(name)) return false;
    const behind = start.slice(name.length);
    return behind.trimStart() === '' || goesOnAsHeading(behind);
  });
}
