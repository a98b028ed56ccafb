// Row 12: what a network says of a message after it took it is the outcome of its sending: another way, waiting, or the end.
import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { whatsappChannel } from '../../src/bot/whatsapp/adapter.ts';
import { createAddressBook } from '../../src/db/address-book.ts';
import { acceptInbound } from '../../src/db/transactions/accept-inbound.ts';
import { type AfterFailure, recordFailedSend } from '../../src/db/transactions/failed-send.ts';
import { handleInbound } from '../../src/db/transactions/handle-inbound.ts';
import { releaseParked } from '../../src/db/transactions/release-outbox.ts';
import { makeLog } from '../../src/log.ts';
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

const met = (): Promise<Somebody> =>
  talk.meet(`Rina ${(nth += 1)}`, [{ role: 'innovator', unit: 'dinkes' }], 'whatsapp');

/** A notice in two parts that WhatsApp took. */
async function sent(who: Somebody, kind = 'notice'): Promise<string> {
  nth += 1;
  await sql`
    insert into outbox (person_id, address_id, channel, kind, message, notice_key, state, provider_ids, sent_at)
    values (${who.personId}, ${who.addressId}, 'whatsapp', ${kind}, '{}', ${`k${nth}`}, 'sent',
      ${[`wamid.A${nth}`, `wamid.B${nth}`]}::text[], now())`.execute(database.db);
  return `wamid.B${nth}`;
}
const also = async (who: Somebody, channel: string): Promise<void> => {
  await sql`insert into address (channel, native_id, person_id) values (${channel}, ${`x${who.personId}`}, ${who.personId})`.execute(
    database.db,
  );
};
const rowOf = async (who: Somebody) => {
  const { rows } = await sql<Record<string, unknown>>`
    select o.state, o.channel, o.provider_ids as ids, a.state as address from outbox o
    join address a on a.person_id = o.person_id and a.channel = 'whatsapp'
    where o.person_id = ${who.personId} and o.message::text = '{}' order by o.id desc limit 1`.execute(
    database.db,
  );
  return rows[0];
};

const dead: AfterFailure = { follows: 'closed', address: 'dead' };
test.each<readonly [string, AfterFailure, string | null, object]>([
  ['not on WhatsApp', dead, null, { state: 'parked', address: 'dead' }],
  [
    'not on WhatsApp, but on Telegram',
    dead,
    'telegram',
    { state: 'queued', channel: 'telegram', ids: [], address: 'dead' },
  ],
  ['kept back', { follows: 'waits' }, null, { state: 'parked', address: 'active' }],
  [
    'kept back, and on Telegram',
    { follows: 'waits' },
    'telegram',
    { state: 'queued', channel: 'telegram', address: 'active' },
  ],
  [
    'kept back, with a browser that nobody looks into',
    { follows: 'waits' },
    'webchat',
    { state: 'parked' },
  ],
  [
    'passing',
    { follows: 'again', afterMs: 5 },
    null,
    { state: 'queued', ids: [expect.stringMatching(/^wamid\.A/u)] },
  ],
  ['refused', { follows: 'given_up' }, null, { state: 'dead' }],
])('row 12: %s', async (_name, after, other, wanted) => {
  const who = await met();
  if (other !== null) await also(who, other);
  const id = await sent(who);
  expect(await recordFailedSend(database.db, id, after, 'whatsapp cloud 1')).not.toBeNull();
  expect(await rowOf(who)).toMatchObject(wanted);
  // The same word once more, and one about nothing, change nothing.
  expect(await recordFailedSend(database.db, id, dead, 'x')).toBeNull();
  expect(await rowOf(who)).toMatchObject(wanted);
});

test('row 12: what passes is sent three times at most', async () => {
  const who = await met();
  const id = await sent(who);
  await sql`update outbox set attempts = 2 where person_id = ${who.personId}`.execute(database.db);
  await recordFailedSend(database.db, id, { follows: 'again', afterMs: 0 }, 'x');
  expect(await rowOf(who)).toMatchObject({ state: 'dead' });
});

test.each([
  [131_026, 'parked', 'dead'],
  [131_049, 'parked', 'active'],
  [131_047, 'parked', 'active'],
  [131_050, 'parked', 'blocked'],
  [131_009, 'dead', 'active'],
])('row 12: Meta reports %d: %s, and operators are told', async (code, state, address) => {
  const who = await met();
  const id = await sent(who);
  const told: string[] = [];
  const config = {
    ...{
      kind: 'cloud' as const,
      apiRoot: 'http://127.0.0.1:9',
      token: 't',
      phoneId: '1',
      template: null,
    },
    ...{ appSecret: 'secret of the test', verifyToken: 'v' },
  };
  const whatsapp = await whatsappChannel(config, {
    ...{ db: database.db, secretKey: 's', log: makeLog('silent') },
    lease: undefined as never,
    openFile: () => Promise.reject(new Error('no file')),
    onOperatorNotice: (text) => told.push(text),
    show: () => {},
  });
  if (whatsapp?.driver !== 'cloud') throw new Error('no channel');
  await whatsapp.channel.start(() => Promise.resolve());
  const statuses = [{ id, status: 'failed', errors: [{ code }] }];
  const change = { field: 'messages', value: { metadata: { phone_number_id: '1' }, statuses } };
  const body = { object: 'whatsapp_business_account', entry: [{ changes: [change] }] };
  const raw = Buffer.from(JSON.stringify(body));
  const hash = createHmac('sha256', config.appSecret).update(raw).digest('hex');
  expect(await whatsapp.channel.handleWebhook(raw, `sha256=${hash}`)).toBe(200);
  expect(await rowOf(who)).toMatchObject({ state, address });
  expect(told).toEqual([expect.stringContaining(`whatsapp cloud ${code}`)]);
});

test('row 12: a parked notice goes out when its person writes, wherever they write', async () => {
  const who = await met();
  const id = await sent(who);
  await recordFailedSend(database.db, id, { follows: 'waits' }, 'x');
  const message = {
    ...{
      channel: 'whatsapp' as const,
      address: who.nativeId,
      externalId: 'hello',
      order: Date.now(),
    },
    ...{ sentAt: new Date(), kind: 'text' as const, text: 'halo', raw: Buffer.from('{}') },
  };
  await acceptInbound(database.db, [message], createAddressBook());
  const { active } = await handleInbound(database.db, talk.handling, 10, [who.personId]);
  expect(active).toEqual([who.addressId]);
  expect(await releaseParked(database.db, who.addressId)).toBe(1);
  expect(await rowOf(who)).toMatchObject({ state: 'queued', channel: 'whatsapp' });

  const elsewhere = await talk.meet('Sari', [{ role: 'innovator', unit: 'dinkes' }], 'telegram');
  await sql`update outbox set state = 'parked', person_id = ${elsewhere.personId} where person_id = ${who.personId}
    and message::text = '{}'`.execute(database.db);
  await sql`update address set person_id = ${elsewhere.personId} where id = ${who.addressId}`.execute(
    database.db,
  );
  expect(await releaseParked(database.db, elsewhere.addressId)).toBe(1);
  expect(await rowOf(elsewhere)).toMatchObject({ state: 'queued', channel: 'telegram', ids: [] });
});
