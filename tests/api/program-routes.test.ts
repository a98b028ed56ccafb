// What programs read and do beside innovations: versions and differences, people, groups, the record; and that the document,
// the page and the server name the same routes.
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createToken } from '../../src/db/transactions/create-token.ts';
import { type DeskTest, startDeskTest } from '../support/desk.ts';
import { foundIn } from '../support/whole-database.ts';

let desk: DeskTest;
const tokens = new Map<string, string>();

beforeAll(async () => {
  desk = await startDeskTest();
  for (const [role, unitId] of [
    ['verifier', null],
    ['coordinator', null],
    ['unit_admin', desk.units.own],
  ] as const) {
    const token = `sb_${role}_${'x'.repeat(40)}`;
    tokens.set(role, token);
    await createToken(desk.db, { token, role, unitId, label: null, days: 1 });
  }
});
afterAll(() => desk.close());

async function ask(
  role: string,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
  key?: string,
) {
  const answer = await desk.server.app.inject({
    ...{ method, url: `/api/v1${path}` },
    headers: {
      authorization: `Bearer ${tokens.get(role)}`,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(body === undefined ? {} : { payload: body }),
  });
  return { status: answer.statusCode, body: answer.json() };
}

describe('versions', () => {
  it('are the steps, and any two are compared with words and files', async () => {
    const code = await desk.innovation('unit_endorsed');
    const text = (value: string | null) =>
      value === null ? null : JSON.stringify({ type: 'text', text: value });
    const events = [
      [1, 'answer_saved', 'latar_belakang', null, text('Jauh.')],
      [2, 'submit', null, null, null],
      [3, 'return', null, null, null],
      [4, 'answer_saved', 'latar_belakang', text('Jauh.'), text('Sangat jauh.')],
      [5, 'file_stored', 'regulasi', null, JSON.stringify({ file: 9, name: 'sk.pdf' })],
    ] as const;
    for (const [seq, type, item, before, after] of events)
      await sql`insert into event (subject, seq, type, item, innovation_id, prev_hash, hash, at, before, after)
        select 'innovation:' || code, ${seq}, ${type}, ${item}, id, case when ${seq} = 1 then null else sha256('w') end,
          sha256('x'), now(), ${before}::jsonb, ${after}::jsonb from innovation where code = ${code}`.execute(
        desk.db,
      );
    await sql`update innovation set version = 5 where code = ${code}`.execute(desk.db);
    const versions = await ask('verifier', 'GET', `/innovations/${code}/versions`);
    expect(versions.body).toMatchObject({
      items: [
        { version: 2, step: 'submit' },
        { version: 3, step: 'return' },
      ],
      version: 5,
    });
    const told = await ask('verifier', 'GET', `/innovations/${code}/differences?from=3`);
    expect(told.body).toMatchObject({
      ...{ from: 3, to: 5 },
      items: [
        { item: 'latar_belakang', textBefore: 'Jauh.', textAfter: 'Sangat jauh.', filesAdded: [] },
        { item: 'regulasi', before: null, after: null, filesAdded: ['sk.pdf'] },
      ],
    });
    const none = await ask('verifier', 'GET', `/innovations/${code}/differences?from=5&to=5`);
    expect(none.body).toEqual({ from: 5, to: 5, items: [] });
  });
});

describe('invitations', () => {
  it('come many at once, once for a key, and their codes stand nowhere', async () => {
    const people = [
      { role: 'innovator', unitId: desk.units.own, name: 'Siti Kenanga' },
      { role: 'unit_admin', unitId: desk.units.other, phone: '+628115550001' },
      { role: 'unit_head', unitId: desk.units.own },
    ];
    const first = await ask('coordinator', 'POST', '/invitations', { people }, 'undang-1');
    const again = await ask('coordinator', 'POST', '/invitations', { people }, 'undang-1');
    expect([first.status, again]).toEqual([201, first]);
    const { items } = z
      .object({ items: z.array(z.object({ id: z.int(), code: z.string() })) })
      .parse(first.body);
    expect(new Set(items.map(({ code }) => code)).size).toBe(3);
    for (const { id, code } of items) {
      const { rows } = await sql`select 1 from invitation
        where id = ${id} and code_hash = sha256(${code}::bytea)`.execute(desk.db);
      expect([code, rows.length, await foundIn(desk, code)]).toEqual([code, 1, []]);
    }
    const other = { people: [{ role: 'unit_head', unitId: desk.units.own }] };
    const reused = await ask('coordinator', 'POST', '/invitations', other, 'undang-1');
    expect([reused.status, reused.body.code]).toEqual([422, 'key_reused']);
    const fresh = await ask('coordinator', 'POST', '/invitations', other);
    expect(fresh.status).toBe(201);
  });

  it('refuses all when one of them may not be, and changes nothing', async () => {
    const count = async () =>
      (await sql<{ n: number }>`select count(*)::int as n from invitation`.execute(desk.db)).rows[0]
        ?.n;
    const before = await count();
    const foreign = [
      { role: 'innovator', unitId: desk.units.own },
      { role: 'innovator', unitId: desk.units.other },
    ];
    const refused = await ask('unit_admin', 'POST', '/invitations', { people: foreign });
    expect([refused.status, refused.body.code]).toEqual([403, 'not_allowed']);
    const unknown = { people: [{ role: 'innovator', unitId: 'tidak-ada' }] };
    expect((await ask('coordinator', 'POST', '/invitations', unknown)).status).toBe(400);
    const closed = desk.units.other;
    await sql`update unit set active = false where id = ${closed}`.execute(desk.db);
    const shut = await ask('coordinator', 'POST', '/invitations', {
      people: [{ role: 'innovator', unitId: closed }],
    });
    await sql`update unit set active = true where id = ${closed}`.execute(desk.db);
    expect([shut.status, shut.body.code]).toEqual([400, 'bad_request']);
    const without = { people: [{ role: 'innovator' }] };
    expect((await ask('coordinator', 'POST', '/invitations', without)).status).toBe(400);
    for (const role of ['mentor', 'verifier', 'coordinator', 'operator']) {
      const agency = { people: [{ role, unitId: desk.units.own }] };
      expect((await ask('coordinator', 'POST', '/invitations', agency)).status).toBe(400);
    }
    expect(await count()).toBe(before);
  });
});

describe('the calendar', () => {
  it('is changed once for a key, however often the request comes', async () => {
    const path = '/editions/balangan-2026/calendar/changes';
    const body = { change: { what: 'open', starts: '2026-01-05' }, version: 0 };
    const first = await ask('coordinator', 'POST', path, body, 'jadwal-1');
    expect([first.status, first.body.version]).toEqual([200, 1]);
    expect(await ask('coordinator', 'POST', path, body, 'jadwal-1')).toEqual(first);
    const without = await ask('coordinator', 'POST', path, body);
    expect([without.status, without.body.code]).toEqual([409, 'conflict']);
    const other = { change: { what: 'rule', rule: 'close' }, version: 1 };
    const reused = await ask('coordinator', 'POST', path, other, 'jadwal-1');
    expect([reused.status, reused.body.code]).toEqual([422, 'key_reused']);
  });
});

describe('groups, roles and the record', () => {
  it('changes a group once, and says when there is none', async () => {
    const made = await ask('coordinator', 'POST', '/gakor/changes', {
      what: 'create',
      name: 'Gakor 9',
    });
    const { id } = made.body.items.find(({ name }: { name: string }) => name === 'Gakor 9');
    const add = { what: 'add_unit', id, unitId: desk.units.own };
    const added = await ask('coordinator', 'POST', '/gakor/changes', add);
    expect(added.body.items).toContainEqual({
      ...{ id, name: 'Gakor 9', units: [desk.units.own], mentors: [] },
    });
    const absent = { what: 'add_unit', id: 99_999, unitId: desk.units.own };
    expect((await ask('coordinator', 'POST', '/gakor/changes', absent)).status).toBe(404);
    expect((await ask('verifier', 'GET', '/gakor')).body).toEqual(added.body);
  });

  it('shows a unit its own people and events alone, page by page', async () => {
    const roles = await ask('unit_admin', 'GET', '/roles');
    expect(roles.body.items.map(({ name }: { name: string }) => name).toSorted()).toEqual([
      'Salmah Hayati',
      'dr. Fauzan Ridha',
    ]);
    const foreign = await desk.innovation('submitted', desk.units.other);
    await desk.decide(foreign, 'other admin', 'setujui');
    const own = await desk.innovation('submitted');
    await desk.decide(own, 'unit_admin', 'setujui');
    const { body } = await ask('unit_admin', 'GET', '/events');
    const subjects = new Set(body.items.map(({ subject }: { subject: string }) => subject));
    expect([subjects.has(`innovation:${own}`), subjects.has(`innovation:${foreign}`)]).toEqual([
      true,
      false,
    ]);
    const all: number[] = [];
    for (let after: number | null = 0; after !== null;) {
      const page = await ask('coordinator', 'GET', `/events?limit=2&after=${after}`);
      all.push(...page.body.items.map(({ id }: { id: number }) => id));
      after = page.body.next;
    }
    const { rows } = await sql<{ id: number }>`select id from event order by id`.execute(desk.db);
    expect(all).toEqual(rows.map(({ id }) => id));
  });
});

it('lists who was reminded of what, page by page, to a unit its own people and to others nobody', async () => {
  const reminded = [
    ['unit_admin', '2020-01-06', 'waiting', 'sent'],
    ['other admin', '2020-01-06', 'digest', 'queued'],
    ['unit_admin', '2020-01-07', 'deadline', 'cancelled'],
  ] as const;
  for (const [nth, [who, day, kind, state]] of reminded.entries())
    await sql`with a as (insert into address (channel, native_id, person_id)
        values ('webchat', ${`reminded-${nth}`}, ${desk.people.get(who)}) returning id, person_id),
      o as (insert into outbox (person_id, address_id, channel, kind, message, state, sent_at)
        select person_id, id, 'webchat', 'notice', '{"parts": ["secret"], "choices": [], "prompt": null}', ${state}, ${state === 'sent' ? sql`now()` : null} from a returning id, person_id)
      insert into reminder (person_id, day, kind, key, outbox_id) select person_id, ${day}::date, ${kind}, ${`k${nth}`}, id from o`.execute(
      desk.db,
    );
  await sql`insert into reminder_setting (person_id, stopped_at) values (${desk.people.get('other admin')}, now())`.execute(
    desk.db,
  );
  const listed = async (role: string, rest = '') => {
    const { body } = await ask(role, 'GET', `/reminders?${rest}`);
    expect(JSON.stringify(body)).not.toContain('secret');
    return body.items.map((one: Record<string, unknown>) =>
      [one['day'], one['name'], one['kind'], one['state'], one['stopped']].join(' '),
    );
  };
  const all = [
    '2020-01-07 Salmah Hayati deadline not_sent false',
    '2020-01-06 Jamilah digest waiting true',
    '2020-01-06 Salmah Hayati waiting sent false',
  ];
  expect(await listed('coordinator')).toEqual(all);
  expect(await listed('unit_admin')).toEqual([all[0], all[2]]);
  expect(await listed('coordinator', 'kind=digest')).toEqual([all[1]]);
  expect(await listed('coordinator', `person=${desk.people.get('unit_admin')}`)).toHaveLength(2);
  // Somebody of two units: what is about the other one is not for this one.
  const key = (to: string) =>
    sql`update reminder set key = ${to} where day = '2020-01-06' and person_id = ${desk.people.get('unit_admin')}`.execute(
      desk.db,
    );
  for (const [unit, seen] of [
    [desk.units.other, [all[0]]],
    [desk.units.own, [all[0], all[2]]],
  ] as const) {
    await key(`waiting:unit_admin:${await desk.innovation('submitted', unit)}:2020-01-01:3`);
    expect(await listed('unit_admin')).toEqual(seen);
  }
  const first = await ask('coordinator', 'GET', '/reminders?limit=2');
  expect(await listed('coordinator', `limit=2&before=${first.body.next}`)).toEqual([all[2]]);
  expect((await ask('verifier', 'GET', '/reminders')).status).toBe(403);
});

describe('the document', () => {
  const described = z.object({
    paths: z.record(z.string(), z.record(z.string(), z.object({ operationId: z.string() }))),
  });
  const routes = async () => {
    const answer = await desk.server.app.inject('/api/v1/openapi.json');
    return Object.entries(described.parse(answer.json()).paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => ({
        name: `${method.toUpperCase()} ${path}`,
        operationId,
      })),
    );
  };

  it('gives every route a name of its own', async () => {
    const names = (await routes()).map(({ operationId }) => operationId);
    expect(names.length).toBeGreaterThan(40);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('getInnovationsByCodeVersions');
  });

  it('is a page to read, which names every route', async () => {
    const page = await desk.server.app.inject('/api/v1/');
    expect([page.statusCode, page.headers['content-type']]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    for (const { name, operationId } of await routes())
      expect([name, page.body.includes(name) && page.body.includes(`id="${operationId}"`)]).toEqual(
        [name, true],
      );
  });

  it('is told whole by docs/api.md', async () => {
    const page = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');
    // `POST /api/v1/broadcasts/{code}/pause`, `/broadcasts/{code}/resume`: the verb holds for the whole line.
    const told = new Set<string>();
    for (const line of page.split('\n')) {
      let verb = 'GET';
      for (const [, given, place = ''] of line.matchAll(
        /`(?:(GET|POST|PUT|DELETE) )?(?:\/api\/v1)?(\/[^\s?`]*)/g,
      )) {
        verb = given ?? verb;
        told.add(`${verb} ${place.replaceAll(/\{[^}]*\}/g, '{}')}`);
      }
    }
    const missing = (await routes())
      .map(({ name }) => name.replace(' /api/v1', ' ').replaceAll(/\{[^}]*\}/g, '{}'))
      .filter((name) => !told.has(name));
    expect(missing).toEqual([]);
  });
});
