// From raw updates to the sink, the same for polling and for the webhook: read, hand in, answer presses.
// It never confirms anything to Telegram; whoever calls does that once `commit` has resolved.
import { readToken } from '../../domain/conversation/token.ts';
import type { Logger } from '../../log.ts';
import type { InboundMessage, Sink } from '../channel.ts';
import { parseUpdate, pressId } from './parse.ts';

/** Updates that have been read; they can be handed in as often as it takes. */
export interface Batch {
  readonly messages: readonly InboundMessage[];
  readonly presses: readonly Press[];
}

/** A pressed button that waits for its answer; `known` tells whether this product could have made it. */
export interface Press {
  readonly id: string;
  readonly known: boolean;
}

/** An update and, where it is known, the body it came in. */
export interface RawUpdate {
  readonly update: unknown;
  readonly raw?: Uint8Array;
}

export interface HandoverOptions {
  readonly sink: Sink;
  /** Tells Telegram to stop the waiting sign on a button; may fail, nobody waits for it. */
  readonly answerPress: (press: Press) => Promise<unknown>;
  readonly onIgnored?: ((reason: string) => void) | undefined;
  readonly log: Logger;
}

/** Reads updates and hands them in. */
export class Handover {
  readonly #options: HandoverOptions;

  constructor(options: HandoverOptions) {
    this.#options = options;
  }

  /** Reads updates, in order. What counts for nothing is counted and left out. */
  read(updates: readonly RawUpdate[]): Batch {
    const messages: InboundMessage[] = [];
    const presses: Press[] = [];
    const receivedAt = new Date();
    for (const { update, raw } of updates) {
      const parsed = parseUpdate(update, receivedAt, raw);
      if ('ignored' in parsed) {
        this.#options.onIgnored?.(parsed.ignored);
        this.#options.log.debug({ reason: parsed.ignored }, 'telegram update ignored');
      } else messages.push(parsed);
      const press = pressId(update);
      if (press !== undefined) presses.push({ id: press, known: isOurs(parsed) });
    }
    return { messages, presses };
  }

  /** Hands a batch to the sink in one call; rejects as the sink does. Presses are answered behind it. */
  async commit(batch: Batch): Promise<void> {
    if (batch.messages.length > 0) await this.#options.sink(batch.messages);
    for (const press of batch.presses) {
      // A press older than a few minutes can no longer be answered, and nothing depends on it.
      this.#options.answerPress(press).catch(() => {});
    }
  }
}

function isOurs(parsed: ReturnType<typeof parseUpdate>): boolean {
  return 'choice' in parsed && parsed.choice !== undefined && readToken(parsed.choice) !== null;
}
