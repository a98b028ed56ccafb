// What must not be lost or doubled on the way in: backlog, repeated delivery, and the window before the receipt.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { type Device, makeDevice } from '../../support/whatsapp/harness.ts';
import { deliver, makePhone, plainStanza } from '../../support/whatsapp/phone.ts';
import { startStandIn, until, type WhatsappStandIn } from '../../support/whatsapp/stand-in.ts';
import { createIntake } from '../../../src/bot/intake.ts';
import { proto, type WAMessage } from '../../../src/bot/whatsapp/baileys/library.ts';

const ani = '6281200000001@s.whatsapp.net';
const budi = '6281200000002@s.whatsapp.net';
let database: TestDatabase;
let standIn: WhatsappStandIn;
const devices: Device[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
  standIn = await startStandIn();
});

afterEach(async () => {
  for (const device of devices.splice(0)) await device.close();
  await standIn.close();
  await database.drop();
});

async function connected(changes?: Parameters<typeof makeDevice>[2]): Promise<Device> {
  const device = await makeDevice(database, standIn, changes);
  devices.push(device);
  await device.connect();
  return device;
}

const written = (id: string, text: string, more: Partial<WAMessage> = {}): WAMessage => ({
  message: { conversation: text },
  messageTimestamp: 1_772_413_200,
  ...more,
  key: { remoteJid: ani, id, fromMe: false, ...more.key },
});

const inbox = async (): Promise<string[]> => {
  const rows = await database.db.selectFrom('inbox').select('external_id').orderBy('id').execute();
  return rows.map((row) => row.external_id);
};
const receipts = (): string[] =>
  standIn.nodes.flatMap((node) => (node.tag === 'receipt' ? [node.attrs['id'] ?? ''] : []));

describe('messages that Baileys emits', () => {
  test('takes live messages and those kept while we were away alike', async () => {
    const { socket, received } = await connected();
    socket().ev.emit('messages.upsert', {
      type: 'append',
      messages: [written('B1', 'tadi malam')],
    });
    socket().ev.emit('messages.upsert', { type: 'notify', messages: [written('B2', 'sekarang')] });
    await until('both stored', () => received.length === 2);
    expect(await inbox()).toEqual(['B1', 'B2']);
  });

  test('stores the same message once, however it comes, and the same id in another chat too', async () => {
    const device = await connected();
    for (const type of ['notify', 'append', 'notify'] as const) {
      device.socket().ev.emit('messages.upsert', { type, messages: [written('C1', 'satu kali')] });
    }
    const other = written('C1', 'chat lain', { key: { remoteJid: budi } });
    device.socket().ev.emit('messages.upsert', { type: 'notify', messages: [other] });
    await until('both stored', () => device.received.some((message) => message.address === budi));

    // A process that has seen nothing yet gets it once more.
    await device.close();
    devices.length = 0;
    const second = await connected();
    second
      .socket()
      .ev.emit('messages.upsert', { type: 'append', messages: [written('C1', 'satu kali')] });
    await until('taken', () => second.received.length === 1);
    expect(await inbox()).toEqual(['C1', 'C1']);
  });

  test('loses nothing that Baileys still holds back when the socket ends', async () => {
    const { socket, received } = await connected();
    const messages = ['D1', 'D2', 'D3'].map((id) => written(id, `pesan ${id}`));
    socket().ev.buffer();
    for (const message of messages)
      socket().ev.emit('messages.upsert', { type: 'append', messages: [message] });
    expect(received).toEqual([]);
    await socket().end(new Error('dropped'));
    await until('all three stored', () => received.length === 3);
    expect(await inbox()).toEqual(['D1', 'D2', 'D3']);
  });

  test('ignores our echo, groups and forgeries, and counts them', async () => {
    const { channel, socket, received } = await connected();
    const emit = (message: WAMessage, requestId?: string): void => {
      const more = requestId === undefined ? {} : { requestId };
      socket().ev.emit('messages.upsert', { type: 'notify', messages: [message], ...more });
    };
    emit(written('E1', '/setujui 12', { key: { fromMe: true } }));
    emit(written('E2', '/setujui 12', { key: { remoteJid: '1203630@g.us', participant: ani } }));
    emit(written('E3', '/setujui 12'), 'REQUEST');
    emit(written('constructor', 'x', { key: { remoteJid: '__proto__' } }));
    socket().ev.emit('messaging-history.set', {
      chats: [],
      contacts: [],
      messages: [written('E4', '/setujui 12')],
    });
    emit(written('E5', 'halo'));
    await until('the real one stored', () => received.length === 1);
    // Chats are independent of each other, so the last of the others may still be looked at.
    await until('all counted', () => Object.keys(channel.counts().ignored).length === 4);
    expect(await inbox()).toEqual(['E5']);
    expect(channel.counts().ignored).toMatchObject({
      from_me: 1,
      group: 1,
      resent_by_phone: 1,
      bad_message: 1,
    });
  });

  test('asks once for a message that could not be decrypted, then takes the real one', async () => {
    const { socket, received } = await connected();
    const stub = {
      ...written('F1', ''),
      message: null,
      messageStubType: proto.WebMessageInfo.StubType.CIPHERTEXT,
      messageStubParameters: ['No session record'],
    };
    for (let time = 0; time < 3; time += 1) {
      socket().ev.emit('messages.upsert', { type: 'notify', messages: [stub] });
    }
    socket().ev.emit('messages.upsert', { type: 'notify', messages: [written('F1', 'jawaban')] });
    await until('both stored', () => received.some((message) => message.text === 'jawaban'));
    expect(await inbox()).toEqual(['F1:undecryptable', 'F1']);
  });
});

describe('the window before the receipt', () => {
  test('an encrypted message is committed before WhatsApp hears of it', async () => {
    const { promise: mayStore, resolve: store } = Promise.withResolvers<void>();
    const intake = createIntake({ db: database.db, onAccepted: () => undefined });
    let asked = 0;
    const { socket, received } = await connected({
      async sink(messages) {
        asked += 1;
        await mayStore;
        await intake.sink(messages);
      },
    });
    const node = await makePhone(ani).seal(socket(), { conversation: 'rahasia' }, 'H1');
    deliver(socket(), node);
    await until('the sink is asked', () => asked === 1);
    // Time enough for a receipt that does not wait.
    await socket().sendNode({ tag: 'presence', attrs: { type: 'unavailable' } });
    await until('a later frame reached the server', () =>
      standIn.nodes.some((sent) => sent.tag === 'presence'),
    );
    expect(receipts()).toEqual([]);
    expect(await inbox()).toEqual([]);

    store();
    await until('the receipt', () => receipts().length === 1);
    expect(receipts()).toEqual(['H1']);
    expect(await inbox()).toEqual(['H1']);
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ address: ani, text: 'rahasia' });
  });

  test('a message whose commit never came is delivered again and can still be opened', async () => {
    const phone = makePhone(ani);
    let asked = 0;
    const first = await connected({
      sink() {
        asked += 1;
        return Promise.reject(new Error('the database is away'));
      },
    });
    const node = await phone.seal(first.socket(), { conversation: 'masih terkunci' }, 'I1');
    deliver(first.socket(), node);
    await until('the sink was asked', () => asked > 0);
    await first.close();
    devices.length = 0;
    expect(receipts()).toEqual([]);

    const second = await connected();
    deliver(second.socket(), node);
    await until('stored', () => second.received.length === 1);
    expect(await inbox()).toEqual(['I1']);
    await until('the receipt', () => receipts().includes('I1'));
  });

  test('a message that was committed but not acknowledged is stored once when it comes again', async () => {
    const phone = makePhone(ani);
    const first = await connected();
    const node = await phone.seal(first.socket(), { conversation: 'sekali' }, 'J1');
    deliver(first.socket(), node);
    await until('stored', () => first.received.length === 1);
    await until('keys written', () => receipts().length === 1);
    await first.close();
    devices.length = 0;

    // The key is used up, Baileys cannot open it again: what counts is that we have it.
    const second = await connected();
    deliver(second.socket(), node);
    await until('noticed', () => second.channel.counts().ignored['key_used'] === 1);
    expect(await inbox()).toEqual(['J1']);
  });

  test('a message that comes unencrypted waits for the commit as well', async () => {
    const { promise: mayStore, resolve: store } = Promise.withResolvers<void>();
    const intake = createIntake({ db: database.db, onAccepted: () => undefined });
    let asked = 0;
    const { socket } = await connected({
      async sink(messages) {
        asked += 1;
        await mayStore;
        await intake.sink(messages);
      },
    });
    await standIn.say(ani, 'halo', 'K1');
    await until('the sink is asked', () => asked === 1);
    await socket().sendNode({ tag: 'presence', attrs: { type: 'unavailable' } });
    await until('a later frame reached the server', () =>
      standIn.nodes.some((sent) => sent.tag === 'presence'),
    );
    expect(receipts()).toEqual([]);
    store();
    await until('the receipt', () => receipts().length === 1);
    expect(await inbox()).toEqual(['K1']);
  });

  test('tells both addresses of a person when WhatsApp names them', async () => {
    const { socket, received } = await connected();
    const lid = '900000000000002@lid';
    const attrs = { sender_lid: lid, addressing_mode: 'pn' };
    deliver(socket(), plainStanza(ani, 'L1', { conversation: 'halo' }, attrs));
    await until('stored', () => received.length === 1);
    expect(received[0]).toMatchObject({ address: lid, sameAs: [ani] });
    await until('handled', () => receipts().includes('L1'));
    // What was learned serves the next message that names only one of the two.
    deliver(socket(), plainStanza(lid, 'L2', { conversation: 'lagi' }));
    await until('stored', () => received.length === 2);
    expect(received[1]).toMatchObject({ address: lid, sameAs: [ani] });
  });
});
