// Finds out what became of messages whose sending ended without a word: after a crash, or when an answer was lost.
// It never sends; a message that was not shown goes back to the queue, once more at most if that cannot be proven.
import type { OpenDatabase } from '../db/connect.ts';
import { isEpochDead, type ProcessSession } from '../db/lease.ts';
import { recordSends, type SendRecord, UNPROVEN } from '../db/transactions/record-send.ts';
import {
  boundSends,
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
import { findOut, type Searched } from './sender/find-out.ts';
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
  /** The channel has shown that it numbers the messages of each chat for themselves. */
  readonly numbersApart?: (channel: ChannelId) => boolean;
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

/** Where nothing was found and nothing says how far to look, it is looked once more before "no proof" is believed. */
const MOST_LOOKS = 2;
/** A network that answers so many questions in a row with trouble of its own, but sends, is not asked any more. */
const MOST_TROUBLES = 10;
const AT_ONCE = 4;
/** So long a chat is left alone that a broadcast was under way to when the process died. */
const UNREAD_WAIT_MS = 5000;
/** In this time a process that sends anything at all has been given an id. */
const SOON_MS = 600;
/** What is likely to be known better soon is looked into again after this time. */
const AGAIN_MS = 200;

/** What a channel is known to have given to other messages. */
interface KnownIds {
  readonly others: Set<number>;
  readonly highest: number;
}

/** What this process knows of a row in doubt, beside what is in the database. */
interface Doubt {
  /** The claim that it is about. */
  readonly claims: number;
  /** When the row was taken over, of `performance.now()`: whatever is begun later and gets an id bounds it. Null: it was not. */
  takenAt: number | null;
  looks: number;
  troubles: number;
  searched: Searched | null;
}

const newDoubt = (claims: number): Doubt => ({
  claims,
  takenAt: null,
  looks: 0,
  troubles: 0,
  searched: null,
});

/** Makes the reconciler of this process. */
export function createReconciler(settings: ReconcilerSettings): Reconciler {
  const { db, channels, render, session, log, everyMs = 2000, graceMs = 1500 } = settings;
  const served = [...channels.keys()];
  const deadSince = new Map<number, number>();
  const doubts = new Map<number, Doubt>();
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

  const doubtOf = ({ id, claims }: UncertainSend): Doubt => {
    const known = doubts.get(id);
    if (known?.claims === claims) return known;
    const fresh = newDoubt(claims);
    doubts.set(id, fresh);
    return fresh;
  };

  /**
   * Bounds what was uncertain after a takeover, when its sending had long ended; no other id says anything about it. Gives
   * the rows with what is known now.
   */
  const bound = async (
    rows: readonly UncertainSend[],
    tookOver: boolean,
  ): Promise<UncertainSend[]> => {
    const found = new Map<number, string>();
    if (tookOver) for (const row of rows) doubtOf(row).takenAt ??= performance.now();
    for (const [channel, own] of Map.groupBy(rows, (row) => row.channel)) {
      const open = own.filter(({ ceiling }) => ceiling === null);
      if (open.length === 0 || !channels.get(channel)?.probe) continue;
      const said = tookOver ? await settings.newestId?.(channel).catch(() => null) : null;
      for (const row of open) {
        const since = doubtOf(row).takenAt ?? Infinity;
        const id = said ?? settings.idSince?.(channel, since) ?? null;
        if (id !== null) found.set(row.id, id);
      }
    }
    // The process after this one need not look further either, and what it sends is not in between.
    await boundSends(
      db,
      session.epoch(),
      [...found].map(([id, ceiling]) => ({ id, ceiling })),
    );
    return rows.map((row) => ({ ...row, ceiling: row.ceiling ?? found.get(row.id) ?? null }));
  };

  /** Gives the ids of all parts where the network takes ours, else of those that are known to be sent. */
  const idsIfShown = ({ id, channel, message, providerIds }: UnawaitedReply): readonly string[] => {
    const network = channels.get(channel);
    if (network?.idOf === undefined) return providerIds;
    const parts = renderParts(message, network, render);
    if (typeof parts === 'string') return providerIds;
    return parts.map((_, part) => network.idOf?.(partKey(id, part)) ?? '');
  };

  /** When a chat that said "later" may be asked again, by its address. */
  const quietUntil = new Map<number, number>();
  /** How many messages this look has found so far. */
  let foundNow = 0;
  /** The channels on which this look sends one again without knowing that it was not shown. */
  const guessed = new Set<ChannelId>();

  /** Decides about one row, or leaves it for the next look. */
  const settle = async (
    row: UncertainSend,
    channel: Channel,
    known: KnownIds,
  ): Promise<SendRecord | null> => {
    const base = { id: row.id, addressId: row.addressId, claims: row.claims };
    const doubt = doubtOf(row);
    // Something else is likely to be sent soon, and then the search has an end.
    const waits =
      row.ceiling === null && performance.now() - (doubt.takenAt ?? -Infinity) < SOON_MS;
    const apart = settings.numbersApart?.(row.channel) ?? false;
    const { searched } = doubt;
    const found = await findOut(row, channel, render, { ...known, apart, soon: waits, searched });
    const { providerIds } = found;
    if (found.shown) {
      foundNow += 1;
      return { ...base, state: 'sent', providerIds };
    }
    // It may have been refused with a wait that nobody has read; people who are waiting come first.
    const afterMs = row.kind === 'broadcast' && doubt.takenAt !== null ? UNREAD_WAIT_MS : 0;
    if (found.why === 'absent')
      return { ...base, state: 'queued', providerIds, resent: true, afterMs };
    if (found.why === 'harmless') return { ...base, state: 'queued', providerIds };
    if (found.searched?.upTo !== searched?.upTo) doubt.troubles = 0;
    doubt.searched = found.searched;
    if (found.why === 'later' && doubt.troubles < MOST_TROUBLES) {
      doubt.troubles += 1;
      quietUntil.set(row.addressId, performance.now() + found.afterMs);
      later(found.afterMs);
      return null;
    }
    doubt.troubles = 0;
    if (found.why === 'going on' && !waits) {
      later(0);
      return null;
    }
    // And what was found for others narrows the search for this one.
    if (waits || foundNow > 0) {
      later(AGAIN_MS);
      return null;
    }
    doubt.looks += 1;
    if (doubt.looks < MOST_LOOKS) return null;
    // One at a time: the id that it gets bounds all the others.
    if (found.why === 'open' && guessed.has(row.channel)) {
      later(AGAIN_MS);
      return null;
    }
    guessed.add(row.channel);
    // At least once beats never, but only once more where nothing can be found out: a network without memory would show it
    // again and again. Where it can, every attempt is looked for from where the first one began.
    if (row.lastError === UNPROVEN && found.why !== 'open')
      return { ...base, state: 'parked', providerIds };
    const again = { state: 'queued', error: UNPROVEN, tried: true, resent: true } as const;
    return { ...base, ...again, providerIds, afterMs };
  };

  const settleAll = async (tookOver: boolean): Promise<void> => {
    const held = new Set(settings.inHand());
    foundNow = 0;
    guessed.clear();
    const unawaited = await unawaitedReplies(db, session.epoch());
    await giveUp(
      db,
      unawaited.map((reply) => {
        const { id, claims } = reply;
        return { id, claims, providerIds: idsIfShown(reply) };
      }),
    );
    const uncertain = await uncertainSends(db, session.epoch(), served);
    const unsettled = new Set(uncertain.map(({ id }) => id));
    for (const id of doubts.keys()) if (!unsettled.has(id)) doubts.delete(id);
    const rows = await bound(
      uncertain.filter((row) => !held.has(row.id)),
      tookOver,
    );
    settings.lineUp(uncertain.map((row) => row.addressId));
    const given = new Map<ChannelId, KnownIds>();
    for (const [channel, own] of Map.groupBy(rows, (row) => row.channel)) {
      if (!channels.get(channel)?.probe) continue;
      const others = await idsGiven(db, channel, Math.min(...own.map(({ id }) => id)));
      given.set(channel, { others, highest: [...others].reduce((a, b) => Math.max(a, b), 0) });
    }
    // The rows of one address one after the other: one may be found where another is looked for.
    const lines = [...Map.groupBy(rows, (row) => row.addressId).values()];
    const worker = async (): Promise<void> => {
      for (let line = lines.shift(); line && goesOn(); line = lines.shift()) {
        const records: SendRecord[] = [];
        for (const row of line) {
          if (performance.now() < (quietUntil.get(row.addressId) ?? 0)) continue;
          quietUntil.delete(row.addressId);
          const channel = channels.get(row.channel);
          const known = given.get(row.channel) ?? { others: new Set(), highest: 0 };
          const record = channel ? await settle(row, channel, known) : null;
          if (!record) continue;
          // What was found for one is not asked for again for the others.
          for (const id of record.providerIds) known.others.add(Number(id));
          records.push(record);
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
