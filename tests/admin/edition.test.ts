// Editions as workbooks from the command line: exported, changed, checked in words, published; a wrong file changes nothing.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tools } from '../../src/admin/command.ts';
import { edition } from '../../src/admin/edition.ts';
import { CommandError } from '../../src/admin/options.ts';
import { learnEditions } from '../../src/db/editions.ts';
import { loadReference } from '../../src/db/reference.ts';
import { bareWorkbook } from '../../src/documents/spreadsheet.ts';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
import { readWorkbookCells } from '../../src/files/archive/workbook.ts';
import { inMemory } from '../../src/files/bytes.ts';
import { type TestDatabase, createTestDatabase } from '../support/database.ts';

let folder: string;
let database: TestDatabase;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'sepeda-edition-'));
  database = await createTestDatabase();
  await loadReference(database.db);
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Runs the command as the command line does. */
async function admin(
  words: readonly string[],
): Promise<{ code: number; lines: string[]; told: string }> {
  const lines: string[] = [];
  const told: string[] = [];
  const tools = {
    db: database.db,
    say: (line: string) => void told.push(line),
    print: (line: string) => void lines.push(line),
  } as unknown as Tools;
  try {
    await edition(tools, words.slice(1));
    return { code: 0, lines, told: told.join('\n') };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { code: error.code, lines, told: error.message };
  }
}

const eventsOf = (subject: string) =>
  database.db
    .selectFrom('event')
    .select(['type', 'role', 'before', 'after'])
    .where('subject', '=', subject)
    .orderBy('id')
    .execute();

const shipped = findEdition('balangan-2026')?.version ?? 0;
const next = shipped + 1;

describe('an edition as a workbook', () => {
  /** Writes the workbook of an edition with cells changed: sheet, first cells of the row, column, text. */
  async function changed(
    from: string,
    to: string,
    changes: readonly (readonly [string, string, string, string])[],
  ): Promise<string> {
    const cells = await readWorkbookCells(inMemory(await readFile(path.join(folder, from))), {
      rows: 2000,
      columns: 100,
    });
    if (!cells.ok) throw new Error(JSON.stringify(cells.problems));
    const sheets = cells.sheets.map(({ name, rows }) => ({
      name,
      rows: rows.map((row) => [...row]),
    }));
    for (const [sheet, key, column, text] of changes) {
      const rows = sheets.find(({ name }) => name === sheet)?.rows ?? [];
      const row = rows.find((one, at) => at > 0 && one.slice(0, 2).includes(key)) ?? [];
      row[rows[0]?.indexOf(column) ?? 0] = text;
    }
    const file = path.join(folder, to);
    const width = (rows: string[][]) => rows[0]?.length ?? 0;
    await writeFile(
      file,
      await bareWorkbook(
        sheets.map(({ name, rows }) => ({
          name,
          rows: rows.map((row) => Array.from({ length: width(rows) }, (_, at) => row[at] || null)),
        })),
      ),
    );
    return file;
  }

  it('is exported, checked in words, published as the next version, and filled in from then on', async () => {
    const file = path.join(folder, 'edisi.xlsx');
    expect((await admin(['edition', 'export', 'balangan-2026', file])).lines).toEqual([file]);
    expect(await admin(['edition', 'export', 'balangan-2026', file])).toMatchObject({ code: 1 });
    expect((await admin(['edition', 'check', file])).told).toContain(
      `says the same as version ${shipped}`,
    );
    expect((await admin(['edition', 'publish', file])).told).toContain('Nothing differs');

    const asked = await changed('edisi.xlsx', 'asked.xlsx', [['survey', 'asal', 'name', 'jalur']]);
    expect((await admin(['edition', 'check', asked])).told).toMatch(
      /^survey!W\d+: "asal" is gone and "jalur" is new: is it the same question with another name\?/m,
    );
    const right = await changed('edisi.xlsx', 'right.xlsx', [
      ['survey', 'asal', 'was', 'asal'],
      ['survey', 'asal', 'name', 'jalur'],
      ['survey', 'asta_cita', 'required', 'yes'],
      ['levels', 'sdm', 'level_1', '1-12 SDM'],
      ['indicators', 'sdm', 'weight', '3'],
      ['indicators', 'regulasi', 'weight', '2'],
    ]);
    const checked = await admin(['edition', 'check', right]);
    expect(checked.lines).toMatchSnapshot();
    expect(checked.told).toContain(`version ${next} of balangan-2026`);
    expect((await admin(['edition', 'publish', right])).lines).toEqual([`balangan-2026 ${next}`]);
    expect((await admin(['edition', 'publish', right])).told).toContain(
      `settings!C2: the file was made from version ${shipped} of balangan-2026, but the newest is ${next}`,
    );
    expect(await eventsOf('edition:balangan-2026')).toMatchObject([
      { type: 'edition_published', role: 'operator', before: { version: shipped } },
    ]);
    await learnEditions(database.db);
    expect(findEdition('balangan-2026')).toMatchObject({ version: next });
    expect(findEdition('balangan-2026', shipped)).toMatchObject({ version: shipped });
    // The start of a release that ships the version before leaves it alone.
    await loadReference(database.db);
  });

  it('changes nothing when anything is wrong, and says where', async () => {
    const wrong = await changed('edisi.xlsx', 'wrong.xlsx', [
      ['indicators', 'sdm', 'weight', 'tiga'],
      ['survey', 'jenis', 'name', 'bentuk'],
    ]);
    const ended = await admin(['edition', 'publish', wrong]);
    expect(ended).toMatchObject({ code: 1 });
    expect(ended.told.trim().split('\n')).toEqual([
      'indicators!C3: "tiga" is no number.',
      'Nothing was changed.',
    ]);
    await writeFile(path.join(folder, 'old.xls'), Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    expect((await admin(['edition', 'check', path.join(folder, 'old.xls')])).told).toContain(
      'save it as .xlsx',
    );
    expect((await admin(['edition', 'check', path.join(folder, 'none.xlsx')])).code).toBe(1);
  });
});
