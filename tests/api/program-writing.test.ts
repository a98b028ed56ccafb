// What programs write: comments and what may be innovations, in the name of whoever answers for their token, told as from a chat.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createToken } from '../../src/db/transactions/create-token.ts';
import { agendaMaterial } from '../../src/db/views/paper-material.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { type DeskTest, startDeskTest } from '../support/desk.ts';

let desk: DeskTest;
const tokens = new Map<string, string>();

beforeAll(async () => {
  desk = await startDeskTest();
  for (const [word, role, unitId, holder] of [
    ['coordinator', 'coordinator', null, 'coordinator'],
    ['verifier', 'verifier', null, 'verifier'],
    ['admin', 'unit_admin', desk.units.own, 'unit_admin'],
    ['other', 'unit_admin', desk.units.other, 'other admin'],
    ['office', 'coordinator', null, null],
  ] as const) {
    const token = `sb_${word}_${'p'.repeat(40)}`;
    tokens.set(word, token);
    const personId = holder === null ? null : (desk.people.get(holder) ?? 0);
    await createToken(desk.db, { token, role, unitId, label: null, days: 1, personId });
  }
});
afterAll(() => desk.close());

async function ask(who: string, method: 'GET' | 'POST', path: string, body?: object, key?: string) {
  const answer = await desk.server.app.inject({
    ...{ method, url: `/api/v1${path}` },
    headers: {
      authorization: `Bearer ${tokens.get(who)}`,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(body === undefined ? {} : { payload: body }),
  });
  return { status: answer.statusCode, body: answer.json() };
}

/** The notices of a kind, with whom they are for. */
async function told(key: string) {
  const { rows } = await sql<{ name: string; args: Record<string, unknown> }>`
    select p.name, o.message #> '{parts,0,args}' as args from outbox o join person p on p.id = o.person_id
    where o.message #>> '{parts,0,key}' = ${key} order by o.id`.execute(desk.db);
  return rows;
}

it('keeps a comment with its innovation, tells its owner once, and answers who wrote before', async () => {
  const code = await desk.innovation('submitted');
  const path = `/innovations/${code}/thread`;
  const body = { text: 'Mohon SK dilampirkan, Bapak/Ibu.', item: 'regulasi' };
  const first = await ask('verifier', 'POST', path, body, 'komentar-1');
  expect(first.status).toBe(201);
  expect((await ask('verifier', 'POST', path, body, 'komentar-1')).body).toEqual(first.body);
  expect(first.body.items).toMatchObject([
    { from: 'Nor Hidayah', item: 'regulasi', answers: null },
  ]);
  expect(await told('notice_message')).toMatchObject([
    { name: 'Rahmawati', args: { from: 'Nor Hidayah', what: 'message', text: body.text } },
  ]);
  const [{ id }] = first.body.items;
  const back = await ask('admin', 'POST', path, { text: 'Sedang dicari.', answers: id });
  expect(back.body.items).toMatchObject([{ id }, { from: 'Salmah Hayati', answers: id }]);
  expect((await told('notice_message')).at(-1)).toMatchObject({
    name: 'Nor Hidayah',
    args: { what: 'answer' },
  });
});

it('writes for nobody without a person, and about nothing out of reach', async () => {
  const code = await desk.innovation('submitted');
  const path = `/innovations/${code}/thread`;
  const office = await ask('office', 'POST', path, { text: 'Halo.' });
  expect([office.status, office.body.code]).toEqual([403, 'no_person']);
  expect((await ask('other', 'POST', path, { text: 'Halo.' })).status).toBe(404);
  expect((await ask('verifier', 'POST', path, { text: 'Halo.', item: 'tidak_ada' })).status).toBe(
    400,
  );
  expect((await ask('verifier', 'POST', path, { text: 'Halo.', answers: 1 })).status).toBe(400);
  const sentences = ['Antrean obat lewat pesan singkat'];
  const noted = await ask('office', 'POST', '/candidates', { unitId: desk.units.own, sentences });
  expect([noted.status, noted.body.code]).toEqual([403, 'no_person']);
});

it('notes temuan of a unit, tells its admin, and says what becomes of each', async () => {
  const sentences = ['Antrean obat lewat pesan singkat', 'Kebun gizi di halaman posyandu'];
  const body = { unitId: desk.units.own, sentences };
  const made = await ask('coordinator', 'POST', '/candidates', body, 'temuan-1');
  expect(made.status).toBe(201);
  expect(await ask('coordinator', 'POST', '/candidates', body, 'temuan-1')).toEqual(made);
  const [first, second] = made.body.numbers;
  expect(await told('notice_candidate')).toMatchObject([
    { name: 'Salmah Hayati', args: { number: first, what: 'noted', more: 1, by: 'Rusdiansyah' } },
  ]);
  const listed = (await ask('admin', 'GET', '/candidates')).body.items;
  expect(listed).toMatchObject([
    { number: second, state: 'new', reporter: 'Rusdiansyah', version: 1 },
    { number: first, state: 'new' },
  ]);
  const change = (who: string, number: number, version: number, what: object) =>
    ask(who, 'POST', `/candidates/${number}/changes`, { change: what, version });
  const reason = 'Sudah menjadi tugas rutin.';
  expect((await change('other', first, 1, { what: 'close', reason })).status).toBe(404);
  expect((await change('verifier', first, 1, { what: 'close', reason })).status).toBe(404);
  expect((await change('admin', first, 7, { what: 'close', reason })).body.code).toBe('conflict');
  expect((await change('admin', first, 1, { what: 'close', reason })).status).toBe(200);
  expect((await told('notice_candidate')).at(-1)).toMatchObject({
    name: 'Rusdiansyah',
    args: { what: 'closed', detail: reason, by: 'Salmah Hayati' },
  });
  expect(
    (await change('admin', first, 2, { what: 'postpone', until: '2030-01-01' })).body.code,
  ).toBe('wrong_step');
  expect((await change('admin', second, 1, { what: 'assign', personId: 999_999 })).status).toBe(
    400,
  );
  const admin = desk.people.get('unit_admin') ?? 0;
  expect((await change('coordinator', second, 1, { what: 'assign', personId: admin })).status).toBe(
    200,
  );
  expect(await told('notice_candidate_yours')).toMatchObject([
    { name: 'Salmah Hayati', args: { number: second, by: 'Rusdiansyah' } },
  ]);
  const counted = async (who: string, query = '') => ask(who, 'GET', `/candidates/counts${query}`);
  expect((await counted('admin')).body.items).toEqual([
    {
      ...{ edition: 'balangan-2026', year: 2026, unitId: desk.units.own },
      ...{ found: 2, sorted: 1, begun: 0, entered: 0, lost: 0, open: 1 },
    },
  ]);
  expect((await counted('other')).body.items).toEqual([]);
  expect((await counted('other', `?unit=${desk.units.own}`)).status).toBe(403);
  expect((await counted('coordinator', '?edition=balangan-2022')).body.items).toEqual([]);
  const agenda = await agendaMaterial(desk.db, desk.units.own, balangan2026, false);
  expect(agenda.candidates).toMatchObject([
    { number: second, ownerName: 'Salmah Hayati', taken: false, remindOn: expect.any(String) },
  ]);
  const foreign = { unitId: desk.units.own, sentences };
  expect((await ask('other', 'POST', '/candidates', foreign)).status).toBe(403);
  const { rows } = await sql<{ type: string; channel: string; person: string }>`
    select e.type, e.channel, p.name as person from event e join person p on p.id = e.person_id
    where e.subject = ${`candidate:${first}`} order by e.seq`.execute(desk.db);
  expect(rows).toEqual([
    { type: 'candidate_noted', channel: 'api', person: 'Rusdiansyah' },
    { type: 'candidate_close', channel: 'api', person: 'Salmah Hayati' },
  ]);
});
