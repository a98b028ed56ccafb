// Promises in the database: made on a visit or by a meeting, asked after on their day, kept from what no promise can be, and
// in the record without what was said.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planReminders } from '../../src/db/transactions/plan-reminders.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season, textFor } from '../support/season.ts';

let database: TestDatabase;
let season: Season;
beforeAll(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Kora', 'coordinator', null);
  await season.join('Salmah', 'unit_admin', 'puskesmas-awayan');
});
afterAll(() => database.drop());

const say = async (who: string, line: string) => textFor(await season.say(who, line), who);
const editionOf = (id: string, version: number) => {
  const found = findEdition(id, version);
  if (found === null) throw new Error(`no edition ${id}`);
  return found;
};

/** A Thursday three weeks on, at ten: no week's list is due then. Its day, and a day before it. */
async function thursday(): Promise<{ now: number; before: string }> {
  const { rows } = await sql<{ at: Date; before: string }>`
    with t as (select date_trunc('week', now() at time zone 'Asia/Makassar') + interval '24 days 10 hours' as at)
    select at at time zone 'Asia/Makassar' as at, to_char(at - interval '1 day', 'DD-MM-YYYY') as before from t`.execute(
    database.db,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('no clock');
  return { now: row.at.getTime(), before: row.before };
}

const waiting = async () => {
  const { rows } = await sql<{ name: string; key: string }>`
    select p.name, r.key from reminder r join person p on p.id = r.person_id where r.kind = 'promise' order by p.name`.execute(
    database.db,
  );
  return rows.map(({ name, key }) => `${name} ${key.split(':')[1]}`);
};

it('asks the unit’s admin on the day, and whoever noted it where it is no unit’s', async () => {
  const { now, before } = await thursday();
  expect(
    await say('Kora', `janji puskesmas awayan: menyusun SOP; oleh Siti; sampai ${before}`),
  ).toContain('J-1');
  await say('Kora', 'rapat: Sosialisasi; 7 Desember 2026; 09.00; Aula');
  expect(
    await say('Kora', `R-1 keputusan: Menunjuk admin; oleh puskesmas awayan; sampai ${before}`),
  ).toContain('janji J-2');
  expect(
    await say('Kora', `R-1 keputusan: Menyusun edaran; oleh Sekretaris; sampai ${before}`),
  ).toContain('janji J-3');
  await planReminders(database.db, { edition: balangan2026, editionOf, now });
  expect(await waiting()).toEqual(['Kora 3', 'Salmah 1']);
});

it('does not ask after what was answered meanwhile', async () => {
  expect(await say('Salmah', 'J-1 sudah')).toContain('dipenuhi');
  expect(await waiting()).toEqual(['Kora 3']);
  expect(await say('Salmah', 'J-3')).toContain('tidak ditemukan');
});

it('drops the promise with the decision that it was', async () => {
  expect(await say('Kora', 'R-1 hapus 1')).toContain('dihapus');
  const { rows } = await sql<{ number: number; state: string }>`
    select number, state from promise order by number`.execute(database.db);
  expect(rows.map(({ state }) => state)).toEqual(['kept', 'dropped', 'open']);
  expect(await say('Kora', 'janji')).toContain('1 janji terbuka');
});

it('records each without what was promised', async () => {
  const { rows } = await sql<{ type: string; after: unknown }>`
    select type, after from event where subject like 'promise:%' order by id`.execute(database.db);
  expect(rows.map(({ type }) => type)).toEqual([
    ...['promise_made', 'promise_made', 'promise_made'],
    ...['promise_kept', 'promise_dropped'],
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/SOP|Siti|Sekretaris/u);
});

it.each([
  [`update promise set state = 'kept' where number = 3`],
  [`update promise set text = ' ' where number = 3`],
  [`update promise set answered_at = now() where number = 3`],
  [`update promise set unit_id = 'nowhere' where number = 3`],
])('refuses what no promise can be: %s', async (statement) => {
  await expect(sql.raw(statement).execute(database.db)).rejects.toThrow(/violates/u);
});
