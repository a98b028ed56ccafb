// One whole innovation with a real Baileys: short talk, photos that come one after the other without an album id, the caption on
// the first alone, as phones send them whose album message did not arrive.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Sent } from '../../../bench/effort/stage.ts';
import { type proto, type WASocket } from '../../../src/bot/whatsapp/baileys/library.ts';
import { loadConfig } from '../../../src/config.ts';
import { openDatabase } from '../../../src/db/connect.ts';
import { loadReference } from '../../../src/db/reference.ts';
import { makeLog } from '../../../src/log.ts';
import { type Product, startProduct } from '../../../src/product.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { type MediaPlace, startMediaPlace } from '../../support/whatsapp/media.ts';
import { deliver, plainStanza } from '../../support/whatsapp/phone.ts';
import {
  botNumber,
  startStandIn,
  until,
  type WhatsappStandIn,
} from '../../support/whatsapp/stand-in.ts';
import { storedAsMeant, tellsAll } from '../../support/whole-innovation.ts';

// Only to lay hands on the socket that the product makes: the stand-in injects texts and sounds alone.
const sockets = vi.hoisted((): WASocket[] => []);
vi.mock(import('../../../src/bot/whatsapp/baileys/library.ts'), async (importOriginal) => {
  const real = await importOriginal();
  const makeWASocket: typeof real.makeWASocket = (config) => {
    const socket = real.makeWASocket(config);
    sockets.push(socket);
    return socket;
  };
  return { ...real, makeWASocket };
});

const rahmah = '6281200000001@s.whatsapp.net';
let database: TestDatabase;
let open: ReturnType<typeof openDatabase>;
let standIn: WhatsappStandIn;
let media: MediaPlace;
let product: Product;
let dataDir: string;

beforeAll(async () => {
  database = await createTestDatabase();
  standIn = await startStandIn();
  media = await startMediaPlace(standIn.host);
  dataDir = await mkdtemp(path.join(tmpdir(), 'sepeda-whole-'));
  const log = makeLog('fatal');
  open = openDatabase(database.url, log);
  await loadReference(open.db);
  const loaded = loadConfig({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    PORT: '0',
    SECRET_KEY: 'only-for-tests-only-for-tests-only-for-tests',
    WHATSAPP: 'baileys',
    WHATSAPP_NUMBER: botNumber,
    WHATSAPP_WS_URL: standIn.wsUrl.replace(`ws://${standIn.host}`, `wss://${media.host}`),
  });
  if (!loaded.ok) throw new Error(loaded.problems.join(' '));
  product = await startProduct({ config: loaded.config, log, open, sessionUrl: database.url });
  await until('connected', () => standIn.nodes.some((node) => node.attrs['xmlns'] === 'passive'));
});
afterAll(async () => {
  await product.stop();
  await open.close();
  await media.close();
  await standIn.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** The message that a phone makes of a file: a photo, or a document for a film. */
async function messageOf({ name, bytes }: Sent, caption: string): Promise<proto.IMessage> {
  const film = name.endsWith('.mp4');
  const ref = await media.put(bytes, 'M1', film ? 'Document' : 'Image');
  const sealed = {
    url: ref.url,
    mediaKey: Buffer.from(ref.mediaKey, 'base64'),
    fileSha256: Buffer.from(ref.sha256 ?? '', 'base64'),
    fileLength: bytes.length,
    ...(caption === '' ? {} : { caption }),
  };
  if (!film) return { imageMessage: { ...sealed, mimetype: 'image/jpeg' } };
  const documentMessage = { ...sealed, fileName: name, mimetype: 'video/mp4' };
  return { documentWithCaptionMessage: { message: { documentMessage } } };
}

test(
  'an innovation is told on WhatsApp, with photos one by one',
  { timeout: 480_000 },
  async () => {
    let nth = 0;
    const told = await tellsAll(
      {
        shown: () => Promise.resolve(standIn.shown.map(({ text }) => text)),
        says: (text) => standIn.say(rahmah, text),
        async sends(files, caption) {
          const socket = sockets.at(-1);
          if (!socket) throw new Error('the product made no socket');
          for (const [at, file] of files.entries()) {
            nth += 1;
            const t = String(Math.floor(Date.now() / 1000));
            const message = await messageOf(file, at === 0 ? caption : '');
            deliver(socket, plainStanza(rahmah, `FILE${nth}`, message, { t }));
          }
        },
      },
      open.db,
    );
    expect(standIn.shown.every(({ to }) => to === rahmah)).toBe(true);
    await storedAsMeant(open.db, told);
  },
);
