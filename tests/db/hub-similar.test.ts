// A name like that of another unit's innovation: its name is told where everybody may read it, and only then.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { formOf } from '../../src/domain/edition/journey.ts';
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

it('offers a unit that has finished an indicator to whoever passes over it', async () => {
  const { rows } = await sql<{
    code: string;
  }>`select code from innovation where state = 'accepted'`.execute(database.db);
  const code = rows[0]?.code ?? '';
  const [indicator] = formOf(balangan2026).items.filter((item) => item.kind === 'indicator');
  if (indicator?.kind !== 'indicator') throw new Error('no indicator');
  const skipping = async (who: string) => {
    await season.say(who, `ubah ${formOf(balangan2026).numberOf.get(indicator.id)}`);
    return textFor(await season.say(who, 'lewati'), who);
  };
  expect(await skipping('Budi')).not.toContain('sudah melengkapi');
  await sql`insert into hub_card (code, version, unit_id, edition_id, year, name, card)
    values (${code}, 1, 'puskesmas-awayan', 'balangan-2026', 2026, 'Posyandu Malam Bersama',
      '{"summary": "", "texts": [], "video": null}')`.execute(database.db);
  const offered = await skipping('Budi');
  expect(offered).toContain('UPT Puskesmas Awayan sudah melengkapi');
  expect(offered).toContain(`"tanya ${code}: …"`);
  expect(offered).toContain(`"siapa yang sudah indikator ${indicator.no}"`);
  // Nobody is sent to their own unit.
  await season.join('Dewi', 'innovator', 'puskesmas-awayan');
  await season.say('Dewi', 'baru');
  await season.say('Dewi', 'Kelas Lansia Ceria');
  expect(await skipping('Dewi')).not.toContain('sudah melengkapi');
});
