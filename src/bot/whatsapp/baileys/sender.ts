// Sends one part and waits for WhatsApp's answer; the same key always goes out under the same message id.
// It never writes first, never two messages of one chat at once, and never without the lease.
import { Readable } from 'node:stream';
import type { SentRecord } from '../../../db/whatsapp-sent.ts';
import type { Destination, Part, SendOutcome } from '../../channel.ts';
import { fromAck, notConnected, unanswered } from './failures.ts';
import { personAddress } from './jid.ts';
import { generateWAMessage, type WASocket } from './library.ts';
import { messageIdFor } from './message-id.ts';
import { makePace, type PaceLimits } from './pace.ts';
import { keepSent } from './sent-message.ts';

type MessageContent = Parameters<typeof generateWAMessage>[1];

export interface SenderOptions {
  readonly sessionId: string;
  readonly sent: SentRecord;
  readonly pace: PaceLimits;
  /** Offers a poll beside a text with two to twelve choices. */
  readonly polls: boolean;
  readonly openFile: (sha256: string) => Promise<AsyncIterable<Uint8Array>>;
  /** The socket to send on, or the outcome when there is none; asked again right before each message. */
  readonly socket: () => Promise<WASocket | SendOutcome>;
  readonly answerWithinMs: number;
}

export interface Sender {
  send(part: Part, to: Destination): Promise<SendOutcome>;
  /** Hands over WhatsApp's answer to a message: null for accepted, else the number of the error. */
  answer(messageId: string, error: string | null): void;
}

const hour = 3_600_000;
const day = 24 * hour;
const pollOptions = { least: 2, most: 12, label: 100, name: 255 } as const;

/** Makes the sender of one number. */
export function makeSender(options: SenderOptions): Sender {
  const { sent, sessionId } = options;
  const pace = makePace(options.pace);
  const waiting = new Map<string, (error: string | null) => void>();

  return {
    async send(part, to) {
      const address = personAddress(to.address);
      if (!address) return { kind: 'gone', reason: 'dead' };
      const ready = await options.socket();
      if ('kind' in ready) return ready;
      if (!(await sent.hasWritten(address))) {
        return { kind: 'refused', reason: 'this person never wrote on WhatsApp' };
      }
      const full = await overDailyLimit();
      if (full) return full;
      return pace.run(address, async () => {
        const outcome = await sendOne(part, address, to.key, contentOf(part));
        if (outcome.kind === 'sent' && options.polls) await offerPoll(part, address, to.key);
        return outcome;
      });
    },

    answer(messageId, error) {
      waiting.get(messageId)?.(error);
    },
  };

  async function overDailyLimit(): Promise<SendOutcome | null> {
    if (options.pace.perDay === 0) return null;
    const { count, oldest } = await sent.lastDay();
    if (count < options.pace.perDay) return null;
    const afterMs = oldest ? Math.max(oldest.getTime() + day - Date.now(), 60_000) : hour;
    return { kind: 'retry', afterMs, scope: 'channel', reason: 'daily limit of the number' };
  }

  async function offerPoll(part: Part, address: string, key: string): Promise<void> {
    const values = part.choices.map((choice) => choice.label);
    const fits =
      values.length >= pollOptions.least &&
      values.length <= pollOptions.most &&
      new Set(values).size === values.length &&
      values.every((label) => label.length <= pollOptions.label);
    if (!fits) return;
    const name = part.text.split('\n', 1)[0]?.slice(0, pollOptions.name) ?? '';
    // The numbered text went out and is enough; whether the poll arrives changes nothing.
    await sendOne(part, address, `${key}#poll`, async () => ({
      poll: { name, values, selectableCount: 1 },
    }));
  }

  async function sendOne(
    part: Part,
    address: string,
    key: string,
    content: () => Promise<MessageContent>,
  ): Promise<SendOutcome> {
    const messageId = messageIdFor(sessionId, key);
    const socket = await options.socket();
    if ('kind' in socket) return socket;
    // Not `socket.user`: that one is as old as the socket.
    const userJid = socket.authState.creds.me?.id;
    if (!userJid) return notConnected;
    // Nothing has left yet: a file could not be read or put up, or the database is away.
    const later = { kind: 'retry', afterMs: 30_000, scope: 'chat' } as const;
    let made;
    let generated;
    try {
      made = await content();
      generated = await generateWAMessage(address, made, {
        userJid,
        messageId,
        upload: socket.waUploadToServer,
      });
    } catch {
      return { ...later, reason: 'message not prepared', ...(part.file ? { about: 'file' } : {}) };
    }
    const isPoll = 'poll' in made;
    let message;
    try {
      message = await keepSent(sent, messageId, generated.message ?? {}, part.choices);
    } catch {
      return { ...later, reason: 'message not kept' };
    }
    return relay(socket, address, messageId, message, isPoll);
  }

  async function relay(
    socket: WASocket,
    address: string,
    messageId: string,
    message: Parameters<WASocket['relayMessage']>[1],
    isPoll: boolean,
  ): Promise<SendOutcome> {
    const { promise: answered, resolve } = Promise.withResolvers<string | null | 'silence'>();
    waiting.set(messageId, resolve);
    const timer = setTimeout(() => resolve('silence'), options.answerWithinMs);
    try {
      await socket.relayMessage(address, message, {
        messageId,
        ...(isPoll ? { additionalNodes: [{ tag: 'meta', attrs: { polltype: 'creation' } }] } : {}),
      });
      const error = await answered;
      const at = performance.now();
      if (error === 'silence') return unanswered;
      await sent.mark(messageId, error === null ? 'sent' : 'failed');
      return error === null ? { kind: 'sent', providerId: messageId, at } : fromAck(error);
    } catch {
      // It may have been written before the error; the repeated id makes another try harmless.
      return unanswered;
    } finally {
      clearTimeout(timer);
      waiting.delete(messageId);
    }
  }

  function contentOf(part: Part): () => Promise<MessageContent> {
    return async () => {
      const { file, text } = part;
      // No link preview: WhatsApp would fetch addresses that people typed.
      if (!file) return { text, linkPreview: null };
      const stream = Readable.from(await options.openFile(file.sha256));
      return {
        document: { stream },
        fileName: file.name,
        mimetype: file.mime,
        ...(text ? { caption: text } : {}),
      };
    };
  }
}
