// What the web chat lets in before a body is read: cookies that we signed, files after the consent, as many beginners as an office has.
import { connect } from 'node:net';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { networkOf } from '../../src/api/webchat/admission.ts';
import { handleInbound } from '../../src/db/transactions/handle-inbound.ts';
import { echo } from '../support/echo.ts';
import { type TestServer, startTestServer } from '../support/http.ts';
import { openTalk, type Talk } from '../support/talk.ts';
import { foundIn } from '../support/whole-database.ts';

let server: TestServer;
let talk: Talk;
let port: number;

beforeAll(async () => {
  server = await startTestServer({
    makeSink: echo,
    env: { PEOPLE_PER_ADDRESS: '60', NEW_PEOPLE_PER_SECOND: '5', TRUST_PROXY: '127.0.0.1' },
  });
  port = Number(new URL(await server.listen()).port);
  talk = await openTalk(server.database);
});
afterAll(() => server.close());

async function visit(cookie?: string): Promise<string> {
  const headers = cookie === undefined ? {} : { cookie };
  const page = await server.app.inject({ url: '/', headers });
  return String(page.headers['set-cookie']).split(';')[0] ?? '';
}

const say = (cookie: string, text: string, from = '10.0.0.1') =>
  server.app.inject({
    method: 'POST',
    url: '/webchat/messages',
    headers: { cookie, 'x-forwarded-for': from },
    payload: { id: randomUUID(), text },
  });

describe('cookies', () => {
  it('count only with our signature', async () => {
    const [name = '', value = ''] = (await visit()).split('=');
    const [random = '', signature = ''] = value.split('.');
    for (const forged of [
      randomBytes(32).toString('base64url'),
      random,
      `${random}.`,
      `${random}.${random}`,
      `${randomBytes(32).toString('base64url')}.${signature}`,
      `${random}.${signature}x`,
    ])
      expect((await say(`${name}=${forged}`, 'halo')).statusCode).toBe(401);
    expect((await say(`${name}=${value}`, 'halo')).statusCode).toBe(202);
  });

  it('from before signatures go on when their conversation exists, and only then', async () => {
    const [known, unknown] = [1, 2].map(() => randomBytes(32).toString('base64url'));
    await server.agree(`percakapan=${known}`);
    expect(await visit(`percakapan=${known}`)).toContain(`${known}.`);
    expect(await visit(`percakapan=${unknown}`)).not.toContain(unknown);
  });
});

describe('files', () => {
  /** Announces a large file, sends nothing of it, and gives the answer. */
  const announce = async (cookie: string): Promise<string> => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.write(
      `POST /webchat/files?id=${randomUUID()} HTTP/1.1\r\nHost: a\r\nCookie: ${cookie}\r\n` +
        'Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 90000000\r\n\r\n',
    );
    await once(socket, 'close');
    return answer;
  };

  it('are refused before the consent, before their body is read', async () => {
    const cookie = await visit();
    expect(await announce(cookie)).toMatch(/^HTTP\/1\.1 403[^]*no_consent/);
    await say(cookie, 'halo', '10.0.0.2');
    expect(await announce(cookie)).toMatch(/^HTTP\/1\.1 403[^]*no_consent/);
    expect(await readdir(path.join(server.folder, 'uploads'))).toEqual([]);
  });

  it('are refused when the day is used up', async () => {
    const cookie = await visit();
    await server.agree(cookie);
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Makassar' })
      .format(new Date())
      .split('-')
      .map(Number)
      .join('-');
    await sql`update conversation set used = ${JSON.stringify({ day, files: 300, messages: 5, bytes: 9, hour: 0, inHour: 0 })}::jsonb`.execute(
      server.database.db,
    );
    expect(await announce(cookie)).toMatch(/^HTTP\/1\.1 403[^]*over_budget/);
    await sql`update conversation set used = '{}'`.execute(server.database.db);
  });
});

describe('beginners', () => {
  it('are let in as fast as an office of forty needs it, and no more than sixty behind one address', async () => {
    const codes: number[] = [];
    const begin = async (from: string): Promise<number> => {
      const cookie = await visit();
      for (;;) {
        const answer = await say(cookie, 'halo', from);
        if (answer.statusCode !== 429) return answer.statusCode;
        await new Promise((resolve) => {
          setTimeout(resolve, 100);
        });
      }
    };
    // Forty in the database already: their time is not what is tried here.
    const first = Date.now();
    for (let nth = 0; nth < 12; nth += 1) codes.push(await begin('10.9.9.9'));
    expect(codes).toEqual(Array.from({ length: 12 }, () => 202));
    expect(Date.now() - first).toBeGreaterThan(1000);
    const crowded = await startTestServer({ makeSink: echo, env: { PEOPLE_PER_ADDRESS: '3' } });
    const known: string[] = [];
    for (let nth = 0; nth < 5; nth += 1) {
      const page = await crowded.app.inject({ url: '/' });
      const cookie = String(page.headers['set-cookie']).split(';')[0] ?? '';
      known.push(cookie);
      const answer = await crowded.app.inject({
        method: 'POST',
        url: '/webchat/messages',
        headers: { cookie },
        payload: { id: randomUUID(), text: 'halo' },
      });
      expect(answer.statusCode).toBe(nth < 3 ? 202 : 403);
    }
    // Whoever is in goes on.
    const again = await crowded.app.inject({
      method: 'POST',
      url: '/webchat/messages',
      headers: { cookie: known[0] ?? '' },
      payload: { id: randomUUID(), text: 'lagi' },
    });
    expect(again.statusCode).toBe(202);
    await crowded.close();
  });

  it('are of one home when their networks are one', () => {
    expect(networkOf('10.1.2.3')).toBe('10.1.2.3');
    expect(networkOf('::ffff:10.1.2.3')).toBe('10.1.2.3');
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:0db8:1:2::9'));
    expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0');
    expect(networkOf('2001:db8:1:3::1')).not.toBe(networkOf('2001:db8:1:2::1'));
  });
});

describe('a stranger who does not stop', () => {
  it('is told once, kept with nothing, and heard again in the next hour', async () => {
    const cookie = await visit();
    const { db } = server.database;
    await say(cookie, 'halo', '10.0.0.7');
    while ((await handleInbound(db, talk.handling, 100)).more);
    const statuses: number[] = [];
    for (let nth = 0; nth < 40; nth += 1) {
      statuses.push((await say(cookie, `Rahasia ${nth}`, '10.0.0.7')).statusCode);
      await sql`update outbox set sent_at = now(), state = 'sent'`.execute(db);
      while ((await handleInbound(db, talk.handling, 100)).more);
    }
    // The thirty-first is answered, the next ones are refused at the door.
    expect(statuses.filter((status) => status === 202)).toHaveLength(30);
    expect(statuses.at(-1)).toBe(403);
    const said = await sql`select from outbox where message::text like '%too_much%'`.execute(db);
    expect(said.rows).toHaveLength(1);
    expect(
      (await foundIn(server.database, 'Rahasia')).filter((row) => row.startsWith('inbox')),
    ).toEqual([]);
    await sql`update conversation set used = used::jsonb || '{"hour": 1}'`.execute(db);
    expect((await say(cookie, 'lagi', '10.0.0.7')).statusCode).toBe(202);
  });
});
