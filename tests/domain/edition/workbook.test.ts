// An edition as a workbook: what is written is read again, exactly; what is wrong is named with sheet and cell.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EditionDefinition } from '../../../src/domain/edition/definition.ts';
import { editions } from '../../../src/domain/edition/editions/index.ts';
import {
  cellName,
  joinList,
  type ReadSheet,
  splitList,
  type SheetName,
} from '../../../src/domain/edition/workbook/layout.ts';
import { readCondition, writeCondition } from '../../../src/domain/edition/workbook/condition.ts';
import { readWorkbook } from '../../../src/domain/edition/workbook/read.ts';
import { writeWorkbook } from '../../../src/domain/edition/workbook/write.ts';
import { sound } from './sound.ts';

/** The sheets as they come back from a file. */
const sheetsOf = (def: EditionDefinition): { name: string; rows: string[][] }[] =>
  writeWorkbook(def).map(({ name, rows }) => ({
    name,
    rows: rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))),
  }));

function read(sheets: readonly ReadSheet[]): EditionDefinition {
  const found = readWorkbook(sheets);
  if (!found.ok) throw new Error(JSON.stringify(found.defects));
  return found.definition;
}

/** Changes the cell of a row that is known by its first words, and reads. */
function after(
  sheet: SheetName,
  row: string,
  changes: Readonly<Record<string, string>>,
  def: EditionDefinition = sound(),
) {
  const sheets = sheetsOf(def);
  const rows = sheets.find(({ name }) => name === sheet)?.rows ?? [];
  const columns = rows[0] ?? [];
  const found = rows.find((cells, at) => at > 0 && cells.slice(0, 2).includes(row));
  if (found === undefined) throw new Error(`no row ${row}`);
  for (const [column, text] of Object.entries(changes)) found[columns.indexOf(column)] = text;
  return readWorkbook(sheets);
}

const complaint = (result: ReturnType<typeof readWorkbook>) =>
  result.ok ? [] : result.defects.map(({ sheet, cell, text }) => `${sheet}!${cell}: ${text}`);

describe('the round trip', () => {
  it.each(Object.values(editions))('$id comes back exactly', (def) => {
    expect(read(sheetsOf(def))).toStrictEqual(def);
  });

  it('keeps columns in any order, rows that are empty, and sheets of notes', () => {
    const sheets = [
      ...sheetsOf(sound()).map(({ name, rows }) => ({
        name: ` ${name.toUpperCase()}`,
        rows: [...rows.map((row) => row.toReversed()), ['', '']],
      })),
      { name: 'catatan', rows: [['rapat 3 Maret']] },
    ];
    expect(read(sheets)).toStrictEqual(JSON.parse(JSON.stringify(sound())));
  });

  it('survives any words', () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .map((text) => `a${text.replaceAll('\r', '')}z`);
    fc.assert(
      fc.property(words, words, (label, hint) => {
        const def = JSON.parse(JSON.stringify(sound())) as ReturnType<typeof sound>;
        const [item] = def.sections[0]?.items ?? [];
        if (item === undefined) throw new Error('no item');
        item.label = label;
        item.instruction = hint;
        expect(read(sheetsOf(def))).toStrictEqual(def);
      }),
      { numRuns: 50 },
    );
  });
});

describe('lists and conditions in a cell', () => {
  it('come back whatever they hold', () => {
    const word = fc
      .string({ unit: fc.constantFrom('a', '|', '\\', ' ', 'é') })
      .filter((text) => text.trim() === text && text !== '');
    fc.assert(
      fc.property(fc.array(word), (words) => {
        expect(splitList(joinList(words) ?? '')).toEqual(words);
      }),
    );
    const condition = { item: 'tahapan', in: ['a', 'b'] };
    expect(readCondition(writeCondition(condition))).toEqual(condition);
  });

  it.each([
    ["${tahapan} = 'jadi'", { item: 'tahapan', in: ['jadi'] }],
    ['selected(${tahapan}, “jadi”)', { item: 'tahapan', in: ['jadi'] }],
    ["${tahapan}='a' OR ${tahapan} = 'b'", { item: 'tahapan', in: ['a', 'b'] }],
    ["${tahapan} = 'a' and ${bentuk} = 'b'", null],
    ["${tahapan} = 'a' or ${bentuk} = 'b'", null],
    ['tahapan = jadi', null],
  ])('%s is a condition on one item, or none', (text, expected) => {
    expect(readCondition(text)).toEqual(expected);
  });

  it('name cells as spreadsheets do', () => {
    expect([cellName(0, 0), cellName(11, 25), cellName(0, 26), cellName(4, 701)]).toEqual([
      'A1',
      'Z12',
      'AA1',
      'ZZ5',
    ]);
  });
});

describe('what is wrong is named with its place', () => {
  it('a weight of text', () => {
    const [id = ''] = sound().sections.flatMap(({ items }) =>
      items.filter(({ kind }) => kind === 'indicator').map((item) => item.id),
    );
    expect(complaint(after('indicators', id, { weight: 'tiga' }))).toEqual([
      'indicators!C2: "tiga" is no number',
    ]);
    expect(complaint(after('indicators', id, { weight: '-1' }))[0]).toMatch(
      /^indicators!C2: weight of ".+" is not positive/,
    );
  });

  it('two items with one id', () => {
    expect(complaint(after('survey', 'uraian', { name: 'nama' }))).toContain(
      'survey!B6: id "nama" is used twice',
    );
  });

  it('a circle of conditions', () => {
    const sheets = sheetsOf(sound());
    const survey = sheets[0]?.rows ?? [];
    const relevant = survey[0]?.indexOf('relevant') ?? 0;
    const set = (id: string, on: string) => {
      const row = survey.find((cells) => cells[1] === id);
      if (row !== undefined) row[relevant] = `selected(\${${on}}, 'jadi')`;
    };
    set('tahapan', 'tanggal');
    expect(complaint(readWorkbook(sheets))).toContain(
      'survey!H4: conditions go round in a circle: tahapan → tanggal → tahapan',
    );
  });

  it.each([
    ['survey', 'tanggal', { type: 'tanggal' }, /^survey!A5: "tanggal" is none of text, /],
    ['survey', 'tanggal', { precision: 'hari' }, /^survey!M5: "hari" is none of day, month, year/],
    [
      'survey',
      'tahapan',
      { type: 'select_one tahap' },
      /^survey!A4: "choices" has no list "tahap"/,
    ],
    ['survey', 'tanggal', { relevant: 'kalau jadi' }, /^survey!H5: a condition names one earlier/],
    ['survey', 'nama', { required: 'mungkin' }, /^survey!G3: "mungkin" is neither yes nor no/],
    ['survey', 'nama', { min_chars: '3,5' }, /^survey!I3: "3,5" is no whole number/],
    [
      'choices',
      'jadi',
      { name: 'Jadi!' },
      /^choices!B3: option "Jadi!" of "tahapan" is not a lower/,
    ],
    ['choices', 'jadi', { words: 'awal' }, /^choices!D3: "awal" means two options of "tahapan"/],
    ['settings', sound().id, { age_from: 'kemarin' }, /^settings!I2: the age window/],
    ['settings', sound().id, { maturity_max: '1' }, /^settings!L2: weights add up to/],
    ['calendar', '1', { owner: 'camat' }, /^calendar!C2: "camat" is none of innovator/],
  ] as const)('%s, row of %s, changed to %o', (sheet, row, changes, expected) => {
    expect(complaint(after(sheet, row, changes))).toContainEqual(expect.stringMatching(expected));
  });

  it('a renamed sheet, a lost column, a section without an end', () => {
    const renamed = sheetsOf(sound()).map((sheet) =>
      sheet.name === 'levels' ? { ...sheet, name: 'Level 2026' } : sheet,
    );
    expect(complaint(readWorkbook(renamed))).toEqual([
      'levels!null: the sheet "levels" is missing; if it is "Level 2026", give it its name back',
    ]);
    const lost = sheetsOf(sound()).map((sheet) =>
      sheet.name === 'calendar'
        ? { ...sheet, rows: sheet.rows.map((row) => row.slice(0, 3)) }
        : sheet,
    );
    expect(complaint(readWorkbook(lost))).toEqual([
      'calendar!A1: the first row names no column "days"; write its name as it was exported',
    ]);
    const open = sheetsOf(sound()).map((sheet) =>
      sheet.name === 'survey'
        ? { ...sheet, rows: sheet.rows.filter((row) => row[0] !== 'end_group') }
        : sheet,
    );
    expect(complaint(readWorkbook(open)).join('\n')).toMatch(/has no end_group/);
  });

  it('days that a spreadsheet made dates of are read as days', () => {
    const result = after('settings', sound().id, { age_from: '45292', age_to: '46022' });
    expect(result.ok && [result.definition.age?.from, result.definition.age?.to]).toEqual([
      '2024-01-01',
      '2025-12-31',
    ]);
  });
});
