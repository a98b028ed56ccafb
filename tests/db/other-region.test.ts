// The main conversation in other regions: a town in another zone with an agency and units of its own, and a province.
// Nothing that is said names the region that is shipped; days and hours are those of the other zone.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sql } from 'kysely';
import { moment } from '../../src/bot/text/format.ts';
import { loadReference } from '../../src/db/reference.ts';
import { dayAt, isQuiet } from '../../src/domain/calendar.ts';
import { serveRegion } from '../../src/domain/region.ts';
import { balangan } from '../../src/domain/regions/balangan.ts';
import { regionSchema } from '../../src/domain/regions/shape.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { codeIn, Season, type Told } from '../support/season.ts';

/** Names are real; the units are marked as invented. */
const regions = [
  {
    id: 'sawahlunto',
    district: 'Kota Sawahlunto',
    place: 'Sawahlunto',
    government: 'Pemerintah Kota Sawahlunto',
    seat: 'Sawahlunto',
    agency: 'Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah',
    agencyShort: 'Barenlitbangda',
    head: 'Wali Kota',
    zone: 'Asia/Jakarta',
    bounds: { south: -0.8, north: -0.5, west: 100.6, east: 100.9 },
    examples: {
      unit: 'Puskesmas Melati',
      otherUnit: 'Puskesmas Kenanga',
      unitInFull: 'UPT Puskesmas Melati',
      group: 'Kelompok Satu',
    },
    units: [
      { id: 'perpustakaan', name: 'Dinas Perpustakaan Contoh', kind: 'skpd' },
      { id: 'puskesmas-melati', name: 'UPT Puskesmas Melati', kind: 'upt' },
      { id: 'puskesmas-kenanga', name: 'UPT Puskesmas Kenanga', kind: 'upt' },
    ],
  },
  {
    id: 'kalbar',
    district: 'Provinsi Kalimantan Barat',
    place: 'Kalimantan Barat',
    government: 'Pemerintah Provinsi Kalimantan Barat',
    seat: 'Pontianak',
    agency: 'Badan Riset dan Inovasi Daerah',
    agencyShort: 'BRIDA',
    head: 'Gubernur',
    paper: 'a4',
    zone: 'Asia/Pontianak',
    bounds: { south: -3.1, north: 2.2, west: 108, east: 114.3 },
    examples: {
      unit: 'Biro Mawar',
      otherUnit: 'Biro Anggrek',
      unitInFull: 'Biro Mawar Contoh',
      group: 'Kelompok Dua',
    },
    units: [
      { id: 'biro-mawar', name: 'Biro Mawar Contoh', kind: 'skpd' },
      { id: 'biro-anggrek', name: 'Biro Anggrek Contoh', kind: 'skpd' },
    ],
  },
].map((given) => regionSchema.parse(given));

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  serveRegion(balangan);
  await database.drop();
});

/** What people of the shipped region would recognise; the questions of the form are the edition's, and name it here and there. */
const shipped = /Balangan|Bapperida|WITA|Paringin|Lampihong|Awayan/;

it.each(regions)('$district: from hello to the acceptance', async (region) => {
  serveRegion(region);
  const season = await Season.open(database);
  const said: Told[] = [];
  const say = async (who: string, text: string): Promise<readonly Told[]> => {
    const told = await season.say(who, text);
    said.push(...told);
    return told;
  };
  const [unit] = region.units;
  if (unit === undefined) throw new Error('no unit');
  const hello = await say('Rina', 'halo');
  expect(hello[0]?.text).toContain(`${region.agencyShort} ${region.district}`);
  await say('Rina', 'ya');
  await say('Rina', unit.name);
  await say('Rina', 'Rina Wulandari');
  await season.join('Salmah', 'unit_admin', unit.id);
  await season.join('Hadi', 'unit_head', unit.id);
  await season.join('Vera', 'verifier', null);
  await season.join('Kora', 'coordinator', null);
  const code = await season.fill('Rina', 'Pojok Baca');
  await season.submit('Rina');
  for (const [who, word] of [
    ['Salmah', 'setujui'],
    ['Hadi', 'tetapkan'],
    ['Vera', 'terima'],
  ] as const) {
    await say(who, 'antrean');
    const card = await say(who, `lihat ${code}`);
    await say(who, `${word} ${codeIn(card, who, word)}`);
  }
  for (const text of ['bantuan', 'status', 'privasi', 'profil', 'siapa yang memeriksa?', 'jadwal'])
    await say('Rina', text);
  for (const text of ['bantuan', 'jejak', 'gakor', 'siaran', 'daftar sk', 'undang verifikator'])
    await say('Kora', text);
  said.push(...(await season.told()));
  const wrong = said.map(({ text }) => text).filter((text) => shipped.test(text));
  expect(wrong).toEqual([]);
  const { rows } = await sql<{ state: string }>`select state from innovation`.execute(season.db);
  expect(rows).toEqual([{ state: 'accepted' }]);
});

it('keeps days and hours of the zone that is served', () => {
  const [town] = regions;
  if (town === undefined) throw new Error('no region');
  // 16.30 UTC: half past midnight in WITA, half past eleven in WIB.
  const late = Date.UTC(2026, 10, 24, 16, 30);
  expect([dayAt(late), moment(new Date(late).toISOString())]).toEqual([
    '2026-11-25',
    'Rabu, 25 November 2026 pukul 00.30 WITA',
  ]);
  const evening = Date.UTC(2026, 10, 24, 12, 30);
  expect(isQuiet(evening)).toBe(true);
  serveRegion(town);
  expect([dayAt(late), moment(new Date(late).toISOString())]).toEqual([
    '2026-11-24',
    'Selasa, 24 November 2026 pukul 23.30 WIB',
  ]);
  expect(isQuiet(evening)).toBe(false);
});

it('refuses a database that was filled for another region', async () => {
  await loadReference(database.db);
  const [town] = regions;
  if (town === undefined) throw new Error('no region');
  serveRegion(town);
  await expect(loadReference(database.db)).rejects.toThrow('belongs to the region "balangan"');
});
