// What a message of a linked device becomes: kinds, wrappers, addresses, and what is none for us.
import { expect, test } from 'vitest';
import { proto, type WAMessage } from '../../../src/bot/whatsapp/baileys/library.ts';
import { parseMessage } from '../../../src/bot/whatsapp/baileys/parse.ts';

const now = new Date('2026-03-02T01:00:00Z');
const phone = '6281200000000@s.whatsapp.net';
const lid = '123456789012345@lid';

/** Makes a message as Baileys emits it: through the wire format and back. */
function wa(message: proto.IMessage | null, more: Partial<WAMessage> = {}): WAMessage {
  const { key, ...rest } = more;
  const whole = {
    messageTimestamp: 1_772_413_200,
    ...(message ? { message: proto.Message.decode(proto.Message.encode(message).finish()) } : {}),
    ...rest,
  };
  return { ...whole, key: { remoteJid: phone, id: 'A1', fromMe: false, ...key } };
}

const parse = (message: WAMessage, alias: string | null = null) =>
  parseMessage(message, alias, now);
const kindOf = (message: proto.IMessage) => {
  const parsed = parse(wa(message));
  return parsed.is === 'message' ? parsed.message.kind : parsed;
};

test('reads a plain text with its chat, id and time', () => {
  const parsed = parse(wa({ conversation: 'jawaban saat offline' }));
  expect(parsed).toMatchObject({
    is: 'message',
    message: {
      channel: 'whatsapp',
      address: phone,
      externalId: 'A1',
      kind: 'text',
      text: 'jawaban saat offline',
      sentAt: new Date(1_772_413_200_000),
    },
  });
});

test.each<[string, proto.IMessage]>([
  ['disappearing', { ephemeralMessage: { message: { extendedTextMessage: { text: 'halo' } } } }],
  ['view once', { viewOnceMessage: { message: { conversation: 'halo' } } }],
  ['view once, second form', { viewOnceMessageV2: { message: { conversation: 'halo' } } }],
  [
    'twice wrapped',
    { ephemeralMessage: { message: { viewOnceMessageV2: { message: { conversation: 'halo' } } } } },
  ],
  ['answer to a list of somebody else', { listResponseMessage: { title: 'halo' } }],
])('opens the wrapper: %s', (_name, message) => {
  expect(parse(wa(message))).toMatchObject({ message: { kind: 'text', text: 'halo' } });
});

test('announces a document with its caption, in or out of a wrapper', () => {
  const documentMessage = {
    url: 'https://mmg.whatsapp.net/v/t62/x.enc?ccb=1',
    directPath: '/v/t62/x.enc?ccb=1',
    mediaKey: Buffer.alloc(32, 7),
    fileSha256: Buffer.alloc(32, 9),
    fileLength: 1234,
    fileName: 'SK Bupati.pdf',
    mimetype: 'application/pdf',
    caption: 'SK nomor 12',
  };
  for (const message of [
    { documentMessage },
    { documentWithCaptionMessage: { message: { documentMessage } } },
  ]) {
    expect(parse(wa(message))).toMatchObject({
      message: {
        kind: 'file',
        text: 'SK nomor 12',
        files: [
          {
            name: 'SK Bupati.pdf',
            mime: 'application/pdf',
            size: 1234,
            sha256: '09'.repeat(32),
            ref: {
              media: 'Document',
              directPath: '/v/t62/x.enc?ccb=1',
              messageId: 'A1',
              chat: phone,
            },
          },
        ],
      },
    });
  }
});

test('keeps the reference of a file as plain JSON, so that it can be fetched after a restart', () => {
  const parsed = parse(
    wa({ imageMessage: { url: 'https://mmg.whatsapp.net/a', mediaKey: Buffer.alloc(32, 1) } }),
  );
  const ref = parsed.is === 'message' ? parsed.message.files?.[0]?.ref : undefined;
  expect(JSON.parse(JSON.stringify(ref))).toEqual(ref);
});

test('puts the pictures of an album under one album id', () => {
  const child = (id: string): WAMessage =>
    wa(
      {
        imageMessage: { url: 'https://mmg.whatsapp.net/a', mediaKey: Buffer.alloc(32, 1) },
        messageContextInfo: {
          messageAssociation: {
            associationType: proto.MessageAssociation.AssociationType.MEDIA_ALBUM,
            parentMessageKey: { id: 'ALBUM1' },
          },
        },
      },
      { key: { id } },
    );
  expect([child('P1'), child('P2')].map((message) => parse(message))).toMatchObject([
    { message: { kind: 'file', albumId: 'ALBUM1', externalId: 'P1' } },
    { message: { kind: 'file', albumId: 'ALBUM1', externalId: 'P2' } },
  ]);
  expect(kindOf({ albumMessage: { expectedImageCount: 2 } })).toEqual({
    is: 'ignored',
    reason: 'empty',
  });
});

test('a file that cannot be opened is not passed over in silence', () => {
  expect(kindOf({ imageMessage: { caption: 'foto' } })).toBe('undecryptable');
});

test.each<[string, proto.IMessage]>([
  ['voice', { audioMessage: { ptt: true, url: 'https://mmg.whatsapp.net/a' } }],
  ['sticker', { stickerMessage: { url: 'https://mmg.whatsapp.net/a' } }],
  ['location', { locationMessage: { degreesLatitude: -2.3, degreesLongitude: 115.5 } }],
  ['location', { liveLocationMessage: { degreesLatitude: -2.3, degreesLongitude: 115.5 } }],
  ['contact', { contactMessage: { displayName: 'Ani', vcard: 'BEGIN:VCARD' } }],
  ['contact', { contactsArrayMessage: { contacts: [] } }],
  ['other', { pollCreationMessageV3: { name: 'Setuju?', options: [{ optionName: 'ya' }] } }],
  ['other', { eventMessage: { name: 'Rapat' } }],
])('names the kind %s', (kind, message) => {
  expect(kindOf(message)).toBe(kind);
});

test('reads a place as one would type it', () => {
  const place = { locationMessage: { degreesLatitude: -2.3367, degreesLongitude: 115.4632 } };
  expect(parse(wa(place))).toMatchObject({ message: { text: '-2.336700, 115.463200' } });
});

test('never takes a card for proof of the own number', () => {
  const parsed = parse(wa({ contactMessage: { displayName: 'x', vcard: 'waid=6281200000000' } }));
  expect(parsed).toMatchObject({ message: { kind: 'contact' } });
  expect(parsed.is === 'message' && parsed.message.ownContact).toBeFalsy();
});

test('reads an edit with the message it means', () => {
  const edit = {
    protocolMessage: { type: 14, key: { id: 'A1' }, editedMessage: { conversation: 'ubah' } },
  };
  const expected = { message: { kind: 'edit', target: 'A1', text: 'ubah', externalId: 'I1' } };
  expect(parse(wa(edit, { key: { id: 'I1' } }))).toMatchObject(expected);
  const wrapped = { editedMessage: { message: edit } };
  expect(parse(wa(wrapped, { key: { id: 'I1' } }))).toMatchObject(expected);
});

test('reads a deletion and a reaction with the message they mean', () => {
  expect(
    parse(wa({ protocolMessage: { type: 0, key: { id: 'A1' } } }, { key: { id: 'J1' } })),
  ).toMatchObject({ message: { kind: 'delete', target: 'A1' } });
  expect(
    parse(wa({ reactionMessage: { key: { id: 'Z9', fromMe: true }, text: '👍' } })),
  ).toMatchObject({ message: { kind: 'reaction', target: 'Z9' } });
});

test('a message that could not be decrypted asks once, and leaves its id to the real one', () => {
  const stub = wa(null, {
    key: { id: 'D1' },
    messageStubType: proto.WebMessageInfo.StubType.CIPHERTEXT,
    messageStubParameters: ['No session record'],
  });
  const parsed = parse(stub);
  expect(parsed).toMatchObject({
    message: { kind: 'undecryptable', externalId: 'D1:undecryptable' },
  });
  expect(parse(stub)).toEqual(parsed);
  expect(parse(wa({ conversation: 'halo' }, { key: { id: 'D1' } }))).toMatchObject({
    message: { kind: 'text', externalId: 'D1' },
  });
});

test.each<[string, WAMessage, string]>([
  ['our own echo', wa({ conversation: 'x' }, { key: { fromMe: true } }), 'from_me'],
  [
    'a group, whoever writes',
    wa({ conversation: '/setujui 12' }, { key: { remoteJid: '1203630@g.us', participant: phone } }),
    'group',
  ],
  ['a status', wa({ conversation: 'x' }, { key: { remoteJid: 'status@broadcast' } }), 'broadcast'],
  ['a list', wa({ conversation: 'x' }, { key: { remoteJid: '123@broadcast' } }), 'broadcast'],
  ['a channel', wa({ conversation: 'x' }, { key: { remoteJid: '12@newsletter' } }), 'newsletter'],
  [
    'names of object keys',
    wa({ conversation: 'x' }, { key: { remoteJid: '__proto__', id: 'constructor' } }),
    'bad_message',
  ],
  ['no chat', wa({ conversation: 'x' }, { key: { remoteJid: null } }), 'bad_message'],
  ['no id', wa({ conversation: 'x' }, { key: { id: '' } }), 'bad_message'],
  ['WhatsApp itself', wa({ conversation: 'x' }, { key: { remoteJid: '0@c.us' } }), 'bad_message'],
  ['a setting of the chat', wa({ protocolMessage: { type: 3, key: { id: 'A1' } } }), 'protocol'],
  ['keys alone', wa({ senderKeyDistributionMessage: { groupId: 'x' } }), 'empty'],
  ['a notice of the app', wa(null, { messageStubType: 68 }), 'stub'],
])('ignores %s', (_name, message, reason) => {
  expect(parse(message)).toEqual({ is: 'ignored', reason });
});

test('a LID is an address of its own and never a phone number', () => {
  const parsed = parse(wa({ conversation: 'halo' }, { key: { remoteJid: lid } }));
  expect(parsed).toMatchObject({ message: { address: lid } });
  expect(parsed.is === 'message' && parsed.message.sameAs).toBeUndefined();
});

test.each([
  ['LID with its number', { remoteJid: lid, remoteJidAlt: phone }, null, lid, [phone]],
  ['number with its LID', { remoteJid: phone, remoteJidAlt: lid }, null, lid, [phone]],
  ['number whose LID was learned', { remoteJid: phone }, lid, phone, [lid]],
  ['LID whose number was learned', { remoteJid: lid }, phone, lid, [phone]],
])('knows both addresses of one person: %s', (_name, key, alias, address, sameAs) => {
  const parsed = parse(wa({ conversation: 'halo' }, { key }), alias);
  expect(parsed).toMatchObject({ message: { address, sameAs } });
});

test('takes the device off an address and nothing else', () => {
  const parsed = parse(
    wa({ conversation: 'x' }, { key: { remoteJid: '6281200000000:17@s.whatsapp.net' } }),
  );
  expect(parsed).toMatchObject({ message: { address: phone } });
});

test('takes the time of arrival where WhatsApp names none', () => {
  const message = { ...wa({ conversation: 'x' }), messageTimestamp: 0 };
  expect(parse(message)).toMatchObject({ message: { sentAt: now } });
});
