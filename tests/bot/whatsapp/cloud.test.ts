// The Cloud API: who may call, what calls become, what goes out, and what refusals mean.
import { createHash, createHmac, randomBytes } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FetchError, type InboundMessage, type OutgoingMessage } from '../../../src/bot/channel.ts';
import { createIntake } from '../../../src/bot/intake.ts';
import {
  type CloudChannel,
  cloudChannel,
  type CloudOptions,
} from '../../../src/bot/whatsapp/cloud.ts';
import { fromGraph } from '../../../src/bot/whatsapp/cloud/failures.ts';
import { bodyOf, render } from '../../../src/bot/whatsapp/cloud/render.ts';
import { inert } from '../../../src/bot/whatsapp/inert.ts';
import { makeLog } from '../../../src/log.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { startStandIn, type WhatsappStandIn } from '../../support/whatsapp/stand-in.ts';

const appSecret = 'app secret of the test';
const ani = '6281200000001@s.whatsapp.net';
let database: TestDatabase;
let standIn: WhatsappStandIn;

beforeAll(async () => {
  database = await createTestDatabase();
  standIn = await startStandIn();
});
afterAll(async () => {
  await standIn.close();
  await database.drop();
});

const sign = (body: Buffer, secret = appSecret): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

interface Office {
  readonly channel: CloudChannel;
  readonly received: InboundMessage[];
  readonly notices: string[];
  readonly statuses: [string, string][];
  call(value: object, signature?: string): Promise<number>;
}

async function makeOffice(changes: Partial<CloudOptions> = {}): Promise<Office> {
  const received: InboundMessage[] = [];
  const notices: string[] = [];
  const statuses: [string, string][] = [];
  const channel = cloudChannel({
    db: database.db,
    log: makeLog('fatal'),
    apiRoot: new URL(standIn.apiRoot).origin,
    token: standIn.token,
    phoneId: standIn.phoneId,
    appSecret,
    verifyToken: 'kata sandi webhook',
    template: null,
    openFile: () => Promise.resolve(Readable.from([Buffer.from('isi berkas')])),
    onOperatorNotice: (text) => notices.push(text),
    onStatus: (id, status) => statuses.push([id, status]),
    onFailed: (id, outcome) => {
      statuses.push([id, outcome.kind]);
      return Promise.resolve();
    },
    ...changes,
  });
  const intake = createIntake({ db: database.db, onAccepted: () => undefined });
  await channel.start(async (messages) => {
    await intake.sink(messages);
    received.push(...messages);
  });
  return {
    channel,
    received,
    notices,
    statuses,
    call(value, signature) {
      const change = {
        field: 'messages',
        value: { metadata: { phone_number_id: standIn.phoneId }, ...value },
      };
      const body = { object: 'whatsapp_business_account', entry: [{ changes: [change] }] };
      const raw = Buffer.from(JSON.stringify(body));
      return channel.handleWebhook(raw, signature ?? sign(raw));
    },
  };
}

let next = 0;
const message = (more: object): object => {
  next += 1;
  const timestamp = String(Math.floor(Date.now() / 1000));
  return { from: '6281200000001', id: `wamid.${next}`, timestamp, ...more };
};
const textMessage = (body: string, more: object = {}): object =>
  message({ type: 'text', text: { body }, ...more });

describe('the webhook', () => {
  test.each<[string, (raw: Buffer) => string | undefined]>([
    ['no signature', () => undefined],
    ['an empty one', () => ''],
    ['another secret', (raw) => sign(raw, 'somebody else')],
    ['another body', () => sign(Buffer.from('{}'))],
    [
      'the old algorithm',
      (raw) => `sha1=${createHmac('sha1', appSecret).update(raw).digest('hex')}`,
    ],
    ['capital letters', (raw) => sign(raw).toUpperCase()],
    ['more after it', (raw) => `${sign(raw)}00`],
  ])('is closed to %s', async (_name, signature) => {
    const { channel, received } = await makeOffice();
    const raw = Buffer.from(JSON.stringify({ object: 'whatsapp_business_account', entry: [] }));
    expect(await channel.handleWebhook(raw, signature(raw))).toBe(401);
    expect(received).toEqual([]);
  });

  test('checks the bytes as they came, not what they mean', async () => {
    const { channel } = await makeOffice();
    const raw = Buffer.from('{"object":"whatsapp_business_account",  "entry":[]}');
    expect(await channel.handleWebhook(raw, sign(raw))).toBe(200);
    const same = Buffer.from(JSON.stringify(JSON.parse(raw.toString())));
    expect(await channel.handleWebhook(same, sign(raw))).toBe(401);
  });

  test('answers the challenge to whoever knows the token', async () => {
    const { channel } = await makeOffice();
    const query = {
      'hub.mode': 'subscribe',
      'hub.verify_token': 'kata sandi webhook',
      'hub.challenge': '1158201444',
    };
    expect(channel.verifyChallenge(query)).toBe('1158201444');
    expect(channel.verifyChallenge({ ...query, 'hub.verify_token': 'salah' })).toBeNull();
    expect(channel.verifyChallenge({ ...query, 'hub.challenge': '<script>' })).toBeNull();
    expect(channel.verifyChallenge({})).toBeNull();
  });

  test('takes a repeated, batched and mixed call once', async () => {
    const office = await makeOffice();
    const messages = [textMessage('satu'), textMessage('dua', { from: '6281200000002' })];
    expect(await office.call({ messages })).toBe(200);
    expect(await office.call({ messages: messages.toReversed() })).toBe(200);
    const ids = messages.map((entry) => Reflect.get(entry, 'id'));
    const rows = await database.db
      .selectFrom('inbox')
      .select('external_id')
      .where('external_id', 'in', ids)
      .execute();
    expect(rows).toHaveLength(2);
  });

  test('is not told "done" while a message is not stored', async () => {
    const office = await makeOffice();
    await office.channel.start(() => Promise.reject(new Error('the database is away')));
    expect(await office.call({ messages: [textMessage('jangan hilang')] })).toBe(503);
    await office.channel.stop();
    expect(await office.call({ messages: [textMessage('jangan hilang')] })).toBe(503);
  });

  test('passes over what is not for it, one by one', async () => {
    const office = await makeOffice();
    await office.call({
      messages: [
        null,
        7,
        {},
        { id: 'x' },
        textMessage('dari grup', { group_id: 'g' }),
        textMessage('sah'),
      ],
      statuses: [null, { id: 'w' }],
      contacts: [null],
    });
    expect(office.received.map((entry) => entry.text)).toEqual(['sah']);
    const other = { metadata: { phone_number_id: '999' }, messages: [textMessage('nomor lain')] };
    expect(await office.call(other)).toBe(200);
    expect(office.received).toHaveLength(1);
    for (const odd of ['', 'null', '[]', '{"object":"page"}', '{', '{"__proto__":{"x":1}}']) {
      const raw = Buffer.from(odd);
      expect(await office.channel.handleWebhook(raw, sign(raw))).toBe(200);
    }
  });

  const photo = { id: 'MEDIA-1', mime_type: 'image/jpeg', sha256: 'CQkJ', caption: 'kegiatan' };
  test.each<[string, object, object]>([
    ['text', { type: 'text', text: { body: 'halo' } }, { kind: 'text', text: 'halo' }],
    [
      'a button',
      {
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: 'a:1', title: 'Ya' } },
      },
      { kind: 'choice', choice: 'a:1', text: 'Ya' },
    ],
    [
      'a row of a list',
      {
        type: 'interactive',
        interactive: { type: 'list_reply', list_reply: { id: 'a:2', title: 'Tidak' } },
      },
      { kind: 'choice', choice: 'a:2', text: 'Tidak' },
    ],
    [
      'the button of a template',
      { type: 'button', button: { payload: 'x', text: 'Lanjutkan' } },
      { kind: 'text', text: 'Lanjutkan' },
    ],
    ['a photo', { type: 'image', image: photo }, { kind: 'file', text: 'kegiatan' }],
    [
      'a document',
      {
        type: 'document',
        document: { id: 'MEDIA-2', filename: 'SK.pdf', mime_type: 'application/pdf' },
      },
      { kind: 'file', files: [expect.objectContaining({ name: 'SK.pdf' })] },
    ],
    ['a voice note', { type: 'audio', audio: { id: 'M', voice: true } }, { kind: 'voice' }],
    ['a sound', { type: 'audio', audio: { id: 'M', voice: false } }, { kind: 'file' }],
    ['a sticker', { type: 'sticker', sticker: { id: 'M' } }, { kind: 'sticker' }],
    ['a place', { type: 'location', location: { latitude: 1 } }, { kind: 'location' }],
    ['a place of text', { type: 'location', location: 'x' }, { kind: 'location' }],
    [
      'a place with both numbers',
      { type: 'location', location: { latitude: -2.3367, longitude: 115.4632, name: 'Kantor' } },
      { kind: 'location', text: '-2.336700, 115.463200' },
    ],
    ['a card', { type: 'contacts', contacts: [] }, { kind: 'contact' }],
    [
      'a reaction',
      { type: 'reaction', reaction: { message_id: 'wamid.Z' } },
      { kind: 'reaction', target: 'wamid.Z' },
    ],
    [
      'what Meta cannot hand over',
      { type: 'unsupported', errors: [{ code: 131_051 }] },
      { kind: 'undecryptable' },
    ],
    ['something new', { type: 'hologram' }, { kind: 'other' }],
  ])('reads %s', async (_name, content, expected) => {
    const office = await makeOffice();
    await office.call({ messages: [message(content)] });
    expect(office.received).toEqual([expect.objectContaining({ address: ani, ...expected })]);
  });

  test('knows a person by number and by user id, and by the user id alone', async () => {
    const office = await makeOffice();
    const contacts = [{ wa_id: '6281200000001', user_id: 'ID.1349abc' }];
    await office.call({ contacts, messages: [textMessage('halo')] });
    expect(office.received[0]).toMatchObject({ address: ani, sameAs: ['ID.1349abc@user'] });
    const hidden = message({
      type: 'text',
      text: { body: 'x' },
      from: undefined,
      from_user_id: 'ID.1349abc',
    });
    await office.call({ messages: [hidden] });
    expect(office.received[1]).toMatchObject({ address: 'ID.1349abc@user' });
  });

  test('hands on how far a message got', async () => {
    const office = await makeOffice();
    const statuses = [
      { id: 'wamid.A', status: 'delivered' },
      { id: 'wamid.B', status: 'failed', errors: [{ code: 131_026 }] },
    ];
    await office.call({ statuses });
    expect(office.statuses).toEqual([
      ['wamid.A', 'delivered'],
      ['wamid.B', 'gone'],
    ]);
  });
});

describe('what goes out', () => {
  const choices = (...labels: string[]): OutgoingMessage['choices'] =>
    labels.map((label, index) => ({ label, token: `q:${index + 1}` }));
  const typeOf = (labels: string[], text = 'Pilih satu'): unknown => {
    const [part] = render({ text, choices: choices(...labels) });
    const body = part ? bodyOf(part) : {};
    return Object(body['interactive']).type ?? body['type'];
  };

  test.each<[string, string[], string]>([
    ['button', ['Ya', 'Tidak'], 'up to three short choices'],
    ['button', ['a'.repeat(20), 'b', 'c'], 'titles of twenty'],
    ['list', ['a'.repeat(21), 'b', 'c'], 'longer titles'],
    ['list', Array.from({ length: 10 }, (_, index) => `Pilihan ${index}`), 'ten choices'],
    ['text', ['a'.repeat(25), 'b'], 'titles that fit nowhere'],
    ['text', Array.from({ length: 11 }, (_, index) => `Pilihan ${index}`), 'more than ten'],
    ['text', ['Ya', 'Ya'], 'two of the same'],
    ['text', ['Ya', ' '], 'an empty one'],
    ['text', [], 'no choice'],
  ])('is a %s for %j', (type, labels) => {
    expect(typeOf(labels)).toBe(type);
  });

  test('a text too long for buttons becomes a list, never shorter', () => {
    expect(typeOf(['Ya', 'Tidak'], 'x'.repeat(1025))).toBe('list');
  });

  test('no limit of Meta is ever broken and no word is ever cut', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 9000, unit: 'grapheme' }),
        fc.array(fc.string({ minLength: 1, maxLength: 40 }), { maxLength: 14 }),
        (text, labels) => {
          const parts = render({ text, choices: choices(...labels) });
          const squeeze = (words: string): string => words.replaceAll(/\s+/g, '');
          // Signs that WhatsApp would take for formatting stand as signs that look the same.
          const said = squeeze(inert(text));
          expect(squeeze(parts.map((part) => part.text).join(''))).toBe(said);
          for (const part of parts) {
            const body = bodyOf(part);
            const { type, action } = Object(body['interactive']);
            const limit = type === 'button' ? [1024, 3, 20] : [4096, 10, 24];
            const shown: string[] =
              type === 'button'
                ? action.buttons.map((button: { reply: { title: string } }) => button.reply.title)
                : (action?.sections[0].rows ?? []).map((row: { title: string }) => row.title);
            expect(part.text.length).toBeLessThanOrEqual(limit[0] ?? 0);
            expect(shown.length).toBeLessThanOrEqual(limit[1] ?? 0);
            expect(Math.max(0, ...shown.map((title) => title.length))).toBeLessThanOrEqual(
              limit[2] ?? 0,
            );
            expect(labels).toEqual(expect.arrayContaining(shown));
          }
        },
      ),
    );
  });

  test('reaches the stand-in as text, and only a person who wrote within the day', async () => {
    const office = await makeOffice();
    const part = { text: 'Halo dari kantor', choices: [] };
    expect(
      await office.channel.send(part, { address: '6281299999999@s.whatsapp.net', key: 'z' }),
    ).toMatchObject({ kind: 'waits' });
    await office.call({ messages: [textMessage('halo')] });
    const outcome = await office.channel.send(part, { address: ani, key: '1.0' });
    expect(outcome).toMatchObject({ kind: 'sent', providerId: expect.stringMatching(/^wamid\./) });
    const call = standIn.events.find((event) => String(event['path']).endsWith('/messages'));
    expect(call?.['body']).toMatchObject({
      to: '6281200000001',
      type: 'text',
      biz_opaque_callback_data: '1.0',
    });
  });
});

describe('a Graph API of our own', () => {
  interface Seen {
    readonly method: string;
    readonly path: string;
    readonly body: Buffer;
    readonly authorization: string | undefined;
  }
  const seen: Seen[] = [];
  let answer: (call: Seen) => { status: number; body: string | Buffer } | 'hang up';
  let server: http.Server;
  let root: string;

  beforeAll(async () => {
    server = http.createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        const call = {
          method,
          path: url,
          body: Buffer.concat(chunks),
          authorization: headers.authorization,
        };
        seen.push(call);
        const result = answer(call);
        if (result === 'hang up') request.socket.destroy();
        else
          response
            .writeHead(result.status, { 'content-type': 'application/json' })
            .end(result.body);
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );

  const refusal = (code: number, status = 400) => ({
    status,
    body: JSON.stringify({ error: { code } }),
  });
  const accepted = { status: 200, body: JSON.stringify({ messages: [{ id: 'wamid.OK' }] }) };
  async function office(changes: Partial<CloudOptions> = {}): Promise<Office> {
    seen.length = 0;
    const made = await makeOffice({ apiRoot: root, ...changes });
    await made.call({ messages: [textMessage('halo')] });
    return made;
  }
  const send = (made: Office, key = '1.0') =>
    made.channel.send({ text: 'halo', choices: [] }, { address: ani, key });

  test.each([
    [190, { kind: 'paused', untilMs: null }],
    [131_031, { kind: 'paused', untilMs: null }],
    [130_429, { kind: 'retry', scope: 'channel' }],
    [131_056, { kind: 'retry', scope: 'chat' }],
    [131_026, { kind: 'gone', reason: 'dead' }],
    [131_047, { kind: 'waits' }],
    [131_049, { kind: 'waits' }],
    [131_050, { kind: 'gone', reason: 'blocked' }],
    [131_009, { kind: 'refused' }],
    [987_654, { kind: 'refused' }],
  ])('reads refusal %d', (code, outcome) => {
    expect(fromGraph(code)).toMatchObject(outcome);
  });

  test('a refusal of the account stops the driver and tells the operator once', async () => {
    answer = () => refusal(190, 401);
    const made = await office();
    expect(await send(made)).toMatchObject({ kind: 'paused', untilMs: null });
    expect(await send(made, '1.1')).toMatchObject({ kind: 'paused', untilMs: null });
    expect(seen).toHaveLength(1);
    expect(made.notices).toHaveLength(1);
    expect(made.channel.health().ok).toBe(false);
  });

  test('an answer that was lost is not taken for a failure, a closed door is', async () => {
    answer = () => 'hang up';
    const made = await office();
    expect(await send(made)).toMatchObject({ kind: 'unknown' });
    answer = () => ({ status: 502, body: '<html>' });
    expect(await send(made)).toMatchObject({ kind: 'unknown' });
    const gone = http.createServer();
    await new Promise<void>((resolve) => {
      gone.listen(0, '127.0.0.1', resolve);
    });
    const apiRoot = `http://127.0.0.1:${(gone.address() as AddressInfo).port}`;
    await new Promise((resolve) => {
      gone.close(resolve);
    });
    const closed = await office({ apiRoot });
    expect(await send(closed)).toMatchObject({ kind: 'retry' });
  });

  test('after 24 hours knocks once with the template of the office, else keeps the message', async () => {
    answer = () => accepted;
    const template = { name: 'lanjut_isian', language: 'id' };
    const made = await office({ template });
    await sql`update inbox set sent_at = now() - interval '25 hours'`.execute(database.db);
    const waits = { kind: 'waits', expected: true };
    expect(await send(made)).toMatchObject(waits);
    expect(await send(made, '1.1')).toMatchObject(waits);
    // Another process, or this one after a restart, knocks no second time.
    const again = await makeOffice({ apiRoot: root, template });
    expect(await send(again, '1.2')).toMatchObject(waits);
    expect(seen.map((call) => JSON.parse(call.body.toString()).template)).toEqual([
      { name: 'lanjut_isian', language: { code: 'id' } },
    ]);
    await made.call({ messages: [textMessage('saya kembali')] });
    expect(await send(made)).toMatchObject({ kind: 'sent' });

    const without = await office();
    await sql`update inbox set sent_at = now() - interval '25 hours'`.execute(database.db);
    expect(await send(without)).toMatchObject({ kind: 'waits' });
    expect(seen).toEqual([]);
  });

  test('sends a file by putting it up first', async () => {
    answer = (call) =>
      call.path.endsWith('/media') ? { status: 200, body: '{"id":"UP-1"}' } : accepted;
    const made = await office();
    const file = {
      sha256: 'ab'.repeat(32),
      name: 'C1.pdf',
      mime: 'application/pdf',
      size: 10,
      instead: 'nanti',
    };
    const [part = { text: '', choices: [] }] = made.channel.render({
      text: 'Formulir',
      choices: [],
      file,
    });
    expect(await made.channel.send(part, { address: ani, key: '2.0' })).toMatchObject({
      kind: 'sent',
    });
    expect(seen[0]?.body.toString()).toContain('isi berkas');
    expect(JSON.parse(seen[1]?.body.toString() ?? '')).toMatchObject({
      type: 'document',
      document: { id: 'UP-1', filename: 'C1.pdf', caption: 'Formulir' },
    });
  });

  test('fetches a file by its id, whole, within the limit, and from Meta alone', async () => {
    const bytes = randomBytes(70_000);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const place = (url: string) => JSON.stringify({ url, file_size: bytes.length, sha256 });
    let url = `${root}/file`;
    let served = bytes;
    answer = (call) =>
      call.path === '/file'
        ? { status: 200, body: served }
        : call.path === '/v25.0/GONE'
          ? { status: 404, body: '{}' }
          : { status: 200, body: place(url) };
    const { channel } = await office();
    const all = async (id: string, most = 100_000): Promise<Buffer> =>
      Buffer.concat(
        await Array.fromAsync(
          channel.fetchFile({ cloudMedia: id, sha256 }, most, AbortSignal.timeout(10_000)),
        ),
      );
    const failure = async (work: Promise<unknown>): Promise<unknown> => {
      const error: unknown = await work.catch((reason: unknown) => reason);
      return error instanceof FetchError ? error.failure.kind : error;
    };
    expect((await all('MEDIA-1')).equals(bytes)).toBe(true);
    expect(await failure(all('MEDIA-1', 1000))).toBe('too_large');
    expect(await failure(all('GONE'))).toBe('gone');
    served = randomBytes(70_000);
    expect(await failure(all('MEDIA-1'))).toBe('retry');
    const asked = seen.length;
    url = 'http://169.254.169.254/latest/meta-data';
    expect(await failure(all('MEDIA-1'))).toBe('gone');
    url = 'https://lookaside.fbsbx.com.evil.example/x';
    expect(await failure(all('MEDIA-1'))).toBe('gone');
    expect(seen.length).toBe(asked + 2);
    expect(seen.every((call) => call.authorization === `Bearer ${standIn.token}`)).toBe(true);
  });
});
