// The worker against a real database that refuses: a defect closes one message, trouble closes none, nobody waits for others.
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createInbound, type Inbound } from '../../src/bot/inbound.ts';
import type { InputTrouble } from '../../src/bot/inbound/alone.ts';
import { createAddressBook } from '../../src/db/address-book.ts';
import { openDatabase, type OpenDatabase } from '../../src/db/connect.ts';
import { acceptInbound } from '../../src/db/transactions/accept-inbound.ts';
import { makeLog } from '../../src/log.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openTalk, type Somebody, type Talk } from '../support/talk.ts';

let database: TestDatabase;
let own: OpenDatabase;
let talk: Talk;
let inbound: Inbound | undefined;
let troubles: InputTrouble[];
let rina: Somebody;
let budi: Somebody;
beforeEach(async () => {
  database = await createTestDatabase();
  own = openDatabase(database.url, makeLog('silent'));
  talk = await openTalk(database);
  troubles = [];
  rina = await talk.meet('Rina', []);
  budi = await talk.meet('Budi', []);
  // Refuses to let these messages be handled, as a fault of whatever kind would.
  await sql
    .raw(
      `create table refused (inbox_id bigint, code text);
       create sequence refusals;
       create function refuse() returns trigger language plpgsql as $$
       declare found text;
       begin
         select code into found from refused where inbox_id = new.id or inbox_id = 0;
         if found is not null then
           perform nextval('refusals');
           raise exception 'as raised' using errcode = found;
         end if;
         return new;
       end $$;
       create trigger refuse before update on inbox for each row
         when (new.outcome = 'handled') execute function refuse()`,
    )
    .execute(database.db);
});
afterEach(async () => {
  await inbound?.stop();
  inbound = undefined;
  await own.close();
  await database.drop();
});

const handled: number[] = [];
const make = (patienceMs?: number): Inbound =>
  createInbound({
    db: own.db,
    handling: talk.handling,
    log: makeLog('silent'),
    onHandled: ({ messages }) => void handled.push(messages),
    onClosed: () => undefined,
    onTrouble: (trouble) => void troubles.push(trouble),
    lookAgainMs: 20,
    longestPauseMs: 60,
    ...(patienceMs === undefined ? {} : { patienceMs }),
  });

function start(patienceMs?: number): void {
  inbound = make(patienceMs);
  inbound.start();
}

let nth = 0;
async function writes(who: Somebody, text = 'bantuan'): Promise<number> {
  nth += 1;
  await acceptInbound(
    database.db,
    [
      {
        channel: who.channel,
        address: who.nativeId,
        externalId: `m${nth}`,
        order: nth,
        sentAt: new Date(),
        kind: 'text',
        text,
        raw: Buffer.from('{}'),
      },
    ],
    createAddressBook(),
  );
  inbound?.wake();
  const row = await database.db
    .selectFrom('inbox')
    .select('id')
    .where('external_id', '=', `m${nth}`)
    .executeTakeFirstOrThrow();
  return row.id;
}
/** With `0` all messages are meant. */
const refuse = (inboxId: number, code: string): Promise<unknown> =>
  sql`insert into refused values (${inboxId}, ${code})`.execute(database.db);
const heal = (): Promise<unknown> => sql`delete from refused`.execute(database.db);
const refusals = async (): Promise<number> =>
  (
    await sql<{
      n: number;
    }>`select case when is_called then last_value else 0 end as n from refusals`.execute(
      database.db,
    )
  ).rows[0]?.n ?? 0;
async function outcome(inboxId: number): Promise<string | null> {
  const row = await database.db
    .selectFrom('inbox')
    .select('outcome')
    .where('id', '=', inboxId)
    .executeTakeFirstOrThrow();
  return row.outcome;
}
const until = (check: () => Promise<unknown>): Promise<unknown> =>
  vi.waitUntil(check, { timeout: 30_000, interval: 10 });
const becomes = (inboxId: number, expected: string): Promise<unknown> =>
  until(async () => (await outcome(inboxId)) === expected);
const nothingFails = async (): Promise<void> => {
  await until(
    async () => (await database.db.selectFrom('failing_input').selectAll().execute()).length === 0,
  );
};

test('before it begins, nothing is handled however often it is woken', async () => {
  inbound = make();
  const waiting = await writes(rina);
  inbound.wake();
  inbound.settled();
  // Resolves when what is under way is committed: nothing is.
  await inbound.stop();
  expect(await outcome(waiting)).toBeNull();
  start();
  await becomes(waiting, 'handled');
});

test('after a start a few come first: a process that dies soon after has answered somebody', async () => {
  const crowd: Somebody[] = [];
  for (let nth = 0; nth < 54; nth += 1) crowd.push(await talk.meet(`Orang ${nth}`, []));
  const waiting: number[] = [];
  for (const who of crowd) waiting.push(await writes(who));
  handled.length = 0;
  start();
  for (const id of waiting) await becomes(id, 'handled');
  const commits = handled.filter((messages) => messages > 0);
  expect(commits[0]).toBeLessThanOrEqual(50);
  expect(commits.reduce((sum, messages) => sum + messages, 0)).toBe(54);
});

const passing = ['57014', '53100', '25006', '55P03', 'XX000'];
test.each(passing)('%s: the message waits and is handled when it can be', async (code) => {
  const failing = await writes(rina);
  await refuse(failing, code);
  start();
  await until(async () => (await refusals()) >= 8);
  expect(await outcome(failing)).toBeNull();
  await heal();
  await becomes(failing, 'handled');
  await nothingFails();
  expect(troubles).toEqual([]);
});

test.each(['57014', '55P03'])(
  '%s of one message keeps nobody else from being answered, and later ones of its person in their order',
  async (code) => {
    const failing = await writes(rina);
    await refuse(failing, code);
    start(60_000);
    await until(async () => (await refusals()) >= 2);
    const others = [await writes(budi), await writes(budi)];
    for (const other of others) await becomes(other, 'handled');
    const later = await writes(rina);
    expect(await outcome(later)).toBeNull();
    await heal();
    await becomes(later, 'handled');
    expect(troubles).toEqual([]);
  },
);

test.each(['22P02', '23514', 'P0001'])(
  '%s: closed with its error after it failed alone three times; what was written before and later is handled',
  async (code) => {
    const [before, failing, later] = [await writes(rina), await writes(rina), await writes(rina)];
    await refuse(failing, code);
    start();
    await becomes(later, 'handled');
    await nothingFails();
    expect([await outcome(before), await outcome(failing)]).toEqual(['handled', 'failed']);
    const row = await database.db
      .selectFrom('inbox')
      .selectAll()
      .where('id', '=', failing)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ attempts: 3, error: 'as raised' });
    // Together with the others, and three times alone.
    expect(await refusals()).toBe(4);
    expect(troubles).toEqual([{ kind: 'failed', inboxId: failing }]);
    const said = await talk.waiting(rina);
    // The first and the last say the same, and nothing of it has been sent.
    expect(said).toHaveLength(2);
    expect(said[0]).toMatch(/ada gangguan di sisi kami/);
  },
);

test('a bug of our own is a defect, too', async () => {
  const failing = await writes(rina);
  const later = await writes(rina);
  await sql`update inbox set payload = '{"files": "none"}' where id = ${failing}`.execute(
    database.db,
  );
  start();
  await becomes(failing, 'failed');
  await becomes(later, 'handled');
  expect(troubles).toEqual([{ kind: 'failed', inboxId: failing }]);
});

describe('after the time that others may have to wait', () => {
  test('it is kept as in doubt and named, when others are handled; later messages go on', async () => {
    const [failing, later] = [await writes(rina), await writes(rina)];
    await refuse(failing, '57014');
    await refuse(later, '57014');
    start(300);
    await until(async () => {
      await becomes(await writes(budi), 'handled');
      return (await outcome(failing)) === 'in_doubt';
    });
    await sql`delete from refused where inbox_id = ${later}`.execute(database.db);
    await becomes(later, 'handled');
    expect(troubles).toContainEqual({ kind: 'in_doubt', inboxId: failing });
    expect((await talk.waiting(rina))[0]).toMatch(/ada gangguan di sisi kami/);
    const kept = await database.db
      .selectFrom('inbox')
      .select(['error', 'raw'])
      .where('id', '=', failing)
      .executeTakeFirstOrThrow();
    expect(kept).toEqual({ error: 'as raised', raw: Buffer.from('{}') });
  });

  test('with nobody else there: named and tried on; in doubt when a later message can be handled', async () => {
    const failing = await writes(rina);
    await refuse(failing, '53100');
    start(200);
    await until(async () => Promise.resolve(troubles.length > 0));
    const tried = await refusals();
    await until(async () => (await refusals()) > tried + 3);
    expect(await outcome(failing)).toBeNull();
    const later = await writes(rina);
    await becomes(later, 'handled');
    expect(await outcome(failing)).toBe('in_doubt');
    await until(async () => Promise.resolve(troubles.length > 1));
    expect(troubles).toEqual([
      { kind: 'overdue', inboxId: failing },
      { kind: 'in_doubt', inboxId: failing },
    ]);
  });

  test('trouble of the database itself closes nothing, however long it lasts', async () => {
    const ids = [await writes(rina), await writes(rina), await writes(budi), await writes(budi)];
    await refuse(0, '53100');
    start(100);
    await until(async () => Promise.resolve(troubles.length >= 2));
    const tried = await refusals();
    await until(async () => (await refusals()) > tried + 10);
    expect(await Promise.all(ids.map(outcome))).toEqual([null, null, null, null]);
    await heal();
    for (const id of ids) await becomes(id, 'handled');
    await nothingFails();
    expect(troubles.every(({ kind }) => kind === 'overdue')).toBe(true);
  });

  test('when the sentence to its person is what cannot be written, they go on without it', async () => {
    const [failing, later] = [await writes(rina), await writes(rina)];
    await sql
      .raw(
        `create trigger refuse_word before insert on outbox for each row
           when (new.inbox_id = ${failing}) execute function refuse()`,
      )
      .execute(database.db);
    await sql`insert into refused select 0, '53100'`.execute(database.db);
    await sql`drop trigger refuse on inbox`.execute(database.db);
    start(200);
    await becomes(later, 'handled');
    expect(await outcome(failing)).toBe('in_doubt');
  });
});

test('the outcome of files that fails holds up neither messages nor other people for good', async () => {
  await sql`insert into evidence_file (person_id, purpose, state, channel, ref, name, reason)
    values (${rina.personId}, 'text', 'failed', 'telegram', '{}', 'x', '{"code": "CORRUPT"}')`.execute(
    database.db,
  );
  await sql
    .raw(
      `create function refuse_file() returns trigger language plpgsql as $$ begin
         perform nextval('refusals'); raise exception 'of files' using errcode = '23514'; end $$;
       create trigger refuse_file before update on evidence_file for each row
         when (new.told_at is not null) execute function refuse_file()`,
    )
    .execute(database.db);
  start();
  const [hers, his] = [await writes(rina), await writes(budi)];
  await becomes(his, 'handled');
  await becomes(hers, 'handled');
  await sql`drop trigger refuse_file on evidence_file`.execute(database.db);
  await until(async () => {
    const { rows } = await sql`select 1 from evidence_file where told_at is null`.execute(
      database.db,
    );
    return rows.length === 0;
  });
  await nothingFails();
  expect(troubles).toEqual([{ kind: 'overdue', inboxId: null }]);
});

test('statements cancelled again and again by hand close nothing', async () => {
  await sql
    .raw(
      `create function dawdle() returns trigger language plpgsql as $$ begin
         if exists (select 1 from refused) then perform pg_sleep(60); end if;
         return new;
       end $$;
       create trigger dawdle before update on inbox for each row
         when (new.outcome = 'handled') execute function dawdle()`,
    )
    .execute(database.db);
  await refuse(-1, 'nothing is refused, all is slow');
  const ids = [await writes(rina), await writes(budi)];
  start();
  let cancelled = 0;
  await until(async () => {
    const { rows } = await sql`select pg_cancel_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event = 'PgSleep'`.execute(database.db);
    cancelled += rows.length;
    return cancelled >= 10;
  });
  await heal();
  await sql`select pg_cancel_backend(pid) from pg_stat_activity
    where datname = current_database() and wait_event = 'PgSleep'`.execute(database.db);
  for (const id of ids) await becomes(id, 'handled');
  await nothingFails();
  expect(troubles).toEqual([]);
});

test('a server that is read only closes nothing, and is written to again by itself', async () => {
  const name = new URL(database.url).pathname.slice(1);
  const ids = [await writes(rina), await writes(budi)];
  await sql
    .raw(`alter database ${name} set default_transaction_read_only = on`)
    .execute(database.db);
  start(50);
  await until(async () => own.pool.totalCount > 0);
  await until(async () => (await refusedWrites()) >= 3);
  await sql
    .raw(`alter database ${name} set default_transaction_read_only = off`)
    .execute(database.db);
  for (const id of ids) await becomes(id, 'handled');
  expect(troubles).toEqual([]);
});

/** How many transactions of this database were rolled back. */
async function refusedWrites(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select xact_rollback as n from pg_stat_database where datname = current_database()`.execute(
    database.db,
  );
  return rows[0]?.n ?? 0;
}
