// The main conversation in other regions: a town in another zone with an agency and units of its own, and a province.
// Nothing that is said names the region that is shipped; days and hours are those of the other zone.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sql } from 'kysely';
import { moment } from '../../src/bot/text/format.ts';
import { loadReference } from '../../src/db/reference.ts';
import { dayAt, isQuiet } from '../../src/domain/calendar.ts';
import { serveRegion } from '../../src/domain/region.ts';
import { balangan } from '../../src/domain/regions/balangan.ts';
import {
  isAddress,
  plainWords,
  rawWords,
  roleWords,
  searchUnits,
} from '../../src/domain/language/index.ts';
import { numberFromWords } from '../../src/domain/language/number-words.ts';
import { regionSchema } from '../../src/domain/regions/shape.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { formOf } from '../../src/domain/edition/journey.ts';
import { publishFor } from '../support/region-edition.ts';
import { codeIn, Season, textFor, type Told } from '../support/season.ts';

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
    kinds: [
      { id: 'pd', name: 'Perangkat Daerah', addressee: 'Kepala Perangkat Daerah', words: ['pd'] },
      {
        ...{ id: 'layanan', name: 'Unit layanan', addressee: 'Kepala Unit Layanan' },
        ...{ words: ['layanan', 'puskesmas'], ofPlace: true },
      },
    ],
    roles: {
      ...{ unit_admin: 'Operator OPD', unit_head: 'Pimpinan OPD', unit_head_title: 'Pimpinan OPD' },
      ...{ mentor: 'fasilitator', verifier: 'penelaah', coordinator: 'pengarah' },
    },
    gakor: [
      { name: 'Lembah Hijau', units: ['puskesmas-melati', 'puskesmas-kenanga'] },
      { name: 'Tepi Sungai', units: ['perpustakaan'] },
    ],
    units: [
      { id: 'perpustakaan', name: 'Dinas Perpustakaan Contoh', kind: 'pd' },
      { id: 'puskesmas-melati', name: 'UPT Puskesmas Melati', kind: 'layanan' },
      { id: 'puskesmas-kenanga', name: 'UPT Puskesmas Kenanga', kind: 'layanan' },
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
    kinds: [{ id: 'biro', name: 'Biro', addressee: 'Kepala Biro', words: ['biro'] }],
    roles: {
      ...{ unit_admin: 'Petugas Inovasi', unit_head: 'Pimpinan biro', mentor: 'penggerak' },
      ...{ unit_head_title: 'Kepala Biro', verifier: 'penelaah', coordinator: 'pengarah' },
    },
    gakor: [{ name: 'Kelompok Bunga', units: ['biro-mawar', 'biro-anggrek'] }],
    units: [
      { id: 'biro-mawar', name: 'Biro Mawar Contoh', kind: 'biro' },
      { id: 'biro-anggrek', name: 'Biro Anggrek Contoh', kind: 'biro' },
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

/** What people of the shipped region would recognise. */
const shipped = /Balangan|Bapperida|Bappedalitbang|WITA|Paringin|Lampihong|Awayan|Bupati|Banjar/u;

/** How the shipped region calls the roles; what is to be typed is the same everywhere, and stands in quotes or begins a line of help. */
const shippedRoles =
  /Admin Inovasi|[Pp]among|[Kk]oordinator|[Vv]erifikator|[Kk]epala (?:unit|SKPD)/u;
const withoutTyped = (text: string): string =>
  text.replaceAll(/"[^"]*"|^• [^:\n]*:|tanya pamong$/gmu, '');

/** What a verifier types in the monev of a sound innovation, up to the end. */
const monev = [
  ...['ya', 'tidak ada', 'Seluruhnya inovasi daerah', 'tidak ada', 'ya', 'tidak ada', 'ya'],
  ...['Anggarkan lagi tahun depan', 'ya', 'tidak ada', 'Video diputar saat kunjungan'],
  ...['tidak ada', 'Berjalan baik', 'tidak ada', 'H. Salmah, SKM', 'selesai'],
];

it.each(regions.slice(0, process.env['LONG_TESTS'] === '1' ? 2 : 1))(
  '$district: from hello to the national entry, in five steps',
  async (region) => {
    serveRegion(region);
    const season = await Season.open(database);
    const edition = await publishFor(season.db, region);
    Object.assign(season.handling, { currentEdition: () => edition });
    const said: Told[] = [];
    const say = async (who: string, text: string): Promise<readonly Told[]> => {
      const told = await season.say(who, text);
      said.push(...told);
      return told;
    };
    const confirm = async (who: string, text: string) =>
      say(who, codeIn(await say(who, text), who, 'kode(?: ini)?:'));
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
    await confirm('Kora', 'jadwal buka 2026-11-02');
    expect(textFor(await say('Rina', 'jadwal'), 'Rina')).toMatch(/Penjaringan[^]*Entri nasional/u);
    const code = await season.fill('Rina', 'Pojok Baca');
    // Every question of the form, as it is asked.
    for (const nth of formOf(edition).items.keys()) await say('Rina', `ubah ${nth + 1}`);
    await say('Rina', 'lewati');
    said.push(...(await season.submit('Rina')));
    for (const [who, word] of [
      ['Salmah', 'setujui'],
      ['Hadi', 'tetapkan'],
      ['Vera', 'terima'],
    ] as const) {
      await say(who, 'antrean');
      const card = await say(who, `lihat ${code}`);
      await say(who, `${word} ${codeIn(card, who, word)}`);
    }
    await say('Vera', `monev ${code}`);
    for (const text of monev) await say('Vera', text);
    await confirm('Kora', 'daftar sk');
    await confirm('Kora', 'catat sk 188.45/321/2026 tanggal 7 September 2026');
    const card = await say('Vera', `lihat ${code}`);
    await say('Vera', `entri ${codeIn(card, 'Vera', 'entri')} IID-2026-00123`);
    for (const text of [
      'bantuan',
      'status',
      'privasi',
      'profil',
      'siapa yang memeriksa?',
      'jadwal',
    ])
      await say('Rina', text);
    for (const text of [
      ...['bantuan', 'jejak', 'gakor', 'siaran', 'daftar sk', 'undang verifikator'],
      ...['berapa yang sudah masuk', 'belum mulai', 'terlambat', 'skor daerah', 'kop'],
    ])
      await say('Kora', text);
    said.push(...(await season.told()));
    const wrong = said.map(({ text }) => text).filter((text) => shipped.test(text));
    expect(wrong).toEqual([]);
    const roles = said.map(({ text }) => withoutTyped(text));
    expect(roles.filter((text) => shippedRoles.test(text))).toEqual([]);
    for (const name of [region.roles.unit_admin, region.roles.mentor, region.roles.verifier])
      expect(roles.filter((text) => text.includes(name)).length).toBeGreaterThan(0);
    // The gakor of the file are there from the start, and a word of its kinds means all units of a kind.
    expect(said.some(({ text }) => text.includes(region.gakor[0]?.name ?? '-'))).toBe(true);
    const kind = region.kinds.at(-1);
    const invited = textFor(await say('Kora', `undang semua ${kind?.words[0]}: admin`), 'Kora');
    expect(invited).toContain(region.roles.unit_admin);
    // The search looked at what there is: every question, every notice.
    expect(said.length).toBeGreaterThan(100);
    expect(said.some(({ text }) => text.includes(region.agencyShort))).toBe(true);
    const { rows } = await sql<{ state: string; edition: string }>`
    select state, edition_id as edition from innovation`.execute(season.db);
    expect(rows).toEqual([{ state: 'reported', edition: `${region.id}-2026` }]);
  },
);

it('reads words of Banjar only where the region names the language', () => {
  const [town] = regions;
  if (town === undefined) throw new Error('no region');
  const read = () => [
    plainWords(rawWords('kada kawa babulik')).join(' '),
    numberFromWords(['tatlu']),
    isAddress('ikam'),
    plainWords(rawWords('gak bisa')).join(' '),
  ];
  expect(read()).toEqual(['tidak bisa kembali', 3, true, 'tidak bisa']);
  serveRegion(town);
  expect(read()).toEqual(['kada kawa babulik', null, false, 'tidak bisa']);
});

it("knows roles by the region's own names as well", () => {
  const [town] = regions;
  if (town === undefined) throw new Error('no region');
  serveRegion(town);
  expect(roleWords.unit_admin).toContain('operator opd');
  expect(roleWords.mentor).toEqual(['pamong', 'mentor', 'pamong gakor', 'fasilitator']);
});

it("finds a unit with the region's own name behind it", () => {
  const [town, province] = regions;
  if (town === undefined || province === undefined) throw new Error('no region');
  serveRegion(town);
  expect(searchUnits(town.units, 'Dinas Perpustakaan Contoh Kota Sawahlunto')).toMatchObject({
    kind: 'exact',
    id: 'perpustakaan',
  });
  serveRegion(province);
  expect(searchUnits(province.units, 'Biro Mawar Contoh Provinsi')).toMatchObject({
    kind: 'exact',
    id: 'biro-mawar',
  });
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
