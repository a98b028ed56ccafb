// The tables of a saved web page as rows of cells, those inside others on their own. It knows the tags of tables and nothing
// else of a page: scripts, styles and comments are left out unread, and it ends where there is more than may be.
import type { WorkbookLimits } from './archive/workbook.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—' },
  ...{ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', hellip: '…', bull: '•', eacute: 'é' },
};
/** What stands inside these is no text of the page. */
const UNREAD = ['script', 'style', 'noscript', 'template', 'textarea', 'select'];
/** What begins a new line inside a cell. */
const BREAKS: ReadonlySet<string> = new Set(['br', 'p', 'div', 'li', 'tr']);
/** A name of a tag is no longer. */
const LONGEST_NAME = 20;
/** A page of the portal has some ten tables, with those that only place others. */
const MOST_TABLES = 300;
/** What a spreadsheet takes in a cell is less; what goes on is left out. */
const LONGEST_CELL = 100_000;

interface Table {
  readonly rows: string[][];
  cell: string | null;
}

/** What was read of a page, and what of it is more than may be; then it was not read to its end. */
export interface PageTables {
  /** The rows of every table, in the order in which they begin; empty rows are left out. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly tooMany: 'columns' | 'rows' | 'tables' | null;
}

/** Reads the tables of a page; the limit of rows is that of all of them together. */
export function pageTables(page: string, limits: WorkbookLimits): PageTables {
  const reader = new Reader(limits);
  let at = 0;
  while (at < page.length && reader.tooMany === null) {
    const start = page.indexOf('<', at);
    if (start < 0) break;
    reader.text(page.slice(at, start));
    if (page.startsWith('<!--', start)) {
      at = after(page, '-->', start);
      continue;
    }
    const end = tagEnd(page, start);
    const tag = /^<(\/?)([a-z][a-z0-9]*)/iu.exec(page.slice(start, start + LONGEST_NAME));
    at = end;
    if (tag === null) continue;
    const name = (tag[2] ?? '').toLowerCase();
    const closes = tag[1] === '/';
    if (!closes && UNREAD.includes(name)) at = afterEndTag(page, name, end);
    else reader.tag(name, closes);
  }
  return reader.end();
}

class Reader {
  tooMany: PageTables['tooMany'] = null;
  private readonly limits: WorkbookLimits;
  private readonly all: Table[] = [];
  private readonly open: Table[] = [];
  private rows = 0;

  constructor(limits: WorkbookLimits) {
    this.limits = limits;
  }

  text(text: string): void {
    const table = this.open.at(-1);
    if (table === undefined || table.cell === null || table.cell.length > LONGEST_CELL) return;
    table.cell += text;
  }

  tag(name: string, closes: boolean): void {
    if (name === 'table') return closes ? this.closeTable() : this.openTable();
    const table = this.open.at(-1);
    if (table === undefined) return;
    if (name === 'tr' || name === 'td' || name === 'th') {
      this.endCell(table);
      if (closes) return;
      if (name === 'tr') this.openRow(table);
      else table.cell = '';
    } else if (BREAKS.has(name)) this.text('\n');
  }

  end(): PageTables {
    for (const table of this.open) this.endCell(table);
    return { tables: this.all.map(({ rows }) => rows.filter(isFilled)), tooMany: this.tooMany };
  }

  private openTable(): void {
    const made: Table = { rows: [], cell: null };
    this.all.push(made);
    this.open.push(made);
    if (this.all.length > MOST_TABLES) this.tooMany = 'tables';
  }

  private closeTable(): void {
    const table = this.open.pop();
    if (table !== undefined) this.endCell(table);
  }

  private openRow(table: Table): void {
    // One that says nothing is none.
    if (!isFilled(table.rows.at(-1) ?? ['-'])) table.rows.pop();
    table.rows.push([]);
  }

  private endCell(table: Table): void {
    if (table.cell === null) return;
    if (table.rows.length === 0) this.openRow(table);
    const row = table.rows.at(-1);
    const first = row !== undefined && !isFilled(row);
    row?.push(wordsOf(table.cell));
    table.cell = null;
    if (first && isFilled(row)) this.rows += 1;
    if (this.rows > this.limits.rows) this.tooMany = 'rows';
    if (row !== undefined && row.length > this.limits.columns) this.tooMany = 'columns';
  }
}

const isFilled = (row: readonly string[]): boolean => row.some((cell) => cell !== '');

/** Where something ends; the end of the page where it does not. */
function after(page: string, what: string, from: number): number {
  const found = page.indexOf(what, from);
  return found < 0 ? page.length : found + what.length;
}

/** The end tag of each, in any case; a longer name is another tag. */
const endTags: ReadonlyMap<string, RegExp> = new Map(
  UNREAD.map((name) => [name, new RegExp(`</${name}(?=[\\s/>])`, 'giu')]),
);

/** Where what is left out unread ends, its end tag included. */
function afterEndTag(page: string, name: string, from: number): number {
  const shape = endTags.get(name);
  if (shape === undefined) return from;
  shape.lastIndex = from;
  const found = shape.exec(page);
  return found === null ? page.length : after(page, '>', found.index);
}

/** No value of an attribute that matters is longer; a quotation mark without its second is none. */
const LONGEST_VALUE = 4000;

/** Where a tag ends: a sign in a quoted value ends none. */
function tagEnd(page: string, start: number): number {
  const signs = /["'>]/gu;
  signs.lastIndex = start;
  for (let found = signs.exec(page); found !== null; found = signs.exec(page)) {
    const [sign] = found;
    if (sign === '>') return found.index + 1;
    const rest = page.slice(found.index + 1, found.index + 1 + LONGEST_VALUE);
    const second = rest.indexOf(sign);
    // Only a value begins with one: behind an equals sign.
    const before = page.slice(Math.max(start, found.index - 10), found.index).trimEnd();
    if (second >= 0 && before.endsWith('=')) signs.lastIndex = found.index + 1 + second + 1;
  }
  return page.length;
}

/** The words of a cell: blanks of the source are one, breaks of the page stay. */
const wordsOf = (source: string): string =>
  source
    .replaceAll(/[ \t\r\f]+/gu, ' ')
    .replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,10}));/giu, entity)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
    .trim();

function entity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}
