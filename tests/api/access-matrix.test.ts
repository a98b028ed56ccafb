// Every row of the access matrix that has a request, for every role a token can have, on things of its unit and of another:
// what is allowed works; what is refused reads alike, changes nothing and leaves one event. Expectations come from the matrix.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadReference } from '../../src/db/reference.ts';
import { createToken } from '../../src/db/transactions/create-token.ts';
import type { State } from '../../src/domain/innovation/status.ts';
import { referenceUnits } from '../../src/domain/units.ts';
import matrix from '../domain/access-matrix.json' with { type: 'json' };
import { type TestServer, startTestServer } from '../support/http.ts';
import { addEvidence, addInnovation, addPerson } from '../support/records.ts';

const [unitA = '', unitB = ''] = referenceUnits.map(({ id }) => id);
const edition = '/editions/balangan-2026';
const roles = ['unit_admin', 'unit_head', 'mentor', 'verifier', 'coordinator', 'operator'] as const;
type TokenRole = (typeof roles)[number];

let server: TestServer;
let ownerId: number;
let made = 0;
const numbers = new Map<string, number>();
const tokenOf = (name: string) => `sb_${createHash('sha256').update(name).digest('base64url')}`;

beforeAll(async () => {
  server = await startTestServer();
  const { db } = server.database;
  await loadReference(db);
  ownerId = await addPerson(db, 'Rahmawati');
  // Answers for the token of a unit's admin, which fills in; no other token is anybody's.
  const holder = await addPerson(db, 'Salmah');
  await sql`update person set consented_at = now(), consent_version = '1' where id = ${holder}`.execute(
    db,
  );
  await sql`insert into role_grant (person_id, role, unit_id) values (${holder}, 'unit_admin', ${unitA})`.execute(
    db,
  );
  const given = [
    ...roles.map((role) => [role, role, role.startsWith('unit_') ? unitA : null] as const),
    // Makes what belongs to the other unit.
    ['other admin', 'unit_admin', unitB] as const,
  ];
  for (const [name, role, unitId] of given) {
    const personId = name === 'unit_admin' ? holder : null;
    const days = { label: null, days: 1, personId };
    const { id } = await createToken(db, { token: tokenOf(name), role, unitId, ...days });
    numbers.set(name, id);
  }
});
afterAll(() => server.close());

interface Call {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly body?: object;
}

async function send(name: string | null, { method, url, body }: Call) {
  const answer = await server.app.inject({
    method,
    url: `/api/v1${url}`,
    ...(name === null ? {} : { headers: { authorization: `Bearer ${tokenOf(name)}` } }),
    ...(body === undefined ? {} : { payload: body }),
  });
  return { status: answer.statusCode, text: answer.payload };
}

/** A new innovation of a unit in a state, in version 0 and with one stored file. */
async function innovation(unitId: string, state: State): Promise<{ code: string; file: number }> {
  made += 1;
  const { db } = server.database;
  const code = `INV-M${String(made).padStart(4, '0')}`;
  const id = await addInnovation(db, { code, unitId, ownerId });
  const { id: file } = await addEvidence(db, server.store, id, ownerId, {
    name: 'sk.pdf',
    bytes: Buffer.from(`%PDF-1.4 ${code}`),
  });
  const list = state === 'designated' ? await recordedList() : null;
  await sql`update innovation set state = ${state}, version = 0, designation_id = ${list},
    submitted_at = case when ${state} = 'draft' then null else now() end where id = ${id}`.execute(
    db,
  );
  return { code, file };
}

async function recordedList(): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into designation (edition_id, sk_number, sk_date, recorded_at) values ('balangan-2026', '1/2026', '2026-12-01', now())
    returning id`.execute(server.database.db);
  return rows[0]?.id ?? 0;
}

/** What is monitored now, as a request to freeze it names it; lists that wait for an SK are dropped first. */
async function freezing(): Promise<Call> {
  const { db } = server.database;
  await sql`update designation set dropped_at = now() where recorded_at is null and dropped_at is null`.execute(
    db,
  );
  await sql`update innovation set state = 'rejected' where state = 'monitored'`.execute(db);
  await innovation(unitA, 'monitored');
  const { rows: items } = await sql<{ code: string; version: number }>`
    select code, version from innovation where state = 'monitored'`.execute(db);
  return { method: 'POST', url: `${edition}/designation`, body: { items } };
}

async function recording(): Promise<Call> {
  const frozen = await send('coordinator', await freezing());
  const { designation } = JSON.parse(frozen.text) as { designation: number };
  const body = { number: '188.45/1/2026', date: '2026-12-07' };
  return { method: 'PUT', url: `${edition}/designation/${designation}/sk`, body };
}

async function broadcast(unitId: string): Promise<string> {
  const body = { text: 'Mohon hadir.', question: { kind: 'attendance' } };
  const by = unitId === unitA ? 'unit_admin' : 'other admin';
  const answer = await send(by, { method: 'POST', url: '/broadcasts', body });
  return (JSON.parse(answer.text) as { code: string }).code;
}

async function role(unitId: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into role_grant (person_id, role, unit_id) values (${ownerId}, 'innovator', ${unitId})
    on conflict do nothing returning id`.execute(server.database.db);
  if (rows[0] !== undefined) return rows[0].id;
  const held = await sql<{ id: number }>`
    select id from role_grant where person_id = ${ownerId} and unit_id = ${unitId} and revoked_at is null`.execute(
    server.database.db,
  );
  return held.rows[0]?.id ?? 0;
}

async function unused(unitId: string): Promise<number> {
  made += 1;
  const hash = createHash('sha256').update(`invitation ${made}`).digest();
  const { rows } = await sql<{ id: number }>`
    insert into invitation (code_hash, role, unit_id, expires_at)
    values (${hash}, 'innovator', ${unitId}, now() + interval '1 day') returning id`.execute(
    server.database.db,
  );
  return rows[0]?.id ?? 0;
}

interface ApiAction {
  readonly name: string;
  /** Rows of the matrix that must all allow it. */
  readonly rows: readonly number[];
  /** Rows of which one more must allow it, when there are such. */
  readonly oneOf?: readonly number[];
  /** Rows that must all allow it for a refusal to be 403; else 404 as for what is not there. Null: nothing to hide. */
  readonly hiddenBy: readonly number[] | null;
  /** True when a token that may do it nowhere is refused with 403, whatever is there. */
  readonly atOnce?: true;
  /** How an allowed request ends when not well, because the thing that is made for it is bare. */
  readonly reached?: number;
  /** Makes a new thing of a unit and gives the request on it; `missing` is the same request on nothing. */
  readonly make: (unitId: string) => Promise<{ readonly call: Call; readonly missing?: Call }>;
}

const on = (
  n: number,
  name: string,
  state: State,
  call: (code: string, file: number) => Call,
  hiddenBy = 12,
): ApiAction => ({
  ...{ name: `${name} (${state})`, rows: [n], hiddenBy: [hiddenBy] },
  async make(unitId) {
    const { code, file } = await innovation(unitId, state);
    return { call: call(code, file), missing: call('INV-ZZZZZ', file) };
  },
});
const step = (n: number, what: string, state: State): ApiAction =>
  on(n, what, state, (code) => ({
    method: 'POST',
    url: `/innovations/${code}/decisions`,
    body: { step: what, version: 0, reason: 'alasan', notes: { nama: 'tulis lengkap' } },
  }));
const onBroadcast = (
  rows: readonly number[],
  name: string,
  call: (code: string) => Call,
): ApiAction => ({
  ...{ name, rows, hiddenBy: rows },
  async make(unitId) {
    return { call: call(await broadcast(unitId)), missing: call('S000000') };
  },
});
const plain = (
  rows: readonly number[],
  name: string,
  make: () => Call | Promise<Call>,
  oneOf?: readonly number[],
): ApiAction => ({
  ...{ name, rows, hiddenBy: null, ...(oneOf === undefined ? {} : { oneOf }) },
  make: async () => ({ call: await make() }),
});
const get = (url: string): Call => ({ method: 'GET', url });
const papersOf = (unit: string | null): Call => ({
  ...{ method: 'POST', url: '/paper-jobs' },
  body: { paper: 'rekapitulasi', unit },
});
/** Of a draft; a token that may do it nowhere is refused before any is looked for. */
const onOwn = (...given: Parameters<typeof on>): ApiAction => ({
  ...on(given[0], given[1], given[2], given[3], 7),
  atOnce: true,
});

const apiActions: readonly ApiAction[] = [
  plain([6], 'begin an innovation', () => ({
    method: 'POST',
    url: '/innovations',
    body: { name: `Posyandu ${(made += 1)}` },
  })),
  onOwn(8, 'answer in a draft', 'draft', (code) => ({
    method: 'PUT',
    url: `/innovations/${code}/answers/latar_belakang`,
    body: { text: 'Balita jarang ditimbang karena posyandu buka di jam kerja.', version: 0 },
  })),
  {
    ...onOwn(10, 'hand in', 'draft', (code) => ({
      method: 'POST',
      url: `/innovations/${code}/submission`,
      body: { version: 0 },
    })),
    // A draft with a name alone is told what is missing.
    reached: 422,
  },
  on(7, 'read a draft', 'draft', (code) => get(`/innovations/${code}`), 7),
  on(12, 'read a record', 'submitted', (code) => get(`/innovations/${code}`)),
  on(12, 'read Form C.2', 'accepted', (code) => get(`/innovations/${code}/monev`)),
  on(63, 'read the thread', 'submitted', (code) => get(`/innovations/${code}/thread`)),
  on(7, 'print a draft', 'draft', (code) => get(`/innovations/${code}/papers/form-c1`), 7),
  on(12, 'print', 'submitted', (code) => get(`/innovations/${code}/papers/form-pengisian`)),
  on(13, 'download', 'submitted', (code, file) => get(`/innovations/${code}/evidence/${file}`), 13),
  onBroadcast([16, 33], 'read attendance', (code) => get(`/broadcasts/${code}/attendance`)),
  onBroadcast([16, 33], 'attendance as CSV', (code) => get(`/broadcasts/${code}/attendance.csv`)),
  step(17, 'return', 'submitted'),
  step(17, 'return', 'unit_verified'),
  step(18, 'verify', 'submitted'),
  step(19, 'endorse', 'unit_verified'),
  step(20, 'return', 'unit_endorsed'),
  step(20, 'return', 'accepted'),
  step(21, 'accept', 'unit_endorsed'),
  step(22, 'reject', 'unit_endorsed'),
  step(22, 'reject', 'accepted'),
  step(22, 'reject', 'monitored'),
  step(23, 'reopen', 'accepted'),
  step(23, 'reopen', 'rejected'),
  on(24, 'set a level', 'unit_endorsed', (code) => ({
    method: 'POST',
    url: `/innovations/${code}/levels`,
    body: { item: 'regulasi', level: 1, reason: 'baru rancangan', version: 0 },
  })),
  on(24, 'write Form C.2', 'accepted', (code) => ({
    method: 'PUT',
    url: `/innovations/${code}/monev`,
    body: { rows: [{ no: 1, factual: 'berjalan', advice: null }], version: 0 },
  })),
  plain([25], 'freeze the list', freezing),
  plain([26], 'record the SK', recording),
  on(27, 'mark the national entry', 'designated', (code) => ({
    method: 'POST',
    url: `/innovations/${code}/national-entry`,
    body: { portalId: 'IGA-1', version: 0 },
  })),
  plain([27, 47], 'read the lists of designation', () => get(`${edition}/designation`)),
  plain(
    [],
    'preview a broadcast',
    () => ({ method: 'POST', url: '/broadcasts/preview', body: { text: 'Mohon hadir.' } }),
    [31, 32],
  ),
  plain(
    [],
    'make a broadcast',
    () => ({ method: 'POST', url: '/broadcasts', body: { text: 'Mohon hadir.' } }),
    [31, 32],
  ),
  plain([], 'have a recap of a unit made', () => papersOf(unitA), [29, 30]),
  plain([30], 'have a recap of all made', () => papersOf(null)),
  plain([], 'recap of a unit', () => get(`/units/${unitA}/papers/rekapitulasi`), [29, 30]),
  plain([58], 'print a paper of a meeting', async () => {
    await sql`insert into meeting (number, edition_id, title, day, starts, place, created_by)
      values (1, 'balangan-2026', 'Sosialisasi', '2026-12-07', '09:00', 'Aula', ${ownerId}) on conflict do nothing`.execute(
      server.database.db,
    );
    return get('/meetings/1/papers/daftar-hadir');
  }),
  plain([30], 'list of all units', () => get('/papers/daftar')),
  plain([33], 'list broadcasts', () => get('/broadcasts')),
  onBroadcast([33], 'read a broadcast', (code) => get(`/broadcasts/${code}`)),
  onBroadcast([33], 'cancel a broadcast', (code) => ({
    method: 'POST',
    url: `/broadcasts/${code}/cancel`,
  })),
  plain([44], 'choose the edition', () => ({
    method: 'PUT',
    url: '/settings/edition',
    body: { id: 'balangan-2026' },
  })),
  plain([44], 'change a unit', () => ({
    method: 'PUT',
    url: '/units/unit-uji',
    body: { name: 'Unit Uji', kind: 'skpd' },
  })),
  plain([44], 'open the calendar', async () => {
    await sql`delete from edition_step`.execute(server.database.db);
    await sql`delete from edition_calendar`.execute(server.database.db);
    const body = { change: { what: 'open', starts: '2026-01-05' }, version: 0 };
    return { method: 'POST', url: `${edition}/calendar/changes`, body };
  }),
  plain([47], 'list innovations', () => get('/innovations')),
  on(12, 'list versions', 'submitted', (code) => get(`/innovations/${code}/versions`)),
  on(12, 'compare versions', 'submitted', (code) => get(`/innovations/${code}/differences`)),
  on(7, 'compare a draft', 'draft', (code) => get(`/innovations/${code}/differences`), 7),
  plain([], 'read the record of events', () => get('/events?limit=5'), [41, 42]),
  plain([], 'list reminders', () => get('/reminders'), [41, 42]),
  plain([51], 'list candidates', () => get('/candidates')),
  plain([51], 'count candidates', () => get('/candidates/counts')),
  plain([62], 'list published cards', () => get('/cards')),
  plain([38], 'list roles', () => get('/roles')),
  plain([38], 'list invitations', () => get('/invitations')),
  ...(['role', 'invitation'] as const).map((what): ApiAction => ({
    ...{ name: `end a ${what}`, rows: [38], hiddenBy: [38] },
    async make(unitId) {
      const id = what === 'role' ? await role(unitId) : await unused(unitId);
      const end = (of: number): Call => ({ method: 'POST', url: `/${what}s/${of}/end` });
      return { call: end(id), missing: end(999_999) };
    },
  })),
  plain([44], 'change a gakor', () => ({
    method: 'POST',
    url: '/gakor/changes',
    body: { what: 'create', name: 'Gakor Uji' },
  })),
  ...(['innovator', 'unit_head'] as const).map((role, at) =>
    plain([34 + at], `invite a ${role}`, () => ({
      method: 'POST',
      url: '/invitations',
      body: { people: [{ role, unitId: unitA }] },
    })),
  ),
];

/** Rows without a request, and why. */
const chatOnly: Readonly<Record<number, string>> = {
  1: 'a program is given a token, it is not invited and asks for no help',
  2: 'a token is no person and has no profile',
  3: 'a token is no person and has no profile',
  4: 'a token is no person and has no personal data',
  5: 'a token has no channel account',
  9: 'files come in a chat or by a link that a person asked for there',
  11: 'only the owner may, and a token owns nothing',
  14: 'comments are written in a chat; reading them is row 12',
  15: 'nobody may',
  28: 'nobody may; whoever answers for a token is refused in program-filling.test.ts',
  36: 'needs the code that a person is shown: in a chat or on the command line',
  37: 'command line on the server',
  39: 'work goes from person to person, in a chat',
  40: 'work goes from person to person, in a chat',
  43: 'nobody may',
  45: 'command line on the server',
  46: 'in a chat or on the command line',
  48: 'nobody may',
  49: 'what may be an innovation is noted by people, in a chat',
  50: 'what may be an innovation is given and closed by people, in a chat',
  52: 'offices tell of themselves in a chat',
  53: 'needs the code that a person is shown in a chat',
  54: 'command line on the server',
  55: 'only people write innovations, in a chat',
  56: 'there is no taking over of old records yet',
  57: 'command line on the server',
  59: 'only people are invited; a token has no day',
  60: 'only people judge, in a chat',
  61: 'needs the code that a person is shown in a chat',
  64: 'a token has no browser',
  65: 'only people bring something in, in a chat',
  66: 'a contest is run by people, in a chat',
  67: 'two people lock a result, each with the code that they are shown in a chat',
  68: 'only people enter their innovations, in a chat',
  69: 'only people ask to copy, in a chat',
  70: 'only people answer each other, in a chat',
  71: 'only people ask each other, in a chat',
  72: 'what people wrote each other is hidden in a chat',
  73: 'evidence of the contest is sent to judges, who are people, in a chat',
  74: 'templates are put up by a person at the desk: desk-templates.test.ts',
};

const allowOf = (n: number): Partial<Record<string, { readonly scope: string }>> =>
  matrix.actions.find((row) => row.n === n)?.allow ?? {};

/** Whether the matrix lets a role do row `n` to a thing of a unit (null: to nothing in particular, or to its own). */
function allows(n: number, role: TokenRole, unitId: string | null): boolean {
  const scope = allowOf(n)[role]?.scope;
  // A token owns nothing, and no unit is assigned to a mentor's token.
  return scope === 'all' || (scope === 'unit' && (unitId === null || unitId === unitA));
}

const done = { status: 200, text: 'done' };

/** The two refusals, byte for byte the same whatever was asked for. */
const refusals = {
  not_allowed: refusal('not_allowed', 'This token may not do that.', 403),
  not_found: refusal('not_found', 'There is nothing here for you.', 404),
};
function refusal(code: string, title: string, status: number) {
  return { status, text: JSON.stringify({ type: 'about:blank', code, title, status }) };
}

const denials = async (name: string) => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from event where type = 'denied' and subject = ${`token:${numbers.get(name)}`}`.execute(
    server.database.db,
  );
  return rows[0]?.count ?? 0;
};

/** Everything that a refused request could have changed. */
const stateOfAll = async () => {
  const { rows } = await sql<{ all: string }>`
    select md5(concat(
      (select string_agg(concat(code, state, version, portal_id, designation_id), ',' order by id) from innovation),
      (select string_agg(v::text, ',' order by v) from verified_level v), (select string_agg(m::text, ',' order by m) from monev_row m),
      (select string_agg(d::text, ',' order by d.id) from designation d), (select string_agg(concat(code, state), ',' order by id) from broadcast),
      (select string_agg(u::text, ',' order by u.id) from unit u), (select string_agg(c::text, ',') from edition_calendar c),
      (select string_agg(s::text, ',') from setting s), (select string_agg(g::text, ',') from gakor g),
      (select count(*) from invitation where revoked_at is null), (select count(*) from role_grant where revoked_at is null))) as all`.execute(
    server.database.db,
  );
  return rows[0]?.all;
};

it('speaks of every row of the matrix, once', () => {
  const asked = new Set(apiActions.flatMap(({ rows, oneOf = [] }) => [...rows, ...oneOf]));
  const silent = Object.keys(chatOnly).map(Number);
  expect(silent.filter((n) => asked.has(n))).toEqual([]);
  expect([...asked, ...silent].toSorted((a, b) => a - b)).toEqual(matrix.actions.map(({ n }) => n));
  expect([...roles, 'anonymous', 'innovator', 'judge'].toSorted()).toEqual(matrix.roles.toSorted());
});

it.each(['innovator', 'judge'] as const)(
  'has no token for an %s, who is always a person',
  async (role) => {
    const token = { token: tokenOf(role), role, unitId: null };
    await expect(
      createToken(server.database.db, { ...token, label: null, days: 1 }),
    ).rejects.toThrow('api_token');
  },
);

describe.each(apiActions)('$name', ({ rows, oneOf, hiddenBy, atOnce, reached, make }) => {
  it.each(roles.map((role) => [role]))('%s', async (role) => {
    for (const unitId of hiddenBy === null ? [null] : [unitA, unitB]) {
      const { call, missing } = await make(unitId ?? unitA);
      const allowed =
        rows.every((n) => allows(n, role, unitId)) &&
        (oneOf === undefined || oneOf.some((n) => allows(n, role, unitId)));
      const [deniedBefore, before] = [await denials(role), await stateOfAll()];
      const answer = await send(role, call);
      const denied = (await denials(role)) - deniedBefore;
      const changed = !allowed && (await stateOfAll()) !== before;
      const readable = hiddenBy === null || hiddenBy.every((n) => allows(n, role, unitId));
      const nowhere = atOnce === true && !rows.every((n) => allows(n, role, null));
      const refusal = readable || nowhere ? refusals.not_allowed : refusals.not_found;
      const shown = answer.status < 300 || answer.status === reached ? done : answer;
      const [expected, events] = allowed ? [done, 0] : [refusal, 1];
      expect({ role, unitId, denied, changed, shown }).toEqual({
        ...{ role, unitId, denied: events, changed: false, shown: expected },
      });
      // What may not be read answers, byte for byte, like what does not exist.
      const nothing = allowed || readable || missing === undefined ? call : missing;
      const again = nothing === call ? answer : await send(role, nothing);
      expect([role, unitId, again]).toEqual([role, unitId, answer]);
    }
  });

  it('nobody without a token', async () => {
    const { call } = await make(unitA);
    const before = await stateOfAll();
    const answer = await send(null, call);
    expect([answer.status, await stateOfAll()]).toEqual([401, before]);
    expect(answer).toEqual(await send(null, get('/innovations')));
  });
});
