// Workbooks read back: a NIP keeps its 18 digits, days are days, numbers numbers, and nothing is ever calculated.
import { expect, test } from 'vitest';
import { recap, register } from '../../src/documents/papers/unit.ts';
import { spreadsheet } from '../../src/documents/spreadsheet.ts';
import { balangan } from '../../src/domain/regions/balangan.ts';
import { material, unitMaterial } from '../support/papers.ts';
import { partsOf } from '../support/zip-parts.ts';

test('text stays text, whatever it begins with', async () => {
  const texts = ['197001011990031001', '=1+1', '+62', '-3', '@SUM(A1)', '007', ' spasi ', '<b>&'];
  const parts = partsOf(
    await spreadsheet([
      {
        name: 'Uji',
        title: 'Uji',
        notes: [],
        columns: [
          { title: 'Teks', width: 20 },
          { title: 'Hari', width: 10 },
        ],
        rows: texts.map((text) => [
          { kind: 'text' as const, text },
          { kind: 'day' as const, day: '2026-11-27' },
        ]),
      },
    ]),
  );
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
  const strings = parts.get('xl/sharedStrings.xml') ?? '';
  expect(sheet).not.toMatch(/<f[ >]/u);
  for (const text of texts)
    expect(strings).toContain(
      `>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</t>`,
    );
  // 27 November 2026 is day 46353 of the calendar of workbooks.
  expect(sheet.match(/<v>46353<\/v>/gu)).toHaveLength(texts.length);
});

test('daftar and rekapitulasi count what there is', async () => {
  const unit = unitMaterial([material(), material('unit_verified')]);
  const [list] = register(unit, balangan);
  expect(list?.rows).toHaveLength(2);
  expect(list?.rows[0]).toContainEqual({ kind: 'day', day: '2024-02-12' });
  const [summary, gaps, indicators] = recap(unit);
  expect(summary?.rows[0]?.at(-1)).toEqual({ kind: 'number', number: 2 });
  expect(gaps?.rows[0]?.[3]).toMatchObject({ kind: 'number' });
  expect(indicators?.rows).toHaveLength(20);
  const [first] = indicators?.rows ?? [];
  // Both claim level 3 of the first indicator, with evidence.
  expect(first?.slice(3).map((cell) => ('number' in cell ? cell.number : null))).toEqual([
    0, 0, 0, 2, 2,
  ]);
  const parts = partsOf(await spreadsheet([...register(unit, balangan), ...recap(unit)]));
  expect([...parts.keys()].filter((name) => name.includes('worksheets/sheet'))).toHaveLength(4);
});

test('an empty unit has empty lists', async () => {
  const unit = unitMaterial([]);
  expect((await spreadsheet([...register(unit, balangan), ...recap(unit)])).length).toBeGreaterThan(
    1000,
  );
});
