// A name like that of another unit's innovation: its name is told where everybody may read it, and only then.
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
  await season.join('Budi', 'innovator', 'puskesmas-juai');
});
afterAll(() => database.drop());

const named = async (): Promise<string> => {
  await season.say('Budi', 'baru');
  return textFor(await season.say('Budi', 'Posyandu Malam Bersama'), 'Budi');
};

it('names what is published, and how to copy it', async () => {
  const code = await season.fill('Rina', 'Posyandu Malam Bersama');
  await season.submit('Rina');
  await sql`update innovation set state = 'accepted' where code = ${code}`.execute(database.db);
  expect(await named()).toContain('mirip dengan inovasi di unit lain');
  await sql`insert into hub_card (code, version, unit_id, edition_id, year, name, card)
    values (${code}, 1, 'puskesmas-awayan', 'balangan-2026', 2026, 'Posyandu Malam Bersama',
      '{"summary": "", "texts": [], "video": null}')`.execute(database.db);
  expect(await named()).toContain(
    `mirip dengan "Posyandu Malam Bersama", UPT Puskesmas Awayan, terbit di katalog; menirunya: ketik "kami mau meniru ${code}"`,
  );
  await sql`delete from hub_card`.execute(database.db);
  expect(await named()).toContain('mirip dengan inovasi di unit lain');
});
