// The desk opened from a button in Telegram: data signed for our bot let in once and soon, everything else is refused in words.
import { randomBytes, randomInt } from 'node:crypto';
import { sign } from '@telegram-apps/init-data-node';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DeskTest, startDeskTest } from '../support/desk.ts';
import { startTestServer } from '../support/http.ts';

const token = '123456789:only-for-tests-only-for-tests-only1';
const otherBot = '987654321:only-for-tests-only-for-tests-only2';
let desk: DeskTest;

beforeAll(async () => {
  desk = await startDeskTest({
    ...{ PUBLIC_URL: 'https://inovasi.contoh.go.id', TELEGRAM_BOT_TOKEN: token },
    TRUST_PROXY: '127.0.0.1',
  });
  for (const [who, account] of [
    ['verifier', '7001'],
    ['unit_admin', '7002'],
    ['coordinator', '7003'],
  ] as const)
    await sql`insert into address (channel, native_id, person_id) values ('telegram', ${account}, ${desk.people.get(who)})`.execute(
      desk.db,
    );
});
afterAll(() => desk.close());

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);
/** What Telegram puts into the address of a page that somebody opens. */
const signed = (account: number, seconds = 1, by = token): string =>
  sign(
    {
      user: { id: account, first_name: 'Nor' },
      query_id: `AA${randomInt(1e9)}`,
      signature: randomBytes(64).toString('base64url'),
    },
    by,
    ago(seconds),
  );

async function enter(data: string, more: object = {}, headers = {}, cookies = {}) {
  const from = `10.${[...randomBytes(3)].join('.')}`;
  const answer = await desk.server.app.inject({
    ...{ method: 'POST', url: '/masuk/telegram', cookies },
    headers: { 'x-forwarded-for': from, ...headers },
    payload: { data, inApp: true, ...more },
  });
  const given = Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]));
  return { status: answer.statusCode, told: answer.json(), cookies: given };
}

const refused = async (data: string) => {
  const { status, told, cookies } = await enter(data);
  expect(cookies).toEqual({});
  return [status, told.said];
};
const unfit = [403, expect.stringContaining('tidak dibuka dari tombol bot')];

it('lets in whom Telegram names, once; opened again it goes on with the cookie alone', async () => {
  const data = signed(7001);
  const first = await enter(data);
  expect([first.status, first.told]).toEqual([200, { to: '/meja' }]);
  const home = await desk.server.app.inject({ url: '/meja', cookies: first.cookies });
  expect([home.statusCode, home.body.includes('Nor Hidayah')]).toEqual([200, true]);
  const used = [409, expect.stringContaining('sudah pernah dipakai')];
  expect(await refused(data)).toEqual(used);
  // The same in another order is the same.
  const turned = [...new URLSearchParams(data)].toReversed();
  expect(await refused(new URLSearchParams(turned).toString())).toEqual(used);
  const again = await enter(data, {}, {}, first.cookies);
  expect([again.status, again.told, again.cookies]).toEqual([200, { to: '/meja' }, {}]);
  // Another's cookie does not go with these data.
  expect((await enter(data, {}, {}, await desk.cookiesOf('coordinator'))).status).toBe(409);
  // Of two at once one gets in.
  const both = signed(7001);
  const ended = await Promise.all([enter(both), enter(both)]);
  expect(ended.map(({ status }) => status).toSorted()).toEqual([200, 409]);
});

it('puts nobody’s session in the place of another’s without a word', async () => {
  const others = await desk.cookiesOf('unit_admin');
  const { told, cookies } = await enter(signed(7001), {}, {}, others);
  expect(cookies).toEqual({});
  expect((await desk.server.app.inject(told.link)).body).toContain('Masuk sebagai Nor Hidayah?');
  // One’s own session, and one that has ended, stand in nobody’s way.
  const first = await enter(signed(7001));
  expect((await enter(signed(7001), {}, {}, first.cookies)).told).toEqual({ to: '/meja' });
  await sql`update desk_session set ended_at = now() where person_id = ${desk.people.get('unit_admin')}`.execute(
    desk.db,
  );
  expect((await enter(signed(7001), {}, {}, others)).told).toEqual({ to: '/meja' });
});

it('opens the form that the button was about', async () => {
  const { told } = await enter(signed(7002), { isian: 'INV-AWAN1' });
  expect(told).toEqual({ to: '/meja/isian/INV-AWAN1' });
  expect((await enter(signed(7002), { isian: '//jahat.example' })).told).toEqual({ to: '/meja' });
});

it('refuses what is old, comes from tomorrow, was changed, or was signed for another bot', async () => {
  expect(await refused(signed(7001, 301))).toEqual([
    409,
    expect.stringContaining('terlalu lama terbuka'),
  ]);
  expect(await refused(signed(7001, -3600))).toEqual(unfit);
  expect(await refused(signed(7001, 1, otherBot))).toEqual(unfit);
  const changed = new URLSearchParams(signed(7001));
  changed.set('user', JSON.stringify({ id: 7003, first_name: 'Nor' }));
  expect(await refused(changed.toString())).toEqual(unfit);
  const bare = new URLSearchParams(signed(7001));
  bare.delete('hash');
  expect(await refused(bare.toString())).toEqual(unfit);
  expect(await refused(`${signed(7001)}&user=${encodeURIComponent('{"id":7003}')}`)).toEqual(unfit);
  for (const odd of ['x', 'hash=00&auth_date=1e9', 'user=%7B&auth_date=9999999999&hash=zz'])
    expect((await refused(odd))[1]).toMatch(/tidak dibuka dari tombol bot|terlalu lama/u);
  const nobodys = sign({ query_id: 'AA' }, token, ago(1));
  expect(await refused(nobodys)).toEqual(unfit);
  expect((await enter(signed(7001), {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
});

it('tells who is not known, frozen, without consent or erased what to do', async () => {
  expect(await refused(signed(9999))).toEqual([403, expect.stringContaining('belum dikenal')]);
  const nobody = [403, expect.stringContaining('tidak punya peran')];
  const person = desk.people.get('coordinator');
  await sql`update role_grant set frozen_at = now(), frozen_why = 'lost' where person_id = ${person}`.execute(
    desk.db,
  );
  const frozen = signed(7003);
  expect(await refused(frozen)).toEqual(nobody);
  await sql`update role_grant set frozen_at = null, frozen_why = null where person_id = ${person}`.execute(
    desk.db,
  );
  // What was refused is used up as well.
  expect((await refused(frozen))[0]).toBe(409);
  await sql`update person set consented_at = null, consent_version = null where id = ${person}`.execute(
    desk.db,
  );
  expect(await refused(signed(7003))).toEqual(nobody);
  await sql`update address set native_id = 'erased:1:1' where native_id = '7003'`.execute(desk.db);
  expect((await refused(signed(7003)))[1]).toContain('belum dikenal');
});

it('gives a link outside Telegram’s app, and where it stands in Telegram’s page, which may show this page and no other', async () => {
  const { told, cookies } = await enter(signed(7001), { inApp: false, isian: 'INV-AWAN1' });
  expect(cookies).toEqual({});
  expect(told.link).toMatch(/^\/masuk\/[0-9A-F]{40}\?isian=INV-AWAN1$/u);
  expect((await desk.server.app.inject(told.link)).body).toContain('Masuk sebagai Nor Hidayah?');
  const frames = async (url: string) => {
    const { headers, statusCode } = await desk.server.app.inject(url);
    const policy = String(headers['content-security-policy']);
    return [statusCode, /frame-ancestors ([^;]+)/u.exec(policy)?.[1], headers['x-frame-options']];
  };
  expect(await frames('/masuk/telegram?isian=INV-AWAN1')).toEqual([
    200,
    'https://web.telegram.org',
    undefined,
  ]);
  for (const url of ['/masuk', '/meja', told.link, '/'])
    expect((await frames(url)).slice(1)).toEqual(["'none'", 'DENY']);
});

it('is not there without a bot', async () => {
  const plain = await startTestServer();
  try {
    const page = await plain.app.inject('/masuk/telegram');
    expect([page.statusCode, page.body.includes('belum tersedia')]).toEqual([404, true]);
    const payload = { data: signed(7001), inApp: true };
    const answer = await plain.app.inject({ method: 'POST', url: '/masuk/telegram', payload });
    expect(answer.statusCode).toBe(404);
  } finally {
    await plain.close();
  }
});
