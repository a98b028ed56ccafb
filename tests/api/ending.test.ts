// A program ends roles and unused invitations: once for each key, with the notice of a chat, and sees what became of codes.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadReference } from '../../src/db/reference.ts';
import { createToken } from '../../src/db/transactions/create-token.ts';
import { referenceUnits } from '../../src/domain/units.ts';
import { type TestServer, startTestServer } from '../support/http.ts';
import { addPerson } from '../support/records.ts';

const [unit = ''] = referenceUnits.map(({ id }) => id);
const token = `sb_${createHash('sha256').update('coordinator').digest('base64url')}`;
let server: TestServer;
let person: number;

beforeAll(async () => {
  server = await startTestServer();
  const { db } = server.database;
  await loadReference(db);
  await createToken(db, { token, role: 'coordinator', unitId: null, label: null, days: 1 });
  person = await addPerson(db, 'Lina Marlina');
});
afterAll(() => server.close());

const ask = async (method: 'GET' | 'POST', url: string, key?: string) => {
  const answer = await server.app.inject({
    ...{ method, url: `/api/v1${url}` },
    headers: {
      authorization: `Bearer ${token}`,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
  });
  return {
    status: answer.statusCode,
    body: answer.json<{ id?: number; items?: { id: number; state: string }[] }>(),
  };
};

it('ends a role once, tells whoever held it, and gives a repeated key the same answer', async () => {
  const { db } = server.database;
  const { rows } = await sql<{ id: number }>`
    insert into role_grant (person_id, role, unit_id) values (${person}, 'innovator', ${unit}) returning id`.execute(
    db,
  );
  const id = rows[0]?.id ?? 0;
  const done = { status: 200, body: { id } };
  expect(await ask('POST', `/roles/${id}/end`, 'k1')).toEqual(done);
  expect(await ask('POST', `/roles/${id}/end`, 'k1')).toEqual(done);
  expect((await ask('POST', `/roles/${id}/end`, 'k2')).status).toBe(404);
  const told = await sql<{ key: string }>`
    select message -> 'parts' -> 0 ->> 'key' as key from outbox where person_id = ${person}`.execute(
    db,
  );
  expect(told.rows).toEqual([{ key: 'notice_role_ended' }]);
  const event = await sql<{ type: string; channel: string }>`
    select type, channel from event where subject = ${`person:${person}`} order by seq desc limit 1`.execute(
    db,
  );
  expect(event.rows).toEqual([{ type: 'role_revoked', channel: 'api' }]);
});

it('lists what became of invitations and ends one that nobody used, but none that was used', async () => {
  const { db } = server.database;
  const invitation = async (used: boolean) => {
    const hash = createHash('sha256').update(`used ${used}`).digest();
    const { rows } = await sql<{ id: number }>`
      insert into invitation (code_hash, role, unit_id, expires_at, used_by, used_at)
      values (${hash}, 'unit_head', ${unit}, now() + interval '1 day', ${used ? person : null}, ${used ? sql`now()` : null}) returning id`.execute(
      db,
    );
    return rows[0]?.id ?? 0;
  };
  const [open, used] = [await invitation(false), await invitation(true)];
  const listed = (await ask('GET', '/invitations')).body.items?.map(({ id, state }) => [id, state]);
  expect(listed).toEqual([
    [open, 'open'],
    [used, 'refused'],
  ]);
  expect((await ask('POST', `/invitations/${used}/end`)).status).toBe(404);
  expect((await ask('POST', `/invitations/${open}/end`)).status).toBe(200);
  expect((await ask('GET', '/invitations?state=open')).body.items).toEqual([]);
});

it('finds those of one state however many others there are', async () => {
  const { db } = server.database;
  await sql`insert into invitation (code_hash, role, unit_id, created_at, expires_at)
    select sha256(('many ' || n)::bytea), 'innovator', ${unit}, now() - interval '2 days', now() + (n || ' hours')::interval
    from generate_series(-1, 310) n`.execute(db);
  const states = async (query: string) => [
    ...new Set((await ask('GET', `/invitations${query}`)).body.items?.map(({ state }) => state)),
  ];
  expect(await states('')).toEqual(['open']);
  expect(await states('?state=over')).toEqual(['over']);
  expect(await states('?state=refused')).toEqual(['refused']);
});
