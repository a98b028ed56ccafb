// Turns a message of a linked device into the product's inbound message, or says why it is none. Pure.
// The sender is known by address alone; names and digits inside a message are never looked at.
import type { InboundMessage } from '../../channel.ts';
import { jsonBytes } from '../../json-bytes.ts';
import { isSound } from '../../sound-message.ts';
import { readContent, type Vote } from './content.ts';
import { isLid, personAddress } from './jid.ts';
import {
  BufferJSON,
  isJidBroadcast,
  isJidGroup,
  isJidNewsletter,
  proto,
  type WAMessage,
} from './library.ts';

/** Why a message is none for us; counted by reason. */
export type IgnoreReason =
  | 'from_me'
  | 'group'
  | 'broadcast'
  | 'newsletter'
  | 'bad_message'
  | 'protocol'
  | 'stub'
  | 'empty';

export type Parsed =
  | { readonly is: 'message'; readonly message: InboundMessage }
  | { readonly is: 'vote'; readonly vote: Vote; readonly base: InboundMessage }
  | { readonly is: 'ignored'; readonly reason: IgnoreReason };

const ignored = (reason: IgnoreReason): Parsed => ({ is: 'ignored', reason });
const undecrypted = proto.WebMessageInfo.StubType.CIPHERTEXT;
const usableId = /^[^\p{C}\s]{1,128}$/u;

/**
 * Reads a message, whatever shape it has: the library hands over what it decoded, and nothing in it is certain. `alias` is the sender's other address where it is known already (phone number for a LID
 * and the other way round). `now` stands in where WhatsApp gave no time.
 */
export function parseMessage(message: WAMessage, alias: string | null, now: Date): Parsed {
  try {
    const parsed = read(message, alias, now);
    if (parsed.is === 'ignored') return parsed;
    const sound =
      parsed.is === 'message'
        ? isSound(parsed.message)
        : isSound(parsed.base) && typeof parsed.vote.pollId === 'string';
    return sound ? parsed : ignored('bad_message');
  } catch {
    // Not the shape of a message: no phone writes such a thing, and the next one is read.
    return ignored('bad_message');
  }
}

function read(message: WAMessage, alias: string | null, now: Date): Parsed {
  const { key } = message;
  if (isJidGroup(key.remoteJid ?? undefined)) return ignored('group');
  if (isJidNewsletter(key.remoteJid ?? undefined)) return ignored('newsletter');
  if (isJidBroadcast(key.remoteJid ?? undefined)) return ignored('broadcast');
  if (key.fromMe) return ignored('from_me');
  const named = personAddress(key.remoteJid);
  if (!named || !key.id || !usableId.test(key.id)) return ignored('bad_message');

  // The LID stays with the person when the number changes, so it is the address once the message names it.
  const alternative = personAddress(key.remoteJidAlt);
  const address = alternative && isLid(alternative) ? alternative : named;
  const sameAs = [...new Set([named, alternative, alias])].filter(
    (other): other is string => other !== null && other !== address,
  );
  const sentAt = timeOf(message, now);
  const raw = jsonBytes(message, BufferJSON.replacer);
  if (raw === undefined) return ignored('bad_message');
  const base: InboundMessage = {
    channel: 'whatsapp',
    address,
    externalId: key.id,
    order: sentAt.getTime(),
    sentAt,
    kind: 'other',
    ...(sameAs.length > 0 ? { sameAs } : {}),
    raw,
  };

  const hidden = message.messageStubType === undecrypted || (key.isViewOnce && !message.message);
  // Its own id: the real message may still come, under the id that this one has now.
  if (hidden) {
    const externalId = `${key.id}:undecryptable`;
    return { is: 'message', message: { ...base, kind: 'undecryptable', externalId } };
  }
  if (message.messageStubType) return ignored('stub');

  const found = readContent(message.message, key);
  if (found.is === 'nothing') return ignored(found.reason);
  if (found.is === 'vote') return { is: 'vote', vote: found.vote, base };
  return { is: 'message', message: { ...base, ...found.content } };
}

function timeOf(message: WAMessage, now: Date): Date {
  const time = message.messageTimestamp;
  const seconds = typeof time === 'number' ? time : time?.toNumber();
  const sentAt = seconds === undefined || seconds <= 0 ? now : new Date(seconds * 1000);
  return Number.isNaN(sentAt.getTime()) ? now : sentAt;
}
