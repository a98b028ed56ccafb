// What was taken back is called to whoever asked about it as it was called then, never by a later name inside the unit.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season, textFor } from '../support/season.ts';

let database: TestDatabase;
let season: Season;
beforeAll(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Rina', 'innovator', 'puskesmas-awayan');
  await season.join('Lina', 'innovator', 'puskesmas-juai');
});
afterAll(() => database.drop());

it('keeps the name that stood in the catalogue', async () => {
  const code = await season.fill('Rina', 'Posyandu Malam');
  await sql`insert into hub_card (code, version, unit_id, edition_id, year, name, card)
    values (${code}, 1, 'puskesmas-awayan', 'balangan-2026', 2026, 'Posyandu Malam',
      '{"summary": "", "texts": [], "video": null}')`.execute(database.db);
  const asked = textFor(await season.say('Lina', `kami mau meniru ${code}`), 'Lina');
  const [number = ''] = /M-\d+/u.exec(asked) ?? [];
  await sql`delete from hub_card`.execute(database.db);
  await sql`update innovation set name = 'Rahasia Bidan' where code = ${code}`.execute(database.db);
  const shown = textFor(await season.say('Lina', number), 'Lina');
  expect(shown).toContain('mau meniru "Posyandu Malam"');
  expect(shown).not.toContain('Rahasia');
});
