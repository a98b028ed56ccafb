// What a Telegram message holds, in our words: text, a file, a place, a card.
// Pure; it decides nothing about who wrote or whether the message counts.
import type { InboundFile, InboundMessage } from '../../domain/conversation/inbound.ts';
import { readPhone } from '../../domain/phone.ts';
import { sharedPlace } from '../place-text.ts';
import { member, type Shape, shapeAt, shapesAt, textAt, wholeAt } from './shapes.ts';

/** The part of an InboundMessage that comes from the content alone. */
export type Content = Pick<InboundMessage, 'kind' | 'text' | 'files' | 'ownContact' | 'ownPhone'>;

/** Says what the message holds; `other` for whatever has no meaning here (polls, games, what is yet to be invented). */
export function contentOf(message: Shape): Content {
  const text = wordsAt(message, 'text', 'entities');
  if (text !== undefined) return { kind: 'text', text };
  const file = fileOf(message);
  if (file !== undefined) return { kind: 'file', files: [file], ...caption(message) };
  if (has(message, 'voice')) return { kind: 'voice' };
  if (has(message, 'sticker')) return { kind: 'sticker' };
  const place =
    shapeAt(message, 'location') ?? shapeAt(shapeAt(message, 'venue') ?? {}, 'location');
  if (place !== undefined || has(message, 'venue'))
    return sharedPlace(member(place ?? {}, 'latitude'), member(place ?? {}, 'longitude'));
  const card = shapeAt(message, 'contact');
  if (card !== undefined) return contact(message, card);
  return { kind: 'other' };
}

/**
 * Gives the new words of an edited message, or undefined when the edit has nothing to do with words or
 * files: a live location reports itself as an edit every few seconds.
 */
export function editOf(message: Shape): Content | undefined {
  const text = wordsAt(message, 'text', 'entities');
  if (text !== undefined) return { kind: 'edit', text };
  return fileOf(message) === undefined ? undefined : { kind: 'edit', ...caption(message) };
}

/** True for what Telegram itself writes into a chat ("message pinned"): nobody said it, so nobody is answered. */
export function isServiceMessage(message: Shape): boolean {
  return serviceFields.some((field) => has(message, field));
}

const serviceFields = [
  'migrate_to_chat_id',
  'migrate_from_chat_id',
  'new_chat_members',
  'left_chat_member',
  'new_chat_title',
  'new_chat_photo',
  'delete_chat_photo',
  'group_chat_created',
  'supergroup_chat_created',
  'channel_chat_created',
  'message_auto_delete_timer_changed',
  'pinned_message',
  'write_access_allowed',
  'connected_website',
  'boost_added',
  'chat_background_set',
  'forum_topic_created',
  'forum_topic_edited',
  'forum_topic_closed',
  'forum_topic_reopened',
  'general_forum_topic_hidden',
  'general_forum_topic_unhidden',
  'video_chat_scheduled',
  'video_chat_started',
  'video_chat_ended',
  'video_chat_participants_invited',
];

// The number counts only where the card is the sender's own and answers a message of the bot, as the button does that
// asks for it: a card that was saved, typed or sent on proves nothing about who sends it.
function contact(message: Shape, card: Shape): Content {
  const own = isOwnCard(message, card);
  const asked = shapeAt(shapeAt(message, 'reply_to_message') ?? {}, 'from');
  const phone = readPhone((textAt(card, 'phone_number') ?? '').replace(/^(?!\+)/, '+'));
  const counts = own && phone !== null && asked !== undefined && member(asked, 'is_bot') === true;
  return { kind: 'contact', ownContact: own, ...(counts ? { ownPhone: phone } : {}) };
}

const has = (message: Shape, field: string): boolean => {
  const value = member(message, field);
  return value !== undefined && value !== null;
};

function caption(message: Shape): { text?: string } {
  const text = wordsAt(message, 'caption', 'caption_entities');
  return text === undefined ? {} : { text };
}

// Words can hide an address behind them; what they lead to is said too, so it is written out after them.
function wordsAt(message: Shape, field: string, entities: string): string | undefined {
  const text = textAt(message, field);
  if (text === undefined) return undefined;
  const hidden = shapesAt(message, entities)
    .flatMap((entity) => hiddenAddress(entity, text))
    .toSorted((a, b) => b.end - a.end);
  return hidden.reduce(
    (words, { end, url }) =>
      `${words.slice(0, end)} ${url}${/^(?:\s|$)/u.test(words.slice(end)) ? '' : ' '}${words.slice(end)}`,
    text,
  );
}

// Offsets are counted in UTF-16, as JavaScript counts.
function hiddenAddress(entity: Shape, text: string): { end: number; url: string }[] {
  const url = textAt(entity, 'url') ?? '';
  const offset = wholeAt(entity, 'offset') ?? -1;
  const end = offset + (wholeAt(entity, 'length') ?? 0);
  if (textAt(entity, 'type') !== 'text_link' || !URL.canParse(url)) return [];
  if (offset < 0 || end <= offset || end > text.length) return [];
  const bare = (address: string): string => address.replace(/\/$/u, '');
  return bare(text.slice(offset, end).trim()) === bare(url) ? [] : [{ end, url }];
}

// A card made by Telegram's "share my number" carries the sender's own id. A forwarded one proves nothing
// about who sends it on (tdlib/td#2575: the id in the card is set by the server, not by the client).
function isOwnCard(message: Shape, card: Shape): boolean {
  const sender = shapeAt(message, 'from');
  const owner = wholeAt(card, 'user_id');
  const forwarded = ['forward_origin', 'forward_date', 'forward_from', 'forward_sender_name'];
  return (
    owner !== undefined &&
    sender !== undefined &&
    owner === wholeAt(sender, 'id') &&
    !forwarded.some((field) => has(message, field))
  );
}

// An animation is also given as a document for old clients, so it stands before it.
const fileFields = [
  { field: 'animation', mime: 'video/mp4' },
  { field: 'video', mime: 'video/mp4' },
  { field: 'video_note', mime: 'video/mp4' },
  { field: 'audio', mime: 'audio/mpeg' },
] as const;

function fileOf(message: Shape): InboundFile | undefined {
  const photo = largest(shapesAt(message, 'photo'));
  if (photo !== undefined) return file(photo, 'image/jpeg');
  for (const { field, mime } of fileFields) {
    const found = shapeAt(message, field);
    if (found !== undefined && textAt(found, 'file_id')) return file(found, mime);
  }
  const document = shapeAt(message, 'document');
  return document !== undefined && textAt(document, 'file_id') ? file(document, null) : undefined;
}

// Name and type are taken from the message: getFile may have lost both.
function file(found: Shape, mime: string | null): InboundFile {
  const size = wholeAt(found, 'file_size');
  const known = size !== undefined && size >= 0 ? size : null;
  return {
    ref: {
      fileId: textAt(found, 'file_id') ?? '',
      uniqueId: textAt(found, 'file_unique_id') ?? null,
      size: known,
    },
    name: textAt(found, 'file_name') || null,
    mime: textAt(found, 'mime_type') || mime,
    size: known,
  };
}

function largest(sizes: readonly Shape[]): Shape | undefined {
  const area = (size: Shape): number =>
    (wholeAt(size, 'width') ?? 0) * (wholeAt(size, 'height') ?? 0);
  return sizes
    .filter((size) => textAt(size, 'file_id'))
    .reduce<Shape | undefined>(
      (best, size) => (best === undefined || area(size) > area(best) ? size : best),
      undefined,
    );
}
