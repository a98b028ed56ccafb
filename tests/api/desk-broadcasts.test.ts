// Broadcasts at the desk: written in one form, sent only after a preview with its count, steered by whoever may.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DeskTest, startDeskTest } from '../support/desk.ts';

let desk: DeskTest;
beforeAll(async () => {
  desk = await startDeskTest();
  await sql`update conversation set last_inbound_at = now()`.execute(desk.db);
});
afterAll(() => desk.close());

const fieldsIn = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );
const rows = async () =>
  (
    await sql<{
      code: string;
      state: string;
      unit_id: string | null;
      confirmed_count: number;
      text: string;
    }>`
    select code, state, unit_id, confirmed_count, text from broadcast order by id`.execute(desk.db)
  ).rows;
const text = 'Yth. {nama}, mohon mengirim inovasi sebelum {tenggat}.';

it('is for whoever may write to many', async () => {
  for (const place of ['/meja/siaran', '/meja/siaran/baru']) {
    for (const who of ['verifier', 'unit_head'])
      expect([place, who, (await desk.open(place, who)).statusCode]).toEqual([place, who, 404]);
    for (const who of ['coordinator', 'unit_admin'])
      expect([place, who, (await desk.open(place, who)).statusCode]).toEqual([place, who, 200]);
  }
  expect(
    (await desk.send('/meja/siaran/baru', 'verifier', { teks: text, yakin: 'ya' })).statusCode,
  ).toBe(404);
});

it('says what a form lacks, keeps what was typed, and stores nothing', async () => {
  for (const [fields, said] of [
    [{ teks: '' }, 'Tulis dulu isi siarannya'],
    [{ teks: 'Halo {nomor}' }, '{nomor} tidak dikenal'],
    [{ teks: 'Halo', tanya: 'pilihan', pilihan: 'satu' }, 'dua sampai delapan pilihan'],
    [{ teks: 'Halo', mulai: '2020-01-01T08:00' }, 'Waktu itu sudah lewat'],
    [{ teks: 'Halo', ulang: 'minggu' }, 'Sampai kapan diulang'],
    [{ teks: 'Halo', keadaan: 'entah' }, 'Penerimanya belum terbaca'],
    [{ teks: 'Halo', peran: 'mentor' }, 'Tidak ada yang terjangkau'],
  ] as const) {
    const answer = await desk.send('/meja/siaran/baru', 'coordinator', fields);
    expect([said, answer.statusCode, answer.body.includes(said)]).toEqual([said, 422, true]);
    expect(answer.body).toContain(`>${fields.teks.trim()}</textarea>`);
  }
  expect(await rows()).toEqual([]);
});

it('sends once, by the preview that was shown, to as many as it told', async () => {
  const preview = await desk.send('/meja/siaran/baru', 'coordinator', {
    teks: text,
    peran: 'unit_admin',
  });
  expect([
    preview.statusCode,
    preview.body.includes('Kirim ke 2 orang'),
    preview.body.includes('Yth. Jamilah'),
  ]).toEqual([200, true, true]);
  const yes = { ...fieldsIn(preview.body), yakin: 'ya' };
  const forged = await desk.send('/meja/siaran/baru', 'coordinator', { ...yes, teks: 'Lain' });
  expect([forged.statusCode, forged.body.includes('Isinya berubah sejak pratinjau')]).toEqual([
    409,
    true,
  ]);
  const sent = await desk.send('/meja/siaran/baru', 'coordinator', yes);
  const twice = await desk.send('/meja/siaran/baru', 'coordinator', yes);
  expect([sent.statusCode, twice.statusCode]).toEqual([303, 409]);
  const [made, more] = await rows();
  expect([made?.state, made?.unit_id, made?.confirmed_count, made?.text, more]).toEqual([
    'scheduled',
    null,
    2,
    text,
    undefined,
  ]);
  const { rows: events } = await sql<{ type: string; channel: string; person_id: number }>`
    select type, channel, person_id from event where subject = ${`broadcast:${made?.code}`}`.execute(
    desk.db,
  );
  expect(events).toEqual([
    { type: 'broadcast_created', channel: 'desk', person_id: desk.people.get('coordinator') },
  ]);
});

it('tells when the count is another one now', async () => {
  const preview = await desk.send('/meja/siaran/baru', 'coordinator', {
    teks: text,
    peran: 'unit_head',
  });
  const head = desk.people.get('unit_head');
  await sql`update address set state = 'blocked' where person_id = ${desk.people.get('verifier')}`.execute(
    desk.db,
  );
  await sql`insert into role_grant (person_id, role, unit_id) values (${desk.people.get('second verifier')}, 'unit_head', ${desk.units.other})`.execute(
    desk.db,
  );
  const answer = await desk.send('/meja/siaran/baru', 'coordinator', {
    ...fieldsIn(preview.body),
    yakin: 'ya',
  });
  expect([
    head === undefined,
    answer.statusCode,
    answer.body.includes('sekarang 2 orang, bukan 1'),
  ]).toEqual([false, 409, true]);
});

it('keeps an admin to the own unit, and shows others nothing of it', async () => {
  const preview = await desk.send('/meja/siaran/baru', 'unit_admin', {
    teks: 'Rapat besok.',
    tanya: 'hadir',
  });
  expect([preview.body.includes('Salmah Hayati'), preview.body.includes('Jamilah')]).toEqual([
    true,
    false,
  ]);
  const sent = await desk.send('/meja/siaran/baru', 'unit_admin', {
    ...fieldsIn(preview.body),
    yakin: 'ya',
  });
  const place = String(sent.headers.location);
  expect((await desk.open(place, 'unit_admin')).body).toContain('Rapat besok.');
  expect((await desk.open(place, 'other admin')).statusCode).toBe(404);
  expect((await desk.open('/meja/siaran', 'other admin')).body).not.toContain('Rapat besok.');
  expect((await desk.open('/meja/siaran', 'coordinator')).body).toContain('Rapat besok.');
});

it('holds one, lets it go on, and ends it after a question', async () => {
  const [made] = await rows();
  const place = `/meja/siaran/${made?.code}`;
  const surat = fieldsIn((await desk.open(place, 'coordinator')).body)['surat'] ?? '';
  const steer = (ke: string, more = {}) => desk.send(place, 'coordinator', { ke, surat, ...more });
  const state = async () => (await rows())[0]?.state;
  expect([(await steer('jeda')).statusCode, await state()]).toEqual([303, 'paused']);
  expect([(await steer('jeda')).statusCode, await state()]).toEqual([409, 'paused']);
  expect([(await steer('lanjut')).statusCode, await state()]).toEqual([303, 'scheduled']);
  expect([
    (await desk.send(place, 'unit_admin', { ke: 'jeda', surat })).statusCode,
    await state(),
  ]).toEqual([404, 'scheduled']);
  expect([
    (await desk.send(place, 'coordinator', { ke: 'jeda', surat: 'x' })).statusCode,
    await state(),
  ]).toEqual([409, 'scheduled']);
  const asked = await steer('batal');
  expect([asked.statusCode, asked.body.includes('Ya, batalkan'), await state()]).toEqual([
    200,
    true,
    'scheduled',
  ]);
  expect([(await steer('batal', { yakin: 'ya' })).statusCode, await state()]).toEqual([
    303,
    'cancelled',
  ]);
});

it('names two hundred people at most, and says how many more there are', async () => {
  const [made] = await rows();
  await sql`with p as (insert into person (name) select 'Warga ' || n from generate_series(1, 230) n returning id)
    insert into broadcast_recipient (broadcast_id, person_id, state, reason)
    select b.id, p.id, 'skipped', 'stopped' from p, broadcast b where b.code = ${made?.code}`.execute(
    desk.db,
  );
  const { body } = await desk.open(`/meja/siaran/${made?.code}`, 'coordinator');
  expect([
    [...body.matchAll(/<li>Warga/g)].length,
    /dan \d+ orang lain/.exec(body)?.[0],
    body.includes('Tidak sampai (230)'),
  ]).toEqual([200, 'dan 30 orang lain', true]);
});
