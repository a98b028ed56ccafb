// The contract between the product and a chat network: how it is started, what goes out, how sending can fail.
// It holds types only; nothing here knows a platform.
import type { FileRef, Sink } from '../domain/conversation/inbound.ts';
import type { ChannelId } from '../domain/conversation/input.ts';

export type { FileRef, InboundFile, InboundMessage, Sink } from '../domain/conversation/inbound.ts';

/** A choice offered with a message. Whoever has no buttons types `reply`. */
export interface OutgoingChoice {
  readonly label: string;
  /** Sent back in `InboundMessage.choice` when pressed; at most 64 bytes of A-Za-z0-9:_- . */
  readonly token: string;
}

/** A message in words, ready for any network. `text` already contains the numbered list of choices. */
export interface OutgoingMessage {
  readonly text: string;
  readonly choices: readonly OutgoingChoice[];
  /** One-time codes in the text; whoever stores it seals them. */
  readonly codes?: readonly string[];
  /** Label of a button that shares the person's own number; networks without such a button leave it out. */
  readonly askPhone?: string;
  /** A page that opens inside the network's own program; networks that cannot leave it out, as `text` holds a link. */
  readonly opens?: { readonly label: string; readonly url: string };
  readonly file?: {
    readonly sha256: string;
    readonly name: string;
    readonly mime: string;
    readonly size: number;
    /** What is said in its place when it cannot be sent. */
    readonly instead: string;
  };
}

/** How a send ended. Only `sent` is proof; `unknown` may or may not have reached the person. */
export type SendOutcome =
  /** `at`: when the network took what is read, of `performance.now()`; the end of the call where it is left out. */
  | { readonly kind: 'sent'; readonly providerId: string; readonly at?: number }
  | {
      readonly kind: 'retry';
      readonly afterMs: number;
      readonly scope: 'chat' | 'channel';
      readonly reason: string;
      /** The file cannot be read or put up: after a few tries the words go without it, so that the chat goes on. */
      readonly about?: 'file';
    }
  | { readonly kind: 'unknown'; readonly reason: string }
  | { readonly kind: 'gone'; readonly reason: 'blocked' | 'dead' }
  /** Nothing reaches the person here until they write: another network, or it waits. `expected`: no operator can help. */
  | { readonly kind: 'waits'; readonly reason: string; readonly expected?: boolean }
  | { readonly kind: 'moved'; readonly address: string }
  | { readonly kind: 'refused'; readonly reason: string }
  /** The whole channel must stop sending until `untilMs` from now, or for good (null); the operator is told. */
  | { readonly kind: 'paused'; readonly untilMs: number | null; readonly reason: string };

/** Why the bytes of a file cannot be had. */
export type FetchFailure =
  | { readonly kind: 'too_large'; readonly limit: number; readonly size: number }
  | { readonly kind: 'gone'; readonly reason: string }
  | { readonly kind: 'retry'; readonly afterMs: number; readonly reason: string };

/** Thrown by the stream of `fetchFile`; carries why, and whether to try again. */
export class FetchError extends Error {
  readonly failure: FetchFailure;
  constructor(failure: FetchFailure) {
    super(`file not fetched: ${failure.kind}`);
    this.failure = failure;
  }
}

/** One call to the platform made out of an outgoing message; a long message becomes several. Plain data, made by a pure function. */
export interface Part {
  readonly text: string;
  readonly choices: readonly OutgoingChoice[];
  readonly codes?: readonly string[];
  readonly askPhone?: string;
  readonly opens?: OutgoingMessage['opens'];
  readonly file?: OutgoingMessage['file'];
}

/** To whom: the address, and a key that is the same for every attempt at the same part. */
export interface Destination {
  readonly address: string;
  /** Stable id of this part, from the outbox row; networks that take our message ids derive theirs from it. */
  readonly key: string;
}

/** After a crash: was this part shown? */
export type Probe =
  | { readonly probe: 'shown'; readonly providerId: string }
  | { readonly probe: 'absent' }
  | {
      readonly probe: 'unknown';
      /** It is none of the ids up to this one, and there was no time for the others. */
      readonly searchedTo?: string;
      /** The network could not be asked; it may be asked again after so many milliseconds. */
      readonly afterMs?: number;
    };

/** What a network can do; one row per channel stands in `capabilities.ts`. */
export interface Capabilities {
  readonly maxText: number;
  readonly maxCaption: number;
  readonly buttons: number;
  readonly buttonLabel: number;
  /** Largest file that can be fetched, bytes. */
  readonly maxDownload: number;
  readonly maxUpload: number;
  readonly edits: boolean;
  /** How many short questions one message may ask. */
  readonly questionsAtOnce: number;
  /** A message may be sent to somebody who never wrote. */
  readonly mayWriteFirst: boolean;
}

/** A chat network. Only its adapter touches the platform's package. */
export interface Channel {
  readonly id: ChannelId;
  readonly caps: Capabilities;
  /** Begins to receive; resolves when receiving works or keeps trying in the background. */
  start(sink: Sink): Promise<void>;
  /** Splits a message into calls; pure. */
  render(message: OutgoingMessage): readonly Part[];
  /** Makes one call; never throws for a failure of delivery. */
  send(part: Part, to: Destination): Promise<SendOutcome>;
  /**
   * Finds out after a crash whether a part was shown; absent where the network drops repeated keys itself. `floor` and
   * `ceiling` are ids given before and after it, neither is its own; `others` are known to be something else.
   */
  probe?(
    part: Part,
    to: Destination,
    floor: string | null,
    ceiling: string | null,
    others?: ReadonlySet<number>,
  ): Promise<Probe>;
  /** Gives the id under which the network will know a part; only where that id is ours and derived from the key. */
  idOf?(key: string): string;
  /** Streams a file; fails with `FetchError`. Stops by itself beyond `maxBytes`. */
  fetchFile(ref: FileRef, maxBytes: number, signal: AbortSignal): AsyncIterable<Uint8Array>;
  /** True while receiving works; false with the reason for `/readyz`. */
  health(): { readonly ok: boolean; readonly detail: string };
  /** Stops receiving; sends under way may finish. */
  stop(): Promise<void>;
}
