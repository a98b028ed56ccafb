// The register of candidates in the database: the whole way with its record, what becomes of it when somebody leaves, and
// that two who decide at once do not both win.
import { eraseDue } from '../../src/db/transactions/erase-traces.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planReminders } from '../../src/db/transactions/plan-reminders.ts';
import { verifyRecord } from '../../src/db/verify/verify.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season, codeIn, textFor } from '../support/season.ts';
import { foundIn } from '../support/whole-database.ts';

const unit = 'puskesmas-awayan';
let database: TestDatabase;
let season: Season;
beforeAll(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Kora', 'coordinator', null);
  await season.join('Salmah', 'unit_admin', unit);
  await season.join('Rina Wulandari', 'innovator', unit);
  await season.join('Rahmah', 'innovator', unit);
});
afterAll(() => database.drop());

const editionOf = (id: string, version: number) => {
  const found = findEdition(id, version);
  if (found === null) throw new Error(`no edition ${id}`);
  return found;
};

async function row(number: number) {
  const { rows } = await sql<{
    state: string;
    owner: string | null;
    reason: string | null;
    code: string | null;
    sentence: string;
  }>`select c.state, p.name as owner, c.reason, n.code, c.sentence from candidate c left join person p on p.id = c.owner_id
    left join innovation n on n.id = c.innovation_id where c.number = ${number}`.execute(
    database.db,
  );
  return rows[0];
}

const events = async (number: number) => {
  const { rows } = await sql<{ type: string }>`
    select type from event where subject = ${`candidate:${number}`} order by seq`.execute(
    database.db,
  );
  return rows.map(({ type }) => type);
};

it('goes from a doubt to a draft, each step in the record, and is no answer of the draft', async () => {
  for (const line of ['cek', 'kami antar obat ke rumah lansia', 'ya semua kecuali 3 ragu', 'saya'])
    await season.say('Rina Wulandari', line);
  const told = await season.say('Rina Wulandari', 'Antar Obat Lansia');
  const code = /INV-\w{5}/u.exec(textFor(told, 'Rina Wulandari'))?.[0];
  expect(await row(101)).toMatchObject({ state: 'begun', owner: 'Rina Wulandari', code });
  expect(await events(101)).toEqual(['candidate_noted', 'candidate_assign', 'candidate_begin']);
  // Read from the database, not from what is in memory.
  season.forget();
  expect(textFor(await season.say('Rina Wulandari', 'ubah 20'), 'Rina Wulandari')).toContain(
    'Catatan awal dari T-101: "kami antar obat ke rumah lansia"',
  );
  await season.say('Rina Wulandari', 'batal');
  await season.say('Rina Wulandari', 'ya');
  expect(await verifyRecord(database.db, editionOf)).toMatchObject({
    badEvent: null,
    differences: [],
  });
});

it('notes many at once, and reminds on their day; what was done meanwhile is not sent', async () => {
  const lines = ['temuan:', '1. posyandu dibuka malam hari', '2. kartu obat dengan gambar'];
  await season.say('Salmah', lines.join('\n'));
  const [first = 0] = await numbers();
  await season.say('Salmah', `T-${first} untuk Rahmah`);
  const reminders = () =>
    sql<{
      state: string;
      name: string;
    }>`select o.state, p.name from reminder r join outbox o on o.id = r.outbox_id
      join person p on p.id = r.person_id where r.kind = 'candidate' order by p.name`.execute(
      database.db,
    );
  // A Thursday: no week's list is due that day.
  const { rows: clock } = await sql<{ at: Date }>`
    select (date_trunc('week', (now() at time zone 'Asia/Makassar') + interval '14 days') + interval '3 days 10 hours') at time zone 'Asia/Makassar' as at`.execute(
    database.db,
  );
  const now = clock[0]?.at.getTime() ?? 0;
  await planReminders(database.db, { edition: balangan2026, editionOf, now });
  expect((await reminders()).rows.map(({ name }) => name)).toContain('Rahmah');
  await season.say('Rahmah', `ya T-${first}`);
  expect((await reminders()).rows.filter(({ name }) => name === 'Rahmah')).toEqual([]);
});

it('counts how units stand within the reach of whoever asks', async () => {
  const asks = async (who: string, line: string) => textFor(await season.say(who, line), who);
  const all = await asks('Kora', 'berapa yang sudah masuk');
  expect(all).toMatch(/unit: 0 sudah mengirim, 1 masih draf/u);
  expect(all).toContain('3 temuan, 1 mulai diisi; 0 inovasi dikirim');
  expect(await asks('Salmah', 'berapa yg masuk')).toContain('1 unit: 0 sudah mengirim, 1 masih');
  expect(await asks('Kora', 'siapa yg blm mulai')).toContain('Belum diundang');
  expect(await asks('Kora', 'tertahan')).toContain('Tidak ada yang menunggu');
  expect(await asks('Kora', 'terlambat')).toContain('Jadwal belum dibuka');
  expect(await asks('Kora', 'pkm awayan gmn')).toContain('3 temuan, 1 draf');
  expect(await asks('Kora', 'gakor 7')).toContain('tidak ada');
  const line = await asks('Kora', 'siaran untuk admin puskesmas: Besok pukul 10.00 rapat.');
  expect(line).toContain('Salmah');
  const [, code = ''] = /kodenya: 1 (\d{4})/u.exec(line) ?? [];
  expect(await asks('Kora', `1 ${code}`)).toMatch(/siaran S\d/iu);
});

it('counts what became of what was found, by unit and year', async () => {
  const asks = async (who: string) => textFor(await season.say(who, 'hitungan temuan'), who);
  await sql`insert into candidate (number, edition_id, unit_id, sentence, reporter_id, remind_on)
    values (9001, 'balangan-2022', 'rsud', 'Loket malam', ${await season.personOf('Kora')}, current_date)`.execute(
    database.db,
  );
  expect(await asks('Kora')).toContain('3 ditemukan, 1 mulai diisi, 0 masuk, 3 masih terbuka.');
  expect(await asks('Kora')).toContain('Tahun 2022: 1 ditemukan, 0 masuk, 1 hilang.');
  expect(await asks('Salmah')).not.toContain('2022');
  await sql`update innovation set state = 'submitted', submitted_at = now() where id = (
    select innovation_id from candidate where state = 'begun')`.execute(database.db);
  expect(await asks('Salmah')).toContain('UPT Puskesmas Awayan: 3 ditemukan, 1 mulai, 1 masuk');
  await sql`update innovation set state = 'withdrawn' where id = (
    select innovation_id from candidate where state = 'begun')`.execute(database.db);
  expect(await asks('Salmah')).toContain('1 hilang');
  await sql`update innovation set state = 'draft', submitted_at = null where id = (
    select innovation_id from candidate where state = 'begun')`.execute(database.db);
  await sql`delete from candidate where number = 9001`.execute(database.db);
});

it('lets one of two decide', async () => {
  const [first = 0] = await numbers();
  await season.say('Salmah', `T-${first + 1} bukan inovasi: kegiatan rutin`);
  expect(textFor(await season.say('Kora', `T-${first + 1} bukan inovasi: lain`), 'Kora')).toContain(
    'bukan inovasi',
  );
  expect(await row(first + 1)).toMatchObject({ state: 'not_innovation', reason: 'kegiatan rutin' });
  await expect(
    sql`update candidate set reason = null where number = ${first + 1}`.execute(database.db),
  ).rejects.toThrow('check constraint');
});

it('frees what somebody leaves behind, and takes their name out of what they noted', async () => {
  await season.say('Rahmah', 'batal');
  const note = await season.say('Rahmah', 'temuan: Rina Wulandari membuka loket malam');
  const number = Number(/T-(\d+)/u.exec(textFor(note, 'Rahmah'))?.[1]);
  await season.say('Rahmah', 'admin');
  await season.say('Salmah', `T-${number} untuk Rina Wulandari`);
  expect(await row(number)).toMatchObject({ state: 'assigned', owner: 'Rina Wulandari' });
  expect(textFor(await season.say('Rahmah', 'data saya unduh'), 'Rahmah')).toContain(
    `T-${number}: Rina Wulandari membuka loket malam`,
  );
  const asked = await season.say('Rina Wulandari', 'hapus data saya');
  await season.say('Rina Wulandari', codeIn(asked, 'Rina Wulandari', 'kode ini:'));
  const waiting = await season.say('Kora', 'permintaan data');
  await season.say('Kora', codeIn(waiting, 'Kora', 'kode ini:'));
  expect(await eraseDue(season.db)).toBe(1);
  expect(await row(number)).toMatchObject({
    ...{ state: 'new', owner: null },
    sentence: 'seseorang membuka loket malam',
  });
  expect((await events(number)).at(-1)).toBe('candidate_decline');
  // Where the stand-in calls addresses and messages by people's names, the name stays.
  const found = await foundIn(database, 'Rina Wulandari');
  expect(found.filter((place) => !/^(?:address|inbox):/u.test(place))).toEqual([]);
});

async function numbers(): Promise<readonly number[]> {
  const { rows } = await sql<{ number: number }>`
    select number from candidate where sentence like 'posyandu%' or sentence like 'kartu%' order by number`.execute(
    database.db,
  );
  return rows.map(({ number }) => number);
}
