// The second half of a season by programs alone: levels, monev, the list, the SK, the national entry, nil statements.
// What is stored must be what the record tells: the tables are folded again from the events at the end.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from 'kysely';
import { loadReference } from '../../src/db/reference.ts';
import { createToken } from '../../src/db/transactions/create-token.ts';
import { verifyRecord } from '../../src/db/verify/verify.ts';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type TestServer, startTestServer } from '../support/http.ts';
import { Season } from '../support/season.ts';

const unit = 'puskesmas-awayan';
const base = '/api/v1/editions/balangan-2026';
const tokenOf = (role: string) => `sb_${createHash('sha256').update(role).digest('base64url')}`;
let database: TestDatabase;
let server: TestServer;
let season: Season;
let made = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startTestServer({ db: database.db, sessionUrl: database.url });
  season = await Season.open(database);
  await loadReference(database.db);
  for (const role of ['unit_admin', 'unit_head', 'verifier', 'coordinator', 'operator'])
    await createToken(database.db, {
      token: tokenOf(role),
      role,
      unitId: role.startsWith('unit_') ? unit : null,
      label: null,
      days: 1,
    });
  await season.join('Rina', 'innovator', unit);
  await season.join('Siti', 'unit_admin', unit);
  await season.join('Dewi', 'unit_admin', 'rsud');
});
afterAll(async () => {
  await server.close();
  await database.drop();
});

interface Answer {
  readonly status: number;
  readonly body: {
    readonly code?: string;
    readonly state?: string;
    readonly version?: number;
    readonly designation?: number;
    readonly monitored?: readonly { readonly code: string; readonly version: number }[];
    readonly last?: { readonly scan: unknown };
    readonly maturity?: Record<'claimed' | 'verified' | 'most', number | null>;
    readonly verifiedLevels?: unknown;
    readonly items?: readonly { readonly unitId: string; readonly declaredBy: string | null }[];
  };
}

async function ask(
  role: string,
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  payload?: object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const answer = await server.app.inject({
    method,
    url,
    headers: { authorization: `Bearer ${tokenOf(role)}`, ...headers },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.json<Answer['body']>() };
}

const decide = (role: string, code: string, step: string, version: number) =>
  ask(role, 'POST', `/api/v1/innovations/${code}/decisions`, { step, version });

/** An innovation that Bappedalitbang has accepted, every step by programs; with its version. */
async function accepted(): Promise<{ code: string; version: number }> {
  made += 1;
  const code = await season.fill('Rina', `Siap Timbang ${made}`);
  await season.submit('Rina');
  let { version } = await season.stateOf(code);
  for (const [role, step] of [
    ['unit_admin', 'verify'],
    ['unit_head', 'endorse'],
    ['verifier', 'accept'],
  ] as const) {
    const done = await decide(role, code, step, version);
    expect([step, done.status]).toEqual([step, 200]);
    version = done.body.version ?? 0;
  }
  return { code, version };
}

const sevenRows = [1, 2, 3, 4, 5, 6, 7].map((no) => ({
  no,
  factual: `temuan ${no}`,
  advice: null,
}));

async function monitored(): Promise<{ code: string; version: number }> {
  const { code, version } = await accepted();
  const body = { rows: sevenRows, officer: 'Siti', finish: true, version };
  const done = await ask('verifier', 'PUT', `/api/v1/innovations/${code}/monev`, body);
  expect([done.status, done.body.state]).toEqual([200, 'monitored']);
  return { code, version: done.body.version ?? 0 };
}

it('sets a level on the version that was read, and the claimed one stays', async () => {
  const { code, version } = await accepted();
  const url = `/api/v1/innovations/${code}/levels`;
  const body = { item: 'regulasi', level: 1, reason: 'baru SK Kepala Dinas', version };
  const claimed = async () => {
    const { rows } = await sql<{ value: unknown }>`
      select a.value from answer a join innovation n on n.id = a.innovation_id where n.code = ${code} and item = 'regulasi'`.execute(
      database.db,
    );
    return rows;
  };
  const before = await claimed();
  const key = { 'idempotency-key': `tingkat-${code}` };
  const done = await ask('verifier', 'POST', url, body, key);
  expect(done).toEqual({ status: 200, body: { code, state: 'accepted', version: version + 1 } });
  expect(await ask('verifier', 'POST', url, body, key)).toEqual(done);
  expect((await ask('verifier', 'POST', url, { ...body, level: 2 }, key)).body.code).toBe(
    'key_reused',
  );
  expect((await ask('verifier', 'POST', url, body)).body.code).toBe('conflict');
  const now = { ...body, version: version + 1 };
  expect((await ask('verifier', 'POST', url, { ...now, item: 'nama' })).status).toBe(400);
  expect((await ask('verifier', 'POST', url, { ...now, level: 4 })).status).toBe(400);
  expect((await ask('verifier', 'POST', url, { ...now, reason: ' ' })).status).toBe(400);
  expect((await ask('verifier', 'POST', url, { ...now, reason: 'a\0b' })).status).toBe(400);
  const { rows } = await sql<object>`
    select v.level::int, v.reason, v.set_by from verified_level v join innovation n on n.id = v.innovation_id where n.code = ${code}`.execute(
    database.db,
  );
  expect(rows).toEqual([{ level: 1, reason: body.reason, set_by: null }]);
  expect(await claimed()).toEqual(before);
});

it('tells the claimed maturity and the verified one apart', async () => {
  made += 1;
  const code = await season.fill('Rina', `Siap Timbang ${made}`);
  await season.submit('Rina');
  const url = `/api/v1/innovations/${code}`;
  const read = async (): Promise<Answer['body']> => (await ask('verifier', 'GET', url)).body;
  const before = await read();
  // Every indicator is claimed at level 1 with a file; 37 is the sum of their weights.
  expect(before.maturity).toEqual({ claimed: 37, verified: null, most: 111 });
  expect(before.verifiedLevels).toEqual([]);

  const after = await accepted();
  const item = 'regulasi';
  const body = { item, level: 3, reason: 'sudah Perda', version: after.version };
  const levels = `/api/v1/innovations/${after.code}/levels`;
  expect((await ask('verifier', 'POST', levels, body)).status).toBe(200);
  const record = (await ask('verifier', 'GET', `/api/v1/innovations/${after.code}`)).body;
  // Regulasi weighs 3: two levels more.
  expect(record.maturity).toEqual({ claimed: 37, verified: 43, most: 111 });
  expect(record.verifiedLevels).toEqual([{ item, level: 3, reason: 'sudah Perda' }]);
});

it('ends the monev with seven rows and an officer, and with nothing less', async () => {
  const { code, version } = await accepted();
  const url = `/api/v1/innovations/${code}/monev`;
  const put = (body: object) => ask('verifier', 'PUT', url, body);
  expect((await put({ rows: sevenRows, finish: true, version })).body.code).toBe('incomplete');
  expect(
    (await put({ rows: sevenRows.slice(1), officer: 'Siti', finish: true, version })).body.code,
  ).toBe('incomplete');
  expect((await put({ rows: [sevenRows[0], sevenRows[0]], version })).status).toBe(400);
  const first = await put({ rows: sevenRows.slice(0, 3), version });
  expect(first.body).toEqual({ code, state: 'accepted', version: version + 3 });
  expect((await put({ rows: sevenRows, version })).body.code).toBe('conflict');
  const read = await server.app.inject({
    url,
    headers: { authorization: `Bearer ${tokenOf('verifier')}` },
  });
  expect(read.json<unknown>()).toEqual({ rows: sevenRows.slice(0, 3), officer: null });
  const rest = { rows: sevenRows.slice(3), officer: 'Siti', finish: true, version: version + 3 };
  expect((await put(rest)).body).toEqual({ code, state: 'monitored', version: version + 9 });
  expect((await put({ rows: sevenRows, version: version + 9 })).body.code).toBe('wrong_step');
});

it('freezes what was read, records the SK once, and ticks off the national entry', async () => {
  const one = await monitored();
  const two = await monitored();
  const look = async () =>
    (await ask('coordinator', 'GET', `${base}/designation`)).body.monitored ?? [];
  const itemsOf = (rows: Awaited<ReturnType<typeof look>>) =>
    rows.map(({ code, version }) => ({ code, version }));
  const items = itemsOf(await look());
  expect(items).toContainEqual(one);
  expect(items).toContainEqual(two);
  const freeze = (rows: typeof items) =>
    ask('coordinator', 'POST', `${base}/designation`, { items: rows });
  expect((await freeze(items.slice(1))).body.code).toBe('conflict');
  expect((await freeze(items.map((row) => ({ ...row, version: row.version - 1 })))).body.code).toBe(
    'conflict',
  );
  const races = await Promise.all(Array.from({ length: 8 }, () => freeze(items)));
  expect(races.map(({ status }) => status).toSorted()).toEqual([200, ...Array(7).fill(409)]);
  const list = races.find(({ status }) => status === 200)?.body.designation ?? 0;
  expect((await freeze(itemsOf(await look()))).body.code).toBe('wrong_step');

  const sk = { number: '188.45/12/Kum/2026', date: '2026-12-07' };
  const record = (no: number) => ask('coordinator', 'PUT', `${base}/designation/${no}/sk`, sk);
  expect((await record(list + 1)).body.code).toBe('conflict');
  const recorded = await Promise.all(Array.from({ length: 4 }, () => record(list)));
  expect(recorded.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
  expect((await season.stateOf(one.code)).state).toBe('designated');

  const scan = async () => (await ask('coordinator', 'GET', `${base}/designation`)).body.last?.scan;
  expect(await scan()).toBeNull();
  await season.join('Kora', 'coordinator', null);
  const paper = { ref: { id: 'sk' }, name: 'sk.pdf', mime: null, size: 1000 };
  await season.say('Kora', 'scan sk 188.45/12/KUM/2026', [paper]);
  expect(await scan()).toBeNull();
  await season.fetchFiles();
  const sha256 = expect.stringMatching(/^[0-9a-f]{64}$/);
  expect(await scan()).toEqual({ name: 'sk.pdf', size: 1000, sha256 });

  const { version } = await season.stateOf(one.code);
  const entry = (role: string, body: object) =>
    ask(role, 'POST', `/api/v1/innovations/${one.code}/national-entry`, body);
  expect((await entry('verifier', { portalId: ' ', version })).status).toBe(400);
  expect((await entry('verifier', { portalId: 'IGA-1', version: version - 1 })).body.code).toBe(
    'conflict',
  );
  expect((await entry('coordinator', { portalId: 'IGA-1', version })).body).toEqual({
    code: one.code,
    state: 'reported',
    version: version + 2,
  });
});

it('refuses an SK for a list on which something changed', async () => {
  const { code } = await monitored();
  const { monitored: rows = [] } = (await ask('coordinator', 'GET', `${base}/designation`)).body;
  const items = rows.map((row) => ({ code: row.code, version: row.version }));
  const frozen = await ask('coordinator', 'POST', `${base}/designation`, { items });
  const { version } = await season.stateOf(code);
  const reopened = await ask('coordinator', 'POST', `/api/v1/innovations/${code}/decisions`, {
    ...{ step: 'reopen', version, reason: 'perlu dilihat lagi' },
  });
  expect(reopened.status).toBe(200);
  const sk = { number: '1/2026', date: '2026-12-07' };
  const answer = await ask(
    'coordinator',
    'PUT',
    `${base}/designation/${frozen.body.designation}/sk`,
    sk,
  );
  expect(answer.body.code).toBe('conflict');
  expect((await season.stateOf(code)).state).toBe(reopened.body.state);
});

it('lists nil statements: those of the own unit, or all', async () => {
  const asked = await season.say('Dewi', 'nihil');
  const code = /kode ini: (\d{4})/.exec(asked.map(({ text }) => text).join('\n'))?.[1];
  await season.say('Dewi', code ?? '');
  const units = async (role: string) => {
    const { status, body } = await ask(role, 'GET', `${base}/nil-statements`);
    return [status, body.items?.map(({ unitId }) => unitId)];
  };
  expect(await units('verifier')).toEqual([200, ['rsud']]);
  expect(await units('unit_admin')).toEqual([200, []]);
  expect((await units('operator'))[0]).toBe(403);
});

it('leaves a record from which the tables are rebuilt', async () => {
  const verdict = await verifyRecord(database.db, (id, version) => {
    const found = findEdition(id, version);
    if (found === null) throw new Error(`no edition ${id}`);
    return found;
  });
  expect([verdict.badEvent, verdict.differences]).toEqual([null, []]);
});
