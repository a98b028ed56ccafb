// The outbox loop: claims what is due, gives it to each channel's outlet, and lets no newer message pass an older one.
// It never decides what is said, and never sends a row that this process has not claimed.
//
// One window is left: a crash between a network's answer and the commit of `recordSends`. reconcile.ts closes it
// where the network can be asked; elsewhere a message may then be shown twice.
import type { OpenDatabase } from '../db/connect.ts';
import { withRetry } from '../db/errors.ts';
import type { ProcessSession } from '../db/lease.ts';
import {
  addressesWaiting,
  claimOutbox,
  type ClaimedSend,
  dueOutbox,
  highestId,
  type SendKind,
} from '../db/transactions/claim-outbox.ts';
import { anotherWay } from '../db/transactions/failed-send.ts';
import {
  closeAddress,
  moveAddress,
  rerouteUnreachable,
} from '../db/transactions/release-outbox.ts';
import type { ChannelId } from '../domain/conversation/input.ts';
import type { Logger } from '../log.ts';
import { createHand } from '../loops.ts';
import type { Channel } from './channel.ts';
import type { Render } from './sender/deliver.ts';
import { createLineUp } from './sender/line-up.ts';
import { createOutlet, type Outlet, type OutletHooks } from './sender/outlet.ts';
import { defaultPace, type Pace, unaskedRoom } from './sender/pace.ts';
import { createRecorder } from './sender/recorder.ts';

export type { ClaimedSend } from '../db/transactions/claim-outbox.ts';

/** What a human has to know: a message that will not arrive, or a channel that stands still. */
export type SendAlert =
  | { readonly kind: 'refused'; readonly outboxId: number; readonly reason: string }
  | { readonly kind: 'parked'; readonly parked: readonly { readonly id: number }[] }
  | { readonly kind: 'paused'; readonly channel: ChannelId; readonly reason: string };

/** What the sender works with. */
export interface SenderSettings {
  readonly db: OpenDatabase['db'];
  readonly channels: ReadonlyMap<ChannelId, Channel>;
  readonly render: Render;
  readonly session: Pick<ProcessSession, 'epoch' | 'onLost' | 'onRenewed'>;
  readonly log: Logger;
  readonly alert: (alert: SendAlert) => void;
  /** A send ended without a word and is recorded as uncertain; reconcile.ts looks into it. */
  readonly onUncertain: () => void;
  /** It is known how the sending of a reply ended; what its person wrote meanwhile can be handled. */
  readonly onSettled?: () => void;
  readonly pace?: Partial<Record<ChannelId, Pace>>;
  readonly tickMs?: number;
  /** Longest wait for sends under way when the sender stops. */
  readonly drainMs?: number;
}

/** Sends the outbox. */
export interface Sender {
  /** Looks into the queue now and then; what is left from before goes first. */
  start(): Promise<void>;
  /** Sends rows that were committed as `sending` with the epoch of this process. */
  take(rows: readonly ClaimedSend[]): void;
  /** Says that something was queued. */
  wake(): void;
  /** Says that these addresses have older messages: what is taken for them waits its turn in the queue. */
  lineUp(addressIds: Iterable<number>): void;
  /** Lets a channel that was paused for good send again. */
  resume(channel: ChannelId): void;
  /** Gives the highest id this channel gave to a message that was begun at or after `since`, of `performance.now()`. */
  newestId(channel: ChannelId, since: number): string | null;
  /** This channel has shown that it numbers the messages of each chat for themselves. */
  numbersApart(channel: ChannelId): boolean;
  /** Does not send these rows under these claims, even if they are handed over later. */
  disown(rows: readonly { readonly id: number; readonly claims: number }[]): void;
  /** Rows this process still works on or has not written down yet. */
  inHand(): number[];
  /** Milliseconds for which the queue could not be looked through, and since the oldest record not committed yet was given. */
  oldestMs(): { readonly queue: number; readonly records: number };
  /** Takes nothing new, waits for what is under way, hands the rest back. */
  stop(): Promise<void>;
}

const KINDS: readonly SendKind[] = ['reply', 'notice', 'broadcast'];
const PACED_AGAIN_MS = 200;
/** Messages for addresses that were closed elsewhere are looked for this seldom. */
const REROUTE_TICKS = 30;

/** Makes the sender of this process. */
export function createSender(settings: SenderSettings): Sender {
  const { db, channels, render, session, log, alert, tickMs = 1000, drainMs = 10_000 } = settings;
  const recorder = createRecorder(db, log);
  const waiting = createLineUp();
  const timers = new Set<NodeJS.Timeout>();
  const disowned = new Set<string>();
  let stopping = false;
  let lost = false;
  let filling: Promise<void> | null = null;
  let ticking: NodeJS.Timeout | undefined;
  let again = false;
  let ticks = 0;

  const closed = (): boolean => stopping || lost;
  const persist = async (work: () => Promise<void>): Promise<void> => {
    try {
      await withRetry(work, { max: 8 });
    } catch (error) {
      // The next try to send to it ends the same way and comes here again.
      log.error({ err: error }, 'an address could not be updated');
    }
  };
  const reroute = async (): Promise<void> => {
    try {
      const parked = await rerouteUnreachable(db);
      if (parked.length > 0) alert({ kind: 'parked', parked });
      wake();
    } catch (error) {
      log.warn({ err: error }, 'closed addresses could not be looked through');
    }
  };
  const hooksOf = (channel: ChannelId): OutletHooks => ({
    closed,
    handedBack: waiting.add,
    wakeIn: (ms) => wakeIn(ms),
    uncertain: settings.onUncertain,
    settled: () => settings.onSettled?.(),
    gone: async (row, reason) => persist(() => closeAddress(db, row.addressId, reason)),
    moved: async (row, nativeId) => persist(() => moveAddress(db, row.addressId, nativeId)),
    waits: async (row, expected) => {
      try {
        if (await anotherWay(db, row.id)) wake();
        else if (!expected) alert({ kind: 'parked', parked: [{ id: row.id }] });
      } catch (error) {
        log.warn({ err: error }, 'another way could not be looked for');
      }
    },
    reroute,
    refused: (row, reason) => {
      log.error({ outboxId: row.id, reason }, 'a message was refused');
      alert({ kind: 'refused', outboxId: row.id, reason });
    },
    paused: (untilMs, reason) => {
      log.error({ channel, untilMs, reason }, 'channel paused');
      alert({ kind: 'paused', channel, reason });
    },
  });
  const outlets = new Map<ChannelId, Outlet>();
  for (const [id, channel] of channels) {
    const pace = settings.pace?.[id] ?? defaultPace[id];
    outlets.set(id, createOutlet(channel, pace, render, recorder, hooksOf(id)));
  }

  const wakeIn = (ms: number): void => {
    if (stopping) return;
    if (ms <= 0) {
      wake();
      return;
    }
    const timer = setTimeout(() => {
      timers.delete(timer);
      wake();
    }, ms);
    timers.add(timer);
  };

  const wake = (): void => {
    // Before the start it is not known yet who has older messages.
    if (closed() || ticking === undefined) return;
    again = true;
    filling ??= fillUntilDone().finally(() => {
      filling = null;
    });
  };

  const hand = createHand();
  let looked: (() => void) | null = null;
  const fillUntilDone = async (): Promise<void> => {
    while (again && !closed()) {
      again = false;
      // A look that failed is not over: the next one goes on with it.
      looked ??= hand.begin();
      try {
        await fill();
        looked();
        looked = null;
      } catch (error) {
        // Not lost: the rows stay queued, and the next tick looks again.
        log.warn({ err: error }, 'the outbox could not be read');
      }
    }
  };

  const fill = async (): Promise<void> => {
    const open = [...outlets].filter(([, outlet]) => outlet.heldFor() === 0).map(([id]) => id);
    const due = await dueOutbox(db, open);
    for (const kind of KINDS) {
      for (const { channel } of due.filter((one) => one.kind === kind)) {
        const outlet = outlets.get(channel);
        if (outlet && !closed()) await claim(channel, outlet, kind);
      }
    }
  };

  const claim = async (channel: ChannelId, outlet: Outlet, kind: SendKind): Promise<void> => {
    const room = 2 * outlet.pace.concurrency - outlet.lanes.size();
    const paced =
      kind === 'reply'
        ? room
        : Math.min(
            outlet.bucket.available(performance.now()),
            unaskedRoom(outlet.pace, outlet.lanes.unasked()),
          );
    const limit = Math.min(room, paced);
    const epoch = session.epoch();
    const mark = waiting.mark();
    const newest = outlet.newest.get();
    const rows = await claimOutbox(db, { epoch, channels: [channel], kind, limit, newest });
    if (kind !== 'reply') outlet.bucket.spend(rows.length, performance.now());
    for (const row of rows) place(outlet, row, true);
    // A due row may come without those behind it, which are due a moment later: they still wait.
    for (const { addressId, repliesLeft } of rows) {
      if (!repliesLeft) waiting.emptied(addressId, mark);
    }
    // More may be due than there was room or pace for, or than one address may have at a time.
    if (rows.length > 0 || limit <= 0) wakeIn(PACED_AGAIN_MS);
  };

  const place = (outlet: Outlet, row: ClaimedSend, claimed: boolean): void => {
    if (disowned.has(`${row.id}:${row.claims ?? 0}`)) return;
    const stale = row.claimedBy !== undefined && row.claimedBy !== session.epoch();
    const behind = !claimed && waiting.has(row.addressId);
    const held = outlet.heldFor();
    if (closed() || stale || behind || held > 0) void outlet.handBack([row], held);
    else outlet.send(row, claimed);
  };

  const giveBack = ({ id, addressId, claims = 0, providerIds = [] }: ClaimedSend) =>
    recorder.add({ id, addressId, claims, providerIds, state: 'queued' });

  const tick = (): void => {
    for (const outlet of outlets.values()) outlet.lanes.tidy();
    wake();
    ticks += 1;
    if (ticks % REROUTE_TICKS === 1) void reroute();
  };

  // While the session is lost another process may take our rows over: what has not begun goes back.
  const forget = [
    session.onLost(() => {
      lost = true;
      for (const outlet of outlets.values()) void outlet.handBack(outlet.lanes.takeOut(), 0);
    }),
    session.onRenewed(() => {
      lost = false;
      wake();
    }),
  ];

  return {
    async start() {
      const served = [...channels.keys()];
      if (served.length === 0) return;
      for (const addressId of await addressesWaiting(db, served)) waiting.add(addressId);
      for (const [id, outlet] of outlets) {
        const known = channels.get(id)?.probe ? await highestId(db, id) : null;
        if (known !== null) outlet.newest.known(known);
      }
      ticking = setInterval(tick, tickMs);
      wake();
    },
    take(rows) {
      for (const row of rows) {
        const outlet = outlets.get(row.channel);
        if (outlet) place(outlet, row, false);
        // Another process serves this channel and finds the row in the queue.
        else void giveBack(row);
      }
    },
    wake,
    disown: (rows) => {
      for (const { id, claims } of rows) disowned.add(`${id}:${claims}`);
    },
    lineUp: (addressIds) => {
      for (const addressId of addressIds) waiting.add(addressId);
    },
    newestId: (channel, since) => outlets.get(channel)?.newest.get(since) ?? null,
    numbersApart: (channel) => outlets.get(channel)?.newest.apart() ?? false,
    resume: (channel) => outlets.get(channel)?.resume(),
    inHand: () => [
      ...recorder.waiting(),
      ...[...outlets.values()].flatMap((outlet) => [...outlet.lanes.rows()].map(({ id }) => id)),
    ],
    oldestMs: () => ({ queue: hand.oldestMs(), records: recorder.oldestMs() }),
    async stop() {
      stopping = true;
      clearInterval(ticking);
      for (const timer of timers) clearTimeout(timer);
      for (const end of forget) end();
      const deadline = performance.now() + drainMs;
      for (const outlet of outlets.values()) void outlet.handBack(outlet.lanes.takeOut(), 0);
      const busy = () => [...outlets.values()].some((outlet) => outlet.lanes.underWay() > 0);
      const ended = (async () => {
        while (busy() && performance.now() < deadline) await pause(10);
        await recorder.flushed();
      })();
      await Promise.race([ended, pause(drainMs)]);
    },
  };
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
