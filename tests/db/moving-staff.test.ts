// What goes along when somebody leaves a unit, and what they may no longer do: nothing stays behind, nothing goes missing.
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { revokeByOperator } from '../../src/db/carry/by-operator.ts';
import { secretsFrom } from '../../src/db/secrets.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season, codeIn, textFor } from '../support/season.ts';

const unit = 'puskesmas-awayan';
const secrets = secretsFrom('only-for-tests-only-for-tests-only-for-tests');
let database: TestDatabase;
let season: Season;

beforeEach(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Kora', 'coordinator', null);
  await season.join('Rina', 'innovator', unit);
});
afterEach(() => database.drop());

async function revoke(who: string): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select id from role_grant where person_id = ${await season.personOf(who)} and revoked_at is null`.execute(
    season.db,
  );
  for (const { id } of rows) await revokeByOperator(season.db, id, secrets);
}

async function ownerOf(code: string): Promise<number | undefined> {
  const { rows } = await sql<{
    owner_id: number;
  }>`select owner_id from innovation where code = ${code}`.execute(season.db);
  return rows[0]?.owner_id;
}

const versionOf = async (code: string): Promise<number> => (await season.stateOf(code)).version;

it('stops somebody in the middle of a question when no admin is there to take the draft', async () => {
  await season.say('Rina', 'baru');
  await season.say('Rina', 'Siap Timbang');
  const { rows } = await sql<{ code: string }>`select code from innovation`.execute(season.db);
  const code = rows[0]?.code ?? '';
  const before = await versionOf(code);
  await revoke('Rina');
  await season.told();
  for (const text of [
    'Karena jauh dari posyandu',
    'draf',
    '1',
    'lanjut',
    'ubah 3',
    'Digital',
    'kirim',
    'ya',
  ])
    await season.say('Rina', text);
  const photo = [{ ref: { id: 'a' }, name: 'a.pdf', mime: null, size: 1000 }];
  await season.say('Rina', 'indikator 1', photo);
  expect(await versionOf(code)).toBe(before);
});

it('gives drafts without an owner in the unit to the next admin who comes, and nothing that waits for their check', async () => {
  const waiting = await season.fill('Rina', 'Kelas Gizi');
  await season.submit('Rina');
  const code = await season.fill('Rina', 'Siap Timbang');
  await revoke('Rina');
  expect(await ownerOf(code)).toBe(await season.personOf('Rina'));
  await season.join('Budi', 'innovator', unit);
  const theirs = await season.fill('Budi', 'Posyandu Malam');
  await season.join('Salmah', 'unit_admin', unit);
  expect(await ownerOf(code)).toBe(await season.personOf('Salmah'));
  expect(await ownerOf(theirs)).toBe(await season.personOf('Budi'));
  expect(await ownerOf(waiting)).toBe(await season.personOf('Rina'));
  const looked = textFor(await season.say('Salmah', `lihat ${waiting}`), 'Salmah');
  await season.say('Salmah', `setujui ${/setujui (\d{4})/.exec(looked)?.[1] ?? ''}`);
  expect((await season.stateOf(waiting)).state).toBe('unit_verified');
});

it('ends filling in along with others, too', async () => {
  await season.join('Budi', 'innovator', unit);
  const code = await season.fill('Rina', 'Siap Timbang');
  const told = await season.say('Rina', 'ajak');
  await season.say('Budi', /(ISI(?:-\w{4}){3})/.exec(textFor(told, 'Rina'))?.[1] ?? '');
  await season.say('Budi', 'ya');
  const fillers = async () =>
    season.db.selectFrom('co_filler').select('person_id').where('removed_at', 'is', null).execute();
  expect(await fillers()).toHaveLength(1);
  const before = await versionOf(code);
  await revoke('Budi');
  expect(await fillers()).toEqual([]);
  expect(await versionOf(code)).toBe(before + 1);
  await season.say('Budi', 'ubah 3');
  await season.say('Budi', 'Digital');
  expect(textFor(await season.say('Budi', `lihat ${code}`), 'Budi')).not.toContain('Siap Timbang');
  expect(await versionOf(code)).toBe(before + 1);
});

it('hands over with everything in one commit: innovations, co-filling, tasks, and nothing left for the predecessor', async () => {
  await season.join('Budi', 'innovator', unit);
  await season.join('Salmah', 'unit_admin', unit);
  const mine = await season.fill('Rina', 'Siap Timbang');
  const theirs = await season.fill('Budi', 'Posyandu Malam');
  const told = await season.say('Budi', 'ajak');
  await season.say('Rina', /(ISI(?:-\w{4}){3})/.exec(textFor(told, 'Budi'))?.[1] ?? '');
  await season.say('Rina', 'ya');
  const started = await season.say('Rina', 'serah terima');
  const number = /(\d)\. (?:Salmah|Admin Inovasi)/.exec(textFor(started, 'Rina'))?.[1] ?? '';
  const asked = await season.say('Rina', number);
  await season.say('Rina', codeIn(asked, 'Rina', 'kode ini:'));
  const accepted = await season.say('Salmah', 'terima serah terima');
  await season.say('Salmah', codeIn(accepted, 'Salmah', 'kode ini:'));
  const salmah = await season.personOf('Salmah');
  expect(await ownerOf(mine)).toBe(salmah);
  const { rows } = await sql<{ person_id: number; gone: boolean }>`
    select f.person_id, f.removed_at is not null as gone from co_filler f join innovation n on n.id = f.innovation_id
    where n.code = ${theirs} order by f.person_id`.execute(season.db);
  expect(rows).toEqual([
    { person_id: await season.personOf('Rina'), gone: true },
    { person_id: salmah, gone: false },
  ]);
  // One commit: everything that the hand-over wrote has one transaction number.
  const { rows: commits } = await sql<{ count: number }>`
    select count(distinct xmin)::int as count from (
      select xmin::text from event where type in ('owner_changed', 'filler_removed', 'hand_over_accepted', 'role_revoked')
      union all select xmin::text from hand_over) written`.execute(season.db);
  expect(commits).toEqual([{ count: 1 }]);
  for (const code of [mine, theirs])
    expect(textFor(await season.say('Rina', `lihat ${code}`), 'Rina')).not.toMatch(/Siap|Malam/);
  expect(textFor(await season.say('Rina', 'draf'), 'Rina')).toContain('Tidak ada inovasi');
});

it('hands over for somebody whose role rests or has run out', async () => {
  await season.join('Salmah', 'unit_admin', unit);
  const code = await season.fill('Rina', 'Siap Timbang');
  await sql`update role_grant set frozen_at = now(), frozen_why = 'lost' where person_id = ${await season.personOf('Rina')}`.execute(
    season.db,
  );
  const listed = await season.say('Kora', 'serah terima');
  const to = textFor(listed, 'Kora');
  expect(to).toContain('Salmah');
  const asked = await season.say('Kora', /(\d)\. Salmah/.exec(to)?.[1] ?? '');
  await season.say('Kora', codeIn(asked, 'Kora', 'kode ini:'));
  const accepted = await season.say('Salmah', 'terima serah terima');
  await season.say('Salmah', codeIn(accepted, 'Salmah', 'kode ini:'));
  expect(await ownerOf(code)).toBe(await season.personOf('Salmah'));
});

it('tells coordinators of a unit whose last admin was deleted on request, and ends what they filled in along', async () => {
  await season.join('Salmah', 'unit_admin', unit);
  const told = await season.say('Rina', 'baru');
  expect(textFor(told, 'Rina')).not.toBe('');
  await season.say('Rina', 'Siap Timbang');
  const invited = await season.say('Rina', 'ajak');
  await season.say('Salmah', /(ISI(?:-\w{4}){3})/.exec(textFor(invited, 'Rina'))?.[1] ?? '');
  await season.say('Salmah', 'ya');
  const asked = await season.say('Salmah', 'hapus data saya');
  await season.say('Salmah', codeIn(asked, 'Salmah', 'kode ini:'));
  // One request: it is shown with the code that carries it out.
  const chosen = await season.say('Kora', 'permintaan data');
  const done = await season.say('Kora', codeIn(chosen, 'Kora', 'kode ini:'));
  expect(textFor(done, 'Kora')).toContain(
    'UPT Puskesmas Awayan sekarang tidak punya Admin Inovasi',
  );
  const left = await season.db
    .selectFrom('co_filler')
    .select('person_id')
    .where('removed_at', 'is', null)
    .execute();
  expect(left).toEqual([]);
});
