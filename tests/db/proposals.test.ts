// People who belong to no office, in the database: brought in before any unit was chosen, passed on, taken over under their
// name, heard of; and kept from what no proposal can be.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season, textFor } from '../support/season.ts';

let database: TestDatabase;
let season: Season;
beforeAll(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Kora', 'coordinator', null);
  await season.join('Salmah', 'unit_admin', 'puskesmas-awayan');
  await season.join('Lina', 'unit_admin', 'puskesmas-juai');
});
afterAll(() => database.drop());

const say = async (who: string, line: string) => textFor(await season.say(who, line), who);

it('takes what somebody without an office brings in, under their name', async () => {
  expect(await say('Warga', 'usul warga; Kenari Jingga; pos ronda menjadi tempat baca')).toContain(
    'setuju',
  );
  await say('Warga', 'ya');
  expect(await say('Warga', 'warga')).toContain('Bukan pegawai unit?');
  const told = await season.say(
    'Warga',
    'usul warga; Kenari Jingga; pos ronda menjadi tempat baca',
  );
  expect(textFor(told, 'Warga')).toContain('U-1 atas nama Kenari Jingga');
  expect(textFor(told, 'Kora')).toContain('U-1 dari Kenari Jingga (warga)');
  expect(await say('Warga', 'U-1')).toContain('menunggu unit');
  const { rows } = await sql<{ name: string; unit: string | null; grants: number }>`
    select p.name, p.unit_id as unit, (select count(*)::int from role_grant g where g.person_id = p.id) as grants
    from person p where p.name = 'Kenari Jingga'`.execute(database.db);
  expect(rows).toEqual([{ name: 'Kenari Jingga', unit: null, grants: 0 }]);
});

it('takes what a member of the council brings in, listed by that origin', async () => {
  await say('Dewan', 'halo');
  await say('Dewan', 'ya');
  expect(await say('Dewan', 'saya anggota dprd')).toContain('usul dprd Komisi II');
  const told = await season.say(
    'Dewan',
    'usul dprd komisi II; Murai Biru; jalan rusak dilaporkan lewat foto oleh warga',
  );
  expect(textFor(told, 'Dewan')).toContain('U-2 atas nama Murai Biru');
  expect(textFor(told, 'Kora')).toContain('U-2 dari Murai Biru (DPRD komisi II)');
  expect(await say('Kora', 'usulan dprd')).toContain('1 usulan');
  expect(await say('Kora', 'usulan')).toContain('1 dari DPRD, 1 dari warga');
});

it('lets nobody else read it before it is passed to them', async () => {
  expect(await say('Salmah', 'U-1')).toContain('tidak ditemukan');
  expect(await say('Salmah', 'U-1 ambil')).toContain('tidak ditemukan');
  await say('Orang lain', 'halo');
  await say('Orang lain', 'ya');
  expect(await say('Orang lain', 'U-1')).toContain('tidak ditemukan');
  expect(await say('Kora', 'usulan warga')).toContain('1 usulan');
  expect(await say('Kora', 'usulan desa')).toContain('Belum ada');
});

it('is taken over by the office it was passed to, and its author hears how it goes', async () => {
  const passed = await season.say('Kora', 'U-1 untuk puskesmas awayan');
  expect(textFor(passed, 'Warga')).toContain('ditanyakan kepada UPT Puskesmas Awayan');
  expect(textFor(passed, 'Salmah')).toContain('U-1 ambil');
  expect(await say('Lina', 'U-1 ambil')).toContain('tidak ditemukan');
  const taken = await season.say('Salmah', 'U-1 ambil');
  expect(textFor(taken, 'Warga')).toContain('diambil alih UPT Puskesmas Awayan');
  const number = /T-(\d+)/u.exec(textFor(taken, 'Salmah'))?.[1] ?? '';
  expect(await say('Salmah', `T-${number}`)).toContain('Kenari Jingga');
  await season.say('Salmah', `mulai T-${number}`);
  const begun = await season.say('Salmah', 'Pos Baca Malam');
  expect(textFor(begun, 'Warga')).toContain('mulai mengisi');
  expect(await say('Warga', 'U-1')).toContain('draf');
  await sql`update innovation set state = 'accepted', submitted_at = now()`.execute(database.db);
  expect(await say('Warga', 'U-1')).toContain('diterima');
  const { rows } = await sql<{ type: string }>`
    select type from event where subject = 'proposal:1' order by seq`.execute(database.db);
  expect(rows.map(({ type }) => type)).toEqual([
    'proposal_made',
    'proposal_forward',
    'proposal_take',
  ]);
});

it('holds so many of one person that wait', async () => {
  for (let nth = 0; nth < 10; nth += 1)
    expect(await say('Warga', 'usul desa Contoh; kebun gizi dirawat bergiliran')).toContain(
      'Tersimpan',
    );
  expect(await say('Warga', 'usul desa Contoh; kebun gizi dirawat bergiliran')).toContain(
    'yang menunggu',
  );
});

it.each([
  [`update proposal set state = 'taken' where number = 2`],
  [`update proposal set state = 'closed' where number = 2`],
  [`update proposal set unit_id = 'rsud' where number = 2`],
  [`update proposal set kind = 'citizen' where number = 2`],
])('refuses what no proposal can be: %s', async (statement) => {
  await expect(sql.raw(statement).execute(database.db)).rejects.toThrow(/violates/u);
});
