// A coordinator sends the workbook of an edition while drafts are open: fetched, inspected and read for real, shown in words,
// published by its code; the drafts follow and their owners are told once. What is wrong in a workbook changes nothing.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { learnEditions } from '../../src/db/editions.ts';
import { moveWaiting } from '../../src/db/transactions/move-drafts.ts';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openTalk, type Somebody, type Talk } from '../support/talk.ts';
import { openWorkbookDesk, type WorkbookDesk } from '../support/workbook-desk.ts';
import { oneSheet, put, type Sheets, sheetsOf, xlsxOf } from '../support/workbook.ts';

let database: TestDatabase;
let talk: Talk;
let desk: WorkbookDesk;
let kora: Somebody;
let rina: Somebody;
const owners: Somebody[] = [];

function newest() {
  const found = findEdition('balangan-2026');
  if (found === null) throw new Error('no edition');
  return found;
}
const first = newest().version;

beforeAll(async () => {
  database = await createTestDatabase();
  talk = await openTalk(database);
  desk = await openWorkbookDesk(database, talk);
  kora = await talk.meet('Kora', [{ role: 'coordinator' }]);
  rina = await talk.meet('Rina', [{ role: 'innovator', unit: 'puskesmas-awayan' }]);
  owners.push(rina);
  for (let nth = 1; nth < 40; nth += 1)
    owners.push(await talk.meet('Budi', [{ role: 'innovator', unit: 'puskesmas-juai' }]));
  for (const [nth, owner] of owners.entries()) {
    await talk.says(owner, 'baru');
    await talk.says(owner, `Kelas Gizi ${nth}`);
  }
  await talk.says(rina, 'pelayanan publik');
  await talk.says(rina, 'indikator 2 tingkat 1');
});
afterAll(async () => {
  await database.drop();
  await desk.close();
});

const sends = (who: Somebody, name: string, bytes: Uint8Array, caption?: string) =>
  desk.sends(who, name, bytes, caption);

/** What a changed workbook is answered with. */
async function asked(change: (sheets: Sheets) => void): Promise<string> {
  const sheets = sheetsOf(newest());
  change(sheets);
  return (await sends(kora, 'edisi.xlsx', await xlsxOf(sheets)))[1];
}

const plain = (text: string) => text.replaceAll(/\b\d{4}\b(?=\. Ketik)/g, 'KODE');
const published = async () =>
  (
    await sql<{ n: number }>`select count(*)::int as n from edition where published`.execute(
      database.db,
    )
  ).rows[0]?.n;

describe('a workbook with something wrong in it', () => {
  const wrong: Readonly<Record<string, (sheets: Sheets) => void>> = {
    'a weight of text': (sheets) => put(sheets, ['indicators', 'sdm', 'weight'], 'tiga'),
    'two items of one id': (sheets) => put(sheets, ['survey', 'jenis', 'name'], 'asal'),
    'a circle': (sheets) => {
      put(sheets, ['survey', 'jenis', 'relevant'], "selected(${tahapan}, 'penerapan')");
      put(sheets, ['survey', 'tahapan', 'relevant'], "selected(${jenis}, 'digital')");
    },
    'a renamed sheet': (sheets) => {
      const levels = sheets.find(({ name }) => name === 'levels');
      if (levels !== undefined) levels.name = 'tingkat';
    },
    'a rename that nobody said': (sheets) => put(sheets, ['survey', 'asal', 'name'], 'jalur'),
    'another version': (sheets) => put(sheets, ['settings', 'balangan-2026', 'version'], 1),
    'the same': () => undefined,
  };
  it.each(Object.entries(wrong))('%s is answered with sheet and cell', async (_, change) => {
    expect(await asked(change)).toMatchSnapshot('said');
    expect(await published()).toBe(0);
  });

  it('100,000 rows are no edition', async () => {
    const row = (nth: number) => `<row r="${nth}"><c r="A${nth}"><v>${nth}</v></c></row>`;
    const rows = Array.from({ length: 100_000 }, (__, at) => row(at + 1)).join('');
    const [, said] = await sends(kora, 'panjang.xlsx', oneSheet(rows));
    expect(said).toContain('survey!A2001: barisnya lebih dari 2.000');
    expect(await published()).toBe(0);
  });

  it('is refused where the file itself is none that can be kept', async () => {
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)]);
    const said = {
      xls: (await sends(kora, 'edisi.xls', old))[1],
      macros: (await sends(kora, 'edisi.xlsm', Buffer.from('PK\u0003\u0004')))[1],
      formula: (
        await sends(
          kora,
          'rumus.xlsx',
          oneSheet('<row r="3"><c r="C3"><f>1+1</f><v>2</v></c></row>'),
        )
      )[1],
      hidden: (
        await sends(
          kora,
          'tersembunyi.xlsx',
          oneSheet('', '<sheet name="survey" sheetId="1" state="hidden" r:id="r1"/>'),
        )
      )[1],
    };
    expect(said).toMatchSnapshot();
    expect(await published()).toBe(0);
  });

  it('is not taken from anybody else', async () => {
    const bytes = await xlsxOf(sheetsOf(newest()));
    // Where a question of the form is open, such words and files are about the answer.
    for (const said of ['batal', '1']) await talk.says(rina, said);
    expect((await sends(rina, 'edisi.xlsx', bytes, 'edisi'))[0]).toContain('belum punya hak');
    expect(await talk.says(rina, 'perubahan edisi')).toContain('belum punya hak');
  });
});

describe('a workbook that changes a level and adds an indicator while 40 drafts are open', () => {
  it('is shown, published by its code, and nothing before', async () => {
    const sheets = sheetsOf(newest());
    put(sheets, ['levels', 'sdm', 'level_1'], '1-12 SDM');
    put(sheets, ['survey', 'asal', 'was'], 'asal');
    put(sheets, ['survey', 'asal', 'name'], 'jalur');
    const copy = (sheet: string, key: string, changes: Readonly<Record<string, string>>) => {
      const rows = sheets.find(({ name }) => name === sheet)?.rows ?? [];
      const at = rows.findIndex((row) => row.slice(0, 2).includes(key));
      const row = [...(rows[at] ?? [])];
      for (const [column, text] of Object.entries(changes))
        row[rows[0]?.indexOf(column) ?? 0] = text;
      rows.splice(at + 1, 0, row);
    };
    copy('survey', 'sdm', {
      ...{ name: 'mitra', label: 'Jumlah mitra', hint: 'Pihak luar yang ikut.' },
      off_paper: 'baru tahun ini',
    });
    copy('indicators', 'sdm', { name: 'mitra', national_no: '' });
    copy('levels', 'sdm', { indicator: 'mitra' });
    put(sheets, ['settings', 'balangan-2026', 'maturity_max'], 0);
    const wrong = (await sends(kora, 'edisi baru.xlsx', await xlsxOf(sheets)))[1];
    const max = /dari bobot (\d+)/u.exec(wrong)?.[1] ?? '';
    put(sheets, ['settings', 'balangan-2026', 'maturity_max'], Number(max));
    const [taken, shown] = await sends(kora, 'edisi baru.xlsx', await xlsxOf(sheets));
    expect([taken, plain(shown)]).toMatchSnapshot('what it would do');
    expect(await published()).toBe(0);
    expect(await talk.says(kora, '0000')).toContain('tidak cocok');
    const again = await talk.says(kora, 'perubahan edisi');
    expect(plain(again)).toBe(plain(shown));
    const code = /kode ini: (\d{4})/u.exec(again)?.[1] ?? '';
    expect(await talk.says(kora, code)).toMatchSnapshot('published');
    expect(await published()).toBe(1);
    await learnEditions(database.db);
    expect(newest().version).toBe(first + 1);
    const { rows } = await sql`
      select role, person_id = ${kora.personId} as hers, before, after ->> 'version' as version from event
      where subject = 'edition:balangan-2026'`.execute(database.db);
    expect(rows).toEqual([
      { role: 'coordinator', hers: true, before: { version: first }, version: String(first + 1) },
    ]);
  });

  it('moves the drafts afterwards, once, and tells their owners', async () => {
    expect(await moveWaiting(database.db)).toBe(40);
    expect(await moveWaiting(database.db)).toBe(0);
    const told = (await talk.waiting(rina)).filter((text) => text.includes('diperbarui'));
    expect(told.map((text) => text.replaceAll(/INV-[0-9A-Z]{5}/g, 'INV-KODE'))).toMatchSnapshot();
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from innovation where edition_version = ${first + 1}`.execute(
      database.db,
    );
    expect(rows).toEqual([{ n: 40 }]);
    expect(await talk.says(kora, 'edisi')).toContain(`versi ${first + 1}`);
  });
});
