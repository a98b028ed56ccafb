// Behind a pooler in transaction mode: refused without a direct address, right with one.
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { forPeople, openDatabase, type OpenDatabase } from '../../src/db/connect.ts';
import { connectOrStartEmbedded } from '../../src/db/embedded.ts';
import { makeLog } from '../../src/log.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startPooler } from '../support/pooler.ts';

const log = makeLog('silent');
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const name = new URL(database.url).pathname.slice(1);
  // What the pooler's own sessions begin with: nothing that the product needs.
  for (const setting of [`timezone = 'Asia/Tokyo'`, `synchronous_commit = off`])
    await sql.raw(`alter database ${name} set ${setting}`).execute(database.db);
});
afterAll(() => database.drop());

async function pooler(how: Parameters<typeof startPooler>[1] = {}): Promise<string> {
  const started = await startPooler(database.url, how);
  onTestFinished(() => started.close());
  return started.url;
}
const start = (databaseUrl: string, databaseSessionUrl: string | null = null) =>
  connectOrStartEmbedded({ databaseUrl, databaseSessionUrl, dataDir: '/none' }, log);

describe('a start', () => {
  test.each([
    ['that ignores settings', { settings: 'ignored' }],
    ['that ignores settings, with one session', { settings: 'ignored', sessions: 1 }],
    ['that refuses settings', { settings: 'refused' }],
  ] as const)('on a pooler %s is refused in one sentence', async (_what, how) => {
    const url = await pooler(how);
    await expect(start(url)).rejects.toThrow(
      /^DATABASE_URL leads to a pooler .*; set DATABASE_SESSION_URL to the direct address of the same database\.$/,
    );
    await expect(start(database.url, url)).rejects.toThrow(
      /^DATABASE_SESSION_URL leads to a pooler .*; set it to the direct address of the server\.$/,
    );
  });

  test('on a pooler whose sessions begin as ours would is refused as well', async () => {
    const like = await createTestDatabase();
    onTestFinished(() => like.drop());
    const name = new URL(like.url).pathname.slice(1);
    for (const limit of ['statement_timeout = 8000', 'idle_in_transaction_session_timeout = 5000'])
      await sql.raw(`alter database ${name} set ${limit}`).execute(like.db);
    for (const sessions of [1, 2, 5]) {
      const started = await startPooler(like.url, { sessions });
      onTestFinished(() => started.close());
      await expect(start(started.url)).rejects.toThrow('DATABASE_SESSION_URL');
    }
  });

  test('on the server itself needs nothing, and beside a pooler both addresses are kept', async () => {
    const url = await pooler();
    expect(await start(database.url)).toMatchObject({
      url: database.url,
      sessionUrl: database.url,
      pooled: false,
    });
    expect(await start(url, database.url)).toMatchObject({
      url,
      sessionUrl: database.url,
      pooled: true,
    });
  });

  test('with addresses of two databases is refused', async () => {
    const other = await createTestDatabase();
    onTestFinished(() => other.drop());
    await expect(start(await pooler(), other.url)).rejects.toThrow('different databases');
  });
});

describe('with a direct address', () => {
  async function open(how: Parameters<typeof startPooler>[1] = {}): Promise<OpenDatabase> {
    const own = openDatabase(await pooler(how), log, 8, forPeople, { pooled: true });
    onTestFinished(() => own.close());
    return own;
  }
  const limits = sql<{ name: string; setting: string }>`
    select name, setting from pg_settings where name in
      ('TimeZone', 'synchronous_commit', 'lock_timeout', 'statement_timeout',
       'idle_in_transaction_session_timeout', 'transaction_timeout') order by name collate "C"`;
  const wanted = {
    TimeZone: 'UTC',
    idle_in_transaction_session_timeout: '5000',
    lock_timeout: '5000',
    statement_timeout: '8000',
    synchronous_commit: 'on',
    transaction_timeout: '20000',
  };
  const named = (rows: readonly { name: string; setting: string }[]) =>
    Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));

  test('every statement has its limits, alone and in a transaction, and leaves none behind', async () => {
    const own = await open({ settings: 'refused' });
    expect(named((await limits.execute(own.db)).rows)).toMatchObject(wanted);
    const [inside, how] = await own.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (trx) => [
        await limits.execute(trx),
        await sql<{ how: string }>`
          select current_setting('transaction_isolation') || ', ' || current_setting('transaction_read_only') as how`.execute(
          trx,
        ),
      ]);
    expect(named(inside.rows)).toMatchObject(wanted);
    expect(how.rows).toEqual([{ how: 'repeatable read, on' }]);
    const bare = new pg.Client({ connectionString: await pooler() });
    await bare.connect();
    const { rows } = await bare.query<{ zone: string }>(
      `select current_setting('timezone') as zone`,
    );
    expect(rows).toEqual([{ zone: 'Asia/Tokyo' }]);
    await bare.end();
  });

  test('many at once share few sessions, and what fails takes only itself back', async () => {
    const own = await open();
    await sql`create table mark (n int primary key)`.execute(own.db);
    const write = (n: number) => sql`insert into mark values (${n})`.execute(own.db);
    await Promise.all(Array.from({ length: 40 }, (_, n) => write(n)));
    await expect(write(7)).rejects.toThrow('duplicate key');
    await expect(
      own.db.transaction().execute(async (trx) => {
        await sql`insert into mark values (100)`.execute(trx);
        await sql`insert into mark values (7)`.execute(trx);
      }),
    ).rejects.toThrow('duplicate key');
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        own.db.transaction().execute(async (trx) => {
          await sql`insert into mark values (${200 + n})`.execute(trx);
          await sql`update mark set n = n + 1000 where n = ${n}`.execute(trx);
        }),
      ),
    );
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from mark`.execute(own.db);
    expect(rows).toEqual([{ n: 60 }]);
  });
});
