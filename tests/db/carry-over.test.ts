// Last year's innovation in the running edition: answers wait for a word, evidence comes along, old levels are taken back.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishEdition } from '../../src/db/transactions/publish-edition.ts';
import { verifyRecord } from '../../src/db/verify/verify.ts';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openTalk, type Somebody, type Talk } from '../support/talk.ts';

const by = { role: 'operator', channel: 'command', requestId: null, tokenId: null } as const;
let database: TestDatabase;
let talk: Talk;
let rina: Somebody;

function edition(id: string, version?: number) {
  const found = findEdition(id, version);
  if (found === null) throw new Error(`no edition ${id}`);
  return found;
}

/** Codes are drawn by chance. */
const says = async (who: Somebody, text: string) =>
  (await talk.says(who, text)).replaceAll(/INV-[0-9A-Z]{5}/g, 'INV-KODE');

const claim = (level: number, date: string) => ({
  ...{ type: 'indicator', level, links: [] },
  document: { number: '1', date, subject: 'Tim', complete: true },
});

beforeAll(async () => {
  database = await createTestDatabase();
  talk = await openTalk(database);
  rina = await talk.meet('Rina', [{ role: 'innovator', unit: 'puskesmas-lampihong' }]);
  await talk.says(rina, 'baru');
  for (const text of ['Kelas Gizi', 'pelayanan publik', 'non digital', 'penerapan'])
    await talk.says(rina, text);
  // What takes files, and a name of another year, put there as they would be stored.
  const { rows } = await sql<{ id: number }>`select id from innovation`.execute(database.db);
  const id = rows[0]?.id ?? 0;
  for (const [item, value] of [
    ['regulasi', claim(1, '2026-02-03')],
    ['sdm', claim(2, '2024-03-01')],
    ['anggaran', claim(3, '2026-01-05')],
  ] as const) {
    await sql`insert into answer (innovation_id, item, value, revision, written_by) values (${id}, ${item}, ${JSON.stringify(value)}, 1, ${rina.personId})`.execute(
      database.db,
    );
    await sql`insert into evidence_file (person_id, innovation_id, item, purpose, state, channel, ref, name, sha256, size, format, mime, stored_at, told_at)
      values (${rina.personId}, ${id}, ${item}, 'evidence', 'stored', 'telegram', '{}', ${`${item}.pdf`}, ${item.length.toString(16).repeat(64).slice(0, 64)}, 9, 'pdf', 'application/pdf', now(), now())`.execute(
      database.db,
    );
  }
  const next = {
    ...edition('balangan-2026'),
    ...{ id: 'balangan-2027', year: 2027, title: 'Sepeda Baru 2027', version: 1 },
  };
  await publishEdition(database.db, { definition: next, origins: null }, by);
  Object.assign(talk.handling, { currentEdition: () => edition('balangan-2027') });
});
afterAll(() => database.drop());

describe('lanjutkan inovasi', () => {
  it('copies it, takes old levels back with the reason, and shows what waits', async () => {
    expect([
      await says(rina, 'lanjutkan inovasi 2026'),
      await says(rina, 'semua masih sama'),
      await says(rina, '31 masih sama'),
    ]).toMatchSnapshot();
  });

  it('keeps evidence that may still count, and leaves the former one as it was', async () => {
    const { rows } = await sql<{ edition: string; answers: number; files: string[] }>`
      select n.edition_id as edition, (select count(*)::int from answer a where a.innovation_id = n.id) as answers,
        (select array_agg(f.item order by f.item) from evidence_file f where f.innovation_id = n.id) as files
      from innovation n order by n.id`.execute(database.db);
    expect(rows).toEqual([
      { edition: 'balangan-2026', answers: 7, files: ['anggaran', 'regulasi', 'sdm'] },
      { edition: 'balangan-2027', answers: 7, files: ['anggaran', 'regulasi'] },
    ]);
  });

  it('is carried over once, and the record holds together', async () => {
    expect(await says(rina, 'lanjutkan inovasi')).toContain('Tidak ada inovasi Bapak/Ibu');
    const verdict = await verifyRecord(database.db, edition);
    expect(verdict.badEvent).toBeNull();
    const { rows } = await sql<{ code: string }>`
      select code from innovation where edition_id = 'balangan-2027'`.execute(database.db);
    const wrong = verdict.differences.filter(({ row }) => row.includes(rows[0]?.code ?? '-'));
    expect(wrong).toEqual([]);
  });
});
