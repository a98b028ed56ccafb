// Gakor and mentors in the database: units, grants, a question with its innovation, its answer, and a message to a unit.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { threadOf } from '../../../src/db/views/mentors.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { addInnovation } from '../../support/records.ts';
import { openTalk, type Somebody, type Talk } from '../../support/talk.ts';

let database: TestDatabase;
let talk: Talk;
let coordinator: Somebody;
let mentor: Somebody;
let rina: Somebody;
beforeAll(async () => {
  database = await createTestDatabase();
  talk = await openTalk(database);
  coordinator = await talk.meet('Koordinator', [{ role: 'coordinator' }]);
  mentor = await talk.meet('Pak Anang', [{ role: 'mentor' }]);
  rina = await talk.meet('Rina', [{ role: 'innovator', unit: 'puskesmas-awayan' }]);
  const id = await addInnovation(database.db, {
    code: 'INV-AWAN1',
    unitId: 'puskesmas-awayan',
    ownerId: rina.personId,
    name: 'Kelas Gizi',
  });
  await database.db
    .updateTable('conversation')
    .set({ focus_id: id })
    .where('person_id', '=', rina.personId)
    .execute();
});
afterAll(() => database.drop());

test('without a mentor the coordinators get the question', async () => {
  const said = await talk.says(rina, 'tanya pamong bolehkah surat tugas dipakai?');
  expect(said).toContain('belum punya pamong');
  expect(said).toContain('Koordinator: Pertanyaan dari Rina');
});

test('a unit belongs to one gakor, whose mentor sees it at once', async () => {
  for (const typed of [
    'gakor baru Utara',
    'gakor baru Selatan',
    'gakor 1 unit puskesmas awayan',
    'gakor 1 pamong Pak Anang',
  ])
    expect(await talk.says(coordinator, typed)).toContain('Tersimpan');
  expect(await talk.says(coordinator, 'gakor')).toContain('Pamong: Pak Anang');
  expect(await talk.says(mentor, 'pesan puskesmas awayan')).toContain('Tulis pesan');
  expect(await talk.says(mentor, 'batal')).toContain('dibatalkan');
  await talk.says(coordinator, 'gakor 2 unit puskesmas awayan');
  expect(await talk.says(mentor, 'pesan puskesmas awayan')).toContain('belum punya hak');
  await talk.says(coordinator, 'gakor 1 unit puskesmas awayan');
  expect(await talk.says(rina, 'gakor baru Timur')).not.toContain('Tersimpan');
});

test('a question reaches the mentor with its innovation, and the thread stays with it', async () => {
  const asked = await talk.says(rina, 'tanya pamong bagaimana mengisi regulasi?');
  expect(asked).toContain(
    'Pak Anang: Pertanyaan dari Rina, UPT Puskesmas Awayan:\nTentang Kelas Gizi (INV-AWAN1)',
  );
  const id = /jawab (\d+)/u.exec(asked)?.[1];
  const answered = await talk.says(mentor, `jawab ${id} Lampirkan SK kepala puskesmas.`);
  expect(answered).toContain('Rina: Jawaban dari Pak Anang');
  const thread = await threadOf(database.db, 'INV-AWAN1');
  expect(thread.map(({ from, text }) => `${from}: ${text}`)).toEqual([
    'Rina: bolehkah surat tugas dipakai?',
    'Rina: bagaimana mengisi regulasi?',
    'Pak Anang: Lampirkan SK kepala puskesmas.',
  ]);
});

test('nobody answers what was not written to them', async () => {
  const other = await talk.meet('Orang lain', [{ role: 'innovator', unit: 'puskesmas-juai' }]);
  expect(await talk.says(other, 'jawab 1 halo')).toContain('tidak ditemukan');
});

test('what somebody adds to their own message goes to those who got it, never to themselves', async () => {
  const asked = await talk.says(rina, 'tanya pamong untuk SK/SPT_2026 yang mana?');
  expect(asked).toContain('SK/SPT_2026 yang mana?');
  const id = /jawab (\d+)/u.exec(asked)?.[1];
  const added = await talk.says(rina, `jawab ${id} yang ditandatangani kepala puskesmas`);
  expect(added).toContain('Pesan diteruskan ke Pak Anang');
  expect(added).toContain('Pak Anang: Pesan dari Rina');
  expect(added).not.toContain('Rina: Pesan dari Rina');
});

test('a message to a unit goes out after a yes; a change of the gakor is told to its mentor', async () => {
  const asked = await talk.says(mentor, 'pesan puskesmas awayan: besok kami berkunjung');
  expect(asked).toContain('Pesan ini untuk semua orang UPT Puskesmas Awayan');
  expect(asked).not.toContain('Rina:');
  expect(await talk.says(mentor, 'ya')).toContain('Rina: Pesan dari Pak Anang');
  const changed = await talk.says(coordinator, 'gakor 1 unit inspektorat');
  expect(changed).toContain('Inspektorat masuk ke gakor Utara.');
  expect(changed).toContain('Pak Anang: Gakor yang Anda dampingi berubah');
});

test('twenty messages a day to others, however they are written; tomorrow it goes on', async () => {
  const dewi = await talk.meet('Dewi', [{ role: 'innovator', unit: 'puskesmas-awayan' }]);
  const question = await talk.says(dewi, 'tanya pamong boleh difoto dengan ponsel?');
  expect(question).toContain('Pertanyaan diteruskan');
  const [, id = ''] = /jawab (\d+)/.exec(question) ?? [];
  for (let nth = 2; nth <= 19; nth += 1)
    expect(await talk.says(dewi, `tanya pamong pertanyaan ke-${nth}`)).toContain('Tersimpan');
  // What somebody adds to their own question counts as well.
  expect(await talk.says(dewi, `jawab ${id} dan satu lagi`)).toContain('Tersimpan');
  for (const typed of ['tanya pamong satu lagi', `jawab ${id} satu lagi`]) {
    const said = await talk.says(dewi, typed);
    expect(said).toContain('Hari ini sudah 20 pesan');
    expect(said).not.toContain('Pak Anang:');
  }
  expect(await talk.says(dewi, 'tanya pamong')).toContain('Apa yang ingin ditanyakan?');
  expect(await talk.says(dewi, 'masih bisa?')).toContain('Hari ini sudah 20 pesan');
  // Others write on, and the mentor answers.
  expect(await talk.says(rina, 'tanya pamong kapan paling lambat?')).toContain('Tersimpan');
  expect(await talk.says(mentor, `jawab ${id} boleh`)).toContain('Tersimpan');
  await database.db
    .updateTable('mentor_message')
    .set({ written_at: sql`now() - interval '1 day'` })
    .where('from_id', '=', dewi.personId)
    .execute();
  expect(await talk.says(dewi, 'tanya pamong terima kasih, satu lagi')).toContain('Tersimpan');
});
