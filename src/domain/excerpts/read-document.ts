// Reads an old document: what it tells about the items of a form, each value with its heading, its page and its doubts.
// By rule alone; nothing is guessed, and what is not sure is marked. It stores nothing.
import type { Day } from '../days.ts';
import type { HeadingRow, Headings } from '../edition/headings.ts';
import type { Form } from '../edition/journey.ts';
import { wordCount } from '../language/index.ts';
import type { Block, DocumentText } from './document-text.ts';
import type { DocumentReading, Excerpt, ExcerptDoubt } from './excerpt.ts';
import { readOwnForm } from './own-form.ts';
import { type Heading, type HeadingWords, headingKey, headingWords } from './heading-words.ts';
import { cutRunningText, opensWithOther } from './running-text.ts';
import { type IndicatorRow, linesInside, type Section, sectionsOf } from './sections.ts';
import { choiceIn, isPlaceholder, readField, readIndicator } from './values.ts';

/** What reading needs to know. */
interface Reader {
  readonly form: Form;
  readonly words: HeadingWords;
  readonly headings: Headings;
  readonly today: Day;
}

/** A document that tells fewer items is not known to be about one innovation. */
const TELLS_ENOUGH = 3;

/** Reads a document. Several values of one item stand there as often as they differ. */
export function readDocument(
  text: DocumentText,
  form: Form,
  headings: Headings,
  today: Day,
): DocumentReading {
  const own = readOwnForm(text, form, today);
  if (own !== null) return own;
  const reader: Reader = { form, words: headingWords(form, headings), headings, today };
  const { sections, indicators } = sectionsOf(reader.words, beginning(text));
  let whole = 0;
  const found: Excerpt[] = [];
  for (const section of sections) {
    if (!section.heading.container) found.push(...readSection(reader, section));
    else {
      const inner = cutContainer(reader, section);
      found.push(...inner.excerpts);
      whole += inner.whole;
    }
  }
  for (const row of indicators) found.push(...readRow(reader, row, indicators));
  const excerpts = distinct(joinParts(reader, found));
  const items = new Set(excerpts.map(({ item }) => item));
  const { nameItem } = form.definition;
  const alone = items.size < TELLS_ENOUGH && !items.has(nameItem);
  const mixed = excerpts.filter(({ item }) => item === nameItem).length > 1;
  const doubts: readonly ExcerptDoubt[] = [
    ...(alone ? (['alone'] as const) : []),
    ...(mixed ? (['mixed'] as const) : []),
  ];
  return {
    excerpts:
      doubts.length === 0
        ? excerpts
        : excerpts.map((one) => ({ ...one, doubts: [...one.doubts, ...doubts] })),
    pages: text.pages,
    words: text.blocks.reduce((sum, block) => sum + wordsOf(block), 0),
    whole,
  };
}

/** What tells an innovation stands in the first hundred pages; reading more would keep everybody waiting. Characters. */
const MOST_READ = 400_000;

function beginning(text: DocumentText): DocumentText {
  let left = MOST_READ;
  const blocks = text.blocks.filter((block) => {
    left -= block.kind === 'table' ? block.rows.flat().join('').length : block.text.length + 1;
    return left > 0;
  });
  return { ...text, blocks };
}

const wordsOf = (block: Block): number =>
  block.kind === 'table'
    ? block.rows.flat().reduce((sum, cell) => sum + wordCount(cell), 0)
    : wordCount(block.text);

const textOf = (lines: readonly string[]): string =>
  lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();

/** Reads what stands under one heading. */
function readSection(reader: Reader, section: Section): readonly Excerpt[] {
  const { heading, how, page, lines, loose } = section;
  const all = textOf(lines);
  const row = rowFor(reader, heading, all);
  const item = row?.item === null || row === null ? undefined : reader.form.byId.get(row.item);
  if (row === null || item === undefined) return [];
  const long = item.kind === 'indicator' || item.value.type === 'longtext';
  // Of short answers under a heading line the first line is meant; behind a label it is the label's own line.
  const text = long || how === 'cell' ? all : (lines.find((line) => line.trim() !== '') ?? '');
  const read =
    item.kind === 'indicator'
      ? readIndicator(item, reader.headings, text)
      : readField(item, reader.headings, text, reader.today);
  if (read === null) return [];
  const doubts = new Set<ExcerptDoubt>(read.doubts);
  if (row.doubtful === true) doubts.add('heading');
  if (loose && long) doubts.add('end');
  if (item.id === reader.form.definition.nameItem && /[?]$/u.test(text.trim())) doubts.add('value');
  if (
    row.under === 'words' &&
    reader.words.rows
      .get(headingKey(heading.text))
      ?.some(
        (other) =>
          other.under === 'choice' &&
          choiceIn(reader.form.byId.get(other.item ?? ''), all) === 'maybe',
      )
  )
    doubts.add('heading');
  if (long && isMisplaced(reader, item.id, text)) doubts.add('misplaced');
  return [{ item: item.id, value: read.value, heading: heading.text, page, doubts: [...doubts] }];
}

/** The meaning of a heading, by what stands under it; null where none fits. */
function rowFor({ form }: Reader, { rows }: Heading, text: string): HeadingRow | null {
  return (
    rows.find((row) => {
      if (row.under === undefined) return true;
      const item = rows.find(({ under }) => under === 'choice')?.item ?? row.item;
      const sure = choiceIn(form.byId.get(item ?? ''), text) === 'sure';
      return sure === (row.under === 'choice');
    }) ?? null
  );
}

function isMisplaced({ words, headings }: Reader, item: string, text: string): boolean {
  if (opensWithOther(words, item, text)) return true;
  const sentence = (/^[^.!?\n]*/u.exec(text.trim())?.[0] ?? '').toLowerCase();
  return headings.misplaced.some(
    (rule) => rule.item === item && rule.words.some((word) => sentence.includes(word)),
  );
}

/** Cuts the text that holds several items into its parts: by lines that are headings, then inside running text. */
function cutContainer(
  reader: Reader,
  section: Section,
): { readonly excerpts: readonly Excerpt[]; readonly whole: number } {
  const { form, words, headings } = reader;
  const group = form.definition.groups.find(({ id }) => id === headings.container?.group);
  const parts = new Set(group?.parts ?? []);
  const text = textOf(section.lines);
  if (parts.size === 0 || isPlaceholder(headings, text)) return { excerpts: [], whole: 0 };
  const byLines = linesInside(words, section.lines, section.page);
  const before = byLines.length === 0 ? text : textOf(linesBefore(words, section.lines));
  const pieces: Section[] = [];
  let whole = 0;
  const cut = (heading: Heading | null, running: string, loose: boolean): void => {
    const found = cutRunningText(words, parts, running);
    for (const piece of found) {
      const own = piece.heading ?? heading;
      if (own === null) {
        whole += wordCount(piece.text);
        continue;
      }
      pieces.push({
        heading: own,
        how: 'cell',
        page: section.page,
        lines: piece.text.split('\n'),
        loose: loose || piece.doubtful || (byLines.length > 0 && found.length > 1),
      });
    }
  };
  if (before !== '') cut(null, before, false);
  for (const one of byLines)
    cut(
      one.heading.rows.length === 0 ? null : one.heading,
      textOf(one.lines),
      one.loose || section.loose,
    );
  const excerpts = pieces.flatMap((piece) =>
    readSection(reader, { ...piece, loose: false }).map((one) =>
      piece.loose ? { ...one, doubts: [...new Set([...one.doubts, 'cut' as const])] } : one,
    ),
  );
  return { excerpts, whole };
}

/** The lines before the first one that is a heading. */
function linesBefore(words: HeadingWords, lines: readonly string[]): readonly string[] {
  const at = lines.findIndex(
    (_, end) => linesInside(words, lines.slice(0, end + 1), null).length > 0,
  );
  return at < 0 ? lines : lines.slice(0, at);
}

/** Reads a row of a table of indicators: by its name, else by its number in this edition. */
function readRow(
  { form, words, headings }: Reader,
  { name, number, text, page }: IndicatorRow,
  all: readonly IndicatorRow[],
): readonly Excerpt[] {
  const rows = words.rows.get(headingKey(name)) ?? [];
  const named = rows.find(({ item }) => form.byId.get(item ?? '')?.kind === 'indicator');
  // Numbers are those of another list where any name of the table is.
  const numbered =
    named === undefined && name.trim() === '' ? byNumber(form, number, all) : undefined;
  const item = named === undefined ? numbered : form.byId.get(named.item ?? '');
  if (item?.kind !== 'indicator') return [];
  const read = readIndicator(item, headings, text);
  if (read === null) return [];
  const doubts: ExcerptDoubt[] =
    named?.doubtful === true || numbered !== undefined ? ['heading'] : [];
  return [{ item: item.id, value: read.value, heading: name.trim(), page, doubts }];
}

function byNumber(form: Form, number: number | null, all: readonly IndicatorRow[]) {
  const items = form.items.flatMap((item) => (item.kind === 'indicator' ? [item] : []));
  const national = all.every((row) => row.number === null || row.number > items.length - 5);
  return items.find((item) => (national ? item.nationalNo : item.no) === number);
}

/** Joins the texts of an item that is told under several headings, in their order. */
function joinParts({ words }: Reader, found: readonly Excerpt[]): readonly Excerpt[] {
  const isPart = ({ heading, item }: Excerpt): boolean =>
    heading
      .split(', ')
      .every((one) =>
        (words.rows.get(headingKey(one)) ?? []).some(
          (row) => row.part === true && row.item === item,
        ),
      );
  const joined: Excerpt[] = [];
  for (const one of found) {
    const at = isPart(one)
      ? joined.findIndex(
          (other) => other.item === one.item && isPart(other) && other.heading !== one.heading,
        )
      : -1;
    const other = joined[at];
    if (other === undefined || other.value.type !== 'text' || one.value.type !== 'text') {
      joined.push(one);
      continue;
    }
    const withHead = ({ heading, value }: Excerpt): string =>
      value.type === 'text' ? `${heading}: ${value.text}` : '';
    const before = other.heading.includes(', ') ? other.value.text : withHead(other);
    joined[at] = {
      ...other,
      heading: `${other.heading}, ${one.heading}`,
      value: { type: 'text', text: `${before}\n${withHead(one)}` },
      doubts: [...new Set([...other.doubts, ...one.doubts])],
    };
  }
  return joined;
}

/** Leaves out what stands there twice with the same words. */
function distinct(found: readonly Excerpt[]): readonly Excerpt[] {
  return found.filter(
    (one, at) =>
      !found
        .slice(0, at)
        .some(
          (other) =>
            other.item === one.item && JSON.stringify(other.value) === JSON.stringify(one.value),
        ),
  );
}
