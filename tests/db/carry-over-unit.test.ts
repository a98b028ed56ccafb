// What a whole unit handed in last year, in the running edition: by its admin, as unconfirmed drafts of the people who had it.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishEdition } from '../../src/db/transactions/publish-edition.ts';
import { verifyRecord } from '../../src/db/verify/verify.ts';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season, codeIn, textFor } from '../support/season.ts';

const unit = 'puskesmas-awayan';
const by = { role: 'operator', channel: 'command', requestId: null, tokenId: null } as const;
let database: TestDatabase;
let season: Season;
const codes = new Map<string, string>();

function edition(id: string, version?: number) {
  const found = findEdition(id, version);
  if (found === null) throw new Error(`no edition ${id}`);
  return found;
}

/** Codes are drawn by chance. */
const plain = (text: string) =>
  text
    .replaceAll(/INV-[0-9A-Z]{5}/g, 'INV-KODE')
    .replaceAll(/\b\d{4}(?=\. Ketik "batal")/g, 'CODE');
const say = async (who: string, line: string) => textFor(await season.say(who, line), who);
const rowsOf = async (of: string) =>
  (
    await sql<{
      owner: string;
      name: string;
      state: string;
      answers: number;
      waiting: number;
      files: number;
    }>`
      select p.name as owner, n.name, n.state, (select count(*)::int from answer a where a.innovation_id = n.id) as answers,
        (select count(*)::int from answer a where a.innovation_id = n.id and a.to_confirm) as waiting,
        (select count(*)::int from evidence_file f where f.innovation_id = n.id) as files
      from innovation n join person p on p.id = n.owner_id where n.edition_id = ${of} order by n.name`.execute(
      database.db,
    )
  ).rows;

beforeAll(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Salmah', 'unit_admin', unit);
  for (const who of ['Rina', 'Budi', 'Citra']) await season.join(who, 'innovator', unit);
  await season.join('Dewi', 'unit_admin', 'puskesmas-juai');
  for (const [who, name] of [
    ['Rina', 'Kelas Gizi'],
    ['Rina', 'Antar Obat'],
    ['Budi', 'Posyandu Malam'],
    ['Citra', 'Pojok Baca'],
  ] as const) {
    codes.set(name, await season.fill(who, name));
    await season.submit(who);
  }
  // Never handed in: nobody's past.
  await season.say('Budi', 'baru');
  await season.say('Budi', 'Kebun Sehat');
  await sql`update role_grant set revoked_at = now() where person_id = ${await season.personOf('Citra')}`.execute(
    database.db,
  );
  const next = {
    ...edition('balangan-2026'),
    ...{ id: 'balangan-2027', year: 2027, title: 'Sepeda Baru 2027', version: 1 },
  };
  await publishEdition(database.db, { definition: next, origins: null }, by);
  Object.assign(season.handling, { currentEdition: () => edition('balangan-2027') });
  season.forget();
});
afterAll(() => database.drop());

describe('lanjutkan semua inovasi', () => {
  it('is for whoever looks after a unit, and shows before anything is done', async () => {
    expect(await say('Rina', 'lanjutkan semua inovasi')).toContain('belum punya hak');
    expect(plain(await say('Dewi', 'lanjutkan semua inovasi 2026'))).toMatchSnapshot('nothing');
    expect(plain(await say('Salmah', 'lanjutkan semua inovasi 2026'))).toMatchSnapshot('asked');
    expect(await rowsOf('balangan-2027')).toEqual([]);
  });

  it('is outdated once an owner began one of them', async () => {
    const shown = await season.say('Salmah', 'lanjutkan semua inovasi');
    await season.say('Budi', `lanjutkan inovasi ${codes.get('Posyandu Malam')}`);
    expect(await say('Salmah', codeIn(shown, 'Salmah', 'kode ini:'))).toContain(
      'Keadaannya sudah berubah',
    );
  });

  it('makes drafts of their owners, who are told once and confirm in one pass', async () => {
    const shown = await season.say('Salmah', 'lanjutkan semua inovasi 2026');
    const told = await season.say('Salmah', codeIn(shown, 'Salmah', 'kode ini:'));
    expect(plain(textFor(told, 'Salmah'))).toMatchSnapshot('done');
    expect(plain(textFor(told, 'Rina'))).toMatchSnapshot('the owner is told');
    const rows = await rowsOf('balangan-2027');
    expect(rows.map(({ owner, name, state }) => `${owner}: ${name} ${state}`)).toEqual([
      'Rina: Antar Obat draft',
      'Rina: Kelas Gizi draft',
      'Salmah: Pojok Baca draft',
      'Budi: Posyandu Malam draft',
    ]);
    // Nothing of it counts yet; evidence that may still count came along.
    for (const { answers, waiting, files } of rows) {
      expect(answers).toBeGreaterThan(20);
      expect(waiting).toBe(answers);
      expect(files).toBeGreaterThan(5);
    }
    await season.say('Rina', 'draf');
    expect(plain(await say('Rina', '1'))).toMatchSnapshot('the owner goes on');
  });

  it('adds nothing a second time, leaves last year as it was, and the record leads to the same', async () => {
    expect(await say('Salmah', 'lanjutkan semua inovasi')).toContain('Tidak ada inovasi unit');
    expect((await rowsOf('balangan-2026')).map(({ state }) => state)).toEqual([
      'submitted',
      'draft',
      'submitted',
      'submitted',
      'submitted',
    ]);
    const verdict = await verifyRecord(database.db, edition);
    expect(verdict.badEvent).toBeNull();
    // The role of Citra was taken by hand above.
    expect(verdict.differences.filter(({ table }) => table !== 'role_grant')).toEqual([]);
  });
});
