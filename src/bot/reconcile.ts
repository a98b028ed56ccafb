// Finds out what became of messages whose sending ended without a word: after a crash, or when an answer was lost.
// It never sends; a message that was not shown goes back to the queue, once more at most if that cannot be proven.
import type { OpenDatabase } from '../db/connect.ts';
import { isEpochDead, type ProcessSession } from '../db/lease.ts';
import { recordSends, type SendRecord, UNPROVEN } from '../db/transactions/record-send.ts';
import {
  claimingEpochs,
  giveUp,
  idsGiven,
  takeOver,
  type UnawaitedReply,
  type UncertainSend,
  unawaitedReplies,
  uncertainSends,
} from '../db/transactions/uncertain-sends.ts';
import type { ChannelId } from '../domain/conversation/input.ts';
import type { Logger } from '../log.ts';
import type { Channel } from './channel.ts';
import { partKey, type Render, renderParts } from './sender/deliver.ts';
import { findOut } from './sender/find-out.ts';
import type { SendAlert } from './sender.ts';

/** What the reconciler works with. */
export interface ReconcilerSettings {
  readonly db: OpenDatabase['db'];
  readonly channels: ReadonlyMap<ChannelId, Channel>;
  readonly render: Render;
  readonly session: Pick<ProcessSession, 'epoch'>;
  readonly log: Logger;
  readonly alert: (alert: SendAlert) => void;
  /** Rows that this process still works on, whatever their epoch. */
  readonly inHand: () => readonly number[];
  /**
   * Shows something harmless on a channel and gives its id, which is above every id given there before; null where
   * there is no such id. Asked once after a takeover: it bounds the search for what the dead process sent.
   */
  readonly newestId?: (channel: ChannelId) => Promise<string | null>;
  /** Gives an id that the channel gave to something whose sending began at or after `since`, of `performance.now()`. */
  readonly idSince?: (channel: ChannelId, since: number) => string | null;
  /** These addresses have messages that are older than any new one. */
  readonly lineUp: (addressIds: Iterable<number>) => void;
  /** Something is queued again. */
  readonly wake: () => void;
  readonly everyMs?: number;
  /** How long an epoch must be dead before its rows are taken: its process may only have lost its connection. */
  readonly graceMs?: number;
}

/** Settles what is uncertain. */
export interface Reconciler {
  /** Looks once and then now and then. */
  start(): Promise<void>;
  /** Looks soon: something has become uncertain. */
  nudge(): void;
  stop(): Promise<void>;
}

/** A network that cannot be asked right now is asked once more before "no proof" is believed. */
const MOST_PROBES = 2;
const AT_ONCE = 4;
/** In this time a process that sends anything at all has been given an id. */
const SOON_MS = 300;

/** Makes the reconciler of this process. */
export function createReconciler(settings: ReconcilerSettings): Reconciler {
  const { db, channels, render, session, log, everyMs = 2000, graceMs = 1500 } = settings;
  const served = [...channels.keys()];
  const deadSince = new Map<number, number>();
  const probed = new Map<number, number>();
  /** Rows of dead processes that are not settled yet, each with the id that none of their parts can lie above. */
  const ceilings = new Map<number, string>();
  /** When such rows were taken over: whatever is begun later and gets an id bounds them, too. */
  const takenAt = new Map<number, number>();
  /** Those that have waited for such an id once. */
  const patient = new Set<number>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  const goesOn = (): boolean => !stopped;

  /** Gives the number of rows taken over. */
  const takeFromDead = async (): Promise<number> => {
    let taken = 0;
    const own = session.epoch();
    const epochs = (await claimingEpochs(db, served)).filter((epoch) => epoch !== own);
    for (const known of deadSince.keys()) if (!epochs.includes(known)) deadSince.delete(known);
    for (const epoch of epochs) {
      if (!(await isEpochDead(db, epoch))) {
        deadSince.delete(epoch);
        continue;
      }
      const now = performance.now();
      const since = deadSince.get(epoch) ?? now;
      deadSince.set(epoch, since);
      if (now - since < graceMs) {
        if (since === now) later(graceMs);
        continue;
      }
      const rows = await takeOver(db, epoch, own, served, settings.inHand());
      if (rows > 0) log.info({ epoch, rows }, 'took over what a dead process was sending');
      taken += rows;
    }
    return taken;
  };

  /** Bounds what was uncertain after a takeover, when its sending had long ended; no other id says anything about it. */
  const bound = async (rows: readonly UncertainSend[], tookOver: boolean): Promise<void> => {
    const open = rows.filter(
      ({ id, channel, ceiling }) =>
        ceiling === null && !ceilings.has(id) && channels.get(channel)?.probe,
    );
    for (const [channel, own] of Map.groupBy(open, (row) => row.channel)) {
      const now = performance.now();
      const said = tookOver ? await settings.newestId?.(channel).catch(() => null) : null;
      for (const { id } of own) {
        const since = takenAt.get(id) ?? (tookOver ? now : Infinity);
        const found = said ?? settings.idSince?.(channel, since) ?? null;
        if (found !== null) ceilings.set(id, found);
        else if (tookOver) takenAt.set(id, since);
      }
    }
  };

  /** Gives the ids of all parts where the network takes ours, else of those that are known to be sent. */
  const idsIfShown = ({ id, channel, message, providerIds }: UnawaitedReply): readonly string[] => {
    const network = channels.get(channel);
    if (network?.idOf === undefined) return providerIds;
    const parts = renderParts(message, network, render);
    if (typeof parts === 'string') return providerIds;
    return parts.map((_, part) => network.idOf?.(partKey(id, part)) ?? '');
  };

  /** How many messages this look has found so far. */
  let foundNow = 0;

  /** Decides about one row, or leaves it for the next look. */
  const settle = async (
    row: UncertainSend,
    channel: Channel,
    others: ReadonlySet<number>,
  ): Promise<SendRecord | null> => {
    const base = { id: row.id, addressId: row.addressId, claims: row.claims };
    const ceiling = row.ceiling ?? ceilings.get(row.id) ?? null;
    // Something else is likely to be sent soon, and then the search has an end.
    const waits = ceiling === null && takenAt.has(row.id) && !patient.has(row.id);
    const found = await findOut(row, channel, render, { ceiling, others, soon: waits });
    const { providerIds } = found;
    if (found.shown) {
      foundNow += 1;
      return { ...base, state: 'sent', providerIds };
    }
    if (found.why === 'absent') return { ...base, state: 'queued', providerIds, resent: true };
    if (found.why === 'harmless') return { ...base, state: 'queued', providerIds };
    if (waits) {
      patient.add(row.id);
      later(SOON_MS);
      return null;
    }
    // What was found for others narrows the search for this one.
    if (foundNow > 0) {
      later(SOON_MS);
      return null;
    }
    const times = (probed.get(row.id) ?? 0) + 1;
    probed.set(row.id, times);
    if (times < MOST_PROBES) return null;
    probed.delete(row.id);
    // At least once beats never, but only once more: a network without memory would show it again and again.
    if (row.lastError === UNPROVEN) return { ...base, state: 'parked', providerIds };
    return { ...base, state: 'queued', providerIds, error: UNPROVEN, tried: true, resent: true };
  };

  const settleAll = async (tookOver: boolean): Promise<void> => {
    const held = new Set(settings.inHand());
    foundNow = 0;
    const unawaited = await unawaitedReplies(db, session.epoch());
    await giveUp(
      db,
      unawaited.map((reply) => {
        const { id, claims } = reply;
        return { id, claims, providerIds: idsIfShown(reply) };
      }),
    );
    const rows = await uncertainSends(db, session.epoch(), served);
    for (const known of [ceilings, takenAt, patient])
      for (const id of known.keys()) if (!rows.some((row) => row.id === id)) known.delete(id);
    await bound(
      rows.filter((row) => !held.has(row.id)),
      tookOver,
    );
    settings.lineUp(rows.map((row) => row.addressId));
    const given = new Map<ChannelId, Set<number>>();
    for (const [channel, [first]] of Map.groupBy(rows, (row) => row.channel))
      if (first && channels.get(channel)?.probe)
        given.set(channel, await idsGiven(db, channel, first.id));
    // The rows of one address one after the other: one may be found where another is looked for.
    const lines = [...Map.groupBy(rows, (row) => row.addressId).values()];
    const worker = async (): Promise<void> => {
      for (let line = lines.shift(); line && goesOn(); line = lines.shift()) {
        const records: SendRecord[] = [];
        for (const row of line) {
          const channel = channels.get(row.channel);
          const others = given.get(row.channel) ?? new Set();
          const record = channel && !held.has(row.id) ? await settle(row, channel, others) : null;
          if (!record) continue;
          // What was found for one is not asked for again for the others.
          for (const id of record.providerIds) others.add(Number(id));
          records.push(record);
          // Whatever becomes of a later attempt, this bound says nothing about it.
          for (const known of [ceilings, takenAt, patient]) known.delete(row.id);
        }
        await recordSends(db, records);
        tell(records);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  };

  const later = (ms: number): void => void setTimeout(nudge, ms).unref();

  const tell = (records: readonly SendRecord[]): void => {
    const parked = records.filter(({ state }) => state === 'parked').map(({ id }) => ({ id }));
    if (parked.length > 0) settings.alert({ kind: 'parked', parked });
    if (records.length > 0) settings.wake();
  };

  const look = async (): Promise<void> => {
    do {
      again = false;
      try {
        await settleAll((await takeFromDead()) > 0);
      } catch (error) {
        // Nothing is lost: what is uncertain stays so until the next look.
        log.warn({ err: error }, 'uncertain sends could not be settled yet');
      }
    } while (again && goesOn());
  };

  const nudge = (): void => {
    if (stopped) return;
    again = true;
    running ??= look().finally(() => {
      running = null;
    });
  };

  return {
    async start() {
      if (served.length === 0) return;
      timer = setInterval(nudge, everyMs);
      nudge();
      await running;
    },
    nudge,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
