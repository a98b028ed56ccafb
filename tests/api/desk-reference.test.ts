// Units and gakor at the desk: edited by whoever manages them, never over what changed meanwhile, each change in the record.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DeskTest, startDeskTest } from '../support/desk.ts';

let desk: DeskTest;
beforeAll(async () => {
  desk = await startDeskTest();
});
afterAll(() => desk.close());

const hidden = (page: string, name: string): string =>
  (new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
const places = ['/meja/unit', '/meja/unit/baru', '/meja/gakor'];

it('is for whoever manages the edition and nobody else', async () => {
  for (const place of places) {
    expect([place, (await desk.open(place, 'coordinator')).statusCode]).toEqual([place, 200]);
    for (const who of ['verifier', 'unit_admin', 'unit_head'])
      expect([place, who, (await desk.open(place, who)).statusCode]).toEqual([place, who, 404]);
  }
  for (const [place, fields] of [
    ['/meja/unit/baru', { nama: 'Dinas Baru', jenis: 'skpd' }],
    ['/meja/gakor', { nama: 'Gakor 9' }],
    ['/meja/unit/gakor', { [`gakor-${desk.units.own}`]: '1' }],
  ] as const)
    expect([place, (await desk.send(place, 'unit_admin', fields)).statusCode]).toEqual([
      place,
      404,
    ]);
});

it('adds a unit, renames one and keeps the old name; refuses a name that is taken or what changed meanwhile', async () => {
  const form = (await desk.open('/meja/unit/baru', 'coordinator')).body;
  const fresh = {
    jenis: 'upt',
    singkat: '',
    lain: 'UPTD Baru\r\n',
    surat: hidden(form, 'surat'),
    lama: hidden(form, 'lama'),
  };
  const made = await desk.send('/meja/unit/baru', 'coordinator', {
    ...fresh,
    nama: 'UPT Laboratorium',
  });
  expect(made.headers.location).toBe('/meja/unit?tersimpan=unit');
  const twice = await desk.send('/meja/unit/baru', 'coordinator', {
    ...fresh,
    nama: 'UPT Laboratorium',
  });
  expect([twice.statusCode, twice.body.includes('Sudah ada unit dengan nama itu')]).toEqual([
    422,
    true,
  ]);
  const empty = await desk.send('/meja/unit/baru', 'coordinator', { ...fresh, nama: '  ' });
  expect([empty.statusCode, empty.body.includes('Tulis dulu nama')]).toEqual([422, true]);
  for (const [fields, said] of [
    [{ nama: 'Baru' }, 'tidak dapat dipakai sebagai nama'],
    [{ nama: 'Gakor' }, 'tidak dapat dipakai sebagai nama'],
    [{ nama: 'UPT Lain', lain: 'x'.repeat(4001) }, 'Paling panjang 4000'],
  ] as const) {
    const answer = await desk.send('/meja/unit/baru', 'coordinator', { ...fresh, ...fields });
    expect([fields.nama, answer.statusCode, answer.body.includes(said)]).toEqual([
      fields.nama,
      422,
      true,
    ]);
  }
  const address = '/meja/unit/upt-laboratorium';
  const edit = (await desk.open(address, 'coordinator')).body;
  const kept = { jenis: 'upt', lain: '', surat: hidden(edit, 'surat'), lama: hidden(edit, 'lama') };
  const taken = (await desk.open(`/meja/unit/${desk.units.own}`, 'coordinator')).body;
  const refused = await desk.send(address, 'coordinator', {
    ...kept,
    nama: hidden(taken, 'nama') || (/<h1>([^<]+)</.exec(taken)?.[1] ?? ''),
  });
  expect([refused.statusCode, refused.body.includes('sudah dipakai unit lain')]).toEqual([
    422,
    true,
  ]);
  const renamed = { ...kept, nama: 'UPT Laboratorium Kesehatan', dipakai: 'tidak' };
  expect((await desk.send(address, 'coordinator', renamed)).statusCode).toBe(303);
  const late = await desk.send(address, 'coordinator', { ...kept, nama: 'UPT Lama' });
  expect([late.statusCode, late.body.includes('berubah sejak halaman ini dibuka')]).toEqual([
    422,
    true,
  ]);
  const { rows } = await sql<{ name: string; former: string[]; active: boolean }>`
    select name, former, active from unit where id = 'upt-laboratorium'`.execute(desk.db);
  expect(rows).toEqual([
    { name: 'UPT Laboratorium Kesehatan', former: ['UPT Laboratorium'], active: false },
  ]);
  const events = await sql<{ type: string; person_id: number }>`
    select type, person_id from event where subject = 'unit:upt-laboratorium' order by seq`.execute(
    desk.db,
  );
  const by = desk.people.get('coordinator');
  expect(events.rows).toEqual([
    { type: 'unit_added', person_id: by },
    { type: 'unit_changed', person_id: by },
  ]);
});

it('makes a gakor, moves units by one form, all or none, and gives it a mentor', async () => {
  const surat = hidden((await desk.open('/meja/gakor', 'coordinator')).body, 'surat');
  for (const nama of ['Gakor Kesehatan', 'Gakor Pendidikan'])
    expect((await desk.send('/meja/gakor', 'coordinator', { nama, surat })).statusCode).toBe(303);
  const { rows } = await sql<{ id: number }>`select id from gakor order by id`.execute(desk.db);
  const [first = 0, second = 0] = rows.map(({ id }) => id);
  const { own, other } = desk.units;
  const proof = hidden((await desk.open('/meja/unit', 'coordinator')).body, 'surat');
  const move = (fields: Record<string, string>) =>
    desk.send('/meja/unit/gakor', 'coordinator', { surat: proof, ...fields });
  expect((await move({ [`gakor-${own}`]: String(first), [`lama-${own}`]: '' })).statusCode).toBe(
    303,
  );
  const stale = await move({
    ...{ [`gakor-${own}`]: String(second), [`lama-${own}`]: '' },
    ...{ [`gakor-${other}`]: String(second), [`lama-${other}`]: '' },
  });
  expect(stale.statusCode).toBe(409);
  const units = await sql<{
    unit_id: string;
    gakor_id: number;
  }>`select unit_id, gakor_id from gakor_unit`.execute(desk.db);
  expect(units.rows).toEqual([{ unit_id: own, gakor_id: first }]);
  expect((await move({ [`gakor-${own}`]: 'x', [`lama-${own}`]: String(first) })).statusCode).toBe(
    409,
  );
  expect((await move({ [`gakor-${own}`]: '', [`lama-${own}`]: String(first) })).statusCode).toBe(
    303,
  );
  const far = { gakor: '2147483648', orang: '1', surat };
  expect((await desk.send('/meja/gakor/pamong', 'coordinator', far)).statusCode).toBe(400);
  const mentor = desk.people.get('verifier');
  const pamong = { gakor: String(first), orang: String(mentor), surat };
  expect((await desk.send('/meja/gakor/pamong', 'coordinator', pamong)).statusCode).toBe(409);
  await sql`insert into role_grant (person_id, role) values (${mentor}, 'mentor')`.execute(desk.db);
  expect((await desk.send('/meja/gakor/pamong', 'coordinator', pamong)).statusCode).toBe(303);
  expect((await desk.open('/meja/gakor', 'coordinator')).body).toContain('Nor Hidayah');
});

it('lets one of two move a unit who saw it in the same place', async () => {
  const second = desk.people.get('second verifier');
  await sql`insert into role_grant (person_id, role) values (${second}, 'coordinator')`.execute(
    desk.db,
  );
  const { rows } = await sql<{ id: number }>`select id from gakor order by id`.execute(desk.db);
  const [first, other] = rows.map(({ id }) => String(id));
  const unit = desk.units.own;
  const surat = async (who: string) => hidden((await desk.open('/meja/unit', who)).body, 'surat');
  const proofs = [
    ['coordinator', await surat('coordinator'), first],
    ['second verifier', await surat('second verifier'), other],
  ] as const;
  for (let round = 0; round < 8; round += 1) {
    await sql`delete from gakor_unit`.execute(desk.db);
    const answers = await Promise.all(
      proofs.map(([who, proof, to]) =>
        desk.send('/meja/unit/gakor', who, {
          ...{ surat: proof, [`gakor-${unit}`]: to ?? '', [`lama-${unit}`]: '' },
        }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 409]);
  }
});
