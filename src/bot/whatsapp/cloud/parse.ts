// Turns a webhook call of the Cloud API into inbound messages and statuses, or says what was ignored. Pure.
// It never trusts a name; the sender is the number (or user id) that Meta vouches for by its signature.
import { sharedPlace } from '../../place-text.ts';
import { jsonBytes } from '../../json-bytes.ts';
import type { FileRef, InboundFile, InboundMessage } from '../../channel.ts';
import {
  type CloudEnvelope,
  cloudEnvelope,
  type CloudMedia,
  type CloudMessage,
  cloudMessage,
  type CloudStatus,
  cloudStatus,
  cloudWebhook,
  readContact,
} from './shapes.ts';

/** What a call holds. */
export interface CloudCall {
  readonly messages: readonly InboundMessage[];
  readonly statuses: readonly CloudStatus[];
  /** Why parts were not taken. */
  readonly ignored: readonly ('not_whatsapp' | 'other_number' | 'group' | 'bad_message')[];
  /** Kinds of messages whose shape was not as described; they are kept as they came, and their people are answered. */
  readonly unfit: readonly string[];
}

const number = /^[1-9]\d{6,14}$/;
const userId = /^[A-Z]{2}\.[\w-]{4,120}$/;

/** Reads a call for the number `phoneId`; calls for other numbers of the same account are ignored. */
export function parseCall(body: unknown, phoneId: string): CloudCall {
  const call = cloudWebhook.safeParse(body);
  if (!call.success) return { messages: [], statuses: [], ignored: ['not_whatsapp'], unfit: [] };
  const messages: InboundMessage[] = [];
  const statuses: CloudStatus[] = [];
  const ignored: CloudCall['ignored'][number][] = [];
  const unfit: string[] = [];
  const changes = call.data.entry.flatMap((entry) => entry.changes);
  for (const { field, value } of changes) {
    if (field !== 'messages') continue;
    if (value.metadata && value.metadata.phone_number_id !== phoneId) {
      ignored.push('other_number');
      continue;
    }
    for (const raw of value.messages ?? []) {
      const read = readMessage(raw, value.contacts ?? [], unfit);
      if (typeof read === 'string') ignored.push(read);
      else messages.push(read);
    }
    for (const raw of value.statuses ?? []) {
      const status = cloudStatus.safeParse(raw);
      if (status.success) statuses.push(status.data);
    }
  }
  return { messages, statuses, ignored, unfit };
}

function readMessage(
  raw: unknown,
  contacts: readonly unknown[],
  unfit: string[],
): InboundMessage | 'group' | 'bad_message' {
  const envelope = cloudEnvelope.safeParse(raw);
  if (!envelope.success) return 'bad_message';
  const message = envelope.data;
  if (message.group_id !== undefined) return 'group';
  const [address, ...sameAs] = addressesOf(message, contacts);
  if (address === undefined) return 'bad_message';
  const bytes = jsonBytes(raw);
  if (bytes === undefined) return 'bad_message';
  const whole = cloudMessage.safeParse(raw);
  if (!whole.success) unfit.push(message.type.slice(0, 40));
  const sentAt = new Date(Number(message.timestamp) * 1000);
  return {
    channel: 'whatsapp',
    address,
    externalId: message.id,
    order: sentAt.getTime(),
    sentAt,
    ...(sameAs.length > 0 ? { sameAs } : {}),
    ...quoted(whole.data),
    raw: bytes,
    ...(whole.success ? contentOf(whole.data) : { kind: 'other' }),
  };
}

const quoted = (message: CloudMessage | undefined): { replyTo?: string } => {
  const id = message?.context?.id;
  return id === undefined ? {} : { replyTo: id };
};

// The form of address is that of the linked device, so that an office may change the driver and keep its people.
function addressesOf(message: CloudEnvelope, contacts: readonly unknown[]): string[] {
  const known = contacts.map((value) => readContact(value));
  const contact = known.find((entry) => entry?.wa_id !== undefined && entry.wa_id === message.from);
  const user = message.from_user_id ?? contact?.user_id;
  const phone = message.from;
  return [
    ...(phone !== undefined && number.test(phone) ? [`${phone}@s.whatsapp.net`] : []),
    ...(user !== undefined && userId.test(user) ? [`${user}@user`] : []),
  ];
}

type Content = Pick<InboundMessage, 'kind'> &
  Partial<Pick<InboundMessage, 'text' | 'choice' | 'files' | 'target'>>;

function contentOf(message: CloudMessage): Content {
  switch (message.type) {
    case 'text':
      return message.text ? { kind: 'text', text: message.text.body } : { kind: 'other' };
    case 'interactive': {
      const pressed = message.interactive?.button_reply ?? message.interactive?.list_reply;
      return pressed
        ? { kind: 'choice', choice: pressed.id, text: pressed.title }
        : { kind: 'other' };
    }
    case 'button':
      // The button of a template: its words are what the person says.
      return message.button?.text ? { kind: 'text', text: message.button.text } : { kind: 'other' };
    case 'image':
    case 'video':
    case 'document':
      return fileContent(message[message.type]);
    case 'audio':
      return message.audio?.voice === true ? { kind: 'voice' } : fileContent(message.audio);
    case 'location':
      return sharedPlace(message.location?.latitude, message.location?.longitude);
    case 'sticker':
      return { kind: message.type };
    case 'contacts':
      return { kind: 'contact' };
    case 'reaction':
      return {
        kind: 'reaction',
        ...(message.reaction ? { target: message.reaction.message_id } : {}),
      };
    case 'system':
      // Meta says that the number went to another one, or that the phone behind it is another.
      return /_changed_number$|_identity_changed$/.test(message.system?.type ?? '')
        ? { kind: 'identity_changed' }
        : { kind: 'other' };
    case 'edit':
      return edited(message.edit);
    case 'revoke':
      return message.revoke
        ? { kind: 'delete', target: message.revoke.original_message_id }
        : { kind: 'other' };
    // The chat was opened for the first time, or again after it was deleted; nothing was written.
    case 'request_welcome':
      return { kind: 'opened' };
    case 'unsupported':
      return { kind: 'undecryptable' };
    default:
      return { kind: 'other' };
  }
}

function edited(edit: CloudMessage['edit']): Content {
  if (!edit) return { kind: 'other' };
  const { text, image, video, document } = edit.message ?? {};
  const words = text?.body ?? image?.caption ?? video?.caption ?? document?.caption ?? '';
  return { kind: 'edit', target: edit.original_message_id, text: words };
}

function fileContent(media: CloudMedia | undefined): Content {
  if (!media) return { kind: 'other' };
  const { caption } = media;
  return { kind: 'file', files: [announced(media)], ...(caption ? { text: caption } : {}) };
}

function announced(media: CloudMedia): InboundFile {
  const hash = media.sha256 ? Buffer.from(media.sha256, 'base64') : null;
  const sha256 = hash?.length === 32 ? hash.toString('hex') : null;
  const ref: FileRef = { cloudMedia: media.id, sha256 };
  return {
    ref,
    name: media.filename ?? null,
    mime: media.mime_type ?? null,
    // Meta tells the size only when the file is asked for.
    size: null,
    ...(sha256 === null ? {} : { sha256 }),
  };
}
