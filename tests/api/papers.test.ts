// Papers over HTTP: the bytes and their headers, what cannot be printed, another unit's lists, and the page of a print.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadReference } from '../../src/db/reference.ts';
import { createToken } from '../../src/db/transactions/create-token.ts';
import { type TestServer, startTestServer } from '../support/http.ts';
import { addInnovation, addPerson } from '../support/records.ts';
import { partsOf } from '../support/zip-parts.ts';

const unit = 'puskesmas-awayan';
const tokens = {
  unit_admin: `sb_${'a'.repeat(43)}`,
  verifier: `sb_${'b'.repeat(43)}`,
  coordinator: `sb_${'c'.repeat(43)}`,
};
let server: TestServer;
let id: number;

beforeAll(async () => {
  server = await startTestServer();
  const { db } = server.database;
  await loadReference(db);
  const ownerId = await addPerson(db, 'Rahmawati');
  id = await addInnovation(db, { code: 'INV-PAPER', unitId: unit, ownerId });
  await sql`update innovation set state = 'submitted', submitted_at = now(), version = 3, name = 'Kelas Gizi' where id = ${id}`.execute(
    db,
  );
  for (const [role, token] of Object.entries(tokens)) {
    const unitId = role === 'unit_admin' ? unit : null;
    await createToken(db, { token, role, unitId, label: null, days: 1 });
  }
});
afterAll(() => server.close());

const get = (url: string, role: keyof typeof tokens = 'verifier') =>
  server.app.inject({ url, headers: { authorization: `Bearer ${tokens[role]}` } });

test('a paper comes as PDF, marked as a draft, and leads to a page that knows its version', async () => {
  const answer = await get('/api/v1/innovations/INV-PAPER/papers/form-c1');
  expect(answer.statusCode).toBe(200);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': expect.stringContaining('DRAF Form C.1 INV-PAPER versi 3.pdf'),
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
  });
  expect(answer.rawPayload.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
  const { rows } = await sql<{ number: string }>`select number from print`.execute(
    server.database.db,
  );
  const page = () => server.app.inject({ url: `/c/${rows[0]?.number.toLowerCase()}` });
  expect((await page()).payload).toMatch(/Form C\.1[^]*INV-PAPER[^]*Belum ada versi/u);
  expect((await page()).payload).not.toContain('Kelas Gizi');
  await sql`update innovation set version = 4 where id = ${id}`.execute(server.database.db);
  // A step changes nothing that stands on the paper.
  expect((await page()).payload).toContain('Belum ada versi');
  await sql`
    insert into event (subject, seq, type, item, innovation_id, at, prev_hash, hash)
    values ('innovation:INV-PAPER', 4, 'answer_saved', 'nama', ${id}, now(), sha256('3'), sha256('4'))`.execute(
    server.database.db,
  );
  expect((await page()).payload).toContain('versi sekarang 4');
  expect((await server.app.inject({ url: '/c/0000000000' })).statusCode).toBe(404);
});

test('Form C.2 before the acceptance, a paper that there is not, and lists of others are refused', async () => {
  const cases = [
    ['/innovations/INV-PAPER/papers/form-c2', 409],
    ['/innovations/INV-PAPER/papers/unknown', 400],
    ['/units/rsud/papers/rekapitulasi', 403],
    ['/units/tidak-ada/papers/rekapitulasi', 403],
    [`/units/${unit}/papers/form-pengisian`, 404],
    [`/units/${unit}/papers/keterangan-nihil`, 404],
  ] as const;
  for (const [url, status] of cases)
    expect([url, (await get(`/api/v1${url}`, 'unit_admin')).statusCode]).toEqual([url, status]);
});

test('the rekapitulasi is a workbook with text that stays text', async () => {
  const answer = await get(`/api/v1/units/${unit}/papers/daftar`, 'unit_admin');
  expect(answer.headers['content-disposition']).toContain('attachment');
  expect(answer.rawPayload.subarray(0, 2).toString('latin1')).toBe('PK');
});

test('lists, the agenda, the annex and guides come for whoever may have them', async () => {
  const { db } = server.database;
  const statuses = async (role: keyof typeof tokens, urls: readonly string[]) =>
    Promise.all(urls.map(async (url) => (await get(`/api/v1${url}`, role)).statusCode));
  const own = ['analisis', 'daftar-indeks', 'agenda', 'form-pengesahan'].map(
    (paper) => `/units/${unit}/papers/${paper}`,
  );
  const all = ['analisis', 'daftar-indeks', 'lampiran-sk'].map((paper) => `/papers/${paper}`);
  // Nothing was monitored yet.
  expect(await statuses('unit_admin', own)).toEqual([200, 200, 200, 404]);
  expect(await statuses('coordinator', all)).toEqual([200, 200, 404]);
  await sql`update innovation set state = 'monitored' where id = ${id}`.execute(db);
  expect(await statuses('unit_admin', own)).toEqual([200, 200, 200, 200]);
  expect(await statuses('coordinator', [...all, ...own])).toEqual([
    ...[200, 200, 200, 200, 200, 403, 200],
  ]);
  expect(await statuses('verifier', [...all, ...own])).toEqual(
    Array.from({ length: 7 }, () => 403),
  );
  expect(await statuses('verifier', ['/papers/panduan-kepala', '/papers/formulir-kosong'])).toEqual(
    [200, 200],
  );
  const annex = await get('/api/v1/papers/lampiran-sk', 'coordinator');
  expect(annex.headers['content-disposition']).toContain('DRAF Lampiran SK Bupati');
  const { rows } = await sql<{
    number: string;
  }>`select number from print where paper = 'panduan-kepala'`.execute(db);
  const page = await server.app.inject({ url: `/c/${rows[0]?.number}` });
  expect(page.payload).toContain('Panduan Kepala SKPD');
});

test('what no font can print is said with its label', async () => {
  await sql`update innovation set name = 'Aneh 日' where id = ${id}`.execute(server.database.db);
  await sql`update answer set value = '{"type": "text", "text": "Aneh 日"}' where innovation_id = ${id} and item = 'nama'`.execute(
    server.database.db,
  );
  const answer = await get('/api/v1/innovations/INV-PAPER/papers/laporan');
  expect(answer.statusCode).toBe(422);
  expect(answer.json()).toMatchObject({ code: 'not_printable', issues: [{ path: 'paper' }] });
  expect(answer.payload).toContain('Nama Inovasi');
});

test('what goes out in the name of the head of the region waits until it is known who signs', async () => {
  const url = '/api/v1/papers/surat-edaran';
  const refused = await get(url, 'coordinator');
  expect(refused.statusCode).toBe(422);
  expect(refused.payload).toContain('the office has not told: regent');
  await sql`insert into signatory (place, name, on_behalf) values ('regent', 'H. Fulan, S.H.', false)`.execute(
    server.database.db,
  );
  expect((await get(url, 'coordinator')).rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  expect((await get('/api/v1/papers/piagam', 'coordinator')).statusCode).toBe(404);
});

test('the form of another competition comes as a Word document with words against limits', async () => {
  const { db } = server.database;
  const told = 'Ringkasan kami & <tanda>.';
  await sql`insert into other_form_text (innovation_id, form, part, text, written_by)
    select id, 'kipp-2023', '1a', ${told}, owner_id from innovation where id = ${id}`.execute(db);
  const answer = await get('/api/v1/innovations/INV-PAPER/papers/formulir-lain?form=kipp-2023');
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toContain('wordprocessingml.document');
  expect(answer.headers['content-disposition']).toContain('DRAF KIPP 2023 INV-PAPER');
  const text = partsOf(answer.rawPayload)
    .get('word/document.xml')
    ?.replaceAll(/<[^>]+>/gu, ' ');
  for (const part of [
    'Ringkasan (3 dari 200 kata)',
    'Ringkasan kami &amp; &lt;tanda&gt;.',
    '2a kelompok sasaran: belum diisi',
    'UPT Puskesmas Awayan',
    'Formulir ini belum pasti',
  ])
    expect([part, text?.includes(part)]).toEqual([part, true]);
  for (const form of ['', '?form=lain', '?form=kipp-2023%00']) {
    const none = await get(`/api/v1/innovations/INV-PAPER/papers/formulir-lain${form}`);
    expect([form, none.statusCode]).toEqual([form, form.includes('%00') ? 400 : 404]);
  }
});
