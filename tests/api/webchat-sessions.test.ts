// Sessions of browsers in the web chat: left, ended, another cookie when a role arrives, an end when somebody with a role
// stays away. What a copy of a cookie opens is the measure.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { endSessions } from '../../src/db/carry/end-sessions.ts';
import { listSessions } from '../../src/db/load/sessions.ts';
import { echo } from '../support/echo.ts';
import { type TestServer, startTestServer } from '../support/http.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ makeSink: echo });
});
afterAll(() => server.close());

const cookieIn = (answer: { headers: Record<string, unknown> }): string =>
  String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '';

async function begin(): Promise<{ cookie: string; personId: number }> {
  const cookie = cookieIn(await server.app.inject({ url: '/' }));
  await say(cookie);
  const { rows } = await sql<{ id: number }>`
    select person_id as id from address order by id desc limit 1`.execute(server.database.db);
  return { cookie, personId: rows[0]?.id ?? 0 };
}

const say = (cookie: string) =>
  server.app.inject({
    method: 'POST',
    url: '/webchat/messages',
    headers: { cookie },
    payload: { id: randomUUID(), text: 'rahasia' },
  });

const read = (cookie: string) =>
  server.app.inject({ url: '/webchat/messages', headers: { cookie } });

const giveRole = (personId: number) =>
  sql`insert into role_grant (person_id, role, unit_id, ends_at)
    values (${personId}, 'coordinator', null, now() + interval '1 year')`.execute(
    server.database.db,
  );

/** What a copy of this cookie can still do. */
async function opens(cookie: string): Promise<boolean> {
  const shown = await read(cookie);
  const sent = await say(cookie);
  const file = await server.app.inject({ url: '/webchat/files/1', headers: { cookie } });
  const refused = [shown, sent, file].map(({ statusCode }) => statusCode === 401);
  expect(new Set(refused).size).toBe(1);
  return shown.statusCode === 200 && shown.payload.includes('rahasia');
}

it('leaving ends the session for every copy of its cookie, and the page begins anew', async () => {
  const { cookie } = await begin();
  expect(await opens(cookie)).toBe(true);
  const left = await server.app.inject({
    method: 'POST',
    url: '/webchat/leave',
    headers: { cookie },
  });
  expect(left.statusCode).toBe(204);
  expect(await opens(cookie)).toBe(false);
  const page = await server.app.inject({ url: '/', headers: { cookie } });
  expect(cookieIn(page)).not.toBe(cookie);
  expect((await read(cookieIn(page))).payload).not.toContain('rahasia');
});

it('a role brings another cookie for the same conversation, and the one before ends', async () => {
  const { cookie, personId } = await begin();
  expect((await read(cookie)).headers['set-cookie']).toBeUndefined();
  await giveRole(personId);
  const answers = await Promise.all([read(cookie), read(cookie), read(cookie)]);
  const fresh = answers.map(cookieIn).filter((one) => one !== '');
  // What was on its way at the same time is answered, and one of them brings the cookie.
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
  expect(fresh).toHaveLength(1);
  const [now = ''] = fresh;
  expect(await opens(now)).toBe(true);
  expect((await read(now)).headers['set-cookie']).toBeUndefined();
  await sql`update webchat_session set ended_at = ended_at - interval '31 seconds' where ended_at is not null`.execute(
    server.database.db,
  );
  expect(await opens(cookie)).toBe(false);
  expect(await opens(now)).toBe(true);
});

it('a cookie whose answer was lost is offered again, and the one before opens until one has arrived', async () => {
  const { db } = server.database;
  const { cookie, personId } = await begin();
  await giveRole(personId);
  const lost = cookieIn(await read(cookie));
  expect(lost).not.toBe('');
  const later = (seconds: number) =>
    sql`update webchat_session set began_at = began_at - make_interval(secs => ${seconds}),
      ended_at = ended_at - make_interval(secs => ${seconds})`.execute(db);
  await later(3600);
  const again = cookieIn(await read(cookie));
  expect(['', lost]).not.toContain(again);
  await later(3600);
  expect(await opens(cookie)).toBe(true);
  expect(await opens(again)).toBe(true);
  await later(31);
  expect(await opens(cookie)).toBe(false);
  expect(await opens(lost)).toBe(false);
  expect(await opens(again)).toBe(true);
});

it('a stream, whose answer can bring no cookie, leaves it to the next request', async () => {
  const { cookie, personId } = await begin();
  await giveRole(personId);
  const origin = await server.app.listen({ port: 0, host: '127.0.0.1' });
  const stream = await fetch(`${origin}/webchat/stream`, { headers: { cookie } });
  expect(stream.status).toBe(200);
  await stream.body?.cancel();
  expect(cookieIn(await read(cookie))).not.toBe('');
});

it('leaving right after another cookie came ends the one before as well', async () => {
  const { cookie, personId } = await begin();
  await giveRole(personId);
  const fresh = cookieIn(await read(cookie));
  expect(await opens(fresh)).toBe(true);
  await server.app.inject({ method: 'POST', url: '/webchat/leave', headers: { cookie: fresh } });
  expect([await opens(fresh), await opens(cookie)]).toEqual([false, false]);
});

it('ends after 30 days away for somebody with a role, and not for others; use renews it', async () => {
  const [plain, trusted] = [await begin(), await begin()];
  await giveRole(trusted.personId);
  const cookie = cookieIn(await read(trusted.cookie));
  const page = await server.app.inject({ url: '/', headers: { cookie } });
  expect(String(page.headers['set-cookie'])).toContain(`Max-Age=${30 * 24 * 3600}`);
  const away = (days: number) =>
    sql`update webchat_session set used_at = now() - make_interval(days => ${days})`.execute(
      server.database.db,
    );
  for (const days of [29, 29, 29]) {
    await away(days);
    expect(await opens(cookie)).toBe(true);
  }
  await away(31);
  expect(await opens(plain.cookie)).toBe(true);
  expect(await opens(cookie)).toBe(false);
});

it('is listed and ended by its owner alone, also one whose cookie was never written down', async () => {
  const { db } = server.database;
  const [mine, foreign] = [await begin(), await begin()];
  await sql`delete from webchat_session where native_id in
    (select native_id from address where person_id = ${mine.personId})`.execute(db);
  const [first, ...others] = await listSessions(db, mine.personId, 0);
  expect([first?.where, first?.here, others]).toEqual(['webchat', false, []]);
  const addressIds = [first?.id ?? 0];
  await endSessions(db, foreign.personId, { addressIds, deskIds: [] });
  expect(await opens(mine.cookie)).toBe(true);
  await endSessions(db, mine.personId, { addressIds, deskIds: [] });
  expect([await opens(mine.cookie), await opens(foreign.cookie)]).toEqual([false, true]);
  expect(await listSessions(db, mine.personId, 0)).toEqual([]);
});

it('where the page keeps a key, a copy of the cookie alone opens nothing once a role has come', async () => {
  const { cookie, personId } = await begin();
  const [key, other] = ['a', 'b'].map((letter) => letter.repeat(43));
  const asks = (shown: string | undefined, url = '/webchat/messages') =>
    server.app.inject({
      url,
      headers: { cookie, ...(shown === undefined ? {} : { 'x-kunci': shown }) },
    });
  // The page's own first request says which key it keeps; nobody else's counts afterwards.
  for (const shown of [key, other, undefined]) expect((await asks(shown)).statusCode).toBe(200);
  await giveRole(personId);
  for (const shown of [undefined, other, '', 'x'.repeat(5000)]) {
    const answer = await asks(shown);
    expect([answer.statusCode, cookieIn(answer)]).toEqual([401, '']);
  }
  for (const url of ['/webchat/files/1', '/webchat/stream'])
    expect((await asks(undefined, url)).statusCode).toBe(401);
  expect((await say(cookie)).statusCode).toBe(401);
  // Opening the page shows no key; it brings no other cookie and ends nothing.
  expect(cookieIn(await server.app.inject({ url: '/', headers: { cookie } }))).toBe(cookie);
  const fresh = cookieIn(await asks(key));
  expect(['', cookie]).not.toContain(fresh);
  expect(await opens(fresh)).toBe(true);
  await sql`update webchat_session set ended_at = ended_at - interval '31 seconds' where ended_at is not null`.execute(
    server.database.db,
  );
  expect((await asks(key)).statusCode).toBe(401);
  // The next role asks for the key again.
  await sql`update role_grant set granted_at = now() + interval '1 second' where person_id = ${personId}`.execute(
    server.database.db,
  );
  const later = server.app.inject({ url: '/webchat/messages', headers: { cookie: fresh } });
  expect((await later).statusCode).toBe(401);
});

it('a key that comes first after the role is nobody’s: the cookie is renewed as without one', async () => {
  const { cookie, personId } = await begin();
  await giveRole(personId);
  const answer = await server.app.inject({
    url: '/webchat/messages',
    headers: { cookie, 'x-kunci': 'c'.repeat(43) },
  });
  expect(answer.statusCode).toBe(200);
  const fresh = cookieIn(answer);
  expect(await opens(fresh)).toBe(true);
});
