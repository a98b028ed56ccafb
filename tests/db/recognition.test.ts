// What comes back and what those who lead read, on the database: the page of a month against figures counted by hand, units
// against their target, the year of one innovator; and the page that goes out by itself, once a month.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { queueMonthlyPage } from '../../src/db/transactions/queue-monthly-page.ts';
import {
  complianceMaterial,
  monthMaterial,
  monthTold,
  ownYear,
} from '../../src/db/views/recognition.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { balangan } from '../../src/domain/regions/balangan.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season, textFor } from '../support/season.ts';

let database: TestDatabase;
let season: Season;
const say = async (who: string, line: string) => textFor(await season.say(who, line), who);

beforeAll(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Kora', 'coordinator', null);
  await season.join('Rina', 'innovator', 'puskesmas-awayan');
  await season.join('Budi', 'innovator', 'puskesmas-juai');
  await season.join('Vera', 'verifier', null);
  await say('Rina', 'temuan: kader menimbang balita di rumah setiap bulan');
  await season.fill('Rina', 'Siap Timbang');
  await season.acceptAll();
  await season.fill('Budi', 'Antar Obat');
});
afterAll(() => database.drop());

it('tells the running month after the day of the calendar’s page, and the one before until then', () => {
  const at = (day: string) => Date.parse(`${day}T04:00:00Z`);
  expect(monthTold(at('2026-12-01'), '2026-12-01')).toEqual({
    from: '2026-11-01',
    to: '2026-11-30',
  });
  expect(monthTold(at('2026-12-02'), '2026-12-01')).toEqual({
    from: '2026-12-01',
    to: '2026-12-02',
  });
  // The first of November 2026 is a Sunday: the page is asked for on Monday, and tells October.
  expect(monthTold(at('2026-11-02'), '2026-11-02')).toEqual({
    ...{ from: '2026-10-01', to: '2026-10-31' },
  });
  expect(monthTold(at('2027-01-05'), null)).toEqual({ from: '2026-12-01', to: '2026-12-31' });
});

it('counts what the month came to, and names who is thanked', async () => {
  // Whatever today is, it is told of today's month.
  await sql`insert into monthly_page (month, queued_at)
    values (date_trunc('month', now() at time zone ${balangan.zone})::date, now() - interval '40 days')`.execute(
    season.db,
  );
  const { recognition } = balangan;
  const month = await monthMaterial(season.db, balangan2026, { recognition });
  expect(month.month).toEqual({
    ...{ found: 1, begun: 2, entered: 0, accepted: 1, returned: 0, designated: 0 },
  });
  expect(month.whole).toMatchObject({ handedIn: 1, accepted: 1, unitsIn: 1, unitsNil: 0 });
  expect(month.maturity).toEqual({ mean: 37, max: 111 });
  expect(month.thanked).toEqual([
    { name: 'Rina', unit: 'UPT Puskesmas Awayan', innovation: 'Siap Timbang' },
  ]);
  expect(month.notBegun).not.toContain('UPT Puskesmas Juai');
});

it('ranks units by the region’s points, and tells who met the target', async () => {
  const { rows, target } = await complianceMaterial(season.db, balangan2026, balangan);
  expect(target).toBe(1);
  expect(rows[0]).toEqual({
    ...{ rank: 1, unit: 'UPT Puskesmas Awayan', handedIn: 1, accepted: 1, designated: 0 },
    ...{ nil: null, order: null, commitment: null },
    ...{ points: balangan.recognition?.points.accepted },
  });
  expect(new Set(rows.slice(1).map(({ rank }) => rank))).toEqual(new Set([2]));
});

it('gives each innovator a page of their own year and nobody else’s', async () => {
  const year = await ownYear(season.db, await season.personOf('Rina'), balangan2026);
  expect(year).toMatchObject({
    name: 'Rina',
    unit: 'UPT Puskesmas Awayan',
    meetings: [],
    places: [],
  });
  expect(year?.innovations.map(({ name, state }) => [name, state])).toEqual([
    ['Siap Timbang', 'accepted'],
  ]);
  await say('Rina', 'batal');
  expect(await say('Rina', 'lembar saya')).toContain('sedang disiapkan');
  const { rows } = await sql<{ paper: string; own: boolean }>`
    select r.paper, r.person_id = ${await season.personOf('Rina')} as own from print_request r`.execute(
    season.db,
  );
  expect(rows).toEqual([{ paper: 'lembar-inovator', own: true }]);
});

it('gives the page of the month to those who see all units, and to no innovator', async () => {
  expect(await say('Vera', 'laporan bulan')).toContain('sedang disiapkan');
  expect(await say('Rina', 'laporan bulan')).toContain('belum punya hak');
  expect(await say('Kora', 'peringkat unit')).toContain('kode ini:');
  expect(await say('Kora', 'batal')).toContain('dibatalkan');
});

it('goes out by itself once a month, in the day’s hours, on or after the region’s day', async () => {
  const queue = (at: string, day = 5) =>
    queueMonthlyPage(season.db, 'balangan-2026', day, Date.parse(at));
  expect(await queue('2027-03-04T04:00:00Z')).toBe(0);
  expect(await queue('2027-03-05T18:00:00Z')).toBe(0);
  expect(await queue('2027-03-06T04:00:00Z')).toBe(1);
  expect(await queue('2027-03-07T04:00:00Z')).toBe(0);
  expect(await queue('2027-04-05T04:00:00Z')).toBe(1);
});
