// The ways into the desk beside the link of a chat: passkeys, and a link asked for by name. What does not count is refused in words.
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { secretsFrom } from '../../src/db/secrets.ts';
import { startTestServer, type TestServer } from '../support/http.ts';
import { makeAuthenticator } from '../support/authenticator.ts';
import { type DeskTest, startDeskTest } from '../support/desk.ts';

const origin = 'https://inovasi.contoh.go.id';
const site = { host: 'inovasi.contoh.go.id', origin };
let desk: DeskTest;
let server: TestServer;

beforeAll(async () => {
  desk = await startDeskTest({ PUBLIC_URL: origin, TRUST_PROXY: '127.0.0.1' });
  server = desk.server;
});
afterAll(() => desk.close());
beforeEach(async () => {
  await sql`delete from passkey`.execute(desk.db);
  await sql`delete from passkey_challenge`.execute(desk.db);
});

// Tries are counted for each address.
const from = () => ({ 'x-forwarded-for': [...randomBytes(3)].join('.').replace(/^/u, '10.') });

const post = async (url: string, who: string | null, body?: object, headers = {}) => {
  const answer = await server.app.inject({
    ...{ method: 'POST', url, headers: { ...from(), ...headers } },
    ...(who === null ? {} : { cookies: await desk.cookiesOf(who) }),
    ...(body === undefined ? {} : { payload: body }),
  });
  return { status: answer.statusCode, told: answer.json(), cookies: answer.cookies };
};

const options = async (who: string) => (await post('/meja/akun/kunci/tantangan', who)).told;
const challenge = async () => (await post('/masuk/kunci/tantangan', null)).told;

async function registered(who: string, name = 'Laptop kantor') {
  const device = makeAuthenticator(site);
  const made = device.register(await options(who));
  const answer = await post('/meja/akun/kunci', who, { name, answer: made });
  expect([answer.status, answer.told]).toEqual([201, { to: '/meja/akun?kunci=ada' }]);
  return device;
}

const refused = async (body: object) => {
  const answer = await post('/masuk/kunci', null, body);
  expect(answer.cookies).toEqual([]);
  return [answer.status, answer.told.said];
};

it('opens the desk to whoever registered it, names it with its last use, and tells their chat', async () => {
  const device = await registered('verifier', '  Laptop   <b>kantor</b> ');
  expect((await desk.open('/meja/akun', 'verifier')).body).toContain(
    '<b>Laptop &lt;b&gt;kantor&lt;/b&gt;</b>',
  );
  const answer = await post('/masuk/kunci', null, device.signIn(await challenge()));
  expect([answer.status, answer.told]).toEqual([200, { to: '/meja' }]);
  const [cookie] = answer.cookies;
  expect(cookie).toMatchObject({ name: '__Host-meja', httpOnly: true, secure: true });
  const home = await server.app.inject({
    url: '/meja',
    cookies: { [cookie?.name ?? '']: cookie?.value ?? '' },
  });
  expect([home.statusCode, home.body.includes('Nor Hidayah')]).toEqual([200, true]);
  const page = (await desk.open('/meja/akun', 'verifier')).body;
  expect(page).toMatch(/kantor&lt;\/b&gt;<\/b>, sejak [^<]+, terakhir dipakai/u);
  const { rows } = await sql<{ message: { parts: { key: string }[] } }>`
    select message from outbox where person_id = ${desk.people.get('verifier')}`.execute(desk.db);
  expect(rows.flatMap(({ message }) => message.parts.map(({ key }) => key))).toContain(
    'notice_passkey_added',
  );
});

it('takes each challenge once, in its time, and only from the session it was given to', async () => {
  const device = await registered('verifier');
  const given = await challenge();
  expect((await post('/masuk/kunci', null, device.signIn(given))).status).toBe(200);
  const again = expect.stringContaining('sudah dipakai atau lewat waktunya');
  expect(await refused(device.signIn(given))).toEqual([409, again]);
  expect(await refused(device.signIn({ challenge: 'bm90LW91cnM' }))).toEqual([409, again]);
  // A wrong answer uses the challenge up as well.
  const tried = await challenge();
  expect((await refused(device.signIn(tried, { unverified: true })))[0]).toBe(403);
  expect(await refused(device.signIn(tried))).toEqual([409, again]);
  const old = await challenge();
  await sql`update passkey_challenge set created_at = now() - interval '1 hour', expires_at = now() - interval '1 second'`.execute(
    desk.db,
  );
  expect(await refused(device.signIn(old))).toEqual([409, again]);
  // One for registering does not sign in, and not in another's session.
  const others = await options('verifier');
  expect(await refused(device.signIn(others))).toEqual([409, again]);
  const foreign = makeAuthenticator(site).register(others);
  const stolen = await post('/meja/akun/kunci', 'coordinator', { name: 'x', answer: foreign });
  expect([stolen.status, stolen.told.said]).toEqual([409, again]);
  const later = await post('/meja/akun/kunci', 'verifier', { name: 'x', answer: foreign });
  expect(later.status).toBe(201);
  // What is past its end goes with the next one.
  expect(
    (await sql`select 1 from passkey_challenge where expires_at <= now()`.execute(desk.db)).rows,
  ).toEqual([]);
});

it('refuses another site, nobody’s finger, another’s handle, a copy, and a passkey that nobody has', async () => {
  const device = await registered('verifier');
  const other = await registered('coordinator');
  const unfit = [403, expect.stringContaining('tidak dapat diterima')];
  const foreign = { origin: 'https://inovasi.contoh.go.id.jahat.example' };
  expect(await refused(device.signIn(await challenge(), foreign))).toEqual(unfit);
  expect(await refused(device.signIn(await challenge(), { unverified: true }))).toEqual(unfit);
  const told = await options('coordinator');
  const handle = Buffer.from(told.user.id, 'base64url');
  expect(await refused(device.signIn(await challenge(), { userHandle: handle }))).toEqual(unfit);
  // Another's number under one's own signature.
  const mixed = { ...device.signIn(await challenge()), id: '', rawId: '' };
  const id = other.id.toString('base64url');
  expect(await refused({ ...mixed, id, rawId: id })).toEqual(unfit);
  expect((await post('/masuk/kunci', null, device.signIn(await challenge()))).status).toBe(200);
  // A copy of the key counts from where it was taken.
  expect(await refused(device.signIn(await challenge(), { counter: 1 }))).toEqual([
    403,
    expect.stringContaining('urutan pemakaiannya tidak cocok'),
  ]);
  const unknown = makeAuthenticator(site);
  expect(await refused(unknown.signIn(await challenge()))).toEqual([
    403,
    expect.stringContaining('tidak terdaftar'),
  ]);
  for (const wrong of [{ origin: 'https://jahat.example' }, { unverified: true }]) {
    const made = makeAuthenticator(site).register(await options('verifier'), wrong);
    const answer = await post('/meja/akun/kunci', 'verifier', { name: 'x', answer: made });
    expect([answer.status, answer.told.said]).toEqual(unfit);
  }
  const cross = { 'sec-fetch-site': 'cross-site' };
  const body = device.signIn(await challenge());
  expect((await post('/masuk/kunci', null, body, cross)).status).toBe(403);
  const form = await desk.open('/meja/akun', 'verifier');
  expect(form.statusCode).toBe(200);
});

it('is nobody’s without a role or consent, and removed by its owner alone', async () => {
  const device = await registered('verifier');
  const person = desk.people.get('verifier');
  const nobody = [403, expect.stringContaining('tidak punya peran')];
  await sql`update role_grant set revoked_at = now() where person_id = ${person}`.execute(desk.db);
  expect(await refused(device.signIn(await challenge()))).toEqual(nobody);
  await sql`update role_grant set revoked_at = null, frozen_at = now(), frozen_why = 'silence' where person_id = ${person}`.execute(
    desk.db,
  );
  expect(await refused(device.signIn(await challenge()))).toEqual(nobody);
  await sql`update role_grant set frozen_at = null, frozen_why = null where person_id = ${person}`.execute(
    desk.db,
  );
  await sql`update person set consented_at = null, consent_version = null where id = ${person}`.execute(
    desk.db,
  );
  expect(await refused(device.signIn(await challenge()))).toEqual(nobody);
  await sql`update person set consented_at = now(), consent_version = '1' where id = ${person}`.execute(
    desk.db,
  );
  const { rows } = await sql<{ id: number }>`select id from passkey`.execute(desk.db);
  const remove = `/meja/akun/kunci/${rows[0]?.id}/hapus`;
  expect((await desk.open(remove, 'coordinator')).statusCode).toBe(404);
  expect((await desk.send(remove, 'coordinator', {})).statusCode).toBe(404);
  expect((await desk.open(remove, 'verifier')).body).toContain('Hapus kunci masuk Laptop kantor?');
  expect((await desk.send(remove, 'verifier', {})).statusCode).toBe(303);
  expect(await refused(device.signIn(await challenge()))).toEqual([
    403,
    expect.stringContaining('tidak terdaftar'),
  ]);
});

it('keeps ten of a person, and one only once', async () => {
  for (let nth = 1; nth <= 10; nth += 1) await registered('operator', `Kunci ${nth}`);
  const made = makeAuthenticator(site).register(await options('operator'));
  const full = await post('/meja/akun/kunci', 'operator', { name: 'x', answer: made });
  expect([full.status, full.told.said]).toEqual([409, expect.stringContaining('sudah sepuluh')]);
  const device = await registered('verifier');
  const again = device.register(await options('coordinator'));
  const known = await post('/meja/akun/kunci', 'coordinator', { name: 'x', answer: again });
  expect([known.status, known.told.said]).toEqual([409, expect.stringContaining('terdaftar')]);
  const unnamed = await post('/meja/akun/kunci', 'verifier', { name: ' ', answer: again });
  expect([unnamed.status, unnamed.told.said]).toEqual([422, expect.stringContaining('nama')]);
});

it('says that there is none without a public address, and leaves the link', async () => {
  const plain = await startTestServer();
  try {
    expect((await plain.app.inject('/masuk')).body).not.toContain('kunci');
    const answer = await plain.app.inject({ method: 'POST', url: '/masuk/kunci/tantangan' });
    expect([answer.statusCode, answer.json().said]).toEqual([
      404,
      expect.stringContaining('belum tersedia'),
    ]);
  } finally {
    await plain.close();
  }
});

it('sends a link that is asked for by name to that person alone, three an hour and five a day, and tells whoever asks nothing', async () => {
  const { codes } = secretsFrom('k'.repeat(40));
  const askFor = async (nama: string, headers = {}) => {
    const answer = await server.app.inject({
      ...{ method: 'POST', url: '/masuk' },
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...from(), ...headers },
      payload: new URLSearchParams({ nama }).toString(),
    });
    return [answer.statusCode, /role="alert"[^>]*>([^<]+)</u.exec(answer.body)?.[1]];
  };
  const links = async () => {
    const { rows } = await sql<{ message: unknown; sealed: boolean }>`
      select message, sealed from outbox where message::text like '%desk_link_asked%' order by id`.execute(
      desk.db,
    );
    expect(rows.every(({ sealed }) => sealed)).toBe(true);
    return rows.map(({ message }) => JSON.stringify(codes.open(message)));
  };
  const same = [200, expect.stringContaining('Bila ada satu orang dengan nama itu')];
  for (const nama of ['Tidak Ada', 'Rahmawati', '', '%'])
    expect([nama, ...(await askFor(nama))]).toEqual([nama, ...same]);
  expect(await askFor(' dr.  fauzan RIDHA ', { 'x-forwarded-for': '203.0.113.7' })).toEqual(same);
  // Whoever asks is answered first.
  await expect.poll(links).toHaveLength(1);
  const [said = ''] = await links();
  expect(said).toContain('203.0.113.7');
  const [, path = ''] = /https:\/\/inovasi\.contoh\.go\.id(\/masuk\/\w{40})/u.exec(said) ?? [];
  expect((await server.app.inject(path)).body).toContain('Masuk sebagai dr. Fauzan Ridha?');
  const askOften = async () => {
    for (let nth = 0; nth < 4; nth += 1) expect(await askFor('dr. Fauzan Ridha')).toEqual(same);
  };
  await askOften();
  await expect.poll(links).toHaveLength(3);
  await sql`update desk_link_request set at = at - interval '2 hours'`.execute(desk.db);
  await askOften();
  await expect.poll(links).toHaveLength(5);
  await askOften();
  // Of another person, after all that were asked for before.
  expect(await askFor('Nor Hidayah')).toEqual(same);
  await expect.poll(links).toHaveLength(6);
  expect((await links()).filter((link) => link.includes('203.0.113.7'))).toHaveLength(1);
  expect((await askFor('dr. Fauzan Ridha', { 'sec-fetch-site': 'cross-site' }))[0]).toBe(403);
});
