// Messages into the inbox: once each, in order, for people known and new, whatever the text and whoever else writes.
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createIntake } from '../../src/bot/intake.ts';
import { createAddressBook } from '../../src/db/address-book.ts';
import { openDatabase } from '../../src/db/connect.ts';
import { acceptInbound } from '../../src/db/transactions/accept-inbound.ts';
import type { InboundMessage } from '../../src/domain/conversation/inbound.ts';
import { newConversation } from '../../src/domain/conversation/state.ts';
import { makeLog } from '../../src/log.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

/** A book that knows these chats already. */
async function knowing(...addresses: string[]): Promise<ReturnType<typeof createAddressBook>> {
  const book = createAddressBook();
  await accept(
    addresses.map((address) => message(address, 0)),
    book,
  );
  return book;
}

function message(address: string, nth: number, more: Partial<InboundMessage> = {}): InboundMessage {
  return {
    channel: 'telegram',
    address,
    externalId: `m${nth}`,
    order: nth,
    sentAt: new Date('2026-03-04T05:06:07Z'),
    kind: 'text',
    text: `pesan ${nth}`,
    raw: Buffer.from(`{"n":${nth},"from":"${address}"}`),
    ...more,
  };
}

const accept = (messages: readonly InboundMessage[], book = createAddressBook()) =>
  acceptInbound(database.db, messages, book);

async function count(table: 'inbox' | 'person' | 'address' | 'conversation'): Promise<number> {
  const { n } = await database.db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** Every chat's external ids in the order of inbox ids. */
async function inboxByChat(): Promise<Record<string, string[]>> {
  const rows = await database.db
    .selectFrom('inbox')
    .innerJoin('address', 'address.id', 'inbox.address_id')
    .select(['address.native_id', 'inbox.external_id'])
    .orderBy('inbox.id')
    .execute();
  const chats: Record<string, string[]> = {};
  for (const row of rows) (chats[row.native_id] ??= []).push(row.external_id);
  return chats;
}

/** A shuffle that fails the same way again: by a small generator of its own. */
function shuffled<T>(values: readonly T[], seed: number): T[] {
  let state = seed;
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  return values
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

describe('one statement', () => {
  test('makes a stranger an address, a person and a conversation, and keeps the message whole', async () => {
    const raw = Buffer.from([0, 255, 1, 0xed, 0xa0, 0x80]);
    const files = [{ ref: { id: 'F1', n: 3 }, name: 'a.pdf', mime: null, size: 12 }];
    const result = await accept([message('77', 1, { raw, files, albumId: 'al' })]);
    expect(result).toMatchObject({ accepted: 1, repeated: 0 });
    const { rows } = await sql`
      select a.channel, a.native_id, a.state as address_state, c.state, c.address_id = a.id as here,
        i.external_id, i.kind, i.payload, i.raw, i.chat_order, i.sent_at, i.done_at
      from inbox i join address a on a.id = i.address_id
      join person p on p.id = a.person_id join conversation c on c.person_id = p.id`.execute(
      database.db,
    );
    expect(rows).toEqual([
      {
        channel: 'telegram',
        native_id: '77',
        address_state: 'active',
        state: newConversation,
        here: true,
        external_id: 'm1',
        kind: 'text',
        // What has a column of its own stands there alone.
        payload: { text: 'pesan 1', files, albumId: 'al' },
        raw,
        chat_order: 1,
        sent_at: new Date('2026-03-04T05:06:07Z'),
        done_at: null,
      },
    ]);
  });

  test('a message without words or files is not taken for one that was emptied', async () => {
    const { text: _, ...sticker } = message('78', 1, { kind: 'sticker' });
    await accept([sticker]);
    const rows = await database.db.selectFrom('inbox').select(['kind', 'payload']).execute();
    expect(rows).toEqual([{ kind: 'sticker', payload: { kind: 'sticker' } }]);
  });

  test('row 23: messages of one second stay in the order in which they came', async () => {
    const ids = ['Z9', 'B2', 'a1', 'M5'];
    await accept(ids.map((externalId) => message('a', 1, { externalId })));
    expect(await inboxByChat()).toEqual({ a: ids });
  });

  test('known and new chats in one batch, doubles inside it, ids in the order of the chat', async () => {
    const book = createAddressBook();
    await accept([message('a', 1)], book);
    const batch = [message('b', 2), message('a', 3), message('b', 1), message('a', 2)];
    const result = await accept([...batch, ...batch, message('a', 1)], book);
    expect(result).toMatchObject({ accepted: 4, repeated: 5 });
    expect(new Set(result.waiting).size).toBe(2);
    expect(await inboxByChat()).toEqual({ a: ['m1', 'm2', 'm3'], b: ['m1', 'm2'] });
    expect([await count('person'), await count('conversation')]).toEqual([2, 2]);
    // Nothing but repeats, all chats known: nothing to wake anybody for.
    expect(await accept(batch, book)).toEqual({ accepted: 0, repeated: 4, waiting: [] });
  });

  test('the same chat number on another channel is another address, the same id in another chat another message', async () => {
    await accept([message('5', 1), message('5', 1, { channel: 'webchat' }), message('6', 1)]);
    expect([await count('address'), await count('inbox')]).toEqual([3, 3]);
  });

  test('an address that was deleted behind the book is made again', async () => {
    const book = createAddressBook();
    await accept([message('a', 1), message('b', 1)], book);
    await sql`delete from inbox`.execute(database.db);
    await sql`delete from conversation`.execute(database.db);
    await sql`delete from address where native_id = 'a'`.execute(database.db);
    expect(await accept([message('a', 2), message('b', 2)], book)).toMatchObject({ accepted: 2 });
    expect(await inboxByChat()).toEqual({ a: ['m2'], b: ['m2'] });
  });
});

describe('odd input', () => {
  test('text is cleaned and marked, raw bytes are not', async () => {
    const text = 'satu\u0000dua\ud800 \u202etiga\r\nempat';
    await accept([message('a', 1, { text }), message('a', 2, { text: 'baris\r\ndua' })]);
    const rows = await database.db.selectFrom('inbox').select('payload').orderBy('id').execute();
    expect(rows.map((row) => row.payload)).toMatchObject([
      { text: 'satudua tiga\nempat', cleaned: true },
      { text: 'baris\ndua' },
    ]);
    expect(rows[1]?.payload).not.toHaveProperty('cleaned');
  });

  test('ids of any length and content keep two messages apart and a repeat a repeat', async () => {
    const odd = [
      message('x'.repeat(500), 1),
      message('nul\u0000', 1),
      message('a', 1, { externalId: 'y'.repeat(201) }),
      message('a', 2, { externalId: 'y'.repeat(202) }),
      message('a', 3, { externalId: '' }),
      message('a', 4, { externalId: '\ud800' }),
      message('a', 5, { externalId: '\udbff' }),
      message('a', 6, { sentAt: new Date(Number.NaN), order: Number.NaN }),
      message('a', 7, { sentAt: new Date(8.64e15), order: Number.POSITIVE_INFINITY }),
    ];
    expect(await accept(odd)).toMatchObject({ accepted: odd.length });
    expect(await accept(odd)).toMatchObject({ accepted: 0, repeated: odd.length });
  });

  test('any message at all can be stored, and the others with it', async () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 300 });
    const anyRef = fc.dictionary(anyText, fc.oneof(anyText, fc.double(), fc.constant(null)));
    let nth = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ text: anyText, name: anyText, ref: anyRef, id: anyText }), {
          minLength: 1,
          maxLength: 10,
        }),
        async (parts) => {
          const batch = parts.map(({ text, name, ref, id }) =>
            message('a', ++nth, {
              externalId: `${nth}${id}`,
              text,
              choice: name,
              files: [{ ref, name, mime: id, size: null }],
              raw: Buffer.from(text, 'utf16le'),
            }),
          );
          const result = await accept(batch);
          expect(result.accepted).toBe(batch.length);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('many at once', () => {
  test('five deliveries, shuffled, ten at a time, over two processes: one row each', async () => {
    const other = openDatabase(database.url, makeLog('silent'));
    const intakes = [database.db, other.db].map((db) =>
      createIntake({ db, onAccepted: () => undefined }),
    );
    const all = Array.from({ length: 40 }, (_, chat) =>
      Array.from({ length: 5 }, (_, nth) => message(`chat${chat}`, nth)),
    ).flat();
    const deliveries = shuffled([...all, ...all, ...all, ...all, ...all], 7);
    const work: Promise<void>[] = [];
    for (let at = 0; at < deliveries.length; at += 10) {
      work.push(intakes[(at / 10) % 2]?.sink(deliveries.slice(at, at + 10)) ?? Promise.reject());
    }
    await Promise.all(work);
    await other.close();
    expect(await count('inbox')).toBe(200);
    expect([await count('address'), await count('person'), await count('conversation')]).toEqual([
      40, 40, 40,
    ]);
    const { rows } = await sql`
      select 1 from address a left join conversation c using (person_id) where c.address_id is distinct from a.id`.execute(
      database.db,
    );
    expect(rows).toEqual([]);
  });

  test('callers that come together share a commit, and each resolves after its own rows are there', async () => {
    let calls = 0;
    const heard = new Set<number>();
    const intake = createIntake({
      db: database.db,
      onAccepted: (ids) => {
        calls += 1;
        for (const id of ids) heard.add(id);
      },
    });
    await Promise.all(
      Array.from({ length: 100 }, async (_, nth) => {
        await intake.sink([message(`c${nth}`, 1)]);
        const row = await database.db
          .selectFrom('address')
          .innerJoin('inbox', 'inbox.address_id', 'address.id')
          .select('inbox.id')
          .where('native_id', '=', `c${nth}`)
          .executeTakeFirst();
        expect(row).toBeDefined();
      }),
    );
    expect(heard.size).toBe(100);
    expect(calls).toBeLessThan(20);
    expect(intake.pending()).toBe(0);
  });

  test('rejects while the database is away, and takes the same messages afterwards', async () => {
    const gone = openDatabase('postgresql://u@127.0.0.1:1/none', makeLog('silent'));
    const intake = createIntake({ db: gone.db, onAccepted: () => undefined });
    await expect(intake.sink([message('a', 1)])).rejects.toThrow('ECONNREFUSED');
    expect(intake.pending()).toBe(0);
    await gone.close();
    await accept([message('a', 1)]);
    expect(await count('inbox')).toBe(1);
  });

  test('connections cut again and again: what was acknowledged is there, once', async () => {
    const intake = createIntake({ db: database.db, onAccepted: () => undefined });
    const acknowledged: string[] = [];
    let sent = 0;
    let cuts = 0;
    const cut = async (): Promise<void> => {
      cuts += 1;
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`
        .execute(database.db)
        .catch(() => undefined);
    };
    const writer = async (chat: number): Promise<void> => {
      for (let nth = 0; nth < 40; nth += 1) {
        const one = message(`w${chat}`, nth);
        for (;;) {
          sent += 1;
          const done = await intake.sink([one]).then(
            () => true,
            () => false,
          );
          if (done) break;
        }
        // The others are on their way meanwhile, however fast the machine is.
        if (acknowledged.push(`w${chat}:m${nth}`) % 20 === 0) await cut();
      }
    };
    await Promise.all(Array.from({ length: 10 }, (_, chat) => writer(chat)));
    expect(cuts).toBe(20);
    const chats = await inboxByChat();
    expect(Object.values(chats).flat()).toHaveLength(400);
    expect(acknowledged).toHaveLength(400);
    expect(sent).toBeGreaterThanOrEqual(400);
  });

  test('a full waiting room refuses at once instead of growing', async () => {
    const intake = createIntake({ db: database.db, onAccepted: () => undefined, mostPending: 3 });
    const first = intake.sink([message('a', 1), message('a', 2)]);
    await expect(intake.sink([message('a', 3), message('a', 4)])).rejects.toThrow('too many');
    await first;
    await intake.sink([message('a', 3), message('a', 4)]);
    expect(await count('inbox')).toBe(4);
  });
});

describe('addresses proven to be one person', () => {
  const whatsapp = (address: string, nth: number, sameAs: readonly string[] = []) =>
    message(address, nth, { channel: 'whatsapp', sameAs });

  async function personOf(native: string): Promise<number | undefined> {
    const row = await database.db
      .selectFrom('address')
      .select('person_id')
      .where('native_id', '=', native)
      .executeTakeFirst();
    return row?.person_id;
  }

  test('both new, or one new: one person with one conversation', async () => {
    await accept([whatsapp('lid1', 1, ['phone1']), whatsapp('phone1', 2, ['lid1'])]);
    expect(await personOf('phone1')).toBe(await personOf('lid1'));
    await accept([whatsapp('phone2', 1)]);
    await accept([whatsapp('lid2', 2, ['phone2'])]);
    expect(await personOf('lid2')).toBe(await personOf('phone2'));
    expect([await count('person'), await count('conversation')]).toEqual([2, 2]);
  });

  test('known apart before: the one who never consented moves, whoever is established stays', async () => {
    const book = createAddressBook();
    await accept([whatsapp('phone', 1), whatsapp('lid', 1)], book);
    const [phone, lid] = [await personOf('phone'), await personOf('lid')];
    await sql`update person set consent_version = '1', consented_at = now() where id = ${lid}`.execute(
      database.db,
    );
    await accept([whatsapp('phone', 2, ['lid'])], book);
    expect([await personOf('phone'), await personOf('lid')]).toEqual([lid, lid]);

    await accept([whatsapp('other', 1)], book);
    const other = await personOf('other');
    await sql`update person set consent_version = '1', consented_at = now() where id = ${other}`.execute(
      database.db,
    );
    await accept([whatsapp('phone', 3, ['other'])], book);
    expect([await personOf('phone'), await personOf('other')]).toEqual([lid, other]);
    expect(phone).not.toBe(lid);
  });

  test('learnt by two processes at the same moment', async () => {
    const other = openDatabase(database.url, makeLog('silent'));
    await Promise.all(
      [database.db, other.db].flatMap((db) => [
        acceptInbound(db, [whatsapp('lid', 1, ['phone'])], createAddressBook()),
        acceptInbound(db, [whatsapp('phone', 2, ['lid'])], createAddressBook()),
      ]),
    );
    await other.close();
    expect(await personOf('phone')).toBe(await personOf('lid'));
    expect(await count('inbox')).toBe(2);
  });
});

test('the book forgets the chat unheard for longest', () => {
  const book = createAddressBook(2);
  book.set('a', 1);
  book.set('b', 2);
  expect(book.get('a')).toBe(1);
  book.set('c', 3);
  expect([book.get('a'), book.get('b'), book.get('c')]).toEqual([1, undefined, 3]);
});

test('what another process stores in the same moment is stored once, and the rest beside it', async () => {
  const book = await knowing('1', '2');
  const other = openDatabase(database.url, makeLog('silent'), 1);
  const held = Promise.withResolvers<void>();
  const stored = Promise.withResolvers<void>();
  const rival = other.db.transaction().execute(async (trx) => {
    await acceptInbound(trx, [message('1', 7)], book);
    stored.resolve();
    await held.promise;
  });
  await stored.promise;
  const ours = accept([message('1', 7), message('1', 8), message('2', 7)], book);
  await waitingForLock();
  held.resolve();
  await rival;
  expect(await ours).toMatchObject({ accepted: 2, repeated: 1 });
  expect(await inboxByChat()).toEqual({ 1: ['m0', 'm7', 'm8'], 2: ['m0', 'm7'] });
  await other.close();
});

/** Resolves when a session of this database waits for another. */
async function waitingForLock(): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(database.db);
    if ((rows[0]?.n ?? 0) > 0) return;
  }
}
