// Reads the cells of a workbook (XLSX) as they are written, by its own pass over the parts: a formula, a hidden sheet or a
// macro is found where it stands and refused, so that nothing is taken over that nobody saw. It never calculates anything.
import { type ByteSource } from '../bytes.ts';
import { isActivePart } from './active-parts.ts';
import { unpack } from './unpack.ts';
import { readXml, UnreadableXml } from './xml.ts';
import { listArchive, type ZipEntry } from './zip.ts';

/** A sheet with the texts of its cells; row 1 of the sheet is the first one. */
interface SheetCells {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** Why a workbook, or a place in it, cannot be read. */
type WorkbookProblemCode =
  | 'not_a_workbook'
  | 'old_workbook'
  | 'encrypted'
  | 'damaged'
  | 'too_big'
  | 'macro'
  | 'hidden_sheet'
  | 'hidden_row'
  | 'hidden_column'
  | 'formula'
  | 'error_value'
  | 'old_dates'
  | 'too_many_rows'
  | 'too_many_columns';

/** A problem with its place; sheet and cell are null where the file is meant. */
export interface WorkbookProblem {
  readonly code: WorkbookProblemCode;
  readonly sheet: string | null;
  readonly cell: string | null;
}

/** What was read; with any problem there are no sheets. */
export type WorkbookCells =
  | { readonly ok: true; readonly sheets: readonly SheetCells[] }
  | { readonly ok: false; readonly problems: readonly WorkbookProblem[] };

/** How much a workbook may hold: rows and columns that say something, in one sheet. */
export interface WorkbookLimits {
  readonly rows: number;
  readonly columns: number;
}

/** Honest editions have some hundred rows; a sheet may hold notes beside. */
export const editionLimits: WorkbookLimits = { rows: 2000, columns: 100 };

const MAX_ENTRIES = 500;
const MAX_BYTES = 64 * 1024 * 1024;
/** Of each kind of problem in a sheet so many are named; a sheet of formulas needs no list of all. */
const MOST_OF_A_KIND = 5;

const failed = (code: WorkbookProblemCode): WorkbookCells => ({
  ok: false,
  problems: [{ code, sheet: null, cell: null }],
});

/** Reads all sheets of a workbook. */
export async function readWorkbookCells(
  source: ByteSource,
  limits: WorkbookLimits,
): Promise<WorkbookCells> {
  const head = await source.read(0, 8);
  if (head.toString('hex') === 'd0cf11e0a1b11ae1') {
    const bytes = await source.read(0, Math.min(source.size, MAX_BYTES));
    return failed(
      bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'old_workbook',
    );
  }
  if (head.toString('latin1', 0, 4) !== 'PK\u0003\u0004') return failed('not_a_workbook');
  const budget = { entries: MAX_ENTRIES, bytes: MAX_BYTES };
  const listed = await listArchive(source, budget);
  if (!listed.ok)
    return failed(
      listed.problem === 'ENCRYPTED_FILE'
        ? 'encrypted'
        : listed.problem === 'ARCHIVE_UNSAFE'
          ? 'too_big'
          : 'damaged',
    );
  const entries = new Map(listed.value.map((entry) => [entry.name.toLowerCase(), entry]));
  if (entries.has('xl/workbook.bin')) return failed('old_workbook');
  if ([...entries.keys()].some((name) => isActivePart(name))) return failed('macro');
  const part = async (name: string): Promise<string> => {
    const entry = entries.get(name.toLowerCase());
    return entry === undefined ? '' : textOf(source, entry, budget);
  };
  try {
    return await readParts(part, limits);
  } catch (error) {
    if (error instanceof UnreadableXml || error instanceof Damaged) return failed('damaged');
    throw error;
  }
}

/** A part that is not whole, or declares entities, which office programs never do. */
class Damaged extends Error {}

async function textOf(
  source: ByteSource,
  entry: ZipEntry,
  budget: { entries: number; bytes: number },
): Promise<string> {
  const kept: Buffer[] = [];
  const problem = await unpack(source, entry, budget, (piece) => kept.push(piece));
  const xml = Buffer.concat(kept).toString('utf8');
  if (problem !== undefined || /<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw new Damaged(entry.name);
  return xml;
}

async function readParts(
  part: (name: string) => Promise<string>,
  limits: WorkbookLimits,
): Promise<WorkbookCells> {
  if (/macroEnabled|vbaProject/i.test(await part('[Content_Types].xml'))) return failed('macro');
  const [main] = (await relations(part, '')).filter(({ type }) => type.endsWith('/officeDocument'));
  const listed = main === undefined ? '' : await part(main.target);
  if (main === undefined || listed === '') return failed('not_a_workbook');
  const { sheets, oldDates } = readList(listed);
  if (sheets.length === 0) return failed('not_a_workbook');
  if (oldDates) return failed('old_dates');
  const targets = await relations(part, main.target);
  const strings = targets.find(({ type }) => type.endsWith('/sharedStrings'));
  const shared = strings === undefined ? [] : sharedTexts(await part(strings.target));
  const problems: WorkbookProblem[] = [];
  const read: SheetCells[] = [];
  for (const { name, hidden, relation } of sheets) {
    const target = targets.find(({ id }) => id === relation);
    if (hidden) problems.push({ code: 'hidden_sheet', sheet: name, cell: null });
    else if (target === undefined || !target.type.endsWith('/worksheet'))
      problems.push({ code: 'macro', sheet: name, cell: null });
    else {
      const sheet = readSheet(await part(target.target), shared, limits);
      problems.push(...sheet.problems.map((problem) => ({ ...problem, sheet: name })));
      read.push({ name, rows: sheet.rows });
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, sheets: read };
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** What a part points to, with whole names; the archive itself for an empty name. */
async function relations(
  part: (name: string) => Promise<string>,
  of: string,
): Promise<readonly Relation[]> {
  const folder = of.slice(0, of.lastIndexOf('/') + 1);
  const xml = await part(`${folder}_rels/${of.slice(folder.length)}.rels`);
  const found: Relation[] = [];
  readXml(
    { xml, cut: false },
    {
      element({ name, attribute }) {
        if (name !== 'Relationship' || attribute('TargetMode') === 'External') return;
        const target = attribute('Target');
        const whole = new URL(target, `file:///${folder}`).pathname.slice(1);
        found.push({ id: attribute('Id'), type: attribute('Type'), target: whole });
      },
    },
  );
  return found;
}

function readList(xml: string): {
  readonly sheets: readonly {
    readonly name: string;
    readonly hidden: boolean;
    readonly relation: string;
  }[];
  readonly oldDates: boolean;
} {
  const sheets: { name: string; hidden: boolean; relation: string }[] = [];
  let oldDates = false;
  readXml(
    { xml, cut: false },
    {
      element({ name, attribute, prefixed }) {
        if (name === 'workbookPr') oldDates = ['1', 'true'].includes(attribute('date1904'));
        if (name !== 'sheet') return;
        const state = attribute('state');
        sheets.push({
          name: attribute('name'),
          hidden: state !== '' && state !== 'visible',
          relation: prefixed('id')[0] ?? '',
        });
      },
    },
  );
  return { sheets, oldDates };
}

/** Characters that XML cannot hold are written `_x000D_` in workbooks. */
const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9a-f]{4})_/gi, (_, hex: string) =>
        String.fromCodePoint(Number.parseInt(hex, 16)),
      )
    : text;

function sharedTexts(xml: string): readonly string[] {
  const texts: string[] = [];
  readXml(
    { xml, cut: false },
    {
      element({ name }) {
        if (name === 'si') texts.push('');
      },
      text(text, parent) {
        if (parent === 't' && texts.length > 0) texts[texts.length - 1] += text;
      },
    },
  );
  return texts.map(unescaped);
}

type Place = Omit<WorkbookProblem, 'sheet'>;

/** A sheet under construction. */
class SheetReading {
  readonly rows: string[][] = [];
  readonly problems: Place[] = [];
  private row = -1;
  private column = -1;
  private hiddenRow = false;
  private type = '';
  private value = '';
  private text = '';
  private readonly hiddenColumns: (readonly [number, number])[] = [];
  private filled = 0;
  private readonly shared: readonly string[];
  private readonly limits: WorkbookLimits;

  constructor(shared: readonly string[], limits: WorkbookLimits) {
    this.shared = shared;
    this.limits = limits;
  }

  element(name: string, attribute: (name: string) => string): void {
    if (name === 'col' && isTrue(attribute('hidden')))
      this.hiddenColumns.push([Number(attribute('min')), Number(attribute('max'))]);
    if (name === 'row') {
      this.endCell();
      this.row = Number(attribute('r') || this.row + 2) - 1;
      this.column = -1;
      this.hiddenRow = isTrue(attribute('hidden'));
    } else if (name === 'c') {
      this.endCell();
      const at = columnOf(attribute('r'));
      this.column = at ?? this.column + 1;
      this.type = attribute('t');
    } else if (name === 'f') this.note('formula', this.cell());
  }

  textIn(text: string, parent: string): void {
    if (parent === 'v') this.value += text;
    if (parent === 't') this.text += text;
  }

  end(): void {
    this.endCell();
    if (this.filled > this.limits.rows)
      this.problems.push({ code: 'too_many_rows', cell: `A${this.limits.rows + 1}` });
  }

  private endCell(): void {
    const said =
      this.type === 's'
        ? (this.shared[this.value === '' ? -1 : Number(this.value)] ?? '')
        : unescaped(this.value || this.text);
    const says = this.type === 'b' ? (said === '1' ? 'TRUE' : 'FALSE') : said;
    const isError = this.type === 'e';
    this.value = '';
    this.text = '';
    this.type = '';
    if (said.trim() === '' || this.row < 0 || this.column < 0) return;
    if (isError) this.note('error_value', this.cell());
    if (this.hiddenRow) this.note('hidden_row', this.cell());
    if (this.hiddenColumns.some(([from, to]) => this.column + 1 >= from && this.column + 1 <= to))
      this.note('hidden_column', this.cell());
    if (this.column >= this.limits.columns) return this.note('too_many_columns', this.cell());
    if (this.rows[this.row] === undefined) this.filled += 1;
    // What lies beyond is counted, not kept.
    if (this.filled > this.limits.rows || this.row >= 4 * this.limits.rows) {
      if (this.filled <= this.limits.rows) this.note('too_many_rows', this.cell());
      return;
    }
    const row = (this.rows[this.row] ??= []);
    row[this.column] = says;
  }

  private cell(): string {
    let letters = '';
    for (let rest = this.column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
      letters = String.fromCodePoint(65 + ((rest - 1) % 26)) + letters;
    return `${letters}${this.row + 1}`;
  }

  private note(code: WorkbookProblemCode, cell: string): void {
    const same = this.problems.filter((problem) => problem.code === code);
    if (same.length < MOST_OF_A_KIND && same.at(-1)?.cell !== cell)
      this.problems.push({ code, cell });
  }
}

const isTrue = (text: string): boolean => text === '1' || text === 'true';

function readSheet(
  xml: string,
  shared: readonly string[],
  limits: WorkbookLimits,
): { readonly rows: readonly (readonly string[])[]; readonly problems: readonly Place[] } {
  const reading = new SheetReading(shared, limits);
  readXml(
    { xml, cut: false },
    {
      element: ({ name, attribute }) => reading.element(name, attribute),
      text: (text, parent) => reading.textIn(text, parent),
    },
  );
  reading.end();
  return {
    rows: Array.from(reading.rows, (row) => Array.from(row ?? [], (cell) => cell ?? '')),
    problems: reading.problems,
  };
}

/** The column of a reference such as `AB12`, from 0; undefined where there is none. */
function columnOf(reference: string): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/i.exec(reference)?.[1];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
