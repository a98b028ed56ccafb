// Webhooks out: steps reach a program that listens, signed, each once; what fails is tried again and listed; nothing goes into
// the own network unless the operator allows it, and nobody hears of another unit.
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isPrivateAddress, mayBeTold } from '../../src/api/public-address.ts';
import { queueTellings } from '../../src/db/carry/webhooks.ts';
import { recordOfInnovation } from '../../src/db/commit/record.ts';
import { secretsFrom } from '../../src/db/secrets.ts';
import { loadReference } from '../../src/db/reference.ts';
import { createToken, revokeToken } from '../../src/db/transactions/create-token.ts';
import { nextAttempt } from '../../src/domain/webhooks.ts';
import { referenceUnits } from '../../src/domain/units.ts';
import { makeLog } from '../../src/log.ts';
import { createWebhookDesk, type WebhookDesk } from '../../src/webhook-desk.ts';
import { type TestServer, startTestServer } from '../support/http.ts';
import { addInnovation, addPerson } from '../support/records.ts';

const [unitA = '', unitB = ''] = referenceUnits.map(({ id }) => id);
interface Heard {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
const heard: Heard[] = [];
let answers: (path: string) => number = () => 204;
let held: (path: string) => Promise<void> | null = () => null;
let listener: Server;
let server: TestServer;
let desk: WebhookDesk;
let host = '';
let owner = 0;
let made = 0;
const tokens = new Map<string, { id: number; token: string }>();

beforeAll(async () => {
  listener = createServer((request, reply) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      heard.push({ path: request.url ?? '', headers: request.headers, body });
      const answer = () => void reply.writeHead(answers(request.url ?? '')).end();
      void (held(request.url ?? '') ?? Promise.resolve()).then(answer);
    });
  });
  await new Promise<void>((done) => void listener.listen(0, '127.0.0.1', done));
  const address = listener.address();
  host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  server = await startTestServer({ env: { WEBHOOK_HOSTS: host } });
  const { db } = server.database;
  await loadReference(db);
  owner = await addPerson(db, 'Rahmawati');
  for (const [role, unitId] of [
    ['verifier', null],
    ['unit_head', unitB],
    ['operator', null],
    ['coordinator', null],
  ] as const) {
    const token = `sb_${role}_${'w'.repeat(40)}`;
    const { id } = await createToken(db, { token, role, unitId, label: null, days: 1 });
    tokens.set(role, { id, token });
  }
  desk = createWebhookDesk({
    ...{ db, log: makeLog('silent'), allowed: [host], tickMs: 20 },
    secrets: secretsFrom('k'.repeat(40)),
  });
  desk.start();
});
afterAll(async () => {
  await desk.stop();
  await server.close();
  listener.close();
});

async function ask(
  role: string,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
  key?: string,
) {
  const answer = await server.app.inject({
    ...{ method, url: `/api/v1${path}` },
    headers: {
      authorization: `Bearer ${tokens.get(role)?.token}`,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(body === undefined ? {} : { payload: body }),
  });
  return { status: answer.statusCode, body: answer.json() };
}

async function accepted(unitId = unitA): Promise<string> {
  made += 1;
  const code = `INV-W${String(made).padStart(4, '0')}`;
  const { db } = server.database;
  const id = await addInnovation(db, { code, unitId, ownerId: owner, state: 'submitted' });
  await sql`update innovation set state = 'unit_endorsed', version = 0 where id = ${id}`.execute(
    db,
  );
  const done = await ask('verifier', 'POST', `/innovations/${code}/decisions`, {
    step: 'accept',
    version: 0,
  });
  expect(done.status).toBe(200);
  return code;
}

const outcome = async (role: string, webhook: number, code: string) => {
  const { body } = await ask(role, 'GET', `/webhooks/${webhook}/deliveries`);
  return body.items.find((one: { code: string }) => one.code === code);
};

it('tells a decision once, signed as the standard for webhooks says, and lists that it was', async () => {
  const body = { url: `http://${host}/putusan`, steps: ['accept', 'return'] };
  const first = await ask('verifier', 'POST', '/webhooks', body, 'sekali');
  expect(await ask('verifier', 'POST', '/webhooks', body, 'sekali')).toEqual(first);
  const { id, secret } = first.body;
  const code = await accepted();
  await expect.poll(async () => (await outcome('verifier', id, code))?.state).toBe('delivered');
  const [told, ...more] = heard.filter(({ body: said }) => said.includes(code));
  expect(more).toEqual([]);
  const said = JSON.parse(told?.body ?? '{}');
  expect(said).toMatchObject({
    type: 'innovation.accept',
    data: { code, step: 'accept', version: 1, state: 'accepted', unitId: unitA, role: 'verifier' },
  });
  const headers: IncomingHttpHeaders = told?.headers ?? {};
  const key = Buffer.from(String(secret).replace('whsec_', ''), 'base64');
  const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${told?.body}`;
  const mac = createHmac('sha256', key).update(text).digest('base64');
  expect(headers['webhook-signature']).toBe(`v1,${mac}`);
  expect((await outcome('verifier', id, code)).attempts).toBe(1);
  const { body: listed } = await ask('verifier', 'GET', '/webhooks');
  expect(listed.items).toMatchObject([{ id, steps: ['accept', 'return'], waiting: 0, givenUp: 0 }]);
  expect(JSON.stringify(listed)).not.toContain('whsec');
  expect((await ask('coordinator', 'GET', `/webhooks/${id}/deliveries`)).status).toBe(404);
  await ask('verifier', 'POST', `/webhooks/${id}/end`);
});

it('tries again what was refused, later and later, and at once when the program asks for it', async () => {
  answers = () => 503;
  const { body } = await ask('verifier', 'POST', '/webhooks', { url: `http://${host}/rusak` });
  const code = await accepted();
  await expect.poll(async () => (await outcome('verifier', body.id, code))?.status).toBe(503);
  const waits = await outcome('verifier', body.id, code);
  expect(waits).toMatchObject({ state: 'waiting', attempts: 1, problem: 'refused' });
  expect(Date.parse(waits.nextAt)).toBeGreaterThan(Date.parse(waits.createdAt) + 50_000);
  answers = () => 200;
  await ask('verifier', 'POST', `/webhooks/${body.id}/deliveries/${waits.id}/again`);
  await expect
    .poll(async () => (await outcome('verifier', body.id, code))?.state)
    .toBe('delivered');
  await ask('verifier', 'POST', `/webhooks/${body.id}/end`);
  const times = Array.from({ length: 12 }, (_, at) => nextAttempt(at + 1));
  expect(times.filter((one) => one !== null).length).toBe(9);
  expect(times.slice(9)).toEqual([null, null, null]);
});

it('is told again when the process died before it could note the answer', async () => {
  const { db } = server.database;
  const { body } = await ask('verifier', 'POST', '/webhooks', { url: `http://${host}/dua` });
  const code = await accepted();
  await expect
    .poll(async () => (await outcome('verifier', body.id, code))?.state)
    .toBe('delivered');
  await sql`update webhook_delivery set state = 'waiting', ended_at = null, next_at = now() where webhook_id = ${body.id}`.execute(
    db,
  );
  const both = () => heard.filter(({ path, body: said }) => path === '/dua' && said.includes(code));
  await expect.poll(() => both().length).toBe(2);
  expect(new Set(both().map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  await ask('verifier', 'POST', `/webhooks/${body.id}/end`);
});

it('goes into no network of our own, neither by number nor by name', async () => {
  for (const url of [
    'http://contoh.go.id/x',
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'https://[::ffff:10.1.2.3]/x',
    'https://2130706433/x',
    'https://0x7f.1/x',
    'https://nama:sandi@contoh.go.id/x',
    'file:///etc/passwd',
  ]) {
    const refused = await ask('verifier', 'POST', '/webhooks', { url });
    expect([url, refused.status, refused.body.code]).toEqual([url, 400, 'bad_request']);
  }
  const { body } = await ask('verifier', 'POST', '/webhooks', { url: 'https://localhost/x' });
  const code = await accepted();
  await expect
    .poll(async () => (await outcome('verifier', body.id, code))?.problem)
    .toBe('private_address');
  await ask('verifier', 'POST', `/webhooks/${body.id}/end`);
  expect(await outcome('verifier', body.id, code)).toMatchObject({
    state: 'given_up',
    problem: 'ended',
  });
  expect(['8.8.8.8', '2606:4700::1111'].filter(isPrivateAddress)).toEqual([]);
  const inside = [
    '10.0.0.1',
    '169.254.169.254',
    'fe80::1',
    'fd00::1',
    '64:ff9b::a00:1',
    '::ffff:192.168.0.1',
  ];
  expect(inside.filter((one) => !isPrivateAddress(one))).toEqual([]);
  expect(mayBeTold('https://contoh.go.id:8443/terima', [])).toBe(true);
});

it('tells a unit of its own alone, nobody who reads nothing, and no token that ended', async () => {
  expect(
    (await ask('operator', 'POST', '/webhooks', { url: 'https://contoh.go.id/' })).status,
  ).toBe(403);
  const { body } = await ask('unit_head', 'POST', '/webhooks', { url: `http://${host}/unit` });
  const foreign = await accepted(unitA);
  const own = await accepted(unitB);
  await expect
    .poll(async () => (await outcome('unit_head', body.id, own))?.state)
    .toBe('delivered');
  expect(await outcome('unit_head', body.id, foreign)).toBeUndefined();
  await revokeToken(server.database.db, tokens.get('unit_head')?.id ?? 0);
  const late = await accepted(unitB);
  const { rows } = await sql`select 1 from webhook_delivery d join event e on e.id = d.event_id
    where d.webhook_id = ${body.id} and e.subject = ${`innovation:${late}`}`.execute(
    server.database.db,
  );
  expect(rows).toEqual([]);
});

it('tells nothing of a draft that was never handed in', async () => {
  const { db } = server.database;
  const { body } = await ask('verifier', 'POST', '/webhooks', { url: `http://${host}/konsep` });
  const queued = async (code: string, state: 'draft' | 'submitted'): Promise<number> => {
    const id = await addInnovation(db, { code, unitId: unitA, ownerId: owner, state });
    await sql`update innovation set version = 0 where id = ${id}`.execute(db);
    await recordOfInnovation(
      db,
      id,
      {
        personId: owner,
        channel: 'webchat',
        inboxId: null,
        requestId: 'tarik',
        at: new Date().toISOString(),
      },
      { type: 'withdraw', role: 'innovator', item: null },
    );
    await queueTellings(db, code, 'withdraw');
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from webhook_delivery d join event e on e.id = d.event_id
      where d.webhook_id = ${body.id} and e.innovation_id = ${id}`.execute(db);
    return rows[0]?.count ?? 0;
  };
  expect(await queued('INV-W8001', 'draft')).toBe(0);
  expect(await queued('INV-W8002', 'submitted')).toBe(1);
  await ask('verifier', 'POST', `/webhooks/${body.id}/end`);
});

it('keeps nobody waiting for a program that is silent, and asks that one no more for a minute', async () => {
  const answered = Promise.withResolvers<void>();
  held = (path) => (path === '/diam' ? answered.promise : null);
  const { body: silent } = await ask('verifier', 'POST', '/webhooks', {
    url: `http://${host}/diam`,
  });
  const { body: lively } = await ask('verifier', 'POST', '/webhooks', {
    url: `http://${host}/sigap`,
  });
  const codes = [await accepted(), await accepted(), await accepted()];
  for (const code of codes)
    await expect
      .poll(async () => (await outcome('verifier', lively.id, code))?.state)
      .toBe('delivered');
  const asked = () => heard.filter(({ path }) => path === '/diam').length;
  expect(asked()).toBe(1);
  // The note of an attempt counts for its own claim alone, also where the program asked to be told again meanwhile.
  const first = await outcome('verifier', silent.id, codes[0] ?? '');
  await ask('verifier', 'POST', `/webhooks/${silent.id}/deliveries/${first.id}/again`);
  await sql`update webhook_delivery set attempts = 1, claims = claims + 1 where id = ${first.id}`.execute(
    server.database.db,
  );
  answers = (path) => (path === '/diam' ? 503 : 200);
  answered.resolve();
  await expect.poll(asked).toBe(2);
  const rested = async () => {
    const now = Date.now();
    const rows = await Promise.all(codes.map((code) => outcome('verifier', silent.id, code)));
    return {
      resting: rows.filter(({ nextAt }) => Date.parse(nextAt) > now + 30_000).length,
      ends: rows.map(({ status }) => status),
    };
  };
  await expect.poll(rested).toEqual({ resting: 3, ends: [null, 503, null] });
  expect(asked()).toBe(2);
  answers = () => 204;
  for (const { id } of [silent, lively]) await ask('verifier', 'POST', `/webhooks/${id}/end`);
});

it('gives up what a token was to be told whose person lost the role', async () => {
  const { db } = server.database;
  const token = `sb_person_${'w'.repeat(40)}`;
  await sql`insert into role_grant (person_id, role) values (${owner}, 'verifier')`.execute(db);
  const { id } = await createToken(db, {
    ...{ token, role: 'verifier', unitId: null, label: null, days: 1, personId: owner },
  });
  tokens.set('person', { id, token });
  const { body } = await ask('person', 'POST', '/webhooks', { url: `http://${host}/orang` });
  await sql`update role_grant set revoked_at = now(), revoked_by = ${owner} where person_id = ${owner}`.execute(
    db,
  );
  await accepted();
  const ends = async () =>
    (
      await sql<{ state: string; problem: string }>`
      select state, problem from webhook_delivery where webhook_id = ${body.id}`.execute(db)
    ).rows;
  await expect.poll(ends).toEqual([{ state: 'given_up', problem: 'ended' }]);
});

it('keeps at most ten of a token open', async () => {
  for (let nth = 0; nth < 10; nth += 1)
    expect(
      (await ask('coordinator', 'POST', '/webhooks', { url: `https://contoh.go.id/${nth}` }))
        .status,
    ).toBe(201);
  const more = await ask('coordinator', 'POST', '/webhooks', { url: 'https://contoh.go.id/x' });
  expect([more.status, more.body.code]).toEqual([409, 'conflict']);
});
