// A broadcast's file put up by a program: looked into like any upload, refused in words, named in the preview, and sent.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createToken } from '../../src/db/transactions/create-token.ts';
import { feedBroadcasts } from '../../src/db/transactions/feed-broadcasts.ts';
import type { Message } from '../../src/domain/conversation/message.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { type TestServer, startTestServer } from '../support/http.ts';
import { openTalk } from '../support/talk.ts';
import { beginAt, loudForHours } from '../support/loud.ts';

const sample = (name: string): Promise<Buffer> =>
  readFile(join(import.meta.dirname, '../files/corpus/files', name));

let server: TestServer;
let address: string;
const tokens = new Map<string, string>();
beforeAll(async () => {
  server = await startTestServer({ env: { MAX_FILE_MB: '1' } });
  const talk = await openTalk(server.database);
  await talk.meet('Sari', [{ role: 'innovator', unit: 'puskesmas-awayan' }]);
  await talk.meet('Budi', [{ role: 'unit_admin', unit: 'puskesmas-juai' }]);
  for (const [name, role, unitId] of [
    ['coordinator', 'coordinator', null],
    ['juai', 'unit_admin', 'puskesmas-juai'],
    ['awayan', 'unit_admin', 'puskesmas-awayan'],
    ['verifier', 'verifier', null],
  ] as const) {
    const token = `sb_${createHash('sha256').update(name).digest('base64url')}`;
    await createToken(server.database.db, { token, role, unitId, label: null, days: 1 });
    tokens.set(name, token);
  }
  address = await server.listen();
});
afterAll(() => server.close());

const authorization = (who: string) => ({ authorization: `Bearer ${tokens.get(who)}` });

async function puts(who: string, name: string, bytes: Buffer) {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const answer = await fetch(`${address}/api/v1/broadcasts/files`, {
    method: 'POST',
    headers: authorization(who),
    body: form,
  });
  const text = await answer.text();
  return { status: answer.status, text, json: () => JSON.parse(text) };
}

async function posts(who: string, url: string, payload: object, key?: string) {
  const answer = await server.app.inject({
    method: 'POST',
    url: `/api/v1${url}`,
    headers: { ...authorization(who), ...(key === undefined ? {} : { 'idempotency-key': key }) },
    payload,
  });
  return { status: answer.statusCode, text: answer.payload, json: () => answer.json() };
}

it('a picture is kept, named in preview and draft, and goes out to everybody', async () => {
  const bytes = await sample('ok.png');
  const file = {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    name: 'Denah acara.png',
    size: bytes.length,
    type: 'image/png',
  };
  const put = await puts('coordinator', 'Denah acara.png', bytes);
  expect([put.status, put.json()]).toEqual([201, file]);
  expect((await puts('coordinator', 'Denah acara.png', bytes)).json()).toEqual(file);
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from evidence_file where purpose = 'broadcast'`.execute(
    server.database.db,
  );
  expect(rows).toEqual([{ count: 1 }]);

  const draft = { text: 'Yth. {nama}, denah terlampir.', file: file.sha256 };
  expect((await posts('coordinator', '/broadcasts/preview', draft)).json()).toMatchObject({
    count: 2,
    file,
  });
  expect(
    (await posts('coordinator', '/broadcasts/preview', { text: 'Tanpa berkas' })).json(),
  ).toMatchObject({ file: null });
  const made = (await posts('coordinator', '/broadcasts', draft)).json();
  expect(made).toMatchObject({ count: 2, file });
  const { code, confirmation } = made;
  expect(
    (await posts('coordinator', `/broadcasts/${code}/confirm`, { count: 2, confirmation })).status,
  ).toBe(200);
  const now = loudForHours();
  await beginAt(server.database.db, now);
  const fed = await feedBroadcasts(server.database.db, { edition: balangan2026, now });
  expect(fed.queued).toBe(2);
  const sent = await sql<{ message: Message }>`
    select message from outbox where kind = 'broadcast'`.execute(server.database.db);
  for (const { message } of sent.rows) expect(JSON.stringify(message)).toContain(file.sha256);
  expect(await server.store.stat(file.sha256)).toMatchObject({ size: bytes.length });
});

it('a repeated request is the same one after the same bytes came again under another name', async () => {
  const bytes = await sample('ok.docx');
  const { sha256: file } = (await puts('coordinator', 'Undangan.docx', bytes)).json();
  const draft = { text: 'Undangan terlampir.', file };
  const first = await posts('coordinator', '/broadcasts', draft, 'berkas-1');
  expect(first.status).toBe(201);
  expect((await puts('coordinator', 'Undangan rapat.docx', bytes)).status).toBe(201);
  const again = await posts('coordinator', '/broadcasts', draft, 'berkas-1');
  const { code, confirmation } = first.json();
  expect([again.status, again.json()]).toMatchObject([201, { code, confirmation }]);
  const { sha256: other } = (await puts('coordinator', 'Lain.pdf', await sample('ok.pdf'))).json();
  const changed = await posts('coordinator', '/broadcasts', { ...draft, file: other }, 'berkas-1');
  expect([changed.status, changed.json().code]).toEqual([422, 'key_reused']);
});

it('a file belongs to its unit and to Bappedalitbang, and to nobody else', async () => {
  const bytes = await sample('ok.jpg');
  const { sha256: file } = (await puts('juai', 'Rapat.jpg', bytes)).json();
  const text = 'Rapat';
  expect((await posts('juai', '/broadcasts/preview', { text, file })).status).toBe(200);
  expect((await posts('coordinator', '/broadcasts/preview', { text, file })).status).toBe(200);
  for (const url of ['/broadcasts/preview', '/broadcasts']) {
    const refused = await posts('awayan', url, { text, file });
    expect([refused.status, refused.text]).toEqual([
      400,
      expect.stringContaining('no stored PDF, JPG, PNG or DOCX'),
    ]);
  }
  expect((await puts('verifier', 'Rapat.jpg', bytes)).status).toBe(403);
});

it('what may not be sent is refused in words, and cannot be sent by its hash either', async () => {
  const program = await sample('docx_with_vba.docx');
  for (const [name, bytes, status, words] of [
    ['Undangan.docx', program, 422, /ACTIVE_CONTENT: The file holds a program.*save it without/],
    ['Undangan.pdf', await sample('ok.png'), 422, /TYPE_MISMATCH: The content is not what/],
    ['Undangan.pdf', Buffer.from('halo'), 422, /(?:TYPE_|CORRUPT).*: /],
    ['Catatan.txt', Buffer.from('halo'), 422, /TYPE_NOT_ALLOWED: .*Accepted: pdf, jpg, png, docx/],
    ['Kosong.pdf', Buffer.alloc(0), 422, /EMPTY_FILE: The file is empty/],
    ['Besar.pdf', Buffer.alloc(2 * 1024 * 1024), 413, /"limit":1048576/],
  ] as const) {
    const refused = await puts('coordinator', name, bytes);
    expect([name, refused.status]).toEqual([name, status]);
    expect(refused.text).toMatch(words);
  }
  const file = createHash('sha256').update(program).digest('hex');
  expect((await posts('coordinator', '/broadcasts', { text: 'Halo', file })).status).toBe(400);
  const noFile = await fetch(`${address}/api/v1/broadcasts/files`, {
    method: 'POST',
    headers: { ...authorization('coordinator'), 'content-type': 'application/json' },
    body: '{}',
  });
  expect(noFile.status).toBe(415);
});

it('the description of the API names the request', async () => {
  const answer = await server.app.inject({ url: '/api/v1/openapi.json' });
  const document: { paths: Record<string, { post?: { requestBody?: object } }> } = answer.json();
  const { post } =
    document.paths['/api/v1/broadcasts/files'] ?? document.paths['/broadcasts/files'] ?? {};
  expect(JSON.stringify(post)).toContain('multipart/form-data');
  expect(JSON.stringify(document.paths)).toContain('what goes out with it');
});
