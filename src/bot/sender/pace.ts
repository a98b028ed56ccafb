// How fast each network may be written to. It never sleeps; it only counts.
import type { ChannelId } from '../../domain/conversation/input.ts';

/** The pace of one channel. */
export interface Pace {
  /** Calls under way at the same time, over all chats. */
  readonly concurrency: number;
  /** Notices and broadcasts a second, together; replies are never held back by it. */
  readonly perSecond: number;
  /** Least milliseconds between two messages to one chat that said "too fast" or has a backlog. */
  readonly perChatMs: number;
}

/**
 * Telegram: 256 calls at once still carry 4,000 replies a second when each takes 60 ms; the rest are its
 * flood limits, about 30 a second and 1 a second per chat. WhatsApp: our own caution.
 */
export const defaultPace: Readonly<Record<ChannelId, Pace>> = {
  telegram: { concurrency: 256, perSecond: 30, perChatMs: 1000 },
  whatsapp: { concurrency: 8, perSecond: 0.33, perChatMs: 1500 },
  webchat: { concurrency: 16, perSecond: 1000, perChatMs: 0 },
};

/**
 * How many messages that nobody has asked for may be claimed now, with so many of them in hand: a quarter of a second's
 * worth at a time, because all that is claimed is in doubt when the process dies, and a second's worth in all.
 */
export function unaskedRoom({ perSecond }: Pace, inHand: number): number {
  const most = Math.max(1, Math.ceil(perSecond));
  return Math.min(most - inHand, Math.ceil(most / 4));
}

/** Counts what may be sent now: fills up by `perSecond`, holds at most one second's worth, at least one. */
export interface Bucket {
  available(now: number): number;
  /** Takes tokens out; with `gently` it never goes below zero, so that what must go is not paid back later. */
  spend(count: number, now: number, gently?: boolean): void;
}

/** Makes a full bucket. Times are milliseconds of any clock that only goes forward. */
export function createBucket(perSecond: number): Bucket {
  const most = Math.max(1, perSecond);
  let tokens = most;
  let at = -Infinity;
  const fill = (now: number): void => {
    if (now > at) tokens = Math.min(most, tokens + ((now - at) / 1000) * perSecond);
    at = Math.max(at, now);
  };
  return {
    available(now) {
      fill(now);
      return Math.max(0, Math.floor(tokens));
    },
    spend(count, now, gently = false) {
      fill(now);
      tokens = gently ? Math.max(Math.min(tokens, 0), tokens - count) : tokens - count;
    },
  };
}
