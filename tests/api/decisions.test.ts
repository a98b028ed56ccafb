// Decisions of programs: every role on every step as the access matrix says, once for each version, once for each key.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { loadReference } from '../../src/db/reference.ts';
import { createToken } from '../../src/db/transactions/create-token.ts';
import type { State } from '../../src/domain/innovation/status.ts';
import { referenceUnits } from '../../src/domain/units.ts';
import matrix from '../domain/access-matrix.json' with { type: 'json' };
import { type TestServer, startTestServer } from '../support/http.ts';
import { addInnovation, addPerson } from '../support/records.ts';

const [unitA = '', unitB = ''] = referenceUnits.map(({ id }) => id);
const roles = ['unit_admin', 'unit_head', 'mentor', 'verifier', 'coordinator', 'operator'] as const;
const tokenOf = (role: string) => `sb_${createHash('sha256').update(role).digest('base64url')}`;
let server: TestServer;
let ownerId: number;
let made = 0;

beforeAll(async () => {
  server = await startTestServer();
  const { db } = server.database;
  await loadReference(db);
  ownerId = await addPerson(db, 'Rahmawati');
  for (const role of roles) {
    const unitId = role.startsWith('unit_') ? unitA : null;
    await createToken(db, { token: tokenOf(role), role, unitId, label: null, days: 1 });
  }
});
afterAll(() => server.close());

async function innovation(state: State, unitId = unitA): Promise<string> {
  made += 1;
  const code = `INV-D${String(made).padStart(4, '0')}`;
  const id = await addInnovation(server.database.db, { code, unitId, ownerId, state: 'submitted' });
  await sql`update innovation set state = ${state}, version = 0 where id = ${id}`.execute(
    server.database.db,
  );
  return code;
}

const decide = (code: string, role: string, body: object, headers: Record<string, string> = {}) =>
  server.app.inject({
    method: 'POST',
    url: `/api/v1/innovations/${code}/decisions`,
    headers: { authorization: `Bearer ${tokenOf(role)}`, ...headers },
    payload: body,
  });

// Step, state it is taken from, row of the matrix.
const cells = [
  ['verify', 'submitted', 18],
  ['return', 'submitted', 17],
  ['endorse', 'unit_verified', 19],
  ['return', 'unit_verified', 17],
  ['accept', 'unit_endorsed', 21],
  ['return', 'unit_endorsed', 20],
  ['reject', 'unit_endorsed', 22],
  ['reject', 'accepted', 22],
  ['reopen', 'accepted', 23],
] as const;

describe.each(cells)('%s from %s (row %i)', (step, state, n) => {
  const allow: Partial<Record<string, { scope: string }>> =
    matrix.actions.find((row) => row.n === n)?.allow ?? {};
  const reads: Partial<Record<string, { scope: string }>> =
    matrix.actions.find((row) => row.n === 12)?.allow ?? {};
  it.each(roles.map((role) => [role]))('%s', async (role) => {
    for (const unitId of [unitA, unitB]) {
      const code = await innovation(state, unitId);
      const body = { step, version: 0, reason: 'alasan', notes: { nama: 'tulis lengkap' } };
      const answer = await decide(code, role, body);
      const reaches = (cell: { scope: string } | undefined) =>
        cell?.scope === 'all' || (cell?.scope === 'unit' && unitId === unitA);
      const expected = reaches(allow[role]) ? 200 : reaches(reads[role]) ? 403 : 404;
      expect([role, unitId, answer.statusCode]).toEqual([role, unitId, expected]);
      const row = await server.database.db
        .selectFrom('innovation')
        .select(['state', 'version'])
        .where('code', '=', code)
        .executeTakeFirstOrThrow();
      expect(row.version).toBe(expected === 200 ? 1 : 0);
      expect(row.state === state).toBe(expected !== 200);
    }
  });
});

it('refuses an older version, a step out of turn, and what lacks its reason, notes or a known item', async () => {
  const code = await innovation('unit_endorsed');
  const status = async (body: object) => {
    const answer = await decide(code, 'verifier', body);
    return [answer.statusCode, answer.json<{ code: string }>().code];
  };
  expect(await status({ step: 'accept', version: 7 })).toEqual([409, 'conflict']);
  expect(await status({ step: 'return', version: 0 })).toEqual([422, 'incomplete']);
  expect(await status({ step: 'reject', version: 0 })).toEqual([422, 'incomplete']);
  expect(await status({ step: 'return', version: 0, notes: { tidak_ada: 'x' } })).toEqual([
    400,
    'bad_request',
  ]);
  expect(await status({ step: 'accept', version: 0, other: 1 })).toEqual([400, 'bad_request']);
  const drafted = await innovation('accepted');
  const again = await decide(drafted, 'verifier', { step: 'accept', version: 0 });
  expect(again.json<{ code: string }>().code).toBe('wrong_step');
});

it('decides once for a key, in parallel too, and refuses the key for anything else', async () => {
  const code = await innovation('unit_endorsed');
  const key = { 'idempotency-key': 'sekali' };
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => decide(code, 'verifier', { step: 'accept', version: 0 }, key)),
  );
  expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([200]));
  expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
  const other = await decide(code, 'verifier', { step: 'accept', version: 1 }, key);
  expect([other.statusCode, other.json<{ code: string }>().code]).toEqual([422, 'key_reused']);
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from event where innovation_id = (select id from innovation where code = ${code})`.execute(
    server.database.db,
  );
  expect(rows).toEqual([{ count: 1 }]);
});

it('takes one of many decisions on one version', async () => {
  for (let turn = 0; turn < 20; turn += 1) {
    const code = await innovation('unit_endorsed');
    const answers = await Promise.all([
      decide(code, 'verifier', { step: 'accept', version: 0 }),
      decide(code, 'coordinator', { step: 'reject', version: 0, reason: 'bukan inovasi' }),
      decide(code, 'verifier', { step: 'return', version: 0, notes: { nama: 'x' } }),
    ]);
    expect(answers.map((answer) => answer.statusCode).toSorted((a, b) => a - b)).toEqual([
      200, 409, 409,
    ]);
  }
});
