// Programs that fill in: begun, answered and handed in as in a chat, in the name of the person who answers for the token, within
// the unit of the token, and in the version that was read.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createToken } from '../../src/db/transactions/create-token.ts';
import { verifyRecord } from '../../src/db/verify/verify.ts';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
import { type DeskTest, startDeskTest } from '../support/desk.ts';
import { Season } from '../support/season.ts';

let desk: DeskTest;
let season: Season;
const tokens = new Map<string, string>();

beforeAll(async () => {
  desk = await startDeskTest();
  season = await Season.open(desk.server.database);
  await season.join('Rina', 'innovator', desk.units.own);
  for (const [word, role, unitId, holder] of [
    ['admin', 'unit_admin', desk.units.own, 'unit_admin'],
    ['other', 'unit_admin', desk.units.other, 'other admin'],
    ['nobody', 'unit_admin', desk.units.own, null],
    ['verifier', 'verifier', null, 'verifier'],
  ] as const) {
    const token = `sb_${word}_${'x'.repeat(40)}`;
    tokens.set(word, token);
    const personId = holder === null ? null : (desk.people.get(holder) ?? 0);
    await createToken(desk.db, { token, role, unitId, label: null, days: 1, personId });
  }
});
afterAll(() => desk.close());

async function ask(
  who: string,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: object,
  key?: string,
) {
  const answer = await desk.server.app.inject({
    ...{ method, url: `/api/v1/innovations${path}` },
    headers: {
      authorization: `Bearer ${tokens.get(who)}`,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(body === undefined ? {} : { payload: body }),
  });
  return { status: answer.statusCode, body: answer.json() };
}

/** The record alone leads to the same tables; who holds which role was put there by this test. */
async function expectRecord(): Promise<void> {
  const { badEvent, differences } = await verifyRecord(desk.db, (id, version) => {
    const found = findEdition(id, version);
    if (found === null) throw new Error(`no edition ${id}`);
    return found;
  });
  const wrong = differences.filter(({ table }) => table !== 'role_grant');
  expect([badEvent, wrong]).toEqual([null, []]);
}

it('begins and answers in the name of its person, once for each key and version', async () => {
  const begun = await ask('admin', 'POST', '', { name: 'Posyandu Kebun' }, 'k1');
  expect([begun.status, begun.body]).toEqual([
    201,
    { code: expect.any(String), state: 'draft', version: expect.any(Number) },
  ]);
  expect(await ask('admin', 'POST', '', { name: 'Posyandu Kebun' }, 'k1')).toEqual(begun);
  const { code, version } = begun.body;
  const place = `/${code}/answers/latar_belakang`;
  const text = 'Balita di desa jarang ditimbang karena posyandu buka saat orang tua bekerja.';
  const stored = await ask('admin', 'PUT', place, { text, version });
  expect([stored.status, stored.body.version > version]).toEqual([200, true]);
  const late = await ask('admin', 'PUT', place, { text: `${text} Lagi.`, version });
  expect([late.status, late.body.code]).toEqual([409, 'conflict']);
  const read = await ask('admin', 'GET', `/${code}`);
  expect(read.body).toMatchObject({ name: 'Posyandu Kebun', unitId: desk.units.own });
  const answers: { item: string; text: string }[] = read.body.answers;
  expect(answers.find(({ item }) => item === 'latar_belakang')?.text).toBe(text);
  const { rows } = await sql<{ channel: string; person_id: number; request_id: string | null }>`
    select distinct channel, person_id, request_id is not null as request_id from event
    where subject = ${`innovation:${code}`}`.execute(desk.db);
  const person_id = desk.people.get('unit_admin');
  expect(rows).toEqual([{ channel: 'api', person_id, request_id: true }]);
  await expectRecord();
});

it('is told what the engine says against an answer, and what is not there', async () => {
  const { body } = await ask('admin', 'POST', '', { name: 'Posyandu Sawah' });
  const { code, version } = body;
  const put = (item: string, given: object, who = 'admin') =>
    ask(who, 'PUT', `/${code}/answers/${item}`, { version, ...given });
  const refused = await put('bentuk', { text: 'entah yang mana' });
  expect([refused.status, refused.body.code]).toEqual([422, 'answer_refused']);
  expect(refused.body.issues[0]).toMatchObject({ path: 'body.text' });
  expect((await put('tidak_ada', { text: 'x' })).status).toBe(400);
  expect((await put('latar_belakang', { text: 'x', part: 'level' })).status).toBe(400);
  expect((await put('bentuk', { text: '1' }, 'other')).status).toBe(404);
  expect((await put('bentuk', { text: '1' }, 'verifier')).status).toBe(403);
  const nobody = await put('bentuk', { text: '1' }, 'nobody');
  expect([nobody.status, nobody.body.code]).toEqual([403, 'no_person']);
  const early = await ask('admin', 'POST', `/${code}/submission`, { version });
  expect([early.status, early.body.code]).toEqual([422, 'answer_refused']);
  expect(early.body.issues.length).toBeGreaterThan(0);
  const name = await ask('admin', 'POST', '', { name: '?' });
  expect([name.status, name.body.code]).toEqual([422, 'answer_refused']);
});

it('hands in what has everything, once', async () => {
  const code = await season.fill('Rina', 'Siap Timbang');
  const { version } = (await ask('admin', 'GET', `/${code}`)).body;
  expect((await ask('other', 'POST', `/${code}/submission`, { version })).status).toBe(404);
  const old = await ask('admin', 'POST', `/${code}/submission`, { version: version - 1 });
  expect(old.status).toBe(409);
  const handed = await ask('admin', 'POST', `/${code}/submission`, { version }, 'k2');
  expect([handed.status, handed.body.state]).toEqual([200, 'submitted']);
  expect(await ask('admin', 'POST', `/${code}/submission`, { version }, 'k2')).toEqual(handed);
  const after = { version: handed.body.version };
  expect((await ask('admin', 'POST', `/${code}/submission`, after)).status).toBe(422);
  await expectRecord();
});

it('does not decide on what its person fills in; what somebody else owns it may', async () => {
  const code = await season.fill('Rina', 'Kebun Sehat');
  const { version } = (await ask('admin', 'GET', `/${code}`)).body;
  const handed = await ask('admin', 'POST', `/${code}/submission`, { version });
  const decide = (step: string) =>
    ask('admin', 'POST', `/${code}/decisions`, {
      ...{ step, version: handed.body.version, notes: { nama: 'Mohon tulis lengkap.' } },
    });
  const own = (is: boolean) =>
    sql`update innovation set owner_id = ${is ? desk.people.get('unit_admin') : desk.people.get('coordinator')}
      where code = ${code}`.execute(desk.db);
  await own(true);
  for (const step of ['verify', 'return']) {
    const refused = await decide(step);
    expect([step, refused.status, refused.body.code]).toEqual([step, 403, 'not_allowed']);
  }
  const { rows } =
    await sql`select 1 from event where type = 'denied' and after ->> 'action' = 'decide_own'`.execute(
      desk.db,
    );
  expect(rows).toHaveLength(2);
  await own(false);
  expect((await decide('verify')).body).toMatchObject({ state: 'unit_verified' });
});
