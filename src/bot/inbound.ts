// The story of inbound messages after they are stored: handle all that waits in one commit, then let the sender speak.
// It never loses a message: what cannot be handled with others is handled alone (inbound/alone.ts), beside everybody else.
import { setTimeout as sleep } from 'node:timers/promises';
import { isDefect, isReadOnly, isLockTimeout, isRetryable, isUnavailable } from '../db/errors.ts';
import { type Handled, Moved, SHARE, handleInbound } from '../db/transactions/handle-inbound.ts';
import { peopleWaiting } from '../db/views/waiting.ts';
import { createHand } from '../loops.ts';
import { type AloneParts, createAloneWorker } from './inbound/alone.ts';

/** The worker of one process. */
export interface Inbound {
  /** Begins; what was stored before is handled first. */
  readonly start: () => void;
  /** Something was stored; returns at once. */
  readonly wake: () => void;
  /** Milliseconds for which what waits could not be handled. */
  readonly oldestMs: () => number;
  /** How something ended that was being said to somebody: looks again where messages waited for that. */
  readonly settled: () => void;
  /** Takes nothing new and resolves when what is under way is committed. */
  readonly stop: () => Promise<void>;
}

interface Parts extends Omit<AloneParts, 'onThrough'> {
  /** Most people in one commit. */
  readonly together?: number;
  /** How long after the last look waiting rows of other processes, late files and failing inputs are looked for. */
  readonly lookAgainMs?: number;
}

const LOOK_AGAIN = 1000;
/**
 * So many people come first after a start. A process that is killed a second after each start, while more and more waits, would
 * never come to the end of one commit for all of them.
 */
const FIRST_TOGETHER = 50;
/**
 * A commit that took longer makes the next one smaller, one that took half of it makes it larger. Each person's share goes
 * first: whoever sends many messages at once is not the reason to let others wait.
 */
const LONGEST_BATCH_MS = 500;
/**
 * While commits are short, each person's share grows up to this: what somebody repeats is answered once in each commit, so
 * whoever sends thousands gets a few answers instead of hundreds.
 */
const LARGEST_SHARE = 4 * SHARE;
const TRIES = 5;
/** Whoever waits for a lock has waited long already. */
const TRIES_FOR_LOCK = 1;
/** So many people who fail one after the other do not fail because of what they wrote. */
const FAILURES_IN_A_ROW = 3;

/**
 * Makes the worker. One batch is under way at a time; what arrives meanwhile is the next batch. Before `start` it handles
 * nothing, however often it is woken: what it would hand over might pass what the process before has left to be sent.
 */
export function createInbound(parts: Parts): Inbound {
  const { db, handling, log, onHandled, together = 500, lookAgainMs = LOOK_AGAIN } = parts;
  const single = createAloneWorker({ ...parts, onThrough: () => wake() });
  let woken = false;
  let held = false;
  let stopped = false;
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;

  let people = Math.min(FIRST_TOGETHER, together);
  let share = SHARE;
  const fit = (ms: number): void => {
    if (ms > LONGEST_BATCH_MS && share > 1) share = Math.floor(share / 2);
    else if (ms > LONGEST_BATCH_MS)
      people = Math.max(Math.min(FIRST_TOGETHER, together), people / 2);
    else if (ms < LONGEST_BATCH_MS / 2 && people < together)
      people = Math.min(together, people * 2);
    else if (ms < LONGEST_BATCH_MS / 2) share = Math.min(LARGEST_SHARE, share * 2);
  };
  const hand = createHand();
  let handledAll: (() => void) | null = null;

  const run = async (): Promise<void> => {
    const goesOn = () => woken && !stopped;
    while (goesOn()) {
      woken = false;
      // A batch that failed is not over: the next one goes on with it.
      handledAll ??= hand.begin();
      const handled = await batch().catch(waits);
      if (handled === null) {
        await sleep(250);
        woken = true;
        continue;
      }
      held = handled.held;
      handledAll();
      handledAll = null;
      if (handled.more) woken = true;
    }
  };

  const waits = (error: unknown): null => {
    if (isDefect(error)) throw error;
    log.warn({ err: error }, 'messages wait for the database');
    return null;
  };

  /** One batch, tried again when others got in the way; null when the database is away. */
  const batch = async (): Promise<Handled | null> => {
    for (let tries = 0; ; tries += 1) {
      try {
        const begun = performance.now();
        const handled = await handleInbound(db, handling, Math.ceil(people), null, null, share);
        if (handled.messages > 0) fit(performance.now() - begun);
        if (handled.messages > 0) single.othersWentWell();
        onHandled(handled);
        return handled;
      } catch (error) {
        handling.cache.clear();
        if ((error instanceof Moved || isRetryable(error)) && tries < triesFor(error)) {
          await sleep(Math.random() * 20 * 2 ** tries);
          continue;
        }
        if (isUnavailable(error) || isReadOnly(error)) {
          log.warn({ err: error }, 'messages wait for the database');
          return null;
        }
        const level = isDefect(error) ? 'error' : 'warn';
        log[level]({ err: error }, 'a batch of messages failed; each person is handled alone');
        return alone();
      }
    }
  };

  /** Handles everybody alone; null when the database is away, or when one after the other fails. */
  const alone = async (): Promise<Handled | null> => {
    let failures = 0;
    for (const personId of await peopleWaiting(db)) {
      if (stopped) break;
      const ended = await single.person(personId);
      if (ended === 'away') return null;
      failures = ended === 'failed' ? failures + 1 : 0;
      if (failures >= FAILURES_IN_A_ROW) return null;
    }
    return {
      messages: 0,
      sends: [],
      active: [],
      blocked: [],
      newFiles: false,
      prints: false,
      notices: true,
      more: true,
      held: false,
    };
  };

  const wake = (): void => {
    woken = true;
    if (running !== null || stopped || timer === undefined) return;
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
    start: () => {
      timer ??= setInterval(() => {
        wake();
        single.look();
      }, lookAgainMs);
      timer.unref();
      wake();
    },
    wake,
    oldestMs: hand.oldestMs,
    settled: () => {
      if (held || running !== null) wake();
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await Promise.all([running, single.stop()]);
    },
  };
}

const triesFor = (error: unknown): number => (isLockTimeout(error) ? TRIES_FOR_LOCK : TRIES);
