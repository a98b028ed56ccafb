// Sending on a linked device: who may send, what a refusal means, and when everything must rest.
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { failure, frame, receipt } from '../../support/whatsapp/frames.ts';
import { type Device, makeDevice, testSecret } from '../../support/whatsapp/harness.ts';
import {
  botNumber,
  startStandIn,
  until,
  type WhatsappStandIn,
} from '../../support/whatsapp/stand-in.ts';
import { fromAck } from '../../../src/bot/whatsapp/baileys/failures.ts';
import { makeWASocket } from '../../../src/bot/whatsapp/baileys/library.ts';
import { messageIdFor } from '../../../src/bot/whatsapp/baileys/message-id.ts';
import { makeVote } from '../../support/whatsapp/vote.ts';
import { takeWhatsappSession } from '../../../src/db/whatsapp-session.ts';

const ani = '6281200000001@s.whatsapp.net';
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

async function ready(changes?: Parameters<typeof makeDevice>[2]): Promise<Device> {
  const device = await makeDevice(database, standIn, changes);
  devices.push(device);
  await device.connect();
  await standIn.say(ani, 'halo');
  await until('stored', () => device.received[0]);
  return device;
}

const say = (device: Device, text: string, key: string) =>
  device.channel.send({ text, choices: [] }, { address: ani, key });
const messages = (): number => standIn.nodes.filter((node) => node.tag === 'message').length;

test('records sent, delivered and read, forward only', async () => {
  const device = await ready();
  const outcome = await say(device, 'halo juga', '1.0');
  const id = outcome.kind === 'sent' ? outcome.providerId : '';
  receipt(device.socket(), ani, id);
  await until('delivered', () => device.statuses.length === 1);
  receipt(device.socket(), ani, id, 'read');
  await until('read', () => device.statuses.length === 2);
  receipt(device.socket(), ani, id);
  const status = async (): Promise<string | undefined> =>
    (await database.db.selectFrom('wa_sent').select('status').executeTakeFirst())?.status;
  expect(device.statuses).toEqual([
    [id, 'delivered'],
    [id, 'read'],
  ]);
  expect(await status()).toBe('read');
});

test('answers a phone that asks again with exactly what was sent', async () => {
  let config: Parameters<typeof makeWASocket>[0] | undefined;
  const device = await ready({
    makeSocket(given) {
      config = given;
      return makeWASocket(given);
    },
  });
  const outcome = await say(device, 'isi yang sama', '2.0');
  const id = outcome.kind === 'sent' ? outcome.providerId : '';
  const message = await config?.getMessage?.({ remoteJid: ani, id, fromMe: true });
  expect(message?.extendedTextMessage?.text).toBe('isi yang sama');
  expect(
    await config?.getMessage?.({ remoteJid: ani, id: 'UNKNOWN', fromMe: true }),
  ).toBeUndefined();
});

test.each([
  ['463', { kind: 'paused', untilMs: 86_400_000 }],
  ['402', { kind: 'paused', untilMs: 86_400_000 }],
  ['401', { kind: 'paused', untilMs: null }],
  ['440', { kind: 'paused', untilMs: null }],
  ['479', { kind: 'retry', scope: 'chat' }],
  ['429', { kind: 'retry', scope: 'channel' }],
  ['503', { kind: 'retry', scope: 'chat' }],
  ['404', { kind: 'gone', reason: 'dead' }],
  ['400', { kind: 'refused' }],
  ['<b>', { kind: 'refused', reason: 'whatsapp error' }],
])('reads the refusal %s', (error, outcome) => {
  expect(fromAck(error)).toMatchObject(outcome);
});

test('rests after a refusal that means the account, tells the operator once, and sends no more', async () => {
  const device = await ready();
  const socket = device.socket();
  // The stand-in accepts everything, so the refusal takes the place of its answer.
  const refuse = (id: string): void => {
    const attrs = { class: 'message', id, from: ani, error: '463' };
    frame(socket, { tag: 'ack', attrs });
  };
  const relay = socket.relayMessage;
  Object.assign(socket, {
    relayMessage: async (...args: Parameters<typeof relay>) => {
      refuse(args[2]?.messageId ?? '');
      return args[2]?.messageId ?? '';
    },
  });
  expect(await say(device, 'ditolak', '12.0')).toMatchObject({ kind: 'paused' });
  Object.assign(socket, { relayMessage: relay });
  const before = messages();
  expect(await say(device, 'tidak lagi', '12.1')).toMatchObject({ kind: 'paused' });
  expect(messages()).toBe(before);
  expect(device.notices).toEqual([expect.stringContaining('463')]);
});

test('rests and tells the operator once when the account may not reach out', async () => {
  const device = await ready();
  device.socket().ev.emit('connection.update', {
    reachoutTimeLock: { isActive: true, timeEnforcementEnds: new Date(Date.now() + 3_600_000) },
  });
  const before = messages();
  const outcome = await say(device, 'tidak boleh keluar', '3.0');
  expect(outcome).toMatchObject({ kind: 'paused' });
  expect(outcome.kind === 'paused' && outcome.untilMs).toBeGreaterThan(3_500_000);
  await say(device, 'ini juga tidak', '3.1');
  expect(messages()).toBe(before);
  expect(device.notices).toHaveLength(1);
  expect(device.notices[0]).toContain('463');
});

test.each([
  [401, 'dikeluarkan'],
  [403, 'dikunci'],
  [406, 'diblokir'],
  [440, 'diambil alih'],
])('stops for good after %s, tells the operator, and keeps the session', async (code, word) => {
  const device = await ready();
  await say(device, 'sebelum', '4.0');
  const before = messages();
  failure(device.socket(), code);
  await until('stopped', () => device.channel.pairing().state === 'stopped');
  expect(device.channel.health().ok).toBe(false);
  expect(await say(device, 'sesudah', '4.1')).toMatchObject({ kind: 'paused', untilMs: null });
  expect(messages()).toBe(before);
  expect(device.sockets).toHaveLength(1);
  expect(device.notices).toEqual([expect.stringContaining(word)]);
  const session = await takeWhatsappSession(database.db, botNumber, testSecret);
  expect(await session.readCreds()).not.toBeNull();
});

test('waits out a temporary ban and keeps what is to be said', async () => {
  const device = await ready();
  failure(device.socket(), 402, { code: '104', expire: '7200' });
  await until('waiting', () => device.channel.pairing().state === 'waiting');
  const outcome = await say(device, 'nanti', '5.0');
  expect(outcome.kind === 'paused' && outcome.untilMs).toBeGreaterThan(7_100_000);
  expect(device.notices).toEqual([expect.stringContaining('dibatasi sampai')]);
});

test('a second process with the lease fences the first one off, keys and sends alike', async () => {
  const first = await ready();
  const before = messages();
  // As if the first had lost the lease without noticing: its session is taken over behind its back.
  await takeWhatsappSession(database.db, botNumber, testSecret);
  expect(await say(first, 'dari yang lama', '6.0')).toMatchObject({ kind: 'retry' });
  expect(messages()).toBe(before);
});

test('only one of two processes holds a socket; the other takes over when it ends', async () => {
  const first = await ready();
  const second = await makeDevice(database, standIn);
  devices.push(second);
  await second.channel.start(() => Promise.resolve());
  await until('standing by', () => second.channel.pairing().state === 'standby');
  expect(second.sockets).toEqual([]);
  expect(await say(second, 'dari yang kedua', '7.0')).toMatchObject({ kind: 'retry' });
  expect(second.channel.health().ok).toBe(true);

  devices.splice(devices.indexOf(first), 1);
  await first.close();
  await until('taken over', () => second.channel.pairing().state === 'open');
  expect(await say(second, 'sekarang boleh', '7.1')).toMatchObject({ kind: 'sent' });
});

test('keeps a daily limit that a restart does not lift', async () => {
  const pace = { minMs: 0, maxMs: 0, perMinute: 0, perDay: 2 };
  const device = await ready({ pace });
  expect(await say(device, 'satu', '8.0')).toMatchObject({ kind: 'sent' });
  expect(await say(device, 'dua', '8.1')).toMatchObject({ kind: 'sent' });
  expect(await say(device, 'tiga', '8.2')).toMatchObject({ kind: 'retry', scope: 'channel' });
  devices.length = 0;
  await device.close();
  const again = await makeDevice(database, standIn, { pace });
  devices.push(again);
  await again.connect();
  expect(await say(again, 'tiga', '8.2')).toMatchObject({ kind: 'retry', scope: 'channel' });
  expect(standIn.shown.map((shown) => shown.text)).toEqual(['satu', 'dua']);
});

test('sends a file as a document with its name and caption, from the store', async () => {
  const uploaded: string[] = [];
  const device = await ready({
    openFile: (sha256) => Promise.resolve(Readable.from([Buffer.from(`bytes of ${sha256}`)])),
    makeSocket(config) {
      const socket = makeWASocket(config);
      // The stand-in has no place for files; everything up to the upload is Baileys' own.
      const waUploadToServer: typeof socket.waUploadToServer = (_path, { mediaType }) => {
        uploaded.push(mediaType);
        return Promise.resolve({ mediaUrl: 'https://mmg.whatsapp.net/x', directPath: '/x' });
      };
      return Object.assign(socket, { waUploadToServer });
    },
  });
  const file = {
    sha256: 'ab'.repeat(32),
    name: 'Form C1.pdf',
    mime: 'application/pdf',
    size: 9,
    instead: 'nanti',
  };
  const parts = device.channel.render({ text: 'Formulir Anda', choices: [], file });
  expect(parts).toHaveLength(1);
  const [part = { text: '', choices: [] }] = parts;
  expect(await device.channel.send(part, { address: ani, key: '9.0' })).toMatchObject({
    kind: 'sent',
  });
  expect(uploaded).toEqual(['document']);
  const kept = await database.db.selectFrom('wa_sent').select('message_id').execute();
  expect(kept).toHaveLength(1);
});

test('offers a poll beside the numbered text only where it is turned on and fits', async () => {
  const device = await ready({ polls: true });
  const choices = [
    { label: 'Ya', token: 'a:1' },
    { label: 'Tidak', token: 'a:2' },
  ];
  const part = { text: 'Sudah digital?\n1. Ya\n2. Tidak', choices };
  await device.channel.send(part, { address: ani, key: '10.0' });
  const twice = { ...part, choices: [...choices, { label: 'Ya', token: 'a:3' }] };
  await device.channel.send(twice, { address: ani, key: '11.0' });
  expect(standIn.shown.map((shown) => shown.text)).toEqual([part.text, part.text]);
  const kept = await database.db.selectFrom('wa_sent').select('message_id').execute();
  expect(kept).toHaveLength(3);
});

test('understands a vote in a poll of ours as the choice it stands for', async () => {
  let config: Parameters<typeof makeWASocket>[0] | undefined;
  const sockets: ReturnType<typeof makeWASocket>[] = [];
  const device = await ready({
    polls: true,
    makeSocket(given) {
      config = given;
      const socket = makeWASocket(given);
      sockets.push(socket);
      return socket;
    },
  });
  const choices = [
    { label: 'Ya', token: 'q:1' },
    { label: 'Tidak', token: 'q:2' },
  ];
  const part = { text: 'Sudah digital?\n1. Ya\n2. Tidak', choices };
  await device.channel.send(part, { address: ani, key: '13.0' });
  const id = messageIdFor(botNumber, '13.0#poll');
  const poll = await config?.getMessage?.({ remoteJid: ani, id, fromMe: true });
  const secret = poll?.messageContextInfo?.messageSecret ?? new Uint8Array();
  const vote = makeVote({ id, secret }, ['Tidak'], `${botNumber}@s.whatsapp.net`, ani);
  sockets.at(-1)?.ev.emit('messages.upsert', {
    type: 'notify',
    messages: [
      {
        key: { remoteJid: ani, id: 'VOTE1', fromMe: false },
        messageTimestamp: 1_772_413_200,
        message: {
          pollUpdateMessage: {
            pollCreationMessageKey: { id, fromMe: true, remoteJid: ani },
            vote: { encPayload: vote.payload, encIv: vote.iv },
          },
        },
      },
    ],
  });
  await until('the vote', () => device.received.some((message) => message.kind === 'choice'));
  expect(device.received.at(-1)).toMatchObject({ kind: 'choice', choice: 'q:2', text: 'Tidak' });
});
