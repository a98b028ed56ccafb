// What becomes of Telegram's updates: the table of odd ones, the ordinary kinds, and whatever JSON there is.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InboundMessage } from '../../../src/domain/conversation/inbound.ts';
import { parseUpdate, pressId } from '../../../src/bot/telegram/parse.ts';
import presses from './presses.json' with { type: 'json' };
import updates from './updates.json' with { type: 'json' };

const now = new Date('2026-11-22T03:00:00Z');
const parse = (update: unknown) => parseUpdate(update, now);
const from = { id: 900001, is_bot: false, first_name: 'Uji' };
const chat = { id: 900001, type: 'private' };
const date = 1_795_305_600;
const message = (content: object) => ({
  update_id: 7,
  message: { message_id: 42, date, chat, from, ...content },
});

// What the "expect" of each case means for the parser.
const expected: Record<string, object> = {
  'tg.null': { ignored: 'not an update' },
  'tg.empty': { ignored: 'not an update' },
  'tg.id_float': { ignored: 'not an update' },
  'tg.id_negative': { ignored: 'not an update' },
  'tg.no_from': { ignored: 'no sender' },
  'tg.user_id_max': { kind: 'text', text: 'halo', externalId: 'm1' },
  'tg.user_id_int32': { kind: 'text', text: 'halo' },
  'tg.chat_id_supergroup': { kind: 'group', address: '-1001234567890123' },
  'tg.is_bot': { ignored: 'sender is a bot' },
  'tg.forwarded_contact': { kind: 'contact', ownContact: false },
  'tg.contact_no_userid': { kind: 'contact', ownContact: false },
  'tg.edited_message': {
    kind: 'edit',
    text: 'jawaban baru',
    externalId: 'e1:1795305700',
    target: 'm1',
  },
  'tg.album_part': {
    kind: 'file',
    albumId: 'g1',
    files: [{ name: null, mime: 'image/jpeg' }],
  },
  'tg.file_size_lies': {
    kind: 'file',
    files: [{ name: 'x.pdf', size: 10, ref: { fileId: 'a', size: 10 } }],
  },
  'tg.migrate': { ignored: 'service message' },
  'tg.blocked': { kind: 'blocked', address: '900001', externalId: 'u17' },
};

describe('the table of updates', () => {
  it.each(updates)('$id: $why', ({ id, update }) => {
    expect(expected[id], 'the table has a case that this test does not know').toBeDefined();
    expect(parse(update)).toMatchObject(expected[id] ?? {});
  });

  it('keeps ids of 52 bits exact', () => {
    const big = 4_503_599_627_370_495;
    const update = message({ chat: { ...chat, id: big }, from: { ...from, id: big }, text: 'x' });
    expect(parse(update)).toMatchObject({ address: '4503599627370495' });
  });
});

describe('presses', () => {
  const press = (data: string, more: object = {}) => ({
    update_id: 8,
    callback_query: { id: '991', from, data, message: { message_id: 5, date, chat }, ...more },
  });

  const group = { message: { message_id: 5, date, chat: { id: -100123, type: 'supergroup' } } };
  const places: Record<string, object> = {
    no_message: { message: undefined },
    group,
    anonymous_admin: group,
  };
  const inPrivate = presses.filter(({ id }) => places[id] !== group);

  it.each(inPrivate)('$id: $why', ({ id, data }) => {
    const update = press(data, places[id]);
    expect(pressId(update)).toBe('991');
    expect(parse(update)).toMatchObject({ kind: 'choice', choice: data, address: '900001' });
  });

  it('say nothing in a group but that they were made', () => {
    const parsed = parse(press('v1:setujui:12:3:SIG', group));
    expect(parsed).toMatchObject({ kind: 'group', address: '-100123' });
    expect(parsed).not.toHaveProperty('choice');
  });

  it('stands after its prompt and before the next message', () => {
    expect(parse(press('a'))).toMatchObject({ order: 5.5, externalId: 'c991', sentAt: now });
  });

  it('is answered even when it counts for nothing', () => {
    const game = { update_id: 1, callback_query: { id: '5', from, game_short_name: 'x' } };
    expect(parse(game)).toEqual({ ignored: 'press without data' });
    expect(pressId(game)).toBe('5');
    expect(
      pressId({ update_id: 1, callback_query: { id: 'x'.repeat(500), from } }),
    ).toBeUndefined();
  });
});

describe('content', () => {
  const file = { file_id: 'F', file_unique_id: 'U', file_size: 12 };
  it.each([
    ['text', { text: 'halo' }, { kind: 'text', text: 'halo', order: 42, externalId: 'm42' }],
    ['voice', { voice: file }, { kind: 'voice' }],
    ['sticker', { sticker: file }, { kind: 'sticker' }],
    [
      'location',
      { location: { latitude: 1, longitude: 2 } },
      { kind: 'location', text: '1.000000, 2.000000' },
    ],
    ['venue', { venue: {} }, { kind: 'location' }],
    ['poll', { poll: {} }, { kind: 'other' }],
    ['a kind of tomorrow', { hologram: {} }, { kind: 'other' }],
    [
      'document',
      { document: { ...file, file_name: 'SK 1.pdf', mime_type: 'application/pdf' }, caption: 'SK' },
      {
        kind: 'file',
        text: 'SK',
        files: [{ name: 'SK 1.pdf', mime: 'application/pdf', size: 12 }],
      },
    ],
    ['video without a name', { video: file }, { files: [{ name: null, mime: 'video/mp4' }] }],
    ['round video', { video_note: file }, { kind: 'file', files: [{ name: null }] }],
    [
      'animation, also given as document',
      { animation: file, document: file },
      { files: [{ name: null }] },
    ],
    [
      'audio',
      { audio: { ...file, file_name: 'lagu.mp3' } },
      { kind: 'file', files: [{ name: 'lagu.mp3' }] },
    ],
    ['document without id', { document: {} }, { kind: 'other' }],
    [
      'own card',
      { contact: { user_id: 900001, phone_number: '+62' } },
      { kind: 'contact', ownContact: true },
    ],
    [
      'own card, forwarded',
      { contact: { user_id: 900001 }, forward_origin: { type: 'user' } },
      { ownContact: false },
    ],
    [
      'own card, forwarded the old way',
      { contact: { user_id: 900001 }, forward_date: 1 },
      { ownContact: false },
    ],
    ['timer set', { message_auto_delete_timer_changed: {} }, { ignored: 'service message' }],
  ])('%s', (_name, content, wanted) => {
    expect(parse(message(content))).toMatchObject(wanted);
  });

  it('takes the largest size of a photo', () => {
    const photo = [
      { file_id: 's', width: 90, height: 60 },
      { file_id: 'l', width: 1280, height: 960, file_size: 5 },
      { file_id: 'm', width: 320, height: 240 },
    ];
    expect(parse(message({ photo }))).toMatchObject({
      files: [{ ref: { fileId: 'l', size: 5 }, size: 5, name: null }],
    });
  });

  it('gives two edits of one message two ids and the place right after it', () => {
    const edit = (edit_date: number) =>
      parse({
        update_id: 9,
        edited_message: { message_id: 42, date, edit_date, chat, from, text: 'b' },
      });
    expect(edit(date + 1)).toMatchObject({ externalId: `e42:${date + 1}`, order: 42.25 });
    expect(edit(date + 2)).toMatchObject({ externalId: `e42:${date + 2}` });
  });

  it('passes over the edits by which a live location moves', () => {
    const edited_message = { message_id: 42, date, edit_date: date, chat, from, location: {} };
    expect(parse({ update_id: 9, edited_message })).toEqual({ ignored: 'edit without words' });
  });

  it('puts a block before every waiting message, in the order of the updates', () => {
    const change = (update_id: number, status: string) =>
      parse({ update_id, my_chat_member: { chat, from, date, new_chat_member: { status } } });
    const [blocked, unblocked] = [change(900_000_000, 'kicked'), change(900_000_001, 'member')];
    if ('ignored' in blocked || 'ignored' in unblocked) throw new Error('ignored');
    expect(blocked.order).toBeLessThan(unblocked.order);
    expect(unblocked.order).toBeLessThan(1);
    expect(unblocked.kind).toBe('unblocked');
  });

  it('hands on nothing of what is said in a group', () => {
    const parsed = parse(message({ chat: { id: -5, type: 'group' }, text: '/setujui 4821' }));
    expect(parsed).toMatchObject({ kind: 'group', address: '-5' });
    expect(parsed).not.toHaveProperty('text');
  });
});

describe('raw', () => {
  it('is the body as it came, else JSON in which half a pair of surrogates survives', () => {
    const body = Buffer.from('{"a":1}');
    const update = message({ text: 'x\ud800\u0000' });
    expect(parseUpdate(update, now, body)).toMatchObject({ raw: body });
    const parsed = parse(update);
    if ('ignored' in parsed) throw new Error('ignored');
    expect(JSON.parse(Buffer.from(parsed.raw).toString('utf8'))).toEqual(update);
    expect(parsed.text).toBe('x\ud800\u0000');
  });

  it('survives nesting deeper than the stack', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`);
    expect(parse(message({ text: 'x', deep }))).toEqual({ ignored: 'cannot be written as JSON' });
  });
});

describe('any JSON', () => {
  const anything = fc.jsonValue({ maxDepth: 6 });
  // Real field names with anything in them go deeper than pure noise.
  const nearly = fc.record(
    {
      update_id: fc.oneof(fc.nat(), anything),
      message: fc.oneof(anything, messageLike(anything)),
      edited_message: fc.oneof(anything, messageLike(anything)),
      callback_query: fc.record(
        {
          id: fc.oneof(fc.string(), anything),
          from: fc.oneof(fc.constant(from), anything),
          data: anything,
          message: anything,
        },
        { requiredKeys: [] },
      ),
      my_chat_member: messageLike(anything),
    },
    { requiredKeys: ['update_id'] },
  );

  it('gives a sound message or a reason, and never throws', () => {
    const run = fc.check(
      fc.property(fc.oneof(anything, nearly), (update) => {
        pressId(update);
        const parsed = parse(update);
        return 'ignored' in parsed ? parsed.ignored !== '' : isSound(parsed);
      }),
      { numRuns: 3000 },
    );
    expect(fc.defaultReportMessage(run) ?? 'none').toBe('none');
  });
});

function messageLike(anything: fc.Arbitrary<unknown>) {
  return fc.record(
    {
      message_id: fc.oneof(fc.nat(), anything),
      date: fc.oneof(fc.nat(), anything),
      edit_date: anything,
      chat: fc.oneof(fc.constant(chat), fc.constant({ id: -5, type: 'group' }), anything),
      from: fc.oneof(fc.constant(from), anything),
      text: fc.oneof(fc.string(), anything),
      photo: fc.oneof(fc.array(anything), anything),
      document: anything,
      video: anything,
      contact: anything,
      media_group_id: anything,
      caption: anything,
      new_chat_member: fc.oneof(fc.constant({ status: 'kicked' }), anything),
    },
    { requiredKeys: ['chat', 'from'] },
  );
}

function isSound(message: InboundMessage): boolean {
  return (
    /^-?[1-9]\d*$/.test(message.address) &&
    /^[mecu].{1,199}$/s.test(message.externalId) &&
    Number.isFinite(message.order) &&
    !Number.isNaN(message.sentAt.getTime()) &&
    (message.files ?? []).every(({ ref }) => ref['fileId'] !== '')
  );
}
