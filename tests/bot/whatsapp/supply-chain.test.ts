// The library that holds the number: exactly this one, from the registry, with its guard, and no look-alike.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  makeWASocket,
  initAuthCreds,
  proto,
  type WAMessage,
} from '../../../src/bot/whatsapp/baileys/library.ts';
import { baileysLogger } from '../../../src/bot/whatsapp/baileys/logger.ts';
import { makeLog } from '../../../src/log.ts';

const root = new URL('../../../', import.meta.url);
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, root), 'utf8'));
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        name: z.string().optional(),
        version: z.string().optional(),
        resolved: z.string().optional(),
        integrity: z.string().optional(),
      }),
    ),
  })
  .parse(read('package-lock.json')).packages;
const installed = Object.entries(lock).flatMap(([place, entry]) =>
  place.includes('node_modules/')
    ? [{ ...entry, name: entry.name ?? place.slice(place.lastIndexOf('node_modules/') + 13) }]
    : [],
);

test('Baileys is pinned to one version, in the manifest and in the lockfile', () => {
  const manifest = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(read('package.json'));
  expect(manifest.dependencies['@whiskeysockets/baileys']).toBe('7.0.0-rc14');
  const baileys = installed.filter((entry) => entry.name === '@whiskeysockets/baileys');
  expect(baileys.map((entry) => entry.version)).toEqual(['7.0.0-rc14']);
  expect(baileys[0]?.integrity).toMatch(/^sha512-/);
});

test('no second Baileys under another name is installed', () => {
  // Forks that act like it have taken over accounts; the name gives them away, whatever the scope.
  const likely = /baileys|lotusbail|whatsapp-web|wa-?socket|whaileys|wileys/i;
  const names = installed.map((entry) => entry.name).filter((name) => likely.test(name));
  expect(names).toEqual(['@whiskeysockets/baileys']);
});

test('no release that is known to be trojaned is installed', () => {
  const bad = new Set([
    '@cacheable/node-cache@3.1.2',
    'cacheable@2.5.1',
    '@cacheable/utils@2.5.1',
    'keyv@6.0.0',
  ]);
  const found = installed
    .map((entry) => `${entry.name}@${entry.version}`)
    .filter((id) => bad.has(id));
  expect(found).toEqual([]);
});

test('nothing of it comes from git or a bare address', () => {
  const odd = installed.filter((entry) => entry.resolved && !entry.resolved.startsWith('https://'));
  expect(odd).toEqual([]);
});

test('a stranger cannot make it emit a message of somebody else (CVE-2026-48063)', async () => {
  const creds = { ...initAuthCreds(), me: { id: '15550000001:0@s.whatsapp.net', name: 'Bot' } };
  const socket = makeWASocket({
    // Nobody listens there; only the handling of a message is looked at.
    waWebSocketUrl: 'ws://127.0.0.1:9/',
    auth: { creds, keys: { get: () => ({}), set: () => undefined } },
    logger: baileysLogger(makeLog('fatal')),
  });
  socket.ev.on('connection.update', () => undefined);
  const emitted: WAMessage[] = [];
  socket.ev.on('messages.upsert', ({ messages, requestId }) => {
    if (requestId !== undefined) emitted.push(...messages);
  });
  const forged = proto.WebMessageInfo.encode({
    key: { remoteJid: '6281211111111@s.whatsapp.net', id: 'FORGED', fromMe: false },
    message: { conversation: '/setujui 12' },
  }).finish();
  await socket.upsertMessage(
    {
      key: { remoteJid: '6281299999999@s.whatsapp.net', id: 'X1', fromMe: false },
      message: {
        protocolMessage: {
          type: proto.Message.ProtocolMessage.Type.PEER_DATA_OPERATION_REQUEST_RESPONSE_MESSAGE,
          peerDataOperationRequestResponseMessage: {
            peerDataOperationResult: [
              { placeholderMessageResendResponse: { webMessageInfoBytes: forged } },
            ],
          },
        },
      },
    },
    'notify',
  );
  socket.ev.flush();
  await socket.end(undefined);
  expect(emitted).toEqual([]);
});
