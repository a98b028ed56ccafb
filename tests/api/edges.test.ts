// The edges of the HTTP side: who may read the numbers, which requests are refused whole, which headers agree.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { echo } from '../support/echo.ts';
import { type TestServer, startTestServer } from '../support/http.ts';

let server: TestServer;
let port: number;
beforeAll(async () => {
  server = await startTestServer({ env: { PUBLIC_URL: 'https://inovasi.contoh.id' } });
  port = Number(new URL(await server.listen()).port);
});
afterAll(() => server.close());

it('numbers are for a token alone where a proxy is set up, whatever it adds', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect(answer.status).toBe(404);
});

it('two Host headers are refused, one is not', async () => {
  const ask = async (lines: string): Promise<string> => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.write(`GET /healthz HTTP/1.1\r\n${lines}Connection: close\r\n\r\n`);
    await once(socket, 'close');
    return answer;
  };
  expect(await ask('Host: inovasi.contoh.id\r\n')).toMatch(/^HTTP\/1\.1 200/);
  expect(await ask('Host: inovasi.contoh.id\r\nHost: lain.contoh\r\n')).toMatch(/^HTTP\/1\.1 400/);
  expect(await ask('Host: a\r\nhOST: a\r\n')).toMatch(/^HTTP\/1\.1 400/);
});

it('headers against framing agree', async () => {
  const page = await server.app.inject({ url: '/' });
  expect(page.headers['x-frame-options']).toBe('DENY');
  expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
});

it('docs/api.md names every route of the API', async () => {
  const { paths } = (await server.app.inject({ url: '/api/v1/openapi.json' })).json();
  const text = readFileSync(path.resolve(import.meta.dirname, '../../docs/api.md'), 'utf8');
  // A second one on a row is written without what is the same: `/editions/{id}`, `/attendance.csv`.
  const isNamed = (route: string): boolean => {
    const short = route.replace(/^\/api\/v1/, '');
    return [`/api/v1${short}`, `\`${short}`, `\`${short.slice(short.lastIndexOf('/'))}`].some(
      (one) =>
        text
          .split(one)
          .slice(1)
          .some((rest) => !/^[\w/{]/.test(rest)),
    );
  };
  expect(Object.keys(paths).length).toBeGreaterThan(20);
  expect(Object.keys(paths).filter((route) => !isNamed(route))).toEqual([]);
});

it('a full disk takes nothing that is sent and says when to try again, and what was said can be read', async () => {
  const full = () => Promise.reject(Object.assign(new Error('no space'), { code: '53100' }));
  let sink: 'echo' | 'full' = 'echo';
  const other = await startTestServer({
    makeSink: (database) => {
      const good = echo(database);
      return (messages) => (sink === 'full' ? full() : good(messages));
    },
  });
  const page = await other.app.inject({ url: '/' });
  const cookie = String(page.headers['set-cookie']).split(';')[0] ?? '';
  const say = (text: string) =>
    other.app.inject({
      ...{ method: 'POST', url: '/webchat/messages', headers: { cookie } },
      payload: { id: randomUUID(), text },
    });
  expect((await say('halo')).statusCode).toBe(202);
  sink = 'full';
  await sql
    .raw(`create function full_disk() returns trigger language plpgsql as
    $$ begin raise exception 'no space' using errcode = '53100'; end $$;
    create trigger full_disk before insert or update on webchat_session execute function full_disk()`)
    .execute(other.database.db);
  const refused = await say('lagi');
  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '2']);
  const shown = await other.app.inject({ url: '/webchat/messages', headers: { cookie } });
  expect([shown.statusCode, shown.payload.includes('halo')]).toEqual([200, true]);
  await other.close();
});
