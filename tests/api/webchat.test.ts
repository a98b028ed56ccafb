// The web chat's channel and HTTP side without a browser: keys, walls between browsers, files, webhooks, health.
/* oxlint-disable vitest/no-conditional-expect -- a table decides which check a row gets */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeVault } from '../../src/db/code-vault.ts';
import { webchatChannel } from '../../src/bot/webchat/adapter.ts';
import { echo } from '../support/echo.ts';
import { type TestServer, startTestServer } from '../support/http.ts';

let server: TestServer;
let site: string;
beforeAll(async () => {
  server = await startTestServer({
    makeSink: echo,
    telegramWebhook: async (body, secret) =>
      secret === 'rahasia' ? (body.length > 2 ? 200 : 503) : 401,
    whatsappWebhook: {
      verify: (query) =>
        query['hub.verify_token'] === 'kata' ? (query['hub.challenge'] ?? '') : null,
      receive: async (_body, signature) => (signature === undefined ? 401 : 200),
    },
  });
  site = await server.listen();
});
afterAll(() => server.close());

async function visit(): Promise<string> {
  const page = await server.app.inject({ url: '/' });
  return String(page.headers['set-cookie']).split(';')[0] ?? '';
}

async function say(cookie: string, text: string, id: string = randomUUID()): Promise<void> {
  const answer = await server.app.inject({
    method: 'POST',
    url: '/webchat/messages',
    headers: { cookie },
    payload: { id, text },
  });
  expect(answer.statusCode).toBe(202);
}

interface Shown {
  id: string;
  place: string;
  from: string;
  text: string;
  files: { url?: string; name: string }[];
}

async function read(cookie: string, query = ''): Promise<Shown[]> {
  const answer = await server.app.inject({ url: `/webchat/messages${query}`, headers: { cookie } });
  const { messages }: { messages: Shown[] } = answer.json();
  return messages;
}

async function nativeId(): Promise<string> {
  const row = await server.database.db
    .selectFrom('address')
    .select('native_id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return row.native_id;
}

it('shows a part once however often it is sent, in the order of sending', async () => {
  const cookie = await visit();
  await say(cookie, 'halo', 'halo-1234');
  await say(cookie, 'halo', 'halo-1234');
  const channel = webchatChannel(server.database.db, server.store, codeVault('k'.repeat(40)));
  const to = { address: await nativeId(), key: 'bagian-1' };
  const first = await channel.send({ text: 'satu', choices: [] }, to);
  const again = await channel.send({ text: 'satu', choices: [] }, to);
  expect(first.kind).toBe('sent');
  expect(again).toEqual(first);
  expect((await read(cookie)).map(({ from, text }) => [from, text])).toEqual([
    ['me', 'halo'],
    ['bot', 'Diterima: halo'],
    ['bot', 'satu'],
  ]);
  // The cookie's own value is nowhere in the database.
  expect(cookie).not.toContain(to.address);
});

it('says that a browser is gone when nobody of that address ever wrote', async () => {
  const channel = webchatChannel(server.database.db, server.store, codeVault('k'.repeat(40)));
  const outcome = await channel.send({ text: 'a', choices: [] }, { address: 'x', key: 'y' });
  expect(outcome).toEqual({ kind: 'gone', reason: 'dead' });
});

it('shows each browser its own conversation and its own files alone', async () => {
  const [mine, other] = [await visit(), await visit()];
  await say(mine, 'milik saya');
  const address = await nativeId();
  const received = await server.store.receive(bytes('isi berkas'), { maxBytes: 100 });
  if (!received.ok) throw new Error('not received');
  const kept = await server.store.keep(received.value);
  if (!kept.ok) throw new Error('not kept');
  const file = { ...kept.value, name: 'Form <C1>.pdf', mime: 'application/pdf', instead: 'nanti' };
  const channel = webchatChannel(server.database.db, server.store, codeVault('k'.repeat(40)));
  await channel.send({ text: 'Ini berkasnya', choices: [], file }, { address, key: 'berkas' });
  const shown = await read(mine);
  const url = shown.at(-1)?.files[0]?.url ?? '';
  expect(shown.at(-1)?.files).toEqual([{ name: file.name, size: 10, mime: file.mime, url }]);
  const got = await server.app.inject({ url, headers: { cookie: mine } });
  expect([got.statusCode, got.body]).toEqual([200, 'isi berkas']);
  expect((await server.app.inject({ url, headers: { cookie: other } })).statusCode).toBe(404);
  expect((await server.app.inject({ url })).statusCode).toBe(401);
  expect(await read(other)).toEqual([]);
});

async function sendFile(cookie: string, caption: string): Promise<number> {
  const form = new FormData();
  form.append('caption', caption);
  form.append('file', new File(['isi'], 'SK.pdf', { type: 'application/pdf' }));
  const url = `${site}/webchat/files?id=${randomUUID()}`;
  const answer = await fetch(url, { method: 'POST', headers: { cookie }, body: form });
  return answer.status;
}

it('takes a file with the words that belong to it, because a scan without them belongs nowhere', async () => {
  const cookie = await visit();
  await server.agree(cookie);
  expect(await sendFile(cookie, 'sk 188.45/321/2026')).toBe(202);
  expect((await read(cookie)).at(0)).toMatchObject({
    text: 'sk 188.45/321/2026',
    files: [{ name: 'SK.pdf' }],
  });
  const { rows } = await sql<{ payload: { text?: string } }>`
    select payload from inbox where kind = 'file' order by id desc limit 1`.execute(
    server.database.db,
  );
  expect(rows[0]?.payload.text).toBe('sk 188.45/321/2026');
  // A thousand letters are a caption, and more are refused instead of cut; blanks are none.
  const longest = 'ä'.repeat(1000);
  expect(await sendFile(cookie, longest)).toBe(202);
  expect(await sendFile(cookie, `${longest}x`)).toBe(400);
  expect(await sendFile(cookie, 'x'.repeat(70_000))).toBe(400);
  expect(await sendFile(cookie, ' \n')).toBe(202);
  const files = (await read(cookie)).filter((bubble) => bubble.files.length > 0);
  expect(files.map(({ text }) => text)).toEqual(['sk 188.45/321/2026', longest, '']);
});

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

it('reads on from a place without losing anything', async () => {
  const cookie = await visit();
  await say(cookie, 'satu');
  const place = (await read(cookie)).at(-1)?.place ?? '';
  await say(cookie, 'dua');
  const later = await read(cookie, `?after=${place}`);
  expect(later.map(({ text }) => text)).toEqual(expect.arrayContaining(['dua', 'Diterima: dua']));
  expect((await read(cookie, `?before=${place}`)).map(({ text }) => text)).toEqual(['satu']);
});

it('gets through any number of parts that were shown in one moment', async () => {
  const cookie = await visit();
  await say(cookie, 'banyak');
  const known = await read(cookie);
  // More than one answer holds, three times over, all with the same time.
  await sql`insert into webchat_message (address_id, key, text, choices, created_at)
    select a.id, 'banyak-' || n, 'bagian ' || n, '[]'::jsonb, now()
    from address a, generate_series(1, 650) n where a.native_id = ${await nativeId()}`.execute(
    server.database.db,
  );
  const seen = new Map(known.map((one) => [one.id, one.text]));
  const more: boolean[] = [];
  let place = known.at(-1)?.place ?? '';
  for (let page = 0; page < 4; page += 1) {
    const url = `/webchat/messages?after=${place}`;
    const answer = await server.app.inject({ url, headers: { cookie } });
    const got: { messages: Shown[]; more: boolean } = answer.json();
    for (const one of got.messages) seen.set(one.id, one.text);
    place = got.messages.at(-1)?.place ?? '';
    more.push(got.more);
  }
  expect(more).toEqual([true, true, true, false]);
  const parts = [...seen.values()].filter((text) => text.startsWith('bagian'));
  expect(parts).toEqual(Array.from({ length: 650 }, (_, n) => `bagian ${n + 1}`));
});

it('rings at an open stream when something is shown', async () => {
  const cookie = await visit();
  const answer = await fetch(`${site}/webchat/stream`, { headers: { cookie } });
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const events = readEvents(answer);
  expect(await events.next()).toMatchObject({ value: 'open' });
  await say(cookie, 'ketuk');
  expect(await events.next()).toMatchObject({ value: 'news' });
  await events.return(undefined);
});

async function* readEvents(answer: Response): AsyncGenerator<string> {
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += Buffer.from(chunk).toString();
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      yield /^event: (.*)$/m.exec(text.slice(0, end))?.[1] ?? '';
      text = text.slice(end + 2);
    }
  }
}

it('hands webhooks on as bytes and answers for the injected functions', async () => {
  const telegram = (payload: string, secret: string) =>
    server.app.inject({
      method: 'POST',
      url: '/telegram/webhook',
      headers: { 'x-telegram-bot-api-secret-token': secret, 'content-type': 'application/json' },
      payload,
    });
  expect((await telegram('{"update_id":1}', 'rahasia')).statusCode).toBe(200);
  expect((await telegram('bukan json', 'rahasia')).statusCode).toBe(200);
  expect((await telegram('{}', 'rahasia')).statusCode).toBe(503);
  expect((await telegram('{"update_id":1}', 'salah')).statusCode).toBe(401);
  expect((await telegram('a'.repeat(1024 * 1024 + 1), 'rahasia')).statusCode).toBe(413);
  const verify = (word: string) =>
    server.app.inject({
      url: '/whatsapp/webhook',
      query: { 'hub.verify_token': word, 'hub.challenge': '1234' },
    });
  const right = await verify('kata');
  expect([right.statusCode, right.body]).toEqual([200, '1234']);
  expect((await verify('lain')).statusCode).toBe(401);
  const post = await server.app.inject({ method: 'POST', url: '/whatsapp/webhook', payload: {} });
  expect(post.statusCode).toBe(401);
});

it('tells health, readiness and numbers without content', async () => {
  expect((await server.app.inject({ url: '/healthz' })).json()).toEqual({ ok: true });
  expect((await server.app.inject({ url: '/readyz' })).statusCode).toBe(200);
  const metrics = await server.app.inject({ url: '/metrics' });
  expect(metrics.statusCode).toBe(200);
  expect(metrics.body).toContain(
    'http_request_duration_seconds_count{method="GET",route="/healthz",status="200"} 1',
  );
  // How long the loop was held up, so that a message that holds it up is seen.
  expect(metrics.body).toMatch(/^nodejs_eventloop_lag_seconds \d/m);
  expect(metrics.body).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m);
  const outside = await server.app.inject({ url: '/metrics', remoteAddress: '203.0.113.5' });
  expect(outside.statusCode).toBe(404);
  const proxied = await server.app.inject({
    url: '/metrics',
    headers: { 'x-forwarded-for': '203.0.113.5' },
  });
  expect(proxied.statusCode).toBe(404);
  const down = await startTestServer({
    ready: async () => ({ ok: false, details: { database: 'away' } }),
  });
  expect((await down.app.inject({ url: '/readyz' })).statusCode).toBe(503);
  await down.close();
});
