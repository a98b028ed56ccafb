// D9 and D12 on the real database: a paragraph that stands in another innovation, and pictures that are small or older than the
// innovation. The other innovation is named to whoever may read it, and to nobody else.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from 'kysely';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { addInnovation, addPerson } from '../support/records.ts';
import { Season, textFor } from '../support/season.ts';

const paragraph =
  'Kader menimbang balita di rumah setiap pekan, mencatat hasilnya pada hari yang sama, dan keluarga memperoleh saran gizi tanpa menempuh jalan jauh.';
let database: TestDatabase;
let season: Season;

beforeAll(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Rina', 'innovator', 'puskesmas-awayan');
  await season.join('Salmah', 'unit_admin', 'puskesmas-awayan');
  await season.join('Tuti', 'innovator', 'puskesmas-juai');
  await season.join('Anwar', 'unit_admin', 'puskesmas-juai');
});
afterAll(() => database.drop());

async function submitted(who: string, name: string, text: string): Promise<string> {
  const code = await season.fill(who, name);
  await sql`update answer set value = jsonb_build_object('type', 'text', 'text', ${text}::text)
    where item = 'latar_belakang' and innovation_id = (select id from innovation where code = ${code})`.execute(
    season.db,
  );
  season.forget();
  await season.submit(who);
  return code;
}

const sheet = async (who: string, code: string): Promise<string> => {
  const opened = textFor(await season.say(who, `lihat ${code}`), who);
  return `${opened}\n${textFor(await season.say(who, 'baca semua'), who)}`;
};

it('D9: names the innovation whose paragraph it is, or says that it is of another unit', async () => {
  const first = await submitted('Rina', 'Timbang Rumah', `Pembuka.\n${paragraph}`);
  expect(await sheet('Salmah', first)).not.toContain('satu paragraf sama');
  const own = await submitted(
    'Rina',
    'Kader Keliling',
    `Awal yang lain sama sekali.\n\n  ${paragraph.toUpperCase()}  \nAkhir.`,
  );
  expect(await sheet('Salmah', own)).toContain(
    `Latar Belakang: satu paragraf sama dengan ${first}`,
  );
  const other = await submitted('Tuti', 'Jemput Balita', `${paragraph}\nSelesai.`);
  const told = await sheet('Anwar', other);
  expect(told).toContain('Latar Belakang: satu paragraf sama dengan inovasi unit lain');
  expect(told).not.toContain(first);
  const changed = await submitted('Tuti', 'Ronda Gizi', `${paragraph} Satu kalimat lagi.`);
  expect(await sheet('Anwar', changed)).not.toContain('satu paragraf sama');
});

it('D9: a law that many name is copied from nobody', async () => {
  const law = `Peraturan yang menjadi dasar: ${paragraph}`;
  const first = await submitted('Rina', 'Pos Gizi', law);
  const ownerId = await addPerson(season.db, 'Rusmini');
  const addOther = async (nth: number): Promise<void> => {
    const id = await addInnovation(season.db, {
      ...{ code: `INV-HUKU${nth}`, unitId: 'puskesmas-juai', ownerId, state: 'submitted' },
    });
    await sql`insert into answer (innovation_id, item, value, revision, written_by)
      values (${id}, 'latar_belakang', jsonb_build_object('type', 'text', 'text', ${law}::text), 1, ${ownerId})`.execute(
      season.db,
    );
  };
  for (const nth of [1, 2, 3, 4, 5]) await addOther(nth);
  expect(await sheet('Salmah', first)).toContain('Latar Belakang: satu paragraf sama');
  await addOther(6);
  expect(await sheet('Salmah', first)).not.toContain('satu paragraf sama');
});

it('D12: tells small pictures, and those taken more than a year before it began', async () => {
  const code = await season.fill('Rina', 'Foto Lama');
  const of = async (item: string, picture: object): Promise<void> => {
    await sql`update evidence_file set name = ${`${item}.jpg`}, facts = coalesce(facts, '{}') || ${JSON.stringify({ picture })}::jsonb
      where item = ${item} and innovation_id = (select id from innovation where code = ${code})`.execute(
      season.db,
    );
  };
  const { rows } = await sql<{ date: string }>`
    select value ->> 'date' as date from answer where item = 'tanggal_mulai'
      and innovation_id = (select id from innovation where code = ${code})`.execute(season.db);
  const year = Number(rows[0]?.date.slice(0, 4));
  await of('sosialisasi', { width: 1600, height: 1200, taken: `${year - 2}-01-05` });
  await of('alat_kerja', { width: 1600, height: 1200, taken: `${year}-01-05` });
  await of('pengaduan', { width: 640, height: 480 });
  season.forget();
  await season.submit('Rina');
  const told = await sheet('Salmah', code);
  expect(told).toMatch(/sosialisasi\.jpg diambil 5 Januari \d{4}, lebih dari setahun sebelum/u);
  expect(told).toContain('pengaduan.jpg lebih kecil dari 800 piksel');
  expect(told).not.toContain('alat_kerja.jpg diambil');
});

it('finds copied paragraphs by the index of their hashes', async () => {
  await sql`set enable_seqscan = off`.execute(season.db);
  const { rows } = await sql<Record<string, string>>`
    explain select 1 from answer o where paragraph_hashes(o.value) && array['x']
      and o.value ->> 'type' = 'text' and length(o.value ->> 'text') >= 80`.execute(season.db);
  expect(JSON.stringify(rows)).toContain('answer_paragraphs');
});
