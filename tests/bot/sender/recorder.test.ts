// The recorder against a database that refuses: nothing it was given is dropped, and no record holds up the others.
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRecorder, type Recorder } from '../../../src/bot/sender/recorder.ts';
import { openDatabase, type OpenDatabase } from '../../../src/db/connect.ts';
import type { ClaimedSend } from '../../../src/db/transactions/claim-outbox.ts';
import type { SendRecord } from '../../../src/db/transactions/record-send.ts';
import { makeLog } from '../../../src/log.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { commit, states, writes } from './process.ts';

let database: TestDatabase;
let own: OpenDatabase;
let recorder: Recorder;
let rows: ClaimedSend[];
beforeEach(async () => {
  database = await createTestDatabase();
  own = openDatabase(database.url, makeLog('silent'));
  recorder = createRecorder(own.db, makeLog('silent'));
  const chats = await Promise.all(['a', 'b', 'c'].map((name) => writes(database.db, name)));
  rows = await commit(
    database.db,
    chats.map((to) => ({ to, text: 'x', epoch: 1 })),
  );
});
afterEach(async () => {
  await own.close();
  await database.drop();
});

const sent = (row: ClaimedSend | undefined, more: Partial<SendRecord> = {}): SendRecord => ({
  id: row?.id ?? 0,
  addressId: row?.addressId ?? 0,
  claims: 0,
  providerIds: [`7${row?.id}`],
  state: 'sent',
  ...more,
});
const until = (check: () => Promise<unknown> | unknown): Promise<unknown> =>
  vi.waitUntil(async () => check(), { timeout: 30_000, interval: 5 });
const countSent = async (): Promise<number> => (await states(database.db))['sent'] ?? 0;

/** Lets every change of these rows of the outbox fail with this SQLSTATE, `times` times or until `heal`. */
async function refuse(code: string, ids: readonly number[]): Promise<void> {
  await sql
    .raw(
      `create sequence refusals;
       create function refuse() returns trigger language plpgsql as $$ begin
         perform nextval('refusals');
         raise exception 'as raised' using errcode = '${code}';
       end $$;
       create trigger refuse before update on outbox for each row
         when (old.id in (${ids.join(', ')})) execute function refuse()`,
    )
    .execute(database.db);
}
const heal = (): Promise<unknown> => sql`drop trigger refuse on outbox`.execute(database.db);
const refusals = async (): Promise<number> =>
  Number(
    (await sql<{ n: number }>`select last_value as n from refusals`.execute(database.db)).rows[0]
      ?.n,
  );

test.each(['57014', '53100', '25006'])(
  'a record that is refused with %s is kept until it is written',
  async (code) => {
    await refuse(code, [rows[0]?.id ?? 0]);
    const all = Promise.all(rows.map((row) => recorder.add(sent(row))));
    await until(async () => (await refusals()) >= 6);
    expect([...recorder.waiting()]).toContain(rows[0]?.id);
    await heal();
    await all;
    expect(await states(database.db)).toEqual({ sent: 3 });
    expect([...recorder.waiting()]).toEqual([]);
  },
);

test.each(['57014', '23514'])(
  'one that is refused with %s does not hold up the others',
  async (code) => {
    await refuse(code, [rows[0]?.id ?? 0]);
    void recorder.add(sent(rows[0]));
    await Promise.all([recorder.add(sent(rows[1])), recorder.add(sent(rows[2]))]);
    expect(await states(database.db)).toEqual({ sending: 1, sent: 2 });
    expect([...recorder.waiting()]).toEqual([rows[0]?.id]);
    await heal();
    await recorder.flushed();
    expect(await countSent()).toBe(3);
  },
);

test('the statement is cancelled again and again, by hand', async () => {
  const blocker = await own.pool.connect();
  await blocker.query('begin');
  await blocker.query('select 1 from outbox where id = $1 for update', [rows[0]?.id]);
  const all = Promise.all(rows.map((row) => recorder.add(sent(row))));
  let cancelled = 0;
  await until(async () => {
    const { rows: hit } = await sql`select pg_cancel_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%update outbox%'`.execute(
      database.db,
    );
    cancelled += hit.length;
    return cancelled >= 5;
  });
  await blocker.query('rollback');
  blocker.release();
  await all;
  expect(await countSent()).toBe(3);
});

test('the last word about a row counts, also while an earlier one is refused', async () => {
  await refuse('53100', [rows[0]?.id ?? 0]);
  const first = recorder.add(sent(rows[0], { state: 'sending', providerIds: ['5'] }));
  await until(async () => (await refusals()) >= 5);
  const last = recorder.add(sent(rows[0], { state: 'uncertain', error: 'no answer' }));
  await heal();
  await Promise.all([first, last]);
  expect(await states(database.db)).toEqual({ sending: 2, uncertain: 1 });
});

test('words and ids that no column can hold are written without what is wrong with them', async () => {
  await recorder.add(
    sent(rows[0], { state: 'queued', afterMs: 1e18, error: 'cut \uD83D', providerIds: ['1\0'] }),
  );
  await recorder.add(sent(rows[1], { error: 'nul \0' }));
  const stored = await database.db
    .selectFrom('outbox')
    .select(['state', 'last_error', 'provider_ids'])
    .orderBy('id')
    .limit(2)
    .execute();
  expect(stored).toEqual([
    { state: 'queued', last_error: 'cut \uFFFD', provider_ids: ['1'] },
    { state: 'sent', last_error: 'nul ', provider_ids: [`7${rows[1]?.id}`] },
  ]);
});

test('a record whose details are the defect is written without them: what was sent is never sent again', async () => {
  await sql
    .raw(
      `create function picky() returns trigger language plpgsql as $$ begin
         raise exception 'of its ids' using errcode = '22023';
       end $$;
       create trigger picky before update on outbox for each row
         when (new.provider_ids <> '{}') execute function picky()`,
    )
    .execute(database.db);
  await recorder.add(sent(rows[0]));
  expect(await states(database.db)).toEqual({ sending: 2, sent: 1 });
});
