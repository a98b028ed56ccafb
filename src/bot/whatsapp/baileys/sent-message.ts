// What was sent, as it is kept: the message itself and, for a poll, which option means what.
import { z } from 'zod';
import type { OutgoingChoice } from '../../channel.ts';
import type { SentRecord } from '../../../db/whatsapp-sent.ts';
import { proto, type WAMessageContent } from './library.ts';
import type { SentPoll } from './votes.ts';

const kept = z.object({
  message: z.string(),
  choices: z.array(z.object({ label: z.string(), token: z.string() })),
});

/** A sent message as it is read back. */
export interface SentMessage {
  readonly message: WAMessageContent;
  readonly choices: readonly OutgoingChoice[];
}

/** Keeps a message under its id and gives back the one to send: the first that was kept under this id. */
export async function keepSent(
  record: SentRecord,
  id: string,
  message: WAMessageContent,
  choices: readonly OutgoingChoice[],
): Promise<WAMessageContent> {
  const bytes = Buffer.from(proto.Message.encode(message).finish());
  const text = JSON.stringify({ message: bytes.toString('base64'), choices });
  return decode(await record.keep(id, text)).message;
}

/** Reads what was sent under an id, or null. */
export async function readSent(record: SentRecord, id: string): Promise<SentMessage | null> {
  const text = await record.recall(id);
  return text === null ? null : decode(text);
}

/** Reads a poll of ours, or null when the id is no poll that we sent. */
export async function readSentPoll(record: SentRecord, id: string): Promise<SentPoll | null> {
  const sent = await readSent(record, id);
  const secret = sent?.message.messageContextInfo?.messageSecret;
  return sent && secret && sent.choices.length > 0 ? { id, secret, choices: sent.choices } : null;
}

function decode(text: string): SentMessage {
  const { message, choices } = kept.parse(JSON.parse(text));
  return { message: proto.Message.decode(Buffer.from(message, 'base64')), choices };
}
