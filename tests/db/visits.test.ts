// Visits in the database: how units stand for whoever plans one, and what a unit lacks, as far as somebody may read it.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { addInnovation } from '../support/records.ts';
import { Season, textFor } from '../support/season.ts';

let database: TestDatabase;
let season: Season;
beforeAll(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Kora', 'coordinator', null);
  await season.join('Anang', 'mentor', null);
  await season.join('Salmah', 'unit_admin', 'puskesmas-awayan');
  await season.join('Lina', 'unit_admin', 'puskesmas-juai');
  for (const line of ['gakor baru Utara', 'gakor 1 unit puskesmas awayan', 'gakor 1 pamong Anang'])
    await season.say('Kora', line);
  await season.say(
    'Lina',
    'temuan:\nposyandu malam hari\nantrean obat lewat pesan\nkartu obat lansia',
  );
  const ownerId = await season.personOf('Salmah');
  const made = { unitId: 'puskesmas-awayan', ownerId };
  const resting = await addInnovation(database.db, {
    ...made,
    code: 'INV-AWAN1',
    name: 'Kelas Gizi',
  });
  await addInnovation(database.db, { ...made, code: 'INV-AWAN2', name: 'Loket Malam' });
  await sql`update innovation set state = 'submitted', submitted_at = now() where code = 'INV-AWAN2'`.execute(
    database.db,
  );
  await sql`update innovation set updated_at = now() - interval '30 days' where id = ${resting}`.execute(
    database.db,
  );
  season.forget();
});
afterAll(() => database.drop());

const say = async (who: string, line: string) => textFor(await season.say(who, line), who);

it('lists each unit with its reason, and nobody else’s units to a mentor', async () => {
  const all = await say('Kora', 'kunjungan');
  expect(all).toContain('UPT Puskesmas Juai: 3 temuan, belum ada draf');
  expect(all).toContain('UPT Puskesmas Awayan: 1 draf, terlama diam 30 hari; dapat naik 37 poin');
  expect(all).toContain('belum ada temuan maupun laporan');
  const own = await say('Anang', 'kunjungan');
  expect(own).toContain('1 unit sebaiknya dikunjungi:\n• UPT Puskesmas Awayan');
  expect(own).not.toContain('Juai');
  expect(await say('Anang', 'kunjungan puskesmas juai')).toContain('belum punya hak');
});

it('takes off what the draft has reached with evidence', async () => {
  const { rows } = await sql<{
    id: number;
  }>`select id from innovation where code = 'INV-AWAN1'`.execute(database.db);
  const id = rows[0]?.id ?? 0;
  const ownerId = await season.personOf('Salmah');
  await sql`insert into answer (innovation_id, item, value, revision, written_by)
    values (${id}, 'kualitas_video', '{"type": "indicator", "level": 3, "description": "", "links": [{"url": "https://contoh.id/v"}]}', 1, ${ownerId})`.execute(
    database.db,
  );
  await sql`update innovation set updated_at = now() - interval '20 days' where id = ${id}`.execute(
    database.db,
  );
  expect(await say('Anang', 'kunjungan')).toContain('diam 20 hari; dapat naik 33 poin');
});

it('reads drafts out to the mentor and counts them for the coordinator', async () => {
  const mentor = await say('Anang', 'kurang puskesmas awayan');
  expect(mentor).toContain('2 inovasi');
  expect(mentor).toContain('Kelas Gizi (INV-AWAN1), draf: kurang');
  const coordinator = await say('Kora', 'kurang puskesmas awayan');
  expect(coordinator).toContain('1 draf masih diisi unit; berhenti di 2 ');
  expect(coordinator).not.toContain('Kelas Gizi');
  expect(coordinator).toContain('Loket Malam (INV-AWAN2)');
  expect(await say('Kora', 'kurang 1')).toContain('Loket Malam (INV-AWAN2), UPT Puskesmas Awayan');
  expect(await say('Kora', 'kurang INV-AWAN1')).toContain('tidak ditemukan');
  expect(await say('Anang', 'kurang INV-AWAN1')).toContain('Yang masih kurang');
  expect(await say('Salmah', 'kurang puskesmas juai')).toContain('belum punya hak');
});

it('records who read what others fill in', async () => {
  // "beda" shows old and new answers; typed straight away as well.
  expect(await say('Anang', 'beda INV-AWAN1')).toContain('INV-AWAN1');
  const { rows } = await sql<{ name: string; code: string }>`
    select p.name, e.after ->> 'code' as code from event e join person p on p.id = e.person_id
    where e.type = 'record_read' order by e.id`.execute(database.db);
  expect(rows).toEqual([
    { name: 'Kora', code: 'INV-AWAN2' },
    { name: 'Anang', code: 'INV-AWAN1' },
    { name: 'Anang', code: 'INV-AWAN1' },
  ]);
});

it('keeps a visit with what was found and promised on it, for the unit as well', async () => {
  await season.say('Anang', 'temuan puskesmas awayan:\nkartu kendali obat');
  await season.say('Anang', 'janji puskesmas awayan: menyusun SOP; sampai besok');
  expect(await say('Anang', 'kunjungan puskesmas juai: bukan gakor saya')).toContain(
    'belum punya hak',
  );
  expect(await say('Anang', 'kunjungan puskesmas awayan: loket rapi; bertemu Salmah')).toContain(
    'kunjungan V-',
  );
  const { rows } = await sql<{ number: number }>`select number from visit`.execute(database.db);
  expect(rows).toHaveLength(1);
  const name = `V-${rows[0]?.number}`;
  const read = await say('Salmah', name);
  expect(read).toContain('Bertemu: Salmah');
  expect(read).toMatch(/Temuan hari itu: T-\d+\./u);
  expect(read).toMatch(/Janji hari itu: J-\d+ terbuka\./u);
  expect(await say('Lina', name)).toContain('tidak ditemukan');
  expect(await say('Kora', 'kunjungan puskesmas awayan')).toContain(`(${name}): loket rapi`);
});
