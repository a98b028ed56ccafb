// A second competition is a file and no code: the region's file names its form, and the same words, limits and document follow.
// The example of docs is played, so that it stays one that works; and what is told for a form is nobody else's to change.
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { otherFormSchema } from '../../src/domain/edition/other-form-rules.ts';
import { serveRegion } from '../../src/domain/region.ts';
import { balangan } from '../../src/domain/regions/balangan.ts';
import { regionSchema } from '../../src/domain/regions/shape.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season, textFor } from '../support/season.ts';

const file = JSON.parse(
  readFileSync('docs/examples/provincial-competition.json', 'utf8'),
) as object;
let database: TestDatabase;
let season: Season;
let code: string;
const say = async (who: string, line: string) => textFor(await season.say(who, line), who);

beforeAll(async () => {
  serveRegion(regionSchema.parse({ ...balangan, otherForms: [file] }));
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Rina', 'innovator', 'puskesmas-awayan');
  await season.join('Lina', 'innovator', 'puskesmas-juai');
  code = await season.fill('Rina', 'Siap Timbang');
});
afterAll(async () => {
  serveRegion(balangan);
  await database.drop();
});

const stored = async () => {
  const { rows } = await sql<{ form: string; part: string; text: string }>`
    select form, part, text from other_form_text order by form, part`.execute(database.db);
  return rows;
};

it('is known by its word, shows what it lacks, and says that it is not official', async () => {
  const shown = await say('Rina', `provinsi ${code}`);
  expect(shown).toContain('Inovasi Provinsi (contoh) 2026 (belum pasti)');
  expect(shown).toContain('1 Gambaran singkat: 0 dari 100');
  expect(shown).toContain('Belum ada: 1a gambaran singkat; 4a rencana tahun depan.');
  expect(await say('Rina', `kipp ${code}`)).toContain('KIPP 2023');
});

it('stores what is told, for that form alone, and refuses what is longer than its field may be', async () => {
  const long = `provinsi ${code} 1a: ${'kata '.repeat(101).trim()}`;
  const refused = await say('Rina', long);
  expect(refused).toContain('akan menjadi 101 kata, sedangkan batasnya 100');
  expect(refused).toContain('dipersingkat 1 kata');
  expect(await stored()).toEqual([]);
  await say('Rina', `provinsi ${code} 1a: Balita ditimbang\npada malam hari.`);
  await say('Rina', `provinsi ${code} 4a: Semua desa.`);
  expect(await stored()).toEqual([
    { form: 'contoh-provinsi', part: '1a', text: 'Balita ditimbang\npada malam hari.' },
    { form: 'contoh-provinsi', part: '4a', text: 'Semua desa.' },
  ]);
  expect(await say('Rina', `provinsi ${code}`)).not.toContain('Belum ada');
  expect(await say('Rina', `kipp ${code}`)).toContain('1a ringkasan baru');
});

it('says that a part waits where its field has a text of its own, and how long a text may be', async () => {
  await say('Rina', `provinsi ${code} 4: Semua desa, tahun depan.`);
  const told = await say('Rina', `provinsi ${code} 4a: Semua desa.`);
  expect(told).toContain('Bagian 4 punya teks sendiri');
  expect(told).toContain(`provinsi ${code} 4 hapus`);
  expect(await say('Rina', `provinsi ${code} 4 hapus`)).not.toContain('punya teks sendiri');
  for (const letters of [12_010, 20_000]) {
    const long = await say('Rina', `provinsi ${code} 4a: ${'x'.repeat(letters)}`);
    expect(long).toContain('Belum disimpan: paling panjang 12.000 huruf');
  }
  expect((await stored()).find(({ part }) => part === '4a')?.text).toBe('Semua desa.');
});

it('lets nobody else read or change it, and records who told what by its proof alone', async () => {
  for (const line of [`provinsi ${code}`, `provinsi ${code} 1a: lain`, `provinsi ${code} cetak`])
    expect(await say('Lina', line)).toContain('tidak ditemukan');
  expect((await stored()).map(({ text }) => text)).not.toContain('lain');
  const { rows } = await sql<{ after: unknown }>`
    select after from event where type = 'other_form_told' order by id`.execute(database.db);
  expect(rows).toHaveLength(5);
  expect(JSON.stringify(rows)).not.toContain('Balita');
});

it('is asked for as a document, marked as a draft only while something is missing', async () => {
  expect(await say('Rina', `provinsi ${code} cetak`)).not.toContain('DRAF');
  expect(await say('Rina', `kipp ${code} cetak`)).toContain('DRAF');
  const { rows } = await sql<{ paper: string; form: string }>`
    select paper, form from print_request order by id`.execute(database.db);
  expect(rows).toEqual([
    { paper: 'formulir-lain', form: 'contoh-provinsi' },
    { paper: 'formulir-lain', form: 'kipp-2023' },
  ]);
});

it('is refused in a region’s file where two forms could not be told apart', () => {
  const again = { ...otherFormSchema.parse(file), id: 'lain' };
  const both = regionSchema.safeParse({ ...balangan, otherForms: [file, again] });
  expect(both.success ? [] : both.error.issues.map(({ path }) => path.join('.'))).toContain(
    'otherForms.1',
  );
  const named = (id: string) =>
    regionSchema.safeParse({ ...balangan, otherForms: [{ ...again, id, words: ['KIPP'] }] })
      .success;
  expect([named('lain'), named('kipp-2023')]).toEqual([false, true]);
});
