// The same file in two places: who sends it is told where it stands already, as far as that may be known; a checker is shown all.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { claimFiles } from '../../src/db/transactions/claim-files.ts';
import { finishFile } from '../../src/db/transactions/finish-file.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season, textFor } from '../support/season.ts';

let database: TestDatabase;
let season: Season;
beforeAll(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Rina', 'innovator', 'puskesmas-awayan');
  await season.join('Budi', 'innovator', 'puskesmas-awayan');
  await season.join('Dewi', 'innovator', 'rsud');
});
afterAll(() => database.drop());

/** Sends the one file of this test for an indicator; gives what the sender is told when it was stored. */
async function sends(who: string, indicator: number): Promise<string> {
  await season.say(who, `ubah indikator ${indicator}`);
  await season.say(who, '1');
  const file = { ref: { id: `${who}-${indicator}` }, name: 'SK.pdf', mime: null, size: 1000 };
  await season.say(who, '', [file]);
  for (const claimed of await claimFiles(season.db, 1, ['telegram'], 10))
    await finishFile(season.db, claimed, {
      state: 'stored',
      name: claimed.name,
      sha256: 'a'.repeat(64),
      size: 1000,
      format: 'pdf',
      mime: 'application/pdf',
      durationSeconds: null,
      facts: { warnings: [], document: {} },
    });
  await season.handle();
  return textFor(await season.told(), who);
}

it('names the item in the same innovation, the code of a known one, and never a draft of others', async () => {
  await season.say('Rina', 'baru');
  await season.say('Rina', 'Siap Timbang');
  expect(await sends('Rina', 1)).not.toContain('sama persis');
  expect(await sends('Rina', 2)).toContain(
    'SK.pdf sama persis dengan berkas di Regulasi Inovasi Daerah.',
  );
  for (const other of ['Budi', 'Dewi']) {
    await season.say(other, 'baru');
    await season.say(other, `Inovasi ${other}`);
    expect(await sends(other, 1)).toContain('Tersimpan: SK.pdf');
    expect(await sends(other, 1)).not.toContain('INV-');
  }
  // A second innovation of one's own may be named.
  await season.say('Rina', 'baru');
  await season.say('Rina', 'Posyandu Malam');
  expect(await sends('Rina', 1)).toMatch(/sama persis dengan berkas di INV-\w{5}\./);
});
