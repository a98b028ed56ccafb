// Decides which claimed message goes next: one under way per address, in order, replies before notices before broadcasts.
// It holds rows in memory only and neither sends nor records.
import type { ClaimedSend, SendKind } from '../../db/transactions/claim-outbox.ts';
import type { Pace } from './pace.ts';

const RANK: Readonly<Record<SendKind, number>> = { reply: 0, notice: 1, broadcast: 2 };
/** How long a chat that said "too fast" is written to slowly. */
const HINT_MS = 60_000;

interface Lane {
  readonly rows: { readonly row: ClaimedSend; readonly spaced: boolean }[];
  /** The turn that counts: an earlier one of this lane in a line or a timer is void. */
  turn: number;
  lastAt: number;
  slowUntil: number;
}

/** The lanes of one channel. */
export interface Lanes {
  /** Takes a row; `spaced` keeps the least distance to the one before in its chat. */
  add(row: ClaimedSend, spaced: boolean): void;
  /** The network said "too fast" about this chat. */
  slowDown(addressId: number): void;
  /** Takes out what has not been begun for one address, or for all. */
  takeOut(addressId?: number): ClaimedSend[];
  readonly underWay: () => number;
  readonly size: () => number;
  /** How many of them nobody has asked for: notices and broadcasts. */
  readonly unasked: () => number;
  rows(): Iterable<ClaimedSend>;
  /** Forgets chats that nothing is known about any more. */
  tidy(): void;
}

/** Makes the lanes of one channel. `work` must never reject. */
export function createLanes(
  pace: Pace,
  work: (row: ClaimedSend) => Promise<void>,
  now: () => number = () => performance.now(),
): Lanes {
  const lanes = new Map<number, Lane>();
  const lines: Record<SendKind, { addressId: number; turn: number }[]> = {
    reply: [],
    notice: [],
    broadcast: [],
  };
  const current = new Map<number, ClaimedSend>();
  let size = 0;

  /** Puts a lane in the line of its first row, now or when its chat may be written to again. */
  const queue = (addressId: number, lane: Lane): void => {
    lane.turn += 1;
    const { turn } = lane;
    const first = lane.rows[0];
    if (!first) return;
    const slow = first.spaced || now() < lane.slowUntil;
    const wait = slow ? lane.lastAt + pace.perChatMs - now() : 0;
    if (wait <= 0) {
      lines[first.row.kind].push({ addressId, turn });
      return;
    }
    setTimeout(() => {
      if (lane.turn !== turn) return;
      lines[first.row.kind].push({ addressId, turn });
      pump();
    }, wait);
  };

  const pump = (): void => {
    while (current.size < pace.concurrency) {
      const next = lines.reply.shift() ?? lines.notice.shift() ?? lines.broadcast.shift();
      if (!next) return;
      const lane = lanes.get(next.addressId);
      if (lane?.turn !== next.turn) continue;
      const first = lane.rows.shift();
      if (first) void run(next.addressId, lane, first.row);
    }
  };

  const run = async (addressId: number, lane: Lane, row: ClaimedSend): Promise<void> => {
    lane.turn += 1;
    current.set(addressId, row);
    await work(row);
    current.delete(addressId);
    size -= 1;
    lane.lastAt = now();
    queue(addressId, lane);
    pump();
  };

  function* held(): Iterable<ClaimedSend> {
    yield* current.values();
    for (const lane of lanes.values()) for (const { row } of lane.rows) yield row;
  }

  return {
    add(row, spaced) {
      let lane = lanes.get(row.addressId);
      if (!lane) {
        lane = { rows: [], turn: 0, lastAt: -Infinity, slowUntil: 0 };
        lanes.set(row.addressId, lane);
      }
      const later = lane.rows.findIndex((other) => goesBefore(row, other.row));
      const at = later < 0 ? lane.rows.length : later;
      lane.rows.splice(at, 0, { row, spaced });
      size += 1;
      // A new first row may go sooner than the one before it; behind a row under way it waits anyway.
      if (at === 0 && !current.has(row.addressId)) queue(row.addressId, lane);
      pump();
    },
    slowDown(addressId) {
      const lane = lanes.get(addressId);
      if (lane) lane.slowUntil = now() + HINT_MS;
    },
    takeOut(addressId) {
      const chosen = addressId === undefined ? [...lanes.values()] : [lanes.get(addressId)];
      const rows = chosen.flatMap((lane) => lane?.rows.splice(0).map(({ row }) => row) ?? []);
      size -= rows.length;
      return rows;
    },
    underWay: () => current.size,
    size: () => size,
    unasked: () => [...held()].filter(({ kind }) => kind !== 'reply').length,
    rows: held,
    tidy() {
      for (const [addressId, lane] of lanes) {
        const quiet = Math.max(lane.slowUntil, lane.lastAt + pace.perChatMs) < now();
        if (quiet && lane.rows.length === 0 && !current.has(addressId)) lanes.delete(addressId);
      }
    },
  };
}

const goesBefore = (a: ClaimedSend, b: ClaimedSend): boolean =>
  RANK[a.kind] === RANK[b.kind] ? a.id < b.id : RANK[a.kind] < RANK[b.kind];
