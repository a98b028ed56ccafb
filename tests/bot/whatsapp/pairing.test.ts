// Linking a phone: the code or QR is shown to the operator, and to nobody else.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeLog } from '../../../src/log.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { offerPairing } from '../../support/whatsapp/frames.ts';
import { type Device, makeDevice } from '../../support/whatsapp/harness.ts';
import { startStandIn, until, type WhatsappStandIn } from '../../support/whatsapp/stand-in.ts';

let database: TestDatabase;
let standIn: WhatsappStandIn;
let device: Device;
let logged: string;

beforeEach(async () => {
  database = await createTestDatabase();
  standIn = await startStandIn();
  logged = '';
});
afterEach(async () => {
  await device.close();
  await standIn.close();
  await database.drop();
});

const log = () => makeLog('trace', { write: (line: string) => void (logged += line) });

test('with a number: a code, on the console and for the operator page, in no log', async () => {
  device = await makeDevice(database, standIn, { log: log() });
  await device.connect();
  offerPairing(device.socket());
  const code = await until('a code', () => device.channel.pairing().code);
  expect(code).toMatch(/^[0-9A-Z]{8}$/);
  expect(device.channel.pairing()).toMatchObject({ state: 'unpaired', qrSvg: null });
  expect(device.channel.health()).toEqual({ ok: false, detail: 'unpaired' });
  expect(device.shown).toEqual([expect.stringContaining(`${code.slice(0, 4)}-${code.slice(4)}`)]);
  expect(device.notices).toHaveLength(1);
  expect(device.notices[0]).not.toContain(code);
  expect(logged).not.toContain(code);
  expect(logged.length).toBeGreaterThan(0);
});

test('without a number: a QR to look at and as a picture', async () => {
  device = await makeDevice(database, standIn, { number: null, log: log() });
  await device.connect();
  offerPairing(device.socket());
  const svg = await until('a QR', () => device.channel.pairing().qrSvg);
  expect(svg).toMatch(/^<svg/);
  await until('printed', () => device.shown.length > 0);
  expect(device.shown[0]).toMatch(/[\u2580-\u259f]/);
  expect(logged).not.toContain('2@reference');
});

test('a code is gone when the connection is', async () => {
  device = await makeDevice(database, standIn);
  await device.connect();
  offerPairing(device.socket());
  await until('a code', () => device.channel.pairing().code);
  await device.socket().end(new Error('dropped'));
  expect(device.channel.pairing().code).toBeNull();
});
