// Endorsement and second check on the real database: batches, claims, levels, and who may do what when two want the same.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from 'kysely';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season, codeIn, textFor } from '../support/season.ts';

let database: TestDatabase;
let season: Season;
const codes: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Rina', 'innovator', 'puskesmas-awayan');
  await season.join('Salmah', 'unit_admin', 'puskesmas-awayan', 'webchat');
  await season.join('Hadi', 'unit_head', 'puskesmas-awayan');
  await season.join('Vera', 'verifier', null, 'webchat');
  await season.join('Budi', 'verifier', null);
  for (const name of ['Siap Timbang', 'Posyandu Malam', 'Antre Tanpa Kertas']) {
    const code = await season.fill('Rina', name);
    codes.push(code);
    await season.submit('Rina');
    const told = await season.say('Salmah', `lihat ${code}`);
    await season.say('Salmah', `setujui ${codeIn(told, 'Salmah', 'setujui')}`);
  }
});
afterAll(() => database.drop());

it('tells the head at once, and then of all that came meanwhile in one message', async () => {
  const { rows } = await sql<{ state: string; later: boolean; waiting: number }>`
    select o.state, o.due_at > now() as later, (o.message #>> '{parts,0,args,waiting}')::int as waiting
    from outbox o where o.notice_key like 'batch:unit_verified:%' order by o.id`.execute(season.db);
  expect(rows).toEqual([
    { state: 'sent', later: false, waiting: 1 },
    { state: 'superseded', later: true, waiting: 2 },
    { state: 'queued', later: true, waiting: 3 },
  ]);
});

/** What the message that waits for its time would tell the head of. */
const toBeTold = async (): Promise<unknown[]> => {
  const { rows } = await sql<{ state: string; waiting: number; codes: string[] }>`
    select o.state, (o.message #>> '{parts,0,args,waiting}')::int as waiting,
      jsonb_path_query_array(o.message::jsonb, '$.parts[0].args.rows[*].code') as codes
    from outbox o where o.notice_key like 'batch:unit_verified:%' order by o.id desc limit 1`.execute(
    season.db,
  );
  return rows;
};

it('endorses a batch with one code, and what a person decided cannot be decided again', async () => {
  const told = await season.say('Hadi', 'antrean');
  const all = codeIn(told, 'Hadi', 'tetapkan semua');
  const one = codeIn(told, 'Hadi', 'tetapkan');
  const after = await season.say('Hadi', `tetapkan ${one}`);
  expect(textFor(after, 'Hadi')).toContain('ditetapkan');
  // Nobody is asked to do what is done: what was not sent yet tells of the others alone, and in the end of nothing.
  expect(await toBeTold()).toEqual([{ state: 'queued', waiting: 2, codes: codes.slice(1) }]);
  const rest = await season.say('Hadi', `tetapkan semua ${all}`);
  expect(textFor(rest, 'Hadi')).toContain('2 inovasi ditetapkan');
  for (const code of codes.slice(1)) expect(textFor(rest, 'Hadi')).toContain(code);
  expect(await toBeTold()).toMatchObject([{ state: 'superseded' }]);
  for (const code of codes) expect((await season.stateOf(code)).state).toBe('unit_endorsed');
  const again = await season.say('Hadi', `tetapkan semua ${all}`);
  expect(textFor(again, 'Hadi')).toContain('sudah ditetapkan oleh Anda');
});

it('lets one verifier claim; the other is told who has it and gets the next', async () => {
  const first = await season.say('Vera', 'berikut');
  expect(textFor(first, 'Vera')).toContain(codes[0]);
  const blocked = await season.say('Budi', `lihat ${codes[0]}`);
  expect(textFor(blocked, 'Budi')).toContain('sedang diperiksa Vera');
  expect(textFor(blocked, 'Budi')).not.toMatch(/terima \d{4}/);
  const second = await season.say('Budi', 'berikut');
  expect(textFor(second, 'Budi')).toContain(codes[1]);
  const queue = await season.say('Budi', 'antrean');
  expect(textFor(queue, 'Budi')).toContain('sedang diperiksa Vera sampai');
  expect(textFor(queue, 'Budi')).toContain('sedang Anda periksa');
});

it('gives two who ask at once different innovations', async () => {
  await sql`delete from claim`.execute(season.db);
  await season.write('Vera', 'berikut');
  await season.write('Budi', 'berikut');
  await season.handle();
  const { rows } = await sql<{ count: number }>`
    select count(distinct innovation_id)::int as count from claim where until > now()`.execute(
    season.db,
  );
  expect(rows).toEqual([{ count: 2 }]);
  await season.told();
});

it('lets a lease end by itself', async () => {
  await sql`update claim set claimed_at = now() - interval '20 minutes', until = now() - interval '5 minutes'`.execute(
    season.db,
  );
  const told = await season.say('Budi', `lihat ${codes[0]}`);
  expect(textFor(told, 'Budi')).toMatch(/terima \d{4}/);
});

it('keeps the verified level beside the claimed one and makes older cards worthless', async () => {
  const shown = await season.say('Budi', `lihat ${codes[0]}`);
  const old = codeIn(shown, 'Budi', 'terima');
  const set = await season.say('Budi', 'tingkat indikator 5 0 foto bimteknya dari tahun 2019');
  expect(textFor(set, 'Budi')).toContain('diklaim tingkat 1, menurut verifikator tingkat 0');
  const refused = await season.say('Budi', `terima ${old}`);
  expect(textFor(refused, 'Budi')).toContain('tidak berlaku lagi');
  const done = await season.say('Budi', `terima ${codeIn(set, 'Budi', 'terima')}`);
  expect(textFor(done, 'Rina')).toContain('diterima oleh Budi');
  const status = await season.say('Rina', `status ${codes[0]}`);
  expect(textFor(status, 'Rina')).toMatch(/Skor sementara 37\.[^]*Skor terverifikasi 36 dari 111/);
  // Where the innovator reads the answers, the claimed level and the verified one stand apart, too.
  await season.say('Rina', 'draf');
  await season.say('Rina', codes[0] ?? '');
  for (const told of [status, await season.say('Rina', 'ringkasan')])
    expect(textFor(told, 'Rina')).toMatch(
      /Skor terverifikasi 36 dari 111[^]*diklaim tingkat 1, menurut verifikator tingkat 0 \(foto bimteknya dari tahun 2019\)/,
    );
});

it('tells the second of two verifiers who decided and when', async () => {
  const vera = await season.say('Vera', `lihat ${codes[2]}`);
  const mine = codeIn(vera, 'Vera', 'terima');
  await sql`delete from claim`.execute(season.db);
  const budi = await season.say('Budi', `lihat ${codes[2]}`);
  await season.say('Budi', `terima ${codeIn(budi, 'Budi', 'terima')}`);
  const late = await season.say('Vera', `terima ${mine}`);
  expect(textFor(late, 'Vera')).toMatch(/sudah diterima oleh Budi \(verifikator Bapperida\) pada /);
});

it('opens only what was returned, shows old beside new, and drops the level that was judged on the old', async () => {
  await sql`delete from claim`.execute(season.db);
  const vera = await season.say('Vera', `lihat ${codes[1]}`);
  await season.say('Vera', 'tingkat indikator 1 2 sudah Perbup');
  const card = codeIn(await season.say('Vera', `lihat ${codes[1]}`), 'Vera', 'kembalikan');
  expect(codeIn(vera, 'Vera', 'kembalikan')).not.toBe(card);
  const back = await season.say(
    'Vera',
    `kembalikan ${card} indikator 1 kirim SK lengkap; isian 6 tulis gelar`,
  );
  expect(textFor(back, 'Rina')).toContain('tulis gelar');
  await season.say('Rina', `perbaiki ${codes[1]}`);
  await season.say('Rina', 'Rahmawati, S.Tr.Keb');
  await season.say('Rina', '2');
  await season.say('Rina', 'kirim');
  const { rows } = await sql<{ levels: number; done: boolean[] }>`
    select (select count(*)::int from verified_level v where v.innovation_id = n.id) as levels,
      (select array_agg((o.value ->> 'done')::boolean) from jsonb_each(coalesce(n.open_items, '{}')) o) as done
    from innovation n where n.code = ${codes[1] ?? ''}`.execute(season.db);
  expect(rows).toEqual([{ levels: 0, done: [true, true] }]);
});

it('tells the filler since when it waits, and lets checkers read it, though it was in memory before', async () => {
  const code = await season.fill('Rina', 'Kartu Sehat');
  await sql`update innovation set state_since = now() - interval '40 days' where code = ${code}`.execute(
    season.db,
  );
  await season.say('Rina', 'kurang');
  await season.submit('Rina');
  const since = /sejak (.+?)\.?$/m.exec(textFor(await season.say('Rina', 'status'), 'Rina'))?.[1];
  const { rows } = await sql<{ since: string }>`
    select extract(day from state_since at time zone 'Asia/Makassar')::text as since from innovation where code = ${code}`.execute(
    season.db,
  );
  expect(since).toMatch(new RegExp(`\\b${rows[0]?.since} `));
  expect(textFor(await season.say('Salmah', `lihat ${code}`), 'Salmah')).toContain('setujui');
});

it('refuses rows that cannot be', async () => {
  const id = sql`(select id from innovation limit 1)`;
  const bad = [
    sql`insert into verified_level (innovation_id, item, level, reason) values (${id}, 'x', 4, 'a')`,
    sql`insert into verified_level (innovation_id, item, level, reason) values (${id}, 'x', 1, ' ')`,
    sql`insert into claim (innovation_id, person_id, until) values (${id}, 1, now() - interval '1 hour')`,
    sql`update innovation set state = 'returned'`,
    sql`update innovation set state = 'verified'`,
  ];
  for (const statement of bad) await expect(statement.execute(season.db)).rejects.toThrow(/check/);
});

it('takes a signed form as a scan from whoever signs, keeps it beside the evidence, and shows it to the verifier', async () => {
  const code = await season.fill('Rina', 'Kartu Sehat');
  await season.submit('Rina');
  const opened = await season.say('Salmah', `lihat ${code}`);
  await season.say('Salmah', `setujui ${codeIn(opened, 'Salmah', 'setujui')}`);
  const scan = [{ ref: { id: 'x' }, name: 'C1.pdf', mime: 'application/pdf', size: 90_000 }];
  const taken = await season.say('Hadi', `formulir ${code} sudah ditandatangani`, scan);
  expect(textFor(taken, 'Hadi')).toContain('Formulir bertanda tangan');
  const hash = 'c'.repeat(64);
  await sql`update evidence_file set state = 'stored', sha256 = ${hash}, size = 90000, format = 'pdf',
    mime = 'application/pdf', stored_at = now() where purpose = 'scan'`.execute(season.db);
  await season.handle();
  expect(textFor(await season.told(), 'Hadi')).toContain('✔ Tersimpan: C1.pdf');
  const list = await season.say('Hadi', 'antrean');
  await season.say('Hadi', `tetapkan ${codeIn(list, 'Hadi', 'tetapkan')}`);
  const shown = await season.say('Vera', `lihat ${code}`);
  expect(textFor(shown, 'Vera')).toContain('Formulir bertanda tangan: C1.pdf');
  const refused = await season.say('Rina', `formulir ${code}`, scan);
  expect(textFor(refused, 'Rina')).not.toContain('Formulir bertanda tangan');
});

it('shows a notice that did not arrive to the checker and to the unit’s admin', async () => {
  await sql`update outbox set state = 'dead', last_error = 'blocked' where id = (
    select max(o.id) from outbox o join address a on a.id = o.address_id where a.native_id = 'Rina' and o.kind = 'notice')`.execute(
    season.db,
  );
  const admin = await season.say('Salmah', 'daftar');
  expect(textFor(admin, 'Salmah')).toContain('Pemberitahuan tidak sampai kepada: Rina');
  const shown = await season.say('Vera', `lihat ${codes[0]}`);
  expect(textFor(shown, 'Vera')).toContain('Pemberitahuan tidak sampai kepada: Rina');
});
