// The story of inbound messages after they are stored: handle all that waits in one commit, then let the sender speak.
// It never loses a message: what cannot be handled with others is handled alone, and what cannot be handled at all is closed with its error.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../db/connect.ts';
import { isRetryable } from '../db/errors.ts';
import { giveUpOn } from '../db/transactions/give-up-on.ts';
import {
  type Handled,
  type Handling,
  Moved,
  handleInbound,
} from '../db/transactions/handle-inbound.ts';
import { peopleWaiting } from '../db/views/waiting.ts';
import type { Logger } from '../log.ts';
import { createHand } from '../loops.ts';

/** The worker of one process. */
export interface Inbound {
  /** Something was stored; returns at once. */
  readonly wake: () => void;
  /** Milliseconds for which what waits could not be handled. */
  readonly oldestMs: () => number;
  /** Takes nothing new and resolves when what is under way is committed. */
  readonly stop: () => Promise<void>;
}

interface Parts {
  readonly db: Db;
  readonly handling: Handling;
  readonly log: Logger;
  /** Hears of every commit: what is to be sent, who is reachable, what else was set going. */
  readonly onHandled: (handled: Handled) => void;
  /** Most people in one commit. */
  readonly together?: number;
}

/** How long after the last look waiting rows of other processes and late files are looked for. Milliseconds. */
const LOOK_AGAIN = 1000;
const TRIES = 5;

/** Starts the worker. One batch is under way at a time; what arrives meanwhile is the next batch. */
export function startInbound({ db, handling, log, onHandled, together = 500 }: Parts): Inbound {
  let woken = false;
  let stopped = false;
  let running: Promise<void> | null = null;
  const timer = setInterval(() => wake(), LOOK_AGAIN);
  timer.unref();

  const hand = createHand();
  let handledAll: (() => void) | null = null;

  const run = async (): Promise<void> => {
    const goesOn = () => woken && !stopped;
    while (goesOn()) {
      woken = false;
      // A batch that failed is not over: the next one goes on with it.
      handledAll ??= hand.begin();
      const handled = await batch();
      if (handled === null) {
        await sleep(250);
        woken = true;
        continue;
      }
      handledAll();
      handledAll = null;
      if (handled.more) woken = true;
    }
  };

  /** One batch, tried again when others got in the way; null when the database is away. */
  const batch = async (): Promise<Handled | null> => {
    for (let tries = 0; ; tries += 1) {
      try {
        const handled = await handleInbound(db, handling, together);
        onHandled(handled);
        return handled;
      } catch (error) {
        if (error instanceof Moved || isRetryable(error)) {
          handling.cache.clear();
          if (tries < TRIES) {
            await sleep(Math.random() * 20 * 2 ** tries);
            continue;
          }
          if (isRetryable(error)) {
            log.warn({ err: error }, 'messages wait for the database');
            return null;
          }
        }
        log.error({ err: error }, 'a batch of messages failed; each person is handled alone');
        return alone();
      }
    }
  };

  const alone = async (): Promise<Handled | null> => {
    for (const personId of await peopleWaiting(db)) {
      if (stopped) break;
      try {
        onHandled(await handleInbound(db, handling, 1, [personId]));
      } catch (error) {
        handling.cache.clear();
        if (isRetryable(error)) return null;
        if (error instanceof Moved) continue;
        const inboxId = await giveUpOn(
          db,
          personId,
          error instanceof Error ? error.message : 'unknown',
        );
        log.error({ err: error, inboxId }, 'a message could not be handled');
      }
    }
    return {
      messages: 0,
      sends: [],
      active: [],
      blocked: [],
      newFiles: false,
      notices: true,
      more: true,
    };
  };

  const wake = (): void => {
    woken = true;
    if (running !== null || stopped) return;
    running = run()
      .catch(async (error: unknown) => {
        log.error({ err: error }, 'the worker for messages failed and starts again');
        await sleep(500);
      })
      .finally(() => {
        running = null;
        if (woken && !stopped) wake();
      });
  };

  return {
    wake,
    oldestMs: hand.oldestMs,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
