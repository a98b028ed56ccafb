// Telegram's update, as unknown JSON, into our InboundMessage, or the reason why it counts for nothing.
// Pure: the time of arrival is handed in. No update makes it throw, however odd its shape.
import { readInvitationCode } from '../../domain/codes.ts';
import type { InboundMessage } from '../../domain/conversation/inbound.ts';
import { contentOf, editOf, isServiceMessage } from './parse-content.ts';
import { jsonBytes } from '../json-bytes.ts';
import { member, type Shape, shape, shapeAt, textAt, wholeAt } from './shapes.ts';

/** An update that is not handed on, and why; the reason is one of a few fixed phrases, fit for a metric. */
export interface Ignored {
  readonly ignored: string;
}

/**
 * Reads one update. `raw` is the body as it came; without it the update is written as JSON again, where
 * half a surrogate pair becomes an escape and so survives. Text is passed on as it is: the inbox cleans.
 */
export function parseUpdate(
  update: unknown,
  receivedAt: Date,
  raw?: Uint8Array,
): InboundMessage | Ignored {
  const parsed = read(update, receivedAt);
  if ('ignored' in parsed) return parsed;
  const bytes = raw ?? jsonBytes(update);
  return bytes === undefined
    ? no('cannot be written as JSON')
    : { channel: 'telegram', ...parsed, raw: bytes };
}

/** Gives the id by which a pressed button is answered; every press wants an answer, also one that is ignored. */
export function pressId(update: unknown): string | undefined {
  const press = shapeAt(shape(update) ?? {}, 'callback_query');
  const id = press && textAt(press, 'id');
  return id && id.length <= longestPressId ? id : undefined;
}

/** Gives the update's id, or undefined where it has none that can be confirmed. */
export function updateId(update: unknown): number | undefined {
  const id = wholeAt(shape(update) ?? {}, 'update_id');
  return id !== undefined && id >= 0 ? id : undefined;
}

type Read = Omit<InboundMessage, 'channel' | 'raw'> | Ignored;

const longestPressId = 150;
const no = (reason: string): Ignored => ({ ignored: reason });

function read(value: unknown, receivedAt: Date): Read {
  const update = shape(value);
  const id = updateId(value);
  if (update === undefined || id === undefined) return no('not an update');
  const message = shapeAt(update, 'message');
  if (message !== undefined) return readMessage(message, receivedAt);
  const edited = shapeAt(update, 'edited_message');
  if (edited !== undefined) return readEdit(edited, receivedAt);
  const press = shapeAt(update, 'callback_query');
  if (press !== undefined) return readPress(press, receivedAt);
  const membership = shapeAt(update, 'my_chat_member');
  if (membership !== undefined) return readMembership(membership, id, receivedAt);
  return no('kind of update not used');
}

function readMessage(message: Shape, receivedAt: Date): Read {
  const place = placeOf(message);
  if ('ignored' in place) return place;
  const id = messageId(message);
  if (id === undefined) return no('no message id');
  if (isServiceMessage(message)) return no('service message');
  const common = {
    address: place.address,
    externalId: `m${id}`,
    order: id,
    sentAt: timeAt(message, 'date', receivedAt),
  };
  // What is said in a group is nobody's answer; only that something was said there is handed on, and an invitation's
  // code, because whoever made it must hear that everybody there has read it.
  if (!place.isPrivate) {
    const code = readInvitationCode(textAt(message, 'text') ?? '');
    return { ...common, kind: 'group', ...(code === null ? {} : { text: code }) };
  }
  const albumId = textAt(message, 'media_group_id');
  return {
    ...common,
    ...contentOf(message),
    ...(albumId ? { albumId } : {}),
    ...quoted(message),
  };
}

function quoted(message: Shape): { replyTo?: string } {
  const original = shapeAt(message, 'reply_to_message');
  const id = original && messageId(original);
  return id === undefined ? {} : { replyTo: String(id) };
}

function readEdit(message: Shape, receivedAt: Date): Read {
  const place = placeOf(message);
  if ('ignored' in place) return place;
  const id = messageId(message);
  if (id === undefined) return no('no message id');
  if (!place.isPrivate) return no('edit in a group');
  const content = editOf(message);
  if (content === undefined) return no('edit without words');
  const editedAt = timeAt(message, 'edit_date', receivedAt);
  return {
    address: place.address,
    externalId: `e${id}:${wholeAt(message, 'edit_date') ?? 0}`,
    // After the message it corrects and before the next one, should they wait together.
    order: id + 0.25,
    sentAt: editedAt,
    ...content,
    target: `m${id}`,
  };
}

function readPress(press: Shape, receivedAt: Date): Read {
  const person = personOf(press);
  if ('ignored' in person) return person;
  const id = pressId({ callback_query: press });
  if (id === undefined) return no('no press id');
  const choice = textAt(press, 'data');
  if (choice === undefined) return no('press without data');
  const message = shapeAt(press, 'message');
  const chat = message && shapeAt(message, 'chat');
  // A message too old to be given with the press was in the private chat, whose id is the person's.
  const chatId = chat ? wholeAt(chat, 'id') : person.id;
  if (!chatId) return no('no chat');
  const common = {
    address: String(chatId),
    externalId: `c${id}`,
    // A press comes after the prompt that it answers; without a prompt it comes first.
    order: ((message && messageId(message)) ?? 0) + 0.5,
    sentAt: receivedAt,
  };
  const isPrivate = chat === undefined || textAt(chat, 'type') === 'private';
  return isPrivate ? { ...common, kind: 'choice', choice } : { ...common, kind: 'group' };
}

function readMembership(change: Shape, id: number, receivedAt: Date): Read {
  const place = placeOf(change);
  if ('ignored' in place) return place;
  if (!place.isPrivate) return no('membership of a group');
  const now = shapeAt(change, 'new_chat_member');
  const status = now && textAt(now, 'status');
  if (status !== 'kicked' && status !== 'member') return no('membership without meaning');
  return {
    address: place.address,
    externalId: `u${id}`,
    // It has no message id. A tiny number that still rises puts it before any waiting message, so that
    // a block seen late cannot undo what the person wrote after coming back.
    order: id / 2 ** 53,
    sentAt: timeAt(change, 'date', receivedAt),
    kind: status === 'kicked' ? 'blocked' : 'unblocked',
  };
}

type Place = { readonly address: string; readonly isPrivate: boolean };

function placeOf(holder: Shape): Place | Ignored {
  const person = personOf(holder);
  if ('ignored' in person) return person;
  const chat = shapeAt(holder, 'chat');
  const id = chat && wholeAt(chat, 'id');
  const type = chat && textAt(chat, 'type');
  if (!id || !type) return no('no chat');
  return { address: String(id), isPrivate: type === 'private' };
}

function personOf(holder: Shape): { readonly id: number } | Ignored {
  const from = shapeAt(holder, 'from');
  const id = from && wholeAt(from, 'id');
  if (!from || !id || id < 0) return no('no sender');
  return member(from, 'is_bot') === true ? no('sender is a bot') : { id };
}

function messageId(message: Shape): number | undefined {
  const id = wholeAt(message, 'message_id');
  return id !== undefined && id > 0 ? id : undefined;
}

// Telegram gives seconds since 1970, 0 for a message that it no longer shows. What lies beyond the year
// 9999 is no date of anybody, and PostgreSQL and JavaScript stop agreeing there.
function timeAt(holder: Shape, name: string, receivedAt: Date): Date {
  const seconds = wholeAt(holder, name);
  return seconds !== undefined && seconds > 0 && seconds < 253_402_300_800
    ? new Date(seconds * 1000)
    : receivedAt;
}
