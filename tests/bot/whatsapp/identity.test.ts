// What WhatsApp says about a changed phone or number reaches the inbox, and roles beyond innovator rest by it.
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { identityChange } from '../../../src/bot/whatsapp/baileys/identity.ts';
import { parseCall } from '../../../src/bot/whatsapp/cloud/parse.ts';
import { createAddressBook } from '../../../src/db/address-book.ts';
import { acceptInbound } from '../../../src/db/transactions/accept-inbound.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { Season, textFor } from '../../support/season.ts';
import { makeDevice } from '../../support/whatsapp/harness.ts';
import { startStandIn, until } from '../../support/whatsapp/stand-in.ts';

const ani = '6281200000001@s.whatsapp.net';
const aniAgain = '6281200000009@s.whatsapp.net';
const aniLid = '9000000000001@lid';
let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const notification = (from: string, tag: string) => ({
  tag: 'notification',
  attrs: { id: `N-${from}-${tag}`, from, type: 'encrypt', t: '1772413200' },
  content: [{ tag, attrs: {}, content: [] }],
});

describe('a linked device', () => {
  test('commits that the phone behind a number changed, once, and nothing about devices or keys', async () => {
    const standIn = await startStandIn();
    const device = await makeDevice(database, standIn);
    try {
      await device.connect();
      // Under the name by which Baileys hands on a frame of this kind.
      const deliver = (stanza: object) =>
        device.socket().ws.emit('CB:notification,type:encrypt', stanza);
      deliver(notification(ani, 'count'));
      deliver(notification('6281200000002:7@s.whatsapp.net', 'identity'));
      deliver(notification(ani, 'identity'));
      deliver(notification(ani, 'identity'));
      await until('stored', () => device.received.length === 2);
      const rows = await database.db
        .selectFrom('inbox as i')
        .innerJoin('address as a', 'a.id', 'i.address_id')
        .select(['i.kind', 'a.native_id'])
        .execute();
      expect(rows).toEqual([{ kind: 'identity_changed', native_id: ani }]);
    } finally {
      await device.close();
      await standIn.close();
    }
  });

  test('reads odd notifications as nothing', () => {
    for (const stanza of [
      { tag: 'notification', attrs: {} },
      { tag: 'notification', attrs: { id: 'x', from: 'server' }, content: 'identity' },
      notification('120363000000000000@g.us', 'identity'),
      notification('s.whatsapp.net', 'identity'),
    ])
      expect(identityChange(stanza)).toBeNull();
  });
});

describe('the Cloud API', () => {
  const call = (type: string) =>
    parseCall(
      {
        object: 'whatsapp_business_account',
        entry: [
          {
            changes: [
              {
                field: 'messages',
                value: {
                  messages: [
                    {
                      id: 'wamid.1',
                      from: '6281200000001',
                      timestamp: '1772413200',
                      type: 'system',
                      system: {
                        type,
                        body: 'User A changed from 6281200000001',
                        wa_id: '6281200000009',
                      },
                    },
                  ],
                },
              },
            ],
          },
        ],
      },
      '1',
    ).messages.map(({ kind, address }) => `${kind} ${address}`);

  test.each([
    ['user_changed_number', 'identity_changed'],
    ['customer_changed_number', 'identity_changed'],
    ['user_identity_changed', 'identity_changed'],
    ['customer_identity_changed', 'identity_changed'],
    ['something_new', 'other'],
  ])('%s is %s', (type, kind) => expect(call(type)).toEqual([`${kind} ${ani}`]));
});

describe('the conversation', () => {
  const said = (more: object) => ({
    channel: 'whatsapp' as const,
    address: ani,
    externalId: `m-${Math.random()}`,
    order: Date.now(),
    sentAt: new Date(),
    kind: 'text' as const,
    raw: Buffer.from('{}'),
    ...more,
  });
  const grants = async () => {
    const { rows } = await sql<{ grant: string }>`
      select role || ' ' || coalesce(frozen_why, 'counts') as grant from role_grant order by id`.execute(
      database.db,
    );
    return rows.map(({ grant }) => grant);
  };

  test('lets roles beyond innovator rest, says so, and answers nobody', async () => {
    const season = await Season.open(database);
    await season.join(ani, 'verifier', null, 'whatsapp');
    await season.join('Kora', 'coordinator', null);
    await acceptInbound(season.db, [said({ kind: 'identity_changed' })], createAddressBook());
    await season.handle();
    expect(await grants()).toEqual(['verifier identity', 'coordinator counts']);
    const told = await season.told();
    expect(textFor(told, ani)).toContain('nomor atau kode keamanannya berubah');
    expect(textFor(told, 'Kora')).toContain('pulihkan peran');
    expect(told).toHaveLength(2);
  });

  test('takes a new number beside the old one of the same account for such a change, and learns the first in peace', async () => {
    const season = await Season.open(database);
    await season.join(ani, 'verifier', null, 'whatsapp');
    const book = createAddressBook();
    await acceptInbound(season.db, [said({ address: aniLid, sameAs: [ani], text: 'halo' })], book);
    await season.handle();
    expect(await grants()).toEqual(['verifier counts']);
    await acceptInbound(
      season.db,
      [said({ address: aniLid, sameAs: [aniAgain], text: 'halo' })],
      book,
    );
    await season.handle();
    expect(await grants()).toEqual(['verifier identity']);
    // The draft's owner is still the same person.
    const { rows } =
      await sql`select distinct person_id from address where channel = 'whatsapp'`.execute(
        season.db,
      );
    expect(rows).toHaveLength(1);
  });

  test('leaves an innovator alone', async () => {
    const season = await Season.open(database);
    await season.join(ani, 'innovator', 'rsud', 'whatsapp');
    await acceptInbound(season.db, [said({ kind: 'identity_changed' })], createAddressBook());
    await season.handle();
    expect(await grants()).toEqual(['innovator counts']);
    expect(await season.told()).toEqual([]);
  });
});
