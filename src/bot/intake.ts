// Takes messages from all channels into the inbox: what arrives while one commit is under way shares the next.
// It never answers a platform and never handles a message.
import type { OpenDatabase } from '../db/connect.ts';
import { createAddressBook } from '../db/address-book.ts';
import { isRetryable, withRetry } from '../db/errors.ts';
import { type Accepted, acceptInbound } from '../db/transactions/accept-inbound.ts';
import { proveInbox } from '../db/transactions/prove-inbox.ts';
import { createHand } from '../loops.ts';
import type { InboundMessage, Sink } from './channel.ts';

/** The way in for all channels of one process. */
export interface Intake {
  /** Resolves when the messages are committed; rejects when that is not known, then they must be delivered again. */
  readonly sink: Sink;
  /** Messages taken and not committed yet. */
  readonly pending: () => number;
  /** Stands in line like a message and stores nothing; rejects when a message would not have been stored. */
  readonly probe: () => Promise<void>;
  /** Milliseconds since the oldest message not committed yet was taken. */
  readonly oldestMs: () => number;
}

interface Settings {
  readonly db: OpenDatabase['db'];
  /** Hears which addresses have new messages, after the commit. */
  readonly onAccepted: (addressIds: readonly number[]) => void;
  /** Most messages that may wait; more are refused at once, and their platform keeps them. */
  readonly mostPending?: number;
  /** Most messages in one commit. */
  readonly mostTogether?: number;
}

interface Caller {
  readonly messages: readonly InboundMessage[];
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
  readonly done: () => void;
}

/** Makes the intake of this process. One statement is under way at a time; it takes all that came meanwhile. */
export function createIntake(settings: Settings): Intake {
  const { db, onAccepted, mostPending = 20_000, mostTogether = 1000 } = settings;
  const book = createAddressBook();
  const callers: Caller[] = [];
  let pending = 0;
  let running = false;
  const hand = createHand();

  const settle = (caller: Caller): Caller => {
    pending -= caller.messages.length;
    caller.done();
    return caller;
  };

  const store = async (together: readonly Caller[]): Promise<void> => {
    const messages = together.flatMap((caller) => caller.messages);
    let stored: Accepted;
    try {
      // Three runs cover a deadlock or a lost connection; an outage is left to the platform, which asks again.
      const work = () =>
        messages.length === 0 ? proveInbox(db) : acceptInbound(db, messages, book);
      stored = await withRetry(work, { max: 3 });
    } catch (error) {
      // One that cannot be stored must not take the others down with it.
      if (together.length > 1 && !isRetryable(error)) {
        for (const caller of together) await store([caller]);
      } else {
        for (const caller of together) settle(caller).reject(error);
      }
      return;
    }
    for (const caller of together) settle(caller).resolve();
    if (stored.waiting.length > 0) onAccepted(stored.waiting);
  };

  const run = async (): Promise<void> => {
    running = true;
    while (callers.length > 0) {
      const together = callers.splice(0, fitting(callers, mostTogether));
      await store(together);
    }
    running = false;
  };

  const stand = (messages: readonly InboundMessage[]): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    callers.push({ messages, resolve, reject, done: hand.begin() });
    if (!running) void run();
    return promise;
  };

  return {
    sink(messages) {
      if (messages.length === 0) return Promise.resolve();
      if (pending > 0 && pending + messages.length > mostPending) {
        return Promise.reject(new Error('too many messages wait for the database'));
      }
      pending += messages.length;
      return stand(messages);
    },
    probe: () => stand([]),
    oldestMs: hand.oldestMs,
    pending: () => pending,
  };
}

/** Counts the callers whose messages fit into one commit, always at least one. */
function fitting(callers: readonly Caller[], most: number): number {
  let messages = 0;
  for (const [index, caller] of callers.entries()) {
    messages += caller.messages.length;
    if (messages > most) return Math.max(1, index);
  }
  return callers.length;
}
