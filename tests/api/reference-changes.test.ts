// Units and the running edition changed by a program: a coordinator's alone, on record, and known to a running server.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { followReference } from '../../src/db/follow-reference.ts';
import { loadReference } from '../../src/db/reference.ts';
import { createToken } from '../../src/db/transactions/create-token.ts';
import type { Role } from '../../src/domain/access.ts';
import { searchUnits } from '../../src/domain/language/units.ts';
import { makeLog } from '../../src/log.ts';
import { type TestServer, startTestServer } from '../support/http.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await loadReference(server.database.db);
  for (const role of ['coordinator', 'verifier', 'operator'] as const)
    await createToken(server.database.db, {
      token: token(role),
      role,
      unitId: null,
      label: null,
      days: 1,
    });
});
afterAll(() => server.close());

const token = (role: Role): string => `sb_${role.padEnd(43, '0')}`.replaceAll('_', '-');
const put = (url: string, payload: object, role: Role = 'coordinator') =>
  server.app.inject({
    method: 'PUT',
    url: `/api/v1${url}`,
    headers: { authorization: `Bearer ${token(role)}` },
    payload,
  });
const events = (subject: string) =>
  server.database.db
    .selectFrom('event')
    .select(['type', 'role', 'channel', 'reason'])
    .where('subject', '=', subject)
    .orderBy('seq')
    .execute();
const dishub = { name: 'Dinas Perhubungan', kind: 'skpd', aliases: ['Dishub'] };

it('adds and replaces a unit for a coordinator, the same again changes nothing', async () => {
  const added = await put('/units/dishub', dishub);
  expect(added.statusCode).toBe(201);
  expect(added.json()).toEqual({
    ...dishub,
    id: 'dishub',
    short: null,
    former: [],
    active: true,
  });
  expect((await put('/units/dishub', dishub)).statusCode).toBe(200);
  const renamed = await put('/units/dishub', { name: 'Dinas Perhubungan Darat', kind: 'skpd' });
  expect(renamed.json()).toMatchObject({ aliases: [], former: ['Dinas Perhubungan'] });
  expect(await events('unit:dishub')).toMatchObject([
    { type: 'unit_added', role: 'coordinator', channel: 'api' },
    { type: 'unit_changed', reason: expect.stringMatching(/^token:\d+$/) },
  ]);
});

it.each<[string, string, object, Role, number]>([
  ['a verifier', '/units/x', dishub, 'verifier', 403],
  ['an operator', '/units/x', dishub, 'operator', 403],
  [
    'a verifier who chooses the edition',
    '/settings/edition',
    { id: 'balangan-2022' },
    'verifier',
    403,
  ],
  [
    'a name that is taken',
    '/units/x',
    { name: 'Dinas Kesehatan', kind: 'skpd' },
    'coordinator',
    409,
  ],
  ['an unknown kind', '/units/x', { name: 'Dinas X', kind: 'dinas' }, 'coordinator', 400],
  ['a name without letters', '/units/x', { name: '123', kind: 'skpd' }, 'coordinator', 400],
  ['an id that is a path', '/units/..%2fx', dishub, 'coordinator', 400],
  ['more than is known', '/units/x', { ...dishub, role: 'operator' }, 'coordinator', 400],
  [
    'an edition that is not there',
    '/settings/edition',
    { id: 'balangan-1999' },
    'coordinator',
    404,
  ],
])('refuses %s and changes nothing', async (_what, url, body, role, status) => {
  const units = () =>
    server.app.inject({
      url: '/api/v1/units',
      headers: { authorization: `Bearer ${token('verifier')}` },
    });
  const before = (await units()).json();
  expect((await put(url, body, role)).statusCode).toBe(status);
  expect((await units()).json()).toEqual(before);
  expect(await events('unit:x')).toEqual([]);
});

it('makes an edition the running one', async () => {
  expect((await put('/settings/edition', { id: 'balangan-2022' })).json()).toEqual({
    id: 'balangan-2022',
  });
  expect(await events('setting:edition')).toMatchObject([
    { type: 'edition_set', role: 'coordinator' },
  ]);
});

it('is known to a process that runs, and what did not change stays the same object', async () => {
  const { db } = server.database;
  const facts = await followReference(db, makeLog('silent'), 20);
  const before = facts.units;
  await db.updateTable('setting').set({ updated_at: new Date() }).execute();
  expect(searchUnits(facts.units, 'Dinas Pemadam Kebakaran').kind).not.toBe('exact');
  await put('/units/damkar', { name: 'Dinas Pemadam Kebakaran', kind: 'skpd' });
  await put('/settings/edition', { id: 'balangan-2026' });
  await vi.waitUntil(() => facts.units !== before && facts.edition === 'balangan-2026', {
    timeout: 30_000,
    interval: 5,
  });
  expect(searchUnits(facts.units, 'dinas pemadam kebakaran')).toMatchObject({
    kind: 'exact',
    id: 'damkar',
  });
  const after = facts.units;
  // Read again at least once more: the edition is another.
  await put('/settings/edition', { id: 'balangan-2022' });
  await vi.waitUntil(() => facts.edition === 'balangan-2022', { timeout: 30_000, interval: 5 });
  expect(facts.units).toBe(after);
  facts.stop();
});
