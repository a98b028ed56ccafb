// What a WhatsApp message says, whatever it is wrapped in: one kind with its text, files or target. Pure.
// It knows no sender and no time.
import type { InboundFile, InboundMessage } from '../../channel.ts';
import {
  normalizeMessageContent,
  proto,
  type WAMessageContent,
  type WAMessageKey,
} from './library.ts';
import { sharedPlace } from '../../place-text.ts';
import { announcedFile } from './media-ref.ts';

/** The part of an inbound message that comes from its content. */
type Content = Pick<InboundMessage, 'kind'> &
  Partial<Pick<InboundMessage, 'text' | 'files' | 'albumId' | 'target' | 'betterThan' | 'replyTo'>>;

/** A vote that must be decrypted first, with the poll it belongs to. */
export interface Vote {
  readonly pollId: string;
  readonly payload: Uint8Array;
  readonly iv: Uint8Array;
}

/** What was found: content, a vote, or nothing that a person said. */
export type Found =
  | { readonly is: 'content'; readonly content: Content }
  | { readonly is: 'vote'; readonly vote: Vote }
  | { readonly is: 'nothing'; readonly reason: 'protocol' | 'empty' };

const protocol = proto.Message.ProtocolMessage.Type;
const { AssociationType } = proto.MessageAssociation;
const albumChild = AssociationType.MEDIA_ALBUM;
/** The same picture or film once more, better than the one that went ahead. */
const betterCopies: ReadonlySet<number> = new Set([
  AssociationType.HD_IMAGE_DUAL_UPLOAD,
  AssociationType.HD_VIDEO_DUAL_UPLOAD,
  AssociationType.HEVC_VIDEO_DUAL_UPLOAD,
]);

/** Opens the wrappers (disappearing, view once, with caption, edited) and reads what is inside. */
export function readContent(
  message: WAMessageContent | null | undefined,
  key: WAMessageKey,
): Found {
  const inner = normalizeMessageContent(message?.deviceSentMessage?.message ?? message);
  if (!inner) return { is: 'nothing', reason: 'empty' };
  const found = readInner(inner, message, key);
  const replyTo = contextOf(inner)?.stanzaId;
  return found.is === 'content' && replyTo ? content({ ...found.content, replyTo }) : found;
}

/** What accompanies the content, whichever kind it is: the quoted message stands there. */
function contextOf(inner: WAMessageContent): proto.IContextInfo | null {
  const kinds = [
    inner.extendedTextMessage,
    inner.imageMessage,
    inner.videoMessage,
    inner.ptvMessage,
    inner.documentMessage,
    inner.audioMessage,
    inner.stickerMessage,
    inner.locationMessage,
    inner.contactMessage,
  ];
  return kinds.find((kind) => kind)?.contextInfo ?? null;
}

function readInner(
  inner: WAMessageContent,
  message: WAMessageContent | null | undefined,
  key: WAMessageKey,
): Found {
  if (inner.protocolMessage) return fromProtocol(inner.protocolMessage);
  const sealed = sealedEdit(inner);
  if (sealed) return content(sealed);
  if (inner.pollUpdateMessage) return fromVote(inner.pollUpdateMessage);
  const text = textOf(inner);
  if (text !== null) return content({ kind: 'text', text });

  const association = (inner.messageContextInfo ?? message?.messageContextInfo)?.messageAssociation;
  // The moment of film that belongs to a photo: the photo alone was meant.
  if (association?.associationType === AssociationType.MOTION_PHOTO)
    return { is: 'nothing', reason: 'protocol' };
  const files = fromMedia(inner, key, association);
  if (files) return content(files);
  if (inner.audioMessage) return content({ kind: 'voice' });
  if (inner.stickerMessage || inner.lottieStickerMessage) return content({ kind: 'sticker' });
  const place = inner.locationMessage ?? inner.liveLocationMessage;
  if (place) return content(sharedPlace(place.degreesLatitude, place.degreesLongitude));
  // A card is never proof of one's own number here: WhatsApp marks none as the sender's.
  if (inner.contactMessage || inner.contactsArrayMessage) return content({ kind: 'contact' });
  if (inner.reactionMessage || inner.encReactionMessage) {
    const target = inner.reactionMessage?.key?.id ?? inner.encReactionMessage?.targetMessageKey?.id;
    return content({ kind: 'reaction', ...(target ? { target } : {}) });
  }
  const said = Object.entries(inner).some(([name, value]) => value && !silent.has(name));
  return said ? content({ kind: 'other' }) : { is: 'nothing', reason: 'empty' };
}

// Parts that accompany a message or serve the devices; alone they say nothing.
const silent = new Set([
  'messageContextInfo',
  'senderKeyDistributionMessage',
  'fastRatchetKeySenderKeyDistributionMessage',
  'albumMessage',
  'placeholderMessage',
  'keepInChatMessage',
  'pinInChatMessage',
  'call',
  'callLogMesssage',
]);

const content = (found: Content): Found => ({ is: 'content', content: found });

function textOf(inner: WAMessageContent): string | null {
  const text =
    inner.conversation ||
    inner.extendedTextMessage?.text ||
    inner.buttonsResponseMessage?.selectedDisplayText ||
    inner.templateButtonReplyMessage?.selectedDisplayText ||
    inner.listResponseMessage?.title ||
    inner.interactiveResponseMessage?.body?.text;
  return text || null;
}

function fromMedia(
  inner: WAMessageContent,
  key: WAMessageKey,
  association: proto.IMessageAssociation | null | undefined,
): Content | null {
  const found = fileOf(inner, key);
  if (!found) return null;
  const { file, caption } = found;
  // The bytes cannot be had, but something was sent: the person must hear of it.
  if (!file) return { kind: 'undecryptable' };
  const type = association?.associationType ?? AssociationType.UNKNOWN;
  const parent = association?.parentMessageKey?.id;
  const album = type === albumChild ? parent : undefined;
  const betterThan = betterCopies.has(type) ? parent : undefined;
  return {
    kind: 'file',
    files: [file],
    ...(caption ? { text: caption } : {}),
    ...(album ? { albumId: album } : {}),
    ...(betterThan ? { betterThan } : {}),
  };
}

interface FoundFile {
  readonly file: InboundFile | null;
  readonly caption: string | null | undefined;
}

function fileOf(inner: WAMessageContent, key: WAMessageKey): FoundFile | null {
  const { imageMessage, documentMessage, audioMessage } = inner;
  const videoMessage = inner.videoMessage ?? inner.ptvMessage;
  if (documentMessage) {
    const name = documentMessage.fileName || documentMessage.title || null;
    const file = announcedFile('Document', documentMessage, key, name);
    return { file, caption: documentMessage.caption };
  }
  if (imageMessage) {
    const file = announcedFile('Image', imageMessage, key, null);
    return { file, caption: imageMessage.caption };
  }
  if (videoMessage) {
    const file = announcedFile('Video', videoMessage, key, null);
    return { file, caption: videoMessage.caption };
  }
  // A recording made in the chat is a voice note; a sound file that was attached is a file.
  if (audioMessage && audioMessage.ptt !== true) {
    return { file: announcedFile('Audio', audioMessage, key, null), caption: null };
  }
  return null;
}

function fromProtocol(message: proto.Message.IProtocolMessage): Found {
  const target = message.key?.id;
  if (!target) return { is: 'nothing', reason: 'protocol' };
  if (message.type === protocol.REVOKE) return content({ kind: 'delete', target });
  if (message.type === protocol.MESSAGE_EDIT) {
    const edited = normalizeMessageContent(message.editedMessage) ?? {};
    const caption =
      edited.imageMessage?.caption ??
      edited.videoMessage?.caption ??
      edited.documentMessage?.caption;
    return content({ kind: 'edit', target, text: textOf(edited) ?? caption ?? '' });
  }
  return { is: 'nothing', reason: 'protocol' };
}

/** An edit whose new words only the phones can open: which message was meant is known, and how to correct it can be said. */
function sealedEdit({ secretEncryptedMessage: sealed }: WAMessageContent): Content | null {
  const target = sealed?.targetMessageKey?.id;
  const isEdit =
    sealed?.secretEncType === proto.Message.SecretEncryptedMessage.SecretEncType.MESSAGE_EDIT;
  return target && isEdit ? { kind: 'edit', target, text: '' } : null;
}

function fromVote(update: proto.Message.IPollUpdateMessage): Found {
  const pollId = update.pollCreationMessageKey?.id;
  const { encPayload: payload, encIv: iv } = update.vote ?? {};
  if (!pollId || !payload || !iv) return { is: 'nothing', reason: 'empty' };
  return { is: 'vote', vote: { pollId, payload, iv } };
}
