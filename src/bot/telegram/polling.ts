// Receiving by long polling: ask, hand in, and only then confirm by asking for what comes after.
// It never confirms an update that is not committed, and it stops asking while the sink refuses.
import { type Api, GrammyError } from 'grammy';
import type { Logger } from '../../log.ts';
import { createHand } from '../../loops.ts';
import { ofGrammy, pollSeconds } from './client.ts';
import { describe, waitOf } from './failures.ts';
import type { Batch, Handover } from './handover.ts';
import { updateId } from './parse.ts';
import { backOff, pause } from './pause.ts';

/** The kinds of update that are asked for. Telegram remembers the last list, so it is always sent. */
export const wantedUpdates = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
] as const;

export interface PollingOptions {
  readonly api: Api;
  readonly handover: Handover;
  readonly log: Logger;
  /** Asked before every poll: true while this process is the one that may poll. */
  readonly mayPoll: () => Promise<boolean>;
}

const longestPauseMs = 5000;
const pauseAfterWrongTokenMs = 30_000;
// Whoever polls and stands still is followed within 10 s: eight of silence, and two of these at most.
const pauseWithoutLeaseMs = 500;
// A poll takes at most 25 s, and two in a row may fail before anybody is alarmed.
const silentAfterMs = 90_000;
// After a week without updates Telegram may go on with lower ids, and an old offset would pass over them.
const offsetLivesMs = 5 * 24 * 3600 * 1000;

/** One polling loop. Start it once; after `stop` it is over. */
export class Polling {
  readonly #options: PollingOptions;
  readonly #stop = new AbortController();
  readonly #hand = createHand();
  #loop: Promise<void> = Promise.resolve();
  #offset: { readonly next: number; readonly since: number } | undefined;
  /** A webhook stands in the way, or may: it is taken off before the next poll. */
  #conflict = false;
  #failures = 0;
  #state: { ok: boolean; detail: string; at: number } = {
    ok: false,
    detail: 'not yet polled',
    at: 0,
  };

  constructor(options: PollingOptions) {
    this.#options = options;
  }

  /** Begins to poll in the background. */
  start(): void {
    this.#loop = this.#run();
  }

  /** Stops asking; a batch that is being committed may finish, but nothing more is confirmed. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#loop;
  }

  /** Says whether updates come in, or since when and why not. */
  health(): { readonly ok: boolean; readonly detail: string } {
    const { ok, detail, at } = this.#state;
    const age = performance.now() - at;
    if (ok && age > silentAfterMs)
      return { ok: false, detail: `no answer to a poll for ${Math.round(age / 1000)} s` };
    return { ok, detail: ok ? `${detail}, ${Math.round(age / 1000)} s ago` : detail };
  }

  /** Milliseconds since the round under way began: a poll, and the commit of what it brought. */
  oldestMs(): number {
    return this.#hand.oldestMs();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      const done = this.#hand.begin();
      try {
        await this.#round(signal).finally(done);
        this.#failures = 0;
      } catch (error) {
        if (!signal.aborted) await this.#wait(error, signal);
      }
    }
  }

  async #round(signal: AbortSignal): Promise<void> {
    const { api, handover, mayPoll } = this.#options;
    if (!(await mayPoll())) {
      this.#note(true, 'another process polls');
      await pause(pauseWithoutLeaseMs, signal);
      return;
    }
    // Not asked for at every start: people wait for the first poll, and there is one only where it was set up otherwise.
    if (this.#conflict) {
      await api.raw.deleteWebhook({ drop_pending_updates: false }, ofGrammy(signal));
      this.#conflict = false;
    }
    const offset = this.#confirmed();
    const updates: unknown = await api.raw.getUpdates(
      {
        ...(offset === undefined ? {} : { offset }),
        limit: 100,
        timeout: pollSeconds,
        allowed_updates: wantedUpdates,
      },
      ofGrammy(signal),
    );
    if (!Array.isArray(updates)) throw new Error('getUpdates did not answer with a list');
    this.#note(true, 'polled');
    if (updates.length === 0) return;
    const batch = handover.read(updates.map((update: unknown) => ({ update })));
    if (!(await this.#commit(batch, signal))) return;
    const ids = updates.map(updateId).filter((id) => id !== undefined);
    // Updates without an id cannot be confirmed and would come again at once for ever.
    if (ids.length === 0) throw new Error('updates without an id');
    this.#offset = { next: Math.max(...ids) + 1, since: performance.now() };
  }

  #confirmed(): number | undefined {
    if (this.#offset && performance.now() - this.#offset.since > offsetLivesMs)
      this.#offset = undefined;
    return this.#offset?.next;
  }

  // The same batch again and again until it is committed: meanwhile Telegram keeps what comes after.
  async #commit(batch: Batch, signal: AbortSignal): Promise<boolean> {
    for (let failures = 1; ; failures += 1) {
      try {
        await this.#options.handover.commit(batch);
        return true;
      } catch (error) {
        if (signal.aborted) return false;
        this.#note(false, 'received messages cannot be stored');
        if (isRound(failures))
          this.#options.log.error(
            { err: error, failures, messages: batch.messages.length },
            'telegram messages not stored, kept and tried again',
          );
        await pause(backOff(failures, longestPauseMs), signal);
        if (signal.aborted) return false;
      }
    }
  }

  async #wait(error: unknown, signal: AbortSignal): Promise<void> {
    this.#failures += 1;
    const code = error instanceof GrammyError ? error.error_code : 0;
    const reason = describe(error);
    this.#note(false, `polling fails: ${reason}`);
    // A conflict is another poller, or a webhook that somebody set: that one is taken off.
    if (code === 409) this.#conflict = true;
    if (isRound(this.#failures))
      this.#options.log[code === 409 || code === 401 ? 'error' : 'warn'](
        { reason, failures: this.#failures },
        code === 409
          ? 'telegram: another poller or a webhook takes the updates'
          : 'telegram poll failed',
      );
    const wrongToken = code === 401 || code === 404;
    await pause(
      code === 429
        ? waitOf(error)
        : wrongToken
          ? pauseAfterWrongTokenMs
          : backOff(this.#failures, longestPauseMs),
      signal,
    );
  }

  #note(ok: boolean, detail: string): void {
    this.#state = { ok, detail, at: performance.now() };
  }
}

// The first failure and then ever more rarely, so that an hour's outage is a dozen lines of log.
const isRound = (failures: number): boolean => (failures & (failures - 1)) === 0;
