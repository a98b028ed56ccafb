// Row 32: a text that cannot be stored is refused with a sentence, in every body, query and address of the API, never with 500.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createToken } from '../../src/db/transactions/create-token.ts';
import { type TestServer, startTestServer } from '../support/http.ts';

let server: TestServer;
const token = `sb_${'t'.repeat(43)}`;
const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };

beforeAll(async () => {
  server = await startTestServer();
  const role = { role: 'coordinator', unitId: null, label: null, days: 1 };
  await createToken(server.database.db, { token, ...role });
});
afterAll(() => server.close());

/** Every route of the document, with the methods that it takes. */
async function routes(): Promise<readonly (readonly [method: string, url: string])[]> {
  const document: { paths: Record<string, object> } = (
    await server.app.inject({ url: '/api/v1/openapi.json' })
  ).json();
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => [method.toUpperCase(), path] as const),
  );
}

const odd = ['a\\u0000b', 'a\\ud800b', '\\udc00'];

it('row 32: in bodies: values at any depth, and names of members', async () => {
  const all = (await routes()).filter(([method]) => method !== 'GET');
  expect(all.length).toBeGreaterThan(10);
  for (const [method, path] of all) {
    if (path.endsWith('/files')) continue;
    const url = path.replaceAll('{code}', 'INV-AAAA1').replaceAll('{id}', 'balangan-2026');
    for (const text of odd)
      for (const payload of [
        `{"text":"${text}"}`,
        `{"reason":"x","notes":{"nama":"${text}"}}`,
        `{"notes":{"${text}":"x"}}`,
        `{"audience":{"units":["${text}"]},"question":{"kind":"poll","options":["${text}"]}}`,
      ]) {
        const answer = await server.app.inject({ method: method as 'POST', url, headers, payload });
        expect([method, path, answer.statusCode]).toEqual([method, path, 400]);
        expect(answer.json()).toMatchObject({
          code: 'bad_request',
          issues: [{ message: expect.stringContaining('cannot be stored') }],
        });
      }
  }
});

it('row 32: in queries and addresses', async () => {
  for (const [method, path] of await routes()) {
    if (path.endsWith('/files')) continue;
    const asked = path.replaceAll(/\{\w+\}/gu, 'a%00b');
    const url = `/${asked.slice(1)}?q=a%00b`;
    const { statusCode } = await server.app.inject({
      method: method as 'GET',
      url,
      headers,
      ...(method === 'GET' ? {} : { payload: '{}' }),
    });
    expect([method, path, statusCode]).toEqual([method, path, 400]);
  }
});

it('row 32: in addresses and forms of pages', async () => {
  for (const url of ['/bukti/a%00b/1', '/meja?q=a%00b', '/unggah/a%00b', '/meja/a%00b'])
    expect([url, (await server.app.inject({ url })).statusCode < 500]).toEqual([url, true]);
});

it('row 32: a text with every other sign goes through', async () => {
  const text = 'Yth. {nama} 📷 “kutipan” ‏ \u200b';
  const payload = JSON.stringify({ text });
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/v1/broadcasts',
    headers,
    payload,
  });
  expect(answer.statusCode).toBeLessThan(500);
  expect(answer.payload).not.toContain('cannot be stored');
});
