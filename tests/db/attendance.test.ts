// Attendance in the database: 45 in the hall and 41 by video, each person once, codes of their day, marks of those who came,
// and no brake for a code that anybody may read off the wall.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { meetingMaterial } from '../../src/db/views/meetings.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season, textFor } from '../support/season.ts';

let database: TestDatabase;
let season: Season;
let onsite = '';
let online = '';
beforeAll(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Kora', 'coordinator', null);
  await season.join('Salmah', 'unit_admin', 'puskesmas-awayan');
  await season.join('Lina', 'unit_admin', 'puskesmas-juai');
  const { rows } = await sql<{ day: string; next: string }>`
    select to_char(now() at time zone 'Asia/Makassar', 'DD-MM-YYYY') as day,
      to_char((now() at time zone 'Asia/Makassar') + interval '1 day', 'DD-MM-YYYY') as next`.execute(
    database.db,
  );
  for (const day of [rows[0]?.day, rows[0]?.next])
    await season.say('Kora', `rapat: Bimtek; ${day}; 09.00; Aula`);
  const told = await say('Kora', 'R-1 kode');
  onsite = /luring\): hadir (\d{5})/u.exec(told)?.[1] ?? '';
  online = /daring\): hadir (\d{5})/u.exec(told)?.[1] ?? '';
});
afterAll(() => database.drop());

const say = async (who: string, line: string) => textFor(await season.say(who, line), who);
const guests = (word: string, count: number) =>
  Array.from(
    { length: count },
    (_, at) =>
      `${at + 1}. ${word} ${'abcdefghij'[at % 10]}${'klmnopqrst'[Math.floor(at / 10)]}; Desa Uren`,
  ).join('\n');

it('takes wrong codes without a brake, and the right one after them', async () => {
  for (let tries = 0; tries < 12; tries += 1)
    expect(await say('Salmah', 'hadir 00000')).toContain('tidak dikenali');
  expect(await say('Salmah', `hadir ${onsite}`)).toContain('tercatat hadir luring');
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from code_attempt`.execute(
    database.db,
  );
  expect(rows[0]?.n).toBe(0);
});

it('counts 86 people in two ways, each once', async () => {
  await say('Lina', `hadir ${online}`);
  expect(await say('Salmah', `hadir ${online}`)).toContain('memang sudah tercatat hadir luring');
  await say('Kora', `R-1 hadir:\n${guests('Warga', 44)}`);
  await say('Kora', `R-1 hadir daring:\n${guests('Kader', 40)}`);
  await say('Kora', `R-1 hadir daring:\n${guests('Kader', 40)}`);
  expect(await say('Kora', 'R-1 peserta')).toContain(
    '86 orang hadir, 45 luring dan 41 daring, dari 3 unit.',
  );
  const material = await meetingMaterial(database.db, 1, 'Bapperida', false);
  expect(material?.came).toHaveLength(86);
  expect(material?.came[0]?.way).toBe('onsite');
});

it('leaves one event of each who typed a code, in their own chain', async () => {
  // What comes next finds the chain where it was left.
  await season.say('Salmah', 'profil');
  await season.say('Salmah', 'hubungkan');
  const { rows } = await sql<{ name: string }>`
    select p.name from event e join person p on p.id = e.person_id where e.type = 'meeting_attended' order by 1`.execute(
    database.db,
  );
  expect(rows.map(({ name }) => name)).toEqual(['Lina', 'Salmah']);
  expect(await say('Salmah', 'rapat')).toContain('belum punya hak');
});

it('asks those who came, once, and takes marks of nobody else', async () => {
  const told = await season.say('Kora', 'R-1 evaluasi');
  expect(
    told
      .filter(({ text }) => text.includes('sepuluh angka'))
      .map(({ to }) => to)
      .toSorted(),
  ).toEqual(['Lina', 'Salmah']);
  const again = await season.say('Kora', 'R-1 evaluasi');
  expect(again.filter(({ to }) => to !== 'Kora')).toEqual([]);
  expect(await say('Salmah', 'evaluasi R-1 2 4 5 5 4 5 4 4 4 3')).toContain('Tersimpan');
  expect(await say('Salmah', 'evaluasi R-1 1 4 5 5 4 5 4 4 4 3')).toContain('Tersimpan');
  expect(await say('Kora', 'evaluasi R-1 2 4 5 5 4 5 4 4 4 3')).toContain('tidak ada di antara');
  expect(await say('Kora', 'R-1 peserta')).toContain('dari 1 orang: pemahaman 1 menjadi 4');
  expect(await say('Kora', 'R-1 jp 4')).toContain('4 JP');
  expect((await meetingMaterial(database.db, 1, 'Bapperida', false))?.meeting.hours).toBe(4);
});

it('takes a code on its day alone', async () => {
  const told = await say('Kora', 'R-2 kode');
  const code = /luring\): hadir (\d{5})/u.exec(told)?.[1] ?? '';
  expect([onsite, online]).not.toContain(code);
  expect(await say('Lina', `hadir ${code}`)).toContain('baru berlangsung');
  expect(await say('Kora', 'R-2 kode')).toContain(`hadir ${code}`);
});

it.each([
  [`insert into meeting_code (meeting_number, kind, code) values (1, 'onsite', '12345')`],
  [`insert into meeting_code (meeting_number, kind, code) values (9, 'onsite', '12345')`],
  [
    `insert into meeting_rating (meeting_number, person_id, before, after, material, speaker, venue, relevance, efficiency, impact, sustainability, replication)
    values (2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)`,
  ],
  [`update meeting_rating set before = 6`],
  [`update meeting set hours = 0 where number = 1`],
])('refuses what cannot be: %s', async (statement) => {
  await expect(sql.raw(statement).execute(database.db)).rejects.toThrow(/violates/u);
});
