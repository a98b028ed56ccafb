// Divides a document into what stands under each heading: rows of tables, lines with a label, headings with their text.
// It reads no value and knows no item; what the headings mean is for heading-words.ts.
import type { Block, DocumentText } from './document-text.ts';
import {
  findHeading,
  type Heading,
  type HeadingWords,
  headingKey,
  labelLine,
  looksLikeHeading,
  numberOf,
} from './heading-words.ts';

/** What stands under a heading. */
export interface Section {
  readonly heading: Heading;
  readonly how: 'cell' | 'label' | 'heading';
  readonly page: number | null;
  readonly lines: string[];
  /** Its end is not sure. */
  loose: boolean;
}

/** A row of a table of indicators. */
export interface IndicatorRow {
  readonly number: number | null;
  readonly name: string;
  readonly text: string;
  readonly page: number | null;
}

/** A document in pieces. */
export interface Sections {
  readonly sections: readonly Section[];
  readonly indicators: readonly IndicatorRow[];
}

/** Divides a document. */
export function sectionsOf(words: HeadingWords, text: DocumentText): Sections {
  const flow = new Flow(words);
  const indicators: IndicatorRow[] = [];
  for (const block of withPrintedTables(words, text.blocks)) {
    if (block.kind === 'table') {
      const table = indicatorTable(words, block);
      if (table !== null) {
        flow.close();
        indicators.push(...table);
      } else flow.table(block.rows, block.page);
    } else
      for (const line of block.text.split('\n'))
        flow.line(line, block.page, block.kind === 'heading' ? block.level : null);
  }
  return { sections: flow.sections, indicators };
}

/** Divides the text of the container into the sections of its parts; what stands before the first has no heading. */
export function linesInside(
  words: HeadingWords,
  lines: readonly string[],
  page: number | null,
): Sections['sections'] {
  const flow = new Flow(words, true);
  for (const line of lines) flow.line(line, page, null);
  return flow.sections;
}

/** Makes a table of printed lines in cells that follow the head of a table of indicators. */
function withPrintedTables(words: HeadingWords, blocks: readonly Block[]): readonly Block[] {
  const made: Block[] = [];
  let table: { rows: string[][]; page: number | null } | null = null;
  const close = (): void => {
    if (table !== null) made.push({ kind: 'table', ...table });
    table = null;
  };
  for (const block of blocks) {
    const cells =
      block.kind === 'line' && block.text.includes('\t') ? block.text.split('\t') : null;
    if (table !== null && cells !== null) table.rows.push(cells);
    else if (
      cells !== null &&
      indicatorTable(words, { kind: 'table', rows: [cells], page: null }) !== null
    )
      table = { rows: [cells], page: block.page };
    else if (table === null || block.kind !== 'line' || block.text.trim() !== '') {
      close();
      made.push(block);
    }
  }
  close();
  return made;
}

function indicatorTable(
  words: HeadingWords,
  { rows, page }: Extract<Block, { kind: 'table' }>,
): readonly IndicatorRow[] | null {
  const { number, name, text } = words.headings.indicatorTable;
  const is = (cell: string, names: readonly string[]): boolean =>
    names.some((one) => headingKey(one) === headingKey(cell));
  for (const [at, row] of rows.slice(0, 3).entries()) {
    const named = row.findIndex((cell) => is(cell, name));
    const told = row.findIndex((cell, column) => column !== named && is(cell, text));
    if (named < 0 || told < 0) continue;
    const numbered = row.findIndex((cell) => is(cell, number));
    return rows.slice(at + 1).map((cells) => ({
      number: numbered < 0 ? null : numberIn(cells[numbered] ?? ''),
      name: (cells[named] ?? '').trim(),
      text: (cells[told] ?? '').trim(),
      page,
    }));
  }
  return null;
}

function numberIn(cell: string): number | null {
  const found = /^(\d{1,2})[.)]?$/u.exec(cell.trim())?.[1];
  return found === undefined ? null : Number(found);
}

/** Numbers of chapters: they end whatever stands in the chapter before. */
const higher: ReadonlySet<string> = new Set(['bab', '1.1']);

/** Takes lines one after the other; what is open is the section that the next line belongs to. */
class Flow {
  readonly sections: Section[] = [];
  private readonly words: HeadingWords;
  private readonly inside: boolean;
  private open: {
    section: Section | null;
    number: ReturnType<typeof numberOf>;
    level: number | null;
    list: number;
  } | null = null;

  constructor(words: HeadingWords, inside = false) {
    this.words = words;
    this.inside = inside;
  }

  close(): void {
    this.open = null;
  }

  line(line: string, page: number | null, level: number | null): void {
    const text = line.trimEnd();
    if (text.trim() === '') {
      if (this.open?.section?.lines.length) this.open.section.lines.push('');
      return;
    }
    if (text.includes('\t') && this.cells(text.split('\t'), page)) return;
    const labelled = labelLine(this.words, text, this.inside);
    if (labelled !== null && !this.isProse(labelled.heading, labelled.rest)) {
      this.begin(labelled.heading, 'label', page, { line: text, level });
      if (labelled.rest !== '') this.open?.section?.lines.push(labelled.rest);
      return;
    }
    if (this.isOtherLabel(text)) return this.close();
    const heading =
      looksLikeHeading(text) || level !== null ? findHeading(this.words, text, this.inside) : null;
    if (heading !== null) return this.begin(heading, 'heading', page, { line: text, level });
    if (this.endsSection(text, level)) return this.close();
    if (this.isSigned(text)) {
      if (this.open?.section) this.open.section.loose = true;
      return this.close();
    }
    this.note(text);
  }

  table(rows: readonly (readonly string[])[], page: number | null): void {
    // A table with running text in one column is a frame around it.
    const columns = this.headOfColumns(rows);
    if (columns !== null) {
      this.close();
      // Several rows tell several innovations, and none of them is meant.
      const [values, ...more] = rows
        .slice(columns + 1)
        .filter((row) => row.some((one) => one.trim() !== ''));
      if (values === undefined || more.length > 0) return;
      for (const [at, cell] of (rows[columns] ?? []).entries()) {
        const heading = findHeading(this.words, cell, this.inside);
        if (heading !== null) this.push(heading, 'cell', page, (values[at] ?? '').split('\n'));
      }
      return;
    }
    const framed = rows.every((row) => row.filter((cell) => cell.trim() !== '').length <= 1);
    let last: Section | null = null;
    for (const [at, row] of rows.entries()) {
      if (framed) {
        for (const line of row.join('\n').split('\n')) this.line(line, page, null);
        continue;
      }
      const found: readonly Section[] = this.row(row, rows[at + 1], page);
      if (found.length > 0) last = found.at(-1) ?? null;
      else if (last !== null && (row[0] ?? '').trim() === '')
        last.lines.push(
          ...row
            .join('\n')
            .split('\n')
            .filter((cell) => cell.trim() !== ''),
        );
      else last = null;
    }
    if (!framed) this.close();
  }

  /** The row that holds nothing but headings, with values below them; null where there is none. */
  private headOfColumns(rows: readonly (readonly string[])[]): number | null {
    const isHead = (row: readonly string[]): boolean => {
      const cells = row.filter((cell) => cell.trim() !== '');
      // A label without an answer beside it is no head of a column.
      if (cells.length < row.length) return false;
      const known = cells.filter((cell) => findHeading(this.words, cell, this.inside) !== null);
      const { number } = this.words.headings.indicatorTable;
      const others = cells.filter((cell) =>
        number.some((one) => headingKey(one) === headingKey(cell)),
      );
      return known.length >= 2 && known.length + others.length === cells.length;
    };
    const at = rows.slice(0, 2).findIndex(isHead);
    return at < 0 || rows.slice(at + 1).some(isHead) ? null : at;
  }

  /** Takes a row of cells: behind a known label stands its value. */
  private row(
    row: readonly string[],
    next: readonly string[] | undefined,
    page: number | null,
  ): readonly Section[] {
    const found: Section[] = [];
    let labels = 0;
    for (let at = 0; at < row.length; at += 1) {
      const cell = row[at] ?? '';
      if (found.length === 0 && labels > 2) break;
      if (
        cell.trim() === '' ||
        /^\s*(?:[:：]|\d{1,2}(?:\.\d{1,2})?[.)]?|[a-z][.)])\s*$/iu.test(cell)
      )
        continue;
      labels += 1;
      const heading =
        findHeading(this.words, cell.replaceAll('\n', ' '), this.inside) ??
        this.wrapped(cell, next?.[at]);
      if (heading === null) {
        const labelled = labelLine(this.words, cell.split('\n')[0] ?? '');
        if (labelled === null) continue;
        const [, ...rest] = cell.split('\n');
        found.push(this.push(labelled.heading, 'cell', page, [labelled.rest, ...rest]));
        continue;
      }
      const value = this.valueOf(row, at);
      if (value < 0) found.push(this.push(heading, 'cell', page, []));
      else {
        found.push(
          this.push(
            heading,
            'cell',
            page,
            (row[value] ?? '').replace(/^\s*[:：]\s*/u, '').split('\n'),
          ),
        );
        at = value;
      }
    }
    return found;
  }

  /** The cell with the value of a label: the next one that is not empty, unless that is a label itself. -1: there is none. */
  private valueOf(row: readonly string[], label: number): number {
    const next = row.findIndex((cell, at) => at > label && !/^[:：]?$/u.test(cell.trim()));
    const isNext =
      next === label + 1 || (next === label + 2 && (row[label + 1] ?? '').trim() !== '');
    return next >= 0 && !isNext && findHeading(this.words, row[next] ?? '', this.inside) !== null
      ? -1
      : next;
  }

  /** A label whose end stands in the cell below. */
  private wrapped(cell: string, below: string | undefined): Heading | null {
    return below === undefined || below.trim() === '' || headingKey(cell).split(' ').length < 2
      ? null
      : findHeading(this.words, `${cell} ${below}`, this.inside);
  }

  /** A printed line in cells: false where it is no row with a label and none that goes on from one. */
  private cells(cells: readonly string[], page: number | null): boolean {
    const [first = ''] = cells;
    if (first.trim() === '' && this.open?.section?.how === 'cell') {
      this.open.section.lines.push(cells.join(' ').trim());
      return true;
    }
    const found = this.row(cells, undefined, page).at(-1);
    if (found === undefined) return false;
    this.open = { section: found, number: null, level: null, list: 0 };
    return true;
  }

  private begin(
    heading: Heading,
    how: Section['how'],
    page: number | null,
    { line, level }: { readonly line: string; readonly level: number | null },
  ): void {
    const nothing = !heading.container && heading.rows.every(({ item }) => item === null);
    const section = nothing ? null : this.push(heading, how, page, []);
    this.open = { section, number: numberOf(line), level, list: 0 };
  }

  private push(
    heading: Heading,
    how: Section['how'],
    page: number | null,
    lines: readonly string[],
  ): Section {
    const section: Section = { heading, how, page, lines: [...lines], loose: false };
    if (heading.container || heading.rows.some(({ item }) => item !== null))
      this.sections.push(section);
    return section;
  }

  private note(text: string): void {
    const number = numberOf(text);
    if (this.open !== null && number?.style === '1') this.open.list = number.no;
    this.open?.section?.lines.push(text.replaceAll('\t', ' '));
  }

  /** "Sasaran: ibu hamil" inside a chapter is a sentence of it; both sides of what could be either are looked at. */
  private isProse({ rows, container }: Heading, rest: string): boolean {
    const section = this.open?.section ?? null;
    if (container || section === null || section.how === 'label' || rest === '') return false;
    if (!rows.every(({ short }) => short === true)) return false;
    section.loose = true;
    return rows.every(({ item }) => item === null);
  }

  /** Behind a label with its answer, a line with an unknown label is another one, or goes on: the end is not sure. */
  private isOtherLabel(text: string): boolean {
    const section = this.open?.section;
    if (section?.how !== 'label' || section.lines.length === 0) return false;
    const [label = '', ...rest] = text.split(':');
    if (rest.length === 0 || !/^\p{Lu}[\p{L} /]{2,40}$/u.test(label.trim())) return false;
    section.loose = true;
    return true;
  }

  /** An unknown heading ends what stands before it: of the same kind or above it, never the next entry of a list. */
  private endsSection(text: string, level: number | null): boolean {
    const { open } = this;
    if (open === null || this.inside) return false;
    if (level !== null) return open.level === null || level <= open.level;
    if (open.level !== null || !looksLikeHeading(text)) return false;
    const number = numberOf(text);
    if (number === null) return isCapital(text) && text.trim().length > 3;
    if (open.number === null || number.style !== open.number.style)
      return higher.has(number.style) && number.style !== open.number?.style;
    const isNextOfList = number.style === '1' && number.no === open.list + 1;
    return number.no === open.number.no + 1 && !isNextOfList;
  }

  private isSigned(text: string): boolean {
    const line = text.trim().toLowerCase();
    return (
      this.open !== null &&
      !this.inside &&
      (this.words.headings.signatures.some(
        (word) =>
          line.startsWith(word) &&
          !/^\p{L}/u.test(line.slice(word.length)) &&
          line.split(/\s+/u).length <= 6,
      ) ||
        /^\p{Lu}[\p{L} ]{2,30}, ?(?:tanggal )?(?:\d{1,2}|\.{2,9}|…)? ?\p{L}{3,12} 20\d\d$/u.test(
          text.trim(),
        ))
    );
  }
}

const isCapital = (text: string): boolean =>
  /\p{Lu}/u.test(text) && text === text.toUpperCase() && text.split(/\s+/u).length <= 6;
