// Races for one decision between two processes with connections of their own: many tries, one decision each,
// the other is told; and rights that end between the card and the decision.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from 'kysely';
import { verifyRecord } from '../../src/db/verify/verify.ts';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season, codeIn, textFor } from '../support/season.ts';

const tries = Number(process.env['RACES'] ?? 20);
let database: TestDatabase;
let one: Season;
let two: Season;
let code: string;

beforeAll(async () => {
  database = await createTestDatabase();
  one = await Season.open({ url: database.url });
  two = await Season.open({ url: database.url });
  await one.join('Rina', 'innovator', 'puskesmas-awayan');
  await one.join('Salmah', 'unit_admin', 'puskesmas-awayan', 'webchat');
  await one.join('Aminah', 'unit_admin', 'puskesmas-awayan');
  await one.join('Kora', 'coordinator', null);
  code = await one.fill('Rina', 'Siap Timbang');
  await one.submit('Rina');
});
afterAll(async () => {
  await one.end();
  await two.end();
  await database.drop();
});

/** Puts the innovation back to where it was, through the record, so that every try begins alike. */
async function reopen(): Promise<void> {
  if ((await one.stateOf(code)).state === 'submitted') return;
  if ((await one.stateOf(code)).state === 'returned') {
    await one.say('Rina', `perbaiki ${code}`);
    await one.say('Rina', 'Rahmawati, S.Tr.Keb');
    await one.say('Rina', 'kirim');
    await one.say('Rina', 'ya');
    return;
  }
  const told = await one.say('Kora', `lihat ${code}`);
  await one.say('Kora', `buka lagi ${codeIn(told, 'Kora', 'buka lagi')} dicoba lagi`);
}

async function decisions(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from event where type in ('verify', 'return')`.execute(one.db);
  return rows[0]?.count ?? 0;
}

/** Both processes handle what waits at the same moment. */
async function both(): Promise<void> {
  await Promise.all([one.handle(), two.handle()]);
}

// First, while hardly any of ten thousand codes was given to anybody: one's own old code is no stranger's.
it('gives a forwarded card to nobody: its code is wrong for whoever was not shown it', async () => {
  const card = codeIn(await one.say('Aminah', `lihat ${code}`), 'Aminah', 'setujui');
  const told = await one.say('Salmah', `setujui ${card}`);
  expect(textFor(told, 'Salmah')).toContain('tidak cocok');
  expect((await one.stateOf(code)).state).toBe('submitted');
});

it('takes one of two decisions on one version, and tells the other who was first', async () => {
  let before = await decisions();
  for (let turn = 0; turn < tries; turn += 1) {
    await reopen();
    const first = codeIn(await one.say('Salmah', `lihat ${code}`), 'Salmah', 'setujui');
    const second = codeIn(await one.say('Aminah', `lihat ${code}`), 'Aminah', 'setujui');
    await Promise.all([
      one.write('Salmah', `setujui ${first}`),
      two.write('Aminah', turn % 2 === 0 ? `setujui ${second}` : `kembalikan ${second} 6 gelar`),
    ]);
    await both();
    const told = await one.told();
    const after = await decisions();
    expect(after - before).toBe(1);
    before = after;
    const texts = ['Salmah', 'Aminah'].map((who) => textFor(told, who));
    expect(texts.filter((text) => text.includes('✔ Tersimpan'))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('Keputusan Anda tidak disimpan'))).toHaveLength(1);
  }
});

it('never takes a decision of somebody whose role has ended, whichever commits first', async () => {
  const salmah = await one.personOf('Salmah');
  for (let turn = 0; turn < Math.ceil(tries / 3); turn += 1) {
    await reopen();
    const card = codeIn(await one.say('Salmah', `lihat ${code}`), 'Salmah', 'setujui');
    const list = textFor(await one.say('Kora', 'cabut'), 'Kora');
    const number = /(\d+)\. Salmah: Admin Inovasi/.exec(list)?.[1] ?? '';
    const asked = textFor(await one.say('Kora', number), 'Kora');
    const confirm = /kode ini: (\d{4})/.exec(asked)?.[1] ?? '';
    await Promise.all([one.write('Salmah', `setujui ${card}`), two.write('Kora', confirm)]);
    await both();
    await one.told();
    // If it was taken, it was taken before the role ended: the record says in which order.
    const { rows } = await sql<{ decided: number | null; ended: number }>`
      select (select e.id from event e where e.type = 'verify' and e.person_id = ${salmah} and e.innovation_id is not null
          and e.seq > (select max(seq) from event r where r.innovation_id = e.innovation_id and r.type in ('submit', 'repair', 'reopen'))
          limit 1) as decided,
        (select max(e.id) from event e where e.subject = ${`person:${salmah}`} and e.type = 'role_revoked') as ended`.execute(
      one.db,
    );
    const [outcome] = rows;
    const late =
      outcome !== undefined && outcome.decided !== null && outcome.decided > outcome.ended
        ? 'decided after the end'
        : 'in order';
    expect(late).toBe('in order');
    const again = await one.say('Salmah', `setujui ${card}`);
    expect(textFor(again, 'Salmah')).not.toContain('✔ Tersimpan');
    const { rows: cards } = await sql<{ live: number }>`
      select count(*)::int as live from card where person_id = ${salmah} and used_at is null`.execute(
      one.db,
    );
    expect(cards).toEqual([{ live: 0 }]);
    // The dead code counted as a wrong one; five of them would shut the door for a while.
    await sql`delete from code_attempt`.execute(one.db);
    await one.join('Salmah', 'unit_admin', 'puskesmas-awayan', 'webchat');
  }
});

it('refuses an approval when the content changed while the card was open', async () => {
  await reopen();
  const card = codeIn(await one.say('Aminah', `lihat ${code}`), 'Aminah', 'kembalikan');
  const other = codeIn(await one.say('Salmah', `lihat ${code}`), 'Salmah', 'setujui');
  await one.say('Aminah', `kembalikan ${card} 6 tulis gelar`);
  await one.say('Rina', `perbaiki ${code}`);
  await one.say('Rina', 'Rahmawati, S.K.M.');
  await one.say('Rina', 'kirim');
  await one.say('Rina', 'ya');
  const told = await one.say('Salmah', `setujui ${other}`);
  expect(textFor(told, 'Salmah')).toContain('sudah dikembalikan oleh Aminah');
  expect((await one.stateOf(code)).state).toBe('submitted');
});

it('leaves a record that leads to the tables after all of it', async () => {
  const verdict = await verifyRecord(one.db, (id, version) => {
    const found = findEdition(id, version);
    if (found === null) throw new Error(`no edition ${id}`);
    return found;
  });
  expect(verdict).toMatchObject({ badEvent: null, differences: [] });
});
