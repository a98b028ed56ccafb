// Handles people one at a time, input after input, when they could not be handled together; and those of whom something
// is known to fail, beside everybody else, until it is handled or closed.
// It closes nothing because the database has trouble: only a defect, or what others could not wait for any longer.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../../db/connect.ts';
import {
  isDefect,
  isLockTimeout,
  isReadOnly,
  isRetryable,
  isUnavailable,
} from '../../db/errors.ts';
import {
  claimFailing,
  type Closing,
  closeUnhandled,
  failingOf,
  forgetFailing,
  type PersonInput,
  recordFailure,
  tryAgainIn,
} from '../../db/transactions/failing-inputs.ts';
import {
  type Alone,
  type Handled,
  type Handling,
  handleInbound,
  Moved,
  Rehearsed,
} from '../../db/transactions/handle-inbound.ts';
import { inputsOf } from '../../db/views/waiting.ts';
import type { Logger } from '../../log.ts';

/** What an operator has to know of an input that cannot be handled. `inboxId` is null for the outcome of files. */
export interface InputTrouble {
  readonly kind: 'failed' | 'in_doubt' | 'overdue';
  readonly inboxId: number | null;
}

/** What the handling of people alone works with. */
export interface AloneParts {
  readonly db: Db;
  readonly handling: Handling;
  readonly log: Logger;
  readonly onHandled: (handled: Handled) => void;
  /** A message of this address was closed unhandled, and its person is told so before anything newer. */
  readonly onClosed: (addressId: number) => void;
  readonly onTrouble: (trouble: InputTrouble) => void;
  /** Somebody's failing inputs are through: they may have written more. */
  readonly onThrough: () => void;
  /** How long later messages of a person wait for one that fails and is no defect. */
  readonly patienceMs?: number;
  readonly longestPauseMs?: number;
}

/** How it went: all is handled; something failed and is written down; left to another time; the database is away. */
type Ended = 'done' | 'failed' | 'left' | 'away';

/** Handles people alone. */
export interface AloneWorker {
  /** Handles all that one person waits for, as far as nothing fails. */
  person(personId: number): Promise<Ended>;
  /** Others were handled just now. */
  othersWentWell(): void;
  /** Looks for failing inputs that are due. */
  look(): void;
  stop(): Promise<void>;
}

const MOST_DEFECTS = 3;
/** So often a message must fail, and others be handled in between, before they go on without it. */
const WHILE_OTHERS_GO_ON = 3;
const TRIES = 5;
const AT_ONCE = 4;
const FIRST_PAUSE_MS = 250;

const keyOf = (personId: number, input: PersonInput): string => `${personId}:${input}`;
const idOf = (input: PersonInput): number | null => (input === 'files' ? null : input);

/** Makes the worker of one process. */
export function createAloneWorker(parts: AloneParts): AloneWorker {
  const { db, handling, log, patienceMs = 10 * 60_000, longestPauseMs = 10_000 } = parts;
  const failures = new Map<string, { readonly at: number; readonly whileWell: number }>();
  const toldOf = new Set<string>();
  let wentWell: { readonly at: number; readonly by: number | null } = { at: -Infinity, by: null };
  const stopping = new AbortController();
  const stopped = (): boolean => stopping.signal.aborted;
  let looking: Promise<void> | null = null;

  /** Handles one input: true when it is, false when another process is at it, or else the error. */
  const attempt = async (personId: number, alone: Alone): Promise<boolean | { error: unknown }> => {
    for (let tries = 1; ; tries += 1) {
      try {
        const handled = await handleInbound(db, handling, 1, [personId], alone);
        if (!handled.more && handled.messages === 0 && !handled.notices && alone.input !== 'files')
          return false;
        // The sentence about the message that was closed goes first.
        if (alone.instead !== undefined)
          for (const { addressId } of handled.sends) parts.onClosed(addressId);
        onHandled(personId, handled);
        return true;
      } catch (error) {
        if (error instanceof Rehearsed) return true;
        handling.cache.clear();
        const met = error instanceof Moved || (isRetryable(error) && !isUnavailable(error));
        if (met && !isLockTimeout(error) && tries < TRIES)
          await sleep(Math.random() * 20 * 2 ** tries);
        else return error instanceof Moved ? false : { error };
      }
    }
  };

  const onHandled = (personId: number, handled: Handled): void => {
    wentWell = { at: performance.now(), by: personId };
    parts.onHandled(handled);
  };

  const close = async (closing: Closing): Promise<void> => {
    let addressId: number | null;
    try {
      addressId = await closeUnhandled(db, closing);
    } catch (error) {
      if (concernsAll(error)) throw error;
      // What fails may be the sentence to them, and they must go on all the same.
      log.warn({ err: error, inboxId: closing.inboxId }, 'a message is closed without a word');
      addressId = await closeUnhandled(db, { ...closing, say: false });
    }
    ended(closing, addressId);
  };

  const ended = ({ inboxId, outcome, error }: Closing, addressId: number | null): void => {
    if (outcome === 'failed')
      log.error({ inboxId, reason: error }, 'a message could not be handled');
    else log.error({ inboxId, reason: error }, 'a message is in doubt; later ones go on');
    parts.onTrouble({ kind: outcome, inboxId });
    if (addressId !== null) parts.onClosed(addressId);
  };

  /** Decides what follows from a failure: 'waits' ends the person's turn, 'next' goes on with the input after it, 'after next' with that after the next. */
  const failed = async (
    personId: number,
    input: PersonInput,
    { error, begun }: { readonly error: unknown; readonly begun: number },
    next: PersonInput | undefined,
  ): Promise<'waits' | 'next' | 'after next'> => {
    const reason = error instanceof Error ? error.message : 'unknown';
    const defect = isDefect(error);
    const { attempts, defects, overdue } = await recordFailure(db, personId, input, {
      error: reason,
      defect,
      patienceMs,
    });
    const key = keyOf(personId, input);
    const whileWell = failedAgain(personId, key, begun);
    log.warn({ err: error, inboxId: idOf(input), attempts }, 'an input could not be handled yet');
    await tryAgainIn(db, personId, pauseAfter(attempts));
    if (input !== 'files' && defects >= MOST_DEFECTS) {
      await close({ inboxId: input, outcome: 'failed', error: reason });
      return 'next';
    }
    if (!overdue && defects < MOST_DEFECTS) return 'waits';
    // Files stay: they bar the way to nothing, and are tried until they are told.
    if (input === 'files') {
      overdueTold(key, null);
      return 'next';
    }
    const closing = { inboxId: input, outcome: 'in_doubt', error: reason } as const;
    if (whileWell >= WHILE_OTHERS_GO_ON) {
      await close(closing);
      return 'next';
    }
    const passed =
      next === undefined || next === 'files' ? 'waits' : await passOver(personId, closing, next);
    if (passed === 'waits') overdueTold(key, input);
    return passed;
  };

  /**
   * Counts how often an input has failed while the database was well: others were handled after it had failed before, and
   * before it was tried again. What fails while a fault of the database ends is not counted.
   */
  const failedAgain = (personId: number, key: string, begun: number): number => {
    const before = failures.get(key);
    const well =
      before !== undefined &&
      wentWell.at > before.at &&
      wentWell.at < begun &&
      wentWell.by !== personId;
    const whileWell = (before?.whileWell ?? 0) + (well ? 1 : 0);
    failures.set(key, { at: performance.now(), whileWell });
    return whileWell;
  };

  /**
   * Nobody else shows whether the database is well. If the next message could be handled and this one, tried after that,
   * still cannot, it is closed in the commit that handles the next.
   */
  const passOver = async (
    personId: number,
    closing: Closing,
    next: PersonInput,
  ): Promise<'waits' | 'next' | 'after next'> => {
    for (const say of [true, false]) {
      const instead = { ...closing, say };
      const could = await attempt(personId, { input: next, instead, rehearse: true });
      if (could === false) return 'waits';
      if (could !== true && !isDefect(could.error)) continue;
      const again = await attempt(personId, { input: closing.inboxId });
      if (typeof again === 'boolean') return again ? 'next' : 'waits';
      if (could !== true) {
        // The next one has a defect of its own, which is dealt with when it comes first.
        await close(closing);
        return 'next';
      }
      if ((await attempt(personId, { input: next, instead })) !== true) return 'waits';
      ended(instead, null);
      return 'after next';
    }
    return 'waits';
  };

  const overdueTold = (key: string, inboxId: number | null): void => {
    if (toldOf.has(key)) return;
    toldOf.add(key);
    parts.onTrouble({ kind: 'overdue', inboxId });
  };

  const pauseAfter = (attempts: number): number =>
    Math.min(longestPauseMs, FIRST_PAUSE_MS * 2 ** Math.min(attempts - 1, 20));

  const handle = async (personId: number): Promise<Ended> => {
    const known = await failingOf(db, personId, patienceMs);
    const inputs = await inputsOf(db, personId);
    let remains = false;
    for (let at = 0; at < inputs.length; at += 1) {
      const input = inputs[at];
      if (input === undefined || stopped()) return 'left';
      const begun = performance.now();
      const result = await attempt(personId, { input });
      if (result === false) return 'left';
      if (result === true) {
        forget(personId, input);
        if (known.has(input)) await forgetFailing(db, personId, input);
        continue;
      }
      if (concernsAll(result.error)) throw result.error;
      const verdict = await failed(personId, input, { ...result, begun }, inputs[at + 1]);
      if (verdict === 'waits') return 'failed';
      if (input === 'files') remains = true;
      else forget(personId, input);
      if (verdict === 'after next') at += 1;
    }
    if (remains) return 'failed';
    if (known.size > 0) await forgetFailing(db, personId);
    return 'done';
  };

  const forget = (personId: number, input: PersonInput): void => {
    failures.delete(keyOf(personId, input));
    toldOf.delete(keyOf(personId, input));
  };

  const person = async (personId: number): Promise<Ended> => {
    try {
      return await handle(personId);
    } catch (error) {
      // What failed cannot be written down either: then it is the database, and everybody waits.
      log.warn({ err: error }, 'messages of one person wait for the database');
      return 'away';
    }
  };

  const lookAll = async (): Promise<void> => {
    const due = await claimFailing(db, AT_ONCE);
    await Promise.all(
      due.map(async (first) => {
        for (let next: number | undefined = first; next !== undefined && !stopped();) {
          const ended = await person(next);
          if (ended === 'left' || ended === 'away') await tryAgainIn(db, next, 1000);
          if (ended === 'away') return;
          if (ended === 'done') parts.onThrough();
          [next] = await claimFailing(db, 1);
        }
      }),
    );
  };

  return {
    person,
    othersWentWell: () => {
      wentWell = { at: performance.now(), by: null };
    },
    look() {
      if (stopped()) return;
      looking ??= lookAll()
        .catch((error: unknown) => log.warn({ err: error }, 'failing inputs wait for the database'))
        .finally(() => {
          looking = null;
        });
    },
    async stop() {
      stopping.abort();
      await looking;
    },
  };
}

/** The database is away or may not be written to: that is nobody's message. */
const concernsAll = (error: unknown): boolean => isUnavailable(error) || isReadOnly(error);
