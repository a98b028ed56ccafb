// The same file in two places: who sends it is told where it stands already, as far as that may be known; a checker is shown all.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { claimFiles } from '../../src/db/transactions/claim-files.ts';
import { finishFile } from '../../src/db/transactions/finish-file.ts';
import { verifyRecord } from '../../src/db/verify/verify.ts';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
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

/** Every file that waits has arrived, with the same bytes. */
async function fetched(): Promise<void> {
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
}

/** Sends the one file of this test for an indicator; gives what the sender is told when it was stored. */
async function sends(who: string, indicator: number): Promise<string> {
  await season.say(who, `ubah indikator ${indicator}`);
  await season.say(who, '1');
  const file = { ref: { id: `${who}-${indicator}` }, name: 'SK.pdf', mime: null, size: 1000 };
  await season.say(who, '', [file]);
  await fetched();
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

it('moves the files of an album to where a later caption says, and the record leads to the same tables', async () => {
  await season.join('Noor', 'innovator', 'rsud');
  await season.say('Noor', 'baru');
  await season.say('Noor', 'Ruang Tunggu Ramah');
  await season.say('Noor', 'ubah indikator 1');
  const photo = (name: string) => ({ ref: { id: name }, name, mime: null, size: 1000 });
  await season.write('Noor', '', [photo('a.jpg')], 'album');
  await season.handle();
  await fetched();
  await season.write('Noor', '', [photo('b.jpg')], 'album');
  await season.write('Noor', '2 dan 8 SK tim', [photo('c.jpg')], 'album');
  await season.handle();
  await fetched();
  await season.handle();
  const files = await season.db
    .selectFrom('evidence_file as f')
    .innerJoin('person as p', 'p.id', 'f.person_id')
    .select(['f.item', 'f.name', 'f.state'])
    .where('p.name', '=', 'Noor')
    .orderBy('f.item')
    .orderBy('f.name')
    .execute();
  const items = new Map<string, string[]>();
  for (const { item, name } of files)
    items.set(item ?? '', [...(items.get(item ?? '') ?? []), name]);
  expect([...items.values()]).toEqual([
    ['a.jpg', 'b.jpg', 'c.jpg'],
    ['a.jpg', 'b.jpg', 'c.jpg'],
  ]);
  expect(new Set(files.map(({ state }) => state))).toEqual(new Set(['stored']));
  // Taken back, an answer is gone, and the record says so.
  await season.say('Noor', 'ubah nama inisiator');
  await season.say('Noor', 'Rahmawati, A.Md.Keb');
  await season.say('Noor', 'batal yang tadi');
  const left = await season.db
    .selectFrom('answer')
    .select('item')
    .where('item', '=', 'nama_inisiator')
    .execute();
  expect(left).toEqual([]);
  await season.say('Noor', 'Siti Aminah');
  const verdict = await verifyRecord(season.db, (id, version) => {
    const found = findEdition(id, version);
    if (found === null) throw new Error('no edition');
    return found;
  });
  expect(verdict).toMatchObject({ badEvent: null, differences: [] });
});
