// The desk in the browser: signing in with a link from the chat, reading within one's reach, deciding as in the chat.
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadReference } from '../../src/db/reference.ts';
import type { State } from '../../src/domain/innovation/status.ts';
import { referenceUnits } from '../../src/domain/units.ts';
import { type TestServer, startTestServer } from '../support/http.ts';
import { addEvidence, addInnovation, addPerson } from '../support/records.ts';

const [unitA = '', unitB = ''] = referenceUnits.map(({ id }) => id);
let server: TestServer;
let owner: number;
const people = new Map<string, number>();
let made = 0;

beforeAll(async () => {
  server = await startTestServer();
  const { db } = server.database;
  await loadReference(db);
  owner = await addPerson(db, 'Rahmawati');
  for (const [name, role, unit] of [
    ['Salmah Hayati', 'unit_admin', unitA],
    ['Nor Hidayah', 'verifier', null],
    ['Rusdiansyah', 'coordinator', null],
    ['Lina', 'innovator', unitA],
    ['Penjaga Server', 'operator', null],
  ] as const) {
    const id = await addPerson(db, name);
    people.set(role, id);
    await sql`insert into role_grant (person_id, role, unit_id) values (${id}, ${role}, ${unit})`.execute(
      db,
    );
  }
  await sql`update person set consented_at = now(), consent_version = '1'`.execute(db);
});
afterAll(() => server.close());

async function innovation(state: State, unitId = unitA, name = 'Posyandu Malam'): Promise<string> {
  made += 1;
  const code = `INV-M${String(made).padStart(4, '0')}`;
  const id = await addInnovation(server.database.db, {
    code,
    unitId,
    ownerId: owner,
    name,
    state: 'submitted',
  });
  await sql`update innovation set state = ${state}, version = 0 where id = ${id}`.execute(
    server.database.db,
  );
  return code;
}

/** A link as the bot sends it. */
async function linkFor(role: string, minutes = 10): Promise<string> {
  const token = randomBytes(20).toString('hex').toUpperCase();
  const hash = createHash('sha256').update(token).digest();
  await sql`insert into desk_link (token_hash, person_id, created_at, expires_at)
    values (${hash}, ${people.get(role)}, now() - interval '1 hour', now() + make_interval(mins => ${minutes}))`.execute(
    server.database.db,
  );
  return `/masuk/${token}`;
}

type Cookies = Record<string, string>;

async function signIn(role: string): Promise<Cookies> {
  const answer = await server.app.inject({ method: 'POST', url: await linkFor(role) });
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/meja']);
  return Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]));
}

const sessions = new Map<string, Promise<Cookies>>();

/** A session that stays open: ways to sign in are counted for each address. */
const signedIn = (role: string): Promise<Cookies> => {
  const session = sessions.get(role) ?? signIn(role);
  sessions.set(role, session);
  return session;
};

const open = (url: string, cookies: Cookies = {}) => server.app.inject({ url, cookies });

const send = (url: string, cookies: Cookies, fields: Record<string, string>, headers = {}) =>
  server.app.inject({
    method: 'POST',
    url,
    cookies,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  });

/** What the form of an opened sheet sends along. */
async function formOf(code: string, cookies: Cookies) {
  const page = (await open(`/meja/inovasi/${code}`, cookies)).body;
  const [, versi = ''] = /name="versi" value="(\d+)"/.exec(page) ?? [];
  const [, surat = ''] = /name="surat" value="([^"]+)"/.exec(page) ?? [];
  return { versi, surat };
}

const stateOf = async (code: string) =>
  (
    await server.database.db
      .selectFrom('innovation')
      .select('state')
      .where('code', '=', code)
      .executeTakeFirstOrThrow()
  ).state;

describe('signing in', () => {
  it('asks first, so that a preview of the link does not use it up; works once', async () => {
    const link = await linkFor('verifier');
    for (const _ of [1, 2]) {
      const asked = await open(link);
      expect([asked.statusCode, asked.body.includes('Masuk sebagai Nor Hidayah?')]).toEqual([
        200,
        true,
      ]);
    }
    expect((await send(link, {}, {})).statusCode).toBe(303);
    const again = await send(link, {}, {});
    expect([again.statusCode, again.cookies]).toEqual([404, []]);
    expect(again.body).toContain('sudah dipakai atau lewat waktunya');
  });

  it('refuses what is past its end, what was never sent, and another site', async () => {
    expect((await send(await linkFor('verifier', -5), {}, {})).statusCode).toBe(404);
    expect((await send('/masuk/AAAAAAAAAAAAAAAAAAAAAAAAAA', {}, {})).statusCode).toBe(404);
    const foreign = await send(
      await linkFor('verifier'),
      {},
      {},
      { 'sec-fetch-site': 'cross-site' },
    );
    expect([foreign.statusCode, foreign.cookies]).toEqual([404, []]);
  });

  it('shows nothing without a session, to whoever only fills in, or after leaving', async () => {
    const code = await innovation('unit_endorsed');
    const pages = [
      '/meja',
      '/meja/antrean',
      '/meja/inovasi',
      `/meja/inovasi/${code}`,
      '/meja/perangkat-daerah',
      '/meja/ringkasan',
      '/meja/inovasi.xlsx',
    ];
    const cookies = await signIn('coordinator');
    for (const url of pages) {
      expect([url, (await open(url)).statusCode]).toEqual([url, 401]);
      expect([url, (await open(url, { meja: 'x'.repeat(43) })).statusCode]).toEqual([url, 401]);
      expect([url, (await open(url, cookies)).statusCode]).toEqual([url, 200]);
    }
    // Whoever only fills in is led to the form of the own innovations.
    const theirs = await open('/meja', await signIn('innovator'));
    expect([theirs.statusCode, theirs.headers.location]).toEqual([303, '/meja/isian']);
    await send('/keluar', cookies, {});
    expect((await open('/meja', cookies)).statusCode).toBe(401);
  });

  it('ends with the role, at once', async () => {
    const { db } = server.database;
    const id = await addPerson(db, 'Sementara');
    people.set('sementara', id);
    await sql`update person set consented_at = now(), consent_version = '1' where id = ${id}`.execute(
      db,
    );
    await sql`insert into role_grant (person_id, role) values (${id}, 'verifier')`.execute(db);
    const cookies = await signIn('sementara');
    expect((await open('/meja', cookies)).statusCode).toBe(200);
    await sql`update role_grant set revoked_at = now() where person_id = ${id}`.execute(db);
    expect((await open('/meja', cookies)).statusCode).toBe(401);
  });
});

describe('reading', () => {
  it('a foreign unit and what does not exist answer alike; drafts of others stay theirs', async () => {
    const cookies = await signIn('unit_admin');
    const foreign = await innovation('submitted', unitB, 'KANARI');
    const [hidden, absent] = [
      await open(`/meja/inovasi/${foreign}`, cookies),
      await open('/meja/inovasi/INV-ZZZZZ', cookies),
    ];
    expect([hidden.statusCode, absent.statusCode]).toEqual([404, 404]);
    expect(hidden.body.replaceAll(foreign, '')).toBe(absent.body.replaceAll('INV-ZZZZZ', ''));
    for (const url of ['/meja', '/meja/antrean', '/meja/inovasi', `/meja/inovasi?cari=KANARI`])
      expect([url, (await open(url, cookies)).body.includes(foreign)]).toEqual([url, false]);
    expect((await open('/meja/perangkat-daerah', cookies)).statusCode).toBe(404);
    const draft = await innovation('draft', unitB);
    expect((await open(`/meja/inovasi/${draft}`, await signIn('verifier'))).statusCode).toBe(404);
  });

  it('writes what people wrote as text, and records who read it', async () => {
    const code = await innovation('unit_endorsed', unitA, '<script>alert(1)</script> & "kutip"');
    const page = await open(`/meja/inovasi/${code}`, await signIn('verifier'));
    expect(page.body).not.toContain('<script>');
    expect(page.body).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;kutip&quot;');
    const read = await sql`select 1 from event where type = 'record_read' and channel = 'desk'
      and person_id = ${people.get('verifier')} and after ->> 'code' = ${code}`.execute(
      server.database.db,
    );
    expect(read.rows).toHaveLength(1);
  });

  it('gives a file to whoever may read it, closed in', async () => {
    const code = await innovation('unit_endorsed');
    const { db } = server.database;
    const { id } = await db
      .selectFrom('innovation')
      .select('id')
      .where('code', '=', code)
      .executeTakeFirstOrThrow();
    const bytes = Buffer.from('%PDF-1.4 surat');
    const file = await addEvidence(db, server.store, id, owner, { name: 'SK.pdf', bytes });
    const given = await open(`/bukti/${code}/${file.id}`, await signIn('verifier'));
    expect([given.statusCode, given.rawPayload.equals(bytes)]).toEqual([200, true]);
    expect(given.headers['content-security-policy']).toContain('sandbox');
    expect((await open(`/bukti/${code}/${file.id}`)).statusCode).toBe(401);
    const other = await innovation('unit_endorsed', unitB);
    expect((await open(`/bukti/${other}/${file.id}`, await signIn('verifier'))).statusCode).toBe(
      404,
    );
  });

  it('counts units for the coordinator and finds by name, unit and state', async () => {
    const cookies = await signIn('coordinator');
    await innovation('unit_verified', unitB, 'Ambulans Desa');
    expect((await open('/meja/perangkat-daerah', cookies)).body).toContain('belum mulai');
    const found = (
      await open(`/meja/inovasi?cari=ambulans&unit=${unitB}&keadaan=unit_verified`, cookies)
    ).body;
    expect(found.match(/class="name"/g)).toHaveLength(1);
    expect((await open('/meja/inovasi?cari=tidakada', cookies)).body).toContain(
      'Tidak ada yang cocok',
    );
  });

  it('narrows the list by whose turn it is and by what is missing, and says each filter in words', async () => {
    const cookies = await signedIn('verifier');
    const code = await innovation('unit_endorsed', unitB, 'Saringan Uji');
    const page = async (query: string) =>
      (await open(`/meja/inovasi?cari=Saringan+Uji&${query}`, cookies)).body;
    expect(await page('giliran=verifier&kurang=latar_belakang')).toContain(code);
    expect(await page('kurang=nama')).not.toContain(code);
    expect(await page('giliran=unit_admin')).not.toContain(code);
    expect(await page('giliran=verifier')).toContain('Giliran: verifikator Bapperida');
    for (const odd of ['giliran=siapa', 'keadaan=apa', 'edisi=%27', 'dari=INV-ZZZZZ'])
      expect([odd, (await open(`/meja/inovasi?${odd}`, cookies)).statusCode]).toEqual([odd, 200]);
  });

  it('gives the list that is shown as a workbook to whoever may export, and records it', async () => {
    const cookies = await signedIn('coordinator');
    const taken = async () =>
      (
        await sql`select 1 from event where type = 'list_exported' and channel = 'desk'
          and person_id = ${people.get('coordinator')}`.execute(server.database.db)
      ).rows.length;
    const before = await taken();
    const file = await open('/meja/inovasi.xlsx?giliran=verifier', cookies);
    expect([file.statusCode, file.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    expect(file.headers['content-disposition']).toContain('attachment');
    expect(await taken()).toBe(before + 1);
    expect((await open('/meja/inovasi.xlsx', await signedIn('unit_admin'))).statusCode).toBe(200);
    const verifier = await signedIn('verifier');
    expect((await open('/meja/inovasi.xlsx', verifier)).statusCode).toBe(404);
    expect((await open('/meja/inovasi', verifier)).body).not.toContain('inovasi.xlsx');
  });

  it('counts all that wait, however many', async () => {
    const cookies = await signedIn('verifier');
    const waiting = async () => (await open('/meja/keadaan', cookies)).json().waiting;
    const before = await waiting();
    const added =
      await sql`insert into innovation (code, unit_id, edition_id, edition_version, owner_id, name, state, submitted_at, state_since)
      select 'INV-Q' || lpad(n::text, 4, '0'), ${unitA}, edition_id, edition_version, owner_id, 'Antre ' || n, 'unit_endorsed', now(), now()
      from generate_series(1, 40) n, (select edition_id, edition_version, owner_id from innovation limit 1) one returning id`.execute(
        server.database.db,
      );
    expect(added.rows).toHaveLength(40);
    expect(await waiting()).toBe(before + 40);
    const page = (await open('/meja/antrean', cookies)).body;
    expect(page).toContain(`${before + 40} inovasi menunggu`);
    await sql`delete from innovation where code like 'INV-Q%'`.execute(server.database.db);
  });

  it('sums up the own unit for its admin, without the index, and all for the coordinator', async () => {
    const foreign = await innovation('unit_endorsed', unitB, 'KANARI RINGKAS');
    const own = (await open(`/meja/ringkasan?unit=${unitB}`, await signedIn('unit_admin'))).body;
    expect(own).not.toContain('Perkiraan indeks');
    expect(own).not.toContain(referenceUnits[1]?.name ?? foreign);
    const cookies = await signedIn('coordinator');
    const all = (await open('/meja/ringkasan?spd=51,5&tambah=3', cookies)).body;
    expect(all).toContain('SPD 51,5');
    expect(all).toContain('Bila begitu');
    for (const odd of ['spd=banyak', 'tambah=-1', 'tingkat=9', 'edisi=%27'])
      expect((await open(`/meja/ringkasan?${odd}`, cookies)).statusCode).toBe(200);
  });

  it('tells a page that stays open how things stand, within reach alone', async () => {
    const [code, foreign] = [await innovation('submitted'), await innovation('submitted', unitB)];
    const cookies = await signedIn('unit_admin');
    const state = async (of: string) => (await open(`/meja/keadaan?inovasi=${of}`, cookies)).json();
    expect(await state(code)).toMatchObject({ version: 0 });
    expect(await state(foreign)).toMatchObject({ version: null });
    expect((await open(`/meja/keadaan?inovasi=${code}`)).statusCode).toBe(401);
  });

  it('prints papers for whoever may have them, and records it', async () => {
    const code = await innovation('unit_endorsed');
    const [admin, verifier, coordinator] = await Promise.all(
      ['unit_admin', 'verifier', 'coordinator'].map(signedIn),
    );
    const paper = await open(`/meja/inovasi/${code}/cetak/form-c1`, verifier);
    expect([paper.statusCode, paper.rawPayload.subarray(0, 4).toString()]).toEqual([200, '%PDF']);
    expect(paper.headers['content-security-policy']).toContain('sandbox');
    expect((await open(`/meja/inovasi/${code}/cetak/form-c2`, verifier)).statusCode).toBe(404);
    const foreign = await innovation('unit_endorsed', unitB);
    expect((await open(`/meja/inovasi/${foreign}/cetak/form-c1`, admin)).statusCode).toBe(404);
    const expected: readonly (readonly [string, Cookies | undefined, number])[] = [
      ['/meja/berkas/agenda?unit=' + unitA, admin, 200],
      ['/meja/berkas/agenda?unit=' + unitA, coordinator, 404],
      ['/meja/berkas/agenda?unit=' + unitB, admin, 404],
      ['/meja/berkas/analisis', coordinator, 200],
      ['/meja/berkas/analisis', verifier, 404],
      ['/meja/berkas/agenda', coordinator, 404],
      ['/meja/berkas/lampiran-sk', coordinator, 409],
      ['/meja/berkas/panduan-verifikator', verifier, 200],
      ['/meja/berkas/rekapitulasi?unit=tidak-ada', coordinator, 404],
    ];
    for (const [url, cookies, status] of expected)
      expect([url, (await open(url, cookies)).statusCode]).toEqual([url, status]);
    expect((await open('/meja/berkas', admin)).body).not.toContain(`unit=${unitB}`);
    const printed = await sql`select 1 from event where type = 'paper_printed' and channel = 'desk'
      and after ->> 'code' = ${code}`.execute(server.database.db);
    expect(printed.rows).toHaveLength(1);
  });

  it('shows how the product stands to the operator alone, who sees nothing else', async () => {
    const cookies = await signedIn('operator');
    const page = await open('/meja/kesehatan', cookies);
    expect([page.statusCode, page.body.includes('Pesan masuk yang menunggu')]).toEqual([200, true]);
    expect((await open('/meja', cookies)).headers.location).toBe('/meja/kesehatan');
    for (const url of ['/meja/antrean', '/meja/inovasi', '/meja/ringkasan', '/meja/inovasi.xlsx'])
      expect([url, (await open(url, cookies)).statusCode]).toEqual([url, 404]);
    expect((await open('/meja/kesehatan', await signedIn('coordinator'))).statusCode).toBe(404);
  });
});

describe('deciding', () => {
  it('asks once, then decides as in the chat: state, record, notice', async () => {
    const code = await innovation('unit_endorsed');
    const cookies = await signIn('verifier');
    const form = await formOf(code, cookies);
    const url = `/meja/inovasi/${code}/putusan`;
    const asked = await send(url, cookies, { ...form, putusan: 'accept' });
    expect([asked.statusCode, await stateOf(code)]).toEqual([200, 'unit_endorsed']);
    expect(asked.body).toContain('Terima versi 0');
    const done = await send(url, cookies, { ...form, putusan: 'accept', yakin: 'ya' });
    expect([done.statusCode, await stateOf(code)]).toEqual([303, 'accepted']);
    expect((await open(String(done.headers.location), cookies)).body).toContain('✔ Posyandu Malam');
    const { rows } = await sql<{
      who: number;
      seen: string;
    }>`select person_id as who, after ->> 'seen' as seen
      from event where type = 'accept' and subject = ${`innovation:${code}`} and channel = 'desk'`.execute(
      server.database.db,
    );
    expect(rows).toEqual([{ who: people.get('verifier'), seen: 'opened' }]);
    const told = await sql`select 1 from outbox where person_id = ${owner} and kind = 'notice'
      and message::text like ${`%${code}%`}`.execute(server.database.db);
    expect(told.rows.length).toBeGreaterThan(0);
  });

  it('returns with notes; without one it says what is missing', async () => {
    const code = await innovation('submitted');
    const cookies = await signIn('unit_admin');
    const form = await formOf(code, cookies);
    const url = `/meja/inovasi/${code}/putusan`;
    const empty = await send(url, cookies, { ...form, putusan: 'return' });
    expect([empty.statusCode, empty.body.includes('Tulis dulu catatan')]).toEqual([409, true]);
    const fields = {
      ...form,
      putusan: 'return',
      'catatan-nama': 'tulis kepanjangannya',
      yakin: 'ya',
    };
    expect((await send(url, cookies, fields)).statusCode).toBe(303);
    expect(await stateOf(code)).toBe('returned');
  });

  it('decides nothing for a version that was not open, another session, another site or another role', async () => {
    const code = await innovation('unit_endorsed');
    const cookies = await signIn('verifier');
    const form = await formOf(code, cookies);
    const url = `/meja/inovasi/${code}/putusan`;
    const fields = {
      ...form,
      putusan: 'accept',
      yakin: 'ya',
      'catatan-nama': 'belum selesai ditulis',
    };
    const stale = await send(url, cookies, { ...fields, versi: '7' });
    expect([stale.statusCode, stale.body.includes('belum selesai ditulis')]).toEqual([409, true]);
    expect((await send(url, await signIn('verifier'), fields)).statusCode).toBe(409);
    expect((await send(url, cookies, fields, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(
      403,
    );
    const coordinator = await signIn('coordinator');
    const theirs = await formOf(code, coordinator);
    const refused = await send(url, coordinator, { ...fields, ...theirs });
    expect([refused.statusCode, refused.body.includes('bukan bagian dari peran')]).toEqual([
      409,
      true,
    ]);
    await sql`update innovation set version = version + 1 where code = ${code}`.execute(
      server.database.db,
    );
    expect((await send(url, cookies, fields)).body).toContain('Isinya berubah');
    expect(await stateOf(code)).toBe('unit_endorsed');
  });
});
