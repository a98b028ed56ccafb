// Drafts that were begun in the first version of the edition of 2026, before the release that ships the second.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { moveDrafts } from '../../src/db/transactions/move-drafts.ts';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openTalk, type Talk } from '../support/talk.ts';

let database: TestDatabase;
let talk: Talk;
beforeAll(async () => {
  database = await createTestDatabase();
  talk = await openTalk(database);
});
afterAll(() => database.drop());

it('are read in it, and lose nothing when the newest one takes them over', async () => {
  const siti = await talk.meet('Siti', [{ role: 'innovator', unit: 'puskesmas-lampihong' }]);
  await talk.says(siti, 'baru');
  await talk.says(siti, 'Posyandu Malam');
  for (const [item, code] of [
    ['klasifikasi', 'desa'],
    ['asta_cita', 'asta_cita_4'],
    ['pkpn_klaster', 'perumahan_bencana'],
  ])
    await sql`insert into answer (innovation_id, item, value, written_by, revision)
      select id, ${item}, jsonb_build_object('type', 'choice', 'codes', jsonb_build_array(${code}::text)), owner_id, 1
      from innovation where owner_id = ${siti.personId}`.execute(database.db);
  await sql`update innovation set edition_version = 1 where owner_id = ${siti.personId}`.execute(
    database.db,
  );
  talk.handling.cache.clear();
  const answers = async () => {
    const { rows } = await sql<{ item: string }>`
      select a.item, a.value, a.to_confirm, a.revision from answer a join innovation n on n.id = a.innovation_id
      where n.owner_id = ${siti.personId} order by a.item`.execute(database.db);
    return rows;
  };
  const before = await answers();
  expect(await talk.says(siti, 'ubah klasifikasi')).toMatch(/2\. Inovasi Desa$/m);
  await talk.says(siti, 'batal');
  await talk.says(siti, 'ya');
  const waiting = await talk.waiting(siti);
  const done = await moveDrafts(database.db, 'balangan-2026', { apply: true });
  expect(done).toMatchObject({
    version: findEdition('balangan-2026')?.version,
    drafts: 1,
    answers: { kept: before.length },
  });
  expect(await answers()).toEqual(before);
  // Only labels read otherwise, which needs no word.
  expect(await talk.waiting(siti)).toEqual(waiting);
  expect(await talk.says(siti, 'ubah klasifikasi')).toContain('2. Inovasi Desa dan Kelurahan');
});
