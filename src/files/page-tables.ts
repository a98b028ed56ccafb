// The tables of a saved web page as rows of cells, those inside others on their own. It knows the tags of tables and nothing
// else of a page: scripts, styles and comments are left out unread.

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

interface Table {
  readonly rows: string[][];
  cell: string | null;
}

/** Gives the rows of every table of a page, in the order in which they begin. */
export function pageTables(page: string): string[][][] {
  const all: Table[] = [];
  const open: Table[] = [];
  let at = 0;
  const text = (until: number): void => {
    const table = open.at(-1);
    if (table !== undefined && table.cell !== null) table.cell += page.slice(at, until);
  };
  while (at < page.length) {
    const start = page.indexOf('<', at);
    if (start < 0) break;
    text(start);
    if (page.startsWith('<!--', start)) {
      at = after(page, '-->', start);
      continue;
    }
    const end = after(page, '>', start);
    const tag = /^<(\/?)([a-z][a-z0-9]*)/iu.exec(page.slice(start, start + LONGEST_NAME));
    at = end;
    if (tag === null) continue;
    const name = (tag[2] ?? '').toLowerCase();
    const closes = tag[1] === '/';
    if (!closes && UNREAD.includes(name)) at = after(page, `</${name}`, end);
    else takeTag(name, closes, all, open);
  }
  for (const table of open) endCell(table);
  return all.map(({ rows }) => rows.filter((row) => row.some((cell) => cell !== '')));
}

function takeTag(name: string, closes: boolean, all: Table[], open: Table[]): void {
  const table = open.at(-1);
  if (name === 'table') {
    if (closes) {
      if (table !== undefined) endCell(table);
      open.pop();
    } else {
      const made: Table = { rows: [], cell: null };
      all.push(made);
      open.push(made);
    }
    return;
  }
  if (table === undefined) return;
  if (name === 'tr' || name === 'td' || name === 'th') {
    endCell(table);
    if (!closes && name === 'tr') table.rows.push([]);
    if (!closes && name !== 'tr') table.cell = '';
  } else if (BREAKS.has(name) && table.cell !== null) table.cell += '\n';
}

function endCell(table: Table): void {
  if (table.cell === null) return;
  if (table.rows.length === 0) table.rows.push([]);
  table.rows.at(-1)?.push(wordsOf(table.cell));
  table.cell = null;
}

/** Where something ends; the end of the page where it does not. */
function after(page: string, what: string, from: number): number {
  const found = page.indexOf(what, from);
  return found < 0 ? page.length : found + what.length;
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
