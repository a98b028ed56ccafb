// Notes of a checker at the desk: stored on the server per person, innovation and item, through every way out of the page.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteTag } from '../../src/db/views/desk-notes.ts';
import { type DeskTest, startDeskTest } from '../support/desk.ts';

const item = 'latar_belakang';
let desk: DeskTest;
beforeAll(async () => {
  desk = await startDeskTest();
});
afterAll(() => desk.close());

const notes = async (code: string) => {
  const { rows } = await sql<{ name: string; item: string; text: string }>`
    select p.name, d.item, d.text from desk_note d join person p on p.id = d.person_id
    join innovation n on n.id = d.innovation_id where n.code = ${code} order by 1, 2`.execute(
    desk.db,
  );
  return rows.map((row) => [row.name, row.item, row.text]);
};

const typing = (code: string, teks: string, dasar = '', versi = '0') =>
  desk.send(`/meja/inovasi/${code}/catatan/satu`, 'verifier', { item, teks, versi, dasar });

describe('while it is typed', () => {
  it('is there again on the next page, for its writer alone', async () => {
    const code = await desk.innovation('unit_endorsed');
    const kept = await typing(code, 'Mohon foto yang lebih jelas.');
    expect([kept.statusCode, kept.json()]).toEqual([
      200,
      { tag: noteTag('Mohon foto yang lebih jelas.'), saved: expect.stringContaining('2026') },
    ]);
    const page = (await desk.open(`/meja/inovasi/${code}`, 'verifier')).body;
    expect(page).toContain('>Mohon foto yang lebih jelas.</textarea>');
    expect(page).toContain('Tersimpan di meja ini');
    for (const other of ['second verifier', 'coordinator'])
      expect((await desk.open(`/meja/inovasi/${code}`, other)).body).not.toContain('Mohon foto');
  });

  it('keeps both texts where two tabs wrote, and the one that its writer then stores', async () => {
    const code = await desk.innovation('unit_endorsed');
    await typing(code, 'Dari tab pertama');
    const second = await typing(code, 'Dari tab kedua');
    expect([second.statusCode, second.json()]).toEqual([
      409,
      { text: 'Dari tab pertama', tag: noteTag('Dari tab pertama') },
    ]);
    expect(await notes(code)).toEqual([['Nor Hidayah', item, 'Dari tab pertama']]);
    await typing(code, 'Dari tab kedua', noteTag('Dari tab pertama'));
    expect(await notes(code)).toEqual([['Nor Hidayah', item, 'Dari tab kedua']]);
    await typing(code, '', noteTag('Dari tab kedua'));
    expect(await notes(code)).toEqual([]);
  });

  it('takes one of two that are stored at once, and tells the other', async () => {
    const code = await desk.innovation('unit_endorsed');
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, nth) => typing(code, `Catatan ${nth}`)),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([
      200, 409, 409, 409, 409, 409,
    ]);
    const [[, , stored] = []] = await notes(code);
    const won = answers.findIndex(({ statusCode }) => statusCode === 200);
    expect(stored).toBe(`Catatan ${won}`);
  });

  it('answers like what does not exist where it may not be read, and for what is no item', async () => {
    const draft = await desk.innovation('draft');
    expect((await typing(draft, 'x')).statusCode).toBe(404);
    const code = await desk.innovation('unit_endorsed');
    const wrong = { item: 'tidak_ada', teks: 'x', versi: '0' };
    const answer = await desk.send(`/meja/inovasi/${code}/catatan/satu`, 'verifier', wrong);
    expect(answer.statusCode).toBe(404);
  });

  it('says that its item changed since', async () => {
    const code = await desk.innovation('unit_endorsed');
    await typing(code, 'Jelaskan lagi.', '', '3');
    await sql`insert into event (subject, seq, type, item, innovation_id, prev_hash, hash, at)
      select 'innovation:' || code, 4, 'answer_saved', ${item}, id, sha256('w'), sha256('x'), now() from innovation where code = ${code}`.execute(
      desk.db,
    );
    const page = (await desk.open(`/meja/inovasi/${code}`, 'verifier')).body;
    expect(page).toContain('ditulis untuk versi 3');
    expect(page).toContain('>Jelaskan lagi.</textarea>');
  });
});

describe('without script', () => {
  it('is stored by its button, and the page comes back to the item', async () => {
    const code = await desk.innovation('unit_endorsed');
    const fields = { ...(await desk.formOf(code, 'verifier')), [`catatan-${item}`]: 'Per tombol' };
    const saved = await desk.send(`/meja/inovasi/${code}/catatan`, 'verifier', {
      ...fields,
      simpan: item,
    });
    expect([saved.statusCode, saved.headers.location]).toEqual([
      303,
      `/meja/inovasi/${code}?tersimpan=ya#${item}`,
    ]);
    const page = (await desk.open(`/meja/inovasi/${code}?tersimpan=ya`, 'verifier')).body;
    expect(page).toContain('Catatan tersimpan.');
    const late = await desk.send(`/meja/inovasi/${code}/catatan`, 'verifier', {
      ...fields,
      [`catatan-${item}`]: 'Dari halaman lama',
    });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('>Dari halaman lama</textarea>');
    expect(late.body).toContain('“Per tombol”');
  });
});

describe('of many lines', () => {
  it('is kept whole where the page counts one sign at the end of a line and sends two', async () => {
    const code = await desk.innovation('unit_endorsed');
    const text = Array.from({ length: 1000 }, () => 'a').join('\n');
    const fields = {
      ...(await desk.formOf(code, 'verifier')),
      [`catatan-${item}`]: text.replaceAll('\n', '\r\n'),
    };
    const saved = await desk.send(`/meja/inovasi/${code}/catatan`, 'verifier', fields);
    expect(saved.statusCode).toBe(303);
    expect(await notes(code)).toEqual([['Nor Hidayah', item, text]]);
  });
});

it('takes no version that the database cannot hold', async () => {
  const code = await desk.innovation('unit_endorsed');
  const versi = '2147483648';
  expect((await typing(code, 'Catatan', '', versi)).statusCode).toBe(400);
  const fields = { versi, surat: 'x', [`catatan-${item}`]: 'Dari formulir' };
  const saved = await desk.send(`/meja/inovasi/${code}/catatan`, 'verifier', fields);
  expect([saved.statusCode, await notes(code)]).toEqual([
    303,
    [['Nor Hidayah', item, 'Dari formulir']],
  ]);
  const again = await desk.send(`/meja/inovasi/${code}/putusan`, 'verifier', {
    ...{ ...fields, [`dasar-${item}`]: noteTag('Dari formulir') },
    [`catatan-${item}`]: 'Dengan putusan',
  });
  expect([again.statusCode, await notes(code)]).toEqual([
    409,
    [['Nor Hidayah', item, 'Dengan putusan']],
  ]);
});

describe('with a decision', () => {
  it('goes out with the return and is a draft no more; the others stay', async () => {
    const code = await desk.innovation('unit_endorsed');
    await typing(code, 'Perbaiki ini.');
    await desk.send(`/meja/inovasi/${code}/catatan/satu`, 'verifier', {
      ...{ item: 'tujuan', teks: 'Belum dikirim', versi: '0' },
    });
    const done = await desk.decide(code, 'verifier', 'kembalikan', {
      [`catatan-${item}`]: 'Perbaiki ini.',
    });
    expect(done.statusCode).toBe(303);
    expect(await notes(code)).toEqual([['Nor Hidayah', 'tujuan', 'Belum dikirim']]);
  });

  it('is kept on acceptance unless its writer says otherwise', async () => {
    for (const [nasib, left] of [
      ['simpan', 1],
      ['hapus', 0],
    ] as const) {
      const code = await desk.innovation('unit_endorsed');
      const fields = { [`catatan-${item}`]: 'Untuk saya', nasib };
      expect((await desk.decide(code, 'verifier', 'terima', fields)).statusCode).toBe(303);
      expect(await notes(code)).toHaveLength(left);
    }
  });

  it('is stored also where nothing was decided, because somebody else was quicker', async () => {
    const code = await desk.innovation('unit_endorsed');
    const form = await desk.formOf(code, 'verifier');
    await sql`update innovation set version = 1 where code = ${code}`.execute(desk.db);
    const late = await desk.send(`/meja/inovasi/${code}/putusan`, 'verifier', {
      ...form,
      ...{ putusan: 'return', yakin: 'ya', [`catatan-${item}`]: 'Ditulis lambat' },
    });
    expect([late.statusCode, late.body.includes('Ditulis lambat')]).toEqual([409, true]);
    expect(await notes(code)).toEqual([['Nor Hidayah', item, 'Ditulis lambat']]);
  });
});

describe('the verified level', () => {
  const level = async (code: string, who: string, more: Record<string, string> = {}) =>
    desk.send(`/meja/inovasi/${code}/tingkat`, who, {
      ...(await desk.formOf(code, who)),
      ...{ item: 'regulasi', tingkat: '1', alasan: 'Baru rancangan.', ...more },
    });
  const set = async (code: string) => {
    const { rows } = await sql<{ item: string; level: number; reason: string; by: string }>`
      select v.item, v.level, v.reason, p.name as by from verified_level v join person p on p.id = v.set_by
      join innovation n on n.id = v.innovation_id where n.code = ${code}`.execute(desk.db);
    return rows;
  };

  it('is set with a reason, beside the claimed one, and recorded', async () => {
    const code = await desk.innovation('unit_endorsed');
    expect((await level(code, 'verifier')).statusCode).toBe(303);
    expect(await set(code)).toEqual([
      { item: 'regulasi', level: 1, reason: 'Baru rancangan.', by: 'Nor Hidayah' },
    ]);
    const { rows } = await sql`select 1 from event where subject = ${`innovation:${code}`}
      and type = 'level_verified' and channel = 'desk' and item = 'regulasi'`.execute(desk.db);
    expect(rows).toHaveLength(1);
    const page = (await desk.open(`/meja/inovasi/${code}`, 'verifier')).body;
    expect(page).toContain('tingkat 1 menurut verifikator');
  });

  it('is refused without a reason, to others, while held, and about another version', async () => {
    const code = await desk.innovation('unit_endorsed');
    const none = await level(code, 'verifier', { alasan: ' ' });
    expect([none.statusCode, none.body.includes('tulis alasannya')]).toEqual([409, true]);
    expect((await level(code, 'coordinator')).statusCode).toBe(409);
    expect((await level(code, 'verifier', { versi: '7' })).statusCode).toBe(409);
    expect((await level(code, 'verifier', { item: 'nama' })).statusCode).toBe(409);
    await sql`insert into claim (innovation_id, person_id, until)
      select id, ${desk.people.get('second verifier')}, now() + interval '9 minutes' from innovation where code = ${code}`.execute(
      desk.db,
    );
    const held = await level(code, 'verifier');
    expect([held.statusCode, held.body.includes('Ahmad Rizani')]).toEqual([409, true]);
    const draft = await desk.innovation('draft');
    expect((await level(draft, 'verifier')).statusCode).toBe(404);
    expect(await set(code)).toEqual([]);
  });
});
