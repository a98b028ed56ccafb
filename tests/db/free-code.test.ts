// Codes that are drawn by chance: one that is taken is never an error, however many are.
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { isDefect, isRetryable } from '../../src/db/errors.ts';
import { freeBroadcastCode } from '../../src/db/free-code.ts';
import { beginBroadcast, type DueBroadcast } from '../../src/db/transactions/begin-broadcast.ts';
import { draftBroadcast } from '../../src/db/transactions/broadcast-by-program.ts';
import { everybody } from '../../src/domain/broadcast.ts';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
import { houseReach } from '../../src/domain/reach.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const edition = findEdition('balangan-2026');
if (edition === null) throw new Error('no edition');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await sql`insert into api_token (id, token_hash, role, expires_at) overriding system value
    values (1, sha256('x'), 'coordinator', now() + interval '1 day')`.execute(database.db);
});
afterAll(() => database.drop());
beforeEach(() => sql`truncate broadcast cascade`.execute(database.db));

/** Gives all codes of four or five figures to broadcasts, but those that match. */
async function take(figures: number, but = '^$'): Promise<void> {
  await sql`
    insert into broadcast (code, token_id, audience, text, state, starts_at, finished_at)
    select code, 1, '{}', 'x', 'cancelled', now(), now() from (
      select 'S' || lpad(n::text, ${figures}, '0') as code from generate_series(0, ${10 ** figures - 1}::int) n) c
    where code !~ ${but}`.execute(database.db);
}

const draft = async () => {
  const done = await draftBroadcast(database.db, {
    request: {
      caller: { tokenId: 1, role: 'coordinator', unitId: null, personId: null },
      ...{ requestId: 'r', key: null },
    },
    secretKey: 'only-for-tests-only-for-tests-only-for-tests',
    edition,
    made: {
      ...{ by: { tokenId: 1 }, unitId: null, audience: everybody, text: 'Halo' },
      ...{ question: null, starts: null, until: null, late: false },
    },
    fileSha256: null,
    actor: { personId: null, role: 'coordinator', channel: 'api', inboxId: null, requestId: 'r' },
    rules: houseReach,
  });
  if (!done.ok) throw new Error(done.problem.type);
  return done.value;
};

it('a draft takes a code that is free, a longer one where short ones are scarce', async () => {
  expect(await freeBroadcastCode(database.db)).toMatch(/^S\d{4}$/);
  await take(4);
  await take(5, '7$');
  for (let time = 0; time < 5; time += 1) expect((await draft()).code).toMatch(/^S\d{4}7$/);
});

it('a repetition takes one, too', async () => {
  await take(4, '^S9');
  const starts = new Date(Date.now() - 60_000);
  const { rows } = await sql<DueBroadcast>`
    insert into broadcast (code, token_id, audience, text, state, starts_at, repeat_until, confirmed_count)
    values ('S999999', 1, ${JSON.stringify(everybody)}, 'x', 'scheduled', ${starts}, '2099-01-01', 1)
    returning *, false as begun, null as file`.execute(database.db);
  const [row] = rows;
  if (row === undefined) throw new Error('no broadcast');
  await database.db
    .transaction()
    .execute((trx) => beginBroadcast(trx, row, edition.id, Date.now(), houseReach));
  const { rows: next } = await sql<{ code: string }>`
    select code from broadcast where parent_id = ${row.id}`.execute(database.db);
  expect(next.map(({ code }) => code)).toEqual([expect.stringMatching(/^S9\d{3}$/)]);
});

it('one that somebody else was given meanwhile is drawn anew, and is nobody’s defect', async () => {
  await sql`insert into broadcast (code, token_id, audience, text, state, starts_at)
    values ('S1000', 1, '{}', 'x', 'draft', now())`.execute(database.db);
  const twice = sql`insert into broadcast (code, token_id, audience, text, state, starts_at)
    values ('S1000', 1, '{}', 'x', 'draft', now())`.execute(database.db);
  const error: unknown = await twice.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Error);
  expect([isRetryable(error), isDefect(error)]).toEqual([true, false]);
});
