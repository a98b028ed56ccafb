// Meetings at the desk: noted once, told point by point, printed; the record keeps what proves a text and not the text.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { region } from '../../src/domain/region.ts';
import { type DeskTest, startDeskTest } from '../support/desk.ts';

let desk: DeskTest;
beforeAll(async () => {
  desk = await startDeskTest();
});
afterAll(() => desk.close());

const proofIn = (page: string): string => /name="surat" value="([^"]+)"/.exec(page)?.[1] ?? '';
const fresh = {
  judul: 'Sosialisasi data inovasi',
  hari: '2026-12-07',
  mulai: '09:00',
  tempat: 'Aula',
};
let place = '';
const tell = async (fields: Record<string, string>, who = 'coordinator') =>
  desk.send(place, who, {
    surat: proofIn((await desk.open(place, 'coordinator')).body),
    ...fields,
  });

it('is for whoever holds meetings', async () => {
  expect((await desk.open('/meja/acara', 'coordinator')).statusCode).toBe(200);
  for (const who of ['verifier', 'unit_admin', 'unit_head']) {
    expect([who, (await desk.open('/meja/acara', who)).statusCode]).toEqual([who, 404]);
    expect([who, (await desk.send('/meja/acara', who, fresh)).statusCode]).toEqual([who, 404]);
  }
});

it('shows the contest to whoever runs it, and to nobody else', async () => {
  const page = await desk.open('/meja/lomba', 'coordinator');
  expect([page.statusCode, page.body.includes('Lomba belum dibuka')]).toEqual([200, true]);
  for (const who of ['verifier', 'unit_admin', 'unit_head'])
    expect([who, (await desk.open('/meja/lomba', who)).statusCode]).toEqual([who, 404]);
  const code = await desk.innovation('accepted', desk.units.own, 'Loket Malam');
  const rules = JSON.stringify(region().contest);
  const [category] = region().contest?.categories ?? [];
  await sql`with season as (insert into contest (number, edition_id, rules, state, opened_by)
      select 1, edition_id, ${rules}::jsonb, 'judging', owner_id from innovation where code = ${code} returning number)
    insert into contest_entry (number, contest_number, innovation_id, category, entered_by)
    select 7, season.number, i.id, ${category?.code ?? ''}, i.owner_id from season, innovation i where i.code = ${code}`.execute(
    desk.db,
  );
  const { body } = await desk.open('/meja/lomba', 'coordinator');
  for (const word of ['Loket Malam', 'L-7', category?.label ?? '?', 'Penilaian berkas', 'kurang'])
    expect([word, body.includes(word)]).toEqual([word, true]);
});

it('notes a meeting once for each form, and says what it lacks', async () => {
  const surat = proofIn((await desk.open('/meja/acara', 'coordinator')).body);
  const note = (fields: object) =>
    desk.send('/meja/acara', 'coordinator', { ...fresh, surat, terakhir: '0', ...fields });
  for (const [fields, said] of [
    [{ judul: ' ' }, 'Tulis dulu nama acara'],
    [{ mulai: '25:00' }, 'Pilih dulu jam mulainya'],
    [{ hari: '2026-02-30' }, 'Pilih dulu harinya'],
    [{ tempat: '' }, 'Tulis dulu tempatnya'],
    [{ selesai: '08:00' }, 'tidak boleh sebelum jam mulai'],
    [{ tautan: 'nanti' }, 'Tulis alamat lengkapnya'],
    [{ jp: '41' }, 'Tulis angka 1 sampai 40'],
    [{ cara: 'lain' }, 'Pilih luring, daring, atau keduanya'],
    [{ tujuan: 'x'.repeat(1501) }, 'Paling panjang 1500'],
    [{ surat: 'x' }, 'sudah dicatat'],
  ] as const) {
    const answer = await note(fields);
    expect([said, answer.statusCode, answer.body.includes(said)]).toEqual([said, 422, true]);
  }
  const made = await note({});
  expect(made.statusCode).toBe(303);
  expect((await note({})).statusCode).toBe(422);
  place = String(made.headers.location).replace(/\?.*/, '');
  expect((await desk.open(place, 'verifier')).statusCode).toBe(404);
});

it('takes points, who presided, the end and the letter, and removes the point that was meant', async () => {
  expect(
    (await tell({ apa: 'bahasan', isi: 'Setiap unit mengirim satu inovasi.' })).statusCode,
  ).toBe(303);
  expect(
    (
      await tell({
        apa: 'keputusan',
        isi: 'Admin mengingatkan.',
        siapa: 'Semua admin',
        sampai: '2026-12-20',
      })
    ).statusCode,
  ).toBe(303);
  const stale = proofIn((await desk.open(place, 'coordinator')).body);
  expect((await tell({ apa: 'hapus', ke: '1' })).statusCode).toBe(303);
  const late = await desk.send(place, 'coordinator', { apa: 'hapus', ke: '1', surat: stale });
  expect([late.statusCode, late.body.includes('Notulensinya berubah')]).toEqual([409, true]);
  for (const fields of [
    { apa: 'pemimpin', isi: 'H. Rusdiansyah', jabatan: 'Kepala Bidang' },
    { apa: 'selesai', isi: '11:30' },
    { apa: 'nomor', isi: '005/12/2026' },
  ])
    expect([fields.apa, (await tell(fields)).statusCode]).toEqual([fields.apa, 303]);
  for (const [fields, said] of [
    [{ apa: 'selesai', isi: '08:00' }, 'tidak boleh sebelum jam mulai'],
    [{ apa: 'siaran', isi: 'S0000' }, 'tidak menanyakan kehadiran'],
    [{ apa: 'bahasan', isi: '' }, 'Tulis dulu isinya'],
    [{ apa: 'hapus', ke: '9' }, 'Notulensinya berubah'],
  ] as const) {
    const answer = await tell(fields);
    expect([said, answer.statusCode, answer.body.includes(said)]).toEqual([said, 409, true]);
  }
  const { body } = await desk.open(place, 'coordinator');
  const texts = [
    'Admin mengingatkan.',
    'Semua admin',
    '20 Desember 2026',
    'Kepala Bidang',
    'sampai 11.30',
    '005/12/2026',
  ];
  expect(texts.filter((text) => !body.includes(text))).toEqual([]);
  expect(body).not.toContain('Setiap unit mengirim');
  const { rows } = await sql<{ type: string; person_id: number; said: boolean }>`
    select distinct type, person_id, after::text like '%mengingatkan%' as said from event where subject like 'meeting:%' order by type`.execute(
    desk.db,
  );
  const by = desk.people.get('coordinator');
  expect(rows).toEqual([
    { type: 'meeting_changed', person_id: by, said: false },
    { type: 'meeting_noted', person_id: by, said: false },
  ]);
});

it('makes a promise of a decision with a day, of the unit that it names, whose admin is told', async () => {
  const { rows: units } = await sql<{
    name: string;
  }>`select name from unit where id = ${desk.units.own}`.execute(desk.db);
  const decided = { apa: 'keputusan', isi: 'Menyusun SOP posyandu.', sampai: '2026-12-21' };
  expect((await tell({ ...decided, siapa: units[0]?.name ?? '' })).statusCode).toBe(303);
  const { rows } = await sql<{ text: string; unit_id: string; until: string; state: string }>`
    select text, unit_id, until::text, state from promise where text = ${decided.isi}`.execute(
    desk.db,
  );
  expect(rows).toEqual([
    { text: decided.isi, unit_id: desk.units.own, until: '2026-12-21', state: 'open' },
  ]);
  const { rows: told } = await sql<{ name: string }>`
    select p.name from outbox o join person p on p.id = o.person_id
    where o.notice_key like 'promise:%'`.execute(desk.db);
  expect(told).toEqual([{ name: 'Salmah Hayati' }]);
  // A decision without a day is none, nor is what was discussed.
  expect((await tell({ apa: 'keputusan', isi: 'Rapat lagi nanti.' })).statusCode).toBe(303);
  const { rows: all } = await sql<{ n: number }>`
    select count(*)::int as n from promise where text = 'Rapat lagi nanti.'`.execute(desk.db);
  expect(all).toEqual([{ n: 0 }]);
  // Taken back, it is asked after no more.
  const page = (await desk.open(place, 'coordinator')).body;
  const at = [...page.matchAll(/name="ke" value="(\d+)"/g)].map(([, ke]) => ke ?? '');
  expect((await tell({ apa: 'hapus', ke: at.at(-2) ?? '' })).statusCode).toBe(303);
  const { rows: dropped } = await sql<{ state: string }>`
    select state from promise where text = ${decided.isi}`.execute(desk.db);
  expect(dropped).toEqual([{ state: 'dropped' }]);
});

it('says in words what a request is that cannot be read, to whoever reads the page', async () => {
  const cookies = await desk.cookiesOf('coordinator');
  const huge = '9'.repeat(400);
  for (const [method, url, body] of [
    ['POST', place, { apa: 'hapus', ke: huge }],
    ['POST', '/meja/acara', { ...fresh, terakhir: huge }],
    ['GET', `/meja/acara/${huge.slice(0, 30)}`, null],
    ['GET', '/meja/tidak-ada', null],
  ] as const) {
    const answer = await desk.server.app.inject({
      ...{ method, url, cookies },
      headers: {
        accept: 'text/html,application/xhtml+xml',
        'content-type': 'application/x-www-form-urlencoded',
      },
      ...(body === null ? {} : { payload: new URLSearchParams(body).toString() }),
    });
    expect([url, answer.statusCode >= 400 && answer.statusCode < 500]).toEqual([url, true]);
    expect([url, answer.headers['content-type']]).toEqual([url, 'text/html; charset=utf-8']);
    expect([url, answer.body.includes('role="alert"')]).toEqual([url, true]);
    expect(answer.body).not.toContain(huge);
  }
});

it('takes as many signs as its page allows, and shows what is too long again', async () => {
  const lines = Array.from({ length: 500 }, () => 'ab').join('\r\n');
  expect((await tell({ apa: 'bahasan', isi: lines })).statusCode).toBe(303);
  const { rows } = await sql<{ text: string }>`
    select text from meeting_point order by id desc limit 1`.execute(desk.db);
  expect(rows[0]?.text).toBe(lines.replaceAll('\r\n', '\n'));
  for (const [fields, said] of [
    [{ apa: 'bahasan', isi: 'x'.repeat(1501) }, 'Paling panjang 1500'],
    [{ apa: 'nomor', isi: '7'.repeat(101) }, 'Paling panjang 100'],
    [{ apa: 'notulis', isi: 'y'.repeat(301) }, 'Paling panjang 300'],
  ] as const) {
    const { statusCode, body } = await tell(fields);
    expect([said, statusCode, body.includes(said), body.split(fields.isi).length]).toEqual([
      said,
      409,
      true,
      2,
    ]);
  }
  for (const nomor of ['2147483648', '99999999999999999999'])
    expect((await desk.open(`/meja/acara/${nomor}`, 'coordinator')).statusCode).toBe(400);
});

it('keeps rank and NIP that were told in the chat with the same name, and with no other', async () => {
  const told = { name: 'Hj. Mariatul', rank: 'Pembina', nip: '197801012005012001', office: null };
  await sql`update meeting set chair = ${JSON.stringify(told)}::jsonb`.execute(desk.db);
  const chair = async (isi: string) => {
    const answer = await tell({ apa: 'pemimpin', isi, jabatan: 'Kepala' });
    const { rows } = await sql<{ chair: unknown }>`select chair from meeting`.execute(desk.db);
    return [answer.statusCode, rows[0]?.chair];
  };
  expect(await chair(told.name)).toEqual([303, { ...told, office: 'Kepala' }]);
  const other = { name: 'H. Ahmad', rank: null, nip: null, office: 'Kepala' };
  expect(await chair('H. Ahmad')).toEqual([303, other]);
});

it('removes nothing where as many points say something else by now', async () => {
  const surat = proofIn((await desk.open(place, 'coordinator')).body);
  await sql`update meeting_point set text = 'Butir lain'`.execute(desk.db);
  const late = await desk.send(place, 'coordinator', { apa: 'hapus', ke: '1', surat });
  expect([late.statusCode, late.body.includes('Notulensinya berubah')]).toEqual([409, true]);
});

it('prints the papers of a meeting for whoever holds it', async () => {
  const paper = await desk.open(`${place}/cetak/notulensi`, 'coordinator');
  expect([paper.statusCode, paper.headers['content-type']]).toEqual([200, 'application/pdf']);
  expect((await desk.open(`${place}/cetak/notulensi`, 'verifier')).statusCode).toBe(404);
});

const field = (page: string, name: string): string =>
  new RegExp(`<input id="${name}"[^>]* value="([^"]*)"`).exec(page)?.[1] ??
  new RegExp(`<textarea id="${name}"[^>]*>([^<]*)</textarea>`).exec(page)?.[1] ??
  '';
const told = {
  ...{ ...fresh, jenis: 'Bimtek', selesai: '11:30', cara: 'both', jp: '4' },
  ...{ tautan: 'https://contoh.id/ruang', tujuan: 'Menulis satu inovasi', materi: 'Bukti' },
  narasumber: 'Fulan, S.T.; Fulanah',
};

it('keeps all details of a meeting, changes what was changed of them, and says beside a field what it lacks', async () => {
  const list = (await desk.open('/meja/acara', 'coordinator')).body;
  const [, terakhir = ''] = /name="terakhir" value="(\d+)"/.exec(list) ?? [];
  const made = await desk.send('/meja/acara', 'coordinator', {
    ...{ ...told, surat: proofIn(list), terakhir },
  });
  expect(made.statusCode).toBe(303);
  const at = String(made.headers.location).replace(/\?.*/, '');
  const shown = (await desk.open(at, 'coordinator')).body;
  const texts = ['Bimtek', 'luring dan daring', 'https://contoh.id/ruang', '4 JP', 'Fulanah'];
  expect(texts.filter((text) => !shown.includes(text))).toEqual([]);
  const form = (await desk.open(`${at}/rincian`, 'coordinator')).body;
  const { cara, ...typed } = told;
  expect(Object.fromEntries(Object.keys(typed).map((name) => [name, field(form, name)]))).toEqual(
    typed,
  );
  expect(form).toContain(`<option value="${cara}" selected>`);
  const send = (fields: Record<string, string>, surat = proofIn(form)) =>
    desk.send(`${at}/rincian`, 'coordinator', { ...told, surat, ...fields });
  const bad = await send({ jp: '0', selesai: '07:00', tujuan: 'Tujuan lain' });
  expect(bad.statusCode).toBe(422);
  for (const name of ['jp', 'selesai'])
    expect(bad.body).toMatch(
      new RegExp(`aria-describedby="kurang-${name}"[^]*class="lack" id="kurang-${name}">`),
    );
  expect(field(bad.body, 'tujuan')).toBe('Tujuan lain');
  const before = await events();
  // Later on the same day, by video alone, without hours.
  const later = { mulai: '13:00', selesai: '15:00', cara: 'online', tempat: '', jp: '' };
  expect((await send(later)).statusCode).toBe(303);
  expect((await events()).slice(before.length)).toEqual([
    ...['ends', 'starts', 'place', 'drop_hours', 'mode'],
  ]);
  const { rows } = await sql<Record<string, unknown>>`
    select starts::text, ends::text, place, hours, details ->> 'mode' as mode, details ->> 'kind' as kind
    from meeting order by number desc limit 1`.execute(desk.db);
  expect(rows).toEqual([
    {
      starts: '13:00:00',
      ends: '15:00:00',
      place: 'Daring',
      hours: null,
      mode: 'online',
      kind: 'Bimtek',
    },
  ]);
  // Earlier again, at hours that all lie before the former ones.
  const again = proofIn((await desk.open(`${at}/rincian`, 'coordinator')).body);
  const earlier = { ...later, mulai: '09:00', selesai: '11:00', judul: 'Bimtek pagi' };
  expect((await send(earlier, again)).statusCode).toBe(303);
  const { rows: moved } = await sql<Record<string, unknown>>`
    select title, starts::text, ends::text from meeting order by number desc limit 1`.execute(
    desk.db,
  );
  expect(moved).toEqual([{ title: 'Bimtek pagi', starts: '09:00:00', ends: '11:00:00' }]);
  // The same form again knows nothing of that, and what it says stays.
  const stale = await send({ tujuan: 'Ketiga' });
  expect([stale.statusCode, stale.body.includes('berubah sejak halaman ini dibuka')]).toEqual([
    ...[422, true],
  ]);
  expect(field(stale.body, 'tujuan')).toBe('Ketiga');
  await expect(
    sql`update meeting set details = '{"mode": "lain"}'`.execute(desk.db),
  ).rejects.toThrow(/meeting_mode/);
  for (const who of ['verifier', 'unit_admin', 'unit_head'])
    for (const page of ['rincian', 'undang']) {
      expect([who, page, (await desk.open(`${at}/${page}`, who)).statusCode]).toEqual([
        ...[who, page, 404],
      ]);
      expect([who, page, (await desk.send(`${at}/${page}`, who, told)).statusCode]).toEqual([
        ...[who, page, 404],
      ]);
    }
});

it('asks roles, units and named people to a meeting after a preview, and nobody twice', async () => {
  await sql`update conversation set last_inbound_at = now()`.execute(desk.db);
  const { rows: newest } = await sql<{ number: number }>`
    select max(number) as number from meeting`.execute(desk.db);
  const at = `/meja/acara/${newest[0]?.number}/undang`;
  const ask = (fields: Record<string, string>) => desk.send(at, 'coordinator', fields);
  for (const [fields, said] of [
    [{}, 'Pilih dulu siapa yang diundang'],
    [{ nama: 'Tidak Dikenal' }, 'bernama: Tidak Dikenal'],
    [{ peran: 'raja' }, 'Pilihannya belum terbaca'],
    [{ peran: 'mentor' }, 'Tidak ada lagi yang terjangkau'],
  ] as const) {
    const answer = await ask(fields);
    expect([said, answer.statusCode, answer.body.includes(said)]).toEqual([said, 422, true]);
  }
  const given = { peran: 'unit_head', nama: 'Nor Hidayah\r\nsalmah' };
  const preview = await ask(given);
  expect(preview.statusCode).toBe(200);
  expect(preview.body).toContain('Terkirim kepada 3 orang');
  expect(preview.body).toContain('Undangan: Bimtek pagi');
  const hidden = Object.fromEntries(
    [...preview.body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(
      ([, name = '', said = '']) => [name, said],
    ),
  );
  const yes = { ...given, ...hidden, nama: 'Nor Hidayah\nsalmah', yakin: 'ya' };
  expect((await ask({ ...yes, jumlah: '9' })).statusCode).toBe(409);
  const sent = await ask(yes);
  expect([sent.statusCode, sent.headers.location]).toEqual([
    ...[303, expect.stringMatching(/^\/meja\/siaran\/S\d+/)],
  ]);
  const { rows } = await sql<{ count: number; asked: number; kind: string }>`
    select b.confirmed_count as count, o.meeting_number as asked, b.question ->> 'kind' as kind
    from meeting_broadcast o join broadcast b on b.id = o.broadcast_id`.execute(desk.db);
  expect(rows).toEqual([{ count: 3, asked: newest[0]?.number, kind: 'attendance' }]);
  // The same yes again sends nothing.
  expect((await ask(yes)).statusCode).toBe(409);
  expect((await sql`select 1 from broadcast`.execute(desk.db)).rows).toHaveLength(1);
});

it('says before how many are told of a move, and tells each of them once for one form', async () => {
  await sql`with m as (update meeting set day = current_date + 30, ends = null where number = (select max(number) from meeting) returning number),
    o as (insert into outbox (person_id, address_id, channel, kind, message, state, sent_at)
      select p.id, a.id, a.channel, 'broadcast', '{}', 'sent', now() from person p join address a on a.person_id = p.id
      where p.name in ('Nor Hidayah', 'Salmah Hayati') returning id, person_id)
    insert into broadcast_recipient (broadcast_id, person_id, state, outbox_id)
    select b.broadcast_id, o.person_id, 'queued', o.id from meeting_broadcast b join m on m.number = b.meeting_number, o`.execute(
    desk.db,
  );
  const { rows } = await sql<{ number: number; day: string }>`
    select number, (day + 1)::text as day from meeting order by number desc limit 1`.execute(
    desk.db,
  );
  const at = `/meja/acara/${rows[0]?.number}`;
  const form = (await desk.open(`${at}/rincian`, 'coordinator')).body;
  expect(form).toContain('dikirim kepada 2 orang');
  const names = ['judul', 'jenis', 'mulai', 'tempat', 'tautan', 'tujuan', 'materi', 'narasumber'];
  const kept = Object.fromEntries(names.map((name) => [name, field(form, name)]));
  const moved = { ...kept, hari: rows[0]?.day ?? '', cara: 'both', tempat: 'Pendopo', selesai: '' };
  const surat = proofIn(form);
  const saved = await desk.send(`${at}/rincian`, 'coordinator', { ...moved, jp: '', surat });
  expect([saved.statusCode, saved.headers.location]).toEqual([303, `${at}?tersimpan=kabar`]);
  expect((await desk.open(String(saved.headers.location), 'coordinator')).body).toContain(
    'Yang diundang diberi tahu sekali',
  );
  const { rows: notices } = await sql<{ name: string; was: string; now: string }>`
    select p.name, o.message::jsonb #>> '{parts,0,args,was,place}' as was, o.message::jsonb #>> '{parts,0,args,now,place}' as now
    from outbox o join person p on p.id = o.person_id where o.notice_key like 'moved:%' and o.state = 'queued' order by p.name`.execute(
    desk.db,
  );
  expect(notices).toEqual([
    { name: 'Nor Hidayah', was: 'Daring', now: 'Pendopo' },
    { name: 'Salmah Hayati', was: 'Daring', now: 'Pendopo' },
  ]);
});

/** What was changed of the newest meeting, in order. */
async function events(): Promise<readonly string[]> {
  const { rows } = await sql<{ what: string }>`
    select after ->> 'what' as what from event where type = 'meeting_changed'
      and subject = 'meeting:' || (select max(number) from meeting) order by seq`.execute(desk.db);
  return rows.map(({ what }) => what);
}
