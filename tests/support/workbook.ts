// Workbooks of an edition for tests: exported, with cells changed, as bytes of a real XLSX.
import { bareWorkbook } from '../../src/documents/spreadsheet.ts';
import type { EditionDefinition } from '../../src/domain/edition/definition.ts';
import { zip } from '../files/support/zip.ts';
import { writeWorkbook } from '../../src/domain/edition/workbook/write.ts';

/** Sheets as rows of cells, to be changed. */
export type Sheets = { name: string; rows: (string | number | null)[][] }[];

/** The sheets of an edition. */
export const sheetsOf = (edition: EditionDefinition): Sheets =>
  writeWorkbook(edition).map(({ name, rows }) => ({ name, rows: rows.map((row) => [...row]) }));

/** Writes a cell of the row that has `key` in one of its first two columns. Throws where there is none. */
export function put(
  sheets: Sheets,
  [sheet, key, column]: readonly [sheet: string, key: string, column: string],
  value: string | number | null,
): void {
  const rows = sheets.find(({ name }) => name === sheet)?.rows ?? [];
  const at = rows[0]?.indexOf(column) ?? -1;
  const row = rows.find((one, nth) => nth > 0 && one.slice(0, 2).includes(key));
  if (row === undefined || at < 0) throw new Error(`no ${sheet}, ${key}, ${column}`);
  row[at] = value;
}

/** The bytes of a workbook of these sheets. */
export async function xlsxOf(sheets: Sheets): Promise<Uint8Array> {
  return bareWorkbook(sheets);
}

/** The bytes of a workbook with one sheet of this XML, as office programs write one. */
export function oneSheet(
  rows: string,
  list = '<sheet name="survey" sheetId="1" r:id="r1"/>',
): Buffer {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
  const to = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relation = (kind: string, target: string) =>
    `<Relationships><Relationship Id="r1" Type="${to}/${kind}" Target="${target}"/></Relationships>`;
  return zip([
    {
      name: '[Content_Types].xml',
      content: `<Types><Override PartName="/xl/workbook.xml" ContentType="${type}"/></Types>`,
    },
    { name: '_rels/.rels', content: relation('officeDocument', 'xl/workbook.xml') },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="${to}"><sheets>${list}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relation('worksheet', 'worksheets/sheet1.xml'),
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    },
  ]);
}
