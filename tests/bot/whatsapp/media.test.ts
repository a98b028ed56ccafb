// Files of WhatsApp: whole and as promised, from its hosts alone, asked for again when they are gone.
import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FetchError, type FileRef } from '../../../src/bot/channel.ts';
import { askAgain } from '../../../src/bot/whatsapp/baileys/ask-again.ts';
import { aesEncryptGCM, proto } from '../../../src/bot/whatsapp/baileys/library.ts';
import {
  fetchMedia,
  isAllowed,
  type MediaOptions,
} from '../../../src/bot/whatsapp/baileys/media.ts';
import type { MediaRef } from '../../../src/bot/whatsapp/baileys/media-ref.ts';
import { hkdf } from '@whiskeysockets/baileys';
import { createTestDatabase } from '../../support/database.ts';
import { makeDevice } from '../../support/whatsapp/harness.ts';
import { type MediaPlace, startMediaPlace } from '../../support/whatsapp/media.ts';
import { startStandIn, until } from '../../support/whatsapp/stand-in.ts';

let place: MediaPlace;
beforeAll(async () => {
  place = await startMediaPlace();
});
afterAll(() => place.close());

const mib = 1024 * 1024;
const never: MediaOptions['askAgain'] = () => Promise.reject(new Error('nobody is asked here'));

async function fetchAll(
  ref: FileRef,
  maxBytes = 10 * mib,
  askAgain: MediaOptions['askAgain'] = never,
): Promise<Buffer> {
  const options = { extraHosts: [place.host], askAgain };
  const stream = fetchMedia(ref, maxBytes, AbortSignal.timeout(20_000), options);
  return Buffer.concat(await Array.fromAsync(stream));
}

async function failureOf(work: Promise<unknown>): Promise<FetchError['failure']> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof FetchError)) throw new Error('no FetchError', { cause: error });
  return error.failure;
}

test.each([1, 15, 16, 17, 65_536, 3 * mib + 5])('fetches %d bytes exactly', async (size) => {
  const bytes = randomBytes(size);
  const ref = await place.put(bytes);
  const fetched = await fetchAll(ref);
  expect(createHash('sha256').update(fetched).digest('base64')).toBe(ref.sha256);
  expect(fetched.equals(bytes)).toBe(true);
});

test('can be fetched again from the stored reference alone', async () => {
  const ref = await place.put(Buffer.from('sekali lagi'));
  const stored: FileRef = JSON.parse(JSON.stringify(ref));
  expect((await fetchAll(stored)).toString()).toBe('sekali lagi');
  expect((await fetchAll(stored)).toString()).toBe('sekali lagi');
});

test('refuses more than the limit, before the download where the size is announced', async () => {
  const ref = await place.put(randomBytes(2 * mib));
  const before = place.asked.length;
  expect(await failureOf(fetchAll(ref, mib))).toEqual({
    kind: 'too_large',
    limit: mib,
    size: 2 * mib,
  });
  expect(place.asked.length).toBe(before);
  // Ten bytes announced, two megabytes sent.
  expect(await failureOf(fetchAll({ ...ref, size: 10 }, mib))).toMatchObject({ kind: 'too_large' });
});

test.each<[string, (sealed: Buffer) => Buffer]>([
  ['a changed bit', (sealed) => Buffer.from(sealed.map((byte, i) => (i === 70 ? byte ^ 1 : byte)))],
  ['a cut end', (sealed) => sealed.subarray(0, sealed.length - 30)],
  ['nothing', () => Buffer.alloc(0)],
  ['another file', () => randomBytes(4000)],
])('does not take damaged bytes for the file: %s', async (_name, change) => {
  const ref = await place.put(randomBytes(5000));
  place.answer(new URL(ref.url).pathname, 200, change);
  expect(await failureOf(fetchAll(ref))).toMatchObject({ kind: 'retry' });
});

test('does not take a whole file for another one that was promised', async () => {
  const ref = await place.put(Buffer.from('isi yang lain'));
  const promised = createHash('sha256').update('isi yang dijanjikan').digest('base64');
  expect(await failureOf(fetchAll({ ...ref, sha256: promised }))).toMatchObject({ kind: 'retry' });
});

test.each([404, 410, 403])('after %d asks the phone to put the file up again', async (status) => {
  const ref = await place.put(Buffer.from('muncul lagi'));
  const path = new URL(ref.url).pathname;
  place.move(path, `${path}-new`);
  place.answer(path, status);
  const asked: string[] = [];
  const fetched = await fetchAll(ref, mib, (lost) => {
    asked.push(lost.messageId);
    return Promise.resolve({ url: `${ref.url}-new`, directPath: null });
  });
  expect(fetched.toString()).toBe('muncul lagi');
  expect(asked).toEqual(['M1']);
});

test('a file that the phone has no more is gone; a phone that is silent is tried later', async () => {
  const ref = await place.put(Buffer.from('hilang'));
  place.answer(new URL(ref.url).pathname, 404);
  expect(await failureOf(fetchAll(ref, mib, () => Promise.resolve(null)))).toMatchObject({
    kind: 'gone',
  });
  expect(await failureOf(fetchAll(ref, mib, never))).toMatchObject({ kind: 'retry' });
});

test.each([500, 503, 429])('a server in trouble (%d) is tried later', async (status) => {
  const ref = await place.put(Buffer.from('nanti'));
  place.answer(new URL(ref.url).pathname, status);
  expect(await failureOf(fetchAll(ref))).toMatchObject({ kind: 'retry' });
});

test('never follows a redirect to somewhere else', async () => {
  const ref = await place.put(Buffer.from('x'));
  place.redirect(new URL(ref.url).pathname, `http://${place.host}/secret`);
  expect(await failureOf(fetchAll(ref))).toMatchObject({ kind: 'retry' });
  expect(place.asked).not.toContain('/secret');
});

test.each([
  ['https://mmg.whatsapp.net/a', true],
  ['https://media-sin6-1.cdn.whatsapp.net/a', true],
  ['http://mmg.whatsapp.net/a', false],
  ['https://mmg.whatsapp.net:8443/a', false],
  ['https://mmg.whatsapp.net.evil.example/a', false],
  ['https://evilwhatsapp.net/a', false],
  ['https://user:pw@mmg.whatsapp.net/a', false],
  ['https://169.254.169.254/latest', false],
  ['http://127.0.0.1:5432/', false],
  ['file:///etc/passwd', false],
  ['https://stand.in:9/a', true],
  ['ftp://stand.in:9/a', false],
])('asks %s: %s', (address, allowed) => {
  expect(isAllowed(new URL(address), ['stand.in:9'])).toBe(allowed);
});

test('never asks a host that is not on the list, also after the phone named it', async () => {
  const ref = await place.put(Buffer.from('x'));
  const before = place.asked.length;
  const options = { extraHosts: [], askAgain: never };
  const all = Array.fromAsync(fetchMedia(ref, mib, AbortSignal.timeout(5000), options));
  expect(await failureOf(all)).toMatchObject({ kind: 'gone' });
  expect(place.asked.length).toBe(before);
});

test('a reference that is none is gone, not an error', async () => {
  expect(await failureOf(fetchAll({ file_id: 'telegram' }))).toMatchObject({ kind: 'gone' });
});

test('a real device asks the phone, and reads where the file is now or that it is gone', async () => {
  const database = await createTestDatabase();
  const standIn = await startStandIn();
  const device = await makeDevice(database, standIn);
  await device.connect();
  const { NOT_FOUND, SUCCESS } = proto.MediaRetryNotification.ResultType;
  const phoneAnswers = async (ref: MediaRef, result: number): Promise<void> => {
    await until('the phone is asked', () =>
      standIn.nodes.some(
        ({ tag, attrs }) =>
          tag === 'receipt' && attrs['type'] === 'server-error' && attrs['id'] === ref.messageId,
      ),
    );
    const answer = { stanzaId: ref.messageId, directPath: '/v/new.enc', result };
    const plain = proto.MediaRetryNotification.encode(answer).finish();
    const mediaKey = Buffer.from(ref.mediaKey, 'base64');
    const key = await hkdf(mediaKey, 32, { info: 'WhatsApp Media Retry Notification' });
    const iv = randomBytes(12);
    const ciphertext = aesEncryptGCM(plain, key, iv, Buffer.from(ref.messageId));
    device.socket().ev.emit('messages.media-update', [
      {
        key: { id: ref.messageId, remoteJid: ref.chat, fromMe: false },
        media: { ciphertext, iv },
      },
    ]);
  };

  const moved = await place.put(Buffer.from('dari ponsel'), 'MEDIA1');
  const asked = askAgain(device.socket(), moved, 20_000);
  await phoneAnswers(moved, SUCCESS);
  expect(await asked).toMatchObject({ directPath: '/v/new.enc' });

  const put = await place.put(Buffer.from('dihapus'), 'MEDIA2');
  const lost = { ...put, url: `http://${standIn.host}/_crabline/media/whatsapp/gone` };
  const all = Array.fromAsync(device.channel.fetchFile(lost, mib, AbortSignal.timeout(20_000)));
  const failure = failureOf(all);
  await phoneAnswers(lost, NOT_FOUND);
  expect(await failure).toMatchObject({ kind: 'gone' });

  await device.close();
  await standIn.close();
  await database.drop();
});
