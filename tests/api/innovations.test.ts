// What a token may read, role by role, and what its answers look like.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadReference } from '../../src/db/reference.ts';
import { createToken, revokeToken } from '../../src/db/transactions/create-token.ts';
import { referenceUnits } from '../../src/domain/units.ts';
import { type TestServer, startTestServer } from '../support/http.ts';
import { addEvidence, addInnovation, addPerson } from '../support/records.ts';

const [unitA, unitB] = referenceUnits.map(({ id }) => id);
const roles = ['unit_admin', 'unit_head', 'mentor', 'verifier', 'coordinator', 'operator'] as const;
type RoleName = (typeof roles)[number];

let server: TestServer;
let evidence: { id: number; sha256: string };
const tokens = new Map<RoleName, string>();
const bytes = Buffer.from('%PDF-1.4 isi surat keputusan\n%%EOF');

beforeAll(async () => {
  server = await startTestServer();
  const { db } = server.database;
  await loadReference(db);
  const ownerId = await addPerson(db, 'Rahmawati');
  for (const [unitId = '', letter] of [
    [unitA, 'A'],
    [unitB, 'B'],
  ]) {
    const given = { unitId, ownerId };
    await addInnovation(db, {
      ...given,
      code: `INV-DRAF${letter}`,
      name: `rahasia draf ${letter}`,
    });
    const code = `INV-KRM1${letter}`;
    const id = await addInnovation(db, { ...given, code, state: 'submitted' });
    const file = await addEvidence(db, server.store, id, ownerId, {
      name: '../SK "Tim"\r\nX-A: b.pdf',
      bytes,
    });
    if (letter === 'A') evidence = file;
  }
  for (const role of roles) {
    const token = `sb_${createHash('sha256').update(role).digest('base64url')}`;
    const unitId = role.startsWith('unit_') ? (unitA ?? null) : null;
    await createToken(db, { token, role, unitId, label: null, days: 1 });
    tokens.set(role, token);
  }
});
afterAll(() => server.close());

const get = (url: string, role: RoleName | null, headers: Record<string, string> = {}) =>
  server.app.inject({
    url: `/api/v1${url}`,
    headers: { ...(role ? { authorization: `Bearer ${tokens.get(role)}` } : {}), ...headers },
  });

// Codes that each role may read, from the access table: drafts of the own unit for its admin alone.
const readable: Record<RoleName, readonly string[]> = {
  unit_admin: ['INV-KRM1A', 'INV-DRAFA'],
  unit_head: ['INV-KRM1A'],
  mentor: [],
  verifier: ['INV-KRM1B', 'INV-KRM1A'],
  coordinator: ['INV-KRM1B', 'INV-KRM1A'],
  operator: [],
};
const codes = ['INV-DRAFA', 'INV-KRM1A', 'INV-DRAFB', 'INV-KRM1B'];

describe.each(roles)('a token of %s', (role) => {
  it('lists what it may read and nothing else', async () => {
    const answer = await get('/innovations', role);
    const page: { items?: { code: string }[]; next?: null; code?: string } = answer.json();
    const empty = readable[role].length === 0;
    expect(answer.statusCode).toBe(empty ? 403 : 200);
    expect(page.code).toBe(empty ? 'not_allowed' : undefined);
    expect((page.items ?? []).map(({ code }) => code)).toEqual(readable[role]);
  });

  it('reads records within reach; the others answer like records that do not exist', async () => {
    const absent = await get('/innovations/INV-XXXXX', role);
    expect(absent.statusCode).toBe(404);
    for (const code of codes) {
      const answer = await get(`/innovations/${code}`, role);
      const allowed = readable[role].includes(code);
      expect([code, answer.statusCode]).toEqual([code, allowed ? 200 : 404]);
      expect(answer.body === absent.body).toBe(!allowed);
    }
  });

  it('takes evidence of submitted records within reach alone', async () => {
    const allowed = readable[role].includes('INV-KRM1A');
    const answer = await get(`/innovations/INV-KRM1A/evidence/${evidence.id}`, role);
    expect(answer.statusCode).toBe(allowed ? 200 : 404);
    // The file of another record is not found under this one.
    const other = await get(`/innovations/INV-KRM1B/evidence/${evidence.id}`, role);
    expect(other.statusCode).toBe(404);
  });
});

it('answers anonymous, wrong, ended and revoked tokens alike', async () => {
  const { db } = server.database;
  const ended = `sb_${'e'.repeat(43)}`;
  const { id } = await createToken(db, {
    token: ended,
    role: 'verifier',
    unitId: null,
    label: null,
    days: 1,
  });
  const before = await server.app.inject({
    url: '/api/v1/units',
    headers: { authorization: `Bearer ${ended}` },
  });
  expect(before.statusCode).toBe(200);
  expect(await revokeToken(db, id)).toBe(true);
  expect(await revokeToken(db, id)).toBe(false);
  const bodies = new Set<string>();
  for (const authorization of ['', 'Bearer x', `Bearer sb_${'f'.repeat(43)}`, `Bearer ${ended}`]) {
    for (const url of ['/units', '/innovations', '/innovations/INV-KRM1A', '/editions']) {
      const answer = await server.app.inject({ url: `/api/v1${url}`, headers: { authorization } });
      expect(answer.statusCode).toBe(401);
      expect(answer.headers['www-authenticate']).toBe('Bearer');
      bodies.add(answer.body);
    }
  }
  expect(bodies.size).toBe(1);
});

it('records refusals and downloads in the chain of the token', async () => {
  await get('/innovations/INV-DRAFB', 'unit_head');
  await get(`/innovations/INV-KRM1A/evidence/${evidence.id}`, 'coordinator');
  const rows = await server.database.db
    .selectFrom('event')
    .select(['type', 'role', 'after'])
    .where('subject', 'like', 'token:%')
    .execute();
  expect(rows).toContainEqual({
    type: 'denied',
    role: 'unit_head',
    after: { action: 'read_submitted', code: 'INV-DRAFB' },
  });
  expect(rows).toContainEqual({
    type: 'evidence_downloaded',
    role: 'coordinator',
    after: { code: 'INV-KRM1A', evidence: evidence.id, sha256: evidence.sha256 },
  });
});

it('shows answers by item with label, value and words, and evidence with size, type and hash', async () => {
  const answer = await get('/innovations/inv-krm1a', 'verifier');
  expect(answer.json()).toMatchObject({
    code: 'INV-KRM1A',
    name: 'Inovasi INV-KRM1A',
    unit: referenceUnits[0]?.name,
    unitId: unitA,
    state: 'submitted',
    version: 3,
    edition: 'balangan-2026',
    answers: [
      {
        item: 'nama',
        kind: 'field',
        value: { type: 'text', text: 'Inovasi INV-KRM1A' },
        text: 'Inovasi INV-KRM1A',
        revision: 1,
      },
    ],
    evidence: [
      {
        id: evidence.id,
        item: 'regulasi',
        state: 'stored',
        size: bytes.length,
        type: 'application/pdf',
        sha256: evidence.sha256,
        url: `/api/v1/innovations/INV-KRM1A/evidence/${evidence.id}`,
      },
    ],
    history: [],
  });
});

it('gives evidence whole, in parts and not again, under a harmless name', async () => {
  const url = `/innovations/INV-KRM1A/evidence/${evidence.id}`;
  const whole = await get(url, 'verifier');
  expect(whole.rawPayload).toEqual(bytes);
  expect(createHash('sha256').update(whole.rawPayload).digest('hex')).toBe(evidence.sha256);
  expect(whole.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': String(bytes.length),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    etag: `"${evidence.sha256}"`,
  });
  expect(whole.headers['content-disposition']).toMatch(
    /^inline; filename="[\w .()-]+"; filename\*=UTF-8''[\w%.~!*()'-]+$/,
  );
  const parts: [string, number, Buffer][] = [
    ['bytes=0-3', 206, bytes.subarray(0, 4)],
    ['bytes=5-', 206, bytes.subarray(5)],
    ['bytes=-4', 206, bytes.subarray(-4)],
    ['bytes=0-9999', 206, bytes],
    ['bytes=9999-', 416, Buffer.alloc(0)],
    ['bytes=-0', 416, Buffer.alloc(0)],
    ['bytes=3-1', 200, bytes],
    ['lines=0-1', 200, bytes],
  ];
  for (const [range, status, expected] of parts) {
    const part = await get(url, 'verifier', { range });
    expect([range, part.statusCode]).toEqual([range, status]);
    expect(status === 416 ? Buffer.alloc(0) : part.rawPayload).toEqual(expected);
  }
  const again = await get(url, 'verifier', { 'if-none-match': `"${evidence.sha256}"` });
  expect(again.statusCode).toBe(304);
});

it('pages by the code of the last row and filters', async () => {
  const first = await get('/innovations?limit=1', 'verifier');
  const { items, next }: { items: { code: string }[]; next: string } = first.json();
  expect(items.map(({ code }) => code)).toEqual(['INV-KRM1B']);
  const second = await get(`/innovations?limit=1&after=${next}`, 'verifier');
  expect(second.json()).toMatchObject({ items: [{ code: 'INV-KRM1A' }], next: null });
  const filters: [string, string[]][] = [
    [`unit=${unitB}`, ['INV-KRM1B']],
    [`unit=${encodeURIComponent(referenceUnits[1]?.name.toUpperCase() ?? '')}`, ['INV-KRM1B']],
    ['state=draft', []],
    ['q=krm1a', ['INV-KRM1A']],
    ['q=%25', []],
    ['edition=balangan-2022', []],
    ['turn=unit_admin', ['INV-KRM1B', 'INV-KRM1A']],
    ['turn=verifier', []],
    ['missing=nama', []],
    ['missing=latar_belakang', ['INV-KRM1B', 'INV-KRM1A']],
    ['gakor=tidak-ada', []],
  ];
  for (const [query, expected] of filters) {
    const page: { items: { code: string }[] } = (
      await get(`/innovations?${query}`, 'verifier')
    ).json();
    expect([query, page.items.map(({ code }) => code)]).toEqual([query, expected]);
  }
});

it('sums an edition up as far as the token may list', async () => {
  const all = (await get('/statistics?spd=51', 'coordinator')).json();
  expect(all).toMatchObject({
    ...{ edition: 'balangan-2026', handedIn: 2, drafts: 2 },
    index: { spd: 51, sid: 0, coercive: { met: false } },
    ...{ years: [{ year: 2026, count: 2 }], past: [] },
    countedAt: expect.stringMatching(/^\d{4}-.*Z$/u),
  });
  expect(all.funnel.slice(0, 3)).toEqual([
    { stage: 'draft', count: 4 },
    { stage: 'submitted', count: 2 },
    { stage: 'unit_verified', count: 0 },
  ]);
  const own = (await get('/statistics', 'unit_head')).json();
  expect(own).toMatchObject({ handedIn: 1, drafts: 1, index: null });
  const refused = await Promise.all([
    get(`/statistics?unit=${unitB}`, 'unit_admin'),
    get('/statistics', 'operator'),
  ]);
  expect(refused.map(({ statusCode }) => statusCode)).toEqual([403, 403]);
});

it('lists units and editions, and gives a whole edition', async () => {
  const units: { items: unknown[] } = (await get('/units', 'operator')).json();
  expect(units.items).toHaveLength(referenceUnits.length);
  const editions = await get('/editions', 'mentor');
  expect(editions.json()).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ id: 'balangan-2026' })]),
  });
  const one: { sections: { items: unknown[] }[] } = (
    await get('/editions/balangan-2026', 'mentor')
  ).json();
  expect(one.sections.length).toBeGreaterThan(0);
  expect((await get('/editions/__proto__', 'mentor')).statusCode).toBe(404);
});

it('describes every route of the API in one document that needs no token', async () => {
  const answer = await server.app.inject({ url: '/api/v1/openapi.json' });
  const document: { openapi: string; paths: Record<string, unknown> } = answer.json();
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths).toSorted()).toEqual([
    '/api/v1/broadcasts',
    '/api/v1/broadcasts/files',
    '/api/v1/broadcasts/preview',
    '/api/v1/broadcasts/{code}',
    '/api/v1/broadcasts/{code}/attendance',
    '/api/v1/broadcasts/{code}/attendance.csv',
    '/api/v1/broadcasts/{code}/cancel',
    '/api/v1/broadcasts/{code}/confirm',
    '/api/v1/broadcasts/{code}/pause',
    '/api/v1/broadcasts/{code}/resume',
    '/api/v1/candidates',
    '/api/v1/candidates/counts',
    '/api/v1/candidates/{number}/changes',
    '/api/v1/cards',
    '/api/v1/cards/{code}',
    '/api/v1/editions',
    '/api/v1/editions/{id}',
    '/api/v1/editions/{id}/calendar',
    '/api/v1/editions/{id}/calendar/changes',
    '/api/v1/editions/{id}/designation',
    '/api/v1/editions/{id}/designation/{list}/sk',
    '/api/v1/editions/{id}/nil-statements',
    '/api/v1/events',
    '/api/v1/gakor',
    '/api/v1/gakor/changes',
    '/api/v1/innovations',
    '/api/v1/innovations/{code}',
    '/api/v1/innovations/{code}/answers/{item}',
    '/api/v1/innovations/{code}/decisions',
    '/api/v1/innovations/{code}/differences',
    '/api/v1/innovations/{code}/evidence/{id}',
    '/api/v1/innovations/{code}/evidence/{item}',
    '/api/v1/innovations/{code}/levels',
    '/api/v1/innovations/{code}/monev',
    '/api/v1/innovations/{code}/national-entry',
    '/api/v1/innovations/{code}/papers/{paper}',
    '/api/v1/innovations/{code}/submission',
    '/api/v1/innovations/{code}/thread',
    '/api/v1/innovations/{code}/versions',
    '/api/v1/invitations',
    '/api/v1/invitations/{id}/end',
    '/api/v1/meetings/{number}/papers/{paper}',
    '/api/v1/paper-jobs',
    '/api/v1/paper-jobs/{id}',
    '/api/v1/paper-jobs/{id}/file',
    '/api/v1/papers/{paper}',
    '/api/v1/reminders',
    '/api/v1/roles',
    '/api/v1/roles/{id}/end',
    '/api/v1/settings/edition',
    '/api/v1/statistics',
    '/api/v1/units',
    '/api/v1/units/{id}',
    '/api/v1/units/{id}/papers/{paper}',
    '/api/v1/webhooks',
    '/api/v1/webhooks/{id}/deliveries',
    '/api/v1/webhooks/{id}/deliveries/{delivery}/again',
    '/api/v1/webhooks/{id}/end',
  ]);
});
