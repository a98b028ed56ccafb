// One channel's way out: sends what its lanes give, and turns every outcome into a record and into what it means for the rest.
// It claims nothing; rows that cannot go now are handed back to the queue in the database.
import type { ClaimedSend } from '../../db/transactions/claim-outbox.ts';
import type { SendRecord } from '../../db/transactions/record-send.ts';
import type { Channel, SendOutcome } from '../channel.ts';
import { deliver, type Delivery, type Render } from './deliver.ts';
import { createLanes, type Lanes } from './lanes.ts';
import { createNewestId, type NewestId } from './newest-id.ts';
import { type Bucket, createBucket, type Pace } from './pace.ts';
import type { Recorder } from './recorder.ts';

/** What the outlet asks of the sender. */
export interface OutletHooks {
  /** Nothing new may be begun: the process stops or has lost its session. */
  readonly closed: () => boolean;
  /** Rows of this address go back to the queue: newer ones must line up behind them. */
  readonly handedBack: (addressId: number, committed: Promise<void>) => void;
  /** Looks into the queue after so many milliseconds. */
  readonly wakeIn: (ms: number) => void;
  readonly uncertain: () => void;
  /** It is written down how the sending of a reply ended. */
  readonly settled: () => void;
  /** Writes down that the address is closed or has moved; nothing of it may be queued before that. */
  readonly gone: (row: ClaimedSend, reason: 'blocked' | 'dead') => Promise<void>;
  readonly moved: (row: ClaimedSend, nativeId: string) => Promise<void>;
  /** It is parked until its person writes, unless there is another way. */
  readonly waits: (row: ClaimedSend, expected: boolean) => Promise<void>;
  /** Finds another way for what is queued for closed addresses. */
  readonly reroute: () => Promise<void>;
  readonly refused: (row: ClaimedSend, reason: string) => void;
  readonly paused: (untilMs: number | null, reason: string) => void;
}

/** One channel's way out. */
export interface Outlet {
  readonly lanes: Lanes;
  readonly bucket: Bucket;
  readonly pace: Pace;
  /** The highest id that this channel gave to a message of this process. */
  readonly newest: NewestId;
  /** Milliseconds until this channel may send again; 0 when it may, Infinity when a human has to act. */
  readonly heldFor: () => number;
  send(row: ClaimedSend, spaced: boolean): void;
  /** Gives rows back to the queue, due after so many milliseconds. */
  handBack(rows: readonly ClaimedSend[], afterMs: number): Promise<void>;
  /** Lets a paused channel send again. */
  resume(): void;
}

const LONGEST_HOLD_MS = 30_000;
const FIRST_HOLD_MS = 250;

/** Makes the way out of one channel. */
export function createOutlet(
  channel: Channel,
  pace: Pace,
  render: Render,
  recorder: Recorder,
  hooks: OutletHooks,
): Outlet {
  const bucket = createBucket(pace.perSecond);
  const newest = createNewestId();
  let heldUntil = 0;
  let failures = 0;
  const heldFor = (): number => Math.max(0, heldUntil - performance.now());

  const record = (
    row: ClaimedSend,
    more: Omit<SendRecord, 'id' | 'addressId' | 'claims'>,
  ): Promise<void> => {
    const { id, addressId, claims = 0, kind } = row;
    const committed = recorder.add({ id, addressId, claims, ...more });
    if (kind === 'reply' && more.state !== 'sending') void committed.then(hooks.settled);
    return committed;
  };

  const handBack = async (rows: readonly ClaimedSend[], afterMs: number): Promise<void> => {
    if (rows.length === 0) return;
    // A pause without end is the channel's, not the row's: it is due, and nobody claims it.
    const wait = Number.isFinite(afterMs) ? afterMs : 0;
    const written = rows.map((row) => {
      const { providerIds = [] } = row;
      const committed = record(row, { state: 'queued', afterMs: wait, providerIds });
      hooks.handedBack(row.addressId, committed);
      return committed;
    });
    await Promise.all(written);
    hooks.wakeIn(wait);
  };

  /** Stops the whole channel for a while; what has not been begun goes back to the queue. */
  const hold = (ms: number): number => {
    heldUntil = Math.max(heldUntil, performance.now() + ms);
    void handBack(lanes.takeOut(), heldFor());
    return heldFor();
  };

  /** Puts a row back, and all that waits behind it in its chat, when `first` is done. */
  const again = async (
    row: ClaimedSend,
    { providerIds }: Delivery,
    ms: number,
    error: string,
    first?: Promise<void>,
  ) => {
    const behind = lanes.takeOut(row.addressId);
    const afterMs = Number.isFinite(ms) ? ms : 0;
    const back = { state: 'queued', afterMs, providerIds, error, tried: true } as const;
    const committed = first ? first.then(() => record(row, back)) : record(row, back);
    hooks.handedBack(row.addressId, committed);
    if (first) await first;
    await Promise.all([committed, handBack(behind, ms)]);
    hooks.wakeIn(afterMs);
  };

  const retry = (row: ClaimedSend, done: Delivery, outcome: SendOutcome & { kind: 'retry' }) => {
    if (outcome.scope === 'chat') {
      if (!hooks.closed()) lanes.slowDown(row.addressId);
      void again(row, done, outcome.afterMs, outcome.reason);
      return;
    }
    // The network is away: every chat would fail, and asking for each of them would only add to it.
    const pause = Math.min(LONGEST_HOLD_MS, FIRST_HOLD_MS * 2 ** Math.min(failures, 10));
    if (heldFor() === 0) failures += 1;
    void again(row, done, hold(Math.max(outcome.afterMs, pause)), outcome.reason);
  };

  const settle = (row: ClaimedSend, done: Delivery): void => {
    const { outcome, providerIds } = done;
    switch (outcome.kind) {
      case 'sent': {
        failures = 0;
        const { at: endedAt = performance.now() } = outcome;
        const sent = { state: 'sent', providerIds, endedAt } as const;
        if (done.fileLost === undefined) void record(row, sent);
        else
          void record(row, { ...sent, error: done.fileLost }).then(() =>
            hooks.refused(row, done.fileLost ?? ''),
          );
        return;
      }
      case 'retry':
        retry(row, done, outcome);
        return;
      case 'unknown': {
        const { reason } = outcome;
        const committed = record(row, { state: 'uncertain', providerIds, error: reason });
        hooks.handedBack(row.addressId, committed);
        void handBack(lanes.takeOut(row.addressId), 0);
        void committed.then(hooks.uncertain);
        return;
      }
      case 'gone':
        void again(row, done, 0, outcome.reason, hooks.gone(row, outcome.reason)).then(
          hooks.reroute,
        );
        return;
      case 'waits': {
        const parked = {
          state: 'parked',
          providerIds,
          error: outcome.reason,
          tried: true,
        } as const;
        void record(row, parked).then(() => hooks.waits(row, outcome.expected === true));
        return;
      }
      case 'moved':
        void again(row, done, 0, 'moved', hooks.moved(row, outcome.address)).then(hooks.reroute);
        return;
      case 'refused':
        void record(row, { state: 'dead', providerIds, error: outcome.reason, tried: true }).then(
          () => hooks.refused(row, outcome.reason),
        );
        return;
      case 'paused': {
        const first = heldFor() === 0;
        const wait = hold(outcome.untilMs ?? Infinity);
        void again(row, done, wait, outcome.reason);
        if (first) hooks.paused(outcome.untilMs, outcome.reason);
      }
    }
  };

  const work = async (row: ClaimedSend): Promise<void> => {
    // Replies are never held back, but they count for those that are.
    if (row.kind === 'reply') bucket.spend(1, performance.now(), true);
    const begun = performance.now();
    const done = await deliver(row, channel, render, {
      onPart: (providerIds) => void record(row, { state: 'sending', providerIds }),
      goOn: () => !hooks.closed(),
    });
    // Ids of earlier attempts were given at another time; a group has a numbering of its own.
    if (!row.nativeId.startsWith('-'))
      for (const id of done.providerIds.slice(row.providerIds?.length ?? 0))
        newest.given(id, begun);
    settle(row, done);
  };
  const lanes = createLanes(pace, work);

  return {
    lanes,
    bucket,
    pace,
    newest,
    heldFor,
    send: (row, spaced) => lanes.add(row, spaced),
    handBack,
    resume() {
      heldUntil = 0;
      failures = 0;
      hooks.wakeIn(0);
    },
  };
}
