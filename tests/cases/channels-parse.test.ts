// Rows of real input that are decided where a channel reads a message: what a network hands over, and what it means.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { parseUpdate } from '../../src/bot/telegram/parse.ts';
import { proto, type WAMessage } from '../../src/bot/whatsapp/baileys/library.ts';
import { parseMessage } from '../../src/bot/whatsapp/baileys/parse.ts';
import { holdBack } from '../../src/bot/whatsapp/cloud/hold-back.ts';
import { parseCall } from '../../src/bot/whatsapp/cloud/parse.ts';

const now = new Date('2026-11-27T03:00:00Z');
const from = { id: 900001, is_bot: false, first_name: 'Uji' };
const chat = { id: 900001, type: 'private' };
const telegram = (content: object) =>
  parseUpdate(
    { update_id: 7, message: { message_id: 42, date: 1_795_305_600, chat, from, ...content } },
    now,
  );
const link = (offset: number, length: number, url: string) => ({
  type: 'text_link',
  offset,
  length,
  url,
});

describe('row 4: an address behind words', () => {
  const perda = 'https://jdih.balangankab.go.id/perda-3-2024';
  it.each<[string, object, object]>([
    [
      'is written out after them',
      { text: 'Perdanya di sini.', entities: [link(9, 7, perda)] },
      { kind: 'text', text: `Perdanya di sini ${perda} .` },
    ],
    [
      'at the end of the text',
      { text: 'Perda 3/2024', entities: [link(0, 12, perda)] },
      { text: `Perda 3/2024 ${perda}` },
    ],
    [
      'is not said twice',
      { text: `lihat ${perda}`, entities: [link(6, perda.length, `${perda}/`)] },
      { text: `lihat ${perda}` },
    ],
    [
      'in a caption, behind signs of two halves',
      {
        caption: '📷 foto, lihat juga ini ya',
        caption_entities: [link(20, 3, perda)],
        photo: [{ file_id: 'l', width: 9, height: 9 }],
      },
      { kind: 'file', text: `📷 foto, lihat juga ini ${perda} ya` },
    ],
    [
      'two of them',
      {
        text: 'satu dan dua',
        entities: [link(0, 4, 'https://a.id/1'), link(9, 3, 'https://a.id/2')],
      },
      { text: 'satu https://a.id/1 dan dua https://a.id/2' },
    ],
    [
      'that lies outside the text is left',
      {
        text: 'halo',
        entities: [link(2, 90, perda), link(-1, 2, perda), link(0, 4, 'bukan alamat')],
      },
      { text: 'halo' },
    ],
    [
      'of other entities is none',
      { text: 'halo', entities: [{ type: 'bold', offset: 0, length: 4, url: perda }] },
      { text: 'halo' },
    ],
  ])('%s', (_name, content, wanted) => {
    expect(telegram(content)).toMatchObject(wanted);
  });

  it('in an edited message', () => {
    const edited_message = {
      ...{ message_id: 42, date: 1_795_305_600, edit_date: 1_795_305_700, chat, from },
      ...{ text: 'ini', entities: [link(0, 3, perda)] },
    };
    expect(parseUpdate({ update_id: 8, edited_message }, now)).toMatchObject({
      kind: 'edit',
      text: `ini ${perda}`,
    });
  });
});

const seconds = 1_795_305_600;
const cloudCall = (...messages: object[]) =>
  parseCall(
    {
      object: 'whatsapp_business_account',
      entry: [{ changes: [{ field: 'messages', value: { messages } }] }],
    },
    '1',
  );
const cloud = (content: object) =>
  cloudCall({ from: '6281200000001', id: 'wamid.2', timestamp: String(seconds), ...content })
    .messages[0];
/** A message of the linked device, through the wire format and back. */
const device = (message: proto.IMessage, id = 'B2') => {
  const decoded = proto.Message.decode(proto.Message.encode(message).finish());
  const key = { remoteJid: '6281200000001@s.whatsapp.net', id, fromMe: false };
  const whole: WAMessage = { key, messageTimestamp: seconds, message: decoded };
  const parsed = parseMessage(whole, null, now);
  return parsed.is === 'ignored' ? parsed : { ...parsed };
};

describe('row 11: edits and deletions mean the same on every channel', () => {
  it.each<[string, object, object]>([
    [
      'an edited text',
      {
        type: 'edit',
        edit: {
          original_message_id: 'wamid.1',
          message: { context: { id: 'M0' }, type: 'text', text: { body: 'yang benar' } },
        },
      },
      { kind: 'edit', target: 'wamid.1', text: 'yang benar', externalId: 'wamid.2' },
    ],
    [
      'an edited caption',
      {
        type: 'edit',
        edit: {
          original_message_id: 'wamid.1',
          message: { type: 'image', image: { caption: 'keterangan', id: '9', mime_type: 'x' } },
        },
      },
      { kind: 'edit', target: 'wamid.1', text: 'keterangan' },
    ],
    [
      'an edit without words',
      { type: 'edit', edit: { original_message_id: 'wamid.1' } },
      { kind: 'edit', text: '' },
    ],
    [
      'a deletion',
      { type: 'revoke', revoke: { original_message_id: 'wamid.1' } },
      { kind: 'delete', target: 'wamid.1' },
    ],
    ['an opened chat', { type: 'request_welcome' }, { kind: 'opened' }],
  ])('Cloud: %s', (_name, content, wanted) => {
    expect(cloud(content)).toMatchObject(wanted);
  });

  it('linked device: an edit that only phones can open names its message', () => {
    const secretEncryptedMessage = {
      targetMessageKey: { id: 'A1' },
      secretEncType: proto.Message.SecretEncryptedMessage.SecretEncType.MESSAGE_EDIT,
      encPayload: Buffer.alloc(8),
      encIv: Buffer.alloc(12),
    };
    expect(device({ secretEncryptedMessage })).toMatchObject({
      message: { kind: 'edit', target: 'A1', text: '' },
    });
  });
});

describe('what does not have the shape that was described', () => {
  it('is kept as it came and answered when it is known who sent it', () => {
    const call = cloudCall(
      { from: '6281200000001', id: 'w1', timestamp: String(seconds), type: 'text', text: 'halo' },
      { id: 'w2', type: 'text' },
    );
    expect(call.messages).toMatchObject([{ kind: 'other', externalId: 'w1' }]);
    expect(Buffer.from(call.messages[0]?.raw ?? []).toString()).toContain('"text":"halo"');
    expect(call).toMatchObject({ unfit: ['text'], ignored: ['bad_message'] });
  });
});

describe('row 13: one picture in two qualities', () => {
  const media = {
    url: 'https://mmg.whatsapp.net/v/t62/x.enc',
    mediaKey: Buffer.alloc(32, 7),
    fileSha256: Buffer.alloc(32, 9),
    fileLength: 12,
  };
  const { AssociationType } = proto.MessageAssociation;
  const pair = (associationType: proto.MessageAssociation.AssociationType) => ({
    messageContextInfo: { messageAssociation: { associationType, parentMessageKey: { id: 'A1' } } },
  });

  it.each<[string, proto.IMessage, object]>([
    [
      'the better photo names the one before',
      { imageMessage: media, ...pair(AssociationType.HD_IMAGE_DUAL_UPLOAD) },
      { message: { kind: 'file', betterThan: 'A1' } },
    ],
    [
      'the better film, in its wrapper',
      {
        associatedChildMessage: { message: { videoMessage: media } },
        ...pair(AssociationType.HD_VIDEO_DUAL_UPLOAD),
      },
      { message: { kind: 'file', betterThan: 'A1' } },
    ],
    [
      'the moment of film of a photo is nothing that was sent',
      { videoMessage: media, ...pair(AssociationType.MOTION_PHOTO) },
      { is: 'ignored' },
    ],
    [
      'photos of one album stay files of their own',
      { imageMessage: media, ...pair(AssociationType.MEDIA_ALBUM) },
      { message: { kind: 'file', albumId: 'A1' } },
    ],
  ])('%s', (_name, message, wanted) => {
    expect(device(message)).toMatchObject(wanted);
  });
});

describe('row 15: what is quoted is named on every channel', () => {
  it('Telegram', () => {
    const reply_to_message = { message_id: 40, text: 'Permasalahan' };
    expect(telegram({ text: 'x', reply_to_message })).toMatchObject({ replyTo: '40' });
    expect(telegram({ text: 'x' })).not.toHaveProperty('replyTo');
  });

  it('Cloud', () => {
    const quoting = cloud({ type: 'text', text: { body: 'x' }, context: { id: 'wamid.Q' } });
    expect(quoting).toMatchObject({ kind: 'text', replyTo: 'wamid.Q' });
    expect(
      cloud({ type: 'text', text: { body: 'x' }, context: { forwarded: true } }),
    ).not.toHaveProperty('replyTo');
  });

  it.each<[string, proto.IMessage]>([
    ['a text', { extendedTextMessage: { text: 'x', contextInfo: { stanzaId: 'Q1' } } }],
    [
      'a text in a chat whose messages disappear',
      {
        ephemeralMessage: {
          message: { extendedTextMessage: { text: 'x', contextInfo: { stanzaId: 'Q1' } } },
        },
      },
    ],
    ['a place', { locationMessage: { degreesLatitude: 1, contextInfo: { stanzaId: 'Q1' } } }],
  ])('linked device: %s', (_name, message) => {
    expect(device(message)).toMatchObject({ message: { replyTo: 'Q1' } });
  });
});

describe('row 23: parts that overtake each other', () => {
  const part = (order: number, address = 'a') => {
    const message = cloud({ type: 'text', text: { body: String(order) } });
    if (message === undefined) throw new Error('no message');
    return { ...message, order, address };
  };

  it('are handed on as they were written; what fails is told to every call', async () => {
    const calls: number[][] = [];
    const sink = holdBack((messages) => {
      calls.push(messages.map(({ order }) => order));
      return messages.some(({ order }) => order === 9)
        ? Promise.reject(new Error('no'))
        : Promise.resolve();
    }, 60);
    const first = sink([part(2)]);
    await sleep(20);
    await Promise.all([
      first,
      sink([part(1)]),
      sink([part(5)]),
      sink([part(3, 'b'), part(1, 'b')]),
    ]);
    expect(calls.toSorted((a, b) => a.length - b.length || (a[0] ?? 0) - (b[0] ?? 0))).toEqual([
      [5],
      [1, 2],
      [1, 3],
    ]);
    await expect(sink([part(9)])).rejects.toThrow('no');
  });
});
