// What no contest can be, whoever asks: marks outside the scale, twice, without a seat, of another round, after the lock; a judge
// of the own unit; a result locked by one person. And what a judge is shown of others' marks, which is nothing.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { addInnovation } from '../support/records.ts';
import { codeIn, Season, textFor } from '../support/season.ts';

let database: TestDatabase;
let season: Season;
const say = async (who: string, line: string) => textFor(await season.say(who, line), who);

beforeAll(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  for (const who of ['Kora', 'Kuni']) await season.join(who, 'coordinator', null);
  for (const who of ['Jati', 'Juna']) await season.join(who, 'judge', null);
  await season.join('Rina', 'innovator', 'puskesmas-awayan');
  await season.join('Budi', 'innovator', 'puskesmas-juai');
  for (const [who, unitId, code] of [
    ['Rina', 'puskesmas-awayan', 'INV-L0001'],
    ['Budi', 'puskesmas-juai', 'INV-L0002'],
  ] as const) {
    const ownerId = await season.personOf(who);
    const id = await addInnovation(database.db, { code, unitId, ownerId });
    await sql`update innovation set state = 'accepted', version = 0, submitted_at = now(), name = ${`Inovasi ${who}`} where id = ${id}`.execute(
      database.db,
    );
  }
  season.forget();
  await say('Kora', 'lomba buka');
  await say('Rina', 'ikutkan');
  await say('Budi', 'ikutkan');
  await say('Kora', 'lomba bagi');
  await say('Kora', 'lomba tutup');
});
afterAll(() => database.drop());

const marks = async () => {
  const { rows } = await sql<{ of: string; value: number }>`
    select concat_ws(' ', p.name, s.entry_number, s.criterion) as of, s.value::float as value
    from contest_score s join person p on p.id = s.person_id order by 1`.execute(database.db);
  return rows;
};

/** A mark written past the product. */
const score = (value: string, { stage = 'desk', criterion = 'kebaruan', who = 'Jati' } = {}) =>
  sql.raw(`insert into contest_score (entry_number, person_id, stage, criterion, value)
    select 1, id, '${stage}', '${criterion}', ${value} from person where name = '${who}'`);

it('keeps one mark of a judge for an entry and a criterion; the later one stands', async () => {
  for (const line of ['nilai L-1 80 70 60 50', 'ya', 'nilai L-1 81 70 60 50', 'ya'])
    await say('Jati', line);
  expect(await marks()).toEqual([
    { of: 'Jati 1 kebaruan', value: 81 },
    { of: 'Jati 1 kemanfaatan', value: 70 },
    { of: 'Jati 1 kewenangan', value: 50 },
    { of: 'Jati 1 replikasi', value: 60 },
  ]);
  const { rows } = await sql<{ before: unknown; after: unknown }>`
    select before, after from event where type = 'contest_scored' order by seq desc limit 1`.execute(
    database.db,
  );
  expect(rows[0]).toMatchObject({
    before: { kebaruan: 80 },
    after: { stage: 'desk', marks: { kebaruan: 81 } },
  });
});

describe('refuses what no mark can be', () => {
  it.each([
    ['above the scale', '100.5', {}],
    ['below the scale', '-1', {}],
    ['a quarter', '80.25', {}],
    ['of the other round', '80', { stage: 'presentation', criterion: 'paparan' }],
    ['of a criterion that the rules lack', '80', { criterion: 'warna' }],
    ['of somebody without a seat', '80', { who: 'Rina' }],
  ])('%s', async (_what, value, how) => {
    await sql`delete from contest_score where criterion = 'kebaruan'`.execute(database.db);
    await expect(score(value, how).execute(database.db)).rejects.toThrow(/contest_score/u);
    await score('81').execute(database.db);
  });
  it('twice', async () => {
    await expect(score('80').execute(database.db)).rejects.toThrow(/contest_score_pkey/u);
  });
});

it('gives nobody a seat at an entry of their own unit, or at their own', async () => {
  for (const who of ['Rina', 'Budi']) {
    const entry = who === 'Rina' ? 1 : 2;
    const seat = sql`insert into contest_seat (entry_number, person_id)
      values (${entry}, ${await season.personOf(who)})`;
    await expect(seat.execute(database.db)).rejects.toThrow(/own unit/u);
  }
});

it('takes no mark of a judge who came to the unit after the seat was given', async () => {
  const move = (unit: string | null) =>
    sql`update person set unit_id = ${unit} where name = 'Juna'`.execute(database.db);
  await move('puskesmas-awayan');
  season.forget();
  expect(await say('Juna', 'nilai L-1 80 80 80 80')).toContain('tidak ditemukan');
  await expect(score('80', { who: 'Juna' }).execute(database.db)).rejects.toThrow(/own unit/u);
  await move(null);
  season.forget();
});

it('sends a judge the evidence by the number that its caption says', async () => {
  for (const [item, sha256] of [
    ['sdm', 'd'],
    ['haki', 'e'],
  ] as const)
    await sql`insert into evidence_file (person_id, innovation_id, item, purpose, state, channel, ref, name, sha256, size, format, mime, stored_at, told_at)
      select owner_id, id, ${item}, 'evidence', 'stored', 'telegram', '{}', ${`${item}.pdf`}, ${sha256.repeat(64)}, 10, 'pdf', 'application/pdf', now(), now()
      from innovation where code = 'INV-L0001'`.execute(database.db);
  season.forget();
  const all = await say('Jati', 'L-1 bukti');
  expect(all).toContain('2 berkas bukti');
  expect(all).toContain('Nomor yang berbukti: 2, 52.');
  for (const typed of ['L-1 bukti 2', 'L-1 bukti indikator 2', 'L-1 bukti isian 52'])
    expect(await say('Jati', typed)).toContain('1 berkas bukti');
  expect(await say('Jati', 'L-1 bukti 3')).toContain('Yang berbukti: 2, 52; ketik misalnya');
});

it('shows a judge no mark of another one', async () => {
  await say('Jati', 'nilai L-2 13 14 17 19');
  await say('Jati', 'ya');
  const shown: string[] = [];
  for (const line of ['lomba', 'L-2', 'L-2 baca', 'lomba nilai', 'lomba hasil', 'lomba juri'])
    shown.push(await say('Juna', line));
  expect(shown.join('\n')).not.toMatch(/\b1[3479]\b|Jati/u);
  expect(shown[0]).toContain('L-2');
});

it('is locked by two people, and no mark changes after the first of them', async () => {
  for (const line of ['nilai L-1 60 60 60 60', 'ya', 'nilai L-2 60 60 60 60', 'ya'])
    await say('Juna', line);
  await say('Kora', 'lomba finalis');
  for (const who of ['Jati', 'Juna'])
    for (const line of ['nilai L-1 70 70 70 70', 'ya', 'nilai L-2 60 60 60 60', 'ya'])
      await say(who, line);
  const asked = await season.say('Kora', 'lomba kunci');
  await say('Kora', codeIn(asked, 'Kora', 'kode ini:'));
  expect(await say('Jati', 'nilai L-1 1 1 1 1')).toContain('orang kedua');
  const locked = /locked/u;
  await expect(sql`update contest_score set value = 1`.execute(database.db)).rejects.toThrow(
    locked,
  );
  await expect(sql`delete from contest_score`.execute(database.db)).rejects.toThrow(locked);
  expect(await say('Kora', 'lomba kunci')).toContain('orang lain');
  await expect(
    sql`update contest set confirmed_by = locked_by, confirmed_at = now(), state = 'locked'`.execute(
      database.db,
    ),
  ).rejects.toThrow(/contest_check/u);
  const second = await season.say('Kuni', 'lomba kunci');
  expect(await say('Kuni', codeIn(second, 'Kuni', 'kode ini:'))).toContain('dua orang');
  const { rows } = await sql<{ number: number; place: number; total: number }>`
    select number, place, total::float as total from contest_entry order by place`.execute(
    database.db,
  );
  // 0.7 of the desk and 0.3 of the presentation, by hand.
  const desk = (81 * 30 + 70 * 25 + 60 * 20 + 50 * 15) / 90;
  expect(rows[0]).toEqual({
    number: 1,
    place: 1,
    total: expect.closeTo(0.7 * ((desk + 60) / 2) + 21, 3),
  });
  expect(rows[1]).toMatchObject({ number: 2, place: 2 });
  const { rows: events } = await sql<{ type: string; who: string }>`
    select e.type, p.name as who from event e join person p on p.id = e.person_id
    where e.subject = 'contest:1' and e.type in ('contest_locked', 'contest_confirmed') order by e.seq`.execute(
    database.db,
  );
  expect(events).toEqual([
    { type: 'contest_locked', who: 'Kora' },
    { type: 'contest_confirmed', who: 'Kuni' },
  ]);
});
