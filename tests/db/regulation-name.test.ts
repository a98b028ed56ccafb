// A regulation is looked through for the name of its innovation when it comes, and its checker hears where it is not there;
// of a scan it is only said that it was not read. A name that changed since is not held against it.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkFacts } from '../../src/db/load/checking.ts';
import { loadInnovations } from '../../src/db/load/innovations.ts';
import { namedIn } from '../../src/domain/innovation/named-in.ts';
import { unnamed } from '../../src/domain/innovation/proof-doubts.ts';
import { pdf } from '../files/support/pdf.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openTalk, type Talk } from '../support/talk.ts';
import { openWorkbookDesk, type WorkbookDesk } from '../support/workbook-desk.ts';

let database: TestDatabase;
let talk: Talk;
let desk: WorkbookDesk;

beforeAll(async () => {
  database = await createTestDatabase();
  talk = await openTalk(database);
  desk = await openWorkbookDesk(database, talk);
});
afterAll(async () => {
  await database.drop();
  await desk.close();
});

const regulation = (...words: readonly string[]): Buffer =>
  pdf({ lines: words.map((text, at): readonly [number, string] => [40 + at * 20, text]) });

const item = { id: 'regulasi', no: 1 } as const;

/** The doubts about the name that a checker would see. */
async function doubts(name: string, bytes: Uint8Array) {
  const rina = await talk.meet(`Rina ${name}`, [{ role: 'innovator', unit: 'puskesmas-awayan' }]);
  await talk.says(rina, 'baru');
  await talk.says(rina, name);
  await desk.sends(rina, 'SK.pdf', bytes, 'indikator 1 tingkat 1');
  const { rows } = await sql<{ id: number }>`
    select id from innovation where name = ${name}`.execute(database.db);
  const id = rows[0]?.id ?? 0;
  const found = (await loadInnovations(database.db, [id])).get(id);
  if (found === undefined) throw new Error('no innovation');
  const facts = await checkFacts(database.db, found.innovation);
  return [
    unnamed(item, found.innovation.name, facts.names ?? []),
    unnamed(item, 'Nama Baru', facts.names ?? []),
  ] as const;
}

it('says where the name is not found, and nothing where it is', async () => {
  const [none] = await doubts(
    'Kelas Gizi Balita Keliling (KEGILING)',
    regulation('KEPUTUSAN KEPALA PUSKESMAS', 'tentang Penetapan Inovasi', '1. KEGILING'),
  );
  expect(none).toEqual([]);
  const [missing, renamed] = await doubts(
    'Posyandu Malam',
    regulation('KEPUTUSAN KEPALA PUSKESMAS', 'tentang Penetapan Inovasi', '1. KEGILING'),
  );
  expect(missing).toEqual([{ what: 'unnamed', no: 1, file: 'SK.pdf', photo: false }]);
  expect(renamed).toEqual([]);
});

it('what was moved to another indicator is no regulation', () => {
  const moved = { name: 'A', file: 'SK.pdf', found: false, photo: false, item: 'bimtek' };
  expect(unnamed(item, 'A', [moved])).toEqual([]);
  expect(unnamed(item, 'A', [{ ...moved, item: 'regulasi' }])).toHaveLength(1);
});

it('of a scan it says only that it was not read', async () => {
  const [scan] = await doubts('Antrean Tanpa Kertas', pdf());
  expect(scan).toEqual([{ what: 'unnamed', no: 1, file: 'SK.pdf', photo: true }]);
});

it.each([
  ['1. Kelas Gizi  Balita keliling, Awayan', 'Kelas Gizi Balita Keliling (KEGILING)', true],
  ['inovasi "KEGILING"', 'Kelas Gizi Balita Keliling (KEGILING)', true],
  ['KEGILINGAN', 'Kelas Gizi Balita Keliling (KEGILING)', false],
  ['kelas gizi', 'Kelas Gizi Balita Keliling', false],
  ['inovasi KEGILING', 'KEGILING: Kelas Gizi Balita Keliling', true],
  ['Kelas Gizi Balita Keliling', 'KEGILING - Kelas Gizi Balita Keliling', true],
  ['inovasi SI', 'SI-KEGILING', false],
])('%j names %j: %s', (text, name, is) => expect(namedIn(text, name)).toBe(is));
