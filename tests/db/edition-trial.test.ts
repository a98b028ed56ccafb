// An edition that nobody published is tried in a chat: what was answered survives a restart, and of the trial no row is left
// in any table but those of messages.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openTalk, type Somebody, type Talk } from '../support/talk.ts';
import { openWorkbookDesk, type WorkbookDesk } from '../support/workbook-desk.ts';
import { put, sheetsOf, xlsxOf } from '../support/workbook.ts';

let database: TestDatabase;
let talk: Talk;
let desk: WorkbookDesk;
let kora: Somebody;

beforeAll(async () => {
  database = await createTestDatabase();
  talk = await openTalk(database);
  desk = await openWorkbookDesk(database, talk);
  kora = await talk.meet('Kora', [{ role: 'coordinator' }]);
  await talk.meet('Siti', [{ role: 'unit_admin', unit: 'puskesmas-awayan' }]);
});
afterAll(async () => {
  await desk.close();
  await database.drop();
});

/** How many rows each table has that is none of messages. */
async function rows(): Promise<Readonly<Record<string, number>>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(database.db);
  const messages = new Set(['inbox', 'outbox', 'webchat_message']);
  const counted: Record<string, number> = {};
  for (const { name } of tables.filter((one) => !messages.has(one.name)))
    counted[name] =
      (
        await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`.execute(
          database.db,
        )
      ).rows[0]?.n ?? 0;
  return counted;
}

const newest = () => {
  const found = findEdition('balangan-2026');
  if (found === null) throw new Error('no edition');
  return found;
};

it('shows the questions of an edition that is not published, keeps answers over a restart, and leaves nothing', async () => {
  const sheets = sheetsOf(newest());
  put(sheets, ['survey', 'jenis', 'label'], 'Jenis Menurut Rancangan');
  const [, shown] = await desk.sends(kora, 'rancangan.xlsx', await xlsxOf(sheets));
  expect(shown).toContain('"coba edisi"');
  const before = await rows();
  const { rows: told } = await sql<{ n: number }>`
    select count(*)::int as n from outbox where person_id <> ${kora.personId}`.execute(database.db);
  const mark = `Percobaan edisi versi ${newest().version + 1}`;
  const said: string[] = [];
  const says = async (text: string): Promise<string> => {
    const answer = await talk.says(kora, text);
    said.push(answer);
    return answer;
  };
  expect(await says('coba edisi')).toContain('Nama Inovasi');
  await says('Kelas Gizi Contoh');
  expect(await says('pelayanan publik')).toContain('Jenis Menurut Rancangan');
  expect(await says('digital')).toContain('Tersimpan');
  // Another process goes on from what is stored.
  talk = await openTalk(database, 100);
  const summary = await says('kurang');
  expect(summary).toContain('3 dari');
  expect(summary).not.toContain('Jenis Menurut Rancangan');
  expect(said.filter((answer) => !answer.includes(mark))).toEqual([]);
  expect(await says('kirim')).toContain('Dalam percobaan tidak ada yang dikirim');
  expect(await says('undang')).toContain('masih percobaan');
  expect(await desk.sends(kora, 'foto.jpg', Buffer.from('x'))).toEqual([
    ...[expect.stringContaining('Berkas tidak diterima dalam percobaan'), ''],
  ]);
  expect(await rows()).toEqual(before);
  expect(await talk.says(kora, 'selesai coba')).toContain('3 jawaban dibuang');
  expect(await rows()).toEqual(before);
  expect([before['innovation'], before['answer'], before['candidate']]).toEqual([0, 0, 0]);
  const { rows: after } = await sql<{ n: number }>`
    select count(*)::int as n from outbox where person_id <> ${kora.personId}`.execute(database.db);
  expect(after).toEqual(told);
  const { rows: state } = await sql<{ mode: string; kept: boolean }>`
    select state -> 'mode' ->> 'name' as mode, state::text like '%Gizi%' as kept from conversation
    where person_id = ${kora.personId}`.execute(database.db);
  expect(state).toEqual([{ mode: 'idle', kept: false }]);
  // What was sent is still there to be published.
  expect(await talk.says(kora, 'perubahan edisi')).toContain('Jenis Menurut Rancan');
});

it('lets no innovation stand in an edition that is not published', async () => {
  await expect(
    sql`insert into innovation (code, unit_id, owner_id, edition_id, edition_version)
      values ('INV-AAAA1', 'puskesmas-awayan', ${kora.personId}, 'balangan-2026', ${newest().version + 1})`.execute(
      database.db,
    ),
  ).rejects.toThrow(/innovation_edition_id_edition_version_fkey/u);
});
