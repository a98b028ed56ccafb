// A person's message as a network handed it over, before it is understood.
// It holds types only; channels make these values, the inbox keeps them.
import type { ChannelId, InboundKind } from './input.ts';

/** Where a file can be had again: enough for `Channel.fetchFile` after a restart. Plain JSON. */
export type FileRef = { readonly [key: string]: string | number | boolean | null };

/** A file that came with a message. Name, kind and size are claims of the sender, never trusted. */
export interface InboundFile {
  readonly ref: FileRef;
  readonly name: string | null;
  readonly mime: string | null;
  readonly size: number | null;
  readonly sha256?: string;
}

/**
 * One message of a person, as a platform handed it over.
 * (channel, address, externalId) is unique for ever and is what makes a repeated delivery harmless.
 */
export interface InboundMessage {
  readonly channel: ChannelId;
  /** The platform's own id of the private chat. */
  readonly address: string;
  readonly externalId: string;
  /** Rises within a chat in the order in which the person wrote; arrival order is used where the platform has none. */
  readonly order: number;
  readonly sentAt: Date;
  readonly kind: InboundKind;
  /** What was written; of a `location` its latitude and longitude, as one would type them. */
  readonly text?: string;
  /** A pressed button or poll vote: the token that `render` was given. */
  readonly choice?: string;
  readonly files?: readonly InboundFile[];
  /** Files with the same album id belong to one sending. */
  readonly albumId?: string;
  /** For `edit` and `delete`: the external id of the message meant. */
  readonly target?: string;
  /** The network's id of the message that is quoted, ours or the person's own. */
  readonly replyTo?: string;
  /** For `file`: the external id of the message that brought the same picture or film in a lower quality. */
  readonly betterThan?: string;
  /** For `contact`: true only when the platform proves that the card is the sender's own. */
  readonly ownContact?: boolean;
  /** For `contact`: the sender's own number, where the card is their own and answers our request. E.164. */
  readonly ownPhone?: string;
  /** Other addresses proven to be the same person (WhatsApp phone number and LID). */
  readonly sameAs?: readonly string[];
  /** The platform's payload as received, UTF-8 JSON; kept for operators, never parsed again. */
  readonly raw: Uint8Array;
}

/** Takes messages in; resolves only when all of them are committed, rejects when they are not. Then the platform must not be told "done". */
export type Sink = (messages: readonly InboundMessage[]) => Promise<void>;
