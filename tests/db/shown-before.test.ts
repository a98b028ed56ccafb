// A message answers a question only if that was shown before it: the rule of each channel, with moments and ids put in by hand.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAddressBook } from '../../src/db/address-book.ts';
import { acceptInbound } from '../../src/db/transactions/accept-inbound.ts';
import { handleInbound } from '../../src/db/transactions/handle-inbound.ts';
import type { ChannelId } from '../../src/domain/conversation/input.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openTalk, type Somebody, type Talk } from '../support/talk.ts';

let database: TestDatabase;
let talk: Talk;
let nth = 0;
beforeAll(async () => {
  database = await createTestDatabase();
  talk = await openTalk(database);
});
afterAll(() => database.drop());

/** How the reply with the question "Bentuk" stands. Seconds are before now. */
interface Reply {
  readonly state: 'sent' | 'queued' | 'sending' | 'uncertain';
  readonly sent?: number;
  readonly id?: string;
  /** For the web chat: when it stood in the browser. */
  readonly stored?: number;
}

/** What is typed to it. */
interface Typed {
  readonly received: number;
  readonly order?: number;
  /** For the web chat: how long it waited in the browser. */
  readonly waited?: number;
}

async function somebodyAsked(channel: ChannelId, reply: Reply): Promise<Somebody> {
  nth += 1;
  const who = await talk.meet(`Rina ${nth}`, [{ role: 'innovator', unit: 'dinkes' }], channel);
  await talk.says(who, 'baru');
  await talk.says(who, `Inovasi ${nth}`);
  await sql`update outbox set state = 'sent', sent_at = now() - interval '1 hour', provider_ids = '{1}'
    where address_id = ${who.addressId}`.execute(database.db);
  const id =
    reply.stored === undefined
      ? reply.id
      : (
          await sql<{ id: number }>`
          insert into webchat_message (address_id, key, text, choices, created_at)
          values (${who.addressId}, ${`k${nth}`}, 'x', '[]', now() - ${reply.stored} * interval '1 second')
          returning id`.execute(database.db)
        ).rows[0]?.id;
  await sql`update outbox set state = ${reply.state}, claimed_by = 1, due_at = now() + interval '1 hour',
      sent_at = now() - ${reply.sent ?? null} * interval '1 second',
      provider_ids = ${id === undefined ? [] : [String(id)]}::text[]
    where id = (select max(id) from outbox where address_id = ${who.addressId})`.execute(
    database.db,
  );
  return who;
}

async function types(who: Somebody, text: string, typed: Typed): Promise<boolean> {
  nth += 1;
  const now = Date.now();
  const message = {
    channel: who.channel,
    address: who.nativeId,
    externalId: `typed${nth}`,
    order: typed.order ?? now,
    sentAt: new Date(now - (typed.waited ?? 0) * 1000),
    kind: 'text' as const,
    text,
    raw: Buffer.from('{}'),
  };
  await acceptInbound(database.db, [message], createAddressBook());
  await sql`update inbox set received_at = now() - ${typed.received} * interval '1 second'
    where external_id = ${message.externalId}`.execute(database.db);
  const { held } = await handleInbound(database.db, talk.handling, 10, [who.personId]);
  return held;
}

async function lastSaid(who: Somebody): Promise<string> {
  const { rows } = await sql<{ keys: string }>`
    select array_to_string(array(select part ->> 'key' from json_array_elements(message -> 'parts') part), ' ') as keys
    from outbox where address_id = ${who.addressId} order by id desc limit 1`.execute(database.db);
  return rows[0]?.keys ?? '';
}

test.each<readonly [string, ChannelId, Reply, Typed, boolean]>([
  [
    'the id of the reply is lower',
    'telegram',
    { state: 'sent', sent: 1, id: '70' },
    { received: 9, order: 71 },
    true,
  ],
  [
    'the id of the reply is higher',
    'telegram',
    { state: 'sent', sent: 9, id: '72' },
    { received: 1, order: 71 },
    false,
  ],
  ['it is in the queue', 'telegram', { state: 'queued' }, { received: 1, order: 71 }, false],
  [
    'it is being sent for longer than a call takes',
    'telegram',
    { state: 'sending' },
    { received: 40, order: 71 },
    false,
  ],
  [
    'it is in doubt for long',
    'telegram',
    { state: 'uncertain' },
    { received: 9, order: 71 },
    false,
  ],
  [
    'the word of the network came before',
    'whatsapp',
    { state: 'sent', sent: 5, id: 'A1' },
    { received: 3 },
    true,
  ],
  [
    'the word of the network came after',
    'whatsapp',
    { state: 'sent', sent: 3, id: 'A1' },
    { received: 5 },
    false,
  ],
  [
    'it stood in the browser before',
    'webchat',
    { state: 'sent', sent: 1, stored: 5 },
    { received: 3 },
    true,
  ],
  [
    'it stood in the browser after',
    'webchat',
    { state: 'sent', sent: 1, stored: 3 },
    { received: 5 },
    false,
  ],
  [
    'it stood there while the message waited',
    'webchat',
    { state: 'sent', sent: 5, stored: 5 },
    { received: 3, waited: 4 },
    false,
  ],
])('%s (%s)', async (_, channel, reply, typed, answers) => {
  const who = await somebodyAsked(channel, reply);
  expect(await types(who, '2', typed)).toBe(false);
  expect(await lastSaid(who)).toMatch(answers ? /^saved / : /^typed_early/);
  const stored = await sql`select 1 from answer n join innovation i on i.id = n.innovation_id
    where i.owner_id = ${who.personId} and n.item = 'bentuk'`.execute(database.db);
  expect(stored.rows).toHaveLength(answers ? 1 : 0);
});

test.each(['sending', 'uncertain'] as const)(
  'what is typed while the reply is %s waits for how that ends',
  async (state) => {
    const who = await somebodyAsked('telegram', { state });
    expect(await types(who, '2', { received: 1, order: 71 })).toBe(true);
    expect(await lastSaid(who)).not.toMatch(/saved|typed_early/);
  },
);
