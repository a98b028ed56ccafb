// Documents and pictures sent on WhatsApp become evidence: the running product, a real Baileys, real encryption.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { downloadContentFromMessage } from '@whiskeysockets/baileys';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDatabase } from '../../../src/db/connect.ts';
import { loadReference } from '../../../src/db/reference.ts';
import { sentRecord } from '../../../src/db/whatsapp-sent.ts';
import { createInvitation } from '../../../src/db/transactions/create-invitation.ts';
import { invitationCode } from '../../../src/domain/codes.ts';
import { loadConfig } from '../../../src/config.ts';
import { makeLog } from '../../../src/log.ts';
import { type Product, startProduct } from '../../../src/product.ts';
import { readSent, readSentPoll } from '../../../src/bot/whatsapp/baileys/sent-message.ts';
import { proto, type WASocket } from '../../../src/bot/whatsapp/baileys/library.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { type MediaPlace, startMediaPlace } from '../../support/whatsapp/media.ts';
import { deliver, plainStanza } from '../../support/whatsapp/phone.ts';
import { makeVote } from '../../support/whatsapp/vote.ts';
import {
  botNumber,
  startStandIn,
  until,
  type WhatsappStandIn,
} from '../../support/whatsapp/stand-in.ts';

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

const secretKey = 'only-for-tests-only-for-tests-only-for-tests';
const rina = '6281200000001@s.whatsapp.net';
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
  dataDir = await mkdtemp(path.join(tmpdir(), 'sepeda-evidence-'));
  const log = makeLog('fatal');
  open = openDatabase(database.url, log);
  await loadReference(open.db);
  const loaded = loadConfig({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    PORT: '0',
    SECRET_KEY: secretKey,
    WHATSAPP: 'baileys',
    WHATSAPP_POLLS: 'on',
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

async function says(text: string, expected: RegExp, from = rina): Promise<void> {
  const before = standIn.shown.length;
  await standIn.say(from, text);
  await sees(before, expected);
}

async function sends(id: string, message: proto.IMessage, expected: RegExp): Promise<void> {
  const before = standIn.shown.length;
  const socket = sockets.at(-1);
  if (!socket) throw new Error('the product made no socket');
  deliver(socket, plainStanza(rina, id, message));
  await sees(before, expected);
}

const sees = (from: number, expected: RegExp): Promise<unknown> =>
  until(String(expected), () =>
    standIn.shown.slice(from).some((message) => expected.test(message.text)),
  );

const corpus = (name: string): Promise<Buffer> =>
  readFile(new URL(`../../files/corpus/files/${name}`, import.meta.url));

/** Puts a file up and gives what a media message says of it. */
async function sealed(bytes: Buffer, kind: 'Document' | 'Image' = 'Document') {
  const ref = await media.put(bytes, 'M1', kind);
  return {
    url: ref.url,
    mediaKey: Buffer.from(ref.mediaKey, 'base64'),
    fileSha256: Buffer.from(ref.sha256 ?? '', 'base64'),
    fileLength: bytes.length,
  };
}

const stored = async (bytes: Buffer) => {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const rows = await open.db
    .selectFrom('evidence_file')
    .select(['state', 'name', 'size'])
    .where('sha256', '=', sha256)
    .execute();
  return rows;
};

test('a document and a picture are stored as they are, a wrong file is refused with its reason', async () => {
  await says('halo', /setuju/);
  await says('ya', /unit mana/);
  await says('dinkes', /nama lengkap/);
  await says('Rina Wulandari', /Nama Inovasi/);
  await says('SIAP PANEN (Antar Pupuk)', /Tersimpan: SIAP PANEN/);
  await says('ubah Regulasi Inovasi Daerah', /Peraturan Daerah/);
  await says('1', /tingkat 1/);

  const pdf = await corpus('ok.pdf');
  const documentMessage = {
    ...(await sealed(pdf)),
    fileName: 'SK Bupati.pdf',
    mimetype: 'application/pdf',
    caption: 'SK penetapan',
  };
  await sends(
    'DOC1',
    { documentWithCaptionMessage: { message: { documentMessage } } },
    /Tersimpan: SK Bupati\.pdf/,
  );
  expect(await stored(pdf)).toEqual([{ state: 'stored', name: 'SK Bupati.pdf', size: pdf.length }]);

  const fake = await corpus('fake_pdf_html_with_late_magic.pdf');
  const wrong = { ...(await sealed(fake)), fileName: 'laporan.pdf', mimetype: 'application/pdf' };
  await sends('DOC2', { documentMessage: wrong }, /laporan\.pdf/);
  expect(await stored(fake)).toEqual([]);
});

test('a picture is stored where pictures are accepted', async () => {
  await says('ubah Video inovasi daerah', /unsur substansi/);
  await says('1', /tingkat 1/);
  const jpg = await corpus('ok.jpg');
  const imageMessage = {
    ...(await sealed(jpg, 'Image')),
    mimetype: 'image/jpeg',
    caption: 'sampul video',
  };
  await sends('IMG1', { imageMessage }, /Tersimpan: .+/);
  expect(await stored(jpg)).toMatchObject([{ state: 'stored', size: jpg.length }]);
});

test('row 13: the better copy of a picture takes its place without a word, its moment of film is none', async () => {
  const socket = sockets.at(-1);
  if (!socket) throw new Error('the product made no socket');
  const { AssociationType } = proto.MessageAssociation;
  const pair = (associationType: proto.MessageAssociation.AssociationType) => ({
    messageContextInfo: {
      messageAssociation: { associationType, parentMessageKey: { id: 'IMG1' } },
    },
  });
  const jpg = await corpus('ok.jpg');
  // The same picture in more bytes: a comment in front of the picture's own data.
  const comment = Buffer.alloc(3000, 'x');
  const better = Buffer.concat([
    jpg.subarray(0, 2),
    Buffer.from([0xff, 0xfe, 0x0b, 0xba]),
    comment,
    jpg.subarray(2),
  ]);
  const shown = standIn.shown.length;
  const imageMessage = { ...(await sealed(better, 'Image')), mimetype: 'image/jpeg' };
  const film = { ...(await sealed(jpg, 'Image')), mimetype: 'video/mp4' };
  const { HD_IMAGE_DUAL_UPLOAD, MOTION_PHOTO } = AssociationType;
  for (const [id, message] of [
    [
      'IMG2',
      { associatedChildMessage: { message: { imageMessage } }, ...pair(HD_IMAGE_DUAL_UPLOAD) },
    ],
    [
      'IMG3',
      { associatedChildMessage: { message: { videoMessage: film } }, ...pair(MOTION_PHOTO) },
    ],
  ] as const)
    deliver(socket, plainStanza(rina, id, message));
  await until('the better copy', async () =>
    (await stored(better)).some(({ state }) => state === 'stored'),
  );
  await until('the lesser one is gone', async () =>
    (await stored(jpg)).every(({ state }) => state === 'removed'),
  );
  const files = await open.db
    .selectFrom('evidence_file')
    .select('id')
    .where('item', '=', 'kualitas_video')
    .where('state', '<>', 'removed')
    .execute();
  expect(files).toHaveLength(1);
  expect(standIn.shown.slice(shown)).toEqual([]);
});

test('a vote in the poll beside a question is its answer, and a second one for an old question changes nothing', async () => {
  const polls = () =>
    standIn.nodes.filter(({ tag, attrs }) => tag === 'message' && attrs['type'] === 'poll');
  await says('ubah Bentuk Inovasi', /Bentuk Inovasi/);
  // The poll of the question before may come late as well.
  const ofBentuk = async () => {
    for (const { attrs } of polls().toReversed()) {
      const kept = await readSentPoll(sentRecord(open.db, botNumber, secretKey), attrs['id'] ?? '');
      if (kept?.choices.some(({ label }) => label === 'Inovasi Pelayanan Publik') === true)
        return { id: attrs['id'] ?? '', to: attrs['to'], sent: kept };
    }
    return null;
  };
  await expect.poll(ofBentuk).not.toBeNull();
  const poll = await ofBentuk();
  if (poll === null) throw new Error('the poll was not kept');
  expect(poll.to).toBe(rina);
  const { id, sent } = poll;
  const [first, second] = sent.choices.map(({ label }) => label);
  const vote = (label = '') => {
    const { payload, iv } = makeVote(sent, [label], `${botNumber}@s.whatsapp.net`, rina);
    return {
      pollUpdateMessage: {
        pollCreationMessageKey: { id, fromMe: true, remoteJid: rina },
        vote: { encPayload: payload, encIv: iv },
      },
    };
  };
  const kept = async () => {
    const { value } = await open.db
      .selectFrom('answer')
      .select('value')
      .where('item', '=', 'bentuk')
      .executeTakeFirstOrThrow();
    return JSON.stringify(value);
  };
  await sends('VOTE1', vote(second), /Tersimpan/);
  const answer = await kept();
  expect([second, answer]).toEqual([
    'Inovasi Pelayanan Publik',
    expect.stringContaining('pelayanan_publik'),
  ]);
  await sends('VOTE2', vote(first), /./);
  expect(await kept()).toBe(answer);
});

test('a file that a checker asks for goes up sealed and opens on the phone byte for byte', async () => {
  const budi = '6281200000002@s.whatsapp.net';
  const code = invitationCode(randomBytes(26));
  const drafted = await open.db
    .selectFrom('innovation')
    .select(['code', 'unit_id as unitId'])
    .executeTakeFirstOrThrow();
  const { unitId } = drafted;
  await createInvitation(open.db, { code, role: 'unit_admin', unitId, note: null, hours: 72 });
  await says(code, /setuju/, budi);
  await says('ya', /nama/i, budi);
  await says('Budi Santoso', /berkenalan/, budi);
  await says(`bukti ${drafted.code}`, /berkas bukti/, budi);
  const frame = await until('the file', () =>
    standIn.nodes.find(({ tag, attrs }) => tag === 'message' && attrs['type'] === 'media'),
  );
  expect(frame.attrs['to']).toBe(budi);

  // The stand-in does not open a message with a file; what went out under its id is what a phone would ask for again.
  const record = sentRecord(open.db, botNumber, secretKey);
  const sent = await readSent(record, frame.attrs['id'] ?? '');
  const file = sent?.message.documentMessage;
  expect([file?.fileName, file?.mimetype]).toEqual(['SK Bupati.pdf', 'application/pdf']);
  const sealed = media.uploads.get(file?.directPath ?? '');
  const pdf = await corpus('ok.pdf');
  expect(sealed?.includes(pdf)).toBe(false);
  const url = `https://${media.host}${file?.directPath}`;
  const opened = await downloadContentFromMessage(
    { mediaKey: file?.mediaKey ?? null, url },
    'document',
    { host: media.host },
  );
  expect(await buffer(opened)).toEqual(pdf);
});
