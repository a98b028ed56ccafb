// Requests that nobody honest sends: each gets a 4xx problem without a trace of the inside, and the server goes on.
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createToken } from '../../src/db/transactions/create-token.ts';
import { type TestServer, startTestServer } from '../support/http.ts';

let server: TestServer;
let port: number;
let cookie: string;
const token = `sb_${'h'.repeat(43)}`;
const mib = 1024 * 1024;

beforeAll(async () => {
  server = await startTestServer({ env: { MAX_FILE_MB: '1' } });
  port = Number(new URL(await server.listen()).port);
  await createToken(server.database.db, {
    token,
    role: 'verifier',
    unitId: null,
    label: null,
    days: 1,
  });
  const page = await server.app.inject({ url: '/' });
  cookie = String(page.headers['set-cookie']).split(';')[0] ?? '';
  await server.agree(cookie);
});
afterAll(() => server.close());

const post = (payload: string | Buffer, headers: Record<string, string> = {}) =>
  server.app.inject({
    method: 'POST',
    url: '/webchat/messages',
    headers: { cookie, 'content-type': 'application/json', ...headers },
    payload,
  });

/** Sends bytes as they are and gives what came back before the server closed. */
const talk = async (text: string): Promise<string> => {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
  socket.on('error', () => undefined);
  socket.write(Buffer.from(text, 'latin1'));
  await once(socket, 'close');
  return answer;
};

const shows = /\bat .+:\d+:\d+|node_modules|\/src\/|select |SyntaxError/;

describe('bodies', () => {
  const bodies: [string, string | Buffer, Record<string, string>?][] = [
    ['constructor poisoning', '{"constructor":{"prototype":{"polluted":true}},"id":"abcdefgh1"}'],
    ['__proto__ poisoning', '{"__proto__":{"polluted":true},"id":"abcdefgh2","text":"a"}'],
    ['50,000 levels', '['.repeat(50_000) + ']'.repeat(50_000)],
    ['two documents', '{"a":1}{"b":2}'],
    ['a form sent as JSON', 'a=1&b=2'],
    ['further names', '{"id":"abcdefgh3","text":"a","role":"coordinator","personId":1}'],
    ['a wrong type', '{"id":"abcdefgh4","text":{"a":1}}'],
    ['no id', '{"text":"a"}'],
    ['an id that is a path', '{"id":"../../etc/passwd","text":"a"}'],
    ['text and choice', '{"id":"abcdefgh5","text":"a","choice":"b"}'],
    ['nothing', ''],
    ['too long a text', JSON.stringify({ id: 'abcdefgh6', text: 'a'.repeat(60_001) })],
    ['too large a body', JSON.stringify({ id: 'abcdefgh7', text: 'é'.repeat(400_000) })],
    ['gzip', gzipSync(Buffer.alloc(30 * mib)), { 'content-encoding': 'gzip' }],
    ['another type', 'halo', { 'content-type': 'text/plain' }],
    ['XML', '<a/>', { 'content-type': 'application/xml' }],
    ['invalid UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
  ];
  it.each(bodies)('%s', async (_name, body, headers) => {
    const before = server.received.length;
    const answer = await post(body, headers);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).not.toMatch(shows);
    expect(server.received).toHaveLength(before);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('takes the last of two equal keys, and an escaped NUL for the bot to clean', async () => {
    const twice = await post('{"id":"abcdefgh8","text":"satu","text":"dua\\u0000"}');
    expect(twice.statusCode).toBe(202);
    expect(server.received.at(-1)).toMatchObject({ externalId: 'abcdefgh8', text: 'dua\u0000' });
  });
});

describe('queries', () => {
  it.each([
    'unknown=1',
    'limit=0',
    'limit=100000',
    'limit=1e3',
    'state=semua',
    'state=draft&state=draft',
    'after=1%27%20or%201=1',
    '__proto__[a]=1',
    'q=',
  ])('?%s is refused', async (query) => {
    const answer = await server.app.inject({
      url: `/api/v1/innovations?${query}`,
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'bad_request', status: 400 });
    expect(answer.body).not.toMatch(shows);
  });

  it.each(['q=%00', 'q=%ff', 'unit=%00', 'q=%F0%9F%9A%B2', 'q=%5C', "q=';drop table person;--"])(
    '?%s never ends in a 500',
    async (query) => {
      const answer = await server.app.inject({
        url: `/api/v1/innovations?${query}`,
        headers: { authorization: `Bearer ${token}` },
      });
      expect(answer.statusCode).toBeLessThan(500);
    },
  );
});

describe('uploads', () => {
  const uploads = () => readdir(path.join(server.folder, 'uploads'));
  const upload = async (payload: string, boundary = 'x', type = 'multipart/form-data') => {
    const answer = await fetch(`http://127.0.0.1:${port}/webchat/files?id=berkas-123`, {
      method: 'POST',
      headers: { cookie, 'content-type': `${type}; boundary=${boundary}` },
      body: payload,
    });
    return { statusCode: answer.status, body: await answer.text() };
  };
  const part = (name: string, body: string, file = '; filename="a.pdf"'): string =>
    `--x\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${body}\r\n`;

  it('refuses a body that never ends', async () => {
    const answer = await upload(
      '--x\r\nContent-Disposition: form-data; name="f"; filename="a.pdf"\r\n\r\n%PDF-',
    );
    expect(answer.statusCode).toBe(400);
    expect(await uploads()).toEqual([]);
  });

  it('refuses 2,000 parts', async () => {
    const many = Array.from({ length: 2000 }, (_, n) => part(`f${n}`, '1', '')).join('');
    const answer = await upload(`${many}--x--\r\n`);
    expect(answer.statusCode).toBe(413);
  });

  it('takes a name with a path as data alone', async () => {
    const answer = await upload(
      '--x\r\nContent-Disposition: form-data; name="f"; filename*=UTF-8\'\'..%2f..%2fetc%2fpasswd\r\n\r\nx\r\n--x--\r\n',
    );
    expect(answer.statusCode).toBeLessThan(500);
    expect(await uploads()).toEqual([]);
    expect(await readdir(server.folder)).not.toContain('passwd');
  });

  it('refuses what is too large, declared or not, and leaves nothing behind', async () => {
    const declared = await talk(
      `POST /webchat/files?id=berkas-123 HTTP/1.1\r\nHost: a\r\nCookie: ${cookie}\r\n` +
        `Content-Type: multipart/form-data; boundary=x\r\nContent-Length: ${5 * 1024 * mib}\r\n\r\n`,
    );
    expect(declared).toMatch(/^HTTP\/1\.1 413/);
    const sent = await upload(part('f', 'a'.repeat(mib + 1)) + '--x--\r\n');
    expect(sent.statusCode).toBe(413);
    expect(JSON.parse(sent.body)).toMatchObject({ code: 'too_large', limit: mib });
    expect(await uploads()).toEqual([]);
  });

  it('refuses another content type and a wrong border', async () => {
    expect((await upload('{}', 'x', 'application/json')).statusCode).toBe(415);
    expect((await upload(part('f', 'x') + '--x--\r\n', 'y')).statusCode).toBe(400);
  });

  it('leaves nothing of a client that goes away in the middle', async () => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      `POST /webchat/files?id=berkas-456 HTTP/1.1\r\nHost: a\r\nCookie: ${cookie}\r\n` +
        'Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 500000\r\n\r\n' +
        part('f', 'a'.repeat(100_000)),
    );
    await expect.poll(uploads, { timeout: 30_000 }).toHaveLength(1);
    socket.destroy();
    await expect.poll(uploads, { timeout: 30_000 }).toEqual([]);
    expect(server.received.some(({ externalId }) => externalId === 'berkas-456')).toBe(false);
  });
});

describe('raw connections', () => {
  it('refuses both lengths at once and closes', async () => {
    const answer = await talk(
      'POST /webchat/messages HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
  });

  it('refuses a control character in a header', async () => {
    expect(await talk('GET / HTTP/1.1\r\nHost: a\r\nX-A: b\0c\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
  });

  it(
    'cuts slow headers, a slow body and a silent connection by itself',
    { timeout: 60_000 },
    async () => {
      const slow = async (first: string, drip: string): Promise<void> => {
        const socket = connect(port, '127.0.0.1');
        socket.on('error', () => undefined);
        // However it is cut: with a goodbye, or, while it still writes, without.
        const closed = new Promise((resolve) => socket.once('close', resolve));
        socket.write(first);
        const timer = drip === '' ? undefined : setInterval(() => socket.write(drip), 200);
        socket.resume();
        await closed;
        clearInterval(timer);
      };
      const body = (url: string, type: string): string =>
        `POST ${url} HTTP/1.1\r\nHost: a\r\nCookie: ${cookie}\r\nContent-Type: ${type}\r\nContent-Length: 100000\r\n\r\n`;
      await Promise.all([
        slow('GET / HTTP/1.1\r\n', 'X-A: b\r\n'),
        slow(body('/webchat/messages', 'application/json'), ' '),
        slow(body('/nowhere', 'text/plain'), 'a'),
        slow(body('/webchat/messages', 'application/json'), ''),
        slow('', ''),
      ]);
      expect((await server.app.inject({ url: '/healthz' })).statusCode).toBe(200);
    },
  );
});

describe('walls', () => {
  it('takes nothing from another site', async () => {
    for (const headers of [
      { origin: 'https://jahat.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'http://localhost:80' },
    ]) {
      const answer = await post('{"id":"abcdefgh9","text":"a"}', headers);
      expect([headers, answer.statusCode]).toEqual([headers, 403]);
    }
    const own = await post('{"id":"abcdefgh9","text":"a"}', { origin: 'http://localhost:80' });
    expect(own.statusCode).toBe(202);
  });

  it('counts requests by the true address, whatever X-Forwarded-For says', async () => {
    const limited = await startTestServer();
    const statuses = new Set<number>();
    for (let n = 0; n < 200; n += 1) {
      const answer = await limited.app.inject({
        url: '/api/v1/units',
        headers: { 'x-forwarded-for': `203.0.113.${n % 250}`, authorization: `Bearer salah${n}` },
      });
      statuses.add(answer.statusCode);
    }
    await limited.close();
    expect([...statuses].toSorted()).toEqual([401, 429]);
  });

  it('believes X-Forwarded-For from a proxy that was named', async () => {
    const behind = await startTestServer({ env: { TRUST_PROXY: '127.0.0.1' } });
    const statuses = new Set<number>();
    for (let n = 0; n < 200; n += 1) {
      const answer = await behind.app.inject({
        url: '/api/v1/units',
        headers: { 'x-forwarded-for': `203.0.113.${n % 250}` },
      });
      statuses.add(answer.statusCode);
    }
    await behind.close();
    expect([...statuses]).toEqual([401]);
  });

  it('shows pages with a strict policy and nothing of unknown paths', async () => {
    const page = await server.app.inject({ url: '/' });
    expect(page.headers['content-security-policy']).toBe(
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self' blob:;media-src 'self';connect-src 'self';manifest-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
    );
    expect(page.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    expect(String(page.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/);
    for (const url of [
      '/webchat/assets/../server.ts',
      '/webchat/assets/%2e%2e/server.ts',
      '/.env',
    ]) {
      expect((await server.app.inject({ url })).statusCode).toBe(404);
    }
  });
});
