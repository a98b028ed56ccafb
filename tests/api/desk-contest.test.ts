// A contest and a card of the catalogue, carried out at the desk without script: by whom, in which order, and what is refused in
// words. The rules are those of the chat; what is looked at here is that a page cannot get around them.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { region } from '../../src/domain/region.ts';
import { addPerson } from '../support/records.ts';
import { type DeskTest, startDeskTest } from '../support/desk.ts';

let desk: DeskTest;
/** Codes of the innovations, by the number of their entry. */
const codes: string[] = [];
beforeAll(async () => {
  desk = await startDeskTest();
  for (const [word, role, unit] of [
    ['Jati', 'judge', null],
    ['Juna', 'judge', null],
    ['Jumadi', 'judge', desk.units.own],
    ['second coordinator', 'coordinator', null],
  ] as const) {
    const id = await addPerson(desk.db, word);
    await sql`insert into role_grant (person_id, role) values (${id}, ${role})`.execute(desk.db);
    await sql`update person set consented_at = now(), consent_version = '1', unit_id = ${unit} where id = ${id}`.execute(
      desk.db,
    );
    desk.admit(word, id);
  }
  for (const [name, unit] of [
    ['Loket Malam', desk.units.own],
    ['Antar Obat', desk.units.other],
  ] as const)
    codes.push(await desk.innovation('accepted', unit, name));
});
afterAll(() => desk.close());

const field = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]+)"`, 'u').exec(page)?.[1] ?? '';
const pageOf = async (url: string, who: string) => (await desk.open(url, who)).body;

/** Presses a button of the contest's page, and says yes where it is asked. */
async function press(apa: string, fields: Record<string, string> = {}, who = 'coordinator') {
  const surat = field(await pageOf('/meja/lomba', who), 'surat');
  const asked = await desk.send('/meja/lomba', who, { apa, surat, ...fields });
  const yakin = field(asked.body, 'yakin');
  return yakin === '' ? asked : desk.send('/meja/lomba', who, { apa, surat, yakin });
}
const marks = (values: readonly string[], stage: 'desk' | 'presentation' = 'desk') =>
  Object.fromEntries(
    (region().contest?.stages[stage].criteria ?? []).map(({ code }, at) => [
      `nilai-${code}`,
      values[at] ?? '',
    ]),
  );
async function mark(
  who: string,
  entry: number,
  values: readonly string[],
  stage: 'desk' | 'presentation' = 'desk',
) {
  const place = `/meja/lomba/${entry}`;
  const surat = field(await pageOf(place, who), 'surat');
  return desk.send(place, who, { apa: 'nilai', surat, ...marks(values, stage) });
}
const scores = async () => {
  const { rows } = await sql<{ of: string; value: number }>`
    select concat_ws(' ', p.name, s.entry_number, s.stage) as of, s.value::float as value from contest_score s
    join person p on p.id = s.person_id order by p.name, s.entry_number, s.stage, s.criterion`.execute(
    desk.db,
  );
  return rows;
};
const events = async (type: string) => {
  const { rows } = await sql<{ channel: string; person: string }>`
    select e.channel, p.name as person from event e left join person p on p.id = e.person_id
    where e.type = ${type} order by e.id`.execute(desk.db);
  return rows;
};

describe('the contest', () => {
  it('is opened, shared out and closed by whoever runs it, and by nobody else', async () => {
    for (const who of ['verifier', 'unit_head', 'Jati', 'operator']) {
      const answer = await desk.send('/meja/lomba', who, { apa: 'buka', surat: 'x' });
      expect([who, answer.statusCode]).toEqual([who, 404]);
    }
    const past = await press('buka', { sampai: '2020-01-31' });
    expect([past.statusCode, past.body.includes('sudah lewat')]).toEqual([409, true]);
    expect((await press('buka')).headers.location).toBe('/meja/lomba?selesai=buka');
    const empty = await press('tutup');
    expect([empty.statusCode, empty.body.includes('Belum ada peserta')]).toEqual([409, true]);
    for (const [at, code] of codes.entries())
      await sql`insert into contest_entry (number, contest_number, innovation_id, category, entered_by)
        select ${at + 1}, c.number, i.id, ${region().contest?.categories[0]?.code ?? ''}, i.owner_id
        from contest c, innovation i where i.code = ${code}`.execute(desk.db);
    expect((await press('bagi')).statusCode).toBe(303);
    const { rows } = await sql<{ name: string; entries: number[] }>`
      select p.name, array_agg(s.entry_number order by s.entry_number) as entries from contest_seat s
      join person p on p.id = s.person_id group by p.name order by p.name`.execute(desk.db);
    // Who belongs to the unit of the first entry has no seat there.
    expect(rows).toEqual([
      { name: 'Jati', entries: [1, 2] },
      { name: 'Jumadi', entries: [2] },
      { name: 'Juna', entries: [1, 2] },
    ]);
    expect((await press('tutup')).statusCode).toBe(303);
    const said = async (deed: string, who = 'coordinator') =>
      (await pageOf(`/meja/lomba?selesai=${deed}`, who)).includes('role="status"');
    expect(await said('tutup')).toBe(true);
    for (const deed of ['kunci', 'umumkan', 'buka', 'nilai', 'constructor', 'toString'])
      expect([deed, await said(deed)]).toEqual([deed, false]);
    expect([await said('nilai', 'Jati'), await said('kunci', 'Jati')]).toEqual([true, false]);
    const twice = await press('tutup');
    expect([twice.statusCode, twice.body.includes('sedang dinilai juri')]).toEqual([409, true]);
    expect((await events('contest_closed')).map(({ channel }) => channel)).toEqual(['desk']);
  });

  it('does nothing from a page that is older than the season', async () => {
    const surat = field(await pageOf('/meja/lomba', 'coordinator'), 'surat');
    await mark('Jati', 1, ['80', '70', '60', '50']);
    const stale = await desk.send('/meja/lomba', 'coordinator', { apa: 'finalis', surat });
    expect([stale.statusCode, stale.body.includes('berubah sejak')]).toEqual([409, true]);
  });
});

describe('a judge', () => {
  it('sees the entries at which they have a seat, and nothing else', async () => {
    expect((await desk.open('/meja', 'Jati')).headers.location).toBe('/meja/lomba');
    const list = await pageOf('/meja/lomba', 'Jumadi');
    expect([list.includes('L-2'), list.includes('L-1')]).toEqual([true, false]);
    for (const url of [
      ...['/meja/lomba/1', '/meja/lomba/9', '/meja/antrean', `/meja/inovasi/${codes[1]}`],
      ...['/meja/inovasi', '/meja/ringkasan', '/meja/orang', `/meja/inovasi/${codes[1]}/katalog`],
    ])
      expect([url, (await desk.open(url, 'Jumadi')).statusCode]).toEqual([url, 404]);
    for (const who of ['coordinator', 'verifier', 'unit_head', 'unit_admin'])
      expect([who, (await desk.open('/meja/lomba/1', who)).statusCode]).toEqual([who, 404]);
    const foreign = await desk.send('/meja/lomba/1', 'Jumadi', {
      ...{ apa: 'nilai', surat: field(await pageOf('/meja/lomba/2', 'Jumadi'), 'surat') },
      ...marks(['1', '1', '1', '1']),
    });
    expect(foreign.statusCode).toBe(404);
  });

  it('gives marks one by one, and what is no mark is refused whole with what was typed', async () => {
    const before = await scores();
    for (const [values, said] of [
      [['80', '', '60', '50'], 'belum dinilai'],
      [['80 90', '60', '50', ''], 'belum dinilai'],
      [['80', 'baik', '60', '50'], 'bukan angka'],
      [['80', '70', '60', '101'], 'di luar batas'],
      [['80', '70,25', '60', '50'], 'setengah'],
    ] as const) {
      const answer = await mark('Juna', 1, values);
      expect([said, answer.statusCode, answer.body.includes(said)]).toEqual([said, 409, true]);
      expect(answer.body).toContain(`value="${values[0]}"`);
    }
    expect(await scores()).toEqual(before);
    expect((await mark('Juna', 1, ['80,5', '70', '60', '50'])).statusCode).toBe(303);
    expect((await mark('Juna', 1, ['81', '70', '60', '50'])).statusCode).toBe(303);
    expect(
      (await scores()).filter(({ of }) => of === 'Juna 1 desk').map(({ value }) => value),
    ).toContain(81);
    expect(await events('contest_scored')).toContainEqual({ channel: 'desk', person: 'Juna' });
  });

  it('is shown no mark and no name of another judge', async () => {
    await mark('Jati', 2, ['13', '14', '17', '19']);
    for (const url of ['/meja/lomba', '/meja/lomba/2']) {
      const page = await pageOf(url, 'Juna');
      expect([url, /value="1[3479]"|\bJati\b/u.test(page)]).toEqual([url, false]);
    }
  });

  it('opens evidence of their entries, which is in the record', async () => {
    const id = await desk.evidence(codes[1] ?? '', 'foto.png', png, 'image/png');
    const page = await pageOf('/meja/lomba/2', 'Juna');
    expect(page).toContain(`/meja/lomba/2/bukti/${id}`);
    expect((await desk.open(`/meja/lomba/2/bukti/${id}`, 'Juna')).statusCode).toBe(200);
    for (const [who, place] of [
      ['Juna', `/meja/lomba/1/bukti/${id}`],
      ['Juna', `/bukti/${codes[1]}/${id}`],
      ['coordinator', `/meja/lomba/2/bukti/${id}`],
    ] as const)
      expect([place, (await desk.open(place, who)).statusCode]).toEqual([place, 404]);
    expect(await events('evidence_downloaded')).toEqual([{ channel: 'desk', person: 'Juna' }]);
  });

  it('gives one entry back, or withdraws after a yes, and keeps no mark that counts', async () => {
    const surat = field(await pageOf('/meja/lomba/2', 'Jumadi'), 'surat');
    const without = await desk.send('/meja/lomba/2', 'Jumadi', { apa: 'mundur', surat });
    expect([without.statusCode, without.body.includes('alasannya')]).toEqual([409, true]);
    const alasan = 'Saya ikut membina unit itu';
    const back = await desk.send('/meja/lomba/2', 'Jumadi', { apa: 'mundur', surat, alasan });
    expect(back.headers.location).toBe('/meja/lomba?selesai=mundur');
    expect((await desk.open('/meja/lomba/2', 'Jumadi')).statusCode).toBe(404);
    const form = {
      alasan: 'Sakit sampai akhir bulan',
      surat: field(await pageOf('/meja/lomba', 'Jumadi'), 'surat'),
    };
    const asked = await desk.send('/meja/lomba/mundur', 'Jumadi', form);
    expect([asked.statusCode, asked.body.includes('Mundur sebagai juri?')]).toEqual([200, true]);
    expect((await events('contest_judge_left')).length).toBe(1);
    const yakin = field(asked.body, 'yakin');
    const changed = { ...form, alasan: 'Alasan lain sekali', yakin };
    expect((await desk.send('/meja/lomba/mundur', 'Jumadi', changed)).statusCode).toBe(409);
    expect((await desk.send('/meja/lomba/mundur', 'Jumadi', { ...form, yakin })).statusCode).toBe(
      303,
    );
    expect((await events('contest_judge_left')).map(({ channel }) => channel)).toEqual([
      'desk',
      'desk',
    ]);
  });
});

describe('the end of a contest', () => {
  it('names finalists only with all marks, and takes the day of a noted meeting', async () => {
    const early = await press('finalis');
    expect([early.statusCode, early.body.includes('L-2 kurang 1')]).toEqual([409, true]);
    await mark('Juna', 2, ['60', '60', '60', '60']);
    expect((await press('finalis')).statusCode).toBe(303);
    const none = await press('presentasi', { rapat: '77' });
    expect([none.statusCode, none.body.includes('tidak ditemukan')]).toEqual([409, true]);
    await sql`insert into meeting (number, edition_id, title, day, starts, place, created_by)
      select 3, edition_id, 'Presentasi finalis', current_date + 7, '09:00', 'Aula', owner_id from innovation where code = ${codes[0]}`.execute(
      desk.db,
    );
    expect((await press('presentasi', { rapat: '3' })).statusCode).toBe(303);
    expect(await pageOf('/meja/lomba', 'coordinator')).toContain('Presentasi finalis');
  });

  it('goes through two different people who see the same, then is announced', async () => {
    for (const who of ['Jati', 'Juna'])
      for (const entry of [1, 2])
        await mark(who, entry, [`${60 + entry * 10}`, '70', '70', '70'], 'presentation');
    expect((await press('kunci')).headers.location).toBe('/meja/lomba?selesai=kunci');
    const late = await mark('Jati', 1, ['1', '1', '1', '1'], 'presentation');
    expect([late.statusCode, late.body.includes('orang kedua')]).toEqual([409, true]);
    const own = await press('kunci');
    expect([own.statusCode, own.body.includes('harus orang lain')]).toEqual([409, true]);
    expect((await press('lepas-kunci')).statusCode).toBe(303);
    expect((await press('kunci', {}, 'second coordinator')).statusCode).toBe(303);
    expect((await press('kunci')).statusCode).toBe(303);
    expect((await press('umumkan')).statusCode).toBe(303);
    const { rows } = await sql<{ state: string; locked: string; confirmed: string }>`
      select state, l.name as locked, k.name as confirmed from contest c join person l on l.id = c.locked_by
      join person k on k.id = c.confirmed_by`.execute(desk.db);
    expect(rows).toEqual([
      { state: 'announced', locked: 'second coordinator', confirmed: 'Rusdiansyah' },
    ]);
    // Nobody was shown a code; none that could be typed anywhere is left over.
    const { rows: open } = await sql`select from confirmation where used_at is null`.execute(
      desk.db,
    );
    expect(open).toEqual([]);
  });
});

describe('a card of the catalogue', () => {
  const place = () => `/meja/inovasi/${codes[0]}/katalog`;
  async function decide(apa: 'terbit' | 'turun', who = 'unit_head') {
    const surat = field(await pageOf(place(), who), 'surat');
    const asked = await desk.send(place(), who, { apa, surat });
    const yakin = field(asked.body, 'yakin');
    return yakin === '' ? asked : desk.send(place(), who, { apa, surat, yakin });
  }
  const published = async () =>
    (await desk.server.app.inject({ url: `/inovasi/${codes[0]}` })).statusCode;

  it('is shown whole to the head of its unit alone, who publishes it and takes it back', async () => {
    for (const who of ['unit_admin', 'verifier', 'coordinator', 'other admin', 'Jati'])
      expect([who, (await desk.open(place(), who)).statusCode]).toEqual([who, 404]);
    const empty = await decide('terbit');
    expect([empty.statusCode, empty.body.includes('belum dapat diterbitkan')]).toEqual([409, true]);
    const text = 'Antrean pagi menjadi pendek. Hubungi Rahmawati di 0812-3456-7890.';
    await sql`insert into answer (innovation_id, item, value, revision, written_by)
      select id, 'manfaat', ${JSON.stringify({ type: 'text', text })}::jsonb, 1, owner_id from innovation where code = ${codes[0]}`.execute(
      desk.db,
    );
    const page = await pageOf(place(), 'unit_head');
    expect(page).toContain('Antrean pagi menjadi pendek.');
    expect(page).not.toMatch(/0812|Hubungi Rahmawati/u);
    expect(await published()).toBe(404);
    expect((await decide('terbit')).headers.location).toBe(`${place()}?selesai=terbit`);
    expect(await published()).toBe(200);
    expect((await decide('turun')).headers.location).toBe(`${place()}?selesai=turun`);
    expect(await published()).toBe(404);
    const again = await desk.send(place(), 'unit_head', {
      ...{ apa: 'turun', surat: field(await pageOf(place(), 'unit_head'), 'surat') },
    });
    expect([again.statusCode, again.body.includes('tidak ada di katalog umum')]).toEqual([
      409,
      true,
    ]);
    for (const type of ['card_published', 'card_taken_back'])
      expect(await events(type)).toEqual([{ channel: 'desk', person: 'dr. Fauzan Ridha' }]);
  });

  it('is not published in another version than the one that was shown', async () => {
    const surat = field(await pageOf(place(), 'unit_head'), 'surat');
    const asked = await desk.send(place(), 'unit_head', { apa: 'terbit', surat });
    await sql`update innovation set version = version + 1 where code = ${codes[0]}`.execute(
      desk.db,
    );
    const yakin = field(asked.body, 'yakin');
    const late = await desk.send(place(), 'unit_head', { apa: 'terbit', surat, yakin });
    expect([late.statusCode, late.body.includes('berubah sejak')]).toEqual([409, true]);
    expect(await published()).toBe(404);
  });
});

/** The smallest picture. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
