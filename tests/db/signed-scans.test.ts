// Signed papers that come back: told which print they are, kept apart where they are of another version or of something else,
// and asked about where nothing could be read.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { claimFiles } from '../../src/db/transactions/claim-files.ts';
import { finishFile } from '../../src/db/transactions/finish-file.ts';
import { verifyRecord } from '../../src/db/verify/verify.ts';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season, codeIn, textFor } from '../support/season.ts';

let database: TestDatabase;
let season: Season;
let code: string;
let other: string;

beforeAll(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Rina', 'innovator', 'puskesmas-awayan');
  await season.join('Salmah', 'unit_admin', 'puskesmas-awayan');
  await season.join('Hadi', 'unit_head', 'puskesmas-awayan');
  await season.join('Vera', 'verifier', null);
  [code, other] = [await handedIn('Kartu Sehat'), await handedIn('Kelas Gizi')];
});
afterAll(() => database.drop());

async function handedIn(name: string): Promise<string> {
  const made = await season.fill('Rina', name);
  await season.submit('Rina');
  const opened = await season.say('Salmah', `lihat ${made}`);
  await season.say('Salmah', `setujui ${codeIn(opened, 'Salmah', 'setujui')}`);
  return made;
}

/** Prints the form of an innovation as it is now, under this number. */
async function printed(number: string, of: string): Promise<void> {
  await sql`insert into print (number, paper, innovation_id, version, final, fingerprint)
    select ${number}, 'form-pengisian', id, version, true, ${createHash('sha256').update(number).digest()}
    from innovation where code = ${of}`.execute(season.db);
}

/** Hadi sends a signed form, and this is what was read of its foot; gives what he is told. */
async function returned(name: string, print: string | null): Promise<string> {
  const scan = [{ ref: { id: name }, name, mime: 'application/pdf', size: 90_000 }];
  await season.say('Hadi', `formulir ${code} sudah ditandatangani`, scan);
  for (const claimed of await claimFiles(season.db, 1, ['telegram'], 10))
    await finishFile(season.db, claimed, {
      ...{
        state: 'stored',
        name: claimed.name,
        size: 90_000,
        format: 'pdf',
        durationSeconds: null,
      },
      ...{ mime: 'application/pdf', sha256: createHash('sha256').update(name).digest('hex') },
      facts: { warnings: [], document: {}, print },
    });
  await season.handle();
  return textFor(await season.told(), 'Hadi');
}

it('is the present one while nothing of it changed, whatever was decided and sent meanwhile', async () => {
  await printed('AAAAAAAAA1', code);
  expect(await returned('satu.pdf', 'AAAAAAAAA1')).toContain('Cocok dengan cetakan');
  const list = await season.say('Hadi', 'antrean');
  await season.say('Hadi', `tetapkan ${codeIn(list, 'Hadi', 'tetapkan')}`);
  expect(await returned('dua.pdf', 'AAAAAAAAA1')).toContain('isinya belum berubah sejak dicetak');
});

it('is of something else, none of ours, or asked about, and never taken for the present one', async () => {
  await printed('AAAAAAAAA2', other);
  const elsewhere = await returned('lain.pdf', 'AAAAAAAAA2');
  expect(elsewhere).toContain('milik cetakan lain');
  expect(elsewhere).toContain(other);
  expect(await returned('asing.pdf', 'ZZZZZZZZZ9')).toContain('Nomor cetakan ZZZZZZZZZ9 tidak ada');
  expect(await returned('buram.pdf', null)).toContain('Cetakan yang mana?');
  const shown = textFor(await season.say('Vera', `lihat ${code}`), 'Vera');
  for (const name of ['satu.pdf', 'dua.pdf'])
    expect(shown).toContain(`Formulir bertanda tangan: ${name}.`);
  expect(shown).toContain('Formulir bertanda tangan dari versi atau cetakan lain: lain.pdf.');
});

it('is of an older version once something of it changed, and kept apart from then on', async () => {
  const opened = await season.say('Vera', `lihat ${code}`);
  await season.say('Vera', `kembalikan ${codeIn(opened, 'Vera', 'kembalikan')} 1 mohon dilengkapi`);
  await season.say('Rina', `perbaiki ${code}`);
  await season.say('Rina', 'Kartu Sehat Keluarga Awayan');
  const { rows } = await sql<{ name: string }>`
    select name from innovation where code = ${code}`.execute(season.db);
  expect(rows[0]?.name).toBe('Kartu Sehat Keluarga Awayan');
  expect(await returned('lama.pdf', 'AAAAAAAAA1')).toContain('isinya sudah berubah sejak dicetak');
  const shown = textFor(await season.say('Hadi', `lihat ${code}`), 'Hadi');
  expect(shown).toContain('dari versi atau cetakan lain: satu.pdf');
  expect(shown).toContain('dari versi atau cetakan lain: lama.pdf');
  const verdict = await verifyRecord(season.db, (id, version) => {
    const found = findEdition(id, version);
    if (found === null) throw new Error('no edition');
    return found;
  });
  expect(verdict).toMatchObject({ badEvent: null, differences: [] });
});
