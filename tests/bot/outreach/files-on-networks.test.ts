// A broadcast's file on its way to phones: the running product with the real clients of Telegram and WhatsApp, from the
// upload by a program to the bytes that each person holds.
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { downloadContentFromMessage } from '@whiskeysockets/baileys';
import { sql } from 'kysely';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readSent } from '../../../src/bot/whatsapp/baileys/sent-message.ts';
import { loadConfig } from '../../../src/config.ts';
import { openDatabase } from '../../../src/db/connect.ts';
import { loadReference } from '../../../src/db/reference.ts';
import { createToken } from '../../../src/db/transactions/create-token.ts';
import { sentRecord } from '../../../src/db/whatsapp-sent.ts';
import { makeLog } from '../../../src/log.ts';
import { startProduct } from '../../../src/product.ts';
import { takeClock } from '../../support/clock.ts';
import { createTestDatabase } from '../../support/database.ts';
import { startTelegram } from '../../support/telegram/stand-in.ts';
import { startGraph } from '../../support/whatsapp/graph.ts';
import { startMediaPlace } from '../../support/whatsapp/media.ts';
import { botNumber, startStandIn, until } from '../../support/whatsapp/stand-in.ts';
import { loudForHours } from '../../support/loud.ts';
import { longTest } from '../../support/long-tests.ts';

const secretKey = 'only-for-tests-only-for-tests-only-for-tests';
const token = `sb_${createHash('sha256').update('coordinator').digest('base64url')}`;
const corpus = (name: string): Promise<Buffer> =>
  readFile(path.join(import.meta.dirname, '../../files/corpus/files', name));
/** What a newcomer types until they belong to a unit, and what they are shown then. */
const opening = [
  ['halo', /setuju/i],
  ['ya', /unit mana/i],
  ['dinkes', /nama/i],
] as const;

/** Starts the product with these networks; a broadcast goes out at an hour in which people may be written to. */
async function start(env: Readonly<Record<string, string>>) {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'sepeda-files-'));
  const clock = await takeClock(database.db);
  const log = makeLog('fatal');
  const open = openDatabase(database.url, log);
  await loadReference(open.db);
  await createToken(open.db, { token, role: 'coordinator', unitId: null, label: null, days: 30 });
  const loaded = loadConfig({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    PORT: '0',
    SECRET_KEY: secretKey,
    ...env,
  });
  if (!loaded.ok) throw new Error(loaded.problems.join(' '));
  const product = await startProduct({
    config: loaded.config,
    log,
    open,
    sessionUrl: database.url,
  });
  onTestFinished(async () => {
    await product.stop();
    await open.close();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });
  const ask = async (route: string, body: FormData | object): Promise<object> => {
    const form = body instanceof FormData;
    const answer = await fetch(`${product.url}/api/v1${route}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        ...(form ? {} : { 'content-type': 'application/json' }),
      },
      body: form ? body : JSON.stringify(body),
    });
    const said: unknown = await answer.json();
    if (!answer.ok) throw new Error(`${route}: ${answer.status} ${JSON.stringify(said)}`);
    return Object(said);
  };
  return {
    product,
    open,
    /** Puts a file up, and lets it go to everybody with these words. */
    async broadcast(name: string, bytes: Buffer, text: string): Promise<void> {
      await clock.set(loudForHours());
      // The networks' clocks were not set ahead: what was written a moment ago looks a day old or more.
      await sql`update conversation set last_inbound_at = now()`.execute(open.db);
      await sql`update inbox set sent_at = now(), received_at = now()`.execute(open.db);
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(bytes)]), name);
      const file: unknown = Reflect.get(await ask('/broadcasts/files', form), 'sha256');
      const made = await ask('/broadcasts', { text, file });
      await ask(`/broadcasts/${String(Reflect.get(made, 'code'))}/confirm`, {
        count: Reflect.get(made, 'count'),
        confirmation: Reflect.get(made, 'confirmation'),
      });
    },
  };
}

longTest(
  'Telegram shows each person the picture or document with its words; WhatsApp a sealed copy that opens',
  async () => {
    const telegram = await startTelegram();
    const standIn = await startStandIn();
    const media = await startMediaPlace(standIn.host);
    onTestFinished(async () => {
      await telegram.close();
      await media.close();
      await standIn.close();
    });
    const place = await start({
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      WHATSAPP: 'baileys',
      WHATSAPP_NUMBER: botNumber,
      WHATSAPP_WS_URL: standIn.wsUrl.replace(`ws://${standIn.host}`, `wss://${media.host}`),
    });
    await until('connected', () => standIn.nodes.some((node) => node.attrs['xmlns'] === 'passive'));
    const phones = [telegram.phone(820_001), telegram.phone(820_002)];
    for (const [nth, phone] of phones.entries()) {
      for (const [words, answer] of opening) {
        await phone.says(words);
        await phone.sees(answer);
      }
      await phone.says(`Warga ${nth === 0 ? 'Satu' : 'Dua'}`);
      await phone.sees(/Nama Inovasi/);
    }
    const rina = '6281200000001@s.whatsapp.net';
    for (const [words, answer] of [...opening, ['Rina Wulandari', /Nama Inovasi/] as const]) {
      const before = standIn.shown.length;
      await standIn.say(rina, words);
      await until(String(answer), () =>
        standIn.shown.slice(before).some((message) => answer.test(message.text)),
      );
    }

    const pdf = await corpus('ok.pdf');
    const png = await corpus('ok.png');
    await place.broadcast('Undangan.pdf', pdf, 'Yth. {nama}, undangan terlampir.');
    for (const [phone, name] of [
      [phones[0], 'Warga Satu'],
      [phones[1], 'Warga Dua'],
    ] as const) {
      const shown = await phone?.sees(new RegExp(`Yth\\. ${name}, undangan terlampir`));
      expect([shown?.file?.kind, shown?.file?.name]).toEqual(['document', 'Undangan.pdf']);
      expect(shown?.file?.bytes.equals(pdf)).toBe(true);
    }
    const frame = await until('the file', () =>
      standIn.nodes.find(({ tag, attrs }) => tag === 'message' && attrs['type'] === 'media'),
    );
    expect(frame.attrs['to']).toBe(rina);
    const record = sentRecord(place.open.db, botNumber, secretKey);
    const sent = (await readSent(record, frame.attrs['id'] ?? ''))?.message.documentMessage;
    expect([sent?.fileName, sent?.mimetype]).toEqual(['Undangan.pdf', 'application/pdf']);
    expect(sent?.caption).toMatch(/Rina Wulandari, undangan terlampir/);
    expect(media.uploads.get(sent?.directPath ?? '')?.includes(pdf)).toBe(false);
    const opened = await downloadContentFromMessage(
      { mediaKey: sent?.mediaKey ?? null, url: `https://${media.host}${sent?.directPath}` },
      'document',
      { host: media.host },
    );
    expect((await buffer(opened)).equals(pdf)).toBe(true);

    await place.broadcast('Denah.png', png, 'Denah');
    for (const phone of phones) {
      const shown = await phone.sees(/^Denah/);
      // Pictures leave as a copy without what the camera wrote into them.
      expect(shown.file?.kind).toBe('photo');
      expect(shown.file?.bytes.subarray(0, 8)).toEqual(png.subarray(0, 8));
      expect(phone.shown().filter(({ file }) => file !== undefined)).toHaveLength(2);
    }
  },
);

test('the Cloud API is given the bytes first, and the message names what it answered', async () => {
  const graph = await startGraph();
  onTestFinished(() => graph.close());
  const place = await start(graph.env);
  const from = '6281200000003';
  for (const [words, answer] of [...opening, ['Ani Lestari', /Nama Inovasi/] as const]) {
    const before = graph.shown.length;
    await graph.say(place.product.url, from, words);
    await vi.waitUntil(() => graph.shown.slice(before).some(({ text }) => answer.test(text)), {
      timeout: 30_000,
    });
  }
  const pdf = await corpus('ok.pdf');
  await place.broadcast('Undangan.pdf', pdf, 'Yth. {nama}, undangan terlampir.');
  const shown = await vi.waitUntil(() => graph.shown.find(({ file }) => file !== undefined), {
    timeout: 30_000,
  });
  expect(shown).toMatchObject({ to: from, text: expect.stringMatching(/Ani Lestari, undangan/) });
  expect([shown?.file?.name, shown?.file?.bytes.equals(pdf)]).toEqual(['Undangan.pdf', true]);
});
