// Finds out what became of messages whose sending ended without a word: after a crash, or when an answer was lost.
// It never sends; a message that was not shown goes back to the queue, once more at most if that cannot be proven.
import type { OpenDatabase } from '../db/connect.ts';
import type { ProcessSession } from '../db/lease.ts';
import { deadFor } from '../db/transactions/dead-epochs.ts';
import { recordSends, type SendRecord } from '../db/transactions/record-send.ts';
import {
  boundSends,
  claimingEpochs,
  giveUp,
  idsGiven,
  type RowClaim,
  sendingRows,
  takeBackRows,
  takeOver,
  type UnawaitedReply,
  type UncertainSend,
  unawaitedReplies,
  uncertainSends,
} from '../db/transactions/uncertain-sends.ts';
import type { ChannelId } from '../domain/conversation/input.ts';
import type { Logger } from '../log.ts';
import { createHand } from '../loops.ts';
import type { Channel } from './channel.ts';
import { partKey, type Render, renderParts } from './sender/deliver.ts';
import { type Bounds, findOut } from './sender/find-out.ts';
import { likelyIds } from './sender/likely-ids.ts';
import { type Doubt, judge, type Look, newDoubt } from './sender/verdict.ts';
import type { SendAlert } from './sender.ts';

/** What the reconciler works with. */
export interface ReconcilerSettings {
  readonly db: OpenDatabase['db'];
  readonly channels: ReadonlyMap<ChannelId, Channel>;
  readonly render: Render;
  readonly session: Pick<ProcessSession, 'epoch' | 'endSilent'>;
  readonly log: Logger;
  readonly alert: (alert: SendAlert) => void;
  /** Rows that this process still works on, whatever their epoch. */
  readonly inHand: () => readonly number[];
  /** This process is to send these rows no more, should their claim still come to be known: they are settled here. */
  readonly disown: (rows: readonly RowClaim[]) => void;
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
  /** How long a row of our own must be in nobody's hand: the answer to the commit that claimed it may still be on its way. */
  readonly ownGraceMs?: number;
}

/** Settles what is uncertain. */
export interface Reconciler {
  /** Looks once and then now and then. */
  start(): Promise<void>;
  /** Looks soon: something has become uncertain. */
  nudge(): void;
  /** Milliseconds since the look under way began. */
  oldestMs(): number;
  stop(): Promise<void>;
}

const keyOf = ({ id, claims }: RowClaim): string => `${id}:${claims}`;

/** Chats that are asked about at once: after a death under load some dozens are in doubt, and in each somebody waits. */
const AT_ONCE = 16;
/** In this time a process that sends anything at all has been given an id. */
const SOON_MS = 600;

/** What a channel is known to have given to other messages. */
interface KnownIds {
  readonly others: Set<number>;
  readonly highest: number;
  /** What is looked for there and is not found yet, in the order of the queue. */
  readonly looked: UncertainSend[];
}

const nothingKnown = (): KnownIds => ({ others: new Set(), highest: 0, looked: [] });

/** Makes the reconciler of this process. */
export function createReconciler(settings: ReconcilerSettings): Reconciler {
  const { db, channels, render, session, log, everyMs = 2000, graceMs = 500 } = settings;
  const { ownGraceMs = 3000 } = settings;
  const served = [...channels.keys()];
  const strandedSince = new Map<string, number>();
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
    if (epochs.length > 0) await session.endSilent();
    for (const epoch of epochs) {
      // It stands in the database: a process that dies in its turn leaves what it saw to the next one.
      const deadMs = await deadFor(db, epoch);
      if (deadMs === null) continue;
      if (deadMs < graceMs) {
        later(graceMs - deadMs);
        continue;
      }
      const rows = await takeOver(db, epoch, own, served, settings.inHand());
      if (rows > 0) log.info({ epoch, rows }, 'took over what a dead process was sending');
      taken += rows;
    }
    return taken;
  };

  /**
   * Takes back what this process has claimed and does not have in hand: the answer to the commit was lost, or what should
   * have been done with it failed. Gives the number of rows.
   */
  const takeFromOurselves = async (): Promise<number> => {
    const own = session.epoch();
    const rows = await sendingRows(db, own, served, settings.inHand());
    // What was handed over while the question was under way is in good hands.
    const held = new Set(settings.inHand());
    const stranded = rows.filter(({ id }) => !held.has(id));
    const keys = new Set(stranded.map(keyOf));
    for (const key of strandedSince.keys()) if (!keys.has(key)) strandedSince.delete(key);
    const now = performance.now();
    const due = stranded.filter((row) => {
      const since = strandedSince.get(keyOf(row)) ?? now;
      strandedSince.set(keyOf(row), since);
      return now - since >= ownGraceMs;
    });
    if (due.length === 0) return 0;
    settings.disown(due);
    const taken = await takeBackRows(db, own, due);
    if (taken > 0) log.warn({ rows: taken }, 'took back claimed sends that nobody had in hand');
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

  /** Decides about one row, or leaves it for another look. */
  const settle = async (
    row: UncertainSend,
    channel: Channel,
    known: KnownIds & Pick<Bounds, 'inChat'>,
    look: Look,
  ): Promise<SendRecord | null> => {
    const doubt = doubtOf(row);
    const { takenAt, searched } = doubt;
    // Something else is likely to be sent soon, and then the search has an end.
    const soon = row.ceiling === null && takenAt !== null && performance.now() - takenAt < SOON_MS;
    const apart = settings.numbersApart?.(row.channel) ?? false;
    const likely = likelyIds(row, known.looked, known.others, known.highest);
    const found = await findOut(row, channel, render, { ...known, apart, soon, searched, likely });
    const verdict = judge(row, found, doubt, look, soon);
    if ('record' in verdict) return verdict.record;
    const { againMs, quiet = false } = verdict;
    if (againMs === null) return null;
    if (quiet) quietUntil.set(row.addressId, performance.now() + againMs);
    later(againMs);
    return null;
  };

  const settleAll = async (tookOver: boolean): Promise<void> => {
    const held = new Set(settings.inHand());
    const look: Look = { found: 0, guessed: new Set() };
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
      const highest = [...others].reduce((a, b) => Math.max(a, b), 0);
      given.set(channel, { others, highest, looked: own.toSorted((a, b) => a.id - b.id) });
    }
    // The rows of one address one after the other: one may be found where another is looked for.
    const lines = [...Map.groupBy(rows, (row) => row.addressId).values()];
    const worker = async (): Promise<void> => {
      for (let line = lines.shift(); line && goesOn(); line = lines.shift()) {
        const records: SendRecord[] = [];
        const inChat = new Set<number>();
        for (const row of line) {
          if (performance.now() < (quietUntil.get(row.addressId) ?? 0)) continue;
          quietUntil.delete(row.addressId);
          const channel = channels.get(row.channel);
          const known = given.get(row.channel) ?? nothingKnown();
          const record = channel ? await settle(row, channel, { ...known, inChat }, look) : null;
          if (!record) continue;
          // What was found for one is not asked for again for the others.
          for (const id of record.providerIds) {
            known.others.add(Number(id));
            inChat.add(Number(id));
          }
          known.looked.splice(known.looked.indexOf(row), 1);
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

  const hand = createHand();
  const lookAll = async (): Promise<void> => {
    do {
      again = false;
      const looked = hand.begin();
      try {
        const taken = (await takeFromDead()) + (await takeFromOurselves());
        await settleAll(taken > 0);
      } catch (error) {
        // Nothing is lost: what is uncertain stays so until the next look.
        log.warn({ err: error }, 'uncertain sends could not be settled yet');
      } finally {
        looked();
      }
    } while (again && goesOn());
  };

  const nudge = (): void => {
    if (stopped) return;
    again = true;
    running ??= lookAll().finally(() => {
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
    oldestMs: hand.oldestMs,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
