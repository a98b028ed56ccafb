// Tables that were saved as text: what is cut into cells, and what is more than may be is refused without being read to its end.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { editionLimits } from '../../src/files/archive/workbook.ts';
import { csvRows } from '../../src/files/csv-rows.ts';
import { readOldTable } from '../../src/files/old-table.ts';
import { readFileWith } from '../../src/files/reading/reader.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'old-table-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function read(format: 'csv' | 'html', text: string) {
  const file = path.join(dir, 'file');
  await writeFile(file, text);
  return readOldTable(file, format, editionLimits);
}
const MB = 1024 * 1024;
const filled = (piece: string, size: number): string =>
  piece.repeat(Math.ceil(size / piece.length));

test('what is no text of a page is left out, however its tags are written, and nothing else with it', async () => {
  const rows = async (page: string) => {
    const found = await read('html', page);
    return found.ok ? found.sheets.map((sheet) => sheet.rows) : found;
  };
  for (const end of ['</SCRIPT>', '</script >', '</Script\n>', '</script/>'])
    expect([
      end,
      await rows(`<table><tr><td>a<SCRIPT>"<td>b</td>"; x = '</scripts>'${end}c<td>d</table>`),
    ]).toEqual([end, [[['ac', 'd']]]]);
  expect(await rows('<table><tr><td title="1 > 2" data-x=\'>\'>a<td>b"c<td>d</table>')).toEqual([
    [['a', 'b"c', 'd']],
  ]);
  expect(await rows('<table><tr><td title=">a<td>b</table>')).toEqual([[['a', 'b']]]);
});

test('a page is taken apart in the reading process, with what it held as it was', async () => {
  const file = path.join(dir, 'page');
  await writeFile(file, `<table>${filled('<tr><td>satu<td>dua</tr>', 2000)}</table>`);
  const taken = await readFileWith('page-table', file);
  expect(taken).toEqual({ ok: true, value: await readOldTable(file, 'html', editionLimits) });
});

test.each([
  ['csv', ';', 'too_many_columns CSV'],
  ['csv', 'a;b\n', 'too_many_rows CSV'],
  ['html', '<table>', 'too_big null'],
  ['html', '<table><tr><td>a', 'too_big null'],
  ['html', '<table><tr><td>a</table>', 'too_big null'],
] as const)('20 MB of %s %j', async (format, piece, expected) => {
  const found = await read(format, filled(piece, 20 * MB));
  expect(
    found.ok ? 'whole' : found.problems.map(({ code, sheet }) => `${code} ${sheet}`).join(', '),
  ).toBe(expected);
});

test.each([
  ['<td>a', 'too_many_columns Tabel 1'],
  ['<td>', 'too_many_columns Tabel 1'],
  ['<tr><td>a', 'too_many_rows Tabel 1'],
  ['<tr><td>', 'whole'],
  ['<br>', 'whole'],
] as const)('2 MB of %j in one table', async (piece, expected) => {
  const found = await read('html', `<table><tr><td>x${filled(piece, 2 * MB)}`);
  expect(
    found.ok ? 'whole' : found.problems.map(({ code, sheet }) => `${code} ${sheet}`).join(', '),
  ).toBe(expected);
});

test('as many rows and columns as may be are all there', async () => {
  const row = Array.from({ length: editionLimits.columns }, (_, at) => `k${at}`);
  const lines = Array.from({ length: editionLimits.rows }, () => row.join(';'));
  const csv = await read('csv', `${lines.join('\r\n')}\r\n\r\n;;\r\n`);
  expect(csv.ok && csv.sheets.map(({ rows }) => [rows.length, rows.at(-1)])).toEqual([
    [editionLimits.rows, row],
  ]);
  const html = lines.map((line) => `<tr><td>${line.replaceAll(';', '<td>')}</tr>\n<tr></tr>`);
  const page = await read('html', `<table>${html.join('')}</table>`);
  expect(page.ok && page.sheets.map(({ rows }) => [rows.length, rows.at(-1)])).toEqual([
    [editionLimits.rows, row],
  ]);
});

test.each([
  [
    'a;b\n1;2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a,b\r\n1,"x, ""y""\nz"\r\n',
    [
      ['a', 'b'],
      ['1', 'x, "y"\nz'],
    ],
  ],
  ['a;b\n\n1;2;\n;;\n', [['a', 'b'], [''], ['1', '2', '']]],
  ['sep=|\na|b;c\n', [['a', 'b;c']]],
  [
    'a;b\n  "x;y" ; z\n',
    [
      ['a', 'b'],
      ['x;y', 'z'],
    ],
  ],
  [
    'a;b\n5" pipa;"belum',
    [
      ['a', 'b'],
      ['5" pipa', 'belum'],
    ],
  ],
  ['', []],
])('CSV %j', (text, rows) => expect(csvRows(text, editionLimits)).toEqual(rows));
