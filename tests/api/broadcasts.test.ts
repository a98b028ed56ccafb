// Broadcasts and the calendar over the API: preview, confirmation by count and code, steering, attendance; who may not, sees nothing.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { feedBroadcasts } from '../../src/db/transactions/feed-broadcasts.ts';
import { createToken } from '../../src/db/transactions/create-token.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { type TestServer, startTestServer } from '../support/http.ts';
import { openTalk, type Somebody, type Talk } from '../support/talk.ts';
import { beginAt, loudForHours } from '../support/loud.ts';

let server: TestServer;
let talk: Talk;
let people: Somebody[];
const tokens = new Map<string, string>();
const now = loudForHours();

beforeAll(async () => {
  server = await startTestServer();
  talk = await openTalk(server.database);
  people = [
    await talk.meet('=Sari, {unit}', [{ role: 'innovator', unit: 'puskesmas-awayan' }]),
    await talk.meet('Budi', [{ role: 'unit_admin', unit: 'puskesmas-juai' }]),
    await talk.meet('Tono', [{ role: 'innovator', unit: 'puskesmas-juai' }]),
  ];
  for (const role of ['coordinator', 'unit_admin', 'verifier', 'operator']) {
    const token = `sb_${createHash('sha256').update(role).digest('base64url')}`;
    await createToken(server.database.db, {
      token,
      role,
      unitId: role === 'unit_admin' ? 'puskesmas-juai' : null,
      label: null,
      days: 1,
    });
    tokens.set(role, token);
  }
});
afterAll(() => server.close());

const call = async (
  role: string,
  method: 'GET' | 'POST',
  url: string,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
) => {
  const answer = await server.app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { authorization: `Bearer ${tokens.get(role)}`, ...headers },
    ...(body === undefined ? {} : { payload: body }),
  });
  return { status: answer.statusCode, text: answer.payload, json: () => answer.json() };
};

it('counts, previews, and goes out only after count and code', async () => {
  const made = await call('coordinator', 'POST', '/broadcasts', {
    text: 'Yth. {nama} di {unit}, mohon hadir.',
    question: { kind: 'attendance' },
  });
  expect(made.status).toBe(201);
  const { code, confirmation, count, samples } = made.json();
  expect(count).toBe(3);
  // A name with braces in it is a name.
  expect(samples.map((one: { text: string }) => one.text)).toContain(
    'Yth. =Sari, {unit} di UPT Puskesmas Awayan, mohon hadir.',
  );
  const feed = async () => {
    await beginAt(server.database.db, now);
    return feedBroadcasts(server.database.db, { edition: balangan2026, now });
  };
  expect((await feed()).queued).toBe(0);
  const confirm = (given: object) =>
    call('coordinator', 'POST', `/broadcasts/${code}/confirm`, given);
  expect((await confirm({ count: 2, confirmation })).status).toBe(409);
  expect((await confirm({ count: 3, confirmation: '00000000' })).status).toBe(403);
  expect((await confirm({ count: 3, confirmation })).json()).toMatchObject({ state: 'scheduled' });
  expect((await confirm({ count: 3, confirmation })).status).toBe(409);
  expect((await feed()).queued).toBe(3);
  await server.database.db
    .updateTable('outbox')
    .set({ state: 'sent', sent_at: new Date() })
    .where('kind', '=', 'broadcast')
    .execute();
  const [sari, budi] = people;
  if (sari === undefined || budi === undefined) throw new Error('nobody');
  expect(await talk.says(sari, 'hadir')).toContain('Jawaban Anda: hadir');
  expect(await talk.says(budi, `diwakili ${code} Siti Aminah`)).toContain(
    'diwakili oleh Siti Aminah',
  );
  const read = (await call('coordinator', 'GET', `/broadcasts/${code}`)).json();
  expect(read).toMatchObject({ sent: 3, waiting: 0 });
  expect(read.answers).toEqual([
    { answer: 'present', count: 1 },
    { answer: 'represented', count: 1 },
  ]);
  const list = await call('coordinator', 'GET', `/broadcasts/${code}/attendance.csv`);
  expect(list.text).toContain(`"'=Sari, {unit}",,UPT Puskesmas Awayan,hadir,`);
  expect(list.text).toContain('Budi,,UPT Puskesmas Juai,diwakili,Siti Aminah');
  expect(list.text).toContain('Tono,,UPT Puskesmas Juai,belum menjawab,');
});

it('an admin writes to the people of the own unit only, and sees no other broadcast', async () => {
  const made = await call('unit_admin', 'POST', '/broadcasts', { text: 'Rapat unit' });
  expect(made.json()).toMatchObject({ count: 2 });
  const { items } = (await call('unit_admin', 'GET', '/broadcasts')).json();
  expect(items).toHaveLength(1);
  const { items: all } = (await call('coordinator', 'GET', '/broadcasts')).json();
  expect(all).toHaveLength(2);
  const other = all.find((one: { code: string }) => one.code !== items[0].code);
  expect((await call('unit_admin', 'GET', `/broadcasts/${other.code}`)).status).toBe(404);
  expect((await call('unit_admin', 'POST', `/broadcasts/${other.code}/cancel`)).status).toBe(404);
  expect((await call('verifier', 'POST', '/broadcasts', { text: 'Halo' })).status).toBe(403);
  expect((await call('operator', 'POST', '/broadcasts', { text: 'Halo' })).status).toBe(403);
  // Row 33: an operator may stop a broadcast, and stopping is all.
  const steer = async (role: string, to: string) => {
    const { status } = await call(role, 'POST', `/broadcasts/${other.code}/${to}`);
    return status;
  };
  expect([await steer('operator', 'resume'), await steer('verifier', 'pause')]).toEqual([403, 404]);
  await server.database.db
    .updateTable('broadcast')
    .set({ state: 'paused' })
    .where('code', '=', other.code)
    .execute();
  expect([await steer('operator', 'resume'), await steer('coordinator', 'resume')]).toEqual([
    403, 200,
  ]);
  expect(await steer('operator', 'pause')).toBe(200);
  expect(
    (await call('operator', 'POST', `/broadcasts/${items[0].code}/cancel`)).json(),
  ).toMatchObject({ state: 'cancelled' });
});

it('a file that is stored already goes out by its hash; one of another unit does not', async () => {
  const sha256 = createHash('sha256').update('undangan').digest('hex');
  await server.database.db
    .insertInto('evidence_file')
    .values({
      person_id: people[0]?.personId ?? 0,
      innovation_id: null,
      item: null,
      purpose: 'broadcast',
      state: 'stored',
      channel: 'telegram',
      ref: '{}',
      name: 'Undangan.pdf',
      sha256,
      size: 8,
      format: 'pdf',
      mime: 'application/pdf',
      stored_at: new Date(),
      told_at: new Date(),
      inbox_id: null,
      caption: null,
      album: null,
      declared_size: null,
      duration_seconds: null,
      claimed_by: null,
    })
    .execute();
  const text = 'Undangan terlampir';
  const made = await call('coordinator', 'POST', '/broadcasts', { text, file: sha256 });
  expect(made.status).toBe(201);
  const { file_id: file } = await server.database.db
    .selectFrom('broadcast')
    .select('file_id')
    .where('code', '=', made.json().code)
    .executeTakeFirstOrThrow();
  expect(file).not.toBeNull();
  // Sari sent it, who is not of the unit of this token.
  for (const [role, hash] of [
    ['unit_admin', sha256],
    ['coordinator', '0'.repeat(64)],
  ] as const) {
    const refused = await call(role, 'POST', '/broadcasts', { text, file: hash });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('body.file');
  }
});

it('a repeated key makes one draft, lets it go once, and holds it once', async () => {
  const keyed = (url: string, key: string, body?: object) =>
    call('coordinator', 'POST', url, body, { 'idempotency-key': key });
  const draft = { text: 'Rapat hari Senin' };
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => keyed('/broadcasts', 'draf-1', draft)),
  );
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
  const [first] = answers.map((one) => one.json());
  for (const again of answers)
    expect(again.json()).toMatchObject({ code: first.code, confirmation: first.confirmation });
  const { rows } = await sql`select 1 from broadcast where text = ${draft.text}`.execute(
    server.database.db,
  );
  expect(rows).toHaveLength(1);
  // What is kept of the answer does not let anybody confirm.
  const { rows: kept } = await sql<{ response: unknown }>`
    select response from api_request where key = 'draf-1'`.execute(server.database.db);
  expect(JSON.stringify(kept)).not.toContain(first.confirmation);
  const other = await keyed('/broadcasts', 'draf-1', { text: 'Lain' });
  expect([other.status, other.json().code]).toEqual([422, 'key_reused']);

  const { code, confirmation, count } = first;
  const confirm = () => keyed(`/broadcasts/${code}/confirm`, 'lepas-1', { count, confirmation });
  expect([(await confirm()).status, (await confirm()).status]).toEqual([200, 200]);
  const hold = (key: string) => keyed(`/broadcasts/${code}/pause`, key);
  expect([(await hold('tahan-1')).status, (await hold('tahan-1')).status]).toEqual([200, 200]);
  expect((await hold('tahan-2')).status).toBe(409);
});

it('a text with an unknown placeholder is refused', async () => {
  const made = await call('coordinator', 'POST', '/broadcasts', { text: 'Halo {constructor}' });
  expect(made.status).toBe(400);
  expect(made.text).toContain('{constructor}');
});

it('the calendar is read by all and changed by a coordinator on the version that was read', async () => {
  const url = '/editions/balangan-2026/calendar';
  expect((await call('verifier', 'GET', url)).json()).toMatchObject({ version: 0, steps: [] });
  const open = { change: { what: 'open', starts: '2026-12-01' }, version: 0 };
  expect((await call('verifier', 'POST', `${url}/changes`, open)).status).toBe(403);
  expect((await call('coordinator', 'POST', `${url}/changes`, open)).json()).toMatchObject({
    version: 1,
    entryEnds: '2027-01-03',
  });
  const move = {
    change: { what: 'move', no: 3, starts: '2026-12-01', ends: '2026-12-20' },
    version: 0,
  };
  expect((await call('coordinator', 'POST', `${url}/changes`, move)).status).toBe(409);
  expect(
    (await call('coordinator', 'POST', `${url}/changes`, { ...move, version: 1 })).json(),
  ).toMatchObject({
    version: 2,
    entryEnds: '2026-12-20',
  });
  const wrong = {
    change: { what: 'move', no: 3, starts: '2026-12-20', ends: '2026-12-01' },
    version: 2,
  };
  expect((await call('coordinator', 'POST', `${url}/changes`, wrong)).text).toContain(
    'ends_before_start',
  );
});
