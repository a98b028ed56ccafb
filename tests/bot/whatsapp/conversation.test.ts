// A real Baileys against the stand-in: what people write is stored once, what we say arrives once.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { type Device, makeDevice } from '../../support/whatsapp/harness.ts';
import { startStandIn, until, type WhatsappStandIn } from '../../support/whatsapp/stand-in.ts';

const ani = '6281200000001@s.whatsapp.net';
let database: TestDatabase;
let standIn: WhatsappStandIn;
let device: Device;

beforeEach(async () => {
  database = await createTestDatabase();
  standIn = await startStandIn();
  device = await makeDevice(database, standIn);
  await device.connect();
});

afterEach(async () => {
  await device.close();
  await standIn.close();
  await database.drop();
});

test('stores what a person writes and answers in the same chat', async () => {
  await standIn.say(ani, 'halo');
  const message = await until('stored', () => device.received[0]);
  expect(message).toMatchObject({ channel: 'whatsapp', address: ani, kind: 'text', text: 'halo' });

  const outcome = await device.channel.send(
    { text: 'Halo. Apa nama inovasinya?', choices: [] },
    { address: ani, key: '17.0' },
  );
  expect(outcome).toEqual({
    kind: 'sent',
    at: expect.any(Number),
    providerId: expect.stringMatching(/^3EB0[0-9A-F]{18}$/),
  });
  expect(standIn.shown).toEqual([
    expect.objectContaining({ to: ani, text: 'Halo. Apa nama inovasinya?' }),
  ]);
});

test('sends the same part under the same message id, so that a phone drops the second', async () => {
  await standIn.say(ani, 'halo');
  await until('stored', () => device.received[0]);
  const part = { text: 'sekali saja', choices: [] };
  const first = await device.channel.send(part, { address: ani, key: '18.0' });
  const again = await device.channel.send(part, { address: ani, key: '18.0' });
  expect(again).toEqual({ ...first, at: expect.any(Number) });
  const other = await device.channel.send(part, { address: ani, key: '18.1' });
  expect(other).not.toEqual(first);
});

test('never writes to a person who did not write before', async () => {
  const outcome = await device.channel.send(
    { text: 'Selamat pagi', choices: [] },
    { address: '6281200000009@s.whatsapp.net', key: '19.0' },
  );
  expect(outcome.kind).toBe('refused');
  expect(standIn.nodes.filter((node) => node.tag === 'message')).toEqual([]);
});

test('sends long texts whole and in order', async () => {
  await standIn.say(ani, 'halo');
  await until('stored', () => device.received[0]);
  const paragraph = 'Inovasi ini mempercepat layanan di kecamatan. '.repeat(20).trim();
  const text = Array.from({ length: 12 }, (_, index) => `${index}. ${paragraph}`).join('\n\n');
  const parts = device.channel.render({ text, choices: [] });
  expect(parts.length).toBeGreaterThan(1);
  for (const [index, part] of parts.entries()) {
    const outcome = await device.channel.send(part, { address: ani, key: `20.${index}` });
    expect(outcome.kind).toBe('sent');
  }
  expect(standIn.shown.map((shown) => shown.text).join('\n\n')).toBe(text);
});

test('says a voice note is one and announces an attached sound as a file', async () => {
  await standIn.speak(ani, Buffer.from('OggS voice'), true);
  await standIn.speak(ani, Buffer.from('OggS sound'), false);
  await until('both stored', () => device.received.length === 2);
  expect(device.received.map((message) => message.kind)).toEqual(['voice', 'file']);
  const ref = device.received[1]?.files?.[0]?.ref;
  if (!ref) throw new Error('no reference');
  const bytes = device.channel.fetchFile(ref, 1000, AbortSignal.timeout(10_000));
  expect(Buffer.concat(await Array.fromAsync(bytes)).toString()).toBe('OggS sound');
});

test('comes back with the same session after a restart, and asks for no second pairing', async () => {
  await standIn.say(ani, 'halo');
  await until('stored', () => device.received[0]);
  await device.channel.send({ text: 'satu', choices: [] }, { address: ani, key: '21.0' });
  await device.close();
  await standIn.say(ani, 'masih ada?');

  device = await makeDevice(database, standIn);
  await device.connect();
  await until('message kept by the server', () => device.received[0]);
  const outcome = await device.channel.send(
    { text: 'dua', choices: [] },
    { address: ani, key: '22.0' },
  );
  expect(outcome.kind).toBe('sent');
  expect(standIn.shown.map((shown) => shown.text)).toEqual(['satu', 'dua']);
  expect(device.shown).toEqual([]);
});
