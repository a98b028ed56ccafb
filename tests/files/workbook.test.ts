// Workbooks read cell by cell: what was written comes back, and what nobody can see or follow is refused with its place.
import { describe, expect, it } from 'vitest';
import { bareWorkbook } from '../../src/documents/spreadsheet.ts';
import { editions } from '../../src/domain/edition/editions/index.ts';
import { readWorkbook } from '../../src/domain/edition/workbook/read.ts';
import { writeWorkbook } from '../../src/domain/edition/workbook/write.ts';
import { readWorkbookCells } from '../../src/files/archive/workbook.ts';
import { inMemory } from '../../src/files/bytes.ts';
import { type Entry, zip } from './support/zip.ts';

const limits = { rows: 50, columns: 10 };
const read = (bytes: Uint8Array, most = limits) =>
  readWorkbookCells(inMemory(Buffer.from(bytes)), most);

async function problems(bytes: Uint8Array): Promise<string[]> {
  const found = await read(bytes);
  return found.ok
    ? []
    : found.problems.map(({ code, sheet, cell }) => [code, sheet, cell].filter(Boolean).join(' '));
}

interface Parts {
  readonly rows?: string;
  readonly sheets?: string;
  readonly before?: string;
  readonly properties?: string;
  readonly more?: readonly Entry[];
}

/** A workbook as office programs write it, with two sheets. */
function workbook({ rows = '', sheets, before = '', properties = '', more = [] }: Parts): Buffer {
  const main = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${main}/${type}" Target="${target}"/>`;
  const relations = (...all: string[]) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
  const sheet = (content: string) =>
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${before}<sheetData>${content}</sheetData></worksheet>`;
  return zip([
    {
      name: '[Content_Types].xml',
      content:
        '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    },
    {
      name: '_rels/.rels',
      content: relations(relation('r0', 'officeDocument', 'xl/workbook.xml')),
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="${main}">${properties}<sheets>${sheets ?? '<sheet name="survey" sheetId="1" r:id="r1"/><sheet name="lain" sheetId="2" r:id="r2"/>'}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations(
        relation('r1', 'worksheet', 'worksheets/sheet1.xml'),
        relation('r2', 'worksheet', '/xl/worksheets/sheet2.xml'),
        relation('r3', 'sharedStrings', 'sharedStrings.xml'),
      ),
    },
    {
      name: 'xl/sharedStrings.xml',
      content: '<sst><si><t>satu</t></si><si><r><t>du</t></r><r><t>a</t></r></si></sst>',
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheet(rows) },
    { name: 'xl/worksheets/sheet2.xml', content: sheet('<row r="1"><c r="A1"><v>7</v></c></row>') },
    ...more,
  ]);
}

describe('a workbook', () => {
  it.each(Object.values(editions))('of $id comes back exactly', async (def) => {
    const cells = await read(await bareWorkbook(writeWorkbook(def)), { rows: 2000, columns: 100 });
    if (!cells.ok) throw new Error(JSON.stringify(cells.problems));
    const edition = readWorkbook(cells.sheets);
    expect(edition.ok && edition.definition).toStrictEqual(def);
  });

  it('gives texts, numbers, and what stands in the cell itself; rows and cells may be left out', async () => {
    const rows = `<row r="2"><c r="B2" t="s"><v>1</v></c><c r="D2" t="inlineStr"><is><t>di _x0041_ &amp; &#38;</t></is></c></row>
      <row r="4"><c r="A4"><v>0.38</v></c><c t="b"><v>1</v></c><c r="C4" t="s"/></row>`;
    expect(await read(workbook({ rows }))).toEqual({
      ok: true,
      sheets: [
        {
          name: 'survey',
          rows: [[], ['', 'dua', '', 'di A & &'], [], ['0.38', 'TRUE']],
        },
        { name: 'lain', rows: [['7']] },
      ],
    });
  });

  it('keeps what looks like an escape, and texts that look like formulas', async () => {
    const texts = ['_x0041_', '=1+1', '007', 'a\nb', '<b>&'];
    const bytes = await bareWorkbook([{ name: 'survey', rows: [texts] }]);
    expect(await read(bytes)).toMatchObject({ sheets: [{ rows: [texts] }] });
  });
});

describe('what is refused', () => {
  const formula = '<row r="3"><c r="C3"><f>A1+1</f><v>4</v></c></row>';
  it.each([
    ['a formula', { rows: formula }, ['formula survey C3']],
    [
      'a hidden sheet',
      {
        sheets: '<sheet name="survey" r:id="r1"/><sheet name="lain" state="veryHidden" r:id="r2"/>',
      },
      ['hidden_sheet lain'],
    ],
    [
      'a hidden row',
      { rows: '<row r="5" hidden="1"><c r="B5"><v>1</v></c></row>' },
      ['hidden_row survey B5'],
    ],
    [
      'an error',
      { rows: '<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>' },
      ['error_value survey A1'],
    ],
    ['days of 1904', { properties: '<workbookPr date1904="1"/>' }, ['old_dates']],
    [
      'a column far away',
      { rows: '<row r="1"><c r="Z1"><v>1</v></c></row>' },
      ['too_many_columns survey Z1'],
    ],
    [
      'a row far away',
      { rows: '<row r="1048576"><c r="A1048576"><v>1</v></c></row>' },
      ['too_many_rows survey A1048576'],
    ],
    ['a macro', { more: [{ name: 'xl/vbaProject.bin', content: 'x' }] }, ['macro']],
    ['a binary workbook', { more: [{ name: 'xl/workbook.bin', content: 'x' }] }, ['old_workbook']],
    ['a sheet of macros', { sheets: '<sheet name="survey" r:id="r9"/>' }, ['macro survey']],
    ['no sheet', { sheets: '' }, ['not_a_workbook']],
    ['an entity', { rows: '<!DOCTYPE x [<!ENTITY a "b">]>' }, ['damaged']],
  ] satisfies [string, Parts, string[]][])('%s', async (_, parts, expected) => {
    expect(await problems(workbook(parts))).toEqual(expected);
  });

  it('a hidden column', async () => {
    const before = '<cols><col min="2" max="4" hidden="1"/></cols>';
    const rows = '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>2</v></c></row>';
    expect(await problems(workbook({ before, rows }))).toEqual(['hidden_column survey C1']);
  });

  it('formulas are named, five of them and no more', async () => {
    const rows = Array.from(
      { length: 30 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><f>1</f><v>1</v></c></row>`,
    ).join('');
    expect(await problems(workbook({ rows }))).toHaveLength(5);
  });

  it('100,000 rows, in no time and no memory', async () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c></row>`,
    ).join('');
    expect(await problems(workbook({ rows }))).toEqual(['too_many_rows survey A51']);
  });

  it.each([
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old_workbook'],
    [
      'a workbook with a password',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'encrypted',
    ],
    ['a text', Buffer.from('a;b;c'), 'not_a_workbook'],
    ['nothing', Buffer.alloc(0), 'not_a_workbook'],
    ['another archive', zip([{ name: 'mimetype', content: 'x' }]), 'not_a_workbook'],
    ['half a workbook', workbook({}).subarray(0, 700), 'damaged'],
  ])('%s', async (_, bytes, expected) => {
    expect(await problems(bytes)).toEqual([expected]);
  });
});
