// Messages of any shape on every channel: each becomes a message of the agreed form, or is ignored for a reason; nothing throws.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parseUpdate } from '../../src/bot/telegram/parse.ts';
import { proto, type WAMessage } from '../../src/bot/whatsapp/baileys/library.ts';
import { parseMessage } from '../../src/bot/whatsapp/baileys/parse.ts';
import { makeReceiver } from '../../src/bot/whatsapp/baileys/receiver.ts';
import { parseCall } from '../../src/bot/whatsapp/cloud/parse.ts';

const now = new Date('2026-11-22T03:00:00Z');
const text = z.string();
const file = z.strictObject({
  ref: z.record(text, z.union([text, z.number(), z.boolean(), z.null()])),
  name: text.nullable(),
  mime: text.nullable(),
  size: z.number().nullable(),
  sha256: text.optional(),
});
/** What the inbox can keep; written apart from the product's own. */
const agreed = z.strictObject({
  channel: z.enum(['telegram', 'whatsapp']),
  address: text.min(1),
  externalId: text.min(1),
  order: z.number(),
  sentAt: z.date(),
  kind: text.min(1),
  text: text.optional(),
  choice: text.optional(),
  files: z.array(file).optional(),
  albumId: text.optional(),
  target: text.optional(),
  replyTo: text.optional(),
  betterThan: text.optional(),
  ownContact: z.boolean().optional(),
  ownPhone: text.optional(),
  sameAs: z.array(text).optional(),
  raw: z.instanceof(Uint8Array),
});
const isAgreed = (message: unknown): void => {
  expect(agreed.safeParse(message).error?.issues ?? []).toEqual([]);
};

/** Anything at all, also what no JSON holds. */
const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withTypedArray: true,
  maxDepth: 3,
});

/** Every place inside a value, itself included. */
function places(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  if (value instanceof Uint8Array || path.length > 8) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, key]))];
}

function put(value: unknown, [first, ...rest]: readonly string[], odd: unknown): unknown {
  if (first === undefined) return odd;
  if (Array.isArray(value))
    return value.map((inner: unknown, at) =>
      String(at) === first ? put(inner, rest, odd) : inner,
    );
  return { ...Object(value), [first]: put(Reflect.get(Object(value), first), rest, odd) };
}

/** One of the messages, with something odd in one or two places. */
const spoiled = (messages: readonly unknown[]) =>
  fc
    .tuple(fc.constantFrom(...messages), fc.array(fc.tuple(fc.nat(), anything), { maxLength: 2 }))
    .map(([message, changes]) =>
      changes.reduce<unknown>((value, [at, odd]) => {
        const all = places(value);
        return put(value, all[at % all.length] ?? [], odd);
      }, message),
    );

/** What went wrong, with the smallest case; undefined when the property holds. */
const fails = <T>(property: fc.IProperty<T>): string | undefined =>
  fc.defaultReportMessage(fc.check(property, { numRuns: Number(process.env['RUNS'] ?? 1500) }));
let deep: unknown = 'x';
for (let nth = 0; nth < 100_000; nth += 1) deep = [deep];

describe('a linked device', () => {
  const media = {
    url: 'https://mmg.whatsapp.net/v/t62/x.enc',
    directPath: '/v/t62/x.enc',
    mediaKey: Buffer.alloc(32, 7),
    fileSha256: Buffer.alloc(32, 8),
    fileLength: 10,
    mimetype: 'image/jpeg',
    caption: 'foto',
  };
  const { REVOKE, MESSAGE_EDIT } = proto.Message.ProtocolMessage.Type;
  const contents: readonly proto.IMessage[] = [
    { conversation: 'halo' },
    { extendedTextMessage: { text: 'halo', contextInfo: { stanzaId: 'B2' } } },
    { ephemeralMessage: { message: { viewOnceMessageV2: { message: { imageMessage: media } } } } },
    { documentMessage: { ...media, fileName: 'sk.pdf', title: 'SK' } },
    { documentWithCaptionMessage: { message: { documentMessage: media } } },
    { videoMessage: media, messageContextInfo: { messageAssociation: { associationType: 1 } } },
    { audioMessage: { ...media, ptt: false } },
    { locationMessage: { degreesLatitude: -2.3, degreesLongitude: 115.6 } },
    { reactionMessage: { key: { id: 'C3' }, text: '👍' } },
    { protocolMessage: { type: REVOKE, key: { id: 'D4' } } },
    {
      protocolMessage: {
        ...{ type: MESSAGE_EDIT, key: { id: 'D4' } },
        editedMessage: { conversation: 'lain' },
      },
    },
    {
      pollUpdateMessage: {
        pollCreationMessageKey: { id: 'E5' },
        vote: { encPayload: Buffer.alloc(9), encIv: Buffer.alloc(12) },
      },
    },
  ];
  const messages = contents.map((message, nth) => ({
    key: {
      ...{ remoteJid: '6281200000000@s.whatsapp.net', id: `A${nth}`, fromMe: false },
      remoteJidAlt: '123456789012345@lid',
    },
    messageTimestamp: 1_772_413_200,
    pushName: 'Rina',
    message,
  }));
  const reasons = [
    ...['from_me', 'group', 'broadcast', 'newsletter', 'bad_message', 'protocol', 'stub', 'empty'],
  ];

  const judge = (message: unknown): void => {
    const parsed = parseMessage(message as WAMessage, null, now);
    if (parsed.is === 'ignored') expect(reasons).toContain(parsed.reason);
    else isAgreed(parsed.is === 'message' ? parsed.message : parsed.base);
    expect(parsed.is === 'vote' ? parsed.vote.pollId : '').toBeTypeOf('string');
  };

  test('reads each as it is', () => {
    for (const message of messages) expect(parseMessage(message, null, now).is).not.toBe('ignored');
  });

  test('odd in some place', () => {
    expect(fails(fc.property(spoiled(messages), judge))).toBeUndefined();
  });

  test('nothing like a message, or deeper than the stack', () => {
    expect(fails(fc.property(anything, judge))).toBeUndefined();
    for (const odd of [{ ...messages[0], message: deep }, { ...messages[0], extra: deep }, deep])
      judge(odd);
  });

  test('the receiver goes on with the next one', async () => {
    const stored: string[] = [];
    const ignored: string[] = [];
    const receiver = makeReceiver({
      sink: async (given) => void stored.push(...given.map(({ externalId }) => externalId)),
      pollOf: () => Promise.resolve(null),
      onIgnored: (reason) => void ignored.push(reason),
      onNotStored: () => undefined,
    });
    const from = { ours: [], aliasOf: () => Promise.resolve(null) };
    for (const odd of [null, 7, {}, { key: null }, { key: { remoteJid: {}, id: [] } }, messages[0]])
      await receiver.commit(odd as WAMessage, from, () => true, 0);
    expect(stored).toEqual(['A0']);
    expect(ignored).toEqual(Array.from({ length: 5 }, () => 'bad_message'));
  });
});

describe('the Cloud API', () => {
  const common = { id: 'wamid.1', from: '6281200000000', timestamp: '1772413200' };
  const messages = [
    { ...common, type: 'text', text: { body: 'halo' }, context: { id: 'wamid.0' } },
    { ...common, type: 'image', image: { id: '77', mime_type: 'image/jpeg', caption: 'foto' } },
    { ...common, type: 'document', document: { id: '78', filename: 'sk.pdf' } },
    { ...common, type: 'location', location: { latitude: -2.3, longitude: 115.6 } },
    { ...common, type: 'interactive', interactive: { list_reply: { id: 'c:1', title: 'Satu' } } },
    { ...common, type: 'reaction', reaction: { message_id: 'wamid.0' } },
    { ...common, type: 'edit', edit: { original_message_id: 'wamid.0' } },
  ];
  const callOf = (message: unknown) => ({
    object: 'whatsapp_business_account',
    entry: [
      {
        changes: [
          {
            field: 'messages',
            value: {
              metadata: { phone_number_id: '5' },
              contacts: [{ wa_id: '6281200000000', user_id: 'ID.abcd' }],
              messages: [message, messages[0]],
            },
          },
        ],
      },
    ],
  });
  const judge = (call: unknown): void => {
    for (const message of parseCall(call, '5').messages) isAgreed(message);
  };

  test('odd in some place, and the one behind it is read', () => {
    const read = fc.property(spoiled(messages), (message) => {
      const { messages: read, ignored } = parseCall(callOf(message), '5');
      for (const one of read) isAgreed(one);
      expect(read.length + ignored.length).toBe(2);
      expect(read.at(-1)).toMatchObject({ kind: 'text', text: 'halo' });
    });
    expect(fails(read)).toBeUndefined();
  });

  test('nothing like a call, or deeper than the stack', () => {
    const calls = fc.oneof(anything, spoiled(messages.map(callOf)));
    expect(fails(fc.property(calls, judge))).toBeUndefined();
    for (const odd of [deep, callOf(deep), callOf({ ...messages[0], extra: deep })]) judge(odd);
  });
});

describe('Telegram', () => {
  const from = { id: 900_001, is_bot: false, first_name: 'Uji' };
  const chat = { id: 900_001, type: 'private' };
  const message = { message_id: 42, date: 1_795_305_600, chat, from };
  const photo = [{ file_id: 'a', file_unique_id: 'u', width: 9, height: 9, file_size: 10 }];
  const updates = [
    { update_id: 7, message: { ...message, text: 'halo', reply_to_message: { message_id: 41 } } },
    { update_id: 7, message: { ...message, photo, caption: 'foto', media_group_id: 'g' } },
    { update_id: 7, message: { ...message, document: { file_id: 'd', file_name: 'sk.pdf' } } },
    { update_id: 7, message: { ...message, location: { latitude: -2.3, longitude: 115.6 } } },
    { update_id: 7, message: { ...message, contact: { phone_number: '628', user_id: 900_001 } } },
    { update_id: 7, edited_message: { ...message, edit_date: 1_795_305_700, text: 'lain' } },
    { update_id: 7, callback_query: { id: '5', from, data: 'c:1', message: { ...message } } },
    { update_id: 7, my_chat_member: { ...message, new_chat_member: { status: 'kicked' } } },
  ];
  const judge = (update: unknown): void => {
    const parsed = parseUpdate(update, now);
    if ('ignored' in parsed) expect(parsed.ignored).toMatch(/\w/);
    else isAgreed(parsed);
  };

  test('odd in some place, nothing like an update, or deeper than the stack', () => {
    const all = fc.oneof(anything, spoiled(updates));
    expect(fails(fc.property(all, judge))).toBeUndefined();
    for (const odd of [deep, { ...updates[0], extra: deep }]) judge(odd);
  });
});
