// The session in PostgreSQL: all or nothing, sealed, and written by its newest owner alone.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { loadAuth } from '../../../src/bot/whatsapp/baileys/auth.ts';
import { proto } from '../../../src/bot/whatsapp/baileys/library.ts';
import { sentRecord } from '../../../src/db/whatsapp-sent.ts';
import {
  forgetWhatsappSession,
  StaleSession,
  takeWhatsappSession,
} from '../../../src/db/whatsapp-session.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

const secret = 'a secret that only this test knows, 1234';
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const take = (id: string, key = secret) => takeWhatsappSession(database.db, id, key);

test('keeps credentials and keys over a restart, byte for byte', async () => {
  const first = await loadAuth(await take('kept'), fail);
  first.state.creds.me = { id: '1:0@s.whatsapp.net', name: 'Bot' };
  first.saveCreds();
  await first.drain();
  await first.state.keys.set({
    session: { 'a.0': Buffer.from([1, 2, 3]) },
    'pre-key': { '7': { public: Buffer.alloc(32, 1), private: Buffer.alloc(32, 2) } },
    'app-state-sync-key': {
      k: proto.Message.AppStateSyncKeyData.create({ keyData: Buffer.from('x') }),
    },
    'lid-mapping': { '62812': '999' },
  });

  const again = await loadAuth(await take('kept'), fail);
  expect(again.state.creds).toEqual(first.state.creds);
  expect(await again.state.keys.get('session', ['a.0', 'b.0'])).toEqual({
    'a.0': Buffer.from([1, 2, 3]),
  });
  expect(await again.state.keys.get('pre-key', ['7'])).toEqual({
    '7': { public: Buffer.alloc(32, 1), private: Buffer.alloc(32, 2) },
  });
  const { k } = await again.state.keys.get('app-state-sync-key', ['k']);
  expect(k).toBeInstanceOf(proto.Message.AppStateSyncKeyData);
  expect(await again.state.keys.get('lid-mapping', ['62812'])).toEqual({ '62812': '999' });
});

test('writes and deletes of one set are one commit', async () => {
  const session = await take('atomic');
  await session.writeKeys([
    { type: 'session', id: 'a', value: '1' },
    { type: 'session', id: 'b', value: '1' },
  ]);
  // A row that the database refuses stands last in the order of writing.
  await sql`alter table wa_key add constraint not_z check (id <> 'z')`.execute(database.db);
  await expect(
    session.writeKeys([
      { type: 'session', id: 'a', value: null },
      { type: 'session', id: 'b', value: '2' },
      { type: 'session', id: 'z', value: '2' },
    ]),
  ).rejects.toThrow('not_z');
  await sql`alter table wa_key drop constraint not_z`.execute(database.db);
  expect(await session.readKeys('session', ['a', 'b', 'z'])).toEqual(
    new Map([
      ['a', '1'],
      ['b', '1'],
    ]),
  );

  await session.writeKeys([
    { type: 'session', id: 'a', value: null },
    { type: 'session', id: 'b', value: '2' },
  ]);
  expect(await session.readKeys('session', ['a', 'b'])).toEqual(new Map([['b', '2']]));
});

test('a former owner can write nothing any more, and learns it', async () => {
  const old = await take('fenced');
  await old.writeKeys([{ type: 'session', id: 'a', value: 'old' }]);
  await old.writeCreds('{"v":1}');
  const fresh = await take('fenced');
  expect(fresh.epoch).toBe(old.epoch + 1);

  await expect(old.writeKeys([{ type: 'session', id: 'a', value: 'stale' }])).rejects.toThrow(
    StaleSession,
  );
  await expect(old.writeCreds('{"v":2}')).rejects.toThrow(StaleSession);
  expect(await old.isCurrent()).toBe(false);
  expect(await fresh.isCurrent()).toBe(true);
  expect(await fresh.readKeys('session', ['a'])).toEqual(new Map([['a', 'old']]));
  expect(await fresh.readCreds()).toBe('{"v":1}');
});

test('many writers of the same keys never wait for each other crosswise', async () => {
  const session = await take('busy');
  const ids = ['a', 'b', 'c', 'd', 'e'];
  await Promise.all(
    Array.from({ length: 40 }, (_, index) => {
      const turned = index % 2 === 0 ? ids : ids.toReversed();
      return session.writeKeys(
        turned.map((id) => ({
          type: index % 3 === 0 ? 'session' : 'tctoken',
          id,
          value: `${index}`,
        })),
      );
    }),
  );
  const values = [...(await session.readKeys('session', ids)).values()];
  expect(new Set(values).size).toBe(1);
});

test('a socket whose write failed is told to go away', async () => {
  const broken: unknown[] = [];
  const auth = await loadAuth(await take('broken'), (error) => broken.push(error));
  await take('broken');
  await expect(
    Promise.resolve(auth.state.keys.set({ session: { a: Buffer.from('x') } })),
  ).rejects.toThrow(StaleSession);
  auth.saveCreds();
  await auth.drain();
  expect(broken).toHaveLength(2);
});

test('nothing readable lies in the tables, and another key or place opens nothing', async () => {
  const session = await take('sealed');
  await session.writeCreds('{"noiseKey":"PLAINTEXT"}');
  await session.writeKeys([
    { type: 'session', id: 'a', value: 'PLAINTEXT' },
    { type: 'session', id: 'b', value: 'other' },
  ]);
  await sentRecord(database.db, 'sealed', secret).keep('M1', 'PLAINTEXT');
  const { rows } = await sql<{ bytes: Buffer }>`
    select creds as bytes from wa_session where session_id = 'sealed'
    union all select value from wa_key where session_id = 'sealed'
    union all select message from wa_sent where session_id = 'sealed'`.execute(database.db);
  expect(rows).toHaveLength(4);
  for (const { bytes } of rows) expect(bytes.toString('latin1')).not.toContain('PLAINTEXT');

  const other = await take('sealed', 'another secret of the same length, 12');
  await expect(other.readCreds()).rejects.toThrow();
  // A row put in another's place is refused, too.
  await sql`update wa_key k set value = o.value from wa_key o
    where k.session_id = 'sealed' and k.id = 'a' and o.session_id = 'sealed' and o.id = 'b'`.execute(
    database.db,
  );
  await expect((await take('sealed')).readKeys('session', ['a'])).rejects.toThrow();
});

test('a session is forgotten only when asked, and whoever still runs is fenced off', async () => {
  const running = await take('given-up');
  await running.writeCreds('{}');
  await running.writeKeys([{ type: 'session', id: 'a', value: '1' }]);
  await forgetWhatsappSession(database.db, 'given-up');
  await expect(running.writeCreds('{}')).rejects.toThrow(StaleSession);
  const fresh = await take('given-up');
  expect(await fresh.readCreds()).toBeNull();
  expect(await fresh.readKeys('session', ['a'])).toEqual(new Map());
});

test('a code that was never typed leaves no account behind', async () => {
  const session = await take('unfinished');
  const auth = await loadAuth(session, fail);
  auth.state.creds.pairingCode = 'ABCD1234';
  auth.state.creds.me = { id: '62812@s.whatsapp.net', name: '~' };
  auth.saveCreds();
  await auth.drain();
  const again = await loadAuth(await take('unfinished'), fail);
  expect(again.state.creds.me).toBeUndefined();
  expect(again.state.creds.noiseKey).toEqual(auth.state.creds.noiseKey);
});

test('what was sent can be asked for again, goes forward only, and is forgotten in time', async () => {
  await take('sent');
  const sent = sentRecord(database.db, 'sent', secret);
  expect(await sent.keep('M1', 'first')).toBe('first');
  expect(await sent.keep('M1', 'second')).toBe('first');
  expect(await sent.recall('M1')).toBe('first');
  expect(await sent.recall('M2')).toBeNull();
  expect(await sent.mark('M1', 'read')).toBe(true);
  expect(await sent.mark('M1', 'delivered')).toBe(false);
  expect((await sent.lastDay()).count).toBe(1);

  await sql`update wa_sent set created_at = now() - interval '22 days' where message_id = 'M1'`.execute(
    database.db,
  );
  await sent.keep('M3', 'young');
  await sent.forgetOlderThan(21);
  expect(await sent.recall('M1')).toBeNull();
  expect(await sent.recall('M3')).toBe('young');
  expect((await sent.lastDay()).count).toBe(1);
});

function fail(error: unknown): never {
  throw error;
}
