// The calendar and the form of an edition at the desk: what a change comes to is said first, then all of it is stored or none.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultEditionId, findEdition } from '../../src/domain/edition/editions/index.ts';
import { type DeskTest, startDeskTest } from '../support/desk.ts';

let desk: DeskTest;
beforeAll(async () => {
  desk = await startDeskTest();
});
afterAll(() => desk.close());

const place = `/meja/edisi/${defaultEditionId}`;
const fieldsIn = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/<input type="(?:hidden|date)" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );
const send = (fields: Record<string, string>, who = 'coordinator') => desk.send(place, who, fields);
const stored = async () =>
  (
    await sql<{ no: number; starts: string; ends: string }>`
    select no, starts::text, ends::text from edition_step where edition_id = ${defaultEditionId} order by no`.execute(
      desk.db,
    )
  ).rows;

it('is for whoever manages the edition; an edition that is not there does not exist', async () => {
  for (const at of [place, `${place}/pratinjau`]) {
    expect([at, (await desk.open(at, 'coordinator')).statusCode]).toEqual([at, 200]);
    for (const who of ['verifier', 'unit_admin', 'unit_head'])
      expect([at, who, (await desk.open(at, who)).statusCode]).toEqual([at, who, 404]);
  }
  expect((await desk.open('/meja/edisi/entah-2030', 'coordinator')).statusCode).toBe(404);
  expect((await desk.open('/meja/edisi', 'coordinator')).headers.location).toBe(place);
  expect((await send({ versi: '0', mulai: '2026-12-01' }, 'verifier')).statusCode).toBe(404);
});

it('opens the calendar after saying what it comes to', async () => {
  const none = await send({ versi: '0', mulai: '' });
  expect([none.statusCode, none.body.includes('pilih dulu tanggalnya')]).toEqual([409, true]);
  const asked = await send({ versi: '0', mulai: '2026-12-01' });
  expect([
    asked.statusCode,
    asked.body.includes('Jadwal dibuka mulai 1 Desember 2026'),
    (await stored()).length,
  ]).toEqual([200, true, 0]);
  const yes = fieldsIn(asked.body);
  expect((await send({ ...yes, mulai: '2026-12-02' })).statusCode).toBe(200);
  expect((await send(yes)).headers.location).toBe(`${place}?tersimpan=ya`);
  expect([(await stored()).length, (await stored())[0]?.starts]).toEqual([
    findEdition(defaultEditionId)?.steps.length,
    '2026-12-01',
  ]);
  expect((await send(yes)).statusCode).toBe(409);
});

it('moves steps, sets the rule and excepts a unit in one change, and says which steps overlap', async () => {
  const now = fieldsIn((await desk.open(place, 'coordinator')).body);
  const wrong = await send({ ...now, 'selesai-2': '2020-01-01' });
  expect([
    wrong.statusCode,
    wrong.body.includes('Kegiatan 2: tanggal selesainya lebih awal'),
  ]).toEqual([409, true]);
  const same = await send(now);
  expect([same.statusCode, same.body.includes('Belum ada yang diubah')]).toEqual([409, true]);
  const asked = await send({
    ...now,
    'selesai-1': now['selesai-3'] ?? '',
    aturan: 'close',
    tambah: desk.units.own,
  });
  expect([
    asked.body.includes('Kegiatan 1'),
    asked.body.includes('bertumpuk'),
    asked.body.includes('boleh mengirim sesudah'),
  ]).toEqual([true, true, true]);
  expect((await send(fieldsIn(asked.body))).statusCode).toBe(303);
  const [first, , third] = await stored();
  expect(first?.ends).toBe(third?.ends);
  const { rows } = await sql<{ after_deadline: string; version: number; units: string[] }>`
    select after_deadline, version, array(select unit_id from deadline_exception) as units from edition_calendar`.execute(
    desk.db,
  );
  expect(rows).toEqual([{ after_deadline: 'close', version: 4, units: [desk.units.own] }]);
  const by = await sql<{ person_id: number; channel: string }>`
    select distinct person_id, channel from event where subject = ${`edition:${defaultEditionId}`}`.execute(
    desk.db,
  );
  expect(by.rows).toEqual([{ person_id: desk.people.get('coordinator'), channel: 'desk' }]);
});

it('takes a unit off the exceptions, and back to the form what was typed', async () => {
  const now = { ...fieldsIn((await desk.open(place, 'coordinator')).body), aturan: 'close' };
  const asked = await send(now);
  expect(asked.body).toContain('tidak lagi dikecualikan');
  const again = await send({ ...fieldsIn(asked.body), ubah: 'ya', 'mulai-1': '2026-11-30' });
  expect([again.statusCode, fieldsIn(again.body)['mulai-1']]).toEqual([200, '2026-11-30']);
  expect((await send(fieldsIn(asked.body))).statusCode).toBe(303);
});

it('shows every question of the form with its words', async () => {
  const { body } = await desk.open(`${place}/pratinjau`, 'coordinator');
  const items = findEdition(defaultEditionId)?.sections.flatMap((section) => section.items) ?? [];
  expect(items.length).toBeGreaterThan(30);
  expect([...body.matchAll(/<details class="asked">/g)].length).toBe(items.length);
  expect(Buffer.byteLength(body)).toBeLessThan(100_000);
});

it('sets how long something may wait and a sheet is held, for this edition, within bounds', async () => {
  const form = fieldsIn((await desk.open(place, 'coordinator')).body);
  const [, surat = ''] =
    /batas"[^]*?name="surat" value="([^"]+)"/.exec((await desk.open(place, 'coordinator')).body) ??
    [];
  const set = (fields: Record<string, string>, who = 'coordinator') =>
    desk.send(`${place}/batas`, who, { ...form, surat, ...fields });
  expect((await set({ hari: '5', menit: '20' }, 'verifier')).statusCode).toBe(404);
  for (const wrong of [
    { hari: '0', menit: '20' },
    { hari: '5', menit: '900' },
    { hari: 'x', menit: '20' },
  ])
    expect((await set(wrong)).statusCode).toBe(409);
  const code = await desk.innovation('unit_endorsed');
  await sql`update innovation set state_since = now() - interval '4 days' where code = ${code}`.execute(
    desk.db,
  );
  expect((await desk.open('/meja/antrean', 'verifier')).body).toContain('tertahan');
  expect((await set({ hari: '5', menit: '20' })).headers.location).toBe(`${place}?tersimpan=batas`);
  expect((await set({ hari: '9', menit: '20' })).statusCode).toBe(409);
  expect((await desk.open('/meja/antrean', 'verifier')).body).not.toContain('tertahan');
  expect((await desk.open(`/meja/inovasi/${code}`, 'verifier')).body).toContain('Ambil, 20 menit');
  await desk.send(`/meja/inovasi/${code}/pegang`, 'verifier', {});
  const { rows } = await sql<{ minutes: number }>`
    select round(extract(epoch from until - now()) / 60)::int as minutes from claim`.execute(
    desk.db,
  );
  expect(rows).toEqual([{ minutes: 20 }]);
});

it('lets one of two set it who saw the same', async () => {
  await sql`insert into role_grant (person_id, role) values (${desk.people.get('second verifier')}, 'coordinator')`.execute(
    desk.db,
  );
  for (let round = 10; round < 18; round += 1) {
    const set = async (who: string, hari: number) => {
      const { body } = await desk.open(place, who);
      const [, surat = ''] = /batas"[^]*?name="surat" value="([^"]+)"/.exec(body) ?? [];
      const fields = { ...fieldsIn(body), surat, hari: String(hari), menit: '20' };
      return () => desk.send(`${place}/batas`, who, fields);
    };
    const both = [await set('coordinator', round), await set('second verifier', round + 10)];
    const answers = await Promise.all(both.map((send_) => send_()));
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 409]);
  }
});
