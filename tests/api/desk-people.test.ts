// People and invitations at the desk: who sees and ends what, as in the chat; one invited by a form, many by a list that is
// read back; the word on a role that waits for it.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { invitationCode } from '../../src/domain/codes.ts';
import { sha256 } from '../../src/db/secrets.ts';
import { referenceUnits } from '../../src/domain/units.ts';
import { type DeskTest, startDeskTest } from '../support/desk.ts';
import { addPerson } from '../support/records.ts';

let desk: DeskTest;
let lina: { person: number; grant: number };
beforeAll(async () => {
  desk = await startDeskTest();
  const person = await addPerson(desk.db, 'Lina Marlina');
  lina = { person, grant: await grant(person, 'innovator', desk.units.own) };
});
afterAll(() => desk.close());

async function grant(person: number, role: string, unit: string | null): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into role_grant (person_id, role, unit_id) values (${person}, ${role}, ${unit}) returning id`.execute(
    desk.db,
  );
  return rows[0]?.id ?? 0;
}

const proofIn = (page: string): string => /name="surat" value="([^"]+)"/.exec(page)?.[1] ?? '';
const eventsOf = async (subject: string): Promise<readonly string[]> =>
  (
    await sql<{
      type: string;
    }>`select type from event where subject = ${subject} order by seq`.execute(desk.db)
  ).rows.map(({ type }) => type);

it('shows people to whoever looks after them: an admin the own unit, the coordinator all, nobody else', async () => {
  const all = (await desk.open('/meja/orang', 'coordinator')).body;
  expect([all.includes('Lina Marlina'), all.includes('Jamilah')]).toEqual([true, true]);
  const own = (await desk.open('/meja/orang', 'unit_admin')).body;
  expect([own.includes('Lina Marlina'), own.includes('Jamilah')]).toEqual([true, false]);
  for (const who of ['verifier', 'unit_head'])
    for (const place of [
      '/meja/orang',
      '/meja/undangan',
      '/meja/undangan/baru',
      '/meja/undangan/banyak',
    ])
      expect([who, place, (await desk.open(place, who)).statusCode]).toEqual([who, place, 404]);
  expect((await desk.open('/meja', 'verifier')).body).not.toContain('/meja/orang');
  const found = (await desk.open('/meja/orang?cari=marlina&peran=innovator', 'coordinator')).body;
  expect([found.includes('Lina Marlina'), found.includes('Nor Hidayah')]).toEqual([true, false]);
});

it('goes through many people page by page, each once', async () => {
  await sql`with p as (insert into person (name) select 'Warga ' || lpad(n::text, 3, '0') from generate_series(1, 130) n returning id)
    insert into role_grant (person_id, role, unit_id) select id, 'innovator', ${desk.units.other} from p`.execute(
    desk.db,
  );
  const seen: string[] = [];
  for (let at: string | undefined = '/meja/orang?cari=Warga'; at !== undefined;) {
    const { body } = await desk.open(at, 'coordinator');
    seen.push(
      ...[...body.matchAll(/Warga \d{3}(?=<\/span><span class="under">)/g)].map(([name]) => name),
    );
    at = /href="(\/meja\/orang\?[^"]*dari=\d+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
  }
  expect([seen.length, new Set(seen).size]).toEqual([130, 130]);
});

it('asks before a role ends, then ends it at once and tells whoever held it; a foreign role does not exist', async () => {
  const address = `/meja/orang/${lina.grant}/akhiri`;
  expect((await desk.open(address, 'other admin')).statusCode).toBe(404);
  const asked = await desk.open(address, 'unit_admin');
  expect([asked.statusCode, asked.body.includes('Lina Marlina')]).toEqual([200, true]);
  const forged = await desk.send(address, 'unit_admin', { surat: 'x' });
  expect(forged.statusCode).toBe(409);
  const foreign = await desk.send(address, 'other admin', { surat: proofIn(asked.body) });
  expect(foreign.statusCode).toBe(409);
  const ended = await desk.send(address, 'unit_admin', { surat: proofIn(asked.body) });
  expect([ended.statusCode, ended.headers.location]).toEqual([303, '/meja/orang?berakhir=ya']);
  expect((await desk.open('/meja/orang', 'unit_admin')).body).not.toContain('Lina Marlina');
  expect((await eventsOf(`person:${lina.person}`)).at(-1)).toBe('role_revoked');
  const again = await desk.send(address, 'unit_admin', { surat: proofIn(asked.body) });
  expect(again.statusCode).toBe(404);
});

it('invites one person once for each form, shows the code there and stores only its hash', async () => {
  const form = (await desk.open('/meja/undangan/baru', 'coordinator')).body;
  const once = /name="sekali" value="([^"]+)"/.exec(form)?.[1] ?? '';
  const fields = {
    ...{
      peran: 'unit_head',
      unit: desk.units.other,
      nama: 'dr. Hj. Mariatul',
      nomor: '0812-3456-7890',
    },
    ...{ sekali: once, surat: proofIn(form) },
  };
  const made = await desk.send('/meja/undangan/baru', 'coordinator', fields);
  const again = await desk.send('/meja/undangan/baru', 'coordinator', fields);
  const code = /\b[0-9A-HJKMNP-TV-Z]{26}\b/.exec(made.body)?.[0] ?? '';
  expect([made.statusCode, again.body.includes(code)]).toEqual([200, true]);
  const { rows } = await sql<{
    role: string;
    unit_id: string;
    phone: string;
    invited_name: string;
  }>`
    select role, unit_id, phone, invited_name from invitation where code_hash = ${sha256(code)}`.execute(
    desk.db,
  );
  expect(rows).toEqual([
    {
      role: 'unit_head',
      unit_id: desk.units.other,
      phone: '+6281234567890',
      invited_name: 'dr. Hj. Mariatul',
    },
  ]);
  const list = (await desk.open('/meja/undangan', 'coordinator')).body;
  expect([
    list.includes('dr. Hj. Mariatul'),
    list.includes(code),
    list.includes('81234567890'),
  ]).toEqual([true, false, false]);
  expect(await eventsOf(`person:${desk.people.get('coordinator')}`)).toContain(
    'invitation_created',
  );
});

it('asks before it invites to a role of the agency, and makes what was agreed to alone', async () => {
  const form = (await desk.open('/meja/undangan/baru', 'coordinator')).body;
  const hidden = (page: string): Record<string, string> =>
    Object.fromEntries(
      [...page.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    );
  const send = (fields: Record<string, string>) =>
    desk.send('/meja/undangan/baru', 'coordinator', fields);
  const made = async () =>
    (await sql`select 1 from invitation where role in ('verifier', 'coordinator')`.execute(desk.db))
      .rows.length;
  const asked = await send({ ...hidden(form), peran: 'verifier', nama: 'Hj. Nurul' });
  expect([
    asked.statusCode,
    asked.body.includes('Hj. Nurul'),
    asked.body.includes('memutuskan inovasi semua unit'),
    await made(),
  ]).toEqual([200, true, true, 0]);
  const agreed = hidden(asked.body);
  for (const other of [{ peran: 'coordinator' }, { nama: 'Orang Lain' }, { yakin: '' }])
    expect([other, (await send({ ...agreed, ...other })).statusCode, await made()]).toEqual([
      other,
      422,
      0,
    ]);
  const yes = await send(agreed);
  expect([yes.statusCode, yes.body.includes('Kode: '), await made()]).toEqual([200, true, 1]);
  await sql`update invitation set revoked_at = now() where role = 'verifier'`.execute(desk.db);
  const again = await send(agreed);
  expect([again.statusCode, again.body.includes('sudah dipakai atau dibatalkan')]).toEqual([
    422,
    true,
  ]);
});

it('invites into no unit that is not there or is used no longer', async () => {
  const { other } = desk.units;
  await sql`update unit set active = false where id = ${other}`.execute(desk.db);
  for (const unit of ['unit-entah', other]) {
    const form = (await desk.open('/meja/undangan/baru', 'coordinator')).body;
    const sekali = /name="sekali" value="([^"]+)"/.exec(form)?.[1] ?? '';
    const fields = { peran: 'unit_admin', unit, sekali, surat: proofIn(form) };
    const answer = await desk.send('/meja/undangan/baru', 'coordinator', fields);
    expect([unit, answer.statusCode, answer.body.includes('Pilih peran atau unit lain')]).toEqual([
      unit,
      422,
      true,
    ]);
  }
  await sql`update unit set active = true where id = ${other}`.execute(desk.db);
});

it('refuses what may not be invited, and says what to do', async () => {
  const form = (await desk.open('/meja/undangan/baru', 'unit_admin')).body;
  const once = /name="sekali" value="([^"]+)"/.exec(form)?.[1] ?? '';
  const base = { nama: '', nomor: '', sekali: once, surat: proofIn(form) };
  expect([form.includes('value="innovator"'), form.includes('value="unit_head"')]).toEqual([
    true,
    false,
  ]);
  const before = await sql`select 1 from invitation`.execute(desk.db);
  for (const [fields, said] of [
    [{ ...base, peran: 'verifier', unit: '' }, 'tidak dapat diundang dari akun ini'],
    [{ ...base, peran: 'innovator', unit: desk.units.other }, 'tidak dapat diundang dari akun ini'],
    [{ ...base, peran: 'innovator', unit: '' }, 'Pilih dulu unitnya'],
    [
      { ...base, peran: 'innovator', unit: desk.units.own, nomor: '12345' },
      'bukan nomor ponsel Indonesia',
    ],
    [{ ...base, peran: 'innovator', unit: desk.units.own, surat: 'x' }, 'dari sesi yang lain'],
  ] as const) {
    const answer = await desk.send('/meja/undangan/baru', 'unit_admin', fields);
    expect([said, answer.statusCode, answer.body.includes(said)]).toEqual([said, 422, true]);
  }
  const after = await sql`select 1 from invitation`.execute(desk.db);
  expect(after.rows.length).toBe(before.rows.length);
});

it('reads a list back, makes it once after the yes, and gives its sheets to whoever made them', async () => {
  const [, , third, fourth] = referenceUnits;
  const daftar = [
    `${third?.name}; Siti Aminah; 0813-1111-2222; admin`,
    `${fourth?.name}; kepala`,
    'Dinas Entah; Budi; admin',
  ].join('\r\n');
  const read = await desk.send('/meja/undangan/banyak', 'coordinator', { daftar });
  expect([
    read.statusCode,
    read.body.includes('2 undangan siap'),
    read.body.includes('unitnya belum dikenali'),
  ]).toEqual([200, true, true]);
  const lembar = /name="lembar" value="(\d+)"/.exec(read.body)?.[1] ?? '';
  const yes = { daftar, lembar, surat: proofIn(read.body), yakin: 'ya' };
  const made = await desk.send('/meja/undangan/banyak', 'coordinator', yes);
  expect(made.statusCode).toBe(303);
  const twice = await desk.send('/meja/undangan/banyak', 'coordinator', yes);
  expect(twice.statusCode).toBe(409);
  const other = await desk.send('/meja/undangan/banyak', 'coordinator', {
    ...yes,
    daftar: 'semua unit: admin',
  });
  expect(other.statusCode).toBe(409);
  const page = (await desk.open(String(made.headers.location), 'coordinator')).body;
  expect([page.includes('✔ 2 undangan dibuat'), page.includes('Siti Aminah')]).toEqual([
    true,
    true,
  ]);
  const sheet = /\/meja\/undangan\/lembar\/\d+\/lembar-undangan/.exec(page)?.[0] ?? '';
  const paper = await desk.open(sheet, 'coordinator');
  expect([paper.statusCode, paper.headers['content-type']]).toEqual([200, 'application/pdf']);
  expect((await desk.open(sheet, 'unit_admin')).statusCode).toBe(404);
});

it('says when a list is too long as soon as it reads it back', async () => {
  const people = Array.from(
    { length: 201 },
    (_, nth) => `${referenceUnits[2]?.name}; Siti Aminah; 0813-1111-${3000 + nth}; admin`,
  );
  const daftar = people.join('\r\n');
  const read = await desk.send('/meja/undangan/banyak', 'coordinator', { daftar });
  expect([
    read.statusCode,
    read.body.includes('Ada 201 undangan; sekali kirim paling banyak 200'),
    read.body.includes('name="yakin"'),
  ]).toEqual([409, true, false]);
  const long = 'x'.repeat(20_001);
  const longer = await desk.send('/meja/undangan/banyak', 'coordinator', { daftar: long });
  expect([longer.statusCode, longer.body.includes('Paling panjang 20000')]).toEqual([409, true]);
});

it('ends an invitation that nobody used', async () => {
  const page = (await desk.open('/meja/undangan', 'coordinator')).body;
  const address = /\/meja\/undangan\/\d+\/akhiri/.exec(page)?.[0] ?? '';
  expect((await desk.open(address, 'unit_admin')).statusCode).toBe(404);
  const surat = proofIn((await desk.open(address, 'coordinator')).body);
  const ended = await desk.send(address, 'coordinator', { surat });
  expect(ended.headers.location).toBe('/meja/undangan?selesai=batal');
  expect((await desk.open(address, 'coordinator')).statusCode).toBe(404);
});

it('takes the word on a role that waits, of whoever invited and nobody else', async () => {
  const by = desk.people.get('coordinator');
  const waiting = async (name: string) => {
    const person = await addPerson(desk.db, name);
    const code = invitationCode(new Uint8Array(26).fill(person % 32));
    const { rows } = await sql<{ id: number }>`
      insert into invitation (code_hash, role, unit_id, created_by, used_by, used_at, expires_at)
      values (${sha256(`${name}${code}`)}, 'unit_head', ${desk.units.own}, ${by}, ${person}, now(), now() + interval '1 day') returning id`.execute(
      desk.db,
    );
    const id = rows[0]?.id ?? 0;
    await sql`insert into role_grant (person_id, role, unit_id, invitation_id, frozen_at, frozen_why)
      values (${person}, 'unit_head', ${desk.units.own}, ${id}, now(), 'inviter')`.execute(desk.db);
    return { id, person };
  };
  const right = await waiting('Hj. Siti Rahmah');
  const wrong = await waiting('Orang Lain');
  // However many nobody has used, whoever waits stands before them.
  await sql`insert into invitation (code_hash, role, unit_id, created_by, expires_at)
    select sha256(('many ' || n)::bytea), 'innovator', ${desk.units.own}, ${by}, now() + interval '1 day'
    from generate_series(1, 310) n`.execute(desk.db);
  const page = (await desk.open('/meja/undangan', 'coordinator')).body;
  const proof = (id: number) =>
    new RegExp(
      `/meja/undangan/${id}/jawab"><input type="hidden" name="surat" value="([^"]+)"`,
    ).exec(page)?.[1] ?? '';
  const seen = (await desk.open('/meja/undangan', 'unit_admin')).body;
  expect([seen.includes('Hj. Siti Rahmah'), seen.includes('/jawab')]).toEqual([true, false]);
  for (const [{ id }, jawab] of [
    [right, 'benar'],
    [wrong, 'bukan'],
  ] as const) {
    const told = await desk.send(`/meja/undangan/${id}/jawab`, 'coordinator', {
      surat: proof(id),
      jawab,
    });
    expect([jawab, told.headers.location]).toEqual([jawab, `/meja/undangan?selesai=${jawab}`]);
  }
  const { rows } = await sql<{ id: number; live: boolean }>`
    select person_id as id, revoked_at is null and frozen_at is null as live from role_grant
    where person_id in (${right.person}, ${wrong.person}) order by id`.execute(desk.db);
  expect(rows.map(({ id, live }) => [id === right.person, live])).toEqual([
    [true, true],
    [false, false],
  ]);
  const late = await desk.send(`/meja/undangan/${right.id}/jawab`, 'coordinator', {
    surat: proof(right.id),
    jawab: 'bukan',
  });
  expect(late.statusCode).toBe(409);
});
