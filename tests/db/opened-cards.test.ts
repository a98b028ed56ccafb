// Nobody decides what they did not open, but a head who endorses out of a list of names and doubts; on the real database.
// What a card of a list could do if somebody got hold of one is tried by changing what the database knows of it.
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { sql } from 'kysely';
import { storeCard } from '../../src/db/carry/notices.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season, codeIn, textFor } from '../support/season.ts';

const unit = 'puskesmas-awayan';
let database: TestDatabase;
let season: Season;

beforeAll(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Rina', 'innovator', unit);
  await season.join('Salmah', 'unit_admin', unit);
  await season.join('Hadi', 'unit_head', unit);
  await season.join('Vera', 'verifier', null);
  await season.join('Kora', 'coordinator', null);
});
afterAll(() => database.drop());

/** A submitted innovation of Rina's. */
async function submitted(name: string): Promise<string> {
  const code = await season.fill('Rina', name);
  await season.submit('Rina');
  return code;
}

async function open(who: string, code: string, verb: string): Promise<string> {
  return codeIn(await season.say(who, `lihat ${code}`), who, verb);
}

async function verified(name: string): Promise<string> {
  const code = await submitted(name);
  await season.say('Salmah', `setujui ${await open('Salmah', code, 'setujui')}`);
  return code;
}

/** How each decision on an innovation was taken, in order. */
async function seen(code: string): Promise<readonly (readonly unknown[])[]> {
  const { rows } = await sql<{ type: string; seen: string | null }>`
    select e.type, e.after ->> 'seen' as seen from event e join innovation n on n.id = e.innovation_id
    where n.code = ${code} and e.type in ('verify', 'endorse', 'accept', 'return', 'reject', 'reopen', 'report')
    order by e.seq`.execute(season.db);
  return rows.map((row) => [row.type, row.seen]);
}

it('puts no code into any notice, whoever it is for', async () => {
  const code = await verified('Tanpa Kode');
  await season.say('Hadi', `tetapkan ${await open('Hadi', code, 'tetapkan')}`);
  await season.say('Vera', `terima ${await open('Vera', code, 'terima')}`);
  const { rows } = await sql<{ message: string }>`
    select message::text as message from outbox where kind = 'notice'`.execute(season.db);
  expect(rows.length).toBeGreaterThan(5);
  for (const { message } of rows)
    expect(message).not.toMatch(/(?:card|batch)Code"|(?:setujui|tetapkan|terima|kembalikan) \d/);
  expect(await seen(code)).toEqual([
    ['verify', 'opened'],
    ['endorse', 'opened'],
    ['accept', 'opened'],
  ]);
});

it('tells whoever returned it what was repaired, with a code for that version, and nobody else', async () => {
  await season.join('Murni', 'unit_admin', unit);
  const code = await submitted('Kelas Ibu Bekerja');
  const before = await open('Salmah', code, 'kembalikan');
  await season.say('Salmah', `kembalikan ${before} 6 tulis gelarnya`);
  await season.say('Salmah', 'ya');
  await season.say('Rina', `perbaiki ${code}`);
  await season.say('Rina', 'ubah 6');
  await season.say('Rina', 'Rahmawati, A.Md.Keb., Bdn.');
  await season.say('Rina', 'kirim');
  const told = await season.say('Rina', 'ya');
  expect(textFor(told, 'Murni')).toContain(`Ketik "lihat ${code}"`);
  expect(textFor(told, 'Murni')).not.toMatch(/setujui \d/u);
  const notice = textFor(told, 'Salmah');
  expect(notice).toMatch(
    /6\. Nama Inisiator \(diminta: tulis gelarnya\): Rahmawati, A\.Md\.Keb\., Bdn\./u,
  );
  const card = /setujui (\d{4})/u.exec(notice)?.[1] ?? '';
  expect(card).toMatch(/^\d{4}$/u);
  const { rows } = await sql<{ bare: number }>`
    select count(*)::int as bare from outbox where kind = 'notice' and message::text like ${`%setujui ${card}%`}`.execute(
    season.db,
  );
  expect(rows).toEqual([{ bare: 0 }]);
  // Looking keeps the code; another person's is none of Murni's.
  expect(await open('Salmah', code, 'setujui')).toBe(card);
  expect(textFor(await season.say('Murni', `setujui ${card}`), 'Murni')).toContain('tidak cocok');
  await sql`update card set seen = 'changed' where seen = 'opened' and innovation_id = (select id from innovation where code = ${code})
    and version = (select version from innovation where code = ${code})`.execute(season.db);
  await season.say('Salmah', `setujui ${card}`);
  expect((await seen(code)).at(-1)).toEqual(['verify', 'changed']);
  await sql`update role_grant set revoked_at = now() where person_id = ${await season.personOf('Murni')}`.execute(
    season.db,
  );
  season.forget();
});

it('decides each innovation once, also where the code of a list is that of a card that was opened before', async () => {
  const [code, other] = [await verified('Dua Kali Sama'), await verified('Kursi Roda')];
  const card = await open('Hadi', code, 'tetapkan');
  const list = textFor(await season.say('Hadi', 'antrean'), 'Hadi');
  const all = /tetapkan semua (\d{4})/.exec(list)?.[1] ?? '';
  expect(all).toMatch(/^\d{4}$/);
  const { cardHash } = season.handling.secrets;
  const hadi = await season.personOf('Hadi');
  // One of ten thousand: the digits of the list happen to be those of the open card.
  await sql`update card set batch_hash = ${cardHash(hadi, card)} where batch_hash = ${cardHash(hadi, all)}`.execute(
    season.db,
  );
  await season.say('Hadi', `tetapkan semua ${card}`);
  for (const one of [code, other])
    expect((await seen(one)).filter((step) => step.includes('endorse'))).toHaveLength(1);
});

it('gives a list no code that an open card has', async () => {
  const code = await verified('Kode Lain');
  const card = await open('Hadi', code, 'tetapkan');
  const hadi = await season.personOf('Hadi');
  const row = await season.db
    .selectFrom('innovation')
    .select(['id', 'version'])
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  const free = card === '4711' ? '4712' : '4711';
  expect(
    await storeCard(season.db, hadi, row.id, row.version, free, season.handling.secrets, card),
  ).toBe(false);
});

it('lists what a head may endorse by name with its doubts, and records which of them was opened', async () => {
  const codes = [await verified('Posyandu Malam'), await verified('Posyandu Malam Hari')];
  const [first = '', second = ''] = codes;
  const list = textFor(await season.say('Hadi', 'antrean'), 'Hadi');
  expect(list).toMatch(
    new RegExp(`Posyandu Malam \\(${first}\\), Rina, kode \\d{4}; mirip dengan`),
  );
  await season.say('Hadi', `lihat ${first}`);
  const again = await season.say('Hadi', 'antrean');
  await season.say('Hadi', `tetapkan semua ${codeIn(again, 'Hadi', 'tetapkan semua')}`);
  expect(await seen(first)).toEqual([
    ['verify', 'opened'],
    ['endorse', 'opened'],
  ]);
  expect(await seen(second)).toEqual([
    ['verify', 'opened'],
    ['endorse', 'listed'],
  ]);
});

it('takes opening one version for no other', async () => {
  const code = await verified('Versi Lain');
  await season.say('Hadi', `lihat ${code}`);
  await sql`update card set version = version - 1 where seen = 'opened'`.execute(season.db);
  const list = await season.say('Hadi', 'antrean');
  await season.say('Hadi', `tetapkan ${codeIn(list, 'Hadi', 'tetapkan')}`);
  expect(await seen(code)).toEqual([
    ['verify', 'opened'],
    ['endorse', 'listed'],
  ]);
});

describe('a card out of a list', () => {
  const steps = [
    ['Salmah', 'setujui', '', 'submitted'],
    ['Vera', 'terima', '', 'unit_endorsed'],
    ['Vera', 'tolak', ' bukan inovasi, hanya pengadaan', 'unit_endorsed'],
    ['Kora', 'buka lagi', ' unitnya mengirim penjelasan', 'accepted'],
  ] as const;

  test.each(steps)('lets %s not %s', async (who, verb, rest, state) => {
    const code = await submitted(`Daftar ${verb}`);
    await sql`update innovation set state = ${state} where code = ${code}`.execute(season.db);
    season.forget();
    const card = await open(who, code, verb);
    await sql`update card set seen = 'listed' where innovation_id = (select id from innovation where code = ${code})`.execute(
      season.db,
    );
    const told = textFor(await season.say(who, `${verb} ${card}${rest}`), who);
    expect(told).toContain('belum Anda buka');
    expect((await season.stateOf(code)).state).toBe(state);
    // Opened, the same code decides: it was theirs.
    await season.say(who, `lihat ${code}`);
    await season.say(who, `${verb} ${card}${rest}`);
    expect((await season.stateOf(code)).state).not.toBe(state);
  });

  test.each(['endorse', 'accept', 'reject', 'reopen', 'report'])(
    'that came with a notice cannot stand in the record behind %s',
    async (type) => {
      const copied = sql`insert into event overriding system value select * from jsonb_populate_record(
        (select e from event e where e.after ->> 'seen' = 'changed' and e.type = 'verify' limit 1),
        jsonb_build_object('type', ${type}::text, 'id', 1000001, 'seq', 1000001))`;
      await expect(copied.execute(season.db)).rejects.toThrow('event_decided_opened');
    },
  );

  test.each(['verify', 'accept', 'reject', 'reopen', 'report'])(
    'cannot stand in the record behind %s',
    async (type) => {
      const copied = sql`insert into event overriding system value select * from jsonb_populate_record(
        (select e from event e where e.after ->> 'seen' = 'listed' and e.type = 'endorse' limit 1),
        jsonb_build_object('type', ${type}::text, 'id', 1000000, 'seq', 1000000))`;
      await expect(copied.execute(season.db)).rejects.toThrow('event_decided_opened');
    },
  );
});

it('gives whoever sets a level without having opened the innovation no code', async () => {
  const code = await verified('Tingkat');
  await season.say('Hadi', `tetapkan ${await open('Hadi', code, 'tetapkan')}`);
  await sql`delete from claim`.execute(season.db);
  const set = textFor(
    await season.say('Vera', `tingkat ${code} indikator 5 0 fotonya dari tahun 2019`),
    'Vera',
  );
  expect(set).toContain('menurut verifikator tingkat 0');
  expect(set).toContain(`ketik "lihat ${code}"`);
  expect(set).not.toMatch(/terima \d{4}/);
});

it('a card keeps its code while person and version stay, listed or opened, and its list keeps its own', async () => {
  const first = await verified('Kode Tetap Satu');
  const second = await verified('Kode Tetap Dua');
  const codesIn = (said: string): readonly string[] => said.match(/(?<=kode |semua )\d{4}/gu) ?? [];
  const queue = async (): Promise<string> => textFor(await season.say('Hadi', 'antrean'), 'Hadi');
  const listed = codesIn(await queue());
  expect(listed.length).toBeGreaterThanOrEqual(3);
  expect(codesIn(await queue())).toEqual(listed);
  const opened = await open('Hadi', second, 'tetapkan');
  expect(listed).toContain(opened);
  expect(await open('Hadi', second, 'tetapkan')).toBe(opened);
  expect(codesIn(await queue())).toEqual(listed);
  const { rows } = await sql<{ seen: string; cards: number }>`
    select min(c.seen) filter (where n.code = ${second}) as seen, count(*)::int as cards
    from card c join innovation n on n.id = c.innovation_id join person p on p.id = c.person_id
    where p.name = 'Hadi' and n.code in (${first}, ${second}) and c.used_at is null`.execute(
    season.db,
  );
  expect(rows).toEqual([{ seen: 'opened', cards: 2 }]);
  await season.say('Hadi', `tetapkan semua ${listed.at(-1) ?? ''}`);
  expect((await seen(first)).at(-1)).toEqual(['endorse', 'listed']);
  expect((await seen(second)).at(-1)).toEqual(['endorse', 'opened']);
});

it('ends the code of a list of which a part is shown under another', async () => {
  const other = 'puskesmas-juai';
  await season.join('Tuti', 'innovator', other);
  await season.join('Anwar', 'unit_admin', other);
  await season.join('Dina', 'unit_head', other);
  const submit = async (name: string): Promise<string> => {
    const code = await season.fill('Tuti', name);
    await season.submit('Tuti');
    return code;
  };
  for (const name of ['Air Bersih', 'Bank Darah', 'Cek Mata']) {
    const card = await open('Anwar', await submit(name), 'setujui');
    await season.say('Anwar', `setujui ${card}`);
  }
  const queue = async (page = 1): Promise<string> =>
    textFor(await season.say('Dina', `antrean ${page}`), 'Dina');
  const all = (said: string): string => /tetapkan semua (\d{4})/u.exec(said)?.[1] ?? '';
  const first = all(await queue());
  // Who admits as well has what is to be endorsed on a page of its own.
  await sql`insert into role_grant (person_id, role, unit_id) values (${await season.personOf('Dina')}, 'unit_admin', ${other})`.execute(
    season.db,
  );
  for (const name of ['Dapur Sehat', 'Edukasi Gizi', 'Foto Gigi']) await submit(name);
  season.forget();
  expect(all(await queue(2))).toBe(first);
  // One more is waiting: the list is another one.
  const more = await open('Anwar', await submit('Gula Darah'), 'setujui');
  await season.say('Anwar', `setujui ${more}`);
  season.forget();
  const second = all(await queue(2));
  expect([first, second]).toEqual([
    expect.stringMatching(/^\d{4}$/u),
    expect.stringMatching(/^\d{4}$/u),
  ]);
  expect(second).not.toBe(first);
  expect(textFor(await season.say('Dina', `tetapkan semua ${first}`), 'Dina')).toContain(
    'tidak cocok dengan kartu mana pun',
  );
  expect(textFor(await season.say('Dina', `tetapkan semua ${second}`), 'Dina')).toContain(
    '4 inovasi ditetapkan',
  );
});

it('counts all that wait in a queue, however few of them are shown, and names what waits for the head', async () => {
  const { rows } = await sql<{ code: string }>`
    insert into innovation (id, code, edition_id, edition_version, unit_id, owner_id, state, name, submitted_at)
    overriding system value
    select 100000 + g, 'INV-' || (10000 + g), n.edition_id, n.edition_version, n.unit_id, n.owner_id, n.state, n.name, n.submitted_at
    from innovation n, generate_series(1, 40) g where n.name = 'Foto Gigi' returning code`.execute(
    season.db,
  );
  expect(rows).toHaveLength(40);
  await sql`update innovation set state = 'unit_verified' where code = 'INV-10040'`.execute(
    season.db,
  );
  const said = textFor(await season.say('Dina', 'antrean'), 'Dina');
  expect(said).toContain('42 inovasi menunggu diperiksa:');
  expect(said).toMatch(/Halaman 1 dari 1\d; seluruhnya 4\d\. Berikutnya: ketik "lagi"\./u);
  expect(said).toMatch(/\d menunggu penetapan: "antrean 10"/u);
  // The last pages are loaded as well: what waits for the head stands behind 42 others.
  expect(textFor(await season.say('Dina', 'antrean 9'), 'Dina')).toContain('42 inovasi menunggu');
  expect(textFor(await season.say('Dina', 'lagi'), 'Dina')).toContain('menunggu penetapan:');
});

it('names no other code for a card, however many others somebody holds', async () => {
  const code = await verified('Kartu Ke Seratus');
  const card = await open('Hadi', code, 'tetapkan');
  await sql`insert into card (person_id, innovation_id, version, code_hash, seen, expires_at)
    select c.person_id, m.id, m.version, sha256(convert_to(g::text, 'UTF8')), 'opened', c.expires_at
    from card c join innovation n on n.id = c.innovation_id, generate_series(1, 150) g,
      lateral (select id, version from innovation where code <> ${code} limit 1) m
    where n.code = ${code} and c.used_at is null limit 150`.execute(season.db);
  expect(await open('Hadi', code, 'tetapkan')).toBe(card);
});

it('shows old beside new, and files that came and went, of what was returned', async () => {
  const code = await submitted('Kebun Sayur Sekolah');
  const kode = await open('Salmah', code, 'kembalikan');
  expect(textFor(await season.say('Salmah', `beda ${code}`), 'Salmah')).toContain(
    'Belum ada yang berubah',
  );
  await season.say('Salmah', `kembalikan ${kode} 6 tulis gelarnya; 26 tambahkan angkanya`);
  await season.say('Salmah', 'ya');
  await season.say('Rina', `perbaiki ${code}`);
  await season.say('Rina', 'ubah 6');
  await season.say('Rina', 'Rahmawati, A.Md.Keb., Bdn.');
  await season.submit('Rina');
  const sheet = textFor(await season.say('Salmah', `lihat ${code}`), 'Salmah');
  expect(sheet).toMatch(/Berubah sejak dikembalikan: butir 6\. Lama dan baru: "beda"/u);
  const compared = textFor(await season.say('Salmah', 'beda'), 'Salmah');
  expect(compared).toMatch(
    /6\. Nama Inisiator\n {3}Lama: ".+"\n {3}Baru: "Rahmawati, A\.Md\.Keb\., Bdn\."/u,
  );
  // Nobody else's business.
  expect(textFor(await season.say('Rina', 'beda INV-00000'), 'Rina')).not.toContain('Lama:');
});
